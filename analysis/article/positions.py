"""Where a finding stands in its article: the sentence and the paragraph, by the numbers shown."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from analysis.article.article import Article
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span


@dataclass(frozen=True, slots=True)
class Places:
    """The starts of an article's sentences and paragraphs, in order."""

    sentences: tuple[int, ...]
    paragraphs: tuple[int, ...]

    def sentence(self, span: Span) -> int:
        """The number of the sentence that a span starts in, from 1; 0 before the first."""
        return bisect_right(self.sentences, span.start)

    def paragraph(self, span: Span) -> int:
        """The number of the paragraph that a span starts in, from 1; 0 before the first."""
        return bisect_right(self.paragraphs, span.start)


def places(article: Article) -> Places:
    r"""Number the sentences and paragraphs of an article as ``marked`` does.

    Example:
        >>> from analysis.article.article import parse
        >>> where = places(parse("Rain\n\nIt rained. It will rain."))
        >>> where.sentence(Span(17, 21)), where.paragraph(Span(17, 21))
        (3, 2)
    """
    return Places(
        tuple(s.start for s in sentences(article.text, article.body)),
        tuple(p.span.start for p in article.paragraphs),
    )
