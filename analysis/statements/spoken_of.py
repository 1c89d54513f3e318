"""Passives of blame, praise and telling: their subject is spoken of or to and does not speak.

"The mayor was criticised by unions for the delay" has the unions for its source; "Mayor Cited for
Delay" has none. "The crew was told by the mayor that it rains" is the mayor's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_subjects import group
from analysis.statements.sureness import PERHAPS_NO_UTTERANCE

_BE = r"(?:is|are|was|were|be|been|being|am|get|gets|got|getting|gotten|['’]s|['’]re)"
_LINK = re.compile(r"\s+(?:for|of|with|over|as|by|because)\b", re.IGNORECASE)
_AUXILIARY = re.compile(rf"\b{_BE}\b(?:\s+[\w-]+){{0,3}}\s*\Z", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|had|having)\b(?:\s+\w+ly)?\s*\Z", re.IGNORECASE)
_BY = re.compile(
    r"\s+by\s+(?P<who>(?!\w+ing\b)[^\s,.;:!?“”\"(—–]+(?:\s+[^\s,.;:!?“”\"(—–]+){0,9}?)"
    r"(?=\s+(?:for|of|as|with|over|after|who|that|to|when|while|because|on|since)\b|[,.;:!?“”\"(—–]|\s*$)",
    re.MULTILINE | re.IGNORECASE,
)
_WHOM = re.compile(r"\b(?:who|whom|that|which)\s+\Z", re.IGNORECASE)  # "whom Lee accused of"
_IS_TOLD = re.compile(  # "The crew | had repeatedly been told"
    rf",?\s*(?:(?:has|have|had|having|will|would|can|could|should|must|may|might|not|all|also"
    rf"|always|often|never|once|now|then|just|since|long|already|both|[a-z]+ly)\s+)*{_BE}\s+"
    r"(?:(?:not|all|also|always|often|never|once|now|then|just|since|long|already|both|being|been"
    r"|[a-z]+ly)\s+)*(?:told|informed|assured|reminded|notified|instructed|taught|warned|advised"
    r"|asked|urged)\b",
    re.IGNORECASE,
)
_ANYONE = frozenset(["everyone", "one", "us", "we", "you"])
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
    agent = agent_behind(text, participle.end)
    ahead = Span(participle.end, participle.end + NEXT)
    if agent is None and not (
        _LINK.match(text, participle.end) and any(c.overlap(ahead) for c in candidate.content)
    ):
        return candidate
    rules = (*candidate.rules, Rule.SPOKEN_OF)
    if agent is None:
        return replace(candidate, source=(), rules=rules)
    return _said_by(text, replace(candidate, rules=rules), agent)


def agent_behind(text: str, end: int) -> Span | None:
    """Who stands behind a passive and "by"; ``None`` for nobody.

    Example:
        >>> text = "Lee was told by the crew that it rained."
        >>> agent_behind(text, 12).of(text)
        'the crew'
    """
    agent = _BY.match(text, end)
    return trim(text, Span(*agent.span("who")), ",") if agent else None


def _said_by(text: str, candidate: Candidate, who: Span) -> Candidate:
    """A candidate with the agent of its passive for a source, who is no part of the content."""
    content = tuple(
        part
        for c in candidate.content
        if (part := trim(text, Span(max(c.start, who.end), c.end), ",") if c.overlap(who) else c)
    )
    return replace(candidate, source=(who,), content=content or candidate.content)


def without_hearer(text: str, candidate: Candidate) -> Candidate:
    """A candidate whose source is told something, with who tells it for a source, or nobody.

    Args:
        text: The article's text.
        candidate: A candidate; any but such a passive is given back as it is.

    Example:
        >>> text = "The sailors are told that it rains."
        >>> one = Candidate((Span(0, 11),), (Span(12, 20),), (Span(21, 34),))
        >>> without_hearer(text, one).source
        ()
    """
    if len(candidate.source) != 1 or not candidate.cue:
        return candidate
    source, cue = candidate.source[0], candidate.cue[0]
    if not source.end <= cue.start:
        return candidate
    told = _IS_TOLD.match(text, source.end, cue.end)
    if told is None:
        return candidate
    one = replace(candidate, source=(), rules=(*candidate.rules, Rule.SPOKEN_TO))
    agent = agent_behind(text, told.end())
    if agent is not None:
        return _said_by(text, one, agent)
    anyone = source.of(text).lower() in _ANYONE  # an author's "we are told": by whom, nobody asks
    most = PERHAPS_NO_UTTERANCE if anyone else 1.0
    return replace(one, confidence=min(one.confidence, most))


def _participle(text: str, cue: tuple[Span, ...]) -> Span | None:
    """The last word of a cue that is a participle of blame or praise."""
    words = [Span(*match.span()) for c in cue for match in _WORD.finditer(text, c.start, c.end)]
    listed = group("blamed") | group("blamed-be")
    return next((w for w in reversed(words) if w.of(text).lower() in listed), None)
