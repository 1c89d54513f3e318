"""What the words before a name say of its kind: "the airline Hale", "a drug called Novirex"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.mention_candidates import MentionCandidate, Token
from analysis.article.name_lists import nouns, words_of

# Words right before a body's name: "the airline | Hale".
FIRMS = frozenset([
    "airline", "automaker", "bank", "brokerage", "carmaker", "charity", "chipmaker", "company",
    "conglomerate", "drugmaker", "firm", "insurer", "lender", "manufacturer", "non-profit",
    "nonprofit", "planemaker", "retailer", "start-up", "startup", "supermarket",
])  # fmt: skip
_STORMY = frozenset(("cyclone", "hurricane", "superstorm", "typhoon"))
# What things have names of their own: "the currency | Hale", "a drug called | Hale".
_THINGS = frozenset([
    "album", "app", "cryptocurrency", "currency", "device", "disease", "drug", "film", "game",
    "movie", "novel", "platform", "program", "programme", "project", "show", "smartphone",
    "software", "song", "spacecraft", "system", "vaccine", "vessel", "virus", "yacht",
])  # fmt: skip
_CALLED = frozenset(["called", "codenamed", "dubbed", "named", "nicknamed", "titled"])


def told_before(tokens: Sequence[Token], mention: MentionCandidate, after: str) -> set[str]:
    """What the words before a name say of its kind.

    Args:
        tokens: The words.
        mention: The name, which does not open its sentence.
        after: The word behind it, in small letters.
    """
    before = tokens[mention.first - 1]
    if not before.text.islower():
        weak = before.weak and not before.titled and before.low in FIRMS
        return {"it"} if weak else set()  # "Carmaker | Hale said"
    called = before.low in _CALLED and mention.first > 1
    noun = tokens[mention.first - 2].low if called else before.low
    thing = noun in _THINGS and (called or not after.isalnum())  # not "the drug Lee sells"
    return _told_by(noun) | ({"thing"} if thing else set())


def _told_by(noun: str) -> set[str]:
    """What a small noun right before a name says of its kind: "the website | Crux"."""
    out, person = set(), nouns().get(noun)
    if person is not None and person.kind == "person" and person.number == "s":
        out.add("role")
    if noun in _STORMY:
        out.add("storm")
    if noun in words_of("medium_noun"):
        out.add("medium")
    if noun in FIRMS:
        out.add("it")
    return out
