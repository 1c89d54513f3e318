"""The records of a corpus file as a stream: JSONL and CSV, plain, .gz or .zst; Parquet."""

from __future__ import annotations

import contextlib
import gzip
import json
import zlib
from collections import deque
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Any, NamedTuple

from analysis.article import delimited
from analysis.article.collection import ONE
from analysis.article.columns import field_of
from analysis.article.delimited import COMMA, Dialect
from analysis.article.input_formats import FACTS, LARGEST, legible, lines_of
from analysis.common.loading import why
from analysis.errors import ArticleError, SaysoError

LINES = (".jsonl", ".ndjson")
WIDE = (b"\xff\xfe", b"\xfe\xff")  # how UTF-16 begins
WIDEST = 500_000_000  # bytes of a file that must be read whole
BUFFER = 1 << 20  # bytes read at once


class Record(NamedTuple):
    """The bytes of one row, where they start, its file's columns; or what is wrong with it."""

    data: bytes
    start: int = 0
    names: tuple[str, ...] = ()
    fault: str = ""
    dialect: Dialect = COMMA
    size: int = 0


def kind_of(path: Path, *, strict: bool = True) -> tuple[str, str]:
    """What a file is by its name: ``jsonl``, ``csv``, ``parquet`` or ``file``, and its packing.

    Raises:
        ArticleError: The name tells nothing; where ``strict`` is not set, both are empty instead.

    Example:
        >>> kind_of(Path("news.jsonl.gz")), kind_of(Path("a.txt"))
        (('jsonl', 'gz'), ('file', ''))
    """
    packed = {".gz": "gz", ".zst": "zst"}.get(path.suffix.lower(), "")
    suffix = Path(path.stem).suffix.lower() if packed else path.suffix.lower()
    form = {".csv": "csv", ".tsv": "csv", ".parquet": "parquet"}.get(suffix, "")
    form = "jsonl" if suffix in LINES else form
    if not form and suffix in (*ONE, ".xlsx") and not packed:
        form = "file"
    if (form == "parquet" and packed) or (not form and strict):
        raise ArticleError(
            f"{path} is not of a kind that Sayso can read; name a folder, a .jsonl, .csv or .tsv "
            "file (also .gz, .zst), a .parquet file or an article."
        )
    return form, packed


@contextlib.contextmanager
def opened(path: Path, packed: str) -> Iterator[IO[bytes]]:
    """A file opened for reading, unpacked as it is read; a table in UTF-16 comes as UTF-8.

    Raises:
        ArticleError: It cannot be opened.
    """
    import io

    import zstandard

    try:
        with path.open("rb") as file:
            if packed == "zst":
                reader = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
                yield io.BufferedReader(reader, BUFFER)
            elif packed == "gz":
                yield io.BufferedReader(gzip.GzipFile(fileobj=file), BUFFER)
            elif is_converted(path):
                yield io.BytesIO(b"".join(lines_of(file.read(), str(path))))
            else:
                yield file
    except OSError as error:
        raise ArticleError(f"{path} cannot be read: {why(error)}.") from error


def is_converted(path: Path) -> bool:
    """Whether a file is in UTF-16, or ends its lines with a carriage return alone.

    Spreadsheet programs write such files; they cannot be entered in their middle as the others are,
    and are read whole.

    Raises:
        OSError: It cannot be read.
        ArticleError: It is too large to be read whole.
    """
    with path.open("rb") as file:
        head = file.read(BUFFER)
    converted = head[:2] in WIDE or (b"\r" in head and b"\n" not in head)
    if converted and path.stat().st_size > WIDEST:
        most = f"{WIDEST // 1_000_000} MB"
        raise ArticleError(f"{path} is larger than {most}; save it as UTF-8 with usual line ends.")
    return converted


def json_records(path: Path, stream: IO[bytes]) -> Iterator[Record]:
    """The lines of a JSONL stream that hold something.

    Raises:
        ArticleError: The file is damaged or in UTF-16.
    """
    for record in _lines(path, stream):
        if record.fault or record.data.strip():
            yield record


