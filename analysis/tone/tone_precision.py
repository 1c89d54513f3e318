"""Whether the tone of a voice toward an actor is right often enough to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from analysis.common.resources import DATA, stored

HOLDS = 0.8  # share of coloured pairs that must be right


@cache
def counts() -> Mapping[str, int]:
    """How many coloured pairs were right, of how many, and how many there are to be found.

    Counted on articles read by hand (``benchmarks/meaning.py``); empty where nothing was measured.
    """
    scores = stored("scores") if (DATA / "scores.json").exists() else {}
    row = scores.get("meaning", {}).get("tone", {})
    return {name: int(row[name]) for name in ("right", "of", "gold") if name in row}


def shows() -> bool:
    """Whether a pair is shown in colour, and labelled so in what is stored."""
    numbers = counts()
    return bool(numbers.get("of")) and numbers["right"] >= HOLDS * numbers["of"]


def precision_sentence() -> str:
    """The precision and recall of coloured pairs, in a sentence; empty where not measured."""
    numbers = counts()
    if not numbers.get("of") or not numbers.get("gold"):
        return ""
    return (
        f"On articles read by hand, {numbers['right']} of the {numbers['of']} pairs that it would "
        f"colour were right, and readers coloured {numbers['gold']}."
    )
