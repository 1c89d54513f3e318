"""Who else may have said it, where that is another: no second description of the speaker."""

from __future__ import annotations

import re

from analysis.actors.name_match import same_actor
from analysis.article.name_lists import words_of

_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*|,")
_LINKS = frozenset(("of", "for", "at", "in", "from", "on", "to", "with", "by", "against", "who"))
_JOINS = frozenset(("and", "or", "&"))


def other_than(speaker: str, second: str) -> str:
    """The runner-up, or nothing where it is the speaker under another description.

    Args:
        speaker: The name that is shown for the speaker.
        second: The name that would be shown for the runner-up.

    Example:
        >>> other_than("Ann Lee", "its chief executive, Ann Lee"), other_than("Ann Lee", "Tom Ward")
        ('', 'Tom Ward')
    """
    if not speaker or not second:
        return second
    short, long = sorted((_words(speaker), _words(second)), key=len)
    plain = not _LINKS.union(_JOINS).intersection((*short, *long))
    if plain and same_actor(speaker, second, "person"):
        return ""
    return "" if _describes(short, long) else second


def _words(name: str) -> list[str]:
    words = [word.removesuffix(".") for word in _WORD.findall(name.casefold())]
    while len(words) > 1 and words[0] in words_of("determiner"):
        words = words[1:]
    return words


def _describes(short: list[str], long: list[str]) -> bool:
    """Whether the longer words are the shorter with a description before or behind them."""
    if not short:
        return False
    if long == short:
        return True
    lead, tail = long[: -len(short)], long[len(short) :]
    owned = any(word.endswith(("'s", "’s", "s’")) for word in lead)
    if long[-len(short) :] == short and (lead[-1] == "," or not _LINKS & set(lead)):
        return not (owned and lead[-1] != "," and len(short) < 2) and not _JOINS & set(lead)
    return long[: len(short)] == short and (tail[0] == "," or tail[0] in _LINKS)
