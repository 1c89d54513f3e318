"""Names of bodies that list what they are for: "Bureau of Mines, Ports and Harbours"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.mention_candidates import PRONOUNS, Token
from analysis.article.name_lists import given, heads, known_names, peoples, titles

_CHAMBERS = frozenset(["House", "Senate"])


def listed_fields(tokens: Sequence[Token], first: int, at: int) -> int:
    """How many tokens the list in a body's name takes: "Bureau of Mines, Ports and Harbours"; 0.

    What is listed are plain words, none of which is a name, a title or a body by itself.
    """
    of = next((i for i in range(first + 1, at) if tokens[i].low in ("of", "on", "for")), 0)
    chamber = tokens[first].text in _CHAMBERS and at in (first + 2, first + 3)
    listed = of and heads().get(tokens[of - 1].text) == "organisation" and at == of + 2
    if not (listed or chamber):
        return 0
    step, joined = at, False
    while not joined and step + 1 < len(tokens):
        joined = tokens[step].low == "and"
        if tokens[step].text == "," and tokens[step + 1].low == "and":
            step, joined = step + 1, True
        if not (joined or tokens[step].text == ",") or not _is_field(tokens[step + 1], chamber):
            return 0
        step += 2
    if chamber and not listed:  # "House Ports, Mines and Harbours | Committee"
        named = joined and step < len(tokens) and tokens[step].text in ("Committee", "committee")
        return step - at if named else 0
    return step - at if joined and step > at + 2 and not _goes_on(tokens, step) else 0


def _is_field(token: Token, chamber: bool) -> bool:
    """Whether a capital word only says what a body is for: "Tobacco" and "Firearms"."""
    if chamber and token.text == "Technology":
        return True
    word = token.text
    named = word in given() or word in known_names() or word in peoples() or word in titles()
    body = heads().get(word) in ("organisation", "media", "collective")
    return word.istitle() and word.isalpha() and not (named or body or token.low in PRONOUNS)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether another capital follows in the sentence: a list of names, and no body's."""
    same = at < len(tokens) and tokens[at].sentence == tokens[at - 1].sentence
    return same and tokens[at].text[:1].isupper()
