"""A claim as it is compared: weighted words, numbers, names, denial, what it is framed by.

Words are weighted by tf-idf (Spärck Jones 1972): the rarer a word is in the reference corpus that
Sayso carries, the more it counts. So a claim's key hangs on nothing but the claim.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from analysis.article.denial_words import denies
from analysis.article.lexicon import word_set
from analysis.article.passage import passage
from analysis.claims.main_clause import main_clause
from analysis.common.number_words import SCALES, SMALL
from analysis.common.resources import rows
from analysis.common.slim_imports import load_nltk

FEWEST = 4  # words that carry sense; of fewer ("it is a hoax") nobody knows what they are about
_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+)*"
)
_ASKED = re.compile(r"(?:to|how|why|what|whether|who|which|where|when)\b", re.IGNORECASE)
_PLURAL_VERB = re.compile(
    r"\b(?=([^\W\d_]+[^\W\d_s]s|people|children|[Tt]hey|[Ww]e) +([^\W\d_]{2,})(?<!s)(?<!ing)(?<!ed)"
    r"(?<!ly)\b)"
)
_FIRST_PERSON = frozenset(
    [
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
        "i'm",
        "i've",
        "i'd",
        "i'll",
    ]
)
_THIRD_PERSON = frozenset(
    ["he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs"]
)
# "One" and "zero" are seldom a number that tells two claims apart.
_SMALL = MappingProxyType({word: number for word, number in SMALL.items() if number > 1})
_AMOUNTS = frozenset(["a", "an", "half", "more", "about", "nearly", "almost", "over", "up", "as"])
# What a claim is framed by: it is not the same that somebody did, will, should or may do a thing.
_FRAMES = MappingProxyType({
    "will": "will", "would": "will", "shall": "will", "won't": "will", "wouldn't": "will",
    "should": "should", "must": "should", "ought": "should", "need": "should", "needs": "should",
    "shouldn't": "should", "may": "may", "might": "may", "could": "can", "if": "if",
    "unless": "if", "whether": "whether", "want": "want", "wants": "want", "wanted": "want",
    "try": "try", "tried": "try", "trying": "try",
    "said": "said", "says": "said", "say": "said",
    "only": "only", "except": "only", "until": "until", "another": "more", "additional": "more",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class ClaimKey:
    """What of a claim is compared.

    Args:
        text: The claim.
        weights: For each stem its tf-idf; the squares of all add up to 1.
        numbers: The numbers, as figures.
        names: Names by their words, in the order in which they first come.
        words: Every word in small letters.
        negated: Whether its own words say no.
        denies: Whether it is that something is not so.
        frames: Whether it tells what will, should or may be, or what is if.
        sides: Of pairs of opposites ("rise", "fall"), which side it has.
        first_person: Whether its speaker speaks of himself.
        third_person: Whether somebody in it is only "he", "she" or "they".
    """

    text: str
    weights: Mapping[str, float]
    numbers: tuple[str, ...]
    names: tuple[str, ...]
    words: frozenset[str]
    negated: bool
    denies: bool
    frames: frozenset[str]
    sides: frozenset[tuple[str, str]]
    first_person: bool
    third_person: bool

    @property
    def comparable(self) -> bool:
        """Whether there is enough to compare."""
        return len(self.weights) >= FEWEST


@lru_cache(maxsize=100_000)
def claim_key(words: str, denied: bool = False) -> ClaimKey:
    """What of a claim is compared.

    Args:
        words: The claim.
        denied: Whether its voice denies it.

    Example:
        >>> key = claim_key("Crime in Denver rose by 1.5 million dollars", denied=True)
        >>> key.numbers, key.names, key.denies, sorted(key.weights)[:2]
        (('1500000',), ('denver',), True, ['crime', 'denver'])
    """
    tokens = [(m[0], m.start()) for m in _TOKEN.finditer(words.replace("’", "'"))]
    low = [_bare(word) for word, _ in tokens]
    counts = Counter(stem(word) for word in low if _carries(word))
    raw = {one: (1 + math.log(n)) * rarity(one) for one, n in counts.items()}
    mass = math.sqrt(sum(x * x for x in raw.values()))
    negated = sum(map(denies, low)) % 2 == 1
    pairs = _pairs()
    return ClaimKey(
        text=words,
        weights=MappingProxyType({one: x / mass for one, x in raw.items()}),
        numbers=_numbers(low),
        names=tuple(dict.fromkeys(_names(words, tokens))),
        words=frozenset(low),
        negated=negated,
        denies=negated != denied,
        frames=_frames(low),
        sides=frozenset(side for word in low for side in pairs.get(word, ())),
        first_person=not _FIRST_PERSON.isdisjoint(low),
        third_person=not _THIRD_PERSON.isdisjoint(low),
    )


def _bare(word: str) -> str:
    low = word.lower()
    return low.removesuffix("'s").rstrip("'") if not low[0].isdigit() else low


def _carries(word: str) -> bool:
    """Whether a word carries sense of its own."""
    small = word in word_set("function_words") or word in _SMALL or word in SCALES
    return len(word) > 1 and not word[0].isdigit() and not small and not denies(word)


def _numbers(words: Sequence[str]) -> tuple[str, ...]:
    """The numbers among words as figures, in order of size; one with a scale is one number."""
    out: list[float] = []
    joined = False  # whether the word before is a part of a number
    for word in words:
        value = _value(word)
        if value is not None:
            out.append(value)
        elif word in SCALES and joined:
            out[-1] *= SCALES[word]
        joined = value is not None or (word in SCALES and joined)
    return tuple(f"{value:.10g}" for value in sorted(set(out)))


def _frames(words: Sequence[str]) -> frozenset[str]:
    """What a claim is framed by; "1,500 more" are others than 1,500."""
    out = {_FRAMES[word] for word in words if word in _FRAMES}
    for number, word, behind in zip(words, words[1:], (*words[2:], ""), strict=False):
        if word == "more" and behind != "than" and (_value(number) or number in SCALES):
            out.add("more")
    return frozenset(out)


def _value(word: str) -> float | None:
    if word in _SMALL:
        return float(_SMALL[word])
    if not word[0].isdigit():
        return None
    try:
        return float(word.replace(",", ""))
    except ValueError:  # 1.2.2020
        return None


def _names(words: str, tokens: Sequence[tuple[str, int]]) -> list[str]:
    """The words with a capital, in small letters; at the start of a sentence only rare ones."""
    out = []
    known = word_set("function_words")
    for word, start in tokens:
        low = _bare(word)
        if not word[0].isupper() or low in known or low in _FIRST_PERSON or len(low) < 2:
            continue
        before = words[:start].rstrip("“‘\"' ")
        opens = not before or before[-1] in ".!?:;…"
        if not opens or word.isupper() or stem(low) not in _common():
            out.append(low.replace(".", ""))
    return out


@cache
def _stemmer() -> Any:
    return load_nltk("stem.porter").PorterStemmer()


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its ending (Porter 1980)."""
    return str(_stemmer().stem(word.replace(".", "")))


