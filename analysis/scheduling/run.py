"""A run: the reports of all that is new, made once, each whole; an index, a summary, a pulse."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from analysis.common import fingerprint
from analysis.common.atomic_files import put_json
from analysis.common.loading import kept
from analysis.common.prefork import pool
from analysis.common.run_lock import RUN_FOLDER, run_lock
from analysis.common.sanitize import line
from analysis.errors import ParameterError
from analysis.reporting.report_folder import sweep
from analysis.scheduling import digest, hooks, report_index, report_task, stopping, what_is_new
from analysis.scheduling.inputs import items
from analysis.scheduling.jobs import Job, read
from analysis.scheduling.progress import Quiet, Teller
from analysis.scheduling.run_summary import (
    Failed,
    Made,
    Summary,
    edition,
    in_markdown,
    write_summary,
)

PULSE = 2.0  # seconds between two heartbeats


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is to go.

    Args:
        dry: Whether to tell only what would be made.
        force: Whether to make again what is there.
        since: Articles dated before this day are left out.
        seconds: How long a report may take, over what the jobs say; 0 for what they say.
        at_once: How many at a time, over what the jobs say; 0 for what they say.
        names: The jobs to run; all of them by default.
    """

    dry: bool = False
    force: bool = False
    since: date | None = None
    seconds: int = 0
    at_once: int = 0
    names: tuple[str, ...] = ()


def run(
    path: str | Path, options: Options = Options(), tell: Teller | None = None
) -> tuple[Summary, ...]:
    """Run the jobs of a ``jobs.toml``; gives one summary for each folder of reports.

    Raises:
        ParameterError: The file is wrong, or the folder of reports cannot be written to.
        RenderError: Another run is at work on the folder.
    """
    jobs = [_with(job, options) for job in _chosen(read(path), options.names, path)]
    folders = {job.out.resolve(): job.out for job in jobs}
    groups = [(out, [j for j in jobs if j.out.resolve() == key]) for key, out in folders.items()]
    return tuple(_folder(out, group, options, tell or Quiet()) for out, group in groups)


def _chosen(jobs: Sequence[Job], names: Sequence[str], path: str | Path) -> list[Job]:
    job_names = [job.name for job in jobs]
    for name in names:
        if name not in job_names:
            raise ParameterError(
                f"{path} has no job {name!r}; choose one of {', '.join(job_names)}."
            )
    return [job for job in jobs if not names or job.name in names]


def _with(job: Job, options: Options) -> Job:
    return replace(
        job,
        max_seconds=options.seconds or job.max_seconds,
        at_once=options.at_once or job.at_once,
    )


@dataclass(slots=True)
class _Ledger:
    """What a run has done so far; what it writes down is taken from here."""

    out: Path
    dry: bool
    began: float = field(default_factory=time.monotonic)
    started: str = field(default_factory=lambda: fingerprint.now().isoformat())
    made: list[Made] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    left_out: list[Failed] = field(default_factory=list)
    unchanged: int = 0
    todo: int = 0
    beats: int = 0
    beaten: float = float("-inf")
    state: str = ""
    stopped_by: str = ""

    def beat(self, state: str, names: Sequence[str] = (), *, now: bool = True) -> None:
        """Write the heartbeat; a state that lasts not more often than is of use, or ``now``."""
        lasts = state == self.state and time.monotonic() - self.beaten < PULSE
        if self.dry or (lasts and not now):
            return
        self.beats, self.beaten, self.state = self.beats + 1, time.monotonic(), state
        value = {
            "state": state,
            "process": os.getpid(),
            "at": fingerprint.now().isoformat(),
            "beats": self.beats,
            "seconds": round(time.monotonic() - self.began, 1),
            "made": len(self.made),
            "failed": len(self.failed),
            "left": max(0, self.todo - len(self.made) - len(self.failed)),
            "at_work_on": list(names),
        }
        if self.stopped_by:
            value["stopped_by"] = self.stopped_by
        with contextlib.suppress(OSError):  # a full disk stops the pulse, not the run
            put_json(self.out / RUN_FOLDER / "heartbeat.json", value)

    def summary(self) -> Summary:
        """What was done."""
        seconds = round(time.monotonic() - self.began, 2)
        lists = (tuple(self.made), tuple(self.failed), self.unchanged, tuple(self.left_out))
        return Summary(str(self.out), self.started, seconds, *lists)


def _folder(out: Path, jobs: Sequence[Job], options: Options, tell: Teller) -> Summary:
    """Run the jobs whose reports lie in one folder."""
    ledger = _Ledger(out, options.dry)
    if options.dry:
        orders = _orders(jobs, options, ledger, partial(pool.each, at_once=jobs[0].at_once))
        for order in orders:
            name, number = order.record.folder, order.record.edition
            ledger.made.append(Made(name, line(order.item.source), number, 0.0, 0))
            tell.one(f"would make {name}{edition(number)} from {order.item.source}", ready=False)
        return ledger.summary()
    news = None
    with run_lock(out) as lock:
        ended = "stopped"
        try:
            ledger.beat("looking for new articles")
            sweep(out)
            digest.begin(out)
            at_once = max(job.at_once for job in jobs)
            beat = partial(_beat, ledger, tell)
            each = partial(pool.each, at_once=at_once, held=(lock,), beat=beat)
            orders = _orders(jobs, options, ledger, each)
            pdf = any({"pdf", "brief"} & {*order.job.formats} for order in orders)
            warm = report_task.WARM if pdf else report_task.WARM_PAGES
            _make(orders, ledger, tell, partial(each, warm=warm))
            _write_index(out, jobs[0], ledger)
            news = _write_digest(out, jobs, ledger)
            ended = "finished"
        finally:
            ledger.stopped_by = stopping.told_by(sys.exc_info()[1])
            ledger.beat(ended)
            summary = ledger.summary()
            write_summary(summary, ended)
    for part in summary.left_out:
        tell.one(f"left out: {part.name}: {part.error}", ready=False)
    for failure in summary.failed:
        tell.one(f"failed: {failure.name}: {failure.error}", ready=False)
    _call_hooks(jobs, summary, news, tell)
    return summary


