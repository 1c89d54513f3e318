"""One report of a run, made in a process of its own: the task that ``prefork.pool`` is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.common import fingerprint
from analysis.common.atomic_files import MAKING, put
from analysis.common.prefork.pool import Work
from analysis.common.prefork.settings import can_fork
from analysis.common.run_lock import RUN_FOLDER
from analysis.errors import DataError
from analysis.pipeline import Analysis, analyse, load
from analysis.reporting import compare_editions, findings, html_pdf, papermill_engine
from analysis.reporting.notebook_parameters import default_notebook
from analysis.reporting.report import How, report
from analysis.reporting.report_pages import FORMATS
from analysis.scheduling.inputs import stored
from analysis.scheduling.notable import NOTABLE, notable
from analysis.scheduling.what_is_new import RUN, Order

TASK = "analysis.scheduling.report_task:make"
WARM = "analysis.scheduling.report_task:warm"
# Written for Sayso.
REHEARSED = (
    "“Rain is likely, and the dam is a disgrace,” the mayor, Ann Lee, said on Monday. Bob Roe, an "
    "engineer, warned that Lee might be wrong."
)
WARM_PAGES = "analysis.scheduling.report_task:warm_pages"


def work(order: Order) -> Work:
    """An order as work for the ``prefork.pool``."""
    job, record = order.job, order.record
    options = {
        "path": order.item.path or str(_input(order)),
        "out": str(job.out),
        "notebook": job.notebook,
        "formats": list(job.formats),
        "code": job.code,
        "values": dict(job.parameters),
        "run": {
            "job": job.name,
            "source": record.source,
            "edition": record.edition,
            "first": record.first,
            "before": order.before,
            "id": record.ident,
        },
        "name": record.folder,
        "exports": list(job.exports),
        "seconds": job.max_seconds,
        "memory": job.max_memory * 1_000_000,
    }
    return Work(record.folder, TASK, options, job.max_seconds)


def write_input(order: Order) -> None:
    """Write down the text of an article that has no file, and what is known of it."""
    import yaml

    path = _input(order)
    put(path, stored(order.item.text))
    put(path.with_suffix(".yml"), yaml.safe_dump(dict(order.item.facts), allow_unicode=True))


def make(
    path: str,
    out: str,
    name: str,
    notebook: str,
    formats: Sequence[str],
    code: str,
    values: Mapping[str, Any],
    run: Mapping[str, Any],
    exports: Sequence[str],
    seconds: float,
    memory: int,
) -> dict[str, Any]:
    """Make one report; tells its notes, what it found in short and what changed."""
    folder = Path(out)
    kernel = None
    if can_fork():
        from analysis.reporting.forked_kernel import forked_kernel

        kernel = partial(forked_kernel, memory=memory)
    book = notebook or str(default_notebook())
    also = partial(_also, out=folder, name=name, run=run, exports=exports)
    how = How(name, MAKING, kernel, seconds, also)
    result = report(path, out, formats, values, book, code, force=True, how=how)
    manifest = fingerprint.read(result.folder)
    return {
        "notes": list(result.notes),
        "found": manifest["found"],
        "changes": manifest.get("changes"),
    }


def warm_pages() -> None:
    """Load what a report without a PDF needs."""
    warm(("html",))


def warm(formats: Sequence[str] = FORMATS) -> None:
    """Load what every report needs, so that its process is born with it."""
    import importlib

    papermill_engine.registered()  # before anything else loads Papermill whole
    for name in (
        "IPython.core.completerlib", "IPython.core.oinspect", "IPython.extensions.storemagic",
        "ipykernel.debugger", "ipykernel.kernelapp", "ipykernel.kernelspec", "nbconvert.exporters",
        "pandas", "psutil", "tornado.platform.asyncio",
        "analysis.reporting.forked_kernel",
    ):  # fmt: skip
        importlib.import_module(name)
    fingerprint.code()
    fingerprint.data_files()
    fingerprint.versions()
    html_pdf.warm(formats)
    with suppress(DataError):  # without the tagger's files the reports will say so
        _rehearse()


def _rehearse() -> None:
    """Do once what a notebook does: word lists, encoders, figures and their fonts are kept."""
    from analysis import views

    a = analyse(parse(REHEARSED))
    findings.in_short(a)
    for shown in (
        views.in_short(a), views.ledger(a), views.share_of_voice(a), views.who_about_whom(a),
        views.profile(a), views.persuasion_table(a), views.statements_table(a),
        views.measures_table(a), views.how_made(a),
    ):  # fmt: skip
        shown._repr_html_()


def _also(
    a: Analysis,
    beside: Path,
    *,
    out: Path,
    name: str,
    run: Mapping[str, Any],
    exports: Sequence[str],
) -> dict[str, Any]:
    """What a run lays into a report's folder besides, and what the manifest says of it."""
    facts: dict[str, Any] = {RUN: dict(run), NOTABLE: notable(a)}
    if run["before"]:
        facts["changes"] = _changes(out / run["before"], beside, a, run)
    if exports:
        from analysis.reporting.export import export_report, verdicts

        rows = verdicts.current(a, verdicts.read_verdicts(out / name))
        export_report.export(a, beside / export_report.DATA, exports, verdicts.by_claim(rows))
    return facts


def _changes(old: Path, beside: Path, a: Analysis, run: Mapping[str, Any]) -> dict[str, Any]:
    try:
        changed = compare_editions.between(load(old), a)
    except DataError as error:
        return {"counted": str(error), "rows": []}
    moment = fingerprint.now()
    facts = {
        "title": findings.in_short(a)["title"],
        "edition": run["edition"],
        "before": run["before"],
        "version": fingerprint.versions().get("sayso", ""),
        "made_words": f"{moment.day} {moment:%B %Y}",
    }
    compare_editions.lay(changed, beside, facts)
    return {"counted": compare_editions.counted(changed), "rows": [asdict(c) for c in changed]}


def _input(order: Order) -> Path:
    return order.job.out / RUN_FOLDER / "inputs" / f"{order.record.folder}.txt"
