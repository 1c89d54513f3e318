"""Write the table of scores into README.md from what the benchmarks stored.

python -m benchmarks.readme
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.results import SHIPPED

README = Path(__file__).parents[1] / "README.md"
BEGIN, END = "<!-- scores -->\n", "<!-- end of scores -->"
MEASURES = {
    "attribution": "who says what (F1)",
    "quoted": "with quotation marks",
    "unquoted": "without",
    "content_exact": "content word for word",
}
METHODS = {"tagger": "Sayso", "rules": "Sayso, rules alone (`--rules`)"}


def main() -> None:
    text = README.read_text("utf-8")
    before, rest = text.split(BEGIN)
    README.write_text(
        before + BEGIN + block(json.loads(SHIPPED.read_text("utf-8"))) + END + rest.split(END)[1],
        "utf-8",
    )


def block(stored: dict[str, Any]) -> str:
    """The tables, as Markdown."""
    return "\n".join(filter(None, [_statements(stored), _others(stored)])) + "\n"


def _statements(stored: dict[str, Any]) -> str:
    found = stored.get("statements")
    if not found:
        return ""
    lines = [
        "",
        f"| {found['corpus']}, {found['split']} part, {found['size']} articles, {found['date']} | "
        + " | ".join(MEASURES.values()) + " |",
        "|---|" + "---|" * len(MEASURES),
    ]  # fmt: skip
    for method, name in METHODS.items():
        if method in found["scores"]:
            row = found["scores"][method]
            lines.append(
                f"| {name} | " + " | ".join(f"**{row[m]['f1']:.3f}**" for m in MEASURES) + " |"
            )
    for name, row in found["peers"].items():
        lines.append(f"| {name} | " + " | ".join(f"{row[m]:.3f}" for m in MEASURES) + " |")
    return "\n".join(lines) + "\n"


def _others(stored: dict[str, Any]) -> str:
    """Every other benchmark's headline numbers, each beside its baseline."""
    lines = []
    for name, found in stored.items():
        for row in found.get("headline", []):
            where = f"{row.get('corpus', found['corpus'])}, {row.get('split', found['split'])}"
            base = f"{row['baseline']:.3f} ({row['baseline_name']})" if "baseline" in row else ""
            lines.append(
                f"| {row['what']} | {where}, {found['date']} | **{row['score']:.3f}** | {base} |"
            )
        del name
    if not lines:
        return ""
    return (
        "\n".join(["", "| what | measured on | Sayso | baseline |", "|---|---|---|---|", *lines])
        + "\n"
    )


if __name__ == "__main__":
    main()
