"""Turn the shipped network "who" back into weights that can be trained on.

    python -m training.who_restore analysis/data/tagger training/made/shipped_who.pt

The weights come back as 7 bits hold them; word embeddings, which nobody trains, are MiniLM's own.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch

from training.encoder import HEAD, base_weights
from training.meaning_restore import matrix
from training.who_export import FEATURES, OUTPUTS
from training.who_model import Who
from training.words_share import values

OWN = ("encoder.", *(f"{name}." for name in OUTPUTS))


def restored(folder: Path) -> Who:
    """The network of an exported file, as large as it is."""
    weights = values(onnx.load(str(folder / "who.onnx")))
    found = {
        name.removesuffix("_quantized"): value
        for name in weights
        if name.startswith(OWN) and (value := matrix(weights, name)) is not None
    }
    first = "encoder.layers.0."
    width, inner = found[first + "out.weight"].shape[1], found[first + "up.weight"].shape[0]
    model = Who(heads=width // HEAD, inner=inner)
    found |= {f"encoder.{name}.weight": weights[f"{name}.table"] for name in FEATURES}
    settings = json.loads((folder / "who.json").read_text("utf-8"))
    found["reach"] = np.array(settings["reach"], np.float32)
    found["encoder.places.weight"] = weights["places"]
    state = {k: torch.from_numpy(np.array(v, np.float32)) for k, v in found.items()}
    state["encoder.words.weight"] = base_weights()["embeddings.word_embeddings.weight"]
    model.load_state_dict(state)
    return model


def main() -> None:
    torch.save(restored(Path(sys.argv[1])).state_dict(), sys.argv[2])


if __name__ == "__main__":
    main()
