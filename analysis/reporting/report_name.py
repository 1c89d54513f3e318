"""What an article's report is called: its short name, or another where that is taken."""

from __future__ import annotations

import os
from pathlib import Path

from analysis.common import fingerprint
from analysis.reporting.report_folder import is_ours, place


def place_of(out: Path, name: str, path: Path, digest: str) -> Path:
    """The folder for an article's report: one of its own where another article has that name.

    The report of the same file, edited or not, is replaced, and so is that of the same text from
    another file; any other stays, and this one is called ``trams-2``.

    Args:
        out: The folder of reports.
        name: The article's short name.
        path: The article's file.
        digest: SHA-256 of the article.

    Raises:
        ParameterError: As for ``place``.
    """
    folder, number = place(out, name), 1
    while _is_of_another(folder, path, digest):
        number += 1
        folder = out / f"{name}-{number}"
    return folder


def _is_of_another(folder: Path, path: Path, digest: str) -> bool:
    """Whether a folder is taken: by a report on another file with another text, or by others."""
    if not os.path.lexists(folder):
        return False
    manifest = fingerprint.read(folder)
    there, known = manifest.get("parameters"), manifest.get("input")
    if not isinstance(there, dict) or not isinstance(known, dict):
        return not is_ours(folder)
    where = os.path.relpath(path.resolve(), folder.resolve())
    same = there.get("article") == Path(where).as_posix()
    return not (same or "article" not in there or known.get("sha256") == digest)


def note_on_name(folder: Path, name: str) -> tuple[str, ...]:
    """What to say of a report that could not have its article's name; nothing where it has."""
    if folder.name == name:
        return ()
    other = folder.with_name(name)
    return (f"{other} is on another article, so this report is {folder}.",)
