"""Corrected shares and differences, and how often Sayso is right, from a sample that was coded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from analysis.corpus.coding.design import Design
from analysis.corpus.coding.estimation import (
    DRAWS,
    Cell,
    Estimate,
    Totals,
    drawn_totals,
    estimate,
    point_totals,
    ratio,
)
from analysis.corpus.coding.questions import NONE, Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

Draw = Callable[[Sequence[Cell], int, int], Totals]
ALL = "all"  # the group that is the whole corpus
ANY = "any"  # every answer but "none"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a group's units, or of its words.

    Args:
        column, group: Of the strata: ``outlet`` and an outlet, say; ``all`` for the corpus.
        answer: What it is the share of.
        machine: As Sayso counts it, from 0 to 1.
        corrected: As it is estimated from the sample; None where the group has no such unit.
    """

    column: str
    group: str
    answer: str
    machine: float
    corrected: Estimate | None


@dataclass(frozen=True, slots=True)
class Difference:
    """How much larger a share is in one group than in another, from -1 to 1; see ``Share``."""

    column: str
    first: str
    second: str
    answer: str
    machine: float
    corrected: Estimate | None


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often Sayso is right on an answer, in the whole corpus.

    Args:
        answer: The answer; ``ANY`` for all but ``none`` together: that it is a statement at all.
        precision: Of the units to which Sayso gives it, the share that has it.
        recall: Of the units that have it, the share to which Sayso gives it.
    """

    answer: str
    precision: Estimate | None
    recall: Estimate | None


@dataclass(frozen=True, slots=True)
class Corrected:
    """What one question's answers, for so many units, give; see ``corrected``.

    Args:
        question: The question.
        units: How many units were coded.
        shares, differences: See there; shares of statements leave those answered ``none`` out of
            the whole that they are shares of.
        accuracy: Precision and recall of each answer.
        none: Where ``none`` has no share: of all units of each group that Sayso lists, the share
            that is answered ``none``. Sayso's own count of these is 0.
    """

    question: Question
    units: int
    shares: tuple[Share, ...]
    differences: tuple[Difference, ...]
    accuracy: tuple[Accuracy, ...]
    none: tuple[Share, ...] = ()


def cells(design: Design, question: Question, answers: Mapping[str, str]) -> tuple[Cell, ...]:
    """The strata of a sample as they were coded.

    Args:
        design: How the sample was drawn.
        question: The question.
        answers: The coder's answer by unit; a unit that lacks was not coded.

    Returns:
        The strata; where shares are of units, each unit has the size 1.
    """
    given: list[list[tuple[int, int]]] = [[] for _ in design.strata]
    for unit in design.units:
        if unit.unit in answers:
            place = question.answers.index(answers[unit.unit])
            given[unit.stratum].append((place, unit.words if question.counts_none else 1))
    return tuple(
        Cell(
            question.answers.index(stratum.labels[question.name]),
            stratum.population,
            stratum.size if question.counts_none else stratum.population,
            tuple(place for place, _ in own),
            tuple(words for _, words in own),
        )
        for stratum, own in zip(design.strata, given, strict=True)
    )


def corrected(
    design: Design,
    question: Question,
    answers: Mapping[str, str],
    draws: int = DRAWS,
    draw: Draw = drawn_totals,
) -> Corrected:
    """Shares, differences, precision and recall of one question; see ``coding.estimation``.

    Shares of statements are of their number, those of sentences of their words. Groups are the
    values of the columns that the sample was stratified by; each is estimated from its own strata.

    Args:
        design: How the sample was drawn.
        question: The question.
        answers: The coder's answer by unit.
        draws: How many corpora are drawn for the intervals.
        draw: What draws them.
    """
    import numpy as np

    strata = cells(design, question, answers)
    point = point_totals(strata, len(question.answers))
    drawn = draw(strata, len(question.answers), draws)
    machine = np.zeros((len(strata), len(question.answers)))
    for at, (stratum, cell) in enumerate(zip(design.strata, strata, strict=True)):
        machine[at, cell.label] = stratum.size if question.counts_none else stratum.population
    shares, differences, none = [], [], []
    for column, groups in groups_of(design):
        for group, where in groups if not question.counts_none else ():
            value, spread = (
                ratio(
                    t.units[..., where, -1].sum(axis=-1), t.units[..., where, :].sum(axis=(-1, -2))
                )
                for t in (point, drawn)
            )
            none.append(Share(column, group, NONE, 0.0, estimate(value, spread)))
        values = [
            tuple(_shares(question, totals[..., where, :]) for totals in
                  (machine, _measured(question, point), _measured(question, drawn)))
            for _, where in groups
        ]  # fmt: skip
        for place, answer in enumerate(question.counted):
            for (group, _), (ours, value, spread) in zip(groups, values, strict=True):
                own = estimate(value[place], spread[:, place])
                shares.append(Share(column, group, answer, float(ours[place]), own))
            for (a, first), (b, second) in combinations(zip(groups, values, strict=True), 2):
                ours, value, spread = (
                    one - other for one, other in zip(first, second, strict=True)
                )
                between = estimate(value[place], spread[:, place])
                differences.append(
                    Difference(column, a[0], b[0], answer, float(ours[place]), between)
                )
    accuracy = _accuracy(question, strata, point, drawn)
    parts = (tuple(shares), tuple(differences), accuracy, tuple(none))
    return Corrected(question, len(answers), *parts)


def _measured(question: Question, totals: Totals) -> Numbers:
    return totals.words if question.counts_none else totals.units


def _shares(question: Question, totals: Numbers) -> Numbers:
    """The share of each answer that is counted, over some strata."""
    sums = totals.sum(axis=-2)[..., : len(question.counted)]
    return ratio(sums, sums.sum(axis=-1, keepdims=True))


def groups_of(design: Design) -> Iterator[tuple[str, list[tuple[str, list[int]]]]]:
    """The columns, each with its groups and their strata; the first is the whole corpus."""
    yield ALL, [(ALL, list(range(len(design.strata))))]
    for column in design.columns:
        places: dict[str, list[int]] = {}
        for at, stratum in enumerate(design.strata):
            places.setdefault(stratum.columns[column], []).append(at)
        yield column, sorted(places.items())


def _accuracy(
    question: Question, strata: Sequence[Cell], point: Totals, drawn: Totals
) -> tuple[Accuracy, ...]:
    last = len(question.answers) - 1
    asked = [(ANY, range(last)), *((a, [at]) for at, a in enumerate(question.counted))]
    out = []
    for answer, places in asked:
        labelled = [at for at, cell in enumerate(strata) if cell.label in places]
        pairs = []
        for totals in (point.units, drawn.units):
            own = totals[..., list(places)].sum(axis=-1)
            hits = own[..., labelled].sum(axis=-1)
            given = totals[..., labelled, :].sum(axis=(-1, -2))
            there = own.sum(axis=-1)
            pairs.append((ratio(hits, given), ratio(hits, there)))
        (precision, recall), (precisions, recalls) = pairs
        sure = estimate(precision, precisions) if labelled else None
        out.append(Accuracy(answer, sure, estimate(recall, recalls)))
    return tuple(out)
