"""How often a statement's speaker is right, on twenty articles of PolNeAR's dev part.

    python -m benchmarks.speakers [GOLD] [--method rules|tagger]

GOLD is the folder of the gold corpora (../shared/gold where not given). The right speakers are in
tests/data/speakers.jsonl, which tests/data/README.md tells about. Counted are the statements whose
content is found (half of its words or more, as score_attribution.py has it); the speaker is right

named       where the found name's words are among the right name's, or the other way round
anonymous   where the found speaker has no name and shares a word with the right description
collective  the same, for a group; a group of named actors must have them all
document    the same, for a poll, an advertisement, a report
none        where no speaker is given

Beside it stands the share for the gold sources themselves, which leaves out what the finding of
statements gets wrong, and the share that the source's own words would reach without any resolving.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.actors.cast import Actor, Cast
from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Flag
from analysis.statements.statements import Statements, statements
from benchmarks.results import save

ROOT = Path(__file__).resolve().parents[1]
SPEAKERS = ROOT / "tests" / "data" / "speakers.jsonl"
_WORD = re.compile(r"\w+")
_SMALL = frozenset(("the", "a", "an", "of", "and", "s", "u", "some", "many", "in", "his", "her"))


@dataclass(frozen=True, slots=True)
class Right:
    """A gold statement: its content and source, and who says it."""

    content: frozenset[int]
    source: tuple[Span, ...]
    speaker: str
    kind: str


def articles(gold: Path) -> Iterator[tuple[str, str, list[Right]]]:
    """Id, text and gold statements of each article with known speakers."""
    dev = {row["id"]: row for row in _rows(gold / "polnear" / "dev.jsonl")}
    for row in _rows(SPEAKERS):
        text, given = dev[row["id"]]["text"], dev[row["id"]]["attributions"]
        sources = {json.dumps(a["content"]): a["source"] for a in given}
        yield (
            row["id"],
            text,
            [
                Right(
                    _words(text, [Span(*s) for s in one["content"]]),
                    tuple(Span(*s) for s in sources[json.dumps(one["content"])]),
                    one["speaker"],
                    one["type"],
                )
                for one in row["statements"]
            ],
        )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _words(text: str, spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(m.start() for s in spans for m in _WORD.finditer(text, s.start, s.end))


def is_right(right: Right, name: str, actor: Actor | None, flags: Sequence[Flag] = ()) -> bool:
    """Whether a found speaker is the right one; ``actor`` is ``None`` for one outside the cast."""
    if right.kind == "none" or not name:
        return right.kind == "none" and not name
    ours, gold = _bare(name), _bare(right.speaker)
    named = actor.named if actor is not None else Flag.COLLECTIVE not in flags
    if right.kind == "named":
        hidden = actor is not None and actor.anonymous
        return not hidden and (ours <= gold or gold <= ours) and bool(ours)
    if right.kind == "collective" and _is_row(right.speaker):
        return {w for w in gold if w in ours} >= {part.split()[-1].lower() for part in _row(right)}
    if named and actor is not None and actor.kind == "person":
        return False
    return bool(ours & gold)


def _is_row(speaker: str) -> bool:
    return bool(re.search(r"[A-Z]\w+ and (?:\w+ )?[A-Z]", speaker))


def _row(right: Right) -> list[str]:
    return right.speaker.split(" and ")


def _bare(name: str) -> set[str]:
    low = name.lower().replace("’", "'").replace("'s", "").replace("s' ", "s ")
    return {w for w in re.findall(r"[\w']+", low.replace(".", "")) if w not in _SMALL}


def matched(gold: Sequence[Right], statements: Statements) -> dict[int, int]:
    """Gold statement to found statement, one to one, the best overlap first."""
    text = statements.article.text
    words_of = [_words(text, s.content) for s in statements]
    pairs = []
    for g, right in enumerate(gold):
        for s, words in enumerate(words_of):
            both = len(right.content & words)
            if both and both / len(right.content | words) >= 0.5:
                pairs.append((-both / len(right.content | words), g, s))
    out: dict[int, int] = {}
    for _, g, s in sorted(pairs):
        if g not in out and s not in out.values():
            out[g] = s
    return out


def measure(gold: Sequence[Right], statements: Statements, verbose: str = "") -> Counter[str]:
    """Counts of right speakers and of all, over matched statements and over gold sources."""
    out: Counter[str] = Counter()
    out["statements"] = len(gold)
    for g, s in matched(gold, statements).items():
        one, right = statements[s], gold[g]
        ok = is_right(right, one.speaker, statements.cast.get(one.speaker_id), one.flags)
        _count(out, "speaker", right.kind, ok)
        if verbose and not ok:
            words = " / ".join(x.of(statements.article.text) for x in one.source)
            print(f"  {verbose}: {right.kind} {right.speaker!r}, found {one.speaker!r}")
            print(f"      from {words!r}: {one.why}")
    last = ""
    for right in gold:
        actor, name = _resolved(statements.cast, right, last)
        last = name or last
        _count(out, "gold sources", right.kind, is_right(right, name, actor))
        words = " ".join(s.of(statements.article.text) for s in right.source)
        _count(out, "words of the source", right.kind, is_right(right, words, None))
    return out


def _resolved(people: Cast, right: Right, last: str) -> tuple[Actor | None, str]:
    if not right.source:
        return None, ""
    actor = people.resolve(right.source[0], last).actor
    return actor, actor.name if actor is not None else ""


def _count(out: Counter[str], what: str, kind: str, right: bool) -> None:
    for key in (what, f"{what}: {kind}"):
        out[key] += 1
        out[f"{key} right"] += right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path, nargs="?", default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--method", choices=["rules", "tagger"], default="tagger")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    total: Counter[str] = Counter()
    size = 0
    for name, text, gold in articles(args.gold):
        ours = statements(parse(text, name), method=args.method)
        total += measure(gold, ours, name[:24] if args.verbose else "")
        size += 1
    results = {
        key: {
            "right": total[f"{key} right"],
            "all": total[key],
            "share": round(total[f"{key} right"] / total[key], 3),
        }
        for key in sorted(total)
        if not key.endswith(" right") and key != "statements"
    }
    for key, row in results.items():
        print(f"{key:36} {row['share']:.3f}  {row['right']} of {row['all']}")
    print(f"{'statements in all':36} {total['statements']}")
    save("speakers", "PolNeAR 1.0", "dev, every fourth article", size, {args.method: results})


if __name__ == "__main__":
    main()
