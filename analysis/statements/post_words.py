"""Words for a post, and the body that a title may begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of, titles
from analysis.article.name_lists import words_of as name_words
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.source_phrases import phrase, words_of

_BODY_FIRST = re.compile(  # "Citizens for Fair Ports President"
    r"(?P<body>(?:[A-Z][\w’'-]* )*(?P<head>[A-Z][\w’'-]*) (?:of|for)(?: the)?(?: [A-Z][\w’'-]*)+?)"
    r" (?P<rank>(?:[a-z]+ )*)(?P<post>[A-Za-z]+)"
)
_LAST = re.compile(r" ([a-z]+)$")
_LONGEST = 17  # words of a title
_OF_TRADE = (  # a naturalist, an oceanographer
    "alist", "grapher", "ologist", "onomer", "icist", "iatrist", "matician",
)  # fmt: skip
_FINITE = frozenset(["became", "had", "has", "is", "was", "were", "what"])
PLAIN = frozenset(["mr", "mrs", "ms", "miss", "dr"])
_LIKE_LY = frozenset(["daily", "early", "elderly", "family", "monthly", "only", "weekly"])


def names_post(word: str) -> bool:
    """Whether a word in small letters is a person's post or trade.

    Example:
        >>> names_post("director"), names_post("river")
        (True, False)
    """
    noun = noun_of(word)
    return (noun is not None and noun.kind == "person") or word in words_of("post")


def without_cue(text: str, title: Span) -> Span:
    """A title without a dash or a past form of a reporting verb behind it.

    Example:
        >>> text = "director of Rain.org added"
        >>> without_cue(text, Span(0, 26)).of(text)
        'director of Rain.org'
    """
    title = trim(text, title, ",—–-")
    last = _LAST.search(title.of(text))
    verb = lookup(last[1]) if last is not None and noun_of(last[1]) is None else None
    if last is None or verb is None or verb.form == verb.lemma:
        return title
    return Span(title.start, title.start + last.start())


def body_first(title: str) -> int:
    """Where the body ends that a title begins with; 0 for none.

    Example:
        >>> title = "Friends of the Harbour Director"
        >>> title[: body_first(title)], body_first("President of the Harbour Club")
        ('Friends of the Harbour', 0)
    """
    one = _BODY_FIRST.fullmatch(title)
    if one is None or names_post(one["head"].lower()) or one["head"] in titles():
        return 0
    return one.end("body") if names_post(one["post"].lower()) or one["post"] in titles() else 0


def is_clause(words: Sequence[str]) -> bool:
    """Whether words behind a name tell what he did: "Tom Ward, the driver, | told a reporter"."""
    first = words[0]
    if _FINITE & set(words) or words[-1].lower() in ("a", "an", "the"):
        return True
    verb = lookup(first) if first.islower() else None
    if verb is not None and verb.form != verb.lemma and not first.endswith("ing"):
        return True
    past = first.islower() and (first.endswith("ed") or first in word_set("verbs", "past"))
    deed = past and first not in name_words("adjective") and first not in words_of("rank")
    after = name_words("function") | name_words("preposition")
    return deed and len(words) > 1 and words[1].lower() in after


def is_of_people(words: str) -> bool:
    """Whether words tell that somebody is one of some people: "one of the mayor's lawyers"."""
    noun = noun_of(phrase(words[7:]).head) if words.lower().startswith("one of ") else None
    return noun is not None and noun.number == "p" and noun.kind in ("person", "collective")


def is_post(words: str) -> bool:
    """Whether words tell what somebody is, and not what was done on Monday."""
    first = words.split()[0].lower() if words.split() else ""
    if not first or len(words.split()) > _LONGEST or first in ("who", "which", "whose", "when"):
        return False
    one = phrase(words)
    if one.head in words_of("someone"):
        return False
    noun = noun_of(one.head)
    last = words.split()[-1].strip(".,")
    low = last.lower()
    title = last in titles() or low.capitalize() in titles()
    person = noun.kind == "person" if noun is not None else one.head.endswith(_OF_TRADE)
    return person or one.head in words_of("post") or (title and low not in PLAIN)


def goes_on(first: str, lead: str, words: int) -> bool:
    """Whether a title with the word before it is a piece of a clause, or begins amid a name."""
    low, small = lead.lower(), first[0].islower()
    rank = first.lower() in words_of("rank")
    if low in name_words("auxiliary") and first.rstrip(".") not in titles():
        return True
    if small and ((low in ("to", "for", "as") and not rank) or _is_adverb(first)):
        return True
    opens = low in name_words("function")  # "But Sen. Ann Lee"
    if first[0].isupper() and lead[:1].isupper() and lead[-1].isalnum() and not opens and words > 1:
        return True
    rank = rank or first.lower() in words_of("rank_ing")
    return first.lower().endswith("ing") and "-" not in first and not rank


def _is_adverb(word: str) -> bool:
    """Whether a word begins a clause rather than a title: "effectively replacing his chief"."""
    return word.endswith("ly") and word not in _LIKE_LY and "-" not in word
