"""Lists about names: given names, titles, places, bodies, nouns; what a name names by its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.common.resources import rows

# A firm's or site's name that has a capital inside; a family's begins so: "McCann", "DeSantis".
_STATION = re.compile(r"\b(?:Channel|F[Oo][Xx]|NBC|ABC|CBS|CW|BBC|ITV|Radio|[KW][A-Z]{2,3}) \d+\b")
_CAMEL = re.compile(
    r"(?!(?:Ma?c|D[aeiu]|L[aeo]|V[ao]n|O|Fitz|St|Ben|Al|El|Abu|Bin|Ten|Ter|Vander|Mont|Saint)[A-Z])"
    r"(?:[A-Z][a-z]+){2,}"
)
# Newspapers of two words in one ("Post-Dispatch"), and stations by their call letters ("KXAN").
_PAPER = re.compile(
    r"(?:[A-Z][a-z]+-)+(?:Advertiser|Advocate|American|Banner|Bee|Bulletin|Call|Chronicle|Constitution"
    r"|Courier|Democrat|Dispatch|Enterprise|Examiner|Express|Gazette|Globe|Herald|Independent"
    r"|Intelligencer|Journal|Leader|Ledger|Mail|Messenger|Monitor|News|Observer|Picayune|Pilot|Post|Press"
    r"|Record|Register|Reporter|Republic|Republican|Review|Sentinel|Star|Statesman|Sun|Telegram"
    r"|Telegraph|Times|Tribune|World)"
)
_CALL_LETTERS = re.compile(r"[KW](?!NBA|PMG|IPO)[A-Z]{3}(?:-?\d{1,2})?")
_BROADCASTERS = frozenset([
    "ABC", "BBC", "Bloomberg", "CBS", "CNBC", "CNN", "Fox", "HBO", "MSNBC", "NBC",
])  # fmt: skip
_DESKS = frozenset([
    "Business", "Businessweek", "Money", "Monitoring", "Newsroom", "Opinion", "Politics", "Sports",
])  # fmt: skip
_SAINTS = ("San", "Santa")
_DWELLER = 7  # letters; longer words in "-ians" are those who live somewhere


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can name a speaker: its class, the sex it cues, its number (s, p, b)."""

    word: str
    kind: str
    sex: str
    number: str


@cache
def nouns() -> dict[str, Noun]:
    """Nouns for persons, groups, organisations, media and documents."""
    return {row["word"]: Noun(*row.values()) for row in rows("nouns")}


def noun_of(word: str) -> Noun | None:
    """The noun that a small-letter word is; words such as "environmentalists" are known by form.

    Example:
        >>> noun_of("senator").kind, noun_of("environmentalists").kind, noun_of("river")
        ('person', 'collective', None)
    """
    noun = nouns().get(word.removesuffix("-elect"))
    if noun is None and len(word) > 8 and word.endswith(("ists", "icians", "arians")):
        return Noun(word, "collective", "", "p")
    return noun


@cache
def titles() -> dict[str, tuple[str, str]]:
    """Title words: their kind (``honorific`` or ``office``) and the sex they cue."""
    return {row["word"]: (row["kind"], row["sex"]) for row in rows("names_titles")}


@cache
def given() -> dict[str, str]:
    """Given names and the sex they cue: m, f or u."""
    return {row["name"]: row["gender"] for row in rows("names_given")}


@cache
def full_givens() -> dict[str, frozenset[str]]:
    """Short forms of given names, and the given names that each can stand for."""
    return {row["short"]: frozenset(row["full"].split()) for row in rows("names_nick")}


@cache
def heads() -> dict[str, str]:
    """Last words of names that tell the name's kind."""
    return _organisations("head")


def _organisations(part: str) -> dict[str, str]:
    return {r["name"]: r["kind"] for r in rows("names_organisations") if r["part"] == part}


@cache
def known_names() -> dict[str, str]:
    """Whole names of organisations, media, collectives and places, and their kind."""
    out = {row["name"]: "place" for row in rows("names_places")}
    return out | _organisations("name")


@cache
def countries() -> frozenset[str]:
    """The names of countries, which act more often than states and cities do."""
    return frozenset(row["name"] for row in rows("names_places") if row["kind"] == "country")


@cache
def short_places() -> dict[str, str]:
    """Short forms of places (U.S, Md) without a last full stop, and the names they stand for."""
    return {s: row["name"] for row in rows("names_places") for s in row["short"].split(",") if s}


@cache
def short_bodies() -> dict[str, str]:
    """Short forms of bodies (UN) without a last full stop, and the names they stand for."""
    return _organisations("short")


@cache
def peoples() -> dict[str, str]:
    """Words for what or who comes from a place, and the place: ``Iranian`` is of ``Iran``."""
    return {
        adjective: row["name"]
        for row in rows("names_places")
        for adjective in row["adjectives"].split(",")
        if adjective
    }


@cache
def words_of(kind: str) -> frozenset[str]:
    """A class of words of ``analysis/data/names_words.tsv``, where the classes are told."""
    return _classes()[kind]


@cache
def _classes() -> dict[str, frozenset[str]]:
    return {row["class"]: frozenset(row["words"].split()) for row in rows("names_words")}


@cache
def _long_titles() -> dict[str, str]:
    return {row["word"].lower(): row["long"] for row in rows("names_titles") if row["long"]}


def long_title(word: str) -> str:
    """A title in small letters, written out where it is a short form: "sen" is "senator"."""
    return _long_titles().get(word, word)


