"""Score what statements mean, and what page one says, against articles that were read by hand.

    python -m benchmarks.meaning GOLD HELD [MORE ...]

GOLD is the folder of gold corpora; reading/dev and reading/train in it hold articles that were read
whole by a written guide, MORE further folders of readings of train articles. Scores of statements
are those of GOLD/score_reading.py on the dev part. The sentences of page one are judged by kind on
dev and on the fifth of the train articles that the weights HELD (a folder with meaning.onnx and
words.bin, see training/MEANING.md) have not learnt from, as those that are shipped have not. The
result goes to benchmarks/results/meaning.json.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.claims.claim import Claim
from analysis.claims.same_or_contrary import contrary
from analysis.pipeline import Analysis, analyse
from analysis.tagger import word_pieces
from analysis.tagger.onnx_session import session
from analysis.views import page_one_precision, page_one_voices
from benchmarks.readings import Read, readings
from benchmarks.results import save
from training.meaning_split import fold

# What score_reading.py tells, and what the report calls it.
TOLD = {
    "stance": ("what a voice makes of a statement (share right)", "share"),
    "listed as claimed, but not put forward": ("listed as claimed, though it is not", "share"),
    "kind": ("kind of a claim (share right)", "share"),
    "checkable": ("whether it can be checked (F1)", "f1"),
    "first three worth a check": ("first three worth a check (share right)", "share"),
}


def judged(read: Read, a: Analysis) -> Iterator[tuple[str, bool]]:
    """Each thing that page one could say of an article: its kind, and whether it is right."""
    back = {number: i for i, number in read.numbers(a.statements).items()}
    gold = read.by_index
    speakers = {row["speaker"] for row in gold.values()}

    def of(claim: Claim) -> Mapping[str, Any]:
        return gold.get(back.get(claim.statement, -1), {})

    def speaks(name: str) -> bool:
        return any(read.same(other, name) for other in speakers if other)

    most = page_one_voices.speaks_most(a)
    if most is not None:
        yield "speaks most", read.same(read.reading["speaks_most"], most.name)
    for one in page_one_voices.voices_heard(a.statements).named:
        yield "heard", speaks(one.name)
    for row in page_one_precision.silent(a)[:2]:
        yield "only spoken about", not speaks(row.actor.name)
    yield from _to_check(read, a, of)
    for claim in page_one_precision.denials(a):
        row = of(claim)
        right = bool(row) and row["stance"] == "deny" and read.same(row["speaker"], claim.speaker)
        yield "denies", right
    for claim in page_one_precision.accusations(a):
        row = of(claim)
        right = bool(row) and bool(row["accuses"]) and read.same(row["accuses"], claim.accuses)
        yield "accuses", right and read.same(row["speaker"], claim.speaker)
    yield from _sure(a, of)
    for claim in a.claims:
        for one in claim.evidence:
            yield "evidence", any(e["type"] == one.kind for e in of(claim).get("evidence", ()))
    yield from _contested(read, a, of)


def _to_check(read: Read, a: Analysis, of: Any) -> Iterator[tuple[str, bool]]:
    """Whether claims to check first are worth it, and whose those are that can be checked."""
    firsts = read.reading["first_checks"]
    for claim in page_one_precision.check_first(a):
        row = of(claim)
        yield "check first", bool(row) and (row["worth"] >= 2 or row["i"] in firsts)
    for claim in a.claims:  # of all that can be checked, since few are named as first
        row, name = of(claim), page_one_precision.speaker_of(a, claim)
        if row and name and claim.checkable:
            yield "speaker", read.same(row["speaker"], name)


def _sure(a: Analysis, of: Any) -> Iterator[tuple[str, bool]]:
    """What the table of claims shows, since it is sure enough."""
    for claim in a.claims:
        row = of(claim)
        if row and claim.statement and claim.claimed and claim.kind_sure:
            yield "kind shown", row["kind"] == claim.kind
        if row and claim.check_sure:
            yield "check shown", bool(row["checkable"])


def toned(read: Read, a: Analysis) -> Counter[str]:
    """How many pairs of a voice and its target would be coloured, are right, and are to find."""
    gold = {(read.whose(t["voice"]), t["target"]): t["label"] for t in read.reading["tone"]}
    out = Counter[str](gold=sum(label != "neutral" for label in gold.values()))
    for relation in a.tone:
        if relation.label == "neutral":
            continue
        label = gold.get((read.whose(relation.speaker), read.whose(relation.target)))
        out["of"] += 1
        out["right"] += label in (relation.label, "mixed")
    return out


def _contested(read: Read, a: Analysis, of: Any) -> Iterator[tuple[str, bool]]:
    pairs = {frozenset(p) for p in read.reading["contested"] if all(type(i) is int for i in p)}
    for claim in a.claims:
        for number in claim.contested_by:
            other = a.claims[number - 1]
            if number > claim.number and claim.statement and other.statement:
                right = frozenset((of(claim).get("i"), of(other).get("i"))) in pairs
                yield "contested", right
                if contrary(a.claims, claim, other):
                    yield "contested, same words", right


def page(results: Mapping[str, Counter[tuple[str, bool]]]) -> dict[str, dict[str, int]]:
    """How many things of each kind are right, of how many, in both parts and in dev alone."""
    kinds = sorted({kind for counts in results.values() for kind, _ in counts})
    both = sum(results.values(), Counter[tuple[str, bool]]())
    dev = results["dev"]
    return {
        kind: {
            "right": both[kind, True],
            "of": both[kind, True] + both[kind, False],
            "dev right": dev[kind, True],
            "dev of": dev[kind, True] + dev[kind, False],
        }
        for kind in kinds
    }


def use(folder: Path) -> None:
    """Let the network "meaning" be that of a folder from now on."""
    for file in word_pieces.DATA.iterdir():
        if not (folder / file.name).exists():
            (folder / file.name).symlink_to(file.resolve())
    word_pieces.DATA = folder
    session.cache_clear()


def scored(gold: Path, findings: list[dict[str, Any]]) -> dict[str, Any]:
    """What score_reading.py makes of some findings."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "findings.jsonl"
        file.write_text("".join(json.dumps(row) + "\n" for row in findings), "utf-8")
        tool = [sys.executable, str(gold / "score_reading.py"), str(gold / "polnear/dev.jsonl")]
        process = subprocess.run(
            [*tool, str(gold / "reading" / "dev"), str(file), "--json"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    value: dict[str, Any] = json.loads(process.stdout)
    return value


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("held", type=Path, help="weights that a fifth of train was kept from")
    parser.add_argument("more", type=Path, nargs="*", help="further readings of train articles")
    args = parser.parse_args()
    counts: dict[str, Counter[tuple[str, bool]]] = {}
    sizes, tones, findings = Counter[str](), Counter[str](), []
    for part, more in (("dev", ()), ("train", args.more)):
        counts[part] = Counter()
        if part == "train":
            use(args.held)
        for read in readings(args.gold, part, more):
            if part == "train" and fold(read.id):
                continue
            a = analyse(parse(read.text, slug="article"), by_hand=())
            counts[part].update(judged(read, a))
            sizes[part] += 1
            if part == "dev":
                findings.append(a.as_json() | {"id": read.id})
                tones += toned(read, a)
    scores = scored(args.gold, findings)
    headline = [
        {"what": what, "score": scores[name][key], "baseline": None, "baseline_name": ""}
        for name, (what, key) in TOLD.items()
    ]
    split = f"dev: {sizes['dev']} articles; page one also on {sizes['train']} kept from training"
    results = {"headline": headline, "statements": scores, "page one": page(counts), "tone": tones}
    save("meaning", "PolNeAR 1.0, read by hand", split, sizes["dev"], results)
    for kind, row in results["page one"].items():
        print(kind, row)


if __name__ == "__main__":
    main()
