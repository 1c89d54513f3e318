"""Draw how sure Sayso says it is of statements against how often it is right.

    python -m benchmarks.reliability

Reads benchmarks/results/confidence.json, which ``python -m training.confidence GOLD`` wrote, and
writes docs/reliability.png: a dot for each tenth of confidence, as large as it has statements; on
the line is where expected and observed agree.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from analysis.reporting.run_notebook import quiet
from analysis.views.figures.sheet import SMALL, Sheet, sheet
from benchmarks.results import FOLDER

OUT = Path("docs/reliability.png")
SIDE, LEFT, TOP = 3.4, 0.75, 1.0  # inches


def main() -> None:
    found = json.loads((FOLDER / "confidence.json").read_text("utf-8"))
    made = sheet(5.0, 5.1)
    _axes(made, found)
    most = max(row["statements"] for row in found["reliability"])
    for row in found["reliability"]:
        _tenth(made, row, most)
    with quiet("matplotlib.font_manager"):
        made.figure.savefig(OUT, dpi=160, metadata={"Software": None})
    print(f"wrote {OUT}")


def _place(expected: float, observed: float) -> tuple[float, float]:
    return LEFT + SIDE * expected, TOP + SIDE * (1 - observed)


def _axes(made: Sheet, found: dict[str, Any]) -> None:
    made.text(0.1, 0.22, "Sayso is about as often right as it says", weight=600)
    ece = f"Expected calibration error {found['ece']:.3f}; {found['corpus']}, {found['split']}"
    made.text(0.1, 0.47, f"{ece}.", size=SMALL, colour="soft")
    made.line(*_place(0, 0), *_place(1, 1), colour="soft")
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        made.line(*_place(0, tick), *_place(1, tick))
        x, y = _place(0, tick)
        made.text(x - 0.08, y, f"{tick:.0%}", size=SMALL, colour="soft", align="right")
        x, y = _place(tick, 0)
        made.text(x, y + 0.17, f"{tick:.0%}", size=SMALL, colour="soft", align="center")
    x, y = _place(0.5, 0)
    made.text(x, y + 0.4, "how sure Sayso says it is", size=SMALL, colour="soft", align="center")
    x, y = _place(0, 1)
    made.text(x - 0.4, y - 0.2, "how often it is right", size=SMALL, colour="soft")


def _tenth(made: Sheet, row: dict[str, Any], most: int) -> None:
    x, y = _place(row["expected"], row["observed"])
    size = 0.04 + 0.1 * (row["statements"] / most) ** 0.5
    made.dot(x, y, "direct", size)
    made.text(x + size + 0.05, y + 0.09, f"{row['statements']:,}", size=SMALL)


if __name__ == "__main__":
    main()
