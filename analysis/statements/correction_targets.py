"""Which statement, or which place, the words of a correction mean; several are told, never guessed.

A correction names a statement by words of its content. Where it says no place (``at``, ``parts``)
and its words stand in several statements, nothing tells which is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.article.similarity import nearest
from analysis.article.spans import Span
from analysis.common.english import in_a_row
from analysis.statements.statements import Statement

MOST = 6  # places that a sentence names


@dataclass(frozen=True, slots=True)
class Place:
    """Where words of a correction stand, and the statement that has them; ``None`` for none."""

    span: Span
    statement: Statement | None = None


def located(text: str, words: str, at: tuple[int, int] | None) -> Span | None:
    """Where words stand in a text: at their offsets, else nearest to them, else much alike.

    Example:
        >>> located("So it rains. It rains.", "It rains", (13, 21))
        Span(start=13, end=21)
        >>> located("So it rained hard all day long.", "it rained hard all day", (40, 62))
        Span(start=3, end=25)
    """
    if at is not None and 0 <= at[0] < at[1] <= len(text) and text[at[0] : at[1]] == words:
        return Span(*at) if words.strip() else None
    return nearest(words, text, at[0] if at is not None else 0)


def places(
    text: str, items: Sequence[Statement], words: str, parts: Sequence[tuple[int, int]] = ()
) -> tuple[Place, ...]:
    """Every statement that has some words in its content, once; else every place of the words.

    A statement whose content is these words and nothing else is meant before those that hold them
    among others. Words that stand nowhere as they are have the place where they are most alike.

    Example:
        >>> [place.span.start for place in places("It rains. So it rains.", [], "rains")]
        [3, 16]
    """
    spans = [Span(at, at + len(words)) for at in _starts(words, text)]
    if not spans:
        alike = nearest(words, text)
        spans = [alike] if alike is not None else []
    held: dict[int, Place] = {}
    for span in spans:
        statement = statement_at(items, span, parts)
        if statement is not None:
            held.setdefault(id(statement), Place(span, statement))
    found = tuple(held.values())
    whole = [p for p in found if p.statement is not None and p.statement.content == (p.span,)]
    if len(whole) == 1:
        return (whole[0],)
    return found or tuple(Place(span) for span in spans)


def _starts(words: str, text: str) -> list[int]:
    """Where words stand as whole words, so that "NATO" is not found in "DONATOR"."""
    out, start = [], text.find(words) if words.strip() else -1
    while start >= 0:
        before, behind = text[start - 1 : start], text[start + len(words) : start + len(words) + 1]
        cut = (before.isalnum() and words[:1].isalnum()) or (
            behind.isalnum() and words[-1:].isalnum()
        )
        if not cut:
            out.append(start)
        start = text.find(words, start + 1)
    return out


def statement_at(
    items: Sequence[Statement], span: Span, parts: Sequence[tuple[int, int]] = ()
) -> Statement | None:
    """The statement that words are of: the one with just these parts, else the nearest to it."""
    exact = tuple(Span(*part) for part in parts) or (span,)
    for statement in items:
        if statement.content == exact:
            return statement
    best = max(items, key=lambda s: (_overlap(s, span), -sum(map(len, s.content))), default=None)
    return best if best is not None and 2 * _overlap(best, span) >= len(span) else None


def _overlap(statement: Statement, span: Span) -> int:
    return sum(c.overlap(span) for c in statement.content)


def which(words: str, among: Sequence[Place], key: str, number: Callable[[Statement], int]) -> str:
    """The sentence that asks which of several statements, or places, is meant.

    Args:
        words: The words of the correction.
        among: Where they stand.
        key: The entry of the file that says the place: ``at`` or ``to_at``.
        number: The number by which a reader knows a statement; 0 for one that is gone.

    Example:
        >>> places_ = [Place(Span(3, 7)), Place(Span(12, 16))]
        >>> which("rain", places_, "at", lambda statement: 0)
        '“rain” stands in 2 places: say which one with “at: [3, 7]” or “at: [12, 16]”.'
    """
    cut = words if len(words) <= 80 else words[:79].rstrip() + "…"
    numbers = [number(p.statement) if p.statement is not None else 0 for p in among]
    rows = sorted(zip(numbers, among, strict=True), key=lambda row: (row[0], row[1].span))[:MOST]
    told = [
        f"“{key}: [{p.span.start}, {p.span.end}]”" + (f" (statement {n})" if n else "")
        for n, p in rows
    ]
    where = (
        f"statements {in_a_row([str(n) for n in sorted(numbers)])}"
        if all(numbers)
        else f"{len(among)} places"
    )
    return f"“{cut}” stands in {where}: say which one with {', '.join(told[:-1])} or {told[-1]}."
