"""How often names and pronouns are joined to the right actor, on the news documents of GUM.

    python benchmarks/actors.py [GOLD]

GOLD is the folder of the gold corpora (../shared/gold where not given). The twenty documents are
also what the weights were chosen by, so that the figures are a dev score. What is counted: the gold
mentions of persons and organisations that refer to an actor which the document names. Each gold
actor is matched with the one found actor that shares most of its names, one to one; a mention is
right where its last head word lies in a mention of that found actor. A name or pronoun that is not
found at all counts as wrong. The baseline joins names that end in the same word, and a pronoun to
the nearest actor before it that fits in number and gender.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from analysis.article import parse  # noqa: E402
from analysis.mentions import Cast, cast  # noqa: E402
from analysis.names import nouns, sex_of, titles, words_of  # noqa: E402
from analysis.spans import Span  # noqa: E402
from analysis.spotting import PRONOUNS  # noqa: E402

_PIECE = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")
_TIGHT_BEFORE = frozenset(
    (".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "’s", "'ve", "’ve", "'re", "’re", "'ll")
)
_TIGHT_AFTER = frozenset(("(", "[", "$", "#"))
_SMALL = words_of("function") | {","}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold mention: its span, the span of its head word, its cluster, ``name`` or the pronoun."""

    span: Span
    head: Span
    cluster: str
    kind: str


def documents(folder: Path) -> Iterator[tuple[str, str, list[Gold]]]:
    """Name, text and gold mentions of each document."""
    for path in sorted(folder.glob("*.conll")):
        rows = [
            line.split("\t")
            for line in path.read_text("utf-8").splitlines()
            if line and not line.startswith("# ")
        ]
        text, spans = _text([row[1] for row in rows])
        yield path.stem, text, _mentions([row[2] for row in rows], [row[1] for row in rows], spans)


def _text(words: Sequence[str]) -> tuple[str, list[Span]]:
    """Words set as a newspaper sets them; headline, date and body are parted."""
    breaks = _breaks(words)
    out, spans, at, opened = [], [], 0, Counter[str]()
    for i, word in enumerate(words):
        before = words[i - 1] if i else ""
        gap = " " if i else ""
        if word in _TIGHT_BEFORE or before in _TIGHT_AFTER or "-" in (word, before):
            gap = ""
        if word in "\"'":
            if opened[word] % 2:
                gap = ""
            opened[word] += 1
        elif before in ('"', "'") and opened[before] % 2:
            gap = ""
        gap = "\n\n" if i in breaks else gap
        out.append(gap + word)
        spans.append(Span(at + len(gap), at + len(gap) + len(word)))
        at += len(gap) + len(word)
    return "".join(out), spans


def _breaks(words: Sequence[str]) -> set[int]:
    """Before the date that follows the headline, and behind it."""
    for i, word in enumerate(words[:60]):
        if word in _DAYS and words[i + 1] == "," and re.fullmatch(r"\d{4}", words[i + 5]):
            return {i, i + 6}
    return set()


def _mentions(column: Sequence[str], words: Sequence[str], spans: Sequence[Span]) -> list[Gold]:
    open_at: dict[str, list[int]] = defaultdict(list)
    out = []
    for i, cell in enumerate(column):
        for match in _PIECE.finditer(cell) if cell != "_" else ():
            opening, single, closing = match.groups()
            if opening:
                open_at[opening].append(i)
            if (label := opening if single else closing) is not None:
                first = open_at[label].pop()
                out.append(_gold(label, first, i + 1, words, spans))
    return [replace(g, kind="other") if _row(g, out, words, spans) else g for g in out]


def _row(gold: Gold, mentions: Sequence[Gold], words: Sequence[str], spans: Sequence[Span]) -> bool:
    """Whether a mention is a row of several actors ("A of X, B and C"), which are not one actor."""
    kind = gold.cluster.split("-")[0]
    inner = [m for m in mentions if m.cluster.startswith(kind) and gold.span.holds(m.span)]
    first = [m for m in inner if m.span.start == gold.span.start and m.span != gold.span]
    if not first:
        return False
    end = min(m.span.end for m in first)
    last = [m for m in inner if m.span.end == gold.span.end and m.span.start > end]
    joined = {w for w, s in zip(words, spans, strict=True) if end <= s.start < gold.span.end}
    return bool(last) and "and" in joined


