"""What is to be reported on: ``jobs.toml`` as jobs, checked before any work is done."""

from __future__ import annotations

import difflib
import ipaddress
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.common.loading import is_file, toml_value, web, why
from analysis.errors import ParameterError
from analysis.reporting.execute import LONGEST
from analysis.reporting.export.bundle import EXPORTS
from analysis.reporting.parameters import secret
from analysis.reporting.report import CODE, FORMATS

SOURCES = ("files", "folders", "feeds", "addresses", "corpora")
MOST = 10_000_000  # reports at a time, seconds, million bytes: what is more is a slip
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Job:
    """One job of a ``jobs.toml``; paths are those of the file's own folder.

    Args:
        name: Its name in the file.
        files: Articles, as file names or patterns such as ``articles/*.txt``.
        folders: Folders all of whose articles are read.
        feeds: Addresses of RSS or Atom feeds.
        addresses: Addresses of pages, or names of files with one address a line.
        corpora: JSONL or CSV files with an article a line or row.
        out: The folder of the reports.
        notebook: The notebook to run; empty for Sayso's own.
        parameters: The notebook's parameters.
        formats: ``html``, ``pdf`` or both.
        code: What becomes of the notebook's code: ``hide``, ``fold`` or ``show``.
        exports: Forms in which the findings are laid beside each report, see ``EXPORTS``.
        at_once: How many reports are made at a time.
        max_seconds: How long one report, or one fetch, may take.
        max_memory: How many million bytes a notebook may take; 0 for as many as there are.
        on_failure: A command and its words, run where something failed.
        allow: Networks that may be fetched from though they are not public.
        address: Where the folder of the reports will be seen on the web; for the Atom feed.
        title: What the index is called.
    """

    name: str
    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    corpora: tuple[str, ...] = ()
    out: Path = Path("reports")
    notebook: str = ""
    parameters: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    formats: tuple[str, ...] = FORMATS
    code: str = "hide"
    exports: tuple[str, ...] = ()
    at_once: int = 1
    max_seconds: int = LONGEST
    max_memory: int = 4000
    on_failure: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    address: str = ""
    title: str = "Sayso reports"


_KEYS = tuple(f.name for f in fields(Job) if f.name != "name")
_SHARED = tuple(key for key in _KEYS if key not in SOURCES)
_LISTS = (*SOURCES, "formats", "exports", "allow")
_CHOICES = {"formats": FORMATS, "exports": EXPORTS, "code": CODE}


def read(path: str | Path) -> tuple[Job, ...]:
    r"""The jobs of a ``jobs.toml``.

    Raises:
        ParameterError: The file is missing or broken, or an entry has a wrong name or value.

    Example:
        >>> import tempfile, pathlib
        >>> file = pathlib.Path(tempfile.mkdtemp()) / "jobs.toml"
        >>> _ = file.write_text('[jobs.morning]\nfiles = ["*.txt"]')
        >>> read(file)[0].name
        'morning'
    """
    path = Path(path)
    try:
        source = path.read_text("utf-8")
    except FileNotFoundError as error:
        raise ParameterError(f"There is no file {path}; check the name.") from error
    except OSError as error:
        raise ParameterError(f"{path} cannot be read: {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise ParameterError(f"{path} is not TOML: {error}.") from error
    told = toml_value(source, str(path))
    jobs = told.pop("jobs", None)
    if not isinstance(jobs, dict) or not jobs:
        raise ParameterError(f"{path} names no job; add one, such as [jobs.morning].")
    _known(told, _SHARED, f"{path}")
    return tuple(_job(path, name, told, value) for name, value in jobs.items())


def _job(path: Path, name: str, shared: Mapping[str, Any], own: Any) -> Job:
    where = f"{path}, job {name!r}"
    if not isinstance(own, dict):
        raise ParameterError(f'{where}, must hold "name = value" lines.')
    _known(own, _KEYS, where)
    told = {**shared, **own}
    if not any(told.get(source) for source in SOURCES):
        raise ParameterError(f"{where}, has no source; give it {', '.join(SOURCES)}.")
    values = {key: _value(key, value, where) for key, value in told.items()}
    home = path.parent
    for key in ("files", "folders", "corpora"):
        values[key] = tuple(str(home / value) for value in values.get(key, ()))
    values["addresses"] = tuple(_addresses(home, values.get("addresses", ()), where))
    for address in (*values.get("feeds", ()), *values["addresses"]):
        _web(address, where)
    if values.get("address"):
        _web(values["address"], where)
    values["out"] = home / values.get("out", "reports")
    if values.get("notebook"):
        values["notebook"] = str(home / values["notebook"])
        if not is_file(Path(values["notebook"])):
            raise ParameterError(f"{where}: there is no notebook {values['notebook']}.")
    asked = values.get("parameters", {})
    if isinstance(asked.get("reference"), str) and asked["reference"]:
        if "\0" in asked["reference"]:
            raise ParameterError(f"{where}: 'reference' holds a NUL character; take it out.")
        there = {"reference": str(home / asked["reference"])}
        values["parameters"] = MappingProxyType({**asked, **there})
    return Job(name, **values)


def _known(told: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    for key in told:
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}."
            raise ParameterError(f"{where}, has an unknown entry {key!r}; {hint}")


def _value(key: str, value: Any, where: str) -> Any:
    """A value in its type, or a ParameterError that names what it must be."""
    if key == "parameters":
        return _parameters(value, where)
    if "\0" in str(value):
        raise ParameterError(f"{where}: {key!r} holds a NUL character; take it out.")
    if key == "on_failure":
        return _command(value, where)
    if key in ("at_once", "max_seconds", "max_memory"):
        least = 0 if key == "max_memory" else 1
        if type(value) is not int or not least <= value <= MOST:
            told = f"must be a whole number from {least} to {MOST:,}"
            raise ParameterError(f"{where}: {key!r} {told}.")
        return value
    if key in _LISTS:
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(v, str) and v for v in listed):
            raise ParameterError(f"{where}: {key!r} must be a list of words.")
        for one in listed:
            _clean(key, one, where)
        _chosen(key, listed, where)
        return tuple(listed)
    if not isinstance(value, str):
        raise ParameterError(f"{where}: {key!r} must be a word in quotation marks.")
    _clean(key, value, where)
    _chosen(key, [value], where)
    return value


