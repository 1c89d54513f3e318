"""Whether the kind of a named actor is sure: what vouches for it beside its capital letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from analysis.actors.body_names import initials
from analysis.actors.cluster_names import Cluster
from analysis.actors.entity_types import BODIES, PERSON, Name, Votes
from analysis.actors.mention_candidates import MentionCandidate, Token
from analysis.article.name_lists import (
    given,
    heads,
    known_names,
    noun_of,
    short_bodies,
    short_places,
    titles,
    without_country,
    words_of,
)

LONG = 4  # words of a name whose initials tell that it is no actor
VERY_SURE = 0.85  # the same for one word that opens its sentence or stands in a headline
_THINGS = re.compile(r"[a-z](?:tion|ism|ness|(?<!Cle)ment)s?$")
_NUMBERED = re.compile(r"[A-Z]{1,4}-?\d{3,}|[A-Z\d]{2,}\.[A-Z]{1,2}")  # a ship, a share
_FIELDS = frozenset(["National Intelligence", "National Security"])
_AGENCY = ("Getty", "Images")
_THINGS_LAST = frozenset([
    "Average", "Composite", "Flight", "Goals", "Index", "Intermediate", "Loan", "Loans",
    "Memorandum", "Orbiter", "Pipeline", "Rules", "SEAL", "Stockpile", "Strategy", "XL",
])  # fmt: skip
# Sides of well-known cases, which are called by that side: Roe v. Wade.
_CASES = frozenset([("Casey",), ("Dobbs",), ("Griswold",), ("Obergefell",), ("Roe",)])
_WORKS = frozenset(
    ["Act", "Crusade", "Handbook", "Live", "Program", "Programme", "Programs", "Show", "Shows"]
)
# Aircraft, measures of shares, fields and figures of speech, which do and say nothing.
_NO_ACTORS = frozenset([
    "AP Photo", "AP Photos", "Air Force One", "Air Force Two", "Common Core", "Google Play",
    "Democratic National Convention",
    "Amber Alert", "Amber Alerts", "BREAKING", "Dow Jones Industrial Average", "Dow Jones", "FTSE",
    "Gold Star", "Native American", "Inauguration", "Inauguration Day", "Medicare and Medicaid",
    "Political Action Committee", "Political Action Committees", "Top Secret",
    "Trans Pacific Partnership", "Trans-Pacific Partnership",
    "Juneteenth", "Sabbath", "SWAT", "Swat", "White Houses",
    "Electoral College", "Father Time", "Greatest Generation", "Hang Seng", "Iron Dome",
    "Jim Crow", "Medicare for All", "Night Live", "Joe Six-Pack", "Joe Sixpack", "John Q Public",
    "Lady Justice",
    "Lady Liberty", "Marine One", "Mother Earth", "Mother Nature", "Mr Market", "Mr Right",
    "Ms Market", "Nasdaq Composite", "Nice Guy",
    "Nikkei", "Republican National Convention", "Sensex", "Social Security", "Uncle Sam",
])  # fmt: skip
_PERSONAL = frozenset(["apposition", "role", "title", "verb", "who"])
SURE = 0.6  # probability from which on the tagger vouches for a name's kind


def is_kind_sure(cluster: Cluster, votes: Mapping[int, Votes], tokens: Sequence[Token]) -> bool:
    """Whether a title, the lists or the tagger say that a name is an actor of this kind.

    A capital at the start of a sentence or in a headline makes no actor: "Roughest", "Success".

    Args:
        cluster: The actor.
        votes: What the tagger says of its mentions (by ``id``).
        tokens: The article's words.
    """
    weak = all(map(_is_weak(tokens), cluster.mentions))
    if weak and cluster.kind == "media" and _is_small_too(cluster, tokens):
        return False  # Time will tell
    if weak and all(len(n) == 1 and noun_of(n[0].lower()) for n in cluster.names):
        return False  # People, Time: words like others, with a capital from their place
    if all(word in titles() for name in cluster.names for word in name):
        return False  # Mr. President
    if _is_no_actor(cluster) or _is_only_where(cluster):
        return False
    if any(mention.title or mention.party for mention in cluster.mentions):
        return cluster.kind == PERSON
    if any(_is_listed(name, cluster.kind) for name in cluster.names):
        return True
    kinds = BODIES if cluster.kind in BODIES else (cluster.kind,)
    every = [votes[id(mention)] for mention in cluster.mentions if id(mention) in votes]
    fitting = [sum(vote.get(kind, 0.0) for kind in kinds) for vote in every]
    against = [max((p for k, p in vote.items() if k not in kinds), default=0.0) for vote in every]
    least = VERY_SURE if weak else SURE
    return max(fitting, default=0.0) >= least and sum(fitting) > sum(against)


def _is_only_where(cluster: Cluster) -> bool:
    """Whether one word, which the tagger takes for a person, only tells where: "raised in Vale"."""
    names = [name for name in cluster.names if len(name) > 1 or name[0] in given()]
    where = all("in" in m.proofs and not (m.title or m.party) for m in cluster.mentions)
    personal = any(not _PERSONAL.isdisjoint(m.proofs) for m in cluster.mentions)
    return cluster.kind == PERSON and not names and where and not personal


def _is_no_actor(cluster: Cluster) -> bool:
    """Whether a name is a thing's, a figure of speech or a picture's credit."""
    names = cluster.names
    if any(len(name) == 1 and name[0] in words_of("no_body") for name in names):
        return True  # DACA
    if any(_is_programme(name) for name in names):
        return True
    if any(name[: len(_AGENCY)] == _AGENCY for name in names):
        return True
    titled = (" ".join((*m.title[-1:], *m.words)) for m in cluster.mentions if m.title)
    if not _NO_ACTORS.isdisjoint(titled):
        return True
    if any(" ".join(name) in _NO_ACTORS for name in names):
        return True
    field = all(" ".join(name) in _FIELDS for name in names)
    thing = bool(names) and max(names, key=len)[-1] in _THINGS_LAST  # Harbour Rules
    thing = thing and not any("&" in name for name in names)
    thing = thing or all(name in _CASES for name in names)
    thing = thing or any("Flight" in name[:-1] and name[-1][-1:].isdigit() for name in names)
    letter = all(len("".join(name).rstrip(".")) == 1 for name in names)
    letter = letter or all(len(name) == 1 and _NUMBERED.fullmatch(name[0]) for name in names)
    things = cluster.kind == PERSON and all(map(_is_things, names))  # Data Protection Regulation
    return bool(names) and (field or thing or letter or things)


def _is_programme(name: Name) -> bool:
    """Whether the initials of a long name are those of a law, a programme or a thing."""
    letters = initials(" ".join(name)) if len(name) >= LONG else frozenset[str]()
    return any(len(one) >= LONG and one in words_of("no_body") for one in letters)


def is_compound(cluster: Cluster, surnames: frozenset[str], firsts: frozenset[str]) -> bool:
    """Whether a name is two surnames of persons or a plural: "the Lee-Ward bill", "future Lees".

    Nor is one word a person that begins the name of a body: "Hale", of the Hale Cakeshop.

    Args:
        cluster: The actor.
        surnames: The last words of the names of all persons.
        firsts: The first words of the names of all bodies.
    """
    last = [name[-1] for name in cluster.names]
    once = cluster.kind == PERSON and len(cluster.mentions) == 1
    if once and all(len(n) == 1 and n[0] in firsts for n in cluster.names):
        return not (cluster.mentions[0].title or cluster.mentions[0].party)
    plural = bool(last) and all(w[-1:] == "s" and w[:-1] in surnames for w in last)
    if plural and (cluster.kind == PERSON or all(len(name) == 1 for name in cluster.names)):
        return True
    return any(
        len(name) == 1 and "-" in name[0] and surnames.issuperset(name[0].split("-"))
        for name in cluster.names
    )


def _is_things(name: Name) -> bool:
    """Whether a name without a given name ends in a word for a thing: "Total Endorsement"."""
    thing = _THINGS.search(name[-1]) is not None and name[0] not in given()
    return thing or name[-1] in _WORKS


def _is_small_too(cluster: Cluster, tokens: Sequence[Token]) -> bool:
    """Whether one word that is all its name stands in small letters as well."""
    small = {name[0].lower() for name in cluster.names if len(name) == 1}
    return any(token.text in small for token in tokens)


def _is_weak(tokens: Sequence[Token]) -> Callable[[MentionCandidate], bool]:
    """A function that tells whether a name is one word that has its capital from its place."""

    def weak(mention: MentionCandidate) -> bool:
        first = tokens[mention.first]
        return len(mention.words) == 1 and (first.weak or first.titled)

    return weak


def _is_of_place(name: Name) -> bool:
    """Whether a name is a place's and a listed body's: "Nevada Supreme Court"."""
    return any(
        known_names().get(" ".join(name[:at])) == "place"
        and known_names().get(" ".join(name[at:])) == "organisation"
        for at in range(1, len(name))
    )


def _is_listed(name: Name, kind: str) -> bool:
    """Whether the lists have the whole name, or its words tell a group or a full name."""
    whole = " ".join(name)
    if kind in map(known_names().get, (whole, f"The {whole}", without_country(whole))):
        return True
    bare = whole.rstrip(".")
    if kind == "place":
        return bare in short_places()
    if kind in BODIES:
        panel = name[0] in ("House", "Senate") and name[-1] == "Committee"
        return panel or bare in short_bodies() or _is_of_place(name)
    if kind == "collective":
        return heads().get(name[-1]) == "collective"
    return kind == PERSON and len(name) > 1 and name[0] in given() and name[-1] not in heads()
