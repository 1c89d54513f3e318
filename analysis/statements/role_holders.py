"""Whom "the mayor" and "the department" stand for, where an article names them too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.cast import Actor, Cast
from analysis.actors.roles import roles_again
from analysis.article.name_lists import words_of as name_words
from analysis.article.spans import Span
from analysis.statements.source_phrases import phrase, words_of
from analysis.statements.statements import Statement, Statements

_FRONT = frozenset(["the", "vice", "former"])
_PRESS = re.compile(
    r"\b(?:Times|Post|Tribune|Herald|Gazette|Chronicle|Journal|Star|News|Star-\w+)$"
)
_WORD = re.compile(r"[a-z][\w-]*")


def role_holders(cast: Cast, words: str) -> tuple[Actor, ...]:
    """The named actors whom words without a name can stand for, in the order of the text.

    "The mayor" is one who is called mayor, "a spokesman for the port" is the port spokesman whom
    the article names too, and "the department" the only department that it names.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> people = cast(parse("Mayor Ann Lee met the Justice Department. The mayor left."))
        >>> [actor.name for actor in role_holders(people, "the mayor")]
        ['Ann Lee']
        >>> [actor.name for actor in role_holders(people, "the department")]
        ['Justice Department']
        >>> role_holders(people, "the mayor of Kent")
        ()
    """
    one = phrase(words)
    if one.head in words_of("someone"):
        return ()
    told = _content(words)
    same = tuple(
        a for a in cast.actors if _is_person(a) and len(told) > 1 and told == _content(a.role)
    )
    if same or one.rest or one.first != "the" or not set(one.front) <= _FRONT:
        return same
    vice = "vice" in one.front
    people = tuple(
        a
        for a in cast.actors
        if _is_person(a)
        and ("vice" in a.role.lower().split()) == vice
        and any(
            word == one.head or one.head in roles_again().get(word, ())
            for word in _WORD.findall(a.role.lower())
        )
    )
    return people or _bodies(cast, one.head)


def is_told_before(statements: Statements, statement: Statement, holders: Sequence[Actor]) -> bool:
    r"""Whether a source means one described before it, and who holds the post is named below.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "“It rains,” a port spokesman said.\n\nThe spokesman said that it snows.\n\n"
        >>> said = statements(parse(text + "“It pours,” spokesman Bo Ray said."), method="rules")
        >>> is_told_before(said, said[1], role_holders(said.cast, "the spokesman"))
        True
    """
    speaker, place = statements.cast.get(statement.speaker_id), statement.source[0].start
    before = (
        speaker is not None and not speaker.named and min(speaker.mentions) < Span(place, place)
    )
    return before and all(min(one.mentions).start > place for one in holders if one.mentions)


def _bodies(cast: Cast, head: str) -> tuple[Actor, ...]:
    """The named bodies that a noun can stand for: "the department", and "the paper"."""
    named = [a for a in cast.actors if a.named and a.kind_sure]
    if head in words_of("outlet"):
        press = tuple(a for a in named if a.kind == "media" or _PRESS.search(a.name))
        return press if len(press) == 1 else ()
    bodies = (a for a in named if a.kind == "organisation")
    return tuple(a for a in bodies if head in _WORD.findall(a.name.lower())[-1:] or (
        " of " in a.name and head == a.name.lower().partition(" of ")[0].split()[-1]
    ))  # fmt: skip


def _is_person(actor: Actor) -> bool:
    return actor.named and actor.kind == "person"


def _content(words: str) -> frozenset[str]:
    """The words that tell something, in small letters."""
    every = (re.sub(r"['’]s?$", "", w.lower()) for w in re.findall(r"[\w.’'-]+", words))
    return frozenset(w for w in every if w not in name_words("function"))
