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

from analysis.common.atomic_files import is_plain, plain_bytes, put
from analysis.common.slugs import is_name

NAME = "manifest.json"
PAGES = ("report.ipynb", "report.html", "report.pdf", "brief.html", "brief.pdf")
RUN = "run"  # what the manifest calls a run's own entry
JOINT = "joint"  # the entry of a report on several articles
PACKAGES = (
    "sayso", "nltk", "vaderSentiment", "onnxruntime", "tokenizers", "numpy", "pandas",
    "matplotlib", "papermill", "nbconvert", "weasyprint",
)  # fmt: skip
HOME = Path(__file__).parents[1]


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
    """A report's manifest; empty where there is none, or it is not one of Sayso's.

    It may come from strangers, with the report: what it calls an output is the name of a file in
    the folder and nothing else, and what is to be a table of facts is one.
    """
    try:
        value = json.loads(plain_bytes(folder / NAME))
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) and _sound(value) else {}


def _sound(value: Mapping[str, Any]) -> bool:
    facts = [value.get(name, {}) for name in ("outputs", "found", RUN, "changes", "input")]
    if not all(isinstance(fact, dict) for fact in facts):
        return False
    outputs = value.get("outputs", {})
    named = all(is_name(name) and isinstance(sha, str) for name, sha in outputs.items())
    return named and any(page in outputs for page in PAGES)


def write(folder: Path, value: Mapping[str, Any]) -> None:
    """Write a report's manifest."""
    put(folder / NAME, json.dumps(value, indent=1, ensure_ascii=False, default=str) + "\n")


def laid(folder: Path) -> dict[str, str]:
    """SHA-256 of each plain file of a report but its manifest, by name."""
    files = sorted(path for path in folder.iterdir() if is_plain(path) and is_name(path.name))
    return {path.name: sha256(path) for path in files if path.name != NAME}


def stands(folder: Path, manifest: Mapping[str, Any], names: Iterable[str]) -> bool:
    """Whether the named outputs are there as the manifest says they were made."""
    outputs = manifest.get("outputs", {})
    return all(
        name in outputs and is_plain(folder / name) and sha256(folder / name) == outputs[name]
        for name in names
    )
