"""Calibrate the confidence of statements, and choose from which on a candidate is taken.

    python -m training.confidence GOLD

GOLD is the folder of gold corpora. The weights are fitted on PolNeAR's dev part, which the tagger
was not trained on; what they are worth is told by ten-fold cross-validation over its articles, so
that no statement is judged by weights that saw its article. Writes analysis/data/confidence.json
and benchmarks/results/confidence.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from analysis.article.article import parse
from analysis.article.quotes import quotes
from analysis.article.spans import pairs
from analysis.statements import combine_tagger_and_rules
from analysis.statements.score_attributions import read_rows, score, which_right
from analysis.statements.statement_confidence import NAMES, confidence
from benchmarks.results import save

OUT = Path("analysis/data/confidence.json")
FOLDS = 10
RIDGE = 1.0
LEAST = tuple(round(0.05 * step, 2) for step in range(13))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    gold = read_rows(args.gold / "polnear" / "dev.jsonl", text=True)
    articles = [_article(key, row) for key, row in gold.items()]
    p = _crossed(articles)
    right = np.concatenate([a["right"] for a in articles])
    table, ece = reliability(p, right)
    threshold, scores = _threshold(gold, articles, p)
    weights = _fit(np.concatenate([a["facts"] for a in articles]), right)
    OUT.write_text(
        json.dumps({
            "names": NAMES, "bias": round(weights[0], 4),
            "weights": [round(w, 4) for w in weights[1:]], "least": threshold,
            "fitted_on": "PolNeAR 1.0, dev part",
        }, indent=1) + "\n", "utf-8",
    )  # fmt: skip
    save(
        "confidence", "PolNeAR 1.0", f"dev, {FOLDS}-fold cross-validated", len(gold),
        {"ece": round(ece, 4), "reliability": table, "least": threshold, "f1_by_threshold": scores},
    )  # fmt: skip
    print(f"expected calibration error {ece:.3f}; taken from {threshold}; F1 {scores}")


def _article(key: str, row: dict[str, Any]) -> dict[str, Any]:
    article = parse(row["text"], slug=key)
    candidates = combine_tagger_and_rules.rated_candidates(article, quotes(article))
    rows = [_row(c) for c, _ in candidates]
    return {
        "key": key,
        "rows": rows,
        "facts": np.array([f for _, f in candidates], float).reshape(-1, len(NAMES)),
        "right": np.array(which_right(row["text"], row["attributions"], rows), float),
    }


def _row(candidate: Any) -> dict[str, Any]:
    return {role: pairs(getattr(candidate, role)) for role in ("source", "cue", "content")}


def _crossed(articles: list[dict[str, Any]]) -> np.ndarray:
    out = []
    for i, article in enumerate(articles):
        others = [a for j, a in enumerate(articles) if j % FOLDS != i % FOLDS]
        if i < FOLDS:
            article["weights"] = _fit(
                np.concatenate([a["facts"] for a in others]),
                np.concatenate([a["right"] for a in others]),
            )
        weights = articles[i % FOLDS]["weights"]
        stored = {"bias": weights[0], "weights": weights[1:]}
        out.append(np.array([confidence(f, stored) for f in article["facts"]]))
    return np.concatenate(out)


def _fit(x: np.ndarray, y: np.ndarray) -> list[float]:
    """Logistic regression with a ridge, by Newton's method."""
    x = np.hstack([np.ones((len(x), 1)), x])
    w = np.zeros(x.shape[1])
    penalty = RIDGE * np.eye(len(w))
    penalty[0, 0] = 0
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (y - p) - penalty @ w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(hessian, gradient)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return [float(v) for v in w]


def reliability(
    p: np.ndarray, right: np.ndarray, bins: int = 10
) -> tuple[list[dict[str, Any]], float]:
    """Expected against observed, by tenths, and the expected calibration error (Naeini 2015)."""
    table, ece = [], 0.0
    for low in np.arange(bins) / bins:
        inside = (p >= low) & (p < low + 1 / bins if low < 1 - 1 / bins else p <= 1)
        if inside.any():
            expected, observed = float(p[inside].mean()), float(right[inside].mean())
            ece += inside.mean() * abs(expected - observed)
            table.append({
                "from": round(float(low), 1), "statements": int(inside.sum()),
                "expected": round(expected, 3), "observed": round(observed, 3),
            })  # fmt: skip
    return table, float(ece)


def _threshold(
    gold: dict[str, Any], articles: list[dict[str, Any]], p: np.ndarray
) -> tuple[float, dict[str, float]]:
    scores: dict[str, float] = {}
    for least in LEAST:
        predicted, at = {}, 0
        for article in articles:
            own = p[at : at + len(article["rows"])]
            at += len(own)
            rows = [r for r, q in zip(article["rows"], own, strict=True) if q >= least]
            predicted[article["key"]] = {"attributions": rows}
        scores[str(least)] = round(score(gold, predicted)["attribution"].f1, 4)
    # One step up or down changes a few statements of thousands: the best stretch counts, not the
    # best step.
    stretch = {k: sum(three) / 3 for k, *three in _threes(scores)}
    return float(max(stretch, key=lambda k: stretch[k])), scores


def _threes(scores: dict[str, float]) -> Iterator[tuple[str, float, float, float]]:
    """Each threshold but the first and the last with its score and those of its neighbours."""
    keys, values = list(scores), list(scores.values())
    yield from zip(keys[1:-1], values, values[1:], values[2:], strict=False)


if __name__ == "__main__":
    main()
