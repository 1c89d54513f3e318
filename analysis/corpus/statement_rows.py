"""What was said in many articles, statement by statement, and who is quoted how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.article.article import Article, title_of
from analysis.common.loading import sortable
from analysis.corpus import Corpus, overview_sql
from analysis.corpus.overview import analysis_of, groups_of
from analysis.pipeline import Analysis
from analysis.statements.statement_words import cue_words

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("article", "outlet", "date", "speaker", "cue", "kind", "words")
_ROWS = """
    SELECT if(a.title = '', a.slug, a.title) AS article, a.outlet AS outlet,
           a.date AS date, coalesce(p.joined, s.speaker) AS speaker, s.cue, s.kind,
           s.content AS words{group}
    FROM statements s JOIN stories a USING (article)
    LEFT JOIN people p ON p.article = s.article AND p.actor = s.speaker_id
    WHERE a.first OR NOT ?
    ORDER BY try_cast(left(a.date, 10) AS DATE) DESC NULLS LAST,
             a.source, a.row, s.article, s.number
"""


def rows(
    read: Sequence[Article | Analysis] | Corpus,
    method: str = "tagger",
    once: bool = False,
    by: str = "outlet",
) -> pd.DataFrame:
    """One row per statement, the newest article first: who said what, where, and the cue.

    Speakers go by one name in all articles, where their names are surely one actor's.

    Args:
        read: The articles, what was found in them, or a corpus.
        method: What finds the statements; a corpus, or an analysis, has been read already.
        once: Of a corpus, whether copies of one story count once.
        by: A column of the articles to be there too; see ``overview.numbers``.

    Raises:
        ParameterError: There is no such column.
    """
    import pandas as pd

    from analysis.corpus.match_across_articles import canonical

    if isinstance(read, Corpus):
        return read.sql(_ROWS.format(group=overview_sql.group_column(read, by)), [once])
    out, kinds = [], {}
    groups = []
    for one, group in zip(read, groups_of(read, by), strict=True):
        a = analysis_of(one, method)
        by_id = {actor.id: actor.kind for actor in a.statements.cast.actors}
        for s in a.statements:
            name, cue = title_of(a.article), cue_words(a.statements, s)
            words = a.statements.words(s)
            outlet = a.article.outlet
            out.append((name, outlet, a.article.date, s.speaker, cue, s.kind, words))
            groups.append(group or overview_sql.NOTHING)
            if s.speaker:
                kinds[s.speaker] = by_id.get(s.speaker_id, "")
    known = canonical(sorted(kinds), kinds)
    frame = pd.DataFrame(out, columns=list(COLUMNS))
    frame["speaker"] = [known.get(name, "") for name in frame["speaker"]]
    if by != "outlet":
        frame[by] = groups
    frame = frame.sort_values(
        "date", ascending=False, kind="stable", key=lambda dates: dates.map(sortable)
    )
    return frame.reset_index(drop=True)


def most_quoted(frame: pd.DataFrame, top: int = 12) -> pd.DataFrame:
    """Who is quoted most: statements, those in quotation marks, articles and outlets.

    Args:
        frame: What ``rows`` gave.
        top: How many speakers.

    Example:
        >>> import pandas
        >>> row = ("Rain", "The Example", "2020-01-02", "Ann Lee", "said", "direct", "It")
        >>> most_quoted(pandas.DataFrame([row, row], columns=list(COLUMNS)))["statements"].tolist()
        [2]
    """
    named = frame[frame["speaker"] != ""]
    groups = named.assign(in_marks=named["kind"] != "indirect").groupby("speaker")
    out = groups.agg(
        statements=("words", "size"),
        in_marks=("in_marks", "sum"),
        articles=("article", "nunique"),
        outlets=("outlet", lambda names: names[names != ""].nunique()),
    ).reset_index()
    order = ["articles", "statements", "speaker"]
    return out.sort_values(order, ascending=[False, False, True]).head(top).reset_index(drop=True)
