"""A source that is evidence by itself: a poll, a record, a recording, a medium that reports.

"Court records show that ..." tells its evidence in the noun that heads its source, and a medium is
evidence where it reports something itself. Neither needs the network, which often takes one kind
for another.
"""

from __future__ import annotations

import re

from analysis.actors.cast import Actor
from analysis.article.lexicon import word_set
from analysis.claims.claim import Evidence
from analysis.claims.stance_by_network import tells
from analysis.statements.statements import Statement

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
_WORD = re.compile(r"\w+(?:-\w+)*")


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
    heads = _WORD.findall(_BEHIND.split(words, maxsplit=1)[0].lower())
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
