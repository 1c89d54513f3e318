"""Whether a draft gives words to the speaker to whom its source gives them."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.actors.cast import Actor, Cast
from analysis.actors.name_match import kinds_fit, same_actor
from analysis.article.similarity import plain
from analysis.article.spans import Span
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.word_keys import keys
from analysis.statements.statements import Statement
from analysis.statements.sureness import DRAFT_SPEAKER


def speaker_differs(
    draft: IndexedText,
    span: Span,
    said: Statement | None,
    source: IndexedText,
    has: Statement | None,
) -> bool:
    """Whether two statements with the same words have different speakers, as far as is known.

    Nothing is told where either speaker is not known or not sure, or where one is named and the
    other only described ("Ann Lee" and "the mayor"): they may be one.

    Args:
        draft: The draft.
        span: The words in it.
        said: The draft's statement.
        source: The source.
        has: The source's statement.
    """
    if said is None or has is None or not (_sure(said) and _sure(has)):
        return False
    if not _names_speaker(draft, span, said) or _same_source(draft, said, source, has):
        return False
    first = draft.a.statements.cast.get(said.speaker_id)
    other = source.a.statements.cast.get(has.speaker_id)
    if first is None or other is None or one_actor(first, other):
        return False
    if plain(first.name) in {plain(name) for name in _voices(has)}:
        return False
    if first.named and other.named:
        return not _speaks_for(first, other) and not _named_in(first, source, has)
    return not first.named and _other_in_cast(first, other, source.a.statements.cast)


def one_actor(first: Actor, other: Actor) -> bool:
    """Whether two actors of two articles can be one.

    Example:
        >>> ann = Actor("ann-lee", "Ann Lee", "person")
        >>> one_actor(ann, Actor("lee", "Mayor Lee", "person")), one_actor(
        ...     ann, Actor("tom-ward", "Tom Ward", "person"))
        (True, False)
    """
    if plain(first.name) == plain(other.name):
        return True
    return kinds_fit(first.kind, other.kind) and same_actor(first.name, other.name, first.kind)


def _sure(statement: Statement) -> bool:
    known = bool(statement.speaker)
    return known and (statement.speaker_p is None or statement.speaker_p >= DRAFT_SPEAKER)


def _names_speaker(draft: IndexedText, span: Span, statement: Statement) -> bool:
    """Whether the words' own paragraph says who speaks.

    It does so by a name or description, or by a pronoun for the only person whom the paragraph
    names outside what is said.
    """
    cast = draft.a.statements.cast
    mentions = [m for s in statement.source for m in cast.touching(s)]
    here = [
        m for m in mentions
        if cast.actors[m.actor].id == statement.speaker_id
        and "\n" not in draft.text[min(m.span.end, span.end) : max(m.span.start, span.start)]
    ]  # fmt: skip
    if any(m.kind != "pronoun" for m in here):
        return True
    return bool(here) and _named_alone(draft, here[0].span, statement.speaker_id)


def _named_alone(draft: IndexedText, pronoun: Span, speaker: str) -> bool:
    """Whether a paragraph names somebody before a pronoun, and no other person."""
    cast = draft.a.statements.cast
    whole = next((p for p in draft.a.article.body if p.holds(pronoun)), None)
    if whole is None:
        return False
    names = [
        (m.span, cast.actors[m.actor])
        for m in cast.within(whole)
        if m.kind != "pronoun" and not draft.holders(m.span)
    ]
    people = {actor.id for _, actor in names if actor.kind == "person"}
    before = any(a.id == speaker and a.named and s.end <= pronoun.start for s, a in names)
    return before and people == {speaker}


def _same_source(draft: IndexedText, said: Statement, source: IndexedText, has: Statement) -> bool:
    """Whether both name the speaker in the same words, as a text does that was taken over."""
    own, other = (
        [key for span in s.source for key in keys(text.within(span))]
        for text, s in ((draft, said), (source, has))
    )
    return bool(own) and own == other


def _voices(statement: Statement) -> Iterator[str]:
    """Through whom words came, and who may have said them where that is not sure."""
    yield from (*statement.chain, *statement.relays)
    if not statement.speaker_sure:
        yield statement.runner_up


def _speaks_for(first: Actor, other: Actor) -> bool:
    """Whether one is called by the other's name: an office and who speaks for it."""
    return other.name in first.role or first.name in other.role


def _named_in(actor: Actor, source: IndexedText, statement: Statement) -> bool:
    """Whether the source names the draft's speaker among those who say it."""
    cast = source.a.statements.cast
    named = (
        cast.actors[m.actor]
        for s in (*statement.source, *statement.passed_by)
        for m in cast.within(s)
    )
    return any(one_actor(actor, one) for one in named if one.named)


def _other_in_cast(first: Actor, other: Actor, cast: Cast) -> bool:
    """Whether the source has somebody else under the draft's description."""
    return any(plain(a.name) == plain(first.name) and a.id != other.id for a in cast.actors)
