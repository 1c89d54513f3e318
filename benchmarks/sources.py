"""How well Sayso tells what sort of source speaks, by which way, and why a name is kept back.

    python -m benchmarks.sources GOLD [--part mend|measure] [--verbose]

GOLD is the folder of the gold corpora; GOLD/news and GOLD/polnear hold the articles. The sources
were read before Sayso was asked: those of eleven articles for mending (``mend``), others for no use
but this figure (``measure``). decisions/sources.jsonl has, for each, the offsets of the words that
name it at one statement, its type, the channel of that statement, and the offsets of its title, its
organisation and the reason that the article gives for keeping its name back. Every article of the
slice that gives such a reason was taken, and some for other sources kept anonymous, so that the
shares of types say nothing of how often a type comes. Those with a ``batch``, the day they were
read, are all the sources of twelve more articles that were drawn by chance. Since reasons are rare,
those of thirteen places of PolNeAR's train part were read as well (``reasons``); half of that
part's articles, by hash, had been used to write the rules, these are from the other half.

A source is found where a statement of Sayso's is named by half of the same words. A title or a
reason is right where it shares more than half of its words with the one that was read (F1 of 0.5).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.article.article import Article, parse
from analysis.article.spans import Span
from analysis.pipeline import Analysis, analyse
from analysis.statements.channels import Channel
from analysis.statements.sources import Source
from benchmarks.results import save

ROOT = Path(__file__).resolve().parents[1]
READ = ROOT / "benchmarks" / "decisions" / "sources.jsonl"
_WORD = re.compile(r"\w+")
CHANCE = "articles drawn by chance"
TYPES = {"person": "named person", "role": "named by role"}
CHANNELS = {"other outlet": "another outlet", "public": "in public"}


def read(gold: Path, part: str) -> Iterator[tuple[Article, list[Mapping[str, Any]]]]:
    """The articles of a part, each with the sources that were read in it."""
    readings: dict[str, list[Mapping[str, Any]]] = {}
    for line in READ.read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == part:
            readings.setdefault(row["id"], []).append(row)
    for row in _rows(gold, "polnear" if part == "reasons" else "news"):
        if row["id"] in readings:
            known = {key: row[key] for key in ("title", "outlet", "date") if row.get(key)}
            yield parse(row["text"], row["id"], **known), readings[row["id"]]


def _rows(gold: Path, corpus: str) -> Iterator[Mapping[str, Any]]:
    if corpus == "polnear":
        with (gold / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)
        return
    with gzip.open(gold / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def found(a: Analysis, words: Span) -> tuple[Source, Channel] | None:
    """The source of a statement that some words name, and the statement's channel."""
    for source in a.sources:
        for number, channel in zip(source.statements, source.channels, strict=True):
            for part in a.statements[number - 1].source:
                if 2 * part.overlap(words) >= min(len(part), len(words)):
                    return source, channel
    return None


def alike(text: str, gold: Span | None, ours: Span | None) -> bool:
    """Whether two stretches share more than half of their words; so do two that are not there."""
    if gold is None or ours is None:
        return gold is ours
    one, two = ({m.start() for m in _WORD.finditer(text, s.start, s.end)} for s in (gold, ours))
    same = len(one & two) or len({*_words(text, gold)} & {*_words(text, ours)})
    return 2 * same >= 0.5 * (len(one) + len(two))


def _words(text: str, span: Span) -> list[str]:
    return [m[0].lower() for m in _WORD.finditer(text, span.start, span.end)]


def measure(gold: Path, part: str, verbose: bool = False) -> Counter[str]:
    """What of the sources of a part is right."""
    counts: Counter[str] = Counter()
    for article, readings in read(gold, part):
        a = analyse(article, by_hand=(), deep=False)
        counts["articles"] += 1
        for row in readings:
            one = Counter[str]()
            _count(one, a, row, verbose)
            counts.update(one)
            if "batch" in row:
                counts.update({f"{CHANCE}, {key}": number for key, number in one.items()})
    return counts


