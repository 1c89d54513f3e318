"""The rhetoric profile: where an article falls among those of a reference corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.positions import places
from analysis.common.html_table import Look, html_rows
from analysis.views import phrases
from analysis.views.figures.sheet import SMALL, WIDE, Graphic, Sheet, both, sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.article.article import Article
    from analysis.rhetoric.reference import Reference, Standing
    from analysis.rhetoric.value import Measures, Value

Row = tuple[str, "Value", "Standing | None"]


def profile(
    measures: Measures,
    names: Mapping[str, str] = phrases.PROFILE_MEASURES,
    reference: Reference | None = None,
    article: Article | None = None,
) -> Graphic:
    """Where each measure of an article falls among the articles of the reference corpus.

    Args:
        measures: ``rhetoric(article, statements)``.
        names: The measures to show, in order, and what each is of.
        reference: The corpus; the shipped one where not given.
        article: The article, to lead from a dot to the first words that were counted.
    """
    from analysis.rhetoric.reference import placed, shipped

    corpus = reference or shipped()
    by_name = {
        row.value.name: (row.value, at)
        for row, at in zip(measures, placed(measures, corpus), strict=True)
    }
    rows: list[Row] = []
    for name, words in names.items():
        value, standing = by_name.get(name, (None, None))
        if value is not None and value.value == value.value:
            rows.append((words, value, standing))

    def draw(width: float) -> Figure:
        step = 0.3 if width >= WIDE else 0.46
        page = sheet(width, len(rows) * step + 0.45)
        _scale(page, len(rows), step)
        for at, row in enumerate(rows):
            _row(page, at, step, row, article)
        return page.figure

    wide, narrow = both(draw)
    listing = "; ".join(
        f"{name} {at.percentile:.0f}" if at else f"{name} ({phrases.PROFILE_FEW})"
        for name, _, at in rows
    )
    return Graphic(
        phrases.PROFILE_TITLE,
        wide,
        narrow,
        phrases.PROFILE_ALT.format(corpus.items, corpus.name, listing),
        phrases.PROFILE_LEDE.format(corpus.whole),
        nothing="" if rows else phrases.PROFILE_NOTHING.format(corpus.name),
        table=_table(rows),
        longer=True,
    )


def _edges(page: Sheet) -> tuple[float, float]:
    return (1.7, page.width - 1.0) if page.width >= WIDE else (0.1, page.width - 0.9)


def _scale(page: Sheet, rows: int, step: float) -> None:
    """The lines at the lowest of the articles, the median and the highest."""
    left, right = _edges(page)
    for share, words in phrases.PROFILE_SCALE:
        x = left + share * (right - left) / 100
        page.line(x, 0.3, x, rows * step + 0.35, "rule")
        side = "center" if share or page.width >= WIDE else "left"
        page.text(x, 0.14, words, size=SMALL, colour="soft", align=side)


def _row(page: Sheet, at: int, step: float, row: Row, article: Article | None) -> None:
    """One measure: its name beside or above the line, its dot, its value."""
    from analysis.rhetoric.value import shown

    name, value, standing = row
    left, right = _edges(page)
    beside = page.width >= WIDE
    middle = 0.3 + (at + 0.5) * step + (0.0 if beside else 0.1)
    if beside:
        page.text(left - 0.15, middle, name, align="right")
    else:
        page.text(left, middle - 0.2, name, size=SMALL)
    if standing is None:
        half = (left + right) / 2 + 0.08
        page.text(half, middle, phrases.PROFILE_FEW, size=SMALL, colour="soft")
    else:
        page.line(left, middle, right, middle, "rule")
        colour = "direct" if standing.percentile >= 90 or standing.percentile <= 10 else "mixed"
        x = left + standing.percentile * (right - left) / 100
        page.dot(x, middle, colour, url=_first(article, value))
    page.text(right + 0.15, middle, shown(value.value), size=SMALL + 0.5, colour="soft")


def _first(article: Article | None, value: Value) -> str:
    """The address of the first words counted; empty where nothing was."""
    number = places(article).sentence(value.spans[0]) if article and value.spans else 0
    return f"#t{number}" if number else ""


def _table(rows: Sequence[Row]) -> Markup:
    """The numbers behind the profile."""
    from analysis.rhetoric.value import shown

    records = [
        {
            "measure": value.name,
            "value": shown(value.value),
            "unit": value.unit,
            "standing": standing.words if standing else phrases.PROFILE_FEW,
        }
        for _, value, standing in rows
    ]
    look = Look(phrases.PROFILE_TABLE, heads=phrases.PROFILE_HEADS, right=("value",))
    return html_rows(records, look) if records else Markup("")
