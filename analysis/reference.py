"""Where a measure stands among the articles of a reference corpus."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.article import Article
from analysis.errors import DataError, ParameterError
from analysis.lexicons import DATA, table

if TYPE_CHECKING:
    from analysis.rhetoric.values import Measures

SHIPPED = DATA / "reference.json.gz"
PARTS = ("all", "reporter", "quoted")
# So many of the words found in most articles leave as large a share of PolNeAR train's words
# unfamiliar (19 %) as Dale and Chall's list of 3,000 does (20 %).
FAMILIAR = 800
LEAST_ARTICLES = 20
FORMAT = 1

Percentiles = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a value stands: below how many of 100 articles, in a number and in words."""

    percentile: float
    words: str
    articles: int


@dataclass(frozen=True, slots=True)
class Reference:
    """Percentiles of each measure and word counts of a corpus.

    Args:
        name: What the articles are, as it reads in a sentence: "US political news".
        articles: How many there are.
        levels: For (part, measure) the values at evenly spaced percentiles from 0 to 100.
        outlets: The same for (outlet, measure), for measures in which outlets differ.
        between: For each measure the share of its variance that lies between outlets (eta²).
        words: For each frequent word, in lower case, its count and the number of its articles.
        total: All words of the corpus.
    """

    name: str
    articles: int
    levels: Mapping[tuple[str, str], Percentiles]
    outlets: Mapping[tuple[str, str], Percentiles]
    between: Mapping[str, float]
    words: Mapping[str, tuple[int, int]]
    total: int


def place(
    measure: str,
    value: float,
    part: str = "all",
    reference: Reference | None = None,
    outlet: str = "",
) -> Standing | None:
    """Where a value stands among the articles of the reference corpus.

    The percentile is the share of articles below the value, plus half of those at it.

    Args:
        measure: The measure's name, as ``rhetoric`` gives it.
        value: Its value; NaN has no place.
        part: ``all``, ``reporter`` or ``quoted``; a speaker's words are placed among quoted ones.
        reference: The shipped one where not given.
        outlet: Place it among this outlet's articles alone.

    Returns:
        The standing; None where the reference does not know the measure or the value is NaN.

    Raises:
        ParameterError: The reference knows no such outlet, or not for this measure.

    Example:
        >>> standing = place("hedges", 1000.0)
        >>> standing.percentile, standing.words
        (100.0, 'more hedged than 100 of 100 articles of US political news')
    """
    known = reference or shipped()
    if outlet:
        if (outlet, measure) not in known.outlets:
            names = sorted({name for name, other in known.outlets if other == measure})
            among = f"known are {', '.join(names)}" if names else "outlets do not differ in it"
            raise ParameterError(f"no reference of {outlet!r} for {measure!r}; {among}.")
        levels = known.outlets[outlet, measure]
    else:
        group = part if part in PARTS else "quoted"
        levels = known.levels.get((group, measure), ())
    if not levels or value != value:
        return None
    percent = 100 * (_rank(levels, value))
    return Standing(percent, _words(measure, percent, known.name, outlet), known.articles)


def placed(measures: Measures, reference: Reference | None = None) -> tuple[Standing | None, ...]:
    """The standing of each row of ``rhetoric``'s result, in its order."""
    known = reference or shipped()
    return tuple(place(row.value.name, row.value.value, row.part, known) for row in measures)


def unusual(
    measures: Measures, reference: Reference | None = None, beyond: float = 90.0
) -> tuple[tuple[int, Standing], ...]:
    """The rows (by number) whose value is beyond a percentile on either side, most so first."""
    found = [
        (at, standing)
        for at, standing in enumerate(placed(measures, reference))
        if standing and (standing.percentile >= beyond or standing.percentile <= 100 - beyond)
    ]
    return tuple(sorted(found, key=lambda pair: -abs(pair[1].percentile - 50)))


def build(articles: Iterable[Article], name: str, least_count: int = 5) -> Reference:
    """Measure a corpus, to place other articles in it.

    Args:
        articles: At least 20; an article's ``outlet`` groups it.
        name: What they are, as it reads in a sentence.
        least_count: Words that come less often (or in fewer than three articles) are not kept.

    Raises:
        ParameterError: There are too few articles to make a reference of.
    """
    from analysis.rhetoric import passage, rhetoric

    values: dict[tuple[str, str], list[float]] = {}
    outlets: dict[str, dict[str, list[float]]] = {}
    count: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    number = 0
    for article in articles:
        number += 1
        for split in ("all", "voice"):
            for row in rhetoric(article, split=split):
                value = row.value.value
                if value != value:
                    continue
                values.setdefault((row.part, row.value.name), []).append(value)
                if split == "all" and article.outlet:
                    outlets.setdefault(row.value.name, {}).setdefault(article.outlet, []).append(
                        value
                    )
        own = Counter(word.low for word in passage(article.text, article.body).words)
        count.update(own)
        spread.update(own.keys())
    if number < LEAST_ARTICLES:
        raise ParameterError(f"a reference needs {LEAST_ARTICLES} articles; there are {number}.")
    between = {measure: _eta(groups) for measure, groups in outlets.items()}
    return Reference(
        name,
        number,
        {key: _levels(found, 100 if key[0] == "all" else 20) for key, found in values.items()},
        {
            (outlet, measure): _levels(found, 20)
            for measure, groups in outlets.items()
            if between[measure] >= 0.05
            for outlet, found in groups.items()
            if len(found) >= LEAST_ARTICLES
        },
        between,
        {w: (n, spread[w]) for w, n in count.items() if n >= least_count and spread[w] >= 3},
        sum(count.values()),
    )


