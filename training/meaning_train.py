"""Train the "meaning" network on what training.meaning_prepare laid out.

    OMP_WAIT_POLICY=passive python -m training.meaning_train NAME [--begin FILE] [--fold 0]

With ``--fold`` one fifth of the train articles is left out and scored; without it all are learnt
from. Writes training/made/NAME.pt, and NAME.scores.npz with the answers for what was left out and
for dev; the log goes to training/made/NAME.log.jsonl.
"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from training import encoder as en
from training import meaning_data as data
from training import mpnet
from training.meaning_net import HEADS, Meaning, begun, loaded
from training.meaning_score import scores, scores_of_each
from training.meaning_split import fold

WEIGHT = {"stance": 1.0, "kind": 0.8, "check": 0.7, "accuses": 0.5, "evidence": 0.7, "point": 0.5}
OFTEN = {"deny": 3, "ask": 2}  # how often a rare stance is read in an epoch


def losses(out: dict[str, Tensor], gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss of each head."""
    out = {k: v.float() for k, v in out.items()}
    binary = F.binary_cross_entropy_with_logits
    kinds = F.cross_entropy(out["kind"], gold["kind"], reduction="none", label_smoothing=0.05)
    checks = binary(out["check"], gold["check"], reduction="none")
    whole = gold["whole"]
    blamed = binary(out["accuses"][:, 0], gold["accuses"], reduction="none")
    proven = binary(out["evidence"], gold["evidence"], reduction="none").sum(1)
    twice = torch.tensor(2.0)
    points = binary(out["point"], gold["point"], reduction="none", pos_weight=twice)
    return {
        "stance": F.cross_entropy(out["stance"], gold["stance"], label_smoothing=0.05),
        "kind": (kinds * gold["kind_weight"]).sum() / gold["kind_weight"].sum().clamp(min=1.0),
        "check": (checks * gold["check_weight"]).sum(1).mean(),
        "accuses": (blamed * whole).sum() / whole.sum().clamp(min=1.0),
        "evidence": (proven * whole).sum() / whole.sum().clamp(min=1.0),
        "point": (points * gold["point_weight"]).sum() / gold["point_weight"].sum().clamp(min=1.0),
    }


def soft_losses(out: dict[str, Tensor], soft: dict[str, Tensor]) -> dict[str, Tensor]:
    """The loss against a teacher's answers."""
    losses = {}
    for name in HEADS:
        mine, his = out[name].float(), soft[name]
        if name in ("stance", "kind"):
            losses[name] = F.cross_entropy(mine, his.softmax(-1))
        else:
            losses[name] = (
                F.binary_cross_entropy_with_logits(mine, his.sigmoid(), reduction="none")
                .sum(1)
                .mean()
            )
    return losses


def repeated(items: list[data.Item], rng: np.random.Generator) -> list[data.Item]:
    """The items of an epoch: rare ones more than once."""
    out = list(items)
    for item in items:
        label = item.label
        times = OFTEN.get(label["stance"], 1)
        if label.get("accuses") or label.get("evidence"):
            times = max(times, 2)
        out += [item] * (times - 1)
    rng.shuffle(out)  # type: ignore[arg-type]
    return out


def drawn(train: list, soft: list, most: int, rng: np.random.Generator) -> list[list]:
    """The batches of an epoch: of what was read, and of what a teacher answered."""
    out = batches(repeated(train, rng), most, rng)
    if soft:
        out += batches(soft, most, rng)
        rng.shuffle(out)  # type: ignore[arg-type]
    return out


def batches(
    items: list[data.Item], most: int, rng: np.random.Generator | None, own: bool = False
) -> list[list]:
    """Windows in batches of about one length."""
    windows = [(i, *data.seen(i, rng, own)) for i in items]
    order = en.by_length([len(w) for _, w, _ in windows], most, rng or np.random.default_rng(0))
    return [[windows[i] for i in batch] for batch in order]


@torch.no_grad()
def answers(model: Meaning, items: list[data.Item], own: bool = False) -> dict[str, np.ndarray]:
    """What the network says of each item, in the order of the items."""
    model.eval()
    place = {id(item): i for i, item in enumerate(items)}
    out = {k: np.zeros((len(items), n), np.float32) for k, n in HEADS.items()}
    for batch in batches(items, 6000, None, own):
        with en.autocast():
            got = model(data.collate(batch))
        rows = [place[id(item)] for item, _, _ in batch]
        for name in HEADS:
            out[name][rows] = got[name].float().numpy()
    model.train()
    return out


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name")
    parser.add_argument(
        "--begin", type=Path, help="who.onnx, how.onnx, MPNet's weights; else MiniLM"
    )
    parser.add_argument(
        "--frozen", type=int, default=0, help="MPNet's layers that stay as they are"
    )
    parser.add_argument("--resume", help="begin from this run's weights")
    parser.add_argument("--teacher", help="learn from this run's soft answers, too")
    parser.add_argument("--unread", nargs="*", default=["meaning_unread.pickle"])
    parser.add_argument("--every", type=int, default=1, help="as meaning_soft was told")
    parser.add_argument("--own-every", type=int, default=1, help="as meaning_soft was told")
    parser.add_argument("--more", nargs="*", default=[], help="labels of training.meaning_news")
    parser.add_argument(
        "--whole", action="store_true", help="of single attributions, learn from denials alone"
    )
    parser.add_argument("--fold", type=int, help="the fifth to leave out")
    parser.add_argument("--epochs", type=float, default=5)
    parser.add_argument("--minutes", type=float, default=1e6, help="be done by then, at the latest")
    parser.add_argument("--lr", type=float, default=1.5e-4)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=2048, help="pieces a step")
    return parser.parse_args()


