"""The command ``sayso check``: a draft against its sources."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli import inputs
from analysis.errors import ArticleError, ParameterError, SaysoError

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
    help="What the draft was made from: a file, a folder, a table of articles or an address; more "
    "may follow.",
)
@click.option("--out", metavar="FILE", help="Page to write; DRAFT.check.html here by default.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object; no page without --out."
)
@click.option("--rules", is_flag=True, help="Use rules alone, without the learned tagger.")
@click.option(
    "--allow",
    multiple=True,
    metavar="NETWORK",
    help="Fetch from this network though it is not public.",
)
def check(
    draft: str,
    more: tuple[str, ...],
    against: tuple[str, ...],
    out: str | None,
    as_json: bool,
    rules: bool,
    allow: tuple[str, ...],
) -> None:
    """Check the quotations, speakers and numbers of DRAFT: sayso check DRAFT --against SOURCE...

    Writes a page that sets each difference beside its source. Exit status 0: nothing differs and
    all that was looked for is there; 1: something differs, was not found in the sources, or
    nothing could be compared; 2: the input is wrong.
    """
    from analysis.common.sanitize import json_text
    from analysis.corpus.draft_check.check_draft import MOST_SOURCES, checked
    from analysis.pipeline import analyse
    from analysis.reporting import check_page
    from analysis.views.draft_check import lines

    method = "rules" if rules else "tagger"
    article, *others = _read([draft], 2, allow)
    if others:
        raise ParameterError(f"{draft} holds several articles; a draft is one.")
    sources = [
        analyse(one, method=method) for one in _read([*against, *more], MOST_SOURCES + 1, allow)
    ]
    result = checked(analyse(article, method=method), sources)
    page = Path(out or f"{_stem(article)}{check_page.ENDING}")
    if out or not as_json:
        check_page.lay(result, page)
    if as_json:
        click.echo(json_text(result.as_json()))
    else:
        click.echo("\n".join(lines(result)))
        click.echo(str(page))
    sys.exit(0 if result.passed else 1)


def _stem(article: Article) -> str:
    """The name of the draft's file without its ending, else its short name."""
    path = Path(article.path)
    return path.stem if article.path and path.is_file() and not article.row else article.slug


def _read(names: Sequence[str], most: int, allow: Sequence[str]) -> list[Article]:
    """The articles of what is named, so many at most.

    Raises:
        SaysoError: One cannot be read, or none is there.
    """
    out: list[Article] = []
    for article in islice(inputs.articles(names, inputs.networks(allow)), most):
        if isinstance(article, SaysoError):
            raise article
        out.append(article)
    if not out:
        raise ArticleError(f"{names[0]} contains no articles; name a file that does.")
    return out