def _bare(word: str) -> str:
    """A word without its accents: "Lucía" is "Lucia"."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(c for c in apart if not unicodedata.combining(c))


def sex_of(name: Sequence[str]) -> str:
    """The sex that a person's given name cues: m, f, or nothing where it cues none.

    Example:
        >>> sex_of(["Hillary", "Clinton"]), sex_of(["Trump"]), sex_of(["J", "Nadler"])
        ('f', '', '')
    """
    if len(name) < 2:
        return ""
    first = name[0]
    sex = given().get(first) or given().get(first.split("-")[0], "")
    sex = sex or ("" if first.isascii() else given().get(_bare(first), ""))
    if sex in ("", "u") and len(name) > 2 and len(first) <= 2:
        sex = given().get(name[1], "")
    return "" if sex == "u" else sex


@cache
def other_givens(name: str) -> frozenset[str]:
    """Short and full forms of a given name.

    Example:
        >>> sorted(other_givens("Theodore"))
        ['Ted', 'Teddy', 'Theo']
    """
    forms = full_givens()
    return frozenset(short for short, full in forms.items() if name in full) | forms.get(
        name, frozenset()
    )


def head_of_person(word: str) -> bool:
    """Whether a word that ends the names of bodies is a common family name as well: "Hill"."""
    return word in words_of("person_last")


def without_country(name: str) -> str:
    """A name without "The" or "U.S." before it: the lists have "Census Bureau"."""
    return name.removeprefix("The ").removeprefix("U.S. ").removeprefix("US ")


def is_paper(word: str) -> bool:
    """Whether a word with a hyphen is a newspaper's name, or ends one: "Post-Dispatch"."""
    return _PAPER.fullmatch(word) is not None


def is_camel(word: str) -> bool:
    """Whether a word has a capital inside as firms and sites have: "YouTube", not "McCann"."""
    return _CAMEL.fullmatch(word) is not None


def is_station(name: Sequence[str]) -> bool:
    """Whether a name is of a station: "WAFB-TV", "Channel 4 News"."""
    if len(name) == 1:
        return name[0].endswith(("-TV", "-FM", "-AM"))
    return _STATION.search(" ".join(name)) is not None


def kind_of(name: Sequence[str]) -> str:
    """What a name's own words say of its kind; empty where they say nothing.

    One of person, organisation, media, place, collective, document, event, or empty.

    Example:
        >>> kind_of(["Fars", "News", "Agency"]), kind_of(["Ben", "Cardin"]), kind_of(["JCPOA"])
        ('organisation', 'person', 'organisation')
    """
    whole = " ".join(name).replace(" 's", "'s").replace(" ’s", "'s")  # Moody's
    for form in (whole, without_country(whole), whole.rstrip(".")):
        if form in known_names():
            return known_names()[form]
    if whole.rstrip(".") in short_places():
        return "place"
    if own := _formed(name) or _kind_of_two(name):
        return own
    small = next((i for i, w in enumerate(name) if w in ("of", "for", "on") and i), len(name))
    head = name[small - 1]
    if head in heads() and len(name) > 1:
        return heads()[head]
    if len(name) > 1 and (
        name[0] in given() or (len(name[0].rstrip(".")) == 1 and name[0].isupper())
    ):
        return "person" if small == len(name) else ""
    if len(name) == 1 and head in heads() and len(head) > 4:
        return heads()[head]
    if len(name) == 1 and is_camel(head):
        return "organisation"
    acronym = head.isupper() or (head[:2] == "Do" and head[2:].isupper())  # DoJ
    if len(name) == 1 and acronym and 2 <= len(head) <= 6 and head.isalpha():
        return "organisation"
    if len(name) == 1 and (is_dwellers(head) or (head.endswith("s") and head[:-1] in peoples())):
        return "collective"
    return ""


def is_dwellers(word: str) -> bool:
    """Whether a word is for those who live somewhere: "Chicagoans", "Nevadans".

    Example:
        >>> is_dwellers("Kentuckians"), is_dwellers("Nevadans"), is_dwellers("Italians")
        (True, True, True)
        >>> is_dwellers("Allegations")
        False
    """
    ending = len(word) > _DWELLER and word.endswith(("eans", "ians", "oans"))
    return ending or (word.endswith("ans") and known_names().get(word[:-2]) == "place")


def _formed(name: Sequence[str]) -> str:
    """The kind of a station, a law, a case in court, a union's branch: "Channel 4"."""
    if is_station(name) or is_paper(name[-1]):
        return "media"
    if len(name) == 1 and known_names().get(name[0].removesuffix(".com")) == "media":
        return "media"
    if len(name) == 1 and _CALL_LETTERS.fullmatch(name[0]) and name[0] not in known_names():
        return "media"
    if len(name) == 2 and name[0] in _BROADCASTERS and name[1] in _DESKS:
        return "media"  # CNN Money
    if "v" in name[1:-1] or (len(name) > 1 and name[-1] == "Act"):
        return "document"  # Roe v. Wade, the Freedom of Information Act
    if "Against" in name:
        return "organisation"
    if len(name) == 2 and name[0] in words_of("numbered") and name[1].isdigit():
        return "document"
    return "organisation" if len(name) == 2 and name[0] == "Local" and name[1].isdigit() else ""


def _kind_of_two(name: Sequence[str]) -> str:
    """The kind of a name of two words that lists of single words tell; else nothing."""
    if "&" in name[1:-1]:
        return heads().get(name[-1], "organisation")
    if len(name) != 2:
        return ""
    first, last = name
    if last == "House" and known_names().get(first) == "place":
        return "organisation"
    if first in given() and head_of_person(last):
        return "person"
    return "place" if first in _SAINTS and last in given() else ""  # San Juan
