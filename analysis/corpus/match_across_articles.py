"""Which names, in several articles, are one actor's."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.actors.body_names import initials, thing_key
from analysis.actors.name_match import PERSON, clues, kinds_fit, name_words, same_actor
from analysis.article.name_lists import kind_of, without_country

if TYPE_CHECKING:
    from analysis.corpus.compare import Read

ARTICLES = ("a", "an", "the")
FAR_MORE = 5  # times as many mentions, from which on a surname is surely this person's
NO_KINDS: Mapping[str, str] = MappingProxyType({})


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
        return kinds_fit(kind[name], kind[other]) and same_across(name, other, kind[name])

    out = {}
    for name, words in hints.items():
        near = dict.fromkeys(other for word in words for other in namesakes[word])
        same = [other for other in near if other != name and one_actor(name, other)]
        sure = all(one_actor(a, b) for a, b in combinations(same, 2))
        out[name] = min([name, *same] if sure else [name], key=_fullest)
    return {name: out[best] for name, best in out.items()}


def same_across(name: str, other: str, kind: str) -> bool:
    """Whether two names of two articles are one actor's.

    A short name of a body may be another's where the article does not say: a GOP is not the Kansas
    GOP. Its initials, and other spellings of the whole name, are its own.

    Example:
        >>> same_across("GOP", "Kansas GOP", "organisation")
        False
        >>> same_across("IAEA", "International Atomic Energy Agency", "organisation")
        True
    """
    if kind in (PERSON, "place"):
        return same_actor(name, other, kind)
    short, long = sorted((name, other), key=len)
    keys = {
        thing_key(name_words(without_country(one), kind) or (one,), kind) for one in (name, other)
    }
    letters = short.replace(".", "")
    return len(keys) == 1 or (letters.isupper() and letters in initials(long))


def _kind(name: str) -> str:
    words = name_words(name)
    bare = words[1:] if words and words[0].lower() in ARTICLES else words
    return (kind_of(bare) if bare else "") or PERSON


def _fullest(name: str) -> tuple[int, int, int, str]:
    """Orders names: most words first, then the longest; of equals the one without an article."""
    words = [word for word in name.split() if word.lower() not in ARTICLES]
    return -len(words), -len(" ".join(words)), len(name), name


def same_names(read: Sequence[Read]) -> Mapping[str, str]:
    """For each actor's name, in any of the articles, the name that all of them share.

    A surname alone that fits several persons is that of the one whom the other articles name
    ``FAR_MORE`` times as often as all the rest, unless its own article tells the two apart.
    """
    kinds = {row.actor.name: row.actor.kind for one in read for row in one.people}
    known = dict(canonical(list(kinds), kinds))
    own: dict[str, set[str]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    for one in read:
        for row in one.people:
            own[row.actor.name] |= {other.actor.name for other in one.people}
            mentions[row.actor.name] += len(row.mentions)
    for name, kind in kinds.items():
        if " " in name or kind != PERSON or known[name] != name:
            continue
        weights: Counter[str] = Counter()
        for other in kinds:
            if other != name and kinds[other] == PERSON and same_actor(name, other, PERSON):
                weights[known[other]] += mentions[other]
        ((best, most), *_) = weights.most_common(1) or (("", 0),)
        rest = weights.total() - most
        if best and best not in own[name] and most >= FAR_MORE * max(1, rest):
            known[name] = best
    return known
