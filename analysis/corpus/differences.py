"""How two versions of the same words differ: speaker, sense, cue, cut, marks, wording."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.actors.name_match import name_words
from analysis.article.denial_words import denies
from analysis.corpus.draft_check.word_classes import TURNS
from analysis.statements.sureness import COMPARED

if TYPE_CHECKING:
    from analysis.corpus.shared_quotations import Version

CUT = 3  # words in a row that the one has and the other lacks, to be a cut


class Difference(StrEnum):
    """In what two versions of the same words differ; what matters most first."""

    SPEAKER = "speaker"
    TURNED = "turned"
    CUE = "cue"
    UNSURE = "unsure"
    CUT = "cut"
    UNQUOTED = "unquoted"
    WORDING = "wording"


def differences(
    fullest: Version, other: Version, pairs: Sequence[tuple[int, int]]
) -> tuple[Difference, ...]:
    """In what a version differs from the fullest one.

    Args:
        fullest: The version with most words.
        other: Another.
        pairs: The numbers of the words that are equal.
    """
    out = set[Difference]()
    if other_speaker(fullest.speaker, other.speaker):
        sure = all(
            v.statement.speaker_sure and v.statement.confidence >= COMPARED
            for v in (fullest, other)
        )
        out.add(Difference.SPEAKER if sure else Difference.UNSURE)
    if fullest.cue and other.cue and fullest.stance != other.stance:
        out.add(Difference.CUE)
    if fullest.quoted != other.quoted:
        out.add(Difference.UNQUOTED)
    if _turned(fullest, other, pairs):
        out.add(Difference.TURNED)
    if _cut(fullest, other, pairs) or _cut(other, fullest, [(b, a) for a, b in pairs]):
        out.add(Difference.CUT)
    if any(max(len(ours), len(its)) for ours, its in _gaps(fullest, other, pairs)[1:-1]):
        out.add(Difference.WORDING)
    return tuple(d for d in Difference if d in out)


def other_speaker(one: str, other: str) -> bool:
    """Whether two names, both known, are of two speakers.

    Example:
        >>> other_speaker("the Rail Board statement", "Rail Board"), other_speaker("Lee", "Ward")
        (False, True)
    """
    a, b = ({w.lower() for w in name_words(name)} - {"the"} for name in (one, other))
    return bool(a and b) and not (a <= b or b <= a)


def _gaps(
    one: Version, other: Version, pairs: Sequence[tuple[int, int]]
) -> list[tuple[range, range]]:
    """The numbers of the words before, between and behind the equal ones."""
    ends = [(-1, -1), *pairs, (len(one.words), len(other.words))]
    return [(range(a + 1, c), range(b + 1, d)) for (a, b), (c, d) in pairwise(ends)]


def _cut(one: Version, other: Version, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether the other, in quotation marks, lacks words that the one has in its marks."""
    if not (one.quoted and other.quoted):
        return False
    for ours, its in _gaps(one, other, pairs):
        lacks = [n for n in ours if n in one.marked]
        if len(lacks) < CUT or sum(n in other.marked for n in its) >= len(lacks) / 2:
            continue
        if not _given(one, lacks, other):
            return True
    return False


def _turned(one: Version, other: Version, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a denial or a number differs within the words, or a limit behind them is cut."""
    *inside, last = _gaps(one, other, pairs)
    for ours, its in inside[1:]:
        mine, theirs = [one.words[n].key for n in ours], [other.words[n].key for n in its]
        denied = [any(map(denies, words)) for words in (mine, theirs)]
        if max(len(mine), len(theirs)) <= 2 * CUT and denied[0] != denied[1]:
            return True
        figures = _figures(mine), _figures(theirs)
        if all(figures) and figures[0] != figures[1]:
            return True
    return _limit_cut(one, other, last) or _limit_cut(other, one, last[::-1])


def _limit_cut(one: Version, other: Version, last: Sequence[range]) -> bool:
    """Whether the one goes on with a limit in its quotation marks where the other has ended."""
    ours, its = last
    goes_on = bool(ours) and ours[0] in one.marked and one.words[ours[0]].key in TURNS
    return goes_on and other.quoted and not its and not _given(one, list(ours), other)


def _given(one: Version, numbers: Sequence[int], other: Version) -> bool:
    """Whether the other's article gives the first of some words in another place."""
    first = " ".join(one.words[n].key for n in numbers[: CUT + 1])
    return f" {first} " in other.whole


def _figures(words: Sequence[str]) -> set[str]:
    return {w for w in words if w[0].isdigit()}
