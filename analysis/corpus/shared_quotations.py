"""The same words in several articles: who says them in each, by which cue, and what was changed.

Words are matched as they stand (``analysis.corpus.word_alignment``): the same quotation in other
words is not found. How often a pair is right is in ``benchmarks/results/compare.json``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from analysis.article.quotes import top
from analysis.article.reporting_verbs import CueStance, cue_stance
from analysis.article.sentences_and_words import sentences
from analysis.article.similarity import (
    FRAGMENT_CONTENT,
    FRAGMENT_UNQUOTED,
    STRETCH_CONTENT,
    STRETCH_SHARE,
    STRETCH_TWO_SPEAKERS,
    STRETCH_WORDS,
)
from analysis.article.spans import Span
from analysis.corpus.differences import Difference, differences, other_speaker
from analysis.corpus.match_across_articles import ARTICLES, same_names
from analysis.corpus.word_alignment import Stretch, Word, carries_meaning, stretch, words_in
from analysis.statements.statements import Statement

if TYPE_CHECKING:
    from analysis.corpus.compare import Read


@dataclass(frozen=True, slots=True)
class Version:
    """One article's version of words that several articles have.

    Args:
        label: Whose article it is.
        statement: The statement.
        speaker: The name of its speaker that all articles share; empty where nobody is named.
        cue, stance: The words that attribute it, and whether they doubt.
        words: The words of the sentences that the common words stand in.
        common: The numbers of the words that the fullest version has as well.
        marked: The numbers of the words in quotation marks.
        core: From the first to behind the last of the common words.
        whole: All words of the article, as they are compared.
        quoted: Whether any common word stands in quotation marks.
        differences: How it differs from the fullest version.
    """

    label: str
    statement: Statement
    speaker: str
    cue: str
    stance: CueStance
    words: tuple[Word, ...]
    common: frozenset[int]
    marked: frozenset[int]
    core: Span
    whole: str
    quoted: bool
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """Words that two articles or more have; the fullest version first.

    Its ``differences`` are those of all versions.
    """

    versions: tuple[Version, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """In what any version differs from the fullest."""
        every = {d for version in self.versions for d in version.differences}
        return tuple(d for d in Difference if d in every)


@dataclass(frozen=True, slots=True)
class _Side:
    """A statement as it is compared."""

    label: str
    text: str
    statement: Statement
    speaker: str
    words: tuple[Word, ...]
    keys: tuple[str, ...]
    content: frozenset[str]
    marked: tuple[Span, ...]  # what stands in quotation marks
    whole: str  # all words of the article

    def quoted(self, low: int, high: int) -> bool:
        """Whether a word of some stands in quotation marks."""
        return any(q.overlap(w.span) for w in self.words[low:high] for q in self.marked)


def shared_quotations(
    read: Sequence[Read], share: float = STRETCH_SHARE
) -> tuple[SharedQuotation, ...]:
    """The words that two articles or more quote, one of them at least in quotation marks.

    Each article has one version of each. Those that differ most in what matters come first.

    Args:
        read: The articles.
        share: How much of the shorter stretch must be equal words, from 0 to 1.
    """
    sides = list(_sides(read))
    matches = [
        (found, a, b)
        for a, b in combinations(sides, 2)
        if a.label != b.label
        for found in common_stretches(a, b, share)
    ]
    matches.sort(key=lambda match: -len(match[0].pairs))
    groups: list[dict[str, tuple[_Side, tuple[int, int]]]] = []
    for found, a, b in matches:
        _join(groups, (a, found.first), (b, found.second))
    order = {one.label: at for at, one in enumerate(read)}
    out = [_compared(list(group.values()), order) for group in groups]
    return tuple(sorted(out, key=lambda q: _rank(q, order)))


def common_stretches(one: _Side, other: _Side, share: float = STRETCH_SHARE) -> Iterator[Stretch]:
    """What two statements have in common where they give the same words.

    First the longest stretch, then the words of each quotation that the other has to the letter.
    """
    if not one.content & other.content:
        return
    known = set[int]()
    longest = stretch(one.keys, other.keys)
    if longest is not None and _is_same(one, other, longest, share):
        known |= {a for a, _ in longest.pairs}
        yield longest
    if one.speaker != other.speaker or not one.speaker:
        return
    for found in (*_fragments(one, other), *map(_turned_round, _fragments(other, one))):
        numbers = {a for a, _ in found.pairs}
        if not numbers & known:
            known |= numbers
            yield found


def _is_same(one: _Side, other: _Side, found: Stretch, share: float) -> bool:
    quoted = one.quoted(*found.first), other.quoted(*found.second)
    equal = [one.keys[a] for a, _ in found.pairs]
    if not any(quoted) or found.share < share or len(equal) < STRETCH_WORDS:
        return False
    sure = all(quoted) and found.share == 1.0 and one.speaker == other.speaker != ""
    if sum(map(carries_meaning, equal)) < (FRAGMENT_CONTENT if sure else STRETCH_CONTENT):
        return False
    return len(equal) >= STRETCH_TWO_SPEAKERS or not other_speaker(one.speaker, other.speaker)


def _fragments(one: _Side, other: _Side) -> Iterator[Stretch]:
    """The quotations of one statement that stand to the letter in another of the same speaker.

    A single telling word ("faker") must be all of a quotation in both.
    """
    theirs = [_bare(other, mark) for mark in other.marked]
    for mark in one.marked:
        numbers = _bare(one, mark)
        keys = tuple(one.keys[n] for n in numbers)
        telling = sum(map(carries_meaning, keys))
        for at in range(len(other.keys) - len(keys) + 1) if telling else ():
            if other.keys[at : at + len(keys)] != keys:
                continue
            alone = list(range(at, at + len(keys))) in theirs
            quoted = len(keys) >= FRAGMENT_UNQUOTED or other.quoted(at, at + len(keys))
            if alone or (quoted and telling >= FRAGMENT_CONTENT):
                low = numbers[0]
                pairs = tuple((low + n, at + n) for n in range(len(keys)))
                yield Stretch((low, low + len(keys)), (at, at + len(keys)), pairs)
                break


def _bare(side: _Side, mark: Span) -> list[int]:
    """The numbers of the words in quotation marks, without an article before them."""
    numbers = [n for n, w in enumerate(side.words) if mark.holds(w.span)]
    return numbers[1:] if numbers and side.keys[numbers[0]] in ARTICLES else numbers


def _turned_round(found: Stretch) -> Stretch:
    return Stretch(found.second, found.first, tuple((b, a) for a, b in found.pairs))


def _sides(read: Sequence[Read]) -> Iterator[_Side]:
    names = same_names(read)
    for one in read:
        text = one.article.text
        marked = tuple(q.span for q in top(one.statements.quotes))
        every = words_in(text, one.article.body)
        whole = f" {' '.join(w.key for w in every)} "
        for s in one.statements:
            words = words_in(text, s.content)
            keys = tuple(w.key for w in words)
            near = tuple(m for m in marked if any(m.overlap(c) for c in s.content))
            content = frozenset(filter(carries_meaning, keys))
            speaker = names.get(s.speaker, s.speaker)
            yield _Side(one.label, text, s, speaker, words, keys, content, near, whole)


_Placed = tuple[_Side, tuple[int, int]]


def _join(groups: list[dict[str, _Placed]], one: _Placed, other: _Placed) -> None:
    """Put two matching versions into a group; a version belongs to one, an article has one."""
    homes = [_home(groups, placed) for placed in (one, other)]
    if homes[0] is None and homes[1] is None:
        groups.append({one[0].label: one, other[0].label: other})
    elif homes[0] is not None and homes[1] is None:
        homes[0].setdefault(other[0].label, other)
    elif homes[1] is not None and homes[0] is None:
        homes[1].setdefault(one[0].label, one)


def _home(groups: Sequence[dict[str, _Placed]], placed: _Placed) -> dict[str, _Placed] | None:
    """The group that has a version already, by its words."""
    side, (low, high) = placed
    for group in groups:
        known = group.get(side.label)
        if known is None or known[0].statement.number != side.statement.number:
            continue
        if low < known[1][1] and known[1][0] < high:
            return group
    return None


def _compared(group: Sequence[_Placed], order: dict[str, int]) -> SharedQuotation:
    """The versions of a group, the fullest first, each with its differences from that."""
    versions = [_version(side, place) for side, place in group]
    versions.sort(key=lambda v: (not v.quoted, -len(v.words), order[v.label]))
    fullest, *rest = versions
    known: set[int] = set()
    out = []
    for version in rest:
        pairs = _pairs(fullest, version)
        known |= {a for a, _ in pairs}
        out.append(
            replace(
                version,
                common=frozenset(b for _, b in pairs),
                differences=differences(fullest, version, pairs),
            )
        )
    return SharedQuotation((replace(fullest, common=frozenset(known)), *out))


def _version(side: _Side, place: tuple[int, int]) -> Version:
    """A version with all of the sentences that the common words stand in."""
    low, high = place
    core = Span(side.words[low].span.start, side.words[high - 1].span.end)
    reach = [s for s in sentences(side.text, side.statement.content) if s.overlap(core)]
    quoted = side.quoted(low, high)

    def shown(word: Word) -> bool:
        """Whether a word belongs to it: of what is quoted, not what the reporter says around."""
        inside = core.holds(word.span) or any(m.holds(word.span) for m in side.marked)
        return any(s.overlap(word.span) for s in reach) and (inside or not quoted)

    words = tuple(filter(shown, side.words))
    marked = frozenset(
        n for n, w in enumerate(words) if any(m.overlap(w.span) for m in side.marked)
    )
    cue = " … ".join(" ".join(c.of(side.text).split()) for c in side.statement.cue)
    return Version(
        side.label, side.statement, side.speaker, cue, cue_stance(cue), words, frozenset(), marked,
        core, side.whole, quoted,
    )  # fmt: skip


def _pairs(one: Version, other: Version) -> tuple[tuple[int, int], ...]:
    found = stretch([w.key for w in one.words], [w.key for w in other.words])
    return found.pairs if found else ()


def _rank(quotation: SharedQuotation, order: dict[str, int]) -> tuple[int, int, int]:
    first = quotation.differences[0] if quotation.differences else None
    worst = list(Difference).index(first) if first else len(Difference)
    lead = min(quotation.versions, key=lambda v: order[v.label])
    return worst, order[lead.label], lead.core.start