def network(args: argparse.Namespace) -> tuple[Meaning, list[dict]]:
    """The network to train, and its parameters in groups."""
    if args.resume:
        model = loaded(data.WORK / f"{args.resume}.pt")
    else:
        model = begun(args.begin, args.layers)
    if isinstance(model.encoder, mpnet.Base):
        model.encoder.frozen = args.frozen
        return model, mpnet.groups(model, model.encoder, args.lr, 1e-3)
    return model, en.groups(model, model.encoder, args.lr, 1e-3)


class Run:
    """A training run: the network, how far it is, and how to make a step."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.args, self.rng = args, np.random.default_rng(args.seed)
        self.model, groups = network(args)
        self.optimiser = torch.optim.AdamW(groups)
        self.average = en.Average(self.model, 0.99)
        self.step, self.total, self.share, self.began = 0, 0, 0.0, time.monotonic()

    def over(self) -> bool:
        """Whether all steps are made, or all minutes over."""
        return self.step >= self.total or self.share >= 1

    def pace(self) -> None:
        """Set how much is learnt in the next step: rising at first, then falling to nothing."""
        minutes = (time.monotonic() - self.began) / 60
        self.share = max(self.step / self.total, minutes / self.args.minutes)
        warm = self.share / 0.06
        factor = warm if warm < 1 else 0.5 + 0.5 * math.cos(math.pi * (self.share - 0.06) / 0.94)
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * factor

    def learn(self, batch: list) -> dict[str, Tensor]:
        """Learn from a batch; gives the loss of each head."""
        feed = data.collate(batch, self.rng)
        with en.autocast():
            out = self.model(feed)
        if batch[0][0].soft:
            parts = soft_losses(out, data.soft_labels(batch))
        else:
            parts = losses(out, data.labels(batch, feed["ids"].shape[1]))
        loss = sum(WEIGHT[k] * v for k, v in parts.items())
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.average.update(self.model)
        self.step += 1
        return parts

    def epoch(self, drawn_batches: list[list]) -> float:
        """Learn from each batch, as far as there is time; gives the mean loss of stance."""
        kept: list[float] = []
        for batch in drawn_batches:
            self.pace()
            parts = self.learn(batch)
            if not batch[0][0].soft:
                kept.append(parts["stance"].item())
            if self.step % 20 == 0:
                mean = round(float(np.mean(kept)), 3)
                print(self.step, self.total, round(time.process_time()), mean, flush=True)
            if self.over():
                break
        return round(float(np.mean(kept)), 3)

    def save(self) -> None:
        """Write the weights."""
        torch.save(self.model.state_dict(), data.WORK / f"{self.args.name}.pt")


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    every, dev = data.items(data.load("train")), data.items(data.load("dev"))
    news = [i for name in args.more for i in data.items(data.load("news", name))]
    held = [i for i in every if fold(i.article.id) == args.fold]
    news_held = [i for i in news if fold(i.article.id) == args.fold]
    train = [i for i in [*every, *news] if fold(i.article.id) != args.fold]
    if args.whole:
        single = [i for i in train if not i.article.whole and i.gold.cue]
        others = {id(i) for i in single if i.label["stance"] != "deny"}
        train = [i for i in train if id(i) not in others]
    run = Run(args)
    thin = (args.every, args.own_every)
    soft = data.softened(args.teacher, args.unread, args.fold, *thin) if args.teacher else []
    per = len(drawn(train, soft, args.batch, run.rng))
    run.total, run.began = int(per * args.epochs), time.monotonic()
    while run.step < run.total and run.share < 1:
        mean = run.epoch(drawn(train, soft, args.batch, run.rng))
        run.average.swap(run.model)
        row = {"step": run.step, "of": run.total, "seconds": en.seconds(run.began),
               "stance_loss": mean}  # fmt: skip
        for name, some in (("held", held), ("dev", dev)):
            if some and (run.over() or (name == "held" and run.step <= per)):
                row[name] = scores(some, answers(run.model, some))
        if news_held:
            row["news"] = scores_of_each(news_held, answers(run.model, news_held))
        en.log(data.WORK / f"{args.name}.log.jsonl", **row)
        run.save()
        run.average.swap(run.model)
    run.average.swap(run.model)
    run.save()
    arrays = {}
    for name, some in (("held", held), ("dev", dev)):
        if some:
            arrays |= {f"{name}.{k}": v for k, v in answers(run.model, some).items()}
    np.savez(data.WORK / f"{args.name}.scores.npz", **arrays)


if __name__ == "__main__":
    main()
