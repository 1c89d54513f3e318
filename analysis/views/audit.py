"""The sourcing audit of many articles as tables on a page: outlets and weeks side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from analysis.common.english import capital, counted, first_few
from analysis.common.html_table import Look, html_rows
from analysis.corpus.audit import Audit, Row, shares
from analysis.corpus.people_table import UNKNOWN
from analysis.statements.channels import Channel
from analysis.statements.source_types import SourceType
from analysis.views.page_one_precision import holds
from analysis.views.sources import TYPES, WAYS

OUTLETS, WEEKS = 12, 16  # rows of a table; what does not fit is in the tables of the exports
ARTICLES, CLAIMS, ACCUSED = 25, 40, 40
PEOPLE_OUTLETS = 6  # columns beside those for all outlets
SHARE_HEADS: Mapping[str, str] = {
    "of_statements": "Share of statements",
    "of_words": "Share of words",
}
HEADS: Mapping[str, str] = {
    str(SourceType.PERSON): "Named people",
    str(SourceType.ROLE): "By role",
    str(SourceType.GROUP): "Groups",
    str(SourceType.ORGANISATION): "Organisations",
    str(SourceType.DOCUMENT): "Documents",
    str(SourceType.MEDIUM): "Media",
    str(SourceType.ANONYMOUS): "Anonymous",
}
NAMES: Mapping[str, tuple[str, str]] = {"outlet": ("Outlet", "outlets"), "week": ("Week", "weeks")}


def sections(audit: Audit) -> Iterator[tuple[str, str, Markup]]:
    """The page part by part: an anchor, a heading, and what stands below it."""
    yield "sources", "On whom the articles draw", _types(audit)
    for column, most in (("outlet", OUTLETS), ("week", WEEKS)):
        if len(audit.values(column)) > 1:
            heading = f"{capital(NAMES[column][1])} side by side"
            yield f"{column}s", heading, _side_by_side(audit, column, most)
    for number, column in enumerate(audit.by):
        yield (
            f"by-{number}",
            f"Side by side: {_name(column)}",
            _side_by_side(audit, column, OUTLETS),
        )
    yield "channels", "How it was said", _channels(audit)
    yield "anonymous", "Anonymous sources and their reasons", _anonymous(audit)
    yield "claims", "Claims that rest on one anonymous source", _claims(audit)
    if holds("accuses"):
        yield "accused", "Who is accused and not asked", _accused(audit)
    yield "words", "First and last word", _ends(audit)
    for column in audit.people:
        yield f"people-{audit.people.index(column)}", capital(column), _people(audit, column)


def _name(column: str) -> str:
    """What a column is called: an outlet, a week, or a column of the user's."""
    return column.replace("_", " ")


def _percent(value: float) -> str:
    return f"{value:.0%}" if value >= 0.005 or not value else "<1%"


def _types(audit: Audit) -> Markup:
    rows = [
        {
            "type": capital(TYPES[SourceType(row["type"])][1]),
            "articles": row["articles"],
            "sources": row["sources"],
            "statements": row["statements"],
            "of_statements": _percent(row["share_of_statements"]),
            "of_words": _percent(row["share_of_words"]),
        }
        for row in shares(audit.sources)
    ]
    look = Look(
        "Sources by type, in all articles",
        "A source counts once in each article. Left out are headlines, and what somebody "
        "planned or did rather than said.",
        heads={"type": "Type", "articles": "Articles", "sources": "Sources", **SHARE_HEADS},
        cards=True,
        right=("of_statements", "of_words"),
        nothing="No source was found in these articles.",
    )  # fmt: skip
    return html_rows(rows, look)


def _side_by_side(audit: Audit, column: str, most: int) -> Markup:
    """One row per outlet or week, one column per type: shares of statements, then of words."""
    values = audit.values(column)
    shown = values[-most:] if column == "week" else values[:most]
    out = Markup("")
    for share, what in (("share_of_statements", "statements"), ("share_of_words", "words")):
        cells: dict[str, dict[str, float]] = {}
        for row in audit.grouped(column):
            cells.setdefault(row[column], {})[row["type"]] = row[share]
        rows = [_side_row(audit, column, value, cells.get(value, {})) for value in shown]
        rest = len(values) - len(shown)
        why = f"{counted(rest, _name(column))} more in the tables." if rest else ""
        look = Look(
            f"Share of {what} by type of source",
            why,
            heads={
                column: capital(_name(column)),
                "articles": "Articles",
                "per_article": "Sources each",
            }
            | dict(HEADS),
            cards=True,
            right=("per_article", *HEADS),
        )
        out += html_rows(rows, look)
    return out


