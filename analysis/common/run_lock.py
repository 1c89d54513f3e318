"""One run at a time in a folder of reports: the run's own folder there, and its lock."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from analysis.common.atomic_files import NO_LINK
from analysis.errors import ParameterError, RenderError

RUN_FOLDER = ".sayso"  # the run's own folder in the folder of reports
WAIT = 10.0  # seconds in which the remains of a killed run have ended


def run_folder(out: Path) -> Path:
    """The run's own folder, made where it is missing.

    Raises:
        ParameterError: The folder of reports cannot be made or written to.
    """
    folder = out / RUN_FOLDER
    try:
        for place in (folder, folder / "inputs"):
            if place.is_symlink():
                raise OSError(errno.ELOOP, f"{place} is a link, and links are not followed")
            place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ParameterError(
            f"Reports cannot be written to {out}: {reason}; name another folder with out = ..."
        ) from error
    return folder


@contextlib.contextmanager
def run_lock(out: Path, wait: float = WAIT) -> Iterator[int]:
    """Hold the folder's lock; gives the open file, so that the processes of a run can hold it too.

    The system lets go of the lock when the last process that holds it has ended, however it ends:
    no lock is ever left behind, and no clock is asked.

    Raises:
        RenderError: Another run holds it.
    """
    path = run_folder(out) / "lock"
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | NO_LINK, 0o644)
    except OSError as error:
        raise ParameterError(f"{path} cannot be opened: {error.strerror}.") from error
    try:
        until = time.monotonic() + wait
        while not locked(file):
            if time.monotonic() > until:
                raise RenderError(f"Another run is writing to {out}; wait until it has finished.")
            time.sleep(0.05)
        yield file
    finally:
        os.close(file)


def locked(file: int) -> bool:
    """Whether this process now holds the lock of an open file; never waits for it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
