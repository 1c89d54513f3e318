"""References by kind: how articles of one kind, outlet, topic, year or leaning are written.

An opinion piece has shorter sentences and more questions than a report, so it is compared with
opinion pieces. The groups come from one corpus of US news; a group's name is a field and a value,
``kind:opinion`` or ``outlet:Reuters``.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.common.resources import DATA
from analysis.errors import DataError, ParameterError
from analysis.rhetoric.reference import Percentiles, Reference, load, shipped

STORED = DATA / "references.json.gz"
MIXTURE = "reports and opinion"  # what groups are of that are made by no kind of text
LEAST_OF_GROUP = 100  # articles; percentiles of fewer move too far from one sample to the next
FORMAT = 1


class Field(StrEnum):
    """What the articles of a group have in common."""

    KIND = "kind"
    OUTLET = "outlet"
    TOPIC = "topic"
    YEAR = "year"
    LEANING = "leaning"


# What the articles of a group are, after "articles of": {0} is the value, {1} the corpus.
_NAMES: Mapping[Field, str] = MappingProxyType(
    {
        Field.KIND: "{1}",
        Field.OUTLET: "{0}, in {1}",
        Field.TOPIC: "{1}, about {0}",
        Field.YEAR: "US news of {0}",
        Field.LEANING: "{1}, from outlets rated {0}",
    }
)
ITEMS: Mapping[str, str] = MappingProxyType(
    {
        "report": "news reports",
        "interview": "interviews",
        "transcript": "transcripts",
        "letters": "pages of letters",
        "opinion": "opinion pieces",
        "live blog": "live blogs",
        "press release": "press releases",
        "posts": "collections of posts",
    }
)


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that have something in common.

    Args:
        field: What they have in common.
        value: Its value: "opinion", "Reuters", "2018".
        articles: How many there are.
    """

    field: Field
    value: str
    articles: int

    @property
    def name(self) -> str:
        """How the group is asked for: ``kind:opinion``."""
        return f"{self.field}:{self.value}"


@dataclass(frozen=True, slots=True)
class _Stored:
    """The file: the corpus, its groups and their percentiles."""

    name: str
    articles: int
    groups: Mapping[tuple[str, str], Group]
    levels: Mapping[tuple[str, str], Mapping[tuple[str, str], Percentiles]]
    outlets: Mapping[tuple[str, str], Percentiles]
    between: Mapping[str, float]
    words: Mapping[str, tuple[int, int]]
    total: int


def groups() -> tuple[Group, ...]:
    """All groups that come with Sayso, by field and value.

    Example:
        >>> {group.field.value for group in groups()} >= {"kind", "outlet", "topic", "year"}
        True
    """
    return tuple(_stored().groups[key] for key in sorted(_stored().groups))


def is_group(name: str) -> bool:
    """Whether a name is meant as a group and not as a file.

    Example:
        >>> is_group("kind:opinion"), is_group("mine.reference.json.gz")
        (True, False)
    """
    return name.partition(":")[0] in set(Field) and ":" in name


@cache
def group(name: str) -> Reference:
    """The reference of a group.

    Args:
        name: ``kind:opinion``, ``outlet:Reuters``, ``topic:elections``, ``year:2018`` or
            ``leaning:left``, whatever the case.

    Raises:
        ParameterError: There is no such group.

    Example:
        >>> group("kind:opinion").articles >= 100
        True
    """
    stored = _stored()
    field, _, value = name.partition(":")
    key = next((k for k in stored.groups if k[0] == field and k[1].lower() == value.lower()), None)
    if key is None:
        values = [own.value for own in groups() if own.field == field]
        raise ParameterError(
            f"There are no articles of {value!r} to compare with; choose from {', '.join(values)}."
        )
    own = stored.groups[key]
    return Reference(
        _NAMES[own.field].format(_spoken(own), stored.name),
        own.articles,
        stored.levels[key],
        stored.outlets,
        stored.between,
        stored.words,
        stored.total,
        ITEMS[own.value] if own.field is Field.KIND else "articles",
        f"{stored.articles:,} articles of {stored.name}",
        own.value if own.field is Field.OUTLET else "",
        "" if own.field is Field.KIND else MIXTURE,
    )


def of_kind(kind: str) -> Reference | None:
    """The reference of a kind of text; None where too few articles of that kind were at hand."""
    known = (Field.KIND.value, kind) in _stored().groups and kind in ITEMS
    return group(f"{Field.KIND}:{kind}") if known else None


def chosen(name: str | Path, kind: str) -> Reference:
    """The reference that is asked for, or the one that fits an article's kind of text.

    Args:
        name: A file that ``sayso reference`` made, or a group such as ``outlet:Reuters``; where it
            is empty, texts of the article's own kind are taken.
        kind: The kind of text, as ``text_kind`` has it.

    Raises:
        DataError: The file is missing or is no reference.
        ParameterError: There is no such group.

    Example:
        >>> chosen("", "opinion").items, chosen("", "too short").articles
        ('opinion pieces', 840)
    """
    if is_group(str(name)):
        return group(str(name))
    return load(name) if str(name) else of_kind(kind) or shipped()


def _spoken(own: Group) -> str:
    return own.value.replace("_", " ") if own.field is Field.TOPIC else own.value


@cache
def _stored() -> _Stored:
    try:
        value: dict[str, Any] = json.loads(gzip.decompress(STORED.read_bytes()))
    except OSError as error:
        raise DataError(f"{STORED.name} is missing; install Sayso again.") from error
    levels: dict[tuple[str, str], dict[tuple[str, str], Percentiles]] = {}
    for field, own, part, measure, *steps in value["levels"]:
        levels.setdefault((field, own), {})[part, measure] = tuple(steps)
    return _Stored(
        str(value["name"]),
        int(value["articles"]),
        {(f, v): Group(Field(f), v, int(n)) for f, v, n in value["groups"]},
        levels,
        {
            (own, measure): steps
            for (field, own), table in levels.items()
            if field == Field.OUTLET
            for (part, measure), steps in table.items()
            if part == "all" and measure in set(value["differ"])
        },
        MappingProxyType(value["between"]),
        MappingProxyType({word: (n, articles) for word, n, articles in value["words"]}),
        int(value["total"]),
    )
