"""Make analysis/data/references.json.gz: percentiles by kind, outlet, topic, year and leaning.

    python -m training.references GOLD [--kept FILE] [--out FILE]

GOLD is the folder with news/articles.jsonl.gz: 12,000 articles of US news, most of 2012 to 2020,
with outlet, date, topic and leaning (Article-Bias-Prediction). Only numbers are stored:
percentiles of measures for groups of 100 articles or more, and counts of frequent words. What each
article measures is kept in training/made, so that a second run goes on where the first stopped;
the kind of a text is told anew each time. The measures of the learned tagger are left out, since
they would take ten times as long.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from analysis.article.article import Article, parse
from analysis.article.text_kind import text_kind
from analysis.common.atomic_files import put
from analysis.rhetoric.build_reference import DIFFERS, eta, levels, short
from analysis.rhetoric.measure import passage, rhetoric
from analysis.rhetoric.reference_groups import FORMAT, ITEMS, LEAST_OF_GROUP, STORED, Field

NAME = "US news, 2012 to 2020"
KEPT = Path("training/made/news-measures.jsonl")
STEPS = 20
WORD_COUNT, WORD_ARTICLES = 30, 15  # a word that comes less often is not kept
# How the corpus calls an outlet, and how an article would.
OUTLETS = {
    "CNN (Web News)": "CNN",
    "CNN (Opinion)": "CNN",
    "Fox Online News": "Fox News",
    "NPR Online News": "NPR",
    "New York Times - News": "The New York Times",
    "New York Times (News)": "The New York Times",
    "USA TODAY": "USA Today",
    "Wall Street Journal - News": "The Wall Street Journal",
    "Wall Street Journal (News)": "The Wall Street Journal",
    "Washington Times": "The Washington Times",
    "Christian Science Monitor": "The Christian Science Monitor",
    "TheBlaze.com": "The Blaze",
    "Daily Beast": "The Daily Beast",
    "American Spectator": "The American Spectator",
    "Guest Writer - Right": "",
    "Guest Writer - Left": "",
}
VOICES = (Field.KIND, Field.LEANING)  # groups of which the reporter's and quoted words are kept


def news(gold: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(gold / "news" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def article_of(row: dict[str, Any]) -> Article:
    return parse(row["title"] + "\n\n" + row["text"])


def measured(gold: Path, kept: Path) -> dict[str, dict[str, float]]:
    """The measures of each article, by ``part|measure``; what is kept is not measured again."""
    out: dict[str, dict[str, float]] = {}
    if kept.exists():
        for line in kept.read_text("utf-8").splitlines():
            row = json.loads(line)
            out[row["id"]] = {key: value for key, (value, _) in row["m"].items()}
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("a", encoding="utf-8") as file:
        for row in news(gold):
            if row["id"] in out:
                continue
            article, own = article_of(row), {}
            for split in ("all", "voice"):
                for measure in rhetoric(article, split=split):
                    value = measure.value
                    if value.value == value.value:
                        pair = [short(value.value), len(value.spans)]
                        own[f"{measure.part}|{value.name}"] = pair
            file.write(json.dumps({"id": row["id"], "m": own}) + "\n")
            out[row["id"]] = {key: value for key, (value, _) in own.items()}
    return out


def groups_of(row: dict[str, Any], article: Article) -> Iterator[tuple[Field, str]]:
    kind = text_kind(article).value
    yield Field.KIND, kind if kind in ITEMS else ""
    yield Field.OUTLET, OUTLETS.get(row["outlet"], row["outlet"])
    yield Field.TOPIC, row["topic"]
    year = row["date"][:4]
    yield Field.YEAR, year if year.isdigit() and "2010" < year < "2021" else ""
    yield Field.LEANING, row["leaning"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--kept", type=Path, default=KEPT)
    parser.add_argument("--out", type=Path, default=STORED)
    options = parser.parse_args()
    values = measured(options.gold, options.kept)
    table: dict[tuple[Field, str], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    sizes: Counter[tuple[Field, str]] = Counter()
    words: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for row in news(options.gold):
        article = article_of(row)
        own = Counter(word.low for word in passage(article.text, article.body).words)
        words.update(own)
        spread.update(own.keys())
        for key in groups_of(row, article):
            if key[1]:
                sizes[key] += 1
                for name, value in values[row["id"]].items():
                    if name.startswith("all|") or key[0] in VOICES:
                        table[key][name].append(value)
    write(options.out, table, sizes, words, spread)


def write(
    out: Path,
    table: dict[tuple[Field, str], dict[str, list[float]]],
    sizes: Counter[tuple[Field, str]],
    words: Counter[str],
    spread: Counter[str],
) -> None:
    kept = sorted(key for key, size in sizes.items() if size >= LEAST_OF_GROUP)
    outlets: dict[str, dict[str, list[float]]] = defaultdict(dict)
    for field, value in kept:
        if field is Field.OUTLET:
            for name, own in table[field, value].items():
                outlets[name.removeprefix("all|")][value] = own
    between = {name: round(eta(own), 3) for name, own in sorted(outlets.items())}
    rows = [
        [field, value, *name.split("|"), *map(short, levels(own, STEPS))]
        for field, value in kept
        for name, own in sorted(table[field, value].items())
        if len(own) >= LEAST_OF_GROUP
    ]
    frequent = [
        [word, count, spread[word]]
        for word, count in sorted(words.items(), key=lambda item: (-item[1], item[0]))
        if count >= WORD_COUNT and spread[word] >= WORD_ARTICLES
    ]
    stored = {
        "format": FORMAT,
        "name": NAME,
        "articles": sum(n for (field, _), n in sizes.items() if field is Field.LEANING),
        "total": sum(words.values()),
        "groups": [[field, value, sizes[field, value]] for field, value in kept],
        "differ": [name for name, share in between.items() if share >= DIFFERS],
        "between": between,
        "levels": rows,
        "words": frequent,
    }
    data = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    put(out, gzip.compress(data.encode(), 9, mtime=0))
    print(f"{out}: {len(kept)} groups, {len(frequent)} words, {out.stat().st_size:,} bytes")
    for field, value in kept:
        print(f"  {sizes[field, value]:6} {field}:{value}")


if __name__ == "__main__":
    main()
