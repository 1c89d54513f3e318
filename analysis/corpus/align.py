"""What is the same in several articles: actors by their names, statements and claims by words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.claims.claim import Claim
from analysis.claims.relations import SAME
from analysis.statements.statements import Statement

if TYPE_CHECKING:
    from analysis.corpus.compare import Read

ALIKE = 85  # rapidfuzz partial ratio from which two quotations are the same
SHORTEST = 4  # words of a quotation that can be told apart
TITLES = frozenset(
    ["a", "an", "the", "mr", "mrs", "ms", "dr", "sen", "sir", "president", "senator", "minister"]
)


@dataclass(frozen=True, slots=True)
class Quoted:
    """One article's version of words that several articles quote or tell."""

    label: str
    statement: Statement
    words: str
    alike: float


def canonical(names: Sequence[str]) -> Mapping[str, str]:
    """For each name the longest that surely means the same actor.

    Example:
        >>> known = canonical(["Obama", "Barack Obama", "the Senate", "Senate"])
        >>> known["Obama"], known["the Senate"]
        ('Barack Obama', 'Senate')
        >>> canonical(["Lee", "Ann Lee", "Tom Lee"])["Lee"]
        'Lee'
    """
    plain = {name: _bare(name) for name in names}
    out = {}
    for name, words in plain.items():
        longer = {
            other
            for other in plain.values()
            if words and len(other) > len(words) and _edge(words, other)
        }
        tops = {o for o in longer if not any(len(p) > len(o) and _edge(o, p) for p in longer)}
        wanted = tops.pop() if len(tops) == 1 else words
        same = [other for other, its in plain.items() if its == wanted]
        out[name] = min(same, key=lambda other: (len(other), other)) if same else name
    return out


def same_words(read: Sequence[Read], alike: float = ALIKE) -> tuple[tuple[Quoted, ...], ...]:
    """The quotations that two articles or more have: each group with every article's version.

    Two statements are the same where rapidfuzz's partial ratio of their words is
    ``alike`` or more, and at least one of them is quoted. Each article has one version, the best.
    """
    pool = [(one, s, one.said.words(s)) for one in read for s in one.said]
    pool = [entry for entry in pool if len(entry[2].split()) >= SHORTEST]
    pool.sort(key=lambda entry: (entry[1].kind == "indirect", -len(entry[2])))
    taken: set[tuple[str, int]] = set()
    groups = []
    for one, s, words in pool:
        if s.kind == "indirect" or (one.label, s.number) in taken:
            continue
        best: dict[str, Quoted] = {one.label: Quoted(one.label, s, words, 100.0)}
        for other, t, told in pool:
            if other.label == one.label or (other.label, t.number) in taken:
                continue
            score = _ratio(words, told)
            rival = best.get(other.label)
            if score >= alike and (rival is None or score > rival.alike):
                best[other.label] = Quoted(other.label, t, told, score)
        if len(best) > 1:
            taken |= {(q.label, q.statement.number) for q in best.values()}
            groups.append(tuple(best[o.label] for o in read if o.label in best))
    return tuple(groups)


def lone_claims(read: Sequence[Read]) -> Iterator[tuple[str, list[Claim]]]:
    """For each article the claims that no other one makes (token-set ratio below ``SAME``)."""
    from rapidfuzz import fuzz

    claimed = {one.label: [c for c in one.claimed if c.claimed] for one in read}
    words = {one.label: [one.claimed.words(c).lower() for c in claimed[one.label]] for one in read}
    for one in read:
        rest = [w for label, others in words.items() if label != one.label for w in others]
        yield (
            one.label,
            [
                c
                for c, own in zip(claimed[one.label], words[one.label], strict=True)
                if not any(fuzz.token_set_ratio(own, other) >= SAME for other in rest)
            ],
        )


def _bare(name: str) -> tuple[str, ...]:
    words = tuple(w.strip(".,").lower() for w in name.replace("’", "'").split())
    while words and words[0] in TITLES:
        words = words[1:]
    return words


def _edge(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the shorter name is the family name of the longer one."""
    return len(short) == 1 and len(long) <= 3 and long[-1] == short[0]


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz, utils

    short, long = sorted((_plain(one), _plain(other)), key=len)
    if len(short.split()) < SHORTEST:
        return 0.0
    return float(fuzz.partial_ratio(short, long, processor=utils.default_process))


def _plain(words: str) -> str:
    return " ".join(words.replace("’", "'").strip("\"'“”‘ .,").lower().split())
