"""A teacher's answers, for a student to learn from.

    python -m training.how_soft GOLD TEACHER.pt OUT.pickle [--also SMALL.pt] [--news NEWS.jsonl]
        [--tasks tone,loaded]

Answers are probabilities: for tone and Anno-lexical's sense of loaded TEACHER's, for persuasion
and check-worthiness, which it was not taught to the end, those of SMALL, the shipped network; for
what MBIC calls loaded the mean of both. They are given, a few hundred sentences of each in turn
until the time is over, for NewsMTSC's, MBIC's and PTC's train parts (of PTC's sentences without a
technique, a third), and for sentences of the news that ``how_news`` chose: toward a target, and
without one.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
import torch

from training import how_data as data
from training.how_evaluate import predict
from training.how_items import Item, Soft, collate, prepare
from training.how_loss import TONED
from training.how_net import How, loaded

CHUNK = {"loaded": 320, "tone": 240, "persuasion": 320, "news_tone": 480, "news": 160}
UNTAUGHT = {"teacher": ("checkworthy", "piece", "line"), "also": ("lexical", "tone")}
ONLY = {"tone": "teacher", "news_tone": "teacher", "persuasion": "also"}


def news(path: Path) -> dict[str, list[Item]]:
    """The chosen sentences, with their target and without."""
    rows = list(data.jsonl(path))
    toward = [data.Example("news_tone", r["text"], targets=(tuple(r["target"]),)) for r in rows]
    plain = [data.Example("news", r["text"]) for r in rows]
    return {"news_tone": [Item(e) for e in toward], "news": [Item(e) for e in plain]}


def answers(model: How, items: list[Item], task: str, without: Collection[str]) -> list[Soft]:
    """A network's probabilities, but for the heads that it was not taught."""
    rows = predict(model, items, collate, "tone" if task in TONED else task)
    return [
        {k: np.asarray(v, np.float16) for k, v in row.items() if k not in without} for row in rows
    ]


def mean(rows: list[Soft]) -> Soft:
    """The mean of networks' answers, head by head."""
    names = {name for row in rows for name in row}
    return {
        name: np.mean([row[name] for row in rows if name in row], axis=0, dtype=np.float32).astype(
            np.float16
        )
        for name in sorted(names)
    }


def chunks(tasks: dict[str, list[Item]]) -> Iterator[tuple[str, list[Item]]]:
    """A few hundred items of each task in turn, so that all have some when the time is over."""
    for turn in range(max(map(len, tasks.values()))):
        for task, items in tasks.items():
            if part := items[turn * CHUNK[task] : (turn + 1) * CHUNK[task]]:
                yield task, part


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--also", type=Path)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--tasks", default=",".join(CHUNK), help="answer for these only")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e6, help="answer no more after that")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    began = time.monotonic()
    tasks = prepare(args.gold, ("tone", "persuasion", "loaded"))[0]
    tasks["persuasion"] = [
        i for i in tasks["persuasion"] if i.example.spans or data.part_of(i.example.text, 3) == 0
    ]
    rng = np.random.default_rng(1)
    for items in tasks.values():
        rng.shuffle(items)  # type: ignore[arg-type]
    if args.news:
        tasks |= news(args.news)
    tasks = {name: items for name, items in tasks.items() if name in args.tasks.split(",")}
    models = {"teacher": loaded(args.teacher)}
    if args.also:
        models["also"] = loaded(args.also)
    out: dict[data.Example, Soft] = {}
    for task, items in chunks(tasks):
        if (time.monotonic() - began) / 60 > args.minutes:
            break
        each = [
            answers(model, items, task, UNTAUGHT[name])
            for name, model in models.items()
            if ONLY.get(task, name) == name
        ]
        for item, *rows in zip(items, *each, strict=True):
            out[item.example] = mean(rows)
        print(task, len(items), round((time.monotonic() - began) / 60, 1), flush=True)
    args.out.write_bytes(pickle.dumps(out))
    print(Counter(example.task for example in out))


if __name__ == "__main__":
    main()