def _orders(
    jobs: Sequence[Job], options: Options, ledger: _Ledger, fetch: Any
) -> list[what_is_new.Order]:
    """What all the jobs have to make; what they have not is counted, what failed is named."""
    there = what_is_new.records(ledger.out)
    orders: list[what_is_new.Order] = []
    for job in jobs:
        articles, troubles = items(job, fetch, options.since)
        for trouble in troubles:
            rows = ledger.left_out if trouble.left_out else ledger.failed
            rows.append(Failed(line(trouble.source), line(trouble.error, 400)))
        new, same = what_is_new.plan(job, articles, there, options.force)
        orders += new
        ledger.unchanged += same
    return orders


def _make(orders: Sequence[what_is_new.Order], ledger: _Ledger, tell: Teller, each: Any) -> None:
    """Make the reports, and write down what became of each."""
    works = []
    by_name = {order.record.folder: order for order in orders}
    for order in orders:
        try:
            if not order.item.path:
                report_task.write_input(order)
            works.append(report_task.work(order))
        except OSError as error:
            ledger.failed.append(Failed(order.record.folder, f"its text: {error}"))
    ledger.todo = len(works) + len(ledger.failed)
    if works:
        tell.todo(len(works))
    with contextlib.closing(each(works)) as results:  # a stop ends what is at work at once
        for done in results:
            _note(by_name[done.work.name], done, ledger, tell)


def _note(order: what_is_new.Order, done: pool.Done, ledger: _Ledger, tell: Teller) -> None:
    """Write down what became of a report, and tell it."""
    if done.error:
        ledger.failed.append(Failed(done.work.name, line(done.error, 400)))
        tell.one(f"failed {done.work.name}")
        return
    report = _made(order, done)
    ledger.made.append(report)
    message = f"made {report.name}{edition(report.edition)} ({report.seconds:.1f} s)"
    tell.one(f"{message}: {report.changes}" if report.changes else message)
    for note in report.notes:
        tell.one(note, ready=False)


def _made(order: what_is_new.Order, done: pool.Done) -> Made:
    value = done.value
    changes = value["changes"]["counted"] if value.get("changes") else ""
    title = line(value["found"]["title"])
    notes = tuple(line(note, 400) for note in value["notes"])
    number = order.record.edition
    return Made(done.work.name, title, number, round(done.seconds, 2), done.tries, changes, notes)


def _beat(ledger: _Ledger, tell: Teller, names: Sequence[str]) -> None:
    tell.busy(names)
    ledger.beat("making reports", names, now=False)


def _write_index(out: Path, job: Job, ledger: _Ledger) -> None:
    try:
        report_index.write(out, job.title, job.address)
    except (OSError, ParameterError) as error:
        ledger.failed.append(Failed("index.html", line(error)))


def _write_digest(out: Path, jobs: Sequence[Job], ledger: _Ledger) -> digest.Digest | None:
    """The digest of what no digest has covered yet; None where that is nothing."""
    try:
        news = digest.digest(out, jobs, len(ledger.failed))
        if news.reports:
            digest.write(out, news, jobs)
    except OSError as error:
        ledger.failed.append(Failed(digest.MARKDOWN, line(error)))
        return None
    return news if news.reports else None


def _call_hooks(
    jobs: Sequence[Job], summary: Summary, news: digest.Digest | None, tell: Teller
) -> None:
    """Run the commands of ``on_failure``, or those of ``on_success`` where all was well."""
    folder = Path(summary.out).resolve() / RUN_FOLDER
    facts: dict[str, str | Path] = {
        "SAYSO_OUT": summary.out,
        "SAYSO_FAILED": str(len(summary.failed)),
        "SAYSO_MADE": str(len(summary.made)),
        "SAYSO_NAMES": "\n".join(f.name for f in summary.failed or summary.made),
        "SAYSO_ERRORS": "\n".join(f"{f.name}: {f.error}" for f in summary.failed),
        "SAYSO_SUMMARY": folder / "summary.json",
        "SAYSO_NOTABLE": str(len(news.entries) if news else 0),
    }
    if news:
        facts |= {
            "SAYSO_DIGEST": folder / digest.MARKDOWN,
            "SAYSO_DIGEST_HTML": folder / digest.PAGE,
            "SAYSO_DIGEST_MAIL": folder / digest.MAIL,
        }
    if summary.failed:
        commands = [job.on_failure for job in jobs]
        hooks.call("on_failure", commands, facts, in_markdown(summary), tell)
    elif summary.made and news:
        words = digest.in_markdown(news, jobs[0].address)
        hooks.call("on_success", [job.on_success for job in jobs], facts, words, tell)


def heartbeat(out: str | Path) -> Mapping[str, Any]:
    """What the last heartbeat of a folder of reports says; empty where there was none."""
    return kept(Path(out) / RUN_FOLDER / "heartbeat.json")


__all__ = ["Failed", "Made", "Options", "Summary", "heartbeat", "in_markdown", "run"]
