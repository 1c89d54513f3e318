"""What stands right before a person's name and is no part of it: a place, a party, a trade."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.mention_candidates import Token
from analysis.article.name_lists import (
    given,
    heads,
    known_names,
    noun_of,
    peoples,
    short_bodies,
    short_places,
    titles,
    words_of,
)

_POINTED = re.compile(r"(?:[A-Z]\.){2,}")  # F.B.I.
_SAINTS = frozenset(["San", "Santa"])  # Santa Clara Mayor Ann Lee
_LONGEST = 3  # words of a place or body before a name


def before_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word only qualifies the given name behind it: "Democrat Ann Lee"."""
    word, after = tokens[at].text, tokens[at + 1].text
    if word in ("House", "Senate") and after in words_of("before_name"):
        return at + 2 < len(tokens) and tokens[at + 2].text in given()
    qualifies = word in words_of("before_name") or is_adjective(word) or _is_trade(word)
    qualifies = qualifies and word not in _SAINTS
    more = at + 2 < len(tokens) and after in words_of("before_name")  # Incumbent Democrats Ann Lee
    more = more and tokens[at + 2].text in given()
    return qualifies and (after in given() or more or _of_party_full(tokens, at))


def of_party(tokens: Sequence[Token], first: int, end: int) -> int:
    """How many words of a run tell a member's party: "Texas Republican | Ann Lee"; else 0."""
    for at in range(first + 1, min(first + 3, end - 2)):
        place = " ".join(token.text for token in tokens[first:at])
        party = tokens[at].text in words_of("before_name") and tokens[at + 1].text in given()
        if party and known_names().get(place) == "place":
            return at + 1 - first
    return 0


def body_of_party(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where a party's word stands between a body and a full name; else 0.

    As in "House Harbour Committee | Democrat | Ann Lee".
    """
    at = end - 3
    party = at > first + 1 and tokens[at].text in ("Democrat", "Republican")
    body = party and heads().get(tokens[at - 1].text) == "organisation"
    return at if body and tokens[at + 1].text in given() else 0


def placed(tokens: Sequence[Token], first: int, end: int) -> int:
    """How many words of a run are a place or body before a full name; else 0.

    As in "the envoy to Peru | Ann Lee" and "the ambassador to the U.S. | Ann Lee".
    """
    own = tokens[first].text in given() and not _is_behind(tokens, first)  # to Israel | Ann Lee
    if own or tokens[end - 1].text in heads():
        return 0
    for at in range(first + 1, min(first + _LONGEST, end - 2) + 1):
        place = " ".join(token.text for token in tokens[first:at])
        short = _POINTED.fullmatch(place) is not None or place.rstrip(".") in short_places()
        short = short or place.rstrip(".") in short_bodies()
        body = place in known_names() and _is_behind(tokens, first)
        known = short or body or known_names().get(place) == "place"
        if known and tokens[at].text in given() and end - at == 2:
            return at - first
    return 0


def sent(tokens: Sequence[Token], first: int, place: int) -> tuple[str, ...]:
    """Where an ambassador whose name stands behind a place is sent: "to Peru"; else nothing.

    Args:
        tokens: The words.
        first: Where the place begins.
        place: How many words it has; none where there is no place.
    """
    to = first - 1 - (tokens[first - 1].low == "the")
    if not place or to < 1 or [t.low for t in tokens[to - 1 : to + 1]] != ["ambassador", "to"]:
        return ()
    return tuple(token.text for token in tokens[to : first + place])


def _is_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands behind "to" or "to the", as in "ambassador to the"."""
    at -= 1 + (at > 0 and tokens[at - 1].low == "the")
    return at >= 0 and tokens[at].low in ("at", "from", "to")


def of_party_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a party's word stands before a surname: "Republican Lee", not "Democrat Party"."""
    word, after = tokens[at].text, tokens[at + 1]
    if word not in words_of("before_name") or not after.text.isalpha() or after.text.isupper():
        return False
    other = after.text in heads() or after.text in known_names() or noun_of(after.low) is not None
    return not other and after.text not in words_of("opener")


def _of_party_full(tokens: Sequence[Token], at: int) -> bool:
    """Whether a member of a party is named by two words that the lists lack: "Democrat Oke Abo"."""
    if tokens[at].text not in ("Democrat", "Republican") or at + 2 >= len(tokens):
        return False
    words = [t.text for t in tokens[at + 1 : at + 3]]
    follows = [t.text for t in tokens[at + 3 : at + 4]]
    return not any(follows and word[:1].isupper() for word in follows) and all(
        word.istitle()
        and word.replace("’", "").replace("'", "").replace("-", "").isalpha()
        and not (word in heads() or word in known_names() or is_adjective(word) or word in titles())
        and noun_of(word.lower()) is None
        for word in words
    )


def _is_trade(word: str) -> bool:
    """Whether a word with a capital is a trade and no name: "said Architect Ann Lee"."""
    listed = word in given() or word in titles() or word in words_of("title_part")
    head, of, _ = word.partition("-of-")  # Grandmother-of-three Ann Lee
    noun = noun_of(head.lower()) if (word.istitle() or of) and not listed else None
    return noun is not None and (noun.kind, noun.number) == ("person", "s")


def is_adjective(word: str) -> bool:
    """Whether a word with a capital tells of where or of what faith somebody is."""
    return word in peoples() or word in words_of("adjective")
