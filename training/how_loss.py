"""The losses of the "how" heads: against labels, and against a teacher's answers."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training import encoder as en
from training.how_items import Item
from training.how_net import ANY, How

TONED = ("tone", "news_tone")
TAUGHT = 0.6  # the share of a teacher's answers in the loss of an example that has a label, too
WEIGHT = {"line": 0.3}  # of a head in the loss against a teacher's answers; else 1


def loss_of(model: How, task: str, items: list[Item], batch: dict[str, Tensor]) -> Tensor:
    """The loss of one batch of one task."""
    with en.autocast():
        x = model.encode(batch)
        out = {"tone": model.tone(x, batch)} if task in TONED else model.sentence(x, batch["mask"])
    out = {k: v.float() for k, v in out.items()}
    taught = [item.soft is not None for item in items]
    if task.startswith("news"):
        return soft_loss(out, items, batch["mask"])
    loss = gold_loss(out, task, items, batch["mask"])
    if not any(taught):
        return loss
    rows = torch.tensor(taught).nonzero().squeeze(1)
    own = [item for item, has in zip(items, taught, strict=True) if has]
    soft = soft_loss({k: v[rows] for k, v in out.items()}, own, batch["mask"][rows])
    share = TAUGHT * len(own) / len(items)
    return (1 - share) * loss + share * soft


def soft_loss(out: dict[str, Tensor], items: list[Item], real: Tensor) -> Tensor:
    """The loss against a teacher's probabilities, over the heads that it answered for."""
    total = torch.zeros(())
    for name in items[0].soft or ():
        mine = out[name]
        his = np.zeros(tuple(mine.shape), np.float32)
        for row, item in enumerate(items):
            assert item.soft is not None
            value = item.soft[name]
            if "piece" in name:
                his[row, 1 : len(value) + 1] = value
            else:
                his[row] = value
        wanted = torch.from_numpy(his)
        if name == "tone":
            total = total + F.cross_entropy(mine, wanted)
            continue
        each = F.binary_cross_entropy_with_logits(mine, wanted, reduction="none")
        if "piece" in name:
            loss = (each.view(*real.shape, -1).sum(-1) * real).sum() / real.sum()
        else:
            loss = each.view(len(items), -1).sum(-1).mean()
        total = total + WEIGHT.get(name, 1.0) * loss
    return total


def gold_loss(out: dict[str, Tensor], task: str, items: list[Item], real: Tensor) -> Tensor:
    """The loss against labels."""
    gold = torch.tensor([i.example.label for i in items])
    if task == "tone":
        return F.cross_entropy(out["tone"], gold, label_smoothing=0.1)
    if task in ("checkworthy", "lexical"):
        return F.binary_cross_entropy_with_logits(out[task], gold.float())
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