def _side_row(
    audit: Audit, column: str, value: str, cells: Mapping[str, float]
) -> dict[str, object]:
    articles = [row for row in audit.articles if row[column] == value]
    sources = sum(row["sources"] for row in articles)
    return {
        column: value,
        "articles": len(articles),
        "per_article": f"{sources / max(1, len(articles)):.1f}",
        **{kind: _percent(cells.get(kind, 0.0)) for kind in HEADS},
    }


def _channels(audit: Audit) -> Markup:
    """How many statements came by each way, for each outlet."""
    totals: dict[str, Counter[str]] = {}
    for row in audit.channels:
        totals.setdefault(row["outlet"], Counter())[row["channel"]] += row["statements"]
    ways = [str(c) for c in Channel if any(str(c) in of for of in totals.values())]
    rows = []
    for outlet in audit.values("outlet")[:OUTLETS]:
        of = totals.get(outlet, Counter[str]())
        every = sum(of.values()) or 1
        rows.append({"outlet": outlet} | {way: _percent(of[way] / every) for way in ways})
    heads = {str(c): capital(WAYS.get(c, str(c))) for c in Channel} | {"not told": "Not told"}
    look = Look(
        "Share of statements by the way in which they were made",
        "Told by the words around the cue, such as “wrote on Twitter”; most articles do not say "
        "for each statement.",
        heads={"outlet": "Outlet"} | heads,
        cards=True,
        right=ways,
    )
    return html_rows(rows, look)


def _anonymous(audit: Audit) -> Markup:
    """How many sources are anonymous in each outlet, and for how many a reason is given."""
    rows = []
    for outlet in audit.values("outlet")[:OUTLETS]:
        articles = [row for row in audit.articles if row["outlet"] == outlet]

        def total(name: str, articles: Sequence[Row] = articles) -> int:
            return sum(row[name] for row in articles)

        hidden = total("anonymous")
        rows.append(
            {
                "outlet": outlet,
                "articles": len(articles),
                "with": sum(row["anonymous"] > 0 for row in articles),
                "hidden": hidden,
                "reasons": total("with_reason"),
                "share": _percent(total("with_reason") / hidden) if hidden else "–",
                "alone": total("rest_on_one_anonymous"),
            }
        )
    look = Look(
        "Anonymous sources by outlet",
        "A reason is what the article itself says, such as “because she was not authorized to "
        "speak”.",
        heads={"outlet": "Outlet", "articles": "Articles", "with": "With anonymous sources",
               "hidden": "Anonymous sources", "reasons": "With a reason", "share": "Share",
               "alone": "Claims on one alone"},
        cards=True,
        right=("share",),
    )  # fmt: skip
    return html_rows(rows, look) + _reasons(audit)


def _reasons(audit: Audit) -> Markup:
    told = [row for row in audit.sources if row["reason"]]
    rows = [
        {"article": _article(audit, row), "source": row["source"], "reason": row["reason"]}
        for row in told[:CLAIMS]
    ]
    look = Look(
        f"{counted(len(told), 'reason')} for anonymity",
        _more(len(told) - len(rows)),
        heads={"article": "Article", "source": "Source", "reason": "Reason given"},
        cards=True,
        nothing="No article gives a reason for keeping a source anonymous.",
    )
    return html_rows(rows, look)


