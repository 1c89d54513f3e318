"""What ``corpus.ipynb`` asks of the tables, answered by DuckDB; see ``corpus.overview``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.corpus.query import Corpus
from analysis.errors import ParameterError

if TYPE_CHECKING:
    import pandas as pd

# Where copies count once, the first of each cluster stands for all of them.
_NUMBERS = """
    WITH asked AS (
        PIVOT (SELECT article, measure, value FROM measures
               WHERE part = 'all' AND measure IN (SELECT unnest(?::VARCHAR[])))
        ON measure IN ({names}) USING first(value) GROUP BY article
    )
    SELECT s.slug AS article, if(s.outlet = '', ?, s.outlet) AS outlet,
           try_cast(s.date AS TIMESTAMP) AS date,
           s.words, s.statements, s.speakers, s.quoted, s.reporter, asked.* EXCLUDE (article)
    FROM stories s LEFT JOIN asked USING (article)
    WHERE s.first OR NOT ?
    ORDER BY s.source, s.row, s.article
"""
_PLAIN = """
    SELECT slug AS article, if(outlet = '', ?, outlet) AS outlet,
           try_cast(date AS TIMESTAMP) AS date, words, statements, speakers, quoted, reporter
    FROM stories s WHERE s.first OR NOT ? ORDER BY source, row, s.article
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
    corpus: Corpus, measures: Sequence[str], nowhere: str, once: bool = False
) -> pd.DataFrame:
    """One row per article, as ``overview.numbers`` gives it.

    Args:
        corpus: The tables.
        measures: Names of measures.
        nowhere: What is written where an article has no outlet.
        once: Whether copies of one story count once.

    Raises:
        ParameterError: A measure is unknown.
    """
    available = set(corpus.sql("SELECT DISTINCT measure FROM measures")["measure"])
    for name in measures:
        if name not in available:
            listing = ", ".join(sorted(available))
            raise ParameterError(f"There is no measure {name!r}; choose one of {listing}.")
    if not measures:
        return corpus.sql(_PLAIN, [nowhere, once])
    names = ", ".join("'" + name.replace("'", "''") + "'" for name in measures)
    return corpus.sql(_NUMBERS.format(names=names), [list(measures), nowhere, once])


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
