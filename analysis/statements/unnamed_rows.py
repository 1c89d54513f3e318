"""Those without a name in the table of actors: one row each, and none for a headline's words.

"Judge blocks ports" stands above the judge's name, and "a port spokesman" may be found twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.actors.cast import Actor
from analysis.actors.entity_types import PERSON
from analysis.article.spans import finder
from analysis.statements.described_first import may_be_named_below
from analysis.statements.statements import Statement, Statements

if TYPE_CHECKING:
    from analysis.statements.actor_table import ActorRow

_HEADS = ("headline", "heading")
_OFFICE = re.compile(r"[A-Z][\w-]+['’]s? (?:office|campaign)\Z")  # Mayor Ann | Lee's office
_NO_LETTER = re.compile(r"[^\w\s]+")


def below_headlines(statements: Statements) -> tuple[Statement, ...]:
    r"""The statements that no headline makes, in which the text below is told beforehand.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("Judge says no\n\nIt rained on Monday, said Ann Lee.")
        >>> said = statements(article, method="rules")
        >>> [s.speaker for s in below_headlines(said)]
        ['Ann Lee']
    """
    above = finder([p.span for p in statements.article.paragraphs if p.kind in _HEADS])
    return tuple(s for s in statements if not above(s.span))


def may_be_named(statements: Statements, actor: Actor) -> bool:
    """Whether the statements of one without a name may be of somebody who has a row himself."""
    if actor.named or actor.kind != PERSON or not actor.mentions:
        return False
    return may_be_named_below(statements, min(actor.mentions), actor.name)


def one_row_each(rows: Iterable[ActorRow]) -> list[ActorRow]:
    """The rows, with those of one description put together: "an aide to Hale Inc" and "Inc."."""
    out: dict[tuple[str, str], ActorRow] = {}
    for row in rows:
        office = _OFFICE.search(row.actor.name)
        name = office[0] if office is not None else row.actor.name
        words = " ".join(_NO_LETTER.sub("", name.casefold()).split())
        key = (words, "") if not row.actor.named else (row.actor.id, "named")
        out[key] = _together(out[key], row) if key in out else row
    return list(out.values())


def _together(one: ActorRow, other: ActorRow) -> ActorRow:
    """One row for two of the same description."""
    mentions = tuple(sorted({*one.mentions, *other.mentions}))
    return replace(
        one,
        actor=replace(one.actor, mentions=mentions),
        mentions=mentions,
        words_spoken=one.words_spoken + other.words_spoken,
        direct=one.direct + other.direct,
        indirect=one.indirect + other.indirect,
        mixed=one.mixed + other.mixed,
        speaks_about=_either(one.speaks_about, other.speaks_about),
        spoken_about_by=_either(one.spoken_about_by, other.spoken_about_by),
        first=min(one.first, other.first),
        quoted=one.quoted or other.quoted,
        passes_on=one.passes_on,
        sure=one.sure + other.sure,
        sure_words=one.sure_words + other.sure_words,
    )


def _either(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(Counter((*one, *other)))