def _clean(key: str, value: str, where: str) -> None:
    """Names, addresses and titles hold nothing that no keyboard types."""
    if any(ord(c) < 32 or 127 <= ord(c) < 160 for c in value):
        raise ParameterError(f"{where}: {key!r} holds a control character; take it out.")


def _chosen(key: str, values: Sequence[str], where: str) -> None:
    for value in values:
        if key == "allow":
            try:
                ipaddress.ip_network(value)
            except ValueError as error:
                raise ParameterError(f"{where}: {value!r} is no network: {error}.") from error
        choices = _CHOICES.get(key, ())
        if choices and value not in choices:
            near = difflib.get_close_matches(value, choices, 1)
            hint = f"; did you mean {near[0]!r}?" if near else "."
            raise ParameterError(
                f"{where}: {key!r} must be of {', '.join(choices)}, not {value!r}{hint}"
            )


def _parameters(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ParameterError(f"{where}: 'parameters' must hold \"name = value\" lines.")
    if "article" in value:
        raise ParameterError(
            f"{where}: the parameter 'article' cannot be set: each report is of the article that "
            "it is named after; take it out."
        )
    for name in filter(secret, value):
        raise ParameterError(
            f"{where}: the parameter {name!r} looks like a secret, and parameters are written into "
            "notebook and manifest; let the notebook read it from the environment."
        )
    return MappingProxyType(dict(value))


def _command(value: Any, where: str) -> tuple[str, ...]:
    try:
        words = shlex.split(value) if isinstance(value, str) else value
    except ValueError as error:
        raise ParameterError(f"{where}: 'on_failure' is no command: {error}.") from error
    fit = isinstance(words, list) and all(isinstance(w, str) and "\0" not in w for w in words)
    if not fit or not words:
        raise ParameterError(f"{where}: 'on_failure' must be a command or a list of its words.")
    return tuple(words)


def _addresses(home: Path, values: Sequence[str], where: str) -> list[str]:
    """The addresses themselves; those in files are read, one a line, after # comes a note."""
    out = []
    for value in values:
        if "://" in value:
            out.append(value)
            continue
        try:
            lines = (home / value).read_text("utf-8").splitlines()
        except (OSError, ValueError) as error:
            raise ParameterError(
                f"{where}: {value!r} is no address and no file of addresses."
            ) from error
        out += [line.strip() for line in lines if line.strip() and line.strip()[0] != "#"]
    return out


def _web(address: str, where: str) -> None:
    parts = web(address)
    if parts is None:
        raise ParameterError(f"{where}: {address!r} is no address that starts with http or https.")
    if parts.username or parts.password:
        raise ParameterError(f"{where}: an address must not hold a name or a password.")
