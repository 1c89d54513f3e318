"""A run: the reports of all that is new, made once, each whole; an index, a summary, a pulse."""

from __future__ import annotations

import contextlib
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from analysis.common import fingerprint
from analysis.common.atomic_files import put, put_json
from analysis.common.loading import kept
from analysis.common.prefork import pool
from analysis.common.run_lock import RUN_FOLDER, run_lock
from analysis.common.sanitize import line, markdown
from analysis.errors import ParameterError
from analysis.reporting.report_folder import sweep
from analysis.scheduling import index, plan, report_task
from analysis.scheduling.inputs import items
from analysis.scheduling.jobs import Job, read
from analysis.scheduling.progress import Quiet, Teller

PULSE = 2.0  # seconds between two heartbeats
NOTICE = 60  # seconds that the command of on_failure may take


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made: folder, title, edition, seconds, tries, what changed, remarks."""

    name: str
    title: str
    edition: int
    seconds: float
    tries: int
    changes: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """A report, source or file that failed, and why."""

    name: str
    error: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Args:
        out: The folder of the reports.
        started: When, in UTC.
        seconds: How long it took, by a clock that nobody sets.
        made: The reports that were made (or would be, in a dry run).
        failed: What failed.
        unchanged: How many articles needed nothing.
        left_out: What of a source was left out, though the source did not fail.
    """

    out: str
    started: str
    seconds: float
    made: tuple[Made, ...]
    failed: tuple[Failed, ...]
    unchanged: int
    left_out: tuple[Failed, ...] = ()

    @property
    def status(self) -> int:
        """The exit status: 0, or 1 where something failed."""
        return 1 if self.failed else 0


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

    def beat(self, state: str, names: Sequence[str] = (), *, now: bool = True) -> None:
        """Write the heartbeat; not more often than is of use where ``now`` is not set."""
        if self.dry or (not now and time.monotonic() - self.beaten < PULSE):
            return
        self.beats, self.beaten = self.beats + 1, time.monotonic()
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
            name, edition = order.record.folder, order.record.edition
            ledger.made.append(Made(name, line(order.item.source), edition, 0.0, 0))
            tell.one(f"would make {name}{_edition(edition)} from {order.item.source}", ready=False)
        return ledger.summary()
    with run_lock(out) as lock:
        sweep(out)
        ended = "stopped"
        try:
            ledger.beat("looking for new articles")
            at_once = max(job.at_once for job in jobs)
            beat = partial(_beat, ledger, tell)
            each = partial(pool.each, at_once=at_once, held=(lock,), beat=beat)
            orders = _orders(jobs, options, ledger, each)
            pdf = any("pdf" in order.job.formats for order in orders)
            warm = report_task.WARM if pdf else report_task.WARM_PAGES
            _make(orders, ledger, tell, partial(each, warm=warm))
            _write_index(out, jobs[0], ledger)
            ended = "finished"
        finally:
            ledger.beat(ended)
            summary = ledger.summary()
            _write_summary(summary, ended)
    for part in summary.left_out:
        tell.one(f"left out: {part.name}: {part.error}", ready=False)
    for failure in summary.failed:
        tell.one(f"failed: {failure.name}: {failure.error}", ready=False)
    _notify(jobs, summary, tell)
    return summary


def _orders(jobs: Sequence[Job], options: Options, ledger: _Ledger, fetch: Any) -> list[plan.Order]:
    """What all the jobs have to make; what they have not is counted, what failed is named."""
    there = plan.records(ledger.out)
    orders: list[plan.Order] = []
    for job in jobs:
        articles, troubles = items(job, fetch, options.since)
        for trouble in troubles:
            rows = ledger.left_out if trouble.left_out else ledger.failed
            rows.append(Failed(line(trouble.source), line(trouble.error, 400)))
        new, same = plan.plan(job, articles, there, options.force)
        orders += new
        ledger.unchanged += same
    return orders


