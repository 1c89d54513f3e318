"""Names that are another's by a slip of the pen, or a nation's by its people."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.actors.entity_types import Name
from analysis.actors.mention_candidates import MentionCandidate
from analysis.article.name_lists import given, peoples

LEAST = 5  # letters in a name that may be misspelt
_APART = ("United States", "Palestine", "Europe")  # whose people are seldom their government
_CROWNS = frozenset(("King", "Pope", "Prince", "Princess", "Queen"))
_ORDER = re.compile(r"[IVX]+")
_NAMED_THE = re.compile(r"[a-z,] The $")
_SOME = re.compile(  # "the Belgians who came": not all of them
    r" (?:who|whom|whose|that|from|at|of|in (?:the )?[A-Z]\w+|[a-z]+ed (?:by|in|at|to)"
    r"|(?:com|flee|liv|seek|serv|stay|study|visit|wait|work)ing)\b"
)


def named_the(text: str, mentions: Iterable[MentionCandidate]) -> set[Name]:
    """The names that stand behind "The", with a capital, amid a sentence: "in The Hill"."""
    return {m.words for m in mentions if _NAMED_THE.search(_before(text, m, 8))}


def _before(text: str, mention: MentionCandidate, length: int) -> str:
    return text[max(0, mention.span.start - length) : mention.span.start]


def country_of(words: Sequence[str]) -> str:
    """The country whose people a name in the plural is of; empty where it is not.

    Example:
        >>> country_of(["North", "Koreans"]), country_of(["Belgium"])
        ('North Korea', '')
    """
    name = " ".join(words)
    return peoples().get(name[:-1], "") if name.endswith("s") else ""


def nations(text: str, mentions: Sequence[MentionCandidate]) -> dict[Name, str]:
    """Names of a people that stand for their country wherever they stand: "the Belgians".

    Each time behind "the", and never as some of them ("the Belgians who came").
    """
    out: dict[Name, str] = {}
    others = set()
    for mention in mentions:
        if not (country := country_of(mention.words)) or country in _APART:
            continue
        if _before(text, mention, 4).lower() != "the " or _SOME.match(text, mention.span.end):
            others.add(mention.words)
        out[mention.words] = country
    return {name: country for name, country in out.items() if name not in others}


def crowned(mentions: Iterable[MentionCandidate]) -> set[Name]:
    """The single names of kings and popes, which are no surnames: "King Salman".

    Nobody whose surname this is ("Mohammed bin Salman") is meant where the title always stands.
    """
    single = [m for m in mentions if len(m.words) == 1]
    others = {m.words for m in single if not m.title or m.title[-1] not in _CROWNS}
    return {m.words for m in single} - others


def may_reign(name: Name, full: Sequence[Name], mentions: Iterable[MentionCandidate]) -> bool:
    """Whether a king or pope of one name is who has these names: "Pope Leo" is no Leo Ward.

    Args:
        name: The single name.
        full: The names of a person.
        mentions: All names of the article.
    """
    own = {f for f in full if f[0] == name[0]}
    titled = (m for m in mentions if m.words in own and m.title)
    return any(_ORDER.fullmatch(f[-1]) for f in own) or any(m.title[-1] in _CROWNS for m in titled)


def misspelt(names: Sequence[Name], mentions: Sequence[MentionCandidate]) -> dict[Name, str]:
    """Surnames that stand once, and are one letter off the one surname that they can be.

    Nobody is introduced by a surname alone; where "Ann Maurer" is named in full, "Mauer said" is
    hers. A name with "s" behind it is her family's.

    Args:
        names: The names of persons.
        mentions: All names of the article, in order.

    Returns:
        The surname that is meant, by name.

    Example:
        >>> misspelt([("Ann", "Maurer"), ("Mauer",)], [])
        {('Mauer',): 'Maurer'}
    """
    times = Counter(m.words for m in mentions)
    surnames: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if len(name) > 1:
            surnames[name[-1][0]].add(name[-1])
    out = {}
    for name in names:
        word = name[0]
        known = len(name) > 1 or len(word) < LEAST or times[name] > 1 or word in given()
        if known or word in surnames[word[0]]:
            continue
        near = [s for s in surnames[word[0]] if word != f"{s}s" and one_letter_off(word, s)]
        if len(near) == 1:
            out[name] = near[0]
    return out


def one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ in one letter, or in two neighbours that changed places.

    Example:
        >>> one_letter_off("Mauer", "Maurer"), one_letter_off("Untied", "United")
        (True, True)
        >>> one_letter_off("Lee", "Lee"), one_letter_off("Hale", "Ward")
        (False, False)
    """
    short, long = sorted((one, other), key=len)
    if len(long) > len(short):
        return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    unlike = [i for i, pair in enumerate(zip(one, other, strict=True)) if len(set(pair)) > 1]
    return len(unlike) == 1 or is_swapped(one, other)


def is_swapped(one: str, other: str) -> bool:
    """Whether two words differ in nothing but two neighbours that changed places."""
    if len(one) != len(other) or one == other:
        return False
    at = next(i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    return one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]


def letters_of(key: str) -> str:
    """What a name has in common with itself misspelt by two letters that changed places."""
    return "".join(sorted(key))


def swapped(key: str, known: Mapping[str, str]) -> str:
    """The name of several words that another is but for two letters that changed places.

    Args:
        key: The name.
        known: Names by their letters, see ``letters_of``.

    Example:
        >>> swapped("untied nations", {letters_of("united nations"): "united nations"})
        'united nations'
    """
    other = known.get(letters_of(key), key) if " " in key else key
    return other if is_swapped(key, other) else key
