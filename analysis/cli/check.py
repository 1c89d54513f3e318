"""The command ``sayso check``: a draft against its sources."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from analysis.article.article import Article


@click.command()
@click.argument("draft", metavar="DRAFT")
@click.argument("more", nargs=-1, metavar="[SOURCE...]")
@click.option(
    "--against",
    multiple=True,
    required=True,
    metavar="SOURCE",
    help="What the draft was made from: a file, a folder or a table of articles; more may follow.",
)
@click.option("--out", metavar="FILE", help="Page to write; DRAFT.check.html here by default.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object; no page without --out."
)
@click.option("--rules", is_flag=True, help="Use rules alone, without the learned tagger.")
def check(
    draft: str,
    more: tuple[str, ...],
    against: tuple[str, ...],
    out: str | None,
    as_json: bool,
    rules: bool,
) -> None:
    """Check the quotations, speakers and numbers of DRAFT: sayso check DRAFT --against SOURCE...

    Writes a page that sets each difference beside its source. Exit status 0: nothing differs;
    1: something does; 2: the input is wrong.
    """
    from analysis.article.article import read
    from analysis.common.sanitize import json_text
    from analysis.corpus.draft_check.check_draft import checked
    from analysis.pipeline import analyse
    from analysis.reporting import check_page
    from analysis.views.draft_check import lines

    method = "rules" if rules else "tagger"
    article = read(draft)
    sources = [analyse(one, method=method) for one in _sources([*against, *more])]
    result = checked(analyse(article, method=method), sources)
    page = Path(out or f"{article.slug}{check_page.ENDING}")
    if out or not as_json:
        check_page.lay(result, page)
    if as_json:
        click.echo(json_text(result.as_json()))
    else:
        click.echo("\n".join(lines(result)))
        click.echo(str(page))
    sys.exit(1 if result.findings else 0)


def _sources(paths: Sequence[str]) -> Iterator[Article]:
    """The articles of some files and folders, no more than can be compared and one to tell so."""
    from itertools import chain, islice

    from analysis.article.collection import articles
    from analysis.corpus.draft_check.check_draft import MOST_SOURCES

    return islice(chain.from_iterable(map(articles, paths)), MOST_SOURCES + 1)
