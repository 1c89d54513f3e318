"""The digest of a run: of all new reports only what is notable, as Markdown and as a page.

It covers every report that no digest has covered yet, those of a run that was stopped included:
``digested.json`` names the ones that have been.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from analysis.actors.name_match import same_actor
from analysis.common import fingerprint
from analysis.common.atomic_files import put, put_json
from analysis.common.english import counted
from analysis.common.loading import kept
from analysis.common.run_lock import RUN_FOLDER
from analysis.common.sanitize import line, markdown
from analysis.scheduling import what_is_new
from analysis.scheduling.jobs import Job
from analysis.scheduling.notable import sound
from analysis.views.method import stored_scores

STATE = "digested.json"
MARKDOWN, PAGE, MAIL = "digest.md", "digest.html", "digest.eml"
KINDS = {"heard": "speakers", "contested": "contested claims", "denies": "denials"}


@dataclass(frozen=True, slots=True)
class Line:
    """One notable thing.

    Args:
        label: What sort it is: ``New speaker``, ``Contested``, ``Denied``.
        text: What is said.
        statement: The statement to look at; 0 for none.
    """

    label: str
    text: str
    statement: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with what is notable in it; paths are seen from the folder of the reports."""

    folder: str
    title: str
    outlet: str
    date: str
    page: str
    paper: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What is notable in the reports that no digest has covered yet.

    Args:
        title: What the reports are called.
        reports: How many there are.
        failed: How many failed.
        entries: Those with something notable, by name.
        first: The jobs of which no report was there before, so that no speaker counts as new.
        precisions: How often each sort is right, as measured, in words.
    """

    title: str
    reports: int
    failed: int
    entries: tuple[Entry, ...]
    first: tuple[str, ...]
    precisions: str

    @property
    def subject(self) -> str:
        """The digest in a line."""
        return f"{self.title}: {self.counts}"

    @property
    def counts(self) -> str:
        """How many reports there are, and how many of them are notable."""
        notable = f"{len(self.entries)} notable" if self.entries else "nothing notable"
        return f"{counted(self.reports, 'new report')}, {notable}"


def begin(out: Path) -> None:
    """Note which reports are there before the first digest: it is not about them."""
    if not (out / RUN_FOLDER / STATE).exists():
        _cover(out, None)


def covered(out: Path) -> Mapping[str, str]:
    """The reports that a digest has covered: folders, each with the SHA-256 of its article."""
    known = kept(out / RUN_FOLDER / STATE).get("reports")
    return known if isinstance(known, dict) else {}


def _cover(out: Path, names: Collection[str] | None) -> None:
    """Note as covered the reports of the jobs of these names, or all; those of others stay."""
    before = covered(out)
    reports = {
        folder.name: _article(known)
        for folder, known in what_is_new.manifests(out)
        if names is None or _job(known) in names or folder.name in before
    }
    put_json(out / RUN_FOLDER / STATE, {"reports": reports})


def _job(manifest: Mapping[str, Any]) -> str:
    return str(manifest.get(what_is_new.RUN, {}).get("job", ""))


def _article(manifest: Mapping[str, Any]) -> str:
    return str(manifest.get("input", {}).get("sha256", ""))


def digest(out: Path, jobs: Sequence[Job], failed: int = 0) -> Digest:
    """What is notable in the reports of some jobs that no digest has covered.

    Args:
        out: The folder of the reports.
        jobs: The jobs; reports of others are left to them.
        failed: How many reports failed.
    """
    names, before = {job.name for job in jobs}, covered(out)
    known: dict[str, list[tuple[str, str]]] = {}
    new: list[tuple[Path, Mapping[str, Any]]] = []
    for folder, manifest in what_is_new.manifests(out):
        job = _job(manifest)
        if folder.name in before:  # made anew or not
            speakers = sound(manifest)["speakers"]
            known.setdefault(job, []).extend((s["name"], s["kind"]) for s in speakers)
        if job in names and before.get(folder.name) != _article(manifest):
            new.append((folder, manifest))
    first = tuple(job.name for job in jobs if job.name not in known)
    entries = (_entry(folder, manifest, known, first) for folder, manifest in new)
    return Digest(
        title=line(jobs[0].title),
        reports=len(new),
        failed=failed,
        entries=tuple(entry for entry in entries if entry.lines),
        first=tuple(name for name in first if any(_job(m) == name for _, m in new)),
        precisions=_precisions(),
    )


def _entry(
    folder: Path,
    manifest: Mapping[str, Any],
    known: dict[str, list[tuple[str, str]]],
    first: Sequence[str],
) -> Entry:
    found, outputs = manifest.get("found", {}), manifest.get("outputs", {})
    pages = [name for name in ("report.html", "brief.html") if name in outputs]
    papers = [name for name in ("brief.pdf", "report.pdf") if name in outputs]
    return Entry(
        folder=folder.name,
        title=line(found.get("title") or folder.name),
        outlet=line(found.get("outlet", ""), 80),
        date=line(found.get("date", ""), 40),
        page=f"{folder.name}/{pages[0]}" if pages else "",
        paper=f"{folder.name}/{papers[0]}" if papers else "",
        lines=tuple(_lines(manifest, known, _job(manifest) in first)),
    )


def _lines(
    manifest: Mapping[str, Any], known: dict[str, list[tuple[str, str]]], first: bool
) -> Iterator[Line]:
    """What is notable in a report; its speakers are known from now on."""
    entries = sound(manifest)
    before = known.setdefault(_job(manifest), [])
    for speaker in entries["speakers"]:
        name, kind = speaker["name"], speaker["kind"]
        if not any(same_actor(name, other, kind) for other, _ in before):
            before.append((name, kind))
            if not first:
                yield Line("New speaker", name, speaker["statement"])
    for pair in entries["contested"]:
        one, other = pair["one"], pair["other"]
        text = f"“{one['words']}” ({one['who']}) against “{other['words']}” ({other['who']})"
        yield Line("Contested", text, one["statement"] or other["statement"])
    for side in entries["denied"]:
        yield Line("Denied", f"{side['who']} denies “{side['words']}”", side["statement"])


def _precisions() -> str:
    """How often each sort of line is right, on articles read by hand."""
    rows = stored_scores().get("meaning", {}).get("page one", {})
    parts = [
        f"{name} {rows[kind]['right']} of {rows[kind]['of']}"
        for kind, name in KINDS.items()
        if rows.get(kind, {}).get("of")
    ]
    return f"Right on articles read by hand: {', '.join(parts)}." if parts else ""


def write(out: Path, news: Digest, jobs: Sequence[Job]) -> None:
    """Write a digest in all its forms, and note which reports it covers.

    Raises:
        OSError: It cannot be written; the next run's digest covers what this one would have.
    """
    from analysis.scheduling.digest_mail import mail

    folder = out / RUN_FOLDER
    put(folder / MARKDOWN, in_markdown(news, jobs[0].address))
    put(folder / PAGE, page(news, jobs[0].address))
    to = tuple(dict.fromkeys(address for job in jobs for address in job.mail))
    put(folder / MAIL, mail(out, news, jobs[0].address, to))
    _cover(out, {job.name for job in jobs})


def remarks(news: Digest, escape: Callable[[str], str] = str) -> Iterator[str]:
    """What is said below the list: first runs, failures, how sure it is.

    Args:
        news: The digest.
        escape: Makes the names of jobs harmless.
    """
    if news.first:
        yield f"First reports of {', '.join(map(escape, news.first))}: no speaker is new yet."
    if news.failed:
        yield f"{counted(news.failed, 'report')} failed; summary.md names them."
    if news.entries and news.precisions:
        yield news.precisions


def link(address: str, path: str, statement: int = 0) -> str:
    """Where a page of a report is, seen from the digest: on the web, or in the folder above."""
    base = address.rstrip("/") + "/" if address else "../"
    return base + quote(path) + (f"#s{statement}" if statement else "")


def in_markdown(news: Digest, address: str = "") -> str:
    """A digest as Markdown.

    Args:
        news: The digest.
        address: Where the reports are on the web; without it links start from the digest's folder.
    """
    parts = [f"# {markdown(news.title)}: {news.counts}"]
    for entry in news.entries:
        title = markdown(entry.title)
        head = f"[{title}](<{link(address, entry.page)}>)" if entry.page else title
        facts = ", ".join(markdown(fact) for fact in (entry.outlet, entry.date) if fact)
        rows = "\n".join(
            f"- **{row.label}:** {markdown(row.text, 800)}{_at(row, entry, address)}"
            for row in entry.lines
        )
        parts.append(f"## {head}\n\n" + (f"{facts}\n\n" if facts else "") + rows)
    return "\n\n".join([*parts, *remarks(news, markdown)]) + "\n"


def in_text(news: Digest, address: str = "") -> str:
    """A digest as plain text, for those who read mail as such; see ``in_markdown``."""
    parts = [news.subject]
    for entry in news.entries:
        facts = ", ".join(filter(None, (entry.outlet, entry.date)))
        rows = [f"{entry.title} ({facts})" if facts else entry.title]
        for row in entry.lines:
            place = f" (statement {row.statement})" if row.statement else ""
            rows.append(f"- {row.label}: {row.text}{place}")
        if address and entry.page:
            rows.append(link(address, entry.page))
        parts.append("\n".join(rows))
    return "\n\n".join([*parts, *remarks(news)]) + "\n"


def _at(row: Line, entry: Entry, address: str) -> str:
    if not row.statement:
        return ""
    words = f"statement {row.statement}"
    if not entry.page.endswith("report.html"):
        return f" ({words})"
    return f" ([{words}](<{link(address, entry.page, row.statement)}>))"


def page(news: Digest, address: str = "", *, linked: bool = True) -> str:
    """A digest as a page of its own; see ``in_markdown``.

    Args:
        news: The digest.
        address: Where the reports are on the web.
        linked: Whether links are of use: in a mail those within a folder are not.
    """
    from analysis.reporting import html_pdf

    entries = [
        {
            "entry": entry,
            "page": link(address, entry.page) if linked and entry.page else "",
            "lines": [
                (
                    row,
                    link(address, entry.page, row.statement)
                    if linked and row.statement and entry.page.endswith("report.html")
                    else "",
                )
                for row in entry.lines
            ],
        }
        for entry in news.entries
    ]
    text: str = html_pdf.environment().get_template("digest.html.j2").render(
        subject=news.subject,
        entries=entries,
        remarks=list(remarks(news)),
        style=html_pdf.colours() + (html_pdf.TEMPLATES / "digest.css").read_text("utf-8"),
        version=fingerprint.versions().get("sayso", ""),
    )  # fmt: skip
    return text
