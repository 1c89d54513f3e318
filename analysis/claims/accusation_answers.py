"""What an article surely tells of the answer of somebody who is accused.

... of taking bribes, which ▸he denies◂.     in the sentence that accuses
▸Ray has denied the allegations◂.            soon behind it; so too his lawyer, or "he" where
that is surely Ray
▸“That is a lie,”◂ Ray said.                  the next words of anybody
▸Ray did not respond◂ to a request ...       that no answer was had
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.actors.mention_candidates import NAMING
from analysis.article.lexicon import patterns
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.claims.accusers import PARTY, hangs
from analysis.claims.denying_answers import denies_before
from analysis.claims.front_mention import front_mention
from analysis.claims.replies import Answer
from analysis.statements.cue_objects import joined

if TYPE_CHECKING:
    from analysis.claims.accusations import Accusation
    from analysis.statements.statements import Statements

NEAR = 8  # sentences behind an accusation in which a denial is of it
_OFTEN = r"(?:(?:also|since|repeatedly|long|all|\w+ly) )*"
_DENIES = (
    rf"(?:has |have |had )?{_OFTEN}"
    r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|disput(?:es?|ed))"
)
_CHARGE = r"(?:charges?|claims?|allegations?|accusations?)"
_WHICH_HE_DENIES = re.compile(
    rf"(?:which|(?:an? |the )?{_CHARGE}(?: that| which)?)"
    rf" (?P<who>[\w.’'-]+(?: [A-Z][\w.’'-]+){{0,3}}) {_DENIES}\b"
)
_GUILT = (
    rf"(?:has |have |had )?{_OFTEN}(?:pleaded not guilty|pled not guilty|maintain(?:s|ed)"
    r" (?:his|her|their|its) innocence)\b"
)
_FALSE = (
    rf"(?:has |have |had )?{_OFTEN}(?:call(?:s|ed)|dismiss(?:es|ed)) (?:the|those|these|all|her|his"
    rf"|their) (?:{_CHARGE}|lawsuit|complaint) (?:as )?[“\"]?(?:an? )?(?:[\w-]+,? )?(?:false"
    r"|baseless|untrue|lies?|unfounded|meritless|absurd|ridiculous|nonsense|fabricat\w+|smears?"
    r"|politically motivated)"
)
_DECLINED = (
    r"(?:has |have |had )?(?:also )?"
    r"(?:declined (?:to )?(?:further )?comment|(?:had|has) no comment)"
)
_NOT_REACHED = (
    r"(?:(?:did|has|have)(?: not|n['’]t) (?:immediately |yet )?(?:respond(?:ed)?|return(?:ed)?"
    r"|repl(?:y|ied))[^.;,]* (?:comment|requests?|calls?|e-?mails?|messages?|inquir(?:y|ies))\b"
    r"|could(?: not|n['’]t) (?:immediately )?be reached(?: for comment)?|(?:was|were) (?:not"
    r" (?:immediately )?available|unavailable) for comment)"
)
_SPOKESMAN = r"(?:lawyers?|attorneys?|spokes(?:man|woman|person)|representatives?)"
_OF_HIS = re.compile(
    rf"['’]s? (?:\w+ )?(?:{_SPOKESMAN}|campaign|office|legal team)(?:,? [A-Z][\w.’'-]+){{0,3}},?"
)
_FOR_HIM = re.compile(
    rf"(?:\A|[,;] )(?:[Aa]n? |[Tt]he )?(?:\w+ )?{_SPOKESMAN} (?:for|of) (?:the )?\Z", re.IGNORECASE
)
_ASIDE = re.compile(rf"{PARTY}(?:, [^,;:“”\"]{{2,60}},)?")


@dataclass(frozen=True, slots=True)
class AccusedAnswer:
    """What an article tells of an answer to one accusation.

    Args:
        how: That it is denied (answered), that no comment was made, or nobody reached.
        span: The words that tell of it.
        by_another: Whether it is told of one who speaks for the accused.
    """

    how: Answer
    span: Span
    by_another: bool = False


def answer(
    statements: Statements, accusation: Accusation, others: Sequence[Accusation]
) -> AccusedAnswer | None:
    """What the article surely tells of an answer to an accusation; None where that is not sure.

    A denial belongs to the accusation of the same actor that stands last before it.

    Args:
        statements: The article's statements.
        accusation: The accusation.
        others: All of the article.
    """
    text = statements.article.text
    if own := _which_he_denies(statements, accusation):
        return AccusedAnswer(Answer.ANSWERED, own)
    same = [o for o in others if o.accused_id == accusation.accused_id]
    stop = min(
        (o.sentence.start for o in same if o.span.start > accusation.span.end), default=len(text)
    )
    every = sentences(text, statements.article.body)
    at = next(i for i, s in enumerate(every) if s.start == accusation.sentence.start)
    for sentence in every[at + 1 : at + 1 + NEAR]:
        if sentence.start > stop:
            break
        for span, by in _said(statements, accusation, sentence, _denials()):
            return AccusedAnswer(Answer.ANSWERED, span, by)
    if said := _says_no(statements, accusation, Span(accusation.sentence.end, stop)):
        return AccusedAnswer(Answer.ANSWERED, said)
    for how, words in ((Answer.DECLINED, _DECLINED), (Answer.NOT_REACHED, _NOT_REACHED)):
        for sentence in every:
            for span, by in _said(statements, accusation, sentence, words):
                return AccusedAnswer(how, span, by)
    return None


def _says_no(statements: Statements, accusation: Accusation, behind: Span) -> Span | None:
    """The words of the accused that deny what was said, where he is the next to speak."""
    text = statements.article.text
    for one in statements:
        if one.within or not one.speaker or not behind.start <= one.content[0].start < behind.end:
            continue
        if one.speaker_id != accusation.accused_id or not (one.speaker_sure and one.sure):
            return None
        if denies_before(joined(text, one.content)):
            return Span(one.content[0].start, one.content[-1].end)
    return None


def _denials() -> str:
    """A pattern for what is said by those who deny what they are accused of."""
    noun = patterns("accusations")["charge"].pattern
    return rf"(?:{_DENIES}(?: (?!that\b)[\w’'“”\"-]+){{0,5}}? {noun}|{_GUILT}|{_FALSE})"


def _which_he_denies(statements: Statements, accusation: Accusation) -> Span | None:
    """What denies an accusation behind it in its own sentence: "..., which he denies"."""
    last = accusation.span.end
    match = _WHICH_HE_DENIES.search(statements.article.text, last, accusation.sentence.end)
    if match is None:
        return None
    if match["who"].split()[-1] == accusation.accused.split()[-1]:
        return Span(*match.span())
    people, between = statements.cast, Span(accusation.span.start, match.start())
    ids = {people.actors[m.actor].id for m in people.within(between)}
    alone = ids <= {accusation.accused_id} or not accusation.accuser
    return Span(*match.span()) if match["who"] in ("he", "she") and alone else None


def _said(
    statements: Statements, accusation: Accusation, sentence: Span, words: str
) -> Iterator[tuple[Span, bool]]:
    """Where a sentence says of the accused, or of who speaks for him, what a pattern has."""
    text, tells = statements.article.text, re.compile(rf" {words}", re.IGNORECASE)
    for start, end, by in _subjects(statements, accusation, sentence):
        if match := tells.match(text, end, sentence.end):
            yield Span(start, match.end()), by


def _subjects(
    statements: Statements, accusation: Accusation, sentence: Span
) -> Iterator[tuple[int, int, bool]]:
    """The accused, or who speaks for him, where a sentence names them as its subject."""
    text, people = statements.article.text, statements.cast
    front = front_mention(statements, sentence)
    if front and people.actors[front.actor].id == accusation.accused_id:
        yield front.span.start, front.span.end, False
    for m in people.within(sentence):
        if people.actors[m.actor].id != accusation.accused_id or m.kind not in NAMING:
            continue
        before = text[sentence.start : m.span.start]
        for_him = _FOR_HIM.search(before) is not None
        if hangs(before) and not for_him:
            continue
        for pattern in (_ASIDE, _OF_HIS):
            if behind := pattern.match(text, m.span.end, sentence.end):
                yield m.span.start, behind.end(), for_him or pattern is _OF_HIS
