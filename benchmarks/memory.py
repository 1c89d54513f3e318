"""How often two claims that `sayso match` puts together are the same, or the one denies the other.

    python -m benchmarks.memory GOLD
    python -m benchmarks.memory --draw FILE NEW_TABLES [OTHER_TABLES...]

GOLD is the folder of the gold corpora; GOLD/news holds the articles. decisions/memory.jsonl has a
row for each pair of claims that was read: the articles' ids, the offsets of the claims, what they
are compared by, and the verdict. ``same``: one check by a fact-checker settles both; ``contrary``:
the one is true where the other is false; else ``other``. A match is right where the verdict is what
Sayso says. ``longer``: the one quotes more of the same words than the other, and one check of the
longer settles both. ``page``: the line belongs to the page and not to its article (headlines of
others, who its writer is). ``voice``: who is shown to say it does not. ``round``: which version
matched it.

The part ``choose`` is of the slice sha1(id) mod 20 == 11: pairs near each other in words, likely
and unlikely ones, by which likeness and threshold were chosen. ``choose again`` has what four
earlier versions matched in news that they had not seen, and what was wrong led to the conditions of
today: the first in slice 12 and in articles on the coronavirus and on impeachment, the second in
slices 13 and 14, the third in 2,662 articles, all matches. Those are slices 4, 7 and 19 and, of
slices 3, 5, 6, 8, 9, 10, 15 and 16, the 1,100 articles of the topics and weeks that most outlets
report on; articles on the coronavirus, on impeachment and on the elections of 2016, and those of
matches read before, are left out. Before, the third had been read on 30 matches, in 300
articles on the elections of 2016 and between any two articles of all those named before
(``measure``, round 3).

The fourth was read in the next 2,400 articles of the same slices, topics and weeks, all matches;
what was wrong in it led to one more condition, for two voices in one article.

Today's version is the fifth (``measure``, round 5): all its matches in 1,200 articles of slices 0,
1, 2, 17 and 18, those of the topics and weeks that most outlets report on, without the same topics
and without articles of matches read before. Nothing was chosen on them.

``--draw`` draws matches from tables of `sayso corpus` whose
articles keep their ids, at most three from any two articles, of which one is in NEW_TABLES,
without claims that were read before.

DISPUTES are the lines that `views.discourse_network` drew, before today's conditions, between two
named voices of one article that contradict each other, all in the same 2,662 articles.
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
from analysis.corpus.claim_matching.claim_mentions import (
    ClaimMention,
    corpus_mentions,
    in_order,
    is_share,
)
from analysis.corpus.claim_matching.group_claims import recurring_claims
from analysis.corpus.claim_matching.same_claim import (
    LEAST,
    Comparable,
    Relation,
    alike,
    plainly_contrary,
    relation,
)
from analysis.corpus.query import opened
from benchmarks.results import save

ROOT = Path(__file__).resolve().parents[1]
READ = ROOT / "benchmarks" / "decisions" / "memory.jsonl"
DISPUTES = ROOT / "benchmarks" / "decisions" / "disputes.jsonl"
SAMPLE, OF_TWO = 150, 3


def draw(tables: Sequence[str], out: Path) -> None:
    """Draw matches to be read, with their words, which must not go into the repository."""
    pool, taken = [], Counter[tuple[str, ...]]()
    keys: dict[str, str] = {}
    mentions: list[ClaimMention] = []
    known = {_place(row[side]) for row in _decisions(READ) for side in "ab"}
    fresh: set[str] = set()
    for path in tables:
        corpus = opened(path)
        keys |= dict(corpus.sql("SELECT article, slug FROM articles").itertuples(index=False))
        fresh = fresh or set(keys)
        mentions += corpus_mentions(corpus)
    for group in recurring_claims(in_order(mentions)):
        first = group.mentions[0]
        for match in group.mentions[1:]:
            pair = tuple(sorted((first.mention.article, match.mention.article)))
            places = {_place(_row(one, keys)) for one in (first.mention, match.mention)}
            if fresh.isdisjoint(pair) or known & places:
                continue
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


def _place(row: Mapping[str, Any]) -> tuple[str, int, int]:
    return row["id"], row["start"], row["end"]


def _decisions(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


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
        "of the page": sum("page" in row for row in rows),
        "the one longer": sum("longer" in row for row in rows),
        "without lines of the page": share_of(
            [r for r, row in zip(right, rows, strict=True) if "page" not in row]
        ),
        "wrong voice": sum("voice" in row for row in rows),
        "wrong voice, without lines of the page": sum(
            "voice" in row and "page" not in row for row in rows
        ),
    }  # fmt: skip


def share_of(right: Sequence[bool]) -> dict[str, Any]:
    """How many are right, with Wilson's interval of the share."""
    out: dict[str, Any] = {"right": sum(right), "of": len(right)}
    return out | ({"interval": interval(sum(right), len(right))} if right else {})


def _still_drawn(row: Mapping[str, Any], texts: Mapping[str, str]) -> bool:
    polled = any(is_share(row[side]["speaker"]) for side in "ab")
    return not polled and plainly_contrary(*(compared(row[side], texts) for side in "ab"))


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
    rows, disputes = _decisions(READ), _decisions(DISPUTES)
    wanted = {row[side]["id"] for row in (*rows, *disputes) for side in "ab"}
    texts = {}
    with gzip.open(Path(args.gold[0]) / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as f:
        for article in map(json.loads, f):
            if article["id"] in wanted:
                texts[article["id"]] = article["text"]
    results = {
        "chosen on": chosen([row for row in rows if row["part"] == "choose"], texts),
        "first version": measured(again(rows, 1), texts),
        "second version": measured(again(rows, 2), texts),
        "third version": measured(again(rows, 3), texts),
        "fourth version": measured(again(rows, 4), texts),
        "chosen on, too": chosen([row for row in rows if row["part"] == "choose again"], texts),
        "matches": measured(again(rows, 5), texts),
        "disputes in one article": {
            "before": share_of([row["right"] for row in disputes]),
            "today, chosen on these": share_of(
                [row["right"] for row in disputes if _still_drawn(row, texts)]
            ),
        },
    }
    print(json.dumps(results, indent=1))
    size = results["matches"]["of"]
    save("memory", "news articles read by hand", "matches drawn at random", size, results)


if __name__ == "__main__":
    main()
