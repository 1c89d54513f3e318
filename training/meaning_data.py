"""Statements with what a reader made of them, as batches for the "meaning" network."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from analysis.article.spans import Span
from analysis.tagger import word_pieces as pc
from analysis.tagger.meaning_window import Roles, window
from training.meaning_net import EVIDENCE, HEADS, KINDS, POINTS, STANCES
from training.meaning_split import fold

WORK = Path(__file__).with_name("made")
PARTS = ("source", "cue", "content")
BARE = 0.6  # of the statements are read without context in training: half the time a step


@dataclass(slots=True)
class Text:
    """An article, cut."""

    id: str
    pieces: pc.Pieces
    sentences: list[Span]
    whole: bool


@dataclass(slots=True)
class Shape:
    """A statement's parts."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(slots=True)
class Item:
    """A statement: its article, its gold parts, those that Sayso itself finds, and its labels."""

    article: Text
    number: int
    gold: Shape
    own: Shape | None
    label: dict[str, Any]
    soft: dict[str, np.ndarray] = field(default_factory=dict)


def shape(row: dict[str, Any]) -> Shape:
    return Shape(*(tuple(Span(a, b) for a, b in row[k]) for k in PARTS))


def items(articles: list[dict[str, Any]], *, unlabelled: bool = False) -> list[Item]:
    """One item for every attribution with a label (or for all others)."""
    out = []
    for a in articles:
        text = Text(a["id"], pc.cut(a["text"]), [Span(*s) for s in a["sentences"]], a["whole"])
        for i, row in enumerate(a["gold"]):
            if (i in a["labels"]) == unlabelled or not row["content"]:
                continue
            own = shape(a["own"][a["pair"][i]]) if i in a["pair"] else None
            out.append(Item(text, i, shape(row), own, a["labels"].get(i, {})))
    return out


def load(part: str, name: str = "meaning.pickle") -> list[dict[str, Any]]:
    return pickle.loads((WORK / name).read_bytes())[part]


def unread(
    names: list[str], left_out: int | None = None, every: int = 1, own_every: int = 1
) -> list[Item]:
    """The statements without labels, and those of a fold that a teacher never saw.

    Of those in train articles only every ``every``-th, of others every ``own_every``-th.
    """
    train = load("train")
    out = items(train, unlabelled=True)
    out += [i for i in items(train) if left_out is not None and fold(i.article.id) == left_out]
    out = out[::every]
    for name in names:
        out += items(load("unread", name), unlabelled=True)[::own_every]
    return out


def softened(
    teacher: str,
    names: list[str],
    left_out: int | None = None,
    thinned: int = 1,
    own_thinned: int = 1,
) -> list[Item]:
    """The same, each with the teacher's answers."""
    with np.load(WORK / f"{teacher}.soft.npz") as file:
        kept = {name: file[name] for name in HEADS}
    every = unread(names, left_out, thinned, own_thinned)
    for i, item in enumerate(every):
        item.soft = {name: kept[name][i] for name in HEADS}
    return every


def chosen(item: Item, rng: np.random.Generator | None, own: bool = False) -> Shape:
    """The parts to read: gold or Sayso's own, in training sometimes with borders moved."""
    if rng is None:
        return item.own if own and item.own is not None else item.gold
    spans = item.own if item.own is not None and rng.random() < 0.5 else item.gold
    source = () if rng.random() < 0.05 else spans.source
    cue = () if rng.random() < 0.03 else spans.cue
    content = spans.content
    if rng.random() < 0.3:
        content = moved(item.article.pieces, content, rng)
    return Shape(source, cue, content)


def moved(
    pieces: pc.Pieces, content: tuple[Span, ...], rng: np.random.Generator
) -> tuple[Span, ...]:
    """A content whose first or last border lies some words further in or out."""
    spans = list(content)
    low = int(np.searchsorted(pieces.end, spans[0].start, "right"))
    high = int(np.searchsorted(pieces.start, spans[-1].end, "left"))
    total = len(pieces.start)
    if rng.random() < 0.5:
        low = min(max(0, low + int(rng.integers(-2, 4))), total - 1)
        start = int(pieces.start[low])
        if start < spans[0].end:
            spans[0] = Span(start, spans[0].end)
    else:
        high = min(max(1, high + int(rng.integers(-4, 3))), total)
        end = int(pieces.end[high - 1])
        if end > spans[-1].start:
            spans[-1] = Span(spans[-1].start, end)
    return tuple(spans)