def csv_records(path: Path, stream: IO[bytes]) -> Iterator[Record]:
    """The rows of a CSV stream with a head line; a row may have line breaks within quotation marks.

    Raises:
        ArticleError: The file is damaged, or has no column of texts.
    """
    taken: deque[Record] = deque()  # the lines of which the rows to come are made
    faults: list[Record] = []
    ahead, dialect = _sampled(path, stream)

    def texts() -> Iterator[str]:
        for record in chain(ahead, _lines(path, stream, *_end(ahead))):
            if record.fault:
                faults.append(record)
            else:
                taken.append(record)
                yield legible(record.data)

    names: tuple[str, ...] = ()
    for row in delimited.rows(texts(), str(path), dialect):
        lines = [taken.popleft() for _ in range(row.lines)]
        if isinstance(row.cells, SaysoError):
            faults.append(Record(b"", lines[0].start, fault=str(row.cells)))
        elif row.cells and names:
            data = b"".join(line.data for line in lines)
            yield Record(data, lines[0].start, names, dialect=dialect)
        elif row.cells and not delimited.is_separator_line(legible(lines[0].data)):
            names = delimited.names_of(row.cells, str(path))
        yield from faults
        faults.clear()
    yield from faults


def _sampled(path: Path, stream: IO[bytes]) -> tuple[list[Record], Dialect]:
    """The first lines of a table, and how they say that it is written."""
    ahead, size = [], 0
    for record in _lines(path, stream):
        ahead.append(record)
        size += len(record.data)
        if size > delimited.SAMPLE:
            break
    sample = b"".join(record.data for record in ahead)[: delimited.SAMPLE]
    return ahead, delimited.dialect_of(legible(sample))


def _end(ahead: list[Record]) -> tuple[int, int]:
    """The number of the last line read, and the byte behind it."""
    return len(ahead), ahead[-1].start + ahead[-1].size if ahead else 0


def parquet_rows(path: Path) -> Iterator[Record]:
    """The rows of a Parquet file, each as a line of JSON; only the columns that are of use.

    Raises:
        ArticleError: The file is damaged, or has no column of texts.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, buffer_size=BUFFER, pre_buffer=False) as file:
            names = file.schema_arrow.names
            delimited.names_of(names, str(path))
            wanted = [
                one.name
                for one in file.schema_arrow
                if field_of(one.name) in ("id", "text", *FACTS) or _is_plain(one.type)
            ]
            for batch in file.iter_batches(batch_size=64, columns=wanted):
                for at in range(batch.num_rows):
                    yield _parquet_row(path, batch.slice(at, 1))
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise ArticleError(
            f"{path} is not a Parquet file that Sayso can read: {reason}."
        ) from error


def _is_plain(kind: Any) -> bool:
    """Whether a column of Parquet has words, numbers or dates, and no bytes."""
    import pyarrow.types as types

    binary = (types.is_binary, types.is_large_binary, types.is_fixed_size_binary)
    return not types.is_nested(kind) and not any(check(kind) for check in binary)


def _parquet_row(path: Path, batch: Any) -> Record:
    """The one row of a batch as a line of JSON."""
    try:
        (row,) = batch.to_pylist()
        return Record(json.dumps(row, default=str, ensure_ascii=False).encode() + b"\n")
    # What is stored need not be UTF-8, nor a day that a calendar has.
    except (ValueError, ArithmeticError, RecursionError) as error:
        return Record(b"", fault=f"{path} has a row that cannot be read: {error}.")


def _lines(path: Path, stream: IO[bytes], number: int = 0, start: int = 0) -> Iterator[Record]:
    """Lines with the offset of their first byte; a byte-order mark is left out.

    Args:
        path: The file, for a message.
        stream: Its bytes, from some line on.
        number: How many lines come before.
        start: How many bytes come before.

    Raises:
        ArticleError: The file is damaged.
    """
    while line := _read(path, stream, LARGEST + 1):
        number += 1
        size = len(line)
        if size > LARGEST:
            while not line.endswith(b"\n") and (line := _read(path, stream, BUFFER)):
                size += len(line)
            most = f"{LARGEST // 1_000_000} MB"
            message = f"{path}, line {number}, is longer than {most}; is it an article?"
            yield Record(b"", start, fault=message, size=size)
        else:
            mark = 3 if number == 1 and line.startswith(b"\xef\xbb\xbf") else 0
            yield Record(line[mark:], start + mark, size=size - mark)
        start += size


def _read(path: Path, stream: IO[bytes], most: int) -> bytes:
    import zstandard

    try:
        return stream.readline(most)
    except (gzip.BadGzipFile, zlib.error, EOFError, zstandard.ZstdError) as error:
        raise ArticleError(f"{path} is damaged: {error}; download or compress it again.") from error
    except OSError as error:
        raise ArticleError(f"{path} cannot be read: {why(error)}.") from error
