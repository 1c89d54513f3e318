"""Count how often what a quotation's form is taken to settle holds in gold.

    python -m benchmarks.forms GOLD

GOLD is the folder of gold corpora. Each form of analysis/statements/quotation_rules.py is looked
for in PolNeAR's train part, and the statements that annotators marked there tell whether it
holds. Quotations that no statement covers, or whose statement has no cue, are left out. It goes
to benchmarks/results/forms.json.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.article.article import Article, parse
from analysis.article.quotes import Quote, quotes, top
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.quotation_rules import (
    behind_quotation,
    halves,
    lead_of,
    name_recorded_speaker,
    on_one_side,
    owners,
)
from analysis.statements.score_attributions import read_rows
from benchmarks.results import save


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    args = parser.parse_args()
    rows = read_rows(args.gold / "polnear" / "train.jsonl", text=True)
    counts: dict[str, list[int]] = {}
    for key, row in rows.items():
        article = parse(row["text"], slug=key)
        outer, candidates = top(quotes(article)), [_candidate(one) for one in row["attributions"]]
        candidates = [candidate for candidate in candidates if candidate.content]
        for form, holds in (
            *_quotations(article, outer, candidates),
            *_statements(article, candidates),
        ):
            count = counts.setdefault(form, [0, 0])
            count[0] += holds
            count[1] += 1
    results = {form: {"holds": holds, "of": of} for form, (holds, of) in counts.items()}
    for form, value in results.items():
        print(f"{form}: {value['holds']:,} of {value['of']:,}")
    save("forms", "PolNeAR 1.0", "train", len(rows), results)


def _candidate(one: Mapping[str, Any]) -> Candidate:
    spans = {role: tuple(Span(*pair) for pair in one.get(role) or ()) for role in ROLES}
    return Candidate(spans["source"], spans["cue"], spans["content"])


ROLES = ("source", "cue", "content")


def _quotations(
    article: Article, outer: Sequence[Quote], candidates: Sequence[Candidate]
) -> Iterator[tuple[str, bool]]:
    owner_of = owners(candidates)
    for quote in outer:
        lead, owner = lead_of(article, quote, outer), owner_of(quote.inner)
        if lead and owner is not None and (cues := candidates[owner].cue):
            yield "behind a colon", any(lead.span.overlap(cue) for cue in cues)
    for first, second in halves(article.text, outer):
        one, other = owner_of(first.inner), owner_of(second.inner)
        if (
            one is None
            or other is None
            or not behind_quotation(article.text, candidates[one], outer)
        ):
            continue
        yield "split around its cue", one == other


def _statements(article: Article, candidates: Sequence[Candidate]) -> Iterator[tuple[str, bool]]:
    has_headline = any(p.kind == "headline" for p in article.paragraphs)
    for candidate in candidates:
        if candidate.cue:
            yield (
                "no name heard in the cue",
                name_recorded_speaker(article.text, candidate) == candidate,
            )
            if has_headline:
                yield "in headline or body", on_one_side(article, candidate) == candidate


if __name__ == "__main__":
    main()
