"""The commands for many reports: ``sayso run``, ``index``, ``export``, ``import``, ``bundle``."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from analysis.cli import coding
from analysis.cli.audit import audit
from analysis.cli.check import check
from analysis.cli.corpus import corpus
from analysis.cli.match import match
from analysis.common.sanitize import line
from analysis.reporting.export.export_report import EXPORTS


@click.command()
@click.argument("jobs", metavar="JOBS.toml")
@click.option(
    "--job", "names", multiple=True, metavar="NAME", help="Run only this job; all by default."
)
@click.option("--dry-run", "dry", is_flag=True, help="List what would be made, but make nothing.")
@click.option("--force", is_flag=True, help="Remake reports that exist.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Skip articles dated before this day.",
)
@click.option("--max-seconds", type=click.IntRange(1), help="Time limit for one report.")
@click.option(
    "--at-once", type=click.IntRange(1), help="Number of reports to make at the same time."
)
def run(
    jobs: str,
    names: tuple[str, ...],
    dry: bool,
    force: bool,
    since: datetime | None,
    max_seconds: int | None,
    at_once: int | None,
) -> None:
    """Make reports on everything new that JOBS.toml lists, and an index of them.

    Exit status 0: all done. 1: something failed; it is named, and the rest is done. 2: the file
    or an option is wrong. 130 or 143: Ctrl-C or SIGTERM stopped it; the next run goes on.
    """
    from analysis.scheduling.stopping import Stopped, stoppable

    day = since.date() if since else None
    try:
        with stoppable():
            from analysis.scheduling.progress import telling
            from analysis.scheduling.run import Options
            from analysis.scheduling.run import run as run_jobs

            options = Options(dry, force, day, max_seconds or 0, at_once or 0, names)
            with telling() as tell:
                summaries = run_jobs(jobs, options, tell)
    except Stopped as stop:
        click.echo(f"Stopped by {stop}; the next run does what is missing.", err=True)
        sys.exit(stop.status)
    for summary in summaries:
        what = "to make" if dry else "made"
        click.echo(
            f"{summary.out}: {len(summary.made)} {what}, {len(summary.failed)} failed, "
            f"{summary.unchanged} unchanged, {summary.seconds:.1f} s"
        )
        if dry:
            for part in summary.left_out:
                click.echo(f"left out: {part.name}: {part.error}", err=True)
            for failure in summary.failed:
                click.echo(f"failed: {failure.name}: {failure.error}", err=True)
    sys.exit(max((summary.status for summary in summaries), default=0))


@click.command()
@click.argument("folder", default="reports", metavar="[DIR]")
@click.option("--title", default="Sayso reports", show_default=True, help="Title of the index.")
@click.option(
    "--address", default="", metavar="URL", help="Address at which the folder will be published."
)
def index(folder: str, title: str, address: str) -> None:
    """Write index.html and an Atom feed of the reports in DIR."""
    from pathlib import Path

    from analysis.common.sanitize import address as harmless
    from analysis.errors import ParameterError
    from analysis.scheduling.report_index import rows, write

    if not Path(folder).is_dir():
        raise ParameterError(f"There is no folder {folder}; name the folder of the reports.")
    if address and not harmless(address):
        raise ParameterError(f"{address!r} is not an address that starts with http or https.")
    if not rows(folder):
        raise ParameterError(
            f"There is no report in {folder}, so nothing is written; name the folder that `sayso "
            "report` or `sayso run` writes to."
        )
    try:
        files = write(folder, title, address)
    except OSError as error:
        raise ParameterError(f"The index cannot be written: {error}.") from error
    for file in files:
        click.echo(str(file))


@click.command()
@click.argument("report", metavar="REPORT")
@click.option(
    "--to", "forms", multiple=True, type=click.Choice(EXPORTS), help="Format; all by default."
)
@click.option(
    "--out", metavar="DIR", help="Folder to write to; `data` in the report's folder by default."
)
def export(report: str, forms: tuple[str, ...], out: str | None) -> None:
    """Export the tables, statements and claims of the report in the folder REPORT.

    REPORT may also be a folder of reports: their statements, actors, claims and articles become
    one table each (csv, xlsx, json, parquet), and one project of all articles (qdpx, network, dna).
    The tables that `sayso corpus` made become csv, qdpx, network and dna in a folder of --out.
    """
    from pathlib import Path

    from analysis.corpus import is_corpus
    from analysis.errors import ParameterError
    from analysis.reporting.export.export_report import export_report
    from analysis.reporting.export.report_tables import (
        OF_TABLES,
        STACKED,
        export_reports,
        export_tables,
        reports_in,
    )

    faults: tuple[Exception, ...] = ()
    try:
        if is_corpus(report):
            files = export_tables(report, forms or OF_TABLES, out)
        elif reports_in(Path(report)):
            stack = export_reports(report, forms or STACKED, out)
            files, faults = stack.files, stack.faults
        else:
            files = export_report(report, forms or EXPORTS, out)
    except OSError as error:
        raise ParameterError(f"The export cannot be written: {error}.") from error
    for file in files:
        click.echo(str(file))
    for fault in faults:
        click.echo(f"sayso: {line(fault, 1000)}", err=True)
    sys.exit(2 if faults else 0)


@click.command()
@click.argument("report", metavar="REPORT")
@click.option("--out", metavar="FILE.zip", help="File to write; next to the report by default.")
def bundle(report: str, out: str | None) -> None:
    """Zip the report in the folder REPORT together with its data."""
    from analysis.errors import ParameterError
    from analysis.reporting.export.export_report import bundle as zipped

    try:
        file = zipped(report, out)
    except OSError as error:
        raise ParameterError(f"The bundle cannot be written: {error}.") from error
    click.echo(str(file))


@click.command("import")
@click.argument("report", metavar="REPORT")
@click.argument("file", metavar="FILE")
@click.option(
    "--article", default="", metavar="FILE", help="The article's file, where it has been moved."
)
@click.option("--who", metavar="NAME", help="Who made the corrections; your login name by default.")
@click.option(
    "--out", default="", metavar="FILE", help="File to write to; next to the article by default."
)
def import_(report: str, file: str, article: str, who: str | None, out: str) -> None:
    """Take corrections made in brat or INCEpTION (FILE) into those of REPORT's article."""
    from analysis.common.english import counted
    from analysis.reporting.imports.import_corrections import import_corrections

    name = line(who if who is not None else _login())
    result = import_corrections(report, file, article, out, name)
    if result.loose:
        loose = counted(result.loose, "source or cue", "sources or cues")
        click.echo(
            f"{loose} without a statement left out; link them with a content, or give them its "
            "number.",
            err=True,
        )
    if not result.corrections:
        click.echo("Nothing was corrected.", err=True)
        return
    click.echo(str(result.path))
    verbs = [one.verb for one in result.corrections]
    kinds = ", ".join(f"{verb} {verbs.count(verb)}" for verb in dict.fromkeys(verbs))
    click.echo(
        f"{counted(len(verbs), 'correction')} ({kinds}); make the report again to apply them.",
        err=True,
    )


def _login() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a system that knows no user by this number
        return ""


COMMANDS = (
    run, corpus, match, *coding.COMMANDS, index, audit, check, export, bundle, import_
)  # fmt: skip
