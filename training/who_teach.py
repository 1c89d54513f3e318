"""Write what a finished encoder "who" says of texts, for another to learn from.

    python -m training.who_teach GOLD training/made/who.epochN.pt [more.pt ...]

Writes training/made/who.taught.pickle: PolNeAR's train part and, without labels, the articles of
PTC's train part, each with the mean of the given networks' answers.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from analysis.tagger import word_pieces as pc
from training import encoder as en
from training.who_data import WORK, Attributed, attributed, read_jsonl
from training.who_model import TAGS, Who, loaded
from training.who_soft import Taught

CORE, CONTEXT = 192, 32


def unlabelled(gold: Path) -> list[Attributed]:
    """The articles of PTC's train part, with no attribution in them."""
    return [
        attributed({"id": row.get("id", ""), "text": row["text"], "attributions": []})
        for row in read_jsonl(gold / "persuasion" / "train.jsonl")
    ]


@torch.no_grad()
def answers(model: Who, item: Attributed) -> tuple[Tensor, ...]:
    """Tags, ends, entities, links and none of each word, from windows with context."""
    rows: list[list[Tensor]] = [[], [], [], []]
    p = item.pieces
    for w in pc.windows(p, CORE, CONTEXT):
        inputs = en.tensors([(p, w)], 8)
        with en.autocast():
            h = model.encoder(**inputs).float()[0]
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
    gold, states = Path(sys.argv[1]), sys.argv[2:]
    torch.set_num_threads(1)
    models = [loaded(path).eval() for path in states]
    data = pickle.loads((WORK / "who.pickle").read_bytes())
    items = [(item, True) for item in data["train"]]
    items += [(item, False) for item in unlabelled(gold) if len(item.pieces.start)]
    rows = [(item, labelled, taught(models, item)) for item, labelled in items]
    (WORK / "who.taught.pickle").write_bytes(pickle.dumps(rows))
    print(len(rows), "articles taught")


if __name__ == "__main__":
    main()
