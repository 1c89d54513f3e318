"""How often `sayso check` finds what is wrong with a draft, and how often it cries wolf.

    python -m benchmarks.check NEWS.jsonl.gz [--slice 10] [--save]

Articles that nobody has looked at (by the SHA-1 of their ids) are sources. Drafts are the same
articles with edits by ``benchmarks.check_edits``; unedited drafts are shortened and put into
another order, with honest partial quotations; beside the source of another article, all in them is
without a source. ``benchmarks.check_by_hand`` has faults that a person wrote.
"""

from __future__ import annotations

import argparse
import copyreg
import gzip
import hashlib
import json
import pickle
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.corpus.draft_check.check_draft import DraftCheck, checked
from analysis.corpus.draft_check.finding import NOT_FOUND, Kind, Outcome, Unit
from analysis.pipeline import Analysis, analyse
from benchmarks import check_edits as edits
from benchmarks.check_by_hand import by_hand, headlines
from benchmarks.check_edits import Edit
from benchmarks.results import save

EACH = 50  # edits of a kind, at least
PAIRS = 60  # unedited pairs
MOST_EDITS = 6  # in one draft
LONGEST = 9_000  # characters of an article
MOST_ARTICLES = 260
APART = 7  # how far off, in the list of pairs, the unrelated source of a draft is
PARTS = 20
BEGIN, END = "<!-- check -->", "<!-- /check -->"
# What tells that an edit was seen for what it is; any finding at its place tells that it was seen.
RIGHT = {
    "a word altered": {Kind.ALTERED},
    "a negation lost or added": {Kind.NEGATION},
    "a hedge lost": {Kind.HEDGE},
    "the end of a clause cut": {Kind.CUT},
    "joined from two places": {Kind.JOINED},
    "another speaker": {Kind.SPEAKER},
    "a number changed": {Kind.NUMBER},
    "an invented quotation": {Kind.NO_QUOTATION},
    "a number of a statement changed": {Kind.NUMBER, Kind.NO_NUMBER},
    "another speaker of a statement": {Kind.SPEAKER},
    "a statement denied": {Kind.STANCE},
    "an invented statement": {Kind.NO_STATEMENT},
}


def articles(path: Path, part: int) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            number = int(hashlib.sha1(row["id"].encode()).hexdigest(), 16)
            marks = sum(row["text"].count(c) for c in '“"')
            if number % PARTS == part and marks >= 6 and len(row["text"]) <= LONGEST:
                yield row


def rewritten(text: str, changes: Sequence[Edit]) -> tuple[str, list[tuple[str, Span]]]:
    """The text with changes made, and where each kind of edit then is."""
    out, at, shifts = [], 0, []
    for change in sorted(changes, key=lambda c: c.span):
        out += [text[at : change.span.start], change.words]
        at = change.span.end
        shifts.append((change.span, len(change.words) - len(change.span)))
    places = []
    for change in changes:
        start = change.place.start + sum(d for s, d in shifts if s.end <= change.place.start)
        end = change.place.end + sum(d for s, d in shifts if s.start < change.place.end)
        places.append((change.kind, Span(start, max(start, end))))
    return "".join([*out, text[at:]]), places


