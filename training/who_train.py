"""Train encoder "who" for so many minutes, whatever the machine's pace.

    OMP_WAIT_POLICY=passive python -m training.who_train MINUTES [--threads 2] [--seed 1]

goes on from training/made/NAME.last.pt where that file stands; each epoch writes NAME.last.pt and
the averaged weights as NAME.epochN.pt, the log goes to NAME.log.jsonl. With ``--taught`` it learns
from gold and from another network's answers alike (made by training.who_teach), and each epoch from
a share of the articles without labels.
"""

from __future__ import annotations

import argparse
import pickle
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from analysis.tagger import word_pieces as pc
from training import encoder as en
from training import mpnet
from training.who_data import WORK, Attributed, Named
from training.who_model import Who, attribution_loss, loaded
from training.who_soft import soft_loss, soft_of

WEIGHT = {"tags": 1.0, "ends": 0.3, "content": 0.3, "first": 0.15, "last": 0.15}
SOFT = {**WEIGHT, "entities": 0.3}
GOLD_SHARE = 0.5  # of the loss, where an article has gold and a teacher's answers


def chunks(items: list[Attributed], rng: np.random.Generator) -> list[tuple[Attributed, pc.Window]]:
    """All articles cut into windows of random length, with a little context."""
    out = []
    for item in items:
        core, context = int(rng.integers(64, 200)), int(rng.choice([0, 0, 16]))
        out += [(item, w) for w in pc.windows(item.pieces, core, context)]
    return out


def taught_batches(data: list, most: int, rng: np.random.Generator) -> list[tuple[bool, list]]:
    """Batches of one epoch with a teacher's answers: (whether it has gold, windows)."""
    out = []
    for labelled in (True, False):
        chosen = [one for one in data if one[1] == labelled and (labelled or rng.random() < 0.5)]
        taught = {id(item): soft for item, _, soft in chosen}
        many = [
            (item, w, taught[id(item)], *words_of(item.pieces, w))
            for item, w in chunks([item for item, _, _ in chosen], rng)
        ]
        lengths = [len(one[1]) for one in many]
        out += [(labelled, [many[i] for i in batch]) for batch in en.by_length(lengths, most, rng)]
    rng.shuffle(out)  # type: ignore[arg-type]
    return out


def words_of(p: pc.Pieces, w: pc.Window) -> tuple[int, int]:
    """The words of a window, as a range."""
    return int(p.word[w.start]), int(p.word[w.end - 1]) + 1


def padded(rows: list[np.ndarray], fill: float = 0) -> Tensor:
    n = max(len(r) for r in rows)
    out = np.full((len(rows), n, *rows[0].shape[1:]), fill, rows[0].dtype)
    for i, r in enumerate(rows):
        out[i, : len(r)] = r
    return torch.from_numpy(out)


def gold_of(batch: list[tuple[Attributed, pc.Window]]) -> dict[str, Tensor]:
    """Labels of the words in each window, with ``at``: the column of each word's first piece."""
    rows: dict[str, list[np.ndarray]] = {
        k: [] for k in ("at", "real", "tags", "ends", "cue", "first", "last")
    }
    for item, w in batch:
        a, b = words_of(item.pieces, w)
        rows["at"].append((item.pieces.first[a:b] - w.start + 1).astype(np.int64))
        rows["real"].append(np.ones(b - a, bool))
        tags, cue = item.tags[a:b], item.cue[a:b]
        rows["tags"].append(tags)
        rows["ends"].append(item.ends[a:b])
        rows["cue"].append(cue)
        is_cue = ((tags == 3) | (tags == 4)) & (cue > 0)
        for side, key in enumerate(("first", "last")):
            positions = item.source[cue - 1, side] if len(item.source) else np.full(b - a, -1)
            column = np.where(
                positions < 0, -1, np.where((positions >= a) & (positions < b), positions - a, -2)
            )
            rows[key].append(np.where(is_cue, column, -2))
    return {k: padded(v) if k not in ("first", "last") else padded(v, -2) for k, v in rows.items()}


