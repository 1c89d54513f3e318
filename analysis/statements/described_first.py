"""Whom an article describes before it names him: "one local man says ...", then "said Tom Ward"."""

from __future__ import annotations

import re

from analysis.actors.cast import Actor
from analysis.actors.mention_candidates import NAMING
from analysis.article.name_lists import noun_of
from analysis.article.name_lists import words_of as name_words
from analysis.article.spans import Span
from analysis.statements.descriptions import description
from analysis.statements.source_phrases import phrase, span_words, words_of
from analysis.statements.statements import Statement, Statements

_ONE_OF_HIS = re.compile(r"one of (?:(?:the )?(?:[\w.-]+ )?[\w.-]+['’]s?|his|her) ", re.IGNORECASE)
NEAR = 2  # paragraphs behind a description in which its name stands
_ONE = frozenset(["one", "a", "an"])
_OPENING = 5  # paragraphs in which an article tells first what is coming
_SOON = 4  # paragraphs behind these in which it does


def is_named_below(statements: Statements, statement: Statement, speaker: Actor) -> bool:
    r"""Whether a source without a name is the only person whom the next paragraphs introduce.

    Args:
        statements: The statements of an article.
        statement: One with a source such as "one local man".
        speaker: Who is likely to speak.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "One local man said that it rains.\n\n“A lot,” said Tom Ward.\n\nIt rained."
        >>> said = statements(parse(text), method="rules")
        >>> ward = said.cast.get("Tom Ward")
        >>> is_named_below(said, said[0], ward)
        True
    """
    text = statements.article.text
    one = phrase(span_words(text, statement.source))
    noun = noun_of(one.head)
    if one.first not in _ONE or noun is None or noun.kind != "person" or speaker.kind != "person":
        return False
    if one.head in words_of("hidden") | words_of("insider") or _differs(noun.sex, speaker.sex):
        return False
    source = statement.source[-1]
    ends = [p.span.end for p in statements.article.paragraphs if p.span.end >= source.end]
    window = Span(source.end, ends[min(NEAR, len(ends) - 1)]) if ends else Span(0, 0)
    new = {
        actor.id
        for actor in statements.cast.actors
        if actor.named
        and actor.kind == "person"
        and window.start <= _first_name(statements, actor) < window.end
    }
    return new == {speaker.id}


def may_be_named_below(statements: Statements, place: Span, words: str) -> bool:
    r"""Whether an article's opening may tell of one whom it names, as the same, soon below.

    Args:
        statements: The statements of an article.
        place: Where a source without a name speaks.
        words: The words that name it, "a former port official".

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "A judge said no.\n\nThe port sued.\n\n“No,” said Judge Tom Ward.\n\nIt rained."
        >>> said = statements(parse(text), method="rules")
        >>> may_be_named_below(said, Span(0, 7), "A judge")
        True
        >>> may_be_named_below(said, Span(0, 7), "A sailor")
        False
    """
    one, body = phrase(words), statements.article.body
    at = sum(paragraph.end <= place.start for paragraph in body)
    if one.first not in _ONE or not body:
        return False
    if at > _OPENING:
        return _is_next_one(statements, place, at)
    if _ONE_OF_HIS.match(words):
        return True  # one of the mayor's allies, who has a name
    end = body[min(at + _SOON, len(body) - 1)].end
    mine = {w.lower() for w in (*one.words.split(), one.head)} - name_words("function")
    speakers = {s.speaker_id for s in statements}
    for actor in statements.cast.actors:
        if actor.kind != "person" or not actor.named or actor.id not in speakers:
            continue
        if place.end < _first_name(statements, actor) < end:
            its = description(statements.cast, actor).lower().split()
            if one.head in its or len(mine.intersection(its)) > 1:
                return True
    return _is_next_one(statements, place, at)


def _is_next_one(statements: Statements, place: Span, at: int) -> bool:
    """Whether the next paragraph is said by one who has no other description: "“No,” said Lee"."""
    text, body = statements.article.text, statements.article.body
    below = body[at + 1] if at + 1 < len(body) else Span(0, 0)
    if text[below.start : below.start + 1] not in ("“", '"') or not below:
        return False
    said = [s for s in statements if s.source and below.holds(s.source[0])]
    actor = statements.cast.get(said[0].speaker_id) if said else None
    if actor is None or not actor.named or actor.kind != "person":
        return False
    first = _first_name(statements, actor, " ")  # a caption may have told of "Lee"
    named = any(part.start <= first < part.end for part in said[0].source)
    return named and first > place.end and not description(statements.cast, actor)


def _first_name(statements: Statements, actor: Actor, within: str = "") -> int:
    """Where an actor is first named below the headline, by such a name; -1 where it never is."""
    cast, text = statements.cast, statements.article.text
    body = statements.article.body[0].start if statements.article.body else 0
    places = (
        m.span.start
        for m in cast.mentions
        if cast.actors[m.actor] is actor
        and m.kind in NAMING
        and m.span.start >= body
        and within in m.span.of(text)
    )
    return min(places, default=-1)


def _differs(one: str, other: str) -> bool:
    return one in ("m", "f") and other in ("m", "f") and one != other
