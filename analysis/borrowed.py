"""NLTK, loaded without what Sayso has no use for."""

from __future__ import annotations

import sys
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
    if "nltk" in sys.modules or "scipy" in sys.modules:
        import nltk

        return
    sys.modules["scipy"] = None  # type: ignore[assignment]  # "not installed", to the import system
    try:
        import nltk  # noqa: F401
    finally:
        del sys.modules["scipy"]
