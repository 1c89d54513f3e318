"""Fill in the model card's scores from benchmarks/results: python -m training.who_card."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CARD = ROOT / "analysis" / "data" / "tagger" / "README.md"
SCORES = re.compile(r"(?<=## Scores\n\n).*?(?=\n## )", re.DOTALL)


def table(results: dict[str, Any]) -> str:
    """The scores as Markdown."""
    lines = [
        f"Taken by `benchmarks/tagger.py` on {results['date']}, on parts never trained on; the",
        "decoding weights were chosen on PolNeAR's dev part.",
        "",
        "| PolNeAR dev | precision | recall | F1 |",
        "|---|---|---|---|",
    ]
    for measure in ("attribution", "quoted", "unquoted", "content", "content_exact"):
        s = results["attribution"][measure]
        name = measure.replace("_", " ")
        lines.append(f"| {name} | {s['precision']:.3f} | {s['recall']:.3f} | {s['f1']:.3f} |")
    lines += ["", "| names, offsets and kind right | F1 | capitalised words |", "|---|---|---|"]
    for part, methods in results["entities"].items():
        both = (methods[name]["f1"] for name in ("tagger", "capitals"))
        lines.append(f"| {part} | " + " | ".join(f"{f1:.3f}" for f1 in both) + " |")
    lines += [
        "",
        "| on one thread, same run | words a CPU second | seconds to load | MB at most |",
        "|---|---|---|---|",
    ]
    for name, row in results["speed"].items():
        cells = (row[k] for k in ("words_per_cpu_second", "load_seconds", "peak_mb"))
        lines.append(f"| {name} | " + " | ".join(f"{cell:,}" for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def main() -> None:
    results = json.loads((ROOT / "benchmarks" / "results" / "tagger.json").read_text("utf-8"))
    CARD.write_text(SCORES.sub(lambda _: table(results), CARD.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
