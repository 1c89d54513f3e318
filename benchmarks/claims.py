"""Score the kind of claims that rules tell against sentences labelled by hand.

    python -m benchmarks.claims GOLD
    python -m benchmarks.claims GOLD --read tests/data/claims-train.jsonl --part train

Rules tell the kind of the reporter's own claims, and of all where no network is asked.
tests/data/claims.jsonl holds spans of PolNeAR's dev articles, drawn by a hash, each with the kind
that one reader gave it before seeing Sayso's; it has no text, so GOLD, the folder of gold corpora,
is needed. An early version of the word lists was mended by what went wrong on these sentences, so
the share of right ones is what to expect at best; what came after was chosen on claims-train.jsonl.
The score goes to benchmarks/results/claims.json; that of another file (--read) is printed alone.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from analysis.article.article import Article, parse
from analysis.claims.claim import CHECKABLE, Claim, Kind
from analysis.claims.extract_claims import claims
from analysis.claims.stance import KINDS
from analysis.statements.score_attributions import read_rows
from analysis.statements.statements import statements
from benchmarks.results import save

READ = Path(__file__).resolve().parents[1] / "tests" / "data" / "claims.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--method", default="tagger", choices=["rules", "tagger"])
    parser.add_argument("--read", type=Path, default=READ, help="the claims labelled by hand")
    parser.add_argument("--part", default="dev", choices=["train", "dev"], help="its articles")
    args = parser.parse_args()
    rows = [json.loads(line) for line in args.read.read_text("utf-8").splitlines()]
    pairs = _pairs(rows, args.gold / "polnear" / f"{args.part}.jsonl", args.method)
    kind = sum(wanted is c.kind for wanted, c in pairs) / len(pairs)
    check = sum((wanted in CHECKABLE) == (c.kind in CHECKABLE) for wanted, c in pairs) / len(pairs)
    usual = Counter(wanted for wanted, _ in pairs).most_common(1)[0][1] / len(pairs)
    facts = sum(wanted in CHECKABLE for wanted, _ in pairs) / len(pairs)
    headline = [
        _line("kind of a claim by rules (share right)", kind, usual, "most common kind"),
        _line("fact or not, by rules (share right)", check, max(facts, 1 - facts), "more common"),
    ]
    print(f"{len(pairs)} of {len(rows)} found; {kind:.3f} {check:.3f}")
    if args.read.resolve() == READ:
        save("claims", "PolNeAR 1.0, labelled by hand", "dev", len(pairs), {"headline": headline})


def _pairs(rows: list[dict[str, Any]], gold: Path, method: str) -> list[tuple[Kind, Claim]]:
    """Each span that was read as a claim, with the claim that it is part of."""
    texts = read_rows(gold, text=True)
    by_article: dict[str, list[Claim]] = {}
    for key in {row["id"] for row in rows}:
        article: Article = parse(texts[key]["text"], slug=key)
        by_article[key] = list(claims(article, statements(article, method=method)))
    pairs = []
    for row in rows:
        put = [c for c in by_article[row["id"]] if c.claimed or c.denied]
        claim = max(put, key=lambda c: _shared(c, row["span"]), default=None)
        if row["kind"] != "none" and claim is not None and _shared(claim, row["span"]) >= 0.5:
            pairs.append((KINDS[row["kind"]], claim))
    return pairs


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
