"""Which person of a text a single word can stand for: a surname, a given name, initials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.entity_types import PERSON, Name
from analysis.actors.name_match import (
    double_surname,
    is_known_by,
    plain,
    straight,
    surname,
    without_article,
)
from analysis.article.name_lists import other_givens

if TYPE_CHECKING:
    from analysis.actors.cluster_names import Cluster


def known_by_initials(name: Name, clusters: Sequence[Cluster]) -> tuple[int, ...]:
    """The one person of a text whom three letters stand for: "JFK" for John Kennedy; else empty."""
    fits = [
        cluster.number
        for cluster in clusters
        if cluster.kind == PERSON and any(is_known_by(name, full) for full in cluster.names)
    ]
    return tuple(fits) if len(fits) == 1 else ()


def words_of_people(clusters: Sequence[Cluster]) -> dict[str, tuple[int, ...]]:
    """Persons by each single word that can stand for them: surname, else given name, else short."""
    last: dict[str, list[int]] = defaultdict(list)
    first: dict[str, list[int]] = defaultdict(list)
    short: dict[str, list[int]] = defaultdict(list)
    for cluster in clusters:
        for name in cluster.names if cluster.kind == PERSON else ():
            base = plain(name)
            bare = without_article(base[-1])  # "Rashid" for Omar al-Rashid
            for word in {base[-1], bare, surname(name)[-1], double_surname(name)} - {""}:
                _put(last, word, cluster.number)
            if len(base) > 1:
                _put(first, base[0], cluster.number)
                for word in other_givens(base[0]):
                    _put(short, word, cluster.number)
    merged = {**short, **first, **last}
    return {word: tuple(numbers) for word, numbers in merged.items()}


def _put(index: dict[str, list[int]], word: str, number: int) -> None:
    numbers = index[straight(word.casefold())]
    if number not in numbers:
        numbers.append(number)
