"""Where a line ends for good, and where a text is only wrapped at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
WIDEST = 100  # characters; a text with a longer line is not wrapped
NARROW = 60  # characters; to a narrower width few texts are wrapped
_ENDS = frozenset(".!?:;\"”’'")
ITEM = re.compile(r"\s*(?:[-–—*•·▪◦>#]|\(?\d{1,3}[.)])\s")


def wraps(text: str, start: int = 0) -> frozenset[int]:
    r"""The offsets of the line ends that part nothing, since the text is wrapped at a fixed width.

    Such a text has blank lines between its paragraphs and no long line; at least half of the lines
    that follow another begin with a small letter, or all lines before another are full and end
    within a sentence. In it a line ends for good where the next one begins otherwise although its
    first word would have had room.

    Args:
        text: The original text.
        start: Where to begin.

    Example:
        >>> wraps("The council met and\nspoke of trams.\n\nIt met again.")
        frozenset({19})
        >>> wraps("Trams will run later\nThe council met.\n\nIt met again.")
        frozenset()
    """
    ends = list(LINE.finditer(text, start))
    edges = [(start, start), *((m.start(), m.end()) for m in ends), (len(text), len(text))]
    lines = [text[a[1] : b[0]] for a, b in pairwise(edges)]
    if all(line.strip() for line in lines) or any(len(line) > WIDEST for line in lines):
        return frozenset()
    pairs = [
        (m.start(), before.rstrip(), after.lstrip())
        for m, before, after in zip(ends, lines, lines[1:], strict=False)
        if before.strip() and after.strip()
    ]
    width = max(map(len, lines))
    full = [
        not ITEM.match(after) and len(before) + 1 + len(after.split(None, 1)[0]) > width
        for _, before, after in pairs
    ]
    small = sum(after[0].islower() for _, _, after in pairs)
    cut = all(full) and width >= NARROW and all(before[-1] not in _ENDS for _, before, _ in pairs)
    if 2 * small < len(pairs) and not cut:
        return frozenset()
    return frozenset(
        at
        for (at, _, after), filled in zip(pairs, full, strict=True)
        if after[0].islower() or filled
    )
