"""Write analysis/data/tagger/who.json: what goes with the weights of encoder "who".

    python -m training.who_settings training/made/who.epochN.pt analysis/data/tagger/who.json

The decoding weights are those of training/who_decode.json, chosen on dev by training.who_tune.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import torch

from training.who_model import REACH


def main() -> None:
    state = torch.load(sys.argv[1], weights_only=True)
    chosen = json.loads((Path(__file__).parent / "who_decode.json").read_text("utf-8"))
    settings = {
        **chosen["reading"],
        "decode": chosen["decode"],
        "reach_edges": list(REACH),
        "reach": [[round(v, 4) for v in row] for row in state["reach"].tolist()],
    }
    Path(sys.argv[2]).write_text(json.dumps(settings, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
