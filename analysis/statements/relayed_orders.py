"""Who says what another passes on, where words lie between the two in other orders.

"It would hold, said Ann Lee, according to the station"; "“Go,” the station | quoted a nurse as
saying"; "Ann Lee | was cited as saying | in the Post"; "Ward said he was told by the mayor that".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate, Rule

_PLAIN = r"(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Capt|Prof|St|Rev)\.|[^.;:!?“”\"\n])"
_AS = r"as (?:saying|telling \w+|writing|adding|calling|describing|warning|claiming|insisting)"
_SAID_BY = re.compile(  # “...,” | said Col. Lee, | according to the station
    rf",? (?P<verb>said|says) (?P<who>{_PLAIN}{{2,90}}?),(?: (?:on )?\w+day,)? \Z"
)
_WHO_SAID = re.compile(
    rf",? (?P<who>{_PLAIN}{{2,90}}?) (?P<verb>said|says|told \w+)(?: (?:on )?\w+day)?, \Z"
)
_QUOTED = re.compile(
    rf"(?P<verb>quot(?:ed|es)|cit(?:ed|es)) (?P<who>{_PLAIN}{{2,80}}?),? (?P<as>{_AS})"
)
_WAS_QUOTED = re.compile(rf"(?:is|was|were|has been|have been) (?:quoted|cited) {_AS}(?: in)?")
_BEFORE = re.compile(
    r"[”\"’] (?P<who>[^.;:!?“”\"\n]{2,90}?)\s\Z"
    r"|(?:\A|[.!?] |\n)(?P<first>[^.;:!?“”\"\n]{2,90}?)\s\Z"
)
_TOLD_BY = re.compile(  # he had been | told by the mayor that
    rf"\b(?:was|were|been) (?P<cue>told|informed|assured|warned) by (?P<who>{_PLAIN}{{2,60}}?),?"
    r" that (?P<what>[^“”\"\n;]+)"
)
_LED = re.compile(r"(?:\n|[.!?”\"] )(?:In|At|During|On) \Z")
_PLACE = re.compile(  # an internal memo, | the clerk, Ann Lee
    r"(?:an?|the|his|her|its|their) [^,“”\"\n]{3,80},"
    r" (?=(?:an?|the) (?:[a-z-]+ ){0,4}[a-z-]+, [A-Z])"
)
BACK = 120  # characters before a passive in which its subject stands
SURE = 0.8


def of_who_said_it(text: str, one: Candidate) -> Candidate:
    """A candidate with whose words it passes on for its source.

    Args:
        text: The article's text.
        one: The candidate.

    Example:
        >>> text = "It would hold, said Ann Lee, according to the station."
        >>> seen = Candidate((Span(42, 53),), (Span(29, 41),), (Span(0, 13),))
        >>> found = of_who_said_it(text, seen)
        >>> found.source[0].of(text), found.outer[0].of(text)
        ('Ann Lee', 'the station')
    """
    one = _behind_place(text, one)
    if len(one.cue) != 1 or not one.content:
        return one
    if not one.source:
        return _passive(text, one)
    cue, first = one.cue[0], one.content[0]
    told = _QUOTED.fullmatch(cue.of(text))
    if told is not None:
        who, verb, said = (_moved(told.span(n), cue.start) for n in ("who", "verb", "as"))
        return _of(one, who, (verb, said))
    if cue.of(text).lower() != "according to" or first.end >= cue.start:
        return one
    between = Span(first.end, cue.start).of(text)
    told = _SAID_BY.fullmatch(between) or _WHO_SAID.fullmatch(between)
    if told is None or len(one.content) > 1:
        return one
    who, verb = (_moved(told.span(n), first.end) for n in ("who", "verb"))
    return _of(one, who, (verb,))


def _behind_place(text: str, one: Candidate) -> Candidate:
    """Without where somebody says it: "In | a memo seen by the Post, the clerk, Ann Lee, wrote"."""
    if len(one.source) != 1 or not one.cue or one.cue[0].start < one.source[0].end:
        return one
    whole = one.source[0]
    led = _LED.search(text, max(0, whole.start - len("\nDuring ")), whole.start)
    place = _PLACE.match(text, whole.start, whole.end) if led else None
    return replace(one, source=(Span(place.end(), whole.end),)) if place else one


def _moved(span: tuple[int, int], by: int) -> Span:
    return Span(span[0] + by, span[1] + by)


def _of(one: Candidate, who: Span, cue: tuple[Span, ...]) -> Candidate:
    outer, rules = (*one.outer, *one.source), (*one.rules, Rule.PASSED_ON)
    return replace(one, source=(who,), cue=cue, outer=outer, rules=rules)


def _passive(text: str, one: Candidate) -> Candidate:
    """As in "“It rains,” Ann Lee | was quoted as saying | in the Post"."""
    cue = one.cue[0]
    if _WAS_QUOTED.fullmatch(cue.of(text)) is None:
        return one
    start = max(0, cue.start - BACK)
    before = _BEFORE.search(text[start : cue.start])
    if before is None:
        return one
    name = "who" if before["who"] else "first"
    who = trim(text, _moved(before.span(name), start), ",")
    content = tuple(c for c in one.content if not c.overlap(who))
    return replace(one, source=(who,), content=content) if who and content else one


def with_told_by(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with what others are said to have told, in a passive within a content.

    Args:
        text: The article's text.
        candidates: The candidates.
    """
    return [*candidates, *_told_by(text, candidates)]


def _told_by(text: str, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    cues = [cue for one in candidates for cue in one.cue]
    for one in candidates:
        for part in one.content if one.source else ():
            told = _TOLD_BY.search(text, part.start, part.end)
            if told is None or set(text[part.start : told.start()]) & set('“”"'):
                continue
            who, cue, what = (Span(*told.span(name)) for name in ("who", "cue", "what"))
            last = who.of(text).rstrip(",").split()[-1].lower()
            plain = last not in ("and", "but", "or") and lookup(last) is None
            if plain and not any(c.overlap(cue) for c in cues):
                yield Candidate((who,), (cue,), (what,), (Rule.CUE_CLAUSE,), one.confidence)
