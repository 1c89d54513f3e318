"""Whom "who" stands for where no mention covers it: "64 percent | who", "ten members | who"."""

from __future__ import annotations

import re

from analysis.actors.mention_context import is_verb
from analysis.actors.roles import label_of
from analysis.article.name_lists import noun_of, words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span

_HOWEVER = re.compile(r",? (?:however|though|meanwhile|instead|too|indeed|for example),?\s*$")
_STOPS = frozenset(("that", "than", "from", "to", "by", "with", "for", "and", "but", "even", "so"))
_PEOPLE = ("person", "collective", "source")
_AMOUNTS = frozenset([
    "all", "bulk", "bunch", "couple", "few", "fraction", "half", "handful", "hundreds", "kind",
    "many", "most", "none", "number", "one", "pair", "part", "percent", "percentage", "plurality",
    "portion", "proportion", "quarter", "quarters", "rest", "share", "slew", "some", "sort",
    "third", "thirds", "thousands", "two", "type", "wing",
])  # fmt: skip

_THERE = re.compile(
    r"(?:And |But )?[Tt]here(?: (?:are|is|was|were)|['’]s)(?: also)? "
    r"(?P<who>(?:the|an?|many|some|several) (?:[\w.’'-]+ ){0,4}?(?P<noun>[a-z]+))"
    r" (?:at|from|in|near|on|outside|[a-z]+ing)\b[^.;:“”\"\n]*\Z"
)


def antecedent(text: str, source: Span) -> str:
    """The noun phrase right before "who", for one that no mention covers: "64 percent who ..."."""
    words: list[str] = []
    before = _HOWEVER.sub("", text[max(0, source.start - 80) : source.start])
    for word in reversed(before.split()):
        bare = word.strip('“”"()').lower()
        if not words and not bare.strip("—–-"):
            continue  # "the base — who say"
        ends = words and (word[-1] in ",;:—–.”" or is_verb(bare))
        if ends or lookup(bare) or bare in _STOPS:
            break
        words.insert(0, word.strip(',“”"()'))
    words = people_of(_phrase([w for w in words if w.strip("—–-")]))
    return label_of(" ".join(words[-6:]), "") if words else ""


def people_of(words: list[str]) -> list[str]:
    """The people before "who" without the thing that they are of: "the list of | ten members".

    Example:
        >>> people_of("the increase in new members".split()), people_of("half of them".split())
        (['new', 'members'], ['half', 'of', 'them'])
    """
    for at in range(len(words) - 2, 0, -1):
        head, last = noun_of(words[at - 1].lower()), noun_of(words[-1].lower())
        if words[at].lower() not in words_of("preposition") | {"of", "among", "amid"}:
            continue
        if last is None or last.kind not in _PEOPLE or words[at - 1].lower() in _AMOUNTS:
            continue
        if head is None or head.kind not in (*_PEOPLE, "organisation"):
            return words[at + 1 :]
    return words


def _phrase(words: list[str]) -> list[str]:
    """The words without a verb or preposition before them: "face | a group", "among | critics"."""
    low = [word.lower() for word in words]
    opens = [
        at
        for at in range(1, len(low))
        if low[at] in ("a", "an", "the", "some", "many", "those")
        and low[at - 1] not in words_of("preposition") | {"of", "not", "all", "as"}
    ]
    start = opens[-1] if opens else 0
    while low[start : start + 1] and low[start] in words_of("preposition") | {
        "among",
        "amid",
        "of",
    }:
        start += 1
    return words[start:]


def there_are(text: str, start: int, source: Span) -> str:
    """Of whom a sentence says that they are there: "There were the nurses in Kent, | who said".

    Args:
        text: The article's text.
        start: Where the sentence begins.
        source: The word "who".

    Returns:
        The words for them; empty where the sentence is no such one.

    Example:
        >>> there_are("There were the nurses in Vale, Ohio, who said", 0, Span(37, 40))
        'the nurses'
    """
    found = _THERE.match(text, start, source.start)
    noun = noun_of(found["noun"]) if found else None
    people = noun is not None and noun.kind in _PEOPLE
    return " ".join(found["who"].split()) if found and people else ""
