"""The commands for a corpus one may publish from: ``sayso sample`` and ``sayso agree``."""

from __future__ import annotations

from pathlib import Path

import click

from analysis.common.english import counted
from analysis.errors import DataError, ParameterError

FORMS = (".csv", ".xlsx")


@click.command()
@click.argument("tables", metavar="TABLES")
@click.option(
    "--out", required=True, metavar="FILE", help="The sheet to write, .csv or .xlsx (Excel)."
)
@click.option(
    "--of",
    default="statements",
    metavar="UNIT",
    help="What is coded: statements (the default), or sentences, to count what Sayso misses too.",
)
@click.option("--units", type=int, metavar="N", help="How many of them; 300 by default.")
@click.option(
    "--strata",
    default="",
    metavar="COLUMNS",
    help="Columns to compare by, such as outlet,year; text_kind, month, or a column of your own.",
)
@click.option(
    "--ask",
    default="",
    metavar="QUESTIONS",
    help="Ask only these: kind, speaker (of statements), reported (of sentences).",
)
@click.option("--seed", type=int, default=1, help="Another number draws another sample.")
@click.option("--once", is_flag=True, help="Count copies of one wire story once.")
def sample(
    tables: str,
    out: str,
    of: str,
    units: int | None,
    strata: str,
    ask: str,
    seed: int,
    once: bool,
) -> None:
    """Draw a stratified, blind coding sheet from the TABLES that `sayso corpus` made.

    What Sayso says of each unit, and its weight, is in a key beside the sheet, which coders do not
    open.
    """
    from analysis.article.columns import column_name
    from analysis.common.atomic_files import put
    from analysis.corpus import opened
    from analysis.corpus.coding.design import key_path, write_key
    from analysis.corpus.coding.sampling import DRAWN, draw
    from analysis.reporting.export.coding_workbook import workbook
    from analysis.reporting.export.table_files import csv_bytes

    file, key = Path(out), key_path(out)
    if file.suffix.lower() not in FORMS:
        raise ParameterError(f"{file} must end in .csv or .xlsx.")
    for path in (file, key):
        if path.exists() or path.is_symlink():
            raise ParameterError(
                f"{path} is there already, and may have been filled in; name another file."
            )
    columns = list(filter(None, map(column_name, strata.split(","))))
    asks = [name.strip() for name in ask.split(",") if name.strip()]
    count = DRAWN if units is None else units
    design, sheet = draw(opened(tables), of, count, columns, seed=seed, asks=asks, once=once)
    data = workbook(design, sheet) if file.suffix.lower() == ".xlsx" else csv_bytes(sheet)
    try:
        put(file, data)
        try:
            write_key(design, key)
        except OSError:
            file.unlink(missing_ok=True)  # a sheet without its key is of no use
            raise
    except OSError as error:
        raise DataError(f"{file} cannot be written: {error.strerror or error}.") from error
    strata_ = counted(len(design.strata), "stratum", "strata")
    click.echo(f"{file}: {counted(len(design.units), of[:-1])} from {strata_}.")
    click.echo(f"{key}: what Sayso says of them, and their weights; not for the coders.")
    for question in design.questions:
        click.echo(f"Fill in {question.name} ({', '.join(question.answers)}): {question.prompt}")


@click.command()
@click.argument("sheet", metavar="SHEET")
@click.argument("second", metavar="[SECOND]", required=False)
@click.option("--key", default="", metavar="FILE", help="The sheet's key; beside it by default.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def agree(sheet: str, second: str | None, key: str, as_json: bool) -> None:
    """Tell from a coded SHEET how often Sayso is right, and what its shares are without its errors.

    SECOND is the same sheet as another coder has filled it in.
    """
    from dataclasses import asdict

    from analysis.common.sanitize import json_text
    from analysis.corpus.coding.evaluation import agree as agreed
    from analysis.views.corrected_shares import lines

    found = agreed(sheet, second, key)
    if as_json:
        value = asdict(found)
        value["design"] = {"of": found.design.of, "units": len(found.design.units)}
        value["questions"] = [
            {**one, "question": one["question"]["name"]} for one in value["questions"]
        ]
        click.echo(json_text(value))
        return
    click.echo("\n".join(lines(found)))


COMMANDS = (sample, agree)
