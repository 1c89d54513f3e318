"""Handing a report on: its tables and statements in the forms of other programs, and as one zip.

The findings are read from ``analysis.json`` beside a report, so a form that nobody thought of when
the report was made can still be had. ``docs/exports.md`` says which program opens what.
"""

from __future__ import annotations

import errno
import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.common import fingerprint
from analysis.common.atomic_files import is_plain, plain_bytes, put
from analysis.common.sanitize import json_text
from analysis.common.slugs import is_name, slugify
from analysis.errors import DataError, ParameterError
from analysis.pipeline import Analysis, load
from analysis.reporting import compare_editions, findings
from analysis.reporting.export import verdicts
from analysis.reporting.export.table_files import (
    FRAMED,
    csv_bytes,
    json_bytes,
    packed_bytes,
    parquet_bytes,
    tables,
    xlsx_bytes,
)

if TYPE_CHECKING:
    import pandas

EXPORTS = (
    "csv", "json", "xlsx", "parquet", "docx", "annotations", "claims", "tei", "brat", "inception",
    "webanno", "qdpx", "network", "dna", "ris", "bibtex",
)  # fmt: skip
# A file by which each form is known where it lies.
_MARKS: Mapping[str, str] = {
    "csv": "statements.csv", "json": "tables.json", "xlsx": "tables.xlsx",
    "parquet": "statements.parquet", "docx": "report.docx", "annotations": "annotations.jsonld",
    "claims": "claims.jsonld", "tei": "article.tei.xml", "brat": "article.ann",
    "inception": "article.xmi", "webanno": "article.webanno.tsv", "qdpx": "article.qdpx",
    "network": "network.gexf", "dna": "article.dna", "ris": "article.ris", "bibtex": "article.bib",
}  # fmt: skip
DATA = "data"
_NO_VERDICTS: Mapping[int, verdicts.Verdict] = {}
_Files = Iterator[tuple[str, bytes]]


