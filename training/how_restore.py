"""Turn the shipped network "how" back into weights that can be trained on.

    python -m training.how_restore analysis/data/tagger/how.onnx training/made/shipped_how.pt

The weights come back as 8 or 7 bits hold them, the word embeddings, which nobody trains, as MiniLM
has them.
It reads files as ``how_export`` writes them now, and as it wrote them before, traced: there a
product has no name of its own but that of its node.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from training.encoder import base_weights
from training.how_net import How
from training.words_share import values

NODE = re.compile(r"/(.+?)(?:_1)?/(?:Gemm_)?MatMul_quant")
POOL = re.compile(r"^(\w+)\.weigh$")
ROWS = re.compile(r"(?:model\.)?(?:encoder\.)?(case|space|quote|places|mark)(?:\.weight|\.table)?")


def product(weights: dict[str, NDArray], name: str) -> NDArray:
    """The weight of a product, as torch holds it."""
    base = name.removesuffix("_quantized")
    whole = weights[name].astype(np.float32) - weights[f"{base}_zero_point"].astype(np.float32)
    return (whole * weights[f"{base}_scale"]).T


def found(model: onnx.ModelProto) -> dict[str, NDArray]:
    """What a file holds, by the network's own names."""
    weights = values(model)
    own = {}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger" and (match := NODE.fullmatch(node.name)):
            name = POOL.sub(r"pools.\1.weigh", match[1].replace("/", "."))
            own[node.input[1]] = f"{name}.weight"
    out: dict[str, NDArray] = {}
    for name, value in weights.items():
        base = name.removesuffix("_quantized")
        if match := ROWS.fullmatch(base):
            row = match[1] if match[1] == "mark" else f"encoder.{match[1]}"
            out[f"{row}.weight"] = product(weights, name).T if base != name else value
        elif base != name:
            out[own.get(name, base)] = product(weights, name)
        elif value.dtype == np.float32 and not name.endswith(("_scale", ".scale")):
            out[name.removeprefix("model.")] = value.T if value.ndim == 2 else value
    return out


def restored(path: Path) -> How:
    """The network of an exported file."""
    model = How()
    state = model.state_dict()
    known = found(onnx.load(str(path)))
    places = known.get("encoder.places.weight")
    lacking = []
    for name, old in state.items():
        value = known.get(name)
        if value is None:
            lacking.append(name)
            continue
        if value is places:
            state[name][: len(value)] = torch.from_numpy(np.array(value, np.float32))
        elif name.startswith("loaded.") and len(value) == 1:  # before there was a second output
            state[name] = torch.from_numpy(np.array(value, np.float32)).repeat(
                2, *[1] * (old.ndim - 1)
            )
        else:
            state[name] = torch.from_numpy(np.array(value, np.float32)).view(old.shape)
    state["encoder.words.weight"] = base_weights()["embeddings.word_embeddings.weight"]
    print("not in the file:", [n for n in lacking if n != "encoder.words.weight"])
    model.load_state_dict(state)
    return model


def main() -> None:
    torch.save(restored(Path(sys.argv[1])).state_dict(), sys.argv[2])


if __name__ == "__main__":
    main()
