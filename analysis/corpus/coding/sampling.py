"""Draw a stratified sample of statements or sentences from the tables of a corpus.

The units of a stratum all have the same chance. Which are drawn hangs on the seed and on the units
alone, so that the same call gives the same sample, on any machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from analysis.corpus.coding.design import Design, Stratum, Unit
from analysis.corpus.coding.questions import UNITS, Question, questions
from analysis.corpus.query import Corpus
from analysis.errors import ParameterError

if TYPE_CHECKING:
    import pandas as pd

DRAWN = 300  # units, where nobody says otherwise
LEAST = 8  # units of a stratum, or all of them
VALUES = 8  # of a column that have strata of their own; the rarer ones share one
MOST = 100_000  # units of a sample
OTHERS, NOTHING = "(others)", "(none given)"
AROUND = 2  # sentences of context before and behind
_WORDS = {
    "statements": "len(regexp_extract_all(s.content, '[\\w]+'))",
    "sentences": "s.words",
}
_FRAME = """
    CREATE OR REPLACE TEMP TABLE frame AS
    SELECT s.article, s.number, s.start, s.stop, {words} AS words, {labels}{columns}
    FROM {unit} s JOIN stories a USING (article)
    LEFT JOIN actors p ON p.article = s.article AND p.actor = {actor}
    WHERE a.first OR NOT {once}
"""
_STRATA = """
    SELECT {names}, count(*)::BIGINT AS population, sum(words)::BIGINT AS size
    FROM frame GROUP BY ALL ORDER BY ALL
"""
_RANKED = """
    SELECT {names}, article, number, start, stop, words, row_number() OVER (
        PARTITION BY {names}
        ORDER BY md5(article || '#' || number || '#' || {seed}), article, number
    ) AS place
    FROM frame QUALIFY place <= {most}
"""
_CONTEXT = """
    SELECT article, number, sentence, start, stop FROM sentences
    WHERE article IN (SELECT unnest(?)) ORDER BY article, number
"""
_TITLES = "SELECT article, slug, title FROM articles WHERE article IN (SELECT unnest(?))"
_CONTENT = """
    SELECT article, number, content FROM statements WHERE article IN (SELECT unnest(?))
"""


def draw(
    corpus: Corpus,
    of: str = "statements",
    count: int = DRAWN,
    columns: Sequence[str] = (),
    *,
    seed: int = 1,
    asks: Sequence[str] = (),
    once: bool = False,
    values: int = VALUES,
) -> tuple[Design, pd.DataFrame]:
    """Draw a sample, stratified by Sayso's answers and by columns of the articles.

    A stratum gives ``LEAST`` units, or all that it has; what is left of ``count`` is shared out in
    proportion to the strata's populations (Cochran 1977, "Sampling Techniques", section 5.5, with a
    floor), each unit of a stratum with the same chance n/N, and so the weight N/n.

    Args:
        corpus: The tables.
        of: ``statements`` or ``sentences``.
        count: How many units.
        columns: Of ``Corpus.groups``, where shares are to be compared: ``outlet``, or a further
            column of the input, such as a ``topic``.
        seed: What the draw begins with.
        asks: The names of the questions; all about the unit where not given. Fewer make fewer
            strata.
        once: Whether copies of one story count once.
        values: How many values of a column have strata of their own, the commonest; the others
            share one.

    Returns:
        The design, and the sheet with a row a unit in random order and empty columns to fill in.

    Raises:
        ParameterError: The unit or a column is unknown, or ``count`` is too small for the strata.
    """
    known = corpus.groups()
    _check(of, count, columns, asks, known)
    asked = questions(of, asks)
    names = [*(question.name for question in asked), *map(_own_name, range(len(columns)))]
    _frame(corpus, asked, [known[name] for name in columns], once, values)
    counts = corpus.sql(_STRATA.format(names=", ".join(names)))
    if counts.empty:
        raise ParameterError(f"The tables have no {of}; there is nothing to draw from.")
    strata = _strata(counts, asked, columns)
    taken = allocation([stratum.population for stratum in strata], count)
    rows = _drawn(corpus, names, strata, taken, seed)
    units = tuple(
        Unit(
            f"u{at:04}", str(row["article"]), int(row["number"]), stratum, int(row["words"]),
            strata[stratum].population / taken[stratum],
        )
        for at, (stratum, row) in enumerate(rows, 1)
    )  # fmt: skip
    names_ = tuple(question.name for question in asked)
    folder, articles = corpus.folder.resolve().name, int(corpus.about["articles"])
    design = Design(of, names_, folder, articles, seed, tuple(columns), once, strata, units)
    return design, _sheet(corpus, design, [row for _, row in rows])


def _strata(
    counts: pd.DataFrame, asked: Sequence[Question], columns: Sequence[str]
) -> tuple[Stratum, ...]:
    """The strata: each with its values of the columns, Sayso's answers and its size."""
    return tuple(
        Stratum(
            {column: str(row[_own_name(at)]) for at, column in enumerate(columns)},
            {question.name: str(row[question.name]) for question in asked},
            int(row["population"]),
            int(row["size"]),
        )
        for row in counts.to_dict("records")
    )


