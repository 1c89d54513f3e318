"""What an article is about: the words of its headline, and those that come again and again."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.article.article import Article
from analysis.article.lexicon import word_set

STEM = 5  # letters by which words are compared
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Subject:
    """The words that tell what an article is about, each by its first letters.

    Args:
        headline: Those of the headline.
        counts: How often each comes in the article.
    """

    headline: frozenset[str]
    counts: Mapping[str, int]

    def shared(self, words: str) -> int:
        """How many of the headline's words some others have."""
        return len(_stems(words) & self.headline)

    def share(self, words: str) -> float:
        """Which share of the headline's words some others have, from 0 to 1."""
        return self.shared(words) / max(1, len(self.headline))

    def central(self, words: str) -> float:
        """How often on average the words come again in the article, as a logarithm."""
        own = _stems(words)
        weight = sum(math.log(self.counts[one]) for one in own if self.counts.get(one))
        return weight / max(4, len(own))


def subject(article: Article) -> Subject:
    r"""What an article is about.

    Example:
        >>> from analysis.article.article import parse
        >>> of = subject(parse("Trams Are Late\n\nThe tram was late. It rained."))
        >>> of.shared("Late trams are bad."), of.share("It rained.")
        (2, 0.0)
    """
    text = article.text
    heads = [p.span.of(text) for p in article.paragraphs[:1] if p.kind == "headline"]
    counts = Counter(one for span in article.body for one in _every(span.of(text)))
    return Subject(_stems(article.title or " ".join(heads)), counts)


def _every(words: str) -> list[str]:
    small = word_set("function_words")
    tokens = (word.lower() for word in _WORD.findall(words))
    return [w[:STEM] for w in tokens if w.isdigit() or (len(w) > 2 and w not in small)]


def _stems(words: str) -> frozenset[str]:
    return frozenset(_every(words))
