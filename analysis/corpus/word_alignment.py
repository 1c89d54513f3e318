"""The stretch that two texts have in common, word by word.

Words are compared as they are, without case and the kind of their marks. The stretch is found from
the longest run of equal words (Ratcliff and Obershelp 1988, as in ``difflib``) and goes on to
either side while the next run is near.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import cache
from types import MappingProxyType

from analysis.article.spans import Span
from analysis.common.number_words import TENS, UNITS

WORD = re.compile(
    rf"(?i:\b(?:{'|'.join(TENS)})-(?:{'|'.join(UNITS[1:10])})\b)"
    r"|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
NEAR = 3  # words between two runs, on either side, that belong to one stretch
LEFT_OUT = 30  # words that one side may leave out between two long runs
LONG = 4  # words of a run that is long
# Small numbers in words, which one outlet writes out and another does not.
NUMERALS: Mapping[str, str] = MappingProxyType(
    {word: str(number) for number, word in enumerate((*UNITS, TENS[0]))}
    | {
        f"{ten}-{one}": str(10 * tens + ones)
        for tens, ten in enumerate(TENS, 2)
        for ones, one in enumerate(UNITS[1:10], 1)
    }
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: as it is compared, and where it stands."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """What two texts have in common.

    Args:
        first, second: From the first to behind the last word in common, in each text.
        pairs: The numbers of the words that are equal.
    """

    first: tuple[int, int]
    second: tuple[int, int]
    pairs: tuple[tuple[int, int], ...]

    @property
    def share(self) -> float:
        """How much of the shorter side the equal words are, from 0 to 1."""
        shorter = min(self.first[1] - self.first[0], self.second[1] - self.second[0])
        return len(self.pairs) / shorter if shorter else 0.0


def words_in(text: str, spans: Iterable[Span]) -> tuple[Word, ...]:
    """The words of some spans of a text.

    Example:
        >>> [w.key for w in words_in("It’s 5,000, not 6.", [Span(0, 18)])]
        ["it's", '5,000', 'not', '6']
        >>> [w.key for w in words_in("Twenty-four hours", [Span(0, 17)])]
        ['24', 'hours']
    """
    return tuple(
        Word(NUMERALS.get(m[0].lower(), m[0].lower().replace("’", "'")), Span(*m.span()))
        for span in spans
        for m in WORD.finditer(text, span.start, span.end)
    )


def stretch(one: Sequence[str], other: Sequence[str]) -> Stretch | None:
    """The stretch around the longest run that two rows of words have in common; None for none.

    Example:
        >>> found = stretch("so it will rain all day".split(), "it will snow all day".split())
        >>> (found.first, found.second, len(found.pairs)) if found else None
        ((1, 6), (0, 5), 4)
    """
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()[:-1]
    if not blocks:
        return None
    best = max(range(len(blocks)), key=lambda at: blocks[at].size)
    low = high = best
    while low and _joined(blocks[low - 1], blocks[low], blocks[low - 1].size):
        low -= 1
    while high + 1 < len(blocks) and _joined(blocks[high], blocks[high + 1], blocks[high + 1].size):
        high += 1
    kept = blocks[low : high + 1]
    first, last = kept[0], kept[-1]
    return Stretch(
        (first.a, last.a + last.size),
        (first.b, last.b + last.size),
        tuple((b.a + n, b.b + n) for b in kept for n in range(b.size)),
    )


def _joined(before: Match, after: Match, outer: int) -> bool:
    """Whether two runs belong to one stretch, the outer of which has some words."""
    gaps = (after.a - before.a - before.size, after.b - before.b - before.size)
    if max(gaps) <= NEAR:
        return outer >= max(gaps)
    long = min(before.size, after.size) >= LONG
    return long and min(gaps) <= NEAR and max(gaps) <= LEFT_OUT


def carries_meaning(word: str) -> bool:
    """Whether a word tells more than grammar does.

    Example:
        >>> carries_meaning("tram"), carries_meaning("the"), carries_meaning("7")
        (True, False, True)
    """
    return word.isdigit() or (len(word) > 2 and word not in _small())


@cache
def _small() -> frozenset[str]:
    from analysis.article.lexicon import word_set

    return word_set("function_words")