@cache
def _common() -> Mapping[str, int]:
    """The stems of the reference corpus, and in how many of its articles each stands at most."""
    from analysis.rhetoric.reference import shipped

    out: Counter[str] = Counter()
    for word, (_, articles) in shipped().words.items():
        if word[0].isalpha():
            one = stem(word)
            out[one] = max(out[one], articles)
    return out


@lru_cache(maxsize=200_000)
def rarity(one: str) -> float:
    """A stem's inverse document frequency, ln((N + 1) / (n + 1)), n the articles with it of N."""
    from analysis.rhetoric.reference import shipped

    return math.log((shipped().articles + 1) / (_common().get(one, 1) + 1))


@lru_cache(maxsize=50_000)
def meaning(words: str) -> Any:
    """The mean of a claim's word vectors, the rarer words counting more (of length 1)."""
    from analysis.tagger.word_vectors import mean_vector

    low = [_bare(m[0]) for m in _TOKEN.finditer(words.replace("’", "'"))]
    parts = (part for word in low if _carries(word) for part in {word, *re.split("[-']", word)})
    return mean_vector(words, {part: rarity(stem(part)) for part in parts if _carries(part)})


@lru_cache(maxsize=50_000)
def is_whole(words: str) -> bool:
    """Whether a claim is a proposition: it has a finite verb, and is no question put indirectly.

    Example:
        >>> is_whole("the tram was closed"), is_whole("the old tram"), is_whole("to close the tram")
        (True, False, False)
        >>> is_whole("the night trams wake hundreds of families"), is_whole("the trams of Northam")
        (True, False)
        >>> is_whole("the inquiry opened by the council"), is_whole("fares dropped by a third")
        (False, True)
    """
    if _ASKED.match(words):
        return False
    for sentence in passage(words).sentences:
        low = [word.low for word in sentence.pieces]
        if any(not _is_passive(low, v.at) for v in main_clause(words, sentence.pieces).verbs):
            return True
    # "The night trams wake us": a verb that no list of verbs has, behind its plural subject.
    known = word_set("function_words")
    return any(m[2].lower() not in known for m in _PLURAL_VERB.finditer(words))


def _is_passive(words: Sequence[str], at: int) -> bool:
    """Whether a verb only belongs to a noun: "the inquiry opened by the council"."""
    by, behind = (*words[at + 1 : at + 3], "", "")[:2]
    amount = behind in _AMOUNTS or behind in _SMALL or behind[:1].isdigit()
    return words[at].endswith("ed") and by == "by" and not amount


@cache
def _pairs() -> Mapping[str, tuple[tuple[str, str], ...]]:
    out: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in rows("opposites"):
        out[row["word"]] = (*out.get(row["word"], ()), (row["pair"], row["side"]))
    return out
