"""Which names of a corpus go by another one: short for long names, and spellings that are alike.

What articles say decides ("Lee" is Ann Lee in eight of nine), but never against the names
themselves: Erica is not Eric, a son is not his father, and the House is not the White House.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

from analysis.actors.body_names import initials
from analysis.actors.name_match import (
    PERSON,
    is_son_of,
    name_words,
    same_but_spelling,
    same_full_name,
)
from analysis.article.name_lists import (
    heads,
    known_names,
    nouns,
    peoples,
    short_places,
    titles,
    words_of,
)

_OURS = ("u.s.", "us", "united states")  # before the name of a body of the country itself
SHARE = 0.8  # of the uses of a short name that must mean one actor
FUZZY = 92.0  # rapidfuzz ratio from which two spellings are one name
WORD = 75.0  # and each of their words must be as alike as this
NEAR = 500  # names with the same initials, the commonest, that a rarer one is compared to
RARER = 3  # times as common must a person's name be of which another is a misspelling

Link = tuple[str, str, str, str, float]  # kind, key, the key it is joined to, how, score
Use = tuple[str, str, str, str, str, int, int, int]


def aliases(uses: Iterable[Use]) -> Iterator[Link]:
    """Short names that mostly stand for one longer name: "Lee" for "Ann Lee", "IAEA".

    A longer name that is rarer than a short one of several words is joined to that: "Crooked Ann
    Lee" to "Ann Lee".

    Articles that have the short name of a body by itself may mean another by it: they count
    against the link.

    Args:
        uses: Kind, short and long key, both as they are mostly spelled, how often the one stands
            for the other, and in how many articles each stands; sorted.
    """
    done: set[tuple[str, str]] = set()  # a name has one link, its first
    for (kind, short), group in groupby(uses, lambda row: (row[0], row[1])):
        meant = [
            (long, count, size, own)
            for _, _, long, name, other, count, own, size in group
            if may_stand_for(name, other, kind)
        ]
        if not meant:
            continue
        whole = " " in short
        links: list[Link] = []
        for long, _, size, own in meant if whole else ():
            if size < own and not (kind != PERSON and _names_a_place(long, short)):
                links.append((kind, long, short, "alias", 100.0))
        long, most, size, own = max(meant, key=lambda row: (row[1], row[0]))
        # Articles that have the short name alone may mean another body; a surname tells more.
        alone = 0 if kind == PERSON or _is_short_form(short, long) else own
        share = most / (alone + sum(row[1] for row in meant))
        if share >= SHARE and not (whole and size < own):
            links.append((kind, short, long, "alias", 100 * share))
        for link in links:
            if link[:2] not in done:
                done.add(link[:2])
                yield link


def may_stand_for(short: str, long: str, kind: str) -> bool:
    """Whether a name can be short for another, as far as the two names tell.

    Example:
        >>> may_stand_for("Lee", "Ann Lee", "person")
        True
        >>> may_stand_for("Eric Lee", "Erica Lee", "person")
        False
        >>> may_stand_for("House", "White House", "organisation")
        False
        >>> may_stand_for("Senate", "U.S. Senate", "organisation")
        True
        >>> may_stand_for("LGBT", "LGBT & AIDS Project", "organisation")
        False
    """
    if kind == PERSON:
        return _same_person(short, long)
    bare = short.removeprefix("the ").removeprefix("The ")
    a, b = (name.casefold().removeprefix("the ") for name in (short, long))
    if bare in known_names():
        ours = b.endswith(f" {a}") and b.removesuffix(f" {a}") in _OURS
        return b.startswith(f"{a} of ") or ours
    if _is_short_form(a, long):
        return True
    if " " not in a and a in _words():
        return False  # the Union, the Left
    behind = long.split()[len(a.split()) :]
    return not b.startswith(f"{a} ") or all(map(_ends_a_body, behind))


def _ends_a_body(word: str) -> bool:
    """Whether a word ends the names of bodies or firms: "Agency", "Inc."."""
    return word in heads() or word.rstrip(".").upper() in words_of("company")


def _is_short_form(short: str, long: str) -> bool:
    """Whether a name is the initials of another: "irb" of "international rail board"."""
    letters = short.replace(".", "").upper()
    return " " not in short and letters in {*initials(long), *initials(long.title())}


def _same_person(short: str, long: str) -> bool:
    """Not where both are full names that share a word and are not one person's."""
    a, b = name_words(short, PERSON), name_words(long, PERSON)
    if is_son_of(" ".join(a).casefold(), " ".join(b).casefold()):
        return False
    if min(len(a), len(b)) < 2 or same_full_name(a, b):
        return True
    low, other = ([word.casefold() for word in words] for words in (a, b))
    return low == other[-len(low) :] or not set(low) & set(other)


def _names_a_place(long: str, short: str) -> bool:
    """Whether a longer name adds a place to a shorter one: the Ohio Supreme Court is another."""
    added = [word for word in long.casefold().split() if word not in short.casefold().split()]
    return any(word.replace(".", "") in _places() for word in added)


def alike(keys: Iterable[tuple[str, str, str, int]]) -> Iterator[Link]:
    """Names that differ by a letter or two, the rarer joined to the commoner.

    Only names with the same initials are compared, with the commonest of them, so that the work
    stays small; digits must agree, and of a person all but the surname.

    Args:
        keys: Kind, block, key, and in how many articles it stands; those of a block together, the
            commonest first.
    """
    for (kind, _), group in groupby(keys, lambda row: row[:2]):
        commonest: list[str] = []
        sizes: list[int] = []
        for _, _, key, size in group:
            best = _nearest(key, commonest, kind)
            if best is not None and (kind != PERSON or sizes[best[0]] >= RARER * size):
                yield kind, key, commonest[best[0]], "fuzzy", best[1]
            if len(commonest) < NEAR:
                commonest.append(key)
                sizes.append(size)


def _nearest(name: str, others: Sequence[str], kind: str) -> tuple[int, float] | None:
    """The place of the name that is most alike, and how alike; nothing where none is enough."""
    from rapidfuzz import fuzz, process

    matches = process.extract(name, others, scorer=fuzz.ratio, score_cutoff=FUZZY, limit=3)
    for other, score, at in matches:
        pairs = list(zip(name.split(), other.split(), strict=False))
        if len(name.split()) != len(other.split()):
            continue
        if not (same_but_spelling(name, other) if kind == PERSON else _one_thing(pairs)):
            continue
        if all(fuzz.ratio(a, b) >= WORD for a, b in pairs):
            return at, float(score)
    return None


def _one_thing(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether words that differ can be spellings of one: not Austrian and Australian."""
    known = _places()
    return not any(
        a != b and (a in known or b in known or (a in _words() and b in _words())) for a, b in pairs
    )


@cache
def _places() -> frozenset[str]:
    """The words of places and peoples in small letters."""
    places = [name for name, kind in known_names().items() if kind == "place"]
    names = [*places, *peoples(), *short_places()]
    return frozenset(w for n in names for w in n.casefold().replace(".", "").split()) - {
        "the", "of", "and", "new", "north", "south", "east", "west", "city",
    }  # fmt: skip


@cache
def _words() -> frozenset[str]:
    """Words that names are made of, in small letters: two of them are not one misspelt."""
    return frozenset(word.casefold() for word in (*nouns(), *titles(), *heads()))
