"""A coding sheet as a workbook: columns that wrap, answers to choose from, the questions."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from analysis.common.sanitize import cell
from analysis.corpus.coding.design import Design
from analysis.corpus.coding.questions import RULES
from analysis.reporting.export.table_files import timeless

if TYPE_CHECKING:
    import pandas as pd

_WIDTH = {
    "unit": 8,
    "article": 18,
    "title": 30,
    "before": 40,
    "sentence": 60,
    "after": 40,
    "words": 50,
    "note": 30,
}
_ANSWER = 14  # how wide a column of answers is


def workbook(design: Design, sheet: pd.DataFrame) -> bytes:
    """The sheet of a sample as an Excel file; text that looks like a formula stays text.

    Args:
        design: How the sample was drawn.
        sheet: A row a unit, as ``corpus.coding.sampling`` gives it.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    page: Any = book.active
    page.title = "coding"
    _fill(page, [list(map(str, sheet.columns)), *sheet.values.tolist()])
    page.freeze_panes = "B2"
    for at, name in enumerate(sheet.columns, 1):
        page.column_dimensions[get_column_letter(at)].width = _WIDTH.get(str(name), _ANSWER)
    for row in page.iter_rows():
        for one in row:
            one.alignment = Alignment(wrap_text=True, vertical="top")
    for one in page[1]:
        one.font = Font(bold=True)
    for question in design.questions:
        letter = get_column_letter(list(sheet.columns).index(question.name) + 1)
        choice = DataValidation(
            "list", formula1=f'"{",".join(question.answers)}"', allow_blank=True
        )
        choice.add(f"{letter}2:{letter}{len(sheet) + 1}")
        page.add_data_validation(choice)
    asked = book.create_sheet("questions")
    rows = [[q.name, ", ".join(q.answers), q.prompt] for q in design.questions]
    _fill(asked, [["column", "answers", "question"], *rows])
    _fill(book.create_sheet("rules"), [[rule] for rule in RULES])
    book["rules"].column_dimensions["A"].width = 150
    asked.column_dimensions["B"].width, asked.column_dimensions["C"].width = 32, 120
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _fill(page: Any, rows: list[list[Any]]) -> None:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            text = str(value).encode("utf-8", "replace").decode()
            made = page.cell(at, column, ILLEGAL_CHARACTERS_RE.sub("\ufffd", cell(text)))
            made.data_type = "s"  # never a formula, whatever it starts with
