"""Whether two texts say the same: every threshold by which Sayso decides that, and what uses it.

All compare words, not meaning: a paraphrase in other words is missed. The scores are rapidfuzz's,
from 0 to 100, over words without marks and capitals. None of the thresholds is fitted to labelled
pairs, but those for stretches: each was set by hand while reading what it joined in the seeds and
in a few articles of PolNeAR's dev part, and ``tests/test_similarity.py`` holds pairs on either side
of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from analysis.article.spans import Span

# Two versions of one quotation or statement: outlets and editions cut and polish, so a word in
# seven may be another (partial ratio), while two sentences on one subject share fewer.
SAME_WORDS = 85
FEWEST_WORDS = 4  # of the shorter version; fewer ("he said no") stand in any text by chance
# Two articles' versions of one quotation, word by word: how much of the shorter stretch must be
# equal words, how many of these at least, and how many that carry meaning; fewer where one speaker
# is quoted in both, more where there are two speakers. Chosen on five triples of articles, read by
# hand (benchmarks/compare.py).
STRETCH_SHARE = 0.75
STRETCH_WORDS, STRETCH_CONTENT = 5, 3
FRAGMENT_CONTENT, FRAGMENT_UNQUOTED = 2, 4
STRETCH_TWO_SPEAKERS = 8
# A claim that another article tells: how much of it, the rarer words the heavier, a passage must
# have. Lower than for two claims: the other article need not put it forward as one.
TOLD_SHARE = 0.45
TOLD_FEWEST = 3  # words that carry meaning, of a claim that is looked for
# From this share on a passage that denies what the claim asserts says the contrary.
TOLD_CONTRARY = 0.8
# Words of a correction in an article that was edited since. Stricter than two quotations: it is the
# best of all stretches of an article, and a wrong place gives words to the wrong speaker.
FOUND_AGAIN = 88
FEWEST_CHARACTERS = 12  # of words that are looked for in that way; fewer must stand as they are
# Two claims with one set of content words, whatever their order (token-set ratio). Since order does
# not count and one word may tell who did it, more must be shared than of a quotation.
SAME_CLAIM = 88
# Two claims of one article that put forward the same numbers: chosen on readings of train articles.
SAME_WITHIN = 88
# Two claims of which one denies the other. The denial brings words of its own ("never", "denied"),
# so fewer need be shared; that all of one stands in the other is not enough (token-sort ratio).
CONTRARY_CLAIM = 72
LEAST_KEY = 16  # characters of content words; two or three words are no claim to compare
# How many times as long the longer of two claims may be: beyond that it says more. From a trial
# with readers (docs/reading-trial.md), who met claims joined by nothing but the same names.
LONGER = 1.8
# Two articles of which one is a copy: estimated Jaccard similarity of their runs of five words,
# from 0 to 1. A half is what a wire story keeps that got another head and lost its end.
COPIED = 0.5
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def words_alike(one: str, other: str) -> float:
    """How much of the shorter text stands in the longer one, from 0 to 100; 0 for a few words.

    Example:
        >>> round(words_alike("It will rain all day.", "“It will rain all day,” she said."))
        100
    """
    from rapidfuzz import fuzz, utils

    short, long = sorted((plain(one), plain(other)), key=len)
    if len(short.split()) < FEWEST_WORDS:
        return 0.0
    return float(fuzz.partial_ratio(short, long, processor=utils.default_process))


def same_words(one: str, other: str, least: float = SAME_WORDS) -> bool:
    """Whether two quotations are one, or one is a part of the other; small changes do not count.

    Example:
        >>> same_words("It will rain here all day.", "“It would rain here all day,” she said.")
        True
        >>> same_words("It will rain all day.", "It will snow in the hills.")
        False
    """
    return words_alike(one, other) >= least


def closest(words: str, others: Sequence[str]) -> int:
    """Which of some texts is a version of this one, the most alike as a whole; -1 for none.

    Example:
        >>> closest("Rents will fall by May.", ["It rained.", "Rents will fall in May."])
        1
    """
    from rapidfuzz import fuzz

    whole = [fuzz.ratio(plain(words), plain(other)) for other in others]
    fit = [at for at, other in enumerate(others) if whole[at] >= SAME_WORDS]
    fit = fit or [at for at, other in enumerate(others) if same_words(words, other)]
    return max(fit, key=whole.__getitem__, default=-1)


def same_claim(one: str, other: str, least: float = SAME_CLAIM) -> bool:
    """Whether two claims have the same content words, whatever their order.

    Whether either is denied is not looked at.

    Example:
        >>> same_claim("Crime rose sharply in Denver.", "In Denver, crime rose sharply")
        True
        >>> same_claim("Crime rose sharply in Denver.", "Crime fell slightly in Boston.")
        False
    """
    from rapidfuzz import fuzz

    a, b = _key(one), _key(other)
    return _comparable(a, b) and fuzz.token_set_ratio(a, b) >= least


def contrary_claim(one: str, other: str) -> bool:
    """Whether two claims, one of which denies what the other asserts, are about the same thing.

    Example:
        >>> contrary_claim("Crime rose sharply in Denver.", "Crime never rose sharply in Denver.")
        True
    """
    from rapidfuzz import fuzz

    a, b = _key(one), _key(other)
    return _comparable(a, b) and fuzz.token_sort_ratio(a, b) >= CONTRARY_CLAIM


def nearest(words: str, text: str, at: int = 0) -> Span | None:
    """Where words stand in a text: as they are, nearest to a place, else where most alike.

    Args:
        words: The words.
        text: The text, which may have been edited since.
        at: Where they stood.

    Example:
        >>> nearest("It rains", "So it rains. It rains.", 13)
        Span(start=13, end=21)
        >>> nearest("it rained hard all day", "So it rained hard all day long.")
        Span(start=3, end=25)
    """
    from rapidfuzz import fuzz

    if not words.strip():
        return None
    if starts := list(_starts(words, text)):
        best = min(starts, key=lambda start: abs(start - at))
        return Span(best, best + len(words))
    if len(words) < FEWEST_CHARACTERS:
        return None
    match = fuzz.partial_ratio_alignment(words, text, score_cutoff=FOUND_AGAIN)
    return Span(match.dest_start, match.dest_end) if match is not None else None


def content_words(words: str) -> list[str]:
    """The words of a claim that carry its meaning: small, short ones left out.

    Example:
        >>> content_words("The crime rate rose in the city")
        ['crime', 'rate', 'rose', 'city']
    """
    tokens = (w.lower().replace("’", "'").removesuffix("'s") for w in _WORD.findall(words))
    return [w for w in tokens if len(w) > 3 or w.isdigit()]


def plain(words: str) -> str:
    """Words in small letters, without marks around them, with single spaces.

    Example:
        >>> plain("“It’s  late.”")
        "it's late"
    """
    return " ".join(words.translate(_PLAIN).strip("\"' .,").lower().split())


def _starts(words: str, text: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


@lru_cache(maxsize=4096)  # each claim is compared with hundreds
def _key(words: str) -> str:
    return " ".join(content_words(words))


def _comparable(one: str, other: str) -> bool:
    shorter, longer = sorted((len(one), len(other)))
    return shorter >= LEAST_KEY and longer <= LONGER * shorter
