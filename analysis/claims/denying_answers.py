"""Answers that say by themselves that what was said before is not so.

"That is a lie", "Nothing could be further from the truth", "No, I did not": nothing about them is
denied by their cue, but who is accused and says so has answered. A bare "Absolutely not" says it
of what was asked in its sentence: "Asked ▸whether he had paid◂, Ray said: “Absolutely not.”"
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, trim
from analysis.statements.cue_objects import joined
from analysis.statements.statements import Statement

NEAR = 6  # statements behind a charge in which such an answer is to it
_NO = r"(?:no(?: way)?|nope|absolutely not|of course not|not at all|certainly not|definitely not)"
_LEAD = r"(?:(?:well|look|listen|oh|but|and|so),? )?"
_NOT = r"(?: not| never|n['’]t)"
_DID = (
    r"(?:i|he|she|we|they|it|that|this)"
    rf"(?: (?:did|do|does|had|has|have|was|is|are|were|would){_NOT}|['’]s not)"
)
_BARE = re.compile(rf"{_LEAD}{_NO}(?:[,.!]+ {_NO})*(?:[,.!]+ {_DID})?", re.IGNORECASE)
_IT = (
    r"(?:that|it|this|all of (?:it|this|that)|(?:the|these|those|his|her|their|all|such)"
    r" (?:\w+ ){0,2}?(?:claim|charge|allegation|accusation|stor(?:y|ie)|report|lawsuit)s?)"
)
_BE = r"(?: (?:is|was|are|were)|['’]s)"
_VERY = (
    r"(?: (?:simply|just|all|absolutely|completely|totally|entirely|categorically|flatly|patently"
    r"|utterly|demonstrably|blatantly))?"
)
_END = r"(?=\W*\Z|[”\"’']*[,.;!—–]|[”\"]| and\b| but\b| –)"  # not "a lie that we all tell"
_FALSE = (
    r" (?:not true|untrue|false|(?:an? )?(?:\w+ )?(?:lies?|hoax|smear|fabrications?|falsehoods?)"
    r"|(?:complete |total |utter |pure )?(?:nonsense|fiction)|baseless|without merit|made[- ]up"
    r"|fabricated|unfounded)"
)
_DENIES = re.compile(
    rf"{_LEAD}(?:{_IT}(?:{_BE}{_VERY}{_FALSE}|{_BE}n['’]t{_VERY} true){_END}"
    rf"|none of (?:it|this|that|which){_BE}{_VERY} true{_END}"
    r"|(?:nothing could|(?:that|this|it) could(?: not|n['’]t))"
    r" be (?:further|farther) from the truth"
    rf"|(?:that|it|this) (?:never|did not|didn['’]t) happen(?:ed)?{_END}"
    r"|i (?:categorically |flatly |absolutely |strongly |totally )?deny (?:it|that|this|the|these"
    r"|those|all|any|every)\b"
    r"|i(?:['’]m| am) (?:completely |totally )?innocent\b"
    r"|(?:i|we) (?:have done|did) nothing wrong\b"
    rf"|{_NO}[,.!]+ (?:{_NO}[,.!]+ )*{_DID}\b)",
    re.IGNORECASE,
)
_START = re.compile(r"(?:\A|[.!?;…]+[”\"’']*\s|[“\"]|, )[“\"']*")
_THAT = re.compile(r"(?:that (?=it|this|these|those|the|all|none|nothing|i\b|we\b))")
_OPENS = re.compile(r"\b(?:if|whether|when|unless|because|that|which|maybe|perhaps)\W*\Z", re.I)
_ASKED = re.compile(
    r"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned)\b[^.?!“”\"]{0,60}? (?:whether|if)"
    r" (?P<asked>[^,.?!“”\"]{8,200}),"
)
_MARKS = "“”\"'‘’ ,.!?"


def denies_before(words: str) -> bool:
    """Whether words deny what was said before them, in a sentence of their own.

    Example:
        >>> denies_before("“I saw it. That is simply not true.”"), denies_before("if it is false")
        (True, False)
    """
    if is_bare_no(words):
        return True
    if words.rstrip("”\"’' ").endswith("?"):
        return False
    that = _THAT.match(words)
    starts = [(0, that.end() if that else 0), *(m.span() for m in _START.finditer(words))]
    return any(
        _DENIES.match(words, end) and not _OPENS.search(words[:start]) for start, end in starts
    )


def is_bare_no(words: str) -> bool:
    """Whether words say no and nothing else.

    Example:
        >>> is_bare_no("“Absolutely not.”"), is_bare_no("“No, he did not,”"), is_bare_no("no plan")
        (True, True, False)
    """
    return _BARE.fullmatch(" ".join(words.split()).strip(_MARKS)) is not None


def answer_to(
    text: str, charge: Statement, told: Sequence[Statement], voices: Collection[str]
) -> Statement | None:
    """The statement soon behind a charge in which one of some voices denies it.

    Nobody but these and who accuses speaks between the two.

    Args:
        text: The article's text.
        charge: The statement that accuses.
        told: The article's statements.
        voices: The names of the accused and of those who speak for them.
    """
    for one in told[charge.number : charge.number + NEAR]:
        if one.speaker in voices and denies_before(joined(text, one.content)):
            return one if one.speaker_sure else None
        if one.speaker and one.speaker != charge.speaker and one.speaker not in voices:
            return None
    return None


def asked(text: str, frame: Sequence[Span], statement: Statement) -> Span | None:
    """What was asked, where a statement but says no to it within one sentence.

    Args:
        text: The article's text.
        frame: The places of the article's own text.
        statement: The statement.
    """
    if statement.kind != "direct" or not is_bare_no(joined(text, statement.content)):
        return None
    start = statement.content[0].start
    sentence = next((s for s in sentences(text, frame) if s.start <= start < s.end), None)
    match = _ASKED.search(text, sentence.start, start) if sentence else None
    return trim(text, Span(*match.span("asked"))) if match else None
