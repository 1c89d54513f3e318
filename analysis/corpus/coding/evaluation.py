"""How far coders agree with each other and with Sayso, and what follows for the corpus."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus.coding.design import Design, key_path, read_key
from analysis.corpus.coding.estimation import INTERVAL, Estimate
from analysis.corpus.coding.shares import Corrected, corrected
from analysis.corpus.coding.sheet import Coded, read_sheet, uncoded
from analysis.errors import ParameterError

DRAWS = 500  # of units, for the interval of alpha
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Alpha:
    """How far two sets of answers to a question agree.

    Args:
        question: The question's column.
        between: Who is compared: two sheets, or Sayso and a sheet.
        units: How many units both have answered.
        percent: The share of units with the same answer, weighted to the whole corpus.
        alpha: Krippendorff's, weighted to the whole corpus; None where there is only one answer,
            which leaves nothing to tell.
        sample_percent, sample_alpha: The same of the units as they were drawn. A stratified
            sample has more of what is rare than the corpus has, so these are no values of the
            corpus.
    """

    question: str
    between: str
    units: int
    percent: float
    alpha: Estimate | None
    sample_percent: float
    sample_alpha: Estimate | None


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
            pairs = {unit: (own[unit], other[unit]) for unit in both}
            alphas += _alpha(question.name, [c.name for c in coders], pairs, design)
            differing += [
                (unit, question.name, own[unit], other[unit]) for unit in both
                if own[unit] != other[unit]
            ]  # fmt: skip
        labels = {u.unit: design.strata[u.stratum].labels[question.name] for u in design.units}
        pairs = {unit: (labels[unit], own[unit]) for unit in sorted(own)}
        alphas += _alpha(question.name, ["Sayso", first.name], pairs, design)
    return Agreed(
        design,
        tuple(alphas),
        tuple(corrected(design, question, first.answers[question.name]) for question in answered),
        tuple(differing),
        tuple(note for coder in coders if (note := uncoded(coder, design))),
    )


def _alpha(
    question: str, names: Sequence[str], pairs: Mapping[str, tuple[str, str]], design: Design
) -> list[Alpha]:
    """Agreement with a bootstrap of units; nothing where there is no unit that both answered."""
    if not pairs:
        return []
    strata: dict[int, Pairs] = {}
    for unit in design.units:
        if unit.unit in pairs:
            strata.setdefault(unit.stratum, []).append(pairs[unit.unit])
    populations = {at: design.strata[at].population for at in strata}
    corpus, sample = (
        _agreement(strata, weights, len(pairs))
        for weights in (populations, {at: len(own) for at, own in strata.items()})
    )
    return [Alpha(question, " and ".join(names), len(pairs), *corpus, *sample)]


def _agreement(
    strata: Mapping[int, Pairs], weights: Mapping[int, int], units: int
) -> tuple[float, Estimate | None]:
    """The share with the same answer, and alpha, where strata have so much weight."""
    counts = _counted(strata, weights)
    same = sum(weight for (a, b), weight in counts.items() if a == b) / sum(counts.values())
    value = weighted_alpha(counts, units)
    return same, None if value is None else _interval(strata, weights, value)


def _counted(
    strata: Mapping[int, Pairs], weights: Mapping[int, int]
) -> dict[tuple[str, str], float]:
    """How much weight each pair of answers has: a stratum's is shared out among its pairs."""
    out: dict[tuple[str, str], float] = {}
    for at, own in strata.items():
        for pair in own:
            out[pair] = out.get(pair, 0.0) + weights[at] / len(own)
    return out


def weighted_alpha(counts: Mapping[tuple[str, str], float], units: int) -> float | None:
    """Krippendorff's alpha for nominal answers of two, whose units have weights.

    alpha = 1 - Do / De, Do = w(differ) / w, De = (1 - sum of p(k)^2) 2m / (2m - 1), where w are
    the weights of the units, p(k) is the weighted share of answer k among the answers of both, and
    m is how many units were coded. With equal weights it is Krippendorff's own (2011, section C).

    Args:
        counts: The weight of each pair of answers.
        units: How many units were coded.

    Returns:
        None where fewer than two different answers were given.

    Example:
        >>> from collections import Counter
        >>> ben, gerry = "aabbdcccedda", "babbbccceddd"
        >>> round(weighted_alpha(Counter(zip(ben, gerry)), 12), 3)
        0.692
    """
    total = sum(counts.values())
    shares: dict[str, float] = {}
    for pair, weight in counts.items():
        for answer in pair:
            shares[answer] = shares.get(answer, 0.0) + weight / (2 * total)
    expected = (1 - sum(share * share for share in shares.values())) * 2 * units / (2 * units - 1)
    if len(shares) < 2 or not expected:
        return None
    return 1 - sum(w for (a, b), w in counts.items() if a != b) / total / expected


def _interval(strata: Mapping[int, Pairs], weights: Mapping[int, int], value: float) -> Estimate:
    """Alpha with percentiles of a bootstrap of the units of each stratum (Efron 1979)."""
    rng = random.Random(1)
    units = sum(map(len, strata.values()))
    drawn = []
    for _ in range(DRAWS):
        again = {at: rng.choices(own, k=len(own)) for at, own in strata.items()}
        drawn.append(weighted_alpha(_counted(again, weights), units))
    known = sorted(one for one in drawn if one is not None)
    low, high = (known[round(edge / 100 * (len(known) - 1))] for edge in INTERVAL)
    return Estimate(value, min(low, value), max(high, value))
