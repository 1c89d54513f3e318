"""What is new: which reports are there, which have to be made, and where each is to lie."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.common import fingerprint
from analysis.common.atomic_files import is_plain
from analysis.common.slugs import is_name
from analysis.pipeline import NAME
from analysis.reporting.notebook_parameters import default_notebook
from analysis.reporting.report_folder import is_ours
from analysis.scheduling.inputs import Item
from analysis.scheduling.jobs import Job

RUN = fingerprint.RUN


@dataclass(frozen=True, slots=True)
class Record:
    """A report that is there, as its manifest tells.

    Args:
        folder: The name of its folder.
        job: The job that made it; empty for one made by itself.
        source: Where its article came from.
        sha: SHA-256 of the article.
        edition: From 1 on.
        ident: Stands for article, notebook, parameters, formats and versions.
        first: The folder of the first edition.
    """

    folder: str
    job: str
    source: str
    sha: str
    edition: int
    ident: str
    first: str


@dataclass(frozen=True, slots=True)
class Order:
    """A report to be made: of which article, where, and the edition before it (empty: none)."""

    job: Job
    item: Item
    record: Record
    before: str = ""


def records(out: Path) -> list[Record]:
    """The reports in a folder, by name."""
    rows = []
    for folder, manifest in manifests(out):
        run = manifest.get(RUN, {})
        edition, first = edition_of(folder, manifest)
        rows.append(
            Record(
                folder.name,
                str(run.get("job", "")),
                str(run.get("source", "")),
                str(manifest.get("input", {}).get("sha256", "")),
                edition,
                str(run.get("id", "")),
                first,
            )
        )
    return rows


def edition_of(folder: Path, manifest: Mapping[str, Any]) -> tuple[int, str]:
    """Which edition a report is, and the name of the folder of the first one."""
    run = manifest.get(RUN, {})
    edition, first = run.get("edition"), run.get("first")
    number = edition if type(edition) is int and 0 < edition < 1_000_000 else 1
    return number, first if isinstance(first, str) and is_name(first) else folder.name


def manifests(out: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Each report's folder with its manifest, by name."""
    for path in sorted(out.glob(f"*/{fingerprint.NAME}")):
        manifest = fingerprint.read(path.parent)
        hidden = path.parent.name.startswith(".") or path.parent.is_symlink()
        if manifest and not hidden:
            yield path.parent, manifest


def ident(job: Job, item: Item) -> str:
    """One hash for all that has a say in a report."""
    notebook = Path(job.notebook) if job.notebook else default_notebook()
    reference = Path(str(job.parameters.get("reference", "")))
    other = fingerprint.sha256(reference) if reference.is_file() else ""
    return fingerprint.digest(
        [item.sha, item.side, fingerprint.sha256(notebook), dict(job.parameters), other, job.code,
         sorted(job.formats), sorted(job.exports), fingerprint.code(), fingerprint.data_files(),
         dict(fingerprint.versions())]
    )  # fmt: skip


def plan(
    job: Job, items: Sequence[Item], there: list[Record], force: bool = False
) -> tuple[list[Order], int]:
    """What has to be made, and how many articles need nothing.

    An article is known by its content: one that came before, from wherever, is not new. One whose
    content changed gets a new edition beside the old one. ``there`` is added to.

    Args:
        job: The job.
        items: Its articles.
        there: The reports that are there.
        force: Whether to make again what is there.
    """
    orders: list[Order] = []
    for item in items:
        order = _order(job, item, there, force)
        if order is not None:
            there[:] = [r for r in there if r.folder != order.record.folder] + [order.record]
            orders.append(order)
    return orders, len(items) - len(orders)


def _order(job: Job, item: Item, there: Sequence[Record], force: bool) -> Order | None:
    key = ident(job, item)
    mine = sorted(
        (r for r in there if r.job == job.name and r.source == item.source),
        key=lambda r: r.edition,
    )
    same = next((r for r in reversed(mine) if r.sha == item.sha), None)
    twin = next((r for r in there if r.sha == item.sha and r.ident == key), None)
    if same is not None or twin is not None:
        stored = same or twin
        assert stored is not None
        stands = stored.ident == key and _stands(job, stored)
        if stands and not (force and stored is same):
            return None
        before = next((r.folder for r in mine if r.edition == stored.edition - 1), "")
        return Order(job, item, replace(stored, ident=key), before)
    if mine:
        number, first = mine[-1].edition + 1, mine[0].first
        # No short name holds two hyphens in a row, so no other article's report lies there.
        record = Record(f"{first}--{number}", job.name, item.source, item.sha, number, key, first)
        return Order(job, item, record, mine[-1].folder)
    name = _free(job, item, there)
    return Order(job, item, Record(name, job.name, item.source, item.sha, 1, key, name))


def _stands(job: Job, record: Record) -> bool:
    """Whether all of a report's files are there as they were made; one of this run's plan does."""
    folder = job.out / record.folder
    manifest = fingerprint.read(folder)
    if manifest.get(RUN, {}).get("id") != record.ident:
        return True  # it is only planned
    names = list(manifest.get("outputs", {}))
    return fingerprint.stands(folder, manifest, names) and is_plain(folder / NAME)


def _free(job: Job, item: Item, there: Sequence[Record]) -> str:
    """A folder's name that nothing else has; the same one in every run."""
    taken = {r.folder for r in there if not (r.sha == item.sha and not r.job)}
    folder = job.out / item.name
    others = os.path.lexists(folder) and not is_ours(folder)
    if item.name not in taken and not others:
        return item.name
    key = hashlib.sha256(f"{job.name}\n{item.source}".encode()).hexdigest()
    return f"{item.name}-{key[:8]}"
