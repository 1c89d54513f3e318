"""What a corpus holds, from a stratified sample that was coded: estimates and their intervals.

The shares that Sayso counts are biased, since it takes some indirect speech for none, and the like.
A coded sample that is stratified by Sayso's own answer h corrects them: the share of answer k is

    share(k) = sum over h of N(h) / N * n(h, k) / n(h)

where N(h) is how many units of the corpus are in stratum h, n(h) how many of them were coded and
n(h, k) how many were coded as k (Tenenbein 1970, "A double sampling scheme for estimating from
binomial data with misclassifications", JASA 65; in surveys the stratified estimator, Cochran 1977,
section 5.2). It inverts no matrix of errors, as Rogan and Gladen (1978) do, and does not suppose
that Sayso errs equally often in all outlets.

The intervals come from a bootstrap of the finite population: the units that nobody coded are drawn
from those coded in their stratum by Polya's urn (Lo 1988, "A Bayesian bootstrap for a finite
population", Annals of Statistics 16). Two additions keep the intervals honest in small strata:
coded units count (n - 2) / n, for the spread that n values lose (as in Rao and Wu 1988); and the
urn also holds one unit of each answer's chance, in part even, in part as the other strata with the
same answer of Sayso's were coded, so that eight right answers of eight do not mean no error.
``benchmarks/agree.py`` measures how often the intervals hold the truth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

DRAWS = 2000
INTERVAL = (2.5, 97.5)  # percentiles
BORROWED = 1.0  # units in the urn that are as the other strata with the same answer were coded
EVEN = 1.0  # units that are of any answer, in all strata with one answer of Sayso's together


@dataclass(frozen=True, slots=True)
class Cell:
    """One stratum as it was coded.

    Args:
        label: Sayso's answer, as a place in the question's answers.
        population, size: How many units of the corpus are in it, and how many words they have.
        answers: The coder's answers, as such places.
        sizes: The words of each of these units.
    """

    label: int
    population: int
    size: int
    answers: tuple[int, ...]
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """How many units, and how many words, each stratum has of each answer.

    Args:
        units, words: By stratum and answer; where they were drawn, by draw, stratum and answer.
    """

    units: Numbers
    words: Numbers


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with the interval that holds the truth in 95 of 100 samples."""

    value: float
    low: float
    high: float


def point_totals(cells: Sequence[Cell], count: int) -> Totals:
    """The totals that are estimated: each coded unit stands for N(h) / n(h).

    Args:
        cells: The strata.
        count: How many answers there are.

    Example:
        >>> point_totals([Cell(0, 10, 50, (0, 0, 1, 0), (5, 5, 5, 5))], 2).units.tolist()
        [[7.5, 2.5]]
    """
    import numpy as np

    units = np.zeros((len(cells), count))
    words = np.zeros((len(cells), count))
    for at, cell in enumerate(cells):
        coded = cell if cell.answers else _pooled(cells, cell)
        weight = cell.population / max(1, len(coded.answers))
        for answer, size in zip(coded.answers, coded.sizes, strict=True):
            units[at, answer] += weight
            words[at, answer] += weight * size
    return Totals(units, scaled(cells, words))


def scaled(cells: Sequence[Cell], words: Numbers) -> Numbers:
    """Words by stratum and answer, so that each stratum has as many as it is known to have."""
    import numpy as np

    known = np.array([cell.size for cell in cells], float)[:, None]
    return words * ratio(known, words.sum(axis=-1, keepdims=True))


def drawn_totals(cells: Sequence[Cell], count: int, draws: int = DRAWS, seed: int = 1) -> Totals:
    """The totals of corpora that could have given this sample; see above.

    Args:
        cells: The strata.
        count: How many answers there are.
        draws: How many corpora.
        seed: What the random numbers begin with.
    """
    import numpy as np

    rng = np.random.default_rng(seed)
    units = np.empty((draws, len(cells), count))
    words = np.empty((draws, len(cells), count))
    coded = np.array([np.bincount(cell.answers, minlength=count) for cell in cells])
    label = np.array([cell.label for cell in cells])
    population = np.array([cell.population for cell in cells])
    usual = _usual_sizes(cells, count)
    for at, cell in enumerate(cells):
        alike = label == cell.label
        others = coded[alike].sum(axis=0) - coded[at]
        even = np.full(count, EVEN / count)
        urn = even * cell.population / population[alike].sum()
        if others.any():
            borrowed = rng.standard_gamma(np.broadcast_to(others + even, (draws, count)))
            urn = urn + BORROWED * borrowed / borrowed.sum(axis=1, keepdims=True)
        units[:, at], words[:, at] = _stratum(cell, urn, usual, draws, rng)
    return Totals(units, scaled(cells, words))


