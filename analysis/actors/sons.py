"""Sons who are called Jr. or IV, and the names that are not theirs but their fathers'."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.name_match import is_son_called, suffixes
from analysis.article.name_lists import titles

Name = tuple[str, ...]


def sons_called(people: Sequence[Name]) -> dict[Name, Name]:
    """The names such as "Tom Jr." that only one full name can be meant by: "Tom Ward Jr.".

    Args:
        people: The names of persons, as the article has them.

    Example:
        >>> sons_called([("Tom", "Jr"), ("Tom", "Ward", "Jr"), ("Ann", "Lee")])
        {('Tom', 'Jr'): ('Tom', 'Ward', 'Jr')}
    """
    fits = {name: [n for n in people if is_son_called(name, n)] for name in people}
    return {name: full[0] for name, full in fits.items() if len(full) == 1}


def is_fathers(
    surname: Name, known: Sequence[Sequence[Name]], mentions: Sequence[MentionCandidate]
) -> bool:
    """Whether a surname by itself is the father's of those who bear it: "President Ward".

    So it is where all whom the article names in full are sons, none with the office that stands
    before the surname.

    Args:
        surname: The name.
        known: The names of each who bears it.
        mentions: Every name in the article.
    """
    if not all(suffixes(name) for names in known for name in names if len(name) > 1):
        return False
    offices = {
        word
        for mention in mentions
        if mention.words == surname
        for word in mention.title
        if titles().get(word, ("",))[0] == "office"
    }
    held = {
        word
        for mention in mentions
        if mention.words != surname and any(mention.words in names for names in known)
        for word in mention.title
    }
    return bool(offices - held)
