"""What a statement means, by rules alone: where no network is asked.

Stance comes of the words around the cue and of its class, kind of the main clause of the first
sentence that says something.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from analysis.article.passage import Passage, Sentence
from analysis.article.quotes import Quote, near
from analysis.article.spans import trim
from analysis.claims.claim import CHECKABLE, Kind, Stance
from analysis.claims.kind_by_rules import kind_of, modality_of, speaks, telling_words
from analysis.claims.stance_by_network import puts_nothing
from analysis.statements.denial_cues import stance_of
from analysis.statements.statements import Statement

SHORTEST = 4  # words of a share of a sentence that can be a claim
WEIGHTY = ("order", "criticise", "promise", "warn")  # classes of cues that make any content a claim
_MARKS = ",;:–—-“”\"'’"
_QUESTION = re.compile(r"\?[\"”’)]*\s*$")
KINDS: Mapping[str, Kind] = MappingProxyType({
    "past fact": Kind.PAST, "present fact": Kind.PRESENT, "number or comparison": Kind.NUMBER,
    "prediction": Kind.FORECAST, "promise": Kind.FORECAST, "threat or warning": Kind.FORECAST,
    "accusation": Kind.PAST, "demand": Kind.JUDGEMENT, "judgement": Kind.JUDGEMENT,
})  # fmt: skip
_STANCES: Mapping[str, Stance] = MappingProxyType({"promise": Stance.COMMIT, "demand": Stance.WANT})
_BY_CUE: Mapping[str, Stance] = MappingProxyType({"ask": Stance.ASK, "order": Stance.WANT})
_SOFT = ("hedged", "conditional")


def read(
    text: str, passage: Passage, statement: Statement | None, outer: Sequence[Quote]
) -> tuple[Stance, Kind, bool]:
    """Stance, kind and whether it can be checked.

    Args:
        text: The article's text.
        passage: A statement's content, or the reporter's words, as a passage.
        statement: The statement; None for the reporter's words.
        outer: The article's quotations that stand in no other.
    """
    if statement is not None:
        label = stance_of(text, statement)
        if label == "none" or puts_nothing(text, statement):
            return Stance.NONE, Kind.OTHER, False
        if statement.cue_class in _BY_CUE:
            return _BY_CUE[statement.cue_class], Kind.OTHER, False
        denied = label == "denied"
    else:
        denied = False
    for sentence in passage.sentences:
        result = _sentence(text, sentence, statement, outer)
        if result is not None:
            stance, kind = result
            stance = Stance.DENY if denied else stance
            put = stance in (Stance.ASSERT, Stance.HEDGE, Stance.DENY)
            return stance, kind, put and kind in CHECKABLE
    return (Stance.DENY if denied else Stance.NONE), Kind.OTHER, False


def _sentence(
    text: str, sentence: Sentence, statement: Statement | None, outer: Sequence[Quote]
) -> tuple[Stance, Kind] | None:
    """Stance and kind of one sentence; nothing for one that says nothing."""
    span = trim(text, sentence.span, _MARKS)
    if len(sentence.words) < SHORTEST or not span:
        return None
    if statement is not None and not _says(span.of(text), statement):
        return None
    if _QUESTION.search(text, sentence.span.start, sentence.span.end):
        return Stance.ASK, Kind.OTHER
    quoted = [q.inner for q in near(outer, span)] if statement is None else []
    marks = tuple(telling_words(text, span, quoted))
    kind = kind_of(text, sentence, span, marks, statement)
    mood = modality_of(text, sentence, {kind for _, kind in marks})
    stance = Stance.HEDGE if mood in _SOFT else Stance.ASSERT
    if statement is not None:
        stance = _STANCES.get(kind, stance)
    return stance, KINDS[kind]


def _says(words: str, statement: Statement) -> bool:
    """Whether a content claims anything: "denounced *the plan*" leaves it to the cue."""
    whole = statement.kind == "direct" and words[:1].isupper()  # a sentence of its own
    return whole or statement.cue_class in WEIGHTY or speaks(words)
