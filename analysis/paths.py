"""Best paths through labels of words: runs that begin and go on, and switches that cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Run(NamedTuple):
    """Words ``first`` to ``last`` (both in it) of one kind, and their mean probability."""

    first: int
    last: int
    kind: int
    p: float


def runs(
    log_p: Floats, ends: Floats | None, bias: Sequence[float], weight: float, touch: float = 0.0
) -> list[Run]:
    """The best path through begin/inside tags, as runs.

    Args:
        log_p: Words by 1 + 2 * kinds, log-probabilities: none, then begin and inside of each kind.
        ends: Words by kinds, logits of a run's ending with the word.
        bias: What is added to each kind's tags (log scale).
        weight: How much ``ends`` counts.
        touch: What it costs that one run begins where another ends.

    Example:
        >>> p = np.array([[0.2, 0.7, 0.1], [0.3, 0.1, 0.6], [0.8, 0.1, 0.1]], np.float32)
        >>> [(run.first, run.last) for run in runs(np.log(p), None, [0.0], 0.0)]
        [(0, 1)]
    """
    n, width = log_p.shape
    if not n:
        return []
    kinds = width // 2
    score = log_p.copy()
    score[:, 1:] += np.repeat(np.asarray(bias, np.float32), 2)
    stop = np.zeros((n, kinds), np.float32)
    go = stop
    if ends is not None:
        stop, go = (-weight * np.logaddexp(0, sign * ends) for sign in (-1, 1))
    path = _best_path(score, stop, go, touch)
    p = np.exp(log_p)
    out: list[Run] = []
    for i in np.flatnonzero(path).tolist():
        kind = (int(path[i]) - 1) // 2
        if path[i] % 2 == 0:
            out[-1] = Run(out[-1].first, i, kind, out[-1].p)
        else:
            out.append(Run(i, i, kind, 0.0))
    both = p[:, 1::2] + p[:, 2::2]
    return [r._replace(p=float(both[r.first : r.last + 1, r.kind].mean())) for r in out]


def _best_path(score: Floats, stop: Floats, go: Floats, touch: float) -> NDArray[np.int64]:
    """Viterbi over none, begin and inside; inside follows begin or inside of its own kind only."""
    n, width = score.shape
    begins, insides = np.arange(1, width, 2), np.arange(2, width, 2)
    back = np.zeros((n, width), np.int64)
    best = score[0].copy()
    best[insides] = -1e9
    for i in range(1, n):
        leave = best.copy()
        leave[begins] += stop[i - 1]
        leave[insides] += stop[i - 1]
        top = int(leave.argmax())
        start = 0 if leave[0] >= leave[top] - touch else top
        go_on = best[insides] >= best[begins]
        stay = np.where(go_on, best[insides], best[begins]) + go[i - 1]
        back[i] = top
        back[i, begins], back[i, insides] = start, np.where(go_on, insides, begins)
        new = np.full(width, leave[start] - (touch if start else 0), np.float32)
        new[0] = leave[top]
        new[insides] = stay
        best = new + score[i]
    best[begins] += stop[-1]
    best[insides] += stop[-1]
    path = np.zeros(n, np.int64)
    path[-1] = best.argmax()
    for i in range(n - 1, 0, -1):
        path[i - 1] = back[i, path[i]]
    return path


def switching(log_p: Floats, cost: float) -> NDArray[np.int64]:
    """The best sequence of columns, where each change of column costs ``cost``.

    Example:
        >>> p = np.array([[0.9, 0.1], [0.4, 0.6], [0.9, 0.1]], np.float32)
        >>> switching(np.log(p), 1.0).tolist()
        [0, 0, 0]
    """
    total = log_p.sum(0)
    n = len(log_p)
    best, back = log_p[0].copy(), np.zeros(log_p.shape, np.int64)
    if log_p.shape[1] == 1 or float(log_p.max(1).sum() - total.max()) <= cost:
        return np.full(n, total.argmax(), np.int64)
    columns = np.arange(log_p.shape[1])
    for i in range(1, n):
        top = int(best.argmax())
        move = best[top] - cost > best
        back[i] = np.where(move, top, columns)
        best = np.where(move, best[top] - cost, best) + log_p[i]
    out = np.zeros(n, np.int64)
    out[-1] = best.argmax()
    for i in range(n - 1, 0, -1):
        out[i - 1] = back[i, out[i]]
    return out
