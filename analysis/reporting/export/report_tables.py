"""The statements, actors and claims of many reports in one table each, by article."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.article.article import title_of
from analysis.common.atomic_files import put
from analysis.common.sanitize import address
from analysis.corpus import Corpus, opened
from analysis.corpus.schema import COLUMNS
from analysis.errors import DataError, ParameterError, SaysoError
from analysis.pipeline import NAME, Analysis, load
from analysis.reporting.export.table_files import (
    FRAMED,
    actors_with_words,
    csv_bytes,
    json_bytes,
    parquet_bytes,
    xlsx_bytes,
)

if TYPE_CHECKING:
    import pandas

STACKED = ("csv", "json", "xlsx", "parquet", "qdpx", "network", "dna")
OF_TABLES = ("csv", "qdpx", "network", "dna")  # what the tables of a corpus become
OWN_TABLES = ("articles", "statements", "actors", "claims")
DATA = "data"
_Frames = dict[str, "pandas.DataFrame"]


@dataclass(frozen=True, slots=True)
class Stack:
    """What was written, and what is wrong with the reports that are not in it."""

    files: tuple[Path, ...]
    faults: tuple[SaysoError, ...]


def reports_in(folder: Path) -> tuple[Path, ...]:
    """The reports that lie directly in a folder, by name; none where it is a report itself."""
    if not folder.is_dir() or (folder / NAME).exists():
        return ()
    return tuple(sorted(p.parent for p in folder.glob(f"*/{NAME}") if not p.parent.is_symlink()))


def stack_tables(analyses: Sequence[tuple[str, Analysis]]) -> _Frames:
    """The tables of several articles, stacked; ``articles`` has a row an article.

    Args:
        analyses: Each with the name of its report's folder, by which its rows are known.
    """
    import pandas

    frames: dict[str, list[pandas.DataFrame]] = {"statements": [], "actors": [], "claims": []}
    articles = []
    for name, a in analyses:
        facts = {
            "article": name,
            "title": title_of(a.article),
            "outlet": a.article.outlet,
            "date": a.article.date,
        }
        more = {"author": a.article.author, "url": address(a.article.url)}
        counts = {"words": a.article.word_count, "statements": len(a.statements)}
        articles.append(facts | more | counts)
        for kind, frame in (
            ("statements", a.statements.table()),
            ("actors", actors_with_words(a)),
            ("claims", a.claims.table()),
        ):
            for at, (column, value) in enumerate(facts.items()):
                frame.insert(at, column if column != "title" else "article_title", value)
            frames[kind].append(frame)
    # Frames without a row have no types of their own and would blur those of the others.
    out = {
        kind: pandas.concat([f for f in some if len(f)] or some[:1], ignore_index=True)
        for kind, some in frames.items()
    }
    return {"articles": pandas.DataFrame(articles), **out}


def export_reports(
    folder: str | Path, forms: Sequence[str] = STACKED, to: str | Path | None = None
) -> Stack:
    """Write the stacked tables of all reports in a folder, or all of them as one project.

    Args:
        folder: The folder of reports.
        forms: Of ``STACKED``.
        to: Where to; the folder's own ``data`` by default.

    Raises:
        DataError: No report in the folder can be read.
        ParameterError: There is no such form for many reports.
        OSError: A file cannot be written.
    """
    if wrong := [form for form in forms if form not in STACKED]:
        raise ParameterError(
            f"Many reports do not become {wrong[0]}; choose of {', '.join(STACKED)}, or name one "
            "report."
        )
    analyses, faults = [], []
    for report in reports_in(Path(folder)):
        try:
            analyses.append((report.name, load(report)))
        except DataError as error:
            faults.append(error)
    if not analyses:
        raise faults[0] if faults else DataError(f"There is no report in {folder}.")
    read = [a for _, a in analyses]
    frames = stack_tables(analyses) if FRAMED & set(forms) else {}
    pairs = (pair for form in forms for pair in _files_of(form, frames, read))
    return Stack(_written(pairs, Path(folder), to), tuple(faults))


def export_tables(
    folder: str | Path, forms: Sequence[str] = OF_TABLES, to: str | Path | None = None
) -> tuple[Path, ...]:
    """Write the tables of a corpus as CSV files, or its articles as one project; gives the files.

    Args:
        folder: The tables that ``sayso corpus`` made.
        forms: Of ``OF_TABLES``.
        to: Where to; nothing is written among the tables.

    Raises:
        ArticleError: The tables are not finished, or of another version.
        ParameterError: There is no such form for tables, or no folder is named.
        OSError: A file cannot be written.
    """
    if wrong := [form for form in forms if form not in OF_TABLES]:
        raise ParameterError(
            f"{folder} has the tables of a corpus, which do not become {wrong[0]}; choose of "
            f"{', '.join(OF_TABLES)}. The tables themselves are Parquet files, see docs/corpora.md."
        )
    if not to:
        raise ParameterError(
            f"{folder} has the tables of a corpus, not a report; name a folder for the export with "
            "--out."
        )
    corpus = opened(folder)
    frames = {name: _plain(corpus, name) for name in OWN_TABLES} if "csv" in forms else {}
    pairs = (pair for form in forms for pair in _files_of(form, frames, corpus))
    return _written(pairs, Path(folder), to)


def _plain(corpus: Corpus, name: str) -> pandas.DataFrame:
    """A table of a corpus with cells that a CSV file can hold: lists of words, no signatures."""
    frame = corpus.table(name).drop(columns="signature", errors="ignore")
    lists = [column for column, kind in COLUMNS[name].items() if kind == "list"]
    return frame.assign(**{column: frame[column].map(tuple) for column in lists})


def _written(
    pairs: Iterable[tuple[str, bytes]], folder: Path, to: str | Path | None
) -> tuple[Path, ...]:
    """Files in a folder, by default the one for data."""
    into = Path(to) if to else folder / DATA
    if not to and into.is_symlink():
        raise OSError(errno.ELOOP, "it is a link; name a folder with --out", str(into))
    into.mkdir(parents=True, exist_ok=True)
    files = []
    for name, data in pairs:
        put(into / name, data)
        files.append(into / name)
    return tuple(files)


def _files_of(
    form: str, frames: _Frames, read: Corpus | Sequence[Analysis]
) -> Iterable[tuple[str, bytes]]:
    if form not in FRAMED:
        return _projects(form, read)
    if form == "csv":
        return [(f"{name}.csv", csv_bytes(frame)) for name, frame in frames.items()]
    if form == "parquet":
        return [(f"{name}.parquet", parquet_bytes(frame)) for name, frame in frames.items()]
    if form == "xlsx":
        return [("reports.xlsx", xlsx_bytes(frames))]
    return [("reports.json", json_bytes(frames))]


def _projects(form: str, read: Corpus | Sequence[Analysis]) -> Iterator[tuple[str, bytes]]:
    """All articles as one file for a program that takes many."""
    from analysis.reporting.export import dna, many_articles, network, qdpx

    if form == "dna":
        documents = many_articles.dna_documents(read)
        yield "articles.dna", dna.dna_database(documents)
        yield "dna-statements.csv", dna.statements_csv(documents)
    elif form == "qdpx":
        yield "articles.qdpx", qdpx.qdpx(many_articles.qda_sources(read), "Sayso")
    else:
        graph = many_articles.claim_network(read)
        yield "network.gexf", network.gexf(graph)
        yield "network.graphml", network.graphml(graph)
