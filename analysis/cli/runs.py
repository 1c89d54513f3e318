"""The commands for many reports: ``sayso run``, ``index``, ``export`` and ``bundle``."""

from __future__ import annotations

import sys
from datetime import datetime

import click

from analysis.cli.corpus import corpus
from analysis.reporting.export.bundle import EXPORTS


@click.command()
@click.argument("jobs", metavar="JOBS.toml")
@click.option("--job", "names", multiple=True, metavar="NAME", help="Run this job; all by default.")
@click.option("--dry-run", "dry", is_flag=True, help="Tell what would be made, make nothing.")
@click.option("--force", is_flag=True, help="Make again what is there.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Leave out articles dated before this day.",
)
@click.option("--max-seconds", type=click.IntRange(1), help="How long one report may take.")
@click.option("--at-once", type=click.IntRange(1), help="How many reports are made at a time.")
def run(
    jobs: str,
    names: tuple[str, ...],
    dry: bool,
    force: bool,
    since: datetime | None,
    max_seconds: int | None,
    at_once: int | None,
) -> None:
    """Make the reports of all that is new by JOBS.toml, and their index.

    Exit status 0: all done. 1: something failed; it is named, and the rest is done. 2: the file
    or an option is wrong.
    """
    from analysis.scheduling.progress import telling
    from analysis.scheduling.run import Options
    from analysis.scheduling.run import run as run_jobs

    day = since.date() if since else None
    options = Options(dry, force, day, max_seconds or 0, at_once or 0, names)
    with telling() as tell:
        summaries = run_jobs(jobs, options, tell)
    for summary in summaries:
        made = "to make" if dry else "made"
        click.echo(
            f"{summary.out}: {len(summary.made)} {made}, {len(summary.failed)} failed, "
            f"{summary.unchanged} unchanged, {summary.seconds:.1f} s"
        )
        if dry:
            for failure in summary.failed:
                click.echo(f"failed: {failure.name}: {failure.error}", err=True)
    sys.exit(max((summary.status for summary in summaries), default=0))


@click.command()
@click.argument("folder", default="reports", metavar="[DIR]")
@click.option("--title", default="Sayso reports", show_default=True, help="What it is called.")
@click.option("--address", default="", metavar="URL", help="Where the folder will be seen.")
def index(folder: str, title: str, address: str) -> None:
    """Write index.html and the Atom feed of the reports in DIR."""
    from pathlib import Path

    from analysis.common.sanitize import address as harmless
    from analysis.errors import ParameterError
    from analysis.scheduling.index import write

    if not Path(folder).is_dir():
        raise ParameterError(f"There is no folder {folder}; name the folder of the reports.")
    if address and not harmless(address):
        raise ParameterError(f"{address!r} is no address that starts with http or https.")
    try:
        files = write(folder, title, address)
    except OSError as error:
        raise ParameterError(f"The index cannot be written: {error}.") from error
    for file in files:
        click.echo(str(file))


@click.command()
@click.argument("report", metavar="REPORT")
@click.option(
    "--to", "forms", multiple=True, type=click.Choice(EXPORTS), help="Form; all of them by default."
)
@click.option(
    "--out", metavar="DIR", help="Folder to write to; the report's own `data` by default."
)
def export(report: str, forms: tuple[str, ...], out: str | None) -> None:
    """Write the tables, statements and claims of the report in the folder REPORT."""
    from analysis.errors import ParameterError
    from analysis.reporting.export.bundle import export_report

    try:
        files = export_report(report, forms or EXPORTS, out)
    except OSError as error:
        raise ParameterError(f"The export cannot be written: {error}.") from error
    for file in files:
        click.echo(str(file))


@click.command()
@click.argument("report", metavar="REPORT")
@click.option("--out", metavar="FILE.zip", help="The zip; beside the report by default.")
def bundle(report: str, out: str | None) -> None:
    """Zip the report in the folder REPORT with its data."""
    from analysis.errors import ParameterError
    from analysis.reporting.export.bundle import bundle as zipped

    try:
        file = zipped(report, out)
    except OSError as error:
        raise ParameterError(f"The bundle cannot be written: {error}.") from error
    click.echo(str(file))


COMMANDS = (run, corpus, index, export, bundle)
