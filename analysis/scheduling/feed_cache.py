"""What is kept of feeds from run to run, so that one that has not changed is not sent again."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from analysis.common import loading
from analysis.common.atomic_files import put_json
from analysis.common.run_lock import RUN_FOLDER
from analysis.reporting.notebook_parameters import secret

NAME = "feeds.json"
LONGEST = 400  # characters of a tag or date that a server wants to be asked by

Kept = Mapping[str, Any]


def kept(out: Path) -> dict[str, Kept]:
    """What the runs before kept in a folder of reports, by the feed's ``key``.

    A file that is missing or damaged only means that the feeds are asked for anew.
    """
    return {name: row for name, row in loading.kept(out / RUN_FOLDER / NAME).items() if _sound(row)}


def key(address: str) -> str:
    """What a feed is known by; its address may hold a secret, so that is not written down.

    Example:
        >>> key("https://news.example/feed?token=abc")[:8]
        '529cdd09'
    """
    return hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()


def asks(row: Kept) -> dict[str, str]:
    """The headers by which a server is asked for a feed only where it has changed."""
    names = {"If-None-Match": "tag", "If-Modified-Since": "changed"}
    return {header: row[name] for header, name in names.items() if row.get(name)}


def keep(out: Path, entries: Mapping[str, Kept]) -> None:
    """Write down what came of the feeds of a job, beside those of other jobs.

    A feed is left out whose server names neither tag nor date, and one whose entries' addresses
    hold what looks like a secret.
    """
    stored = kept(out)
    worth = (
        name for name, row in entries.items() if asks(row) and _sound(row) and not _secret(row)
    )
    new = stored | {name: entries[name] for name in worth}
    if new != stored:
        with contextlib.suppress(OSError):  # on a full disk they are but asked for anew
            put_json(out / RUN_FOLDER / NAME, new)


def _sound(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and all(_header(row.get(name, "")) for name in ("tag", "changed"))
        and isinstance(row.get("entries"), list)
        and all(_entry(entry) for entry in row["entries"])
        and isinstance(titles := row.get("without_link", []), list)
        and all(isinstance(title, str) for title in titles)
    )


def _entry(value: Any) -> bool:
    valid = isinstance(value, dict) and all(
        isinstance(value.get(name), str) for name in ("address", "title", "date")
    )
    known = isinstance(value, dict) and all(
        isinstance(value.get(name, ""), str) for name in ("outlet", "author")
    )
    return valid and known and loading.web(value["address"]) is not None


def _header(value: Any) -> bool:
    """Whether a value can stand in a header."""
    plain = isinstance(value, str) and value.isascii() and (value.isprintable() or not value)
    return plain and len(value) <= LONGEST


def _secret(row: Kept) -> bool:
    entries: Sequence[Mapping[str, str]] = row["entries"]
    queries = (parse_qsl(urlsplit(entry["address"]).query, True) for entry in entries)
    return any(secret(name) for query in queries for name, _ in query)
