"""Train the resolver: who stands behind a statement's source.

    python -m training.speakers GOLD [READINGS...] [--sureness]

GOLD is the folder of the gold corpora; READINGS are folders of further readings of articles of
PolNeAR's train part. It learns from the speakers of reading/train and of READINGS, once with the
statements as Sayso finds them and once as the gold has them, and from the bodies and groups of
PolNeAR's train part whose name it reads as "it" or "they". It chooses nothing on reading/dev. It
writes analysis/data/speakers.json and benchmarks/results/resolver.json.

With --sureness the networks stay as they are, and only how sure a choice is is learnt anew, from
networks of the readings alone, for when rules have changed but a training takes too long.

The resolver reads an article front to back, and what it chose before counts among its facts. So it
learns in rounds: first with what the rules chose before, then with what nets that had not seen the
article chose. The figures come from five folds, parted by article.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from analysis.statements.speaker_weights import Weights, weights
from benchmarks.results import save
from training.speaker_data import Sample, asked_of, read
from training.speaker_net import Question, calibrated, learnt, softmax, stored, with_sureness

OUT = Path("analysis/data/speakers.json")
FOLDS, ROUNDS = 5, 2
SURE = 0.95
QuestionWeights = list[tuple[Question, Weights]]


def folded(samples: Sequence[Sample]) -> list[list[Sample]]:
    """The samples in five parts, all of an article's in one."""
    keys = sorted({s.key for s in samples})
    fold = {key: i % FOLDS for i, key in enumerate(keys)}
    return [[s for s in samples if fold[s.key] == i] for i in range(FOLDS)]


def rounds(parts: Sequence[Sequence[Sample]]) -> tuple[list[list[Question]], list[Weights]]:
    """The questions of each part as nets that had not seen it leave them, and those nets."""
    questions = [asked_of(part, None) for part in parts]
    nets: list[Weights] = []
    for number in range(ROUNDS):
        nets = []
        for at in range(FOLDS):
            others = [q for i, some in enumerate(questions) if i != at for q in some]
            nets.append(learnt(others, seed=number))
        questions = [asked_of(part, use) for part, use in zip(parts, nets, strict=True)]
        asked = [(q, use) for some, use in zip(questions, nets, strict=True) for q in some]
        print(f"round {number + 1}:", scores(asked), flush=True)
    return questions, nets


def scores(asked: Iterable[tuple[Question, Weights]]) -> dict[str, float]:
    """The share of right speakers, of all and of named ones."""
    out = Counter[str]()
    for q, use in asked:
        hit = bool(q.right[int(np.argmax(use.scores(q.values)))])
        kinds = ("all", "named") if q.named else ("all",)
        for kind in kinds if q.kind == "said" else ():
            out[kind] += 1
            out[f"{kind} right"] += hit
    return {k: round(out[f"{k} right"] / out[k], 4) for k in ("all", "named") if out[k]}


def sureness(asked: Iterable[tuple[Question, Weights]]) -> dict[str, float]:
    """How right the probabilities are, on the whole and where they are high."""
    bins: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for q, use in asked:
        if q.kind == "said":
            shares = softmax(use.scores(q.values))
            order = np.argsort(-shares, kind="stable")
            p = use.sureness([float(shares[i]) for i in order], q.values[order[0]])
            bins[min(9, int(p * 10))].append((p, float(q.right[order[0]])))
    every = [one for some in bins.values() for one in some]
    sure = [right for p, right in every if p >= SURE]
    gaps = sum(abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins.values())
    return {
        "ece": round(gaps / max(1, len(every)), 4),
        "sure": round(len(sure) / max(1, len(every)), 4),
        "right where sure": round(sum(sure) / max(1, len(sure)), 4),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("readings", type=Path, nargs="*")
    parser.add_argument("--sureness", action="store_true", help="learn only how sure it is")
    args = parser.parse_args()
    if args.sureness:
        sure_anew(read(args.gold, "train", args.readings, renamed=False), OUT)
        return
    train(read(args.gold, "train", args.readings), read(args.gold, "dev"), OUT)


def sure_anew(samples: Sequence[Sample], out: Path) -> Weights:
    """Learn how sure a choice is from the five folds, and store it with the networks there are."""
    questions, nets = rounds(folded(samples))
    asked = [(q, use) for some, use in zip(questions, nets, strict=True) for q in some]
    use = with_sureness(weights(), calibrated(asked))
    out.write_text(stored(use), "utf-8")
    return use


def train(samples: Sequence[Sample], dev: Sequence[Sample], out: Path) -> Weights:
    """Learn from samples, tell what it is worth, and write the weights."""
    parts = folded(samples)
    questions, nets = rounds(parts)
    all_asked: QuestionWeights = [
        (q, use) for some, use in zip(questions, nets, strict=True) for q in some
    ]
    crossed: QuestionWeights = []
    for at, (some, use) in enumerate(zip(questions, nets, strict=True)):
        others = [(q, u) for i, u in enumerate(nets) if i != at for q in questions[i]]
        asked = with_sureness(use, calibrated(others))
        crossed += [(q, asked) for q in some]
    use = with_sureness(
        learnt([q for some in questions for q in some], seed=ROUNDS), calibrated(all_asked)
    )
    out.write_text(stored(use), "utf-8")
    asked = [(q, use) for q in asked_of([s for s in dev if s.kind == "said"], use)]
    results = {
        "five folds of train": scores(crossed) | sureness(crossed),
        "dev": scores(asked) | sureness(asked),
    }
    print(results)
    size = len({s.key for s in samples})
    save("resolver", "readings of PolNeAR 1.0", "train, five folds; dev", size, results)
    return use


if __name__ == "__main__":
    main()
