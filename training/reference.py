"""Make analysis/data/reference.json.gz: percentiles of each measure and word counts of a corpus.

    python training/reference.py GOLD [--out FILE]

GOLD is the folder with polnear/train.jsonl (PolNeAR 1.0, train part: 840 articles of seven US
publishers). What is stored are numbers alone: percentiles of measures, and counts of the words
that come five times or more in at least three articles.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from analysis.article.article import read_all
from analysis.rhetoric import build_reference, reference

NAME = "US political news"
# The corpus's names of its publishers, as an article would name them.
OUTLETS = {
    "breitbart": "Breitbart",
    "huff-post": "HuffPost",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=reference.SHIPPED)
    options = parser.parse_args()
    source = options.gold / "polnear" / "train.jsonl"
    # Twice: Dale-Chall's familiar words are themselves taken from the first pass.
    for tagger in (False, True):
        named = (replace(a, outlet=OUTLETS[a.outlet]) for a in read_all(source))
        result = build_reference.build(named, NAME, tagger=tagger)
        build_reference.write(result, options.out)
        reference.shipped.cache_clear()
        reference.familiar.cache_clear()
    size = options.out.stat().st_size
    print(
        f"{options.out}: {result.articles} articles, {result.total} words, "
        f"{len(result.words)} kept, {size} bytes"
    )
    for measure, share in sorted(result.between.items(), key=lambda item: -item[1]):
        print(f"  {share:.3f} of the variance of {measure} lies between publishers")


if __name__ == "__main__":
    main()
