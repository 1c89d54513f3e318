"""The command ``sayso agreement``: how far two coders agree on one article."""

from __future__ import annotations

import click


@click.command()
@click.argument("article", metavar="ARTICLE")
@click.argument("corrections", nargs=-1, metavar="[FIRST SECOND]")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--rules", is_flag=True, help="Use rules alone, without the learned tagger.")
def agreement(article: str, corrections: tuple[str, ...], as_json: bool, rules: bool) -> None:
    """Tell how far two files of corrections of ARTICLE agree.

    FIRST and SECOND are the coders' files; by default the two that lie next to the article.
    """
    from dataclasses import asdict

    from analysis.common.sanitize import json_text
    from analysis.views.coders import lines, of_files

    found = of_files(article, corrections, "rules" if rules else "tagger")
    if as_json:
        click.echo(json_text(asdict(found)))
        return
    click.echo("\n".join(lines(found)))
