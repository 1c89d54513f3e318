"""Whether two claims are the same, whoever makes them: one check by a fact-checker settles both.

The words must be alike in meaning and letter, and what a check hangs on must be the same: the
numbers, the names, who "I" is, whether it is or will or should be. Where one denies what the other
asserts, they are contrary.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from analysis.article.name_lists import titles
from analysis.corpus.claim_matching.claim_key import ClaimKey, is_whole, meaning, rarity, stem

LEAST = 1.8  # likeness from which claims are the same: chosen on pairs that were read by hand
LOOKED_AT = 0.45  # cosine of tf-idf below which no pair is looked at
FEWEST_SHARED, LEAST_EVIDENCE = 2, 4.0  # words other than names that both have, and their idf
ALIKE = 0.67  # share of each claim that must lie in the other; or else
WITHIN, MUCH_EVIDENCE = 0.94, 20.0  # of the shorter one alone, with this idf
SHORT, NEARLY = 5, 0.97  # words of a short claim, and the cosine that it needs
NEARLY_SAME = 0.85  # share of each claim in the other, of two in one article
DENIED_ALIKE = 0.95  # share where the words of one say no
_PRONOUN = re.compile(r"\W*(?:he|she|they)\b", re.IGNORECASE)
EVIDENCE, COVERED, DENIAL = 0.25, 0.3, 0.15  # what each counts in the likeness


class Relation(StrEnum):
    """How a claim stands to another."""

    SAME = "same"
    CONTRARY = "contrary"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Comparable:
    """A claim with what it is compared by.

    Args:
        key: Its words.
        about: The actors it names, by the name each has in all articles.
        speaker: Who makes it; empty where nobody is named.
    """

    key: ClaimKey
    about: tuple[str, ...] = ()
    speaker: str = ""


def relation(one: Comparable, other: Comparable, least: float = LEAST) -> Relation:
    """How two claims stand to each other.

    Args:
        one: A claim.
        other: Another.
        least: From which likeness on they are the same; see ``likeness``.

    Example:
        >>> from analysis.corpus.claim_matching.claim_key import claim_key
        >>> def said(words, denied=False): return Comparable(claim_key(words, denied))
        >>> crime = said("Violent crime in Denver rose by 12 percent last winter")
        >>> relation(crime, said("Last winter violent crime in Denver rose 12 percent")).value
        'same'
        >>> relation(crime, said("violent crime in Denver rose 12 percent last winter", True)).value
        'contrary'
        >>> relation(crime, said("Violent crime in Denver rose by 2 percent last winter")).value
        'other'
        >>> relation(crime, said("Violent crime in Boston rose by 12 percent last winter")).value
        'other'
    """
    a, b = one.key, other.key
    if a.numbers != b.numbers or a.frames != b.frames or opposed(a, b):
        return Relation.OTHER
    if names_clash(one, other) or likeness(one, other) < least:
        return Relation.OTHER
    if not (is_whole(a.text) and is_whole(b.text)):
        return Relation.OTHER
    return Relation.SAME if a.denies == b.denies else Relation.CONTRARY


def plainly_contrary(one: Comparable, other: Comparable) -> bool:
    """Whether of two claims in one article the one denies the other in nearly the same words.

    Names may differ, since one article calls the same by several names; short claims count.

    Example:
        >>> from analysis.corpus.claim_matching.claim_key import claim_key
        >>> a, b, c = (Comparable(claim_key(words)) for words in (
        ...     "the shops were robbed", "the shops were not robbed", "shops do not open here"))
        >>> plainly_contrary(a, b), plainly_contrary(a, c)
        (True, False)
    """
    a, b = one.key, other.key
    if a.numbers != b.numbers or a.frames != b.frames or a.denies == b.denies:
        return False
    return nearly_same_words(one, other) and is_whole(a.text) and is_whole(b.text)


def nearly_same_words(one: Comparable, other: Comparable) -> bool:
    """Whether nearly all of each claim, by weight, stands in the other."""
    return _covered(one.key, other.key)[0] >= NEARLY_SAME


def likeness(one: Comparable, other: Comparable) -> float:
    """How much tells that two claims are the same; 0 where too little does, seldom over 2.

    v + 0.25 ln(e) + 0.3 c, less 0.15 where the words of one say no. v is the cosine of the claims'
    mean word vectors, weighted by idf (Arora, Liang and Ma 2017, without their last step); e the
    sum of the idf of the words that both have, names left out; c the share of the shorter claim's
    squared tf-idf that lies in words of the other. It is 0 where neither claim lies well within the
    other, and for short claims and inner denials that are not nearly word for word the same. The
    weights were chosen by hand on pairs that were read (``benchmarks/memory.py``).
    """
    a, b = one.key, other.key
    shared = a.weights.keys() & b.weights.keys()
    plain = shared - _names(one) - _names(other)
    evidence = sum(map(rarity, plain))
    if len(plain) < FEWEST_SHARED or evidence < LEAST_EVIDENCE:
        return 0.0
    low, high = _covered(a, b)
    if low < ALIKE and not (high >= WITHIN and evidence >= MUCH_EVIDENCE):
        return 0.0
    vectors = float(meaning(a.text) @ meaning(b.text))
    if min(len(a.weights), len(b.weights)) < SHORT and vectors < NEARLY:
        return 0.0
    if a.negated != b.negated and low < DENIED_ALIKE:
        return 0.0
    doubt = DENIAL * (a.negated != b.negated)
    return vectors + EVIDENCE * math.log(evidence) + COVERED * high - doubt


def _covered(one: ClaimKey, other: ClaimKey) -> tuple[float, float]:
    """The share of each claim's squared tf-idf that lies in words of the other, the lower first."""
    shared = one.weights.keys() & other.weights.keys()
    low, high = sorted(sum(k.weights[s] ** 2 for s in shared) for k in (one, other))
    return low, high


