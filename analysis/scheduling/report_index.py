"""The index of a folder of reports and its Atom feed, made from the manifests alone."""

from __future__ import annotations

import base64
import hashlib
import os
import uuid
from collections import Counter
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
from analysis.common.loading import sortable
from analysis.common.sanitize import line, xml
from analysis.errors import ParameterError
from analysis.reporting import compare_editions as editions
from analysis.reporting.findings import LONGEST_WORDS
from analysis.scheduling import what_is_new
from analysis.statements.statements import UNNAMED

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
        made_at: When, ISO 8601.
        edition: From 1 on.
        first: The folder of the first edition.
        changes: What changed since the edition before, in a few words.
        key: What the report is known by, whatever its folder.
        joint: The notebook of a report on several articles; empty for a report on one.
        said: Each statement's number, speaker, words and cue.
    """

    folder: str
    page: str
    title: str
    outlet: str
    date: str
    speakers: tuple[str, ...]
    statements: int | None
    made_at: str
    edition: int
    first: str
    changes: str
    key: str
    joint: str = ""
    said: tuple[tuple[int, str, str, str], ...] = ()


def rows(out: str | Path) -> tuple[Row, ...]:
    """Every report of a folder, every edition of it, the newest article first."""
    entries = [_row(folder, manifest) for folder, manifest in what_is_new.manifests(Path(out))]
    entries.sort(key=lambda row: (row.title.casefold(), row.folder, row.edition))
    return tuple(sorted(entries, key=lambda row: sortable(row.date), reverse=True))


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
    entries = rows(out)
    if _made_of(entries, title).encode() not in _head(out / PAGE):
        put(out / PAGE, page(entries, title))
    put(out / FEED, feed(entries, title, address))
    return out / PAGE, out / FEED


def _made_of(entries: Sequence[Row], title: str) -> str:
    """Stands for all that has a say in the page, so that it is not made again for nothing."""
    return fingerprint.digest([[repr(row) for row in entries], title, fingerprint.code()])


def _head(path: Path) -> bytes:
    """The beginning of a page; empty where there is none."""
    return plain_bytes(path)[:4000] if is_plain(path) else b""


def page(entries: Sequence[Row], title: str = "Sayso reports") -> str:
    """The index as one page: a table that sorts and searches without a server."""
    from analysis.reporting import html_pdf
    from analysis.views import fonts

    newest: dict[str, Row] = {}
    older: dict[str, list[Row]] = {}
    for row in sorted(entries, key=lambda row: row.edition):
        if row.first in newest:
            older.setdefault(row.first, []).append(newest[row.first])
        newest[row.first] = row
    shown = [_shown(row, older.get(row.first, ())) for row in entries if newest[row.first] is row]
    script = (html_pdf.TEMPLATES / "index.js").read_text("utf-8").strip()
    words = " ".join(str(value) for row in shown for value in row.values()) + title
    rendered: str = html_pdf.environment().get_template("index.html.j2").render(
        title=line(title),
        rows=shown,
        reports=_count(entries, len(shown)),
        version=fingerprint.versions().get("sayso", ""),
        made_of=_made_of(entries, title),
        fonts=fonts.stylesheet("".join(sorted(set(words + _PLAIN))), italic=False),
        style=html_pdf.style() + (html_pdf.TEMPLATES / "index.css").read_text("utf-8"),
        script=script,
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )  # fmt: skip
    return rendered


_PLAIN = "".join(map(chr, range(32, 127))) + "–−…·▲▼“”’"


def feed(entries: Sequence[Row], title: str = "Sayso reports", address: str = "") -> str:
    """The newest reports as an Atom feed; a report keeps its id wherever the folder is seen."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    base = address.rstrip("/") + "/" if address else ""
    newest = sorted(entries, key=lambda row: (_stamp(row.made_at), row.folder), reverse=True)[
        :NEWEST
    ]
    _sub(root, "id", f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, base or title)}")
    _sub(root, "title", line(title))
    _sub(root, "updated", newest[0].made_at if newest else "1970-01-01T00:00:00Z")
    _sub(_sub(root, "author"), "name", "Sayso")
    _sub(root, "link", rel="alternate", href=f"{base}{PAGE}")
    if base:
        _sub(root, "link", rel="self", href=f"{base}{FEED}")
    for row in newest:
        entry = _sub(root, "entry")
        _sub(entry, "id", f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, row.key)}")
        edition = f" (edition {row.edition})" if row.edition > 1 else ""
        _sub(entry, "title", row.title + edition)
        _sub(entry, "updated", row.made_at)
        _sub(entry, "link", rel="alternate", href=f"{base}{row.page}")
        if row.outlet:
            _sub(_sub(entry, "author"), "name", row.outlet)
        _sub(entry, "summary", _summary(row))
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _row(folder: Path, manifest: Mapping[str, Any]) -> Row:
    findings, run = manifest.get("found", {}), manifest.get(what_is_new.RUN, {})
    outputs = manifest.get("outputs", {})
    pages = ("report.html", "report.pdf", "brief.html", "brief.pdf", "report.ipynb")
    name = next((n for n in pages if n in outputs), "")
    edition, first = what_is_new.edition_of(folder, manifest)
    source = f"{run.get('job', '')}\n{run.get('source', folder.name)}\n{edition}"
    count = findings.get("statements")
    heard = findings.get("speakers")
    speakers = heard if isinstance(heard, list) else ()
    return Row(
        folder=folder.name,
        page=f"{_quoted(folder.name)}/{_quoted(name)}",
        title=line(findings.get("title") or manifest.get("title") or folder.name),
        outlet=line(findings.get("outlet", ""), 80),
        date=line(findings.get("date", ""), 40),
        speakers=tuple(line(name, 80) for name in speakers),
        statements=count if type(count) is int else None,
        made_at=str(manifest.get("made", "")),
        edition=edition,
        first=first,
        changes=line(manifest.get("changes", {}).get("counted", "")),
        key=f"sayso:{source}",
        joint=_joint(manifest),
        said=_said(findings.get("said")),
    )


