"""Choose sentences of the news, each with a target, for a teacher to answer.

    python -m training.how_news GOLD training/made/how-news.jsonl [--most 5000]

In Sayso's own environment. A target is the first name of a person or an organisation in a
sentence. By the shipped network most are neutral: of these one in four is taken, of the others
all, at most twelve sentences an article.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.tagger import wording
from analysis.tagger.tag_statements import tag
from training.how_data import part_of
from training.references import news

NEUTRAL = 0.6  # the probability from which a sentence counts as neutral
TAKEN = (0, 1, 2, 4, 7)  # twentieths of the news, by the hash of their ids, that nobody measures on
KINDS = ("person", "organisation")


def articles(gold: Path) -> Iterator[dict[str, Any]]:
    """One in five of the articles that may be learnt from."""
    for row in news(gold):
        number = int(hashlib.sha1(row["id"].encode()).hexdigest(), 16)
        if number % 20 in TAKEN and number // 20 % 5 == 0:
            yield row


def targets(text: str) -> Iterator[tuple[Span, Span]]:
    """Sentences of 8 to 50 words with a name, and the name."""
    names = [e.span for e in tag(text).entities if e.kind in KINDS]
    for sentence in sentences(text):
        inside = [n for n in names if sentence.start <= n.start and n.end <= sentence.end]
        if inside and 8 <= len(sentence.of(text).split()) <= 50:
            yield sentence, inside[part_of(sentence.of(text), len(inside))]


def chosen(text: str) -> Iterator[dict[str, Any]]:
    """Rows of an article."""
    pairs = list(targets(text))
    for (sentence, name), tone in zip(
        pairs, wording.tones(text, [n for _, n in pairs]), strict=True
    ):
        own = sentence.of(text)
        if tone.p[1] < NEUTRAL or part_of(own, 4) == 0:
            start = name.start - sentence.start
            yield {"text": own, "target": [start, start + len(name)]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=5000, help="sentences")
    args = parser.parse_args()
    count = 0
    with args.out.open("w", encoding="utf-8") as out:
        for row in articles(args.gold):
            for one in list(chosen(row["text"]))[:12]:
                out.write(json.dumps({"article": row["id"], **one}) + "\n")
                count += 1
            if count >= args.most:
                break
    print(count, "sentences")


if __name__ == "__main__":
    main()
