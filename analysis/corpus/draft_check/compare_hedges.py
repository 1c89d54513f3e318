"""Whether a draft states as a fact what its source leaves open, told in other words.

A source's "appeared to be tame", "could see a judge" or "charged with murder" is lost where the
draft has the words that it governs and nothing of the kind in its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from analysis.article.spans import Span
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.source_passages import SourcePassage, stem_of
from analysis.corpus.draft_check.word_classes import hedges
from analysis.corpus.draft_check.word_keys import Token

CLEAR = 0.5  # of a draft's sentence that a passage must have before a lost hedge is told
GOVERNED = 2  # words of meaning behind a hedge, one of which the draft must have
REACH = 6  # words behind a hedge among which they are
# What leaves open whether something is so, besides the hedges that are counted as a manner of
# speaking: possibility, belief, suspicion.
_OPEN = re.compile(
    r"\bcould\b(?!\s+not|n['’]t)"
    r"|\b(?:believed|thought|said|reported|understood|known)\s+to\s+(?:be|have)\b"
    r"|\b(?:suspected|accused)\s+of\b|\bcharged\s+with\b|\bon\s+suspicion\s+of\b|\balleged(?:ly)?\b",
    re.IGNORECASE,
)
# Who is said to say so, within a sentence of the source's: a draft's own sentence loses it.
_SAID = re.compile(
    r"\b(?:police|prosecutors|authorities|officials|they|who)\s+(?:say|said)\b", re.I
)
_SAYS = re.compile(r"\b(?:sa(?:y|ys|id)|told|according)\b", re.IGNORECASE)
# What in a draft leaves something open in any way: with it, no hedge is called lost.
_ANY = re.compile(
    r"\b(?:may|might|could|would|should|can|if|whether|unless|likely|unlikely|possib\w+|perhaps"
    r"|probab\w+|appear\w*|seem\w*|suggest\w*|indicat\w*|believ\w+|think\w*|thought|suspicion"
    r"|suspect(?:ed|s)?\s+(?:of|that|he|she|it|they|the)"
    r"|alleg\w+|accus\w+|charg\w+|claim\w*|report\w*|expect\w*|fear\w*|hop\w+|plan\w*|want\w*"
    r"|propos\w+|consider\w*|potential\w*|risk\w*|threat\w*|warn\w*|worr\w+|doubt\w*|estimat\w+)\b",
    re.IGNORECASE,
)


def lost_hedge_words(
    draft: IndexedText, span: Span, passage: SourcePassage, own: frozenset[str], attributed: bool
) -> tuple[Token, ...]:
    """The words of a source that leave open what the draft states; none where it does so too.

    Args:
        draft: The draft.
        span: The words of it that are compared.
        passage: The passage that says the same.
        own: The stems of the draft's words.
        attributed: Whether the draft says whose words they are.
    """
    sentence = draft.sentence(span)
    if passage.share < CLEAR or left_open(draft, sentence):
        return ()
    attributed = attributed or _SAYS.search(draft.text, sentence.start, sentence.end) is not None
    return next(_lost(passage, own, attributed), ())


def left_open(draft: IndexedText, span: Span) -> bool:
    """Whether a sentence leaves anything open."""
    if hedges(draft.text, span):
        return True
    return _ANY.search(draft.text, span.start, span.end) is not None


def open_words(text: str, span: Span) -> tuple[Span, ...]:
    """Where a passage leaves open whether something is so.

    Example:
        >>> text = "He is believed to have fled."
        >>> [s.of(text) for s in open_words(text, Span(0, len(text)))]
        ['believed to have']
    """
    matches = _OPEN.finditer(text, span.start, span.end)
    return (*hedges(text, span), *(Span(*m.span()) for m in matches))


def _lost(
    passage: SourcePassage, own: frozenset[str], attributed: bool
) -> Iterator[tuple[Token, ...]]:
    source, span = passage.source, passage.span
    opens = open_words(source.text, span)
    if not attributed:
        opens += tuple(Span(*m.span()) for m in _SAID.finditer(source.text, span.start, span.end))
    for hedge in sorted(opens):
        end = source.sentence(hedge).end
        behind = source.within(Span(hedge.end, max(hedge.end, end)))[:REACH]
        governed = islice((stem_of(t) for t in behind if t.is_content), GOVERNED)
        if not own.isdisjoint(governed):
            yield source.within(hedge)
