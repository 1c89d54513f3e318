"""Learn whether a claim is understood by itself, and write the weights to analysis/data.

    python -m training.stands_alone GOLD

Reads the sentences of news that were labelled by hand (``training/news_sentences.jsonl``), finds
the statements of their articles in GOLD/news, and fits a logistic regression on the signs of
``analysis.claims.stands_alone``. How often it is right, by cross-validation over articles, is
printed and kept with the weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.article.article import parse
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder
from analysis.claims.stands_alone import signs
from analysis.common.resources import DATA
from analysis.pipeline import analyse
from analysis.statements.statements import Statements
from training.contested import Floats, fit
from training.meaning_news import labelled, news

FOLDS = 8
LEASTS = (0.3, 0.5, 0.7, 0.8, 0.9)


def examples(
    statements: Statements, rows: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, float], bool, bool]]:
    """The signs of each labelled sentence; whether it is clear, and the article's own."""
    body = statements.article.body
    every = sentences(statements.article.text, body)
    at, by_start = finder(every), {s.content[0].start: s for s in statements}
    for row in rows:
        spans = [Span(*pair) for pair in row["content"]]
        statement = by_start.get(spans[0].start) if row["cue"] else None
        if row["voice"] != "ok" or (row["cue"] and statement is None):
            continue
        number = next(iter(at(spans[0])), 0)
        before = every[number - 1] if number else None
        yield signs(statements, body, spans, statement, before), bool(row["clear"]), not row["cue"]


def left_out(x: Floats, y: Floats, article: NDArray[np.int64]) -> Floats:
    """How likely each is clear, by weights that its own article did not teach."""
    fold = np.random.default_rng(0).integers(0, FOLDS, article.max() + 1)[article]
    p = np.zeros(len(y))
    for k in range(FOLDS):
        p[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
    return p


def measured(p: Floats, y: Floats) -> dict[str, Any]:
    """How many there are, the area under the curve, and how many above a bound are clear."""
    place = np.argsort(np.argsort(p)) + 1
    clear = int(y.sum())
    area = (place[y == 1].sum() - clear * (clear + 1) / 2) / (clear * (len(y) - clear))
    above = {
        str(least): {"of": int((p >= least).sum()), "clear": int(y[p >= least].sum())}
        for least in LEASTS
    }
    return {"of": len(y), "clear": clear, "area under the curve": round(float(area), 3)} | above


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    labels = labelled()
    found = [
        list(examples(analyse(parse(text, slug=key)).statements, labels[key]))
        for key, text in sorted(news(args.gold, labels).items())
    ]
    names = list(next(rows[0][0] for rows in found if rows))
    x = np.array([[s[n] for n in names] for rows in found for s, _, _ in rows], float)
    y = np.array([clear for rows in found for _, clear, _ in rows], float)
    own = np.array([o for rows in found for _, _, o in rows])
    p = left_out(x, y, np.repeat(np.arange(len(found)), [len(rows) for rows in found]))
    how = f"{FOLDS}-fold cross-validation over {len(found)} articles"
    out = {
        "measured": {
            "the article's own": measured(p[own], y[own]),
            "others'": measured(p[~own], y[~own]),
            "how": how,
            "date": datetime.now(UTC).date().isoformat(),
        },
        "weights": dict(zip(names, np.round(fit(x, y), 3).tolist(), strict=True)),
    }
    print(json.dumps(out, indent=1))
    (DATA / "stands_alone.json").write_text(json.dumps(out, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
