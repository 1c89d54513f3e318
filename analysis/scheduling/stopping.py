"""How a run is stopped: a signal becomes an exception, and what follows is quick."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopped(KeyboardInterrupt):
    """A run was told to stop; ``number`` is the signal's.

    Like Ctrl-C in Python it is no ``Exception``, so that nothing takes it for a failure.
    """

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number

    @property
    def status(self) -> int:
        """The exit status that shells and schedulers know: 128 and the signal's number."""
        return 128 + self.number


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGINT and SIGTERM raise ``Stopped``, once: clearing up is not cut short by another.

    To be used in the main thread of a command; a library does not take a program's signals.
    """

    def stop(number: int, _frame: FrameType | None) -> None:
        for each in SIGNALS:
            signal.signal(each, signal.SIG_IGN)
        raise Stopped(number)

    before = {number: signal.signal(number, stop) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def told_by(error: BaseException | None) -> str:
    """What stopped a run: the signal's name; ``SIGINT`` for Ctrl-C in a notebook, else nothing.

    Example:
        >>> told_by(Stopped(signal.SIGTERM)), told_by(KeyboardInterrupt()), told_by(OSError())
        ('SIGTERM', 'SIGINT', '')
    """
    if isinstance(error, Stopped):
        return signal.Signals(error.number).name
    return "SIGINT" if isinstance(error, KeyboardInterrupt) else ""