def _make(orders: Sequence[plan.Order], ledger: _Ledger, tell: Teller, each: Any) -> None:
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
    for done in each(works):
        order = by_name[done.work.name]
        if done.error:
            ledger.failed.append(Failed(done.work.name, line(done.error, 400)))
            tell.one(f"failed {done.work.name}")
            continue
        report = _made(order, done)
        ledger.made.append(report)
        message = f"made {report.name}{_edition(report.edition)} ({report.seconds:.1f} s)"
        tell.one(f"{message}: {report.changes}" if report.changes else message)
        for note in report.notes:
            tell.one(note, ready=False)


def _made(order: plan.Order, done: pool.Done) -> Made:
    value = done.value
    changes = value["changes"]["counted"] if value.get("changes") else ""
    title = line(value["found"]["title"])
    notes = tuple(line(note, 400) for note in value["notes"])
    edition = order.record.edition
    return Made(done.work.name, title, edition, round(done.seconds, 2), done.tries, changes, notes)


def _edition(edition: int) -> str:
    return f", edition {edition}" if edition > 1 else ""


def _beat(ledger: _Ledger, tell: Teller, names: Sequence[str]) -> None:
    tell.busy(names)
    ledger.beat("making reports", names, now=False)


def _write_index(out: Path, job: Job, ledger: _Ledger) -> None:
    try:
        index.write(out, job.title, job.address)
    except (OSError, ParameterError) as error:
        ledger.failed.append(Failed("index.html", line(error)))


def _write_summary(summary: Summary, state: str) -> None:
    folder = Path(summary.out) / RUN_FOLDER
    value = {"state": state, "status": summary.status, **asdict(summary)}
    with contextlib.suppress(OSError):  # on a full disk; the exit status tells as well
        put_json(folder / "summary.json", value)
        put(folder / "summary.md", in_markdown(summary))


def in_markdown(summary: Summary) -> str:
    """A summary as a Markdown table, for a log or a chat."""
    counts = (
        f"{len(summary.made)} made, {len(summary.failed)} failed, {summary.unchanged} unchanged"
        f" in {summary.seconds:.1f} s."
    )
    rows = [
        f"| {markdown(m.title)} | {markdown(m.name)} | made{_edition(m.edition)} | "
        f"{m.seconds:.1f} | {markdown(m.changes)} |"
        for m in summary.made
    ]
    rows += [
        f"| | {markdown(part.name)} | {what} | | {markdown(part.error, 400)} |"
        for what, parts in (("failed", summary.failed), ("left out", summary.left_out))
        for part in parts
    ]
    head = ["| Article | Report | Result | Seconds | Note |", "|---|---|---|---|---|"]
    return "\n".join([counts, "", *(head + rows if rows else [])]) + "\n"


def _notify(jobs: Sequence[Job], summary: Summary, tell: Teller) -> None:
    """Run the commands of ``on_failure``: facts go by environment and input, never by a shell."""
    if not summary.failed:
        return
    facts = {
        "SAYSO_OUT": summary.out,
        "SAYSO_FAILED": str(len(summary.failed)),
        "SAYSO_MADE": str(len(summary.made)),
        "SAYSO_NAMES": "\n".join(f.name for f in summary.failed)[:8000],
        "SAYSO_ERRORS": "\n".join(f"{f.name}: {f.error}" for f in summary.failed)[:8000],
        "SAYSO_SUMMARY": str(Path(summary.out).resolve() / RUN_FOLDER / "summary.json"),
    }
    for command in dict.fromkeys(job.on_failure for job in jobs if job.on_failure):
        try:
            ended = subprocess.run(  # noqa: S603 - the user's own command, and no shell
                command,
                input=in_markdown(summary).encode(),
                env=os.environ | facts,
                timeout=NOTICE,
                capture_output=True,
                check=False,
            )
            if ended.returncode:
                tell.one(f"{command[0]} of on_failure ended with status {ended.returncode}", False)
        except (OSError, subprocess.TimeoutExpired) as error:
            tell.one(f"on_failure could not be run: {error}", ready=False)


def heartbeat(out: str | Path) -> Mapping[str, Any]:
    """What the last heartbeat of a folder of reports says; empty where there was none."""
    return kept(Path(out) / RUN_FOLDER / "heartbeat.json")


__all__ = ["Failed", "Made", "Options", "Summary", "heartbeat", "in_markdown", "run"]
