"""Words that agree in number with what they count."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.common.number_words import UNITS

_NUMBERS = ("no", *UNITS[1:11])


def agree(count: int, one: str, many: str = "") -> str:
    """The word that goes with a number: a noun's plural is formed with "s" where none is given.

    Example:
        >>> agree(1, "word"), agree(2, "word"), agree(0, "is", "are")
        ('word', 'words', 'are')
    """
    return one if count == 1 else many or f"{one}s"


def counted(count: int, one: str, many: str = "") -> str:
    """A number in figures and the noun that goes with it.

    Example:
        >>> counted(1, "word"), counted(1204, "word"), counted(2, "reply", "replies")
        ('1 word', '1,204 words', '2 replies')
    """
    return f"{count:,} {agree(count, one, many)}"


def spelled(count: int, one: str = "", many: str = "") -> str:
    """A number in words up to ten, with the noun that goes with it where one is given.

    Example:
        >>> spelled(1), spelled(2, "threat"), spelled(12, "threat")
        ('one', 'two threats', '12 threats')
    """
    number = _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"
    return f"{number} {agree(count, one, many)}" if one else number


def times(count: int) -> str:
    """How often something happens.

    Example:
        >>> times(1), times(2), times(6)
        ('once', 'twice', 'six times')
    """
    return {1: "once", 2: "twice"}.get(count, f"{spelled(count)} times")


def first_few(words: Sequence[str], most: int) -> str:
    """The first of some words, and how many more there are.

    Example:
        >>> first_few(["a", "b", "c"], 2)
        'a, b and 1 more'
    """
    more = f" and {len(words) - most:,} more" if len(words) > most else ""
    return ", ".join(words[:most]) + more


def in_a_row(words: Sequence[str]) -> str:
    """Words with commas between them and "and" before the last.

    Example:
        >>> in_a_row(["Ann"]), in_a_row(["Ann", "Bob", "Cid"])
        ('Ann', 'Ann, Bob and Cid')
    """
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def capital(words: str) -> str:
    """The words with a capital letter at the beginning."""
    return words[:1].upper() + words[1:]
