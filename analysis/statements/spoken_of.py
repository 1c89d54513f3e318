"""Passives of blame and praise: their subject is spoken of and does not speak.

"The mayor was criticised by unions for the delay" has the unions for its source; "Mayor Cited for
Delay" has none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_subjects import group

_BE = r"(?:is|are|was|were|be|been|being|am|get|gets|got|getting|gotten|['’]s|['’]re)"
_LINK = re.compile(r"\s+(?:for|of|with|over|as|by|because)\b", re.IGNORECASE)
_AUXILIARY = re.compile(rf"\b{_BE}\b(?:\s+[\w-]+){{0,3}}\s*\Z", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had|having)\b(?:\s+\w+ly)?\s*\Z", re.IGNORECASE)
_BY = re.compile(
    r"\s+by\s+(?P<who>(?!\w+ing\b)[^\s,.;:!?“”\"(—–]+(?:\s+[^\s,.;:!?“”\"(—–]+){0,9}?)"
    r"(?=\s+(?:for|of|as|with|over|after|who|when|while|because|on|since)\b|[,.;:!?“”\"(—–]|\s*$)",
    re.MULTILINE | re.IGNORECASE,
)
_WHOM = re.compile(r"\b(?:who|whom|that|which)\s+\Z", re.IGNORECASE)  # "whom Lee accused of"
_WORD = re.compile(r"[^\W\d_]+")
NEXT = 12  # characters behind a participle in which the charge begins
BEFORE = 60  # characters before a participle in which its auxiliary stands


def with_agent(text: str, candidate: Candidate) -> Candidate:
    """A passive of blame or praise with its agent for a source, or with none.

    Args:
        text: The article's text.
        candidate: A candidate; any but such a passive is given back as it is.

    Example:
        >>> text = "Lee was criticised by the unions for the delay."
        >>> one = Candidate((Span(0, 3),), (Span(4, 18),), (Span(33, 46),))
        >>> with_agent(text, one).source[0].of(text)
        'the unions'
    """
    if not candidate.cue or not candidate.content:
        return candidate
    cue = candidate.cue[0]
    subject = candidate.source[-1] if candidate.source else candidate.content[0]
    participle = _participle(text, candidate.cue)
    if participle is None or subject.end > cue.start:
        return candidate
    before = text[max(subject.end, participle.start - BEFORE) : participle.start]
    plain = (
        participle.of(text).lower() in group("blamed")
        and not before.strip()
        and subject.of(text).lower() not in group("pronoun")
        and not _WHOM.search(text[max(0, subject.start - BEFORE) : subject.start])
    )
    if _PERFECT.search(before) or not (plain or _AUXILIARY.search(before)):
        return candidate
    agent = _BY.match(text, participle.end)
    ahead = Span(participle.end, participle.end + NEXT)
    if agent is None and not (
        _LINK.match(text, participle.end) and any(c.overlap(ahead) for c in candidate.content)
    ):
        return candidate
    rules = (*candidate.rules, Rule.SPOKEN_OF)
    if agent is None:
        return replace(candidate, source=(), rules=rules)
    who = trim(text, Span(*agent.span("who")), ",")
    content = tuple(
        part
        for c in candidate.content
        if (part := trim(text, Span(max(c.start, who.end), c.end), ",") if c.overlap(who) else c)
    )
    return replace(candidate, source=(who,), content=content or candidate.content, rules=rules)


def _participle(text: str, cue: tuple[Span, ...]) -> Span | None:
    """The last word of a cue that is a participle of blame or praise."""
    words = [Span(*match.span()) for c in cue for match in _WORD.finditer(text, c.start, c.end)]
    listed = group("blamed") | group("blamed-be")
    return next((w for w in reversed(words) if w.of(text).lower() in listed), None)
