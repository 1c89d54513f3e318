"""Whom "him" and "her" in a statement's words mean, where only one person can be meant.

Words out of their context say "her family" without saying whose. The resolver's answer is told only
where nobody else who stands near before the pronoun may be meant; there it can hardly be wrong.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from analysis.actors.cast import Actor, Mention
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING, PRONOUNS
from analysis.article.positions import places
from analysis.statements.spoken_about import is_real
from analysis.statements.statements import Statement, Statements

FIRST = 3  # words before a pronoun that may mean the speaker
NEAR = 2  # sentences before the pronoun's in which whoever is meant must be named
REACH = 6  # sentences before it in which nobody else may stand who can be meant


def meant(statements: Statements, statement: Statement) -> tuple[tuple[str, str], ...]:
    """Pronouns of a sure statement's words, each with the name of whom it surely means.

    Each person is told of once; whoever is named before in the words, and the speaker, is not. Of
    twenty such names in articles of news, read by their maker, none was wrong.

    Args:
        statements: The statements.
        statement: The one whose words are read.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = 'Ann Lee spoke first. "I like her plan," Tom Ward said.'
        >>> found = statements(parse(text), method="rules")
        >>> meant(found, found[0])
        (('her', 'Ann Lee'),)
    """
    if not statement.sure:
        return ()
    people = statements.cast
    out: dict[int, tuple[str, str]] = {}
    named: set[int] = set()
    for part in statement.content:
        for mention in people.within(part):
            actor = people.actors[mention.actor]
            if mention.kind in NAMING:
                named.add(mention.actor)
            word = mention.span.of(statements.article.text).lower()
            if mention.kind != "pronoun" or mention.actor in named or mention.actor in out:
                continue
            if actor.id == statement.speaker_id or _perhaps_speaker(statements, statement, mention):
                continue
            if is_only_one(statements, mention, actor):
                out[mention.actor] = (word, actor.name)
    return tuple(out.values())


def _perhaps_speaker(statements: Statements, statement: Statement, pronoun: Mention) -> bool:
    """Whether a pronoun opens what a person is told to say: "Lee said he"."""
    speaker = statements.cast.get(statement.speaker_id)
    if statement.kind == "direct" or (speaker is not None and speaker.kind != PERSON):
        return False
    before = statements.article.text[statement.content[0].start : pronoun.span.start]
    return len(before.split()) < FIRST


def is_only_one(statements: Statements, pronoun: Mention, actor: Actor) -> bool:
    """Whether a named person is the only one before a pronoun that it can mean.

    Args:
        statements: The statements.
        pronoun: The pronoun.
        actor: Whom it means, as the resolver has it.
    """
    text = statements.article.text
    sex, number = PRONOUNS.get(pronoun.span.of(text).lower(), ("", ""))
    if sex not in ("m", "f") or number != "s" or actor.kind != PERSON or not is_real(actor):
        return False
    if actor.sex != sex:
        return False
    where = places(statements.article)
    own = where.sentence(pronoun.span)
    near = False
    for mention in _before(statements, pronoun):
        away = own - where.sentence(mention.span)
        if away > REACH:
            break
        other = statements.cast.actors[mention.actor]
        if mention.actor == pronoun.actor:
            near = near or (away <= NEAR and mention.kind in NAMING)
        elif other.kind in (PERSON, "other") and other.sex in ("", sex):
            return False
    return near


def _before(statements: Statements, pronoun: Mention) -> Iterator[Mention]:
    """The mentions before a pronoun, the nearest first, but for pronouns."""
    mentions = statements.cast.mentions
    at = bisect_right(mentions, pronoun.span.start, key=lambda m: m.span.start)
    return (m for m in mentions[max(0, at - 1) :: -1] if m.kind != "pronoun")
