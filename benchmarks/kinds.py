"""How well Sayso does on kinds of text beside the news report: interviews, opinion, live blogs.

    python -m benchmarks.kinds GOLD [--part mend|measure] [--verbose]

GOLD is the folder of the gold corpora; GOLD/news holds the articles. Forty of them were read before
Sayso was asked, ten or so of each group: interviews, live blogs and transcripts, opinion, and press
releases or what comes nearest. decisions/kinds.jsonl has what was read: the kind of text (several
where a reader may take it for either), and for up to twelve statements of the part that was read
the offsets of their words and who speaks; ``part`` says whether an article was used for mending
(``mend``) or for nothing but this figure (``measure``). Most were found by their form, so that the
shares of kinds say nothing of how often a kind comes.

A statement is found where one of Sayso's has half of its words; the one that shares most of its
words counts. Its speaker is right where one name's words are among the other's. An interviewer whom
the text does not name is the reporter: a question that is left to the reporter is right too, as is
one whose speaker stays unnamed. An author who says "I" must be the author.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.article.article import Article, parse
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span
from analysis.article.text_kind import text_kind
from analysis.statements.statement_class import statement_class
from analysis.statements.statements import Statement, kind_of, statements
from benchmarks.results import save

ROOT = Path(__file__).resolve().parents[1]
READ = ROOT / "benchmarks" / "decisions" / "kinds.jsonl"
CLASSES = ROOT / "benchmarks" / "decisions" / "statement-classes.jsonl"
HALF = 0.5
_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "s",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "sen",
        "rep",
        "president",
    ]
)
_NOBODY = {"INTERVIEWER": ("interviewer", "question"), "YOU": ("you",)}
_AUTHOR = ("author", "writer")


def read(gold: Path, part: str) -> Iterator[tuple[Mapping[str, Any], Article]]:
    """What was read of each article of a part, and the article."""
    readings = [json.loads(line) for line in READ.read_text("utf-8").splitlines()]
    wanted = {row["id"]: row for row in readings if row["part"] == part}
    with gzip.open(gold / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] in wanted:
                known = {key: row[key] for key in ("title", "outlet", "date")}
                yield wanted[row["id"]], parse(row["text"], row["id"], **known)


def places(text: str, spans: Sequence[Span]) -> frozenset[int]:
    """Where the words of some spans begin."""
    return frozenset(m.start() for s in spans for m in _WORD.finditer(text, s.start, s.end))


def nearest(
    text: str, content: Sequence[Sequence[int]], group: Sequence[Statement]
) -> Statement | None:
    """The statement that has half of some words, and of those the one that is nearest to them."""
    gold = places(text, [Span(*s) for s in content])
    best, most = None, 0.0
    for one in group:
        results = places(text, one.content)
        both = len(gold & results)
        if both >= HALF * len(gold) and both / len(gold | results) > most:
            best, most = one, both / len(gold | results)
    return best


def is_right(gold: str, name: str) -> bool:
    """Whether a found speaker is the one that was read."""
    ours = _bare(name)
    if gold in _NOBODY:
        return not ours or any(word in ours for word in _NOBODY[gold])
    if gold == "AUTHOR":
        return any(word in ours for word in _AUTHOR)
    names = [_bare(name) for name in gold.split("/")]
    return bool(ours) and any(ours <= right or right <= ours for right in names)


def _bare(name: str) -> frozenset[str]:
    return frozenset(w.lower() for w in _WORD.findall(name.replace("’s", ""))) - _SMALL


def measure(gold: Path, part: str, verbose: bool = False) -> tuple[dict[str, Counter[str]], int]:
    """The counts of each kind and of all, and how many articles were read."""
    out: dict[str, Counter[str]] = {}
    size = 0
    for reading, article in read(gold, part):
        size += 1
        kind, results = str(text_kind(article)), statements(article)
        counts = Counter[str](articles=1, kinds=int(kind in reading["kind"]))
        if verbose:
            print(article.slug, reading["kind"], "found", kind)
        for row in reading["statements"]:
            counts["statements"] += 1
            one = nearest(article.text, row["content"], results)
            own = one is None and row["speaker"] == "INTERVIEWER"  # left to the reporter
            counts["found"] += own or one is not None
            right = own or (one is not None and is_right(row["speaker"], one.speaker))
            counts["right"] += right
            if verbose and not right:
                told = "not found" if one is None else f"{one.speaker!r}: {one.why}"
                start, end = row["content"][0]
                print(f"  {row['speaker']}: {article.text[start:end][:70]!r} {told}")
        for key in (reading["kind"][0], "all"):
            out[key] = out.get(key, Counter()) + counts
    return out, size


def classes(gold: Path) -> dict[str, int]:
    """How often the class of a statement is right: speech, thought or deed, by its gold cue.

    The attributions are of PolNeAR's train part and were read before the lists of cues were
    written, which were checked against them: expect less elsewhere.
    """
    readings = [json.loads(line) for line in CLASSES.read_text("utf-8").splitlines()]
    wanted = {row["id"] for row in readings}
    with (gold / "polnear" / "train.jsonl").open(encoding="utf-8") as lines:
        texts = {row["id"]: row for row in map(json.loads, lines) if row["id"] in wanted}
    right = 0
    for reading in readings:
        article = parse(texts[reading["id"]]["text"])
        one = texts[reading["id"]]["attributions"][reading["i"]]
        cue = " ".join(article.text[a:b] for a, b in one["cue"])
        kind = kind_of(article.text, [Span(*s) for s in one["content"]], top(quotes(article)))
        right += statement_class(cue, kind) == reading["class"]
    return {"right": right, "of": len(readings)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--part", choices=["mend", "measure"], default="measure")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    counts, size = measure(args.gold, args.part, args.verbose)
    names = ("articles", "kinds", "statements", "found", "right")
    results = {key: {name: row[name] for name in names} for key, row in sorted(counts.items())}
    for key, row in results.items():
        print(f"{key:16}", *(f"{name} {row[name]:3}" for name in names))
    if args.part == "measure":
        measured = {"kinds": results, "classes": classes(args.gold)}
        print("classes", measured["classes"])
        save("kinds", "news articles read by hand", "kept for measuring", size, measured)


if __name__ == "__main__":
    main()
