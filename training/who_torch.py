"""Let Sayso read with weights that are not exported yet: ``use([Path("made/NAME.pt")])``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from analysis.tagger import who_network
from training import encoder as en
from training.who_model import TAGS, Who, loaded

VECTORS = 5  # in ``links``: see who_model


class Session:
    """Stands in for the exported network: its inputs and outputs, in full precision.

    With several networks, what they say is averaged: probabilities of labels, and the scores of
    links, whose vectors are laid side by side so that their product is the mean of the products.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self.models = [loaded(path).eval() for path in paths]
        self.reach = sum(model.reach for model in self.models) / len(self.models)

    @torch.no_grad()
    def run(self, names: Sequence[str], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        inputs = {k: torch.from_numpy(v) for k, v in feed.items() if k != "at"}
        inputs["mask"] = torch.ones_like(inputs["ids"])
        every = [self._one(model, inputs, torch.from_numpy(feed["at"])) for model in self.models]
        if len(every) == 1:
            return [every[0][name].numpy() for name in names]
        tags, entities = (
            torch.stack([torch.log_softmax(one[name][..., :many], -1) for one in every])
            for name, many in (("tags", TAGS), ("entities", None))
        )
        ends = torch.stack([one["tags"][..., TAGS:] for one in every]).mean(0)
        side = [one["links"].chunk(VECTORS, -1) for one in every]
        links = [torch.cat(parts, -1) for parts in zip(*side, strict=True)]
        out = {
            "tags": torch.cat([tags.exp().mean(0).log(), ends], -1),
            "entities": entities.exp().mean(0).log(),
            "links": torch.cat(links, -1) * len(every) ** -0.25,
            "none": torch.stack([one["none"] for one in every]).mean(0),
        }
        return [out[name].numpy() for name in names]

    @staticmethod
    def _one(model: Who, inputs: dict[str, Tensor], at: Tensor) -> dict[str, Tensor]:
        with en.autocast():
            h = model.encoded(inputs).float()[:, at]
        return {k: getattr(model, k)(h) for k in ("tags", "entities", "links", "none")}


def use(paths: Sequence[Path]) -> None:
    """Read with these weights from now on, in this process, in place of the shipped ones."""
    session = Session(paths)
    settings = dict(who_network.settings()) | {"reach": session.reach.tolist()}
    who_network.session = lambda *_, **__: session  # type: ignore[assignment]
    who_network.settings = lambda: settings  # type: ignore[assignment]
    who_network._reaches.cache_clear()
