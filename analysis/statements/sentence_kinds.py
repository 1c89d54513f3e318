"""What kind of statement each sentence holds, so that what was missed can be counted too."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.article.spans import Span, finder

NONE = "none"  # nobody's words are reported in it


def sentence_kinds(
    sentences: Sequence[Span], said: Sequence[tuple[str, Sequence[Span]]]
) -> tuple[str, ...]:
    """For each sentence the kind of the statement that most of it is in; ``none`` for no statement.

    Args:
        sentences: The sentences.
        said: For each statement its kind (``direct``, ``indirect``, ``mixed``) and its content.

    Example:
        >>> rain, sun = Span(0, 10), Span(11, 20)
        >>> sentence_kinds([rain, sun], [("direct", [Span(2, 9)]), ("mixed", [Span(8, 10)])])
        ('direct', 'none')
    """
    parts = sorted((span, at) for at, (_, content) in enumerate(said) for span in content)
    find = finder([span for span, _ in parts])
    out = []
    for sentence in sentences:
        held: dict[int, int] = {}
        for place in find(sentence):
            span, at = parts[place]
            shared = min(span.end, sentence.end) - max(span.start, sentence.start)
            held[at] = held.get(at, 0) + max(0, shared)
        most = max(held, key=lambda at: (held[at], -at), default=-1)
        out.append(said[most][0] if most >= 0 and held[most] else NONE)
    return tuple(out)
