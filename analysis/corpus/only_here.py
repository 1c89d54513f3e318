"""What one of several articles says and no sentence of the others was found to say.

A claim is looked for in every sentence of the other articles, and in each few that follow each
other, by the words that carry its meaning, the rarer the heavier. Words are compared by their
beginnings, so that "votes" finds "voting"; what is told in quite other words is not found.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article.denial_words import has_denial
from analysis.article.sentences_and_words import sentences
from analysis.article.similarity import TOLD_CONTRARY, TOLD_FEWEST, TOLD_SHARE
from analysis.article.spans import Span
from analysis.claims.claim import Claim
from analysis.claims.same_or_contrary import says_no
from analysis.corpus.shared_quotations import shared_quotations
from analysis.corpus.word_alignment import carries_meaning, words_in

if TYPE_CHECKING:
    from analysis.corpus.compare import Read

STEM = 5  # letters by which words are compared
TELLING = 3  # digits and points of a figure that few passages have by chance
_NUMBER = re.compile(r"\d")
# Who made the article, and where else to read: no claim of it.
_CREDIT = re.compile(
    r"\bcontributed to (?:this|the) (?:report|story|article)\b|\b(?:Getty Images|AP Photo)\b"
    r"|^(?:(?:file )?photos?|images?|videos?|reporting|editing|writing|compiled)\b[^.]{0,20}\bby\b"
    r"|^(?:read more|follow|contact|reach|write to|email|subscribe|sign up)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LoneClaim:
    """A claim that was not found in any other article.

    Args:
        label: Whose article it is.
        claim: The claim.
        words: Its words.
        numbers: The figures in it that no other article has.
        nearest: How much of it the most alike passage has, from 0 to 1.
    """

    label: str
    claim: Claim
    words: str
    numbers: tuple[str, ...]
    nearest: float


def only_here(read: Sequence[Read], told: float = TOLD_SHARE) -> tuple[LoneClaim, ...]:
    """The claims that were found in one article alone, in the order of the articles and texts.

    Claims of few words, those whose words another article quotes too, and those that say again
    what the article has said, are left aside.

    Args:
        read: The articles.
        told: From which share of its weight on a claim counts as told elsewhere.
    """
    passages = {one.label: [_passage(one, s) for s in _sentences(one)] for one in read}
    weights = _weights([p.stems for every in passages.values() for p in every])
    quoted = {
        (version.label, version.statement.number)
        for quotation in shared_quotations(read)
        for version in quotation.versions
    }
    figures = {one.label: _figures(one, _sentences(one)) for one in read}
    out = []
    for one in read:
        rest = [every for label, every in passages.items() if label != one.label]
        known = set[str]().union(*(f for label, f in figures.items() if label != one.label))
        for claim in one.claimed:
            stems = _stems(one, *claim.spans)
            if not claim.claimed or claim.same_as or len(stems) < TOLD_FEWEST:
                continue
            if not claim.statement and _CREDIT.search(one.claimed.words(claim)):
                continue
            if (one.label, claim.statement) in quoted:
                continue
            size = 1 + len(sentences(one.article.text, claim.spans))
            others = (p for every in rest for p in _runs(every, size))
            no = says_no(claim, one.claimed.words(claim))
            nearest = max((_told(stems, no, p, weights) for p in others), default=0.0)
            if nearest < told:
                numbers = sorted(_figures(one, claim.spans) - known)
                words = one.claimed.words(claim)
                out.append(LoneClaim(one.label, claim, words, tuple(numbers), nearest))
    return tuple(out)


def in_order(claims: Sequence[LoneClaim]) -> list[LoneClaim]:
    """Those most worth a check first; of equals the one that is least like anything elsewhere."""
    return sorted(
        claims, key=lambda c: (not c.claim.checkable, not c.numbers, -c.claim.worth, c.nearest)
    )


def _sentences(one: Read) -> tuple[Span, ...]:
    return sentences(one.article.text, one.article.body)


def _stems(one: Read, *spans: Span) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    keys = (w.key.removesuffix("'s") for w in words_in(one.article.text, spans))
    return frozenset(k if k[0].isdigit() else k[:STEM] for k in keys if carries_meaning(k))


def _figures(one: Read, spans: Sequence[Span]) -> set[str]:
    return {w.key for w in words_in(one.article.text, spans) if _NUMBER.search(w.key)}


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words of a sentence, or of a few, and whether any of them denies."""

    stems: frozenset[str]
    denies: bool


def _passage(one: Read, span: Span) -> _Passage:
    return _Passage(_stems(one, span), has_denial(span.of(one.article.text)))


def _runs(passages: Sequence[_Passage], size: int) -> Iterator[_Passage]:
    """Each sentence alone, and with the ones behind it."""
    yield from passages
    for at in range(len(passages)):
        run = passages[at : at + size]
        stems = frozenset[str]().union(*(p.stems for p in run))
        yield _Passage(stems, any(p.denies for p in run))


def _weights(passages: Sequence[frozenset[str]]) -> Mapping[str, float]:
    """How much a word tells: the logarithm of how many sentences there are for each that has it."""
    counts = Counter(stem for passage in passages for stem in passage)
    return {stem: math.log(1 + len(passages) / n) for stem, n in counts.items()}


def _told(stems: frozenset[str], no: bool, where: _Passage, weights: Mapping[str, float]) -> float:
    """How much of a claim a passage has, from 0 to 1; all where it has its figures and more.

    A passage that has nearly all of it and denies it, or asserts what it denies, has nothing of it.
    """
    passage = where.stems
    share = _share(stems, passage, weights)
    if share >= TOLD_CONTRARY and no != where.denies:
        return 0.0
    figures = {s for s in stems if s[0].isdigit() and len(s) >= TELLING}
    both = stems & passage
    if figures and figures <= both and len(both) > len(figures):
        return 1.0
    return share


def _share(stems: frozenset[str], passage: frozenset[str], weights: Mapping[str, float]) -> float:
    total = sum(weights.get(s, 0.0) for s in stems)
    return sum(weights[s] for s in stems & passage) / total if total else 0.0
