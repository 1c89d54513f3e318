"""Let all encoders read one table of word embeddings: python -m training.words_share FOLDER.

No encoder trains MiniLM's word embeddings, so who.onnx, how.onnx and meaning.onnx would each hold
the same 12 MB. This writes them once, into words.bin (8 bits with a scale for each row, as
``who_export`` makes them), and lets the files refer to it. "who" gives the same answers bit for
bit; "how", whose table had one scale for all rows, reads the finer one.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnx.external_data_helper import set_external_data

TABLE = "words.bin"
PARTS = ("words.small", "words.scale")
HOW = "model.encoder.words.weight"


def values(model: onnx.ModelProto) -> dict[str, NDArray]:
    """A network's weights by name."""
    return {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}


def apart(model: onnx.ModelProto, target: Path) -> None:
    """Write a network that refers to words.bin beside it instead of holding the table.

    The table is written where it is not there yet; one that differs is an error.
    """
    tables = {i.name: i for i in model.graph.initializer if i.name in PARTS}
    raw = [numpy_helper.to_array(tables[name]).tobytes() for name in PARTS]
    table = target.with_name(TABLE)
    if not table.exists():
        table.write_bytes(b"".join(raw))
    elif table.read_bytes() != b"".join(raw):
        raise SystemExit(f"{table} holds other word embeddings than {target.name}")
    at = 0
    for name, data in zip(PARTS, raw, strict=True):
        tables[name].raw_data = data
        set_external_data(tables[name], TABLE, offset=at, length=len(data))
        tables[name].ClearField("raw_data")
        at += len(data)
    target.write_bytes(model.SerializeToString())


def finer(model: onnx.ModelProto, small: NDArray, scale: NDArray) -> onnx.ModelProto:
    """The network "how" with the table that has a scale for each row."""
    graph = model.graph
    weights = {i.name for i in graph.initializer}
    old = next(n for n in weights if n.startswith(HOW) and n.endswith("_quantized"))
    looks = [n for n in graph.node if n.op_type == "Gather" and n.input[0] == old]
    ids = looks[0].input[1]
    for look in looks:
        user = next(n for n in graph.node if look.output[0] in n.input)
        place = list(graph.node).index(look)
        out = user.output[0]
        graph.node.remove(look)
        graph.node.remove(user)
        nodes = [
            helper.make_node("Gather", [PARTS[0], ids], ["words.row"], "words_row"),
            helper.make_node(
                "Cast", ["words.row"], ["words.cast"], "words_cast", to=TensorProto.FLOAT
            ),
            helper.make_node("Gather", [PARTS[1], ids], ["words.by"], "words_by"),
            helper.make_node("Mul", ["words.cast", "words.by"], [out], "words_mul"),
        ]
        for i, node in enumerate(nodes):
            graph.node.insert(place + i, node)
    gone = {old, f"{HOW}_scale", f"{HOW}_zero_point"}
    kept = [i for i in graph.initializer if i.name not in gone]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    graph.initializer.extend(
        numpy_helper.from_array(v, n) for n, v in zip(PARTS, (small, scale), strict=True)
    )
    return model


def main() -> None:
    folder = Path(sys.argv[1])
    who = onnx.load(str(folder / "who.onnx"))
    table = [values(who)[name] for name in PARTS]
    how = onnx.load(str(folder / "how.onnx"))
    if PARTS[0] not in values(how):
        how = finer(how, *map(np.ascontiguousarray, table))
    for name, model in (("who", who), ("how", how)):
        apart(model, folder / f"{name}.onnx")
        print(name, f"{(folder / f'{name}.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
