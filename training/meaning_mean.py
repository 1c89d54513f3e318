"""The mean of two "meaning" networks' weights.

    python -m training.meaning_mean FIRST.pt SECOND.pt SHARE OUT.pt

SHARE, from 0 to 1, is the second one's. The word embeddings, which nobody trains, are the first's.
"""

from __future__ import annotations

import sys

import torch

UNTRAINED = "encoder.words.weight"


def main() -> None:
    first, second, share, out = sys.argv[1:]
    one, other = (torch.load(path, weights_only=True) for path in (first, second))
    part = float(share)
    torch.save(
        {
            name: value
            if name == UNTRAINED or not value.is_floating_point()
            else value * (1 - part) + other[name] * part
            for name, value in one.items()
        },
        out,
    )


if __name__ == "__main__":
    main()
