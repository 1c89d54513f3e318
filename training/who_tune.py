"""Choose the decoding weights on dev.

    python -m training.who_tune GOLD [--write] [--weights FILE]

Each weight in turn takes the value that serves best, three times over; the readings of the network
stay as they are. With ``--write`` the choice goes to training/who_decode.json.
"""

from __future__ import annotations

import json
import sys
from copy import deepcopy
from pathlib import Path
from typing import Any

from analysis.tagger.who_network import Reading, read
from training.who_data import read_jsonl
from training.who_evaluate import predicted, scorer

FILE = Path(__file__).parent / "who_decode.json"
STEPS: dict[str, tuple[float, ...]] = {
    "bias": (-0.5, -0.25, 0.25, 0.5),
    "ends": (-0.25, 0.25),
    "switch": (-2.0, 2.0),
    "no_source": (-1.0, -0.5, 0.5, 1.0),
    "untagged": (-1.0, 1.0),
    "least": (0.1, -0.05),
    "line": (-0.5, 0.5),
    "link": (-0.03, 0.1),
}


def total(scored: dict[str, dict[str, float]]) -> float:
    """What is maximised: attribution counts most, then exact contents and both kinds."""
    f = {k: v["f1"] for k, v in scored.items()}
    return f["attribution"] + 0.3 * f["content_exact"] + 0.1 * f["quoted"]


def variants(weights: dict[str, Any]) -> list[dict[str, Any]]:
    """The weights with one of them moved a step."""
    out = []
    for name, steps in STEPS.items():
        places = range(3) if name == "bias" else [None]
        for place in places:
            for step in steps:
                new = deepcopy(weights)
                if place is None:
                    new[name] = round(new[name] + step, 3)
                else:
                    new[name][place] = round(new[name][place] + step, 3)
                out.append(new)
    return out


def main() -> None:
    gold = Path(sys.argv[1])
    if "--weights" in sys.argv:
        from training.who_torch import use  # needs torch, which tuning what is shipped does not

        use([Path(sys.argv[sys.argv.index("--weights") + 1])])
    rows = {row["id"]: row for row in read_jsonl(gold / "polnear" / "dev.jsonl")}
    score = scorer(gold).score
    readings: dict[str, Reading] = {key: read(row["text"]) for key, row in rows.items()}

    def value(weights: dict[str, Any]) -> float:
        scored = score(rows, {k: predicted(k, r, weights) for k, r in readings.items()})
        return total(scored)

    chosen = json.loads(FILE.read_text("utf-8"))
    best, most = chosen["decode"], value(chosen["decode"])
    print(f"{most:.4f} {best}")
    for _ in range(3):
        before = most
        for name in STEPS:
            for new in [v for v in variants(best) if v[name] != best[name]]:
                got = value(new)
                if got > most + 1e-4:
                    best, most = new, got
        print(f"{most:.4f} {best}", flush=True)
        if most == before:
            break
    if "--write" in sys.argv:
        chosen["decode"] = best
        FILE.write_text(json.dumps(chosen, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
