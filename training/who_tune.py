"""Choose the decoding weights on dev.

    python -m training.who_tune GOLD [--write] [--weights FILE] [--folds 5]

Each weight in turn takes the value that serves best, three times over; the readings of the network
stay as they are. With ``--write`` the choice goes to training/who_decode.json. With ``--folds`` the
weights are chosen from plain ones on all folds of dev but one, and scored on that one; the figure
over all folds goes to benchmarks/results/crossed.json. (The network itself has seen all of train,
so folds of train would flatter it.)
"""

from __future__ import annotations

import argparse
import hashlib
import json
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

from analysis.tagger.who_network import Reading, read
from benchmarks import results
from training.who_data import read_jsonl
from training.who_evaluate import predicted, scorer

FILE = Path(__file__).parent / "who_decode.json"
STEPS: dict[str, tuple[float, ...]] = {
    "bias": (-0.5, -0.25, 0.25, 0.5),
    "ends": (-0.25, 0.25),
    "switch": (-2.0, 2.0),
    "no_source": (-1.0, -0.5, 0.5, 1.0),
    "untagged": (-1.0, 1.0),
    "least": (0.1, -0.05),
    "line": (-0.5, 0.5),
    "link": (-0.03, 0.1),
}


PLAIN = {"bias": [0.0, 1.0, 0.0], "ends": 0.5, "switch": 4.0, "no_source": 0.0, "untagged": 0.0}
PLAIN |= {"least": 0.05, "line": 1.0, "link": 0.05}  # where choosing begins for the folds
ROUNDS, FOLD_ROUNDS = 3, 10

Weights = dict[str, Any]
Counts = dict[str, list[int]]  # measure: hits, predicted, gold


def f1(counts: Counts) -> dict[str, float]:
    """F1 of each measure."""
    return {k: 2 * h / max(1, p + g) for k, (h, p, g) in counts.items()}


def total(f: dict[str, float]) -> float:
    """What is maximised: attribution counts most, then exact contents and both kinds."""
    return f["attribution"] + 0.3 * f["content_exact"] + 0.1 * f["quoted"]


class Scores:
    """What each article scores by decoding weights, each choice decoded once."""

    def __init__(self, rows: dict[str, dict[str, Any]], module: ModuleType) -> None:
        self.rows, self.module = rows, module
        self.readings: dict[str, Reading] = {key: read(row["text"]) for key, row in rows.items()}
        self.known: dict[tuple[str, str], dict[str, Any]] = {}

    def of(self, weights: Weights, keys: list[str]) -> Counts:
        """Hits, predictions and gold of each measure, summed over articles."""
        name, out = json.dumps(weights), {}
        for key in keys:
            if (name, key) not in self.known:
                found = {key: predicted(key, self.readings[key], weights)}
                self.known[name, key] = self.module.score({key: self.rows[key]}, found)
            for measure, one in self.known[name, key].items():
                sums = out.setdefault(measure, [0, 0, 0])
                for i, part in enumerate(("hits", "predicted", "gold")):
                    sums[i] += one[part]
        return out


def chosen(scores: Scores, keys: list[str], begin: Weights, rounds: int) -> Weights:
    """The weights that serve these articles best, each moved in turn from where it begins."""
    best, most = begin, total(f1(scores.of(begin, keys)))
    for _ in range(rounds):
        before = most
        for name in STEPS:
            for new in [v for v in variants(best) if v[name] != best[name]]:
                value = total(f1(scores.of(new, keys)))
                if value > most + 1e-4:
                    best, most = new, value
        print(f"{most:.4f} {best}", flush=True)
        if most == before:
            break
    return best


def fold_of(key: str, folds: int) -> int:
    """An article's fold, by its id."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % folds


def crossed(scores: Scores, begin: Weights, folds: int) -> dict[str, float]:
    """F1 of each measure on folds whose articles did not choose their weights."""
    sums: Counts = {}
    for fold in range(folds):
        inside = [key for key in scores.rows if fold_of(key, folds) == fold]
        others = [key for key in scores.rows if fold_of(key, folds) != fold]
        weights = chosen(scores, others, begin | PLAIN, FOLD_ROUNDS)
        for measure, counts in scores.of(weights, inside).items():
            old = sums.get(measure, [0, 0, 0])
            sums[measure] = [a + b for a, b in zip(old, counts, strict=True)]
    return {k: round(v, 3) for k, v in f1(sums).items()}


def variants(weights: dict[str, Any]) -> list[dict[str, Any]]:
    """The weights with one of them moved a step."""
    out = []
    for name, steps in STEPS.items():
        places = range(3) if name == "bias" else [None]
        for place in places:
            for step in steps:
                new = deepcopy(weights)
                if place is None:
                    new[name] = round(new[name] + step, 3)
                else:
                    new[name][place] = round(new[name][place] + step, 3)
                out.append(new)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--weights", type=Path, help="a network that is not exported yet")
    parser.add_argument("--folds", type=int, default=0)
    args = parser.parse_args()
    if args.weights:
        from training.who_torch import use  # needs torch, which tuning what is shipped does not

        use([args.weights])
    rows = {row["id"]: row for row in read_jsonl(args.gold / "polnear" / "dev.jsonl")}
    scores = Scores(rows, scorer(args.gold))
    settings = json.loads(FILE.read_text("utf-8"))
    if args.folds:
        figures = crossed(scores, settings["decode"], args.folds)
        print(figures)
        results.save(
            "crossed", "PolNeAR 1.0", f"dev, {args.folds} folds", len(rows), {"f1": figures}
        )
        return
    best = chosen(scores, list(rows), settings["decode"], ROUNDS)
    if args.write:
        settings["decode"] = best
        FILE.write_text(json.dumps(settings, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
