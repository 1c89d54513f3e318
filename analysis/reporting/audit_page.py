"""The sourcing audit of a folder: one page that needs no network, and tables beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from analysis.article.collection import OWN_PAGE
from analysis.common import fingerprint
from analysis.common.atomic_files import is_plain, plain_bytes, put
from analysis.common.english import agree, counted
from analysis.common.loading import why
from analysis.common.sanitize import line
from analysis.corpus.audit import Audit
from analysis.errors import ParameterError
from analysis.reporting import html_pdf
from analysis.reporting.export.table_files import csv_bytes, xlsx_bytes
from analysis.views import audit as views
from analysis.views import fonts
from analysis.views.page_one_precision import holds
from analysis.views.sources import reliability

PAGE, BOOK = "audit.html", "audit.xlsx"
MOST_ERRORS = 20  # articles that could not be read which the page names
_PLAIN = "".join(map(chr, range(32, 127))) + "–−…·“”‘’×"


def write(
    audit: Audit,
    out: str | Path,
    title: str = "Sourcing audit",
    errors: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> tuple[Path, ...]:
    """Write the page and the tables of an audit into a folder.

    Args:
        audit: The audit.
        out: The folder; made where it is missing.
        title: What the page is called.
        errors: What is wrong with the articles that could not be read.
        notes: Which corrections could not be applied.

    Raises:
        ParameterError: The folder holds something that Sayso did not make, or cannot be written.
    """
    folder = Path(out)
    ready(folder)
    frames = audit.tables(holds("accuses"))
    files = {f"{name}.csv": csv_bytes(frame) for name, frame in frames.items()}
    files[BOOK] = xlsx_bytes(frames)
    text = page(audit, title, list(files), errors, notes)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            put(folder / name, data)
        put(folder / PAGE, text)
    except OSError as error:
        raise ParameterError(f"{folder} cannot be written: {why(error)}.") from error
    return (folder / PAGE, *(folder / name for name in files))


def ready(folder: Path) -> None:
    """Make sure that an audit may be written into a folder.

    Raises:
        ParameterError: It is a file, or holds something that Sayso did not make.
    """
    try:
        empty = not folder.exists() or not any(folder.iterdir())
    except OSError as error:
        raise ParameterError(f"{folder} cannot be written to: {why(error)}.") from error
    if not empty and not _is_ours(folder / PAGE):
        raise ParameterError(
            f"{folder} holds other files and no audit of Sayso’s; name an empty or a new folder "
            "with --out."
        )


def _is_ours(path: Path) -> bool:
    return is_plain(path) and OWN_PAGE in plain_bytes(path)[:4000]


def page(
    audit: Audit,
    title: str,
    files: Sequence[str],
    errors: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> str:
    """The audit as one page.

    Args:
        audit: The audit.
        title: What it is called.
        files: The names of the tables beside it.
        errors: What is wrong with the articles that could not be read.
        notes: Which corrections could not be applied.
    """
    parts = list(views.sections(audit))
    shown = [line(error, 300) for error in errors[:MOST_ERRORS]]
    loose = [line(note, 600) for note in notes[:MOST_ERRORS]]
    words = " ".join([title, *(heading + body for _, heading, body in parts), *shown, *loose])
    style = html_pdf.style() + (html_pdf.TEMPLATES / "index.css").read_text("utf-8")
    rendered: str = html_pdf.environment().get_template("audit.html.j2").render(
        title=line(title),
        facts=_facts(audit),
        sections=parts,
        reliability=reliability(True),
        errors=shown,
        unread=f"{counted(len(errors), 'input')} could not be read and "
        f"{agree(len(errors), 'is', 'are')} not in this audit",
        notes=loose,
        unfit=f"{counted(len(notes), 'correction')} {agree(len(notes), 'was', 'were')} not applied",
        files=files,
        version=fingerprint.versions().get("sayso", ""),
        fonts=fonts.stylesheet("".join(sorted(set(words + _PLAIN)))),
        style=style + (html_pdf.TEMPLATES / "audit.css").read_text("utf-8"),
    )  # fmt: skip
    return rendered


def _facts(audit: Audit) -> list[str]:
    """How much was read, and of when."""
    days = sorted(row["date"][:10] for row in audit.articles if row["date"])
    span = f"{days[0]} to {days[-1]}" if days and days[0] != days[-1] else "".join(days[:1])
    return [
        counted(len(audit.articles), "article"),
        counted(len(audit.values("outlet")), "outlet"),
        counted(len(audit.sources), "source"),
        counted(sum(row["statements"] for row in audit.articles), "statement"),
        *([span] if span else []),
    ]