def restyle(ids: Tensor, quote: Tensor, rng: np.random.Generator) -> None:
    """In a few windows, write all quotation marks curly, straight or single."""
    for row in np.flatnonzero(rng.random(len(ids)) < 0.08):
        style = STYLES[int(rng.integers(len(STYLES)))]
        for kind in (1, 3):
            ids[row][quote[row] == kind] = style[kind]


STYLES: list[dict[int, int]] = []


def styles() -> list[dict[int, int]]:
    """Vocabulary ids of opening (1) and closing (3) marks in three styles."""
    number = pc.tokenizer().token_to_id
    return [{1: number(a), 3: number(b)} for a, b in ('""', "“”", "‘’")]


def entity_batches(
    sets: list[list[Named]], most: int, rng: np.random.Generator
) -> Iterator[list[tuple[Named, pc.Window]]]:
    """Batches of entity texts for ever; each politics sentence comes six times an epoch."""
    while True:
        for items in sets:
            many = [
                (n, w)
                for n in items
                for w in pc.windows(n.pieces, 250, 0)
                for _ in range(6 if n.corpus == "politics" else 1)
            ]
            for batch in en.by_length([len(w) for _, w in many], most, rng):
                yield [many[i] for i in batch]


def hidden(model: Who, batch: list, rng: np.random.Generator) -> Tensor:
    """The encoder's output at each word's first piece."""
    inputs = en.tensors([(item.pieces, w) for item, w in batch], 8)
    restyle(inputs["ids"], inputs["quote"], rng)
    with en.autocast():
        h = model.encoded(inputs)
    at = []
    for item, w in batch:
        a, b = words_of(item.pieces, w)
        at.append((item.pieces.first[a:b] - w.start + 1).astype(np.int64))
    columns = padded(at)
    return h.float().gather(1, columns[..., None].expand(-1, -1, h.shape[-1]))


def entity_loss(model: Who, batch: list, rng: np.random.Generator) -> Tensor:
    h = hidden(model, batch, rng)
    tags = padded([item.tags[slice(*words_of(item.pieces, w))] for item, w in batch], -100)
    return F.cross_entropy(model.entities(h).flatten(0, 1), tags.flatten(), ignore_index=-100)


def step(
    model: Who, batch: list, entities: list | None, rng: np.random.Generator
) -> dict[str, float]:
    """Losses of one step, sent backwards."""
    losses = attribution_loss(model, hidden(model, batch, rng), gold_of(batch))
    sum(WEIGHT[k] * v for k, v in losses.items()).backward()  # type: ignore[union-attr]
    out = {k: float(v) for k, v in losses.items()}
    if entities:
        loss = entity_loss(model, entities, rng)
        loss.backward()
        out["entities"] = float(loss)
    return out


def taught_step(
    model: Who,
    labelled: bool,
    batch: list,
    entities: list | None,
    rng: np.random.Generator,
) -> dict[str, float]:
    """Losses of one step against a teacher's answers and, where there is gold, gold."""
    plain = [(item, w) for item, w, *_ in batch]
    h = hidden(model, plain, rng)
    soft = soft_loss(model, h, soft_of(batch))
    loss = sum(SOFT[k] * v for k, v in soft.items()) * (1 - GOLD_SHARE * labelled)
    out = {f"soft_{k}": float(v) for k, v in soft.items()}
    if labelled:
        losses = attribution_loss(model, h, gold_of(plain))
        loss = loss + GOLD_SHARE * sum(WEIGHT[k] * v for k, v in losses.items())
        out |= {k: float(v) for k, v in losses.items()}
    loss.backward()  # type: ignore[union-attr]
    if entities:
        named = entity_loss(model, entities, rng)
        named.backward()
        out["entities"] = float(named)
    return out


