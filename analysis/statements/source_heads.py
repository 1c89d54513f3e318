"""The words of a source that name who speaks, without those he is one of or who is one of them.

"Several deputies including Ann Lee" are several deputies, and "Ann Lee, a teacher and Northam Radio
guest" is one person; "Despite the rain, the mayor" begins with the mayor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.name_lists import noun_of, words_of
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate

_INCLUDING = re.compile(
    r"(?P<head>(?:[\w.’'&-]+ ){0,7}?(?P<last>[\w’'-]+)),?(?: [—–]| --| \()? ?including "
)
_SOME = frozenset(("several", "some", "many", "others", "most", "both", "few", "those"))
_APPOSED = re.compile(
    r"(?P<head>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}), (?:an?|the) [^,;:“”\"()]*\band"
    r" (?:(?:an?|the|former) )?(?:[A-Z][\w.&’-]* )+(?P<noun>[a-z]+)(?:,.*)?",
    re.DOTALL,
)
_FRONT = re.compile(
    r"(?:Despite|After|Before|While|With|Without|During|Following|Amid|By|Since|Although|Though"
    r"|Besides|Instead of|Rather than)\b [^,;:“”\"\n]{3,120}, (?=(?:the|an?|his|her|their|[A-Z])\b)"
)
_DECADE = re.compile(r"the (?:early |late |mid-)?\d{4}s (?=[a-z])")
_BY = re.compile(r"\b(?:[Bb]y|[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring) \Z")


def head_of(text: str, source: Span) -> Span:
    """The words of a source that tell who it is, without its examples and what he also is.

    Args:
        text: The article's text.
        source: The words of a source.

    Example:
        >>> text = "Top deputies including Ann Lee"
        >>> head_of(text, Span(0, 30)).of(text)
        'Top deputies'
    """
    among = _INCLUDING.match(text, source.start, source.end)
    if among and _is_group(among["last"]):
        return Span(source.start, among.end("head"))
    apposed = _APPOSED.fullmatch(text, source.start, source.end)
    noun = noun_of(apposed["noun"]) if apposed else None
    if apposed and (noun.number == "s" if noun else not apposed["noun"].endswith("s")):
        return Span(source.start, apposed.end("head"))
    return source


def _is_group(word: str) -> bool:
    noun = noun_of(word.lower())
    plural = noun is not None and noun.number == "p"
    party = word[0].isupper() and word.endswith(("ans", "ists", "ers", "ats", "ives"))
    return plural or party or word.lower() in _SOME


def with_own_sources(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, no source of which begins with where, when or against what he speaks.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Despite the rain, the mayor said it was dry."
        >>> one = Candidate((Span(0, 27),), (Span(28, 32),), (Span(33, 43),))
        >>> with_own_sources(text, [one])[0].source[0].of(text)
        'the mayor'
    """
    return [_without_front(text, one) for one in candidates]


def _without_front(text: str, one: Candidate) -> Candidate:
    if len(one.source) != 1:
        return one
    source = one.source[0]
    front = _FRONT.match(text, source.start, source.end)
    if front is None and _BY.search(text, max(0, source.start - 7), source.start):
        front = _DECADE.match(text, source.start, source.end)
    if front is None or front.end() >= source.end:
        return one
    if front.re is _FRONT and text[front.end() : source.end].split()[0] in words_of("preposition"):
        return one
    return replace(one, source=(Span(front.end(), source.end),))
