"""How far coders agree with each other and with Sayso, and what follows for the corpus."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus.coding.design import Design, key_path, read_key
from analysis.corpus.coding.estimation import INTERVAL, Estimate
from analysis.corpus.coding.shares import Corrected, corrected
from analysis.corpus.coding.sheet import Coded, read_sheet, uncoded
from analysis.errors import ParameterError
from analysis.statements.agreement import krippendorff_alpha

DRAWS = 500  # of units, for the interval of alpha
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Alpha:
    """How far two sets of answers to a question agree.

    Args:
        question: The question's column.
        between: Who is compared: two sheets, or Sayso and a sheet.
        units: How many units both have answered.
        percent: The share of them with the same answer.
        alpha: Krippendorff's; None where there is only one answer, which leaves nothing to tell.
    """

    question: str
    between: str
    units: int
    percent: float
    alpha: Estimate | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a coded sample says.

    Args:
        design: How it was drawn.
        alphas: Between the coders, and between Sayso and the first coder.
        questions: For each question the shares, differences, precision and recall.
        differing: The units on which two coders differ: unit, question and both answers.
        notes: What a reader should know, such as units without an answer.
    """

    design: Design
    alphas: tuple[Alpha, ...]
    questions: tuple[Corrected, ...]
    differing: tuple[tuple[str, str, str, str], ...]
    notes: tuple[str, ...]


def agree(sheet: str | Path, second: str | Path | None = None, key: str | Path = "") -> Agreed:
    """Read one or two coded sheets of a sample, and say what follows from them.

    The first sheet's answers count as right; where two coders differ, settle it there.

    Args:
        sheet: The sheet.
        second: The same sheet as another coder has filled it in.
        key: The key that was written with the sheet; beside it where not given.

    Raises:
        ParameterError: A sheet or the key cannot be read, or they do not belong together.
    """
    design = read_key(Path(key) if key else key_path(sheet))
    first = read_sheet(sheet, design)
    coders = [first] if second is None else [first, read_sheet(second, design)]
    if len(coders) == 2 and coders[0].name == coders[1].name:
        coders[1] = Coded(f"{coders[1].name} (second)", coders[1].answers)
    answered = [question for question in design.questions if first.answers.get(question.name)]
    if not answered:
        raise ParameterError(f"Nothing is filled in in {sheet}.")
    alphas: list[Alpha] = []
    differing: list[tuple[str, str, str, str]] = []
    for question in answered:
        own = first.answers[question.name]
        if len(coders) == 2:
            other = coders[1].answers.get(question.name, {})
            both = sorted(own.keys() & other.keys())
            alphas += _alpha(
                question.name, [c.name for c in coders], [(own[u], other[u]) for u in both]
            )
            differing += [
                (unit, question.name, own[unit], other[unit]) for unit in both
                if own[unit] != other[unit]
            ]  # fmt: skip
        labels = {u.unit: design.strata[u.stratum].labels[question.name] for u in design.units}
        pairs = [(labels[unit], own[unit]) for unit in sorted(own)]
        alphas += _alpha(question.name, ["Sayso", first.name], pairs)
    return Agreed(
        design,
        tuple(alphas),
        tuple(corrected(design, question, first.answers[question.name]) for question in answered),
        tuple(differing),
        tuple(note for coder in coders if (note := uncoded(coder, design))),
    )


def _alpha(question: str, names: Sequence[str], pairs: Pairs) -> list[Alpha]:
    """Agreement with a bootstrap of units; nothing where there is no unit that both answered."""
    if not pairs:
        return []
    same = sum(a == b for a, b in pairs) / len(pairs)
    value = krippendorff_alpha(pairs)
    interval = None if value is None else _interval(pairs, value)
    return [Alpha(question, " and ".join(names), len(pairs), same, interval)]


def _interval(pairs: Pairs, value: float) -> Estimate:
    """Krippendorff's alpha with percentiles of a bootstrap of the units (Efron 1979)."""
    rng = random.Random(1)
    drawn = [krippendorff_alpha(rng.choices(pairs, k=len(pairs))) for _ in range(DRAWS)]
    known = sorted(one for one in drawn if one is not None)
    low, high = (known[round(edge / 100 * (len(known) - 1))] for edge in INTERVAL)
    return Estimate(value, min(low, value), max(high, value))
