"""Whom "the mayor" stands for, where an article names its mayor."""

from __future__ import annotations

import re

from analysis.actors.cast import Actor, Cast
from analysis.actors.roles import roles_again
from analysis.statements.source_types import phrase, words_of

_FRONT = frozenset(["the", "vice", "former"])
_WORD = re.compile(r"[a-z][\w-]*")


def role_holders(cast: Cast, words: str) -> tuple[Actor, ...]:
    """The named persons whom bare words for an office can stand for, in the order of the text.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> people = cast(parse("Mayor Ann Lee met Tom Ward. The mayor left."))
        >>> [actor.name for actor in role_holders(people, "the mayor")]
        ['Ann Lee']
        >>> role_holders(people, "the mayor of Kent")
        ()
    """
    one = phrase(words)
    if one.rest or one.first != "the" or not set(one.front) <= _FRONT:
        return ()
    if one.head in words_of("someone"):
        return ()
    vice = "vice" in one.front
    return tuple(
        actor
        for actor in cast.actors
        if actor.named
        and actor.kind == "person"
        and ("vice" in actor.role.lower().split()) == vice
        and any(
            word == one.head or one.head in roles_again().get(word, ())
            for word in _WORD.findall(actor.role.lower())
        )
    )
