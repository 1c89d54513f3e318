"""Sentences of news articles that were labelled for Sayso, laid out for the "meaning" network.

    python -m training.meaning_news pack LABELS    # keep the labels, without the articles' words
    python -m training.meaning_news prepare GOLD [--unread 600]

``training/news_sentences.jsonl`` holds, for each article of GOLD/news, offsets into its text and
what a reader made of them. ``prepare`` writes training/made/meaning_news.pickle, for
``meaning_train --more``, and meaning_news_unread.pickle: claims of other articles, which a teacher
may label. The network reads a reporter's own sentence as content without source and cue.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.article.sentences_and_words import sentences
from training.meaning_prepare import WORK

LABELS = Path(__file__).with_name("news_sentences.jsonl")
TAUGHT = range(3, 15)  # twentieths of the news, by the hash of their ids, that no trial draws from
SHORTEST, LONGEST = 300, 900  # words of an article
TOLD = ("stance", "kind", "checkable", "worth")


def slice_of(key: str) -> int:
    """The twentieth of the news that an article belongs to."""
    return int(hashlib.sha1(key.encode()).hexdigest(), 16) % 20


def labelled() -> dict[str, list[dict[str, Any]]]:
    """The labels of each article."""
    out: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in LABELS.read_text("utf-8").splitlines():
        row = json.loads(line)
        out[row["id"]].append(row)
    return out


def news(gold: Path, wanted: Iterable[str] = ()) -> dict[str, str]:
    """The texts of the news, of some articles or of all, by id."""
    keys = set(wanted)
    with gzip.open(gold / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = map(json.loads, lines)
        return {r["id"]: r["text"] for r in rows if not keys or r["id"] in keys}


def laid(key: str, text: str, rows: list[dict[str, Any]], *, told: bool) -> dict[str, Any]:
    """An article as ``meaning_prepare`` lays one out."""
    return {
        "id": key,
        "text": text,
        "sentences": [[s.start, s.end] for s in sentences(text)],
        "gold": [{k: row[k] for k in ("source", "cue", "content")} for row in rows],
        "own": [],
        "pair": {},
        "labels": {i: {k: row[k] for k in TOLD} for i, row in enumerate(rows)} if told else {},
        "whole": False,
        "mentions": [],
        "actors": [],
    }


def claims(key: str, text: str) -> list[dict[str, Any]]:
    """What Sayso lists as claimed in an article, with source and cue where it has them."""
    from analysis.pipeline import analyse

    found = analyse(parse(text, slug=key))
    by_number = {s.number: s for s in found.statements}
    out = []
    for claim in found.claims:
        one = by_number.get(claim.statement or 0)
        parts = {"source": one.source, "cue": one.cue} if one else {"source": (), "cue": ()}
        out.append({
            name: [[s.start, s.end] for s in spans]
            for name, spans in {**parts, "content": claim.spans}.items()
        })  # fmt: skip
    return out


def prepare(gold: Path, unread: int) -> None:
    """Lay out what was labelled, and claims of other articles for a teacher."""
    rows = labelled()
    texts = news(gold)
    WORK.mkdir(exist_ok=True)
    for name, spoken in (("news", False), ("news_statements", True)):
        some = {
            k: [row for row in rows[k] if bool(row["content"] and row["cue"]) == spoken]
            for k in rows
        }
        read = [laid(k, parse(texts[k]).text, v, told=True) for k, v in sorted(some.items()) if v]
        (WORK / f"meaning_{name}.pickle").write_bytes(pickle.dumps({"news": read}))
        print(
            name, len(read), "articles", sum(len(a["labels"]) for a in read), "labels", flush=True
        )
    others = sorted(
        k for k, text in texts.items()
        if k not in rows and slice_of(k) in TAUGHT and SHORTEST <= len(text.split()) <= LONGEST
    )[:unread]  # fmt: skip
    taught = []
    for key in others:
        text = parse(texts[key]).text
        taught.append(laid(key, text, claims(key, text), told=False))
    (WORK / "meaning_news_unread.pickle").write_bytes(pickle.dumps({"unread": taught}))
    print(len(taught), "articles more", sum(len(a["gold"]) for a in taught), "claims")


def pack(folder: Path) -> None:
    """Keep the labels of ITEMS.items.json and ID.labels.tsv, with offsets and without words."""
    out = []
    for file in sorted(folder.glob("*/*.labels.tsv")):
        key = file.name.removesuffix(".labels.tsv")
        items = json.loads((folder / f"{key}.items.json").read_text("utf-8"))["items"]
        by_number = {item["n"]: item for item in items}
        for line in file.read_text("utf-8").splitlines():
            n, stance, kind, checkable, worth, accuses, clear, voice = line.split("\t")
            item = by_number[int(n)]
            out.append({
                "id": key, "source": item["source"], "cue": item["cue"], "content": item["spans"],
                "stance": stance, "kind": kind, "checkable": checkable == "1",
                "worth": int(worth), "accuses": accuses not in ("-", ""), "clear": clear == "1",
                "voice": voice if voice in ("ok", "furniture") else "other",
            })  # fmt: skip
    LABELS.write_text("".join(json.dumps(row) + "\n" for row in out), "utf-8")
    print(len(out), "labels")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("pack", "prepare"))
    parser.add_argument("folder", type=Path, help="labels to pack, or the gold corpora")
    parser.add_argument("--unread", type=int, default=600, help="other articles to lay out")
    args = parser.parse_args()
    if args.what == "pack":
        pack(args.folder)
    else:
        prepare(args.folder, args.unread)


if __name__ == "__main__":
    main()
