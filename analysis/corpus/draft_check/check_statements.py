"""Each statement and plain sentence of a draft: whether a source has it, and what differs.

Other words may say the same, so words alone are never wrong here. Speaker, stance, negations,
hedges and numbers are compared with the passage that has nearly the same words, and where there is
none, more cautiously, with the one that shares most words of meaning. Where no passage shares
enough of them, it is not found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from analysis.article.quotes import near
from analysis.article.spans import Span, finder, minus
from analysis.corpus.draft_check.compare_hedges import lost_hedge_words
from analysis.corpus.draft_check.compare_in_place import (
    aligned_places,
    differences_at,
    is_close,
)
from analysis.corpus.draft_check.compare_negation import other_stance, turned
from analysis.corpus.draft_check.compare_numbers import wrong_numbers
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
from analysis.corpus.draft_check.locate_words import Located
from analysis.corpus.draft_check.source_passages import (
    PassageIndex,
    SourcePassage,
    as_good,
    names_of,
    nearest_passages,
    speaks_in,
    stems_of,
)
from analysis.corpus.draft_check.word_keys import Token, marks, word_keys
from analysis.statements.statements import Statement

LEAST = 4  # words of a statement or sentence that is aligned with a passage
TELLING = 4  # stems, but for names, of what an attribution says beside who speaks
FEWEST = 2  # stems that are looked for by themselves
# How much of a statement a passage must have to be its source: by how many stems it has at most,
# any passage, and one with words of the speaker's. Chosen by benchmarks/check.py on slice 4 of the
# news, so that nine in ten statements without a source are told.
SHARES = ((3, 0.5, 0.45), (5, 0.4, 0.35), (10_000, 0.34, 0.28))
STRANGER = 0.6  # any passage, where no source has a word of the speaker's name
SPEAKER_SHARE, SPEAKER_STEMS = 0.6, 3  # from which on the speaker of a paraphrase is compared


def check_statement(draft: IndexedText, said: Statement, index: PassageIndex) -> CheckedPart | None:
    """A statement's words outside quotation marks beside what the sources have of it.

    Args:
        draft: The draft.
        said: One of its statements.
        index: The sources.

    Returns:
        What became of it; none where nearly all its words are quoted and the rest was not found.
    """
    pieces = [
        (piece, draft.within(piece))
        for part in said.content
        for piece in minus(part, [quote.span for quote in near(draft.quotes, part)])
    ]
    parts = [words for _, words in pieces if words]
    span = Span(said.content[0].start, said.content[-1].end)
    part = _checked(draft, span, parts, said, index)
    few = len(stems_of(t for words in parts for t in words)) < TELLING
    return part if said.kind == "indirect" or part.outcome is Outcome.COMPARED or not few else None


def check_sentence(draft: IndexedText, sentence: Span, index: PassageIndex) -> CheckedPart:
    """A sentence of the writer's own beside what the sources have of it."""
    return _checked(draft, sentence, [draft.within(sentence)], None, index)


def check_attribution(
    draft: IndexedText, sentence: Span, index: PassageIndex
) -> CheckedPart | None:
    """What a sentence that quotes or reports says of its own, beside the sources.

    Returns:
        What became of its longest piece outside what it quotes and reports; none where that says
        little, as "said Ann Lee on Monday" does, and has no number that the sources do not have.
    """
    taken = [*(q.span for q in draft.quotes), *(part for part, _ in draft.contents)]
    pieces = [(piece, draft.within(piece)) for piece in minus(sentence, taken)]
    words = [t for _, inside in pieces for t in inside]
    every = draft.within(sentence)
    stems, names = stems_of(words), names_of(draft.text, words)
    passages = nearest_passages(stems_of(every), names_of(draft.text, every), index)
    passage = passages[0] if passages else None
    wrong = tuple(_numbers(draft, sentence, words, passage, None, index))
    if len(stems - names) < TELLING:
        return (
            CheckedPart(Unit.SENTENCE, sentence, Outcome.COMPARED, "", (), wrong) if wrong else None
        )
    longest = max(pieces, key=lambda one: len(one[1]))[1]
    span = Span(longest[0].start, longest[-1].end)
    own = nearest_passages(stems, names, index)
    outcome = _outcome(stems, names, "", own, (), index)
    missing = Finding(Kind.NO_STATEMENT, Unit.SENTENCE, span)
    told = (missing,) if outcome is Outcome.NOT_FOUND else ()
    shown = (_shown(own[0]),) if outcome is Outcome.COMPARED else ()
    share = own[0].share if own else 0.0
    return CheckedPart(Unit.SENTENCE, span, outcome, "", shown, (*wrong, *told), share)


