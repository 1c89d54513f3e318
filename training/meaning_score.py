"""How right the "meaning" network is, on the spans of the gold attributions."""

from __future__ import annotations

from typing import Any

import numpy as np

from training.meaning_data import Item
from training.meaning_net import EVIDENCE, KINDS, STANCES

PUT = 3  # the first three stances put something forward


def softmax(x: np.ndarray) -> np.ndarray:
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def stances(logits: np.ndarray, doubt: float) -> np.ndarray:
    """The likeliest stance; claimed (assert, hedge) only where that is sure enough."""
    p = softmax(logits)
    sure = p[:, 0] + p[:, 2] >= doubt
    other = p.copy()
    other[:, [0, 2]] = 0
    claimed = np.where(p[:, 0] >= p[:, 2], 0, 2)
    return np.where(
        sure & np.isin(p.argmax(1), (0, 2)), claimed, np.where(sure, p.argmax(1), other.argmax(1))
    )


def f1(got: np.ndarray, gold: np.ndarray) -> float:
    both = (got & gold).sum()
    return float(2 * both / max(1, got.sum() + gold.sum()))


def best(p: np.ndarray, gold: np.ndarray) -> tuple[float, float]:
    """The highest F1 over thresholds, and the highest threshold that comes within 0.01 of it."""
    many = [(f1(p >= t, gold), float(t)) for t in np.arange(0.1, 0.9, 0.05)]
    most = max(many)[0]
    return most, max(t for value, t in many if value >= most - 0.01)


def scores(items: list[Item], out: dict[str, np.ndarray], doubt: float = 0.5) -> dict[str, Any]:
    """The measures of score_reading.py as far as gold spans give them."""
    whole = np.array([i.article.whole and "accuses" in i.label for i in items])
    gold = np.array([STANCES.index(i.label["stance"]) for i in items])
    kinds = np.array([KINDS.index(i.label["kind"]) for i in items])
    got = stances(out["stance"], doubt)
    results: dict[str, Any] = {"n": int(whole.sum())}
    w = whole
    results["stance"] = float((got == gold)[w].mean())
    for t in (doubt, 0.6, 0.7, 0.8):
        at = stances(out["stance"], t)
        claimed = np.isin(at, (0, 2)) & w
        results[f"at {t}"] = [
            round(float((at == gold)[w].mean()), 3),
            round(float((~np.isin(gold, (0, 2)))[claimed].mean()), 3),
        ]
    results["deny, single"] = f1((got == 1)[~w], (gold == 1)[~w])
    results["deny"] = f1(got == 1, gold == 1)
    results["stance, single"] = float((got == gold)[~w].mean())
    put = (gold < PUT) & (got < PUT) & w
    results["kind"] = float((out["kind"].argmax(1) == kinds)[put].mean())
    results["kind, of five"] = float((out["kind"][:, :5].argmax(1) == kinds)[put].mean())
    check = np.array([bool(i.label["checkable"]) for i in items])
    p = sigmoid(out["check"][:, 0])
    results["checkable"] = [
        round(f1((p >= 0.5)[w], check[w]), 3),
        *np.round(best(p[w], check[w]), 3),
    ]
    blamed = np.array([bool(i.label.get("accuses")) for i in items])
    p = sigmoid(out["accuses"][:, 0])
    results["accuses"] = [round(x, 3) for x in best(p[w], blamed[w])]
    proof = np.array(
        [[any(k == e for k, _ in i.label.get("evidence", ())) for e in EVIDENCE] for i in items]
    )
    results["evidence"] = [round(x, 3) for x in best(sigmoid(out["evidence"])[w], proof[w])]
    return {k: round(v, 3) if isinstance(v, float) else v for k, v in results.items()}


def scores_of_each(items: list[Item], out: dict[str, np.ndarray]) -> dict[str, Any]:
    """Stance, kind and checkable of labels that tell no more, by whether anybody is quoted."""
    results: dict[str, Any] = {}
    for name, wanted in (("own sentences", False), ("statements", True)):
        at = np.array([bool(i.gold.cue or i.gold.source) == wanted for i in items])
        some = [i for i, chosen in zip(items, at, strict=True) if chosen]
        if not some:
            continue
        gold = np.array([STANCES.index(i.label["stance"]) for i in some])
        kinds = np.array([KINDS.index(i.label["kind"]) for i in some])
        check = np.array([bool(i.label["checkable"]) for i in some])
        got = stances(out["stance"][at], 0.8)
        put = (gold < PUT) & (got < PUT)
        p = sigmoid(out["check"][at][:, 0])
        both = ((p >= 0.5) & check).sum()
        results[name] = {
            "n": len(some),
            "stance": round(float((got == gold).mean()), 3),
            "hedge": round(f1(got == 2, gold == 2), 3),
            "kind": round(float((out["kind"][at][:, :5].argmax(1) == kinds)[put].mean()), 3),
            "checkable": [
                round(float(both / max(1, n)), 3) for n in ((p >= 0.5).sum(), check.sum())
            ],
        }
    return results
