"""Names with a "'s" of their own: "Moody's Investors Service", "Dick's Sporting Goods"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from analysis.actors.mention_candidates import Token
from analysis.article.name_lists import given, heads, known_names, titles, words_of

_NEAR = 1500  # words on each side in which a name is looked for again


def is_own_ending(tokens: Sequence[Token], at: int) -> bool:
    """Whether "'s" belongs to a firm's name: "Moody's", where no Moody stands without it."""
    if at < 1 or tokens[at].low != "'s":
        return False
    names = (f"{' '.join(t.text for t in tokens[max(0, at - n) : at])}'s" for n in (1, 2, 3))
    if _is_inside_known(tokens, at):
        return True  # Dick's Sporting Goods
    if not any(name in known_names() for name in names):
        return False
    return {after.low for after in behind(tokens, at - 1)} == {"'s"}


def _is_inside_known(tokens: Sequence[Token], at: int) -> bool:
    """Whether a listed name goes on behind the "'s" that stands there."""
    here = joined_words(tokens, at - 1, 2)
    behind = (joined_words(tokens, at - 1, size) for size in (3, 4, 5))
    return any(name in known_names() and name.startswith(f"{here} ") for name in behind)


def joined_words(tokens: Sequence[Token], first: int, size: int) -> str:
    """Some words as a text has them: "Dick's Sporting Goods"."""
    return " ".join(t.text for t in tokens[first : first + size]).replace(" 's", "'s")


def _goes_on_to_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether a firm's name goes on behind its "'s" to its last word: "Hale's | Trust Service"."""
    run = list(takewhile(lambda t: t.text.istitle() and t.text.isalpha(), tokens[at : at + 4]))
    whole = bool(run) and run[0].text not in given() and run[0].text not in titles()
    return whole and heads().get(run[-1].text) == "organisation"


def behind(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    """What stands behind a word each time that it stands not too far from there."""
    near = tokens[max(0, at - _NEAR) : at + _NEAR]
    return (after for token, after in pairwise(near) if token.text == tokens[at].text)


def ends_in_suffix(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a name has ended in "Jr." right before a word: "Tom Ward Jr. | Lee"."""
    if is_own_ending(tokens, at - 1):
        inside = _is_inside_known(tokens, at - 1) or _goes_on_to_body(tokens, at)
        return not inside  # Macy's | Ann Lee
    before = tokens[at - 1].text
    last = tokens[at - 2].text if before == "." and at - 2 > first else before
    return before == "." and last in words_of("suffix") and at - 2 > first