def network(args: argparse.Namespace, options: dict[str, float]) -> tuple[Who, list[dict]]:
    """The network to train, and its parameters in groups."""
    if args.base:
        model = Who(mpnet.Base(args.base))
    else:
        model = loaded(args.begin, **options) if args.begin else Who(**options)
    if isinstance(model.encoder, mpnet.Base):
        return model, mpnet.groups(model, model.encoder, args.lr, 1e-3)
    return model, en.groups(model, model.encoder, args.lr, 1e-3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--name", default="who")
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--most", type=int, default=2560, help="pieces a step")
    parser.add_argument("--taught", default="", help="what training.who_teach wrote, its name")
    parser.add_argument("--begin", help="weights to begin with instead of MiniLM's")
    parser.add_argument("--base", type=Path, help="MPNet's weights: train a teacher on them")
    parser.add_argument("--keep", type=float, default=0.998, help="of the moving average, a step")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    STYLES[:] = styles()
    data = pickle.loads((WORK / "who.pickle").read_bytes())
    if args.taught:
        data["taught"] = pickle.loads((WORK / args.taught).read_bytes())
    options = {"dropout": 0.1, "masked": 0.06, "caseless": 0.05}
    model, groups = network(args, options)
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98))
    average = en.Average(model, args.keep)
    last, epoch, spent = WORK / f"{args.name}.last.pt", 0, 0.0
    if last.exists():
        kept = torch.load(last, weights_only=False)
        model.load_state_dict(kept["model"])
        optimiser.load_state_dict(kept["optimiser"])
        average.weights, average.steps = kept["average"], kept["steps"]
        epoch, spent = kept["epoch"], kept["spent"]
    clock = en.Clock(args.minutes, spent)
    entities = entity_batches(data["entities_train"], 1024, rng)
    while clock.share < 1:
        epoch += 1
        train_epoch(model, optimiser, average, clock, (data, entities), args, epoch, rng)
        state = {
            "model": model.state_dict(),
            "optimiser": optimiser.state_dict(),
            "average": average.weights,
        }
        state |= {"steps": average.steps, "epoch": epoch, "spent": clock.spent}
        torch.save(state, last.with_suffix(".new"))
        last.with_suffix(".new").replace(last)
        average.swap(model)
        torch.save(model.state_dict(), WORK / f"{args.name}.epoch{epoch}.pt")
        average.swap(model)


def epoch_batches(data: dict, args: argparse.Namespace, rng: np.random.Generator) -> list:
    """The batches of one epoch, each with whether it has gold."""
    if args.taught:
        return taught_batches(data["taught"], args.most, rng)
    many = chunks(data["train"], rng)
    batches = en.by_length([len(w) for _, w in many], args.most, rng)
    return [(True, [many[i] for i in batch]) for batch in batches]


def train_epoch(model, optimiser, average, clock, data, args, epoch, rng) -> None:  # type: ignore[no-untyped-def]
    """One pass over the articles, or what of it the clock allows."""
    model.train()
    totals: dict[str, list[float]] = {}
    begun = time.monotonic()
    for n, (labelled, batch) in enumerate(epoch_batches(data[0], args, rng)):
        factor = clock.set(optimiser)
        if clock.share >= 1:
            break
        named = next(data[1]) if n % 2 else None
        if args.taught:
            losses = taught_step(model, labelled, batch, named, rng)
        else:
            losses = step(model, batch, named, rng)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        average.update(model)
        for k, v in losses.items():
            totals.setdefault(k, []).append(v)
        if n % 20 == 19:
            means = {k: round(float(np.mean(v)), 4) for k, v in totals.items()}
            en.log(
                WORK / f"{args.name}.log.jsonl",
                epoch=epoch,
                step=n + 1,
                minutes=round(clock.spent / 60, 1),
                factor=round(factor, 3),
                seconds=en.seconds(begun),
                **means,
            )
            totals = {}


if __name__ == "__main__":
    main()
