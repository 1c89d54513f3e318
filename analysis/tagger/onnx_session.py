"""What runs the networks: onnxruntime, with the weights of "who", "how" or "meaning".

``who_network``, ``how_network`` and ``meaning_network`` say what each of them reads and gives.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from analysis.errors import DataError
from analysis.tagger import word_pieces as pc


@cache
def session(name: str, threads: int = 1) -> Any:
    """A loaded network, kept for the next call.

    Args:
        name: Name of the ONNX file without its ending: ``who``, ``how`` or ``meaning``.
        threads: Processor threads that one run may use.

    Raises:
        DataError: The weights are missing from the package.
    """
    import onnxruntime as ort

    path = pc.DATA / f"{name}.onnx"
    if not path.is_file():
        raise DataError(f"The weights {path} are missing; reinstall Sayso.")
    options = ort.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
