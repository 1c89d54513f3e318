"""The evidence that is offered for a claim: what the network sees, and a source that is evidence.

"Court records show that ..." tells its evidence in the noun that heads its source, and a medium is
evidence where it reports something itself. Neither needs the network, which often takes one kind
for another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.actors.cast import Actor
from analysis.article.lexicon import word_set
from analysis.claims.claim import Evidence
from analysis.statements.statements import Statement

if TYPE_CHECKING:
    from analysis.tagger.meaning_network import Meaning

KINDS = ("data", "document", "recording")
MEDIUM = "medium"
# Share right on 264 train articles read by hand: 109 of 116 by noun, 26 of 40 media.
_BY_NOUN, _BY_MEDIUM = 0.94, 0.65
# What may stand behind the noun that heads a source: "a poll of voters", "a memo released Friday".
_BEHIND = re.compile(
    r"[,;(]|\b(?:of|by|from|to|in|for|on|at|with|about|who|which|that|provided|released|obtained"
    r"|conducted|published)\b"
)
_REPORTS = re.compile(
    r"\b(?:report(?:s|ed|ing)?|according to|reveal(?:s|ed)?|found|finds)\b", re.IGNORECASE
)
_NOUN = re.compile(r"\w+(?:-\w+)*")
# A word that could name evidence, but tells nothing of what it is.
_BARE = frozenset((
    "report", "reports", "reported", "reporting", "court", "courts", "study", "poll", "polls",
    "data", "law", "laws", "email", "emails", "letter", "letters", "statement", "video", "document",
    "documents", "evidence", "record", "records", "news", "story", "article", "source", "sources",
))  # fmt: skip
_SMALL = frozenset(("the", "a", "an", "of", "to", "in", "by", "and", "its", "his", "her", "their"))
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = re.compile(r"[\d.,]+|percent|per|cent|million|billion|thousand|hundred")


def by_network(text: str, meant: Meaning) -> tuple[Evidence, ...]:
    """The evidence that says what it is: not a number alone, nor a bare "report"."""
    return tuple(
        Evidence(one.kind, (one.span,), one.p) for one in meant.evidence if tells(one.span.of(text))
    )


def tells(words: str) -> bool:
    """Whether some words tell what the evidence is.

    Example:
        >>> tells("a county tally"), tells("the report"), tells("40 percent")
        (True, False, False)
    """
    tokens = (w for w in _WORD.findall(words.lower()) if w not in _SMALL)
    rest = [w for w in tokens if not _NUMBER.fullmatch(w)]
    return len(rest) > 1 or any(w not in _BARE for w in rest)


def by_source(text: str, statement: Statement, speaker: Actor | None) -> Evidence | None:
    """The evidence that a statement's source is by itself; nothing where it is none.

    A bare "records" or "the report" does not say what it is, and is none.

    Args:
        text: The article's text.
        statement: The statement.
        speaker: Who speaks, where that is known.
    """
    if not statement.source:
        return None
    words = " ".join(s.of(text) for s in statement.source)
    heads = _NOUN.findall(_BEHIND.split(words, maxsplit=1)[0].lower())
    for kind in KINDS if heads and tells(words) else ():
        if heads[-1] in word_set("evidence_sources", kind):
            return Evidence(kind, statement.source, _BY_NOUN)
    cue = " ".join(s.of(text) for s in statement.cue)
    if speaker is not None and speaker.kind == "media" and _REPORTS.search(cue):
        return Evidence(MEDIUM, statement.source, _BY_MEDIUM)
    return None


def joined(found: tuple[Evidence, ...], own: Evidence | None) -> tuple[Evidence, ...]:
    """Evidence that is told elsewhere, and the source where it is evidence.

    The same words are evidence of one kind: that which the source has.
    """
    if own is None:
        return found
    rest = tuple(
        one
        for one in found
        if one.kind == own.kind or not any(a.overlap(b) for a in one.spans for b in own.spans)
    )
    return rest if any(one.kind == own.kind for one in rest) else (*rest, own)
