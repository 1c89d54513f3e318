"""Whether a claim is said again, or its words only stand twice in an article: as a pull quote."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.claims.claim import Claim, Claims

_AGAIN = re.compile(
    r"\b(?:again|repeat|reiterat|restat|once more|anew|later|earlier)", re.IGNORECASE
)
_AFTER = 40  # letters behind words in which "said again" may stand


def says_again(
    claims: Claims, claim: Claim, other: Claim, statements: Mapping[int, tuple[str, str]]
) -> bool:
    """Whether a claim that has another's words is more than the same words printed twice.

    The same words of the same voice, or words without a cue, are a pull quote, unless the article
    tells that they are said again.

    Args:
        claims: The claims of an article.
        claim: The first of two.
        other: The one that puts forward the same.
        statements: Content and cue of each statement, by its number.
    """
    one, two = (_plain(claims.words(c)) for c in (claim, other))
    if one not in two and two not in one:
        return True
    if not other.statement:
        return False
    _, cue = statements.get(other.statement, ("", ""))
    if claim.speaker != other.speaker:
        return bool(cue)
    after = claims.article.text[other.span.end : other.span.end + _AFTER]
    return _AGAIN.search(f"{cue} {after}") is not None


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words.lower()).strip()
