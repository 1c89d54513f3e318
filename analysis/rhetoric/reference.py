"""Where a measure stands among the articles of a reference corpus."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from analysis.common.resources import DATA, rows
from analysis.errors import DataError, ParameterError

if TYPE_CHECKING:
    from analysis.rhetoric.value import Measures

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
    """Where a value stands: below how many of 100 articles, in a number and in words.

    Args:
        percentile: Below how many of 100 articles.
        short: The same in words: "more hedged than 93 of 100".
        among: Of which articles: "articles of US political news".
        articles: How many there are.
    """

    percentile: float
    short: str
    among: str
    articles: int

    @property
    def words(self) -> str:
        """The whole of it in words."""
        return f"{self.short} {self.among}"


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
    among = f"{outlet}'s articles in {known.name}" if outlet else f"articles of {known.name}"
    return Standing(percent, _words(measure, percent), among, known.articles)


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


def chosen(path: str | Path = "") -> Reference:
    """The reference in a file that ``sayso reference`` made; the shipped one where none is named.

    Raises:
        DataError: The file is missing or is no reference.

    Example:
        >>> chosen().articles
        840
    """
    return load(path) if str(path) else shipped()


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


def _words(measure: str, percent: float) -> str:
    higher, lower = _phrases().get(measure, (f"higher in {measure}", f"lower in {measure}"))
    share, phrase = (percent, higher) if percent >= 50 else (100 - percent, lower)
    # "100 of 100" is for what lies beyond all of them.
    number = 100 if share == 100 else min(99, int(share + 0.5))
    return f"{phrase} than {number} of 100"


@cache
def _phrases() -> Mapping[str, tuple[str, str]]:
    return {row["measure"]: (row["higher"], row["lower"]) for row in rows("measures")}
