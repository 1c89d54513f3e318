"""Whether two names are one actor's: persons by given name and surname, all else by its words.

``same_actor`` is the one answer; within an article, across articles and in corrections it is asked.
It says what the names allow. Where a short name fits several longer ones ("Lee"), who asks decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from unicodedata import combining, normalize

from analysis.actors.body_names import initials, shorter_names, thing_key
from analysis.article.name_lists import (
    full_givens,
    given,
    other_givens,
    sex_of,
    titles,
    words_of,
)

PERSON = "person"
_ARTICLE = re.compile(r"(?:al|el|ul|ad|an|ar|as|ash|at|az)[-‐‑](?=[A-Z])", re.IGNORECASE)
_INITIALS = {
    "AOC": ("Alexandria", "Ocasio-Cortez"), "FDR": ("Franklin", "Roosevelt"),
    "JFK": ("John", "Kennedy"), "LBJ": ("Lyndon", "Johnson"), "MBS": ("Mohammed", "Salman"),
    "MLK": ("Martin", "King"), "RBG": ("Ruth", "Ginsburg"), "RFK": ("Robert", "Kennedy"),
}  # fmt: skip
_NUMERALS = ("ii", "iii", "iv")
_DOUBLED = re.compile(r"(\w)\1")
SHORTEST = 5  # letters of a given name that may be spelled with a doubled letter
_WORD = re.compile(r"[^\s,]+")


def same_actor(name: str, other: str, kind: str) -> bool:
    """Whether two names can be one actor's.

    Args:
        name: A name, as articles have it.
        other: Another.
        kind: What both name: ``person``, ``organisation``, ``place`` ...

    Example:
        >>> same_actor("Robert Menendez", "Sen. Bob Menendez", "person")
        True
        >>> same_actor("Eric Trump", "Erica Trump", "person")
        False
        >>> same_actor("House", "White House", "organisation")
        False
        >>> same_actor("IAEA", "International Atomic Energy Agency", "organisation")
        True
    """
    a, b = name_words(name, kind), name_words(other, kind)
    if not a or not b:
        return False
    if kind == PERSON:
        return _same_person_name(a, b)
    key, its = thing_key(a, kind), thing_key(b, kind)
    if key == its or kind == "place":
        return key == its
    short, long = sorted((a, b), key=lambda words: (len(words), len(" ".join(words))))
    if kind != "collective" and thing_key(short, kind) in shorter_names(long):
        return True
    letters = "".join(short).replace(".", "")
    return len(short) == 1 and letters.isupper() and letters in initials(" ".join(long))


def name_words(name: str, kind: str = "") -> tuple[str, ...]:
    """The words of a name; of a person's without the titles before it."""
    words = _WORD.findall(name.replace("’", "'"))
    if kind == PERSON:
        while len(words) > 1 and words[0].rstrip(".").capitalize() in titles():
            words = words[1:]
    return tuple(word for word in words if any(map(str.isalnum, word)))


def kinds_fit(kind: str, other: str) -> bool:
    """Whether names of these kinds can be one actor's."""
    loose = {"organisation", "media", "other", ""}
    return kind == other or {kind, other} <= loose or {kind, other} == {"media", "document"}


def clues(name: str, kind: str) -> set[str]:
    """Words that any other name of the same actor shares one of; by them namesakes are looked up.

    Example:
        >>> sorted(clues("Bob Lee Jr.", "person"))
        ['bob', 'lee']
    """
    words = name_words(name, kind)
    if not words:
        return set()
    if kind == PERSON:
        base = plain(words)
        forms = other_givens(base[0]) if len(base) == 1 else frozenset[str]()
        last = (base[-1], surname(words)[-1], double_surname(words), *base[-1].split("-")[-1:])
        return {_folded(word) for word in (base[0], *last, *forms) if word}
    return {thing_key(words, kind), *shorter_names(words), *map(str.casefold, initials(name))}


def _same_person_name(one: Sequence[str], other: Sequence[str]) -> bool:
    short, long = sorted((plain(one), plain(other)), key=len)
    if len(short) > 1:
        if {sex_of(one), sex_of(other)} == {"m", "f"}:
            return False
        return same_full_name(one, other)
    word = _folded(short[0])
    if len(long) == 1:
        return word == _folded(long[0])
    last = (long[-1], surname(long)[-1], double_surname(long))
    return word in map(_folded, (long[0], *last, *other_givens(long[0])))


