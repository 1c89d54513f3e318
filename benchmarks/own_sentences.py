"""Score what Sayso makes of the reporter's own sentences, on labelled sentences of news.

    python -m benchmarks.own_sentences GOLD

training/news_sentences.jsonl holds what readers made of 2,149 sentences of GOLD/news; those of a
fifth of the articles, which the network "meaning" did not learn from, are scored here, beside the
rules that read such sentences before. A sentence that is listed as no claim counts as stance
"none". The result goes to benchmarks/results/own_sentences.json.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.claims.claim import Claim
from analysis.claims.extract_claims import claims
from analysis.pipeline import analyse
from benchmarks.results import save
from training.meaning_news import labelled, news
from training.meaning_split import fold

PUT = ("assert", "deny", "hedge")
TOLD = {
    "stance": "the reporter's own claims: what is made of them (share right)",
    "kind": "the reporter's own claims: kind (share right)",
    "checkable": "the reporter's own claims that are called checkable (share right)",
}


def counted(claim: Claim | None, label: Mapping[str, Any]) -> Counter[tuple[str, str]]:
    """What is right of one sentence, by measure, and of how many."""
    out = Counter[tuple[str, str]]()
    stance = claim.stance if claim is not None else "none"

    def told(measure: str, right: bool) -> None:
        out[measure, "of"] += 1
        out[measure, "right"] += right

    told("stance", stance == label["stance"])
    if claim is None:
        return out
    if claim.claimed and label["stance"] in PUT:
        told("kind", claim.kind == label["kind"])
        if claim.kind_sure:
            told("kind shown", claim.kind == label["kind"])
    if claim.checkable:
        told("checkable", bool(label["checkable"]))
        if claim.check_sure:
            told("check shown", bool(label["checkable"]))
    if stance == "hedge":
        told("hedge", label["stance"] == "hedge")
    return out


def scored(counts: Counter[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    """Each measure with its share."""
    names = [name for name, part in counts if part == "of"]
    return {
        name: {
            "share": round(counts[name, "right"] / counts[name, "of"], 4),
            "right": counts[name, "right"],
            "of": counts[name, "of"],
        }
        for name in names
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    rows = {
        key: [row for row in some if not row["cue"]]
        for key, some in labelled().items()
        if fold(key) == 0
    }
    texts = news(parser.parse_args().gold, rows)
    network, rules, size = Counter[tuple[str, str]](), Counter[tuple[str, str]](), 0
    for key, some in sorted(rows.items()):
        a = analyse(parse(texts[key], slug="article"), by_hand=())
        for found, counts in ((a.claims, network), (claims(a.article, a.statements), rules)):
            by_place = {c.span.start: c for c in found if not c.statement}
            for row in some:
                counts.update(counted(by_place.get(row["content"][0][0]), row))
        size += len(some)
    ours, before = scored(network), scored(rules)
    headline = [
        {
            "what": what,
            "score": ours[name]["share"],
            "baseline": before[name]["share"],
            "baseline_name": "rules",
        }
        for name, what in TOLD.items()
    ]
    split = f"{size} sentences of {len(rows)} articles kept from training"
    save(
        "own_sentences",
        "news/",
        split,
        size,
        {"headline": headline, "network": ours, "rules": before},
    )
    for name, row in ours.items():
        print(name, row, before.get(name))


if __name__ == "__main__":
    main()
