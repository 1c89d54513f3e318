"""Score the shipped network on statements that Sayso itself finds.

    python -m training.meaning_own GOLD [--part dev] [--rows FILE]

Reads each article that was read by hand, finds its statements, asks the network "meaning"
what they mean, and scores that with GOLD/score_reading.py: the readings, and the single denials.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.statements.statements import Statements, statements
from analysis.tagger.meaning_network import meanings
from training.meaning_prepare import articles, readings, rows
from training.meaning_split import fold


def findings(key: str, text: str, spent: list[float]) -> dict[str, Any]:
    """An article's statements and what they mean, as score_reading.py takes it."""
    read = statements(parse(text, slug="article"))
    began = time.process_time()
    readings = meanings(text, read, mentions=[m.span for m in read.cast.mentions])
    spent[0] += time.process_time() - began
    spent[1] += len(read)
    whose = {m.span: read.cast.actors[m.actor].name for m in read.cast.mentions}
    claims = []
    for one, meant in zip(read, readings, strict=True):
        name = whose[meant.accuses] if meant.accuses else ""
        claims.append(
            {
                "number": one.number,
                "statement": one.number,
                "spans": [[s.start, s.end] for s in one.content],
                "voice": one.speaker,
                "stance": meant.stance,
                "kind": meant.kind,
                "checkable": meant.checkable,
                "worth": meant.worth,
                "accuses": name,
                "evidence": [
                    {"type": e.kind, "spans": [[e.span.start, e.span.end]]} for e in meant.evidence
                ],
            }
        )
    claims.sort(key=lambda c: (-c["worth"], c["number"]))
    return {"id": key, "statements": listed(read), "claims": claims}


def listed(statements: Statements) -> list[dict[str, Any]]:
    return [
        {
            "number": one.number,
            "content": [[s.start, s.end] for s in one.content],
            "speaker": one.speaker,
        }
        for one in statements
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--fold", type=int, help="only this fifth of the articles")
    parser.add_argument("--rows", type=Path, help="keep the findings here")
    args = parser.parse_args()
    texts = articles(args.gold / f"polnear/{args.part}.jsonl")
    folder, single = (
        args.gold / "reading" / args.part,
        args.gold / f"reading/denials_{args.part}.jsonl",
    )
    keys = sorted((readings([folder]).keys() | rows(single).keys()) & texts.keys())
    if args.fold is not None:
        keys = [k for k in keys if fold(k) == args.fold]
    spent = [0.0, 0.0]
    every = [findings(k, texts[k]["text"], spent) for k in keys]
    file = args.rows or Path(tempfile.mkdtemp()) / "findings.jsonl"
    file.write_text("".join(json.dumps(f) + "\n" for f in every), "utf-8")
    print(f"{1000 * spent[0] / max(1.0, spent[1]):.1f} ms of a core a statement")
    for against in (folder, single):
        print(f"== {against.name}", flush=True)
        tool = [sys.executable, str(args.gold / "score_reading.py")]
        subprocess.run(
            [*tool, str(args.gold / f"polnear/{args.part}.jsonl"), str(against), str(file)],
            check=True,
        )


if __name__ == "__main__":
    main()