def spoiled(
    a: Analysis,
    rng: random.Random,
    pool: tuple[list[str], list[str]],
    counts: Counter[str],
) -> list[Edit]:
    """Edits of one article, of the kinds of which there are fewest yet."""
    quotes = edits.eligible(a)
    rng.shuffle(quotes)
    out: list[Edit] = []

    def take(options: list[Edit | None]) -> None:
        fit = [e for e in options if e and counts[e.kind] < EACH + 10 and _apart(e, out)]
        if fit:
            out.append(min(fit, key=lambda e: counts[e.kind]))
            counts[out[-1].kind] += 1

    for quote in quotes[: min(MOST_EDITS, max(1, len(quotes) * 2 // 3))]:
        take([*(make(a, quote, rng) for make in edits.QUOTED.values()),
              edits.invented(a, quote, rng, pool[0]) if pool[0] else None])  # fmt: skip
    for s in [s for s in a.statements if s.kind == "indirect"][:MOST_EDITS]:
        take([edits.denied(a, s, rng), edits.renumbered_statement(a, s, rng),
              edits.swapped_statement(a, s, rng),
              edits.invented_statement(a, s, rng, pool[1])])  # fmt: skip
    return out


def _apart(edit: Edit, others: Sequence[Edit]) -> bool:
    return not any(
        max(a.start, b.start) <= min(a.end, b.end)
        for other in others
        for a in (edit.span, edit.place)
        for b in (other.span, other.place)
    )


def shortened(a: Analysis, rng: random.Random) -> str:
    """An article with some paragraphs left out, the others in another order, and less quoted."""
    text, _ = rewritten(a.article.text, list(edits.honest(a, rng)))
    head, *rest = [p for p in text.split("\n") if p.strip()]
    kept = [p for p in rest if rng.random() < 0.7] or rest
    blocks = [kept[n : n + 3] for n in range(0, len(kept), 3)]
    rng.shuffle(blocks)
    return "\n\n".join([head, *(p for block in blocks for p in block), *edits.fragments(a, rng)])


def pairs(path: Path, part: int, cache: Path | None) -> dict[str, Any]:
    """Sources and drafts, analysed; read from the cache where they are there."""
    if cache and cache.exists():
        return pickle.loads(cache.read_bytes())  # type: ignore[no-any-return]
    rng, counts = random.Random(part), Counter[str]()
    pool: tuple[list[str], list[str]] = ([], [])
    wrong: list[tuple[Analysis, Analysis, list[tuple[str, Span]]]] = []
    right: list[tuple[Analysis, Analysis]] = []
    for number, row in enumerate(articles(path, part)):
        full = len(counts) == len(RIGHT) and min(counts.values()) >= EACH
        if (full and len(right) >= PAIRS) or number >= MOST_ARTICLES:
            break
        a = analyse(parse(row["text"], title=row["title"]))
        if len(edits.eligible(a)) < 3:
            continue
        if len(right) < PAIRS and (number % 3 == 0 or full):
            right.append((a, _ready(shortened(a, rng))))
            continue
        changes = spoiled(a, rng, pool, counts)
        pool[0].extend(q.inner.of(a.article.text) for q in edits.eligible(a))
        pool[1].extend(edits.reported(a))
        if changes:
            text, places = rewritten(a.article.text, changes)
            wrong.append((_loaded(a), _ready(text), places))
    out = {"wrong": wrong, "right": right}
    copyreg.pickle(MappingProxyType, lambda m: (_proxy, (dict(m),)))
    if cache:
        cache.write_bytes(pickle.dumps(out))
    return out


def _proxy(value: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(value)


def _ready(text: str) -> Analysis:
    return _loaded(analyse(parse(text)))


def _loaded(a: Analysis) -> Analysis:
    assert a.statements is not None
    assert a.quotes is not None
    return a


def measure(read: dict[str, Any], show: bool) -> dict[str, Any]:
    seen: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for source, draft, places in read["wrong"]:
        found = checked(draft, [source])
        for kind, place in places:
            kinds = {f.kind for f in found.findings if f.span.overlap(place)}
            asked = Kind.SPEAKER in RIGHT[kind]
            hit = Kind.SPEAKER in kinds if asked else bool(kinds - {Kind.SPEAKER})
            seen[kind].append((hit, bool(kinds & RIGHT[kind])))
            if show and not kinds & RIGHT[kind]:
                print("MISS", kind, [k.name for k in kinds], "\n    ",
                      place.of(draft.article.text)[:300].replace("\n", " "))  # fmt: skip
    return {
        "recall": {
            kind: {
                "n": len(rows),
                "found": round(sum(a for a, _ in rows) / len(rows), 3),
                "told_rightly": round(sum(b for _, b in rows) / len(rows), 3),
            }
            for kind, rows in sorted(seen.items())
        },
        "unrelated": unrelated(read["right"]),
        "unedited": unedited(read["right"], show),
    }


def unedited(right: Sequence[tuple[Analysis, Analysis]], show: bool) -> dict[str, Any]:
    """What is told of drafts that are as in their sources."""
    checks = [checked(draft, [source]) for source, draft in right]
    if show:
        for check in checks:
            _show(check)
    return _told(checks)


def unrelated(right: Sequence[tuple[Analysis, Analysis]]) -> dict[str, Any]:
    """What is told of drafts beside the source of another: nothing in them has one."""
    return _told(
        [checked(draft, [right[(n + APART) % len(right)][0]]) for n, (_, draft) in enumerate(right)]
    )


def _told(checks: Sequence[DraftCheck]) -> dict[str, Any]:
    out: dict[str, Any] = {"pairs": len(checks)}
    for unit in Unit:
        flagged = [
            f for check in checks for part in check.parts if part.unit is unit
            for f in [{finding.kind for finding in part.findings}] if f
        ]  # fmt: skip
        out[f"{unit.value}s"] = {
            "n": sum(part.unit is unit for check in checks for part in check.parts),
            "differ": sum(not kinds & NOT_FOUND for kinds in flagged),
            "not_found": sum(bool(kinds & NOT_FOUND) for kinds in flagged),
            "not_compared": sum(check.count(unit, Outcome.NOT_COMPARED) for check in checks),
        }
    return out


def _show(found: DraftCheck) -> None:
    for f in found.findings:
        print("ALARM", f.unit, f.kind.name, "|", f.speaker, "\n   D:",
              f.span.of(found.draft.article.text)[:250].replace("\n", " "),
              [m.of(found.draft.article.text) for m in f.marks])  # fmt: skip
        for p in f.passages:
            text = found.sources[p.source].article.text
            print("   S:", p.speaker, "|", p.span.of(text)[:250].replace("\n", " "),
                  [m.of(text) for m in p.marks])  # fmt: skip


def table(result: dict[str, Any]) -> str:
    """What was measured, as docs/check.md shows it."""
    lines = ["| edit | n | found | kind right |", "|---|---|---|---|"]
    for kind, row in result["recall"].items():
        lines.append(f"| {kind} | {row['n']} | {row['found']:.2f} | {row['told_rightly']:.2f} |")
    lines += ["", "| draft and source | | n | differs | not found | not compared |",
              "|---|---|---|---|---|---|"]  # fmt: skip
    for name, rows in (("no error", result["unedited"]), ("of two articles", result["unrelated"])):
        for unit in (f"{unit.value}s" for unit in Unit):
            row = rows[unit]
            counts = " | ".join(f"{row[key]:,}" for key in ("differ", "not_found", "not_compared"))
            lines.append(f"| {name} | {unit} | {row['n']:,} | {counts} |")
    hand = result["by_hand"]
    lines += ["", "| fault written by hand | n | told |", "|---|---|---|"]
    lines += [f"| {kind} | {row['n']} | {row['told']} |" for kind, row in hand["kinds"].items()]
    heads = result["headlines"]
    lines += [
        f"| none | {hand['right']} | {hand['flagged']} |",
        "",
        f"Of {heads['n']} headlines beside the text of their own article, {heads['not_found']}",
        f"were not found in it, and {heads['differ']} were said to differ.",
    ]
    return "\n".join(lines)


def into_docs(result: dict[str, Any]) -> None:
    """Bring docs/check.md up to date."""
    path = Path(__file__).parents[1] / "docs" / "check.md"
    before, _, rest = path.read_text("utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    path.write_text(f"{before}{BEGIN}\n{table(result)}\n{END}{after}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("news", type=Path)
    parser.add_argument("--slice", type=int, default=10, choices=range(PARTS))
    parser.add_argument("--cache", type=Path, help="keep the analysed pairs here")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--show", action="store_true", help="print what was missed or wrong")
    given = parser.parse_args()
    read = pairs(given.news, given.slice, given.cache)
    result = measure(read, given.show) | {
        "by_hand": by_hand(given.news, given.show),
        "headlines": headlines(articles(given.news, given.slice)),
    }
    print(json.dumps(result, indent=1))
    if given.save:
        size = len(read["wrong"]) + len(read["right"])
        split = f"sha1(id) mod {PARTS} = {given.slice}, nothing chosen on it"
        save("check", "news of US outlets, 2012 to 2020", split, size, result)
        into_docs(result)


if __name__ == "__main__":
    main()
