"""The command for corpora: ``sayso corpus``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from analysis.common.english import counted
from analysis.errors import ParameterError

MOST = 10_000_000  # characters or seconds that an article may be allowed
PAUSE = 0.5  # seconds between two lines on how far it is


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", required=True, metavar="DIR", help="Folder to write the tables to.")
@click.option(
    "--scheduler",
    default="",
    metavar="ADDRESS",
    help="Address of a Dask cluster, such as tcp://host:8786.",
)
@click.option(
    "--workers",
    type=int,
    metavar="N",
    help="Number of processes to start here; one per core by default.",
)
@click.option("--rows", type=int, metavar="N", help="Articles in a part; 200 by default.")
@click.option(
    "--characters", type=int, metavar="N", help="Longest article allowed; 300000 by default."
)
@click.option(
    "--seconds",
    type=float,
    metavar="N",
    help="Processor time allowed for an article; 60 by default.",
)
@click.option("--rules", is_flag=True, help="Use rules alone, without the learned tagger.")
@click.option(
    "--deep", is_flag=True, help="Also rate how much each claim is worth checking; slower."
)
def corpus(
    sources: tuple[str, ...],
    out: str,
    scheduler: str,
    workers: int | None,
    rows: int | None,
    characters: int | None,
    seconds: float | None,
    rules: bool,
    deep: bool,
) -> None:
    """Read each SOURCE into tables: .jsonl, .csv (also .gz, .zst), .parquet or a folder."""
    from analysis.corpus import ROWS, Options, build
    from analysis.corpus.limited_reader import CHARACTERS, SECONDS
    from analysis.corpus.store import outdated

    if scheduler and workers is not None:
        raise ParameterError(
            "Give either --scheduler or --workers, not both: a cluster has its own workers."
        )
    if (workers is not None and workers < 1) or (rows is not None and rows < 1):
        raise ParameterError("--workers and --rows must be 1 or more.")
    if any(limit is not None and not 0 < limit <= MOST for limit in (characters, seconds)):
        raise ParameterError(
            f"--characters and --seconds must be greater than 0 and at most {MOST:,}."
        )
    if told := outdated(Path(out)):
        click.echo(f"{told.partition(' and lack')[0]}: all articles are read anew.", err=True)
    options = Options(
        "rules" if rules else "tagger", deep, characters or CHARACTERS, seconds or SECONDS
    )
    outcome = build(
        sources, out, scheduler=scheduler, workers=workers or 0, options=options,
        rows=rows or ROWS, tell=_Line(),
    )  # fmt: skip
    errors = (
        f", {counted(outcome.errors, 'error')} (see the table errors)" if outcome.errors else ""
    )
    old = outcome.parts - outcome.new_parts
    stood = f", {old:,} of {counted(outcome.parts, 'part')} already there" if old else ""
    gone = (
        f", {counted(outcome.pruned, 'part')} of other sources or another version removed"
        if outcome.pruned
        else ""
    )
    click.echo(
        f"{outcome.folder}: {counted(outcome.articles, 'article')}, "
        f"{counted(outcome.words, 'word')}{errors}; "
        f"{outcome.seconds:,.0f} s{stood}{gone}."
    )


class _Line:
    """How far it is: one line that is written over where standard error is a terminal."""

    def __init__(self) -> None:
        self.begun = self.last = time.monotonic()

    def __call__(self, articles: int, errors: int, parts: int) -> None:
        now = time.monotonic()
        if not sys.stderr.isatty() or now - self.last < PAUSE:
            return
        self.last = now
        text = f"{counted(articles, 'article')}, {counted(errors, 'error')}, "
        text += f"{counted(parts, 'part')} made, "
        click.echo(f"\r{text}{now - self.begun:,.0f} s ", nl=False, err=True)
