"""What the columns of a table of articles are called, and what each is of an article."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
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
    best: dict[str, tuple[int, Any]] = {}
    for name, value in row.items():
        field, bare = _known(str(name))
        if not field or is_nothing(value):
            continue
        rank = NAMES[field].index(bare)
        if field not in best or rank < best[field][0]:
            best[field] = (rank, value)
    return {field: value for field, (_, value) in best.items()}


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
