"""Cut off what a finished encoder "who" needs least: heads of attention, and inner values.

    python -m training.who_prune training/made/who.epochN.pt training/made/cut.pt

What a head or an inner value is worth is told by how far the loss would move without it, to the
first order: the sum over batches of |sum of value times gradient| (Molchanov et al. 2017, "Pruning
convolutional neural networks for resource efficient inference"; for heads Michel et al. 2019, "Are
sixteen heads really better than one?"), on windows of PolNeAR's train part. Each layer keeps as
many as the others. What is left must be trained on: ``who_train --begin``.
"""

from __future__ import annotations

import argparse
import pickle

import numpy as np
import torch
from torch import Tensor, nn

from training import encoder as en
from training.encoder import HEAD
from training.who_data import WORK
from training.who_model import Who, attribution_loss, loaded
from training.who_train import (
    STYLES,
    WEIGHT,
    chunks,
    entity_batches,
    entity_loss,
    gold_of,
    hidden,
    styles,
)


def worth(model: Who, steps: int, seed: int = 11) -> tuple[list[Tensor], list[Tensor]]:
    """What each head and each inner value of each layer is worth."""
    data = pickle.loads((WORK / "who.pickle").read_bytes())
    rng = np.random.default_rng(seed)
    many = chunks(data["train"], rng)
    batches = en.by_length([len(w) for _, w in many], 2560, rng)[:steps]
    named = entity_batches(data["entities_train"], 1024, rng)
    layers = list(model.encoder.layers)
    sums = {id(part): torch.zeros(part.in_features) for la in layers for part in (la.out, la.down)}  # type: ignore[union-attr,arg-type]
    seen: list[tuple[int, Tensor]] = []

    def keep(part: nn.Module, given: tuple[Tensor, ...]) -> None:
        given[0].retain_grad()
        seen.append((id(part), given[0]))

    hooks = [p.register_forward_pre_hook(keep) for la in layers for p in (la.out, la.down)]  # type: ignore[union-attr]
    for batch in batches:
        chosen = [many[i] for i in batch]
        losses = attribution_loss(model, hidden(model, chosen, rng), gold_of(chosen))
        whole = sum(WEIGHT[k] * v for k, v in losses.items())
        (whole + 0.5 * entity_loss(model, next(named), rng)).backward()  # type: ignore[union-attr]
        for part, value in seen:
            moved = (value.detach().float() * value.grad.float()).flatten(0, -2).sum(0)  # type: ignore[union-attr]
            if value.shape[-1] == model.encoder.layers[0].out.in_features:  # type: ignore[union-attr]
                moved = moved.view(-1, HEAD).sum(1).repeat_interleave(HEAD)
            sums[part] += moved.abs()
        seen.clear()
        model.zero_grad(set_to_none=True)
    for hook in hooks:
        hook.remove()
    heads = [sums[id(la.out)].view(-1, HEAD).mean(1) for la in layers]  # type: ignore[union-attr]
    return heads, [sums[id(la.down)] for la in layers]  # type: ignore[union-attr]


def kept(values: Tensor, count: int) -> Tensor:
    """Indexes of those worth most, in their order."""
    return values.topk(count).indices.sort().values


def cut(
    model: Who, heads: list[Tensor], inner: list[Tensor], sizes: tuple[int, int]
) -> dict[str, Tensor]:
    """The weights without the heads and inner values worth least."""
    state = {k: v.clone() for k, v in model.state_dict().items()}
    for i, (of_heads, of_inner) in enumerate(zip(heads, inner, strict=True)):
        name = f"encoder.layers.{i}."
        rows = (kept(of_heads, sizes[0])[:, None] * HEAD + torch.arange(HEAD)).flatten()
        three = torch.cat([rows + k * len(of_heads) * HEAD for k in range(3)])
        some = kept(of_inner, sizes[1])
        for part, index in (("qkv", three), ("up", some)):
            for kind in ("weight", "bias"):
                state[f"{name}{part}.{kind}"] = state[f"{name}{part}.{kind}"][index]
        for part, index in (("out", rows), ("down", some)):
            state[f"{name}{part}.weight"] = state[f"{name}{part}.weight"][:, index]
    return state


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--heads", type=int, default=10, help="to keep in each layer")
    parser.add_argument("--inner", type=int, default=1280, help="values to keep in each layer")
    parser.add_argument("--steps", type=int, default=80, help="batches to judge by")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(11)
    STYLES[:] = styles()
    model = loaded(args.source).eval()
    heads, inner = worth(model, args.steps)
    for i, (a, b) in enumerate(zip(heads, inner, strict=True)):
        pairs = ((a, args.heads), (b, args.inner))
        lost = [float(1 - v.topk(n).values.sum() / v.sum()) for v, n in pairs]
        print(f"layer {i}: {lost[0]:.1%} of the heads, {lost[1]:.1%} of the inner values, by worth")
    torch.save(cut(model, heads, inner, (args.heads, args.inner)), args.target)


if __name__ == "__main__":
    main()
