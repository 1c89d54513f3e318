"""The right of reply: for each who is accused, whether the article has an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis.article.spans import finder
from analysis.article.tokens import sentences
from analysis.claims.claim import Claim, Claims

if TYPE_CHECKING:
    from analysis.actors.cast import Actor
    from analysis.statements.statements import Statements

_DECLINED = re.compile(
    r"\b(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)) (?:to (?:comment|answer|say|discuss|respond)"
    r"|(?:further |any )?comment|an? interview)|\b(?:had|has|have|gave|offered) no (?:\w+ )?comment"
    r"|\bwould not (?:comment|discuss|be interviewed)",
    re.IGNORECASE,
)
_NOT_REACHED = re.compile(
    r"\b(?:could|can)(?: not|n['’]t) (?:immediately )?be (?:immediately )?reached"
    r"|\b(?:did|does|has|had|have)(?: not|n['’]t) (?:\w+ )?(?:respond|repl|return|answer)\w*"
    r"|\b(?:was|were) not (?:\w+ )?(?:available|reachable)|\bno response\b"
    r"|\bunavailable for comment",
    re.IGNORECASE,
)


class Answer(StrEnum):
    """What the article tells of an answer."""

    ANSWERED = "answered"
    DECLINED = "declined"
    NOT_REACHED = "not reached"
    NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to an accusation.

    Args:
        accused: Who is accused.
        by: Who accuses; empty where nobody is named.
        claim: The number of the claim that accuses.
        how: What is told of an answer.
        statement: The number of the statement that answers; 0 for none.
    """

    accused: str
    by: str
    claim: int
    how: Answer
    statement: int = 0


def replies(claims: Claims, statements: Statements) -> tuple[Reply, ...]:
    """For each who is accused by somebody else, whether the article has an answer.

    The answer is a denial by the accused or by one who speaks for them, or a statement that
    contradicts the accusation; the first that is found.

    Args:
        claims: The article's claims.
        statements: Its statements.
    """
    out: dict[str, Reply] = {}
    for claim in claims:
        if not claim.accuses:
            continue
        reply = _reply(claims, statements, claim)
        earlier = out.get(claim.accuses)
        if earlier is None or (earlier.how is Answer.NOT_TOLD and reply.how is not Answer.NOT_TOLD):
            out[claim.accuses] = reply
    return tuple(out.values())


def _reply(claims: Claims, statements: Statements, claim: Claim) -> Reply:
    accused = statements.cast.get(claim.accuses)
    voices = {claim.accuses, *(a.name for a in _speak_for(statements, accused))}
    others = [c for c in claims if c.speaker in voices and c.number != claim.number]
    against = [c for c in others if c.denied or c.number in claim.contested_by]
    if against:
        nearest = min(against, key=lambda c: abs(c.number - claim.number))
        return Reply(claim.accuses, claim.speaker, claim.number, Answer.ANSWERED, nearest.statement)
    return Reply(claim.accuses, claim.speaker, claim.number, _told(statements, voices))


def _speak_for(statements: Statements, accused: Actor | None) -> Iterator[Actor]:
    """The accused's campaign, spokesman or lawyer."""
    if accused is not None:
        yield from (a for a in statements.cast.actors if a.owner == accused.id)


def _told(statements: Statements, voices: set[str]) -> Answer:
    """Whether a sentence that names the accused says that no answer was to be had."""
    text = statements.article.text
    spans = sentences(text, statements.article.body)
    at = finder(spans)
    for mention in statements.cast.mentions:
        if statements.cast.actors[mention.actor].name not in voices:
            continue
        for n in at(mention.span):
            sentence = spans[n]
            if _DECLINED.search(text, sentence.start, sentence.end):
                return Answer.DECLINED
            if _NOT_REACHED.search(text, sentence.start, sentence.end):
                return Answer.NOT_REACHED
    return Answer.NOT_TOLD
