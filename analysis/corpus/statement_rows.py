"""What was said in many articles, statement by statement, and who is quoted how often."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.article.article import Article
from analysis.corpus import Corpus
from analysis.corpus.overview import NO_OUTLET, analysis_of
from analysis.pipeline import Analysis

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("article", "outlet", "date", "speaker", "kind", "words")
_ROWS = """
    SELECT if(a.title = '', a.slug, a.title) AS article, if(a.outlet = '', ?, a.outlet) AS outlet,
           a.date AS date, coalesce(p.joined, s.speaker) AS speaker, s.kind, s.content AS words
    FROM statements s JOIN stories a USING (article)
    LEFT JOIN people p ON p.article = s.article AND p.actor = s.speaker_id
    WHERE a.first OR NOT ?
    ORDER BY a.date DESC, a.source, a.row, s.article, s.number
"""


def rows(
    read: Sequence[Article | Analysis] | Corpus, method: str = "tagger", once: bool = False
) -> pd.DataFrame:
    """One row per statement, the newest article first: article, outlet, date, speaker, kind, words.

    Speakers go by one name in all articles, where their names are surely one actor's.

    Args:
        read: The articles, what was found in them, or a corpus.
        method: What finds the statements; a corpus, or an analysis, has been read already.
        once: Of a corpus, whether copies of one story count once.
    """
    import pandas as pd

    from analysis.corpus.align import canonical

    if isinstance(read, Corpus):
        return read.sql(_ROWS, [NO_OUTLET, once])
    out, kinds = [], {}
    for one in read:
        a = analysis_of(one, method)
        by_id = {actor.id: actor.kind for actor in a.statements.cast.actors}
        for s in a.statements:
            name = a.article.title or a.article.slug
            words = a.statements.words(s)
            outlet = a.article.outlet or NO_OUTLET
            out.append((name, outlet, a.article.date, s.speaker, s.kind, words))
            if s.speaker:
                kinds[s.speaker] = by_id.get(s.speaker_id, "")
    known = canonical(sorted(kinds), kinds)
    frame = pd.DataFrame(out, columns=list(COLUMNS))
    frame["speaker"] = [known.get(name, "") for name in frame["speaker"]]
    return frame.sort_values("date", ascending=False, kind="stable").reset_index(drop=True)


def most_quoted(frame: pd.DataFrame, top: int = 12) -> pd.DataFrame:
    """Who is quoted most: statements, those in quotation marks, articles and outlets.

    Args:
        frame: What ``rows`` gave.
        top: How many speakers.

    Example:
        >>> import pandas
        >>> row = ("Rain", "The Example", "2020-01-02", "Ann Lee", "direct", "It rains")
        >>> most_quoted(pandas.DataFrame([row, row], columns=list(COLUMNS)))["statements"].tolist()
        [2]
    """
    named = frame[frame["speaker"] != ""]
    groups = named.assign(in_marks=named["kind"] != "indirect").groupby("speaker")
    out = groups.agg(
        statements=("words", "size"),
        in_marks=("in_marks", "sum"),
        articles=("article", "nunique"),
        outlets=("outlet", "nunique"),
    ).reset_index()
    order = ["articles", "statements", "speaker"]
    return out.sort_values(order, ascending=[False, False, True]).head(top).reset_index(drop=True)
