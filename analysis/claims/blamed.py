"""Whom a statement blames, where its form tells: the object of "accused", the doer of a wrong.

accused ▸Bo Ray◂ of taking bribes       who stands behind the cue
alleges that ▸Bo Ray◂ opened accounts   the subject of what is alleged
says ▸its president, Bo Ray,◂ hit two   the subject of a verb that tells of a wrong
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.article.lexicon import patterns
from analysis.article.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.actors.cast import Actor, Mention
    from analysis.statements.statements import Statement, Statements

_ACCUSES = re.compile(r"\b(?:accus|blam|fault|su(?:e[sd]?|ing)\b)", re.IGNORECASE)
_ALLEGES = re.compile(r"\balleg", re.IGNORECASE)
_OF = re.compile(r"(?:,[^,]{2,60},)? (?:of|for|over)\b")
_LEAD = re.compile(r"(?:that |“|\"|‘|')*", re.IGNORECASE)
_ASIDE = r"(?:,[^,;:“”\"]{2,90},)?"
_DID = r"(?: (?:has|have|had|also|then|later|once|twice|\w+ly))*"
_WHOM = r"(?:him|her|them|me|us|two|three|four|five|several|boys|girls|children|pupils|prisoners)"
_WRONG = (  # beside those of the word list
    rf"(?:(?:hit|kicked|pushed|shoved|choked|beat up|bullied|insulted|caned|whipped) {_WHOM}"
    r"|threw (?:[\w-]+ ){1,3}at|lied|stole|cheated|hid the|robbed|broke the (?:law|rules|contract)"
    r"|took (?:the |a )?(?:money|bribes?|cash)|pocketed|diverted|doctored|forged"
    r"|ignored (?:the |his |her )?(?:warnings?|complaints?))"
)
_PAST = re.compile(
    rf"{_ASIDE}{_DID} (?!earned|received|suffered|died|gained|won\b|lost\b)"
    r"(?:[a-z]+(?:ed|t|d|e|w|g|n)|was|is|had|hit)\b"
)
_CANNOT = ("document", "event", "other")


def blamed(
    statements: Statements, statement: Statement, spans: Sequence[Span], read: Actor | None
) -> Actor | None:
    """Whom a statement blames; ``None`` where it blames nobody.

    Args:
        statements: The article's statements.
        statement: The statement.
        spans: Its proposition.
        read: Whom the network takes to be blamed.
    """
    text, cast = statements.article.text, statements.cast
    first = _subject(statements, spans[0]) if spans else None
    if first is not None and not (first.kind == "pronoun" and read is not None):
        doer = cast.actors[first.actor]
        rest = Span(first.span.end, spans[0].end)
        cue = " ".join(s.of(text) for s in statement.cue)
        if _ACCUSES.search(cue) and _OF.match(text, rest.start, rest.end):
            return _other(doer, statement)
        if _ALLEGES.search(cue) and _verb(text, rest):
            return _other(doer, statement)
        if _does_wrong(text, rest):
            return _other(doer, statement)
    if read is None or read.kind not in _CANNOT:
        return read
    return None


def _other(actor: Actor, statement: Statement) -> Actor | None:
    return actor if actor.id != statement.speaker_id and actor.kind not in _CANNOT else None


def _subject(statements: Statements, span: Span) -> Mention | None:
    """The longest mention that stands first in a proposition."""
    text = statements.article.text
    lead = _LEAD.match(text, span.start, span.end)
    start = lead.end() if lead else span.start
    here = [m for m in statements.cast.within(span) if m.actor >= 0]
    at = [m for m in here if m.span.start in (start, start + 4 * text.startswith("the ", start))]
    return max(at, key=lambda m: m.span.end, default=None)


def _verb(text: str, rest: Span) -> bool:
    return _PAST.match(text, rest.start, rest.end) is not None


def _does_wrong(text: str, rest: Span) -> bool:
    words = patterns("accusations")["wrong"].pattern
    wrong = re.compile(rf"{_ASIDE}{_DID} (?:{_WRONG}\b|{words})", re.IGNORECASE)
    return wrong.match(text, rest.start, rest.end) is not None
