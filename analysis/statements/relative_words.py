"""The “which” of a clause that has a cue of its own: words of that clause, and of no other.

"Lee fears the storm, which Ward says will pass" has nothing but "the storm" of Lee's, and “which …
will pass” of Ward's; "that the mayor, who | clerks say left, should go" is one clause of one voice.
"A step they believe could help" lacks “which”: what they believe is "a step … could help".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.name_lists import words_of
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.nested_statements import mended

_ALONE = re.compile(r"(?:which|who|whom)", re.IGNORECASE)
_BEHIND = re.compile(r"(?P<before>\w+|[,—–(-])\s?(?P<word>which|who|whom) \Z")
_VERB = re.compile(
    r"(?:is|was|were|are|has|had|have|will|would|could|should|may|might|can|must)(?:n['’]t)? "
)
_THING = re.compile(  # what a clause without "which" is about: "a tactic | they hope will help"
    r"(?:(?:an?|the|another|two|three|four|\d[\d,.]{0,9}) (?P<noun>(?:[\w’'-]+ ){0,3}[\w’'-]+)"
    r"|something) \Z"
)
_OPENS_THING = re.compile(r"\b(?:an?|the|another|two|three|four|something) ")
_BACK = 60  # characters before a source in which such a thing stands
_LAST = re.compile(r",? (?:which|who|whom)\Z")
_FEWEST = 3  # words of a content
_ALL = frozenset(("both", "all", "each", "most", "many", "some", "few", "few people"))
_BETWEEN = re.compile(r"\s*(?:[\w’'-]+\s+){0,2}")  # source and cue: "Lee has often said"


def with_own_relatives(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each “which” before a source and its cue given to what is said there.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Lee fears the storm, which Ward says will pass."
        >>> lee = Candidate((Span(0, 3),), (Span(4, 9),), (Span(10, 19), Span(21, 26)))
        >>> ward = Candidate((Span(27, 31),), (Span(32, 36),), (Span(37, 46),))
        >>> lee, ward = with_own_relatives(text, [lee, ward])
        >>> [part.of(text) for part in (*lee.content, *ward.content)]
        ['the storm', 'which', 'will pass']
    """
    freed = [_without_loose(text, one) for one in candidates]
    taken = [part for one in freed for part in one.content]
    return [_with_own(text, one, taken) for one in freed]


def _without_loose(text: str, one: Candidate) -> Candidate:
    """A candidate without a “which” at its end, of which no clause of its own follows."""
    if not one.content or not one.cue:
        return one
    *before, last = one.content
    loose = _ALONE.fullmatch(text, last.start, last.end)
    if before and loose and text.startswith(" ", last.end):
        return replace(one, content=tuple(before))
    ends = _LAST.search(text, last.start, last.end)
    kept = trim(text, Span(last.start, ends.start()), ",") if ends else None
    if kept is None or len(kept.of(text).split()) < _FEWEST or not text.startswith(" ", last.end):
        return one
    return mended(text, replace(one, content=(*before, kept)))


def _with_own(text: str, one: Candidate, taken: Sequence[Span]) -> Candidate:
    """A candidate with the “which” before its source, where nobody else has it."""
    if len(one.source) != 1 or len(one.cue) != 1 or not one.content:
        return one
    source, cue, first = one.source[0], one.cue[0], one.content[0]
    if (
        not source.end <= cue.start
        or first.start < cue.end
        or text.startswith("that ", first.start)
    ):
        return one
    if source.of(text).lower() in _ALL:
        return one  # "the ports, which both oppose it": "which" is who opposes
    near = _BETWEEN.fullmatch(text, source.end, cue.start)
    if near is None or re.search(r"\b(?:and|but|or)\b", near[0]) or _is_apart(text, cue, first):
        return one
    lead = _BEHIND.search(text, max(0, source.start - 30), source.start)
    if lead is not None and (lead["before"] in words_of("preposition") or lead["before"] == "even"):
        return one  # "at which he spoke of it"
    word = Span(*lead.span("word")) if lead else _thing(text, source, first)
    if word is None or any(word.overlap(part) for part in taken):
        return one
    return replace(one, content=(word, *one.content))


def _is_apart(text: str, cue: Span, first: Span) -> bool:
    return bool(text[cue.end : first.start].strip())


def _thing(text: str, source: Span, first: Span) -> Span | None:
    """The noun before a source whose verb is what is said: "a step | they believe | could help"."""
    if _VERB.match(text, first.start) is None:
        return None
    begin = max(0, source.start - _BACK)
    found = list(
        re.finditer(
            r"(?<![\d,.])\b(?:an?|the|another|two|three|four|\d[\d,.]*|something) ",
            text[begin : source.start],
        )
    )
    at = begin + found[-1].start() if found else source.start
    thing = _THING.match(text, at, source.start)
    words = (thing["noun"] or "").split() if thing else []
    verbless = not any(w in words_of("preposition") or w in words_of("auxiliary") for w in words)
    return Span(at, source.start - 1) if thing and verbless else None
