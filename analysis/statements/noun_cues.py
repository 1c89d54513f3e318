"""What looks like who says something and is not: a noun read as a verb, whom a claim is about.

"Lee has pushed back on claims he lied" is no claim of Lee's, and neither is "Claim: Lee lied".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span
from analysis.statements.cue_objects import joined

_NOUNS = frozenset([
    "accounts", "attacks", "calls", "charges", "claims", "comments", "concerns",
    "demands", "doubts", "estimates", "fears", "forecasts", "hopes", "notes", "offers", "pledges",
    "promises", "questions", "remarks", "reports", "requests", "shows", "vows", "wishes",
])  # fmt: skip
_LEADS = re.compile(  # a preposition, a determiner or a verb that turns something down before it
    r"\b(?:about|against|amid|as|at|back on|by|despite|for|from|into|of|on|over|to|toward|towards"
    r"|with|without|any|his|her|its|my|our|such|their|these|those|your|both|false|new|recent|more"
    r"|denied|denies|deny|disputed|disputes|dismissed|dismisses|rebutted|refuted|refutes|rejected"
    r"|rejects|repeated|made|makes|making|faced|faces|facing) \Z",
    re.IGNORECASE,
)
_CLAIM = re.compile(r"\s*(?:The )?Claim(?: \d+)?:", re.IGNORECASE)
_AND = re.compile(r"\band \Z", re.IGNORECASE)
_MANY = frozenset(["i", "they", "we", "you"])
_NO_ONE = frozenset([
    "also", "always", "even", "ever", "just", "never", "now", "only", "really", "simply", "still",
])  # fmt: skip


def is_no_ones(text: str, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether a source does not say what its cue seems to tell: see the two tests below.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.
    """
    return is_noun_cue(text, source, cue) or is_claim_checked(text, source, cue)


def is_noun_cue(text: str, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether a cue is a noun that only looks like a verb, or its source is but an adverb.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.

    Example:
        >>> text = "Lee pushed back on claims he lied."
        >>> is_noun_cue(text, [Span(0, 3)], [Span(19, 25)])
        True
        >>> text = "Lee often claims he lied."
        >>> is_noun_cue(text, [Span(0, 3)], [Span(10, 16)])
        False
    """
    who, words = joined(text, source).lower(), joined(text, cue).lower()
    if who in _NO_ONE:
        return True
    if len(cue) != 1 or not source or source[-1].end > cue[0].start:
        return False
    if source[-1].of(text).endswith(("'s", "’s", "s'", "s’")):
        return words in ("show", "shows")  # "Lee's show", but "Lee's claim that"
    if words not in _NOUNS:
        return False
    between = text[source[-1].end : cue[0].start]
    joins = who in _MANY and _AND.search(between) is not None
    return joins or _LEADS.search(between) is not None


def is_claim_checked(text: str, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    r"""Whether a source is whom a claim is about that a fact check is going to check.

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.

    Example:
        >>> text = "Claim: Lee voted against a bridge.\n\nFacts: She did."
        >>> is_claim_checked(text, [Span(7, 10)], [Span(11, 16)])
        True
    """
    if not source or any(_says(word) for word in joined(text, cue).lower().split()):
        return False
    start = text.rfind("\n", 0, source[0].start) + 1
    label = _CLAIM.match(text, start)
    return label is not None and label.end() <= source[0].start


def _says(word: str) -> bool:
    verb = lookup(word)
    return verb is not None and verb.takes == "clause"
