"""The records of a corpus file as a stream: JSONL and CSV, plain, .gz or .zst; Parquet."""

from __future__ import annotations

import contextlib
import csv
import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

from analysis.article import COLUMNS
from analysis.errors import ArticleError
from analysis.formats import FACTS, LARGEST

ONE = (".txt", ".md", ".html", ".htm", ".xhtml", ".json")
LINES = (".jsonl", ".ndjson")
BUFFER = 1 << 20  # bytes read at once


class Record(NamedTuple):
    """The bytes of one row, where they start, and the columns of its file."""

    data: bytes
    start: int = 0
    names: tuple[str, ...] = ()


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
            f"{path} is of no kind that can be read; give a folder, .jsonl or .csv (also .gz, "
            ".zst), .parquet, or an article's file."
        )
    return form, packed


@contextlib.contextmanager
def opened(path: Path, packed: str) -> Iterator[IO[bytes]]:
    """A file opened for reading, unpacked as it is read.

    Raises:
        ArticleError: It cannot be opened, or is damaged.
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
    except (gzip.BadGzipFile, zlib.error, EOFError, zstandard.ZstdError) as error:
        raise ArticleError(f"{path} is damaged: {error}; fetch or pack it again.") from error
    except OSError as error:
        raise ArticleError(f"{path} cannot be read: {error.strerror or error}.") from error


def json_records(path: Path, stream: IO[bytes]) -> Iterator[Record]:
    """The lines of a JSONL stream that hold something.

    Raises:
        ArticleError: A line is longer than any article may be, or the file is in UTF-16.
    """
    for start, line in _lines(path, stream):
        if line.strip():
            yield Record(line, start)


def csv_records(path: Path, stream: IO[bytes]) -> Iterator[Record]:
    """The rows of a CSV stream with a head line; a row may have line breaks within quotation marks.

    Raises:
        ArticleError: The file is not CSV, or has no column of texts.
    """
    taken: list[tuple[int, bytes]] = []

    def texts() -> Iterator[str]:
        for start, line in _lines(path, stream):
            taken.append((start, line))
            yield as_text(line)

    csv.field_size_limit(LARGEST)
    reader = csv.reader(texts())
    names: tuple[str, ...] = ()
    try:
        for row in reader:
            data = b"".join(line for _, line in taken)
            start = taken[0][0] if taken else 0
            taken.clear()
            if names and row:
                yield Record(data, start, names)
            elif row:
                names = _columns(path, row)
    except csv.Error as error:
        raise ArticleError(f"{path} is not CSV: {error}.") from error


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
                for row in batch.to_pylist():
                    yield Record(json.dumps(row, default=str, ensure_ascii=False).encode() + b"\n")
    except (pa.ArrowException, OSError) as error:
        told = str(error).splitlines()[0]
        raise ArticleError(f"{path} is not a Parquet file that can be read: {told}.") from error


def _columns(path: Path, row: list[str]) -> tuple[str, ...]:
    names = tuple(name.strip() for name in row)
    if not any(COLUMNS.get(name.lower(), name.lower()) == "text" for name in names):
        raise ArticleError(
            f'{path} has no column "text" (or "content"), only {", ".join(names)[:200]}.'
        )
    return names


def _lines(path: Path, stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Lines with the offset of their first byte; a byte-order mark is left out."""
    start = number = 0
    while line := stream.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            raise ArticleError(
                f"{path}, line {number}, is longer than {LARGEST // 1_000_000} MB; is it a corpus "
                "with an article in each line?"
            )
        if number == 1 and line[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise ArticleError(f"{path} is in UTF-16; save it again as UTF-8.")
        mark = 3 if number == 1 and line.startswith(b"\xef\xbb\xbf") else 0
        yield start + mark, line[mark:]
        start += len(line)


def as_text(data: bytes) -> str:
    """UTF-8, else Windows-1252; what neither knows becomes a sign that says so."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
