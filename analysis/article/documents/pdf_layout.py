"""From the lines of a PDF's pages to paragraphs: columns, running heads, broken words.

A PDF knows where letters stand and nothing of paragraphs. What is done here goes by the places of
lines alone: a gutter that few lines cross parts columns; a line of the same words at the edge of
several pages is no part of the text; an indent, a wider gap or a short last line ends a paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

EDGE = 0.2  # share of a page's height, above and below, in which running heads stand
HEAD_WORDS = 3  # of a running head that repeats a line of page one
OUTER = 2  # lines from the edge inwards that may be running heads
FEW = 0.25  # share of lines that may cross the gutter between two columns
STEP = 2.0  # points; columns that begin within as many begin at one place
LONGEST_WORD = 60
LEAST = 3  # lines that a column has
NARROW = 6  # heights of a line; no column is narrower
GAP = 1.35  # distance between lines, as a multiple of the usual one, that parts paragraphs
INDENT = 0.6  # of a line's height
DIFFERS = 0.12  # a change of height, as a share, that parts a heading from text
SHORT = 0.88  # of a column's width: a line that ends before it may end a paragraph
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_NUMBER = re.compile(
    r"\W*(?:page|seite|p\.|–|-)?\s*\d{1,4}(?:\s*(?:/|of|von|sur|de)\s*\d{1,4})?\W*", re.IGNORECASE
)
_STOPPED = re.compile(r"[.!?:…][\"”’»)\]]*\Z")
_BULLET = re.compile(r"(?:[•▪◦‣·–—*-]|\d{1,2}[.)])\s")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u2010\xad]\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A run of letters on one line; edges in points from the upper left corner of its page."""

    left: float
    top: float
    right: float
    bottom: float
    words: str

    @property
    def height(self) -> float:
        """From the lowest to the highest point that a letter of its size may have."""
        return max(self.bottom - self.top, 1.0)

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size in points, and its lines in any order."""

    width: float
    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines one below the other in one column, from edge to edge."""

    left: float
    right: float
    lines: tuple[Line, ...]


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], int]:
    """The pages without running heads, running feet and page numbers, and how many those were.

    Example:
        >>> head, text = Line(50, 20, 90, 30, "The Post 1"), Line(50, 400, 90, 410, "It rained.")
        >>> pages = [Page(200, 800, (head, text)), Page(200, 800, (head, text))]
        >>> [[line.words for line in page.lines] for page in without_furniture(pages)[0]]
        [['It rained.'], ['It rained.']]
    """
    edges = [_at_edge(page) for page in pages]
    counts = Counter(key for rows in edges for key in {_key(row) for row in rows})
    first = {_key(row) for row in _grouped(pages[0].lines)} if pages else set()
    out, left = [], 0
    for at, page in enumerate(pages):
        gone: set[Line] = set()
        for row in edges[at]:
            key = _key(row)
            again = at > 0 and key in first and len(key.split()) >= HEAD_WORDS
            if _NUMBER.fullmatch(key) or counts[key] >= max(2, 0.3 * len(pages)) or again:
                gone |= set(row)
                left += 1
        out.append(replace(page, lines=tuple(line for line in page.lines if line not in gone)))
    return out, left


def _at_edge(page: Page) -> list[list[Line]]:
    """The outermost rows of a page."""
    rows = list(_grouped(page.lines))
    outer = rows if len(rows) <= 2 * OUTER else [*rows[:OUTER], *rows[-OUTER:]]
    inner = (EDGE * page.height, (1 - EDGE) * page.height)
    return [row for row in outer if not inner[0] < row[0].middle < inner[1]]


def _grouped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines by the height at which they stand, from above; those of a row from left to right."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if row and line.middle - row[0].middle > min(line.height, row[0].height) / 2:
            yield sorted(row, key=lambda line: line.left)
            row = []
        row.append(line)
    if row:
        yield sorted(row, key=lambda line: line.left)


def _key(row: Sequence[Line]) -> str:
    words = " ".join(line.words for line in row)
    return re.sub(r"\d+", "0", " ".join(words.casefold().split()))


def paragraphs(pages: Sequence[Page]) -> list[str]:
    """The paragraphs of all pages in the order in which they are read.

    Example:
        >>> left = [Line(50, 100 + 12 * n, 250, 110 + 12 * n, f"left {n}") for n in range(4)]
        >>> right = [Line(300, 100 + 12 * n, 500, 110 + 12 * n, f"right {n}") for n in range(4)]
        >>> both = tuple(line for pair in zip(left, right) for line in pair)
        >>> paragraphs([Page(600, 800, both)])
        ['left 0 left 1 left 2 left 3 right 0 right 1 right 2 right 3']
    """
    blocks = [block for page in pages for block in _blocks(page.lines)]
    usual = _usual_distance(blocks)
    compounds = Counter(
        word.casefold()
        for block in blocks
        for line in block.lines
        for word in _WORD.findall(line.words)
    )
    out: list[list[Line]] = []
    last: _Block | None = None
    for block in blocks:
        for at, line in enumerate(block.lines):
            if not out or _begins(block, at, last, usual):
                out.append([])
            out[-1].append(line)
        last = block
    return [_joined(lines, compounds) for lines in out]


