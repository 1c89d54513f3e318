"""The statements, actors and claims of many reports in one table each, by article."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.article.article import title_of
from analysis.common.atomic_files import put
from analysis.common.sanitize import address
from analysis.errors import DataError, ParameterError, SaysoError
from analysis.pipeline import NAME, Analysis, load
from analysis.reporting.export.table_files import (
    csv_bytes,
    json_bytes,
    parquet_bytes,
    xlsx_bytes,
)

if TYPE_CHECKING:
    import pandas

STACKED = ("csv", "json", "xlsx", "parquet")
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
            ("actors", a.actors.table()),
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
    """Write the stacked tables of all reports in a folder.

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
            f"Many reports become tables, not {wrong[0]}; choose of {', '.join(STACKED)}, or name "
            "one report."
        )
    analyses, faults = [], []
    for report in reports_in(Path(folder)):
        try:
            analyses.append((report.name, load(report)))
        except DataError as error:
            faults.append(error)
    if not analyses:
        raise faults[0] if faults else DataError(f"There is no report in {folder}.")
    into = Path(to) if to else Path(folder) / DATA
    if not to and into.is_symlink():
        raise OSError(errno.ELOOP, "it is a link; name a folder with --out", str(into))
    into.mkdir(parents=True, exist_ok=True)
    files = []
    for form in forms:
        for name, data in _files_of(form, stack_tables(analyses)):
            put(into / name, data)
            files.append(into / name)
    return Stack(tuple(files), tuple(faults))


def _files_of(form: str, frames: _Frames) -> list[tuple[str, bytes]]:
    if form == "csv":
        return [(f"{name}.csv", csv_bytes(frame)) for name, frame in frames.items()]
    if form == "parquet":
        return [(f"{name}.parquet", parquet_bytes(frame)) for name, frame in frames.items()]
    if form == "xlsx":
        return [("reports.xlsx", xlsx_bytes(frames))]
    return [("reports.json", json_bytes(frames))]
