"""Posts of social networks as plain text has them: without quotation marks, signed by an account.

    It rains again. — Ann Lee (@annlee) May 3, 2016        Ann Lee (@annlee) It rains again.

What stands in quotation marks is seen by ``analysis/article/transcripts.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.article.interview_turns import Turn
from analysis.article.spans import Span, trim

if TYPE_CHECKING:
    from analysis.article.article import Article
    from analysis.article.paragraphs import Paragraph

_HANDLE = r"\(\s?@[\w.]{2,60}\)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})"
_SIGNED = re.compile(
    rf"(?:[—–―]|--|(?<=\s)-)\s?(?P<who>[^\n()—–―]{{1,60}}?)\s{_HANDLE},?(?:\s{_DATE}|\s*$)",
    re.MULTILINE,
)
_OPENED = re.compile(
    rf"(?P<who>[^\W\d_a-z][^\n()@,.:;]{{1,40}}?)\s{_HANDLE}:?(?:\s{_DATE})?\s(?=[A-Z@#\"“'‘(\d])(?P<what>[^\n]{{16,}})"
)
_LED = re.compile(
    r"\b(?:wrote|writes|tweeted|tweets?|posted|said|says|added|replied)\b[^.:!?\n]{0,60}: (?=\S)"
)
_LINK = re.compile(r"(?:\s*(?:https?://\S+|pic\.(?:twitter|x)\.com/\S+))+\Z")
_MARKS = '"“«'
FEWEST = 3  # words of a post


def posts(article: Article) -> tuple[Turn, ...]:
    r"""The posts in an article that are signed by an account, in order.

    Example:
        >>> from analysis.article.article import parse
        >>> text = "It rained.\n\nIt rains here again! — Ann Lee (@annlee) May 3, 2016"
        >>> [t.content[0].of(text) for t in posts(parse(text))]
        ['It rains here again!']
    """
    text, out = article.text, []
    before: Paragraph | None = None
    for paragraph in article.paragraphs:
        if paragraph.kind not in ("caption", "boilerplate"):
            out += _below(text, paragraph.own, before) or list(_within(text, paragraph.own))
        before = paragraph
    return tuple(out)


def _below(text: str, own: Span, before: Paragraph | None) -> list[Turn]:
    """A post whose signature is a paragraph of its own."""
    signed = _SIGNED.match(text, own.start, own.end)
    if signed is None or signed.end() < own.end or before is None or before.kind == "boilerplate":
        return []
    what = _post(text, before.own)
    if what is None or before.own.of(text).endswith(":"):
        return []
    who = Span(*signed.span("who"))
    return [Turn(who, who, (what,))]


def _within(text: str, own: Span) -> Iterator[Turn]:
    """The posts of a paragraph, each with the name behind or before it."""
    opened = _OPENED.match(text, own.start, own.end)
    signed = list(_SIGNED.finditer(text, own.start, own.end))
    if opened is not None and not signed:
        what, who = _post(text, Span(*opened.span("what"))), Span(*opened.span("who"))
        if what is not None:
            yield Turn(who, who, (what,))
        return
    start = own.start
    for match in signed:
        lead = list(_LED.finditer(text, start, match.start()))
        what = _post(text, Span(lead[-1].end() if lead else start, match.start()))
        if what is not None:
            who = Span(*match.span("who"))
            yield Turn(who, who, (what,))
        start = match.end()


def _post(text: str, span: Span) -> Span | None:
    """The words of a post without links at their end; none where they stand in marks."""
    what = trim(text, span, "—–-")
    link = _LINK.search(what.of(text)) if what else None
    what = trim(text, Span(what.start, what.start + link.start())) if what and link else what
    if not what or what.of(text)[0] in _MARKS or len(what.of(text).split()) < FEWEST:
        return None
    return what
