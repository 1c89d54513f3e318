"""Let all encoders read one table of word embeddings: python -m training.words_share FOLDER.

No encoder trains MiniLM's word embeddings, so who.onnx, how.onnx and meaning.onnx would each hold
the same 12 MB. This writes them once, into words.bin (8 bits with a scale for each row, as
``who_export`` makes them), and lets who.onnx refer to it, with the same answers bit for bit;
``how_export`` and ``meaning_export`` call ``apart`` themselves.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx
from numpy.typing import NDArray
from onnx import numpy_helper
from onnx.external_data_helper import set_external_data

TABLE = "words.bin"
PARTS = ("words.small", "words.scale")


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


def main() -> None:
    target = Path(sys.argv[1]) / "who.onnx"
    apart(onnx.load(str(target)), target)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
