"""The resolver's networks: how they are learnt, how their probabilities are made right."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.actors.speaker_features import NAMES
from analysis.statements.speaker_weights import Weights, sure_facts

Array = NDArray[np.float32]
INNER, NETS, EPOCHS, BATCH = 20, 3, 14, 48
RATE, DECAY, DROP = 3e-3, 2e-2, 0.25
RARE = 12  # a fact that is told of fewer candidates is left out


@dataclass(slots=True)
class Question:
    """The facts of one question, with which candidates are right.

    Args:
        key: The article.
        values: A row of facts for each candidate.
        right: 1 for each candidate that is right.
        kind: ``said`` (a statement as Sayso finds it) or ``gold`` (as the gold has it).
        named: Whether the right speaker has a name.
    """

    key: str
    values: Array
    right: Array
    kind: str
    named: bool = False


def blank() -> Weights:
    """Weights that say nothing."""
    none = np.zeros(0, np.float32)
    return Weights(np.zeros(0, np.intp), none, none + 1, (), {"bias": 0.0})


class Net:
    """One inner layer; learnt with Adam (Kingma, Ba 2015) on a softmax over candidates."""

    def __init__(self, width: int, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        inner = self.rng.normal(0, 1 / math.sqrt(width), (width, INNER))
        outer = self.rng.normal(0, 1 / math.sqrt(INNER), INNER)
        self.parts = [
            inner.astype(np.float32),
            np.zeros(INNER, np.float32),
            outer.astype(np.float32),
        ]
        self._m = [np.zeros_like(p) for p in self.parts]
        self._v = [np.zeros_like(p) for p in self.parts]
        self._step = 0

    def learn(self, x: Array, right: Array, starts: NDArray[np.intp], rate: float) -> None:
        """One step on some questions, whose rows follow one another."""
        inner, bias, outer = self.parts
        hidden = np.tanh(x @ inner + bias)
        kept = (self.rng.random(hidden.shape) >= DROP).astype(np.float32) / np.float32(1 - DROP)
        scores = (hidden * kept) @ outer
        sizes = np.diff([*starts, len(x)])
        scores -= np.repeat(np.maximum.reduceat(scores, starts), sizes)
        grown = np.exp(scores)
        share = grown / np.repeat(np.add.reduceat(grown, starts), sizes)
        among = grown * right
        wanted = among / np.repeat(np.add.reduceat(among, starts), sizes)
        back = (share - wanted) / np.float32(len(starts))
        through = np.outer(back, outer) * kept * (1 - hidden**2)
        self._adam([x.T @ through, through.sum(0), (hidden * kept).T @ back], rate)

    def _adam(self, slopes: Sequence[Array], rate: float) -> None:
        self._step += 1
        for i, slope in enumerate(slopes):
            self._m[i] = 0.9 * self._m[i] + 0.1 * slope
            self._v[i] = 0.999 * self._v[i] + 0.001 * slope**2
            m, v = self._m[i] / (1 - 0.9**self._step), self._v[i] / (1 - 0.999**self._step)
            self.parts[i] -= rate * (m / (np.sqrt(v) + 1e-8) + DECAY * self.parts[i] * (i != 1))


def learnt(questions: Sequence[Question], nets: int = NETS, seed: int = 0) -> Weights:
    """Weights learnt from questions that have a right candidate."""
    able = [q for q in questions if q.right.any() and len(q.right) > 1]
    whole = np.concatenate([q.values for q in able])
    use = np.flatnonzero(((whole != 0).sum(0) >= RARE) & (whole.std(0) > 0))
    mean, scale = whole[:, use].mean(0), np.maximum(whole[:, use].std(0), 0.08)
    rows = [(q.values[:, use] - mean) / scale for q in able]
    networks = []
    for n in range(nets):
        net, rng = Net(len(use), seed * 100 + n), np.random.default_rng(seed * 100 + n)
        for epoch in range(EPOCHS):
            order = rng.permutation(len(able))
            for at in range(0, len(order), BATCH):
                some = order[at : at + BATCH]
                sizes = [len(rows[i]) for i in some]
                x = np.concatenate([rows[i] for i in some])
                right = np.concatenate([able[i].right for i in some])
                rate = RATE * (1 - epoch / EPOCHS) + 1e-4
                net.learn(x, right, np.cumsum([0, *sizes[:-1]]), rate)
        networks.append(tuple(net.parts))
    return Weights(use, mean, scale, tuple(networks), {"bias": 0.0})  # type: ignore[arg-type]


def calibrated(asked: Sequence[tuple[Question, Weights]], ridge: float = 1.0) -> dict[str, float]:
    """A logistic regression from a choice's share and facts to how often it is right."""
    rows, right = [], []
    for q, use in asked:
        if q.kind == "said":
            shares = softmax(use.scores(q.values))
            order = np.argsort(-shares, kind="stable")
            second = float(shares[order[1]]) if len(order) > 1 else 0.0
            rows.append(sure_facts(float(shares[order[0]]), second, q.values[order[0]]))
            right.append(float(q.right[order[0]]))
    names = sorted({n for row in rows for n in row})
    x = np.array([[1.0, *(row.get(n, 0.0) for n in names)] for row in rows])
    y, w = np.array(right), np.zeros(len(names) + 1)
    penalty = np.diag([0.0, *[ridge] * len(names)])
    for _ in range(30):  # Newton's method
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + penalty @ w
        w -= np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + penalty, slope)
    return {
        "bias": round(float(w[0]), 4),
        **{n: round(float(v), 4) for n, v in zip(names, w[1:], strict=True)},
    }


def softmax(scores: Array) -> Array:
    """Shares that sum to one."""
    grown = np.exp(scores - scores.max())
    shares: Array = grown / grown.sum()
    return shares


def stored(use: Weights) -> str:
    """Weights as JSON, with four digits that count."""

    def short(a: Array) -> list[float]:
        return [float(f"{v:.4g}") for v in a.ravel()]

    nets = [{"inner": short(a), "bias": short(b), "outer": short(c)} for a, b, c in use.nets]
    value = {
        "names": [NAMES[i] for i in use.use],
        "mean": short(use.mean),
        "scale": short(use.scale),
        "sure": dict(use.sure),
        "nets": nets,
    }
    return json.dumps(value, separators=(",", ":")) + "\n"


def with_sureness(use: Weights, sure: Mapping[str, float]) -> Weights:
    """Weights with another calibration."""
    return replace(use, sure=sure)
