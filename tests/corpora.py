"""Small corpora for tests, and how they become tables without Dask."""

import json
from pathlib import Path

from analysis import corpus
from analysis.corpus import ingest, store
from analysis.corpus.partition import parts

RULES = corpus.Options("rules")
# Written for Sayso.
TEXT = """The river rose by {n} centimetres on Monday, said Mayor {name} Lee.

"We will close the bridge at {n} o'clock," {name} Lee told reporters. "Nobody shall cross it." Tom
Ward, an engineer, warned that the dam was old, "too old," and asked for {n} more workers.
"""


def row(n: int, **more: object) -> dict:
    return {"id": f"r{n}", "text": TEXT.format(n=n, name=f"Ann{chr(97 + n % 26)}"), **more}


def write_lines(path: Path, rows: list) -> Path:
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    return path


def made(out: Path, *sources: Path, rows: int = 4) -> corpus.Corpus:
    """A corpus built without Dask, by the same functions that its workers call."""
    known = store.reader("rules", False)
    folder = store.prepared(out)
    every = [
        store.finished(folder, p.key) or store.read_part(p, str(folder), RULES, known)
        for p in parts(sources, known, rows)
    ]
    ingest._closed(folder, sources, every, RULES, True)
    return corpus.opened(folder)
