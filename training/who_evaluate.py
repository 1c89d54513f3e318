"""Score encoder "who" on dev as it runs: ``python -m training.who_evaluate GOLD [WEIGHTS ...]``.

WEIGHTS (training/made/NAME.pt) are read in place of the shipped ones; of several the mean.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from analysis.tagger import decode
from analysis.tagger.who_network import Reading, read
from training.who_data import KINDS, read_jsonl, sentences, written

Spans = list[tuple[int, int, str]]


def scorer(gold: Path) -> ModuleType:
    """The gold folder's own score_attribution.py."""
    spec = importlib.util.spec_from_file_location(
        "score_attribution", gold / "score_attribution.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(key: str, reading: Reading, weights: dict[str, Any] | None = None) -> dict[str, Any]:
    """A reading's attributions in the form that the scorer reads."""
    p = reading.pieces

    def span(a: int, b: int) -> list[int]:
        return [int(p.start[a]), int(p.end[b])]

    rows = [
        {
            "source": [span(*f.source)] if f.source else [],
            "cue": [span(*f.cue)],
            "content": [span(a, b) for a, b in f.content],
        }
        for f in decode.attributions(reading, weights)
    ]
    return {"id": key, "attributions": rows}


def entity_gold(gold: Path, corpus: str, alone: bool = False) -> list[tuple[str, Spans]]:
    """Texts with their entities; CoNLL++ by document, or each sentence by itself."""
    documents = sentences(gold / "entities" / f"{corpus}_dev.txt")
    if alone or corpus == "politics":
        documents = [[s] for d in documents for s in d]
    return [written(d, spaced=True) for d in documents]


def entity_scores(
    texts: Iterable[tuple[str, Spans]], find: Callable[[str], Spans], kinds: Iterable[str] = KINDS
) -> dict[str, float]:
    """Precision, recall and F1 of entities: both offsets and the kind must be the gold's."""
    hits = predicted = true = 0
    for text, spans in texts:
        p = {s for s in find(text) if s[2] in kinds}
        g = {s for s in spans if s[2] in kinds}
        hits, predicted, true = hits + len(p & g), predicted + len(p), true + len(g)
    return {
        "p": hits / max(1, predicted),
        "r": hits / max(1, true),
        "f1": 2 * hits / max(1, predicted + true),
    }


def find_entities(text: str) -> Spans:
    """The tagger's entities of a text as (start, end, kind)."""
    reading = read(text)
    p = reading.pieces
    return [
        (int(p.start[r.first]), int(p.end[r.last]), KINDS[r.kind]) for r in decode.entities(reading)
    ]


def main() -> None:
    gold = Path(sys.argv[1])
    if sys.argv[2:]:
        from training.who_torch import use  # needs torch, which scoring what is shipped does not

        use([Path(path) for path in sys.argv[2:]])
    rows = {row["id"]: row for row in read_jsonl(gold / "polnear" / "dev.jsonl")}
    begun = time.process_time()
    predicted_rows = {key: predicted(key, read(row["text"])) for key, row in rows.items()}
    words = sum(len(row["text"].split()) for row in rows.values())
    pace = words / (time.process_time() - begun)
    for measure, s in scorer(gold).score(rows, predicted_rows).items():
        counts = f"{s['hits']}/{s['predicted']}/{s['gold']}"
        print(f"{measure:<16} {s['p']:.3f} {s['r']:.3f} {s['f1']:.3f} {counts}")
    print(f"{pace:.0f} words a CPU second")
    three = KINDS[:3]
    for corpus, kinds in (("conllpp", KINDS), ("politics", KINDS), ("politics", three)):
        s = entity_scores(entity_gold(gold, corpus), find_entities, kinds)
        print(
            f"{corpus}, {len(kinds)} kinds: " + json.dumps({k: round(v, 4) for k, v in s.items()})
        )


if __name__ == "__main__":
    main()
