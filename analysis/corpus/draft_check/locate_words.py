"""Where a source has the words of a draft's quotation: to the letter, joined, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from analysis.article.spans import Span
from analysis.corpus.draft_check.alignment import Stream, best, exact
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.word_keys import Token, keys

NEARLY = 0.55  # of a quotation's words, by weight, that a passage must have to be its original
SHORTEST_PIECE = 3  # words of a quotation that are looked for by themselves
MOST_PIECES = 4  # that a quotation may be joined from
NEAR = 8  # words that may be left out between two pieces before they are two places
SHORT = 3  # words; of so few one that differs is half of the quotation
OCCURRENCES = 6  # of the same words that are looked at
_CUT = re.compile(
    r"\[?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\]?"  # an ellipsis
    r"|\[[^\[\]\n]{2,60}\](?![^\W\d_])"  # what an editor put in: [the mayor], [sic]
)


@dataclass(frozen=True, slots=True)
class Located:
    """Words of a draft and where a source has them.

    Args:
        source: The source.
        within: Its words, all or the quoted ones; ``pairs`` counts those.
        words: The draft's words.
        pairs: The number of a word of the draft and of one of the source; -1 for none.
        breaks: The numbers of the draft's words that follow an ellipsis or an editor's words.
        joined: Whether the pieces stand in several places.
    """

    source: IndexedText
    within: Stream
    words: tuple[Token, ...]
    pairs: tuple[tuple[int, int], ...]
    breaks: frozenset[int] = frozenset()
    joined: bool = False

    @property
    def quoted(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.within is self.source.quoted

    def token(self, number: int) -> Token:
        """A word of the source."""
        return self.source.tokens[self.within.at[number]]

    @property
    def matched(self) -> list[int]:
        """The words of the source that are paired, in the order of the draft."""
        return [b for a, b in self.pairs if a >= 0 and b >= 0]

    def differs(self, pair: tuple[int, int]) -> bool:
        """Whether a pair is of two words that are not the same, or of one alone."""
        a, b = pair
        return a < 0 or b < 0 or self.words[a].key != self.within.keys[b]


def segments(draft: IndexedText, inner: Span) -> tuple[tuple[Token, ...], ...]:
    """The words of a quotation, parted at ellipses and at what an editor put in.

    Args:
        draft: The draft.
        inner: What stands between the quotation marks.
    """
    out, start = [], inner.start
    for cut in _CUT.finditer(draft.text, inner.start, inner.end):
        out.append(draft.within(Span(start, cut.start())))
        start = cut.end()
    out.append(draft.within(Span(start, inner.end)))
    return tuple(part for part in out if part)


def locate(parts: Sequence[Sequence[Token]], sources: Sequence[IndexedText]) -> tuple[Located, ...]:
    """Where sources have words: every place that has them to the letter, else the best one.

    Args:
        parts: The words, parted where the draft says that it leaves something out.
        sources: The sources.
    """
    words = tuple(token for part in parts for token in part)
    breaks = breaks_of(parts)
    places = [
        Located(source, within, words, pairs, breaks)
        for source in sources
        for within in (source.quoted, source.whole)
        for pairs in islice(chains(parts, within), OCCURRENCES)
    ]
    if places:
        return tuple(places)
    near = _nearest(words, breaks, sources)
    joined = _joined(words, breaks, sources)
    if joined and not (near and _small(near)):
        return (joined,)
    return (near,) if near else ()


def breaks_of(parts: Sequence[Sequence[Token]]) -> frozenset[int]:
    """The numbers of the words that begin a part, but for the first."""
    out, at = set(), 0
    for part in parts[:-1]:
        at += len(part)
        out.add(at)
    return frozenset(out)


def chains(
    parts: Sequence[Sequence[Token]], within: Stream
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Places at which all parts stand to the letter, in order."""
    wanted = [keys(part) for part in parts]
    for first in exact(wanted[0], within):
        starts = [first]
        for before, part in pairwise(wanted):
            after = next(exact(part, within, starts[-1] + len(before) - 1), None)
            if after is None:
                break
            starts.append(after)
        if len(starts) == len(wanted):
            numbers = [
                start + n
                for start, part in zip(starts, wanted, strict=True)
                for n in range(len(part))
            ]
            yield tuple(enumerate(numbers))