def _claims(audit: Audit) -> Markup:
    alone = [row for row in audit.claims if row["one"]]
    several = len(audit.claims) - len(alone)
    rows = [
        {
            "article": _article(audit, row, f"#s{row['statement']}"),
            "source": row["source"],
            "claim": row["claim"],
        }
        for row in alone[:CLAIMS]
    ]
    look = Look(
        f"{counted(len(alone), 'claim')} of one anonymous source",
        "Nobody else in the article, the reporter included, makes or disputes the claim. "
        + (f"{counted(several, 'claim')} of several (“sources say”) not shown. " if several else "")
        + _more(len(alone) - len(rows)),
        heads={"article": "Article", "source": "Source"},
        cards=True,
        nothing="No claim rests on one anonymous source"
        + (f"; {several:,} rest on several (“sources say”)." if several else "."),
    )
    return html_rows(rows, look)


def _accused(audit: Audit) -> Markup:
    open_ = [row for row in audit.accused if row["reply"] == "not told"]
    rows = [
        {"article": _article(audit, row), "accused": row["accused"], "by": row["by"] or "–"}
        for row in open_[:ACCUSED]
    ]
    look = Look(
        f"{counted(len(open_), 'accusation')} without an answer",
        _more(len(open_) - len(rows)),
        heads={"article": "Article", "accused": "Accused", "by": "By"},
        cards=True,
        nothing="Every accusation that was found is answered.",
    )
    return html_rows(rows, look)


def _ends(audit: Audit) -> Markup:
    """Who has the first and the last word: by type, then article by article."""
    told = [row for row in audit.articles if row["first_word"]]
    first, last = (Counter(row[f"{end}_type"] for row in told) for end in ("first", "last"))
    every = len(told) or 1
    rows = [
        {
            "type": HEADS[kind],
            "first": _percent(first[kind] / every),
            "last": _percent(last[kind] / every),
        }
        for kind in HEADS
        if first[kind] or last[kind]
    ]
    look = Look(
        "Whose statement comes first and last, by type (share of articles)",
        heads={"type": "Type", "first": "First word", "last": "Last word"},
        right=("first", "last"),
        nothing="No source was found in these articles.",
    )
    articles = sorted(told, key=lambda row: -row["anonymous_statements"] / row["statements"])
    each = [
        {
            "article": _article(audit, row),
            "first": row["first_word"],
            "last": row["last_word"],
            "statements": row["statements"],
            "hidden": row["anonymous_statements"],
        }
        for row in articles[:ARTICLES]
    ]
    listed = Look(
        "Articles, those that draw most on anonymous sources first",
        _more(len(articles) - len(each)),
        heads={"article": "Article", "first": "First word", "last": "Last word",
               "hidden": "Of anonymous sources"},
        cards=True,
    )  # fmt: skip
    return html_rows(rows, look) + html_rows(each, listed)


def _people(audit: Audit, column: str) -> Markup:
    """One row per value of a column of the user's table, with each outlet's share."""
    counts = audit.by_people(column)
    outlets = audit.values("outlet")[:PEOPLE_OUTLETS]
    cells = {(row["value"], row["outlet"]): row["share_of_statements"] for row in counts}
    rows: list[dict[str, Any]] = [
        {
            "value": row["value"] or "–",
            "sources": row["sources"],
            "statements": row["statements"],
            "of_statements": _percent(row["share_of_statements"]),
            "of_words": _percent(row["share_of_words"]),
        }
        | {
            f"outlet {outlet}": _percent(cells.get((row["value"], outlet), 0.0))
            for outlet in outlets
            if len(audit.values("outlet")) > 1
        }
        for row in counts
        if row["outlet"] == "all"
    ]
    missing = sorted({row["source"] for row in audit.sources if row[column] == UNKNOWN})
    why = "From your table of people; Sayso guesses none of it."
    if len(audit.values("outlet")) > 1:
        why += " Behind it the shares of each outlet’s statements by named people."
    if missing:
        why += f" Not in the table: {first_few(missing, 12)}."
    columns = [f"outlet {outlet}" for outlet in outlets]
    look = Look(
        f"Named people by {column}",
        why,
        heads={"value": capital(column), "sources": "Sources", **SHARE_HEADS}
        | dict(zip(columns, outlets, strict=True)),
        cards=True,
        right=("of_statements", "of_words", *columns),
        nothing="No named person was found in these articles.",
    )
    return html_rows(rows, look)


def _article(audit: Audit, row: Row, anchor: str = "") -> Markup:
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


def _more(count: int) -> str:
    return f"{count:,} more in the tables." if count > 0 else ""
