"""What the columns of a table of articles are called, and what each is of an article."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

# For each field its names, the surest first; where a table has several, the first one counts.
NAMES = {
    "text": (
        "text", "body", "content", "full text", "article text", "body text", "article body",
        "text content", "main text", "plain text", "content text", "article content", "story",
        "article", "html", "content html", "body html", "texte",
    ),
    "title": (
        "title", "headline", "article title", "heading", "hed", "head", "web title", "titre",
        "subject",
    ),
    "outlet": (
        "outlet", "publisher", "source", "publication", "newspaper", "source name",
        "publication name", "outlet name", "site name", "sitename", "site", "medium", "media",
        "media outlet", "media name",
    ),
    "date": (
        "date", "published", "published at", "publication date", "date published", "publish date",
        "published date", "pub date", "pubdate", "web publication date", "datetime", "timestamp",
        "time", "day", "created at", "created",
    ),
    "url": ("url", "link", "address", "permalink", "web url", "article url", "canonical url", "uri",
            "href"),
    "author": ("author", "authors", "byline", "by", "writer", "writers", "journalist", "auteur"),
    "id": ("id", "article id", "identifier", "doc id", "document id", "accession number", "guid",
           "uuid", "key"),
}  # fmt: skip
MOST, LONGEST, WIDEST = 40, 500, 40  # further columns, characters of a value and of a name
NOTHING = frozenset(("nan", "null", "none", "n/a", "#n/a", "nat", "na", "<na>"))
_PART = re.compile(r"[\s_.-]+|(?<=[a-z])(?=[A-Z])")


def field_of(name: str) -> str:
    r"""The field of an article that a column's name stands for; the bare name for any other.

    Example:
        >>> [field_of(name) for name in (" Published_At", "articleBody", "\ufeffHeadline", "Mood")]
        ['date', 'text', 'title', 'mood']
    """
    field, bare = _known(name)
    return field or bare


def fields(row: Mapping[Any, Any]) -> dict[str, Any]:
    """A row by the fields of an article; what is empty, or says that nothing is there, is left out.

    Example:
        >>> fields({"Body": "It rained.", "Source": "nan", "date": float("nan"), "Mood": "wet"})
        {'text': 'It rained.'}
    """
    return {field: row[name] for field, (_, name) in _best(row).items()}


def _best(row: Mapping[Any, Any]) -> dict[str, tuple[int, Any]]:
    """For each field of an article the column that counts, with the rank of its name."""
    best: dict[str, tuple[int, Any]] = {}
    for name, value in row.items():
        field, bare = _known(str(name))
        if not field or is_nothing(value):
            continue
        rank = NAMES[field].index(bare)
        if field not in best or rank < best[field][0]:
            best[field] = (rank, name)
    return best


def further(row: Mapping[Any, Any]) -> dict[str, str]:
    """The columns of a row that are no field of an article, by their names in small letters.

    Words, numbers and lists of these are taken, the first ``MOST`` columns and ``LONGEST``
    characters of each. A second column for one field (``source`` beside ``outlet``) is one too,
    but no second text.

    Example:
        >>> further({"Text": "It rained.", "Leaning": "left", "My Topics": ["rain", 2], "x": {}})
        {'leaning': 'left', 'my_topics': 'rain; 2'}
    """
    out: dict[str, str] = {}
    taken = _best(row)
    for name, value in row.items():
        field, key = _known(str(name))[0], column_name(str(name))
        used = field == "text" or (field in taken and taken[field][1] == name)
        if key and not used and len(out) < MOST and (words := _words(value)):
            out.setdefault(key, words[:LONGEST])
    return out


def column_name(name: str) -> str:
    """The name of a further column: in small letters, its words joined by low lines.

    Example:
        >>> column_name(" Political Leaning (1-7)")
        'political_leaning_1_7'
    """
    return re.sub(r"\W+", "_", name.strip("\ufeff").casefold())[:WIDEST].strip("_")


def _words(value: Any) -> str:
    """A value as one line; nothing of a mapping, or of what says that nothing is there."""
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(_words, value[:MOST])))
    if is_nothing(value) or not isinstance(value, (str, int, float, date)):
        return ""
    return " ".join(str(value)[: 4 * LONGEST].split())


def is_nothing(value: Any) -> bool:
    """Whether a cell is empty, or holds what programs write into an empty one ("NaN", "NULL").

    Example:
        >>> is_nothing(" "), is_nothing("NaN"), is_nothing(float("nan")), is_nothing("Nan Lee")
        (True, True, True, False)
    """
    if isinstance(value, str):
        return value.strip().casefold() in NOTHING or not value.strip()
    return value is None or (isinstance(value, float) and math.isnan(value))


@cache
def _known(name: str) -> tuple[str, str]:
    """The field that a name stands for, and the name without case, blanks and marks."""
    bare = " ".join(filter(None, _PART.split(name.strip("\ufeff \t\r\n\"'")))).casefold()
    return next((field for field, names in NAMES.items() if bare in names), ""), bare
