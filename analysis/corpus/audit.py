"""The sourcing of many articles: a row per source, and outlets and weeks side by side.

Each article is read once and only its rows are kept, so that a folder of any size can be audited.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any

from analysis.claims.anonymous_claims import anonymous_claims
from analysis.corpus.people_table import FACTS
from analysis.errors import ParameterError
from analysis.statements.source_types import SourceType
from analysis.statements.sources import COLUMNS, Source, row_of

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.people_table import People
    from analysis.pipeline import Analysis

Row = Mapping[str, Any]
QUOTED = 140  # characters of a source's first words
NO_OUTLET, NO_DATE, NOTHING = "no outlet", "no date", "none given"
COUNTS = ("articles", "sources", "statements", "share_of_statements", "words", "share_of_words")
ARTICLE_COLUMNS = (
    *FACTS, "link", "sources", "statements", "unsourced", "words", "source_words", "anonymous",
    "with_reason", "anonymous_statements", "rest_on_one_anonymous", "first_word", "first_type",
    "last_word", "last_type",
)  # fmt: skip
CHANNEL_COLUMNS = (*FACTS, "type", "channel", "statements")
CLAIM_COLUMNS = (*FACTS, "source", "one", "claim", "statement", "start", "end")
ACCUSED_COLUMNS = (*FACTS, "accused", "by", "reply", "claim")


@dataclass(frozen=True, slots=True)
class Audit:
    """The rows of an audit.

    Args:
        articles: One row per article.
        sources: One row per source of an article.
        channels: One row per type and channel of an article, with how many statements.
        claims: One row per claim that rests on an anonymous source alone.
        accused: One row per accusation, and whether it is answered.
        people: The columns of the user's table of people; empty where none was given.
        by: Further columns of the articles by which they are set side by side.
    """

    articles: tuple[Row, ...] = ()
    sources: tuple[Row, ...] = ()
    channels: tuple[Row, ...] = ()
    claims: tuple[Row, ...] = ()
    accused: tuple[Row, ...] = ()
    people: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    def tables(self, accusations: bool = False) -> dict[str, pd.DataFrame]:
        """The audit as tables by name.

        Args:
            accusations: Whether whom statements accuse is right often enough to be told of.
        """
        out = {
            "articles": _frame(self.articles, (*ARTICLE_COLUMNS, *self.by)),
            "sources": _frame(
                self.sources, (*FACTS, *COLUMNS, "quotation", *self.people, *self.by)
            ),
            "types": _frame(shares(self.sources), ("type", *COUNTS)),
            "by_outlet": _frame(self.grouped("outlet"), ("outlet", "type", *COUNTS)),
            "by_week": _frame(self.grouped("week"), ("week", "type", *COUNTS)),
            **{
                f"by_{name}": _frame(self.grouped(name), (name, "type", *COUNTS))
                for name in self.by
            },
            "channels": _frame(self.channels, CHANNEL_COLUMNS),
            "anonymous_claims": _frame(self.claims, CLAIM_COLUMNS),
        }
        if accusations:
            out["accused"] = _frame(self.accused, ACCUSED_COLUMNS)
        if self.people:
            rows = [row for column in self.people for row in self.by_people(column)]
            out["people"] = _frame(rows, ("column", "value", "outlet", *COUNTS))
        return out

    def grouped(self, column: str) -> list[dict[str, Any]]:
        """The types of sources of each outlet or each week."""
        return [
            {column: value, **row}
            for value in self.values(column)
            for row in shares([r for r in self.sources if r[column] == value])
        ]

    def values(self, column: str) -> list[str]:
        """The outlets or weeks: outlets by how many statements they have, weeks in their order."""
        counts = Counter[str]()
        for row in self.articles:
            counts[row[column]] += row["statements"]
        if column == "week":
            return sorted(counts, key=lambda week: (week == NO_DATE, week))
        return sorted(counts, key=lambda name: (-counts[name], name))

    def by_people(self, column: str) -> list[dict[str, Any]]:
        """The named people by a column of the user's table, for all outlets and for each."""
        named = [row for row in self.sources if row["type"] == SourceType.PERSON]
        outlets = self.values("outlet")
        out = []
        for outlet in ("", *(outlets if len(outlets) > 1 else ())):
            rows = [row for row in named if outlet in ("", row["outlet"])]
            for one in shares(rows, column):
                value = one.pop(column)
                out.append({"column": column, "value": value, "outlet": outlet or "all", **one})
        return out


def shares(rows: Sequence[Row], by: str = "type") -> list[dict[str, Any]]:
    """How many sources, statements and words each type has, and which share of all.

    Args:
        rows: Rows of ``Audit.sources``.
        by: The column by which they are counted.

    Example:
        >>> row = {"article": "a", "type": "group", "statements": 2, "words": 9}
        >>> shares([row, row | {"type": "anonymous"}])[0]["share_of_statements"]
        0.5
    """
    statements = sum(row["statements"] for row in rows) or 1
    words = sum(row["words"] for row in rows) or 1
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[by], []).append(row)
    out = []
    for value, group in groups.items():
        said, spoken = (sum(row[name] for row in group) for name in ("statements", "words"))
        out.append(
            {
                by: value,
                "articles": len({row["article"] for row in group}),
                "sources": len(group),
                "statements": said,
                "share_of_statements": round(said / statements, 4),
                "words": spoken,
                "share_of_words": round(spoken / words, 4),
            }
        )
    return sorted(out, key=lambda row: (-row["statements"], row[by]))


