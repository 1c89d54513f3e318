"""Let Sayso read with weights that are not exported yet: ``use("training/made/NAME.pt")``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from analysis.tagger import statement_encoder
from training import encoder as en
from training.who_model import loaded


class Session:
    """Stands in for the exported network: the same inputs and outputs, in full precision."""

    def __init__(self, path: Path) -> None:
        self.model = loaded(path).eval()

    @torch.no_grad()
    def run(self, names: Sequence[str], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        inputs = {k: torch.from_numpy(v) for k, v in feed.items() if k != "at"}
        inputs["mask"] = torch.ones_like(inputs["ids"])
        with en.autocast():
            h = self.model.encoded(inputs).float()[:, torch.from_numpy(feed["at"])]
        return [getattr(self.model, name)(h).numpy() for name in names]


def use(path: Path) -> None:
    """Read with these weights from now on, in this process, in place of the shipped ones."""
    session = Session(path)
    shipped = dict(statement_encoder.settings())
    shipped["reach"] = session.model.reach.tolist()
    statement_encoder.session = lambda *_, **__: session  # type: ignore[assignment]
    statement_encoder.settings = lambda: shipped  # type: ignore[assignment]
    statement_encoder._reaches.cache_clear()
