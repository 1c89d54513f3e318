"""Span: a stretch of the original text, by character offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
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

    def __init__(self, start: int, end: int) -> None:
        # By hand, in two thirds of the time: an article makes thousands of spans.
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}..{end}")
        _set_start(self, start)
        _set_end(self, end)

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


_set_start = Span.__dict__["start"].__set__
_set_end = Span.__dict__["end"].__set__


def pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as pairs of offsets, as JSON has them.

    Example:
        >>> pairs([Span(0, 4)])
        [[0, 4]]
    """
    return [[span.start, span.end] for span in spans]


def of_pairs(rows: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    """The spans that ``pairs`` gave."""
    return tuple(Span(start, end) for start, end in rows)


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
    for hole in merged(hole for hole in holes if hole.overlap(span)):
        if hole.start > at:
            out.append(Span(at, hole.start))
        at = max(at, hole.end)
    if at < span.end:
        out.append(Span(at, span.end))
    return tuple(out)


def held(spans: Iterable[Span], holders: Sequence[Span]) -> Iterator[bool]:
    """For each span whether one of the holders holds it.

    Args:
        spans: In any order.
        holders: In the order of the text, none touching another's words.

    Example:
        >>> list(held([Span(1, 2), Span(4, 7)], [Span(0, 3), Span(5, 8)]))
        [True, False]
    """
    ends = [holder.end for holder in holders]
    for span in spans:
        at = bisect_left(ends, span.end)
        yield at < len(ends) and holders[at].holds(span)


_LOT = 256  # characters that are looked up together


def finder(spans: Sequence[Span]) -> Callable[[Span], list[int]]:
    """A function that tells which of the spans share a character with a given one, by number.

    It is for being asked once for each statement of an article, which would take the square of
    their number if every span were looked at each time.

    Example:
        >>> finder([Span(0, 9), Span(4, 6), Span(7, 8)])(Span(5, 7))
        [0, 1]
    """
    lots: dict[int, list[int]] = {}
    for number, span in enumerate(spans):
        for lot in _lots(span):
            lots.setdefault(lot, []).append(number)

    def find(span: Span) -> list[int]:
        near = {number for lot in _lots(span) for number in lots.get(lot, ())}
        return sorted(number for number in near if spans[number].overlap(span))

    return find


def _lots(span: Span) -> range:
    return range(span.start // _LOT, (span.end - 1) // _LOT + 1) if span else range(0)
