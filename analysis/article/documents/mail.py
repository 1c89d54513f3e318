"""Mails (.eml) and web pages saved in one file (.mhtml): MIME, read by Python's email library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import Message
from pathlib import Path
from typing import Any

from analysis.article.documents import markup
from analysis.article.documents.document import Document, paragraphs_text
from analysis.article.input_formats import decode, page_text
from analysis.common.english import agree, counted
from analysis.errors import ArticleError

MOST_PARTS = 500
DEEPEST = 50  # parts within parts
FULLER = 2  # how many times the words of the plain text the HTML must have to be preferred
_PREFIX = re.compile(r"^(?:(?:fwd?|fw|re|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"^(?:> ?)+", re.MULTILINE)
_SIGNATURE = re.compile(r"^-- ?$.*", re.MULTILINE | re.DOTALL)
_FIELD = r"(?:\*?(?:From|To|Cc|Sent|Date|Subject|Reply-To|Von|An|Betreff|Gesendet|De|À|Objet):.*\n)"
_FORWARDED = re.compile(
    rf"^(?:-{{3,}} ?(?:Forwarded|Original) [Mm]essage ?-{{3,}}|Begin forwarded message:).*\n"
    rf"(?:\s*\n)?{_FIELD}*|(?:^{_FIELD}){{3,}}",
    re.MULTILINE,
)
# What the email library raises over headers and bodies that are not as the standard says.
_FAULTS = (MessageError, LookupError, ValueError, AttributeError, TypeError, RecursionError)


def read(data: bytes, name: str) -> Document:
    """The article in a mail: its text, with the subject as title and the day it was sent.

    Lines by which a mail was forwarded, quotation signs and the signature are left out; so are
    attachments, which are told.

    Raises:
        ArticleError: It has no text, or is damaged or hostile.
    """
    message = _message(data, name)
    try:
        texts, left = _split(message, name)
        text = _chosen(texts)
        title = _PREFIX.sub("", _header(message, "subject"))
        facts = {"title": title, "date": _sent(message)}
    except _FAULTS as error:
        raise ArticleError(f"{name} is no mail that can be read; save its text as .txt.") from error
    if not text.strip():
        inside = " but attachments; save the one with the article by itself" if left else ""
        raise ArticleError(f"{name} has no text{inside or '; name a mail that has'}.")
    was = agree(len(left), "was", "were")
    notes = (f"{counted(len(left), 'attachment')} {was} left out: {', '.join(left)}.",)
    return Document(text, {k: v for k, v in facts.items() if v}, notes if left else ())


def read_page(data: bytes, name: str) -> Document:
    """The article in a web page that a browser saved in one file.

    Raises:
        ArticleError: There is no page in it, or no article in the page.
    """
    message = _message(data, name)
    try:
        pages = [part for part in _parts(message, name) if part.get_content_type() == "text/html"]
        root = _root(message, pages)
        html = _decoded(root) if root is not None else ""
        address = _header(root, "content-location") if root is not None else ""
        address = _header(message, "snapshot-content-location") or address
    except _FAULTS as error:
        raise ArticleError(f"{name} is damaged; save the page as .html in the browser.") from error
    if not html:
        raise ArticleError(f"{name} holds no web page; save the page as .html in the browser.")
    text, facts = page_text(Path(name), html)
    if address.startswith(("http://", "https://")):
        facts["url"] = address
    return Document(text, facts)


def _message(data: bytes, name: str) -> Message:
    try:
        return message_from_bytes(data, policy=policy.default)
    except _FAULTS as error:
        raise ArticleError(f"{name} is damaged; save its text as a .txt file.") from error


def _parts(message: Message, name: str) -> Iterator[Message]:
    """All parts that hold something themselves, those of enclosed mails too."""
    stack, seen = [(message, 0)], 0
    while stack:
        part, depth = stack.pop()
        seen += 1
        if seen > MOST_PARTS or depth > DEEPEST:
            raise ArticleError(f"{name} has too many parts within parts; save its text as .txt.")
        if part.is_multipart():
            inner: Any = part.get_payload()
            stack += [(one, depth + 1) for one in reversed(inner)]
        else:
            yield part


def _split(message: Message, name: str) -> tuple[dict[str, str], list[str]]:
    """The first text of each type, and the names of what is left out."""
    texts: dict[str, str] = {}
    left: list[str] = []
    for part in _parts(message, name):
        kind, file = part.get_content_type(), part.get_filename()
        shown = part.get_content_disposition() != "attachment" and not file
        if shown and kind in ("text/plain", "text/html") and not texts.get(kind, "").strip():
            flowed = part.get_param("format", "") == "flowed"
            texts[kind] = _unflowed(_decoded(part)) if flowed else _decoded(part)
        elif not part.get("content-id") or part.get_content_disposition() == "attachment":
            left.append(" ".join(str(file or kind).split())[:80])
    return texts, left


def _root(message: Message, pages: list[Message]) -> Message | None:
    """The part that is the page itself: the one that the head names, else the first."""
    start: Any = message.get_param("start")
    named = [page for page in pages if start and _header(page, "content-id") == start]
    return next(iter(named or pages), None)


def _decoded(part: Message) -> str:
    """The text of a part, in its own charset where that holds."""
    data: Any = part.get_payload(decode=True)
    markup = part.get_content_type() == "text/html"
    try:
        return str(data.decode(part.get_content_charset() or "none"))
    except (UnicodeDecodeError, LookupError):
        return decode(data, "a part of the mail", markup=markup)


def _chosen(texts: dict[str, str]) -> str:
    """The plain text, or what the HTML says where the plain text is but a stub."""
    plain = texts.get("text/plain", "")
    html = markup.fragment_text(texts["text/html"]) if "text/html" in texts else ""
    if html and len(html.split()) > FULLER * len(plain.split()):
        return paragraphs_text(_FORWARDED.sub("", html).split("\n\n"))
    plain = _QUOTED.sub("", plain.replace("\r\n", "\n"))
    return _FORWARDED.sub("", _SIGNATURE.sub("", plain)).strip() + "\n"


def _unflowed(text: str) -> str:
    r"""Lines that a mail program broke softly, put together again (RFC 3676)."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "".join(
        line if line.endswith(" ") and line != "-- " else line + "\n"
        for line in (line.removeprefix(" ") for line in lines)
    )


def _header(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _sent(message: Message) -> str:
    """The day in the head of a mail, as the sender's clock had it."""
    date: Any = message["date"]
    sent = getattr(date, "datetime", None)
    return f"{sent:%Y-%m-%d}" if sent else ""
