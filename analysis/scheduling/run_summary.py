"""What a run did: which reports were made, which failed, how long it took."""

from __future__ import annotations

import contextlib
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.common.atomic_files import put, put_json
from analysis.common.run_lock import RUN_FOLDER
from analysis.common.sanitize import markdown


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


def edition(number: int) -> str:
    """Which edition a report is, behind its name; nothing for the first."""
    return f", edition {number}" if number > 1 else ""


def write_summary(summary: Summary, state: str) -> None:
    """Write down what a run did and how it ended: ``finished`` or ``stopped``."""
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
        f"| {markdown(m.title)} | {markdown(m.name)} | made{edition(m.edition)} | "
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