def own_sentences(draft: IndexedText) -> Iterator[Span]:
    """The sentences in which nobody is quoted and nobody says anything."""
    taken = _taken(draft)
    yield from (sentence for sentence in draft.sentences if not taken(sentence))


def attributing_sentences(draft: IndexedText) -> Iterator[Span]:
    """The other sentences."""
    taken = _taken(draft)
    yield from (sentence for sentence in draft.sentences if taken(sentence))


def _taken(draft: IndexedText) -> Callable[[Span], list[int]]:
    return finder([q.span for q in draft.quotes] + [part for part, _ in draft.contents])


def _checked(
    draft: IndexedText,
    span: Span,
    parts: Sequence[tuple[Token, ...]],
    said: Statement | None,
    index: PassageIndex,
) -> CheckedPart:
    words = tuple(token for part in parts for token in part)
    unit = Unit.STATEMENT if said is not None else Unit.SENTENCE
    speaker = said.speaker if said is not None else ""
    place, findings = _in_place(draft, span, parts, said, index)
    stems = stems_of(words)
    names = names_of(draft.text, words)
    passages = nearest_passages(stems, names, index)
    theirs = _of_speaker(draft, said, passages)
    if place is None or not is_close(place):
        outcome = _outcome(stems, names, speaker, passages, theirs, index)
        if outcome is not Outcome.COMPARED:
            told = [f for f in _numbers(draft, span, words, None, said, index) if f.passages]
            if outcome is Outcome.NOT_FOUND:
                told.append(Finding(Kind.NO_STATEMENT, unit, span, (), speaker))
            share = passages[0].share if passages else 0.0
            return CheckedPart(unit, span, outcome, speaker, (), tuple(told), share)
    good = as_good(passages)
    passage = _beside(place, [*(p for p in theirs if p in good), *good, *theirs])
    if passage is not None and (place is None or not _verbatim(place)):
        kinds = {finding.kind for finding in findings}
        told_anew = _in_other_words(draft, span, words, said, [passage, *good])
        findings = (*findings, *(f for f in told_anew if f.kind not in kinds))
    marked = {mark for finding in findings for mark in finding.marks}
    rest = [token for token in words if token.span not in marked]
    findings = (*findings, *_numbers(draft, span, rest, passage, said, index))
    shown = [_shown(passage)] if passage is not None else [p for f in findings for p in f.passages]
    share = passage.share if passage is not None else 1.0
    return CheckedPart(unit, span, Outcome.COMPARED, speaker, tuple(shown), findings, share)


def _in_place(
    draft: IndexedText,
    span: Span,
    parts: Sequence[tuple[Token, ...]],
    said: Statement | None,
    index: PassageIndex,
) -> tuple[Located | None, tuple[Finding, ...]]:
    """The place that has the words, or words like them, with least wrong; and what is wrong."""
    words = tuple(token for part in parts for token in part)
    if len(words) < LEAST:
        return None, ()
    tried = [
        (place, tuple(differences_at(draft, span, said, place, index.sources)))
        for place in aligned_places(words, parts, index.sources)
    ]
    return min(tried, key=lambda one: len(one[1]), default=(None, ()))


def _of_speaker(
    draft: IndexedText, said: Statement | None, passages: Sequence[SourcePassage]
) -> tuple[SourcePassage, ...]:
    """The passages that have words of the statement's speaker."""
    actor = draft.a.statements.cast.get(said.speaker_id) if said is not None else None
    return tuple(p for p in passages if actor is not None and speaks_in(actor, p))


