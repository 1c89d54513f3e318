"""Write the "meaning" network as an ONNX file with 7-bit weights.

    python -m training.meaning_export training/made/NAME.pt analysis/data/tagger/meaning.onnx

Over MPNet its weights stand in files beside it. Over MiniLM its word embeddings do: they were never
trained, so all such encoders have the same, in words.bin (training.words_share writes that).
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto

from analysis.tagger.meaning_window import ROLES
from training import meaning_data as data
from training import mpnet, mpnet_export
from training.meaning_net import HEADS, POINTS, loaded
from training.meaning_split import fold
from training.onnx_export import model_of, quantize
from training.who_export import FEATURES, Graph, encoder
from training.words_share import apart

SOME = 200  # statements on which MPNet's values are measured
INPUTS = (*FEATURES, "role")


def heads(g: Graph, x: str, s: dict[str, NDArray]) -> None:
    """The heads over the hidden values of one window."""
    one = g.weight(np.array([1.0], np.float32), "least")
    axis = g.weight(np.array([1], np.int64), "along")

    def at(rows: str, place: int, name: str) -> str:
        index = g.weight(np.array([place], np.int64), name)
        return g.add("Squeeze", [g.add("Gather", [rows, index], axis=1), axis])

    parts = [at(x, 0, "start")]
    for name in ("content", "cue"):
        number = g.weight(np.array([ROLES.index(name)], np.int64), f"is.{name}")
        hit = g.add("Cast", [g.add("Equal", ["role", number])], to=TensorProto.FLOAT)
        many = g.add("Max", [g.add("ReduceSum", [hit, axis], keepdims=1), one])
        row = g.add("Unsqueeze", [hit, axis])
        mean = g.add("Squeeze", [g.add("MatMul", [row, x]), axis])
        parts.append(g.add("Div", [mean, many]))
    weights = g.add("Softmax", [g.linear(x, s["weigh.weight"], s["weigh.bias"], "weigh")], axis=1)
    pooled = g.add("MatMul", [g.add("Transpose", [weights], perm=[0, 2, 1]), x])
    for i, name in enumerate(HEADS):
        v = g.add("Concat", [*parts, at(pooled, i, f"pool.{name}")], axis=1)
        v = g.linear(v, s[f"into.{name}.weight"], s[f"into.{name}.bias"], f"into.{name}")
        v = g.add("Gelu", [v], domain="com.microsoft")
        g.linear(v, s[f"out.{name}.weight"], s[f"out.{name}.bias"], f"out.{name}", out=name)
    g.linear(x, s["point.weight"], s["point.bias"], "point", out="point")


def build(
    state: dict[str, torch.Tensor], high: Mapping[str, NDArray] | None = None
) -> onnx.ModelProto:
    """The whole network in full precision, but for the word embeddings.

    Args:
        state: Its weights.
        high: Of a network over MPNet, what ``mpnet_export.highest`` tells.
    """
    s = {k: v.float().numpy() for k, v in state.items()}
    s["encoder.role.weight"] = s["role.weight"]
    s["encoder.places.weight"] = s["encoder.places.weight"][: mpnet_export.PLACES]
    layers = len({k.split(".")[2] for k in s if k.startswith("encoder.layers.")})
    g = Graph()
    if high is None:
        heads(g, encoder(g, s, INPUTS, layers), s)
    else:
        heads(g, mpnet_export.encoder(g, s, INPUTS, high), s)
    inputs = {n: [1, "length"] for n in ("ids", *INPUTS)}
    outputs = {n: [1, width] for n, width in HEADS.items()} | {"point": [1, "length", POINTS]}
    return model_of("meaning", g.nodes, g.weights, inputs, outputs)


def highest(path: Path) -> dict[str, NDArray]:
    """The largest values within a network over MPNet, on some statements of train articles."""
    model = loaded(path).eval()
    items = [i for i in data.items(data.load("train")) if fold(i.article.id)]
    chosen = np.random.default_rng(0).permutation(len(items))[:SOME]
    batches = [data.collate([(items[k], *data.seen(items[k], None, own=True))]) for k in chosen]
    return mpnet_export.highest(model.encoder, model, batches)


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    state = torch.load(source, weights_only=True)
    base = len(state["encoder.words.weight"]) == mpnet.PIECES
    model = build(state, highest(source) if base else None)
    small = ("weigh.weight", "point.weight", *(f"out.{name}.weight" for name in HEADS))
    whole = source.with_suffix(".7bit.onnx")
    quantize(model, source.with_suffix(".onnx"), whole, small)
    written = [target]
    if base:
        written = mpnet_export.beside(onnx.load(str(whole)), target)
    else:
        apart(onnx.load(str(whole)), target)
    for path in written:
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
