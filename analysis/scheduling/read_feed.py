"""Reading a feed: the entries of RSS and Atom, with title, date, outlet and author.

Whether it has changed since the last time is kept in ``analysis.scheduling.feed_cache``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.errors import ArticleError
from analysis.scheduling.fetch import NOTHING, SECONDS, Answer, fetch, joined, shown, text_of

ENTRIES = 200  # entries of one feed that are looked at
_ENTITY = re.compile("<!ENTITY", re.I)
_REFERENCE = re.compile("&#(?:x([0-9a-f]+)|([0-9]+));?", re.I)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MAIL = re.compile(r"[<(]?(?:mailto:)?[^\s@<>()]{1,100}@[^\s@<>()]{1,100}[>)]?")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")


def fetch_entries(
    address: str, allow: Sequence[str], seconds: float, asks: Mapping[str, str] = NOTHING
) -> dict[str, Any] | None:
    """Fetch a feed and read its entries; a task for the ``prefork.pool``.

    Returns:
        Its ``entries``, the titles of those ``without_link``, and ``tag`` and ``changed`` to ask by
        the next time; None where it has not changed since it was last asked for.
    """
    answer = fetch(address, allow, min(seconds, SECONDS), asks=asks)
    if answer.same:
        return None
    rows = _rows(answer)
    return {
        "entries": [row for row in rows if row["address"]],
        "without_link": [row["title"] for row in rows if not row["address"]],
        "tag": answer.tag,
        "changed": answer.changed,
    }


def entries(answer: Answer) -> tuple[dict[str, str], ...]:
    """The entries of an RSS or Atom feed that have an address, with title and date.

    Where the feed has them, outlet and author come with an entry.

    Raises:
        ArticleError: It is no feed.
    """
    return tuple(row for row in _rows(answer) if row["address"])


def _rows(answer: Answer) -> list[dict[str, str]]:
    """The entries of a feed; the address of one without a link to the web is empty."""
    feed = _parsed(answer)
    outlet = _one_line(feed.feed.get("title"))
    out = []
    for entry in feed.entries[:ENTRIES]:
        link = str(entry.get("link") or "")
        address = joined(answer.address, link) if link else ""  # else it would be the feed's own
        date = entry.get("published_parsed") or entry.get("updated_parsed")
        source = entry.get("source") or {}  # of whom an aggregator has it
        row = {
            "address": address if address.partition(":")[0] in ("http", "https") else "",
            "title": _one_line(entry.get("title")),
            "date": f"{date[0]:04}-{date[1]:02}-{date[2]:02}" if date else "",
        }
        more = {
            "outlet": _one_line(source.get("title")) or outlet,
            "author": _writer(_one_line(entry.get("author"))),
        }
        out.append(row | {name: value for name, value in more.items() if value})
    return out


def _writer(author: str) -> str:
    """The name in a feed's author, without the address for mail that stands before or behind it.

    Example:
        >>> _writer("desk@news.example (Ann Lee)"), _writer("Ann Lee <a@b.example>")
        ('Ann Lee', 'Ann Lee')
    """
    return _MAIL.sub("", author).strip(" ()<>,") if "@" in author else author


def _one_line(value: Any) -> str:
    """A text of a feed without markup, in one line."""
    text = str(value or "")
    return " ".join(_TAG.sub(" ", text).split())


def _parsed(answer: Answer) -> Any:
    """A feed as feedparser reads it.

    Raises:
        ArticleError: It is no feed.
    """
    import feedparser

    try:
        text = text_of(answer)
    except ArticleError as error:
        raise ArticleError(f"{shown(answer.address)} is not an RSS or Atom feed.") from error
    if _ENTITY.search(text):
        raise ArticleError(f"{shown(answer.address)} defines XML entities, which no feed needs.")
    # It would take bytes for the name of a file, and believe any charset; a stream it only reads.
    text = _REFERENCE.sub(_character, _DECLARATION.sub("", text, count=1))
    data = f'<?xml version="1.0" encoding="utf-8"?>{text}'.encode("utf-8", "replace")
    place = {"content-location": answer.address}
    feed = feedparser.parse(io.BytesIO(data), response_headers=place)
    if not feed.get("version"):
        raise ArticleError(f"{shown(answer.address)} is not an RSS or Atom feed.")
    return feed


def _character(match: re.Match[str]) -> str:
    """A character reference as it is, or a mark where there is no such character."""
    digits = (match[1] or match[2]).lstrip("0")[:8] or "0"
    number = int(digits, 16 if match[1] else 10)
    return match[0] if number < 0xD800 or 0xDFFF < number < 0x110000 else "\ufffd"