def _names(claim: Comparable) -> set[str]:
    """The stems of the names that a claim has."""
    words = [*claim.key.names, *(word.lower() for name in claim.about for word in name.split())]
    return set(map(stem, words))


def alike(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two claims' weights (Salton and McGill 1983), from 0 to 1.

    Example:
        >>> round(alike({"tram": 0.6, "rain": 0.8}, {"tram": 1.0}), 2)
        0.6
    """
    short, long = sorted((one, other), key=len)
    return sum(x * long.get(stem, 0.0) for stem, x in short.items())


def opposed(one: ClaimKey, other: ClaimKey) -> bool:
    """Whether one has a word whose opposite the other has: "rose" and "fell"."""
    for pair, side in one.sides - other.sides:
        against = (pair, "2" if side == "1" else "1")
        if against in other.sides and against not in one.sides:
            return True
    return False


def names_clash(one: Comparable, other: Comparable) -> bool:
    """Whether the claims are about others: each names somebody whom the other does not.

    So too where one's "I" is nobody in the other, where "he" may be either speaker since nobody is
    named, or where two names come in another order.
    """
    if _lacks(one, other) and _lacks(other, one):
        return True
    for a, b in ((one, other), (other, one)):
        if a.key.first_person and not _has(b, a.speaker):
            return True
    shared = [name for name in one.key.names if name in other.key.names]
    if not (shared or set(one.about) & set(other.about)) and _are_others(one, other):
        return True
    return shared != [name for name in other.key.names if name in shared]


def _are_others(one: Comparable, other: Comparable) -> bool:
    """Whether both claims begin with "he", "she" or "they", who may be two speakers."""
    begin = all(_PRONOUN.match(claim.key.text) for claim in (one, other))
    return begin and "" != one.speaker != other.speaker != ""


def _lacks(one: Comparable, other: Comparable) -> bool:
    """Whether one names somebody, a place or a day that the other does not."""
    if any(not _has(other, name) for name in one.about):
        return True
    words = _words_of(other)
    return any(name not in words and not _is_title(name) for name in one.key.names)


def _has(claim: Comparable, name: str) -> bool:
    """Whether a claim is about somebody: by name, or as its own "I" or "he"."""
    if name in claim.about:
        return True
    if name == claim.speaker:
        return bool(name) and (claim.key.first_person or claim.key.third_person)
    words = [word for word in name.lower().replace(".", "").split() if not _is_title(word)]
    return bool(words) and words[-1] in claim.key.words


def _words_of(claim: Comparable) -> frozenset[str]:
    names = [*claim.about, *([claim.speaker] if claim.key.first_person else [])]
    return claim.key.words | {w for name in names for w in name.lower().replace(".", "").split()}


def _is_title(word: str) -> bool:
    return word.capitalize() in titles()
