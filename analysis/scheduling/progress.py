"""The progress of a run: a bar with names on a terminal, else plain lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

from analysis.common.english import counted
from analysis.common.sanitize import line


class Teller(Protocol):
    """Where a run reports its progress."""

    def todo(self, count: int) -> None:
        """This many reports are to be made."""

    def busy(self, names: Sequence[str]) -> None:
        """These are being made now; called about once a second."""

    def one(self, message: str, ready: bool = True) -> None:
        """A message; ``ready`` if one more report is finished."""


class Quiet:
    """Shows nothing."""

    def todo(self, count: int) -> None:
        """See ``Teller``."""

    def busy(self, names: Sequence[str]) -> None:
        """See ``Teller``."""

    def one(self, message: str, ready: bool = True) -> None:
        """See ``Teller``."""


class Plain:
    """Prints plain lines, for logs."""

    def todo(self, count: int) -> None:
        """See ``Teller``."""
        self._print(f"{counted(count, 'report')} to make")

    def busy(self, names: Sequence[str]) -> None:
        """See ``Teller``."""

    def one(self, message: str, ready: bool = True) -> None:  # noqa: ARG002 - lines have no bar
        """See ``Teller``."""
        self._print(message)

    def _print(self, message: str) -> None:
        import click

        click.echo(line(message, 400))


class Bar:
    """Draws on a terminal, when there is news, not from a thread."""

    def __init__(self, progress: Any) -> None:
        self._progress = progress
        self._task: Any = None

    def todo(self, count: int) -> None:
        """See ``Teller``."""
        if self._task is None:
            self._task = self._progress.add_task("", total=0)
        total = (self._progress.tasks[0].total or 0) + count
        self._progress.update(self._task, total=total, refresh=True)

    def busy(self, names: Sequence[str]) -> None:
        """See ``Teller``."""
        if self._task is not None:
            text = ", ".join(line(name, 30) for name in names[:3])
            more = f" and {len(names) - 3} more" if len(names) > 3 else ""
            self._progress.update(self._task, description=text + more, refresh=True)

    def one(self, message: str, ready: bool = True) -> None:
        """See ``Teller``."""
        from rich.text import Text

        self._progress.console.print(Text(line(message, 400)))
        if ready and self._task is not None:
            self._progress.advance(self._task)
            self._progress.refresh()


@contextmanager
def telling() -> Iterator[Teller]:
    """The teller that suits where the output goes."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        yield Plain()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeElapsedColumn as Elapsed

    # What is at work is plain text: an article's name is no markup.
    names = TextColumn("{task.description}", markup=False)
    bar = Progress(
        BarColumn(), MofNCompleteColumn(), Elapsed(), names, console=console, auto_refresh=False
    )
    with bar:
        yield Bar(bar)
