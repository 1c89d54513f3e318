"""A corpus cut into parts, so that nobody ever holds all of it.

A part is a stretch of a file (by its bytes), some files of a folder, or, where a file cannot be
entered in its middle (compressed, Parquet), the rows themselves. Parts come one after the other
while the sources are read; each is known by the hash of what is in it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.article import delimited
from analysis.article.article import Article, day_order, read_each, row_article
from analysis.article.collection import nothing_in, present, side_files, walk
from analysis.article.dates import DayOrder
from analysis.article.delimited import COMMA, Dialect
from analysis.article.input_formats import legible, line_text
from analysis.common.fingerprint import digest
from analysis.common.loading import json_value, why
from analysis.corpus.records import (
    Record,
    csv_records,
    is_converted,
    json_records,
    kind_of,
    opened,
    parquet_rows,
)
from analysis.errors import ArticleError, SaysoError

ROWS = 200  # articles of a part
BYTES = 8_000_000  # and no more than so many bytes, but for a single article


@dataclass(frozen=True, slots=True)
class Part:
    """Some articles of a corpus that are read and written down together.

    Args:
        key: The hash of what is in it, of where it stands and of what reads it.
        source: The file or folder it is of.
        form: ``jsonl``, ``csv``, ``files``, or ``fault`` for what cannot be read.
        first: The number of its first row.
        count: How many rows or files it has.
        number: Its place among the parts of a run, from 0 on.
        start, stop: Its bytes in the source, where it is a stretch of a file.
        data: Its bytes themselves, where the source cannot be entered in its middle; of a fault,
            what is wrong.
        names, dialect: The columns of a CSV file, and how it is written.
        paths: Its files, where it is of a folder.
        lost: Rows not to be read, since a worker died of them.
    """

    key: str
    source: str
    form: str
    first: int
    count: int
    number: int = 0
    start: int = 0
    stop: int = 0
    data: bytes = b""
    names: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    lost: tuple[int, ...] = ()
    dialect: Dialect = COMMA


def parts(sources: Sequence[str | Path], reader: str = "", rows: int = ROWS) -> Iterator[Part]:
    """The parts of all sources, in order; the sources are read as far as parts are taken.

    Args:
        sources: .jsonl, .csv (both also .gz or .zst), .parquet, folders, or files of one article.
        reader: A hash of what reads them: code, weights, options. It goes into the keys.
        rows: How many articles a part has at most.

    What cannot be read in the middle of others is a part too, for the table of errors.

    Raises:
        ArticleError: A source is missing, or of a kind that cannot be read; or the only one is
            empty, or damaged from its beginning on.
    """
    seen: Counter[str] = Counter()
    for source in sources:
        if not present(source).is_dir():
            kind_of(Path(source))
    number = 0
    for source in sources:
        for part in _or_fault(Path(source), rows, alone=len(sources) == 1):
            facts = [reader, part.key, part.form, Path(part.source).name, part.first, part.names,
                     part.dialect.delimiter, part.dialect.escaped]  # fmt: skip
            key = digest(facts)
            seen[key] += 1  # the same rows given twice are two parts
            key = digest([key, seen[key]]) if seen[key] > 1 else key
            yield replace(part, key=key, number=number)
            number += 1


def articles(part: Part) -> Iterator[tuple[int, str, Article | SaysoError]]:
    """Each row of a part: its number, its source, and its article or what is wrong with it.

    The file of a single article has the number 0.
    """
    if part.form == "files":
        for at, path in enumerate(part.paths):
            yield from [(0, path, _lost())] if at in part.lost else _of_file(path)
        return
    if part.form == "fault":
        yield part.first, part.source, ArticleError(part.data.decode("utf-8", "replace"))
        return
    try:
        data = part.data or _stretch_of(part)
    except OSError as error:
        for number in range(part.first, part.first + part.count):
            yield number, part.source, ArticleError(f"It can no longer be read: {why(error)}.")
        return
    rows = list(_rows(part, data))
    order = day_order([row for _, row in rows])
    for number, row in rows:
        if number in part.lost:
            yield number, part.source, _lost()
        else:
            yield number, part.source, _article(part, number, row, order)


def _stretch_of(part: Part) -> bytes:
    with Path(part.source).open("rb") as file:
        file.seek(part.start)
        return file.read(part.stop - part.start)


def alone(part: Part) -> Iterator[Part]:
    """The part's articles, each as a part of its own (to find the one that workers die of)."""
    every = range(part.first, part.first + part.count)
    for number in every:
        yield replace(part, lost=tuple(n for n in every if n != number))


def _lost() -> ArticleError:
    return ArticleError("Several workers died while reading this article.")


def _article(part: Part, number: int, row: Any, order: DayOrder) -> Article | SaysoError:
    if isinstance(row, SaysoError):
        return row
    try:
        return row_article(Path(part.source), f"row {number}", row, number, order)
    except SaysoError as error:
        return error


