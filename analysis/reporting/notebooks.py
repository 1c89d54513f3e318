"""Which notebook is meant by a name, and what a notebook takes: an article, several, or a person.

A notebook says what it takes in its own metadata, ``{"sayso": {"takes": "articles"}}``, so that a
copy of one of Sayso's notebooks is treated like the one it was copied from.
"""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path

from analysis.common.atomic_files import plain_bytes
from analysis.common.slugs import is_name
from analysis.errors import ParameterError
from analysis.reporting.notebook_parameters import default_notebook


class Takes(StrEnum):
    """What a notebook is run on."""

    ARTICLE = "article"
    ARTICLES = "articles"
    COLLECTION = "collection"
    PERSON = "person"


TOGETHER = (Takes.ARTICLES, Takes.COLLECTION)  # of which one report is made, not one for each


def notebook_path(name: str | Path | None) -> Path:
    """The notebook that a name means: a file, or one of Sayso's own by its short name.

    Args:
        name: A path, or a short name such as ``compare``; None for ``article``.

    Raises:
        ParameterError: There is no such notebook.

    Example:
        >>> notebook_path("compare").name
        'compare.ipynb'
    """
    if not name:
        return default_notebook()
    path = Path(name)
    if path.is_file():
        return path
    if is_name(str(name)) and not path.suffix:
        try:
            return default_notebook(f"{name}.ipynb")
        except ParameterError:
            pass
    raise ParameterError(f"There is no notebook {name}; check the name.")


def takes(book: Path) -> Takes:
    """What a notebook takes, as its metadata says; one that says nothing takes an article.

    Raises:
        ParameterError: It cannot be read, or says something that this version does not know.

    Example:
        >>> takes(notebook_path("corpus")).value
        'collection'
    """
    try:
        value = json.loads(plain_bytes(book.resolve()))
        known = value.get("metadata", {}).get("sayso", {})
        return Takes(known.get("takes", Takes.ARTICLE))
    except (OSError, AttributeError) as error:
        raise ParameterError(f"{book} is not a notebook that Sayso can read.") from error
    except ValueError as error:
        if isinstance(error, json.JSONDecodeError | UnicodeDecodeError):
            raise ParameterError(f"{book} is not a notebook that Sayso can read.") from error
        choices = ", ".join(Takes)
        raise ParameterError(
            f"{book} says in its metadata that it takes something unknown; choose one of {choices}."
        ) from error


def for_one_article(name: str | Path | None) -> Path:
    """The notebook that a name means, where it takes one article.

    Raises:
        ParameterError: There is none, or it takes several articles, or a person.
    """
    book = notebook_path(name)
    match takes(book):
        case Takes.ARTICLE:
            return book
        case Takes.PERSON:
            raise ParameterError(
                f"{book.name} is for work in JupyterLab and makes no report; open it with "
                "`make lab`."
            )
        case _:
            raise ParameterError(
                f"{book.name} takes several articles; make its report with "
                f"`sayso report ... --notebook {book.stem}`."
            )