def _said(rows: Any) -> tuple[tuple[int, str, str, str], ...]:
    """What was said, as the manifest has it; rows of any other shape are left out.

    Manifests of older versions have no cue.
    """
    kept = (
        ([*row, ""][:4] for row in rows if isinstance(row, list) and len(row) in (3, 4))
        if isinstance(rows, list)
        else ()
    )
    return tuple(
        (number, line(speaker), line(words, LONGEST_WORDS), line(cue, LONGEST_WORDS))
        for number, speaker, words, cue in kept
        if type(number) is int and all(isinstance(one, str) for one in (speaker, words, cue))
    )


def _joint(manifest: Mapping[str, Any]) -> str:
    """The notebook of a report on several articles; empty where it is on one."""
    joint = manifest.get(fingerprint.JOINT)
    return line(str(joint.get("notebook", "") or "several"), 80) if isinstance(joint, dict) else ""


def _count(entries: Sequence[Row], shown: int) -> str:
    """How many articles, comparisons and reports on a corpus the page lists."""
    kinds = Counter(row.joint for row in entries if row.joint)
    parts = []
    if shown > kinds.total() or not kinds:
        parts.append(counted(shown - kinds.total(), "article"))
    if kinds["compare"]:
        parts.append(counted(kinds["compare"], "comparison"))
    if others := kinds.total() - kinds["compare"]:
        parts.append(counted(others, "report on many articles", "reports on many articles"))
    return ", ".join(parts)


def _quoted(name: str) -> str:
    """A file's name in an address, whatever its bytes are."""
    return quote(os.fsencode(name))


def _shown(row: Row, older: Sequence[Row]) -> dict[str, Any]:
    """A row as the template fills it in."""
    heard = ", ".join(row.speakers[:3])
    speakers = f"{heard} and others" if len(row.speakers) > 3 else heard
    words = (row.title, row.outlet, row.date, *row.speakers)
    return {
        "folder": row.folder,
        "page": row.page,
        "title": row.title,
        "outlet": row.outlet,
        "date": row.date,
        "speaker": row.speakers[0] if row.speakers else "",
        "speakers": speakers,
        "statements": number(row.statements),
        "count": "" if row.statements is None else row.statements,
        "edition": row.edition,
        "changes": row.changes,
        "list": f"{_quoted(row.folder)}/{editions.PAGE}" if row.changes else "",
        "older": [(old.edition, old.page) for old in older],
        "search": " ".join(words).lower(),
        "said": "\n".join(map(_line, row.said)),
    }


def _line(said: tuple[int, str, str, str]) -> str:
    """A statement as the page's script takes it apart."""
    number_, speaker, words, cue = said
    return "\t".join((str(number_), speaker or UNNAMED, cue, words))


def _summary(row: Row) -> str:
    heard = f"Speakers: {', '.join(row.speakers)}." if row.speakers else ""
    count = "" if row.statements is None else f"{counted(row.statements, 'statement')}."
    changed = f"Changes: {row.changes}." if row.changes else ""
    return " ".join(filter(None, (count, heard, changed))) or "A report."


def _stamp(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = datetime.fromtimestamp(0, UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _sub(parent: Any, tag: str, text: str = "", **facts: str) -> Any:
    element = ET.SubElement(parent, f"{{{ATOM}}}{tag}", facts)
    element.text = xml(text) or None
    return element
