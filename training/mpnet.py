"""all-mpnet-base-v2 as a teacher's encoder: 12 layers of 768, reading the pieces that MiniLM reads.

Its word pieces are BERT's, four places on, with other pieces for start, end, mask and padding.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from training.encoder import Dropout

WIDTH, LAYERS, HEADS, INNER, EPS = 768, 12, 12, 3072, 1e-5
PIECES = 30527
OTHERS = {0: 1, 100: 3, 101: 0, 102: 2, 103: PIECES - 1}  # padding, unknown, start, end, mask
MASK = 103
BUCKETS, FARTHEST = 32, 128


def buckets(length: int) -> Tensor:
    """Length by length: which of the 32 distances lies between two places."""
    at = torch.arange(length)
    back = at[:, None] - at[None, :]
    half = BUCKETS // 2
    far = back.abs()
    near = half // 2
    steps = torch.log(far.clamp(min=1).float() / near) / math.log(FARTHEST / near) * (half - near)
    return (back < 0) * half + torch.where(
        far < near, far, (near + steps.long()).clamp(max=half - 1)
    )


class Layer(nn.Module):
    """One layer, with a bias by distance; its 768 values are normalised after each part."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, EPS), nn.LayerNorm(WIDTH, EPS)
        self.drop = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        weights = torch.softmax((q * (WIDTH // HEADS) ** -0.5) @ k.transpose(-1, -2) + bias, -1)
        x = self.norm1(x + self.drop(self.out((weights @ v).transpose(1, 2).reshape(b, n, -1))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Base(nn.Module):
    """The encoder, with the same small features as the others, and something added at the input.

    Args:
        path: model.safetensors of all-mpnet-base-v2; without it the weights are to be loaded.
        frozen: So many of its lowest layers stay as they are.
    """

    def __init__(self, path: Path | None = None, dropout: float = 0.1, frozen: int = 0) -> None:
        super().__init__()
        self.words, self.places = nn.Embedding(PIECES, WIDTH), nn.Embedding(512, WIDTH)
        self.case, self.space = nn.Embedding(8, WIDTH), nn.Embedding(4, WIDTH)
        self.quote = nn.Embedding(8, WIDTH)
        self.distance = nn.Embedding(BUCKETS, HEADS)
        self.norm = nn.LayerNorm(WIDTH, EPS)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.drop = Dropout(dropout)
        self.frozen = frozen
        self.masked, self.caseless = 0.05, 0.05
        for extra in (self.case, self.space, self.quote):
            nn.init.zeros_(extra.weight)
        others = torch.arange(30522) + 4
        for bert, mine in OTHERS.items():
            others[bert] = mine
        self.register_buffer("piece", others, persistent=False)
        if path is not None:
            self._load(load_file(path))

    def _load(self, w: dict[str, Tensor]) -> None:
        e = "embeddings."
        self.words.weight.data.copy_(w[e + "word_embeddings.weight"])
        self.places.weight.data.copy_(w[e + "position_embeddings.weight"][2:514])
        self.distance.weight.data.copy_(w["encoder.relative_attention_bias.weight"])
        parts = [(self.norm, e + "LayerNorm")]
        for i, layer in enumerate(self.layers):
            a = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                three = [w[f"{a}attention.attn.{n}.{kind}"] for n in "qkv"]
                getattr(layer.qkv, kind).data.copy_(torch.cat(three))
            parts += [
                (layer.out, a + "attention.attn.o"),
                (layer.norm1, a + "attention.LayerNorm"),
                (layer.up, a + "intermediate.dense"),
                (layer.down, a + "output.dense"),
                (layer.norm2, a + "output.LayerNorm"),
            ]
        for module, name in parts:
            module.weight.data.copy_(w[name + ".weight"])
            module.bias.data.copy_(w[name + ".bias"])

    def forward(self, batch: dict[str, Tensor], added: Tensor) -> Tensor:
        """Batch by length -> batch by length by 768."""
        ids, case, mask = batch["ids"], batch["case"], batch["mask"]
        if self.training:
            ids = torch.where((torch.rand(ids.shape) < self.masked) & (ids > MASK), MASK, ids)
            case = torch.where(torch.rand(ids.shape[0], 1) < self.caseless, 0, case)
        length = ids.shape[1]
        with torch.no_grad():
            known = self.words(self.piece[ids]) + self.places(torch.arange(length))
        x = known + self.case(case) + self.space(batch["space"]) + self.quote(batch["quote"])
        x = self.drop(self.norm(x + added))
        far = self.distance(buckets(length)).permute(2, 0, 1)[None]
        bias = (far + (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4).to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, bias)
        return x


def groups(model: nn.Module, encoder: Base, lr: float, head_lr: float, decay: float = 0.9) -> list:
    """Parameter groups for AdamW: lower layers learn slower, words and places not at all."""
    for part in (
        encoder.words,
        encoder.places,
        encoder.distance,
        *encoder.layers[: encoder.frozen],
    ):
        part.requires_grad_(False)
    own = {id(p) for p in encoder.parameters()}
    features = [p for m in (encoder.case, encoder.space, encoder.quote) for p in m.parameters()]
    heads = [p for p in model.parameters() if id(p) not in own]
    out = [
        {"params": features, "top": head_lr, "weight_decay": 0.0},
        {"params": list(encoder.norm.parameters()), "top": lr * decay**LAYERS, "weight_decay": 0.0},
        {"params": heads, "top": head_lr, "weight_decay": 0.01},
    ]
    for i, layer in enumerate(encoder.layers[encoder.frozen :], encoder.frozen):
        top = lr * decay ** (LAYERS - 1 - i)
        for big in (True, False):
            chosen = [p for p in layer.parameters() if (p.dim() > 1) == big]
            out.append({"params": chosen, "top": top, "weight_decay": 0.01 if big else 0.0})
    return [{**group, "lr": 0.0} for group in out]
