"""What people wrote in other words, for ``benchmarks.check``: paraphrases with faults, headlines.

``decisions/check.jsonl`` has drafts on five articles (slice 7 of the news), a paraphrase a
paragraph, in words written for Sayso: some right, some with one fault. They were written before the
code that looks for such faults, by the person who then wrote it. One rule was mended after a look
at them: a percentage that stands elsewhere in the source is not called wrong (before: 2 of the 26
paraphrases without a fault were flagged).

A headline tells its article in a person's other words, so that nothing should be told of it beside
the article's text without it; what it says beyond the text counts as a false alarm all the same.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.corpus.draft_check.check_draft import checked
from analysis.corpus.draft_check.finding import NOT_FOUND, Kind
from analysis.pipeline import analyse

SHORTEST, MOST = 7, 100  # words of a headline, and how many are looked at
READ = Path(__file__).parent / "decisions" / "check.jsonl"
# What tells that a fault was seen for what it is.
RIGHT: Mapping[str, set[Kind]] = MappingProxyType({
    "no source": {Kind.NO_STATEMENT},
    "number": {Kind.NUMBER, Kind.NO_NUMBER},
    "hedge": {Kind.HEDGE},
    "speaker": {Kind.SPEAKER},
    "negation": {Kind.NEGATION, Kind.STANCE},
    "stance": {Kind.NEGATION, Kind.STANCE},
})  # fmt: skip


def by_hand(news: Path, show: bool) -> dict[str, Any]:
    """How many of the faults are told, and how many paraphrases without a fault are flagged."""
    n, told, rightly = Counter[str](), Counter[str](), Counter[str]()
    for fault, words, kinds in _judged(news):
        n[fault] += 1
        told[fault] += bool(kinds)
        rightly[fault] += bool(kinds & RIGHT.get(fault, set()))
        if show and bool(kinds) != bool(fault):
            print("BY HAND", fault or "right", [k.name for k in kinds], "|", words)
    faults = [fault for fault in n if fault]
    return {
        "articles": len(READ.read_text("utf-8").splitlines()),
        "faults": sum(n[f] for f in faults),
        "told": sum(told[f] for f in faults),
        "told_rightly": sum(rightly[f] for f in faults),
        "right": n[""],
        "flagged": told[""],
        "kinds": {f: {"n": n[f], "told": told[f]} for f in sorted(faults)},
    }


def headlines(rows: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """How many headlines are not found in their own article, or said to differ from it.

    Args:
        rows: Articles; questions and headlines with a colon or few words are left out.
    """
    n = missing = differing = 0
    for row in rows:
        title, text = row["title"].rstrip("."), row["text"].removeprefix(row["title"])
        if len(title.split()) < SHORTEST or any(sign in title for sign in "?:"):
            continue
        n += 1
        draft, source = (analyse(parse(words), method="rules") for words in (f"{title}.", text))
        kinds = {f.kind for f in checked(draft, [source]).findings}
        missing += bool(kinds & NOT_FOUND)
        differing += bool(kinds - NOT_FOUND)
        if n == MOST:
            break
    return {"n": n, "not_found": missing, "differ": differing}


def _judged(news: Path) -> Iterator[tuple[str, str, set[Kind]]]:
    """Each paraphrase with its fault and the kinds that are told of it."""
    rows = {row["id"]: row["draft"] for row in map(json.loads, READ.open(encoding="utf-8"))}
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        sources = {row["id"]: row["text"] for row in map(json.loads, lines) if row["id"] in rows}
    for key, parts in rows.items():
        text = "\n\n".join(part["words"] for part in parts)
        found = checked(analyse(parse(text)), [analyse(parse(sources[key]))]).findings
        start = 0
        for part in parts:
            place = Span(start, start + len(part["words"]))
            kinds = {f.kind for f in found if f.span.overlap(place)}
            yield part["fault"], part["words"], kinds
            start = place.end + 2
