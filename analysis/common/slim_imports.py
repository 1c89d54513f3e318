"""Libraries of others, loaded without what Sayso has no use for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@cache
def load_nltk() -> None:
    """Load NLTK without scipy, so that it takes 0.2 s in place of 1.8 s and 65 MB less.

    NLTK asks for scipy as it is loaded, for one association measure, and does without it where it
    is not installed; here scipy came along with datasketch. A program that has loaded either of
    them already keeps what it has.

    Example:
        >>> load_nltk()
    """
    with without("scipy"):
        import nltk  # noqa: F401


@cache
def load_nbformat() -> None:
    """Load nbformat without rfc3987_syntax, which takes two thirds of its time.

    jsonschema asks for it as it is loaded, to check international addresses, and does without it
    where it is not installed; the schema of notebooks knows no such check. Importing it builds a
    parser from a grammar.

    Example:
        >>> load_nbformat()
    """
    with without("rfc3987_syntax"):
        import nbformat  # noqa: F401


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Let optional modules seem missing to those who ask for them now; what is loaded stays.

    Example:
        >>> with without("a_module"):
        ...     import a_module
        Traceback (most recent call last):
            ...
        ModuleNotFoundError: import of a_module halted; None in sys.modules
    """
    absent = [name for name in names if name not in sys.modules]
    for name in absent:
        sys.modules[name] = None  # type: ignore[assignment]  # "not installed", to imports
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
