"""What ``corpus.ipynb`` asks of the tables, answered by DuckDB; see ``corpus.overview``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.corpus.query import Corpus
from analysis.errors import ParameterError

if TYPE_CHECKING:
    import pandas as pd

NOTHING = "none given"  # a group of articles without a value in the column
# Where copies count once, the first of each cluster stands for all of them.
_NUMBERS = """
    WITH asked AS (
        PIVOT (SELECT article, measure, value FROM measures
               WHERE part = 'all' AND measure IN (SELECT unnest(?::VARCHAR[])))
        ON measure IN ({names}) USING first(value) GROUP BY article
    )
    SELECT a.slug AS article, if(a.outlet = '', ?, a.outlet) AS outlet,
           try_cast(a.date AS TIMESTAMP) AS date,
           a.words, a.statements, a.speakers, a.quoted, a.reporter, asked.* EXCLUDE (article)
           {group}
    FROM stories a LEFT JOIN asked USING (article)
    WHERE a.first OR NOT ?
    ORDER BY a.source, a.row, a.article
"""
_PLAIN = """
    SELECT slug AS article, if(outlet = '', ?, outlet) AS outlet,
           try_cast(date AS TIMESTAMP) AS date, words, statements, speakers, quoted, reporter
           {group}
    FROM stories a WHERE a.first OR NOT ? ORDER BY source, row, a.article
"""
_HEARD = """
    WITH heard AS (
        SELECT DISTINCT p.article, p.joined, if(s.outlet = '', ?, s.outlet) AS outlet
        FROM people p JOIN stories s USING (article)
        WHERE p.statements > 0 AND p.named AND NOT p.anonymous AND (s.first OR NOT ?)
    ),
    top AS (
        SELECT joined, count(*) AS articles FROM heard GROUP BY joined
        ORDER BY articles DESC, joined LIMIT ?
    )
    SELECT h.joined AS actor, t.articles, h.outlet, count(*) AS count
    FROM heard h JOIN top t USING (joined) GROUP BY ALL
"""


def numbers(
    corpus: Corpus, measures: Sequence[str], nowhere: str, once: bool = False, by: str = "outlet"
) -> pd.DataFrame:
    """One row per article, as ``overview.numbers`` gives it.

    Args:
        corpus: The tables.
        measures: Names of measures.
        nowhere: What is written where an article has no outlet.
        once: Whether copies of one story count once.
        by: A column to be there too, by which the articles are compared.

    Raises:
        ParameterError: A measure or the column is unknown.
    """
    available = set(corpus.sql("SELECT DISTINCT measure FROM measures")["measure"])
    for name in measures:
        if name not in available:
            listing = ", ".join(sorted(available))
            raise ParameterError(f"There is no measure {name!r}; choose one of {listing}.")
    group = group_column(corpus, by)
    if not measures:
        return corpus.sql(_PLAIN.format(group=group), [nowhere, once])
    names = ", ".join("'" + name.replace("'", "''") + "'" for name in measures)
    return corpus.sql(_NUMBERS.format(names=names, group=group), [list(measures), nowhere, once])


def group_column(corpus: Corpus, by: str) -> str:
    """A column by which articles are compared, as SQL behind other columns.

    Empty for the outlet, which is always there.

    Raises:
        ParameterError: There is no such column.
    """
    if by == "outlet":
        return ""
    groups = corpus.groups()
    if by not in groups:
        listing = ", ".join(sorted(groups))
        raise ParameterError(f"The articles have no column {by!r}; choose one of {listing}.")
    return f""", coalesce(nullif({groups[by]}, ''), '{NOTHING}') AS "{by}" """


def actors_by_outlet(corpus: Corpus, top: int, nowhere: str, once: bool = False) -> pd.DataFrame:
    """One row per actor, one column per outlet, as ``overview.actors_by_outlet`` gives it.

    Of the outlets, the ``top`` ones in which these actors are heard most have a column.
    """
    counts = corpus.sql(_HEARD, [nowhere, once, top])
    table = counts.pivot_table("count", "actor", "outlet", aggfunc="sum", fill_value=0)
    most = table.sum().sort_values(ascending=False, kind="stable").index[:top]
    table = table[sorted(most)].astype(int)
    table.insert(0, "articles", counts.groupby("actor")["articles"].first())
    table = table.sort_values("articles", ascending=False, kind="stable")
    table.columns.name = None
    return table.reset_index()