def seen(
    item: Item, rng: np.random.Generator | None = None, own: bool = False
) -> tuple[pc.Window, Roles]:
    """The window of a statement and its pieces' roles."""
    a = item.article
    chosen_window = window(a.pieces, a.sentences, chosen(item, rng, own)) or window(
        a.pieces, a.sentences, item.gold
    )
    if chosen_window is None:
        raise ValueError(f"{a.id}, {item.number}: no words")
    w, roles = chosen_window
    if rng is not None and rng.random() < BARE:
        roles = roles[w.core_start - w.start : w.core_end - w.start]
        w = pc.Window(w.core_start, w.core_end, w.core_start, w.core_end)
    return w, roles


def collate(
    chosen_: list[tuple[Item, pc.Window, Roles]], rng: np.random.Generator | None = None
) -> dict[str, Tensor]:
    """A batch of windows."""
    arrays = pc.arrays([(i.article.pieces, w) for i, w, _ in chosen_], 8)
    arrays["role"] = np.zeros_like(arrays["ids"])
    for row, (_, w, roles) in enumerate(chosen_):
        arrays["role"][row, 1 : len(w) + 1] = roles
    if rng is not None:
        plain = rng.random(len(chosen_)) < 0.1
        curly = np.isin(arrays["ids"], CURLY) & plain[:, None]
        arrays["ids"] = np.where(curly, PLAIN, arrays["ids"])
        blind = rng.random(len(chosen_)) < 0.05
        arrays["quote"][blind] = 0
    return {k: torch.from_numpy(v) for k, v in arrays.items()}


_ID = pc.tokenizer().token_to_id
CURLY, PLAIN = [_ID("“"), _ID("”")], _ID('"')


def labels(chosen_: list[tuple[Item, pc.Window, Roles]], length: int) -> dict[str, Tensor]:
    """Gold of a batch; where a reader told nothing, its weight is 0."""
    n = len(chosen_)
    out = {
        "stance": np.zeros(n, np.int64),
        "kind": np.zeros(n, np.int64),
        "kind_weight": np.zeros(n, np.float32),
        "check": np.zeros((n, 4), np.float32),
        "check_weight": np.zeros((n, 4), np.float32),
        "accuses": np.zeros(n, np.float32),
        "evidence": np.zeros((n, len(EVIDENCE)), np.float32),
        "whole": np.zeros(n, np.float32),
        "point": np.zeros((n, length, POINTS), np.float32),
        "point_weight": np.zeros((n, length, POINTS), np.float32),
    }
    for row, (item, w, _) in enumerate(chosen_):
        label = item.label
        out["stance"][row] = STANCES.index(label["stance"])
        out["kind"][row] = KINDS.index(label["kind"])
        out["kind_weight"][row] = 1.0 if label["stance"] in STANCES[:3] else 0.2
        out["check"][row, 0], out["check_weight"][row, 0] = label["checkable"], 1.0
        if label.get("worth") is not None:
            out["check"][row, 1:] = [label["worth"] >= k for k in (1, 2, 3)]
            out["check_weight"][row, 1:] = 0.5
        if "accuses" not in label:
            continue
        out["whole"][row] = 1.0
        out["accuses"][row] = label["accuses"]
        for kind, span in label["evidence"]:
            hit = span is not None and under(item.article.pieces, w, span)
            at = EVIDENCE.index(kind)
            if span is None or not hit.any():
                continue  # evidence that does not stand in the window is not to be seen
            out["evidence"][row, at] = 1.0
            out["point"][row, 1 : len(w) + 1, 1 + at] = np.maximum(
                out["point"][row, 1 : len(w) + 1, 1 + at], hit
            )
            out["point_weight"][row, 1 : len(w) + 1, 1 + at] = 1.0
        for span in label["accused"]:
            hit = under(item.article.pieces, w, span)
            if hit.any():
                out["point"][row, 1 : len(w) + 1, 0] = np.maximum(
                    out["point"][row, 1 : len(w) + 1, 0], hit
                )
                out["point_weight"][row, 1 : len(w) + 1, 0] = 1.0
    return {k: torch.from_numpy(v) for k, v in out.items()}


def soft_labels(chosen_: list[tuple[Item, pc.Window, Roles]]) -> dict[str, Tensor]:
    """A teacher's logits for a batch."""
    names = chosen_[0][0].soft
    return {
        name: torch.from_numpy(np.stack([item.soft[name] for item, _, _ in chosen_]))
        for name in names
    }


def under(pieces: pc.Pieces, w: pc.Window, span: list[int]) -> np.ndarray:
    """Which pieces of a window are of words that share a character with a span."""
    word = pieces.word[w.start : w.end]
    return (pieces.start[word] < span[1]) & (pieces.end[word] > span[0])
