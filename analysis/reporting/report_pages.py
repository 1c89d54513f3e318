"""The files of a report that people open: report and brief, each for screens and for paper."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from analysis.article.article import Article, title_of
from analysis.common import fingerprint
from analysis.errors import RenderError
from analysis.pipeline import Analysis
from analysis.reporting import brief, html_pdf, notebook_parameters, prepare_pdf

FORMATS = ("html", "pdf")  # what a report is made in where nothing else is asked for
BRIEF = "brief"
KNOWN = (*FORMATS, BRIEF)
FILES: Mapping[str, tuple[str, ...]] = {
    "html": ("report.html",),
    "pdf": ("report.pdf",),
    BRIEF: (brief.PAGE, brief.PAPER),
}
ALL_FILES = tuple(name for names in FILES.values() for name in names)
SHORT = 450  # words of an article up to which paper leaves out what says little of so few


@dataclass(frozen=True, slots=True)
class Draft:
    """What the pages of a report are drawn from.

    Args:
        article: The article.
        analysis: What was found in it.
        executed: The notebook as it ran.
        code: What becomes of its code: ``hide``, ``fold`` or ``show``.
        used: The parameters that it used.
        made: When.
        warning: A sentence on top of the pages; empty where there is none.
        identifier: Stands for all that; equal pages get equal files.
    """

    article: Article
    analysis: Analysis
    executed: Any
    code: str
    used: Mapping[str, Any]
    made: datetime
    warning: str
    identifier: str

    @property
    def facts(self) -> dict[str, Any]:
        """What ``html.page`` is to know of it."""
        article, made = self.article, self.made
        facts = [article.outlet, article.date, f"{article.word_count:,} words"]
        return {
            "title": title_of(article),
            "lang": "en",
            "facts": [fact for fact in facts if fact],
            "input": Path(article.path).name,
            "digest": article.digest,
            "version": fingerprint.versions().get("sayso", ""),
            "made": made.isoformat().replace("+00:00", "Z"),
            "made_words": f"{made.day} {made:%B %Y}",
            "warning": self.warning,
            "notes": list(article.notes),
            "short": article.word_count <= SHORT,
            "paper": self.used.get("paper", prepare_pdf.SIZES[0]),
            "settings": notebook_parameters.in_words(self.used),
            "versions": ", ".join(f"{k} {v}" for k, v in fingerprint.versions().items()),
        }


def files(formats: tuple[str, ...]) -> tuple[str, ...]:
    """The names of the files that formats stand for.

    Example:
        >>> files(("html", "brief"))
        ('report.html', 'brief.html', 'brief.pdf')
    """
    return tuple(name for form in formats for name in FILES[form])


def write(
    draft: Draft, formats: tuple[str, ...], folder: Path
) -> tuple[dict[str, float], list[str]]:
    """Write the files of some formats into a folder.

    Returns:
        The seconds that each format took, and sentences on what was left out and why.

    Raises:
        RenderError: Nothing at all could be drawn, since Pango is missing.
        OSError: A file cannot be written.
    """
    seconds: dict[str, float] = {}
    notes: list[str] = []
    report = FILES["html"][0] if "html" in formats else ""

    @cache
    def page() -> str:
        """The report's page, which screens and paper share."""
        return html_pdf.page(html_pdf.cells(draft.executed, draft.code), draft.facts)

    for form in formats:
        started = time.perf_counter()
        try:
            for name, data in _drawn(draft, form, page, report):
                (folder / name).write_bytes(data)
        except RenderError as error:
            if formats == ("pdf",):
                raise
            notes.append(str(error))
            continue
        seconds[form] = round(time.perf_counter() - started, 2)
    return seconds, list(dict.fromkeys(notes))


def _drawn(
    draft: Draft, form: str, page: Callable[[], str], report: str
) -> Iterator[tuple[str, bytes]]:
    """Each file of a format; a RenderError comes after what does without paper."""
    if form == "html":
        yield FILES[form][0], html_pdf.screen(page()).encode()
        return
    if form == "pdf":
        yield FILES[form][0], html_pdf.pdf(page(), draft.identifier)
        return
    facts, a = draft.facts, draft.analysis
    try:
        step, paper = brief.on_paper(a, facts, draft.identifier)
    except RenderError:
        yield brief.PAGE, html_pdf.screen(brief.page(a, facts, report)).encode()
        raise
    yield brief.PAGE, html_pdf.screen(brief.page(a, facts, report, step)).encode()
    yield brief.PAPER, paper
