"""Where the value of a measure falls among the articles of a reference corpus."""

from __future__ import annotations

import gzip
import json
import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.common.resources import DATA, rows
from analysis.errors import DataError, ParameterError
from analysis.rhetoric.value import PER_100_SENTENCES, PER_1000

if TYPE_CHECKING:
    from analysis.rhetoric.value import Measures, Row

SHIPPED = DATA / "reference.json.gz"
PARTS = ("all", "reporter", "quoted")
# So many of the words found in most articles leave as large a share of PolNeAR train's words
# unfamiliar (19 %) as Dale and Chall's list of 3,000 does (20 %).
FAMILIAR = 800
LEAST_ARTICLES = 20
LEAST_HITS = 5  # hits that a percentile rests on, found or expected; fewer say too little
UNUSUAL, FAIRLY = 90.0, 75.0  # percentiles from which a value is called so, on either side
# Measures that share their words ("easy to read") with one that a report draws; only that one is
# put into them, for two measures of one thing seldom stand in the same place. TTR besides is high
# in any short text.
SAME_WORDS = frozenset([
    "ARI", "Coleman–Liau", "Flesch reading ease", "Gunning fog", "HD-D", "MTLD", "SMOG", "TTR",
    "Yule's K", "median sentence length",
])  # fmt: skip
FORMAT = 1

Percentiles = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a value falls among articles: its percentile, in a number and in words.

    Args:
        percentile: How many of 100 articles have a lower value.
        short: The same in words: "uses unusually many hedges".
        among: Which articles: "articles of US political news".
        articles: How many there are.
    """

    percentile: float
    short: str
    among: str
    articles: int

    @property
    def share(self) -> str:
        """How many articles the value exceeds, whichever way it is extreme."""
        share = max(self.percentile, 100 - self.percentile)
        return "any of them" if share == 100 else f"{min(99, int(share + 0.5))} of 100"

    @property
    def words(self) -> str:
        """The whole of it in words."""
        if self.percentile in (0, 100):
            side = "lower" if self.percentile == 0 else "higher"
            return f"{self.short}: none of the {self.among} has a {side} value"
        number = min(99, max(1, int(self.percentile + 0.5)))
        return f"{self.short}: {number} of 100 {self.among} have a lower value"


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
        items: What the articles are called: "articles", "opinion pieces".
        lexicon: What the words were counted in, where that is more than these articles.
        outlet: Whose articles all of them are.
        mixture: What kinds of text they are, where they are of several.
    """

    name: str
    articles: int
    levels: Mapping[tuple[str, str], Percentiles]
    outlets: Mapping[tuple[str, str], Percentiles]
    between: Mapping[str, float]
    words: Mapping[str, tuple[int, int]]
    total: int
    items: str = "articles"
    lexicon: str = ""
    outlet: str = ""
    mixture: str = ""

    @property
    def whole(self) -> str:
        """All of it, counted: "840 articles of US political news"."""
        items = f"{self.items} ({self.mixture})" if self.mixture else self.items
        return f"{self.articles:,} {items} of {self.name}"

    @property
    def wordbook(self) -> str:
        """What an article's words are compared with."""
        return self.lexicon or self.name


def place(
    measure: str,
    value: float,
    part: str = "all",
    reference: Reference | None = None,
    outlet: str = "",
) -> Standing | None:
    """Where a value falls among the articles of the reference corpus.

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
        >>> standing.percentile, standing.short, standing.share
        (100.0, 'uses unusually many hedges', 'any of them')
    """
    corpus = reference or shipped()
    if outlet:
        if (outlet, measure) not in corpus.outlets:
            names = sorted({name for name, other in corpus.outlets if other == measure})
            among = f"choose from {', '.join(names)}" if names else "outlets do not differ in it"
            raise ParameterError(f"There is no reference of {outlet!r} for {measure!r}; {among}.")
        levels = corpus.outlets[outlet, measure]
    else:
        group = part if part in PARTS else "quoted"
        levels = corpus.levels.get((group, measure), ())
    if not levels or value != value:
        return None
    percent = 100 * (_rank(levels, value))
    among = (
        f"{outlet}'s articles in {corpus.name}" if outlet else f"{corpus.items} of {corpus.name}"
    )
    return Standing(percent, _words(measure, percent), among, corpus.articles)


