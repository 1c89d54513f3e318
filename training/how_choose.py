"""Choose the thresholds of the "how" heads: ``python -m training.how_choose GOLD OUT``.

OUT is the folder of how.onnx; how.json is written beside it. For persuasion there is nothing but
PTC's dev part that was not trained on: how words are joined is chosen on all of it, then each
technique's threshold on four fifths of its articles, five times over. Their mean is kept, and what
they find in the fifth that they have not seen is scored. Loaded words are chosen on a tenth of
MBIC, loaded sentences on that and on a twentieth of Anno-lexical's train part, check-worthiness on
a twentieth of CheckThat's; none of these was trained on. MBIC's test tenth and the dev parts of
Anno-lexical and CheckThat are not looked at.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from analysis.article import sentences_and_words
from analysis.tagger import how_network
from training import how_data as data
from training.how_evaluate import Found, f1, macro_f1, span_scores

STEPS = np.round(np.arange(0.1, 0.75, 0.03), 3)
FOLDS = 5
LEXICAL = 0.5  # what Anno-lexical calls loaded counts as much as what MBIC does
Article = list[tuple[int, how_network.Reading]]  # where each sentence begins, what was read


def read_article(text: str) -> Article:
    """The readings of an article's sentences."""
    out = []
    for sentence in sentences_and_words.sentences(text):
        for _, reading in how_network.read(how_network.cut(sentence.of(text))):
            out.append((sentence.start, reading))
    return out


