"""Pull quotes: a sentence of the article that stands once more, as a paragraph of its own.

Layout repeats it in large letters beside the text, anywhere: read as running text, it is given to
whoever speaks next to it, and seems to be said twice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from analysis.article.spans import Span

LONGEST_TEXT = 200_000  # characters; nothing is looked for in a longer one
LONGEST = 400  # characters of a pull quote
FEWEST, FEWEST_QUOTED = 8, 5  # words of one without, and in, quotation marks
FEWEST_PIECE = 3  # words of a piece between ellipses
LONGER = 20  # characters that its paragraph has more
_ELLIPSIS = re.compile(r"\s*(?:\.\s?\.\s?\.|…)\s*")
_EDGES = " \t\"“”'‘’.,;:!?*_"
_QUOTED = re.compile(r"[\"“'‘].*[\"”'’]\Z", re.DOTALL)


def pull_quotes(text: str, spans: Sequence[Span], running: Sequence[bool]) -> frozenset[int]:
    r"""The numbers of the paragraphs that repeat words of another, longer one, and say no more.

    Args:
        text: The article's text, with usual marks.
        spans: Its paragraphs.
        running: Whether each is running text.

    Example:
        >>> lines = ["Lee spoke.", "“The boats will not come back”"]
        >>> lines.append("Lee said: “The boats will not come back,” and left.")
        >>> spans = [Span(0, 10), Span(11, 41), Span(42, 93)]
        >>> pull_quotes("\n".join(lines), spans, [True] * 3)
        frozenset({1})
    """
    if len(text) > LONGEST_TEXT:
        return frozenset()
    out = set()
    for number in range(1, len(spans)):
        if not running[number]:
            continue
        own = spans[number]
        led = spans[number - 1].of(text).endswith(":")
        pieces = [] if led or len(own) > LONGEST else _pieces(own.of(text))
        once = pieces and text.count(pieces[0]) == 2  # what stands oftener is a refrain
        if once and _again(text, spans, running, number, pieces):
            out.add(number)
    return frozenset(out)


def _pieces(words: str) -> list[str]:
    """The words between ellipses, without marks; none where they are too few."""
    pieces = [piece.strip(_EDGES) for piece in _ELLIPSIS.split(words)]
    pieces = [piece for piece in pieces if piece]
    fewest = FEWEST_QUOTED if _QUOTED.match(words) else FEWEST
    sizes = [len(piece.split()) for piece in pieces]
    return pieces if sum(sizes) >= fewest and min(sizes) >= FEWEST_PIECE else []


def _again(
    text: str, spans: Sequence[Span], running: Sequence[bool], number: int, pieces: Sequence[str]
) -> bool:
    """Whether one longer paragraph of running text holds all the pieces, in order."""
    own = spans[number]
    at = text.find(pieces[0])
    while at >= 0:
        holder = bisect_right(spans, at, key=lambda span: span.start) - 1
        span = spans[holder]
        if holder != number and running[holder] and len(span) >= len(own) + LONGER:
            place = span.start
            for piece in pieces:
                place = text.find(piece, place, span.end)
                if place < 0:
                    break
                place += len(piece)
            else:
                return True
        at = text.find(pieces[0], max(at + 1, span.end))
    return False
