"""Handing a report on: its tables and statements in the forms of other programs, and as one zip.

The findings are made again from the text that lies beside a report, so a form that nobody thought
of when the report was made can still be had.
"""

from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.common import fingerprint
from analysis.common.atomic_files import is_plain, plain_bytes, put
from analysis.common.sanitize import address, cell, csv_text, json_text
from analysis.common.slugs import is_name, slugify
from analysis.errors import DataError, ParameterError
from analysis.pipeline import Analysis, load
from analysis.reporting import changes, findings

if TYPE_CHECKING:
    import pandas

EXPORTS = ("csv", "json", "xlsx", "parquet", "annotations", "claims", "tei", "brat")
DATA = "data"
_LONGEST_CELL = 32_000  # characters; a spreadsheet's cell holds 32,767
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same report makes the same zip
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def tables(a: Analysis) -> dict[str, pandas.DataFrame]:
    """The tables of an article by name: article, statements, actors, sources, claims ...

    ``rhetoric`` has a row a measure, of the article and of its reporter's and quoted words;
    ``uses`` one a device, loaded word or persuasion technique with who says it and where,
    ``keywords`` one a word that stands out.
    """
    import pandas

    from analysis.rhetoric import devices
    from analysis.rhetoric.keyness import key_table
    from analysis.rhetoric.value import Measures

    facts = findings.in_short(a)
    facts["url"] = address(facts["url"])
    article = pandas.DataFrame([{k: v for k, v in facts.items() if k != "speakers"}])
    return {
        "article": article,
        "statements": a.statements.table(),
        "actors": a.actors.table(),
        "sources": a.sources.table(),
        "claims": a.claims.table(),
        "tone": a.sentence_tones.table(),
        "rhetoric": Measures((*a.measures, *a.measures_by_voice), a.article.text).table(),
        "uses": devices.table(a.article, a.devices),
        "keywords": key_table(a.keywords),
    }


def table_files(
    frames: Mapping[str, pandas.DataFrame], name: str = "tables"
) -> Iterator[tuple[str, bytes]]:
    """Tables as files for spreadsheets: a CSV file each, and one Excel file with all of them.

    Args:
        frames: The tables by name.
        name: What the Excel file is called.
    """
    yield from ((f"{key}.csv", _csv(frame)) for key, frame in frames.items())
    yield f"{name}.xlsx", _xlsx(frames)


def export(a: Analysis, folder: Path, forms: Sequence[str] = EXPORTS) -> tuple[Path, ...]:
    """Write the findings into a folder, in each of the forms; gives the files.

    Args:
        a: The analysis.
        folder: Made where it is missing.
        forms: Of ``csv``, ``json``, ``xlsx``, ``parquet`` (the tables), ``annotations``
            (W3C Web Annotations), ``claims`` (schema.org), ``tei`` and ``brat``.

    Raises:
        ParameterError: There is no such form.
        OSError: A file cannot be written.
    """
    for form in forms:
        if form not in EXPORTS:
            raise ParameterError(
                f"There is no format {form!r}; choose one of {', '.join(EXPORTS)}."
            )
    folder.mkdir(parents=True, exist_ok=True)
    frames = tables(a) if {"csv", "json", "xlsx", "parquet"} & set(forms) else {}
    out = []
    for form in forms:
        for name, data in _written(form, a, frames):
            put(folder / name, data)
            out.append(folder / name)
    return tuple(out)


def export_report(
    report: str | Path, forms: Sequence[str] = EXPORTS, to: str | Path | None = None
) -> tuple[Path, ...]:
    """Write the findings of a report, into its own folder ``data`` where ``to`` names no other.

    Raises:
        DataError: The folder holds no report.
        ParameterError: There is no such form.
        OSError: A file cannot be written, or the report's own ``data`` is a link.
    """
    folder = Path(report)
    own = folder / DATA
    if not to and own.is_symlink():
        raise OSError(errno.ELOOP, "it is a link; name a folder with --out", str(own))
    return export(load(folder), Path(to) if to else own, forms)


