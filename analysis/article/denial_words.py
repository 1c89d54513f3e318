"""The words by which a sentence denies what it says: "not", "never", "nobody", "isn't".

Claims, what articles share, and versions of one quotation are compared by these few, which always
deny. The longer list that measures rhetoric, and that drafts are checked by, has hedges such as
"hardly" and verbs such as "refuse to" as well: analysis/data/negation.tsv.
"""

from __future__ import annotations

import re

_WORDS = "not|never|no|nothing|nobody|none|neither|nor|cannot"
_DENIES = re.compile(rf"(?:{_WORDS})|.*n['’]t", re.IGNORECASE)
_SOME = re.compile(rf"\b(?:{_WORDS})\b|n['’]t\b", re.IGNORECASE)


def denies(word: str) -> bool:
    """Whether a word denies.

    Example:
        >>> denies("isn’t"), denies("Nobody"), denies("hardly")
        (True, True, False)
    """
    return _DENIES.fullmatch(word) is not None


def has_denial(words: str) -> bool:
    """Whether any word of some denies.

    Example:
        >>> has_denial("It isn't so."), has_denial("It is so.")
        (True, False)
    """
    return _SOME.search(words) is not None
