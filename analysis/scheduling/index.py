"""The index of a folder of reports and its Atom feed, made from the manifests alone."""

from __future__ import annotations

import base64
import hashlib
import os
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from analysis.common import fingerprint
from analysis.common.atomic_files import is_plain, plain_bytes, put
from analysis.common.english import counted
from analysis.common.html_table import number
from analysis.common.sanitize import line, xml
from analysis.errors import ParameterError
from analysis.reporting import changes as editions
from analysis.scheduling import plan

PAGE = "index.html"
FEED = "feed.xml"
NEWEST = 50  # entries of the feed
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Row:
    """A report in the index.

    Args:
        folder: Its folder's name.
        page: Its page, seen from the index.
        title, outlet, date: As the article has them.
        speakers: Who is heard most, first of all the one with the most statements.
        statements: How many there are; None where nobody counted.
        tone: The mean over the sentences, from -1 to 1; None where nobody measured.
        made: When, ISO 8601.
        edition: From 1 on.
        first: The folder of the first edition.
        changes: What changed since the edition before, in a few words.
        key: What the report is known by, whatever its folder.
    """

    folder: str
    page: str
    title: str
    outlet: str
    date: str
    speakers: tuple[str, ...]
    statements: int | None
    tone: float | None
    made: str
    edition: int
    first: str
    changes: str
    key: str


def rows(out: str | Path) -> tuple[Row, ...]:
    """Every report of a folder, every edition of it, the newest article first."""
    found = [_row(folder, known) for folder, known in plan.manifests(Path(out))]
    found.sort(key=lambda row: (row.title.casefold(), row.folder, row.edition))
    return tuple(sorted(found, key=lambda row: row.date, reverse=True))


def write(out: str | Path, title: str = "Sayso reports", address: str = "") -> tuple[Path, Path]:
    """Write the index and the feed; what has not changed is left alone.

    Args:
        out: The folder of the reports.
        title: What it is called.
        address: Where the folder will be seen; without it the feed's links start from its own.

    Raises:
        ParameterError: There is another index.html or feed.xml, which Sayso did not make.
        OSError: They cannot be written; what stood there stands.
    """
    out = Path(out)
    for path, mark in ((out / PAGE, b'content="Sayso '), (out / FEED, b"<name>Sayso</name>")):
        if os.path.lexists(path) and mark not in _head(path):
            raise ParameterError(
                f"{path} was not made by Sayso and is left as it is; move it away, or keep the "
                "reports in a folder of their own."
            )
    known = rows(out)
    if _made_of(known, title).encode() not in _head(out / PAGE):
        put(out / PAGE, page(known, title))
    put(out / FEED, feed(known, title, address))
    return out / PAGE, out / FEED


def _made_of(known: Sequence[Row], title: str) -> str:
    """Stands for all that has a say in the page, so that it is not made again for nothing."""
    return fingerprint.digest([[repr(row) for row in known], title, fingerprint.code()])


def _head(path: Path) -> bytes:
    """The beginning of a page; empty where there is none."""
    return plain_bytes(path)[:4000] if is_plain(path) else b""


