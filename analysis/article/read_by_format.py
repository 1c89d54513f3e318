"""What is in a file: the text of one article, or rows that are an article each."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from analysis.article import delimited
from analysis.article.columns import field_of
from analysis.article.documents.detect_format import Kind, kind_of
from analysis.article.documents.document import Document
from analysis.article.documents.press_database import articles_in
from analysis.article.input_formats import (
    Rows,
    decode,
    json_lines,
    json_rows,
    legible,
    lines_of,
    page_text,
)
from analysis.article.text_repair import without_soft_hyphens
from analysis.errors import ArticleError, SaysoError

# What reads each kind: a module of ``documents``, loaded where it is used, and its function.
_READERS = MappingProxyType({
    Kind.WORD: ("word", "read"),
    Kind.OPEN_DOCUMENT: ("odt", "read"),
    Kind.PDF: ("pdf", "read"),
    Kind.RICH_TEXT: ("rtf", "read"),
    Kind.MAIL: ("mail", "read"),
    Kind.WEB_ARCHIVE: ("mail", "read_page"),
})  # fmt: skip
_MARKED_UP = (Kind.PAGE, Kind.WEB_ARCHIVE)
_EXPORTED = (Kind.TEXT, Kind.WORD, Kind.OPEN_DOCUMENT, Kind.PDF, Kind.RICH_TEXT)


def contents(data: bytes, path: Path) -> Document | Rows:
    """The one article in a file, or the rows of a file that may hold many.

    Args:
        data: The file's bytes.
        path: Its name; of a text from elsewhere, a name with an ending that says what it is.

    Raises:
        ArticleError: The file is of a kind that is not read, or damaged, or hostile.
    """
    kind = kind_of(data, path)
    if kind is Kind.JSON_LINES:
        return json_lines(path, lines_of(data, str(path)))
    if kind is Kind.TABLE:
        return table_rows(path, lines_of(data, str(path)))
    if kind is Kind.WORKBOOK:
        return _sheet_rows(data, path)
    if kind is Kind.JSON:
        return json_rows(path, decode(data, str(path)))
    document = _document(kind, data, path)
    if kind not in _MARKED_UP:
        document = _without_markdown(document, path)
    if kind in _EXPORTED:
        _, rows = articles_in(document.text)
        if len(rows) > 1:
            return ((f"article {n}", row) for n, row in enumerate(rows, 1))
        if rows:
            row = dict(rows[0])
            document = Document(row.pop("text"), row, document.notes)
    text, notes = without_soft_hyphens(document.text)
    return replace(document, text=text, notes=(*document.notes, *notes)) if notes else document


def _document(kind: Kind, data: bytes, path: Path) -> Document:
    if kind is Kind.TEXT:
        return Document(decode(data, str(path)))
    if kind is Kind.PAGE:
        return Document(*page_text(path, decode(data, str(path), markup=True)))
    module, function = _READERS[kind]
    reader: Callable[[bytes, str], Document] = getattr(
        importlib.import_module(f"analysis.article.documents.{module}"), function
    )
    return reader(data, str(path))


def _without_markdown(document: Document, path: Path) -> Document:
    """A document without the markup of Markdown, where its name or its text says that it is."""
    from analysis.article.article import without_markup
    from analysis.article.markdown import ENDINGS, is_markdown

    if path.suffix.lower() in ENDINGS or is_markdown(document.text):
        return replace(document, text=without_markup(document.text))
    return document


def table_rows(path: Path, lines: list[bytes]) -> Rows:
    """The rows of a table as text; a SaysoError where a row cannot be read.

    Raises:
        ArticleError: It has no column of texts.
    """
    texts = [legible(line) for line in lines]
    dialect = delimited.dialect_of("".join(texts)[: delimited.SAMPLE])
    names: tuple[str, ...] = ()
    number = 0
    for row in delimited.rows(texts, str(path), dialect):
        if isinstance(row.cells, SaysoError):
            number += bool(names)
            yield f"row {number}", row.cells
        elif names and row.cells:
            number += 1
            place = f"row {number}"
            yield place, delimited.named(names, row.cells, f"{path}, {place}")
        elif row.cells and not (row.line == 1 and delimited.is_separator_line(texts[0])):
            names = delimited.names_of(row.cells, str(path))


def _sheet_rows(data: bytes, path: Path) -> Iterator[tuple[str, object]]:
    """The rows of the first sheet of a workbook that has a column of texts.

    Raises:
        ArticleError: None has one.
    """
    from analysis.article.documents import spreadsheet

    first: list[str] = []
    for sheet, rows in spreadsheet.rows(data, str(path)):
        for at, (_, head) in enumerate(rows[: spreadsheet.HEAD_ROWS]):
            if any(field_of(cell) == "text" for cell in head):
                names = delimited.names_of(head, str(path))
                for number, cells in rows[at + 1 :]:
                    place = f"sheet {sheet!r}, row {number}"
                    yield place, delimited.named(names, cells, f"{path}, {place}")
                return
        first = first or (rows[0][1] if rows else [])
    if not first:
        raise ArticleError(f"{path} contains no article.")
    delimited.names_of(first, str(path))
