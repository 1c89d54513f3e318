"""Train the "how" encoder: ``python -m training.how_train GOLD WORK --minutes 85``.

Each step is a batch of one task; shares of the steps balance the tasks. The schedule goes
by wall time; a stopped run goes on from its last checkpoint when started again.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training import encoder as en
from training import mpnet
from training.how_evaluate import evaluate
from training.how_items import Item, batches, collate, prepare
from training.how_loss import loss_of
from training.how_net import How

SHARES = {"tone": 0.46, "persuasion": 0.27, "checkworthy": 0.17, "loaded": 0.10, "lexical": 0.0}
HEAD_LR = 6e-4


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
    parser.add_argument("--base", type=Path, help="MPNet's weights: train a teacher")
    parser.add_argument("--resume", type=Path, help="begin from these weights")
    parser.add_argument(
        "--soft", type=Path, nargs="*", default=(), help="a teacher's answers (training.how_soft)"
    )
    parser.add_argument("--shares", type=json.loads, default=SHARES, help="of the steps, by task")
    parser.add_argument("--keep", type=float, default=0.998, help="of the averaged weights a step")
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def main() -> None:
    """Train until the time is over; see the module's first line."""
    args = options()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    rng = np.random.default_rng(args.seed)
    shares = args.shares
    train, look = prepare(args.gold, [k for k, v in shares.items() if v], args.soft)
    model = How(args.base)
    if args.resume:
        model.load_state_dict(torch.load(args.resume))
    if args.frozen:
        borrow(model, args.frozen)
    model.mark.requires_grad_(not (args.frozen or args.unmarked))
    odds = np.array(list(shares.values())) / sum(shares.values())
    grouped: Any = mpnet.groups if args.base else en.groups
    groups = grouped(model, model.encoder, 0.0 if args.frozen else args.lr, HEAD_LR)
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
    average = en.Average(model, args.keep)
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
            look_at(run, look)
    look_at(run, look)


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
