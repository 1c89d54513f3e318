"""Clauses before a tag that goes on: "It has spread, | the ministry said in May, warning that ...".

Where the tagger sees what follows the participle alone, the clause before the tag is said as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.spans import Span, finder, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_objects import has_finite_verb

_SAID = re.compile(
    r",? (?P<verb>said|says|announced|reported|confirmed|wrote|told (?:the |an? )?[\w’.]+(?: \w+)?)"
    r"(?: (?:in|on|at|late|early|through|via|during|after|to|by|from) [^,;:.!?“”\"\n]{2,70})?"
    r", (?:and )?"
)
_PARTICIPLE = re.compile(r"[a-z]+ing\b")
_STARTS = re.compile(r"[.!?][\"”’)]*\s+|\n|[;:]\s+")
FEWEST = 4  # words of the clause


def before_participles(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The clauses that a tag behind them gives to somebody who goes on speaking.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "It has now spread, Ann Lee said in May, warning that it was late."
        >>> seen = Candidate((Span(19, 26),), (Span(40, 47),), (Span(48, 64),))
        >>> before_participles(text, [seen])[0].content[0].of(text)
        'It has now spread'
    """
    held = finder([part for one in candidates for part in one.content])
    out = []
    for one in candidates:
        if len(one.source) != 1 or len(one.cue) != 1 or not one.content:
            continue
        source, cue = one.source[0], one.cue[0]
        said = _SAID.fullmatch(text, source.end, cue.start) if source.end < cue.start else None
        if said is None or not _PARTICIPLE.match(text, cue.start):
            continue
        lead = _lead(text, source)
        if lead is not None and not held(lead):
            verb = Span(*said.span("verb"))
            rules = tuple(dict.fromkeys((*one.rules, Rule.CLAUSE_CUE)))
            out.append(replace(one, cue=(verb,), content=(lead,), rules=rules, inner=()))
    return out


def _lead(text: str, source: Span) -> Span | None:
    """The clause of the sentence before a source and its comma; none where there is none."""
    if text[source.start - 2 : source.start] != ", ":
        return None
    start = max((m.end() for m in _STARTS.finditer(text, 0, source.start)), default=0)
    lead = trim(text, Span(start, source.start), ",")
    words = lead.of(text).split() if lead else []
    clause = len(words) >= FEWEST and words[0][0].isupper() and has_finite_verb(lead.of(text))
    return lead if clause and not set(lead.of(text)) & set('“”"') else None
