"""From an article to its report: run the notebook, render it, put the files in place at once."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.article import language
from analysis.article.article import Article, read, title_of
from analysis.common import fingerprint
from analysis.common.atomic_files import put
from analysis.common.loading import is_file
from analysis.common.slim_imports import load_nbformat
from analysis.common.slugs import slugify
from analysis.errors import ArticleError, ParameterError, RenderError
from analysis.pipeline import NAME, Analysis
from analysis.reporting import findings, html_pdf, notebooks, report_pages
from analysis.reporting import notebook_parameters as parameters_
from analysis.reporting.export import export_report as formats_
from analysis.reporting.report_folder import (
    ALONE,
    FAILURE,
    place,
    put_folder,
    spared,
    sweep_alone,
    workshop,
)
from analysis.reporting.report_name import note_on_name, place_of
from analysis.reporting.report_pages import FORMATS, KNOWN
from analysis.reporting.run_notebook import LONGEST, Failure, run
from analysis.statements.corrections import corrections, not_applied

SAVE = "save"  # the parameter that tells a notebook where to save what it found
CODE = ("hide", "fold", "show")
LONGEST_ARTICLE, LONGEST_TEXT = 50_000, 400_000  # words; characters, spaces and all


@dataclass(frozen=True, slots=True)
class Report:
    """Where a report lies.

    Args:
        folder: The report's own folder.
        files: What there is to read and to run again, the manifest last.
        fresh: Whether anything had to be made.
        notes: Sentences for the user, such as why there is no PDF.
    """

    folder: Path
    files: tuple[Path, ...]
    fresh: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class How:
    """How a run of many has its reports made; what stands here is how one is made by itself.

    Args:
        name: The name of the report's folder; the article's own short name by default.
        prefix: How the folder is called in which it is put together, beside the report; by this a
            later run knows what one that was killed has left.
        kernel: Makes the class of the kernel's manager, see ``reporting.run_notebook.run``.
        seconds: What the notebook's cells may take, all together.
        also: Called with what was found and the folder being filled; may write more files into it
            and returns what the manifest is to say besides.
    """

    name: str = ""
    prefix: str = ALONE
    kernel: Callable[[Any], type] | None = None
    seconds: float = LONGEST
    also: Callable[[Analysis, Path], Mapping[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be made, from what, and the hashes that tell whether it is there already."""

    article: Article
    notebook: Path
    parameters: Mapping[str, Any]
    files: Mapping[str, str]
    folder: Path
    formats: tuple[str, ...]
    code: str
    ran: str
    drawn: str
    how: How

    @property
    def outputs(self) -> tuple[str, ...]:
        return ("report.ipynb", *report_pages.files(self.formats))


def report(
    path: str | Path,
    out: str | Path = "reports",
    formats: Sequence[str] = FORMATS,
    parameters: Mapping[str, Any] | None = None,
    notebook: str | Path | None = None,
    code: str = "hide",
    force: bool = False,
    how: How = How(),
) -> Report:
    """Make the report of one article in ``out/<slug>/``, or leave it where it is up to date.

    Args:
        path: The article's file.
        out: The folder that holds the reports.
        formats: Of ``html``, ``pdf`` and ``brief``; a brief is one page, in HTML and as a PDF.
        parameters: By name, over those of the article's side file.
        notebook: The notebook to run; ``notebooks/article.ipynb`` by default.
        code: ``hide``, ``fold`` or ``show`` the notebook's code in the page.
        force: Make it even where nothing has changed.
        how: What a run of many does otherwise.

    Raises:
        ArticleError: The article cannot be read.
        ParameterError: The notebook has no such parameter, or the value is of another type; or
            the report cannot be written, or what lies in its place was not made by Sayso.
        RenderError: A cell failed; ``failure.html`` tells which. An earlier report stays as it is.
    """
    if how.prefix == ALONE:
        sweep_alone(Path(out))
    job = _job(path, Path(out), formats, parameters or {}, notebook, code, how)
    manifest = fingerprint.read(job.folder)
    there = manifest.get("outputs", {})
    job = _with_forms_of(job, there)
    forms = formats_.forms_of(job.folder)
    named = () if how.name else note_on_name(job.folder, slugify(job.article.slug))
    current = manifest.get("drawn") == job.drawn and fingerprint.stands(
        job.folder, manifest, {*job.outputs, *there}
    )
    try:
        if current and not force:
            (job.folder / FAILURE).unlink(missing_ok=True)
            return _found(job, manifest, fresh=False, notes=named)
        with workshop(job.folder.parent, how.prefix) as beside:
            result = _make(job, beside, {} if force else manifest)
            put_folder(beside, job.folder)
    except OSError as error:
        raise ParameterError(
            f"The report cannot be written to {job.folder}: {error.strerror or error}; free some "
            "space, or name another folder."
        ) from error
    notes = named
    if forms and result.get("ran") != manifest.get("ran"):
        data = job.folder / formats_.DATA
        notes += (f"The exports in {data} were made again: {', '.join(forms)}.",)
    return _found(job, result, fresh=True, notes=notes)


