"""Whether words without a name tell of somebody whose name the article could give and does not.

"A senior official" and "people familiar with the matter" do, "a farmer" and "a spokesman" do not.
``anonymous_sources`` decides by this, and by what an article says itself (``anonymity_phrases``).
"""

from __future__ import annotations

import re

from analysis.article.name_lists import noun_of
from analysis.article.name_lists import words_of as name_words
from analysis.statements.source_phrases import WORD, Phrase, phrase, words_of

_OWNED = re.compile(r"\w['’]s?\s+\w")


def keeps_name_back(one: Phrase) -> bool:
    """Whether words tell of somebody whose name the article could give and does not.

    Example:
        >>> keeps_name_back(phrase("a White House aide")), keeps_name_back(phrase("an aide’s memo"))
        (True, False)
        >>> keeps_name_back(phrase("people familiar with the matter"))
        True
    """
    front = set(one.front)
    if one.head in words_of("counted") | {"one", "another"} and not front:
        return _some_of_insiders(one)
    if one.head in words_of("hidden") or front & words_of("withheld"):
        return True
    knows = next(iter(WORD.findall(one.rest.lower())), "")
    second = WORD.findall(one.rest.lower())[1:3]
    near = knows in words_of("place") or (
        knows in ("with", "who") and any(w in words_of("place") | {"direct"} for w in second)
    )
    knowing = words_of("someone") | words_of("insider") | {"lawyer", "lawyers", "those"}
    if near and one.head in knowing:
        return True
    if one.head in words_of("someone") and not one.head.endswith(("people", "men", "s")):
        return one.first in name_words("indefinite") or one.head.startswith("some")
    if one.head not in words_of("insider"):
        return False
    if one.first == "another":
        return True
    many = one.head.endswith("s") or one.head.endswith("men")
    if many:
        # "Several groups’ members" counts the groups, not the members.
        owned = _OWNED.search(one.words)
        ranked = bool(front & {"senior", "top"}) and one.head.removesuffix("s") in words_of(
            "faceless"
        )
        return (ranked or bool(front & words_of("counted"))) and not owned
    return one.first in name_words("indefinite") and one.first not in ("no", "each", "every")


def _some_of_insiders(one: Phrase) -> bool:
    """Whether somebody is one or a few of some people: "one", "two of the aides"."""
    if not one.rest:
        return one.head in ("one", "another")
    if not one.rest.startswith("of "):
        return False
    noun = noun_of(phrase(one.rest.removeprefix("of ")).head)
    if one.head in ("one", "another"):
        return noun is not None and noun.kind in ("person", "collective", "source")
    return phrase(one.rest.removeprefix("of ")).head in words_of("insider") | words_of("hidden")


def official_without_name(one: Phrase) -> bool:
    """Whether words tell of one whom an article only calls "the official" or "the aide".

    Example:
        >>> official_without_name(phrase("the senior official"))
        True
        >>> official_without_name(phrase("the county election official"))
        False
    """
    return one.head in words_of("faceless") and set(one.front) - words_of("rank") == {"the"}
