"""Whether a draft says no, in other words, where its source says yes, or the other way round.

Only where one side has a negation and the other has nothing of the kind, and the words that the
negation governs are on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from analysis.article.spans import Span
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.source_passages import SourcePassage, stem_of
from analysis.corpus.draft_check.word_classes import is_negation
from analysis.corpus.draft_check.word_keys import Token
from analysis.statements.denial_cues import assertion_of
from analysis.statements.statements import Statement

CLEAR, FEWEST = 0.6, 3  # of a draft's words, and how many, that a passage must have
GOVERNED, REACH = 3, 6  # words of meaning, and words, behind a negation that it governs
# Other ways to say no; with one of them on either side, nothing is told.
_NO = re.compile(
    r"\b(?:against|doubt\w*|disput\w*|disagree\w*|refus\w+|reject\w*|oppos\w+|den(?:y|ie[sd]|ying|ial)|declin\w+|fail\w*|without"
    r"|lack\w*|ruled?\s+out|prevent\w*|stop\w*|ban(?:s|ned)?|block\w*|only|few|little|hardly|instead"
    r"|rather|impossible|un(?:able|likely|clear|sure|willing))\b",
    re.IGNORECASE,
)

Words = tuple[Token, ...]


def turned(
    draft: IndexedText, span: Span, words: Sequence[Token], passage: SourcePassage
) -> tuple[Words, Words] | None:
    """The negation that only the draft, or only the passage, has; none where there is no such.

    Args:
        draft: The draft.
        span: The words of it that are compared, as a whole.
        words: The same one by one.
        passage: The passage that has most of them.
    """
    if passage.share < CLEAR or len(passage.stems) < FEWEST:
        return None
    source, sentence = passage.source, draft.sentence(span)
    if _NO.search(draft.text, sentence.start, sentence.end):
        return None
    if _NO.search(source.text, passage.span.start, passage.span.end):
        return None
    other = source.within(passage.span)
    own_no = [t for t in draft.within(sentence) if is_negation(t)]
    other_no = [t for t in other if is_negation(t)]
    if own_no and not other_no:
        own = tuple(_governing(words, passage.stems))
        return (own, ()) if own else None
    if other_no and not own_no:
        lost = tuple(_governing(other, passage.stems))
        return ((), lost) if lost else None
    return None


def other_stance(
    draft: IndexedText, said: Statement, passage: SourcePassage
) -> tuple[Span, ...] | None:
    """The words by which a source attributes what it says, where only one side has it denied."""
    has = passage.source.statement([t.span for t in passage.shared])
    if has is None or passage.share < CLEAR or len(passage.stems) < FEWEST:
        return None
    own, other = assertion_of(draft.text, said), assertion_of(passage.source.text, has)
    if {own, other} != {"asserted", "denied"}:
        return None
    sides = ((draft, said.span, own), (passage.source, passage.span, other))
    if any(any(map(is_negation, text.within(text.sentence(span)))) for text, span, _ in sides):
        return None
    asserted = (_NO.search(t.text, s.start, s.end) for t, s, how in sides if how == "asserted")
    return None if any(asserted) else has.cue


def _governing(words: Sequence[Token], stems: frozenset[str]) -> Iterator[Token]:
    """The negations right before words that both sides have."""
    for at, token in enumerate(words):
        if not is_negation(token):
            continue
        behind = (stem_of(t) for t in words[at + 1 : at + 1 + REACH] if t.is_content)
        if not stems.isdisjoint(islice(behind, GOVERNED)):
            yield token