def _with_forms_of(job: _Job, there: Collection[str]) -> _Job:
    """The job with the formats that the report has already, so that none is left behind."""
    kept = tuple(
        form
        for form, names in report_pages.FILES.items()
        if form in job.formats or any(name in there for name in names)
    )
    return replace(job, formats=kept)


def _job(
    path: str | Path,
    out: Path,
    formats: Sequence[str],
    parameters: Mapping[str, Any],
    notebook: str | Path | None,
    code: str,
    how: How,
) -> _Job:
    """Check everything that can be checked before any work is done."""
    for form in formats:
        if form not in KNOWN:
            raise ParameterError(f"There is no format {form!r}; choose one of {', '.join(KNOWN)}.")
    if code not in CODE:
        raise ParameterError(f"The code option must be one of {', '.join(CODE)}, not {code!r}.")
    article = read(path)
    if len(article.text) > LONGEST_TEXT:  # before its words are counted
        raise ArticleError(
            f"{path} has {len(article.text):,} characters; a report takes {LONGEST_TEXT:,} at "
            "most, so split it into articles."
        )
    if article.word_count > LONGEST_ARTICLE:
        raise ArticleError(
            f"{path} has {article.word_count:,} words; a report is made of {LONGEST_ARTICLE:,} at "
            "most, so cut it into articles."
        )
    corrections(article)  # a file that cannot be used is told before the notebook runs
    book = notebooks.for_one_article(notebook)
    if how.name:
        folder = place(out, how.name)
    else:
        folder = place_of(out, slugify(article.slug), Path(path), article.digest)
    asked = parameters_.checked(
        parameters_.parameters(book), dict(article.parameters) | dict(parameters)
    )
    home = Path() if "reference" in parameters else Path(path).parent
    asked, files = parameters_.with_reference(asked, home, folder)
    where = os.path.relpath(Path(path).resolve(), folder.resolve())
    ran = fingerprint.digest(
        [_input(article), fingerprint.sha256(book), asked, files, where, fingerprint.code(),
         fingerprint.data_files(), dict(fingerprint.versions())]
    )  # fmt: skip
    drawn = fingerprint.digest([ran, code])
    values = {"article": Path(where).as_posix()} | asked
    chosen = tuple(form for form in KNOWN if form in formats) or FORMATS
    if os.path.lexists(folder):
        spared(folder, (*findings.FILES, "report.ipynb", *report_pages.files(chosen)))
    return _Job(article, book, values, files, folder, chosen, code, ran, drawn, how)


def _input(article: Article) -> dict[str, str]:
    out = {"name": Path(article.path).name, "sha256": article.digest}
    for name, ending in (("side", ".yml"), ("corrections", ".corrections.yml")):
        beside = Path(article.path).with_suffix(ending)
        if is_file(beside):
            out[f"{name}_sha256"] = fingerprint.sha256(beside)
    return out


