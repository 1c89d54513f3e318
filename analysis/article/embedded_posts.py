"""Posts of social networks that are embedded in a page, as the networks' own code for it has them.

    <blockquote class="twitter-tweet"><p>It rains.</p>&mdash; Ann Lee (@annlee) <a>May 3</a>

Each is a statement of who wrote it: its text stands in quotation marks, signed with the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article.normalize_marks import in_marks

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KINDS = frozenset(
    ["twitter-tweet", "twitter-video", "bluesky-embed", "instagram-media", "fb-xfbml-parse-ignore",
     "tiktok-embed", "text-post-media", "mastodon-embed", "reddit-embed-bq", "reddit-card"]
)  # fmt: skip
_HANDLE = r"@[\w.-]{1,60}"
_SIGNED = re.compile(
    rf"[—–]\s*(?P<name>[^()]{{0,100}}?)\s*\(\s*(?P<handle>{_HANDLE})\s*\)\s*(?P<time>.{{0,60}})"
)
_SHARED = re.compile(
    rf"A (?:post|photo|video|reel|thread) (?:shared|posted) by\s+(?P<name>[^()]{{0,100}}?)"
    rf"\s*\(?\s*(?P<handle>{_HANDLE})\s*\)?(?:\s+on\s+(?P<time>.{{0,60}}))?\s*\Z"
)
_POSTED = re.compile(
    r"Posted by\s+(?P<name>[^()\n]{1,100}?)(?P<handle>)(?:\s+on\s+(?P<time>.{0,60}))?\s*\Z"
)
_BY = re.compile(r"\bby\s+(?P<name>)(?P<handle>u/[\w-]{1,60})(?P<time>)\b")
_MEDIA = re.compile(
    r"\s*(?:\bpic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+|\[image or embed\]|♬[^\n]*)"
)
_VIEW = re.compile(r"\s*View (?:this post )?on \w+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Post:
    """An embedded post.

    Args:
        name: Who wrote it, as the network shows it; may be empty.
        handle: The name of the account, such as ``@annlee``; may be empty, but not both.
        lines: Its text, line by line.
        time: When it was written, as the network puts it; may be empty.
    """

    name: str
    handle: str
    lines: tuple[str, ...]
    time: str = ""

    def paragraphs(self) -> list[str]:
        """The post as an article has it: in quotation marks, and signed.

        Example:
            >>> Post("Ann Lee", "@annlee", ("It rains.",), "May 3, 2024").paragraphs()
            ['“It rains.”', '— Ann Lee (@annlee), May 3, 2024']
        """
        who = f"{self.name} ({self.handle})" if self.name and self.handle else ""
        signed = f"— {who or self.name or self.handle}"
        return [*in_marks(self.lines), f"{signed}, {self.time}" if self.time else signed]


def is_post(element: HtmlElement) -> bool:
    """Whether an element is what a network gives for a post to be embedded."""
    return element.tag == "blockquote" and not _KINDS.isdisjoint(
        str(element.get("class", "")).split()
    )


def post_of(element: HtmlElement) -> Post | None:
    """The post in such an element; none where it holds no text, or nobody's name."""
    everything = _flat("".join(_texts(element)))
    lines = [line for p in element.iter("p") for line in _lines(p)]
    signed = next(
        (
            found
            for pattern in (_SIGNED, _SHARED, _POSTED, _BY)
            if (found := list(pattern.finditer(everything)))
        ),
        None,
    )
    if signed is not None:
        sign = signed[-1]
        name, handle, time = (sign[group] or "" for group in ("name", "handle", "time"))
    else:
        name, time = "", ""
        titles = (str(a.get("title", "")) for a in element.iter("a"))
        handle = next((title for title in titles if re.fullmatch(_HANDLE, title)), "")
    if not lines and signed is not None and handle.startswith("u/"):
        lines = [_flat("".join(_texts(a))) for a in element.iter("a")][:1]
    lines = [line for line in lines if not any(p.search(line) for p in (_SHARED, _POSTED))]
    name = name.strip(" \u200e\u200f\u202a-\u202e")
    if not lines or not (name or handle):
        return None
    return Post(name, handle, tuple(lines), time.strip(" .,"))


def _texts(element: HtmlElement) -> Iterator[str]:
    """The text in an element; a line end for each break and at the end of each paragraph."""
    if not isinstance(element.tag, str):  # a comment
        return
    if element.tag == "br":
        yield "\n"
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield "\n" if child.tag in ("p", "div") else ""
        yield child.tail or ""


def _lines(element: HtmlElement) -> Iterator[str]:
    text = _MEDIA.sub("", "".join(_texts(element)).replace("\xa0", " "))
    for line in text.split("\n"):
        flat = _flat(line)
        if flat and not _VIEW.fullmatch(flat):
            yield flat


def _flat(text: str) -> str:
    return " ".join(text.split())