def _blocks(lines: Sequence[Line], depth: int = 0) -> Iterator[_Block]:
    """Lines as blocks: those above a gutter, those left of it, those right of it, those below."""
    ordered = sorted(lines, key=lambda line: (line.middle, line.left))
    gutter = _gutter(ordered) if depth < 4 else None
    if gutter is None:
        if rows := tuple(_rows(ordered)):
            left = min(line.left for line in rows)
            yield _Block(left, max(line.right for line in rows), rows)
        return
    band: list[Line] = []
    for line in ordered:
        if line.left < gutter < line.right:
            yield from _columns(band, gutter, depth)
            band = []
            yield _Block(line.left, line.right, (line,))
        else:
            band.append(line)
    yield from _columns(band, gutter, depth)


def _columns(band: Sequence[Line], gutter: float, depth: int) -> Iterator[_Block]:
    for side in (
        [line for line in band if line.right <= gutter],
        [line for line in band if line.right > gutter],
    ):
        if side:
            yield from _blocks(side, depth + 1)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The place that few lines cross and that has lines beside each other on both sides."""
    if len(lines) < 2 * LEAST:
        return None
    tall = median(line.height for line in lines)
    best: tuple[float, float] | None = None
    for x in sorted({STEP * (line.left // STEP) for line in lines}):
        at = x - tall / 4
        before = [line for line in lines if line.right <= at]
        after = [line for line in lines if line.left >= at]
        crossing = len(lines) - len(before) - len(after)
        if min(len(before), len(after)) < LEAST or crossing > FEW * len(lines):
            continue
        heights = sorted(line.middle for line in after)
        beside = sum(_near(heights, line.middle, 3 * tall) for line in before)
        edge = median(line.right for line in before)
        if beside < len(before) / 2 or edge > at or not _aligned(after, x, tall):
            continue
        if not (_filled(before, tall) and _filled(after, tall)):
            continue
        score = crossing - beside / len(lines)
        if best is None or score < best[0]:
            best = (score, at)
    return best[1] if best else None


def _near(heights: Sequence[float], middle: float, reach: float) -> bool:
    """Whether one of the sorted heights is within reach."""
    at = bisect_left(heights, middle - reach)
    return at < len(heights) and heights[at] < middle + reach


def _aligned(after: Sequence[Line], x: float, tall: float) -> bool:
    """Whether the lines right of a gutter begin where a column does."""
    near = sum(abs(line.left - x) < 2 * tall for line in after)
    return near >= max(LEAST, len(after) / 3)


def _filled(side: Sequence[Line], tall: float) -> bool:
    """Whether lines fill a column, as single words of a justified line or a table do not."""
    rows = list(_rows(side))
    width = max(line.right for line in rows) - min(line.left for line in rows)
    full = sum(line.right - line.left > width / 2 for line in rows)
    return width >= NARROW * tall and full >= max(2, len(rows) / 2)


def _rows(lines: Sequence[Line]) -> Iterator[Line]:
    """Runs that stand on one line put together, from left to right."""
    for row in _grouped(lines):
        yield Line(
            row[0].left,
            min(line.top for line in row),
            max(line.right for line in row),
            max(line.bottom for line in row),
            " ".join(line.words for line in row),
        )


def _usual_distance(blocks: Sequence[_Block]) -> float:
    """From one line to the next, in heights of a line."""
    steps = [
        (below.bottom - above.bottom) / above.height
        for block in blocks
        for above, below in zip(block.lines, block.lines[1:], strict=False)
        if below.bottom > above.bottom
    ]
    return min(median(steps), 2.0) if steps else 1.2


def _begins(block: _Block, at: int, before: _Block | None, usual: float) -> bool:
    """Whether a line of a block begins a paragraph."""
    line = block.lines[at]
    if at == 0:
        return before is None or _begins_column(block, before)
    above = block.lines[at - 1]
    if abs(line.height - above.height) > DIFFERS * max(line.height, above.height):
        return True
    if (line.bottom - above.bottom) / above.height > GAP * usual or _BULLET.match(line.words):
        return True
    indent = INDENT * line.height
    if line.left > block.left + indent and above.left < line.left - indent:
        return True
    return _is_last(above, block)


def _begins_column(block: _Block, before: _Block) -> bool:
    """Whether the first line of a column or page begins a paragraph."""
    line, above = block.lines[0], before.lines[-1]
    if abs(line.height - above.height) > DIFFERS * max(line.height, above.height):
        return True
    if _BROKEN.search(above.words) or line.words[0].islower():
        return False
    indented = line.left > block.left + INDENT * line.height
    return indented or bool(_STOPPED.search(above.words)) or _is_last(above, before)


def _is_last(line: Line, block: _Block) -> bool:
    """Whether a line ends before the edge of its column, as the last of a paragraph does."""
    short = line.right - block.left < SHORT * (block.right - block.left)
    return short and bool(_STOPPED.search(line.words))


def _joined(lines: Sequence[Line], compounds: Counter[str]) -> str:
    """Lines as one paragraph; a word broken at the end of a line is whole again.

    The hyphen stays where the file has the word with it elsewhere, and where a capital follows.
    """
    text = lines[0].words
    for line in lines[1:]:
        broken = _BROKEN.search(text[-LONGEST_WORD:])
        follows = _WORD.match(line.words)
        if not (broken and follows):
            text += f" {line.words}"
            continue
        with_hyphen = f"{broken[1]}-{follows[0]}".casefold()
        kept = compounds[with_hyphen] or follows[0][0].isupper()
        text = text[:-1] + ("-" if kept else "") + line.words
    return text.replace("\xad", "").translate(_LIGATURES)
