"""One report on several articles: a comparison, or a corpus as a page to share.

It has a folder and a name of its own, ``<first>--<notebook>``, which no report of an article has:
short names hold no two hyphens in a row.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.article.article import read, title_of
from analysis.article.collection import files, nothing_in, present, side_files
from analysis.common import fingerprint
from analysis.common.atomic_files import put
from analysis.common.english import counted
from analysis.common.slugs import slugify
from analysis.corpus import is_corpus
from analysis.corpus.coding.design import key_path, read_key
from analysis.corpus.coding.sheet import read_sheet
from analysis.corpus.store import INDEX, index
from analysis.errors import ParameterError, RenderError
from analysis.reporting import html_pdf, prepare_pdf
from analysis.reporting import notebook_parameters as parameters_
from analysis.reporting.notebooks import TOGETHER, Takes, notebook_path, takes
from analysis.reporting.report import CODE, Report
from analysis.reporting.report_folder import (
    FAILURE,
    place,
    put_folder,
    spared,
    sweep_alone,
    workshop,
)
from analysis.reporting.report_pages import FORMATS
from analysis.reporting.run_notebook import run
from analysis.statements.corrections import corrections, read_corrections

CORRECTIONS = ".corrections.yml"
OTHERS = "others"  # the parameter that holds all articles but the first
CODED, KEY = "coded", "key"  # the parameters that name a coding sheet of a corpus and its key


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be made, from what.

    Args:
        paths: The articles' files, or the folder or file of a collection.
        inputs: Each file that is read, by its path from the report's folder, and its SHA-256.
        title: What the report is called.
        facts: What stands below the title.
    """

    paths: tuple[Path, ...]
    book: Path
    parameters: Mapping[str, Any]
    folder: Path
    formats: tuple[str, ...]
    code: str
    inputs: Mapping[str, str]
    title: str
    facts: tuple[str, ...]
    drawn: str


def joint_report(
    paths: Sequence[str | Path],
    out: str | Path = "reports",
    formats: Sequence[str] = FORMATS,
    parameters: Mapping[str, Any] | None = None,
    notebook: str | Path = "compare",
    code: str = "hide",
    force: bool = False,
) -> Report:
    """Make one report on several articles, or leave it where it is up to date.

    Args:
        paths: The articles' files; or the one folder, table or corpus of a collection.
        out: The folder that holds the reports.
        formats: ``html``, ``pdf`` or both.
        parameters: By name.
        notebook: ``compare``, ``corpus`` or the file of another that takes several articles.
        code: ``hide``, ``fold`` or ``show`` the notebook's code in the page.
        force: Make it even where nothing has changed.

    Raises:
        ArticleError: An article, or the collection, cannot be read.
        ParameterError: A parameter is wrong, or the report cannot be written.
        RenderError: A cell failed; ``failure.html`` tells which. An earlier report stays as it is.
    """
    sweep_alone(Path(out))
    job = _job([Path(path) for path in paths], Path(out), formats, parameters or {}, notebook, code)
    known = fingerprint.read(job.folder)
    names = {"report.ipynb", *(f"report.{name}" for name in job.formats)}
    fresh = force or known.get("drawn") != job.drawn
    fresh = fresh or not fingerprint.stands(job.folder, known, {*names, *known.get("outputs", ())})
    try:
        if fresh:
            with workshop(job.folder.parent) as beside:
                known = _make(job, beside)
                put_folder(beside, job.folder)
        else:
            (job.folder / FAILURE).unlink(missing_ok=True)
    except OSError as error:
        raise ParameterError(
            f"The report cannot be written to {job.folder}: {error.strerror or error}; free some "
            "space, or name another folder."
        ) from error
    order = [f"report.{name}" for name in reversed(FORMATS)] + ["report.ipynb", fingerprint.NAME]
    names_ = {*known["outputs"], fingerprint.NAME}
    laid = tuple(job.folder / name for name in order if name in names_)
    return Report(job.folder, laid, fresh, tuple(known.get("notes", ())))


