"""Names: what a word can be in one, what a name names, which names are one person's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from analysis.common.resources import rows


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
    found = nouns().get(word)
    if found is None and len(word) > 8 and word.endswith(("ists", "icians", "arians")):
        return Noun(word, "collective", "", "p")
    return found


@cache
def titles() -> dict[str, tuple[str, str]]:
    """Title words: their kind (``honorific`` or ``office``) and the sex they cue."""
    return {row["word"]: (row["kind"], row["sex"]) for row in rows("names_titles")}


@cache
def given() -> dict[str, str]:
    """Given names and the sex they cue: m, f or u."""
    return {row["name"]: row["gender"] for row in rows("names_given")}


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    return {row["short"]: frozenset(row["full"].split()) for row in rows("names_nick")}


@cache
def heads() -> dict[str, str]:
    """Last words of names that tell the name's kind."""
    return _organisations("head")


def _organisations(part: str) -> dict[str, str]:
    return {r["name"]: r["kind"] for r in rows("names_organisations") if r["part"] == part}


@cache
def known() -> dict[str, str]:
    """Whole names of organisations, media, collectives and places, and their kind."""
    out = {row["name"]: "place" for row in rows("names_places")}
    return out | _organisations("name")


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
    forms = _full_forms()
    return frozenset(short for short, full in forms.items() if name in full) | forms.get(
        name, frozenset()
    )


def surname(name: Sequence[str]) -> tuple[str, ...]:
    """The family name of a full name, particles included.

    Example:
        >>> surname("Marine Le Pen".split()), surname("Joseph R Biden Jr".split())
        (('Le', 'Pen'), ('Biden',))
    """
    words = [w for w in name if w.rstrip(".") not in words_of("suffix")] or list(name)
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in words_of("particle"):
        at -= 1
    return tuple(words[at:])


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: alike, an initial, or a short form.

    Example:
        >>> same_given("Bob", "Robert"), same_given("J.", "John"), same_given("Bill", "Hillary")
        (True, True, False)
    """
    one, other = one.rstrip("."), other.rstrip(".")
    if one.casefold() == other.casefold():
        return True
    if min(len(one), len(other)) == 1:
        return one[0].casefold() == other[0].casefold()
    forms = _full_forms()
    a, b = forms.get(one, frozenset()) | {one}, forms.get(other, frozenset()) | {other}
    return bool(a & b) or _misspelt(one, other)


def _misspelt(one: str, other: str) -> bool:
    """Whether two longer given names differ in one vowel: "Kristin" and "Kristen"."""
    if len(one) != len(other) or len(one) < 6:
        return False
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(unlike) == 1 and all(x in "aeiouy" for x in unlike[0])


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names (given name first) can be one person's.

    Example:
        >>> same_person(["Bob", "Menendez"], ["Robert", "L", "Menendez"])
        True
        >>> same_person(["George", "W", "Bush"], ["George", "H", "Bush"])
        False
    """
    a, b = plain(one), plain(other)
    if surname(a) != surname(b) and a[-1] != b[-1]:
        return False
    junior, senior = ({w.rstrip(".") for w in n} & words_of("suffix") for n in (one, other))
    if junior and senior and junior != senior:
        return False
    middle, second = a[1:-1], b[1:-1]
    if same_given(a[0], b[0]):
        return (
            not (middle and second)
            or len(middle) != len(second)
            or all(map(same_given, middle, second))
        )
    return bool(middle and same_given(middle[0], b[0])) or bool(
        second and same_given(second[0], a[0])
    )


def plain(name: Sequence[str]) -> tuple[str, ...]:
    """A name without Jr., III and the like."""
    return tuple(w.rstrip(".") for w in name if w.rstrip(".") not in words_of("suffix")) or tuple(
        name
    )


def initials(name: str) -> frozenset[str]:
    """The acronyms that a long name can have, with and without its small words.

    Example:
        >>> "JCPOA" in initials("Joint Comprehensive Plan of Action")
        True
    """
    words = re.findall(r"[^\W_]+", name)
    letters = "".join(w[0] for w in words).upper()
    capitals = "".join(w[0] for w in words if w[0].isupper())
    tail = name.partition(" of ")[2].removeprefix("the ")
    after_of = "".join(w[0] for w in tail.split() if w[0].isupper())
    without_the = "".join(
        w[0] for w in words if w.lower() not in ("the", "of", "for", "and", "to", "in", "on")
    )
    return frozenset(x for x in (letters, capitals, without_the.upper(), after_of) if len(x) > 1)


def head_of_person(word: str) -> bool:
    """Whether a word that ends the names of bodies is a common family name as well: "Hill"."""
    return word in words_of("person_last")


def kind_of(name: Sequence[str]) -> str:
    """What a name's own words say of its kind; empty where they say nothing.

    One of person, organisation, media, place, collective, document, event, or empty.

    Example:
        >>> kind_of(["Fars", "News", "Agency"]), kind_of(["Ben", "Cardin"]), kind_of(["JCPOA"])
        ('organisation', 'person', 'organisation')
    """
    whole = " ".join(name)
    for form in (whole, whole.removeprefix("The "), whole.rstrip(".")):
        if form in known():
            return known()[form]
    if whole.rstrip(".") in short_places():
        return "place"
    if len(name) == 2 and name[0] in given() and head_of_person(name[1]):
        return "person"
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
    if len(name) == 1 and head.isupper() and 2 <= len(head) <= 6 and head.isalpha():
        return "organisation"
    if len(name) == 1 and head.endswith("s") and head[:-1] in peoples():
        return "collective"
    return ""
