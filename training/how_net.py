"""The "how" network: MiniLM with feature embeddings and four heads over one sentence.

A sentence is read by itself: at run time one batch of sentences gives persuasion, loaded
words and check-worthiness in one pass. Tone needs a pass of its own, since the pieces of
the judged target are marked at the input.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training import mpnet
from training.encoder import WIDTH, Encoder
from training.how_data import TECHNIQUES

ANY = len(TECHNIQUES)  # one more output: whether a piece is in any technique's span


class Marked(Encoder):
    """The shared encoder, with something added to each piece at the input."""

    def forward(self, batch: dict[str, Tensor], added: Tensor) -> Tensor:  # type: ignore[override]
        """Batch by length -> batch by length by 384."""
        ids, case, mask = batch["ids"], batch["case"], batch["mask"]
        if self.training:
            hit = (torch.rand(ids.shape) < self.masked) & (ids > 103)
            ids = torch.where(hit, torch.full_like(ids, 103), ids)
            blind = torch.rand(ids.shape[0], 1) < self.caseless
            case = torch.where(blind, torch.zeros_like(case), case)
        x = self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.case(case)
        x = self.norm(x + self.space(batch["space"]) + self.quote(batch["quote"]) + added)
        x = self.drop(x)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Pool(nn.Module):
    """Two vectors a sentence: its start piece, and a weighted mean of all its pieces."""

    def __init__(self, width: int = WIDTH) -> None:
        super().__init__()
        self.weigh = nn.Linear(width, 1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Batch by length by width -> batch by twice the width."""
        weight = (self.weigh(x).squeeze(-1).float() - 1e4 * (1.0 - mask.float())).softmax(-1)
        return torch.cat([x[:, 0], (weight[..., None].to(x.dtype) * x).sum(1)], -1)


class How(nn.Module):
    """The encoder and its heads; each head gives logits.

    The head "loaded" has two outputs over one pooled vector: whether a sentence is loaded by the
    measure of MBIC's annotators, and by that of the language models that labelled Anno-lexical.

    Args:
        base: MPNet's weights, for a teacher; MiniLM where not given.
        wide: A teacher whose weights are to be loaded.
    """

    def __init__(self, base: Path | None = None, wide: bool = False) -> None:
        super().__init__()
        wide = wide or base is not None
        self.encoder: nn.Module = mpnet.Base(base) if wide else Marked()
        width = mpnet.WIDTH if wide else WIDTH
        self.mark = nn.Embedding(2, width)
        nn.init.zeros_(self.mark.weight)
        names = ("tone", "persuasion", "loaded", "checkworthy")
        self.pools = nn.ModuleDict({name: Pool(width) for name in names})
        self.drop = nn.Dropout(0.1)
        self.tone_in = nn.Linear(3 * width, width)
        self.tone_out = nn.Linear(width, 3)
        self.piece = nn.Linear(width, ANY + 1)  # each technique, and any
        self.line = nn.Linear(2 * width, ANY + 1)  # the same of the whole sentence
        self.loaded_piece = nn.Linear(width, 1)
        self.loaded = nn.Linear(2 * width, 2)
        self.checkworthy = nn.Linear(2 * width, 1)

    def encode(self, batch: dict[str, Tensor]) -> Tensor:
        """The pieces in their context."""
        return self.encoder(batch, self.mark(batch["mark"]))

    def tone(self, x: Tensor, batch: dict[str, Tensor]) -> Tensor:
        """Three classes, from the target's pieces, the start piece and the sentence."""
        mark = batch["mark"].float()
        weight = mark / mark.sum(-1, keepdim=True).clamp(min=1.0)
        target = (weight[..., None].to(x.dtype) * x).sum(1)
        both = torch.cat([target, self.pools["tone"](x, batch["mask"])], -1)
        return self.tone_out(self.drop(F.gelu(self.tone_in(self.drop(both)))))

    def sentence(self, x: Tensor, mask: Tensor) -> dict[str, Tensor]:
        """All that is said of a sentence and of its pieces without a target."""
        y = self.drop(x)
        pooled = {name: self.drop(pool(x, mask)) for name, pool in self.pools.items()}
        loaded = self.loaded(pooled["loaded"])
        return {
            "piece": self.piece(y),
            "line": self.line(pooled["persuasion"]),
            "loaded_piece": self.loaded_piece(y).squeeze(-1),
            "loaded": loaded[:, 0],
            "lexical": loaded[:, 1],
            "checkworthy": self.checkworthy(pooled["checkworthy"]).squeeze(-1),
        }


def loaded(path: Path) -> How:
    """The network whose weights a file holds."""
    state = torch.load(path)
    model = How(wide="encoder.distance.weight" in state)
    model.load_state_dict(state)
    return model
