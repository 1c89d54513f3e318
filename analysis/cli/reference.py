"""The command ``sayso reference``: percentiles made from the user's own corpus."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click


@click.command()
@click.argument("corpus", metavar="CORPUS")
@click.option(
    "--out",
    metavar="FILE",
    help="File to write; CORPUS.reference.json.gz in the working folder by default.",
)
@click.option("--name", metavar="WORDS", help='What the articles are, as in "US political news".')
@click.option(
    "--no-tagger",
    "plain",
    is_flag=True,
    help="Leave out what the learned tagger measures; ten times as fast.",
)
def reference(corpus: str, out: str | None, name: str | None, plain: bool) -> None:
    """Measure the articles of CORPUS (a folder, .jsonl or .csv), to place others among them.

    Reports made with `sayso report ARTICLE --reference FILE` use it in place of Sayso's own.
    """
    from analysis.common.slugs import slugify
    from analysis.errors import DataError
    from analysis.rhetoric.build_reference import build, gather, write

    path = Path(corpus)
    called = " ".join((name or path.resolve().stem).split())
    file = Path(out) if out else Path(f"{slugify(path.resolve().stem)}.reference.json.gz")
    if not file.resolve().parent.is_dir() or file.is_dir():
        raise DataError(f"{file} cannot be written; name a file in a folder that is there.")
    with _counting() as tell:
        made = build(gather(path), called, tagger=not plain, tell=tell)
    write(made, file)
    click.echo(
        f"{file}: {made.articles:,} articles of {made.name}, {made.total:,} words", err=False
    )


@contextmanager
def _counting() -> Iterator[Callable[[int], None]]:
    """Tell on a terminal how many articles are through."""
    shown = sys.stderr.isatty()

    def tell(number: int) -> None:
        if shown:
            click.echo(f"\r{number:,} articles", nl=False, err=True)

    try:
        yield tell
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)
