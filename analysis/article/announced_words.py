"""Speeches, statements and letters that an article announces and then prints without marks.

    Here is the full text of the mayor's speech:

    Good evening. I have come to thank you all.

What stands below such a line is the words of the one whom it names, up to the next such line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.article.interview_turns import speaks_of_oneself
from analysis.article.paragraphs import QUOTED
from analysis.article.spans import Span, trim
from analysis.article.turn_labels import labels

if TYPE_CHECKING:
    from analysis.article.article import Article
    from analysis.article.paragraphs import Paragraph

LONGEST = 60  # words of a paragraph that announces
LEAST = 30  # words that are printed, at least
_UTTERED = (
    r"(?:addresse?s?|speech(?:es)?|remarks|statement|testimony|letter|memo|e-?mail|op-?ed|essay|eulogy"
    r"|sermon|farewell|message|comments|opening statement|note|declaration|announcement|monologue"
    r"|response|apology)"
)
_WHOLE = (
    r"(?:transcript|(?:full|complete|entire|whole) (?:text|remarks|statement|speech|address|letter"
    r"|testimony|response|memo|e-?mail|op-?ed|eulogy|message|comments)|(?:prepared|full|opening)"
    r" (?:remarks|statement|testimony)|remarks,? as (?:prepared|delivered|released)"
    rf"|text of [^.:]{{2,60}}?\b{_UTTERED})"
)
_ANNOUNCES = re.compile(
    rf"\b(?:below|here)\b[^.:]{{0,60}}\b{_WHOLE}\b"
    rf"|\b{_WHOLE}\b[^.:]{{0,120}}\b(?:below|here:|follows?\b)"
    rf"|\bfollowing (?:is|are)\b[^.:]{{0,60}}\b{_WHOLE}\b"
    rf"|\A\W*(?:read )?(?:(?:an?|the|his|her|their|(?-i:[A-Z])[\w.’']*) ){{0,5}}?{_WHOLE}\b"
    r"[^.]{0,120}:\W*\Z",
    re.IGNORECASE,
)
_NOT_HERE = re.compile(  # a link, or a conversation
    r"\A\W*(?:related|read|watch|see|listen|more)\b(?!.*:\W*\Z)|\bpartial\b|\binterview\b"
    r"|\btranscripts? of (?:the|a|our|their|his|her|this|that) (?:\w+ ){0,3}?"
    r"(?:segment|exchange|conversation|call|discussion|debate|hearing|report)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r":\W*\Z|\b(?:below|follows?|following)\b|\A(?:here|below) (?:is|are)\b[^.!?]*\W*\Z",
    re.IGNORECASE,
)
_FIRST = 1500  # characters of what is printed in which one speaks of oneself
_WORD = r"[^\W\d_a-z][\w.-]*"
_NAMES = rf"(?:{_WORD} ){{0,4}}{_WORD}"
_ROLE = r"(?:the|her|his|our) (?:[a-z-]+ ){0,2}(?!(?:of|to|in|at|on|for|by)\b)[a-z-]+"
_WHOSE = (
    re.compile(rf"(?P<who>{_NAMES}|{_ROLE})(?:['’]s?)(?= (?:[\w'’-]+ ){{0,6}}?{_UTTERED}\b)"),
    re.compile(rf"\b{_UTTERED},? (?:[\w ]{{0,30}}?\b)?(?:by|of|from) (?P<who>{_NAMES}|{_ROLE})"),
    re.compile(rf"(?P<who>{_NAMES}|{_ROLE})(?:['’]s?)(?= (?:[\w'’-]+ ){{0,4}}?{_WHOLE}\b)"),
    re.compile(rf"\b(?P<who>his|her|their)(?= (?:[\w'’-]+ ){{0,4}}?(?:{_UTTERED}|{_WHOLE})\b)"),
)
_THANKS = re.compile(r"(?:thank you|god bless|thanks)\b.{0,120}", re.IGNORECASE | re.DOTALL)
_REPORTS = re.compile(r"[\"“”]|\b(?:said|told|according to)\b")


class Announced(NamedTuple):
    """The words that an article announces.

    Args:
        who: The words that name whose they are; empty where none do.
        cue: The words that announce them.
        content: What is printed, in parts.
    """

    who: Span
    cue: Span
    content: tuple[Span, ...]


def announced(article: Article) -> tuple[Announced, ...]:
    r"""What an article announces and prints, in order.

    Example:
        >>> from analysis.article.article import parse
        >>> speech = "I have come to thank you all for a good year. " * 4
        >>> text = f"It rained.\n\nHere is the full text of Ann Lee's speech:\n\n{speech}"
        >>> [a.who.of(text) for a in announced(parse(text))]
        ['Ann Lee']
    """
    every, text = article.paragraphs, article.text
    leads = [at for at, paragraph in enumerate(every) if _announces(text, paragraph)]
    out = []
    for at, stop in pairwise([*leads, len(every)]):
        printed = _printed(text, every[at + 1 : stop])
        words = " ".join(span.of(text) for span in printed)
        if len(words.split()) < LEAST:
            continue
        lead = every[at].own
        found = _ANNOUNCES.search(text, lead.start, lead.end)
        cue = Span(*found.span()) if found else lead
        out.append(Announced(_whose(text, lead), trim(text, cue), tuple(_joined(text, printed))))
    return tuple(out)


def _announces(text: str, paragraph: Paragraph) -> bool:
    words = paragraph.own.of(text)
    if paragraph.kind in ("caption", "boilerplate") or len(words.split()) > LONGEST:
        return False
    here = _ANNOUNCES.search(words) is not None and _ENDS.search(words) is not None
    return here and _NOT_HERE.search(words) is None


def _printed(text: str, behind: Sequence[Paragraph]) -> list[Span]:
    """The paragraphs that are printed: none of a conversation, of quotations or of a report."""
    spans = [p.own for p in behind if p.kind not in ("caption", "boilerplate")]
    turns = labels([span.of(text) for span in spans])
    first = text[spans[0].start : spans[0].start + _FIRST] if spans else ""
    plain = first[:1] not in '"“' and speaks_of_oneself(QUOTED.sub("", first))
    if not plain or turns[0] or sum(map(bool, turns)) > 1:
        return []
    for at, span in enumerate(spans[:-1]):
        rest = " ".join(s.of(text) for s in spans[at + 1 :])
        over = _THANKS.match(span.of(text)) and not speaks_of_oneself(rest)
        if over and _REPORTS.search(rest):
            return spans[: at + 1]
    return spans


def _whose(text: str, lead: Span) -> Span:
    """The words of an announcement that name whose words follow."""
    for pattern in _WHOSE:
        found = list(pattern.finditer(text, lead.start, lead.end))
        if found:
            return trim(text, Span(*found[-1].span("who")), ".,")
    return Span(lead.start, lead.start)


def _joined(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Paragraphs that follow on each other as one span."""
    open_: Span | None = None
    for span in spans:
        if open_ is not None and not text[open_.end : span.start].strip():
            open_ = Span(open_.start, span.end)
            continue
        if open_ is not None:
            yield open_
        open_ = span
    if open_ is not None:
        yield open_
