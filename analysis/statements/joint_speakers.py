"""Who speaks where several speak together: "Ann Lee and Tom Ward said" is a statement of both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analysis.actors.cast import Actor, Cast
from analysis.actors.mention_candidates import NAMING
from analysis.article.name_lists import noun_of
from analysis.article.spans import Span, minus
from analysis.statements.statements import Statement, Statements

_JOINS = re.compile(
    r"[\W\d]*(?:\b(?:and|or|the|both|of|to|by|sen|sens|rep|reps|gov|mr|ms|mrs)\b[\W\d]*)*", re.I
)
# What stands before the first of several names, between two of them, and behind the last.
_TITLE = re.compile(r"(?:(?!(?:of|by|for|with|to|some|and|or)\b)[\w.’'&-]+\s+)*")
_BETWEEN = re.compile(r"(?:,[^,;]{1,60})?,?\s+(?:and|or)\s+(?P<title>" + _TITLE.pattern + ")")
_ASIDE = re.compile(r"\W*|,[^;]{1,80}")
_THEY = re.compile(r"they|both|each|we|all(?: of them| three| four| five| six)?", re.IGNORECASE)
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
    last = max((span.end for span in named), default=0)
    behind = [gap for gap in rest if gap.start >= last]  # "the Lee and Ward aides" are neither
    return bool(named) and all(
        bool(_JOINS.fullmatch(gap.of(text))) if gap in behind else _is_joint(gap.of(text))
        for gap in rest
    )


def is_titled_row(cast: Cast, source: Sequence[Span], row: Sequence[Actor]) -> bool:
    """Whether the words of a source are people's names with what each of them is.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> text = "Mayor Ann Lee, a Democrat, and her rival Tom Ward said no."
        >>> people = cast(parse(text))
        >>> row = [actor for actor in people.actors if actor.name in ("Ann Lee", "Tom Ward")]
        >>> is_titled_row(people, [Span(0, text.index(" said"))], row)
        True
        >>> is_titled_row(people, [Span(0, len("Mayor Ann Lee"))], row)
        False
    """
    if len(source) != 1 or not row or any(actor.kind != "person" for actor in row):
        return False
    text, (part,) = cast.article.text, source
    first: dict[str, Span] = {}
    for mention in cast.within(part):
        actor = cast.actors[mention.actor]
        if actor in row and mention.kind in NAMING:
            first.setdefault(actor.id, mention.span)
    named = sorted(first.values())
    if len(named) != len(row):
        return False
    gaps = minus(part, named)
    lead = [gap.of(text) for gap in gaps if gap.end <= named[0].start]
    tail = [gap.of(text) for gap in gaps if gap.start >= named[-1].end]
    between = [text[one.end : two.start] for one, two in pairwise(named)]
    return (
        all(_TITLE.fullmatch(words) and not _of_many(words) for words in lead)
        and all(_ASIDE.fullmatch(words) for words in tail)
        and all((m := _BETWEEN.fullmatch(w)) and not _of_many(m["title"]) for w in between)
    )


def _of_many(words: str) -> bool:
    """Whether words before a name tell of several people: "aides to"."""
    nouns = (noun_of(word) for word in words.lower().split())
    return any(noun is not None and noun.number == "p" for noun in nouns)


def _is_joint(words: str) -> bool:
    """Whether words between names only join them, or tell what all are: "and", "archbishops"."""
    nouns = (noun_of(word) for word in re.findall(r"\b[a-z]{4,}\b", words))
    people = {n.word for n in nouns if n is not None and n.number == "p" and n.kind == "collective"}
    return bool(
        _JOINS.fullmatch(re.sub(r"\b[a-z]{4,}\b", lambda w: "" if w[0] in people else w[0], words))
    )


def speakers_of_row(statements: Statements, statement: Statement) -> tuple[Actor, ...]:
    """Those who speak together, where the words that name the source are their names alone."""
    cast, source = statements.cast, statement.source
    row = joint(cast, statement)
    return row if is_plain_row(cast, source, row) or is_titled_row(cast, source, row) else ()
