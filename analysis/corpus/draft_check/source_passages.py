"""The passages of the sources that share most words of meaning with a sentence of the draft.

How much of it a passage has is the share of its stems (Porter 1980), each weighted by
ln(1 + N / n), where n of the N sentences of all sources have the stem (half a sentence where none
has it): a name that is everywhere in the sources tells little, a word that is nowhere tells much.
A passage is a sentence, with up to two behind it, whose words count less.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analysis.actors.cast import Actor
from analysis.article.spans import Span
from analysis.corpus.claim_matching.claim_key import stem
from analysis.corpus.draft_check.compare_speakers import one_actor
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.word_keys import Token

BEHIND = (1.0, 0.9, 0.8)  # what a word counts in a passage's first, second and third sentence
UNKNOWN = 0.5  # sentences that a word counts for that stands in none
NAME = 0.3  # what a word with a capital counts beside others: an invention has right names
AS_GOOD = 0.8  # of the best passage's share, from which on another counts as well
LEAST_SHARE = 0.1  # below which a passage is not looked at
SAYING = frozenset(map(stem, ("say", "said", "tell", "told", "add", "accord")))


@dataclass(frozen=True, slots=True)
class SourcePassage:
    """A passage of a source beside a sentence of the draft.

    Args:
        number: The number of the source, from 0 on.
        source: The source.
        span: Where it stands in it.
        share: How much of the draft's sentence it has, from 0 to 1.
        stems: The stems that both have.
    """

    number: int
    source: IndexedText
    span: Span
    share: float
    stems: frozenset[str]

    @property
    def shared(self) -> tuple[Token, ...]:
        """Its words whose stems the draft's sentence has too."""
        return tuple(
            t for t in self.source.within(self.span) if t.is_content and stem_of(t) in self.stems
        )


@dataclass(frozen=True, slots=True)
class PassageIndex:
    """The sentences of all sources, to be searched by their stems.

    Args:
        sources: The sources.
        stems: For each source the stems of each sentence.
        counts: In how many sentences each stem stands.
        size: How many sentences there are.
    """

    sources: tuple[IndexedText, ...]
    stems: tuple[tuple[frozenset[str], ...], ...]
    counts: Mapping[str, int]
    size: int

    def weight(self, one: str) -> float:
        """How much a stem tells: the rarer in the sources, the more."""
        return math.log(1 + self.size / max(self.counts.get(one, 0), UNKNOWN))


def passage_index(sources: Sequence[IndexedText]) -> PassageIndex:
    """The sentences of all sources, indexed."""
    every = tuple(
        tuple(stems_of(source.within(sentence)) for sentence in source.sentences)
        for source in sources
    )
    counts = Counter(one for sentences in every for stems in sentences for one in stems)
    return PassageIndex(tuple(sources), every, counts, sum(map(len, every)))


def stem_of(token: Token) -> str:
    """By what a word is compared: a number's value, else its stem."""
    if token.is_number:
        return f"#{token.value}" if token.value else token.key
    return stem(token.key.removesuffix("'s"))


def stems_of(tokens: Iterable[Token]) -> frozenset[str]:
    """The stems of the words that carry meaning, but for those of saying.

    Example:
        >>> from analysis.corpus.draft_check.word_keys import word_keys
        >>> text = "Lee said that the repairs cost 2 million"
        >>> sorted(stems_of(word_keys(text, Span(0, len(text)))))
        ['#2000000', 'cost', 'lee', 'repair']
    """
    return frozenset(stem_of(t) for t in tokens if t.is_content) - SAYING


def names_of(text: str, tokens: Iterable[Token]) -> frozenset[str]:
    """The stems of the words that have a capital."""
    return frozenset(stem_of(t) for t in tokens if t.is_content and text[t.start].isupper())


def nearest_passages(
    stems: frozenset[str], names: frozenset[str], index: PassageIndex
) -> tuple[SourcePassage, ...]:
    """The passages that have some of some stems, those with most first.

    Args:
        stems: What is looked for.
        names: Those of them that are of names.
        index: The sentences of the sources.
    """
    weights = {one: index.weight(one) * (NAME if one in names else 1.0) for one in stems}
    total = sum(weights.values())
    if not total:
        return ()
    out = []
    for number, sentences in enumerate(index.stems):
        shared = [stems & sentence for sentence in sentences]
        for at in range(len(shared)):
            if (found := _passage(shared[at : at + len(BEHIND)], weights)) is None:
                continue
            worth, last, both = found
            if worth < LEAST_SHARE * total:
                continue
            spans = index.sources[number].sentences
            span = Span(spans[at].start, spans[at + last].end)
            out.append(SourcePassage(number, index.sources[number], span, worth / total, both))
    out.sort(key=lambda p: (-p.share, len(p.span), p.number, p.span))
    return tuple(out)


def as_good(passages: Sequence[SourcePassage]) -> tuple[SourcePassage, ...]:
    """The first of some passages and those that have nearly as much."""
    return tuple(p for p in passages if p.share >= AS_GOOD * passages[0].share)


def speaks_in(speaker: Actor, passage: SourcePassage) -> bool:
    """Whether a passage has words of somebody whom the draft names."""
    source = passage.source
    owners = {source.contents[n][1].speaker_id for n in source.holders(passage.span)}
    others = (source.a.statements.cast.get(owner) for owner in owners)
    return any(one_actor(speaker, other) for other in others if other is not None)


def _passage(
    run: Sequence[frozenset[str]], weights: Mapping[str, float]
) -> tuple[float, int, frozenset[str]] | None:
    """What a few sentences have of the stems: by weight, the last that adds any, and which."""
    if not run[0]:
        return None
    both: frozenset[str] = frozenset()
    worth, last = 0.0, 0
    for n, (shared, factor) in enumerate(zip(run, BEHIND, strict=False)):
        if new := shared - both:
            worth += factor * sum(weights[one] for one in new)
            both, last = both | new, n
    return worth, last, both
