"""Syllables of an English word, by rules on its letters and a short list of exceptions.

A group of vowels is a syllable; what is silent (a final e, most final -ed and -es) is taken off,
and vowels that stand together but are spoken apart (-ia-, -io-, -eo- ...) add one. Letters of an
acronym are spoken one by one, a number counts one syllable for each digit, parts of a hyphenated
word are added up. How often this agrees with a pronouncing dictionary is measured by
``benchmarks/rhetoric.py``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.article.lexicon import counts

_PART = re.compile(r"[a-z']+|\d")
_GROUP = re.compile(r"[aeiouy]+")
_TAIL = "(?:ly|less|ful|fully|ment|ments|mental|ness|some|ty)$"
# Letters that make no syllable of their own though they hold a vowel.
_SILENT = re.compile(
    "(?<=[aeiouy])(?<!qu)[^aeiouy]e$|(?<=[^aeiouy][^aeiouyl])e$"  # make, change (but table)
    rf"|(?<=[^aeiouy])(?<![^aeiouy]l)e(?={_TAIL})"  # movement, safety (but settlement)
    "|(?<=[^aeiouydtlr])ed$|(?<=[aeiouyrl]l)ed$|(?<=[aeiouyr]r)ed$"  # walked, called, stirred
    "|(?<=[^aeiouyscxzghl])es$|(?<=[aeiouyrl]l)es$|(?<=[aeiouyr]the)s$"  # names, rules
    "|(?<=[gq])ue[sd]?$"  # league, unique
    "|(?<=ic)a(?=lly$)"  # basically
    "|^some(?=[bhotw])|^eve(?=ry)"  # someone, every
    "|^(?:hom|fac|tim|lif|saf|hop|stat|wid|whit|bas|gam|car|hid|nin|lik|pip|mak|fir|liv)e(?=[bcfghjklmptvw])"
    "|(?<=spok)e(?=s)"
)
# Vowels that stand together and are spoken apart.
_APART = (
    re.compile(
        "(?<![cstgxln])ia(?!ge)|(?<![cstgxln])ia(?=s)|[cstgxn]ia(?=[tbs])|lia(?!n|m|r)|nia(?!$|ls?$)|cias"
    ),
    re.compile("(?<![cstgxln])io|lio(?!n)|nio(?!n|r)"),
    re.compile("eo(?!us$|ns?$|ple|rg|pard)"),
    re.compile("(?<![gqc])u[ao](?!y)|cua|(?<![gq])ui(?=ng|ty|ti|to)|(?<![gq])ue(?=n|ls?$)"),
    re.compile("(?<![ctgx])ie(?=nt|nc|ty?$|rs?$|st$)|(?<=[cx])ie(?=ty|ties)"),
    re.compile("[aeiou]y(?=[aou]|ee|e[^ds]|er|i)|[^aeiou]y(?=ing|an)|[aeo]ing|iu|uing"),
    re.compile("(?:th|s)ms?$"),
    re.compile(
        "crea(?=t[ei])|creation|rea(?=ct|li[tsz])|idea|area|orea|uclear|urope[a]|thea(?=t)|^mc(?=[^aeiouy])|aos"
    ),
    re.compile("(?<=[dst])n't$"),
    re.compile("(?:[sxz]|[cs]h|[cg]e)'s$"),
)


def syllables(word: str) -> int:
    """How many syllables a word has, at least one.

    Args:
        word: As it is written; capital letters tell an acronym from a word.

    Example:
        >>> [syllables(w) for w in ("missile", "production", "walked", "U.S.", "co-operate")]
        [2, 3, 1, 2, 4]
    """
    letters = word.replace(".", "")
    if 1 < len(letters) <= 5 and letters.isupper() and letters.isalpha():
        return _spelt(letters)
    return _low(word.lower().replace("’", "'"))


@lru_cache(maxsize=1 << 16)
def _low(word: str) -> int:
    parts = _PART.findall(word)
    return max(1, sum(_part(part) for part in parts))


def _spelt(letters: str) -> int:
    listed = counts("syllables").get(letters.lower())
    if listed is not None:
        return listed
    if len(letters) > 3 and re.search(
        "[AEIOU]", letters[1:]
    ):  # NATO and the like are spoken as words
        return _low(letters.lower())
    return len(letters) + 2 * letters.count("W")


def _part(part: str) -> int:
    syllables = counts("syllables")
    base = part.removesuffix("'s").strip("'")
    if base in syllables:
        return syllables[base]
    for tail in ("s", "ed", "d", "ly", "ing"):
        stem = base.removesuffix(tail)
        if stem != base and stem in syllables:
            return syllables[stem] + (tail in ("ing", "ly") or (tail == "ed" and stem[-1] in "td"))
    apart = sum(len(pattern.findall(part)) for pattern in _APART)
    return max(1, len(_GROUP.findall(base)) - len(_SILENT.findall(base)) + apart)
