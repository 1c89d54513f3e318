"""The sources of an audit one by one: those without a name with their reasons, and all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from analysis.common.english import capital, counted
from analysis.common.html_table import Look, html_rows
from analysis.corpus.audit import Audit, Row
from analysis.statements.source_types import SourceType
from analysis.views.tables import folded

SHOWN, MOST = 25, 400  # rows that are shown at once, and at most; the others are in the tables


def anonymous_sources(audit: Audit) -> Markup:
    """Each anonymous source: its article, the reason given or that none is, and its first words."""
    hidden = [
        row
        for row in audit.sources
        if row["type"] == SourceType.ANONYMOUS and (row["withheld"] or not row["unsure"])
    ]
    told = sum(bool(row["reason"]) for row in hidden)
    rows = [
        {
            "source": _source(row),
            "reason": _reason(row),
            "article": article_of(audit, row, f"#s{_first(row)}"),
            "statements": row["statements"],
        }
        for row in hidden
    ]
    look = Look(
        f"{capital(counted(len(hidden), 'anonymous source'))}, {told} with a reason",
        "Below each stand the first words that it says.",
        heads={"source": "Source", "reason": "Reason given", "article": "Article"},
        cards=True,
        nothing="No anonymous source was found in these articles.",
    )
    return _listed(rows, look, "sources")


def all_sources(audit: Audit) -> Markup:
    """The sources of every article, folded away; those that are unsure are in the tables alone."""
    sure = [row for row in audit.sources if not row["unsure"]]
    rows = [
        {
            "source": _source(row),
            "type": row["type"],
            "title": row["described_as"] or "–",
            "article": article_of(audit, row, f"#s{_first(row)}"),
            "statements": row["statements"],
        }
        for row in sure[:MOST]
    ]
    if not rows:
        return Markup("")
    rest, unsure = len(sure) - len(rows), len(audit.sources) - len(sure)
    told = [f"{rest:,} more in the tables."] if rest else []
    if unsure:
        told.append(f"The table of sources has {unsure:,} more, marked as unsure.")
    look = Look(
        "Source by source, article by article",
        " ".join(told),
        heads={"source": "Source", "type": "Type", "title": "Described as", "article": "Article"},
        cards=True,
    )
    return folded(capital(counted(len(sure), "source")), html_rows(rows, look), paper=False)


def article_of(audit: Audit, row: Row, anchor: str = "") -> Markup:
    """An article's title, as a link to its report where there is one."""
    link = next((r["link"] for r in audit.articles if r["article"] == row["article"]), "")
    name = row["title"] or row["article"]
    title = (
        Markup('<a href="{}{}">{}</a>').format(link, anchor, name)
        if link
        else Markup("{}").format(name)
    )
    below = ", ".join(filter(None, (row["outlet"], row["date"])))
    return title + Markup('<br><span class="dim">{}</span>').format(below)


def _listed(rows: Sequence[Mapping[str, object]], look: Look, what: str) -> Markup:
    """The first rows as a table, the others folded away."""
    out = html_rows(rows[:SHOWN], look)
    rest = rows[SHOWN:MOST]
    if rest:
        more = Look(f"The other {what}", heads=look.heads, cards=True)
        out += folded(f"{len(rest):,} more", html_rows(rest, more))
    return out


def _source(row: Row) -> Markup:
    return Markup('{}<br><span class="dim">“{}”</span>').format(row["source"], row["quotation"])


def _reason(row: Row) -> Markup:
    if row["reason"]:
        return Markup("“{}”").format(row["reason"])
    words = f"none, only “{row['withheld']}”" if row["withheld"] else "none"
    return Markup('<span class="dim">{}</span>').format(words)


def _first(row: Row) -> str:
    return str(row["numbers"]).partition(",")[0]
