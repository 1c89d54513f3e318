"""Tables as text (CSV, TSV): what parts their cells, how quotation marks are kept, their rows.

Spreadsheets, databases and programs each write CSV in their own way; which it is shows in the first
lines. Whatever reads such a file reads it here, whole or as a stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.article.columns import NAMES, field_of, is_nothing
from analysis.common.english import counted
from analysis.common.loading import csv_rows
from analysis.errors import ArticleError, SaysoError

DELIMITERS = ",;\t|"
SAMPLE = 200_000  # bytes or characters from which a dialect is told
_SEP = re.compile(r"""["']?sep=(?P<sign>[,;|\t])["']?[ \t]*\r?\n?\Z""", re.IGNORECASE)
# A quotation mark with a backslash before it that does not end its cell.
_ESCAPED = re.compile(r'(?<!\\)(?:\\\\)*\\"(?![,;|\t\r\n"]|\Z)')
_BLANK = re.compile(r'" +(?=[,;|\t\r\n]|\Z)')
_BACKSLASH = re.compile(r'(?<!\\)((?:\\\\)*)\\"')


@dataclass(frozen=True, slots=True)
class Dialect:
    r"""How a table is written.

    Args:
        delimiter: What parts its cells.
        escaped: Whether a quotation mark within a cell is written as ``\"`` and not ``""``.
    """

    delimiter: str = ","
    escaped: bool = False


COMMA = Dialect()


class Cells(NamedTuple):
    """A row: where it starts, how many lines it has, its cells or what is wrong with it."""

    line: int
    lines: int
    cells: list[str] | ArticleError


def dialect_of(sample: str) -> Dialect:
    r"""How a table is written, from its first lines.

    A line "sep=;" decides; else the sign that parts the head into columns of which one has texts,
    or, where none does, into most columns.

    Example:
        >>> dialect_of("Date;Body\n2020-01-02;It rained, she said, and poured.")
        Dialect(delimiter=';', escaped=False)
        >>> dialect_of('text\ttitle\n"the \\"new\\" tram"\tTrams').escaped
        True
    """
    escaped = bool(_ESCAPED.search(sample)) and '"' in sample
    lines = [line for line in sample.splitlines() if line.strip()]
    if not lines:
        return Dialect()
    if found := _SEP.fullmatch(lines[0]):
        return Dialect(found["sign"], _quoted(sample, found["sign"]) and escaped)

    def fitness(sign: str) -> tuple[bool, int]:
        head = _with_plain_head(lines[:50])
        names = next((row for _, _, row in csv_rows(head, "", sign)), [])
        named = [] if isinstance(names, SaysoError) else names
        return len(named) > 1 and any(field_of(n) == "text" for n in named), len(named)

    sign = max(DELIMITERS, key=fitness)
    return Dialect(sign, _quoted(sample, sign) and escaped)


def _quoted(sample: str, sign: str) -> bool:
    """Whether cells stand in quotation marks."""
    return bool(re.search(rf'(?:^|{re.escape(sign)})"', sample, re.MULTILINE))


def is_table(text: str) -> bool:
    """Whether a text begins with the names of columns, of which one has texts.

    Example:
        >>> is_table("id;title;body"), is_table("The story, a text in full, was late.")
        (True, False)
    """
    lines = [line for line in text.splitlines() if line.strip()]
    head = lines[1:2] if lines and is_separator_line(lines[0]) else lines[:1]
    if not head:
        return False
    fields = [field_of(cell) for cell in head[0].split(dialect_of(text).delimiter)]
    return "text" in fields and len(set(fields) & NAMES.keys()) > 1


def is_separator_line(line: str) -> bool:
    """Whether a line only says what parts cells, for a spreadsheet program."""
    return bool(_SEP.fullmatch(line))


def rows(lines: Iterable[str], name: str, dialect: Dialect) -> Iterator[Cells]:
    """The rows of a table with the line each begins in; see ``common.loading.csv_rows``."""
    texts = _with_plain_head(lines)
    if dialect.escaped:
        texts = (_BACKSLASH.sub(r'\1""', line) for line in texts)
    for row in csv_rows(texts, name, dialect.delimiter):
        yield Cells(*row)


def _with_plain_head(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a table, of which the head has no blanks behind its quotation marks."""
    head = True
    for line in lines:
        yield _BLANK.sub('"', line) if head else line
        head = head and (not line.strip() or is_separator_line(line))


def names_of(cells: Sequence[str], name: str) -> tuple[str, ...]:
    """The names of the columns, of which one has the texts.

    Raises:
        ArticleError: None has.

    Example:
        >>> names_of([" Body ", "Mood"], "a.csv")
        ('Body', 'Mood')
    """
    names = tuple(cell.strip("\ufeff \t\xa0") for cell in cells)
    if not any(field_of(cell) == "text" for cell in names):
        shown = ", ".join(filter(None, names))[:200]
        raise ArticleError(
            f'{name} has no column "text" (or "body", "content"), only {shown}; name the column '
            'of the articles "text" in the first row.'
        )
    return names


def named(names: Sequence[str], cells: Sequence[str], place: str) -> dict[str, str] | ArticleError:
    """The cells of a row by the names of their columns, or what is wrong with the row.

    Args:
        names: Of the columns.
        cells: Of the row; of those behind the last column, empty ones do not count.
        place: The file and row, for a message.

    Example:
        >>> named(["text", "date"], ["It rained", " she said", "2020-01-02"], "a.csv, row 3")
        ArticleError('a.csv, row 3, has 3 cells for 2 columns; put a text in quotation marks.')
    """
    more = [cell for cell in cells[len(names) :] if cell.strip()]
    if more:
        return ArticleError(
            f"{place}, has {counted(len(cells), 'cell')} for {counted(len(names), 'column')}; "
            "put a text in quotation marks."
        )
    if all(map(is_nothing, cells)):
        return ArticleError(f"{place}, is empty.")
    return {name: cell for name, cell in zip(names, cells, strict=False) if name}
