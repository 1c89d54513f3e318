"""Who speaks where several speak together: "Ann Lee and Tom Ward said" is a statement of both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.cast import Actor, Cast
from analysis.article.name_lists import noun_of
from analysis.article.spans import Span, minus
from analysis.statements.statements import Statement, Statements

_JOINS = re.compile(
    r"[\W\d]*(?:\b(?:and|or|the|both|of|to|by|sen|sens|rep|reps|gov|mr|ms|mrs)\b[\W\d]*)*", re.I
)
_THEY = re.compile(r"they|both|we", re.IGNORECASE)
_ROW = re.compile(r", and | and |, ")


def joint(cast: Cast, statement: Statement) -> tuple[Actor, ...]:
    """The named actors of a row who speak together; empty where one speaks, or not all are named.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> said = statements(parse("Ann Lee and Tom Ward said that it rained."), method="rules")
        >>> [actor.name for actor in joint(said.cast, said[0])]
        ['Ann Lee', 'Tom Ward']
    """
    if cast.get(statement.speaker_id) is not None:
        return ()
    return members(cast, statement.speaker)


def members(cast: Cast, name: str) -> tuple[Actor, ...]:
    """The named actors of a row of names: "Ann Lee and Tom Ward"."""
    parts = _ROW.split(name)
    found = tuple(a for part in parts if (a := cast.get(part)) is not None and a.named)
    return found if len(parts) > 1 and len(found) == len(parts) else ()


def is_plain_row(cast: Cast, source: Sequence[Span], row: Sequence[Actor]) -> bool:
    """Whether the words of a source are the names of a row and nothing else.

    "Ann Lee and some of the House" are not Ann Lee and the House.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> people = cast(parse("Ann Lee and Tom Ward said no."))
        >>> is_plain_row(people, [Span(0, 20)], people.actors)
        True
    """
    text, ids = cast.article.text, {actor.id for actor in row}
    named = [
        m.span
        for part in source
        for m in cast.touching(part)
        if cast.actors[m.actor].id in ids and m.kind != "pronoun"
    ]
    if _THEY.fullmatch(" ".join(part.of(text) for part in source)):
        return bool(row)
    rest = [gap for part in source for gap in minus(part, named)]
    return bool(named) and all(_is_joint(gap.of(text)) for gap in rest)


def _is_joint(words: str) -> bool:
    """Whether words between names only join them, or tell what all are: "and", "archbishops"."""
    nouns = (noun_of(word) for word in re.findall(r"\b[a-z]{4,}\b", words))
    people = {n.word for n in nouns if n is not None and n.number == "p" and n.kind == "collective"}
    return bool(
        _JOINS.fullmatch(re.sub(r"\b[a-z]{4,}\b", lambda w: "" if w[0] in people else w[0], words))
    )


def speakers_of_row(statements: Statements, statement: Statement) -> tuple[Actor, ...]:
    """Those who speak together, where the words that name the source are their names alone."""
    row = joint(statements.cast, statement)
    return row if is_plain_row(statements.cast, statement.source, row) else ()
