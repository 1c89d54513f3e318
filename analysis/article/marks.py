"""Quotation marks around words that have none of their own."""

from __future__ import annotations

from collections.abc import Sequence

PAIRS = (("“", "”"), ('"', '"'), ("«", "»"))
_DOUBLE = frozenset('“”„‟"«»″＂')
_SINGLE = ("‘", "’")


def in_marks(lines: Sequence[str]) -> list[str]:
    """Paragraphs as one quotation: each opens with a mark, and the last closes.

    The marks are of a kind that the words themselves do not have.

    Example:
        >>> in_marks(["It rains.", "It will not stop."])
        ['“It rains.', '“It will not stop.”']
        >>> in_marks(["A “mess” it is."])
        ['"A “mess” it is."']
    """
    used = set("".join(lines))
    free = (pair for pair in PAIRS if used.isdisjoint(pair))
    left, right = next(free, PAIRS[0])
    last = len(lines) - 1
    return [f"{left}{line}{right if n == last else ''}" for n, line in enumerate(lines)]


def has_marks(lines: Sequence[str]) -> bool:
    """Whether paragraphs are one quotation already, in marks of their own.

    Example:
        >>> has_marks(["“It rains.", "“It will not.”"]), has_marks(["“No,” she said, “no.”"])
        (True, False)
    """
    first, last = lines[0].strip(), lines[-1].strip()
    if first[:1] not in _DOUBLE | {"‘"} or last[-1:] not in _DOUBLE | {"’"}:
        return False
    marks = sum(character in _DOUBLE for line in lines for character in line.strip()[1:-1])
    again = sum(line.strip()[:1] in _DOUBLE for line in lines[1:])
    inner = len(lines) > 1 and sum(line.strip()[-1:] in _DOUBLE for line in lines[:-1])
    return marks == 0 and inner in (0, again)
