"""Score who-says-what on gold as it is, and with the full stop behind its headlines taken away.

    python -m benchmarks.headlines GOLD

GOLD is the folder of gold corpora; PolNeAR's dev part is read. Headlines of that corpus end in a
full stop, those of newspapers do not: what is measured on the one holds for the other only if both
score alike. The scores go to benchmarks/results/headlines.json.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.statements.attribution_row import attributions_row
from analysis.statements.score_attributions import read_rows, score
from analysis.statements.statements import statements
from benchmarks.results import save

PARTS = ("source", "cue", "content")


def unstopped(row: Mapping[str, Any]) -> dict[str, Any]:
    r"""A row of gold without the full stop behind its first line.

    Example:
        >>> row = {"text": "Rain.\n\nIt rained.", "attributions": [{"cue": [[10, 16]]}]}
        >>> unstopped(row)["attributions"]
        [{'cue': [[9, 15]]}]
    """
    text = row["text"]
    head = len(text) - len(text.lstrip())
    stop = len(text[: text.index("\n", head) if "\n" in text[head:] else len(text)].rstrip()) - 1
    if text[stop : stop + 1] != ".":
        return dict(row)

    def moved(pair: list[int]) -> list[int]:
        return [at - (at > stop) for at in pair]

    attributions = [
        {k: [moved(p) for p in v] if k in PARTS else v for k, v in one.items()}
        for one in row["attributions"]
    ]
    return {**row, "text": text[:stop] + text[stop + 1 :], "attributions": attributions}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    gold = read_rows(args.gold / "polnear" / "dev.jsonl", text=True)
    bare = {key: unstopped(row) for key, row in gold.items()}
    changed = sum(row["text"] != gold[key]["text"] for key, row in bare.items())
    results: dict[str, Any] = {"changed": changed}
    for name, rows in (("with the stop", gold), ("without it", bare)):
        predicted = {
            key: attributions_row(key, statements(parse(row["text"], slug=key)))
            for key, row in rows.items()
        }
        results[name] = {m: round(s.f1, 4) for m, s in score(rows, predicted).items()}
        print(f"{name}: {results[name]}")
    save("headlines", "PolNeAR 1.0", "dev", len(gold), results)


if __name__ == "__main__":
    main()
