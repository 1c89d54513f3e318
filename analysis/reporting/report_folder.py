"""A report's folder: only ever one that Sayso made, replaced whole, put right after a kill.

A folder is put together beside its place, and takes it by a rename; the one that stood there is
first moved aside, and what others have put into it goes back into the new one. Who works on a
folder holds the lock of a file beside it, which the system lets go of when the process ends,
however it ends: by that the next one knows what is left over.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import stat
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from analysis.common import fingerprint
from analysis.common.atomic_files import MAKING, NO_LINK, PUTTING, is_plain, plain_bytes
from analysis.common.run_lock import RUN_FOLDER, locked
from analysis.common.slugs import is_name
from analysis.errors import ParameterError

ALONE = ".making-"  # how the folders start in which a report is put together that no run makes
FAILURE = "failure.html"
# What older versions laid into the reports of a run without saying so in the manifest.
_UNTOLD = frozenset(("article.txt", "analysis.json", "changes.html"))
_TRIES = 20
_NAMED = re.compile(rf"{re.escape(ALONE)}[a-z0-9_]{{8}}")  # by tempfile
# What stood half written in the folder of reports when a run of an older version was killed.
_HALF = (f"{PUTTING}????????", ".index.html-????????", ".feed.xml-????????")


def place(out: Path, name: str) -> Path:
    """The folder for the report of this name: directly in ``out``, and free or made by Sayso.

    Raises:
        ParameterError: The name is no name, or something else lies there.
    """
    if not is_name(name) or name.startswith("."):
        raise ParameterError(f"{name!r} cannot be the name of a report folder; rename the article.")
    folder = out / name
    if os.path.lexists(folder) and not is_ours(folder):
        raise ParameterError(
            f"{folder} was not made by Sayso and is left as it is; move it away, or write "
            "the reports to another folder."
        )
    return folder


def is_ours(folder: Path) -> bool:
    """Whether Sayso made a folder, as its manifest tells, or the page of a failure in it."""
    if not _is_folder(folder):
        return False
    if fingerprint.read(folder):
        return True
    try:
        return b"Made with Sayso" in plain_bytes(folder / FAILURE)
    except OSError:
        return False


def own(folder: Path) -> frozenset[str]:
    """The names of what Sayso itself has laid into a report's folder."""
    manifest = fingerprint.read(folder)
    untold = _UNTOLD if fingerprint.RUN in manifest else frozenset()
    return frozenset(manifest.get("outputs", ())) | untold | {fingerprint.NAME, FAILURE}


def spared(folder: Path, names: Collection[str], within: Collection[str] = ()) -> None:
    """See to it that nothing of a new report would take the place of others' files.

    Args:
        folder: The folder of the report.
        names: What the new report consists of.
        within: Those of them that are folders; what others have put into them stays.

    Raises:
        ParameterError: It would.
    """
    ours = own(folder)
    for name in sorted({*names, *within}):
        there = folder / name
        kept = name in ours or (name in within and _is_folder(there))
        if os.path.lexists(there) and not kept:
            raise ParameterError(
                f"{there} was not made by Sayso and is left as it is; move it away."
            )


@contextlib.contextmanager
def workshop(out: Path, prefix: str = ALONE) -> Iterator[Path]:
    """A new folder within ``out`` to put a report together in; it is gone afterwards.

    Args:
        out: The folder of reports, made where it is missing.
        prefix: How the new folder's name starts.

    Raises:
        OSError: It cannot be made.
    """
    out.mkdir(parents=True, exist_ok=True)
    lock, file = _begun(out, prefix)
    beside = lock.with_suffix("")
    try:
        beside.mkdir()
        yield beside
    finally:
        shutil.rmtree(beside, ignore_errors=True)
        os.close(file)
        lock.unlink(missing_ok=True)


def _begun(out: Path, prefix: str) -> tuple[Path, int]:
    """A lock's file that nobody else has, held by this process."""
    for left in reversed(range(_TRIES)):
        lock = out / f"{prefix}{secrets.token_hex(4)}.lock"
        file = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_EXCL | NO_LINK, 0o600)
        # Who clears up just now may have taken it for one that is left over. Where files cannot be
        # locked at all, nobody else will get its lock either, and it is left alone.
        if (locked(file) and lock.exists()) or not left:
            return lock, file
        os.close(file)
        lock.unlink(missing_ok=True)
    raise AssertionError("the last try is taken")


def put_folder(beside: Path, folder: Path) -> None:
    """Let a new folder take its place; what others have put into the old one goes along.

    Nothing is copied: links stay links, and everything keeps its mode.

    Args:
        beside: The new folder, from ``workshop``.
        folder: Its place.

    Raises:
        ParameterError: What lies there was not made by Sayso.
        OSError: It cannot be done; what stood there stands.
    """
    with _alone(folder.parent):
        place(folder.parent, folder.name)
        if not os.path.lexists(folder):
            beside.rename(folder)
            return
        new = list(beside.iterdir())
        spared(folder, [p.name for p in new], [p.name for p in new if _is_folder(p)])
        mode = stat.S_IMODE(folder.stat().st_mode)
        beside.chmod(mode | stat.S_IRWXU)
        old = _old(beside)
        old.mkdir(0o700)
        try:
            folder.rename(old / folder.name)
            try:
                beside.rename(folder)
            except OSError:
                (old / folder.name).rename(folder)
                raise
        except OSError:
            old.rmdir()
            raise
        _settle(old)  # where this fails, the next sweep goes on with it
        folder.chmod(mode)


