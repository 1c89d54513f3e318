"""Write encoder "who" as one ONNX file with 8-bit weights.

    python -m training.who_export training/made/who.epochN.pt analysis/data/tagger/who.onnx

The graph is written by hand rather than traced, so that attention is one fused operator, word
embeddings keep a scale a row, and the heads look at each word's first piece only. It takes one
window without padding: with values quantised as they come, what stands beside a text in a batch
would change its result.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.encoder import EPS, HEAD, LAYERS
from training.onnx_export import Shape, model_of, quantize

FEATURES = ("case", "space", "quote")
OUTPUTS = {"tags": 10, "entities": 9, "links": 480, "none": 2}


class Graph:
    """Nodes and weights of a graph in the making."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self.count = 0

    def weight(self, value: NDArray, name: str) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self, kind: str, inputs: list[str], out: str = "", domain: str = "", **options: object
    ) -> str:
        self.count += 1
        out = out or f"v{self.count}"
        self.nodes.append(
            helper.make_node(kind, inputs, [out], f"{kind}_{self.count}", domain=domain, **options)
        )
        return out

    def linear(self, x: str, weight: NDArray, bias: NDArray, name: str, out: str = "") -> str:
        product = self.add("MatMul", [x, self.weight(weight.T, f"{name}.weight")])
        return self.add("Add", [product, self.weight(bias, f"{name}.bias")], out)

    def normal(self, x: str, s: Mapping[str, NDArray], name: str, epsilon: float = EPS) -> str:
        scale, shift = (self.weight(s[f"{name}.{k}"], f"{name}.{k}") for k in ("weight", "bias"))
        return self.add("LayerNormalization", [x, scale, shift], axis=-1, epsilon=epsilon)


def words(g: Graph, table: NDArray) -> str:
    """The word embeddings of ``ids``, in 8 bits with a scale for each row."""
    scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-9).astype(np.float32)
    small = np.clip(np.rint(table / scale), -127, 127).astype(np.int8)
    rows = g.add("Gather", [g.weight(small, "words.small"), "ids"])
    rows = g.add("Cast", [rows], to=TensorProto.FLOAT)
    return g.add("Mul", [rows, g.add("Gather", [g.weight(scale, "words.scale"), "ids"])])


def inner(g: Graph, x: str, s: dict[str, NDArray], name: str) -> str:
    """The layer's two products, apart for the first piece and for all others.

    The first piece, [CLS], holds values three times as large as any other's. Quantised together, it
    would leave the others a third of the steps: that cost 0.6 points of attribution.
    """
    w = {k: s[f"{name}{k}.weight"].T for k in ("up", "down")}
    w = {k: g.weight(v, f"{name}{k}.weight") for k, v in w.items()}
    b = {k: g.weight(s[f"{name}{k}.bias"], f"{name}{k}.bias") for k in ("up", "down")}
    parts = []
    for begin, end in (("zero", "one"), ("one", "length")):
        part = g.add("Slice", [x, begin, end, "one"])
        h = g.add("Add", [g.add("MatMul", [part, w["up"]]), b["up"]])
        h = g.add("Gelu", [h], domain="com.microsoft")
        parts.append(g.add("Add", [g.add("MatMul", [h, w["down"]]), b["down"]]))
    return g.add("Concat", parts, axis=1)


def encoder(
    g: Graph, s: dict[str, NDArray], features: Sequence[str] = FEATURES, layers: int = LAYERS
) -> str:
    """The encoder's layers; returns the name of the hidden values."""
    x = words(g, s["encoder.words.weight"])
    for feature in features:
        x = g.add(
            "Add",
            [
                x,
                g.add(
                    "Gather",
                    [g.weight(s[f"encoder.{feature}.weight"], feature + ".table"), feature],
                ),
            ],
        )
    length = g.add("Shape", ["ids"], "length", start=1, end=2)
    zero, one = g.weight(np.array([0], np.int64), "zero"), g.weight(np.array([1], np.int64), "one")
    places = g.add(
        "Slice", [g.weight(s["encoder.places.weight"], "places"), zero, length, zero, one]
    )
    x = g.normal(g.add("Add", [x, places]), s, "encoder.norm")
    for i in range(layers):
        name = f"encoder.layers.{i}."
        qkv = [
            g.weight(s[name + "qkv.weight"].T, name + "qkv.weight"),
            g.weight(s[name + "qkv.bias"], name + "qkv.bias"),
        ]
        heads = s[name + "out.weight"].shape[1] // HEAD
        a = g.add("Attention", [x, *qkv], domain="com.microsoft", num_heads=heads)
        a = g.linear(a, s[name + "out.weight"], s[name + "out.bias"], name + "out")
        x = g.normal(g.add("Add", [x, a]), s, name + "norm1")
        h = inner(g, x, s, name)
        x = g.normal(g.add("Add", [x, h]), s, name + "norm2")
    return x


def build(state: dict[str, torch.Tensor]) -> onnx.ModelProto:
    """The whole network in full precision, but for the word embeddings."""
    s = {k: v.float().numpy() for k, v in state.items()}
    g = Graph()
    x = g.add("Gather", [encoder(g, s), "at"], axis=1)
    for name in OUTPUTS:
        g.linear(x, s[name + ".weight"], s[name + ".bias"], name, out=name)
    inputs: dict[str, Shape] = {n: [1, "length"] for n in ("ids", *FEATURES)} | {"at": ["words"]}
    outputs = {n: [1, "words", width] for n, width in OUTPUTS.items()}
    return model_of("who", g.nodes, g.weights, inputs, outputs)


def main() -> None:
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    model = build(torch.load(source, weights_only=True))
    small = {f"{name}.weight" for name in OUTPUTS if name != "links"}
    quantize(model, source.with_suffix(".onnx"), target, small)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
