"""A statement or sentence beside the passage of a source that has nearly its words.

Numbers are compared wherever half of the words stand in the passage; negations, stance, hedges and
the speaker only where it is what the draft tells, nearly word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from analysis.article.spans import Span
from analysis.corpus.draft_check.alignment import best
from analysis.corpus.draft_check.check_quotations import differing
from analysis.corpus.draft_check.compare_hedges import open_words
from analysis.corpus.draft_check.compare_speakers import speaker_differs
from analysis.corpus.draft_check.finding import Finding, Kind, Passage, Unit
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.locate_words import (
    OCCURRENCES,
    Located,
    breaks_of,
    chains,
)
from analysis.corpus.draft_check.word_classes import is_negation, overlapping
from analysis.corpus.draft_check.word_keys import Token, keys, marks
from analysis.statements.denial_cues import assertion_of
from analysis.statements.statements import Statement

CLOSE = 0.8  # of the words, by weight, that a passage must share to be what the draft tells
CLOSER = 0.9  # the same, where fewer than FEW words of meaning are shared
FEW = 4
NEAR = 0.5  # of them, where a number stands between the same words
BESIDE = 2  # words before and behind a number, of which as many must be the same
SPARE = 4  # words that a passage may have more, beside a third of the draft's
STRETCH = 60  # words of a source that count as one passage


def aligned_places(
    words: tuple[Token, ...],
    parts: Sequence[Sequence[Token]],
    sources: Sequence[IndexedText],
) -> Iterator[Located]:
    """Where sources have words to the letter; else the closest passage of each.

    Args:
        words: The words.
        parts: The same, parted where something that is not compared stands between them.
        sources: The sources.
    """
    breaks = breaks_of(parts)
    verbatim = [
        Located(source, source.whole, words, pairs, breaks)
        for source in sources
        for pairs in islice(chains(parts, source.whole), OCCURRENCES)
        if pairs[-1][1] - pairs[0][1] < len(words) + STRETCH
    ]
    if verbatim:
        yield from verbatim
        return
    content = [token.is_content for token in words]
    for source in sources:
        found = best(keys(words), content, source.whole)
        if found and found.share >= NEAR:
            yield Located(source, source.whole, words, found.pairs, breaks)


def differences_at(
    draft: IndexedText,
    span: Span,
    said: Statement | None,
    place: Located,
    sources: Sequence[IndexedText],
) -> Iterator[Finding]:
    """What differs between a statement or sentence and a place of the sources.

    Args:
        draft: The draft.
        span: The words of it that are compared.
        said: The statement; none for a sentence of the writer's own.
        place: Where a source has the words, or words like them.
        sources: The sources.
    """
    spans = [place.token(n).span for n in place.matched]
    has = place.source.statement(spans)
    number = next(n for n, source in enumerate(sources) if source is place.source)
    shown = place.source.sentence(Span(spans[0].start, spans[-1].end))
    unit = Unit.STATEMENT if said is not None else Unit.SENTENCE
    speaker, its = (s.speaker if s else "" for s in (said, has))

    def finding(kind: Kind, own: Iterable[Token] = (), other: Iterable[Token] = ()) -> Finding:
        passage = Passage(number, shown, marks(other), its)
        return Finding(kind, unit, span, marks(own), speaker, (passage,))

    if numbers := _numbers(place):
        yield finding(Kind.NUMBER, *zip(*numbers, strict=True))
    if not is_close(place):
        return
    own, other = differing(place)
    no = sum(map(is_negation, own)) - sum(map(is_negation, other))
    denied = [s is not None and assertion_of(t.text, s) == "denied"
              for t, s in ((draft, said), (place.source, has))]  # fmt: skip
    if (no + denied[0] - denied[1]) % 2:
        if denied[0] == denied[1]:
            yield finding(Kind.NEGATION, filter(is_negation, own), filter(is_negation, other))
        elif said is not None and has is not None and _other_cue(draft, said, place.source, has):
            passage = Passage(number, shown, has.cue, its)
            yield Finding(Kind.STANCE, unit, said.span, said.cue, speaker, (passage,))
    lost = overlapping(open_words(place.source.text, shown), marks(other))
    if lost and not open_words(draft.text, draft.sentence(span)):
        yield finding(Kind.HEDGE, own, (t for t in other if overlapping([t.span], lost)))
    if said is not None and speaker_differs(draft, span, said, place.source, has):
        yield finding(Kind.SPEAKER)


def _other_cue(draft: IndexedText, said: Statement, source: IndexedText, has: Statement) -> bool:
    """Whether two statements are attributed by words of which none is the same."""
    own, other = (
        {t.key for span in s.cue for t in text.within(span) if t.is_content}
        for text, s in ((draft, said), (source, has))
    )
    return not own & other


def is_close(place: Located) -> bool:
    """Whether a passage is what the draft tells, nearly word for word."""
    numbers = place.matched
    same = [a for a, b in place.pairs if min(a, b) >= 0 and not place.differs((a, b))]
    weights = [2 if token.is_content else 1 for token in place.words]
    size = len(place.words)
    least = CLOSE if sum(place.words[a].is_content for a in same) >= FEW else CLOSER
    compact = numbers[-1] - numbers[0] < size + size // 3 + SPARE
    return compact and sum(weights[a] for a in same) >= least * sum(weights)


def _numbers(place: Located) -> list[tuple[Token, Token]]:
    """Numbers of the draft beside other ones of the source, between the same words."""
    out = []
    for n, (a, b) in enumerate(place.pairs):
        if min(a, b) < 0 or not place.differs((a, b)):
            continue
        own, other = place.words[a], place.token(b)
        beside = (*place.pairs[max(0, n - BESIDE) : n], *place.pairs[n + 1 : n + 1 + BESIDE])
        same = sum(not place.differs(pair) for pair in beside)
        if own.is_number and other.is_number and same >= BESIDE:
            out.append((own, other))
    return out
