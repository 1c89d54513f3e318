"""The tables of an article and their files: CSV, JSON, Excel and Parquet."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.common.sanitize import address, cell, csv_text, json_text
from analysis.pipeline import Analysis
from analysis.reporting import findings

if TYPE_CHECKING:
    import pandas

FRAMED = frozenset(("csv", "json", "xlsx", "parquet"))  # formats of tables
_LONGEST_CELL = 32_000  # characters; a spreadsheet's cell holds 32,767
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same report makes the same zip
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def tables(a: Analysis) -> dict[str, pandas.DataFrame]:
    """The tables of an article by name: article, statements, actors, claims, tone, how it is said.

    ``rhetoric`` has a row a measure, of the article and of its reporter's and quoted words;
    ``uses`` one a device, loaded word or persuasion technique with who says it and where,
    ``keywords`` one a word that stands out. The first column of each is ``article``, the article's
    id, so that those of several articles can be stacked.
    """
    import pandas

    from analysis.rhetoric import devices
    from analysis.rhetoric.keyness import key_table
    from analysis.rhetoric.value import Measures

    facts = findings.in_short(a)
    facts["url"] = address(facts["url"])
    facts = {k: v for k, v in facts.items() if k != "speakers"} | {"author": a.article.author}
    frames = {
        "article": pandas.DataFrame([facts]),
        "statements": a.statements.table(),
        "actors": actors_with_words(a),
        "sources": a.sources.table(),
        "claims": a.claims.table(),
        "tone": a.sentence_tones.table(),
        "rhetoric": Measures((*a.measures, *a.measures_by_voice), a.article.text).table(),
        "uses": devices.table(a.article, a.devices),
        "keywords": key_table(a.keywords),
    }
    for frame in frames.values():
        frame.insert(0, "article", a.article.id or a.article.slug)
    return frames


def actors_with_words(a: Analysis) -> pandas.DataFrame:
    """The actors with all words of theirs, quoted or told in paraphrase, as the report counts."""
    frame = a.actors.table()
    words = {share.name: share.words for share in a.shares if share.name}
    counts = [words.get(name, 0) for name in frame["actor"]]
    frame.insert(list(frame.columns).index("words_spoken") + 1, "words", counts)
    return frame


def csv_bytes(frame: pandas.DataFrame) -> bytes:
    """A table as CSV that spreadsheet programs know to be UTF-8."""
    rows = ([_plain(value) for value in row] for row in frame.itertuples(index=False))
    # The mark lets spreadsheet programs see that it is UTF-8.
    return csv_text([str(name) for name in frame.columns], rows).encode("utf-8-sig", "replace")


def json_bytes(frames: Mapping[str, pandas.DataFrame]) -> bytes:
    """Tables as one JSON object of lists of rows."""
    value = {name: [_record(row) for row in f.to_dict("records")] for name, f in frames.items()}
    return json_text(value, 1).encode()


def _record(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): _plain(value) for name, value in row.items()}


def xlsx_bytes(frames: Mapping[str, pandas.DataFrame]) -> bytes:
    """A sheet a table; text that looks like a formula stays text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    for name, frame in frames.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        heads = [WriteOnlyCell(sheet, str(column)) for column in frame.columns]
        for head in heads:
            head.font = Font(bold=True)
        sheet.append(heads)
        for row in frame.itertuples(index=False):
            sheet.append([_sheet_cell(sheet, _plain(value)) for value in row])
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def timeless(document: bytes) -> bytes:
    """An Office document without the time of day: the same content makes the same bytes."""
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    core = "docProps/core.xml"
    files[core] = _STAMP.sub(b"1980-01-01T00:00:00Z", files[core])
    return packed_bytes(files.items())


def _sheet_cell(sheet: Any, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value.encode("utf-8", "replace").decode())
    made = WriteOnlyCell(sheet, cell(text[:_LONGEST_CELL]))
    made.data_type = "s"  # never a formula, whatever it starts with
    return made


def parquet_bytes(frame: pandas.DataFrame) -> bytes:
    """A table as Parquet."""
    import pyarrow
    import pyarrow.parquet

    columns = {str(name): [_plain(value) for value in frame[name]] for name in frame.columns}
    table = pyarrow.table({name: _column(values) for name, values in columns.items()})
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out)
    return out.getvalue()


def _column(values: Sequence[Any]) -> Any:
    import pyarrow

    if any(isinstance(value, str) for value in values):
        texts = (None if v is None else str(v).encode("utf-8", "replace").decode() for v in values)
        return pyarrow.array(list(texts), pyarrow.string())
    return pyarrow.array(list(values))


def _plain(value: Any) -> Any:
    """A cell as text, number or None; lists become text."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value != value:
        return None
    if isinstance(value, (list, tuple, set)):
        return ", ".join(map(str, value))
    return value if value is None or isinstance(value, (bool, int, float)) else str(value)


def packed_bytes(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file that is the same for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(info, data)
    return out.getvalue()