def _make(job: _Job, beside: Path, prior: Mapping[str, Any]) -> dict[str, Any]:
    """Run and render into the folder ``beside``; what is known to be good already is taken over."""
    load_nbformat()
    import nbformat

    moment, seconds, started = fingerprint.now(), {}, time.perf_counter()
    used, how = parameters_.used(job.notebook, job.parameters), job.how
    more: dict[str, Any]
    kept = [name for name in prior.get("outputs", {}) if name not in report_pages.ALL_FILES]
    if prior.get("ran") == job.ran and fingerprint.stands(job.folder, prior, kept):
        for name in kept:
            shutil.copy2(job.folder / name, beside)
        more = {"found": prior.get("found", {})}
        executed = nbformat.read(beside / "report.ipynb", as_version=4)
        seconds["run"] = prior.get("seconds", {}).get("run", 0.0)
        a, _ = findings.analysis_of(job.article, used, beside)
    else:
        executed = _executed(job, beside, moment)
        nbformat.write(executed, beside / "report.ipynb")
        a, value = findings.analysis_of(job.article, used, beside)
        findings.write(a, beside, value)
        more = {"found": findings.for_manifest(a)}
        more |= how.also(a, beside) if how.also else {}
        formats_.export_again(job.folder, a, beside)
        seconds["run"] = _since(started)
    warning = language.note(job.article.text)
    notes = [f"{job.article.path}: {note}" for note in (warning, *job.article.notes) if note]
    notes += not_applied(job.article, a.outcomes)
    draft = report_pages.Draft(job.article, a, executed, job.code, used, moment, warning, job.drawn)
    drawing, left_out = report_pages.write(draft, job.formats, beside)
    seconds, notes = seconds | drawing, notes + left_out
    manifest = _manifest(job, beside, moment, seconds, notes) | more
    fingerprint.write(beside, manifest)
    return manifest


def _executed(job: _Job, beside: Path, moment: Any) -> Any:
    """The notebook as it ran, or a failure page and a RenderError."""
    import nbformat

    try:
        notebook = nbformat.read(job.notebook, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, OSError) as error:
        raise ParameterError(f"{job.notebook} is not a notebook that Sayso can read.") from error
    names = {p.name for p in parameters_.parameters(job.notebook)}
    saving = {SAVE: NAME} if SAVE in names else {}
    values = {**job.parameters, **saving}
    if job.how.kernel:
        findings.read_once(job.article)
    executed, failure = run(notebook, values, beside, job.how.kernel, job.how.seconds)
    if failure is None:
        return executed
    _fail(job, beside, failure, moment)
    raise RenderError(
        f"No report of {job.article.path}: {_short(failure.error)}; "
        f"{job.folder / FAILURE} shows the cell that failed."
    )


def _manifest(
    job: _Job, beside: Path, moment: Any, seconds: Mapping[str, float], notes: Sequence[str]
) -> dict[str, Any]:
    return {
        "made": moment.isoformat().replace("+00:00", "Z"),
        "title": job.article.title,
        "input": _input(job.article),
        "notebook": {"name": job.notebook.name, "sha256": fingerprint.sha256(job.notebook)},
        "parameters": dict(job.parameters),
        "files": dict(job.files),
        "code_shown": job.code,
        "outputs": fingerprint.laid(beside),
        "seconds": dict(seconds),
        "notes": list(notes),
        "versions": dict(fingerprint.versions()),
        "code": fingerprint.code(),
        "data": fingerprint.data_files(),
        "ran": job.ran,
        "drawn": job.drawn,
    }


def _fail(job: _Job, beside: Path, failure: Failure, moment: Any) -> None:
    """Put the page of a failure beside the last good report, or where the first one would be."""
    stays = (job.folder / fingerprint.NAME).exists()
    page = html_pdf.failure({
        "title": title_of(job.article),
        "sentence": "A cell of the notebook failed." if failure.source else "The notebook stopped.",
        "source": failure.source,
        "error": failure.error,
        "trace": failure.trace,
        "untouched": "The last good report is next to this page." if stays else "",
        "version": fingerprint.versions().get("sayso", ""),
        "made_words": f"{moment.day} {moment:%B %Y}",
    })  # fmt: skip
    if not stays:
        for left in beside.iterdir():  # what the notebook wrote before it failed
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
    put((job.folder if stays else beside) / FAILURE, page)
    if not stays:
        put_folder(beside, job.folder)


def _found(job: _Job, manifest: Mapping[str, Any], fresh: bool, notes: tuple[str, ...]) -> Report:
    names = [name for name in reversed(job.outputs) if name in manifest["outputs"]]
    files = tuple(job.folder / name for name in (*names, fingerprint.NAME))
    return Report(job.folder, files, fresh, (*manifest.get("notes", ()), *notes))


def _since(started: float) -> float:
    return round(time.perf_counter() - started, 2)


def _short(error: str, most: int = 200) -> str:
    first = (error.strip().splitlines() or ["it stopped without a message"])[0].rstrip(".")
    return first if len(first) <= most else first[: most - 1] + "…"
