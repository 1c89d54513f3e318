"""Score who-says-what on gold: the rules alone and the tagger with the rules.

    python -m benchmarks.statements GOLD [--method rules] [--method tagger]

GOLD is the folder of gold corpora; PolNeAR's dev part is read. The scores go to
benchmarks/results/statements.json and from there into the reports and the README.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.statements.attribution_row import attributions_row
from analysis.statements.score_attributions import read_rows, score
from analysis.statements.statements import statements
from benchmarks.results import save

PEERS = {
    "one trained annotator against another (20 articles)": [0.754, 0.935, 0.693, 0.690],
    "BBC Citron, retrained on the train part": [0.531, 0.652, 0.475, 0.396],
    "GenderGapTracker's extractor (spaCy)": [0.408, 0.515, 0.343, 0.318],
    "textacy direct_quotations": [0.164, 0.357, 0.049, 0.087],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--method", action="append", choices=["rules", "tagger"])
    args = parser.parse_args()
    gold = read_rows(args.gold / "polnear" / "dev.jsonl", text=True)
    results: dict[str, Any] = {}
    for method in args.method or ["rules", "tagger"]:
        start = time.process_time()
        predicted = {
            key: attributions_row(key, statements(parse(row["text"], slug=key), method=method))
            for key, row in gold.items()
        }
        spent = time.process_time() - start
        words = sum(len(row["text"].split()) for row in gold.values())
        print(f"{method}: {words / spent:,.0f} words a CPU second")
        results[method] = {}
        for measure, s in score(gold, predicted).items():
            results[method][measure] = {
                "precision": round(s.precision, 3), "recall": round(s.recall, 3),
                "f1": round(s.f1, 3), "hits": s.hits, "predicted": s.predicted, "gold": s.gold,
            }  # fmt: skip
            print(f"  {measure:<16} {s.precision:.3f} {s.recall:.3f} {s.f1:.3f}")
    peers = {
        name: dict(zip(("attribution", "quoted", "unquoted", "content_exact"), row, strict=True))
        for name, row in PEERS.items()
    }
    save("statements", "PolNeAR 1.0", "dev", len(gold), {"scores": results, "peers": peers})


if __name__ == "__main__":
    main()
