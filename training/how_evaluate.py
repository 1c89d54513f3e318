"""Scores of the "how" heads: macro F1, F1 of a class, and the span measures of PTC."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

Found = tuple[int, int, int]  # start, end, technique


def f1(gold: Sequence[int], predicted: Sequence[int], label: int) -> float:
    """F1 of one class.

    Example:
        >>> f1([1, 1, 0, 0], [1, 0, 1, 0], 1)
        0.5
    """
    both = sum(g == s == label for g, s in zip(gold, predicted, strict=True))
    total = sum(g == label for g in gold) + sum(s == label for s in predicted)
    return 2 * both / total if total else 0.0


def macro_f1(gold: Sequence[int], predicted: Sequence[int], labels: int) -> float:
    """The mean of the classes' F1, as NewsMTSC and MBIC are scored."""
    return sum(f1(gold, predicted, label) for label in range(labels)) / labels


def merged_by_kind(spans: Iterable[Found]) -> list[Found]:
    """Spans of one technique that overlap made one, as the task does before it scores."""
    out: list[Found] = []
    for start, end, kind in sorted(spans, key=lambda s: (s[2], s[0], s[1])):
        if out and out[-1][2] == kind and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]), kind)
        else:
            out.append((start, end, kind))
    return out


def span_scores(
    gold: Sequence[Sequence[Found]], predicted: Sequence[Sequence[Found]], *, kinds: bool
) -> dict[str, float]:
    """The overlap-weighted precision, recall and F1 of propaganda spans over articles.

    With S the spans found and T the gold spans of all articles, and
    C(s, t, h) = |s ∩ t| / h where the two are of one technique (or whatever they are, when
    ``kinds`` is false), else 0:
    P = 1/|S| · Σ C(s, t, |s|), R = 1/|T| · Σ C(s, t, |t|), F1 = 2PR / (P + R).
    With ``kinds`` it is the FLC measure of Da San Martino and others, "Fine-grained analysis
    of propaganda in news articles" (EMNLP 2019); without, the span identification (SI) measure
    of their "SemEval-2020 task 11" (2020), for which all overlapping spans are merged first.

    Example:
        >>> span_scores([[(0, 10, 1)]], [[(0, 5, 1)]], kinds=True)
        {'precision': 1.0, 'recall': 0.5, 'f1': 0.6666666666666666}
    """
    precise = recalled = 0.0
    total = there = 0
    for ours, theirs in zip(predicted, gold, strict=True):
        if not kinds:
            ours = [(a, b, 0) for a, b, _ in ours]
            theirs = [(a, b, 0) for a, b, _ in theirs]
        ours, theirs = merged_by_kind(ours), merged_by_kind(theirs)
        total, there = total + len(ours), there + len(theirs)
        for a, b, kind in ours:
            for c, d, other in theirs:
                shared = min(b, d) - max(a, c)
                if shared > 0 and kind == other:
                    precise += shared / (b - a)
                    recalled += shared / (d - c)
    p, r = precise / total if total else 0.0, recalled / there if there else 0.0
    return {"precision": p, "recall": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}


def predict(
    model: Any, items: Sequence[Any], collate: Callable[..., Any], task: str
) -> list[dict[str, Any]]:
    """Probabilities for each item, in order; by piece without the start and stop pieces."""
    import torch

    model.eval()
    order = sorted(range(len(items)), key=lambda i: len(items[i].window))
    out: list[dict[str, Any]] = [{} for _ in items]
    for at in range(0, len(order), 32):
        rows = order[at : at + 32]
        batch = collate([items[i] for i in rows])
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            x = model.encode(batch)
            outputs = (
                {"tone": model.tone(x, batch)}
                if task == "tone"
                else model.sentence(x, batch["mask"])
            )
        for name, values in outputs.items():
            p = (values.float().softmax(-1) if name == "tone" else values.float().sigmoid()).numpy()
            for row, i in enumerate(rows):
                piecewise = "piece" in name
                out[i][name] = p[row, 1 : len(items[i].window) + 1] if piecewise else p[row]
    return out


def runs(item: Any, p: np.ndarray, threshold: float) -> list[tuple[int, int]]:
    """Offsets of the stretches of words whose mean probability reaches the threshold."""
    count = int(item.pieces.word[: len(p)].max(initial=-1)) + 1
    words = np.zeros(count)
    np.add.at(words, item.pieces.word[: len(p)], p)
    words /= np.maximum(np.bincount(item.pieces.word[: len(p)], minlength=count), 1)
    out: list[tuple[int, int]] = []
    last = -2
    for w in np.flatnonzero(words >= threshold).tolist():
        if w == last + 1:
            out[-1] = (out[-1][0], int(item.pieces.end[w]))
        else:
            out.append((int(item.pieces.start[w]), int(item.pieces.end[w])))
        last = w
    return out


def evaluate(model: Any, look: dict[str, list[Any]], collate: Callable[..., Any]) -> dict[str, Any]:
    """A quick look at each head while it trains (plain thresholds)."""
    out: dict[str, Any] = {}
    for task, items in look.items():
        outputs = predict(model, items, collate, task)
        gold = [i.example.label for i in items]
        if task == "tone":
            predicted = [int(m["tone"].argmax()) for m in outputs]
            out["tone"] = round(macro_f1(gold, predicted, 3), 4)
        elif task == "persuasion":
            out |= persuasion_look(items, outputs)
        else:
            for t in (0.4, 0.5, 0.6):
                predicted = [int(m[task] >= t) for m in outputs]
                out[f"{task} {t}"] = [
                    round(f1(gold, predicted, 1), 4),
                    round(macro_f1(gold, predicted, 2), 4),
                ]
    return out


def persuasion_look(items: Sequence[Any], outputs: Sequence[dict[str, Any]]) -> dict[str, float]:
    """FLC and SI of PTC lines at a few thresholds, the same for all techniques."""
    out = {}
    for t in (0.3, 0.4, 0.5):
        gold, predicted = defaultdict(list), defaultdict(list)
        for item, m in zip(items, outputs, strict=True):
            at, group = item.example.at, item.example.group
            gold[group] += [(s + at, e + at, k) for s, e, k in item.example.spans]
            for kind in range(m["piece"].shape[1] - 1):
                predicted[group] += [
                    (s + at, e + at, kind) for s, e in runs(item, m["piece"][:, kind], t)
                ]
        for kinds, name in ((True, "flc"), (False, "si")):
            score = span_scores(list(gold.values()), [predicted[g] for g in gold], kinds=kinds)
            out[f"{name} {t}"] = round(score["f1"], 4)
    return out