def _job(
    paths: Sequence[Path],
    out: Path,
    formats: Sequence[str],
    parameters: Mapping[str, Any],
    notebook: str | Path,
    code: str,
) -> _Job:
    """Check everything that can be checked before any work is done."""
    for value in formats:
        if value not in FORMATS:
            known = ", ".join(FORMATS)
            raise ParameterError(f"There is no format {value!r}; choose one of {known}.")
    if code not in CODE:
        raise ParameterError(f"The code option must be one of {', '.join(CODE)}, not {code!r}.")
    book = notebook_path(notebook)
    kind = takes(book)
    if kind not in TOGETHER:
        raise ParameterError(f"{book.name} does not take several articles; leave out --notebook.")
    if OTHERS in parameters:
        raise ParameterError(
            f"The parameter {OTHERS!r} cannot be set: name all articles behind `sayso report`."
        )
    asked = parameters_.checked(parameters_.parameters(book), parameters)
    held, name, facts = _compared(paths) if kind is Takes.ARTICLES else _collected(paths, book)
    if asked.get(CODED):
        sheet = Path(asked[CODED])
        key = Path(asked.get(KEY) or key_path(sheet))
        read_sheet(sheet, read_key(key))  # what is wrong with it is told before work
        held = [*held, sheet, key]
    folder = _place(out, f"{slugify(paths[0].stem)}--{slugify(book.stem)}", paths)
    inputs = {_seen(path, folder): fingerprint.sha256(path) for path in held}
    values = {"article": _seen(paths[0], folder), **asked}
    if asked.get(CODED):
        values[CODED] = _seen(sheet, folder)
        if asked.get(KEY):
            values[KEY] = _seen(key, folder)
    if kind is Takes.ARTICLES:
        values[OTHERS] = [_seen(path, folder) for path in paths[1:]]
    chosen = tuple(name for name in FORMATS if name in formats) or FORMATS
    drawn = fingerprint.digest(
        [inputs, fingerprint.sha256(book), values, code, sorted(chosen), fingerprint.code(),
         fingerprint.data_files(), dict(fingerprint.versions())]
    )  # fmt: skip
    if os.path.lexists(folder):
        spared(folder, ("report.ipynb", *(f"report.{name}" for name in chosen)))
    return _Job(tuple(paths), book, values, folder, chosen, code, inputs, name, facts, drawn)


def _compared(paths: Sequence[Path]) -> tuple[list[Path], str, tuple[str, ...]]:
    """The files of a comparison with their side files, its title and facts."""
    if len(paths) < 2:
        raise ParameterError("A comparison needs two articles or more; name them all.")
    articles = [read(path) for path in paths]
    for article in articles:
        corrections(article)  # a file that cannot be used is told before the notebook runs
    held = [file for path in paths for file in (path, *side_files(path))]
    title = f"{title_of(articles[0])}, compared"
    outlets = [article.outlet or article.slug for article in articles]
    return held, title, (counted(len(articles), "article"), *dict.fromkeys(outlets))


def _collected(paths: Sequence[Path], book: Path) -> tuple[list[Path], str, tuple[str, ...]]:
    """The files of a collection with their side files, its title and facts."""
    if len(paths) != 1:
        raise ParameterError(
            f"{book.name} takes one folder, table or corpus at a time, not {len(paths)}; put the "
            "articles into a folder and name that."
        )
    path = present(paths[0])
    if is_corpus(path):
        return [path / INDEX], *_corpus_facts(path)
    held = files(path)
    if not held:
        raise nothing_in(path)
    sides = [side for file in held for side in side_files(file)]
    for side in sides:
        if side.name.endswith(CORRECTIONS):
            read_corrections(side)
    name = path.resolve().name if path.is_dir() else path.stem
    return [*held, *sides], f"Who says what: {name}", (counted(len(held), "file"),)


def _corpus_facts(path: Path) -> tuple[str, tuple[str, ...]]:
    """What a report on a corpus is called, after what it was read from, and how much that is."""
    about = index(path)
    names = [Path(source).name.split(".")[0] for source in about.get("sources", ())]
    title = f"Who says what: {', '.join(names[:3])}{' …' if len(names) > 3 else ''}"
    if not any(names):
        return f"Who says what: {path.resolve().name}", ()
    unread = f"{counted(about['errors'], 'article')} not read"
    return title, (counted(about["articles"], "article"), *([unread] if about["errors"] else []))


def _place(out: Path, name: str, paths: Sequence[Path]) -> Path:
    """The report's folder: another where the one of this name is of other articles."""
    folder = out / name
    known = fingerprint.read(folder).get(fingerprint.JOINT)
    ours = [_seen(path, folder) for path in paths]
    if isinstance(known, dict) and known.get("of") != ours:
        name = f"{name}-{fingerprint.digest(ours)[:8]}"
    return place(out, name)


def _seen(path: Path, folder: Path) -> str:
    """A path as a notebook sees it that runs in the report's folder."""
    return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()


