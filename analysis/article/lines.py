"""Where a line ends for good, and where a text is only wrapped at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

LINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
WIDEST = 100  # characters; a text with a longer line is not wrapped
NARROW = 60  # characters; to a narrower width few texts are wrapped
_ENDS = frozenset(".!?:;\"”’'")
# A sentence that ends right before the next one's first word: a paragraph's break has been lost.
_GLUED = re.compile(r"[a-z\d%)\]][.?!,]?(?P<marks>[.?!]?[\"“”’‘]{0,2})(?=[A-Z][a-z’])")
FEWEST = 4  # lost breaks in a text, for them to be no slips
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


def lost_breaks(text: str, start: int = 0) -> tuple[int, ...]:
    r"""Where paragraphs that a page has run together begin: "it rained.He added".

    Some slips do not make a text of such; a web address is none.

    Args:
        text: The original text.
        start: Where to begin.

    Example:
        >>> lines = ("It rained.", "He went.", "“No,” she said.", "It is late.", "It ended.")
        >>> lost_breaks("".join(lines))
        (10, 18, 33, 44)
        >>> lost_breaks("It rained.He went.")
        ()
    """
    found: list[int] = []
    for match in _GLUED.finditer(text, start):
        at, marks = match.start("marks"), match["marks"]
        if not any(mark in '.?!,”"' for mark in text[at - 1 : at] + marks):
            continue  # McCarthy
        at += marks[:1] in (".", "?", "!")
        begun = found[-1] if found else start
        closes = text[at : at + 1] in ("”", "’")
        if text.startswith('"', at):
            line = max(begun, text.rfind("\n", begun, at))
            closes = text.count('"', line, at) % 2 == 1
        if not closes and text[at - 1] == ",":
            continue
        found.append(at + closes)
    return tuple(found) if len(found) >= FEWEST else ()
