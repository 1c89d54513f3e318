"""Prepare what encoder "who" learns from: attributions and named entities.

``python -m training.who_prepare GOLD`` writes training/made/who.pickle. Nothing of it belongs in
the repository.
"""

from __future__ import annotations

import json
import pickle
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.tagger import word_pieces as pc

WORK = Path(__file__).parent / "made"
ROLES = ("source", "cue", "content")
KINDS = ("person", "organisation", "place", "other")
KIND_OF = {
    "PER": "person", "ORG": "organisation", "LOC": "place", "MISC": "other",
    "politician": "person", "person": "person", "politicalparty": "organisation",
    "organisation": "organisation", "country": "place", "location": "place",
    "election": "other", "event": "other", "misc": "other",
}  # fmt: skip
NO_SPACE_BEFORE = set(".,;:!?)]%") | {"'s", "'t", "n't", "'re", "'ve", "'ll", "'d", "'m"}


@dataclass(slots=True, eq=False)
class Attributed:
    """An article's gold, a value a word.

    ``tags``: 0 none, then begin and inside of source, cue and content (1 to 6). ``cue``: the number
    of the cue whose content (or cue) the word is, from 1; 0 where none. ``source``: by cue number
    less one, its source's first and last word; -1, -1 where it has none.
    """

    key: str
    pieces: pc.Pieces
    tags: np.ndarray
    ends: np.ndarray
    cue: np.ndarray
    source: np.ndarray


@dataclass(slots=True, eq=False)
class Named:
    """A text's gold entities: a label a word, 0 none, then begin and inside of each kind."""

    pieces: pc.Pieces
    tags: np.ndarray
    corpus: str


def read_jsonl(path: Path) -> list[dict]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def attributed(row: dict) -> Attributed:
    """One row of PolNeAR as labels of words."""
    p = pc.cut(row["text"])
    n = len(p.start)
    tags, cue = np.zeros(n, np.int64), np.zeros(n, np.int64)
    ends = np.zeros((n, 3), np.float32)
    source = np.full((len(row["attributions"]), 2), -1, np.int64)
    middle = (p.start + p.end) / 2
    for number, a in enumerate(row["attributions"]):
        for r, role in enumerate(ROLES):
            for s, e in a[role]:
                w = np.flatnonzero((middle > s) & (middle < e))
                if not len(w):
                    continue
                tags[w], tags[w[0]] = 2 + 2 * r, 1 + 2 * r
                ends[w, r] = 0
                ends[w[-1], r] = 1
                if r:
                    cue[w] = number + 1
                else:
                    source[number] = [w[0] if source[number, 0] < 0 else source[number, 0], w[-1]]
    return Attributed(row["id"], p, tags, ends, cue, source)


def sentences(path: Path) -> list[list[list[tuple[str, str]]]]:
    """Documents of sentences of (word, tag) from a file with a word and a tag a line."""
    documents: list[list[list[tuple[str, str]]]] = [[]]
    sentence: list[tuple[str, str]] = []
    for line in [*path.read_text("utf8").splitlines(), ""]:
        parts = line.split()
        if not parts and sentence:
            documents[-1].append(sentence)
            sentence = []
        elif parts and parts[0] == "-DOCSTART-":
            documents.append([])
        elif parts:
            sentence.append((parts[0], parts[-1]))
    return [d for d in documents if d]


def written(
    document: list[list[tuple[str, str]]], spaced: bool
) -> tuple[str, list[tuple[int, int, str]]]:
    """A document's text, a sentence a line, and its entities as (start, end, kind).

    Args:
        document: Sentences of (word, tag).
        spaced: Put a space between all words, as the file has it; else write marks close up.
    """
    text, entities, open_quote = "", [], False
    for sentence in document:
        text += "\n" if text else ""
        glue = True
        for word, tag in sentence:
            close = word in NO_SPACE_BEFORE or (word == '"' and open_quote)
            if not glue and (spaced or not close):
                text += " "
            glue = not spaced and (word in "([" or (word == '"' and not open_quote))
            if word == '"':
                open_quote = not open_quote
            start = len(text)
            text += word
            if tag[0] == "B":
                entities.append((start, len(text), KIND_OF[tag[2:]]))
            elif tag[0] == "I":
                entities[-1] = (entities[-1][0], len(text), entities[-1][2])
        open_quote = False
    return text, entities


def named(text: str, entities: list[tuple[int, int, str]], corpus: str) -> Named:
    """A text with entities as labels of words."""
    p = pc.cut(text)
    tags = np.zeros(len(p.start), np.int64)
    middle = (p.start + p.end) / 2
    for s, e, kind in entities:
        w = np.flatnonzero((middle > s) & (middle < e))
        if len(w):
            k = KINDS.index(kind)
            tags[w], tags[w[0]] = 2 + 2 * k, 1 + 2 * k
    return Named(p, tags, corpus)


def entity_items(gold: Path, part: str, rng: np.random.Generator | None) -> list[Named]:
    """Entities of one part; with ``rng`` in groups of 1 to 8 sentences, spaced or not."""
    out = []
    for corpus in ("conllpp", "politics"):
        for document in sentences(gold / "entities" / f"{corpus}_{part}.txt"):
            if corpus == "politics":
                groups = [[s] for s in document]
            elif rng is None:
                groups = [document]
            else:
                groups, at = [], 0
                while at < len(document):
                    n = 1 if rng.random() < 0.5 else int(rng.integers(2, 9))
                    groups.append(document[at : at + n])
                    at += n
            for group in groups:
                spaced = True if rng is None else bool(rng.random() < 0.5)
                out.append(named(*written(group, spaced), corpus))
    return out


def prepare(gold: Path) -> None:
    """Write training/made/who.pickle."""
    rng = np.random.default_rng(7)
    WORK.mkdir(exist_ok=True)
    parts: dict[str, object] = {
        part: [attributed(row) for row in read_jsonl(gold / "polnear" / f"{part}.jsonl")]
        for part in ("train", "dev")
    }
    parts["entities_train"] = [entity_items(gold, "train", rng) for _ in range(4)]
    parts["entities_dev"] = entity_items(gold, "dev", None)
    (WORK / "who.pickle").write_bytes(pickle.dumps(parts))
    print({k: len(v) for k, v in parts.items()})  # type: ignore[arg-type]
