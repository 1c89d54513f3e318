"""The command ``sayso reference``: percentiles made from the user's own corpus."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from analysis.common.english import counted

TOLD = 20  # articles that are left out, each told in a line


@click.command()
@click.argument("corpus", metavar="CORPUS", required=False)
@click.option(
    "--out",
    metavar="FILE",
    help="File to write; CORPUS.reference.json.gz in the current folder by default.",
)
@click.option("--list", "listing", is_flag=True, help="List the groups that come with Sayso.")
@click.option("--name", metavar="WORDS", help='What the articles are, as in "US political news".')
@click.option(
    "--no-tagger",
    "plain",
    is_flag=True,
    help="Leave out what the learned tagger measures; ten times faster.",
)
def reference(
    corpus: str | None, out: str | None, name: str | None, plain: bool, listing: bool
) -> None:
    """Measure the articles in CORPUS (a folder, .jsonl or .csv) to compare others with them.

    Reports made with `sayso report ARTICLE --reference FILE` use the result instead of Sayso's own.
    """
    from analysis.common.slugs import slugify
    from analysis.errors import DataError, ParameterError
    from analysis.rhetoric.reference_groups import groups

    if listing:
        click.echo("group\tarticles")
        for group in groups():
            click.echo(f"{group.name}\t{group.articles:,}")
        return
    if not corpus:
        raise ParameterError(
            "Name the articles to measure: a folder, .jsonl or .csv; or list the groups that come "
            "with Sayso by `sayso reference --list`."
        )
    from analysis.rhetoric.build_reference import build, gather, write

    path = Path(corpus)
    called = " ".join((name or path.resolve().stem).split())
    file = Path(out) if out else Path(f"{slugify(path.resolve().stem)}.reference.json.gz")
    if not file.resolve().parent.is_dir() or file.is_dir():
        raise DataError(f"{file} cannot be written; name a file in an existing folder.")
    unread: list[str] = []
    with progress() as tell:
        result = build(gather(path, unread.append), called, tagger=not plain, tell=tell)
    write(result, file)
    for reason in unread[:TOLD]:
        click.echo(f"Left out: {reason}", err=True)
    if len(unread) > TOLD:
        click.echo(f"Left out: {len(unread) - TOLD:,} more.", err=True)
    click.echo(
        f"{file}: {counted(result.articles, 'article')} of {result.name}, "
        f"{counted(result.total, 'word')}",
        err=False,
    )


@contextmanager
def progress() -> Iterator[Callable[[int], None]]:
    """Tell on a terminal how many articles are through."""
    shown = sys.stderr.isatty()

    def tell(number: int) -> None:
        if shown:
            click.echo(f"\r{counted(number, 'article')}", nl=False, err=True)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)
