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
    results = json.loads((FOLDER / "confidence.json").read_text("utf-8"))
    page = sheet(5.0, 5.1)
    _axes(page, results)
    most = max(row["statements"] for row in results["reliability"])
    for row in results["reliability"]:
        _tenth(page, row, most)
    with quiet("matplotlib.font_manager"):
        page.figure.savefig(OUT, dpi=160, metadata={"Software": None})
    print(f"wrote {OUT}")


def _place(expected: float, observed: float) -> tuple[float, float]:
    return LEFT + SIDE * expected, TOP + SIDE * (1 - observed)


def _axes(page: Sheet, results: dict[str, Any]) -> None:
    page.text(0.1, 0.22, "Sayso is about as often right as it says", weight=600)
    ece = (
        f"Expected calibration error {results['ece']:.3f}; {results['corpus']}, {results['split']}"
    )
    page.text(0.1, 0.47, f"{ece}.", size=SMALL, colour="soft")
    page.line(*_place(0, 0), *_place(1, 1), colour="soft")
    for tick in (0.0, 0.25, 0.5, 0.75, 1.0):
        page.line(*_place(0, tick), *_place(1, tick))
        x, y = _place(0, tick)
        page.text(x - 0.08, y, f"{tick:.0%}", size=SMALL, colour="soft", align="right")
        x, y = _place(tick, 0)
        page.text(x, y + 0.17, f"{tick:.0%}", size=SMALL, colour="soft", align="center")
    x, y = _place(0.5, 0)
    page.text(x, y + 0.4, "how sure Sayso says it is", size=SMALL, colour="soft", align="center")
    x, y = _place(0, 1)
    page.text(x - 0.4, y - 0.2, "how often it is right", size=SMALL, colour="soft")


def _tenth(page: Sheet, row: dict[str, Any], most: int) -> None:
    x, y = _place(row["expected"], row["observed"])
    size = 0.04 + 0.1 * (row["statements"] / most) ** 0.5
    page.dot(x, y, "direct", size)
    page.text(x + size + 0.05, y + 0.09, f"{row['statements']:,}", size=SMALL)


if __name__ == "__main__":
    main()
