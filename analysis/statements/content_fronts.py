"""Words of the reporter's before what is said: what it is called, whose it is, what it answers.

"pushed | the myth | that it sank", "denied claims of | crews | that it sank", "described | merely |
as a hand" and "reacted to | the sale by calling | it odd" begin with words of who tells of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_objects import has_finite_verb, joined

FEWEST = 2  # words of a content
_SPREADS = re.compile(
    r"(?:.* )?(?:push|spread|promot|advanc|peddl|repeat|tout|embrac|amplif|parrot|trumpet)"
    r"(?:s|es|e|ed|d|ing|y|ies|ied|ying)?",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?:the|a|an|this|his|her|its|their|that) (?:[\w-]+ ){0,3}?(?:falsehood|lie|myth|fiction"
    r"|conspiracy theory|theory|claim|argument|narrative|canard|rumou?r|allegation"
    r"|accusation) (?=that [^,.;]{8,})"
)
_CLAIMS_OF = re.compile(
    r"(?:.* )?(?:claims|allegations|accusations|assertions|suggestions|complaints|warnings)"
    r" (?:of|by|from)",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"(?P<who>[^,.;:“”\"]{3,60}?) (?=[Tt]hat [^,.;]{8,})")
_MERELY = re.compile(r"(?:merely|simply|only|just|variously|famously) (?=as )")
_REACTED = re.compile(r"(?:.* )?(?:react|respond)(?:ed|s|ing) to", re.IGNORECASE)
_BY_CALLING = re.compile(
    r"[^.;:“”\"]{3,90}? by (?:\w+ly )?(?:calling|branding|accusing|labell?ing|urging|telling|saying"
    r"|describing|denouncing|suggesting|claiming|arguing|warning|insisting|declaring) "
)


def without_fronts(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, none of which begins with words on what is said behind them.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Lee pushed the myth that the old dock had sunk."
        >>> one = Candidate((Span(0, 3),), (Span(4, 10),), (Span(11, 46),))
        >>> without_fronts(text, [one])[0].content[0].of(text)
        'that the old dock had sunk'
    """
    return [_cut(text, one) for one in candidates]


def _cut(text: str, one: Candidate) -> Candidate:
    if not one.cue or not one.content or one.content[0].start < one.cue[-1].end:
        return one
    first, tells = one.content[0], joined(text, one.cue)
    start = _start(text, tells, first)
    if not first.start < start < first.end:
        return one
    if len(text[start : first.end].split()) < FEWEST:
        return one
    return replace(one, content=(Span(start, first.end), *one.content[1:]))


def _start(text: str, tells: str, first: Span) -> int:
    """Where a content ought to begin; 0 where it does."""
    if _SPREADS.fullmatch(tells) and (called := _CALLED.match(text, first.start, first.end)):
        return called.end()
    whose = _WHOSE.match(text, first.start, first.end) if _CLAIMS_OF.fullmatch(tells) else None
    if whose is not None and not has_finite_verb(whose["who"]):
        return whose.end()
    if merely := _MERELY.match(text, first.start, first.end):
        return merely.end()
    by = _BY_CALLING.match(text, first.start, first.end) if _REACTED.fullmatch(tells) else None
    return by.end() if by else 0