def export(
    a: Analysis,
    folder: Path,
    forms: Sequence[str] = EXPORTS,
    reviews: Mapping[int, verdicts.Verdict] = _NO_VERDICTS,
) -> tuple[Path, ...]:
    """Write the findings into a folder, in each of the forms; gives the files.

    Args:
        a: The analysis.
        folder: Made where it is missing.
        forms: Of ``EXPORTS``; ``docs/exports.md`` tells what each is for.
        reviews: A checker's verdicts by the claims' numbers, for ``claims``.

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
    frames = tables(a) if not FRAMED.isdisjoint(forms) else {}
    out = []
    for form in forms:
        for name, data in _files_of(form, a, frames, reviews):
            put(folder / name, data)
            out.append(folder / name)
    return tuple(out)


def forms_of(report: Path) -> tuple[str, ...]:
    """The forms of export that lie in a report's folder; none where ``data`` is a link.

    Example:
        >>> forms_of(Path("no such folder"))
        ()
    """
    data = report / DATA
    return () if data.is_symlink() else tuple(f for f in EXPORTS if is_plain(data / _MARKS[f]))


def export_again(report: Path, a: Analysis, beside: Path) -> None:
    """Lay the exports that a report has anew, since the old ones do not fit what is found now.

    Args:
        report: The folder of the report as it stands.
        a: What is found now.
        beside: The folder of the new report; the forms that are there already stay.

    Raises:
        ParameterError: The table of verdicts cannot be used.
        OSError: A file cannot be written.
    """
    forms = [form for form in forms_of(report) if form not in forms_of(beside)]
    if forms:
        rows = verdicts.current(a, verdicts.read_verdicts(report))
        export(a, beside / DATA, forms, verdicts.by_claim(rows))


def export_report(
    report: str | Path, forms: Sequence[str] = EXPORTS, to: str | Path | None = None
) -> tuple[Path, ...]:
    """Write the findings of a report, into its own folder ``data`` where ``to`` names no other.

    With the claims, the table of verdicts in the report's folder is made or brought up to date.

    Raises:
        DataError: The folder holds no report.
        ParameterError: There is no such form, or the table of verdicts cannot be used.
        OSError: A file cannot be written, or the report's own ``data`` is a link.
    """
    folder = Path(report)
    own = folder / DATA
    if not to and own.is_symlink():
        raise OSError(errno.ELOOP, "it is a link; name a folder with --out", str(own))
    a = load(folder)
    if "claims" not in forms:
        return export(a, Path(to) if to else own, forms)
    rows = verdicts.current(a, verdicts.read_verdicts(folder))
    files = export(a, Path(to) if to else own, forms, verdicts.by_claim(rows))
    if to or not rows:
        return files
    put(folder / verdicts.NAME, verdicts.table(rows))
    return (*files, folder / verdicts.NAME)


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
    names = {
        *manifest["outputs"],
        fingerprint.NAME,
        *findings.FILES,
        compare_editions.PAGE,
        verdicts.NAME,
    }
    with tempfile.TemporaryDirectory(prefix="sayso-") as place:
        files = [(name, folder / name) for name in names if is_plain(folder / name)]
        exported = export_report(folder, EXPORTS, Path(place))
        files += [(f"{DATA}/{path.name}", path) for path in exported]
        # A name that is none elsewhere would lead out of the folder the zip is unpacked to.
        top = folder.name if is_name(folder.name) else slugify(folder.name)
        put(target, packed_bytes((f"{top}/{n}", path.read_bytes()) for n, path in sorted(files)))
    return target


def _is_bundle(path: Path, name: str) -> bool:
    """Whether a file is a bundle of the report of this name."""
    try:
        with zipfile.ZipFile(io.BytesIO(plain_bytes(path))) as packed:
            top = name if is_name(name) else slugify(name)
            return f"{top}/{fingerprint.NAME}" in packed.namelist()
    except (OSError, ValueError, zipfile.BadZipFile):
        return False


def _files_of(
    form: str,
    a: Analysis,
    frames: Mapping[str, pandas.DataFrame],
    reviews: Mapping[int, verdicts.Verdict],
) -> _Files:
    """The files of a form: name and bytes."""
    make: Mapping[str, Callable[[], _Files]] = {
        "csv": lambda: ((f"{name}.csv", csv_bytes(frame)) for name, frame in frames.items()),
        "json": lambda: iter([("tables.json", json_bytes(frames))]),
        "xlsx": lambda: iter([("tables.xlsx", xlsx_bytes(frames))]),
        "parquet": lambda: ((f"{n}.parquet", parquet_bytes(f)) for n, f in frames.items()),
        "docx": lambda: _docx(a),
        "annotations": lambda: _annotations(a),
        "claims": lambda: _claims(a, reviews),
        "tei": lambda: _tei(a),
        "brat": lambda: _brat(a),
        "inception": lambda: _inception(a),
        "webanno": lambda: _webanno(a),
        "qdpx": lambda: _qdpx(a),
        "network": lambda: _network(a),
        "dna": lambda: _dna(a),
        "ris": lambda: _ris(a),
        "bibtex": lambda: _bibtex(a),
    }
    yield from make[form]()


def _linked(value: Mapping[str, Any]) -> bytes:
    return f"{json_text(value, 1)}\n".encode()


def _docx(a: Analysis) -> _Files:
    from analysis.reporting.export.word import word

    yield "report.docx", word(a)


def _annotations(a: Analysis) -> _Files:
    from analysis.reporting.export.annotations import web_annotations

    yield "annotations.jsonld", _linked(web_annotations(a.statements))


def _claims(a: Analysis, reviews: Mapping[int, verdicts.Verdict]) -> _Files:
    from analysis.reporting.export.claim_review import claim_reviews

    yield "claims.jsonld", _linked(claim_reviews(a, reviews))


def _tei(a: Analysis) -> _Files:
    from analysis.reporting.export.annotations import tei

    yield "article.tei.xml", tei(a.statements).encode("utf-8", "replace")


def _brat(a: Analysis) -> _Files:
    from analysis.reporting.export.brat import CONF, brat

    yield "article.txt", a.article.text.encode("utf-8", "replace")
    yield "article.ann", brat(a.statements).encode("utf-8", "replace")
    yield "annotation.conf", CONF.encode()


def _inception(a: Analysis) -> _Files:
    from analysis.reporting.export.uima import xmi

    cas, types = xmi(a.statements)
    yield "article.xmi", cas.encode()
    yield "TypeSystem.xml", types.encode()


def _webanno(a: Analysis) -> _Files:
    from analysis.reporting.export.webanno_tsv import webanno_tsv

    yield "article.webanno.tsv", webanno_tsv(a.statements).encode()


def _qdpx(a: Analysis) -> _Files:
    from analysis.reporting.export.qdpx import qda_source, qdpx

    yield "article.qdpx", qdpx([qda_source(a)])


def _network(a: Analysis) -> _Files:
    from analysis.reporting.export.network import gexf, graphml, network

    graph = network(a)
    yield "network.gexf", gexf(graph)
    yield "network.graphml", graphml(graph)


def _dna(a: Analysis) -> _Files:
    from analysis.reporting.export.dna import dna_database, dna_document, statements_csv

    document = dna_document(a)
    yield "article.dna", dna_database([document])
    yield "dna-statements.csv", statements_csv([document])


def _ris(a: Analysis) -> _Files:
    from analysis.reporting.export.citation import ris

    yield "article.ris", ris(a.article).encode("utf-8", "replace")


def _bibtex(a: Analysis) -> _Files:
    from analysis.reporting.export.citation import bibtex

    yield "article.bib", bibtex(a.article).encode("utf-8", "replace")
