"""A teacher's answers for statements that nobody read.

    python -m training.meaning_soft TEACHER [UNREAD ...]

TEACHER is a run of meaning_train; each UNREAD is a file in training/made that meaning_prepare laid
out. Writes training/made/TEACHER.soft.npz:
for each statement, in the order of ``meaning_data.unread``, the logits of every head.
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
    parser.add_argument("unread", nargs="*", default=["meaning_unread.pickle"])
    args = parser.parse_args()
    torch.set_num_threads(1)
    every = data.unread(args.unread, args.fold)
    print(len(every), "statements", flush=True)
    model = loaded(data.WORK / f"{args.teacher}.pt")
    np.savez(data.WORK / f"{args.teacher}.soft.npz", **answers(model, every))


if __name__ == "__main__":
    main()
