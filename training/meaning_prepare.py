"""Lay out what the "meaning" network learns from, in Sayso's own environment.

    python -m training.meaning_prepare GOLD [READINGS ...]

GOLD is the folder of the gold corpora; each READINGS is a folder with more readings of train
articles. Writes training/made/meaning.pickle: for every article its text, sentences, the gold
attributions with what a reader made of them, the statements that Sayso itself finds, and the words
by which each actor is spoken of; and meaning_unread.pickle, the same of the train articles that
nobody read, for a teacher to label.
"""

from __future__ import annotations

import json
import pickle
import re
import sys
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.article.sentences_and_words import sentences
from analysis.statements.statements import Statements, statements

WORK = Path(__file__).with_name("made")
WORD = re.compile(r"\w+")
LEAST = 0.5  # words that a statement and an attribution share, to be one
EMPTY = frozenset(
    ["the", "a", "an", "of", "and", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president"]
)

Spans = list[list[int]]


def articles(path: Path) -> dict[str, dict[str, Any]]:
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {row["id"]: row for row in rows}


def readings(folders: list[Path]) -> dict[str, dict[str, Any]]:
    """The readings of some folders; the first folder's where two have one article."""
    out: dict[str, dict[str, Any]] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*.json")):
            one = json.loads(file.read_text("utf-8"))
            if "attributions" in one:
                out.setdefault(one["id"], one)
    return out


def rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Single attributions read by themselves, by article."""
    out: dict[str, list[dict[str, Any]]] = {}
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        out.setdefault(row["id"], []).append(row)
    return out


def words_of(text: str, spans: Spans) -> set[int]:
    return {m.start() + s for s, e in spans for m in WORD.finditer(text[s:e])}


def matched(text: str, gold: list[Spans], own: list[Spans]) -> dict[int, int]:
    """For each attribution the statement that has most of its words, one to one."""
    g, o = ([words_of(text, spans) for spans in many] for many in (gold, own))
    pairs = [
        (len(a & b) / len(a | b), i, j) for i, a in enumerate(g) for j, b in enumerate(o) if a & b
    ]
    out: dict[int, int] = {}
    for share, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if share >= LEAST and i not in out and j not in out.values():
            out[i] = j
    return out


def forms(reading: dict[str, Any]) -> dict[str, list[str]]:
    """Each actor's names, as the reader gave them."""
    return {a["name"]: [a["name"], *a.get("aliases", [])] for a in reading["actors"]}


def places(text: str, names: list[str], statements: Statements) -> Spans:
    """Where an actor is spoken of: by a name, and where Sayso's own actor of that name is."""
    out = set()
    for name in names:
        if len(name) > 1:
            out |= {m.span() for m in re.finditer(rf"\b{re.escape(name)}\b", text)}
    names_words = [{w.lower() for w in WORD.findall(n)} - EMPTY for n in names]
    for actor in statements.cast.actors:
        own = {w.lower() for w in WORD.findall(actor.name)} - EMPTY
        if own and any(own == t for t in names_words):
            out |= {(s.start, s.end) for s in actor.mentions}
    return [list(s) for s in sorted(out)]


def spot(text: str, words: str, near: int) -> list[int] | None:
    """Where words stand in a text: the place nearest to an offset."""
    matches = re.finditer(r"\s+".join(map(re.escape, words.split())), text) if words.strip() else ()
    spans = sorted((m.span() for m in matches), key=lambda s: abs(s[0] - near))
    return list(spans[0]) if spans else None


def label(text: str, given: dict[str, Any], near: int, where: dict[str, Spans]) -> dict[str, Any]:
    """What a reader made of an attribution, as far as he told it."""
    out = {k: given.get(k) for k in ("stance", "kind", "checkable", "worth")}
    if "accuses" in given:
        out["accuses"] = bool(given["accuses"])
        out["accused"] = where.get(given["accuses"], [])
    if "evidence" in given:
        evidence = [(e["type"], spot(text, e["words"], near)) for e in given["evidence"]]
        out["evidence"] = [[kind, span] for kind, span in evidence]
    return out


def laid(
    article: dict[str, Any], reading: dict[str, Any] | None, single: list[dict[str, Any]]
) -> dict[str, Any]:
    """All that is needed of an article."""
    text = article["text"]
    read = statements(parse(text, slug="article"))
    own = [
        {k: [[s.start, s.end] for s in getattr(one, k)] for k in ("source", "cue", "content")}
        | {"number": one.number, "speaker": one.speaker, "confidence": one.confidence}
        for one in read
    ]
    gold = article["attributions"]
    names = forms(reading) if reading else {}
    labels: dict[int, dict[str, Any]] = {}
    given = [*single, *(reading["attributions"] if reading else ())]
    accused = {row.get("accuses", "") for row in given} - {""}
    where = {n: places(text, names.get(n, [n]), read) for n in accused}
    for row in given:
        content = gold[row["i"]]["content"]
        labels[row["i"]] = label(text, row, content[0][0] if content else 0, where)
    return {
        "id": article["id"],
        "text": text,
        "sentences": [[s.start, s.end] for s in sentences(text)],
        "gold": [{k: a[k] for k in ("source", "cue", "content")} for a in gold],
        "own": own,
        "pair": matched(text, [a["content"] for a in gold], [o["content"] for o in own]),
        "labels": labels,
        "whole": reading is not None,
        "mentions": [[m.span.start, m.span.end, m.actor] for m in read.cast.mentions],
        "actors": [a.name for a in read.cast.actors],
    }


def main() -> None:
    gold, more = Path(sys.argv[1]), [Path(a) for a in sys.argv[2:]]
    WORK.mkdir(exist_ok=True)
    out = {}
    kept = WORK / "meaning.pickle"
    for part in ("dev", "train"):
        texts = articles(gold / f"polnear/{part}.jsonl")
        folders = [gold / "reading" / part, *(more if part == "train" else ())]
        read = {k: v for k, v in readings(folders).items() if k in texts}
        single = rows(gold / f"reading/denials_{part}.jsonl")
        for file in (f / "singles.jsonl" for f in more if part == "train"):
            for key, some in rows(file).items() if file.exists() else ():
                single[key] = [*some, *single.get(key, [])]
        keys = sorted(read.keys() | single.keys())
        out[part] = [laid(texts[k], read.get(k), single.get(k, [])) for k in keys]
        print(part, len(out[part]), "articles", sum(len(a["labels"]) for a in out[part]), "labels")
        if part == "train":
            kept.write_bytes(pickle.dumps(out))
            unread = [laid(texts[k], None, []) for k in sorted(texts.keys() - set(keys))]
            (WORK / "meaning_unread.pickle").write_bytes(pickle.dumps({"unread": unread}))


if __name__ == "__main__":
    main()
