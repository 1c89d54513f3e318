"""How often the intervals of `sayso agree` hold the truth: many samples of a corpus that is known.

    python -m benchmarks.agree GOLD [--samples N]

GOLD is the folder of gold corpora. PolNeAR's dev part is taken for a whole corpus: Sayso's answers
stand for themselves, and the annotators' for those of a coder, so that the true shares are known.
Statements are matched as ``sayso score`` matches them. From it, samples are drawn as `sayso sample`
draws them, and for each method the share of samples is counted whose 95 per cent interval holds the
truth. The scores go to benchmarks/results/agree.json.

The borrowed unit of ``corpus.coding.estimation`` and the (n - 2) / n were chosen in such a
simulation, among 0, 1/2, 1, 2 and 4 units and with and without the factor, on 200 other samples of
this corpus.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.article.sentences_and_words import count, sentences
from analysis.article.spans import Span
from analysis.corpus.coding import estimation, shares
from analysis.corpus.coding.design import Design, Stratum, Unit
from analysis.corpus.coding.questions import NONE, QUESTIONS, Question
from analysis.corpus.coding.sampling import LEAST, allocation
from analysis.statements.attribution_row import attributions_row
from analysis.statements.score_attributions import matches, read_rows
from analysis.statements.sentence_kinds import sentence_kinds
from analysis.statements.statement_kind import kind_of
from analysis.statements.statements import statements
from benchmarks.results import FOLDER, save

KIND = next(q for q in QUESTIONS if q.name == "kind")
REPORTED = next(q for q in QUESTIONS if q.name == "reported")
DRAWS = 1000
USED = "used"
KINDS = ("share", "share of an outlet", "difference of outlets", "precision", "recall")
WORST = "sentences by outlet, 400 drawn"  # where methods differ most
PAGE = Path(__file__).parents[1] / "docs" / "publishing.md"
BEGIN, END = "<!-- intervals -->", "<!-- end of intervals -->"
COMPARED = 100  # samples on which other methods are tried as well
Row = tuple[str, str, str, int]  # outlet, Sayso's answer, the annotators', words
Estimates = Mapping[tuple[str, ...], estimation.Estimate | None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--samples", type=int, default=1000)
    args = parser.parse_args()
    gold = read_rows(args.gold / "polnear" / "dev.jsonl", text=True)
    kinds, reported = known(gold)
    results: dict[str, Any] = {"samples": args.samples, "samples of other methods": COMPARED}
    for name, rows, question, drawn, columns in (
        ("statements, 300 drawn", kinds, KIND, 300, ()),
        ("statements by outlet, 300 drawn", kinds, KIND, 300, ("outlet",)),
        ("sentences, 300 drawn", reported, REPORTED, 300, ()),
        ("sentences by outlet, 400 drawn", reported, REPORTED, 400, ("outlet",)),
    ):
        results[name] = simulated(rows, question, drawn, columns, args.samples)
        for method, row in results[name]["methods"].items():
            print(name, method, row, flush=True)
    save("agree", "PolNeAR 1.0", "dev", len(gold), results)
    write_page(json.loads((FOLDER / "agree.json").read_text("utf-8")))


def tables(results: Mapping[str, Any]) -> str:
    """What was measured, as the tables in docs/publishing.md."""
    head = f"{results['corpus']}, {results['split']} part, {results['size']} articles"
    lines = [
        f"| {head}, {results['date']} | {' | '.join(KINDS)} | single values below 90 |",
        "|---" * (len(KINDS) + 2) + "|",
    ]
    for name, one in results.items():
        if isinstance(one, dict):
            low = f"{one['values held in fewer than 90 of 100']} of {one['values']}"
            lines.append(f"| {name} | {_held(one['methods'][USED])} | {low} |")
    lines += ["", f"| other methods, {WORST} | {' | '.join(KINDS)} |", "|---" * 6 + "|"]
    for method, row in results[WORST]["methods"].items():
        if method != USED:
            lines.append(f"| {method} | {_held(row)} |")
    return "\n".join(lines)


def _held(row: Mapping[str, Any]) -> str:
    return " | ".join(f"{100 * row[k]['held']:.1f}" if k in row else "" for k in KINDS)


def write_page(results: Mapping[str, Any]) -> None:
    """Bring the tables in docs/publishing.md up to date."""
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n\n{tables(results)}\n\n{END}{after}", "utf-8")


def known(gold: Mapping[str, Any]) -> tuple[list[Row], list[Row]]:
    """Every statement and every sentence with Sayso's answer and the annotators'."""
    kinds: list[Row] = []
    reported: list[Row] = []
    for key, row in gold.items():
        article = parse(row["text"], slug=key)
        said = statements(article)
        ours, theirs = attributions_row(key, said)["attributions"], row["attributions"]
        outer = top(quotes(article))
        contents = [[Span(*span) for span in one["content"]] for one in theirs]
        gold_kinds = [kind_of(article.text, content, outer) for content in contents]
        pairs = dict(matches(article.text, ours, theirs))
        for at, statement in enumerate(said):
            truth = gold_kinds[pairs[at]] if at in pairs else NONE
            size = sum(count(article.text, span) for span in statement.content)
            kinds.append((row["publisher"], statement.kind, truth, size))
        every = sentences(article.text, article.body)
        machine = sentence_kinds(article.text, every, [s.content for s in said], outer)
        true = sentence_kinds(article.text, every, contents, outer)
        for span, own, truth in zip(every, machine, true, strict=True):
            reported.append((row["publisher"], own, truth, count(article.text, span)))
    return kinds, reported


def simulated(
    rows: Sequence[Row], question: Question, drawn: int, columns: tuple[str, ...], samples: int
) -> dict[str, Any]:
    """For each method and kind of value, how often its intervals hold the truth, and how wide."""
    strata = strata_of(rows, columns)
    members = list(strata.values())
    design = Design(
        question.unit, (question.name,), "", 0, 0, columns, False,
        tuple(_stratum(key, own, rows, question, columns) for key, own in strata.items()), (),
    )  # fmt: skip
    truth = flat(sample(design, rows, members, [len(own) for own in members], question, None))
    taken = allocation([len(own) for own in members], drawn, LEAST)
    held: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    single: dict[tuple[str, ...], list[bool]] = defaultdict(list)
    width: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    rng = np.random.default_rng(20)
    for turn in range(samples):
        pair = sample(design, rows, members, taken, question, rng)
        every = [(USED, flat(pair, DRAWS))] + (list(others(*pair)) if turn < COMPARED else [])
        for method, estimates in every:
            for key, value in estimates.items():
                goal = truth[key]
                if value is None or goal is None:
                    continue
                inside = value.low - 1e-9 <= goal.value <= value.high + 1e-9
                held[method][key[0]].append(inside)
                width[method][key[0]].append(value.high - value.low)
                if method == USED:
                    single[key].append(inside)
    each = [float(np.mean(own)) for own in single.values()]
    return {
        "units": len(rows), "strata": len(members),
        "values": len(each), "values held in 93 to 97 of 100": sum(0.93 <= v <= 0.97 for v in each),
        "values held in fewer than 90 of 100": sum(v < 0.9 for v in each),
        "methods": {
            method: {
                kind: {"held": round(float(np.mean(own)), 3),
                       "width": round(float(np.mean(width[method][kind])), 3)}
                for kind, own in kinds.items()
            }
            for method, kinds in held.items()
        },
    }  # fmt: skip


def strata_of(rows: Sequence[Row], columns: tuple[str, ...]) -> dict[tuple[str, str], list[int]]:
    """The rows of each stratum, by its outlet and Sayso's answer."""
    out: dict[tuple[str, str], list[int]] = {}
    for at, (outlet, label, _, _) in enumerate(rows):
        out.setdefault((outlet if columns else "", label), []).append(at)
    return dict(sorted(out.items()))


