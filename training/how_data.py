"""Gold data for the "how" encoder: tone, persuasion, loaded words, check-worthiness.

Each reader returns examples of one shape: a sentence, perhaps a target in it, and
the labels of the task. Nothing of the gold folder is copied anywhere.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TONES = ("negative", "neutral", "positive")
TECHNIQUES = (
    "Appeal_to_Authority",
    "Appeal_to_fear-prejudice",
    "Bandwagon,Reductio_ad_hitlerum",
    "Black-and-White_Fallacy",
    "Causal_Oversimplification",
    "Doubt",
    "Exaggeration,Minimisation",
    "Flag-Waving",
    "Loaded_Language",
    "Name_Calling,Labeling",
    "Repetition",
    "Slogans",
    "Thought-terminating_Cliches",
    "Whataboutism,Straw_Men,Red_Herring",
)


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence with what its task says of it.

    Args:
        task: tone, persuasion, loaded, lexical (loaded by Anno-lexical) or checkworthy.
        text: The sentence.
        group: Article or outlet it comes from (only to sort by).
        targets: Offsets of the mentions of one target, the judged one first (tone).
        label: Class number (tone), or 0 or 1 (loaded, checkworthy).
        spans: (start, end, class number) within the sentence (persuasion, loaded).
        at: Offset of the sentence in its article (persuasion).
    """

    task: str
    text: str
    group: str = ""
    targets: tuple[tuple[int, int], ...] = ()
    label: int = 0
    spans: tuple[tuple[int, int, int], ...] = field(default=())
    at: int = 0


def part_of(text: str, parts: int = 10) -> int:
    """Which of ``parts`` equal parts a text falls in, the same on every machine.

    Example:
        >>> 0 <= part_of("Any sentence.") < 10
        True
    """
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % parts


def jsonl(path: Path) -> Iterator[dict]:
    """The rows of a JSON-lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def tone(path: Path) -> list[Example]:
    """NewsMTSC: one example a target."""
    out = []
    for row in jsonl(path):
        for target in row["targets"]:
            mentions = [target, *target.get("further_mentions", ())]
            places = tuple((m["from"], m["to"]) for m in mentions)
            label = int(target["polarity"]) // 2 - 1
            text = row["sentence_normalized"]
            out.append(Example("tone", text, row["primary_gid"], places, label))
    return out


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that holds anything, without its outer white space."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        if start < end:
            yield start, end


def persuasion(path: Path) -> list[Example]:
    """PTC: one example a line (its texts have a sentence a line, near enough)."""
    out = []
    for row in jsonl(path):
        gold = [(s["start"], s["end"], TECHNIQUES.index(s["technique"])) for s in row["spans"]]
        for start, end in lines_of(row["text"]):
            inside = tuple(
                (max(s, start) - start, min(e, end) - start, kind)
                for s, e, kind in gold
                if min(e, end) > max(s, start)
            )
            text = row["text"][start:end]
            out.append(Example("persuasion", text, row["id"], spans=inside, at=start))
    return out


def loaded(path: Path) -> list[Example]:
    """MBIC: sentences that annotators agreed on, with the words named as biased.

    A word is marked wherever it stands as a word of its own, else where it first occurs.
    """
    out = []
    for row in jsonl(path):
        if row["label"] not in ("Biased", "Non-biased"):
            continue
        text, places = row["sentence"], []
        for word in row["biased_words"]:
            whole = [
                m.span()
                for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
            ]
            first = text.lower().find(word.lower())
            places += whole or ([(first, first + len(word))] if first >= 0 else [])
        spans = tuple((s, e, 0) for s, e in sorted(set(places)) if e > s)
        out.append(
            Example("loaded", text, row["outlet"], label=int(row["label"] == "Biased"), spans=spans)
        )
    return out


def loaded_parts(path: Path) -> tuple[list[Example], list[Example], list[Example]]:
    """MBIC in three: train (eight tenths), choose (one) and test (one), split by hash."""
    rows = loaded(path)
    by = [[r for r in rows if part_of(r.text) == tenth] for tenth in range(10)]
    return [r for part in by[2:] for r in part], by[1], by[0]


def lexical(path: Path) -> list[Example]:
    """Anno-lexical: sentences that language models labelled as loaded or not, without words."""
    from pyarrow import parquet

    rows = parquet.read_table(path, columns=["text", "source_name", "label"]).to_pylist()
    return [Example("lexical", r["text"], r["source_name"], label=int(r["label"])) for r in rows]


def lexical_parts(folder: Path) -> tuple[list[Example], list[Example], list[Example]]:
    """Anno-lexical in three: train, choose (a twentieth of train, by hash) and dev."""
    rows = lexical(folder / "anno_lexical_train.parquet")
    choose = [row for row in rows if part_of(row.text, 20) == 0]
    train = [row for row in rows if part_of(row.text, 20) != 0]
    return train, choose, lexical(folder / "anno_lexical_dev.parquet")


def checkworthy(path: Path, without: frozenset[str] = frozenset()) -> list[Example]:
    """CheckThat! 2024 task 1, English, without the texts in ``without``."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [
        Example(
            "checkworthy", row["Text"], row["Sentence_id"], label=int(row["class_label"] == "Yes")
        )
        for row in rows
        if row["Text"] not in without
    ]


def checkworthy_parts(folder: Path) -> tuple[list[Example], list[Example], list[Example]]:
    """CheckThat! in three: train, choose (a twentieth of train, by hash) and dev.

    The dev texts that stand in train too are left out of dev.
    """
    rows = checkworthy(folder / "train.tsv")
    seen = frozenset(row.text for row in rows)
    choose = [row for row in rows if part_of(row.text, 20) == 0]
    train = [row for row in rows if part_of(row.text, 20) != 0]
    return train, choose, checkworthy(folder / "dev.tsv", seen)
