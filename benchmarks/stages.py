"""Where the time of an article goes: CPU milliseconds by stage, over PolNeAR's dev articles.

    python -m benchmarks.stages GOLD [--articles 40]

Each stage is run for all articles on what the stage before it gave, in one process on one thread.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.article.quotes import quotes
from analysis.statements.actor_table import actors
from analysis.statements.combine_tagger_and_rules import combined_candidates
from analysis.statements.score_attributions import read_rows
from analysis.statements.statements import assembled, statements
from analysis.tagger import decode, who_network, word_pieces


def stages(gold: Path, count: int) -> dict[str, Any]:
    """CPU milliseconds an article by stage; ``share`` is of reading to actors."""
    texts = [r["text"] for r in read_rows(gold / "polnear" / "dev.jsonl", text=True).values()]
    texts = texts[:count]
    warm = parse(texts[0])
    actors(warm, statements(warm))
    out: dict[str, float] = {}
    _tagging(texts, out)
    read, per_article = _statements(texts, out)
    _rest(read, per_article, out)
    words = sum(len(text.split()) for text in texts)
    names = list(out)
    core = names[: names.index("actors") + 1]
    total = sum(out[name] for name in core)
    rows = {
        name: {"ms_an_article": round(1000 * spent / len(texts), 2)}
        | ({"share": round(spent / total, 3)} if name in core else {})
        for name, spent in out.items()
    }
    return {"articles": len(texts), "words": words, "stages": rows}


def _tagging(texts: list[str], out: dict[str, float]) -> None:
    """Pieces, network, links, paths; the network's own time is taken inside."""
    _timed("pieces and their features", out, lambda: [word_pieces.cut(t) for t in texts])
    kept, spent = who_network.session, [0.0]
    real = kept("who", 1)

    class Session:
        def run(self, names: list[str], feed: dict[str, Any]) -> Any:
            begun = time.process_time()
            outputs = real.run(names, feed)
            spent[0] += time.process_time() - begun
            return outputs

    who_network.session = lambda *_: Session()
    begun = time.process_time()
    read = [who_network.read(t) for t in texts]
    whole = time.process_time() - begun
    who_network.session = kept
    out["the network"] = spent[0]
    out["windows and links"] = whole - spent[0] - out["pieces and their features"]
    _timed("decoding: attributions", out, lambda: [decode.attributions(r) for r in read])
    _timed("decoding: names", out, lambda: [decode.entities(r) for r in read])


def _statements(texts: list[str], out: dict[str, float]) -> tuple[list[Any], list[Any]]:
    read = _timed("reading: paragraphs", out, lambda: [parse(t) for t in texts])
    marks = _timed("quotation marks", out, lambda: [quotes(a) for a in read])
    tagging = sum(out[name] for name in list(out)[:5])
    name = "sentences, rules, confidence"
    found = _timed(
        name, out, lambda: [combined_candidates(*pair) for pair in zip(read, marks, strict=True)]
    )
    out[name] = max(0.0, out[name] - tagging)  # it reads with the network once more
    all_ = list(zip(read, marks, found, strict=True))
    casts = _timed("who is who (cast)", out, lambda: [cast(a, f[1], q) for a, q, f in all_])
    _timed(
        "speakers, kinds, chains",
        out,
        lambda: [
            assembled(a, c, q, f[0], "tagger") for (a, q, f), c in zip(all_, casts, strict=True)
        ],
    )
    statements_ = [statements(a) for a in read]
    both = list(zip(read, statements_, strict=True))
    _timed("actors", out, lambda: [actors(a, s) for a, s in both])
    return read, statements_


def _rest(read: list[Any], per_article: list[Any], out: dict[str, float]) -> None:
    """What ``sayso corpus`` does besides."""
    from analysis.claims.extract_claims import claims
    from analysis.corpus import store
    from analysis.corpus.rows import article_rows, signature
    from analysis.corpus.schema import COLUMNS
    from analysis.rhetoric.measure import rhetoric

    both = list(zip(read, per_article, strict=True))
    claims(*both[0])
    rhetoric(*both[0])
    signature(read[0].text)
    _timed("claims", out, lambda: [claims(a, s) for a, s in both])
    _timed("measures", out, lambda: [rhetoric(a, s) for a, s in both])
    _timed("signature of near-duplicates", out, lambda: [signature(a.text) for a in read])
    rows: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for at, one in enumerate(read[:20]):
        for name, more in article_rows(one, str(at), {"source": "", "row": at}, "rules").items():
            rows[name] += more
    with tempfile.TemporaryDirectory() as folder:
        out_there = store.prepared(folder)
        store.publish(out_there, "warm", rows)
        times = len(read) / min(20, len(read))
        _timed("tables to Parquet", out, lambda: [store.publish(out_there, "x", rows)])
        out["tables to Parquet"] *= times


def _timed(name: str, out: dict[str, float], work: Callable[[], Iterable[Any]]) -> list[Any]:
    begun = time.process_time()
    results = list(work())
    out[name] = time.process_time() - begun
    return results


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=Path("../shared/gold"))
    parser.add_argument("--articles", type=int, default=40)
    args = parser.parse_args()
    print(json.dumps(stages(args.gold, args.articles)))


if __name__ == "__main__":
    main()