def _nearest(
    words: tuple[Token, ...], breaks: frozenset[int], sources: Sequence[IndexedText]
) -> Located | None:
    out: Located | None = None
    top = 0.0
    content = [token.is_content for token in words]
    for source in sources:
        for within, bonus in ((source.quoted, 0.05), (source.whole, 0.0)):
            found = best(keys(words), content, within)
            if found and found.share + bonus > top and found.share >= NEARLY and found.matched:
                out = _trimmed(Located(source, within, words, found.pairs, breaks))
                top = found.share + bonus
    if (
        out
        and len(words) <= SHORT
        and not any(content[a] and not out.differs((a, b)) for a, b in out.pairs if a >= 0)
    ):
        return None
    return out


def _trimmed(found: Located) -> Located:
    """Without words beside the draft's first and last that stand in another sentence."""
    same = [n for n, pair in enumerate(found.pairs) if not found.differs(pair)]
    if not same:
        return found
    numbers = [found.pairs[n][1] for n in (same[0], same[-1])]
    homes = [found.source.sentence(found.token(number).span) for number in numbers]

    def kept(n: int, pair: tuple[int, int]) -> tuple[int, int]:
        a, b = pair
        side = 0 if n < same[0] else 1 if n > same[-1] else -1
        if min(pair) < 0 or side < 0 or homes[side].holds(found.token(b).span):
            return pair
        return a, -1

    return replace(found, pairs=tuple(kept(n, pair) for n, pair in enumerate(found.pairs)))


def _small(found: Located) -> bool:
    """Whether few words differ, all within a sentence's reach."""
    numbers = found.matched
    return sum(map(found.differs, found.pairs)) <= 2 and numbers[-1] - numbers[0] <= (
        len(found.words) + NEAR
    )


def _joined(
    words: tuple[Token, ...], breaks: frozenset[int], sources: Sequence[IndexedText]
) -> Located | None:
    """The words as pieces from several places of one source."""
    for source in sources:
        for within in (source.quoted, source.whole):
            pairs = _pieces(keys(words), within)
            if pairs is None:
                continue
            numbers = [b for _, b in pairs]
            if all(0 < b - a <= NEAR + 1 for a, b in pairwise(numbers)):
                continue
            place = Located(source, within, words, tuple(pairs), breaks, joined=True)
            return _with_gaps(place) if _in_sentences(place) else place
    return None


def _in_sentences(place: Located) -> bool:
    """Whether the pieces follow each other, with nothing left out but words within a sentence."""
    return all(
        a < b and place.source.sentence(place.token(a).span).holds(place.token(b - 1).span)
        for (_, a), (_, b) in pairwise(place.pairs)
    )


def _with_gaps(place: Located) -> Located:
    """The same as one place, with the words of the source that are left out."""
    pairs = list(place.pairs[:1])
    for (a, b), (c, d) in pairwise(place.pairs):
        pairs += [(n, -1) for n in range(a + 1, c)]
        pairs += [(-1, n) for n in range(b + 1, d)]
        pairs.append((c, d))
    return replace(place, pairs=tuple(pairs), joined=False)


def _pieces(words: Sequence[str], within: Stream) -> list[tuple[int, int]] | None:
    """The words as few pieces of a stream; None where they are not made of such."""
    out: list[tuple[int, int]] = []
    at = count = missing = 0
    while at < len(words):
        length, start = _longest(words, at, within, out[-1][1] if out else -1)
        if length < SHORTEST_PIECE:
            missing += 1
            at += 1
            continue
        count += 1
        out += [(at + n, start + n) for n in range(length)]
        at += length
    fits = 1 < count <= MOST_PIECES and missing <= 1
    return out if fits else None


def _longest(words: Sequence[str], at: int, within: Stream, behind: int) -> tuple[int, int]:
    """The longest piece from a word on: its length and where it stands, nearest behind a place."""
    length, start = 0, -1
    for end in range(at + SHORTEST_PIECE, len(words) + 1):
        places = list(islice(exact(words[at:end], within), 50))
        if not places:
            break
        length = end - at
        start = min(places, key=lambda p: (p <= behind, abs(p - behind)))
    return length, start
