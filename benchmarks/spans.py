"""Judge spans by hand: draw them from dev articles, record verdicts, compute precision.

    python benchmarks/spans.py draw GOLD NAME [--number 100]    print spans in context, to be read
    python benchmarks/spans.py judge GOLD NAME WRONG            store verdicts; WRONG: 3,17,40
    python benchmarks/spans.py score [GOLD]                     precision of every measure read

Spans are drawn from PolNeAR dev (84 articles) in an order that a seed fixes; for a measure that dev
has too few of, the rest comes from the news articles of PTC (dev, then train). What is stored in
benchmarks/decisions/NAME.jsonl is the article's id, the offsets and the verdict, no text. A span
counts as right where a reader, seeing its paragraph, would say that the words do what the measure's
docstring claims. Modals, negation, self-mention and loaded words were drawn as they come; what was
read before them was drawn with each form of words once, so rare forms weigh as much as common ones.
With GOLD, ``score`` also says how many of the spans are still found today.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
from pathlib import Path

from analysis.article.article import Article, read_all
from analysis.article.spans import Span
from analysis.rhetoric.devices import judged
from analysis.rhetoric.measure import rhetoric
from analysis.statements.statements import statements
from benchmarks.results import ship

PARTS = ("polnear/dev", "persuasion/dev", "persuasion/train")
HERE = Path(__file__).parent
SEED = 5  # another where a list was mended after a first reading, so that the spans are fresh
JUDGED = (
    "judged things"  # an adjective and what it judges, see ``analysis.rhetoric.devices.judged``
)
MEASURES = (
    "hedges", "boosters", "absolutes", "attitude", "negation", "strong modals", "medium modals",
    "weak modals", "self-mention", "comparatives", "superlatives",
    "anaphora", "parallel openings", "repetition", "tricolon", "antithesis", "rhetorical questions",
    "conditional threats and promises", "appeals to law", "appeals to rights",
    "appeals to authority", "passives without agent", "nominalisations", "loaded words",
    "scare quotes", JUDGED,
)  # fmt: skip


def cases(gold: Path, name: str, part: str) -> list[tuple[str, Article, Span]]:
    return [
        (part, article, span)
        for article in read_all(gold / f"{part}.jsonl")
        for span in _spans(article, name)
    ]


def _spans(article: Article, name: str) -> tuple[Span, ...]:
    if name == JUDGED:
        read = statements(article, method="rules")
        return tuple(one.use.span for one in judged(article, read))
    return rhetoric(article).get(name).spans


def draw(gold: Path, name: str, number: int, seed: int) -> list[tuple[str, Article, Span]]:
    """Spans of the first part in a random order; where it has too few, all and some of the next."""
    out: list[tuple[str, Article, Span]] = []
    for part in PARTS:
        if len(out) < number:
            spans = cases(gold, name, part)
            random.Random(seed).shuffle(spans)
            out += spans
            # What stands in many articles (a survey, an advertisement) is read once.
            out = list({_around(one): one for one in out}.values())
    return out[:number]


def _around(one: tuple[str, Article, Span], width: int = 30) -> str:
    """What a span is known by: its words, and those about it where they are few."""
    _, article, span = one
    if len(span) > width:
        return span.of(article.text)
    return article.text[max(0, span.start - width) : span.end + width]


def show(spans: list[tuple[str, Article, Span]], width: int) -> None:
    for number, (_, article, span) in enumerate(spans):
        text = article.text
        before = text[max(0, span.start - width) : span.start]
        after = text[span.end : span.end + width]
        held = " ".join(span.of(text).split())
        print(f"{number}\t{' '.join(before.split())} [[{held}]] {' '.join(after.split())}")


def store(spans: list[tuple[str, Article, Span]], name: str, wrong: set[int]) -> None:
    path = HERE / "decisions" / f"{name.replace(' ', '-')}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, (part, article, span) in enumerate(spans):
            row = {
                "part": part,
                "article": article.slug,
                "start": span.start,
                "end": span.end,
                "right": number not in wrong,
            }
            file.write(json.dumps(row) + "\n")


def score(gold: Path | None) -> dict[str, dict[str, float]]:
    out = {}
    for name in MEASURES:
        path = HERE / "decisions" / f"{name.replace(' ', '-')}.jsonl"
        if not path.exists():
            continue
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        right = sum(row["right"] for row in rows)
        out[name] = {"read": len(rows), "right": right, "precision": round(right / len(rows), 3)}
        if gold:
            parts = {row["part"] for row in rows}
            now = {(p, a.slug, s.start, s.end) for p in parts for _, a, s in cases(gold, name, p)}
            keys = [(row["part"], row["article"], row["start"], row["end"]) for row in rows]
            out[name]["still found"] = sum(key in now for key in keys)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=("draw", "judge", "score"))
    parser.add_argument("gold", type=Path, nargs="?")
    parser.add_argument("name", choices=MEASURES, nargs="?")
    parser.add_argument("wrong", nargs="?", default="")
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--width", type=int, default=60)
    options = parser.parse_args()
    if options.what == "score":
        scores = score(options.gold)
        forms = {
            "corpus": "PolNeAR dev (84 articles), topped up from PTC, judged by hand",
            "date": datetime.date.today().isoformat(),  # noqa: DTZ011
            "measures": scores,
        }
        path = HERE / "results" / "spans.json"
        path.write_text(json.dumps(forms, indent=1) + "\n", encoding="utf-8")
        ship()
        for name, row in scores.items():
            print(f"{row['precision']:.3f}  {row['right']:3} of {row['read']:3}  {name}")
        return
    spans = draw(options.gold, options.name, options.number, options.seed)
    if options.what == "draw":
        show(spans, options.width)
        return
    wrong = {int(item) for item in options.wrong.split(",") if item.strip()}
    store(spans, options.name, wrong)
    print(f"{options.name}: {len(spans) - len(wrong)} of {len(spans)} right")


if __name__ == "__main__":
    main()
