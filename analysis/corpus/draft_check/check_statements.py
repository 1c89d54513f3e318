"""Each statement and plain sentence of a draft: speaker, stance, hedges and numbers as in a source.

Other words may say the same, so words alone are never wrong here. What differs is told where a
passage of a source is close enough to be what the draft tells; that there is none is told only of
statements that share hardly any word of meaning with any passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from analysis.article.quotes import near
from analysis.article.spans import Span, finder, minus
from analysis.corpus.draft_check.alignment import Stream, best
from analysis.corpus.draft_check.check_quotations import differing
from analysis.corpus.draft_check.compare_speakers import speaker_differs
from analysis.corpus.draft_check.finding import Finding, Kind, Passage, Unit
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.locate_words import (
    OCCURRENCES,
    Located,
    breaks_of,
    chains,
)
from analysis.corpus.draft_check.word_classes import hedges, is_negation, overlapping
from analysis.corpus.draft_check.word_keys import Token, keys, marks
from analysis.statements.denial_cues import stance_of
from analysis.statements.statements import Statement

CLOSE = 0.8  # of the words, by weight, that a passage must share to be what the draft tells
CLOSER = 0.9  # the same, where fewer than FEW words of meaning are shared
FEW = 4
NEAR = 0.5  # of them, where a number stands between the same words
BESIDE = 2  # words before and behind a number, of which as many must be the same
SPARE = 4  # words that a passage may have more, beside a third of the draft's
LEAST = 4  # words of a statement or sentence that is compared
SURELY_NOT = 0.2  # of the words of meaning; with fewer in any passage, no source is found
LEAST_CONTENT = 5  # words of meaning that a statement must have before that is told
STRETCH = 60  # words of a source that count as one passage


def check_statement(
    draft: IndexedText, said: Statement, sources: Sequence[IndexedText]
) -> tuple[Finding, ...]:
    """What is wrong with a statement's words outside quotation marks.

    Args:
        draft: The draft.
        said: One of its statements.
        sources: The sources.
    """
    parts = [
        draft.within(piece)
        for part in said.content
        for piece in minus(part, [quote.span for quote in near(draft.quotes, part)])
    ]
    span = Span(said.content[0].start, said.content[-1].end)
    return _checked(draft, span, [part for part in parts if part], said, sources)


def check_sentence(
    draft: IndexedText, sentence: Span, sources: Sequence[IndexedText]
) -> tuple[Finding, ...]:
    """What is wrong with a sentence of the writer's own."""
    return _checked(draft, sentence, [draft.within(sentence)], None, sources)


def own_sentences(draft: IndexedText) -> Iterator[Span]:
    """The sentences in which nobody is quoted and nobody says anything."""
    taken = finder([q.span for q in draft.quotes] + [part for part, _ in draft.contents])
    yield from (sentence for sentence in draft.sentences if not taken(sentence))


def _checked(
    draft: IndexedText,
    span: Span,
    parts: Sequence[tuple[Token, ...]],
    said: Statement | None,
    sources: Sequence[IndexedText],
) -> tuple[Finding, ...]:
    words = tuple(token for part in parts for token in part)
    if len(words) < LEAST:
        return ()
    places = list(_places(words, parts, sources))
    lists = (tuple(_at_place(draft, span, said, place, sources)) for place in places)
    out = min(lists, key=len, default=())
    told = {mark for finding in out for mark in finding.marks}
    unit = Unit.STATEMENT if said is not None else Unit.SENTENCE
    speaker = said.speaker if said is not None else ""
    unknown = [t for t in _unknown_numbers(words, sources) if t.span not in told]
    if unknown:
        out = (*out, Finding(Kind.NO_NUMBER, unit, span, marks(unknown), speaker))
    if said is not None and not places and _surely_nowhere(words, sources):
        return (*out, Finding(Kind.NO_STATEMENT, unit, span, (), speaker))
    return out


def _places(
    words: tuple[Token, ...],
    parts: Sequence[Sequence[Token]],
    sources: Sequence[IndexedText],
) -> Iterator[Located]:
    """Where sources have the words to the letter; else the closest passage of each."""
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


def _at_place(
    draft: IndexedText,
    span: Span,
    said: Statement | None,
    place: Located,
    sources: Sequence[IndexedText],
) -> Iterator[Finding]:
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
    if not _close(place):
        return
    own, other = differing(place)
    no = sum(map(is_negation, own)) - sum(map(is_negation, other))
    denied = [s is not None and stance_of(t.text, s) == "denied"
              for t, s in ((draft, said), (place.source, has))]  # fmt: skip
    if (no + denied[0] - denied[1]) % 2:
        if denied[0] == denied[1]:
            yield finding(Kind.NEGATION, filter(is_negation, own), filter(is_negation, other))
        elif said is not None and has is not None and _other_cue(draft, said, place.source, has):
            passage = Passage(number, shown, has.cue, its)
            yield Finding(Kind.STANCE, unit, said.span, said.cue, speaker, (passage,))
    lost = overlapping(hedges(place.source.text, shown), marks(other))
    if lost and not hedges(draft.text, draft.sentence(span)):
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


def _close(place: Located) -> bool:
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


def _unknown_numbers(words: Sequence[Token], sources: Sequence[IndexedText]) -> list[Token]:
    """Numbers that no source has; "one" is often none, and is left out."""
    return [
        token
        for token in words
        if token.value not in ("", "0", "1") and not any(token.value in s.values for s in sources)
    ]


def _surely_nowhere(words: Sequence[Token], sources: Sequence[IndexedText]) -> bool:
    content = {token.key for token in words if token.is_content}
    if len(content) < LEAST_CONTENT:
        return False
    most = max((_most_shared(content, source.whole) for source in sources), default=0)
    return most < SURELY_NOT * len(content)


def _most_shared(words: set[str], within: Stream) -> int:
    """How many of some words one passage has, at most; a word's other forms count."""
    stems = {_stem(word) for word in words}
    hits = [(n, _stem(key)) for n, key in enumerate(within.keys) if _stem(key) in stems]
    most = first = 0
    for last, (number, _) in enumerate(hits):
        while hits[first][0] < number - STRETCH:
            first += 1
        most = max(most, len({stem for _, stem in hits[first : last + 1]}))
    return most


def _stem(word: str) -> str:
    """A word without its ending, roughly: its first five letters."""
    return word[:5]