def bundle(report: str | Path, to: str | Path | None = None) -> Path:
    """Zip a report with its data: page, PDF, notebook, manifest, text and every form of export.

    Args:
        report: The report's folder.
        to: The zip file; ``<folder>.zip`` beside the report by default.

    Raises:
        DataError: The folder holds no report.
        ParameterError: The zip would take the place of a file that Sayso did not make.
    """
    import tempfile

    folder = Path(report)
    if folder.name in ("", ".."):
        folder = folder.resolve()
    manifest = fingerprint.read(folder)
    if not manifest:
        raise DataError(f"{report} contains no report; name the folder of a report.")
    target = Path(to) if to else folder.with_name(f"{folder.name}.zip")
    if not to and os.path.lexists(target) and not _is_bundle(target, folder.name):
        raise ParameterError(
            f"{target} was not made by Sayso and is left as it is; name another file with --out."
        )
    names = {*manifest["outputs"], fingerprint.NAME, *findings.FILES, changes.PAGE}
    with tempfile.TemporaryDirectory(prefix="sayso-") as place:
        files = [(name, folder / name) for name in names if is_plain(folder / name)]
        exported = export_report(folder, EXPORTS, Path(place))
        files += [(f"{DATA}/{path.name}", path) for path in exported]
        # A name that is none elsewhere would lead out of the folder the zip is unpacked to.
        top = folder.name if is_name(folder.name) else slugify(folder.name)
        put(target, _packed((f"{top}/{n}", path.read_bytes()) for n, path in sorted(files)))
    return target


def _is_bundle(path: Path, name: str) -> bool:
    """Whether a file is a bundle of the report of this name."""
    try:
        with zipfile.ZipFile(io.BytesIO(plain_bytes(path))) as packed:
            top = name if is_name(name) else slugify(name)
            return f"{top}/{fingerprint.NAME}" in packed.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file that is the same for the same files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files:
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            packed.writestr(info, data)
    return out.getvalue()


def _written(
    form: str, a: Analysis, frames: Mapping[str, pandas.DataFrame]
) -> Iterator[tuple[str, bytes]]:
    """The files of a form: name and bytes."""
    make: Mapping[str, Callable[[], Iterator[tuple[str, bytes]]]] = {
        "csv": lambda: ((f"{name}.csv", _csv(frame)) for name, frame in frames.items()),
        "json": lambda: iter([("tables.json", _json(frames))]),
        "xlsx": lambda: iter([("tables.xlsx", _xlsx(frames))]),
        "parquet": lambda: ((f"{n}.parquet", _parquet(frame)) for n, frame in frames.items()),
        "annotations": lambda: iter([_annotations(a)]),
        "claims": lambda: iter([_claims(a)]),
        "tei": lambda: iter([_tei(a)]),
        "brat": lambda: iter(_brat(a)),
    }
    yield from make[form]()


def _csv(frame: pandas.DataFrame) -> bytes:
    rows = ([_plain(value) for value in row] for row in frame.itertuples(index=False))
    # The mark lets spreadsheet programs see that it is UTF-8.
    return csv_text([str(name) for name in frame.columns], rows).encode("utf-8-sig", "replace")


def _json(frames: Mapping[str, pandas.DataFrame]) -> bytes:
    value = {name: [_record(row) for row in f.to_dict("records")] for name, f in frames.items()}
    return json_text(value, 1).encode()


def _record(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): _plain(value) for name, value in row.items()}


def _xlsx(frames: Mapping[str, pandas.DataFrame]) -> bytes:
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
    with zipfile.ZipFile(out) as packed:  # again, without the time of day
        files = {name: packed.read(name) for name in packed.namelist()}
    core = "docProps/core.xml"
    files[core] = _STAMP.sub(b"1980-01-01T00:00:00Z", files[core])
    return _packed(files.items())


def _sheet_cell(sheet: Any, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value.encode("utf-8", "replace").decode())
    sheet_cell = WriteOnlyCell(sheet, cell(text[:_LONGEST_CELL]))
    sheet_cell.data_type = "s"  # never a formula, whatever it starts with
    return sheet_cell


def _parquet(frame: pandas.DataFrame) -> bytes:
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


def _linked(value: Mapping[str, Any]) -> bytes:
    return f"{json_text(value, 1)}\n".encode()


def _annotations(a: Analysis) -> tuple[str, bytes]:
    from analysis.reporting.export.annotations import web_annotations

    return "annotations.jsonld", _linked(web_annotations(a.statements))


def _claims(a: Analysis) -> tuple[str, bytes]:
    from analysis.reporting.export.annotations import claim_reviews

    return "claims.jsonld", _linked(claim_reviews(a.claims))


def _tei(a: Analysis) -> tuple[str, bytes]:
    from analysis.reporting.export.annotations import tei

    return "article.tei.xml", tei(a.statements).encode("utf-8", "replace")


def _brat(a: Analysis) -> list[tuple[str, bytes]]:
    from analysis.reporting.export.annotations import brat

    text = a.article.text
    return [
        ("article.txt", text.encode("utf-8", "replace")),
        ("article.ann", brat(a.statements).encode("utf-8", "replace")),
    ]
