"""The right of reply: for each who is accused, whether the article has an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis.article.sentences_and_words import sentences
from analysis.article.spans import finder
from analysis.claims.claim import Claim, Claims
from analysis.claims.denying_answers import answer_to
from analysis.statements.no_comment import declined, is_not_reached

if TYPE_CHECKING:
    from analysis.actors.cast import Actor
    from analysis.statements.statements import Statements


class Answer(StrEnum):
    """What the article tells of an answer."""

    ANSWERED = "answered"
    DECLINED = "declined"
    NOT_REACHED = "not reached"
    NOT_TOLD = "not told"


_PLEADS = re.compile(
    r"(?:, [^,;.]{2,80},)? (?:has |have |had )?(?:pleaded not guilty|pled not guilty"
    r"|(?:maintain|protest)(?:s|ed) (?:his|her|their|its) innocence)\b"
)
SOON = 8  # claims behind a charge in which an answer to it stands
_OF_CHARGE = re.compile(
    r"\b(?:the|these|those|all|her|his|their|such) (?:\w+ )?(?:charges?|claims?|allegations?"
    r"|accusations?|complaints?|lawsuit|reports?|story)(?: (?:is|are|was|were|had|has|have)\b"
    r"(?! (?:true|correct|serious|under|right|being|more|part))| [“\"]|,? as [“\"])",
    re.IGNORECASE,
)


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
    contradicts the accusation, or soon behind it says "That is a lie"; the first that is found.

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
    charge = statements[claim.statement - 1] if claim.statement else None
    said = charge and answer_to(statements.article.text, charge, statements, voices)
    if said:
        return Reply(claim.accuses, claim.speaker, claim.number, Answer.ANSWERED, said.number)
    told = _told(statements, voices)
    if told is Answer.NOT_TOLD and (own := _speaks_to(claims, claim, others)):
        return Reply(claim.accuses, claim.speaker, claim.number, Answer.ANSWERED, own.statement)
    return Reply(claim.accuses, claim.speaker, claim.number, told)


def _speaks_to(claims: Claims, charge: Claim, others: Sequence[Claim]) -> Claim | None:
    """What the accused soon says of the charge itself: "the charge was a fairy tale"."""
    soon = (c for c in others if 0 < c.number - charge.number <= SOON and c.statement and c.claimed)
    return next((c for c in soon if _OF_CHARGE.search(claims.words(c))), None)


def _speak_for(statements: Statements, accused: Actor | None) -> Iterator[Actor]:
    """The accused's campaign, spokesman or lawyer."""
    if accused is not None:
        yield from (a for a in statements.cast.actors if a.owner == accused.id)


def _told(statements: Statements, voices: set[str]) -> Answer:
    """Whether a sentence that names the accused says that no answer was to be had.

    Of several who are named there, the last one before "declined to comment" did.
    """
    text, cast = statements.article.text, statements.cast
    spans = sentences(text, statements.article.body)
    at = finder(spans)
    named = [(m.span, cast.actors[m.actor].name in voices) for m in cast.mentions]
    for span, accused in named:
        if not accused:
            continue
        for n in at(span):
            if _PLEADS.match(text, span.end, spans[n].end):
                return Answer.ANSWERED
            place = declined(text, spans[n])
            if place is not None and span.start < place:
                between = (s for s, other in named if not other and span.end <= s.start < place)
                if not any(between):
                    return Answer.DECLINED
            if is_not_reached(text, spans[n]):
                return Answer.NOT_REACHED
    return Answer.NOT_TOLD