def _outcome(
    stems: frozenset[str],
    names: frozenset[str],
    speaker: str,
    passages: Sequence[SourcePassage],
    theirs: Sequence[SourcePassage],
    index: PassageIndex,
) -> Outcome:
    """Whether the sources have enough of some words."""
    share = passages[0].share if passages else 0.0
    if len(stems) < FEWEST or (share and stems <= names):
        return Outcome.NOT_FOUND if stems and not share else Outcome.NOT_COMPARED
    least, least_own = next(row[1:] for row in SHARES if len(stems) <= row[0])
    speaks = stems_of(word_keys(speaker, Span(0, len(speaker))))
    if speaks and index.counts.keys().isdisjoint(speaks):
        least = STRANGER
    own = bool(theirs) and theirs[0].share > least_own
    return Outcome.COMPARED if own or share > least else Outcome.NOT_FOUND


def _beside(place: Located | None, passages: Sequence[SourcePassage]) -> SourcePassage | None:
    """The passage at a place; else the one with most of the words."""
    if place is not None:
        words = [place.token(n).span for n in place.matched]
        for passage in passages:
            if passage.source is place.source and all(map(passage.span.holds, words)):
                return passage
    return passages[0] if passages else None


def _verbatim(place: Located) -> bool:
    return not any(map(place.differs, place.pairs))


def _in_other_words(
    draft: IndexedText,
    span: Span,
    words: Sequence[Token],
    said: Statement | None,
    passages: Sequence[SourcePassage],
) -> Iterator[Finding]:
    """What differs between a paraphrase and the passages that have most of its words."""
    unit = Unit.STATEMENT if said is not None else Unit.SENTENCE
    speaker = said.speaker if said is not None else ""
    if no := turned(draft, span, words, passages[0]):
        passage = _shown(passages[0], no[1])
        yield Finding(Kind.NEGATION, unit, span, marks(no[0]), speaker, (passage,))
    if said is not None and (cue := other_stance(draft, said, passages[0])):
        passage = replace(_shown(passages[0]), marks=cue)
        yield Finding(Kind.STANCE, unit, said.span, said.cue, speaker, (passage,))
    if lost := lost_hedge_words(draft, span, passages[0], stems_of(words), said is not None):
        yield Finding(Kind.HEDGE, unit, span, (), speaker, (_shown(passages[0], lost),))
    if said is not None and (theirs := _other_speaker(draft, span, said, passages)):
        yield Finding(Kind.SPEAKER, unit, span, (), speaker, (_shown(theirs),))


def _other_speaker(
    draft: IndexedText, span: Span, said: Statement, passages: Sequence[SourcePassage]
) -> SourcePassage | None:
    """The passage that gives a paraphrase to somebody else, if all that have it do."""
    clear = [p for p in passages if p.share >= SPEAKER_SHARE and len(p.stems) >= SPEAKER_STEMS]
    differs = [
        speaker_differs(draft, span, said, p.source, p.source.statement([t.span for t in p.shared]))
        for p in clear
    ]
    return clear[0] if clear and all(differs) else None


def _numbers(
    draft: IndexedText,
    span: Span,
    words: Sequence[Token],
    passage: SourcePassage | None,
    said: Statement | None,
    index: PassageIndex,
) -> Iterator[Finding]:
    """The numbers that no source has for the same thing, each beside what it has instead."""
    unit = Unit.STATEMENT if said is not None else Unit.SENTENCE
    speaker = said.speaker if said is not None else ""
    for wrong in wrong_numbers(draft, words, passage, index.sources):
        own = marks([wrong.own])
        if wrong.other is None:
            shown = (_shown(passage),) if passage is not None else ()
            yield Finding(Kind.NO_NUMBER, unit, span, own, speaker, shown)
            continue
        source = index.sources[wrong.number]
        has = source.statement([wrong.other.span])
        other = Passage(
            wrong.number, source.sentence(wrong.other.span), marks([wrong.other]),
            has.speaker if has else "",
        )  # fmt: skip
        yield Finding(Kind.NUMBER, unit, span, own, speaker, (other,))


def _shown(passage: SourcePassage, differ: Sequence[Token] = ()) -> Passage:
    has = passage.source.statement([t.span for t in passage.shared])
    return Passage(passage.number, passage.span, marks(differ), has.speaker if has else "")