def _make(job: _Job, beside: Path) -> dict[str, Any]:
    """Run and render into the folder ``beside``; gives the manifest."""
    import nbformat

    moment, seconds, started = fingerprint.now(), {}, time.perf_counter()
    try:
        notebook = nbformat.read(job.book, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, OSError) as error:
        raise ParameterError(f"{job.book} is not a notebook that Sayso can read.") from error
    executed, failure = run(notebook, job.parameters, beside)
    if failure is not None:
        _fail(job, failure, moment)
    nbformat.write(executed, beside / "report.ipynb")
    seconds["run"] = round(time.perf_counter() - started, 2)
    stamp = moment.isoformat().replace("+00:00", "Z")
    words = {"version": fingerprint.versions().get("sayso", ""),
             "made_words": f"{moment.day} {moment:%B %Y}"}  # fmt: skip
    page = html_pdf.page(html_pdf.cells(executed, job.code), words | _page_values(job, stamp))
    notes = _write_pages(job, page, beside, seconds)
    manifest = _manifest(job, beside) | {"made": stamp, "seconds": seconds, "notes": notes}
    fingerprint.write(beside, manifest)
    return manifest


def _page_values(job: _Job, made: str) -> dict[str, Any]:
    """What the page's template fills in, but for the cells."""
    names = [Path(path).name for path in job.inputs]
    used = parameters_.used(job.book, job.parameters)
    shown = {name: value for name, value in used.items() if name != OTHERS}
    return {
        "title": job.title,
        "lang": "en",
        "facts": list(job.facts),
        "input": names[0] if len(names) == 1 else counted(len(names), "file"),
        "digest": fingerprint.digest(dict(job.inputs)),
        "made": made,
        "warning": "",
        "notes": [],
        "paper": prepare_pdf.SIZES[0],
        "settings": parameters_.in_words(shown),
        "versions": ", ".join(f"{k} {v}" for k, v in fingerprint.versions().items()),
    }


def _write_pages(job: _Job, page: str, beside: Path, seconds: dict[str, float]) -> list[str]:
    """Write the page in each format, and how long each took; gives what went wrong with the PDF.

    Raises:
        RenderError: There is no PDF, and nothing else was asked for.
    """
    notes = []
    for name in job.formats:
        started = time.perf_counter()
        try:
            data = (
                html_pdf.screen(page).encode() if name == "html" else html_pdf.pdf(page, job.drawn)
            )
        except RenderError as error:
            if "html" not in job.formats:
                raise
            notes.append(str(error))
            continue
        (beside / f"report.{name}").write_bytes(data)
        seconds[name] = round(time.perf_counter() - started, 2)
    return notes


def _manifest(job: _Job, beside: Path) -> dict[str, Any]:
    """What the report was made of; when, how fast and with which faults is told beside it."""
    return {
        "title": job.title,
        "input": {
            "name": Path(next(iter(job.inputs))).name,
            "sha256": fingerprint.digest(dict(job.inputs)),
        },
        fingerprint.JOINT: {
            "notebook": job.book.stem,
            "of": [_seen(path, job.folder) for path in job.paths],
            "inputs": dict(job.inputs),
        },
        "notebook": {"name": job.book.name, "sha256": fingerprint.sha256(job.book)},
        "parameters": dict(job.parameters),
        "code_shown": job.code,
        "outputs": fingerprint.laid(beside),
        "versions": dict(fingerprint.versions()),
        "code": fingerprint.code(),
        "data": fingerprint.data_files(),
        "drawn": job.drawn,
        "found": {"title": job.title, "outlet": "", "date": ""},
    }


def _fail(job: _Job, failure: Any, moment: Any) -> None:
    """Lay the page of a failure into the report's folder; an earlier report stays as it is.

    Raises:
        RenderError: Always.
    """
    stays = (job.folder / fingerprint.NAME).exists()
    page = html_pdf.failure({
        "title": job.title,
        "sentence": "A cell of the notebook failed." if failure.source else "The notebook stopped.",
        "source": failure.source,
        "error": failure.error,
        "trace": failure.trace,
        "untouched": "The last good report is next to this page." if stays else "",
        "version": fingerprint.versions().get("sayso", ""),
        "made_words": f"{moment.day} {moment:%B %Y}",
    })  # fmt: skip
    job.folder.mkdir(parents=True, exist_ok=True)
    put(job.folder / FAILURE, page)
    first = (failure.error.strip().splitlines() or ["it stopped without a message"])[0].rstrip(".")
    raise RenderError(
        f"No report of {job.title}: {first[:200]}; {job.folder / FAILURE} shows the cell that "
        "failed."
    )
