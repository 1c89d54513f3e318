"""Each quotation of a draft: whether the sources have it word for word, from whom, and whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.article.quotes import Quote
from analysis.article.spans import Span
from analysis.corpus.draft_check.compare_speakers import speaker_differs
from analysis.corpus.draft_check.finding import (
    CheckedPart,
    Finding,
    Kind,
    Outcome,
    Passage,
    Unit,
)
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.locate_words import NEAR, Located, locate, segments
from analysis.corpus.draft_check.lost_words import (
    lost_after,
    lost_before,
    lost_between,
    lost_hedge,
)
from analysis.corpus.draft_check.word_classes import hedges, is_negation, overlapping
from analysis.corpus.draft_check.word_keys import Token, marks
from analysis.statements.statements import Statement

FAR = 40  # words of the reporter's between two parts of what a draft quotes as one


def quotations(draft: IndexedText) -> tuple[Quote, ...]:
    """The quotations that are checked: speech, and fewer words where they are somebody's.

    Titles, nicknames, words held at a distance and what an editor put in are not.
    """
    return tuple(
        quote
        for quote in draft.quotes
        if segments(draft, quote.inner)
        and (
            quote.kind == "speech"
            or (quote.kind == "scare" and draft.statement([quote.inner]) is not None)
        )
    )


def check_quotation(
    draft: IndexedText, quote: Quote, sources: Sequence[IndexedText]
) -> CheckedPart:
    """A quotation beside its original, and what is wrong with it.

    Where sources have the words several times, the place counts with which least is wrong.

    Args:
        draft: The draft.
        quote: One of ``quotations``.
        sources: The sources.
    """
    places = locate(segments(draft, quote.inner), sources)
    said = draft.statement([quote.inner])
    name = said.speaker if said else ""
    if not places:
        missing = Finding(Kind.NO_QUOTATION, Unit.QUOTATION, quote.span, (), name)
        return CheckedPart(Unit.QUOTATION, quote.span, Outcome.NOT_FOUND, name, (), (missing,))
    tried = [(place, _at_place(draft, quote, said, place, sources)) for place in places]
    place, findings = min(tried, key=lambda one: len(one[1]))
    passages = (_passage(place, sources),)
    return CheckedPart(Unit.QUOTATION, quote.span, Outcome.COMPARED, name, passages, findings)


def _passage(place: Located, sources: Sequence[IndexedText]) -> Passage:
    """What is shown of a place."""
    spans = [place.token(number).span for number in place.matched]
    whole = Span(min(s.start for s in spans), max(s.end for s in spans))
    has = place.source.statement(spans)
    number = next(n for n, source in enumerate(sources) if source is place.source)
    return Passage(number, place.source.sentence(whole), (), has.speaker if has else "")


def _at_place(
    draft: IndexedText,
    quote: Quote,
    said: Statement | None,
    place: Located,
    sources: Sequence[IndexedText],
) -> tuple[Finding, ...]:
    """What is wrong with a quotation, if its original stands at a place."""
    spans = [place.token(number).span for number in place.matched]
    has = place.source.statement(spans)
    number = next(n for n, source in enumerate(sources) if source is place.source)
    speaker, its = (s.speaker if s else "" for s in (said, has))

    def finding(kind: Kind, own: Sequence[Token] = (), other: Sequence[Token] = ()) -> Finding:
        whole = Span(min(s.start for s in spans), max(s.end for s in spans))
        if other:
            whole = Span(
                min(whole.start, *(t.start for t in other)),
                max(whole.end, *(t.end for t in other)),
            )
        shown = place.source.sentence(whole)
        passage = Passage(number, shown, marks(other), its)
        return Finding(kind, Unit.QUOTATION, quote.span, marks(own), speaker, (passage,))

    if place.joined or _apart(place):
        return tuple(_joined(draft, place, quote, said, number))
    out = [finding(kind, own, other) for kind, own, other in _differences(draft, quote, place)]
    if lost := _lost(draft, quote, place):
        out.append(finding(Kind.CUT, (), lost))
    if not any(f.kind is Kind.HEDGE for f in out) and (lost := lost_hedge(draft, quote, place)):
        out.append(finding(Kind.HEDGE, (), lost))
    if not place.quoted and _told(place):
        out.append(finding(Kind.NOT_QUOTED))
    elif speaker_differs(draft, quote.span, said, place.source, has):
        out.append(finding(Kind.SPEAKER))
    return tuple(out)


def _lost(draft: IndexedText, quote: Quote, place: Located) -> tuple[Token, ...]:
    """Words of the source that turn the sense and that the draft leaves out."""
    return (
        *lost_before(draft, quote, place),
        *lost_between(place),
        *lost_after(draft, quote, place),
    )


def _differences(
    draft: IndexedText, quote: Quote, place: Located
) -> Iterator[tuple[Kind, Sequence[Token], Sequence[Token]]]:
    """What the words of draft and source differ in, the gravest first."""
    own, other = differing(place)
    if not own and not other:
        return
    found = False
    first, last = place.token(min(place.matched)), place.token(max(place.matched))
    if sum(map(is_negation, own)) != sum(map(is_negation, other)):
        found = True
        yield Kind.NEGATION, own, other
    if any(t.is_number for t in own) and any(t.is_number for t in other):
        found = True
        yield Kind.NUMBER, own, other
    open_own = overlapping(hedges(draft.text, quote.inner), marks(own))
    held = Span(min(first.start, last.start), max(first.end, last.end))
    open_other = overlapping(hedges(place.source.text, held), marks(other))
    if bool(open_own) != bool(open_other):
        found = True
        yield Kind.HEDGE, own, other
    if not found:
        yield Kind.ALTERED, own, other


def differing(place: Located) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words of the draft, and of the source, that the other has not at that place.

    What the source has where the draft shows a cut, and around the passage, does not count.
    """
    own, other = [], []
    inside = [n for n, (a, b) in enumerate(place.pairs) if a >= 0 and b >= 0]
    at = -1
    for n, pair in enumerate(place.pairs):
        a, b = pair
        at = a if a >= 0 else at
        if not place.differs(pair):
            continue
        if a >= 0:
            own.append(place.words[a])
        shown_cut = a < 0 and at + 1 in place.breaks
        if b >= 0 and inside and inside[0] <= n <= inside[-1] and not shown_cut:
            other.append(place.token(b))
    return tuple(own), tuple(other)