class Finder:
    """The technique spans that settings find: what one technique's threshold finds is kept."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        self.kept: dict[tuple[int, float, float, int], list[list[Found]]] = {}

    def __call__(self, settings: dict[str, Any]) -> list[list[Found]]:
        """The spans of each article."""
        parts = [
            self._kind(kind, least, settings["line"], settings["gap"])
            for kind, least in enumerate(settings["thresholds"])
        ]
        return [[s for spans in one for s in spans] for one in zip(*parts, strict=True)]

    def _kind(self, kind: int, least: float, line: float, gap: int) -> list[list[Found]]:
        key = (kind, least, line, gap)
        if key not in self.kept:
            one = {"thresholds": [least] * 14, "line": line, "gap": gap}
            self.kept[key] = [
                [
                    (run.start + at, run.end + at, kind)
                    for at, seen in article
                    if seen.techniques[:, kind].max(initial=0.0) > 0.02
                    for run, _, _ in how_network.runs(seen, one, [kind])
                ]
                for article in self.articles
            ]
        return self.kept[key]


def gold_spans(path: Path) -> tuple[list[str], list[list[Found]]]:
    """PTC: the texts, and the spans of each."""
    rows = list(data.jsonl(path))
    kind = data.TECHNIQUES.index
    spans = [[(s["start"], s["end"], kind(s["technique"])) for s in row["spans"]] for row in rows]
    return [row["text"] for row in rows], spans


class Chooser:
    """What settings are worth on some of the articles."""

    def __init__(self, finder: Finder, gold: Sequence[list[Found]], rows: Sequence[int]) -> None:
        self.finder, self.rows = finder, rows
        self.gold = [gold[i] for i in rows]

    def worth(self, settings: dict[str, Any]) -> float:
        """The mean of the F1 with techniques (FLC) and without (SI)."""
        every = self.finder(settings)
        own = [every[i] for i in self.rows]
        return sum(span_scores(self.gold, own, kinds=k)["f1"] for k in (True, False)) / 2

    def joined(self) -> dict[str, Any]:
        """The best one threshold for all techniques, ``line`` and ``gap``."""
        tried = [
            {"thresholds": [float(least)] * 14, "line": line, "gap": gap}
            for line in (0.0, 0.3, 0.5)
            for gap in (0, 2, 4, 6)
            for least in STEPS[::2]
        ]
        return max(tried, key=self.worth)

    def thresholds(self, best: dict[str, Any]) -> dict[str, Any]:
        """One threshold for each technique in turn, twice over, the commonest first."""
        top = self.worth(best)
        counts = np.bincount([s[2] for spans in self.gold for s in spans], minlength=14)
        for kind in [int(k) for k in np.argsort(-counts)] * 2:
            for least in STEPS:
                changed = [
                    float(least) if k == kind else t for k, t in enumerate(best["thresholds"])
                ]
                now = self.worth(best | {"thresholds": changed})
                if now > top + 5e-4:
                    top, best = now, best | {"thresholds": changed}
        return best


def choose_persuasion(
    articles: Sequence[Article], gold: Sequence[list[Found]]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """What to keep, and the scores of each fifth with what was chosen on the others."""
    finder, every = Finder(articles), range(len(gold))
    whole = Chooser(finder, gold, every).joined()
    predicted: list[list[Found]] = [[] for _ in gold]
    chosen = []
    for fold in range(FOLDS):
        others = Chooser(finder, gold, [i for i in every if i % FOLDS != fold])
        settings = others.thresholds(whole)
        chosen.append(settings["thresholds"])
        for i in every[fold::FOLDS]:
            predicted[i] = finder(settings)[i]
    mean = [round(float(np.mean(each)), 3) for each in zip(*chosen, strict=True)]
    scores = {n: span_scores(gold, predicted, kinds=k) for n, k in (("flc", True), ("si", False))}
    return whole | {"thresholds": mean}, scores


def best_threshold(*parts: tuple[Sequence[int], Sequence[float]], macro: bool) -> float:
    """The threshold with the best (macro) F1, of several parts its mean; of equals the middle."""
    steps = np.arange(0.2, 0.81, 0.02)
    scores = []
    for least in steps:
        each = []
        for gold, p in parts:
            predicted = [int(v >= least) for v in p]
            each.append(macro_f1(gold, predicted, 2) if macro else f1(gold, predicted, 1))
        scores.append(sum(each) / len(each))
    smooth = np.convolve(np.pad(scores, 2, "edge"), np.ones(5) / 5, "valid")
    return round(float(steps[int(smooth.argmax())]), 2)


def sentences_and_p(rows: Sequence[data.Example]) -> tuple[list[int], list[float]]:
    """Whether sentences are loaded, and what the network says."""
    from analysis.tagger.wording import loaded

    return [r.label for r in rows], [loaded(r.text).p for r in rows]


def loaded_word_threshold(rows: Sequence[data.Example]) -> float:
    """The threshold with the best F1 of words."""
    hits: list[tuple[float, bool]] = []
    for row in rows:
        for at, seen in read_article(row.text):
            for word, p in zip(seen.words, seen.loaded_words.tolist(), strict=True):
                a, b = word.start + at, word.end + at
                hits.append((p, any(a < e and b > s for s, e, _ in row.spans)))
    return best_threshold(([int(g) for _, g in hits], [p for p, _ in hits]), macro=False)


def main() -> None:
    """See the module's first line."""
    from analysis.tagger.wording import checkworthy

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    kept: dict[str, Any] = {"techniques": data.TECHNIQUES, "thresholds": [0.4] * 14}
    kept |= {"line": 0.0, "gap": 0, "loaded_word": 0.5, "loaded": 0.5, "checkworthy": 0.5}
    kept |= {"lexical": LEXICAL}
    path = args.out / "how.json"
    path.write_text(json.dumps(kept), "utf-8")
    choose = data.loaded_parts(args.gold / "loaded-words/mbic.jsonl")[1]
    lexical = data.lexical_parts(args.gold / "loaded-words")[1]
    kept["loaded"] = best_threshold(*map(sentences_and_p, (choose, lexical)), macro=True)
    kept["loaded_word"] = loaded_word_threshold(choose)
    check = data.checkworthy_parts(args.gold / "checkworthy")[1]
    kept["checkworthy"] = best_threshold(
        ([r.label for r in check], list(checkworthy([r.text for r in check]))), macro=False
    )
    texts, gold = gold_spans(args.gold / "persuasion/dev.jsonl")
    articles = [read_article(text) for text in texts]
    best, scores = choose_persuasion(articles, gold)
    print("chosen on four fifths of dev, scored on the other:", scores)
    kept |= best
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    print(json.dumps(kept))


if __name__ == "__main__":
    main()
