"""What encoders share in becoming ONNX files: the model around a graph, and its 7-bit weights."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import onnx
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

Shape = Sequence[int | str]


def model_of(
    name: str,
    nodes: Sequence[onnx.NodeProto],
    weights: Sequence[onnx.TensorProto],
    inputs: Mapping[str, Shape],
    outputs: Mapping[str, Shape],
) -> onnx.ModelProto:
    """A model with whole numbers as inputs and floats as outputs, each with its shape."""

    def values(shapes: Mapping[str, Shape], kind: int) -> list[onnx.ValueInfoProto]:
        return [helper.make_tensor_value_info(n, kind, shape) for n, shape in shapes.items()]

    graph = helper.make_graph(
        nodes,
        name,
        values(inputs, TensorProto.INT64),
        values(outputs, TensorProto.FLOAT),
        weights,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=9)


def quantize(model: onnx.ModelProto, full: Path, target: Path, small: Collection[str]) -> None:
    """Write a model in full precision, and with 7-bit weights in its products.

    Args:
        model: The model.
        full: Where it goes in full precision.
        target: Where it goes with small weights.
        small: The weights, too few to matter, that keep full precision.
    """
    onnx.save(model, str(full))
    keep = [n.name for n in model.graph.node if n.op_type == "MatMul" and n.input[1] in small]
    quantize_dynamic(
        str(full),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,  # seven bits: sums of eight may overflow on processors without VNNI
        nodes_to_exclude=keep,
        op_types_to_quantize=["MatMul", "Attention"],
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
