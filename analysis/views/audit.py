"""The sourcing audit of many articles as tables on a page: outlets and weeks side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from analysis.common.english import capital, counted, first_few
from analysis.common.html_table import Look, html_rows
from analysis.corpus.audit import NO_DATE, Audit, Row, shares
from analysis.corpus.people_table import UNKNOWN
from analysis.statements.channels import Channel
from analysis.statements.source_types import SourceType
from analysis.views.audit_lists import all_sources, anonymous_sources, article_of
from analysis.views.audit_side_by_side import HEADS, SMALL, percent, period, side_by_side
from analysis.views.page_one_precision import holds
from analysis.views.sources import LEFT_OUT, TYPES, WAYS

OUTLETS = 12  # rows of a table; what does not fit is in the tables of the exports
ARTICLES, CLAIMS, ACCUSED = 25, 40, 40
PEOPLE_OUTLETS = 6  # columns beside those for all outlets
SHARE_HEADS: Mapping[str, str] = {
    "of_statements": "Share of statements",
    "of_words": "Share of words",
}


def sections(audit: Audit) -> Iterator[tuple[str, str, Markup]]:
    """The page part by part: an anchor, a heading, and what stands below it."""
    yield "sources", "On whom the articles draw", _types(audit)
    if len(audit.values("outlet")) > 1:
        yield "outlets", "Outlets side by side", _by_column(audit, "outlet")
    if len(audit.values("week")) > 1:
        name, key = period(audit)
        values = sorted({key(row) for row in audit.articles}, key=lambda v: (v == NO_DATE, v))
        table = side_by_side(audit, name, key, values)
        yield "weeks", f"{capital(name)}s side by side", table
    for number, column in enumerate(audit.by):
        yield f"by-{number}", f"Side by side: {_name(column)}", _by_column(audit, column)
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


def _by_column(audit: Audit, column: str) -> Markup:
    """The first groups of a column side by side."""
    values = audit.values(column)
    more = max(0, len(values) - OUTLETS)
    return side_by_side(audit, _name(column), lambda row: row[column], values[:OUTLETS], more)


def _types(audit: Audit) -> Markup:
    rows = [
        {
            "type": capital(TYPES[SourceType(row["type"])][1]),
            "articles": row["articles"],
            "sources": row["sources"],
            "statements": row["statements"],
            "of_statements": percent(row["share_of_statements"]),
            "of_words": percent(row["share_of_words"]),
        }
        for row in shares(audit.sources)
    ]
    look = Look(
        "Sources by type, in all articles",
        f"A source counts once in each article. {LEFT_OUT}; those of a source without a name "
        "count from a lower confidence on.",
        heads={"type": "Type", "articles": "Articles", "sources": "Sources", **SHARE_HEADS},
        cards=True,
        right=("of_statements", "of_words"),
        nothing="No source was found in these articles.",
    )  # fmt: skip
    return html_rows(rows, look) + all_sources(audit)


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
        few = sum(row["outlet"] == outlet for row in audit.articles) < SMALL
        cells = {way: f"{of[way]:,}" if few else percent(of[way] / every) for way in ways}
        rows.append({"outlet": outlet} | cells)
    heads = {str(c): capital(WAYS.get(c, str(c))) for c in Channel} | {"not told": "Not told"}
    look = Look(
        "Statements by the way in which they were made",
        "Told by the words around the cue, such as “wrote on Twitter”; most articles do not say "
        f"for each statement. In numbers where an outlet has fewer than {SMALL} articles.",
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
                "share": percent(total("with_reason") / hidden) if hidden else "–",
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
    return html_rows(rows, look) + anonymous_sources(audit)


def _claims(audit: Audit) -> Markup:
    alone = [row for row in audit.claims if row["one"]]
    several = len(audit.claims) - len(alone)
    rows = [
        {
            "article": article_of(audit, row, f"#s{row['statement']}"),
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
        {"article": article_of(audit, row), "accused": row["accused"], "by": row["by"] or "–"}
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
    told = [row for row in audit.articles if row["statements"]]
    first, last = (Counter(row[f"{end}_type"] for row in told) for end in ("first", "last"))
    rows = [
        {
            "type": HEADS[kind],
            "first": first[kind],
            "last": last[kind],
        }
        for kind in HEADS
        if first[kind] or last[kind]
    ]
    look = Look(
        "Whose statement comes first and last, by type",
        "In how many articles, of those where that is sure.",
        heads={"type": "Type", "first": "First word", "last": "Last word"},
        nothing="No source was found in these articles.",
    )
    articles = sorted(told, key=lambda row: -row["anonymous_statements"] / row["statements"])
    each = [
        {
            "article": article_of(audit, row),
            "first": row["first_word"] or "not sure",
            "last": row["last_word"] or "not sure",
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
            "of_statements": percent(row["share_of_statements"]),
            "of_words": percent(row["share_of_words"]),
        }
        | {
            f"outlet {outlet}": percent(cells.get((row["value"], outlet), 0.0))
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


def _more(count: int) -> str:
    return f"{count:,} more in the tables." if count > 0 else ""