def _rows(part: Part, data: bytes) -> Iterator[tuple[int, Any]]:
    """The rows in the bytes of a part: their numbers, and objects or what is wrong with a row."""
    number = part.first
    if part.form == "csv":
        lines = (legible(line + b"\n") for line in data.split(b"\n"))
        for row in delimited.rows(lines, part.source, part.dialect):
            if isinstance(row.cells, SaysoError):
                yield number, row.cells
            elif row.cells:
                yield number, delimited.named(part.names, row.cells, f"{part.source}, row {number}")
            number += bool(row.cells)
        return
    for line in data.split(b"\n"):
        if line.strip():
            try:
                yield number, json_value(line_text(line, "The row"), "The row")
            except SaysoError as error:
                yield number, error
            number += 1


def _of_file(path: str) -> Iterator[tuple[int, str, Article | SaysoError]]:
    """The articles of a file: one by the number 0, or several by theirs."""
    try:
        articles = list(read_each(path))
    except SaysoError as error:
        yield 0, path, error
        return
    for number, article in enumerate(articles, 1):
        yield number if len(articles) > 1 else 0, path, article


def _or_fault(source: Path, rows: int, alone: bool = False) -> Iterator[Part]:
    """The parts of a source; one that cannot be read is a fault, unless there is no other."""
    empty = True
    try:
        for part in _of_source(source, rows):
            empty = False
            yield part
        if empty:
            raise nothing_in(source)
    except ArticleError as error:
        if alone:
            raise
        yield _fault(source, str(error), 1)


def _of_source(source: Path, rows: int) -> Iterator[Part]:
    """The parts of one source; their keys are but the hashes of their bytes."""
    if source.is_dir():
        yield from _of_folder(source, rows)
        return
    form, packed = kind_of(present(source))
    if form == "file":
        yield _files(source.parent, [source], 1)
    elif form == "parquet":
        yield from _cut(source, "jsonl", parquet_rows(source), rows, carried=True)
    else:
        with opened(source, packed) as stream:
            records = json_records if form == "jsonl" else csv_records
            whole = bool(packed) or is_converted(source)
            yield from _cut(source, form, records(source, stream), rows, carried=whole)


def _cut(
    source: Path, form: str, records: Iterable[Record], rows: int, *, carried: bool
) -> Iterator[Part]:
    """Records one after the other, put together into parts."""
    taken: list[Record] = []
    size, first = 0, 1
    for record in _to_the_damage(records):
        full = len(taken) >= rows or size + len(record.data) > BYTES or record.fault
        if taken and full:
            yield _stretch(source, form, taken, first, carried)
            first, size, taken = first + len(taken), 0, []
        if record.fault:
            yield _fault(source, record.fault, first)
            first += 1
            continue
        taken.append(record)
        size += len(record.data)
    if taken:
        yield _stretch(source, form, taken, first, carried)


def _to_the_damage(records: Iterable[Record]) -> Iterator[Record]:
    """Records up to where their file is damaged, and what is told of that.

    Raises:
        ArticleError: Nothing can be read before it.
    """
    any_read = False
    try:
        for record in records:
            yield record
            any_read = True
    except ArticleError as error:
        if not any_read:
            raise
        yield Record(b"", fault=str(error))


def _fault(source: Path, message: str, first: int) -> Part:
    data = message.encode("utf-8", "replace")
    return Part(hashlib.sha256(data).hexdigest(), str(source), "fault", first, 1, data=data)


def _stretch(source: Path, form: str, taken: Sequence[Record], first: int, carried: bool) -> Part:
    data = b"".join(record.data for record in taken)
    return Part(
        key=hashlib.sha256(data).hexdigest(),
        source=str(source),
        form=form,
        first=first,
        count=len(taken),
        start=taken[0].start,
        stop=taken[-1].start + len(taken[-1].data),
        data=data if carried else b"",
        names=taken[0].names,
        dialect=taken[0].dialect,
    )


def _of_folder(folder: Path, rows: int) -> Iterator[Part]:
    """The parts of a folder and of those in it, by the files' names; hidden ones are left out."""
    several: list[Path] = []
    taken: list[Path] = []
    for path in walk(folder):
        if kind_of(path, strict=False)[0] == "file":
            taken.append(path)
        elif kind_of(path, strict=False)[0]:
            several.append(path)
        if len(taken) == rows:
            yield _files(folder, taken, rows)
            taken = []
    if taken:
        yield _files(folder, taken, rows)
    for path in several:
        yield from _or_fault(path, rows)


def _files(folder: Path, paths: Sequence[Path], rows: int) -> Part:
    digests = [(str(p.relative_to(folder)), [_sha(f) for f in (p, *side_files(p))]) for p in paths]
    return Part(
        key=digest([digests, rows]),
        source=str(folder),
        form="files",
        first=0,
        count=len(paths),
        paths=tuple(map(str, paths)),
    )


def _sha(path: Path) -> str:
    """The hash of a file; one that cannot be read will be an error when its turn comes."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {why(error)}"