def _count(counts: Counter[str], a: Analysis, row: Mapping[str, Any], verbose: bool) -> None:
    text = a.article.text
    parts = {key: Span(*row[key]) for key in ("source", "title", "reason") if key in row}
    words = parts["source"].of(text)
    wanted = TYPES.get(row["type"], row["type"])
    hidden = row["type"] == "anonymous"
    hit = found(a, parts["source"])
    counts["sources"] += 1
    counts["anonymous"] += hidden
    counts["reasons"] += "reason" in parts
    counts["titles"] += "title" in parts
    if hit is None:
        if verbose:
            print(f"  not found: {words!r}")
        return
    source, channel = hit
    counts["found"] += 1
    right = source.type == wanted
    counts["type right"] += right
    counts[f"gold {wanted}"] += 1
    counts[f"right {wanted}"] += right
    counts["anonymous right"] += hidden and source.anonymous
    counts["anonymous told"] += source.anonymous
    if "channel" in row:
        way = CHANNELS.get(row["channel"], row["channel"])
        counts["channel right"] += channel == way
        counts["channel told"] += channel is not Channel.NOT_TOLD
        counts["channel told right"] += channel is not Channel.NOT_TOLD and channel == way
        counts["channel gold"] += way != Channel.NOT_TOLD
    if "title" in parts:
        counts["title right"] += alike(text, parts["title"], source.title)
    same = alike(text, parts.get("reason"), source.reason)
    if hidden:
        counts["reason right"] += same and "reason" in parts
        counts["reason told"] += source.reason is not None
        counts["reason told right"] += same and source.reason is not None
    if verbose and not (right and same):
        reason = source.reason.of(text) if source.reason else ""
        print(f"  {words!r}: {wanted}, Sayso {source.type}; reason {reason!r}")
    if verbose and "channel" in row and channel != CHANNELS.get(row["channel"], row["channel"]):
        print(f"  {words!r}: by {row['channel']}, Sayso {channel}")


def _share(right: int, of: int) -> dict[str, float | int]:
    return {"right": right, "of": of, "share": round(right / of, 3) if of else 0.0}


def results(news: Counter[str], more: Counter[str]) -> dict[str, Any]:
    """The figures as they are stored: over the sources that a statement was found for, and all."""
    both = news + more
    kinds = [key.removeprefix("gold ") for key in news if key.startswith("gold ")]
    return {
        "found": _share(news["found"], news["sources"]),
        "type": _share(news["type right"], news["found"]),
        "type, of all": _share(news["type right"], news["sources"]),
        "by type": {k: _share(news[f"right {k}"], news[f"gold {k}"]) for k in sorted(kinds)},
        "anonymous, precision": _share(news["anonymous right"], news["anonymous told"]),
        "anonymous, recall": _share(news["anonymous right"], news["anonymous"]),
        "title": _share(news["title right"], news["titles"]),
        "channel": _share(news["channel right"], news["found"]),
        "channel, where told": _share(news["channel told right"], news["channel told"]),
        "reason found": _share(both["reason right"], both["reasons"]),
        "reason found, news": _share(news["reason right"], news["reasons"]),
        "reason, where told": _share(both["reason told right"], both["reason told"]),
        CHANCE: {
            "found": _share(news[f"{CHANCE}, found"], news[f"{CHANCE}, sources"]),
            "type": _share(news[f"{CHANCE}, type right"], news[f"{CHANCE}, found"]),
            "title": _share(news[f"{CHANCE}, title right"], news[f"{CHANCE}, titles"]),
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--part", choices=["mend", "measure"], default="measure")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    news = measure(args.gold, args.part, args.verbose)
    more = Counter[str]()
    if args.part == "measure":
        more = measure(args.gold, "reasons", args.verbose)
    figures = results(news, more)
    for key, row in figures.items():
        print(f"{key:24}", row)
    if args.part == "measure":
        save(
            "sources", "news articles read by hand", "kept for measuring", news["sources"],
            {"articles": news["articles"], "sources": figures},
        )  # fmt: skip


if __name__ == "__main__":
    main()
