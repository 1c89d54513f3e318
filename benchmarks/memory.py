"""How often two claims that `sayso match` puts together are the same, or the one denies the other.

    python -m benchmarks.memory GOLD
    python -m benchmarks.memory --draw FILE TABLES...

GOLD is the folder of the gold corpora; GOLD/news holds the articles. decisions/memory.jsonl has a
row for each pair of claims that was read: the articles' ids, the offsets of the claims, what they
are compared by, and the verdict. ``same``: one check by a fact-checker settles both; ``contrary``:
the one is true where the other is false; else ``other``. A match is right where the verdict is what
Sayso says.

The part ``choose`` is of the slice sha1(id) mod 20 == 11: pairs near each other in words, likely
and unlikely ones, by which likeness and threshold were chosen. ``choose again`` has what two
earlier versions matched in news that they had not seen: 63 of 77 right in slice 12 and in articles
on the coronavirus and on impeachment, then 51 of 59 in slices 13 and 14; what was wrong led to the
conditions of today. ``measure`` was read once at the end: what the version of today matches in 300
articles on the elections of 2016, and between any two articles of all those named (slice 11 left
out), without claims that had been read before in another pair. ``--draw`` draws matches from tables
of `sayso corpus` whose articles keep their ids, at most three from any two articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.article.similarity import plain
from analysis.corpus.claim_matching.claim_key import claim_key, meaning
from analysis.corpus.claim_matching.claim_mentions import ClaimMention, corpus_mentions, in_order
from analysis.corpus.claim_matching.compare_claims import (
    LEAST,
    Comparable,
    Relation,
    alike,
    relation,
)
from analysis.corpus.claim_matching.match_claims import recurring_claims
from analysis.corpus.query import opened
from benchmarks.results import save

ROOT = Path(__file__).resolve().parents[1]
READ = ROOT / "benchmarks" / "decisions" / "memory.jsonl"
SAMPLE, OF_TWO = 100, 3


def draw(tables: Sequence[str], out: Path) -> None:
    """Draw matches to be read, with their words, which must not go into the repository."""
    pool, taken = [], Counter[tuple[str, ...]]()
    keys: dict[str, str] = {}
    mentions: list[ClaimMention] = []
    for path in tables:
        corpus = opened(path)
        keys |= dict(corpus.sql("SELECT article, slug FROM articles").itertuples(index=False))
        mentions += corpus_mentions(corpus)
    for group in recurring_claims(in_order(mentions)):
        first = group.mentions[0]
        for match in group.mentions[1:]:
            pair = tuple(sorted((first.mention.article, match.mention.article)))
            taken[pair] += 1
            if taken[pair] <= OF_TWO:
                same = match.relation is first.relation
                kind = Relation.SAME if same else Relation.CONTRARY
                pool.append((first.mention, match.mention, kind))
    random.seed(1)
    rows = [
        {
            "part": "measure", "sayso": kind.value, "a": _row(a, keys), "b": _row(b, keys),
            "words": [a.words, b.words], "voices": [a.voice, b.voice],
        }
        for a, b, kind in random.sample(pool, min(SAMPLE, len(pool)))
    ]  # fmt: skip
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    print(f"{len(rows)} of {len(pool)} matches")


def _row(mention: ClaimMention, keys: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": keys[mention.article], "start": mention.start, "end": mention.end,
        "denied": mention.denied, "speaker": mention.compared.speaker,
        "about": list(mention.compared.about),
    }  # fmt: skip


def compared(row: Mapping[str, Any], texts: Mapping[str, str]) -> Comparable:
    key = claim_key(_words(row, texts), row["denied"])
    return Comparable(key, tuple(row["about"]), row["speaker"])


def _words(row: Mapping[str, Any], texts: Mapping[str, str]) -> str:
    return " ".join(texts[row["id"]][row["start"] : row["end"]].split())


def right_of_first(scores: Sequence[float], right: Sequence[bool], count: int) -> int:
    """How many are right of as many pairs as Sayso finds, those of the highest score."""
    order = sorted(range(len(scores)), key=lambda at: (-scores[at], at))
    return sum(right[at] for at in order[:count])


def interval(hits: int, of: int) -> list[float]:
    """Wilson's interval of a share, 95 per cent."""
    z, p = 1.96, hits / of
    middle, spread = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    return [round((middle + s * spread) / (1 + z * z / of), 3) for s in (-1, 1)]


