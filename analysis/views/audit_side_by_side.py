"""Outlets, spans of time or other groups of articles side by side: on whom each draws.

A group of few articles is shown in numbers, since a share of a handful of statements says little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from analysis.common.english import capital, counted
from analysis.common.html_table import Look, html_rows
from analysis.corpus.audit import NO_DATE, Audit, Row, shares
from analysis.statements.source_types import SourceType
from analysis.views.tables import folded

PERIODS = 16  # rows of a table by time, from which on the spans are made longer
SMALL = 5  # articles of a group, below which it is shown in numbers
HEADS: Mapping[str, str] = {
    str(SourceType.PERSON): "Named people",
    str(SourceType.ROLE): "By role",
    str(SourceType.GROUP): "Groups",
    str(SourceType.ORGANISATION): "Organisations",
    str(SourceType.DOCUMENT): "Documents",
    str(SourceType.MEDIUM): "Media",
    str(SourceType.ANONYMOUS): "Anonymous",
}
Key = Callable[[Row], str]


def percent(value: float) -> str:
    """A share as it is shown.

    Example:
        >>> percent(0.256), percent(0.001), percent(0.0)
        ('26%', '<1%', '0%')
    """
    return f"{value:.0%}" if value >= 0.005 or not value else "<1%"


def period(audit: Audit) -> tuple[str, Key]:
    """The shortest span of time that makes no more than ``PERIODS`` rows, and whose span a row is.

    Example:
        >>> days = [{"date": f"{year}-01-06", "week": f"{year}-W02"} for year in range(2001, 2021)]
        >>> name, key = period(Audit(articles=tuple(days)))
        >>> name, key(days[0])
        ('decade', '2000s')
    """
    spans: tuple[tuple[str, Key], ...] = (
        ("week", lambda row: str(row["week"])),
        ("month", lambda row: _dated(row, row["date"][:7])),
        ("year", lambda row: _dated(row, row["date"][:4])),
        ("decade", lambda row: _dated(row, f"{row['date'][:3]}0s")),
    )
    for name, key in spans:
        if len({key(row) for row in audit.articles}) <= PERIODS:
            return name, key
    return spans[-1]


def _dated(row: Row, words: str) -> str:
    return words if row["week"] != NO_DATE else NO_DATE


def side_by_side(audit: Audit, name: str, key: Key, values: Sequence[str], more: int = 0) -> Markup:
    """One row per group of articles, one column per type of source.

    Args:
        audit: The audit.
        name: What a group is called: ``outlet``, ``week`` ...
        key: The group of an article's or a source's row.
        values: The groups, in the order in which they are shown.
        more: How many more there are in the tables.
    """
    sizes = Counter(key(row) for row in audit.articles)
    grouped = {value: [row for row in audit.sources if key(row) == value] for value in values}
    small = [value for value in values if sizes[value] < SMALL]
    rest = f" {counted(more, name)} more in the tables." if more else ""
    head = {"part": capital(name), "articles": "Articles", "per_article": "Sources each"}
    look = Look(
        "Statements by type of source",
        (_why(name, len(small), len(values)) + rest).strip(),
        heads=head | dict(HEADS),
        cards=True,
        right=("per_article", *HEADS),
    )
    rows = [_row(value, sizes[value], grouped[value], "statements") for value in values]
    out = html_rows(rows, look)
    large = [value for value in values if value not in small]
    if large:
        words = Look("Words by type of source", heads=head | dict(HEADS), cards=True,
                     right=("per_article", *HEADS))  # fmt: skip
        of_words = [_row(value, sizes[value], grouped[value], "words") for value in large]
        out += folded("The same in words", html_rows(of_words, words))
    return out


def _why(name: str, small: int, every: int) -> str:
    """Which rows give numbers, and which give shares."""
    if not small:
        return "Shares of the statements in each row."
    if small == every:
        return f"In numbers, since no {name} has {SMALL} articles."
    return f"In shares; in numbers where a {name} has fewer than {SMALL} articles."


def _row(value: str, articles: int, sources: Sequence[Row], what: str) -> dict[str, object]:
    counts = {row["type"]: row for row in shares(sources)}
    cells = {}
    for kind in HEADS:
        row = counts.get(kind)
        if row is None:
            cells[kind] = "–"
        elif articles < SMALL:
            cells[kind] = f"{row[what]:,}"
        else:
            cells[kind] = percent(row[f"share_of_{what}"])
    return {
        "part": value,
        "articles": articles,
        "per_article": f"{len(sources) / max(1, articles):.1f}",
        **cells,
    }
