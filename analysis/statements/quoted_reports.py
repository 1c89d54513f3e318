"""Words of a report that is quoted whole, and the answer to a question put in a dialogue.

    "The port is empty," says a Post story: "'It hurts the coast,' said Ann Lee, who leads the
    union. The council is silent."

The council's silence is the paper's sentence and not Ann Lee's. And in "Where are we going?" I
asked my father. "Because, son, ..." the father answers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.quotes import Quote, near
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate

_ENDS = re.compile(r"[.!?][”’'\"]*\s")
_NESTED = re.compile(r"['‘](?P<words>[^'‘’“”\"\n]+(?:['’]\w[^'‘’“”\"\n]*)*)[,.!?]['’]\s*\Z")
_OPENING = frozenset("\"“‘'")
_WHOM = re.compile(r" (?P<whom>(?:my|his|her|our|the) [a-z]+)\.\s+\Z")
_ANSWERS = re.compile(
    r"[\"“](?:Because|Yes|Yeah|No|Nope|Well|Sure|Of course|I don[’']t know)\b", re.IGNORECASE
)


def without_reports_words(
    text: str, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates, those told of within a quoted report without that report's own sentences.

    Args:
        text: The article's text.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.
    """
    out = (_without_next(text, one, outer) for one in candidates)
    return [one for one in out if one.content]


def _without_next(text: str, one: Candidate, outer: Sequence[Quote]) -> Candidate:
    if not one.source or not one.cue or not one.content:
        return one
    parts = (*one.source, *one.cue)
    frame = Span(min(p.start for p in parts), max(p.end for p in parts))
    quote = next(
        (q for q in near(outer, frame) if q.kind == "speech" and q.inner.holds(frame)), None
    )
    if quote is None:
        return one
    nested = _NESTED.search(text, quote.inner.start, frame.start)
    led = text[: quote.span.start].rstrip().endswith(":")
    if nested is None and not led:
        return one
    behind = [c for c in one.content if c.start >= frame.end and _is_next(text, frame.end, c)]
    if not behind:
        return one
    kept = tuple(c for c in one.content if c not in behind)
    if not kept and nested is not None:
        kept = (trim(text, Span(nested.start(), frame.start)),)
    return replace(one, content=kept)


def _is_next(text: str, frame_end: int, part: Span) -> bool:
    """Whether a part is a sentence of its own behind a frame, outside marks."""
    ends = _ENDS.search(text, frame_end, part.start + 1)
    return ends is not None and text[part.start] not in _OPENING


def with_answers(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, an answer parted from the question that it follows.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = '"Why?" I asked my father. "Because we are late."'
        >>> one = Candidate((Span(7, 8),), (Span(9, 14),), (Span(0, 6), Span(26, 48)))
        >>> [c.source[0].of(text) for c in with_answers(text, [one])]
        ['I', 'my father']
    """
    out: list[Candidate] = []
    for one in candidates:
        at, whom = _answer(text, one)
        if whom is None:
            out.append(one)
            continue
        out.append(replace(one, content=one.content[:at]))
        out.append(replace(one, source=(whom,), cue=(), content=one.content[at:]))
    return out


def _answer(text: str, one: Candidate) -> tuple[int, Span | None]:
    """Which part of a content answers its question, and who does."""
    if not one.source or not one.cue or len(one.content) < 2:
        return 0, None
    end = max(p.end for p in (*one.source, *one.cue))
    at = next((n for n, c in enumerate(one.content) if c.start >= end), 0)
    if not at or one.content[at - 1].end > end:
        return 0, None
    asks = one.content[at - 1].of(text).rstrip(' "”').endswith("?")
    whom = _WHOM.fullmatch(text, end, one.content[at].start)
    if not asks or whom is None or not _ANSWERS.match(text, one.content[at].start):
        return 0, None
    return at, Span(*whom.span("whom"))
