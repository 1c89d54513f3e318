"""Best paths through labels of words: runs that begin and go on, and switches that cost."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
MARGIN = 0.01  # by which none must be surely better; more than rounding can be


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
    return [r._replace(p=_mean(both[r.first : r.last + 1, r.kind])) for r in out]


def _mean(values: Floats) -> float:
    return float(
        np.add.reduce(values) / np.float32(len(values))
    )  # as ``mean``, in a third of the time


def _best_path(score: Floats, stop: Floats, go: Floats, touch: float) -> NDArray[np.int64]:
    """Viterbi over none, begin and inside; inside follows begin or inside of its own kind only.

    Most words can be nothing but none on the best path (see ``_sure``); the search runs on the
    stretches between them, in plain numbers, which takes a sixth of the time.
    """
    path = np.zeros(len(score), np.int64)
    open_ = np.flatnonzero(~_sure(score, stop, go))
    if not len(open_):
        return path
    cuts = (np.flatnonzero(np.diff(open_) > 1) + 1).tolist()
    # As plain numbers all at once: numpy takes longer to hand over a stretch than to go through it.
    plain = [values[open_].tolist() for values in (score, stop, go)]
    states: list[int] = []
    for a, b in pairwise([0, *cuts, len(open_)]):
        states += _stretch(plain[0][a:b], plain[1][a:b], plain[2][a:b], touch)
    path[open_] = states
    return path


def _sure(score: Floats, stop: Floats, go: Floats) -> NDArray[np.bool_]:
    """The words that are none on every best path.

    Being in a run at a word gains, over none, at most what it takes to get there (to begin, or to
    go on in place of stopping before) and what follows (to go on in place of beginning behind it).
    """
    none, begin, inside = score[:, :1], score[:, 1::2], score[:, 2::2]
    enter = begin - none
    enter[1:] = np.maximum(enter[1:], go[:-1] - stop[:-1] + inside[1:] - none[1:])
    enter[:-1] += np.maximum(0, go[:-1] + inside[1:] - begin[1:])
    return np.asarray(enter.max(1) < -MARGIN, bool)


def _stretch(
    score: list[list[float]], stop: list[list[float]], go: list[list[float]], touch: float
) -> list[int]:
    """The best path of a stretch with none (or the text's edge) on both sides."""
    kinds = range(len(stop[0]))
    none, run = score[0][0], score[0][1::2]  # best scores: outside, and in a run of each kind
    back: list[tuple[int, int, list[bool]]] = []
    for row, stopping, going in zip(score[1:], stop, go, strict=False):
        top, most = 0, none
        for k in kinds:
            if run[k] + stopping[k] > most:
                top, most = k + 1, run[k] + stopping[k]
        start, enter = (0, none) if none >= most - touch else (top, most - touch)
        none = most + row[0]
        begun = [False for _ in kinds]
        for k in kinds:
            on, new = run[k] + going[k] + row[2 * k + 2], enter + row[2 * k + 1]
            if new > on:
                run[k], begun[k] = new, True
            else:
                run[k] = on
        back.append((top, start, begun))
    ended = [none, *(run[k] + stop[-1][k] for k in kinds)]
    return _traced(max(range(len(ended)), key=ended.__getitem__), back)


def _traced(state: int, back: list[tuple[int, int, list[bool]]]) -> list[int]:
    """The path that ends in a state (0 for none, 1 and up for the kinds), as labels."""
    path = []
    for top, start, begun in reversed(back):
        if state == 0:
            path.append(0)
            state = top
        elif begun[state - 1]:
            path.append(2 * state - 1)
            state = start
        else:
            path.append(2 * state)
    path.append(2 * state - 1 if state else 0)  # the first word can only begin
    return path[::-1]


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
