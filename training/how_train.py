"""Train the "how" encoder: ``python -m training.how_train GOLD WORK --minutes 85``.

Each step is a batch of one task; shares of the steps balance the tasks. The schedule goes
by wall time; a stopped run goes on from its last checkpoint when started again.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from analysis.tagger import word_pieces as pc
from training import encoder as en
from training import how_data as data
from training.how_evaluate import evaluate
from training.how_net import ANY, How

SHARES = {"tone": 0.46, "persuasion": 0.27, "checkworthy": 0.17, "loaded": 0.10}
HEAD_LR = 6e-4
BATCH = 1536  # pieces a step, padding included
LONGEST = 254  # pieces of a sentence; the rest is left out in training


class Item:
    """An example cut into pieces, with its labels by piece."""

    __slots__ = ("example", "labels", "pieces", "window")

    def __init__(self, example: data.Example) -> None:
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


def loss_of(model: How, task: str, items: list[Item], batch: dict[str, Tensor]) -> Tensor:
    """The loss of one batch of one task."""
    with en.autocast():
        x = model.encode(batch)
        out = {"tone": model.tone(x, batch)} if task == "tone" else model.sentence(x, batch["mask"])
    out = {k: v.float() for k, v in out.items()}
    gold = torch.tensor([i.example.label for i in items])
    if task == "tone":
        return F.cross_entropy(out["tone"], gold, label_smoothing=0.1)
    if task == "checkworthy":
        return F.binary_cross_entropy_with_logits(out["checkworthy"], gold.float())
    real = batch["mask"].clone()
    pieces = torch.zeros(*real.shape, ANY + 1)
    for row, item in enumerate(items):
        pieces[row, 1 : len(item.window) + 1] = torch.from_numpy(item.labels)
    if task == "loaded":
        loss = F.binary_cross_entropy_with_logits(out["loaded"], gold.float())
        heavy = torch.tensor(2.0)
        each = F.binary_cross_entropy_with_logits(
            out["loaded_piece"], pieces[..., 0], reduction="none", pos_weight=heavy
        )
        return loss + (each * real).sum() / real.sum()
    heavy = torch.tensor(2.0)
    each = F.binary_cross_entropy_with_logits(
        out["piece"], pieces, reduction="none", pos_weight=heavy
    )
    lines = F.binary_cross_entropy_with_logits(out["line"], pieces.amax(1), reduction="none")
    return (each.sum(-1) * real).sum() / real.sum() + 0.3 * lines.sum(-1).mean()


def prepare(gold: Path) -> tuple[dict[str, list[Item]], dict[str, list[Item]]]:
    """Items to train on, and items to look at while training, by task."""
    mbic = data.loaded_parts(gold / "loaded-words/mbic.jsonl")
    check = data.checkworthy_parts(gold / "checkworthy")
    news = gold / "newsmtsc"
    train = {
        "tone": data.tone(news / "train.jsonl"),
        "persuasion": data.persuasion(gold / "persuasion/train.jsonl"),
        "loaded": mbic[0],
        "checkworthy": check[0],
    }
    look = {
        "tone": data.tone(news / "dev_rw.jsonl") + data.tone(news / "dev_mt.jsonl"),
        "persuasion": data.persuasion(gold / "persuasion/dev.jsonl"),
        "loaded": mbic[1],
        "checkworthy": check[1],
    }
    parts = [
        {k: [Item(e) for e in v if e.text.strip()] for k, v in part.items()}
        for part in (train, look)
    ]
    return parts[0], parts[1]


@dataclass(slots=True)
class Training:
    """What a run changes as it goes on."""

    model: How
    optimiser: torch.optim.Optimizer
    average: en.Average
    clock: en.Clock
    work: Path
    step: int = 0
    looked: float = 0.0


def learn(run: Training, items: list[Item], task: str, rng: np.random.Generator) -> float:
    """One step; returns the loss."""
    run.clock.set(run.optimiser)
    loss = loss_of(run.model, task, items, collate(items, rng))
    run.optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(run.model.parameters(), 1.0)
    run.optimiser.step()
    run.average.update(run.model)
    run.step += 1
    return loss.item()


def look_at(run: Training, items: dict[str, list[Item]]) -> None:
    """Keep a checkpoint, score the averaged weights and keep them."""
    run.looked = run.clock.spent
    save(run)
    run.average.swap(run.model)
    scores = evaluate(run.model, items, collate)
    en.log(run.work / "how.log", step=run.step, share=round(run.clock.share, 2), dev=scores)
    torch.save(run.model.state_dict(), run.work / "how-average.pt")
    run.average.swap(run.model)
    run.model.train()


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, default=88.0)
    parser.add_argument("--look", type=float, default=10.0, help="minutes between looks at dev")
    parser.add_argument("--lr", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--frozen", type=Path, help="a checkpoint of another network: train heads only"
    )
    parser.add_argument(
        "--unmarked", action="store_true", help="do not mark the target at the input"
    )
    parser.add_argument("--tasks", default=",".join(SHARES), help="train these heads only")
    return parser.parse_args()


def main() -> None:
    """Train until the time is over; see the module's first line."""
    args = options()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(args.seed)
    train, look = prepare(args.gold)
    model = How()
    if args.frozen:
        borrow(model, args.frozen)
    model.mark.requires_grad_(not (args.frozen or args.unmarked))
    shares = {k: v for k, v in SHARES.items() if k in args.tasks.split(",")}
    odds = np.array(list(shares.values())) / sum(shares.values())
    groups = en.groups(model, model.encoder, 0.0 if args.frozen else args.lr, HEAD_LR)
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    average = en.Average(model, 0.998)
    spent = restore(args.work / "how.pt", model, optimiser, average)
    clock = en.Clock(args.minutes, spent)
    run = Training(model, optimiser, average, clock, args.work, average.steps, spent)
    sources = {k: batches(v, rng, 0.5 if k == "persuasion" else 1.0) for k, v in train.items()}
    losses, seen = dict.fromkeys(shares, 0.0), dict.fromkeys(shares, 0)
    model.train()
    while clock.share < 1.0:
        task = str(rng.choice(list(shares), p=odds))
        items = next(sources[task])
        losses[task] += 0.02 * (learn(run, items, task, rng) - losses[task])
        seen[task] += len(items)
        if run.step % 100 == 0:
            shown = {k: round(v, 3) for k, v in losses.items()}
            minutes = round(clock.spent / 60, 1)
            en.log(args.work / "how.log", step=run.step, minutes=minutes, seen=seen, loss=shown)
        if clock.spent - run.looked > args.look * 60:
            look_at(run, {k: look[k] for k in shares})
    look_at(run, {k: look[k] for k in shares})


def borrow(model: How, path: Path) -> None:
    """Take the encoder from another network's checkpoint and leave it as it is."""
    kept = torch.load(path)
    kept = kept.get("model", kept)
    start = "encoder."
    model.encoder.load_state_dict(
        {k.removeprefix(start): v for k, v in kept.items() if k.startswith(start)}
    )
    model.encoder.requires_grad_(False)
    model.encoder.masked = 0.0


def save(run: Training) -> None:
    """Write a checkpoint whole or not at all."""
    state = {"model": run.model.state_dict(), "optimiser": run.optimiser.state_dict()}
    state |= {"average": run.average.weights, "steps": run.average.steps, "spent": run.clock.spent}
    torch.save(state, run.work / "how.new")
    (run.work / "how.new").replace(run.work / "how.pt")


def restore(path: Path, model: How, optimiser: torch.optim.Optimizer, average: en.Average) -> float:
    """Go on from a checkpoint, where there is one; returns the seconds already spent."""
    if not path.is_file():
        return 0.0
    kept = torch.load(path)
    model.load_state_dict(kept["model"])
    optimiser.load_state_dict(kept["optimiser"])
    average.weights, average.steps = kept["average"], kept["steps"]
    return float(kept["spent"])


if __name__ == "__main__":
    main()
