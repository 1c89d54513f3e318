"""What keeps a folder of reports whole: one run at a time, files that appear at once, a pulse."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import secrets
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.errors import ParameterError, RenderError

HOUSE = ".sayso"  # the run's own folder in the folder of reports
MAKING = ".sayso-making-"  # how the folders start in which a run puts reports together
PUTTING = ".sayso-put-"  # how a file's name starts that is not yet there whole
NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows does without
BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends
WAIT = 10.0  # seconds in which the remains of a killed run have ended


def house(out: Path) -> Path:
    """The run's own folder, made where it is missing.

    Raises:
        ParameterError: The folder of reports cannot be made or written to.
    """
    folder = out / HOUSE
    try:
        for place in (folder, folder / "inputs"):
            if place.is_symlink():
                raise OSError(errno.ELOOP, f"{place} is a link, and links are not followed")
            place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        told = error.strerror or str(error)
        raise ParameterError(
            f"Reports cannot be written to {out}: {told}; name another folder with out = ..."
        ) from error
    return folder


@contextlib.contextmanager
def alone(out: Path, wait: float = WAIT) -> Iterator[int]:
    """Hold the folder's lock; gives the open file, so that the processes of a run can hold it too.

    The system lets go of the lock when the last process that holds it has ended, however it ends:
    no lock is ever left behind, and no clock is asked.

    Raises:
        RenderError: Another run holds it.
    """
    path = house(out) / "lock"
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


def put(path: Path, data: str | bytes) -> None:
    """Write a file so that it is there whole or not at all; an equal one is left alone.

    A file that is replaced keeps its mode. What is no plain file, a link above all, is not touched.

    Raises:
        OSError: It cannot be written; what stood there stands.
    """
    new = data.encode("utf-8", "replace") if isinstance(data, str) else data
    mode = None
    with contextlib.suppress(FileNotFoundError):
        mode = path.lstat().st_mode
    if mode is not None:
        if not stat.S_ISREG(mode):
            raise OSError(errno.EEXIST, "there is a link or a folder in its place", str(path))
        with contextlib.suppress(OSError):
            if path.read_bytes() == new:
                return
    name = path.with_name(f"{PUTTING}{secrets.token_hex(4)}")
    file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o666)
    try:
        with os.fdopen(file, "wb") as out:
            out.write(new)
        if mode is not None:
            name.chmod(stat.S_IMODE(mode))
        name.replace(path)
    except OSError:
        name.unlink(missing_ok=True)
        raise


def put_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write a JSON file as ``put`` does."""
    put(path, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def plain_bytes(path: Path) -> bytes:
    """The bytes of a plain file; nothing is read through a link, and no pipe is waited for.

    Raises:
        OSError: It is missing, is no plain file, or cannot be read.
    """
    if not stat.S_ISREG(path.lstat().st_mode):
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    file = os.open(path, os.O_RDONLY | NO_LINK | BINARY)
    with os.fdopen(file, "rb") as data:
        return data.read()


def is_plain(path: Path) -> bool:
    """Whether a plain file lies there, and no link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False
