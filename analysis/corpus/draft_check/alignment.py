"""Where words of a draft stand in a source: to the letter, or in the most alike passage.

The most alike passage is found by semi-global alignment (Needleman and Wunsch 1970, without a
penalty for what stands before and behind in the source) within the windows that share most rare
words with the draft's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SPREAD = 12  # words that a window is wider than what is looked for, on either side
WINDOWS = 4  # that are aligned
FREQUENT = 60  # times in a source: such words tell no place
CONTENT, GRAMMAR = 2.0, 1.0  # what an equal word is worth
LONG, LONGEST = 300, 3_000  # words from which on one aligns roughly, and not at all
UNLIKE, GAP = -0.5, -0.6  # what another word, and a word too many or too few, cost


@dataclass(frozen=True, slots=True)
class Stream:
    """Words of a source in order, to be searched.

    Args:
        keys: As they are compared.
        at: The number of each among all words of the source.
        joined: The keys as one string, for exact search.
        starts: Where each begins in it.
        places: Where each key stands.
    """

    keys: tuple[str, ...]
    at: tuple[int, ...]
    joined: str
    starts: dict[int, int]
    places: dict[str, list[int]]


def stream(keys: Sequence[str], at: Sequence[int]) -> Stream:
    """A stream of words, indexed.

    Example:
        >>> stream(["it", "rains"], [4, 5]).joined
        ' it rains '
    """
    starts: dict[int, int] = {}
    places, offset = defaultdict[str, list[int]](list), 0
    for number, key in enumerate(keys):
        starts[offset] = number
        offset += len(key) + 1
        places[key].append(number)
    joined = f" {' '.join(keys)} " if keys else " "
    return Stream(tuple(keys), tuple(at), joined, starts, dict(places))


def exact(words: Sequence[str], within: Stream, behind: int = -1) -> Iterator[int]:
    """The numbers of the words of a stream at which these words begin, those behind a word only.

    Example:
        >>> list(exact(["it", "rains"], stream("so it rains and it rains".split(), range(6))))
        [1, 4]
    """
    wanted = f" {' '.join(words)} "
    found = within.joined.find(wanted) if words else -1
    while found >= 0:
        number = within.starts[found]
        if number > behind:
            yield number
        found = within.joined.find(wanted, found + 1)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words of a draft beside the words of a stream.

    Args:
        pairs: The number of a word of the draft and of one of the stream; -1 for none.
        share: How much of the draft's words, by weight, stands in the stream: 0 to 1.
    """

    pairs: tuple[tuple[int, int], ...]
    share: float

    @property
    def matched(self) -> list[int]:
        """The numbers of the stream's words that are paired with one of the draft."""
        return [b for a, b in self.pairs if a >= 0 and b >= 0]


def best(words: Sequence[str], content: Sequence[bool], within: Stream) -> Alignment | None:
    """The most alike passage; None where nothing is in common.

    Args:
        words: The draft's words, as they are compared.
        content: Which of them carry meaning.
        within: The source's words.

    Example:
        >>> found = best(["it", "snows"], [False, True], stream("so it rains".split(), range(3)))
        >>> found.pairs if found else None
        ((0, 1), (1, 2))
    """
    out = None
    weights = [CONTENT if c else GRAMMAR for c in content]
    for first, last in _windows(words, weights, within):
        align = _aligned if len(words) <= LONG else _long_aligned
        found = align(words, weights, within, first, last)
        if out is None or found.share > out.share:
            out = found
    return out


def _windows(
    words: Sequence[str], weights: Sequence[float], within: Stream
) -> list[tuple[int, int]]:
    """Parts of the stream that share most with the words, the best first."""
    size = max(8, len(words) // 2)
    votes: dict[int, float] = defaultdict(float)
    for number, word in enumerate(words):
        places = within.places.get(word, ())
        if not places or (len(places) > FREQUENT and len(words) > 3):
            continue
        worth = weights[number] / math.sqrt(len(places))
        for lot in {(place - number) // size for place in places}:
            votes[lot] += worth
    lots = [lot for lot, _ in sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:WINDOWS]]
    spread = SPREAD + len(words) // 4
    total = len(within.keys)
    return [
        (max(0, lot * size - spread), min(total, (lot + 1) * size + len(words) + spread))
        for lot in lots
    ]


def _aligned(
    words: Sequence[str], weights: Sequence[float], within: Stream, first: int, last: int
) -> Alignment:
    window = within.keys[first:last]
    width = len(window) + 1
    before: list[float] = [0.0] * width
    steps: list[list[int]] = []  # 0: a pair, 1: a word of the draft alone, 2: of the stream alone
    for word, weight in zip(words, weights, strict=True):
        row: list[float] = [before[0] + GAP]
        how = [1]
        for j in range(1, width):
            pair = before[j - 1] + (weight if window[j - 1] == word else UNLIKE)
            alone, other = before[j] + GAP, row[j - 1] + GAP
            if pair >= alone and pair >= other:
                row.append(pair)
                how.append(0)
            elif alone >= other:
                row.append(alone)
                how.append(1)
            else:
                row.append(other)
                how.append(2)
        steps.append(how)
        before = row
    i, j = len(words), max(range(width), key=before.__getitem__)
    pairs = []
    while i:
        step = steps[i - 1][j]
        if step == 0:
            i, j = i - 1, j - 1
            pairs.append((i, first + j))
        elif step == 1:
            i -= 1
            pairs.append((i, -1))
        else:
            j -= 1
            pairs.append((-1, first + j))
    pairs.reverse()
    return _alignment(pairs, words, weights, within)


def _long_aligned(
    words: Sequence[str], weights: Sequence[float], within: Stream, first: int, last: int
) -> Alignment:
    """The same by edit distance, for a quotation of pages; only its beginning is compared."""
    from rapidfuzz.distance import Levenshtein

    head = words[:LONGEST]
    pairs: list[tuple[int, int]] = []
    for step in Levenshtein.opcodes(head, within.keys[first : min(last, first + 2 * LONGEST)]):
        own = list(range(step.src_start, step.src_end)) or [-1] * (step.dest_end - step.dest_start)
        other = [first + n for n in range(step.dest_start, step.dest_end)] or [-1] * len(own)
        pairs += zip(own, other, strict=True)
    paired = [n for n, pair in enumerate(pairs) if min(pair) >= 0]
    kept = pairs[paired[0] : paired[-1] + 1] if paired else []
    return _alignment(kept, head, weights, within)


def _alignment(
    pairs: list[tuple[int, int]],
    words: Sequence[str],
    weights: Sequence[float],
    within: Stream,
) -> Alignment:
    kept = sum(w for (a, b), w in _weighed(pairs, weights) if within.keys[b] == words[a])
    return Alignment(tuple(pairs), kept / (sum(weights[: len(words)]) or 1.0))


def _weighed(
    pairs: Sequence[tuple[int, int]], weights: Sequence[float]
) -> Iterator[tuple[tuple[int, int], float]]:
    for a, b in pairs:
        if a >= 0 and b >= 0:
            yield (a, b), weights[a]
