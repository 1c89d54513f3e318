"""Span: a stretch of the original text, by character offsets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch ``text[start:end]`` of an article's original text.

    Args:
        start: Offset of the first character, 0 or more.
        end: Offset behind the last character, at least ``start``.

    Raises:
        ValueError: The offsets do not make a stretch.

    Example:
        >>> Span(4, 9).of("The Times wrote")
        'Times'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly within this span.

        Example:
            >>> Span(0, 9).holds(Span(4, 9))
            True
        """
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many characters both spans share.

        Example:
            >>> Span(0, 5).overlap(Span(3, 9))
            2
        """
        first = self.start if self.start > other.start else other.start  # noqa: FURB136 - asked often
        last = self.end if self.end < other.end else other.end  # noqa: FURB136
        return last - first if last > first else 0


def trim(text: str, span: Span, also: str = "") -> Span:
    """The span without white space (and the characters ``also``) at its edges.

    Example:
        >>> trim("say: hello ,", Span(4, 12), ",")
        Span(start=5, end=10)
    """
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in also):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in also):
        end -= 1
    return Span(start, end)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, with those that touch or overlap made one.

    Example:
        >>> merged([Span(5, 9), Span(0, 5), Span(12, 14)])
        (Span(start=0, end=9), Span(start=12, end=14))
    """
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def minus(span: Span, holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of ``span`` when ``holes`` are cut out of it.

    Example:
        >>> minus(Span(0, 10), [Span(2, 4)])
        (Span(start=0, end=2), Span(start=4, end=10))
    """
    out, at = [], span.start
    for hole in merged(holes):
        if hole.end <= at or hole.start >= span.end:
            continue
        if hole.start > at:
            out.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        out.append(Span(at, span.end))
    return tuple(out)
