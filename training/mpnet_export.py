"""MPNet as part of an ONNX file: its graph, its values brought to like ranges, its weights beside.

Some of MPNet's values are a hundred times as large as others. With one scale for all, seven bits
would leave most of them two or three steps. So each product's inputs are divided, value by value,
by a power of their largest on train articles, and its weights multiplied by the same (SmoothQuant:
Xiao, Lin, Seznec, Wu, Demouth, Han 2023).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, numpy_helper
from onnx.external_data_helper import set_external_data
from torch import Tensor, nn

from training.mpnet import EPS, HEADS, LAYERS, OTHERS, WIDTH, Base, buckets
from training.who_export import Graph, words

PLACES = 256  # more than a window has, but for one with a word of absurd length
POWER = 0.7  # of a value's largest, by which it is divided
EVENED = ("out", "up", "down")  # the products whose inputs are
MOST = 38_000_000  # bytes of a file of weights
LEAST = 100_000  # bytes of a weight that goes there


def highest(encoder: Base, run: nn.Module, batches: list[dict[str, Tensor]]) -> dict[str, NDArray]:
    """The largest of each value that goes into a product, over some batches of ``run``."""
    out: dict[str, NDArray] = {}
    hooks = []
    for i, layer in enumerate(encoder.layers):
        for part in EVENED:
            name = f"encoder.layers.{i}.{part}"
            out[name] = np.zeros(1, np.float32)

            def note(_: nn.Module, given: tuple[Tensor], __: Tensor, name: str = name) -> None:
                high = given[0].float().abs().flatten(0, 1).max(0).values.numpy()
                out[name] = np.maximum(out[name], high)

            hooks.append(getattr(layer, part).register_forward_hook(note))
    with torch.no_grad():
        for batch in batches:
            run(batch)
    for hook in hooks:
        hook.remove()
    return out


def product(
    g: Graph, x: str, s: Mapping[str, NDArray], name: str, high: Mapping[str, NDArray]
) -> str:
    """A linear layer whose inputs have like ranges, its weights taking the rest."""
    w, b = s[f"{name}.weight"], s[f"{name}.bias"]
    if name in high:
        strong = np.maximum(np.abs(w).max(0), 1e-3) ** (1 - POWER)
        by = np.maximum(high[name], 1e-3) ** POWER / strong
        by = (by / np.median(by)).astype(np.float32)
        x = g.add("Mul", [x, g.weight(1 / by, f"{name}.even")])
        w = w * by
    return g.linear(x, w, b, name)


def _by_distance(g: Graph, s: Mapping[str, NDArray], length: str) -> str:
    """What attention adds for every two places by what lies between: heads by length by length."""
    table = s["encoder.distance.weight"][buckets(2 * PLACES).numpy()[PLACES]].T
    nought, one = (g.weight(np.array(n, np.int64), f"number{n}") for n in (0, 1))
    at = g.add("Range", [nought, g.add("Squeeze", [length]), one])
    down, across = (g.add("Unsqueeze", [at, g.weight(np.array([n]), f"axis{n}")]) for n in (1, 0))
    middle = g.weight(np.array(PLACES, np.int64), "middle")
    apart = g.add("Add", [g.add("Sub", [across, down]), middle])
    bias = g.add("Gather", [g.weight(table.astype(np.float32), "distance"), apart], axis=1)
    return g.add("Unsqueeze", [bias, "axis0"])


def encoder(
    g: Graph, s: Mapping[str, NDArray], features: tuple[str, ...], high: Mapping[str, NDArray]
) -> str:
    """The encoder's layers; returns the name of the hidden values."""
    piece = np.arange(30522) + 4
    for bert, mine in OTHERS.items():
        piece[bert] = mine
    x = words(g, s["encoder.words.weight"][piece])
    for name in features:
        table = g.weight(s[f"encoder.{name}.weight"], f"{name}.table")
        x = g.add("Add", [x, g.add("Gather", [table, name])])
    length = g.add("Shape", ["ids"], "length", start=1, end=2)
    bias = _by_distance(g, s, length)
    places = g.weight(s["encoder.places.weight"], "places")
    places = g.add("Slice", [places, "axis0", length, "axis0"])
    x = g.normal(g.add("Add", [x, places]), s, "encoder.norm", EPS)
    for i in range(LAYERS):
        name = f"encoder.layers.{i}."
        w, b = s[f"{name}qkv.weight"], s[f"{name}qkv.bias"]
        thirds = [slice(k * WIDTH, (k + 1) * WIDTH) for k in range(3)]
        qkv = [g.linear(x, w[t], b[t], f"{name}{k}") for k, t in zip("qkv", thirds, strict=True)]
        a = g.add(
            "MultiHeadAttention", [*qkv, "", "", bias], domain="com.microsoft", num_heads=HEADS
        )
        a = product(g, a, s, f"{name}out", high)
        x = g.normal(g.add("Add", [x, a]), s, f"{name}norm1", EPS)
        h = g.add("Gelu", [product(g, x, s, f"{name}up", high)], domain="com.microsoft")
        h = product(g, h, s, f"{name}down", high)
        x = g.normal(g.add("Add", [x, h]), s, f"{name}norm2", EPS)
    return x


def beside(model: onnx.ModelProto, target: Path) -> list[Path]:
    """Write a network whose large weights stand in files beside it: NAME.1.bin and so on.

    Returns:
        All files that were written.
    """
    files: list[bytearray] = [bytearray()]
    for tensor in model.graph.initializer:
        raw = numpy_helper.to_array(tensor).tobytes()
        if len(raw) < LEAST:
            continue
        if len(files[-1]) + len(raw) > MOST:
            files.append(bytearray())
        tensor.raw_data = raw
        name = f"{target.stem}.{len(files)}.bin"
        set_external_data(tensor, name, offset=len(files[-1]), length=len(raw))
        for field in ("raw_data", "float_data", "int32_data", "int64_data"):
            tensor.ClearField(field)
        tensor.data_location = TensorProto.EXTERNAL
        files[-1] += raw
    out = [target.with_name(f"{target.stem}.{n}.bin") for n in range(1, len(files) + 1)]
    for path, file in zip(out, files, strict=True):
        path.write_bytes(file)
    target.write_bytes(model.SerializeToString())
    return [*out, target]
