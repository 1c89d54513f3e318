"""Choose the thresholds of "meaning" on the fifth that a run left out, and write meaning.json.

    python -m training.meaning_choose NAME analysis/data/tagger/meaning.json [--rate 0.06]

NAME is a run of ``meaning_train --fold``. A statement counts as claimed only from that probability
of assert or hedge on from which at most ``--rate`` of what is claimed was not put forward; the
thresholds of all else are those of the highest F1.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch

from training import meaning_data as data
from training.meaning_net import EVIDENCE, STANCES, loaded
from training.meaning_score import best, scores, sigmoid, stances
from training.meaning_split import fold
from training.meaning_train import answers


def doubt(logits: np.ndarray, gold: np.ndarray, rate: float) -> float:
    """The lowest threshold that keeps to the rate; the table of all is printed."""
    chosen = 0.95
    for t in np.arange(0.95, 0.45, -0.025):
        got = stances(logits, t)
        claimed = np.isin(got, (0, 2))
        wrong = float((~np.isin(gold, (0, 2)))[claimed].mean()) if claimed.any() else 0.0
        kept = float(np.isin(gold, (0, 2))[claimed].sum() / np.isin(gold, (0, 2)).sum())
        right = float((got == gold).mean())
        print(f"doubt {t:.3f}: stance {right:.3f}, claimed wrongly {wrong:.3f}, recall {kept:.3f}")
        if wrong <= rate:
            chosen = float(t)
    return round(chosen, 3)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("name")
    parser.add_argument("target", type=Path)
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--rate", type=float, default=0.06)
    parser.add_argument("--own", action="store_true", help="on Sayso's own spans where it has them")
    args = parser.parse_args()
    torch.set_num_threads(1)
    every = data.items(data.load("train"))
    held = [i for i in every if fold(i.article.id) == args.fold]
    out = answers(loaded(data.WORK / f"{args.name}.pt"), held, args.own)
    whole = np.array(["accuses" in i.label for i in held])
    gold = np.array([STANCES.index(i.label["stance"]) for i in held])
    thresholds: dict[str, Any] = {"doubt": doubt(out["stance"][whole], gold[whole], args.rate)}
    check = np.array([bool(i.label["checkable"]) for i in held])
    put = (
        stances(out["stance"], thresholds["doubt"]) < 3
    )  # what is not put forward is not checkable
    thresholds["checkable"] = best((sigmoid(out["check"][:, 0]) * put)[whole], check[whole])[1]
    blamed = np.array([bool(i.label.get("accuses")) for i in held])
    thresholds["accuses"] = best(sigmoid(out["accuses"][:, 0])[whole], blamed[whole])[1]
    told_ = [{kind for kind, _ in i.label.get("evidence", ())} for i in held]
    proof = np.array([[kind in kinds for kind in EVIDENCE] for kinds in told_])
    # One for all types: most are too rare to choose by.
    thresholds["evidence"] = best(sigmoid(out["evidence"])[whole], proof[whole])[1]
    thresholds = {k: round(v, 3) if isinstance(v, float) else v for k, v in thresholds.items()}
    print(thresholds, json.dumps(scores(held, out, thresholds["doubt"])))
    args.target.write_text(json.dumps(thresholds, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