def placed(measures: Measures, reference: Reference | None = None) -> tuple[Standing | None, ...]:
    """The standing of each row of ``rhetoric``'s result, in its order.

    A count of fewer than five hits has none, unless the median article would have at least five in
    as many words: then having so few says something.
    """
    corpus = reference or shipped()
    return tuple(
        _quoted_alone(row, place(row.value.name, row.value.value, row.part, corpus))
        if is_enough(row, measures, corpus)
        else None
        for row in measures
    )


def _quoted_alone(row: Row, standing: Standing | None) -> Standing | None:
    """The standing, which says so where only those quoted speak of themselves."""
    if standing is None or not row.value.only_quoted or standing.percentile < 50:
        return standing
    return replace(standing, short=f"{standing.short}, but only in quotations")


def is_enough(row: Row, measures: Measures, reference: Reference) -> bool:
    """Whether a value rests on five hits, found or usual (at the median's rate), or is no count."""
    return _hits(row, measures, reference) >= LEAST_HITS


def unusual(
    measures: Measures, reference: Reference | None = None, beyond: float = UNUSUAL
) -> tuple[tuple[int, Standing], ...]:
    """The rows (by number) beyond a percentile on either side, the most extreme first."""
    pairs = [
        (at, standing)
        for at, standing in enumerate(placed(measures, reference))
        if standing
        and measures[at].value.name not in SAME_WORDS
        and (standing.percentile >= beyond or standing.percentile <= 100 - beyond)
    ]
    return tuple(sorted(pairs, key=lambda pair: -abs(pair[1].percentile - 50)))


def load(path: str | Path) -> Reference:
    """Read a reference that ``write`` stored.

    Raises:
        DataError: The file is missing or is not a reference.
    """
    try:
        stored: dict[str, Any] = json.loads(gzip.decompress(Path(path).read_bytes()))
        if stored["format"] != FORMAT:
            raise DataError(
                f"{path} was made by another version of Sayso; make it again with "
                "`sayso reference CORPUS`."
            )
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
            f"{path} cannot be read as a reference; make one with `sayso reference CORPUS`."
        ) from error
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise DataError(
            f"{path} is not a reference; make one with `sayso reference CORPUS`."
        ) from error


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


def _hits(row: Row, measures: Measures, reference: Reference) -> float:
    """How many hits a percentile rests on: those counted, or those that the median would give."""
    value = row.value
    sentences = value.unit == PER_100_SENTENCES or value.unit.startswith("% with")
    if value.unit != PER_1000 and not sentences and not value.unit.startswith("%"):
        return math.inf  # not a count
    hits = float(len(value.spans))
    if value.unit == PER_1000 or sentences:
        part = row.part if row.part in PARTS else "quoted"
        levels = reference.levels.get((part, value.name), (0.0,))
        size = measures.get("sentences" if sentences else "words", row.part).value
        hits = max(hits, levels[len(levels) // 2] * size / (100 if sentences else 1000))
    return hits


def _words(measure: str, percent: float) -> str:
    high, low = _phrases().get(
        measure, (f"has a ~ high value for {measure}", f"has a ~ low value for {measure}")
    )
    share, phrase = (percent, high) if percent >= 50 else (100 - percent, low)
    if share < FAIRLY:
        return f"is about average in {measure}"
    degree = "unusually" if share >= UNUSUAL else "fairly"
    return phrase.replace("~", degree)


@cache
def _phrases() -> Mapping[str, tuple[str, str]]:
    return {row["measure"]: (row["high"], row["low"]) for row in rows("measures")}
