"""How often names and pronouns are joined to the right actor, on the news documents of GUM.

    python -m benchmarks.actors [GOLD]

GOLD is the folder of the gold corpora (../shared/gold where not given). What is counted: the gold
mentions of persons and organisations that refer to an actor which the document names.

names      Each gold actor is matched with the one found actor that shares most of its names, one to
           one; a name is right where it is joined to that one. Two actors made one, or one torn
           into two, both cost.
pronouns   A pronoun is right where the found actor it is joined to is the gold one: where most of
           the names and descriptions of the found actor are of the gold actor. Beside it stands
           the stricter figure that asks for the matched actor, as names do.

What is not found at all counts as wrong. Rows of several actors ("A and B") are not counted, nor
names that only begin a longer one ("Andy Warhol" of the Andy Warhol Foundation). The baseline joins
names that end in the same word, and a pronoun to the nearest actor before it that fits in number
and gender. The weights were chosen on these same documents: the figures are dev scores.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from analysis.actors.cast import Cast  # noqa: E402
from analysis.actors.mention_candidates import PRONOUNS  # noqa: E402
from analysis.article.article import parse  # noqa: E402
from analysis.article.name_lists import nouns, sex_of, titles, words_of  # noqa: E402
from analysis.article.spans import Span  # noqa: E402
from analysis.statements.actor_table import spoken  # noqa: E402
from analysis.statements.statements import statements  # noqa: E402
from benchmarks.results import save  # noqa: E402

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
    last = {span.end: i for i, span in enumerate(spans)}
    return [
        replace(g, kind="other" if _row(g, out, words, spans) else "part")
        if g.kind == "name" and (_row(g, out, words, spans) or _part(g, out, words, last))
        else g
        for g in out
    ]


def _part(gold: Gold, mentions: Sequence[Gold], words: Sequence[str], last: dict[int, int]) -> bool:
    """Whether a name is the beginning of a longer one ("Andy Warhol" of his Foundation)."""
    at = last[gold.span.end] + 1
    if at >= len(words) or not words[at][0].isupper():
        return False
    return any(
        m.span.holds(gold.span) and m.span.end > gold.span.end and m.cluster != gold.cluster
        for m in mentions
    )


def _row(gold: Gold, mentions: Sequence[Gold], words: Sequence[str], spans: Sequence[Span]) -> bool:
    """Whether a mention is a row of several actors ("A of X, B and C"), which are not one actor."""
    kind = gold.cluster.split("-")[0]
    inner = [m for m in mentions if m.cluster.startswith(kind) and gold.span.holds(m.span)]
    ands = [s for w, s in zip(words, spans, strict=True) if w == "and" and gold.span.holds(s)]
    return any(
        one.span.end <= a.start and a.end <= other.span.start and other.span.end == gold.span.end
        for a in ands
        for one in inner
        for other in inner
    )


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
    wanted = [g for g in gold if g.cluster in named and g.kind not in ("other", "part")]
    ours = {g: found_at(people, g.head) for g in gold}
    plain = baseline(text, wanted, people)
    out: Counter[str] = Counter()
    out["left out: names inside longer names"] = sum(
        g.kind == "part" and g.cluster in named for g in gold
    )
    for who, joined in (("", ours), ("baseline ", plain)):
        match = aligned([(g.cluster, joined[g]) for g in wanted if g.kind == "name"])
        means = meant(gold, joined)
        for g in wanted:
            strict = joined[g] >= 0 and match.get(g.cluster) == joined[g]
            if g.kind == "name":
                _count(out, f"{who}names", strict)
                continue
            right = means.get(joined[g]) == g.cluster
            _count(out, f"{who}pronouns", right)
            _count(out, f"{who}pronouns, one to one", strict)
            _count(out, f"{who}pronouns: {_group_of(g.kind)}", right)
    return out


def meant(gold: Sequence[Gold], joined: Mapping[Gold, int]) -> dict[int, str]:
    """For each found actor the gold actor that most of its names and descriptions are of."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for g in gold:
        if g.kind not in PRONOUNS and joined.get(g, -1) >= 0:
            votes[joined[g]][g.cluster] += 1
    return {actor: clusters.most_common(1)[0][0] for actor, clusters in votes.items()}


def _count(out: Counter[str], key: str, right: bool) -> None:
    out[key] += 1
    out[f"{key} right"] += right


def _group_of(pronoun: str) -> str:
    sex, number = PRONOUNS[pronoun]
    names = {"m": "he", "f": "she", "n": "it", "1": "I, we", "2": "you"}
    return names.get(sex, "they" if number == "p" else sex)


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
    size = 0
    for name, text, gold in documents(folder / "coreference"):
        counts = measure(text, gold, cast_of(text, name))
        total += counts
        size += 1
        print(f"{name:28} names {_share(counts, 'names')}  pronouns {_share(counts, 'pronouns')}")
    results = {
        who: {
            key.removeprefix("baseline "): {
                "right": total[f"{key} right"],
                "all": total[key],
                "share": round(total[f"{key} right"] / total[key], 3),
            }
            for key in sorted(total)
            if key.startswith("baseline") == (who == "baseline") and f"{key} right" in total
        }
        for who in ("sayso", "baseline")
    }
    for who, rows in results.items():
        for key, row in rows.items():
            print(f"{who:9} {key:28} {row['share']:.3f}  of {row['all']}")
    left = "left out: names inside longer names"
    split = "all 20 news documents; the weights were chosen on them"
    save("actors", "GUM", split, size, {"scores": results, left: total[left]})
    return 0


def cast_of(text: str, name: str) -> Cast:
    """The cast of a document as a user of the report gets it."""
    return spoken(statements(parse(text, name)))


def _share(counts: Counter[str], key: str) -> str:
    return f"{counts[f'{key} right'] / counts[key]:.3f}" if counts[key] else "  -  "


if __name__ == "__main__":
    raise SystemExit(main(sys.argv))
