"""Files that appear at once, whole or not at all, and that are read through no link."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MAKING = ".sayso-making-"  # how the folders start in which a run puts reports together
PUTTING = ".sayso-put-"  # how a file's name starts that is not yet there whole
NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # Windows does without
BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends


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
