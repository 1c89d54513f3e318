"""A coding sheet as it comes back: a CSV file or workbook that a coder has filled in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.article import delimited
from analysis.article.documents import spreadsheet
from analysis.article.input_formats import file_bytes, legible, lines_of
from analysis.common.atomic_files import put
from analysis.common.english import counted
from analysis.common.sanitize import csv_text
from analysis.corpus.coding.design import Design
from analysis.corpus.coding.questions import Question
from analysis.errors import ArticleError, ParameterError

WORKBOOKS = (".xlsx",)
UNIT = "unit"  # the column that names the units


@dataclass(frozen=True, slots=True)
class Coded:
    """What a coder answered.

    Args:
        name: The sheet's name.
        answers: By question the answers, by unit; what was left empty is not there.
    """

    name: str
    answers: dict[str, dict[str, str]]


def read_sheet(path: str | Path, design: Design) -> Coded:
    """The answers in a sheet.

    Answers may be in capitals, or cut short as long as it is clear what is meant ("d", "in").

    Raises:
        ParameterError: The file cannot be read, is no sheet of this sample, or has an answer that
            is none of the question's, or none at all.
    """
    path = Path(path)
    head, rows = _table(path)
    places = {name.strip().casefold(): at for at, name in enumerate(head)}
    asked = [question for question in design.questions if question.name in places]
    if UNIT not in places or not asked:
        names = ", ".join(question.name for question in design.questions)
        raise ParameterError(
            f"{path} has no columns {UNIT} and {names}; fill in the sheet that `sayso sample` "
            "wrote, and keep its first row."
        )
    known = {unit.unit for unit in design.units}
    answers: dict[str, dict[str, str]] = {question.name: {} for question in asked}
    seen: set[str] = set()
    for number, cells in rows:
        unit = _cell(cells, places[UNIT])
        if not unit and not any(_cell(cells, places[q.name]) for q in asked):
            continue
        if unit not in known or unit in seen:
            what = "is in it twice" if unit in seen else "is not of this sample"
            raise ParameterError(f"{path}, row {number}: the unit {unit!r} {what}.")
        seen.add(unit)
        for question in asked:
            if given := _cell(cells, places[question.name]):
                answers[question.name][unit] = _answer(given, question, f"{path}, row {number}")
    if not any(answers.values()):
        columns = " and ".join(question.name for question in asked)
        raise ParameterError(f"Nothing is filled in in {path}; answer in the columns {columns}.")
    return Coded(path.name, answers)


def uncoded(coded: Coded, design: Design) -> str:
    """What to tell of units without an answer; empty where all have one.

    They count as drawn at random from their strata, which holds where a coder went down the sheet.
    """
    units = len(design.units)
    missing = {name: units - len(own) for name, own in coded.answers.items() if own}
    parts = [f"{name}: {counted(count, 'unit')}" for name, count in missing.items() if count]
    return f"Without an answer in {coded.name}: {', '.join(parts)}." if parts else ""


def write_answer(path: str | Path, unit: str, name: str, answer: str) -> None:
    """Write one answer into a sheet, which is there as it was or with the answer.

    Args:
        path: The sheet, a CSV file or a workbook; what else stands in it stays.
        unit: The unit.
        name: The question's column.
        answer: The answer; empty to take one back.

    Raises:
        ParameterError: The sheet cannot be read, or has no such unit or column.
        OSError: It cannot be written.
    """
    path = Path(path)
    head, rows = _table(path)
    places = {title.strip().casefold(): at for at, title in enumerate(head)}
    found = [(number, cells) for number, cells in rows if _cell(cells, places.get(UNIT, 0)) == unit]
    if not found or name not in places:
        raise ParameterError(f"{path} has no unit {unit!r} or no column {name!r}.")
    at = places[name]
    ((number, cells),) = found[:1]
    if path.suffix.lower() in WORKBOOKS:
        put(path, _workbook_with(path, number, at + 1, answer))
        return
    cells.extend([""] * (at + 1 - len(cells)))
    cells[at] = answer
    # Cells that a spreadsheet program must not take for formulas have their mark already.
    put(path, csv_text(head, (own for _, own in rows)).encode("utf-8-sig", "replace"))


def _workbook_with(path: Path, row: int, column: int, answer: str) -> bytes:
    """A workbook with an answer in a cell of its first sheet."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    book.worksheets[0].cell(row, column, answer or None)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def units_of(path: str | Path) -> list[dict[str, str]]:
    """The rows of a sheet by the names of its columns, to be shown to a coder.

    Raises:
        ParameterError: The file cannot be read, or is no sheet.
    """
    head, rows = _table(Path(path))
    names = [title.strip().casefold() for title in head]
    if UNIT not in names:
        raise ParameterError(f"{path} has no column {UNIT}; name a sheet from `sayso sample`.")
    return [{name: _cell(cells, at) for at, name in enumerate(names)} for _, cells in rows]


def _answer(given: str, question: Question, place: str) -> str:
    word = given.casefold().strip(" .'\"")
    fitting = [answer for answer in question.answers if answer.startswith(word)]
    if word in question.answers:
        return word
    if len(fitting) == 1:
        return fitting[0]
    raise ParameterError(
        f"{place}: {given!r} is no answer to {question.name}; "
        f"choose one of {', '.join(question.answers)}."
    )


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _table(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The names of a sheet's columns, and its rows with their numbers."""
    try:
        data = file_bytes(path)
        if path.suffix.lower() in WORKBOOKS:
            rows = next((own for _, own in spreadsheet.rows(data, str(path)) if own), [])
        else:
            rows = _csv(data, str(path))
    except ArticleError as error:
        raise ParameterError(str(error)) from error
    if not rows:
        raise ParameterError(f"{path} is empty; fill in the sheet that `sayso sample` wrote.")
    return rows[0][1], rows[1:]


def _csv(data: bytes, name: str) -> list[tuple[int, list[str]]]:
    """The rows of a CSV file in the dialect of whichever spreadsheet program saved it."""
    lines = [legible(line) for line in lines_of(data, name)]
    head = next((line for line in lines if line.strip()), "")
    sign = max(delimited.DELIMITERS, key=head.count)
    out = []
    for number, row in enumerate(delimited.rows(lines, name, delimited.Dialect(sign)), 1):
        if isinstance(row.cells, ArticleError):
            raise row.cells
        if row.cells:
            out.append((number, row.cells))
    return out
