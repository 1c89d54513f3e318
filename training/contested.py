"""Learn when two claims contradict each other, and write the weights to analysis/data.

    python -m training.contested GOLD [MORE ...] [--least 0.3]

Reads the train articles that were read by hand (GOLD/reading/train, and any folders of readings
MORE), finds their statements and claims, and fits a logistic regression on the signs of
``analysis.claims.contested``. Precision and recall by cross-validation over articles are printed
and kept with the weights.
"""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.article.article import parse
from analysis.claims.contested import candidates
from analysis.common.resources import DATA
from analysis.pipeline import analyse
from benchmarks.readings import Read, readings

Floats = NDArray[np.float64]
FOLDS = 8
WEIGHT_DECAY = 3.0


def rows(article: Read) -> tuple[list[dict[str, float]], list[bool], int]:
    """The signs of each pair of an article, whether it is contested, and how many are in all."""
    a = analyse(parse(article.text, slug="article"), by_hand=())
    numbers = article.numbers(a.statements)
    wanted = {
        frozenset(numbers[i] for i in pair)
        for pair in article.reading["contested"]
        if all(i in numbers for i in pair)
    }
    pairs = set(numbers.values())
    signs, right = [], []
    for one, other, features in candidates(a.article.text, a.statements, a.claims):
        pair = frozenset((one.claim.statement, other.claim.statement))
        if pair <= pairs:
            signs.append(dict(features))
            right.append(pair in wanted)
    return signs, right, len(wanted)


def fit(x: Floats, y: Floats) -> Floats:
    """Logistic regression by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (p - y) + WEIGHT_DECAY * w
        bend = (x * (p * (1 - p))[:, None]).T @ x + WEIGHT_DECAY * np.eye(len(w))
        w -= np.linalg.solve(bend, slope)
    return w


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("more", type=Path, nargs="*")
    parser.add_argument("--least", type=float, default=0.3)
    args = parser.parse_args()
    articles = [rows(r) for r in readings(args.gold, "train", args.more)]
    names = list(next(signs[0] for signs, _, _ in articles if signs))
    x = np.array([[s[n] for n in names] for signs, _, _ in articles for s in signs], float)
    y = np.array([v for _, right, _ in articles for v in right], float)
    group = np.repeat(np.arange(len(articles)), [len(right) for _, right, _ in articles])
    total = sum(n for _, _, n in articles)
    fold = np.random.default_rng(0).integers(0, FOLDS, len(articles))[group]
    p = np.zeros(len(y))
    for k in range(FOLDS):
        p[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    results: dict[str, Any] = {}
    for least in sorted({0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, args.least}):
        listed = p >= least
        hits = int((listed * y).sum())
        results[str(least)] = {"hits": hits, "listed": int(listed.sum()), "gold": total}
        print(least, results[str(least)])
    weights = dict(zip(names, np.round(fit(x, y), 3).tolist(), strict=True))
    out = {
        "least": args.least,
        "measured": results[str(args.least)]
        | {"how": f"{FOLDS}-fold cross-validation over {len(articles)} train articles read by hand",
           "date": datetime.now(UTC).date().isoformat()},
        "weights": weights,
    }  # fmt: skip
    (DATA / "contested.json").write_text(json.dumps(out, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