def _stratum(
    key: tuple[str, str],
    own: Sequence[int],
    rows: Sequence[Row],
    question: Question,
    columns: tuple[str, ...],
) -> Stratum:
    words = sum(rows[at][3] for at in own)
    return Stratum(dict.fromkeys(columns, key[0]), {question.name: key[1]}, len(own), words)


def sample(
    design: Design,
    rows: Sequence[Row],
    members: Sequence[Sequence[int]],
    taken: Sequence[int],
    question: Question,
    rng: np.random.Generator | None,
) -> tuple[Design, Question, dict[str, str]]:
    """A sample and how it is coded; without random numbers, all units."""
    units, answers = [], {}
    for stratum, (own, size) in enumerate(zip(members, taken, strict=True)):
        chosen = own if rng is None else rng.choice(own, size, replace=False)
        for at in chosen:
            name = str(at)
            units.append(Unit(name, "", 0, stratum, rows[at][3], len(own) / size))
            answers[name] = rows[at][2]
    parts = (
        design.of,
        design.asks,
        design.corpus,
        0,
        0,
        design.columns,
        False,
        design.strata,
        tuple(units),
    )
    return Design(*parts), question, answers


def flat(
    pair: tuple[Design, Question, dict[str, str]], draws: int = 2,
    draw: shares.Draw = estimation.drawn_totals,
) -> Estimates:  # fmt: skip
    """All values that a sample gives, by kind of value, group and answer."""
    found = shares.corrected(*pair, draws=draws, draw=draw)
    out: dict[tuple[str, ...], estimation.Estimate | None] = {}
    for row in found.shares:
        kind = "share" if row.column == shares.ALL else "share of an outlet"
        out[kind, row.group, row.answer] = row.corrected
    for two in found.differences:
        out["difference of outlets", two.first, two.second, two.answer] = two.corrected
    for one in found.accuracy:
        out["precision", one.answer] = one.precision
        out["recall", one.answer] = one.recall
    return out


