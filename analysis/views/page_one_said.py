"""Whose words page one may tell: of who is surely named beside them, and means what he says.

Nothing is told that is put into another's mouth, said in jest, or said long ago.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article.spans import Span
from analysis.claims.claim import Claim, Kind, Stance
from analysis.claims.subject import Subject
from analysis.statements.statement_class import StatementClass
from analysis.views.page_one_precision import by_name

if TYPE_CHECKING:
    from analysis.pipeline import Analysis
    from analysis.statements.statements import Statement

SURE = 0.95  # probability of a speaker
SHORTEST, LONGEST = 7, 40  # words of a sentence that is told
CLOSE = 300  # characters around words, in which an article says that they are meant in jest
NEAR = 60  # the same of a time that is long ago
_URGES = re.compile(
    r"\b(?:(?:should|must)(?!(?: not|n['’]t)? have\b)|needs? to|ought to|will not|won['’]t"
    r"|never)\b",
    re.IGNORECASE,
)
_NO_STAND = re.compile(  # what is but supposed, hoped or told of oneself and of others' words
    r"\b(?:I|we) (?:hope|remember)\b"
    r"|\b(?:made a statement|has said|have said|had said|told (?:me|us))\b"
    r"|\A(?:if|when|hopefully|even then|in the past|which|recently|first"
    r"|I (?:was|am|had|have been))\b",
    re.IGNORECASE,
)
_OF_WHAT = re.compile(  # "it is unfair to our country": what?
    r"\b(?:it|that|this)(?:['’]s| is| was) (?:[\w’'-]+ ){1,4}"
    r"(?:to|for) (?:our|the|my|us|me|them|him|her|an?|all)\b|\b(?:it|that|this)\W*\Z",
    re.IGNORECASE,
)
_WHICH = re.compile(  # "on both sides of the question": which?
    r"\b(?:the|that|this|these|those|both|such an?) (?:same )?"
    r"(?:question|issue|matter|subject|topic|point|latter|former|two|other|idea|notion|effort|allegation|charge|claim|request|decision|move"
    r"|situation|incident|comment|remark)s?[”’\"'.]*\Z",
    re.IGNORECASE,
)
_IT = re.compile(r"\bit\b", re.IGNORECASE)
_A_THING = re.compile(r"\b(?:the|an?|this|our|my|your|his|her|their|[A-Z]\w+(?<!-wise)) \w+")
_EMPTY_IT = re.compile(  # "it is time to", "it takes courage to"
    r"it(?:['’]s| is| was| will be| would be| takes| took| has been)"
    r" (?!(?:an?|another|one|the|our|his|her|their)\b)(?:[\w’'-]+ ){1,5}?"
    r"(?:to|that|for|who|how)\b",
    re.IGNORECASE,
)
_IN_JEST = re.compile(r"\b(?:ironic\w*|jok(?:e|ed|es|ing|ingly)|sarcas\w+|quip(?:s|ped)|in jest)\b")
_LONG_AGO = re.compile(
    r"\b(?:(?:in|since) (?:the )?(?:19|20)\d\ds?|years? (?:ago|earlier|before)|last year)\b",
    re.IGNORECASE,
)
_YET = re.compile(  # what the next sentence takes back: "But Ray cautioned"
    r"[^\n“\"]{0,90}\s+But (?:he|she|(?:M[rs]s?\. )?(?P<who>[A-Z][\w’'-]+))\b"
)
_OF_ANOTHER = re.compile(  # "the chairman, who was a friend of Lund"
    r"\bwho\b|\b(?:of|for|to|by|with|from|against|about) (?:[\w.’'-]+ ){0,3}\Z"
)
_SIGNED = re.compile(r"\s*\(?@\w")  # behind the name of who signs a post


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence that somebody says, as the article has it.

    Args:
        name: Who says it.
        span: The words.
        statement: The number of the statement.
        weight: How much tells that it says where he stands.
        verb: The verb of saying where it is retold; empty where it is quoted.
    """

    name: str
    span: Span
    statement: int
    weight: float
    verb: str = ""


def of_named(a: Analysis) -> Iterator[tuple[Claim, Statement, str]]:
    """What is put forward by who is surely named beside it, and his name."""
    for claim in a.claims:
        put = claim.stance in (Stance.ASSERT, Stance.HEDGE, Stance.WANT)
        if not put or not claim.statement:
            continue
        statement = a.statements[claim.statement - 1]
        name = by_name(a, claim)
        if name and statement.cue and _is_plain(a.article.text, statement):
            yield claim, statement, name


def weight(a: Analysis, claim: Claim, words: str, about: Subject) -> float:
    """How much tells that words say where their speaker stands on what the article is about."""
    argues = claim.kind in (Kind.JUDGEMENT, Kind.FORECAST) or claim.stance is Stance.WANT
    out = 0.7 * min(about.shared(words), 3) + 1.2 * about.central(words) + 0.3 * claim.priority
    out += 0.5 * argues + 0.4 * bool(_URGES.search(words))
    return out - 0.6 * claim.span.start / len(a.article.text)


def has_meaning_of_it(words: str) -> bool:
    """Whether "it" in a sentence, where there is one, means a thing before it, or nothing.

    Example:
        >>> has_meaning_of_it("The port is late because it is old.")
        True
        >>> has_meaning_of_it("Perhaps it was signed by nobody.")
        False
    """
    it = _IT.search(words)
    if it is None or _A_THING.search(words[: it.start()]):
        return True
    return _EMPTY_IT.match(words, it.start()) is not None


def takes_a_stand(words: str) -> bool:
    """Whether a sentence says of something named that it is so, neither short nor long.

    Example:
        >>> takes_a_stand("The port must be closed by the end of May.")
        True
        >>> takes_a_stand("I hope that the port is closed by the end of May.")
        False
        >>> takes_a_stand("The clerks had found some evidence on both sides of the question.")
        False
    """
    fits = SHORTEST <= len(words.split()) <= LONGEST
    told = not any(form.search(words) for form in (_NO_STAND, _OF_WHAT, _WHICH))
    return fits and told


def _is_plain(text: str, statement: Statement) -> bool:
    """Whether it is from its speaker alone, who is sure, and no post that may quote others."""
    if statement.within or statement.relays or len(statement.chain) > 1:
        return False
    sure = statement.speaker_p is None or statement.speaker_p >= SURE
    if not (sure and statement.sure and statement.statement_class is StatementClass.SPEECH):
        return False
    if any(_SIGNED.match(text, source.end) for source in statement.source):
        return False
    source = " ".join(part.of(text) for part in statement.source).lower()
    if _OF_ANOTHER.search(source.partition(statement.speaker.split()[-1].lower())[0]):
        return False
    first, last = statement.span.start, statement.span.end
    yet = _YET.match(text, last)
    if yet and (yet["who"] is None or yet["who"] in statement.speaker):
        return False
    jest = _IN_JEST.search(text, max(0, first - CLOSE), last + CLOSE)
    return not jest and not _LONG_AGO.search(text, max(0, first - NEAR), last + NEAR)
