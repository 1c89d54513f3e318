"""What keeps a folder of reports whole: one run at a time, files that appear at once, a pulse."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.errors import ParameterError, RenderError

HOUSE = ".sayso"  # the run's own folder in the folder of reports
MAKING = ".sayso-making-"  # how the folders start in which a run puts reports together
WAIT = 10.0  # seconds in which the remains of a killed run have ended


def house(out: Path) -> Path:
    """The run's own folder, made where it is missing.

    Raises:
        ParameterError: The folder of reports cannot be made or written to.
    """
    folder = out / HOUSE
    try:
        (folder / "inputs").mkdir(parents=True, exist_ok=True)
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
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise ParameterError(f"{path} cannot be opened: {error.strerror}.") from error
    try:
        until = time.monotonic() + wait
        while not _locked(file):
            if time.monotonic() > until:
                raise RenderError(f"Another run is at work on {out}; wait until it has ended.")
            time.sleep(0.05)
        yield file
    finally:
        os.close(file)


def _locked(file: int) -> bool:
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

    Raises:
        OSError: It cannot be written; what stood there stands.
    """
    new = data.encode("utf-8", "replace") if isinstance(data, str) else data
    with contextlib.suppress(OSError):
        if path.read_bytes() == new:
            return
    file, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(file, "wb") as out:
            out.write(new)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def put_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write a JSON file as ``put`` does."""
    put(path, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def sweep(out: Path) -> None:
    """Clear up behind a run that was killed; a report it was about to replace gets its place back.

    Only to be called by whoever holds the lock.
    """
    for folder in sorted(out.glob(f"{MAKING}*")):
        for old in folder.iterdir() if folder.name.startswith(f"{MAKING}old-") else ():
            if not (out / old.name).exists():
                old.rename(out / old.name)
        shutil.rmtree(folder)
    for place in (out, out / HOUSE, out / HOUSE / "inputs"):
        for left in place.glob(".*-????????"):  # what ``put`` had not yet named
            if left.is_file():
                left.unlink()


def put_folder(beside: Path, folder: Path, ours: Collection[str], prefix: str) -> None:
    """Let a new folder take an old one's place; files of others go along.

    Args:
        beside: The new folder.
        folder: The old one.
        ours: The names of files that the new one has, or is to be without.
        prefix: How the folder is called in which the old one waits meanwhile.
    """
    if not folder.exists():
        beside.rename(folder)
        folder.chmod(0o755)
        return
    for file in folder.iterdir():
        if file.name not in ours and not (beside / file.name).exists():
            copy = shutil.copytree if file.is_dir() else shutil.copy2
            copy(file, beside / file.name)
    old = Path(tempfile.mkdtemp(prefix=f"{prefix}old-", dir=folder.parent))
    try:
        folder.rename(old / folder.name)
        try:
            beside.rename(folder)
        except OSError:
            (old / folder.name).rename(folder)
            raise
        folder.chmod(0o755)
    finally:
        shutil.rmtree(old, ignore_errors=True)