def _stratum(
    cell: Cell, urn: Numbers, usual: Numbers, draws: int, rng: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """Units and words of each answer in a stratum, drawn so many times."""
    import numpy as np

    n, count = len(cell.answers), len(usual)
    # Units with the same answer and as many words are one sort, which gives the same draws sooner.
    sorts = Counter(zip(cell.answers, cell.sizes, strict=True))
    seen = np.array(list(sorts.values()), float)
    shape = np.concatenate(
        [
            np.broadcast_to(seen * max(n - 2, 1) / max(n, 1), (draws, len(sorts))),
            np.broadcast_to(urn, (draws, count)),
        ],
        axis=1,
    )
    chance = rng.standard_gamma(shape) + 1e-300
    chance /= chance.sum(axis=1, keepdims=True)
    copies = rng.multinomial(max(0, cell.population - n), chance).astype(float)
    copies[:, : len(sorts)] += seen
    known = np.array([size for _, size in sorts], float)
    size = np.concatenate([known, usual])
    answers = np.array([answer for answer, _ in sorts] + list(range(count)), int)
    which = np.eye(count)[answers]
    return copies @ which, (copies * size) @ which


def _usual_sizes(cells: Sequence[Cell], count: int) -> Numbers:
    """How many words a unit of each answer usually has: in the urn, it has as many."""
    import numpy as np

    pairs = [pair for cell in cells for pair in zip(cell.answers, cell.sizes, strict=True)]
    mean = float(np.mean([size for _, size in pairs])) if pairs else 1.0
    own = [[size for answer, size in pairs if answer == at] for at in range(count)]
    return np.array([float(np.mean(sizes)) if sizes else mean for sizes in own])


def _pooled(cells: Sequence[Cell], cell: Cell) -> Cell:
    """A stratum that nobody coded, as the others with the same answer of Sayso's, or as all."""
    alike = [other for other in cells if other.label == cell.label and other.answers]
    rest = alike or [other for other in cells if other.answers]
    answers = tuple(answer for other in rest for answer in other.answers)
    sizes = tuple(size for other in rest for size in other.sizes)
    return Cell(cell.label, cell.population, cell.size, answers, sizes)


def ratio(part: Numbers, whole: Numbers) -> Numbers:
    """Part / whole; not a number where the whole is nothing."""
    import numpy as np

    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(np.where(whole > 0, part / whole, np.nan), float)


def estimate(value: Numbers, draws: Numbers) -> Estimate | None:
    """A value with the interval of its draws, percentiles 2.5 to 97.5; the value lies within.

    Returns:
        None where the value is not a number: there is nothing that it is a share of.

    Example:
        >>> import numpy
        >>> estimate(numpy.array(0.5), numpy.linspace(0, 1, 201))
        Estimate(value=0.5, low=0.025, high=0.975)
    """
    import numpy as np

    known = draws[~np.isnan(draws)]
    if np.isnan(value) or not known.size:
        return None
    low, high = (round(float(edge), 9) for edge in np.percentile(known, INTERVAL))
    return Estimate(float(value), min(low, float(value)), max(high, float(value)))


def wilson(share: float, count: float, z: float = 1.959964) -> Estimate:
    """The interval of a share of so many units that were drawn alike (Wilson 1927).

    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).

    Example:
        >>> found = wilson(0.9, 100)
        >>> round(found.low, 3), round(found.high, 3)
        (0.826, 0.945)
    """
    from math import sqrt

    n = max(count, 1e-9)
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    base = 1 + z * z / n
    return Estimate(share, max(0.0, (middle - half) / base), min(1.0, (middle + half) / base))
