"""Whose a body is, inside its name: "Children's Hospital", "the Sheriffs' Association"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analysis.actors.mention_candidates import Token
from analysis.article.name_lists import given, heads, known_names, noun_of, peoples, titles

# Those whom a body is for, before an apostrophe: the Women's Bank.
OWNERS = frozenset([
    "Children", "Men", "People", "Women", "Boys", "Doctors", "Farmers", "Fishermen", "Girls",
    "Lawyers", "Miners", "Mothers", "Nurses", "Parents", "Players", "Students", "Teachers",
    "Veterans", "Workers", "Writers",
])  # fmt: skip
_OFFICES = frozenset(["Department", "Dept", "Office"])
_UNIONS = frozenset(["Association", "Federation", "Guild", "League", "Society", "Union"])


def owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether an apostrophe only ends the word for whom a body is: "Children | 's Hospital".

    Or whose office it is: "the Kent County Sheriff | 's Department".
    """
    before, mark = tokens[at - 1], tokens[at]
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    office = after in _OFFICES and (before.text in titles() or before.text == "General")
    lead = [token.text for token in tokens[max(0, at - 3) : at - 1]]
    saint = "St" in lead[-2:] and heads().get(after) in ("organisation", "place")
    saint = saint or f"{before.text}'s {after}" in known_names()  # St. Mary | 's Hospital
    royal = before.text in ("King", "Queen") and after in ("College", "Hospital", "University")
    beyond = tokens[at + 2 : at + 3]
    men = before.text.endswith("men") and any(t.text in _UNIONS for t in beyond)  # Cattlemen
    county = after == "County" and mark.low == "'s"  # Prince George | 's County
    union = mark.low != "'s" and _is_union_of(before.low, after, beyond)
    whose = before.text in OWNERS or office or saint or royal or county or union or men
    return mark.low in ("'s", "'", "’") and whose and before.end == mark.start


def _is_union_of(whose: str, after: str, beyond: Sequence[Token]) -> bool:
    """Whether those of a trade have a body: "Sheriffs | ’ Association"."""
    noun = noun_of(whose)
    many = noun is not None and noun.number == "p" and noun.kind in ("person", "collective")
    own = after in _UNIONS or (after == "Benevolent" and any(t.text in _UNIONS for t in beyond))
    return many and own


def owns_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody who has a full name here owns what follows: "(the Board of) Lee | 's Fund".

    The University of Virginia's Lane School is still a university.
    """
    if at + 2 >= len(tokens) or tokens[at + 1].low not in ("'s", "’s", "'", "’"):
        return False
    owner, thing = tokens[at].text, tokens[at + 2].text
    if not thing[0].isupper() or owner in known_names() or owner in heads() or owner in peoples():
        return False
    return any(b.text == owner and a.text in given() for a, b in pairwise(tokens))
