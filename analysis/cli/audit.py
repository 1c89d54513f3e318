"""The command ``sayso audit``: on whom the articles of a folder draw."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from analysis.cli.reference import progress
from analysis.common.sanitize import line
from analysis.errors import SaysoError
from analysis.statements.corrections import not_applied

if TYPE_CHECKING:
    from analysis.article.article import Article
    from analysis.pipeline import Analysis

LONGEST = 1000  # characters of a sentence for the user


@click.command()
@click.argument("folders", nargs=-1, required=True, metavar="FOLDER...")
@click.option(
    "--out",
    default="audit",
    show_default=True,
    metavar="DIR",
    help="Folder to write the page and the tables to.",
)
@click.option(
    "--people",
    "people_file",
    metavar="FILE.csv",
    help="Table of people: a column `name` and others, such as gender or party.",
)
@click.option(
    "--by",
    default="",
    metavar="COLUMNS",
    help="Columns of your table of articles to set side by side too, such as leaning,topic.",
)
@click.option("--title", default="Sourcing audit", show_default=True, help="Title of the page.")
@click.option("--rules", is_flag=True, help="Use rules alone, without the learned tagger.")
def audit(
    folders: tuple[str, ...], out: str, people_file: str | None, by: str, title: str, rules: bool
) -> None:
    """Show on whom the articles in each FOLDER draw: types, channels, anonymous sources.

    A FOLDER holds reports that Sayso made, or articles (.jsonl and .csv files count as well).
    """
    from analysis.article.columns import column_name
    from analysis.common.english import counted
    from analysis.corpus.audit import sourcing_audit
    from analysis.corpus.people_table import read_people
    from analysis.reporting.audit_page import ready, write

    ready(Path(out))
    people = read_people(people_file) if people_file else None
    errors: list[str] = []
    notes: list[str] = []
    found = _analyses(folders, Path(out), "rules" if rules else "tagger", errors, notes)
    columns = dict.fromkeys(filter(None, map(column_name, by.split(","))))
    result = sourcing_audit(found, people, tuple(columns))
    if not result.articles:
        from analysis.article.collection import nothing_in
        from analysis.errors import ArticleError

        raise ArticleError(errors[0]) if errors else nothing_in(", ".join(folders))
    for file in write(result, out, title, errors, notes):
        click.echo(str(file))
    for note in notes:
        click.echo(line(note, LONGEST), err=True)
    for error in errors:
        click.echo(f"sayso: not in the audit: {line(error, LONGEST)}", err=True)
    left_out = f", {counted(len(errors), 'input')} left out" if errors else ""
    read = f"{counted(len(result.articles), 'article')}, {counted(len(result.sources), 'source')}"
    click.echo(read + left_out, err=True)
    sys.exit(2 if errors else 0)


def _analyses(
    folders: tuple[str, ...], out: Path, method: str, errors: list[str], notes: list[str]
) -> Iterator[tuple[Analysis, str]]:
    """The newest edition of each report, and each article that lies beside the reports.

    What cannot be read is added to ``errors``, corrections that could not be applied to ``notes``.
    """
    with progress() as tell:
        number = 0
        for folder in folders:
            for one in (*_reports(Path(folder), out), *_articles(folder, out, method)):
                if isinstance(one, SaysoError):
                    errors.append(str(one))
                    continue
                notes += not_applied(one[0].article, one[0].outcomes)
                number += 1
                tell(number)
                yield one


def _reports(folder: Path, out: Path) -> Iterator[tuple[Analysis, str] | SaysoError]:
    from analysis.pipeline import load
    from analysis.scheduling.what_is_new import edition_of, manifests

    newest: dict[str, tuple[int, Path, str]] = {}
    for path, manifest in manifests(folder):
        edition, first = edition_of(path, manifest)
        outputs = manifest.get("outputs", {})
        page = "report.html" if "report.html" in outputs else ""
        if edition > newest.get(first, (0, path, ""))[0]:
            newest[first] = (edition, path, page)
    for _, path, page in newest.values():
        try:
            yield load(path), _address(path / page, out) if page else ""
        except SaysoError as error:
            yield error


def _address(page: Path, out: Path) -> str:
    """Where a page lies, seen from the folder of the audit."""
    try:
        return quote(os.path.relpath(page, out).replace(os.sep, "/"))
    except ValueError:  # on another drive
        return ""


def _articles(folder: str, out: Path, method: str) -> Iterator[tuple[Analysis, str] | SaysoError]:
    from analysis.article.article import read_each
    from analysis.article.collection import files
    from analysis.pipeline import analyse

    def analysed(article: Article) -> tuple[Analysis, str] | SaysoError:
        try:
            return analyse(article, method=method, deep=False), ""
        except SaysoError as error:
            return error

    own = out.resolve()
    try:
        paths = [p for p in files(folder) if own not in p.resolve().parents]
    except SaysoError as error:
        yield error
        return
    for path in paths:
        try:
            for article in read_each(path):
                yield article if isinstance(article, SaysoError) else analysed(article)
        except SaysoError as error:
            yield error
