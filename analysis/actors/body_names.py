"""Names of bodies and places: what all spellings of one share, its short forms, its initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.courts import circuit_key
from analysis.article.name_lists import (
    heads,
    known_names,
    peoples,
    short_bodies,
    short_places,
    words_of,
)

_SAME_PLACE = {
    "america": "united states",
    "united states of america": "united states",
    "britain": "united kingdom",
    "mother russia": "russia",
    "korea republic": "south korea",
    "republic of korea": "south korea",
    "great britain": "united kingdom",
    "russian federation": "russia",
}
# British spellings, and "&".
_SPELT = {
    "&": "and", "centre": "center", "centres": "centers", "defence": "defense",
    "organisation": "organization", "programme": "program", "theatre": "theater",
}  # fmt: skip
# Bodies that the news calls by names that share no word or letter.
_SAME_BODY = {
    "cdc": "centers for disease control and prevention",
    "centers for disease control": "centers for disease control and prevention",
    "daesh": "islamic state",
    "democrats": "democratic party",
    "fed": "federal reserve",
    "foxnewscom": "fox news",
    "federal reserve board": "federal reserve",
    "dems": "democratic party",
    "gop": "republican party",
    "house of representatives": "house",
    "homeland security": "homeland security department",
    "isil": "islamic state",
    "isis": "islamic state",
    "lib dems": "liberal democrats",
    "pew": "pew research center",
    "pew research": "pew research center",
    "republicans": "republican party",
    "scotus": "supreme court",
    "usda": "agriculture department",
    "doj": "justice department",
    "hhs": "health and human services department",
    "hud": "housing and urban development department",
    "dhs": "homeland security department",
    "tories": "conservative party",
    "tory party": "conservative party",
    "treasury": "treasury department",
}
# What the one federal court of appeals of a text is called, too.
_COURTS_OF_APPEALS = frozenset([
    "appeals court", "circuit court", "circuit court of appeals", "court of appeals",
    "united states circuit court of appeals", "united states court of appeals",
])  # fmt: skip
_PARTIES = ("democratic party", "republican party", "conservative party", "liberal democrats")
_SEATS = frozenset(("White House", "Downing Street", "Capitol Hill"))  # whose offices go without it
_OFFICE_BEHIND = re.compile(r"(?:The )?(?P<what>[A-Z].*) (?P<of>Department|Ministry)")
_SHERIFF = re.compile(r"\bsheriff ?'s (?:department|office)\Z")
_OWNED = re.compile(r"'s(?= (?:supreme court|senate|house|parliament|congress|legislature)\b)")
_STATE = re.compile(r"^(?:The )?(?:U\.S\.|US|United States|U\.K\.|UK|Federal) (?=[A-Z])")
_GROUP_OF = re.compile(r"^(G)-(\d+)$")
_OFFICE = re.compile(r"(?P<of>department|ministry) of (?:the )?(?P<what>.+)")


def thing_key(name: Sequence[str], kind: str = "") -> str:
    """What is the same for all spellings of a name that is no person's.

    Example:
        >>> thing_key(["The", "Senate"]), thing_key(["U.S."], "place")
        ('senate', 'united states')
        >>> thing_key(["GOP"]) == thing_key(["Republican", "Party"])
        True
    """
    base = _bare(name)
    first = re.sub("(?<=[A-Z]{2})-(?:TV|FM|AM)$", "", base[0]).rstrip(".")
    base = (first, *base[1:]) if first != base[0].rstrip(".") else base
    first = short_bodies().get(first) or short_places().get(first, base[0])
    if base[:2] in (("United", "States"), ["United", "States"]) and len(base) > 2:
        first, base = "United States", base[1:]  # the United States Senate
    first = _GROUP_OF.sub(r"\1\2", first)
    key = _spelt(" ".join((first, *base[1:])).casefold()).replace(".", "").replace("’", "'")
    if kind == "place":
        return _SAME_PLACE.get(key, key)
    if first == "United States" and " ".join(base[1:]) in known_names():
        key = key.removeprefix("united states ")  # the U.S. Senate
    if "circuit" in key and (court := circuit_key(key)):
        return court
    key = _SHERIFF.sub("sheriff's office", key)
    key = _OWNED.sub("", key)
    if key.endswith(" committees"):
        key = key[:-1]  # "the House and Senate Harbour Committees"
    office = _OFFICE.fullmatch(key)
    return f"{office['what']} {office['of']}" if office else _SAME_BODY.get(key, key)


def _spelt(key: str) -> str:
    """A name in small letters, spelt as in America."""
    return " ".join(_SPELT.get(word, word) for word in key.split())


def initials(name: str) -> frozenset[str]:
    """The acronyms that a long name can have, with and without its small words.

    Example:
        >>> "JCPOA" in initials("Joint Comprehensive Plan of Action")
        True
        >>> "DOJ" in initials("Justice Department")
        True
    """
    other = _letters(_STATE.sub("", name))
    if office := _OFFICE_BEHIND.fullmatch(name):
        other |= _letters(f"{office['of']} of {office['what']}")
    return _letters(name) | other


def _letters(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", name)
    letters = "".join(w[0] for w in words).upper()
    capitals = "".join(w[0] for w in words if w[0].isupper())
    tail = name.partition(" of ")[2].removeprefix("the ")
    after_of = "".join(w[0] for w in tail.split() if w[0].isupper())
    without_the = "".join(
        w[0] for w in words if w.lower() not in ("the", "of", "for", "and", "to", "in", "on")
    )
    return frozenset(x for x in (letters, capitals, without_the.upper(), after_of) if len(x) > 1)


def shorter_names(name: Sequence[str]) -> set[str]:
    """Shorter names, in small letters, of a long one: its end ("Times"), its beginning ("Fars").

    What is a whole name by itself is no end of another: the House is not the White House.

    Example:
        >>> sorted(shorter_names(["The", "New", "York", "Times"]))
        ['times', 'york times']
        >>> sorted(shorter_names(["White", "House"]))
        ['white']
    """
    name = _bare(name)
    out: set[str] = set()
    if name[0] in words_of("side"):
        return out  # "Trump" is not Team Trump
    if name[0] in ("House", "Senate") and name[-1] == "Committee" and "and" in name:
        out.add(" ".join((*name[: name.index("and")], "committee")).casefold())
    lead = 1 if name[0] in peoples() else _place_words(name)
    if " ".join(name[:2]) in _SEATS and len(name) > 3:  # the White House Office of the Budget
        out.add(" ".join(name[2:]).casefold())
    if 0 < lead < len(name):
        out.add(" ".join(name[lead:]).casefold())
    if circuit_key(" ".join(name).casefold().replace(".", "")):
        out |= _COURTS_OF_APPEALS
    if "of" in name:
        for_what = name.index("for") if "for" in name else 0
        if for_what > name.index("of") + 1:  # Court of Appeals for the District
            out |= {" ".join(name[i:for_what]).casefold() for i in (0, lead)}
        out.add(" ".join(name[name.index("of") + 1 :]).casefold())
        out.add(" ".join(name[: name.index("of")]).casefold())
        out.add(" ".join(name[lead : name.index("of")]).casefold())
    elif "for" in name[2:]:  # the Hale Foundation for the Arts
        out.add(" ".join(name[: name.index("for")]).casefold())
    elif len(name) > 1:
        ends = {name[-1], " ".join(name[1:])} - known_names().keys() - {"Press"}
        out |= {end.casefold() for end in ends}
        titled = heads().get(name[-1]) == "media" and name[-1] not in words_of("media_drop")
        known = name[0] in known_names() and any(word not in heads() for word in name[1:])
        firm = known_names().get(name[0]) == "organisation" and tuple(name[1:]) == ("News",)
        known = known or firm  # "Google" is no short form of Google News
        if not titled and not known:  # "Fars" of the agency, but not "Washington" of the Post
            out.add(name[0].casefold())
        if name[-1] in heads() and not titled and not firm:
            out.add(" ".join(name[:-1]).casefold())
    return {_spelt(part) for part in out if part.title() not in peoples() and len(part) > 2}


def is_party(name: Sequence[str]) -> bool:
    """Whether a name is of a party, under which its members as a whole go too.

    Example:
        >>> is_party(["Republicans"]), is_party(["House", "Republicans"])
        (True, False)
    """
    return thing_key(name) in _PARTIES


def _place_words(name: Sequence[str]) -> int:
    """How many words of a place the name begins with: "United Kingdom Home Office"."""
    for count in (3, 2, 1):
        if count < len(name) and known_names().get(" ".join(name[:count])) == "place":
            return count
    return int(len(name) > 1 and name[0].rstrip(".") in short_places())


def _bare(name: Sequence[str]) -> Sequence[str]:
    return name[1:] if name[0] in ("The", "the") and len(name) > 1 else name