def same_full_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of two words and more can be one person's."""
    one, other = _hyphened(one, other), _hyphened(other, one)
    if min(len(one), len(other)) == 1:  # "Lopez Sanchez" of Ana Lopez-Sanchez
        return _folded(one[-1]) == _folded(other[-1])
    return same_person(one, other) or _is_end(one, other)


def _hyphened(name: Sequence[str], like: Sequence[str]) -> Sequence[str]:
    """A name with its double surname written with the hyphen that another has in it."""
    parts, base = plain(like)[-1].split("-"), plain(name)
    if len(parts) < 2 or _alike(base[-len(parts) :]) != _alike(parts):
        return name
    return (*base[: -len(parts)], "-".join(base[-len(parts) :]), *name[len(base) :])


def double_surname(name: Sequence[str]) -> str:
    """The double surname that the last two of three words and more can be, with a hyphen.

    Example:
        >>> double_surname("Ana Maria Lopez Sanchez".split()), double_surname(["Ann", "Lee"])
        ('Lopez-Sanchez', '')
    """
    base = plain(name)
    return "-".join(base[-2:]) if len(base) > 2 and "-" not in base[-1] else ""


def same_but_spelling(one: str, other: str) -> bool:
    """Whether two persons' names that are spelled nearly alike can be one person's.

    The surname may be spelled otherwise; given names and Jr. may not, since they tell a brother
    from a sister and a father from a son.

    Example:
        >>> same_but_spelling("jonathan whitfeld", "jonathan whitfield")
        True
        >>> same_but_spelling("erica trump", "eric trump")
        False
    """
    a, b = _raised(one), _raised(other)
    if suffixes(a) != suffixes(b) or len(a) != len(b):
        return False
    return all(map(same_given, plain(a)[:-1], plain(b)[:-1]))


def is_son_of(one: str, other: str) -> bool:
    """Whether two names differ in nothing but Jr. and the like.

    Example:
        >>> is_son_of("robert kennedy", "robert kennedy jr"), is_son_of("lee", "ann lee")
        (True, False)
    """
    return is_son(_raised(one), _raised(other))


