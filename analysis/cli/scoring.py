"""The commands ``sayso score`` and ``sayso tag``: a score against gold, and what a network sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from analysis.common.loading import json_value
from analysis.common.sanitize import json_text
from analysis.errors import ParameterError


@click.command()
@click.argument("gold", metavar="GOLD")
@click.argument("predicted", metavar="PREDICTED")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def score(gold: str, predicted: str, as_json: bool) -> None:
    """Score PREDICTED attributions against GOLD ones (both .jsonl): precision, recall and F1."""
    from analysis.statements.score_attributions import read_rows
    from analysis.statements.score_attributions import score as scored

    result = scored(read_rows(gold, text=True), read_rows(predicted, text=False))
    if as_json:
        click.echo(json_text({name: _score(s) for name, s in result.items()}))
        return
    click.echo(f"{'measure':<16} {'P':>6} {'R':>6} {'F1':>6}   hits/predicted/gold")
    for name, s in result.items():
        click.echo(
            f"{name:<16} {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f}"
            f"   {s.hits}/{s.predicted}/{s.gold}"
        )


@click.command()
@click.option(
    "--head",
    required=True,
    metavar="NAME",
    help="entities, tone, persuasion, loaded or checkworthy.",
)
@click.argument("file", metavar="FILE.jsonl")
def tag(head: str, file: str) -> None:
    """Print what the learned tagger finds in each row of FILE, one line of JSON per row."""
    from analysis.tagger.tag_statements import head_rows

    for row in head_rows(head, _json_rows(Path(file))):
        click.echo(json_text(row))


def _score(value: Any) -> dict[str, Any]:
    return {
        "p": value.precision, "r": value.recall, "f1": value.f1,
        "hits": value.hits, "predicted": value.predicted, "gold": value.gold,
    }  # fmt: skip


def _json_rows(path: Path) -> Iterator[Any]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, row in enumerate(lines, 1):
                if row.strip():
                    yield json_value(row, f"{path}, line {number},", ParameterError)
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise ParameterError(f"{path} cannot be read: {reason}.") from error


COMMANDS = (score, tag)
