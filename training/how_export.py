"""Export the network for run time: ``python -m training.how_export WORK/how-average.pt OUT``.

OUT gets how.onnx (8-bit weights, 8-bit values by window) and, beside the checkpoint, how-fp32.onnx
to compare with. The run-time input is one window without padding, so it needs no mask.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.how_net import How

INPUTS = ("ids", "case", "space", "quote", "mark")
OUTPUTS = ("tone", "piece", "line", "loaded_piece", "loaded", "checkworthy")


class Whole(nn.Module):
    """All heads on one reading; which of them mean something hangs on the mark."""

    def __init__(self, model: How) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, ids: Tensor, case: Tensor, space: Tensor, quote: Tensor, mark: Tensor
    ) -> tuple[Tensor, ...]:
        """Logits in the order of ``OUTPUTS``."""
        batch = {"ids": ids, "case": case, "space": space, "quote": quote, "mark": mark}
        batch["mask"] = torch.ones_like(ids)
        x = self.model.encode(batch)
        out = self.model.sentence(x, batch["mask"])
        return (self.model.tone(x, batch), *(out[name] for name in OUTPUTS[1:]))


def export(model: How, fp32: Path, int8: Path) -> None:
    """Write both files."""
    model.eval()
    example = tuple(torch.randint(0, 4 if n != "mark" else 2, (2, 12)) for n in INPUTS)
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS}
    axes |= {n: {0: "batch", 1: "length"} if "piece" in n else {0: "batch"} for n in OUTPUTS}
    torch.onnx.export(
        Whole(model),
        example,
        str(fp32),
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    ready = fp32.with_suffix(".ready.onnx")
    quant_pre_process(str(fp32), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(str(ready), str(int8), weight_type=QuantType.QInt8, per_channel=True)
    ready.unlink()
    print(f"{int8}: {int8.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    """See the module's first line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    model = How()
    model.load_state_dict(torch.load(args.checkpoint))
    export(model, args.checkpoint.with_name("how-fp32.onnx"), args.out / "how.onnx")


if __name__ == "__main__":
    main()