def sourcing_audit(
    analyses: Iterable[tuple[Analysis, str]],
    people: People | None = None,
    by: Sequence[str] = (),
) -> Audit:
    """The audit of many articles.

    Args:
        analyses: Each analysis, with the address of its report or an empty text.
        people: What the user tells of people, by name.
        by: Further columns of the articles (of a table, or of a side file's ``columns``) by which
            they are set side by side.

    Raises:
        ParameterError: No article has such a column, or the audit has one of its name.

    Example:
        >>> import analysis as an
        >>> text = '"The bridge is unsafe," said an aide who asked not to be named.'
        >>> a = an.analyse(an.parse(text, "bridge", date="2020-01-06"), method="rules", deep=False)
        >>> row = sourcing_audit([(a, "")]).articles[0]
        >>> row["week"], row["anonymous"], row["rest_on_one_anonymous"]
        ('2020-W02', 1, 1)
    """
    for name in by:
        if name in (*FACTS, *COLUMNS, "quotation", *ARTICLE_COLUMNS, *COUNTS):
            raise ParameterError(f"An audit has a column {name!r} already; name another with --by.")
    rows: dict[str, list[Row]] = {
        f.name: [] for f in fields(Audit) if f.name not in ("people", "by")
    }
    known: set[str] = set()
    for a, link in analyses:
        more = {name: a.article.columns.get(name) or NOTHING for name in by}
        known |= a.article.columns.keys()
        for name, found in _rows(a, people, link).items():
            rows[name] += [{**row, **more} for row in found]
    if rows["articles"] and (lacking := [name for name in by if name not in known]):
        listing = ", ".join(sorted(known)) or "none of their own"
        raise ParameterError(f"The articles have no column {lacking[0]!r}; they have {listing}.")
    columns = people.columns if people is not None else ()
    parts = {name: tuple(found) for name, found in rows.items()}
    return Audit(**parts, people=columns, by=tuple(by))


def _rows(a: Analysis, people: People | None, link: str) -> dict[str, list[Row]]:
    """The rows of one article, by the names of the parts of an audit."""
    facts, text = _facts(a), a.article.text
    ways = Counter((str(s.type), str(c)) for s in a.sources for c in s.channels)
    alone = anonymous_claims(a.claims, a.sources)
    return {
        "articles": [_article_row(a, facts, link, sum(c.one for c in alone))],
        "sources": [
            facts | row_of(s, text) | {"quotation": _quotation(a, s)} | _told_of(s, people)
            for s in a.sources
        ],
        "channels": [
            facts | {"type": kind, "channel": channel, "statements": count}
            for (kind, channel), count in sorted(ways.items())
        ],
        "claims": [
            facts
            | {
                "source": c.source.name,
                "one": c.one,
                "claim": a.claims.words(c.claim),
                "statement": c.claim.statement,
                "start": c.claim.span.start,
                "end": c.claim.span.end,
            }
            for c in alone
        ],
        "accused": [
            facts | {"accused": r.accused, "by": r.by, "reply": r.how.value, "claim": r.claim}
            for r in a.replies
        ],
    }


def _quotation(a: Analysis, source: Source) -> str:
    """The words of a source's first statement, cut where they are long."""
    words = a.statements.words(a.statements[source.statements[0] - 1]).strip("“”\"'’‘,. ")
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"


def _told_of(source: Source, people: People | None) -> dict[str, str]:
    """What the user's table says of a source; nothing of one that is no named person."""
    if people is None:
        return {}
    return people.of(source.name) if source.type is SourceType.PERSON else people.empty


def _facts(a: Analysis) -> dict[str, Any]:
    article = a.article
    return {
        "article": article.id or article.slug,
        "title": article.title,
        "outlet": article.outlet.partition(" (")[0].strip() or NO_OUTLET,
        "date": article.date,
        "week": week_of(article.date),
    }


def week_of(day: str) -> str:
    """The week of a day by ISO 8601, which begins on a Monday.

    Example:
        >>> week_of("2020-01-05"), week_of("2020-01-06T10:00:00Z"), week_of("soon")
        ('2020-W01', '2020-W02', 'no date')
    """
    try:
        year, week, _ = date.fromisoformat(day.strip()[:10]).isocalendar()
    except ValueError:
        return NO_DATE
    return f"{year}-W{week:02}"


def _article_row(a: Analysis, facts: Row, link: str, alone: int) -> Row:
    hidden = [s for s in a.sources if s.anonymous]
    first, last = a.sources.first, a.sources.last
    return {
        **facts,
        "link": link,
        "sources": len(a.sources),
        "statements": sum(len(s.statements) for s in a.sources),
        "unsourced": len(a.sources.unsourced),
        "words": a.article.word_count,
        "source_words": sum(s.words for s in a.sources),
        "anonymous": len(hidden),
        "with_reason": sum(s.reason is not None for s in hidden),
        "anonymous_statements": sum(len(s.statements) for s in hidden),
        "rest_on_one_anonymous": alone,
        "first_word": first.name if first is not None else "",
        "first_type": str(first.type) if first is not None else "",
        "last_word": last.name if last is not None else "",
        "last_type": str(last.type) if last is not None else "",
    }


def _frame(rows: Sequence[Row], columns: Sequence[str]) -> pd.DataFrame:
    import pandas

    return pandas.DataFrame(list(rows), columns=list(columns))
