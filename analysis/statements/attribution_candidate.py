"""An attribution before its speaker is known, and what decided that it is one.

Code asks for a ``Rule``; ``why`` makes sentences of rules for readers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from analysis.actors.link_reasons import Reason
from analysis.article.spans import Span


class Rule(StrEnum):
    """What decided that words are a statement, or what belongs to it."""

    TAGGER = "tagger"
    NAME_COLON = "name, colon"
    CUE_QUOTATION = "cue, quotation"
    CUE_QUOTING_CLAUSE = "cue, clause with a quotation"
    QUOTATION_CUE = "quotation, cue"
    CUE_CLAUSE = "cue, clause"
    CLAUSE_CUE = "clause, cue"
    ACCORDING_TO = "according to"
    PASSED_ON = "passed on"
    DASH_NAME = "dash, name"
    NO_SOURCE = "no source"
    CONTINUES_PARAGRAPH = "continues paragraph"
    CONTINUES_STATEMENT = "continues statement"
    BEHIND_COLON = "behind colon"
    SPLIT_QUOTATION = "split quotation"
    OWN_PARAGRAPH = "own paragraph"
    RECORDING = "recording"
    TURN = "turn"
    ANNOUNCED = "announced"
    POST = "post"
    SIGNED = "signed"
    BLOCK = "block quotation"
    LED = "led paragraph"
    SPOKEN_OF = "spoken of"
    SPOKEN_TO = "spoken to"
    LED_BY_SENTENCE = "led by a sentence"
    APPOSITION = "apposition"
    PLAIN_VERB = "plain verb of saying"
    BY_HAND = "by hand"


CONTINUES = frozenset({Rule.CONTINUES_PARAGRAPH, Rule.CONTINUES_STATEMENT})
OWN_WORDS = frozenset({Rule.TURN, Rule.ANNOUNCED, Rule.POST, Rule.BLOCK})  # without marks
# Nobody's, where nobody is named.
NAMELESS = frozenset({Rule.SPOKEN_OF, Rule.SPOKEN_TO, Rule.BLOCK})
UNQUOTED = frozenset({Rule.CUE_CLAUSE, Rule.CLAUSE_CUE})  # these see clauses without marks

SENTENCES: Mapping[Rule, str] = MappingProxyType({
    Rule.TAGGER: "The tagger marked these words as a statement.",
    Rule.NAME_COLON: "It follows a name and a colon.",
    Rule.CUE_QUOTATION: "A cue introduces the quotation.",
    Rule.CUE_QUOTING_CLAUSE: "A cue introduces a clause with a quotation in it.",
    Rule.QUOTATION_CUE: "A cue follows the quotation.",
    Rule.CUE_CLAUSE: "A cue introduces the clause.",
    Rule.CLAUSE_CUE: "A cue follows the clause.",
    Rule.ACCORDING_TO: "“According to” names its source.",
    Rule.PASSED_ON: "“According to” names who passed it on.",
    Rule.DASH_NAME: "A dash and a name follow the quotation.",
    Rule.NO_SOURCE: "The quotation has no source.",
    Rule.CONTINUES_PARAGRAPH: "It continues a quotation from the previous paragraph.",
    Rule.CONTINUES_STATEMENT: "It continues the previous statement.",
    Rule.BEHIND_COLON: "The quotation follows a colon.",
    Rule.SPLIT_QUOTATION: "The cue splits the quotation in two.",
    Rule.OWN_PARAGRAPH: "The cue stands in the quotation's own paragraph.",
    Rule.RECORDING: "The speaker is heard in what the source presents.",
    Rule.TURN: "It is a turn of a conversation.",
    Rule.ANNOUNCED: "The words are announced and printed without quotation marks.",
    Rule.POST: "It is a post, signed by its writer.",
    Rule.SIGNED: "A line of its own names who wrote the quotation.",
    Rule.BLOCK: "It stands by itself behind a colon, as a block quotation does.",
    Rule.LED: "The paragraph before it ends in a colon and tells who says it.",
    Rule.SPOKEN_OF: "The subject of the verb is spoken of and does not speak.",
    Rule.SPOKEN_TO: "The subject of the verb is told it and does not speak.",
    Rule.LED_BY_SENTENCE: "The sentence before the quotation tells of who says it.",
    Rule.APPOSITION: "An apposition tells who takes which side of it.",
    Rule.PLAIN_VERB: "Its cue is a plain verb of saying.",
    Rule.BY_HAND: "It was checked by hand.",
})  # fmt: skip


class Flag(StrEnum):
    """What a reader should know about a statement."""

    ANONYMOUS = "anonymous"
    COLLECTIVE = "collective"
    UNCLOSED = "unclosed quotation mark"
    UNOPENED = "unopened quotation mark"
    BY_HAND = "checked by hand"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution before its speaker is known.

    Args:
        source: The words that name who says it.
        cue: The words that attribute it.
        content: The words attributed.
        rules: What decided, the first before what was added to it.
        confidence: From 0 to 1.
        outer: The sources of those who pass it on, outermost first.
        inner: The sources of those whose words the speaker passes on.
        named: The words elsewhere that name who says it, where the layout tells; else nothing.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rules: tuple[Rule, ...] = ()
    confidence: float = 1.0
    outer: tuple[Span, ...] = ()
    inner: tuple[Span, ...] = ()
    named: Span | None = None


_FROM_AIDES = re.compile(
    r"(?:the|an?) (?:[a-z]+ )?(?:email|filing|letter|memo|note|release|response|statement)s?"
    r" (?:filed|issued|posted|provided|put out|released|sent|written) by (?P<who>[^\n]+['’]s?"
    r" (?:[a-z]+ )?(?:aides?|attorneys?|campaign|family|firm|lawyers?|office|parents"
    r"|representatives?|spokes\w+|team))",
    re.IGNORECASE,
)


def source_line(text: str, candidate: Candidate) -> Span:
    """The part of a source in one line that stands nearest to its cue.

    Of "the statement released by Lee's lawyers" it is who released it.

    Args:
        text: The article's text.
        candidate: A candidate with a source.
    """
    source = candidate.source[0]
    cut = source.of(text)
    if aides := _FROM_AIDES.fullmatch(cut):
        return Span(source.start + aides.start("who"), source.end)
    if "\n" not in cut:
        return source
    before = candidate.cue and candidate.cue[0].start < source.start
    if before:
        return Span(source.start, source.start + cut.index("\n"))
    return Span(source.start + cut.rindex("\n") + 1, source.end)


def why(rules: Sequence[Rule], speaker: Reason | None = None) -> str:
    """What decided that words are a statement and who its speaker is, in sentences.

    Example:
        >>> from analysis.actors.link_reasons import Link
        >>> why([Rule.QUOTATION_CUE], Reason(Link.FULL_NAME))
        'A cue follows the quotation. The full name is given.'
    """
    sentences = [SENTENCES[rule] for rule in rules]
    return " ".join([*sentences, str(speaker)] if speaker is not None else sentences)
