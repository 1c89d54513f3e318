"""The brief of an article: one page, on a screen and on paper, however long the article is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analysis.pipeline import Analysis
from analysis.reporting import html_pdf
from analysis.views.brief import Room, brief
from analysis.views.claims import shortened

PAGE, PAPER = "brief.html", "brief.pdf"


@dataclass(frozen=True, slots=True)
class _Step:
    """How much is shown, in type of what size (points), and how long the title may be."""

    room: Room
    size: float
    title: int


# What a brief is cut down to, step by step, until it fits on a sheet.
STEPS = (
    _Step(Room(), 10.4, 200),
    _Step(Room(8, 200, 60, 7), 9.4, 160),
    _Step(Room(6, 140, 50, 5), 9.0, 120),
    _Step(Room(4, 90, 40, 4), 8.4, 90),
    _Step(Room(3, 60, 30, 3, 240), 7.6, 60),
    _Step(Room(2, 40, 20, 2, 120), 6.4, 40),
)
# A browser sets a page a little longer than WeasyPrint does: this much is left free for it.
_SPARE = '<div style="height:8mm"></div></body>'
_LINK = re.compile(r'<a\b[^>]*?\bhref="#([^"]*)"[^>]*>(.*?)</a>', re.S)
_IDS = re.compile(r'\bid="([^"]*)"')


def on_paper(a: Analysis, facts: Mapping[str, Any], identifier: str) -> tuple[int, bytes]:
    """A brief as a PDF, cut down until it is one sheet of paper; and the step it was cut to.

    Args:
        a: The analysis.
        facts: What ``html.page`` is to know.
        identifier: Stands for the content; equal pages get equal files.

    Raises:
        RenderError: Pango is missing, or the page cannot be laid out.
    """
    pages = (page(a, facts, "", step) for step in range(len(STEPS)))
    return html_pdf.fitted((one.replace("</body>", _SPARE) for one in pages), identifier)


def page(a: Analysis, facts: Mapping[str, Any], report: str = "", step: int = 0) -> str:
    """A brief as a page, before its figures follow light and dark.

    Args:
        a: The analysis.
        facts: What ``html.page`` is to know.
        report: The file beside it that its links lead into; empty where there is none.
        step: How far it is cut down, from 0.
    """
    cut = STEPS[step]
    body = linked(str(brief(a, cut.room).html), report)
    sized = f"@media print{{html{{font-size:{cut.size}pt}}}}"
    title = shortened(str(facts["title"]), cut.title)
    return html_pdf.page(body, {**facts, "title": title, "brief": True, "more": sized})


def linked(body: str, report: str) -> str:
    """A page's links to words that are not on it: into the report beside it, else words alone.

    Example:
        >>> linked('<a href="#s3">3</a>', "report.html")
        '<a href="report.html#s3">3</a>'
        >>> linked('<a href="#s3">3</a> <a href="#in">up</a> <p id="in">', "")
        '3 <a href="#in">up</a> <p id="in">'
    """
    there = set(_IDS.findall(body))

    def led(link: re.Match[str]) -> str:
        if link[1] in there:
            return link[0]
        return link[0].replace('href="#', f'href="{report}#', 1) if report else link[2]

    return _LINK.sub(led, body)
