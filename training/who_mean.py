"""Write the mean of the weights of several epochs: a steadier teacher than each of them.

python -m training.who_mean training/made/who.mean.pt training/made/who.epoch7.pt [more.pt ...]

All of them are networks of one shape.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def mean(paths: list[Path]) -> dict[str, torch.Tensor]:
    """Each weight's mean over networks of one shape."""
    every = [torch.load(path, weights_only=True) for path in paths]
    return {name: sum(one[name].float() for one in every) / len(every) for name in every[0]}


def main() -> None:
    out, *paths = map(Path, sys.argv[1:])
    if not paths:
        raise SystemExit(__doc__)
    torch.save(mean(paths), out)


if __name__ == "__main__":
    main()