def allocation(populations: Sequence[int], count: int, least: int = LEAST) -> list[int]:
    """How many units each stratum gives.

    Raises:
        ParameterError: ``count`` is too small to give every stratum ``least``.

    Example:
        >>> allocation([900, 90, 5], 100)
        [80, 15, 5]
    """
    taken = [min(size, least) for size in populations]
    left = count - sum(taken)
    if left < 0:
        raise ParameterError(
            f"{len(populations)} strata need at least {sum(taken)} units, not {count}; draw more "
            "with --units, or name fewer --strata."
        )
    room = [size - own for size, own in zip(populations, taken, strict=True)]
    total = sum(room)
    exact = [min(left, total) * free / total if total else 0.0 for free in room]
    more = [int(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda at: (more[at] - exact[at], at))
    for at in order[: min(left, total) - sum(more)]:
        more[at] += 1
    return [own + extra for own, extra in zip(taken, more, strict=True)]


def _own_name(at: int) -> str:
    """What a column of the strata is called in the frame."""
    return f"stratum_{at}"


def _check(
    of: str, count: int, columns: Sequence[str], asks: Sequence[str], known: Iterable[str]
) -> None:
    if of not in UNITS:
        raise ParameterError(f"There is no unit {of!r}; choose one of {', '.join(UNITS)}.")
    known_asks = [question.name for question in questions(of)]
    for name in asks:
        if name not in known_asks:
            raise ParameterError(
                f"There is no question {name!r} about {of}; choose from {', '.join(known_asks)}."
            )
    if not 1 <= count <= MOST:
        raise ParameterError(f"A sample has between 1 and {MOST:,} units, not {count:,}.")
    for column in columns:
        if column not in known:
            raise ParameterError(
                f"The articles have no column {column!r}; choose from {', '.join(known)}. What "
                "Sayso says of a unit always makes strata."
            )
    if len(set(columns)) < len(columns):
        raise ParameterError("A column is named twice; name each once.")


def _frame(
    corpus: Corpus, asked: Sequence[Question], columns: Sequence[str], once: bool, values: int
) -> None:
    """Every unit with its strata, as a table of the connection."""
    of = asked[0].unit
    labels = ", ".join(f"{question.column} AS {question.name}" for question in asked)
    corpus.sql(_FRAME.format(
        words=_WORDS[of], labels=labels, unit=of, once=str(once).lower(),
        actor="s.speaker_id" if of == "statements" else "NULL",
        columns="".join(
            f", coalesce({column}, '') AS {_own_name(at)}" for at, column in enumerate(columns)
        ),
    ))  # fmt: skip
    for name in map(_own_name, range(len(columns))):
        corpus.sql(f"UPDATE frame SET {name} = ? WHERE {name} = ''", [NOTHING])  # noqa: S608
        kept = (
            f"SELECT {name} FROM frame GROUP BY ALL ORDER BY count(*) DESC, {name} "  # noqa: S608
            f"LIMIT {int(values)}"
        )
        corpus.sql(f"UPDATE frame SET {name} = ? WHERE {name} NOT IN ({kept})", [OTHERS])  # noqa: S608


def _drawn(
    corpus: Corpus, names: Sequence[str], strata: Sequence[Stratum], taken: Sequence[int], seed: int
) -> list[tuple[int, dict[str, Any]]]:
    """The rows that were drawn with their stratum, in random order."""
    import random

    ranked = corpus.sql(
        _RANKED.format(names=", ".join(names), seed=int(seed), most=max(taken))
    ).sort_values(["article", "number"])
    places = {(*s.labels.values(), *s.columns.values()): at for at, s in enumerate(strata)}
    order = list(ranked.to_dict("records"))
    random.Random(seed).shuffle(order)
    out = []
    for row in order:
        at = places[tuple(str(row[name]) for name in names)]
        if row["place"] <= taken[at]:
            out.append((at, {str(key): value for key, value in row.items()}))
    return out


def _sheet(corpus: Corpus, design: Design, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """The sheet to be filled in: the words in their context, nothing of what Sayso says of them."""
    import pandas as pd

    articles = sorted({unit.article for unit in design.units})
    context = dict(iter(corpus.sql(_CONTEXT, [articles]).groupby("article")))
    named = corpus.sql(_TITLES, [articles]).itertuples(index=False)
    titles = {str(key): (str(slug), str(title)) for key, slug, title in named}
    contents: dict[tuple[str, int], str] = {}
    if design.of == "statements":
        said = corpus.sql(_CONTENT, [articles])
        contents = {(a, int(n)): str(c) for a, n, c in said.itertuples(index=False)}
    out = []
    for unit, row in zip(design.units, rows, strict=True):
        every = context[unit.article].to_dict("records")
        inside = [
            at for at, one in enumerate(every)
            if one["start"] < row["stop"] and one["stop"] > row["start"]
        ]  # fmt: skip
        first, last = (inside[0], inside[-1] + 1) if inside else (0, 0)
        texts = [str(one["sentence"]) for one in every]
        cells = {
            "unit": unit.unit,
            "article": titles[unit.article][0],
            "title": titles[unit.article][1],
            "before": " ".join(texts[max(0, first - AROUND) : first]),
            "sentence": " ".join(texts[first:last]),
            "after": " ".join(texts[last : last + AROUND]),
        }
        if design.of == "statements":
            cells["words"] = contents[unit.article, unit.number]
        out.append(cells | {question.name: "" for question in design.questions} | {"note": ""})
    return pd.DataFrame(out)