def write(reference: Reference, path: str | Path) -> Path:
    """Store a reference as one gzipped JSON file, whole or not at all, the same bytes each time.

    Returns:
        The path written.
    """
    path = Path(path)
    words = sorted(reference.words.items(), key=lambda item: (-item[1][1], -item[1][0], item[0]))
    stored = {
        "format": FORMAT,
        "name": reference.name,
        "articles": reference.articles,
        "total": reference.total,
        "between": {name: round(value, 3) for name, value in sorted(reference.between.items())},
        "levels": [[*key, *map(_short, found)] for key, found in sorted(reference.levels.items())],
        "outlets": [
            [*key, *map(_short, found)] for key, found in sorted(reference.outlets.items())
        ],
        "words": [[word, *pair] for word, pair in words],
    }
    data = json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode()
    beside = path.with_name(path.name + ".part")
    beside.write_bytes(gzip.compress(data, 9, mtime=0))
    beside.replace(path)
    return path


def load(path: str | Path) -> Reference:
    """Read a reference that ``write`` stored.

    Raises:
        DataError: The file is missing or is no reference.
    """
    try:
        stored: dict[str, Any] = json.loads(gzip.decompress(Path(path).read_bytes()))
        if stored["format"] != FORMAT:
            raise DataError(f"{path} is a reference of another version; make it again.")
        return Reference(
            str(stored["name"]),
            int(stored["articles"]),
            MappingProxyType({(row[0], row[1]): tuple(row[2:]) for row in stored["levels"]}),
            MappingProxyType({(row[0], row[1]): tuple(row[2:]) for row in stored["outlets"]}),
            MappingProxyType(stored["between"]),
            MappingProxyType({word: (n, articles) for word, n, articles in stored["words"]}),
            int(stored["total"]),
        )
    except OSError as error:
        raise DataError(
            f"{path} cannot be read as a reference; make it by `sayso reference CORPUS`."
        ) from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise DataError(f"{path} is no reference; make it by `sayso reference CORPUS`.") from error


@cache
def shipped() -> Reference:
    """The reference that comes with Sayso: 840 articles of US political news, 2015 to 2016."""
    return load(SHIPPED)


@cache
def familiar() -> frozenset[str]:
    """The words found in most articles of the shipped reference, for Dale-Chall."""
    if not SHIPPED.exists():  # while training/reference.py makes it
        return frozenset()
    ranked = sorted(shipped().words.items(), key=lambda item: (-item[1][1], item[0]))
    return frozenset(word for word, _ in ranked[:FAMILIAR])


def _rank(levels: Sequence[float], value: float) -> float:
    """The share of the levels below the value, ties halved; between two levels a straight line."""
    last = len(levels) - 1
    low, high = bisect_left(levels, value), bisect_right(levels, value)
    if low != high:
        return (low + high - 1) / 2 / last
    if low == 0:
        return 0.0
    if low > last:
        return 1.0
    below, above = levels[low - 1], levels[low]
    return (low - 1 + (value - below) / (above - below)) / last


def _words(measure: str, percent: float, name: str, outlet: str) -> str:
    higher, lower = _phrases().get(measure, (f"higher in {measure}", f"lower in {measure}"))
    among = f"{outlet}'s articles in {name}" if outlet else f"articles of {name}"
    share, phrase = (percent, higher) if percent >= 50 else (100 - percent, lower)
    # "100 of 100" is for what lies beyond all of them.
    number = 100 if share == 100 else min(99, int(share + 0.5))
    return f"{phrase} than {number} of 100 {among}"


@cache
def _phrases() -> Mapping[str, tuple[str, str]]:
    return {row["measure"]: (row["higher"], row["lower"]) for row in table("measures")}


def _levels(values: list[float], steps: int) -> Percentiles:
    ordered = sorted(values)
    last = len(ordered) - 1
    out = []
    for step in range(steps + 1):
        at = last * step / steps
        low = int(at)
        high = min(low + 1, last)
        out.append(ordered[low] + (ordered[high] - ordered[low]) * (at - low))
    return tuple(out)


def _eta(groups: Mapping[str, list[float]]) -> float:
    values = [value for found in groups.values() for value in found]
    middle = sum(values) / len(values)
    total = sum((value - middle) ** 2 for value in values)
    inside = sum(
        sum((value - sum(found) / len(found)) ** 2 for value in found) for found in groups.values()
    )
    return 1 - inside / total if total else 0.0


def _short(value: float) -> float:
    return float(f"{value:.4g}")
