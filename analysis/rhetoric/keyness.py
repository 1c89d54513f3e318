"""Keyness: words that stand out against the reference corpus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log, log2
from typing import TYPE_CHECKING

from analysis.article.lexicon import word_set
from analysis.article.passage import Passage
from analysis.article.spans import Span

if TYPE_CHECKING:
    import pandas as pd

    from analysis.rhetoric.reference import Reference


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A word that comes more often than in the reference corpus.

    Args:
        word: In lower case.
        count: How often it comes here.
        expected: How often it would come at the reference's rate.
        likelihood: Log-likelihood G²; 10.83 and more has p < 0.001.
        ratio: Log ratio: 1 is twice as often, 2 four times, 3 eight times.
        spans: Where it stands.
        name: Whether it is written with a capital letter wherever that tells.
    """

    word: str
    count: int
    expected: float
    likelihood: float
    ratio: float
    spans: tuple[Span, ...]
    name: bool


@dataclass(frozen=True, slots=True)
class Keyness:
    """Words that stand out against the reference corpus, by log-likelihood, with effect size.

    With a of n words here and b of m words in the reference, and E the counts expected at the
    common rate (a + b) / (n + m)::

        G²         2 (a ln(a / E1) + b ln(b / E2))        (Dunning 1993; Rayson and Garside 2000)
        log ratio  log2((a / n) / (b / m))                (Hardie 2014); b is 0.5 where it is 0

    Pitfalls: G² says how sure the difference is, not how large: read the ratio too. Names of the
    day's subject lead every list. The reference keeps words that come five times or more in three
    articles; a rarer word is taken as unknown to it.

    Args:
        reference: The corpus to compare with; the shipped one where not given.
        least: A word comes at least so often.
        names: Whether words always written with a capital letter are kept.
        border: G² at least; 10.83 is p < 0.001 for one word (many are tested).

    Example:
        >>> from analysis.article.passage import passage
        >>> text = "The missile rose. A missile fell. The missile was a missile."
        >>> Keyness()(passage(text))[0].word
        'missile'
    """

    reference: Reference | None = None
    least: int = 3
    names: bool = True
    border: float = 10.83

    def __call__(self, part: Passage) -> tuple[KeyWord, ...]:
        """The key words of a passage, the surest first."""
        from analysis.rhetoric.reference import shipped

        reference = self.reference or shipped()
        places: dict[str, list[Span]] = {}
        small: set[str] = set()
        raised: set[str] = set()
        for sentence in part.sentences:
            for number, word in enumerate(sentence.words):
                low = word.low.removesuffix("'s")
                places.setdefault(low, []).append(word.span)
                if not word.raised:
                    small.add(low)
                elif number and not sentence.title:  # every word of a headline is raised
                    raised.add(low)
        total = part.length
        out = []
        plain = word_set("function_words")
        for low, spans in places.items():
            name = low in raised and low not in small
            if len(spans) < self.least or low in plain or (name and not self.names):
                continue
            there = reference.words.get(low, (0, 0))[0]
            sure, ratio = keyness(len(spans), total, there, reference.total)
            if sure >= self.border and ratio > 0:
                expected = there / reference.total * total
                out.append(KeyWord(low, len(spans), expected, sure, ratio, tuple(spans), name))
        return tuple(sorted(out, key=lambda key: (-key.likelihood, key.word)))


def key_table(keywords: Iterable[KeyWord]) -> pd.DataFrame:
    """A row per keyword: word, count, expected, likelihood, log ratio, ratio, name, offsets.

    ``ratio`` says how many times as often a word is here as in the reference; it is empty where
    the reference lacks the word. ``log_ratio`` is its binary logarithm (with half an occurrence
    for none).
    """
    import pandas as pd

    columns = ["word", "count", "expected", "likelihood", "log_ratio", "ratio", "name"]
    return pd.DataFrame(
        [
            [
                *(k.word, k.count, k.expected, k.likelihood, k.ratio),
                *(2**k.ratio if k.expected else None, k.name),
                *(k.spans[0].start, k.spans[-1].end),
            ]
            for k in keywords
        ],
        columns=[*columns, "start", "end"],
    )


def keyness(here: int, words: int, there: int, total: int) -> tuple[float, float]:
    """Log-likelihood and log ratio of one word's counts in two corpora.

    Example:
        >>> sure, ratio = keyness(10, 1000, 100, 100_000)
        >>> round(sure, 1), round(ratio, 2)
        (27.3, 3.32)
    """
    rate = (here + there) / (words + total)
    expected, others = words * rate, total * rate
    sure = 2 * (here * log(here / expected) + (there * log(there / others) if there else 0))
    return sure, log2((here / words) / ((there or 0.5) / total))
