"""What a view shows, as paragraphs, lists and tables of a Word document.

The views make a small, known HTML: paragraphs, lists, tables with heads, links to anchors, bold
and dim words. Reading it keeps the Word version in the words of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from analysis.common.palette import LIGHT
from analysis.common.sanitize import shown
from analysis.reporting.export.foreign_text import xml_text

if TYPE_CHECKING:
    from docx.document import Document

_SPACES = re.compile(r"[ \t\r\n]+")
_VOID = frozenset(("br", "col", "hr", "img", "input", "meta", "wbr"))
_DIM = frozenset(("dim", "note", "why", "beside"))


@dataclass(slots=True)
class Run:
    """Words of one look; ``anchor`` is where a link within the document leads."""

    words: str
    bold: bool = False
    dim: bool = False
    anchor: str = ""


@dataclass(slots=True)
class Block:
    """A paragraph, an item of a list, or a table of cells that are lists of runs."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    caption: list[Run] = field(default_factory=list)
    rows: list[list[list[Run]]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Blocks from the HTML of a view."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.open: list[tuple[str, Mapping[str, str]]] = []
        self.into: list[Run] | None = None

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
        if tag in _VOID:
            return
        self.open.append((tag, {k: v or "" for k, v in attrs}))
        attributes = self.open[-1][1]
        if tag in ("p", "li", "summary"):
            self.blocks.append(Block("item" if tag == "li" else "paragraph"))
            self.into = self.blocks[-1].runs
        elif tag == "table":
            self.blocks.append(Block("table"))
        elif tag == "caption":
            self.into = self.blocks[-1].caption
        elif tag == "tr":
            self.blocks[-1].rows.append([])
            self.blocks[-1].ids.append(attributes.get("id", ""))
        elif tag in ("td", "th"):
            self.blocks[-1].rows[-1].append([])
            self.into = self.blocks[-1].rows[-1][-1]
        elif "beside" in attributes.get("class", "").split():
            self._add("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self.open and self.open.pop()[0] != tag:
            pass
        if tag in ("p", "li", "summary", "caption", "td", "th"):
            self.into = None

    def handle_data(self, data: str) -> None:
        words = _SPACES.sub(" ", data)
        if self.into is None:
            if not words.strip() or any(tag == "table" for tag, _ in self.open):
                return
            self.blocks.append(Block("paragraph"))
            self.into = self.blocks[-1].runs
        self._add(words)

    def _add(self, words: str) -> None:
        if self.into is None:
            return
        tags = {tag for tag, _ in self.open}
        classes = {c for _, attributes in self.open for c in attributes.get("class", "").split()}
        href = next((attributes.get("href", "") for tag, attributes in self.open if tag == "a"), "")
        bold = not tags.isdisjoint(("strong", "b")) or "check" in classes
        dim = not classes.isdisjoint(_DIM)
        self.into.append(Run(words, bold, dim, href[1:] if href.startswith("#") else ""))


def blocks(html: str) -> tuple[Block, ...]:
    """The paragraphs, items and tables in the HTML of a view.

    Example:
        >>> [b.kind for b in blocks("<ul><li>One</li></ul><p>Two <b>three</b></p>")]
        ['item', 'paragraph']
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return tuple(b for b in reader.blocks if b.rows or any(r.words.strip() for r in b.runs))


def write(
    document: Document, parts: Sequence[Block], widths: Sequence[float] = (), why: bool = True
) -> None:
    """Write blocks at the end of a document.

    Args:
        document: The document, with the styles of ``analysis.reporting.export.word``.
        parts: The blocks.
        widths: The shares of a table's columns; equal ones where there are none or others.
        why: Whether the line below a table's caption comes along.
    """
    bookmarks = _bookmarks(document)
    for block in parts:
        if block.kind == "table":
            _table(document, block, widths, why)
            _mark_rows(document.tables[-1], block, bookmarks)
        else:
            style = "List Bullet" if block.kind == "item" else None
            fill(document.add_paragraph(style=style), block.runs)


def fill(paragraph: Any, runs: Sequence[Run], small: bool = False) -> None:
    """Write runs into a paragraph; a link leads to the bookmark of its name."""
    from docx.shared import Pt, RGBColor

    for run in _tidy(runs):
        word_run = paragraph.add_run(xml_text(shown(run.words)))
        word_run.bold = run.bold or None
        if run.dim:
            word_run.bold = False
            word_run.font.color.rgb = RGBColor.from_string(LIGHT["soft"][1:])
            word_run.font.size = Pt(8.5 if small else 9.5)
        if run.anchor:
            word_run.font.color.rgb = RGBColor.from_string(LIGHT["link"][1:])
            _link(paragraph, word_run, run.anchor)


def _tidy(runs: Sequence[Run]) -> Iterator[Run]:
    """Runs without blanks at the edges of a paragraph or behind a break."""
    before = "\n"
    kept = [r for r in runs if r.words]
    while kept and not kept[-1].words.strip():
        kept.pop()
    for run in kept:
        words = run.words.lstrip(" ") if before.endswith(("\n", " ")) else run.words
        if before == "\n" and words.startswith("\n") and run is kept[0]:
            words = words.lstrip("\n")
        if words:
            before = words
            yield Run(words, run.bold, run.dim, run.anchor)


def _link(paragraph: Any, run: Any, anchor: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    link.append(run._r)
    paragraph._p.append(link)


def _table(document: Document, block: Block, widths: Sequence[float], why: bool) -> None:
    from docx.shared import Emu

    if block.caption:
        caption = document.add_paragraph(style="Caption")
        caption.paragraph_format.keep_with_next = True
        fill(caption, [run for run in block.caption if why or not run.dim])
    columns = max(map(len, block.rows))
    shares = widths if len(widths) == columns else [1.0] * columns
    table = document.add_table(rows=0, cols=columns, style="Sayso Table")
    table.autofit = False
    wide = [Emu(int(room(document) * share / sum(shares))) for share in shares]
    for at, cells in enumerate(block.rows):
        row = table.add_row()
        _whole(row, head=at == 0)
        for cell, runs, width in zip(row.cells, cells, wide, strict=False):
            cell.width = width
            cell.paragraphs[0].style = "Table Head" if at == 0 else "Table Text"
            fill(cell.paragraphs[0], runs, small=True)
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width
    document.add_paragraph(style="After Table")


def room(document: Document) -> int:
    """How wide the lines of a document are, in Word's units."""
    section = document.sections[-1]
    edges = (section.left_margin or 0) + (section.right_margin or 0)
    return int((section.page_width or 0) - edges)


def _anchor(ident: str) -> str:
    """Where links to what a row is about lead: a statement's row stands for its marked words."""
    return re.sub(r"^r(?=\d)", "s", ident)


def _whole(row: Any, head: bool) -> None:
    """Keep a row on one page; a head is said again on each page, and is a head to a reader."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _bookmarks(document: Document) -> set[str]:
    """The names of the bookmarks that a document has."""
    from docx.oxml.ns import qn

    marks = document.element.body.iter(qn("w:bookmarkStart"))
    return {str(mark.get(qn("w:name"))) for mark in marks}


def _mark_rows(table: Any, block: Block, bookmarks: set[str]) -> None:
    """Give each row with an id a bookmark, unless another has its name."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for row, ident in zip(table.rows, block.ids, strict=True):
        name = _anchor(ident)
        if not name or name in bookmarks:
            continue
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(len(bookmarks)))
            if tag.endswith("Start"):
                mark.set(qn("w:name"), name)
            row._tr.tc_lst[0].p_lst[0].append(mark)
        bookmarks.add(name)
