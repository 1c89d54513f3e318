"""Many articles in a few tables: what each is made of, by outlet and over time.

From a folder or one file of articles, each of which is read, or from the tables of a corpus that
``sayso corpus`` has made, which are only asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.article.article import Article
from analysis.article.collection import articles
from analysis.article.language import language
from analysis.article.text_kind import check_readable, text_kind
from analysis.common.loading import day
from analysis.corpus import Corpus, is_corpus, opened, overview_sql
from analysis.corpus.query import GROUPS
from analysis.corpus.schema import further_column
from analysis.errors import ArticleError, ParameterError
from analysis.pipeline import Analysis, analyse
from analysis.statements.attribution_candidate import Flag

if TYPE_CHECKING:
    import pandas as pd

    from analysis.rhetoric.value import Measures

_ERRORS = """
    SELECT if(slug = '', source || if(row = 0, '', ', row ' || row), slug) AS article,
           title, outlet, told AS reason
    FROM errors ORDER BY source, errors.row LIMIT ?
"""
MEASURES = ("hedges", "boosters", "negation", "questions")
NO_OUTLET = "no outlet given"


def gathered(source: str | Path, most: int = 200) -> tuple[Article, ...] | Corpus:
    """The articles of a folder (by file name) or of a file with many; a corpus as it is.

    Args:
        source: A folder, or a .jsonl or .csv file; a file with one article gives that one. Or the
            folder of a corpus.
        most: No more than so many; a corpus is taken whole.

    Raises:
        ArticleError: The source is missing or holds no article.
    """
    path = Path(source)
    if is_corpus(path):
        return opened(path)
    return tuple(islice(articles(path), most))


def analysed(
    read: Sequence[Article] | Corpus, method: str = "tagger"
) -> tuple[Analysis, ...] | Corpus:
    """What ``gathered`` gave, each article to be analysed once, whatever is asked of it later.

    An article without text, or not in English, is left out: see ``left_out``.

    Raises:
        ArticleError: No article is left.
    """
    if isinstance(read, Corpus):
        return read
    unread = {number for number, _ in _faults(read)}
    if len(unread) == len(read):
        raise ArticleError(f"None of the articles can be read. The first: {_faults(read)[0][1]}")
    kept = [article for number, article in enumerate(read) if number not in unread]
    return tuple(analyse(article, method=method, deep=False) for article in kept)


def left_out(read: Sequence[Article] | Corpus, most: int = 50) -> pd.DataFrame:
    """One row per article that is in no number: its id, title and outlet, and why.

    Args:
        read: What ``gathered`` gave.
        most: How many are listed at most.
    """
    import pandas as pd

    if isinstance(read, Corpus):
        return read.sql(_ERRORS, [most])
    rows = [
        (read[number].id, read[number].title, read[number].outlet, reason)
        for number, reason in _faults(read)
    ]
    return pd.DataFrame(rows[:most], columns=["article", "title", "outlet", "reason"])


def _faults(read: Sequence[Article]) -> list[tuple[int, str]]:
    out = []
    for number, article in enumerate(read):
        try:
            check_readable(article)
        except ArticleError as error:
            out.append((number, str(error)))
    return out


def numbers(
    read: Sequence[Article | Analysis] | Corpus,
    measures: Sequence[str] = MEASURES,
    method: str = "tagger",
    once: bool = False,
    by: str = "outlet",
) -> pd.DataFrame:
    """One row per article: outlet, date, words, statements, speakers, words quoted, measures.

    ``quoted`` and ``reporter`` are shares of the article's words, from 0 to 1; a measure is in the
    unit that ``analysis.rhetoric`` gives it (mostly per 1,000 words).

    Args:
        read: The articles, or a corpus.
        measures: Names of measures.
        method: What finds the statements; a corpus has been read already.
        once: Of a corpus, whether copies of one story count once.
        by: What the articles are to be compared by: ``outlet``, ``text_kind``, ``year``, ``month``,
            ``language``, ``author``, or a further column of the input, which becomes a column.

    Raises:
        ParameterError: A measure, or the column to compare by, is unknown.
    """
    import pandas as pd

    if by in measures:
        raise ParameterError(f"There is a measure {by!r} too; give the column another name.")
    if isinstance(read, Corpus):
        return overview_sql.numbers(read, measures, NO_OUTLET, once, by)
    rows = []
    groups = groups_of(read, by)
    for given, group in zip(read, groups, strict=True):
        a = analysis_of(given, method)
        article, statements, every = a.article, a.statements, a.shares
        words = sum(row.words for row in every) or 1
        rows.append(
            {
                "article": article.id,
                "outlet": article.outlet or NO_OUTLET,
                "date": pd.to_datetime(
                    article.date if day(article.date) else "unknown", errors="coerce"
                ),
                "words": sum(row.words for row in every),
                "statements": len(statements),
                "speakers": len({s.speaker for s in statements if s.speaker}),
                "quoted": sum(row.quoted for row in every) / words,
                "reporter": every[-1].words / words,
            }
            | {name: _value(a.measures, name) for name in measures}
            | ({} if by == "outlet" else {by: group or overview_sql.NOTHING})
        )
    return pd.DataFrame(rows)


def groups_of(read: Sequence[Article | Analysis], by: str) -> list[str]:
    """What each article has in a column by which articles are compared; see ``numbers``.

    Raises:
        ParameterError: There is no such column.
    """
    articles = [one.article if isinstance(one, Analysis) else one for one in read]
    rows = [{further_column(n): words for n, words in a.columns.items()} for a in articles]
    if by == "text_kind":
        return [text_kind(article).value for article in articles]
    if by == "language":
        return [language(article.text) for article in articles]
    if by in ("year", "month"):
        return [article.date[: 4 if by == "year" else 7] for article in articles]
    if by in ("outlet", "author"):
        return [getattr(article, by) for article in articles]
    further = sorted({name for row in rows for name in row})
    if by not in further:
        listing = ", ".join([*GROUPS, *further])
        raise ParameterError(f"The articles have no column {by!r}; choose one of {listing}.")
    return [row.get(by, "") for row in rows]


def actors_by_outlet(
    read: Sequence[Article | Analysis] | Corpus,
    top: int = 12,
    method: str = "tagger",
    once: bool = False,
) -> pd.DataFrame:
    """One row per actor, one column per outlet: in how many of its articles the actor is heard.

    Of a corpus, ``top`` outlets have a column, and ``once`` makes copies of one story count once.
    """
    import pandas as pd

    from analysis.corpus.match_across_articles import canonical

    if isinstance(read, Corpus):
        return overview_sql.actors_by_outlet(read, top, NO_OUTLET, once)
    pairs: list[tuple[str, str]] = []
    kinds: dict[str, str] = {}
    for article in read:
        a = analysis_of(article, method)
        statements, outlet = a.statements, a.article.outlet
        named = {actor.id: actor.kind for actor in statements.cast.actors if actor.named}
        heard = {
            s.speaker: named.get(s.speaker_id, "")
            for s in statements
            if s.speaker_id in named or (s.speaker and Flag.BY_HAND in s.flags)
        }
        pairs += [(outlet or NO_OUTLET, name) for name in heard]
        kinds |= heard
    canonical_names = canonical(sorted(kinds), kinds)
    frame = pd.DataFrame(pairs, columns=["outlet", "actor"])
    frame["actor"] = [canonical_names[name] for name in frame["actor"]]
    table = pd.crosstab(frame["actor"], frame["outlet"])
    table.insert(0, "articles", table.sum(axis=1))
    table = table.sort_values("articles", ascending=False, kind="stable").head(top)
    table.columns.name = None
    return table.reset_index()


def with_titles(frame: pd.DataFrame, read: Sequence[Article | Analysis] | Corpus) -> pd.DataFrame:
    """The rows of ``numbers`` with the articles' titles in place of their short names.

    An article without a title keeps its short name.
    """
    if isinstance(read, Corpus):
        stories = read.sql("SELECT slug, title FROM stories WHERE title != ''")
        titles = dict(zip(stories["slug"], stories["title"], strict=True))
    else:
        articles = [one.article if isinstance(one, Analysis) else one for one in read]
        titles = {article.id: article.title for article in articles if article.title}
    return frame.assign(article=[titles.get(name, name) for name in frame["article"]])


def listing(frame: pd.DataFrame, most: int) -> str:
    """What a table of so many articles is called.

    Example:
        >>> import pandas
        >>> listing(pandas.DataFrame({"article": range(3000)}), 200)
        'Overview of the articles, the first 200 of 3,000'
    """
    caption = "Overview of the articles"
    return f"{caption}, the first {most:,} of {len(frame):,}" if len(frame) > most else caption


def by_outlet(frame: pd.DataFrame, by: str = "outlet") -> pd.DataFrame:
    """The means of ``numbers`` by outlet, and how many articles each is made from.

    Args:
        frame: What ``numbers`` gave.
        by: Another column of it to compare by.
    """
    groups = frame.drop(columns=["article", "date"]).groupby(by)
    out = groups.mean(numeric_only=True)
    out.insert(0, "articles", groups.size())
    return out.reset_index()


def analysis_of(given: Article | Analysis, method: str) -> Analysis:
    """What is found in an article: as it was given, or now."""
    return given if isinstance(given, Analysis) else analyse(given, method=method, deep=False)


def _value(measures: Measures, name: str) -> float:
    try:
        return measures.get(name).value
    except KeyError as error:
        names = ", ".join(sorted({row.value.name for row in measures}))
        raise ParameterError(f"There is no measure {name!r}; choose one of {names}.") from error