def others(
    design: Design, question: Question, answers: dict[str, str]
) -> Iterator[tuple[str, Estimates]]:
    """What other methods make of a sample."""
    pair = (design, question, answers)
    yield "plain bootstrap", flat(pair, DRAWS, plain)
    yield "Polya urn alone", flat(pair, DRAWS, urn_alone)
    yield "matrix inverted", inverted(*pair)
    yield "Sayso's own count, Wilson", uncorrected(*pair)


def plain(cells: Sequence[estimation.Cell], count: int, draws: int) -> estimation.Totals:
    """Coded units drawn again with replacement, stratum by stratum (Efron 1979)."""
    return _redrawn(
        cells, count, draws, lambda rng, n: rng.multinomial(n, np.full(n, 1 / n), draws)
    )


def urn_alone(cells: Sequence[estimation.Cell], count: int, draws: int) -> estimation.Totals:
    """Polya's urn (Lo 1988) without the two additions."""

    def weights(rng: np.random.Generator, n: int) -> Any:
        return rng.dirichlet(np.ones(n), draws) * n

    return _redrawn(cells, count, draws, weights)


def _redrawn(
    cells: Sequence[estimation.Cell],
    count: int,
    draws: int,
    weights: Callable[[np.random.Generator, int], Any],
) -> estimation.Totals:
    rng = np.random.default_rng(1)
    units = np.zeros((draws, len(cells), count))
    words = np.zeros((draws, len(cells), count))
    for at, cell in enumerate(cells):
        n = len(cell.answers)
        which = np.eye(count)[np.array(cell.answers)]
        own = weights(rng, n) * cell.population / n
        units[:, at] = own @ which
        words[:, at] = (own * np.array(cell.sizes)) @ which
    return estimation.Totals(units, estimation.scaled(cells, words))


def inverted(design: Design, question: Question, answers: dict[str, str]) -> Estimates:
    """One matrix of errors for all outlets, inverted (Rogan and Gladen 1978), with a bootstrap."""
    cells = shares.cells(design, question, answers)
    every = len(question.answers)
    point, drawn = (
        estimation.point_totals(cells, every), plain(cells, every, DRAWS),
    )  # fmt: skip
    label = np.array([cell.label for cell in cells])
    own = [label == at for at in range(every)]
    out: dict[tuple[str, ...], estimation.Estimate | None] = {}
    values: dict[str, tuple[Any, Any]] = {}
    for column, groups in shares.groups_of(design):
        for group, where in groups:
            machine = np.zeros(every)
            for at in where:
                stratum = design.strata[at]
                machine[label[at]] += stratum.size if question.counts_none else stratum.population
            machine /= machine.sum()
            pair = []
            for both in (point, drawn):
                totals = both.words if question.counts_none else both.units
                joint = np.stack([totals[..., one, :].sum(axis=-2) for one in own], axis=-2)
                given = estimation.ratio(joint, joint.sum(axis=-2, keepdims=True))
                true = np.clip(np.nan_to_num(np.linalg.pinv(np.nan_to_num(given)) @ machine), 0, 1)
                base = true[..., : len(question.counted)]
                pair.append(estimation.ratio(base, base.sum(axis=-1, keepdims=True)))
            values[group] = (pair[0], pair[1])
            kind = "share" if column == shares.ALL else "share of an outlet"
            for place, answer in enumerate(question.counted):
                out[kind, group, answer] = estimation.estimate(pair[0][place], pair[1][:, place])
        for a, (first, _) in enumerate(groups):
            for second, _ in groups[a + 1 :]:
                for place, answer in enumerate(question.counted):
                    (x, xs), (y, ys) = values[first], values[second]
                    out["difference of outlets", first, second, answer] = estimation.estimate(
                        x[place] - y[place], xs[:, place] - ys[:, place]
                    )
    return out


def uncorrected(design: Design, question: Question, answers: dict[str, str]) -> Estimates:
    """Sayso's shares as they are, with Wilson's interval (1927) for so many units."""
    found = shares.corrected(design, question, answers, draws=2)
    sizes: dict[str, int] = defaultdict(int)
    for stratum in design.strata:
        for group in (shares.ALL, *stratum.columns.values()):
            sizes[group] += stratum.population
    out: dict[tuple[str, ...], estimation.Estimate | None] = {}
    for row in found.shares:
        kind = "share" if row.column == shares.ALL else "share of an outlet"
        out[kind, row.group, row.answer] = estimation.wilson(row.machine, sizes[row.group])
    return out


if __name__ == "__main__":
    main()
