"""How much of published word lists Sayso's own find: measured on running text, nothing copied.

    npm install --prefix LISTS hedges@2.0.1 weasels@2.0.1
    python benchmarks/coverage.py GOLD LISTS

On the 84 articles of PolNeAR dev, each place where an entry of a published list stands is looked
at: is it within a span that Sayso's list finds ("covered")? And of the spans of Sayso's list, how
many has the published one ("known")? Lists: the npm packages ``hedges`` and ``weasels`` (those that
retext-intensify ships), and the words that VADER negates by, strengthens by and rates.

Low numbers are not errors by themselves: ``hedges`` has "about", "say" and "think" wherever they
stand; Sayso counts "about 20" but not "about the plan", and has "said" among its cues.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from analysis.article.article import Article, read_all
from analysis.article.spans import Span
from analysis.rhetoric.measure import MEASURES, rhetoric
from benchmarks.results import save

# A published list and the measures of Sayso that it is set beside.
BESIDE = {
    "hedges (npm)": ("hedges", "weak modals"),
    "weasels (npm)": ("hedges", "weak modals", "boosters"),
    "VADER's negations": ("negation",),
    "VADER's amplifiers": ("boosters",),
    "VADER's words of weight 2 and more": ("attitude", "loaded words"),
}
DEGREES = {"more", "most"}  # counted by themselves, as comparatives and superlatives


def published(folder: Path) -> dict[str, set[str]]:
    """The lists by name, in lower case."""
    from nltk.sentiment.vader import VaderConstants
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    weights = SentimentIntensityAnalyzer().lexicon
    strong = {w for w, weight in VaderConstants.BOOSTER_DICT.items() if weight > 0}
    return {
        "hedges (npm)": _of_package(folder, "hedges"),
        "weasels (npm)": _of_package(folder, "weasels"),
        # Written apart ("don't" and "dont"): the form without a mark is no word of news.
        "VADER's negations": {w for w in VaderConstants.NEGATE if "'" in w or "nt" not in w},
        "VADER's amplifiers": strong - DEGREES,
        "VADER's words of weight 2 and more": {
            w for w, weight in weights.items() if abs(weight) >= 2 and w.isalpha()
        },
    }


def _of_package(folder: Path, name: str) -> set[str]:
    source = (folder / "node_modules" / name / "index.js").read_text("utf-8")
    return {m.replace("\\'", "'").lower() for m in re.findall(r"^  '(.+)',?$", source, re.M)}


def coverage(articles: Sequence[Article], words: set[str], names: Iterable[str]) -> dict[str, Any]:
    """Places of a published list that Sayso's measures find, and the other way round."""
    entries = sorted(words, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, entries))})(?![\w'])")
    there = covered = ours = listed = 0
    missed: Counter[str] = Counter()
    wanted = set(names)
    for article in articles:
        view = article.text.replace("’", "'").lower()
        spans = [
            span
            for row in rhetoric(article, measures=MEASURES)
            if row.value.name in wanted
            for span in row.value.spans
        ]
        body = article.body
        places = [Span(m.start(), m.end()) for m in pattern.finditer(view)]
        places = [p for p in places if any(b.holds(p) for b in body)]
        for place in places:
            hit = any(place.overlap(span) for span in spans)
            there, covered = there + 1, covered + hit
            missed[place.of(view)] += not hit
        ours += len(spans)
        listed += sum(any(span.overlap(place) for place in places) for span in spans)
    return {
        "entries": len(words),
        "places": there,
        "covered": round(covered / max(there, 1), 3),
        "spans of Sayso": ours,
        "known": round(listed / max(ours, 1), 3),
        "most missed": [word for word, _ in missed.most_common(8)],
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("lists", type=Path)
    options = parser.parse_args()
    articles = list(read_all(options.gold / "polnear" / "dev.jsonl"))
    lists = published(options.lists)
    results = {name: coverage(articles, lists[name], names) for name, names in BESIDE.items()}
    save("coverage", "PolNeAR 1.0", "dev", len(articles), {"lists": results})
    for name, row in results.items():
        print(
            f"{row['covered']:.3f} covered, {row['known']:.3f} known: {name} {row['most missed']}"
        )


if __name__ == "__main__":
    main()