def page(known: Sequence[Row], title: str = "Sayso reports") -> str:
    """The index as one page: a table that sorts and searches without a server."""
    from analysis.reporting import html
    from analysis.views import fonts

    newest: dict[str, Row] = {}
    older: dict[str, list[Row]] = {}
    for row in sorted(known, key=lambda row: row.edition):
        if row.first in newest:
            older.setdefault(row.first, []).append(newest[row.first])
        newest[row.first] = row
    shown = [_shown(row, older.get(row.first, ())) for row in known if newest[row.first] is row]
    script = (html.TEMPLATES / "index.js").read_text("utf-8").strip()
    words = " ".join(str(value) for row in shown for value in row.values()) + title
    made: str = html.environment().get_template("index.html.j2").render(
        title=line(title),
        rows=shown,
        reports=counted(len(shown), "article"),
        version=fingerprint.versions().get("sayso", ""),
        made_of=_made_of(known, title),
        fonts=fonts.stylesheet("".join(sorted(set(words + _PLAIN))), italic=False),
        style=html.style() + (html.TEMPLATES / "index.css").read_text("utf-8"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )  # fmt: skip
    return made


_PLAIN = "".join(map(chr, range(32, 127))) + "–−…·▲▼“”’"


def feed(known: Sequence[Row], title: str = "Sayso reports", address: str = "") -> str:
    """The newest reports as an Atom feed; a report keeps its id wherever the folder is seen."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    base = address.rstrip("/") + "/" if address else ""
    newest = sorted(known, key=lambda row: (_stamp(row.made), row.folder), reverse=True)[:NEWEST]
    _sub(root, "id", f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, base or title)}")
    _sub(root, "title", line(title))
    _sub(root, "updated", newest[0].made if newest else "1970-01-01T00:00:00Z")
    _sub(_sub(root, "author"), "name", "Sayso")
    _sub(root, "link", rel="alternate", href=f"{base}{PAGE}")
    if base:
        _sub(root, "link", rel="self", href=f"{base}{FEED}")
    for row in newest:
        entry = _sub(root, "entry")
        _sub(entry, "id", f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, row.key)}")
        edition = f" (edition {row.edition})" if row.edition > 1 else ""
        _sub(entry, "title", row.title + edition)
        _sub(entry, "updated", row.made)
        _sub(entry, "link", rel="alternate", href=f"{base}{row.page}")
        if row.outlet:
            _sub(_sub(entry, "author"), "name", row.outlet)
        _sub(entry, "summary", _summary(row))
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _row(folder: Path, known: Mapping[str, Any]) -> Row:
    found, run = known.get("found", {}), known.get(plan.RUN, {})
    outputs = known.get("outputs", {})
    pages = ("report.html", "report.pdf", "brief.html", "brief.pdf", "report.ipynb")
    name = next((n for n in pages if n in outputs), "")
    edition, first = plan.edition_of(folder, known)
    source = f"{run.get('job', '')}\n{run.get('source', folder.name)}\n{edition}"
    tone, count = found.get("tone"), found.get("statements")
    heard = found.get("speakers")
    speakers = heard if isinstance(heard, list) else ()
    return Row(
        folder=folder.name,
        page=f"{_quoted(folder.name)}/{_quoted(name)}",
        title=line(found.get("title") or known.get("title") or folder.name),
        outlet=line(found.get("outlet", ""), 80),
        date=line(found.get("date", ""), 40),
        speakers=tuple(line(name, 80) for name in speakers),
        statements=count if type(count) is int else None,
        tone=float(tone) if isinstance(tone, (int, float)) else None,
        made=str(known.get("made", "")),
        edition=edition,
        first=first,
        changes=line(known.get("changes", {}).get("counted", "")),
        key=f"sayso:{source}",
    )


def _quoted(name: str) -> str:
    """A file's name in an address, whatever its bytes are."""
    return quote(os.fsencode(name))


def _shown(row: Row, older: Sequence[Row]) -> dict[str, Any]:
    """A row as the template fills it in."""
    heard = ", ".join(row.speakers[:3])
    told = f"{heard} and others" if len(row.speakers) > 3 else heard
    words = (row.title, row.outlet, row.date, *row.speakers)
    return {
        "folder": row.folder,
        "page": row.page,
        "title": row.title,
        "outlet": row.outlet,
        "date": row.date,
        "speaker": row.speakers[0] if row.speakers else "",
        "speakers": told,
        "statements": number(row.statements),
        "count": "" if row.statements is None else row.statements,
        "tone": number(row.tone),
        "score": "" if row.tone is None else row.tone,
        "edition": row.edition,
        "changes": row.changes,
        "list": f"{_quoted(row.folder)}/{editions.PAGE}" if row.changes else "",
        "older": [(old.edition, old.page) for old in older],
        "search": " ".join(words).casefold(),
    }


def _summary(row: Row) -> str:
    heard = f"Speakers: {', '.join(row.speakers)}." if row.speakers else ""
    count = "" if row.statements is None else f"{counted(row.statements, 'statement')}."
    changed = f"Changes: {row.changes}." if row.changes else ""
    return " ".join(filter(None, (count, heard, changed))) or "A report."


def _stamp(made: str) -> datetime:
    try:
        told = datetime.fromisoformat(made)
    except ValueError:
        told = datetime.fromtimestamp(0, UTC)
    return told if told.tzinfo else told.replace(tzinfo=UTC)


def _sub(parent: Any, tag: str, text: str = "", **facts: str) -> Any:
    element = ET.SubElement(parent, f"{{{ATOM}}}{tag}", facts)
    element.text = xml(text) or None
    return element
