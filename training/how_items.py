"""What the "how" encoder learns from, cut into pieces and laid out in batches."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from analysis.tagger import word_pieces as pc
from training import how_data as data
from training.how_net import ANY

BATCH = 1536  # pieces a step, padding included
LONGEST = 254  # pieces of a sentence; the rest is left out in training
Soft = dict[str, np.ndarray]  # a teacher's probabilities, by head


class Item:
    """An example cut into pieces, with its labels by piece, and perhaps a teacher's answers."""

    __slots__ = ("example", "labels", "pieces", "soft", "window")

    def __init__(self, example: data.Example, soft: Soft | None = None) -> None:
        self.soft = soft
        self.example, self.pieces = example, pc.cut(example.text)
        size = min(len(self.pieces), LONGEST)
        self.window = pc.Window(0, size, 0, size)
        self.labels = np.zeros((size, ANY + 1), np.float32)
        for start, end, kind in example.spans:
            self.labels[covered(self.pieces, start, end)[:size], kind] = 1.0
        self.labels[:, ANY] = self.labels[:, :ANY].max(1, initial=0.0)


def covered(pieces: pc.Pieces, start: int, end: int) -> np.ndarray:
    """Which pieces belong to words that share a character with ``start:end``."""
    words = (pieces.start < end) & (pieces.end > start)
    return words[pieces.word]


def batches(
    items: list[Item], rng: np.random.Generator, keep_empty: float = 1.0
) -> Iterator[list[Item]]:
    """Batches for ever, epoch by epoch; of items without spans only a share is kept."""
    while True:
        chosen = [i for i in items if i.example.spans or rng.random() < keep_empty]
        chosen.sort(key=lambda i: len(i.window) + rng.uniform(0, 12))
        groups: list[list[Item]] = [[]]
        for item in chosen:
            padded = -(-(len(item.window) + 2) // 8) * 8
            if groups[-1] and padded * (len(groups[-1]) + 1) > BATCH:
                groups.append([])
            groups[-1].append(item)
        order = rng.permutation(len(groups))
        yield from (groups[i] for i in order)


def collate(items: list[Item], rng: np.random.Generator | None = None) -> dict[str, Tensor]:
    """A batch; with ``rng`` (training) another mention of the target is sometimes marked."""
    arrays = pc.arrays([(i.pieces, i.window) for i in items], 8)
    arrays["mark"] = np.zeros_like(arrays["ids"])
    for row, item in enumerate(items):
        places = item.example.targets
        if places:
            other = rng is not None and len(places) > 1 and rng.random() < 0.3
            start, end = places[int(rng.integers(1, len(places)))] if other and rng else places[0]
            hit = covered(item.pieces, start, end)[: len(item.window)]
            arrays["mark"][row, 1 : len(hit) + 1] = hit
    return {k: torch.from_numpy(v) for k, v in arrays.items()}


NEWS = ("news", "news_tone")


def prepare(
    gold: Path, tasks: Collection[str], answers: Iterable[Path] = ()
) -> tuple[dict[str, list[Item]], dict[str, list[Item]]]:
    """Items to train on, and items to look at while training, by task.

    ``answers`` is what ``how_soft`` wrote: with it, examples of train carry a teacher's answers,
    and there are two more tasks, "news" and "news_tone", that have nothing else.
    """
    soft: dict[data.Example, Soft] = {}
    for path in answers:
        soft |= pickle.loads(path.read_bytes())
    mbic = data.loaded_parts(gold / "loaded-words/mbic.jsonl")
    check = data.checkworthy_parts(gold / "checkworthy")
    lexical = data.lexical_parts(gold / "loaded-words")
    news = gold / "newsmtsc"
    train = {
        "tone": data.tone(news / "train.jsonl"),
        "persuasion": data.persuasion(gold / "persuasion/train.jsonl"),
        "loaded": mbic[0],
        "checkworthy": check[0],
        "lexical": lexical[0],
    }
    look = {
        "tone": data.tone(news / "dev_rw.jsonl") + data.tone(news / "dev_mt.jsonl"),
        "persuasion": data.persuasion(gold / "persuasion/dev.jsonl"),
        "loaded": mbic[1],
        "checkworthy": check[1],
        "lexical": lexical[1],
    }
    for example in soft:
        if example.task in NEWS:
            train.setdefault(example.task, []).append(example)
    parts = [
        {k: [Item(e, soft.get(e)) for e in v if e.text.strip()] for k, v in p.items() if k in tasks}
        for p in (train, look)
    ]
    return parts[0], parts[1]
