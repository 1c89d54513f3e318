"""How often a speaker is right that a page marks as less sure, and how often the runner-up is.

    python -m benchmarks.less_sure GOLD

GOLD is the folder of gold corpora; its reading/dev and reading/train hold articles that were read
whole by hand, with who speaks in each statement. Counted are the statements that are found, whose
speaker has a probability below ``SURE_SPEAKER``. The runner-up counts as right where it is the
right one and the speaker is not: the reading knows them by other names, too, and the second best is
often the best under another. The speakers were learnt from the train part, so what is unseen is
dev. A page would name the runner-up from half right on; the best of all lines by probability that
hold ``FEWEST`` statements stands in the result. It goes to benchmarks/results/less_sure.json.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.article.article import parse
from analysis.statements.statements import statements
from benchmarks.readings import readings
from benchmarks.results import save

FEWEST = 20  # statements below a probability, to say how often the runner-up is right there
STEPS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Doubted:
    """A statement whose speaker is less sure.

    Args:
        p: How likely the speaker is.
        right: Whether it is the right one.
        other: Whether there is a runner-up.
        other_right: Whether that is the right one, and the speaker is not.
    """

    p: float
    right: bool
    other: bool
    other_right: bool


def doubted(gold: Path, part: str) -> Iterator[Doubted]:
    """The statements of a part whose speaker is less sure."""
    for read in readings(gold, part):
        said = statements(parse(read.text, slug="article"))
        rows = read.by_index
        for i, number in read.numbers(said).items():
            one = said[number - 1]
            if i not in rows or one.speaker_sure or one.speaker_p is None:
                continue
            speaker = rows[i]["speaker"]
            right = read.same(speaker, one.speaker)
            second = bool(one.runner_up) and read.same(speaker, one.runner_up)
            yield Doubted(one.speaker_p, right, bool(one.runner_up), second and not right)


def summary(rows: list[Doubted]) -> dict[str, Any]:
    """How many speakers and runners-up are right, and where these are right most often."""
    other = [row for row in rows if row.other]
    below = {step: [row for row in other if row.p < step] for step in STEPS}
    shares = {
        step: sum(row.other_right for row in some) / len(some)
        for step, some in below.items()
        if len(some) >= FEWEST
    }
    return {
        "speaker": {"right": sum(row.right for row in rows), "of": len(rows)},
        "runner-up": {"right": sum(row.other_right for row in other), "of": len(other)},
        "runner-up, at best": round(max(shares.values(), default=0.0), 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    results = {part: summary(list(doubted(args.gold, part))) for part in ("dev", "train")}
    size = results["dev"]["speaker"]["of"]
    save("less_sure", "PolNeAR 1.0, read by hand", "dev; train is seen", size, results)
    for part, row in results.items():
        print(part, row)


if __name__ == "__main__":
    main()
