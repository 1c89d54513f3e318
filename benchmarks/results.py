"""Where a benchmark leaves what it measured, and how reports get at it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("results")
SHIPPED = Path(__file__).parents[1] / "analysis" / "data" / "scores.json"

UNQUOTED = ("agree", "crossed", "shapes")  # results that no report quotes


def save(name: str, corpus: str, split: str, size: int, results: dict[str, Any]) -> None:
    """Write one benchmark's result, and bring the scores that the reports quote up to date.

    Args:
        name: The benchmark; what it stored before is replaced, methods not measured now are kept.
        corpus: What it was measured on.
        split: Which part of the corpus.
        size: How many articles, sentences or spans that is.
        results: What was measured.
    """
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / f"{name}.json"
    old = json.loads(path.read_text("utf-8")) if path.exists() else {}
    for key, value in results.items():
        if isinstance(value, dict) and isinstance(old.get(key), dict):
            results[key] = old[key] | value
    row = {
        "corpus": corpus,
        "split": split,
        "size": size,
        "date": datetime.now(UTC).date().isoformat(),
    }
    path.write_text(json.dumps(row | results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    ship()
    print(f"wrote {path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path}")


def ship() -> None:
    """Bring the scores that the reports quote up to date with what the benchmarks stored."""
    paths = (path for path in sorted(FOLDER.glob("*.json")) if path.stem not in UNQUOTED)
    stored = {path.stem: json.loads(path.read_text("utf-8")) for path in paths}
    SHIPPED.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", "utf-8")
