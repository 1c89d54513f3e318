"""What the network "meaning" reads of a statement: the words around it, each with its role.

A window holds the sentences that a statement's source, cue and content stand in, and something of
what stands before and behind them. Every piece has a role: part of the source, the cue or the
content, other words of the statement's own sentences, or context.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analysis.article.spans import Span
from analysis.tagger import word_pieces as pc

# Values of the role of a piece. The weights rest on them: never renumber.
ROLES = ("beside", "source", "cue", "content", "context")
CORE = 128  # pieces of the statement's own sentences, at most
BEFORE, BEHIND = 24, 24  # pieces of context, at most

Roles = NDArray[np.int64]


class Said(Protocol):
    """What a statement must tell of itself to be read."""

    @property
    def source(self) -> tuple[Span, ...]:
        """The words that name who says it."""

    @property
    def cue(self) -> tuple[Span, ...]:
        """The words that attribute it."""

    @property
    def content(self) -> tuple[Span, ...]:
        """The words attributed."""


def window(
    pieces: pc.Pieces, sentences: Sequence[Span], statement: Said
) -> tuple[pc.Window, Roles] | None:
    """The pieces to read for a statement, and the role of each.

    Args:
        pieces: The whole text, as ``features.cut`` gave it.
        sentences: The text's sentences, in order.
        statement: Whose source, cue and content are looked for.

    Returns:
        A window, and one index into ``ROLES`` for each of its pieces; nothing where no word of the
        text lies in the statement's content.

    Example:
        >>> from types import SimpleNamespace
        >>> text = "It rained. Rain is good, Ann said."
        >>> said = SimpleNamespace(source=(Span(25, 28),), cue=(Span(29, 33),),
        ...                        content=(Span(11, 23),))
        >>> seen = window(pc.cut(text), [Span(0, 10), Span(11, 34)], said)
        >>> [ROLES[r] for r in seen[1][3:]]
        ['content', 'content', 'content', 'beside', 'source', 'cue', 'beside']
    """
    role = np.zeros(len(pieces.start), np.int64)
    parts = [statement.content, statement.cue, statement.source]
    for number, spans in zip((3, 2, 1), parts, strict=True):
        for span in spans:
            role[_words(pieces, span)] = number
    if not (role == 3).any():  # its words are those of its cue, too
        for span in statement.content:
            role[_words(pieces, span)] = 3
    used = np.flatnonzero(role)
    if not (role == 3).any():
        return None
    low, high = _sentences_of(
        sentences, int(pieces.start[used[0]]), int(pieces.end[used[-1]]), pieces
    )
    first = np.append(pieces.first, len(pieces))
    start, end = int(first[low]), int(first[high])
    if end - start > CORE:
        start, end = _cut(first, role, (start, end))
    left = _word_edge(first, max(0, start - BEFORE))
    right = int(first[bisect_right(first, min(len(pieces), end + BEHIND)) - 1])
    roles = role[pieces.word[left:right]]
    at = np.arange(left, right)
    roles[((at < start) | (at >= end)) & (roles == 0)] = ROLES.index("context")
    return pc.Window(left, right, start, end), roles


def _words(pieces: pc.Pieces, span: Span) -> slice:
    """The words that share a character with a span."""
    low = int(np.searchsorted(pieces.end, span.start, "right"))
    return slice(low, max(low, int(np.searchsorted(pieces.start, span.end, "left"))))


def _sentences_of(
    sentences: Sequence[Span], start: int, end: int, pieces: pc.Pieces
) -> tuple[int, int]:
    """The words of all sentences that a stretch touches, as a range."""
    starts = [s.start for s in sentences]
    one = bisect_right(starts, start) - 1
    other = bisect_right(starts, max(start, end - 1)) - 1
    if one >= 0:
        start = min(start, sentences[one].start)
    if other >= 0:
        end = max(end, sentences[other].end)
    words = _words(pieces, Span(start, end))
    return int(words.start), int(words.stop)


def _cut(first: NDArray[np.int32], role: Roles, core: tuple[int, int]) -> tuple[int, int]:
    """Of a statement too long to read, the part about its cue, or else where its content begins."""
    start, end = core
    cue = np.flatnonzero(role == ROLES.index("cue"))
    content = np.flatnonzero(role == ROLES.index("content"))
    at = int(first[cue[0] if len(cue) else content[0]])
    behind = len(cue) and cue[0] > content[0]  # the content before its cue: read back from there
    begin = at - (CORE * 3 // 4 if behind else CORE // 4)
    begin = _word_edge(first, max(start, min(begin, end - CORE)))
    stop = int(first[bisect_right(first, min(end, begin + CORE)) - 1])
    return begin, max(stop, begin + 1)


def _word_edge(first: NDArray[np.int32], at: int) -> int:
    """The first word's start from a piece on."""
    return int(first[int(np.searchsorted(first, at))])
