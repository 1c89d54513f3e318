"""The command that looks for the same claim in many articles: ``sayso match``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from analysis.common.english import counted
from analysis.common.sanitize import line

if TYPE_CHECKING:
    from analysis.corpus.claim_matching.group_claims import ClaimGroup


@click.command()
@click.argument("source", metavar="TABLES|REPORTS")
@click.option("--out", required=True, metavar="DIR", help="Folder to write the tables to.")
@click.option(
    "--claims",
    "listed",
    metavar="LIST",
    help="Look for the claims of this list too: a .csv file with a column `claim`, or ClaimReview "
    "(.json, .jsonl).",
)
@click.option("--copies", is_flag=True, help="Count each copy of a wire story.")
def match(source: str, out: str, listed: str | None, copies: bool) -> None:
    """Find claims made more than once: who said each first, who repeats it, who denies it.

    TABLES is a folder made by `sayso corpus`, REPORTS a folder of reports (or one report).
    """
    from analysis.corpus.claim_matching.claim_list import read_claims
    from analysis.reporting.export import claim_match_files as files

    claims = read_claims(listed) if listed is not None else ()
    read, faults = files.read_source(source)
    matches = files.match(read, claims, once=not copies)
    for file in files.write_matches(matches, out, source):
        click.echo(str(file))
    click.echo(
        f"{counted(len(matches.groups), 'claim')} made more than once, "
        f"{counted(len(matches.found.actors), 'actor')} who share or dispute one"
        + (f"; {_on_list(matches.listed)}" if claims else "")
        + ".",
        err=True,
    )
    for claim in claims:
        if not claim.compared.key.comparable:
            words = line(claim.words, 80)
            click.echo(f"too short to be looked for: {line(claim.ident)}, “{words}”", err=True)
    for fault in faults:
        click.echo(f"sayso: {line(fault, 1000)}", err=True)
    sys.exit(2 if faults else 0)


def _on_list(groups: Sequence[ClaimGroup]) -> str:
    found = sum(bool(group.mentions) for group in groups)
    return f"{found:,} of {counted(len(groups), 'claim')} on the list found"