def _old(beside: Path) -> Path:
    """Where the old folder waits meanwhile: ``.making-old-1234`` beside ``.making-1234``."""
    prefix, _, token = beside.name.rpartition("-")
    return beside.with_name(f"{prefix}-old-{token}")


def _settle(old: Path) -> None:
    """Give a folder that waits its place back, or what is others' in it to the one that has it."""
    for folder in sorted(old.iterdir()):
        home = old.parent / folder.name
        if _is_folder(folder) and not any(folder.iterdir()) and is_ours(home):
            folder.rmdir()  # the last of one that was being removed
        if not is_ours(folder):
            continue
        if not os.path.lexists(home):
            folder.rename(home)
        elif is_ours(home):
            _carry(folder, home, own(folder))
            _drop(folder)
    with contextlib.suppress(OSError):  # what is left in it is nobody's to throw away
        old.rmdir()


def _carry(old: Path, new: Path, ours: Collection[str]) -> None:
    """Move what is not ours from an old folder into the new one, where nothing is in its place."""
    for entry in sorted(old.iterdir()):
        there = new / entry.name
        if entry.name in ours:
            continue
        if not os.path.lexists(there):
            entry.rename(there)
        elif _is_folder(entry) and _is_folder(there):
            _carry(entry, there, ())


def _drop(folder: Path) -> None:
    """Remove a folder of ours; what tells that it is ours goes last, should this be cut short."""
    marks = (FAILURE, fingerprint.NAME)
    for entry in sorted(
        folder.iterdir(), key=lambda p: marks.index(p.name) if p.name in marks else -1
    ):
        shutil.rmtree(entry) if _is_folder(entry) else entry.unlink()
    folder.rmdir()


def sweep(out: Path) -> None:
    """Clear up behind a run that was killed; a report it was about to replace gets its place back.

    Only to be called by whoever holds the lock.
    """
    _clear(out, MAKING, all_dead=True)
    sweep_alone(out)
    for folder in (out, out / RUN_FOLDER, out / RUN_FOLDER / "inputs"):
        for pattern in _HALF if folder == out else (".*-????????",):
            for left in folder.glob(pattern):
                if is_plain(left):
                    left.unlink()


def sweep_alone(out: Path) -> None:
    """Clear up behind each ``sayso report`` that was killed; those at work are left alone.

    Raises:
        ParameterError: The folder cannot be written to.
    """
    try:
        if out.is_dir():
            with _alone(out):
                _clear(out, ALONE)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ParameterError(
            f"Reports cannot be written to {out}: {reason}; name another folder with --out."
        ) from error


def _clear(out: Path, prefix: str, *, all_dead: bool = False) -> None:
    left: dict[str, list[Path]] = {}
    for path in sorted(out.glob(f"{prefix}*")):
        token = re.sub(r"^old-|\.lock$", "", path.name.removeprefix(prefix))
        left.setdefault(token, []).append(path)
    for paths in left.values():
        lock = next((path for path in paths if path.suffix == ".lock"), None)
        with _dead(lock) as dead:
            gone = dead or all_dead
            for path in paths if gone else ():
                _remove(path, prefix)
        if gone and lock is not None and is_plain(lock) and not lock.stat().st_size:
            lock.unlink()


@contextlib.contextmanager
def _dead(lock: Path | None) -> Iterator[bool]:
    """Whether nobody works on what this lock is for; it is held meanwhile."""
    if lock is None or not is_plain(lock):
        yield True  # of an older version, which had no locks
        return
    try:
        file = os.open(lock, os.O_RDWR | NO_LINK)
    except FileNotFoundError:  # its owner is through with it
        yield False
        return
    try:
        yield locked(file)
    finally:
        os.close(file)


def _remove(path: Path, prefix: str) -> None:
    """Remove what is left over, where it is of a report; anything else is somebody's own."""
    if not _is_folder(path):
        return
    if path.name.startswith(f"{prefix}old-"):
        _settle(path)
    elif prefix == MAKING or path.with_name(f"{path.name}.lock").exists() or _is_half(path):
        shutil.rmtree(path)


def _is_half(folder: Path) -> bool:
    """Whether a folder without a lock is as an older version left it when it was killed."""
    expected = {fingerprint.NAME, FAILURE, *fingerprint.PAGES, *_UNTOLD, "data"}
    names = {path.name for path in folder.iterdir()}
    return names <= expected if names else bool(_NAMED.fullmatch(folder.name))


def _is_folder(path: Path) -> bool:
    """Whether a folder lies there, and no link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


@contextlib.contextmanager
def _alone(out: Path) -> Iterator[None]:
    """Let nobody else move folders in ``out`` meanwhile, where the system can lock a folder."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    file = os.open(out, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network file systems cannot
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
    finally:
        os.close(file)
