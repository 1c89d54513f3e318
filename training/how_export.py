"""Write the "how" network as an ONNX file with 7-bit weights, without the word embeddings.

    python -m training.how_export training/made/how/how-average.pt analysis/data/tagger/how.onnx

The word embeddings were never trained, so all encoders have the same: they stand once, in
words.bin beside the file, which stays as it is. The graph is written by hand, as that of "who"
is; it reads one window without padding, so it needs no mask.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto

from training.how_net import ANY
from training.onnx_export import Shape, model_of, quantize
from training.who_export import FEATURES, Graph, encoder
from training.words_share import apart

PLACES = 258  # more than a window has, but for one with a word of absurd length
INPUTS = (*FEATURES, "mark")
POOLS = ("tone", "persuasion", "loaded", "checkworthy")
SMALL = ("tone_out", "piece", "line", "loaded_piece", "loaded", "checkworthy")


def pooled(g: Graph, x: str, s: dict[str, NDArray], name: str, axis: str) -> list[str]:
    """The weighted mean of all pieces: 1 by 384."""
    own = f"pools.{name}.weigh"
    weights = g.add("Softmax", [g.linear(x, s[f"{own}.weight"], s[f"{own}.bias"], own)], axis=1)
    row = g.add("MatMul", [g.add("Transpose", [weights], perm=[0, 2, 1]), x])
    return [g.add("Squeeze", [row, axis])]


def heads(g: Graph, x: str, s: dict[str, NDArray]) -> None:
    """The heads over the hidden values of one window."""
    least = g.weight(np.array([1.0], np.float32), "least")
    axis, last = (g.weight(np.array([n], np.int64), f"axis.{n}") for n in (1, -1))
    first = g.weight(np.array([0], np.int64), "first")
    start = g.add("Squeeze", [g.add("Gather", [x, first], axis=1), axis])
    pools = {n: [start, *pooled(g, x, s, n, axis)] for n in POOLS}

    def linear(value: str, name: str, out: str = "") -> str:
        return g.linear(value, s[f"{name}.weight"], s[f"{name}.bias"], name, out=out)

    hit = g.add("Cast", ["mark"], to=TensorProto.FLOAT)
    many = g.add("Max", [g.add("ReduceSum", [hit, axis], keepdims=1), least])
    row = g.add("MatMul", [g.add("Unsqueeze", [hit, axis]), x])
    target = g.add("Div", [g.add("Squeeze", [row, axis]), many])
    v = linear(g.add("Concat", [target, *pools["tone"]], axis=1), "tone_in")
    linear(g.add("Gelu", [v], domain="com.microsoft"), "tone_out", "tone")
    linear(x, "piece", "piece")
    g.add("Squeeze", [linear(x, "loaded_piece"), last], "loaded_piece")
    linear(g.add("Concat", pools["persuasion"], axis=1), "line", "line")
    both = linear(g.add("Concat", pools["loaded"], axis=1), "loaded")
    for at, name in enumerate(("loaded", "lexical")):
        index = first if not at else axis
        g.add("Squeeze", [g.add("Gather", [both, index], axis=1), last], name)
    check = linear(g.add("Concat", pools["checkworthy"], axis=1), "checkworthy")
    g.add("Squeeze", [check, last], "checkworthy")


def build(state: dict[str, torch.Tensor]) -> onnx.ModelProto:
    """The whole network in full precision."""
    s = {k: v.float().numpy() for k, v in state.items()}
    s["encoder.mark.weight"] = s["mark.weight"]
    s["encoder.places.weight"] = s["encoder.places.weight"][:PLACES]
    g = Graph()
    heads(g, encoder(g, s, INPUTS), s)
    inputs: dict[str, Shape] = {n: [1, "length"] for n in ("ids", *INPUTS)}
    outputs: dict[str, Shape] = {"tone": [1, 3], "line": [1, ANY + 1]}
    outputs |= {"piece": [1, "length", ANY + 1], "loaded_piece": [1, "length"]}
    outputs |= {"loaded": [1], "lexical": [1], "checkworthy": [1]}
    return model_of("how", g.nodes, g.weights, inputs, outputs)


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    model = build(torch.load(source))
    small = [f"{name}.weight" for name in SMALL] + [f"pools.{n}.weigh.weight" for n in POOLS]
    whole = source.with_suffix(".7bit.onnx")
    quantize(model, source.with_suffix(".onnx"), whole, small)
    apart(onnx.load(str(whole)), target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
