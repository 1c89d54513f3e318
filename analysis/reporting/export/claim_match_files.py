"""What `sayso match` writes: claims that recur, those of a list, and who agrees with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.common.atomic_files import put, put_json
from analysis.common.loading import why
from analysis.corpus.claim_matching import match_tables
from analysis.corpus.claim_matching.claim_list import ListedClaim
from analysis.corpus.claim_matching.group_claims import (
    ClaimGroup,
    listed_claims,
    mentions_of,
    recurring_claims,
)
from analysis.corpus.claim_matching.same_claim import LEAST
from analysis.corpus.discourse import (
    Discourse,
    actor_numbers,
    discourse_in,
    over_time,
    ties,
)
from analysis.corpus.query import Corpus, is_corpus, opened
from analysis.errors import DataError, ParameterError, SaysoError
from analysis.pipeline import Analysis, load
from analysis.reporting.export.network import discourse_gexf
from analysis.reporting.export.report_tables import reports_in
from analysis.reporting.export.table_files import csv_bytes, xlsx_bytes

if TYPE_CHECKING:
    import pandas

INDEX = "matches.json"  # by it a folder is known to be ours


@dataclass(frozen=True, slots=True)
class Matches:
    """What was found.

    Args:
        groups: The claims that recur, those in most articles first.
        listed: The claims of a list, each with who makes or denies it.
        claims: What the list says of each.
        found: Who takes which stand.
    """

    groups: tuple[ClaimGroup, ...]
    listed: tuple[ClaimGroup, ...]
    claims: tuple[ListedClaim, ...]
    found: Discourse


def read_source(
    source: str | Path,
) -> tuple[Corpus | tuple[Analysis, ...], tuple[SaysoError, ...]]:
    """The tables of a corpus, or the reports in a folder; and what is wrong with any report.

    Raises:
        DataError: There is neither, or no report can be read.
    """
    if is_corpus(source):
        return opened(source), ()
    folder = Path(source)
    analyses, faults = list[Analysis](), list[SaysoError]()
    for report in reports_in(folder) or (folder,):
        try:
            analyses.append(load(report))
        except DataError as error:
            faults.append(error)
    if not analyses:
        raise DataError(
            f"There are no tables of `sayso corpus` and no reports in {source}; make one or the "
            "other first."
        )
    return tuple(analyses), tuple(faults)


def match(
    read: Corpus | Sequence[Analysis], claims: Sequence[ListedClaim] = (), once: bool = True
) -> Matches:
    """The claims that recur, and those of a list.

    Args:
        read: What ``read_source`` gave.
        claims: The list.
        once: Of a corpus, whether copies of one wire story count once.
    """
    mentions = mentions_of(read, once)
    groups = recurring_claims(mentions)
    listed = listed_claims(mentions, [(claim.ident, claim.compared) for claim in claims])
    return Matches(groups, listed, tuple(claims), discourse_in(read, groups))


def write_matches(matches: Matches, out: str | Path, source: str | Path) -> tuple[Path, ...]:
    """Write all tables, the network and its figures into a folder; gives the files.

    Args:
        matches: What was found.
        out: A new or empty folder, or one that this function has written.
        source: Where the claims are from.

    Raises:
        ParameterError: The folder holds other files, or cannot be written to.
    """
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / INDEX).is_file():
            raise ParameterError(f"{folder} contains other files; name a new folder with --out.")
        about = {
            "source": str(source),
            "claims": len(matches.groups),
            "listed": len(matches.claims),
            "actors": len(matches.found.actors),
            "least": LEAST,
        }
        put_json(folder / INDEX, about)
        names = []
        for name, data in _files(matches):
            put(folder / name, data)
            names.append(folder / name)
    except OSError as error:
        raise ParameterError(f"{folder} cannot be written to: {why(error)}.") from error
    return tuple(names)


def _files(matches: Matches) -> Iterator[tuple[str, bytes]]:
    from analysis.views.figures import discourse as figures
    from analysis.views.figures.sheet import png

    frames = _frames(matches)
    for name, frame in frames.items():
        yield f"{name}.csv", csv_bytes(frame)
    yield "matches.xlsx", xlsx_bytes(frames)
    yield "network.gexf", discourse_gexf(matches.found)
    if matches.found.stands:
        yield "network.png", png(figures.discourse_network(matches.found).figure)
        yield "over-time.png", png(figures.claims_over_time(matches.found).figure)


def _frames(matches: Matches) -> dict[str, pandas.DataFrame]:
    frames = {
        "claims": match_tables.claims_table(matches.groups),
        "mentions": match_tables.mentions_table(matches.groups),
    }
    if matches.claims:
        frames["list"] = match_tables.list_table(matches.listed, matches.claims)
        frames["list-mentions"] = match_tables.mentions_table(matches.listed)
    return frames | {
        "actors": actor_numbers(matches.found),
        "ties": ties(matches.found),
        "periods": over_time(matches.found),
    }
