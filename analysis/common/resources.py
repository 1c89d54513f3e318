"""The data files that the package carries in ``analysis/data``: word lists, weights, figures.

A ``.tsv`` file begins with comment lines (``#``): what it holds, where it is from and what
it was checked against; the first line after them names the columns; every other line is a row.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from itertools import dropwhile
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.errors import DataError

DATA = Path(__file__).parents[1] / "data"

Row = Mapping[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """The rows of ``analysis/data/NAME.tsv``, each by the names of its columns.

    Raises:
        DataError: The file is missing, or a line does not fit its heading.

    Example:
        >>> rows("names_nick")[0]["full"]
        'Abigail'
    """
    return parse(_text(f"{name}.tsv"), f"{name}.tsv")


def parse(text: str, name: str) -> tuple[Row, ...]:
    r"""The rows of such a file's text; a row that stops early has empty cells.

    Args:
        text: What the file holds.
        name: What to call it in a message.

    Raises:
        DataError: It has no heading, or a line has no first cell, or more cells than columns.

    Example:
        >>> [dict(row) for row in parse("# Ours.\nword\tclass\nbig\tbase\nso\n", "a.tsv")]
        [{'word': 'big', 'class': 'base'}, {'word': 'so', 'class': ''}]
        >>> parse("word\nbig\tbase\n", "a.tsv")
        Traceback (most recent call last):
        analysis.errors.DataError: a.tsv, line 2, does not fit the heading 'word'.
    """
    numbered = dropwhile(lambda line: line[1][:1] == "#", enumerate(text.split("\n"), 1))
    lines = [(number, line) for number, line in numbered if line.strip()]
    if not lines:
        raise DataError(f"{name} has no line that names its columns; install Sayso again.")
    columns = lines[0][1].split("\t")
    out = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if not cells[0] or len(cells) > len(columns):
            raise DataError(f"{name}, line {number}, does not fit the heading '{lines[0][1]}'.")
        cells += [""] * (len(columns) - len(cells))
        out.append(MappingProxyType(dict(zip(columns, cells, strict=True))))
    return tuple(out)


def stored(name: str) -> dict[str, Any]:
    """What ``analysis/data/NAME.json`` holds.

    Raises:
        DataError: The file is missing or broken.

    Example:
        >>> sorted(stored("confidence"))[0]
        'bias'
    """
    try:
        value = json.loads(_text(f"{name}.json"))
    except ValueError as error:
        raise DataError(f"The data file {name}.json is broken; install Sayso again.") from error
    if not isinstance(value, dict):
        raise DataError(f"The data file {name}.json is broken; install Sayso again.")
    return value


def _text(name: str) -> str:
    try:
        return (DATA / name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"The data file {name} is missing; install Sayso again.") from error
