"""Whether a statement is direct, indirect or mixed: how much of it stands in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.article.quotes import Quote, near
from analysis.article.sentences_and_words import count, is_word, words
from analysis.article.spans import Span, held


def kind_of(text: str, content: Sequence[Span], outer: Sequence[Quote]) -> str:
    """``direct``, ``mixed`` or ``indirect``, by how many of the words stand in quotation marks."""
    total = inside = 0
    for span in content:
        quoted = [
            q.inner for q in near(outer, span) if q.kind != "nickname" and q.inner.overlap(span)
        ]
        if not quoted:
            total += count(text, span)
            continue
        every = [word for word in words(text, span) if is_word(word.of(text))]
        total += len(every)
        inside += sum(held(every, quoted))
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.95 * total else "mixed"
