"""Choose the thresholds of the "how" heads: ``python -m training.how_choose GOLD OUT``.

OUT is the folder of how.onnx; how.json is written beside it. Persuasion is chosen on PTC's dev
part (and, to see what that choice is worth, on each half of it and scored on the other half),
loaded words and sentences on a tenth of MBIC, check-worthiness on a twentieth of CheckThat's
train part. None of these was trained on; MBIC's test tenth and CheckThat's dev are not looked at.
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
Article = list[tuple[int, how_network.Reading]]  # where each sentence begins, what was read


def read_article(text: str) -> Article:
    """The readings of an article's sentences."""
    out = []
    for sentence in sentences_and_words.sentences(text):
        for _, reading in how_network.read(how_network.cut(sentence.of(text))):
            out.append((sentence.start, reading))
    return out


def spans_of(article: Article, settings: dict[str, Any]) -> list[Found]:
    """The technique spans that these settings find in an article."""
    out = []
    for at, seen in article:
        for run, kind, _ in how_network.runs(seen, settings):
            out.append((run.start + at, run.end + at, kind))
    return out


class Finder:
    """``spans_of`` for many settings: what one technique's threshold finds is kept."""

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


def goodness(gold: Sequence[list[Found]], predicted: Sequence[list[Found]]) -> float:
    """The mean of the F1 with techniques (FLC) and without (SI)."""
    return sum(span_scores(gold, predicted, kinds=k)["f1"] for k in (True, False)) / 2


def choose_persuasion(articles: Sequence[Article], gold: Sequence[list[Found]]) -> dict[str, Any]:
    """One threshold for all first, then one for each technique in turn, twice over."""
    finder = Finder(articles)

    def score(settings: dict[str, Any]) -> float:
        return goodness(gold, finder(settings))

    best: dict[str, Any] = {}
    top = -1.0
    for line in (0.0, 0.3, 0.5):
        for gap in (0, 2, 4, 6):
            for least in STEPS[::2]:
                tried = {"thresholds": [float(least)] * 14, "line": line, "gap": gap}
                now = score(tried)
                if now > top:
                    top, best = now, tried
    counts = np.bincount([s[2] for spans in gold for s in spans], minlength=14)
    for kind in [int(k) for k in np.argsort(-counts)] * 2:
        for least in STEPS:
            changed = [float(least) if k == kind else t for k, t in enumerate(best["thresholds"])]
            now = score(best | {"thresholds": changed})
            if now > top + 5e-4:
                top, best = now, best | {"thresholds": changed}
    return best


def crossed(articles: Sequence[Article], gold: Sequence[list[Found]]) -> dict[str, Any]:
    """Scores of each half of dev with what was chosen on the other half."""
    predicted: list[list[Found]] = [[] for _ in gold]
    for half in (0, 1):
        rows = [i for i in range(len(gold)) if i % 2 == half]
        settings = choose_persuasion([articles[i] for i in rows], [gold[i] for i in rows])
        for i in range(len(gold)):
            if i % 2 != half:
                predicted[i] = spans_of(articles[i], settings)
    return {
        name: span_scores(gold, predicted, kinds=k) for name, k in (("flc", True), ("si", False))
    }


def best_threshold(gold: Sequence[int], p: Sequence[float], *, macro: bool) -> float:
    """The threshold with the best (macro) F1; of equals the middle one."""
    steps = np.arange(0.2, 0.81, 0.02)
    scores = []
    for least in steps:
        predicted = [int(v >= least) for v in p]
        scores.append(macro_f1(gold, predicted, 2) if macro else f1(gold, predicted, 1))
    smooth = np.convolve(np.pad(scores, 2, "edge"), np.ones(5) / 5, "valid")
    return round(float(steps[int(smooth.argmax())]), 2)


def loaded_word_threshold(rows: Sequence[data.Example]) -> float:
    """The threshold with the best F1 of words."""
    hits: list[tuple[float, bool]] = []
    for row in rows:
        for at, seen in read_article(row.text):
            for word, p in zip(seen.words, seen.loaded_words.tolist(), strict=True):
                a, b = word.start + at, word.end + at
                hits.append((p, any(a < e and b > s for s, e, _ in row.spans)))
    return best_threshold([int(g) for _, g in hits], [p for p, _ in hits], macro=False)


def main() -> None:
    """See the module's first line."""
    from analysis.tagger.wording import checkworthy, loaded

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    kept: dict[str, Any] = {"techniques": data.TECHNIQUES, "thresholds": [0.4] * 14}
    kept |= {"line": 0.0, "gap": 0, "loaded_word": 0.5, "loaded": 0.5, "checkworthy": 0.5}
    path = args.out / "how.json"
    path.write_text(json.dumps(kept), "utf-8")
    choose = data.loaded_parts(args.gold / "loaded-words/mbic.jsonl")[1]
    p = [loaded(row.text).p for row in choose]
    kept["loaded"] = best_threshold([r.label for r in choose], p, macro=True)
    kept["loaded_word"] = loaded_word_threshold(choose)
    check = data.checkworthy_parts(args.gold / "checkworthy")[1]
    kept["checkworthy"] = best_threshold(
        [r.label for r in check], list(checkworthy([r.text for r in check])), macro=False
    )
    texts, gold = gold_spans(args.gold / "persuasion/dev.jsonl")
    articles = [read_article(text) for text in texts]
    print("chosen on one half of dev, scored on the other:", crossed(articles, gold))
    kept |= choose_persuasion(articles, gold)
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    print(json.dumps(kept))


if __name__ == "__main__":
    main()
