"""Where a content runs into what the one who tells of it adds: before it, or at its end.

"told us to wait, then leaves" has a verb of the teller's; "calls him a “thief” for moving boats" in
a post has the post's reason; "that “it rains” as the port runs dry" has the reporter's time; "we
learned it rained, according to a study" has the author's frame.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.lexicon import word_set
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import OWN_WORDS, Candidate
from analysis.statements.cue_objects import has_finite_verb

FEWEST = 3  # words of a content
_MARKS = '“”"'
_THEN = re.compile(
    r",? (?:(?:and|but|yet|only) )?(?:then|now) (?:(?:\w+ly|also|even) )?"
    r"(?P<verb>(?!(?:this|always|perhaps)\b)[a-z]+)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"(?:(?:us|me|you|him|her|them|everyone|people) )?(?:not )?to [a-z]")
_SIDE = re.compile(r"\b(?:that|who|which|what|how|why|when|if|whether|because|where)\b")
_FOR = re.compile(r".*[”\"](?P<tail>,? (?:for|over) (?:not )?\w+ing\b[^“”\"]*)", re.DOTALL)
_AS = re.compile(
    r".*[”\"](?P<tail>,? as (?P<what>(?:the|a|an|his|her|its|their|[A-Z])[^“”\"]*))", re.DOTALL
)
_WHEN = re.compile(r"(?:as|while|after|when|hours after|a day after) ([^“”\"]+)")
_DAY = re.compile(r"\s*(?:(?:(?:on|late|early|earlier|this) ){0,2}\w+day(?: \w+)?\s*)?")
_AND_WHO = re.compile(
    r",? and (?:(?:both|all|each|most|many|neither) )(?:[\w’'-]+ ){0,3}[\w’'-]+\Z"
)
_GOES_ON = re.compile(
    r"\s+(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b"
)
_WE_LEARNED = re.compile(
    r"(?:[A-Z][^,.;:“”\"]{0,40}, )?(?:[Ww]e|I|[Yy]ou) (?:(?:have|had|now|also|just|all|\w+ly) )*"
    r"(?:learn(?:ed|t)?|know|knew|heard|saw|found out|discovered|were told|are told)"
    r"(?: (?:(?:on|last|this) )?\w+day)?(?: that)? (?=\S)"
)


def without_tellers_words(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, none of which runs into the words of who tells of it.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Lee told us to wait here, then quickly leaves."
        >>> one = Candidate((Span(0, 3),), (Span(4, 8),), (Span(12, 45),))
        >>> without_tellers_words(text, [one])[0].content[0].of(text)
        'to wait here'
    """
    return [_cut(text, _from_frame(text, one), candidates) for one in candidates]


def _from_frame(text: str, one: Candidate) -> Candidate:
    """What a source says, without the author's "we learned" before it."""
    if not one.cue or not one.content or one.content[-1].end > one.cue[0].start:
        return one
    first = one.content[0]
    frame = _WE_LEARNED.match(text, first.start, first.end)
    if frame is None or not one.cue[0].of(text).lower().startswith("according to"):
        return one
    if len(text[frame.end() : first.end].split()) < FEWEST:
        return one
    return replace(one, content=(Span(frame.end(), first.end), *one.content[1:]))


def _cut(text: str, one: Candidate, candidates: Sequence[Candidate]) -> Candidate:
    """A candidate without what the teller adds at its end."""
    if not one.cue or not one.content or one.content[-1].start < one.cue[-1].end:
        return one
    last = one.content[-1]
    if _is_time_behind(text, one, last):
        return replace(one, content=one.content[:-1])
    end = _second_verb(text, last) or _time(text, last) or _next_subject(text, last)
    if not end and (reason := _FOR.fullmatch(text, last.start, last.end)):
        end = reason.start("tail") if _is_within(text, one, candidates) else 0
    kept = trim(text, Span(last.start, end), ",") if end else None
    if not kept or (len(kept.of(text).split()) < FEWEST and len(one.content) == 1):
        return one
    return replace(one, content=(*one.content[:-1], kept))


def _is_time_behind(text: str, one: Candidate, last: Span) -> bool:
    """Whether a last piece is when it was said: "It rains, Lee said on Monday | as ships sank"."""
    if len(one.content) < 2 or one.content[0].end > one.cue[0].start:
        return False
    source = max((s.end for s in one.source), default=0)
    between = text[max(one.cue[-1].end, source) : last.start]
    time = _WHEN.fullmatch(text, last.start, last.end)
    return _DAY.fullmatch(between) is not None and time is not None and has_finite_verb(time[1])


def _second_verb(text: str, last: Span) -> int:
    """Where "told us to wait | , then leaves" goes on for who told; 0 for nowhere."""
    if not _TO_DO.match(text, last.start, last.end):
        return 0
    for found in _THEN.finditer(text, last.start, last.end):
        verb = found["verb"]
        finite = verb in word_set("verbs", "past") or (
            len(verb) > 3 and verb.endswith(("s", "ed")) and not verb.endswith("ss")
        )
        kept = text[last.start : found.start()]
        if finite and not _SIDE.search(kept) and kept.count("“") == kept.count("”"):
            return found.start()
    return 0


def _time(text: str, last: Span) -> int:
    """Where “it rains” | as the port runs dry" goes on for the reporter; 0 for nowhere."""
    found = _AS.fullmatch(text, last.start, last.end)
    if found is None:
        return 0
    base = word_set("verbs", "base")
    rest = found["what"].lower().split()[2:]
    present = any(w.endswith("s") and (w[:-1] in base or w[:-2] in base) for w in rest)
    return found.start("tail") if present or has_finite_verb(found["what"]) else 0


def _next_subject(text: str, last: Span) -> int:
    """Where the subject of the reporter's next verb begins; 0 where it does not."""
    found = _AND_WHO.search(text, last.start, last.end)
    if found is None or not _GOES_ON.match(text, last.end):
        return 0
    return found.start() if has_finite_verb(text[last.start : found.start()]) else 0


def _is_within(text: str, one: Candidate, candidates: Sequence[Candidate]) -> bool:
    """Whether somebody tells of it in words that are printed as his own."""
    for other in candidates:
        for part in other.content if other is not one else ():
            own = not OWN_WORDS.isdisjoint(other.rules) or text[part.start] in _MARKS
            if own and part.holds(one.cue[0]) and part.holds(one.content[-1]):
                return True
    return False