def is_son(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words of two names differ in nothing but Jr. and the like."""
    return suffixes(one) != suffixes(other) and plain(one) == plain(other)


def is_son_called(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a given name and a suffix can stand for a full name with that suffix.

    Example:
        >>> is_son_called(["Tom", "Jr"], ["Tom", "Ward", "Jr"])
        True
    """
    one, other = plain(short), plain(full)
    if len(one) > 1 or len(other) == 1 or not suffixes(short):
        return False
    return suffixes(short) == suffixes(full) and one[0] in given() and same_given(one[0], other[0])


def _is_end(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one name is the other's end: "Vargas Llosa" of "Mario Vargas Llosa"."""
    a, b = sorted((plain(one), plain(other)), key=len)
    son = bool(suffixes(one)) and suffixes(one) == suffixes(other)  # "Trump Jr."
    begins = a[0] in given() and a[0] not in ("Al", "Ben")  # Al Hussein
    return (son or len(a) > 1) and len(a) < len(b) and b[-len(a) :] == a and not begins


def suffixes(name: Iterable[str]) -> frozenset[str]:
    """Jr, III and the like in a name, without their points."""
    return frozenset(word.rstrip(".") for word in name) & words_of("suffix")


def _raised(name: str) -> tuple[str, ...]:
    """The words of a name in small letters as the lists have them."""
    return tuple(w.upper() if w in _NUMERALS else w.capitalize() for w in name.split())


def _alike(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(_folded, words))


def _folded(word: str) -> str:
    return straight(word.rstrip(".").casefold())


def straight(word: str) -> str:
    """A word with straight apostrophes and without accents, so that both spellings are one.

    Example:
        >>> straight("o’neill"), straight("brzeziński")
        ("o'neill", 'brzezinski')
    """
    word = word.replace("’", "'")
    return (
        word if word.isascii() else "".join(c for c in normalize("NFD", word) if not combining(c))
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
        >>> same_given("J.B.", "JB")
        True
    """
    one, other = one.rstrip("."), other.rstrip(".")
    if one.casefold() == other.casefold() or one.replace(".", "") == other.replace(".", ""):
        return True  # "J.B." and "JB"
    if min(len(one), len(other)) == 1:
        return one[0].casefold() == other[0].casefold()
    forms = full_givens()
    a, b = forms.get(one, frozenset()) | {one}, forms.get(other, frozenset()) | {other}
    return bool(a & b) or _misspelt(one, other)


def _misspelt(one: str, other: str) -> bool:
    """Whether two longer given names differ in one vowel or a doubled letter."""
    low = [name.casefold() for name in (one, other)]
    single = [_DOUBLED.sub(r"\1", name) for name in low]
    if low[0] != low[1] and single[0] == single[1] and len(single[0]) >= SHORTEST:
        return True
    if len(one) != len(other) or len(one) < 6:
        return False
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(unlike) == 1 and all(x in "aeiouy" for x in unlike[0])


def differ_in_spelling(name: str, other: str) -> bool:
    """Whether two full names are one person's by nothing but a like spelling of a given name.

    Example:
        >>> differ_in_spelling("Kristin Li", "Kristen Li"), differ_in_spelling("Bob Li", "Rob Li")
        (True, False)
    """
    a, b = (plain(name_words(n, PERSON)) for n in (name, other))
    return min(len(a), len(b)) > 1 and _misspelt(a[0].rstrip("."), b[0].rstrip("."))


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names (given name first) can be one person's.

    Example:
        >>> same_person(["Bob", "Menendez"], ["Robert", "L", "Menendez"])
        True
        >>> same_person(["George", "W", "Bush"], ["George", "H", "Bush"])
        False
        >>> same_person(["Donald", "Trump"], ["Donald", "Trump", "Jr."])
        False
        >>> same_person(["Donald", "J.", "Trump"], ["Donald", "Trump", "Jr."])
        False
        >>> same_person(["JD", "Hale"], ["James", "David", "Hale"])
        True
    """
    one, other = _spelled(one, other), _spelled(other, one)
    a, b = plain(one), plain(other)
    if _alike(surname(a)) != _alike(surname(b)) and _folded(a[-1]) != _folded(b[-1]):
        return False
    junior, senior = (suffixes(n) for n in (one, other))
    middle, second = a[1:-1], b[1:-1]
    if junior != senior and ((junior and senior) or a == b):
        return False  # a father and his son
    if (senior and not junior and middle and not second) or (
        junior and not senior and second and not middle
    ):
        return False  # so are "Tom B. Ward" and "Tom Ward Jr.", as the initial tells them apart
    if same_given(a[0], b[0]):
        return not (middle and second) or all(map(same_given, middle, second))
    return bool(middle and same_given(middle[0], b[0])) or bool(
        second and same_given(second[0], a[0])
    )


def _spelled(name: Sequence[str], like: Sequence[str]) -> Sequence[str]:
    """A name with its initials apart, where another has no initials: "JD Hale", "R.D. Hale"."""
    first, own = name[0].replace(".", ""), like[0].replace(".", "")
    short = len(first) in (2, 3) and first.isupper() and first.title() not in given()
    return (*first, *name[1:]) if short and not (own.isupper() or name[-1].isupper()) else name


def plain(name: Sequence[str]) -> tuple[str, ...]:
    """A name without Jr., III and the like."""
    return tuple(w.rstrip(".") for w in name if w.rstrip(".") not in words_of("suffix")) or tuple(
        name
    )


def without_article(word: str) -> str:
    """A family name without its Arabic article.

    Example:
        >>> without_article("al-Rashid"), without_article("Al-Rashid"), without_article("Alan")
        ('Rashid', 'Rashid', 'Alan')
    """
    return _ARTICLE.sub("", word) if "-" in word or not word.isascii() else word


def is_known_by(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a person of this full name is known by these letters.

    Example:
        >>> is_known_by(["JFK"], ["John", "F", "Kennedy"]), is_known_by(["JFK"], ["John", "Kerry"])
        (True, False)
    """
    known = _INITIALS.get("".join(short).replace(".", ""), ())
    return len(known) > 1 and (full[0], plain(full)[-1]) == known
