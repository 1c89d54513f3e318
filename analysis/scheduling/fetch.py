"""Fetching: over http and https only, from public addresses, within limits; the article in a page.

One limit of time holds for everything together: look-ups, connections, redirects, headers, bodies.
Each redirect is checked as the first address is, see ``analysis.scheduling.public_addresses``.
Feeds are read in ``analysis.scheduling.read_feed``.
"""

from __future__ import annotations

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from analysis.errors import ArticleError

if TYPE_CHECKING:
    from analysis.scheduling.transport import Limits, Reply

LARGEST = 10_000_000  # bytes of one answer, unpacked
SECONDS = 30  # for one answer with all its redirects
REDIRECTS = 5
PLAIN = ("text/plain", "text/markdown")  # kinds of text without the markup of a page
_MOVED = (301, 302, 303, 307, 308)
NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Args:
        address: Where it came from in the end.
        data: Its bytes.
        kind: The type it said.
        tag: Its ETag, and ``changed`` its Last-Modified, to ask by the next time; may be empty.
        same: It has not changed since, so there are no bytes.
        charset: The charset it said; may be empty, and wrong.
    """

    address: str
    data: bytes
    kind: str
    tag: str = ""
    changed: str = ""
    same: bool = False
    charset: str = ""


def fetch(
    address: str,
    allow: Sequence[str] = (),
    seconds: float = SECONDS,
    largest: int = LARGEST,
    asks: Mapping[str, str] = NOTHING,
) -> Answer:
    """Fetch an address.

    Args:
        address: With http or https.
        allow: Networks that may be fetched from though they are not public.
        seconds: For everything together.
        largest: Bytes that the answer may have, unpacked.
        asks: Headers by which it is asked for only where it has changed, see
            ``analysis.scheduling.feed_cache``.

    Raises:
        ArticleError: The address is not allowed, or nothing usable came back.

    Example:
        >>> fetch("file:///etc/passwd")
        Traceback (most recent call last):
        analysis.errors.ArticleError: file:///etc/passwd is not fetched: only http and https are.
    """
    from analysis.scheduling.transport import Limits

    limits = Limits(time.monotonic() + seconds, largest, allow)
    here = address
    for _ in range(REDIRECTS + 1):
        try:
            reply = _asked(here, limits, asks)
        except TimeoutError as error:
            raise ArticleError(f"{shown(here)} did not answer in {seconds:g} seconds.") from error
        target = reply.headers.get("location")
        if reply.status in _MOVED and target:
            moved = joined(here, target)
            if not moved:
                to = f"{shown(here)} redirects to {shown(target)}"
                raise ArticleError(
                    f"{to}, which is not a valid address; find another address of the article."
                )
            here = moved
            continue
        if reply.status != 200 and not (reply.status == 304 and asks):
            raise ArticleError(f"{shown(here)} answered with status {reply.status}.")
        return _answer(here, reply)
    raise ArticleError(f"{shown(address)} was redirected more than {REDIRECTS} times.")


def _asked(address: str, limits: Limits, asks: Mapping[str, str]) -> Reply:
    from analysis.scheduling import transport

    if len(address) > transport.LONGEST:
        cut = shown(address[:80])
        raise ArticleError(
            f"{cut}… is not fetched: it has more than {transport.LONGEST} characters."
        )
    if address.partition(":")[0].lower() not in ("http", "https"):
        raise ArticleError(f"{shown(address)} is not fetched: only http and https are.")
    try:
        return transport.ask(address, limits, asks)
    except TimeoutError:
        raise
    except ValueError as error:
        raise ArticleError(
            f"{shown(address)} is not a valid address: {error}; check it."
        ) from error
    except OSError as error:
        reason = error.strerror or str(error) or type(error).__name__
        raise ArticleError(f"{shown(address)} cannot be fetched: {reason}.") from error


def _answer(address: str, reply: Reply) -> Answer:
    content_type = reply.headers.get("content-type", "")
    kind = content_type.partition(";")[0].strip().lower()
    charset = re.search(r"""charset\s*=\s*["']?\s*([^\s"';,]+)""", content_type, re.I)
    return Answer(
        address,
        reply.body,
        kind if "/" in kind else "text/plain",
        reply.headers.get("etag", ""),
        reply.headers.get("last-modified", ""),
        reply.status == 304,
        charset[1] if charset else "",
    )


def page(answer: Answer) -> dict[str, str]:
    """The article in a page: text, title, outlet, date, author and url.

    Raises:
        ArticleError: There is none, or it is no page.
    """
    return {key: value for key, value in _page(answer).items() if key != "canonical"}


def _page(answer: Answer) -> dict[str, str]:
    """What ``page`` gives, and as ``canonical`` what the page says its address is."""
    from analysis.article.input_formats import page_text
    from analysis.article.markdown import is_markdown, markdown_text

    if answer.kind not in ("text/html", "application/xhtml+xml", *PLAIN):
        raise ArticleError(f"{shown(answer.address)} is not a page but {answer.kind}.")
    text = text_of(answer)
    if answer.kind in PLAIN:
        marked = answer.kind == "text/markdown" or is_markdown(text)
        return {"text": markdown_text(text) if marked else text, "url": shown(answer.address)}
    body, fields = page_text(Path(shown(answer.address)), text)
    canonical = joined(answer.address, str(fields.get("url", "")))
    # An address of the page's own choice would make one report look like another's.
    out = {"text": body, **{k: str(v) for k, v in fields.items()}, "url": shown(answer.address)}
    return out | {"canonical": shown(canonical)} if fields.get("url") and canonical else out


def text_of(answer: Answer) -> str:
    r"""The text of an answer, see ``analysis.article.charset.web_text``.

    Raises:
        ArticleError: The bytes are no text.

    Example:
        >>> text_of(Answer("https://news.example/", b"\x93Rain\x94", "text/html"))
        '“Rain”'
    """
    from analysis.article.charset import web_text

    markup = answer.kind not in PLAIN
    return web_text(answer.data, answer.charset, markup=markup, name=shown(answer.address))


def fetch_page(address: str, allow: Sequence[str], seconds: float) -> dict[str, str]:
    """Fetch a page and find its article; a task for the ``prefork.pool``.

    Returns:
        What ``page`` gives, and as ``canonical`` what the page says its address is.
    """
    return _page(fetch(address, allow, min(seconds, SECONDS)))


def shown(address: str) -> str:
    """An address as it may be written down: no name, no password, no secret in its query.

    Example:
        >>> shown("https://me:pw@news.example/a?id=3&token=abc#top")
        'https://news.example/a?id=3&token=-'
    """
    from analysis.reporting.notebook_parameters import secret

    try:
        parts = urlsplit(address)
    except ValueError:  # it cannot be told apart, so all that may be secret goes
        scheme, _, rest = re.split("[?#]", address, maxsplit=1)[0].rpartition("://")
        return f"{scheme[:5]}://{_quoted(rest.rpartition('@')[2])}"
    query = [(k, "-" if secret(k) else v) for k, v in parse_qsl(parts.query, True)]
    host = "".join(c if c.isprintable() else quote(c, errors="replace") for c in parts.netloc)
    asked = urlencode(query, errors="replace")
    return urlunsplit((parts.scheme, host.rpartition("@")[2], _quoted(parts.path), asked, ""))


def _quoted(path: str) -> str:
    return quote(path, safe="/%:@!$&'()*+,;=~-._", errors="replace")


def joined(base: str, link: str) -> str:
    """Where a link leads; nothing where it is no address."""
    try:
        return urljoin(base, link)
    except ValueError:
        return ""
