"""Where the time of an article goes: CPU milliseconds by stage, over PolNeAR's dev articles.

    python -m benchmarks.stages GOLD [--articles 40]

Each stage is run for all articles on what the stage before it gave, in one process on one thread.
"""

from __future__ import annotations

import argparse
import importlib
import json
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from analysis.statements.score_attributions import read_rows

article, reading, decode, pieces, tagger, drafting, quotes, mentions, statements, actors = (
    importlib.import_module(f"analysis.{name}")  # some are hidden by a function of their name
    for name in (
        "article", "reading", "decode", "pieces", "tagger", "drafting", "quotes",
        "mentions", "statements", "actors",
    )
)  # fmt: skip


def stages(gold: Path, count: int) -> dict[str, Any]:
    """CPU milliseconds an article by stage; ``share`` is of reading to actors."""
    texts = [r["text"] for r in read_rows(gold / "polnear" / "dev.jsonl", text=True).values()]
    texts = texts[:count]
    warm = article.parse(texts[0])
    actors.actors(warm, statements.statements(warm))
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
    _timed("pieces and their features", out, lambda: [pieces.cut(t) for t in texts])
    real, spent = reading.session("who", 1), [0.0]

    class Session:
        def run(self, names: list[str], feed: dict[str, Any]) -> Any:
            begun = time.process_time()
            outputs = real.run(names, feed)
            spent[0] += time.process_time() - begun
            return outputs

    kept = reading.session
    reading.session = lambda *_: Session()
    begun = time.process_time()
    read = [reading.read(t) for t in texts]
    whole = time.process_time() - begun
    reading.session = kept
    out["the network"] = spent[0]
    out["windows and links"] = whole - spent[0] - out["pieces and their features"]
    _timed("decoding: attributions", out, lambda: [decode.attributions(r) for r in read])
    _timed("decoding: names", out, lambda: [decode.entities(r) for r in read])


def _statements(texts: list[str], out: dict[str, float]) -> tuple[list[Any], list[Any]]:
    tagged = [tagger.tag(t) for t in texts]
    read = _timed("reading: paragraphs", out, lambda: [article.parse(t) for t in texts])
    marks = _timed("quotation marks", out, lambda: [quotes.quotes(a) for a in read])
    pairs = list(zip(read, marks, strict=True))
    rated = _timed(
        "sentences, rules, confidence",
        out,
        lambda: [
            drafting._rated(a, q, t.attributions) for (a, q), t in zip(pairs, tagged, strict=True)
        ],
    )
    casts = _timed(
        "who is who (cast)",
        out,
        lambda: [mentions.cast(a, t.entities) for a, t in zip(read, tagged, strict=True)],
    )
    _timed(
        "speakers, kinds, chains",
        out,
        lambda: [
            statements.assembled(a, c, q, [d for d, _ in r], "tagger")
            for (a, q), c, r in zip(pairs, casts, rated, strict=True)
        ],
    )
    statements_ = [statements.statements(a) for a in read]
    both = list(zip(read, statements_, strict=True))
    _timed("actors", out, lambda: [actors.actors(a, s) for a, s in both])
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
