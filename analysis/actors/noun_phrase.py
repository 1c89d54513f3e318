"""What of some words is a whole noun phrase: how a speaker without a name is shown."""

from __future__ import annotations

import re

from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of, words_of

_BARE = frozenset((  # by themselves these name nobody
    "all", "both", "each", "every", "any", "none", "some", "most", "much", "more", "several",
    "such", "own", "same", "other", "either", "neither", "side", "sides", "not",
    "another", "others", "many", "few", "one", "ones", "two", "three", "them", "us", "those",
    "these",
    "also", "then", "now", "even", "only", "the", "a", "an", "of", "and", "or", "on", "in",
))  # fmt: skip
_ADJECTIVE = re.compile(r"[a-z]{2,}(?:ive|ous|ful|less|able|ible|ish|ic|ical|ary|ant|ent)")
_LINKS = frozenset((
    "to", "that", "who", "which", "whom", "whose", "in", "on", "at", "for", "with", "by", "from",
    "of", "after", "before", "when", "where", "while", "as", "about", "over", "and", "or", "but",
))  # fmt: skip
_JOINS = frozenset(("and", "or", "but"))
_HANGING = _LINKS | {
    "the", "a", "an", "his", "her", "its", "their", "is", "was", "are", "were", "such",
}  # fmt: skip
_BEFORE_ARTICLE = frozenset(("half", "all", "both", "such", "quite", "twice"))  # half a dozen
_RELATIVE = frozenset(("who", "that", "which", "whom", "whose", "where"))
_BEHIND_PARTICIPLE = frozenset((
    "by", "in", "at", "for", "from", "to", "on", "with", "as", "of", "there", "up", "out",
))  # fmt: skip
_EVEN = re.compile(r"\Aeven ", re.IGNORECASE)
_PLACED = frozenset(("outside", "inside", "near", "across", "beside", "below", "above"))
SHORTEST = 2  # words before a verb that can be its subject


def noun_phrase(words: str, *, cut: bool = False) -> str:
    """The noun phrase that some words begin with; empty where they are none.

    Args:
        words: The words.
        cut: Whether more words followed, so that the last of them may stand without their end.

    Example:
        >>> noun_phrase("these drivers made the port"), noun_phrase("massive"), noun_phrase("all")
        ('these drivers', '', '')
        >>> noun_phrase("a call from Ann Lee to get out of", cut=True)
        'a call from Ann Lee'
    """
    every = words.split()
    low = [word.lower().strip(',.;:“”"') for word in every]
    end = min(_before_verb(every, low), _before_participle(every, low), _before_clause(every, low))
    if cut and end == len(every):
        while end > 1 and low[end - 1] in _HANGING:
            end -= 1
        named = every[end - 1][:1].isupper() and low[end - 1].isalpha()
        if end == len(every) or not named:
            end = next((at for at in range(end - 1, 1, -1) if low[at] in _LINKS - _JOINS), end)
    while end and low[end - 1] in _HANGING and end < len(every):
        end -= 1
    kept = low[:end]
    if all(_names_nobody(word) for word in kept) and not any(w[:1].isupper() for w in every[1:end]):
        return ""
    return " ".join(every[:end]).rstrip(",;:")


def _before_clause(every: list[str], low: list[str]) -> int:
    """Where a clause without "that" begins behind a noun: "a chart | the committee released"."""
    for at in range(SHORTEST, len(low) - 1):
        before = low[at - 1]
        if before in _BEFORE_ARTICLE:
            continue
        small = before in word_set("function_words") or not before.isalpha()
        small = small or before.endswith("ing") or before in _PLACED
        if every[at - 1][0].isupper() and (at + 1 == len(low) or every[at + 1][0].isupper()):
            continue  # a report by Save the Children
        noun = noun_of(before) is not None or (low[0] in ("the", "a", "an") and not small)
        if low[at] in ("the", "a", "an") and noun:
            return at
    return len(low)


def fuller(words: str, name: str, *, opens: bool = True) -> str:
    """The longer of the words for a speaker and the noun phrase he is known by.

    Args:
        words: The words of the source.
        name: The noun phrase.
        opens: Whether the words open with it; else they only count where they end with it.

    Example:
        >>> fuller("a judge in Kent", "a judge"), fuller("the judge", "a young judge")
        ('a judge in Kent', 'a young judge')
        >>> fuller("Port Bureau ship data", "ship data", opens=False)
        'Port Bureau ship data'
    """
    words = _EVEN.sub("", words)
    same = opens or words.lower().endswith(f" {name.lower()}")
    return words if same and len(words) > len(name) else noun_phrase(name)


def _before_verb(every: list[str], low: list[str]) -> int:
    """Where the phrase ends at a finite verb of its own; the number of words where it has none."""
    for at in range(SHORTEST, len(low) - 1):
        if _RELATIVE.intersection(low[: at + 1]) or any(mark in every[at - 1] for mark in ",;:—("):
            break
        past = low[at] in word_set("verbs", "past") and low[at + 1] not in _BEHIND_PARTICIPLE
        past = past and not _is_side(low, at)
        if past and every[at].islower() and low[at - 1] not in words_of("preposition"):
            return at
    return len(every)


def _is_side(low: list[str], at: int) -> bool:
    """Whether "left" is a side and no verb: "both left and right", "the political left"."""
    before = low[at - 1]
    told = before in _BARE or _ADJECTIVE.fullmatch(before) is not None or before.endswith("al")
    return low[at] == "left" and (told or before in ("far", "hard"))


def _before_participle(every: list[str], low: list[str]) -> int:
    """Where a comma and a participle or a "who" tell more: "the poll, | released on Friday"."""
    for at in range(SHORTEST, len(every)):
        if not every[at - 1].endswith(","):
            continue
        behind = every[at + 1] if at + 1 < len(every) else ""
        more = low[at].endswith(("ed", "ing")) and every[at].islower()
        tells = not behind or behind[0].isupper() or behind.lower() in _BEHIND_PARTICIPLE
        more = more and low[at] != "including"
        if low[at] in _RELATIVE - {"that"} or (more and tells):
            return at
    return len(every)


def _names_nobody(word: str) -> bool:
    return word in _BARE or (noun_of(word) is None and bool(_ADJECTIVE.fullmatch(word)))
