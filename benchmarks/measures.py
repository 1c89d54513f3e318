"""How long the measures of an article take beside the tagger, in seconds of one processor.

    python benchmarks/measures.py GOLD

On 20 articles of PolNeAR dev. "All measures" is what the report takes: the article as a whole and
by voice, with its places in the reference, tone by VADER, key words, cue words and uses. The tagger
is asked for the statements, and beside them for techniques and loaded words and for tones. Each is
run three times over all articles, after a warm-up; the least of the three counts, since other work
on the machine only ever adds.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from analysis.article.article import Article, read_all
from analysis.pipeline import analyse
from analysis.rhetoric.devices import judged, uses
from analysis.rhetoric.measure import cue_words, keywords, rhetoric
from analysis.rhetoric.reference import placed
from analysis.statements.statements import Statements, statements
from analysis.tone.sentence_tone import tone
from analysis.tone.target_tone import toward
from benchmarks.results import save

Pair = tuple[Article, Statements]


def measures(pair: Pair) -> None:
    """Everything of issue "how it is said" that the tagger has no part in."""
    article, statements = pair
    measured = rhetoric(article, statements)
    placed(measured)
    placed(rhetoric(article, statements, split="voice"))
    tone(article, statements)
    keywords(article)
    cue_words(statements)
    uses(article, statements, measured)
    judged(article, statements)


STEPS: dict[str, Callable[[Pair], object]] = {
    "all measures": measures,
    "statements by the tagger": lambda pair: statements(pair[0]),
    "techniques and loaded words by the tagger": lambda pair: analyse(pair[0]).wording,
    "tone toward actors by the tagger": lambda pair: toward(pair[1]),
}


def seconds(step: Callable[[Pair], object], pairs: list[Pair]) -> float:
    """Processor seconds for all pairs, the least of three."""
    step(pairs[0])
    took = []
    for _ in range(3):
        start = time.process_time()
        for pair in pairs:
            step(pair)
        took.append(time.process_time() - start)
    return min(took)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    gold = parser.parse_args().gold
    articles = list(islice(read_all(gold / "polnear" / "dev.jsonl"), 20))
    pairs = [(article, statements(article)) for article in articles]
    words = sum(len(article.text.split()) for article in articles)
    took = {name: seconds(step, pairs) for name, step in STEPS.items()}
    results = {
        "words": words,
        "seconds an article": {n: round(s / len(pairs), 4) for n, s in took.items()},
        "share of the statements' time": round(
            took["all measures"] / took["statements by the tagger"], 3
        ),
    }
    save("measures", "PolNeAR 1.0", "dev", len(articles), results)
    print(results)


if __name__ == "__main__":
    main()
