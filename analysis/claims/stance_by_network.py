"""What statements mean by the network "meaning", and where rules about the form know better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.article.spans import Span
from analysis.claims.claim import CLAIMED, Evidence, Stance
from analysis.statements.cue_objects import has_finite_verb, is_topic, joined
from analysis.statements.denial_cues import stance_of
from analysis.statements.no_comment import is_unspoken
from analysis.statements.statement_class import StatementClass
from analysis.statements.statements import Statement, Statements

if TYPE_CHECKING:
    from analysis.tagger.meaning_network import Meaning

# A word that could name evidence, but tells nothing of what it is.
_BARE = frozenset((
    "report", "reports", "reported", "reporting", "court", "courts", "study", "poll", "polls",
    "data", "law", "laws", "email", "emails", "letter", "letters", "statement", "video", "document",
    "documents", "evidence", "record", "records", "news", "story", "article", "source", "sources",
))  # fmt: skip
_CHARGES = re.compile(r"\b(?:accus|charg|indict|convict|alleg)", re.IGNORECASE)
_DECIDES = re.compile(r"\b(?:decid|decision|conclu|judg|rul(?:e|ing))", re.IGNORECASE)
_SMALL = frozenset(("the", "a", "an", "of", "to", "in", "by", "and", "its", "his", "her", "their"))
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = re.compile(r"[\d.,]+|percent|per|cent|million|billion|thousand|hundred")


def stance(text: str, statement: Statement, meant: Meaning) -> Stance:
    """What a voice makes of a statement's words.

    The network tells it. Where the words around the cue make certain that something is denied or
    not said at all, it is no claim; and nobody denies what the words do not say is denied, since
    nothing harms more than a claim turned into its denial.

    Args:
        text: The article's text.
        statement: The statement.
        meant: What the network reads.
    """
    label, by_words = Stance(meant.stance), stance_of(text, statement)
    if by_words == "none" or puts_nothing(text, statement):
        return Stance.NONE if label in CLAIMED or label is Stance.DENY else label
    if by_words == "denied":
        return Stance.DENY if label in CLAIMED else label
    if label is Stance.DENY:
        rest = {s: p for s, p in zip(Stance, meant.stances, strict=True) if s is not Stance.DENY}
        return max(rest, key=rest.__getitem__)
    return label


def puts_nothing(text: str, statement: Statement) -> bool:
    """Whether a statement is a deed, or but names a topic, so that its words are no claim."""
    if statement.statement_class is not StatementClass.DEED:
        return is_topic(text, statement.source, statement.cue, statement.content)
    cue, content = joined(text, statement.cue), joined(text, statement.content)
    tells = _CHARGES.search(cue) or (_DECIDES.search(cue) and has_finite_verb(content))
    return is_unspoken(text, statement) or not tells


def evidence(text: str, meant: Meaning) -> tuple[Evidence, ...]:
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


def accused(statements: Statements, meant: Meaning, speaker_id: str) -> str:
    """The name of whom a statement blames; empty where it blames nobody, or its own speaker."""
    if meant.accuses is None:
        return ""
    actor = statements.cast.at(meant.accuses)
    if actor is None or (speaker_id and actor.id == speaker_id):
        return ""
    return actor.name


def names_only(statements: Statements, spans: Sequence[Span]) -> bool:
    """Whether some words are but a name or a description of somebody."""
    if len(spans) != 1:
        return False
    return any(m.span.holds(spans[0]) for m in statements.cast.touching(spans[0]))
