"""Which places of an article are actors in it: those that do something or have it done to them.

"Texas sued" and "the war with Iran" speak of a state's people or government. "In Texas", "the Texas
sun" and "Austin, Texas" only tell where something is, so such a place is no actor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from analysis.actors.cast import Actor, Cast, Mention
from analysis.article.lexicon import word_set
from analysis.article.name_lists import countries, noun_of, words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span

_NEXT = re.compile(
    r"\s+(?P<adverb>(?:also|still|now|then|never|[a-z]+ly)\s+)?(?P<word>[A-Za-z’']+)"
)
_LAST = re.compile(r"(?P<word>[A-Za-z’']+)\s+(?:the\s+)?\Z", re.IGNORECASE)
_STATES = frozenset(["am", "are", "be", "been", "had", "has", "have", "is", "was", "were"])
_AGAINST = frozenset(["against", "by", "with", "between", "than", "versus"])
_REACHED = frozenset([
    "based", "entered", "filed", "flooded", "landed", "left", "located", "named", "passed",
    "reached", "shared", "toured", "visited",
])  # fmt: skip
# Bodies that go by the name of where they are.
_SEATS = frozenset(["Capitol Hill", "Downing Street", "Silicon Valley", "Wall Street"])
# Seats that are named for their head, too: "the White House said", "went to the White House".
_OFFICES = frozenset(["Capitol", "Elysee", "Élysée", "Kremlin", "Pentagon", "White House"])
_THERE = frozenset([
    "around", "at", "behind", "enter", "entered", "entering", "in", "inside", "into", "leave",
    "leaves", "leaving", "left", "near", "outside", "reach", "reached", "toured", "visit",
    "visited", "visiting", "win", "winning", "won",
])  # fmt: skip
_WAY = re.compile(  # "went to the White House", "a run for the White House"
    r"\b(?:(?:w[eo]nt|go(?:es|ing|ne)?|c[ao]m(?:es?|ing)|return(?:s|ed|ing)?|head(?:s|ed|ing)?"
    r"|travel(?:s|l?ed|l?ing)?|trips?|visits?|road|path|route|way|race|invit(?:e[ds]?|ing|ations?)"
    r"|march(?:e[ds]|ing)?|mov(?:e[ds]?|ing)|brought|br(?:ing|ings|inging)|elected|back|summon(?:s|ed)"
    r"|ascen(?:t|ds?|ded)|arriv(?:e[ds]?|ing|al))\s+(?:back\s+|over\s+)?to"
    r"|(?:r[au]n(?:s|ning)?|race[ds]?|racing|bids?|bidding|campaigns?|quest|contests?|battle|fight"
    r"|vying|contenders?|candidates?|nominees?|hopefuls?|ambitions?|push)\s+for"
    r"|(?:away|blocks?|miles?|street|escorted|emerged|departed|returned|evicted|ousted|live)\s+from)"
    r"\s+the\s+\Z"
)
_HAS_NOUN = re.compile(  # those that work there speak for it
    r"['’]s?\b|-|\s+(?:advis[eo]rs?|aides?|counsel|insiders?|lawyers?|officials?|press|sources?"
    r"|spokes\w+|staff(?:ers?)?)\b"
)
_SHORT = frozenset(["U.K.", "U.S.", "UK", "US"])
_ALIKE = re.compile(
    r"\b(?:along|border|compared|even|level|par|shares?|tied|together) with (?:the )?\Z"
)
_SHARE = 4  # a state or city acts where one in so many of its names does, at least
_CITY = re.compile(r"\b(?:in|at|near|from) (?:[A-Z][\w.’'-]* )*[A-Z][\w.’'-]*, \Z")
_NEAR = 40  # characters before a name that are looked at


def acting_places(cast: Cast, mentions: Iterable[Mention]) -> frozenset[str]:
    """The ids of the places that some of these mentions show as actors.

    Args:
        cast: The actors of the article.
        mentions: The places where actors are surely named.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> people = cast(parse("In Texas it rained. The Ohio sun shone. Iowa sued Nebraska."))
        >>> sorted(acting_places(people, people.mentions))
        ['iowa', 'nebraska']
    """
    text = cast.article.text
    named, acting = Counter[str](), Counter[str]()
    for mention in mentions:
        actor = cast.actors[mention.actor]
        if is_place(actor):
            named[actor.id] += 1
            acting[actor.id] += _does(text, mention.span) or _suffers(text, mention.span)
    states = {actor.id for actor in cast.actors if actor.name not in countries()}
    return frozenset(
        key for key, many in acting.items()
        if many and (key not in states or _SHARE * many >= named[key])
    )  # fmt: skip


def is_place(actor: Actor) -> bool:
    """Whether it is a place, or a body that goes by the name of one.

    Example:
        >>> is_place(Actor("wall-street", "Wall Street", "organisation"))
        True
    """
    return actor.kind == "place" or actor.name in _SEATS


def is_where(text: str, span: Span) -> bool:
    """Whether a name only tells where something is: "the envoy in Texas".

    Example:
        >>> is_where("the envoy in Texas left", Span(13, 18)), is_where("Texas left", Span(0, 5))
        (True, False)
    """
    if _CITY.search(text, max(0, span.start - _NEAR), span.start):
        return True  # in Hanoi, Vietnam
    return _before(text, span) in words_of("place_before") - {"from"}


def is_adjective(text: str, span: Span) -> bool:
    """Whether the short form of a state only tells whose something is: "the U.S. envoy".

    Example:
        >>> is_adjective("the U.S. envoy left", Span(4, 8))
        True
        >>> is_adjective("the U.S. sued", Span(4, 8)), is_adjective("the U.S. says", Span(4, 8))
        (False, False)
    """
    after = _NEXT.match(text, span.end)
    if span.of(text) not in _SHORT or after is None or not after["word"].islower():
        return False
    word = after["word"]
    small = words_of("function") | words_of("auxiliary") | words_of("preposition")
    acts = _is_past(word) or word.removesuffix("s") in word_set("verbs", "base")
    return not (after["adverb"] or acts or word in small)


def is_seat(text: str, span: Span) -> bool:
    """Whether the name of a head's seat only tells of the place, or of the office to be won.

    Example:
        >>> text = "He went to the White House for a talk."
        >>> is_seat(text, Span(15, 26)), is_seat("The White House said no.", Span(4, 15))
        (True, False)
    """
    if span.of(text).removeprefix("the ").removeprefix("The ") not in _OFFICES:
        return False
    if _HAS_NOUN.match(text, span.end):
        return False  # "in the White House's view", "at White House officials"
    before = text[max(0, span.start - _NEAR) : span.start]
    return _before(text, span) in _THERE or bool(_WAY.search(before))


def _does(text: str, span: Span) -> bool:
    """Whether a name is the subject of a verb: "Texas led", not "people in Texas led"."""
    before, after = _before(text, span), _NEXT.match(text, span.end)
    if after is None or before in words_of("adverb") or (before and _is_preposition(before)):
        return False
    if before.endswith("ing") or before in ("like", "win", "wins", "lose", "loses"):
        return False  # "winning Ohio could help"
    word = after["word"].lower()
    if word in _STATES:  # "Texas has sued", not "Texas is large"
        then = _NEXT.match(text, after.end())
        word = then["word"].lower() if then is not None else ""
        return _is_past(word) or (len(word) > 5 and word.endswith("ing"))
    verb = lookup(word)
    reports = verb is not None and verb.takes != "none" and noun_of(word) is None
    then = _NEXT.match(text, after.end())
    if word in words_of("auxiliary") and then is not None and then["word"] == "be":
        return False  # Illinois could be in play
    return word in words_of("auxiliary") or _is_past(word) or (reports and word.endswith("s"))


def _is_past(word: str) -> bool:
    """Whether a word is a past form: "led", "sued"."""
    return word in word_set("verbs", "past") or (len(word) > 3 and word.endswith("ed"))


def _suffers(text: str, span: Span) -> bool:
    """Whether a name is what a verb is done to, or stands against somebody: "with Iran"."""
    before, after = _before(text, span), _NEXT.match(text, span.end)
    if after is not None and after["word"].islower():
        word = after["word"].lower()
        if word not in words_of("function") and not word.endswith(("ed", "ing")):
            return False  # "with Iran policy"
    if text[span.end : span.end + 1] in "-’'":
        return False
    if _ALIKE.search(text, max(0, span.start - _NEAR), span.start):
        return False
    done = _is_past(before) and before not in _REACHED and before not in _STATES
    return before in _AGAINST or done


def _before(text: str, span: Span) -> str:
    """The word before a name, "the" left out, in small letters; empty where a clause begins."""
    start = max(0, span.start - _NEAR)
    last = _LAST.search(text[start : span.start])
    return last["word"].lower() if last else ""


def _is_preposition(word: str) -> bool:
    return word in words_of("place_before") or word in (
        "about", "across", "after", "against", "among", "and", "around", "as", "at", "before",
        "between", "by", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on",
        "outside", "over", "throughout", "to", "toward", "towards", "under", "with", "within",
    )  # fmt: skip
