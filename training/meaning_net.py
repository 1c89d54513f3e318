"""The "meaning" network: an encoder that is told each piece's role, and heads about a statement.

It may begin from the weights of the shipped encoder "who", which knows sources, cues and contents.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional as F

from analysis.tagger.meaning_window import ROLES
from training import mpnet
from training.encoder import ATTENTION, INNER, LAYERS, WIDTH
from training.how_net import Marked

STANCES = ("assert", "deny", "hedge", "ask", "want", "commit", "none")
KINDS = ("past", "present", "number", "forecast", "judgement", "other")
EVIDENCE = ("document", "data", "law", "witness", "medium", "expert", "recording")
# Each head: how many values it gives.
HEADS = {
    "stance": len(STANCES),
    "kind": len(KINDS),
    "check": 4,
    "accuses": 1,
    "evidence": len(EVIDENCE),
}
POINTS = 1 + len(EVIDENCE)  # by piece: names the accused; tells evidence of each type
HIDDEN = 128


class Meaning(nn.Module):
    """The encoder and its heads; each head gives logits.

    ``check`` gives whether the statement is checkable and, in order, whether it is worth at least
    1, 2 and 3.
    """

    def __init__(
        self,
        heads: int = ATTENTION,
        inner: int = INNER,
        layers: int = LAYERS,
        base: mpnet.Base | None = None,
    ) -> None:
        super().__init__()
        width = WIDTH if base is None else mpnet.WIDTH
        if base is None:
            self.encoder = Marked(heads=heads, inner=inner)
            self.encoder.layers = self.encoder.layers[:layers]
        else:
            self.encoder = base
        self.role = nn.Embedding(8, width)
        nn.init.normal_(self.role.weight, std=0.02)
        self.weigh = nn.Linear(width, len(HEADS))
        self.into = nn.ModuleDict({k: nn.Linear(4 * width, HIDDEN) for k in HEADS})
        self.out = nn.ModuleDict({k: nn.Linear(HIDDEN, n) for k, n in HEADS.items()})
        self.point = nn.Linear(width, POINTS)
        self.drop = nn.Dropout(0.1)

    def forward(self, batch: dict[str, Tensor]) -> dict[str, Tensor]:
        """Batch by length -> the logits of each head, and ``point`` by piece."""
        x = self.encoder(batch, self.role(batch["role"]))
        mask, role = batch["mask"], batch["role"]
        means = [mean(x, role == ROLES.index(name)) for name in ("content", "cue")]
        weights = (self.weigh(x).float() - 1e4 * (1.0 - mask.float())[..., None]).softmax(1)
        pooled = weights.to(x.dtype).transpose(1, 2) @ x
        out = {}
        for i, name in enumerate(HEADS):
            all_ = torch.cat([x[:, 0], *means, pooled[:, i]], -1)
            out[name] = self.out[name](self.drop(F.gelu(self.into[name](self.drop(all_)))))
        out["point"] = self.point(self.drop(x))
        return out


def mean(x: Tensor, of: Tensor) -> Tensor:
    """The mean of some pieces; zero where there are none."""
    weight = of.to(x.dtype)
    return (weight[:, None, :] @ x).squeeze(1) / weight.sum(1, keepdim=True).clamp(min=1.0)


def from_onnx(path: Path) -> dict[str, Tensor]:
    """The encoder's weights out of the shipped "who" or "how", in full precision."""
    weights = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}
    if "words.small" in weights:
        return _from_who(weights)
    return _from_how(weights, onnx.load(path))


def _from_who(w: dict[str, np.ndarray]) -> dict[str, Tensor]:
    out = {
        "words.weight": w["words.small"].astype(np.float32) * w["words.scale"],
        "places.weight": w["places"],
    }
    out |= {f"{k}.weight": w[f"{k}.table"] for k in ("case", "space", "quote")}
    for name, value in w.items():
        if not name.startswith("encoder."):
            continue
        short = name.removeprefix("encoder.")
        if short.endswith(".weight_quantized"):
            scale = w[name.replace("_quantized", "_scale")]
            out[short.removesuffix("_quantized")] = (value.astype(np.float32) * scale).T
        elif not short.endswith(("_scale", "_zero_point")):
            out[short] = value
    return {k: torch.from_numpy(np.ascontiguousarray(v, np.float32)) for k, v in out.items()}


def _from_how(w: dict[str, np.ndarray], model: onnx.ModelProto) -> dict[str, Tensor]:
    """The traced network has no names of its own for weights: they come in the order of layers."""
    out = {}
    for name, value in w.items():
        short = name.removeprefix("model.encoder.")
        if short != name and short.endswith(("_quantized",)):
            base = name.removesuffix("_quantized")
            zero = w[base + "_zero_point"].astype(np.float32)
            out[short.removesuffix("_quantized")] = (value.astype(np.float32) - zero) * w[
                base + "_scale"
            ]
        elif short != name and not short.endswith(("_scale", "_zero_point")):
            out[short] = value
    parts = [(i, part) for i in range(LAYERS) for part in ("qkv", "out", "up", "down")]
    used = [n.input[1] for n in model.graph.node if n.op_type == "MatMulInteger"]
    seen = [
        n for n in dict.fromkeys(used) if n.startswith("onnx::MatMul") and w[n].shape[1] >= WIDTH
    ]
    for (i, part), name in zip(parts, seen, strict=True):
        scale = w[name.replace("_quantized", "_scale")]
        out[f"layers.{i}.{part}.weight"] = (w[name].astype(np.float32) * scale).T
    return {k: torch.from_numpy(np.ascontiguousarray(v, np.float32)) for k, v in out.items()}


def begun(path: Path | None, layers: int = LAYERS) -> Meaning:
    """A network that begins from a shipped encoder, from MiniLM or from MPNet (.safetensors)."""
    if path is not None and path.suffix == ".safetensors":
        return Meaning(base=mpnet.Base(path))
    if path is None:
        return Meaning(layers=layers)
    state = from_onnx(path)
    heads = state["layers.0.out.weight"].shape[1] // (WIDTH // ATTENTION)
    model = Meaning(heads, state["layers.0.up.weight"].shape[0], layers)
    kept = {
        k: v
        for k, v in state.items()
        if not k.startswith("layers.") or int(k.split(".")[1]) < layers
    }
    model.encoder.load_state_dict(kept)
    return model


def loaded(path: Path) -> Meaning:
    """A network that was trained, from its file."""
    state = torch.load(path, weights_only=True)
    if len(state["encoder.words.weight"]) == mpnet.PIECES:
        model = Meaning(base=mpnet.Base())
        model.load_state_dict(state)
        return model
    layers = len({k.split(".")[2] for k in state if k.startswith("encoder.layers.")})
    first = "encoder.layers.0."
    heads = state[first + "out.weight"].shape[1] // (WIDTH // ATTENTION)
    model = Meaning(heads, state[first + "up.weight"].shape[0], layers)
    model.load_state_dict(state)
    return model
