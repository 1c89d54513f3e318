"""The weights by which speakers are chosen: small networks, and a logistic regression.

They are made by training/speakers.py and stored in analysis/data/speakers.json; the regression
makes the first choice's probability right as often as it says.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from analysis.actors.speaker_candidates import CLASSES
from analysis.actors.speaker_features import NAMES
from analysis.errors import DataError

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parents[1] / "data" / "speakers.json"
SURE = ("rules", "nobody", "sure", "quoted content", "touch")  # facts a choice's sureness hangs on


@dataclass(frozen=True, slots=True)
class Weights:
    """The networks, each with its inner weights, their bias and its outer weights."""

    use: NDArray[np.intp]
    mean: NDArray[np.float32]
    scale: NDArray[np.float32]
    nets: tuple[tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]], ...]
    sure: Mapping[str, float]

    def scores(self, facts: NDArray[np.float32]) -> NDArray[np.float32]:
        """A score for each row of facts; the higher, the likelier."""
        x = (facts[:, self.use] - self.mean) / self.scale
        total = np.zeros(len(x), np.float32)
        for inner, bias, outer in self.nets:
            total += np.tanh(x @ inner + bias) @ outer
        return total / np.float32(len(self.nets))

    def sureness(self, shares: Sequence[float], facts: NDArray[np.float32]) -> float:
        """How often a choice with these shares and facts is right."""
        first, second = shares[0], shares[1] if len(shares) > 1 else 0.0
        values = sure_facts(first, second, facts)
        z = self.sure["bias"] + sum(self.sure.get(n, 0.0) * v for n, v in values.items())
        return 1 / (1 + math.exp(-z))


def sure_facts(first: float, second: float, facts: NDArray[np.float32]) -> dict[str, float]:
    """What the probability of a choice hangs on."""
    p, q = (min(max(v, 1e-4), 1 - 1e-4) for v in (first, second))
    values = {name: float(facts[NAMES.index(name)]) for name in SURE}
    kind = next((c for c in CLASSES if facts[NAMES.index(f"is {c}")]), "empty")
    return {
        "p": math.log(p / (1 - p)),
        "second": math.log(q / (1 - q)),
        **values,
        f"is {kind}": 1.0,
    }


@cache
def weights(path: Path = WEIGHTS) -> Weights:
    """The stored weights.

    Raises:
        DataError: The file is missing or of another version.
    """
    try:
        stored: dict[str, Any] = json.loads(path.read_text("utf-8"))
        use = np.array([NAMES.index(n) for n in stored["names"]], np.intp)
        nets = tuple(
            (_array(n["inner"]).reshape(len(use), -1), _array(n["bias"]), _array(n["outer"]))
            for n in stored["nets"]
        )
        return Weights(use, _array(stored["mean"]), _array(stored["scale"]), nets, stored["sure"])
    except (OSError, ValueError, KeyError) as error:
        raise DataError(f"{path.name} cannot be read; install Sayso again.") from error


def _array(numbers: Sequence[float]) -> NDArray[np.float32]:
    return np.array(numbers, np.float32)