def _apart(place: Located) -> bool:
    """Whether words that the draft joins without a cut are of two speakers or far apart."""
    numbers = [b for a, b in place.pairs if b >= 0]
    for (a, b), (c, d) in pairwise(pair for pair in place.pairs if min(pair) >= 0):
        if c in place.breaks and place.within.at[d] - place.within.at[b] <= 3 * FAR:
            continue
        gap = place.within.at[d] - place.within.at[b]
        if gap <= 1 or not place.quoted or a + 1 != c:
            continue
        sides = [place.source.statement([place.token(n).span]) for n in (b, d)]
        names = {s.speaker_id for s in sides if s and s.speaker_id}
        if gap > FAR or len(names) > 1:
            return True
    return not numbers


def _joined(
    draft: IndexedText, place: Located, quote: Quote, said: Statement | None, number: int
) -> Iterator[Finding]:
    """The finding that tells of all the places, and one of those that are somebody else's."""
    speaker = said.speaker if said else ""
    passages, other, pieces = [], [], []
    for run in _runs(place):
        spans = [place.token(b).span for _, b in run]
        shown = Span(spans[0].start, spans[-1].end)
        has = place.source.statement(spans)
        name = has.speaker if has else ""
        passages.append(Passage(number, place.source.sentence(shown), (shown,), name))
        pieces.append(Span(place.words[run[0][0]].start, place.words[run[-1][0]].end))
        if speaker_differs(draft, quote.span, said, place.source, has):
            other.append(passages[-1])
    unit = Unit.QUOTATION
    yield Finding(Kind.JOINED, unit, quote.span, tuple(pieces), speaker, tuple(passages))
    if other:
        yield Finding(Kind.SPEAKER, unit, quote.span, (), speaker, tuple(other))


def _runs(place: Located) -> list[list[tuple[int, int]]]:
    """The pieces that a quotation is joined from, as pairs of words."""
    runs: list[list[tuple[int, int]]] = []
    for pair in place.pairs:
        if min(pair) < 0:
            continue
        near = (
            runs
            and 0 < pair[1] - runs[-1][-1][1] <= NEAR + 1
            and (place.within.at[pair[1]] - place.within.at[runs[-1][-1][1]] <= FAR)
        )
        if near:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs


def _told(place: Located) -> bool:
    """Whether the words are the reporter's telling, in a source that quotes."""
    outside = [place.source.quote_of[place.within.at[n]] < 0 for n in place.matched]
    return place.source.quotes_speech and sum(outside) * 2 >= len(outside)
