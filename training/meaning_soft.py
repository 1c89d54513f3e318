"""A teacher's answers for statements that nobody read.

    python -m training.meaning_soft TEACHER [UNREAD ...]

TEACHER is a run of meaning_train; each UNREAD is a file in training/made that meaning_prepare or
meaning_news laid out. Writes training/made/TEACHER.soft.npz: for each statement, in the order of
``meaning_data.unread``, the logits of every head. With ``--beside`` another run answers for the
statements of others, and the mean of both for the writer's own sentences; with ``--mean`` the mean
of both answers for all.
"""

from __future__ import annotations

import argparse

import numpy as np
import torch

from training import meaning_data as data
from training.meaning_net import loaded
from training.meaning_train import answers


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("teacher")
    parser.add_argument("--fold", type=int, help="the fifth that it never saw is answered, too")
    parser.add_argument("--beside", help="who answers for others' statements")
    parser.add_argument("--mean", help="whose answers are averaged with the teacher's")
    parser.add_argument("--own-every", type=int, default=1, help="the same of UNREAD")
    parser.add_argument("--every", type=int, default=1, help="of train articles, every so manieth")
    parser.add_argument("unread", nargs="*", default=["meaning_unread.pickle"])
    args = parser.parse_args()
    torch.set_num_threads(1)
    every = data.unread(args.unread, args.fold, args.every, args.own_every)
    print(len(every), "statements", flush=True)
    model = loaded(data.WORK / f"{args.teacher}.pt")
    if args.mean:
        other = answers(loaded(data.WORK / f"{args.mean}.pt"), every)
        told = {k: (v + other[k]) / 2 for k, v in answers(model, every).items()}
    elif args.beside:
        told = answers(loaded(data.WORK / f"{args.beside}.pt"), every)
        own = [i for i, item in enumerate(every) if not item.gold.cue]
        for name, logits in answers(model, [every[i] for i in own]).items():
            told[name][own] = (told[name][own] + logits) / 2
    else:
        told = answers(model, every)
    np.savez(data.WORK / f"{args.teacher}.soft.npz", **told)


if __name__ == "__main__":
    main()
