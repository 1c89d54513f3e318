"""Posts of social networks as plain text has them: without quotation marks, signed by an account.

    It rains again. — Ann Lee (@annlee) May 3, 2016        Ann Lee (@annlee) It rains again.

What stands in quotation marks is seen by ``analysis/article/transcripts.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.article.interview_turns import Turn
from analysis.article.post_paragraphs import DATE, HANDLE, SIGNED, first_paragraph, usual_gap
from analysis.article.spans import Span, trim

if TYPE_CHECKING:
    from analysis.article.article import Article
    from analysis.article.paragraphs import Paragraph

_OPENED = re.compile(
    rf"(?P<who>[^\W\d_a-z][^\n()@,.:;]{{1,40}}?)\s{HANDLE}:?(?:\s{DATE})?\s(?=[A-Z@#\"“'‘(\d])(?P<what>[^\n]{{16,}})"
)
_LED = re.compile(
    r"\b(?:wrote|writes|tweeted|tweets?|posted|said|says|added|replied)\b[^.:!?\n]{0,60}: (?=\S)"
)
_LINK = re.compile(r"(?:\s*(?:https?://\S+|pic\.(?:twitter|x)\.com/\S+))+\Z")
_ALONE = re.compile(r"[—–-]*\s*(?P<who>@\w{2,20})\.?")
_STOPS = ".!?…"
_MARKS, _CLOSING = '"“«', '"”»'
FEWEST = 3  # words of a post


def posts(article: Article) -> tuple[Turn, ...]:
    r"""The posts in an article that are signed by an account, in order.

    Example:
        >>> from analysis.article.article import parse
        >>> text = "It rained.\n\nIt rains here again! — Ann Lee (@annlee) May 3, 2016"
        >>> [t.content[0].of(text) for t in posts(parse(text))]
        ['It rains here again!']
    """
    text, every, out = article.text, article.paragraphs, []
    handles = {p.own.of(text) for p in every if _ALONE.fullmatch(text, p.own.start, p.own.end)}
    usual = usual_gap(text, every)
    for at, paragraph in enumerate(every):
        if paragraph.kind not in ("caption", "boilerplate"):
            out += _below(text, every, at, usual) or list(_within(text, every, at, usual))
            if at and len(handles) > 1 and paragraph.own.of(text) in handles:
                out += _by_handle(text, every[at - 1].own, paragraph.own)
    return tuple(out)


def _below(text: str, paragraphs: Sequence[Paragraph], at: int, usual: int) -> list[Turn]:
    """A post whose signature is a paragraph of its own."""
    own = paragraphs[at].own
    signed = SIGNED.match(text, own.start, own.end)
    if signed is None or signed.end() < own.end or not at:
        return []
    last = paragraphs[at - 1]
    if last.kind == "boilerplate" or last.own.of(text).endswith(":"):
        return []
    first = first_paragraph(text, paragraphs, at - 1, signed[0], usual)
    what = _post(text, Span(paragraphs[first].own.start, last.own.end))
    if what is None:
        return []
    who = Span(*signed.span("who"))
    return [Turn(who, who, (what,))]


def _by_handle(text: str, above: Span, own: Span) -> list[Turn]:
    """A post of one paragraph, with nothing but its writer's handle below."""
    alone = _ALONE.fullmatch(text, own.start, own.end)
    what = _post(text, above)
    if alone is None or what is None or _ALONE.fullmatch(text, above.start, above.end):
        return []
    if not text[above.start : above.end].endswith((*_STOPS, *_CLOSING)):
        return []
    who = Span(*alone.span("who"))
    return [Turn(who, who, (what,))]


def _within(text: str, paragraphs: Sequence[Paragraph], at: int, usual: int) -> Iterator[Turn]:
    """The posts of a paragraph, each with the name behind or before it."""
    own = paragraphs[at].own
    opened = _OPENED.match(text, own.start, own.end)
    signed = list(SIGNED.finditer(text, own.start, own.end))
    if opened is not None and not signed:
        what, who = _post(text, Span(*opened.span("what"))), Span(*opened.span("who"))
        if what is not None:
            yield Turn(who, who, (what,))
        return
    start = own.start
    for match in signed:
        lead = list(_LED.finditer(text, start, match.start()))
        begins = lead[-1].end() if lead else start
        if begins == own.start:
            first = first_paragraph(text, paragraphs, at, match[0], usual)
            begins = paragraphs[first].own.start
        what = _post(text, Span(begins, match.start()))
        if what is not None:
            who = Span(*match.span("who"))
            yield Turn(who, who, (what,))
        start = match.end()


def _post(text: str, span: Span) -> Span | None:
    """The words of a post without links at their end; none where just they stand in marks."""
    what = trim(text, span, "—–-")
    link = _LINK.search(what.of(text)) if what else None
    what = trim(text, Span(what.start, what.start + link.start())) if what and link else what
    if not what or len(what.of(text).split()) < FEWEST:
        return None
    words = what.of(text)
    if words[0] in _MARKS and words[-1] in _CLOSING and not link and "\n" not in words:
        return None
    return what
