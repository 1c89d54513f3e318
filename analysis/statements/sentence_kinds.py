"""What each sentence reports, so that what was missed can be counted too."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.article.quotes import Quote
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span, finder
from analysis.statements.statement_kind import kind_of

NONE = "none"  # nobody's words are reported in it


def sentence_kinds(
    text: str,
    sentences: Sequence[Span],
    contents: Sequence[Sequence[Span]],
    outer: Sequence[Quote],
) -> tuple[str, ...]:
    """For each sentence: are the words that it reports in quotation marks, in part, or not?

    Only what stands in the sentence itself counts, whatever the rest of its statement is: this is
    what a coder who has the sentence before her is asked.

    Args:
        text: The article's text.
        sentences: The sentences.
        contents: The content of each statement.
        outer: The quotations that stand in no other.

    Returns:
        ``direct``, ``mixed`` or ``indirect``, or ``none`` where no word of it is reported.

    Example:
        >>> text = "It rains, she said. The sun is out."
        >>> sentence_kinds(text, [Span(0, 19), Span(20, 35)], [[Span(0, 8)]], [])
        ('indirect', 'none')
    """
    parts = sorted({span for content in contents for span in content})
    find = finder(parts)
    out = []
    for sentence in sentences:
        reported: list[Span] = []
        for at in find(sentence):
            start = max(parts[at].start, sentence.start, reported[-1].end if reported else 0)
            if start < (end := min(parts[at].end, sentence.end)):
                reported.append(Span(start, end))
        any_word = any(count(text, span) for span in reported)
        out.append(kind_of(text, reported, outer) if any_word else NONE)
    return tuple(out)
