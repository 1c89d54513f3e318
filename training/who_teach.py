"""Write what a finished encoder "who" says of texts, for another to learn from.

    python -m training.who_teach GOLD training/made/who.epochN.pt [more.pt ...] [--news 900]

Writes training/made/who.taught.pickle: PolNeAR's train part and, without labels, the articles of
PTC's train part and some of GOLD/news, each with the mean of the given networks' answers.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import pickle
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from analysis.tagger import word_pieces as pc
from training import encoder as en
from training.who_data import WORK, Attributed, attributed, read_jsonl
from training.who_model import TAGS, Who, loaded
from training.who_soft import Taught

CORE, CONTEXT = 192, 16
LONGEST = 1200  # words of an article of the news


TRIED = range(15, 20)  # twentieths of the news, by the hash of their ids, that editors read


def unlabelled(gold: Path, ptc: int, news: int) -> list[Attributed]:
    """So many articles of PTC's train part and of the news, with no attribution in them."""
    rows = read_jsonl(gold / "persuasion" / "train.jsonl")[:ptc] + of_news(gold, news)
    return [
        attributed({"id": row.get("id", ""), "text": row["text"], "attributions": []})
        for row in rows
    ]


def of_news(gold: Path, many: int) -> list[dict]:
    """So many articles of the news, those with the lowest hashes; none that editors may read."""
    kept = []
    with gzip.open(gold / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            number = int(hashlib.sha1(row["id"].encode()).hexdigest(), 16)
            if number % 20 not in TRIED and len(row["text"].split()) < LONGEST:
                kept.append((number, row))
    return [row for _, row in sorted(kept, key=lambda one: one[0])[:many]]


@torch.no_grad()
def answers(model: Who, item: Attributed) -> tuple[Tensor, ...]:
    """Tags, ends, entities, links and none of each word, from windows with context."""
    rows: list[list[Tensor]] = [[], [], [], []]
    p = item.pieces
    for w in pc.windows(p, CORE, CONTEXT):
        inputs = en.tensors([(p, w)], 8)
        with en.autocast():
            h = model.encoded(inputs).float()[0]
        low, high = int(p.word[w.core_start]), int(p.word[w.core_end - 1]) + 1
        h = h[torch.from_numpy(p.first[low:high].astype(np.int64)) - w.start + 1]
        for row, head in zip(
            rows, (model.tags, model.entities, model.links, model.none), strict=True
        ):
            row.append(head(h).float())
    return tuple(torch.cat(row) for row in rows)


def taught(models: list[Who], item: Attributed) -> Taught:
    """The mean of the teachers' answers for an article."""
    all_ = [answers(m, item) for m in models]
    tags = torch.stack([torch.softmax(a[0][:, :TAGS], -1) for a in all_]).mean(0)
    ends = torch.stack([torch.sigmoid(a[0][:, TAGS:]) for a in all_]).mean(0)
    entities = torch.stack([torch.softmax(a[1], -1) for a in all_]).mean(0)
    links = torch.stack([a[2] for a in all_])
    none = torch.stack([a[3] for a in all_])
    reach = torch.stack([m.reach.detach() for m in models])
    small = [x.half().numpy() for x in (tags, ends, entities, links, none)]
    return Taught(*small, reach.numpy())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("teachers", nargs="+", type=Path)
    parser.add_argument("--ptc", type=int, default=371, help="so many articles of PTC, too")
    parser.add_argument("--news", type=int, default=0, help="and so many of the news")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    models = [loaded(path).eval() for path in args.teachers]
    data = pickle.loads((WORK / "who.pickle").read_bytes())
    items = [(item, True) for item in data["train"]]
    items += [(i, False) for i in unlabelled(args.gold, args.ptc, args.news) if len(i.pieces.start)]
    rows = []
    for item, labelled in items:
        rows.append((item, labelled, taught(models, item)))
        if len(rows) % 100 == 0:
            print(len(rows), "of", len(items), flush=True)
    (WORK / "who.taught.pickle").write_bytes(pickle.dumps(rows))


if __name__ == "__main__":
    main()
