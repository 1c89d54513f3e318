"""How often a comparison of articles is right: the same quotation, and claims of one article alone.

    python -m benchmarks.compare GOLD [--part mend|measure] [--verbose]

GOLD is the folder of the gold corpora; GOLD/news holds the articles. Ten triples of articles on one
event, each from three outlets, were chosen by near dates and by the runs of six words that they
share, so that there are quotations to be found; a triple drawn at random has few. Five were used
for mending (``mend``), five for nothing but this figure (``measure``). decisions/compare.jsonl has
what a reader made of them, by offsets alone: ``pairs`` of stretches that are the same words of one
speaker or not, and in what they differ; ``lone`` claims, and whether another article tells them.
One person read them, who had also written the code and saw what it had found; what it had missed
was sought in all statements of the articles and in all runs of words that two of them share. After
that one look two rules were mended for tests of their own, and what they newly show was read: the
one for short quotations of one speaker added a pair, a right one; claims of three telling words and
those that another article denies brought five other claims to the fore, all right (lone claims
before: 63 of 74). Where a later version showed what nobody had read (on 26 November 2026 one pair
and 14 claims), that was read too, as it was shown, and added.

A pair is a version beside the fullest one. It is right where the words are the same utterance and
every difference that is named holds; a pair that was not read counts as wrong. Of the lone claims,
the first five of each article are counted, as the page shows them; what was read of the stretch
that is most like a claim's decides (shared characters by all), and a claim that was not read counts
as wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.corpus.compare import Read, distinct
from analysis.corpus.only_here import in_order, only_here
from analysis.corpus.shared_quotations import Version, shared_quotations
from analysis.pipeline import analyse
from benchmarks.results import save

ROOT = Path(__file__).resolve().parents[1]
READ = ROOT / "benchmarks" / "decisions" / "compare.jsonl"
TOP = 5  # claims of each article that the page shows unfolded

Pair = Mapping[str, Any]


def triples(gold: Path, part: str) -> Iterator[tuple[Mapping[str, Any], tuple[Read, ...]]]:
    """What was read of each triple of a part, and its articles."""
    rows = [json.loads(line) for line in READ.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["part"] == part]
    wanted = {key for row in rows for key in row["ids"]}
    texts = {}
    with gzip.open(gold / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in wanted:
                known = {key: row[key] for key in ("title", "outlet", "date")}
                texts[row["id"]] = parse(row["text"], row["id"], **known)
    for row in rows:
        yield row, distinct([Read.of(analyse(texts[key])) for key in row["ids"]])


def shown(read: Sequence[Read]) -> Iterator[tuple[int, Version, int, Version]]:
    """Each pair that the page shows: the fullest version and another, by their articles."""
    order = {one.label: at for at, one in enumerate(read)}
    for quotation in shared_quotations(read):
        fullest, *others = quotation.versions
        for version in others:
            yield order[fullest.label], fullest, order[version.label], version


def matching(pairs: Sequence[Pair], a: int, one: Span, b: int, other: Span) -> Pair | None:
    """What was read of two stretches of two articles; None where nothing was."""
    sides = {(a, b): (one, other), (b, a): (other, one)}
    for pair in pairs:
        here = sides.get((pair["a"], pair["b"]))
        if here and all(
            span.overlap(Span(*pair[key])) for span, key in zip(here, ("at", "to"), strict=True)
        ):
            return pair
    return None


def measure(gold: Path, part: str, verbose: bool = False) -> dict[str, Any]:
    """The counts of pairs and of lone claims."""
    pairs = dict.fromkeys(("shown", "right", "same", "there", "found"), 0)
    lone = dict.fromkeys(("shown", "right"), 0)
    articles = 0
    for reading, read in triples(gold, part):
        articles += len(read)
        seen = []
        for a, one, b, other in shown(read):
            verdict = matching(reading["pairs"], a, one.core, b, other.core)
            same = verdict is not None and verdict["same"]
            right = same and set(map(str, other.differences)) <= set(verdict["differs"])
            pairs["shown"] += 1
            pairs["same"] += same
            pairs["right"] += right
            seen.append(verdict)
            if verbose and not right:
                print(reading["ids"], a, one.core, b, other.core, other.differences, verdict)
        there = [pair for pair in reading["pairs"] if pair["same"]]
        pairs["there"] += len(there)
        pairs["found"] += sum(pair in seen for pair in there)
        for key, value in _lone(reading["lone"], read, verbose).items():
            lone[key] += value
    return {
        "articles": articles,
        "pairs": pairs
        | {
            "precision": round(pairs["right"] / max(1, pairs["shown"]), 3),
            "recall": round(pairs["found"] / max(1, pairs["there"]), 3),
        },
        "lone": lone | {"precision": round(lone["right"] / max(1, lone["shown"]), 3)},
    }


def is_alone(span: Span, rows: Sequence[Mapping[str, Any]]) -> bool:
    """What was read of a claim, by the stretch most like it; False where nothing was."""
    alike = []
    for row in rows:
        one = Span(*row["at"])
        both = span.overlap(one)
        alike.append((both / (len(span) + len(one) - both), not row["only"]))
    most, elsewhere = max(alike, default=(0, True))
    return most > 0 and not elsewhere


def _lone(rows: Sequence[Mapping[str, Any]], read: Sequence[Read], verbose: bool) -> dict[str, int]:
    """How many of the claims shown as one article's alone are."""
    claims = only_here(read)
    counts = {"shown": 0, "right": 0}
    for number, one in enumerate(read):
        for claim in in_order([c for c in claims if c.label == one.label])[:TOP]:
            span = claim.claim.span
            right = is_alone(span, [row for row in rows if row["a"] == number])
            counts["shown"] += 1
            counts["right"] += right
            if verbose and not right:
                print("told elsewhere or not read:", number, span)
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--part", choices=["mend", "measure"], default="measure")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    results = measure(args.gold, args.part, args.verbose)
    print(json.dumps(results, indent=1))
    if args.part == "measure":
        size = results.pop("articles")
        save(
            "compare", "triples of news articles read by hand", "kept for measuring", size, results
        )


if __name__ == "__main__":
    main()