def _gold(label: str, first: int, end: int, words: Sequence[str], spans: Sequence[Span]) -> Gold:
    kind, number = label.split("-")[:2]
    inner = list(range(first, end))
    while len(inner) > 1 and words[inner[-1]] in ("'s", "’s", ".", ",", "'"):
        inner.pop()
    stop = next((k for k, i in enumerate(inner) if k and words[i].lower() in _SMALL), len(inner))
    head = inner[stop - 1]
    if words[head] in titles() and words[inner[-1]][0].isupper() and kind == "person":
        head = inner[-1]
    word = words[head]
    form = "other"
    if len(inner) == 1 and word.lower() in PRONOUNS:
        form = word.lower()
    elif word[0].isupper() and word not in titles() and word.lower() not in nouns():
        form = "name" if word.lower() not in words_of("function") else "other"
    elif word[0].isupper() and len(inner) > 1 and words[inner[stop - 2]][0].isupper():
        form = "name" if words[inner[stop - 2]].lower() not in words_of("function") else "other"
    return Gold(Span(spans[first].start, spans[end - 1].end), spans[head], f"{kind}-{number}", form)


def found_at(people: Cast, head: Span) -> int:
    """The actor of the smallest mention over a head word; -1 where there is none."""
    over = [m for m in people.touching(head) if m.span.holds(head)]
    return min(over, key=lambda m: len(m.span)).actor if over else -1


def aligned(pairs: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Gold actor to found actor, one to one, the pairs that share most names first."""
    out: dict[str, int] = {}
    for (cluster, actor), _ in Counter(pairs).most_common():
        if actor >= 0 and cluster not in out and actor not in out.values():
            out[cluster] = actor
    return out


def measure(text: str, gold: Sequence[Gold], people: Cast) -> Counter[str]:
    """Counts of right and all: names, pronouns, and both for the baseline."""
    named = {
        g.cluster for g in gold if g.kind == "name" and g.cluster.startswith(("person", "organ"))
    }
    wanted = [g for g in gold if g.cluster in named and g.kind != "other"]
    names = [g for g in wanted if g.kind == "name"]
    ours = {g: found_at(people, g.head) for g in wanted}
    plain = baseline(text, wanted, people)
    out: Counter[str] = Counter()
    for who, joined in (("", ours), ("baseline ", plain)):
        match = aligned([(g.cluster, joined[g]) for g in names])
        for g in wanted:
            right = joined[g] >= 0 and match.get(g.cluster) == joined[g]
            kind = "names" if g.kind == "name" else "pronouns"
            out[f"{who}{kind}"] += 1
            out[f"{who}{kind} right"] += right
            if kind == "pronouns":
                group = PRONOUNS[g.kind][0] or "plural"
                out[f"{who}pronouns {group}"] += 1
                out[f"{who}pronouns {group} right"] += right
    return out


def baseline(text: str, wanted: Sequence[Gold], people: Cast) -> dict[Gold, int]:
    """Names by their last word; a pronoun to the nearest name before it of fitting gender."""
    numbers: dict[str, int] = {}
    out: dict[Gold, int] = {}
    trail: list[tuple[int, str, str]] = []
    for g in sorted(wanted, key=lambda g: (g.head.start, g.kind != "name")):
        if g.kind == "name":
            mention = next((m for m in people.touching(g.head) if m.span.holds(g.head)), None)
            words = (mention.span if mention else g.head).of(text).split()
            out[g] = numbers.setdefault(words[-1].lower(), len(numbers))
            kind = g.cluster.split("-")[0] if mention is None else people.actors[mention.actor].kind
            trail.append(
                (out[g], kind, sex_of([w for w in words if w.rstrip(".") not in titles()]))
            )
            continue
        sex, number = PRONOUNS[g.kind]
        person = sex in ("m", "f", "1", "2", "who") and number != "p"
        fits = (
            actor
            for actor, kind, own in reversed(trail)
            if (kind == "person") == person and (sex not in ("m", "f") or own in ("", sex))
        )
        out[g] = next(fits, -1)
    return out


def main(argv: Sequence[str]) -> int:

    folder = Path(argv[1]) if len(argv) > 1 else ROOT.parent / "shared" / "gold"
    total: Counter[str] = Counter()
    for name, text, gold in documents(folder / "coreference"):
        counts = measure(text, gold, cast_of(text, name))
        total += counts
        print(f"{name:28} names {share(counts, 'names')}  pronouns {share(counts, 'pronouns')}")
    for key in sorted(k for k in total if not k.endswith(" right")):
        print(f"{key:28} {share(total, key)}  of {total[key]}")
    return 0


def cast_of(text: str, name: str) -> Cast:
    """The cast of a document as a user gets it."""
    return cast(parse(text, name))


def share(counts: Counter[str], key: str) -> str:
    return f"{counts[f'{key} right'] / counts[key]:.3f}" if counts[key] else "  -  "


if __name__ == "__main__":
    raise SystemExit(main(sys.argv))
