"""Workbooks (.xlsx) as tables of articles: the rows of their sheets as text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from analysis.article.documents import zipped
from analysis.errors import ArticleError

LARGEST_XML = 100_000_000  # bytes of one sheet, or of the words that all share
MOST_ROWS = 200_000
MOST_COLUMNS = 200
HEAD_ROWS = 20  # rows in which the names of the columns are looked for


def rows(data: bytes, name: str) -> Iterator[tuple[str, list[tuple[int, list[str]]]]]:
    """Each sheet's name, and its rows that hold something: number and cells as text.

    Raises:
        ArticleError: The file is damaged, encrypted, too large or hostile.
    """
    import openpyxl

    zipped.checked(data, name, LARGEST_XML)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what it says of its size may be wrong, and huge
            yield sheet.title, list(_rows(sheet, name))
    # What a workbook that is not as its format says brings about in openpyxl.
    except (*zipped.FAULTS, KeyError, ValueError, TypeError, AttributeError, IndexError,
            SyntaxError) as error:  # fmt: skip
        raise ArticleError(
            f"{name} is no workbook that can be read; save the sheet as .csv."
        ) from error


def _rows(sheet: Any, name: str) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), 1):
        if number > MOST_ROWS:
            raise ArticleError(f"{name} has more than {MOST_ROWS:,} rows; save the sheet as .csv.")
        cells = [_text(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, cells


def _text(value: Any) -> str:
    if isinstance(value, datetime) and not any((value.hour, value.minute, value.second)):
        value = value.date()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
