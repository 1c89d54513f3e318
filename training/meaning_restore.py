"""Turn the shipped "meaning" network back into weights that can be trained on.

    python -m training.meaning_restore analysis/data/tagger/meaning.onnx shipped

Writes training/made/shipped.pt, for ``training.meaning_train --resume shipped``. The weights come
back as 7 bits hold them; word embeddings, which nobody trains, are MiniLM's own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from training.meaning_data import WORK
from training.meaning_net import HEADS, Meaning
from training.words_share import values

TABLES = {"role.table": "role.weight"} | {
    f"{name}.table": f"encoder.{name}.weight" for name in ("case", "space", "quote")
}
OWN = (
    "encoder.",
    "weigh.",
    "point.",
    *(f"{part}.{head}." for part in ("into", "out") for head in HEADS),
)


def matrix(weights: dict[str, NDArray], name: str) -> NDArray | None:
    """A weight by the network's own name, as torch holds it; nothing where it is none."""
    if name.endswith("_quantized"):
        base = name.removesuffix("_quantized")
        return (weights[name].astype(np.float32) * weights[f"{base}_scale"]).T
    if name.endswith(("_scale", "_zero_point")):
        return None
    value = weights[name]
    return value.T if value.ndim == 2 else value


def restored(path: Path) -> Meaning:
    """The network of an exported file."""
    weights = values(onnx.load(str(path)))
    model = Meaning()
    state = model.state_dict()
    places = weights["places"]
    state["encoder.places.weight"][: len(places)] = torch.from_numpy(places.copy())
    for name in weights:
        if name in TABLES:
            state[TABLES[name]] = torch.from_numpy(weights[name].copy())
        elif name.startswith(OWN) and (value := matrix(weights, name)) is not None:
            key = name.removesuffix("_quantized")
            if state[key].shape != value.shape:
                raise SystemExit(f"{key}: {value.shape} in place of {tuple(state[key].shape)}")
            state[key] = torch.from_numpy(np.array(value, np.float32))
    model.load_state_dict(state)
    return model


def main() -> None:
    torch.save(restored(Path(sys.argv[1])).state_dict(), WORK / f"{sys.argv[2]}.pt")


if __name__ == "__main__":
    main()
