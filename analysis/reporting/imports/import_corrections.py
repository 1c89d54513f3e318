"""Corrections made in brat or INCEpTION, taken into the file of corrections beside the article."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from analysis.article.article import Article
from analysis.article.documents.zipped import FAULTS
from analysis.article.input_formats import LARGEST, file_bytes
from analysis.common import fingerprint
from analysis.common.atomic_files import put
from analysis.common.loading import is_file, well_formed, yaml_value
from analysis.errors import ArticleError, ParameterError
from analysis.pipeline import load
from analysis.reporting.export.labels import Labels, labels
from analysis.reporting.imports.label_differences import differences
from analysis.reporting.imports.read_brat import read_brat
from analysis.reporting.imports.read_layers import other_text, read_webanno, read_xmi
from analysis.statements.corrections import (
    HEAD,
    Correction,
    path_beside,
    read_corrections,
    written,
)

TYPES = "TypeSystem.xml"
_KINDS = (".ann", ".xmi", ".xml", ".tsv", ".zip")


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was taken in.

    Args:
        path: The file of corrections.
        corrections: The new corrections, in their order.
        loose: How many sources and cues belong to no statement and were left out.
    """

    path: Path
    corrections: tuple[Correction, ...]
    loose: int


def import_corrections(
    report: str | Path,
    file: str | Path,
    article: str | Path = "",
    out: str | Path = "",
    who: str = "",
) -> ImportResult:
    """Take what was corrected in another program into the article's file of corrections.

    What stands in that file stays; the report follows when it is made again.

    Args:
        report: The report's folder; the labels were exported from it.
        file: The ``.ann`` (with the ``.txt`` next to it), ``.xmi``, ``.tsv`` or ``.zip`` file.
        article: The article's file; where the report was made from by default.
        out: The file to write to; next to the article by default.
        who: Who made the corrections.

    Raises:
        DataError: The folder holds no report.
        ArticleError: A file is missing or cannot be read.
        ParameterError: The file holds no labels, or those of another text; or the corrections
            have no place or cannot be written.
    """
    a = load(report)
    after = read_labels(a.article.text, Path(file))
    path = Path(out) if out else _beside(Path(report), a.article, article)
    existing = read_corrections(path) if is_file(path) else ()
    when = f"{fingerprint.now():%Y-%m-%dT%H:%M:%SZ}"
    old = {replace(one, who="", when="", note="") for one in existing}
    corrections = tuple(
        replace(one, who=who, when=when)
        for one in differences(a.article.text, labels(a.statements), after)
        if replace(one, note="") not in old
    )
    if corrections:
        try:
            put(path, _text(path, existing, corrections))
        except OSError as error:
            raise ParameterError(f"{path} cannot be written: {error.strerror}.") from error
    return ImportResult(path, corrections, after.loose)


def _text(path: Path, existing: Sequence[Correction], corrections: Sequence[Correction]) -> str:
    """The file with the new corrections behind the old ones, whose comments stay."""
    if not existing:
        return HEAD + written(corrections)
    from analysis.statements.correction_file import checked

    old = path.read_text("utf-8-sig")
    longer = f"{old.rstrip()}\n{written(corrections)}"
    try:
        if checked(yaml_value(longer, str(path)), str(path)) == (*existing, *corrections):
            return longer
    except ParameterError:
        pass  # it is a list in brackets, which cannot be gone on with
    return HEAD + written((*existing, *corrections))


def _beside(report: Path, article: Article, given: str | Path) -> Path:
    """Where the corrections of a report's article stand, or would.

    A manifest may come from strangers: the file it names is taken only where it is the article.
    """
    parameters = fingerprint.read(report).get("parameters")
    where = parameters.get("article") if isinstance(parameters, dict) else None
    path = Path(given) if given else report / where if isinstance(where, str) and where else None
    if path is None or (not given and not _is_article(path, article)):
        raise ParameterError(
            f"The article of {report} is not where it was, or has changed; name its file with "
            "--article, or a file for the corrections with --out."
        )
    if given and not _is_article(path, article):
        raise ParameterError(
            f"{path} is not the article that {report} was made from, or has changed since; make "
            "the report again, export it, and correct that."
        )
    beside = path_beside(replace(article, path=os.path.normpath(path)))
    if beside is None:
        raise ParameterError(
            f"{path} holds many articles and has no place for corrections; name a file with --out."
        )
    return beside


def _is_article(path: Path, article: Article) -> bool:
    """Whether a file is the one that the article was read from."""
    try:
        return hashlib.sha256(file_bytes(path)).hexdigest() == article.digest
    except ArticleError:
        return False


def read_labels(text: str, file: Path) -> Labels:
    """The labels in a file of brat or INCEpTION.

    Raises:
        ArticleError: The file is missing or cannot be read.
        ParameterError: It holds no labels, or those of another text.
    """
    if file.suffix.lower() not in _KINDS:
        raise ParameterError(
            f"{file} is neither brat standoff (.ann) nor UIMA CAS (.xmi) nor WebAnno TSV (.tsv); "
            "export the document in one of these forms."
        )
    if file.suffix.lower() == ".zip":
        return _of_files(text, _unpacked(file), str(file))
    names = (file, file.with_suffix(".txt"), file.with_name(TYPES))
    files = {one.name: file_bytes(one) for one in names if one == file or is_file(one)}
    return _of_files(text, files, str(file))


def _unpacked(file: Path) -> Mapping[str, bytes]:
    """The files of labels in a zip, by name, as INCEpTION exports a document."""
    try:
        with zipfile.ZipFile(io.BytesIO(file_bytes(file))) as packed:
            members = [i for i in packed.infolist() if not i.is_dir()]
            kinds = (*_KINDS[:-1], ".txt")
            members = [i for i in members if Path(i.filename).suffix.lower() in kinds]
            if sum(i.file_size for i in members) > LARGEST:
                raise ParameterError(f"{file} holds more than {LARGEST // 1_000_000} MB.")
            return {Path(i.filename).name: packed.read(i) for i in members}
    except FAULTS as error:
        raise ParameterError(f"{file} is not a zip file that can be read: {error}.") from error


def _of_files(text: str, files: Mapping[str, bytes], name: str) -> Labels:
    label_files = [n for n in files if n != TYPES and not n.lower().endswith(".txt")]
    if len(label_files) != 1:
        raise ParameterError(
            f"{name} holds {len(label_files)} files with labels, not one; name the one to take in."
        )
    (one,) = label_files
    suffix = Path(one).suffix.lower()
    if suffix in (".xmi", ".xml"):
        return read_xmi(text, files[one], files.get(TYPES), name)
    if suffix == ".tsv":
        return read_webanno(text, _decoded(files[one], name), name)
    beside = files.get(str(Path(one).with_suffix(".txt")))
    if beside is None:
        raise ParameterError(f"{name} has no .txt file next to it; put the article's there.")
    ours = text.encode("utf-8", "replace")
    if hashlib.sha256(beside).digest() != hashlib.sha256(ours).digest():
        raise other_text(name)
    return read_brat(text, _decoded(files[one], name), name)


def _decoded(data: bytes, name: str) -> str:
    try:
        return str(well_formed(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise ParameterError(f"{name} is not UTF-8; export it again.") from error
