"""Score the kind and the mood of claims against sentences read by eye.

    python -m benchmarks.claims GOLD

tests/data/claims.jsonl holds spans of PolNeAR's dev articles, drawn by a hash, each with the kind
and the modality that one reader gave it before seeing Sayso's; it has no text, so GOLD, the folder
of gold corpora, is needed. The word lists were mended by what went wrong on these sentences, so the
share of right ones is what to expect at best. It goes to benchmarks/results/claims.json.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from analysis.article import Article, parse
from analysis.claims import CHECKABLE, Claim, claims
from analysis.score import read_rows
from analysis.statements import statements
from benchmarks.results import save

READ = Path(__file__).parents[1] / "tests" / "data" / "claims.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--method", default="tagger", choices=["rules", "tagger"])
    args = parser.parse_args()
    rows = [json.loads(line) for line in READ.read_text("utf-8").splitlines()]
    gold = read_rows(args.gold / "polnear" / "dev.jsonl", text=True)
    found: dict[str, list[Claim]] = {}
    for key in {row["id"] for row in rows}:
        article: Article = parse(gold[key]["text"], slug=key)
        found[key] = list(claims(article, statements(article, method=args.method), tagger=False))
    pairs = []
    for row in rows:
        claim = max(found[row["id"]], key=lambda c: _shared(c, row["span"]), default=None)
        if row["kind"] != "none" and claim is not None and _shared(claim, row["span"]) >= 0.5:
            pairs.append((row, claim))
    kind = sum(r["kind"] == c.kind for r, c in pairs) / len(pairs)
    mood = sum(r["modality"] == c.modality for r, c in pairs) / len(pairs)
    check = sum((r["kind"] in CHECKABLE) == c.checkable for r, c in pairs) / len(pairs)
    usual = Counter(r["kind"] for r, _ in pairs).most_common(1)[0][1] / len(pairs)
    asserted = sum(r["modality"] == "asserted" for r, _ in pairs) / len(pairs)
    facts = sum(r["kind"] in CHECKABLE for r, _ in pairs) / len(pairs)
    headline = [
        _line("kind of a claim (share right)", kind, usual, "the commonest kind"),
        _line("mood of a claim (share right)", mood, asserted, "all asserted"),
        _line("checkable or not (share right)", check, max(facts, 1 - facts), "the commoner"),
    ]
    print(f"{len(pairs)} of {len(rows)} found; {kind:.3f} {mood:.3f} {check:.3f}")
    for r, c in pairs:
        if r["kind"] != c.kind:
            print(f"  {r['kind']} <- {c.kind}: {r['id']} {r['span']}")
    save("claims", "PolNeAR 1.0, read by eye", "dev", len(pairs), {"headline": headline})


def _line(what: str, score: float, baseline: float, name: str) -> dict[str, str | float]:
    return {
        "what": what, "score": round(score, 3),
        "baseline": round(baseline, 3), "baseline_name": name,
    }  # fmt: skip


def _shared(claim: Claim, span: list[int]) -> float:
    both = max(0, min(claim.span.end, span[1]) - max(claim.span.start, span[0]))
    return both / (max(claim.span.end, span[1]) - min(claim.span.start, span[0]))


if __name__ == "__main__":
    main()
