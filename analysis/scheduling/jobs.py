"""What is to be reported on: ``jobs.toml`` as jobs, checked before any work is done."""

from __future__ import annotations

import ipaddress
import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, Strict

from analysis.common.loading import is_file, toml_value, web, why
from analysis.common.validation import check_names, listed, must, one_of, validated
from analysis.errors import ParameterError
from analysis.reporting.export.export_report import EXPORTS
from analysis.reporting.notebook_parameters import secret
from analysis.reporting.report import CODE
from analysis.reporting.report_pages import FORMATS, KNOWN
from analysis.reporting.run_notebook import LONGEST
from analysis.rhetoric.reference_groups import is_group

SOURCES = ("files", "folders", "feeds", "addresses", "corpora")
MOST = 10_000_000  # reports at a time, seconds, million bytes: what is more is a slip
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}")
_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _typed(value: Any) -> Any:
    """Names, addresses and titles hold nothing that no keyboard types."""
    if isinstance(value, str) and any(ord(c) < 32 or 127 <= ord(c) < 160 for c in value):
        raise ValueError("holds a control character; take it out")
    return value


def _address(value: str) -> str:
    parts = web(value)
    if value and parts is None:
        raise ValueError(f"has {value!r}, which is no address that starts with http or https")
    if parts and (parts.username or parts.password):
        raise ValueError("has an address with a name or a password; take them out")
    return value


def _mail(value: str) -> str:
    if not _MAIL.fullmatch(value):
        raise ValueError(f"has {value!r}, which is no mail address such as desk@example.org")
    return value


def _network(value: str) -> str:
    try:
        ipaddress.ip_network(value)
    except ValueError as error:
        raise ValueError(f"has {value!r}, which is no network: {error}") from error
    return value


def _parameters(values: Mapping[str, Any]) -> Mapping[str, Any]:
    if "article" in values:
        raise ValueError(
            "cannot set the article: each report is of the article that it is named after"
        )
    for name in filter(secret, values):
        raise ValueError(
            f"has {name!r}, which looks like a secret, and parameters are written into notebook "
            "and manifest; let the notebook read it from the environment"
        )
    if "\0" in str(values.get("reference")):
        raise ValueError("has a 'reference' with a NUL character; take it out")
    return values


def _command(value: Any) -> Any:
    try:
        return shlex.split(value) if isinstance(value, str) else value
    except ValueError as error:
        raise ValueError(f"is no command: {error}") from error


_T = TypeVar("_T")
_Text = Annotated[str, BeforeValidator(_typed), must("a word in quotation marks")]
_Word = Annotated[str, Field(min_length=1), BeforeValidator(_typed)]
_List = Annotated[tuple[_T, ...], BeforeValidator(listed), must("a list of words")]
_Words = _List[_Word]
_Addresses = _List[Annotated[_Word, AfterValidator(_address)]]
_Command = Annotated[
    tuple[Annotated[str, Field(pattern=r"^[^\x00]*$")], ...],
    Field(min_length=1),
    BeforeValidator(_command),
    must("a command or a list of its words"),
]
_Count = Annotated[int, Strict(), Field(ge=1, le=MOST), must(f"a whole number from 1 to {MOST:,}")]
_Size = Annotated[int, Strict(), Field(ge=0, le=MOST), must(f"a whole number from 0 to {MOST:,}")]
_Parameters = Annotated[
    Mapping[str, Any], AfterValidator(_parameters), must('"name = value" lines')
]


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
        formats: Of ``html``, ``pdf`` and ``brief`` (one page, in both).
        code: What becomes of the notebook's code: ``hide``, ``fold`` or ``show``.
        exports: Forms in which the findings are laid beside each report, see ``EXPORTS``.
        at_once: How many reports are made at a time.
        max_seconds: How long one report, or one fetch, may take.
        max_memory: How many million bytes a notebook may take; 0 for as many as there are.
        on_failure: A command and its words, run where something failed.
        on_success: A command and its words, run where reports were made and nothing failed.
        mail: Whom the digest of a run is for: the addresses in its mail.
        allow: Networks that may be fetched from though they are not public.
        address: Where the folder of the reports will be seen on the web; for the Atom feed.
        title: What the index is called.
    """

    name: str
    files: _Words = ()
    folders: _Words = ()
    feeds: _Addresses = ()
    addresses: _Words = ()
    corpora: _Words = ()
    out: Annotated[Path, BeforeValidator(_typed), must("a folder's name")] = Path("reports")
    notebook: _Text = ""
    parameters: _Parameters = field(default_factory=lambda: _NOTHING)
    formats: _List[Annotated[_Word, one_of(*KNOWN)]] = FORMATS
    code: Annotated[_Text, one_of(*CODE)] = "hide"
    exports: _List[Annotated[_Word, one_of(*EXPORTS)]] = ()
    at_once: _Count = 1
    max_seconds: _Count = LONGEST
    max_memory: _Size = 4000
    on_failure: _Command = ()
    on_success: _Command = ()
    mail: _List[Annotated[_Word, AfterValidator(_mail)]] = ()
    allow: _List[Annotated[_Word, AfterValidator(_network)]] = ()
    address: Annotated[_Text, AfterValidator(_address)] = ""
    title: _Text = "Sayso reports"


_OWN = tuple(f.name for f in fields(Job) if f.name != "name")
_SHARED = tuple(key for key in _OWN if key not in SOURCES)


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
    shared = toml_value(source, str(path))
    jobs = shared.pop("jobs", None)
    if not isinstance(jobs, dict) or not jobs:
        raise ParameterError(f"{path} names no job; add one, such as [jobs.morning].")
    check_names(shared, _SHARED, str(path))
    return tuple(_job(path, name, shared, own) for name, own in jobs.items())


def _job(path: Path, name: str, shared: Mapping[str, Any], own: Any) -> Job:
    where, home = f"{path}, job {name!r}", path.parent
    if not isinstance(own, dict):
        raise ParameterError(f'{where}: must hold "name = value" lines.')
    check_names(own, _OWN, where)
    entries = {**shared, **own}
    if not any(entries.get(source) for source in SOURCES):
        raise ParameterError(f"{where}: has no source; give it {', '.join(SOURCES)}.")
    job = validated(Job, entries | {"name": name}, where)
    notebook = str(home / job.notebook) if job.notebook else ""
    if notebook and not is_file(Path(notebook)):
        raise ParameterError(f"{where}: there is no notebook {notebook}.")
    parameters = dict(job.parameters)
    reference = parameters.get("reference")
    if isinstance(reference, str) and reference and not is_group(reference):
        parameters["reference"] = str(home / reference)
    return replace(
        job,
        files=tuple(str(home / file) for file in job.files),
        folders=tuple(str(home / folder) for folder in job.folders),
        corpora=tuple(str(home / corpus) for corpus in job.corpora),
        addresses=_addresses(home, job.addresses, where),
        out=home / job.out,
        notebook=notebook,
        parameters=MappingProxyType(parameters),
    )


def _addresses(home: Path, values: Sequence[str], where: str) -> tuple[str, ...]:
    """The addresses themselves; those in files are read, one a line, after # comes a note."""
    addresses: list[str] = []
    for value in values:
        if "://" in value:
            addresses.append(value)
            continue
        try:
            lines = (home / value).read_text("utf-8").splitlines()
        except (OSError, ValueError) as error:
            raise ParameterError(
                f"{where}: {value!r} is no address and no file of addresses."
            ) from error
        addresses += [line.strip() for line in lines if line.strip() and line.strip()[0] != "#"]
    return validated(dict[str, _Addresses], {"addresses": addresses}, where)["addresses"]
