"""What a report was made from: hashes, versions and times, so that it can be checked and redone."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

NAME = "manifest.json"
PACKAGES = (
    "sayso", "nltk", "vaderSentiment", "onnxruntime", "tokenizers", "numpy", "pandas",
    "matplotlib", "papermill", "nbconvert", "weasyprint",
)  # fmt: skip
HOME = Path(__file__).parent


def sha256(data: bytes | Path) -> str:
    """The SHA-256 of bytes or of a file, in hexadecimal digits."""
    return hashlib.sha256(data if isinstance(data, bytes) else data.read_bytes()).hexdigest()


def digest(value: Any) -> str:
    """One hash for a value of strings, numbers, lists and mappings.

    Example:
        >>> digest({"a": 1, "b": 2}) == digest({"b": 2, "a": 1})
        True
    """
    return sha256(json.dumps(value, sort_keys=True, default=str).encode())


@cache
def versions() -> Mapping[str, str]:
    """The versions of Python and of the packages that have a say in what is found and shown."""
    out = {"python": platform.python_version()}
    for name in PACKAGES:
        try:
            out[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return MappingProxyType(out)


@cache
def data_files() -> dict[str, str]:
    """SHA-256 of each word list, model and table that the package carries, by its path."""
    return _hashes(path for path in (HOME / "data").rglob("*") if path.is_file())


@cache
def code() -> str:
    """One hash for the package's own code and templates."""
    files = [*HOME.rglob("*.py"), *(HOME / "templates").rglob("*")]
    return digest(_hashes(path for path in files if path.is_file()))


def _hashes(paths: Iterable[Path]) -> dict[str, str]:
    return {path.relative_to(HOME).as_posix(): sha256(path) for path in sorted(paths)}


def now() -> datetime:
    """The time stamp of a report: ``SOURCE_DATE_EPOCH`` where it is set, else the clock, in UTC."""
    import os

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    stamp = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return stamp.replace(microsecond=0)


def read(folder: Path) -> Mapping[str, Any]:
    """A report's manifest; empty where there is none or it cannot be read."""
    try:
        value = json.loads((folder / NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}


def write(folder: Path, value: Mapping[str, Any]) -> None:
    """Write a report's manifest."""
    text = json.dumps(value, indent=1, ensure_ascii=False, default=str) + "\n"
    (folder / NAME).write_text(text, "utf-8")


def stands(folder: Path, known: Mapping[str, Any], names: Iterable[str]) -> bool:
    """Whether the named outputs are there as the manifest says they were made."""
    outputs = known.get("outputs", {})
    return all(
        name in outputs and (folder / name).is_file() and sha256(folder / name) == outputs[name]
        for name in names
    )