def chosen(rows: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> dict[str, Any]:
    """How well each score tells right pairs from wrong ones, on the pairs chosen by."""
    pairs = [(compared(r["a"], texts), compared(r["b"], texts)) for r in rows]
    says = [a.key.denies == b.key.denies for a, b in pairs]
    right = [
        row["verdict"] == ("same" if same else "contrary")
        for row, same in zip(rows, says, strict=True)
    ]
    scores = {
        "tf-idf cosine": [alike(a.key.weights, b.key.weights) for a, b in pairs],
        "word vectors": [float(meaning(a.key.text) @ meaning(b.key.text)) for a, b in pairs],
    }
    found = [relation(a, b) is not Relation.OTHER for a, b in pairs]
    hits = sum(f and r for f, r in zip(found, right, strict=True))
    return {
        "pairs": len(rows), "right": sum(right),
        "threshold": LEAST, "found": sum(found), "found and right": hits,
        "right of as many by": {k: right_of_first(v, right, sum(found)) for k, v in scores.items()},
    }  # fmt: skip


def measured(rows: Sequence[Mapping[str, Any]], texts: Mapping[str, str]) -> dict[str, Any]:
    right = [row["verdict"] == row["sayso"] for row in rows]
    apart = [row["a"]["id"] != row["b"]["id"] for row in rows]
    kinds = {
        kind: {
            "right": sum(r for r, row in zip(right, rows, strict=True) if row["sayso"] == kind),
            "of": sum(row["sayso"] == kind for row in rows),
        }
        for kind in ("same", "contrary")
    }
    return {
        "right": sum(right), "of": len(rows), "precision": round(sum(right) / len(rows), 3),
        "interval": interval(sum(right), len(rows)), **kinds,
        "in two articles": {
            "right": sum(r and a for r, a in zip(right, apart, strict=True)), "of": sum(apart),
        },
        "word for word": sum(
            plain(_words(r["a"], texts)) == plain(_words(r["b"], texts)) for r in rows
        ),
    }  # fmt: skip


def again(rows: Sequence[Mapping[str, Any]], version: int) -> list[Mapping[str, Any]]:
    """What an earlier version matched in news that it had not seen."""
    return [row for row in rows if row.get("round") == version]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="*", default=[str(ROOT.parent / "shared" / "gold")])
    parser.add_argument("--draw", type=Path, metavar="FILE")
    args = parser.parse_args()
    if args.draw:
        draw(args.gold, args.draw)
        return
    rows = [json.loads(line) for line in READ.read_text("utf-8").splitlines()]
    wanted = {row[side]["id"] for row in rows for side in "ab"}
    texts = {}
    with gzip.open(Path(args.gold[0]) / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as f:
        for article in map(json.loads, f):
            if article["id"] in wanted:
                texts[article["id"]] = article["text"]
    results = {
        "chosen on": chosen([row for row in rows if row["part"] == "choose"], texts),
        "first version": measured(again(rows, 1), texts),
        "second version": measured(again(rows, 2), texts),
        "chosen on, too": chosen([row for row in rows if row["part"] == "choose again"], texts),
        "matches": measured([row for row in rows if row["part"] == "measure"], texts),
    }
    print(json.dumps(results, indent=1))
    size = results["matches"]["of"]
    save("memory", "news articles read by hand", "matches drawn at random", size, results)


if __name__ == "__main__":
    main()
