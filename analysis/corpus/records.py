"""The records of a corpus file as a stream: JSONL and CSV, plain, .gz or .zst; Parquet."""

from __future__ import annotations

import contextlib
import gzip
import json
import zlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from analysis.article.article import COLUMNS
from analysis.article.collection import ONE
from analysis.article.formats import FACTS, LARGEST, legible
from analysis.common.loading import csv_rows, why
from analysis.errors import ArticleError, SaysoError

LINES = (".jsonl", ".ndjson")
BUFFER = 1 << 20  # bytes read at once


class Record(NamedTuple):
    """The bytes of one row, where they start, the columns of its file; or what is wrong with it."""

    data: bytes
    start: int = 0
    names: tuple[str, ...] = ()
    fault: str = ""


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
    form = {".csv": "csv", ".parquet": "parquet"}.get(suffix, "jsonl" if suffix in LINES else "")
    if not form and suffix in ONE and not packed:
        form = "file"
    if (form == "parquet" and packed) or (not form and strict):
        raise ArticleError(
            f"{path} is not of a kind that Sayso can read; name a folder, a .jsonl or .csv file "
            "(also .gz, .zst), a .parquet file or an article."
        )
    return form, packed


@contextlib.contextmanager
def opened(path: Path, packed: str) -> Iterator[IO[bytes]]:
    """A file opened for reading, unpacked as it is read.

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
            else:
                yield file
    except OSError as error:
        raise ArticleError(f"{path} cannot be read: {why(error)}.") from error


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
        ArticleError: The file is damaged or in UTF-16, or has no column of texts.
    """
    taken: deque[Record] = deque()  # the lines of which the rows to come are made
    faults: list[Record] = []

    def texts() -> Iterator[str]:
        for record in _lines(path, stream):
            if record.fault:
                faults.append(record)
            else:
                taken.append(record)
                yield legible(record.data)

    names: tuple[str, ...] = ()
    for _, count, row in csv_rows(texts(), str(path)):
        lines = [taken.popleft() for _ in range(count)]
        if isinstance(row, SaysoError):
            faults.append(Record(b"", lines[0].start, fault=str(row)))
        elif row and names:
            yield Record(b"".join(line.data for line in lines), lines[0].start, names)
        elif row:
            names = _columns(path, row)
        yield from faults
        faults.clear()
    yield from faults


def parquet_rows(path: Path) -> Iterator[Record]:
    """The rows of a Parquet file, each as a line of JSON; only the columns that are of use.

    Raises:
        ArticleError: The file is damaged, or has no column of texts.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path, buffer_size=BUFFER, pre_buffer=False) as file:
            names = _columns(path, file.schema_arrow.names)
            wanted = [
                n for n in names if COLUMNS.get(n.lower(), n.lower()) in ("id", "text", *FACTS)
            ]
            for batch in file.iter_batches(batch_size=64, columns=wanted):
                for at in range(batch.num_rows):
                    yield _parquet_row(path, batch.slice(at, 1))
    except (pa.ArrowException, OSError) as error:
        reason = str(error).splitlines()[0]
        raise ArticleError(
            f"{path} is not a Parquet file that Sayso can read: {reason}."
        ) from error


def _parquet_row(path: Path, batch: Any) -> Record:
    """The one row of a batch as a line of JSON."""
    try:
        (row,) = batch.to_pylist()
        return Record(json.dumps(row, default=str, ensure_ascii=False).encode() + b"\n")
    # What is stored need not be UTF-8, nor a day that a calendar has.
    except (ValueError, ArithmeticError, RecursionError) as error:
        return Record(b"", fault=f"{path} has a row that cannot be read: {error}.")


def _columns(path: Path, row: list[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in row)
    if not any(COLUMNS.get(name.lower(), name.lower()) == "text" for name in names):
        raise ArticleError(
            f'{path} has no column "text" (or "content"), only {", ".join(names)[:200]}.'
        )
    return names


def _lines(path: Path, stream: IO[bytes]) -> Iterator[Record]:
    """Lines with the offset of their first byte; a byte-order mark is left out.

    Raises:
        ArticleError: The file is damaged or in UTF-16.
    """
    start = number = 0
    while line := _read(path, stream, LARGEST + 1):
        number += 1
        if number == 1 and line[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise ArticleError(f"{path} is in UTF-16; save it again as UTF-8.")
        size = len(line)
        if size > LARGEST:
            while not line.endswith(b"\n") and (line := _read(path, stream, BUFFER)):
                size += len(line)
            most = f"{LARGEST // 1_000_000} MB"
            message = f"{path}, line {number}, is longer than {most}; is it an article?"
            yield Record(b"", start, fault=message)
        else:
            mark = 3 if number == 1 and line.startswith(b"\xef\xbb\xbf") else 0
            yield Record(line[mark:], start + mark)
        start += size


def _read(path: Path, stream: IO[bytes], most: int) -> bytes:
    import zstandard

    try:
        return stream.readline(most)
    except (gzip.BadGzipFile, zlib.error, EOFError, zstandard.ZstdError) as error:
        raise ArticleError(f"{path} is damaged: {error}; download or compress it again.") from error
    except OSError as error:
        raise ArticleError(f"{path} cannot be read: {why(error)}.") from error
