"""Encoder "who": attribution and named entities over one MiniLM encoder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training import mpnet
from training.encoder import HEAD, WIDTH, Encoder

TAGS, ENDS, ENTITIES, DEEP = 7, 3, 9, 96
REACH = (
    -96,
    -64,
    -48,
    -32,
    -24,
    -16,
    -12,
    -8,
    -5,
    -3,
    -2,
    -1,
    0,
    1,
    2,
    3,
    4,
    6,
    9,
    13,
    17,
    25,
    33,
    49,
    65,
    97,
)


class Who(nn.Module):
    """The encoder and its heads; each head speaks for a word at the word's first piece.

    ``tags`` and ``entities`` are logits of labels, ``ends`` of being the last word of a source, a
    cue or a content. ``links`` are four vectors: content word, cue as seen by content, cue as seen
    by source, source; a link's score is a product of two (and a bias by distance).

    Args:
        encoder: A teacher's encoder; without it MiniLM's is made, with ``options``.
    """

    def __init__(self, encoder: mpnet.Base | None = None, **options: Any) -> None:
        super().__init__()
        self.encoder = encoder or Encoder(**options)
        width = mpnet.WIDTH if encoder else WIDTH
        self.tags = nn.Linear(width, TAGS + ENDS)
        self.entities = nn.Linear(width, ENTITIES)
        self.links = nn.Linear(width, 5 * DEEP)
        self.reach = nn.Parameter(torch.zeros(3, len(REACH) + 1))
        self.none = nn.Linear(width, 2)
        nn.init.normal_(self.links.weight, std=0.05)

    def encoded(self, inputs: dict[str, Tensor]) -> Tensor:
        """The encoder's output for a batch of ``encoder.tensors``: batch by length by width."""
        if isinstance(self.encoder, mpnet.Base):
            return self.encoder(inputs, torch.zeros(()))
        return self.encoder(**inputs)

    def forward(
        self, ids: Tensor, case: Tensor, space: Tensor, quote: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        """What the exported network gives: tags with ends, entities, links, none; a row a piece."""
        inputs = {"ids": ids, "case": case, "space": space, "quote": quote, "mask": mask}
        h = self.encoded(inputs)
        return self.tags(h), self.entities(h), self.links(h), self.none(h)


def loaded(path: str | Path, **options: float) -> Who:
    """A network with the weights of a file, as large as they are."""
    state = torch.load(path, weights_only=True)
    if "encoder.distance.weight" in state:
        model = Who(mpnet.Base())
        model.load_state_dict(state)
        return model
    inner, values = (
        state["encoder.layers.0.up.weight"].shape[0],
        state["encoder.layers.0.out.weight"],
    )
    model = Who(heads=values.shape[1] // HEAD, inner=inner, **options)
    model.load_state_dict(state)
    return model


def scores(q: Tensor, k: Tensor, reach: Tensor, real: Tensor) -> Tensor:
    """Batch by words by words: how well row i links to column j; -1e4 where j is padding."""
    n = q.shape[1]
    away = torch.arange(n)[None, :] - torch.arange(n)[:, None]
    bucket = torch.bucketize(away, torch.tensor(REACH), right=True)
    s = q.float() @ k.float().transpose(1, 2) * DEEP**-0.5 + reach[bucket]
    return s.masked_fill(~real[:, None, :], -1e4)


def attribution_loss(model: Who, h: Tensor, gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """The losses of one batch.

    Args:
        model: The heads.
        h: The encoder's output, at each word's first piece: batch by words by width.
        gold: ``real`` (whether a word), ``tags``, ``ends``, ``cue`` (number of the cue a word
            belongs to), ``first``, ``last`` (per word of a cue: column of its source's first and
            last word, -1 none, -2 not a cue word or not in the window).
    """
    real = gold["real"]
    both = model.tags(h).float()
    out = {"tags": F.cross_entropy(both[..., :TAGS][real], gold["tags"][real])}
    out["ends"] = (
        F.binary_cross_entropy_with_logits(
            both[..., TAGS:][real], gold["ends"][real], reduction="mean"
        )
        * 3
    )
    content, cue, by, first, last = model.links(h).chunk(5, -1)
    is_cue = (gold["tags"] == 3) | (gold["tags"] == 4)
    same = (
        (gold["cue"][:, :, None] == gold["cue"][:, None, :])
        & is_cue[:, None, :]
        & (gold["cue"] > 0)[:, :, None]
    )
    s = scores(content, cue, model.reach[0], real)
    rows = same.any(-1) & (gold["tags"] > 4)
    log_p = torch.log_softmax(s, -1)[rows].masked_fill(~same[rows], -1e4)
    out["content"] = -torch.logsumexp(log_p, -1).mean() if len(log_p) else s.sum() * 0
    none = model.none(h).float()
    for i, (key, side) in enumerate((("first", first), ("last", last))):
        s = scores(by, side, model.reach[1 + i], real)
        s = torch.cat([none[..., i : i + 1], s], -1)
        rows = gold[key] >= -1
        out[key] = F.cross_entropy(s[rows], gold[key][rows] + 1) if rows.any() else s.sum() * 0
    return out
