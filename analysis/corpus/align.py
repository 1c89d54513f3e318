"""What is the same in several articles: actors by their names, statements and claims by words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.actors.name_match import PERSON, clues, kinds_fit, name_words, same_actor
from analysis.article.name_lists import kind_of
from analysis.article.similarity import SAME_WORDS, plain, same_claim, words_alike
from analysis.claims.claim import Claim
from analysis.claims.relations import says_no
from analysis.statements.statements import Statement

if TYPE_CHECKING:
    from analysis.corpus.compare import Read

ARTICLES = ("a", "an", "the")
NO_KINDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Quoted:
    """One article's version of words that several articles quote or tell."""

    label: str
    statement: Statement
    words: str
    alike: float


def canonical(names: Sequence[str], kinds: Mapping[str, str] = NO_KINDS) -> Mapping[str, str]:
    """For each name the fullest that surely means the same actor.

    Two names mean the same where ``analysis.actors.name_match`` says so; one that fits several
    actors ("Lee" beside Ann and Tom Lee) stands for itself.

    Args:
        names: The names.
        kinds: The kind of actor that each is of, where it is known; else its words tell.

    Example:
        >>> known = canonical(["Obama", "Barack Obama", "Bob Menendez", "Robert Menendez"])
        >>> known["Obama"], known["Bob Menendez"]
        ('Barack Obama', 'Robert Menendez')
        >>> canonical(["Lee", "Ann Lee", "Tom Lee"])["Lee"]
        'Lee'
    """
    kind = {name: kinds.get(name) or _kind(name) for name in names}
    namesakes: dict[str, list[str]] = defaultdict(list)
    hints = {name: clues(name, kind[name]) for name in names}
    for name, words in hints.items():
        for word in words:
            namesakes[word].append(name)

    def one_actor(name: str, other: str) -> bool:
        return kinds_fit(kind[name], kind[other]) and same_actor(name, other, kind[name])

    out = {}
    for name, words in hints.items():
        near = dict.fromkeys(other for word in words for other in namesakes[word])
        same = [other for other in near if other != name and one_actor(name, other)]
        sure = all(one_actor(a, b) for a, b in combinations(same, 2))
        out[name] = min([name, *same] if sure else [name], key=_fullest)
    return {name: out[best] for name, best in out.items()}


def _kind(name: str) -> str:
    words = name_words(name)
    bare = words[1:] if words and words[0].lower() in ARTICLES else words
    return (kind_of(bare) if bare else "") or PERSON


def _fullest(name: str) -> tuple[int, int, int, str]:
    """Orders names: most words first, then the longest; of equals the one without an article."""
    words = [word for word in name.split() if word.lower() not in ARTICLES]
    return -len(words), -len(" ".join(words)), len(name), name


def same_words(read: Sequence[Read], alike: float = SAME_WORDS) -> tuple[tuple[Quoted, ...], ...]:
    """The quotations that two articles or more have: each group with every article's version.

    Two statements are the same where their words are alike, see ``analysis.article.similarity``,
    and at least one of them is quoted. Each article has one version, the best.
    """
    pool = [(one, s, one.statements.words(s)) for one in read for s in one.statements]
    pool.sort(key=lambda entry: (entry[1].kind == "indirect", -len(entry[2])))
    taken: set[tuple[str, int]] = set()
    groups = []
    for one, s, words in pool:
        if s.kind == "indirect" or (one.label, s.number) in taken:
            continue
        best: dict[str, Quoted] = {one.label: Quoted(one.label, s, words, 100.0)}
        for other, t, other_words in pool:
            if other.label == one.label or (other.label, t.number) in taken:
                continue
            score = words_alike(words, other_words)
            rival = best.get(other.label)
            if score >= alike and (rival is None or score > rival.alike):
                best[other.label] = Quoted(other.label, t, other_words, score)
        if len(best) > 1:
            taken |= {(q.label, q.statement.number) for q in best.values()}
            groups.append(tuple(best[o.label] for o in read if o.label in best))
    return tuple(groups)


def lone_claims(read: Sequence[Read]) -> Iterator[tuple[str, list[Claim]]]:
    """For each article the claims that no other one makes."""
    claimed = {
        one.label: [(c, one.claimed.words(c)) for c in one.claimed if c.claimed] for one in read
    }
    for label, own in claimed.items():
        others = [pair for other, pairs in claimed.items() if other != label for pair in pairs]
        yield label, [c for c, words in own if not any(_repeats(c, words, *o) for o in others)]


def _repeats(claim: Claim, words: str, other: Claim, other_words: str) -> bool:
    if says_no(claim, words) != says_no(other, other_words):
        return False
    return plain(words) == plain(other_words) or same_claim(words, other_words)
