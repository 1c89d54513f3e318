"""Who the pronoun at the front of a claim surely is: "He did not respond".

Told only where nobody else near before it can be meant, or where the sentences before it begin with
the same person, by name: "Ann Lee ran the port. She sold it." Of thirty such names in articles of
news that were not used to make the rules, read by their maker, none was wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analysis.actors.cast import Actor, Mention
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING, PRONOUNS
from analysis.article.positions import places
from analysis.article.spans import Span
from analysis.claims.clarity import front_of
from analysis.claims.kind_by_rules import asserts
from analysis.statements.spoken_about import is_real
from analysis.statements.statements import Statements
from analysis.statements.who_is_meant import is_only_one

BACK = 3  # sentences before a claim, the nearest of which must begin with a name
_NO_NAME = re.compile(r"/| ?\d")
_PARTICLES = frozenset(
    ("al", "bin", "da", "de", "del", "der", "di", "el", "la", "of", "van", "von")
)
_POSSESSIVE = re.compile(r"['’]s?\Z")


@dataclass(frozen=True, slots=True)
class FrontMention:
    """A pronoun at the front of a claim and whom it means.

    Args:
        span: The pronoun.
        actor: The actor's place in ``Cast.actors``.
        name: The actor's name.
    """

    span: Span
    actor: int
    name: str


def front_mention(statements: Statements, claim: Span, speaker: str = "") -> FrontMention | None:
    """The pronoun at the front of a claim where it is sure whom it means; else None.

    Args:
        statements: The article's statements.
        claim: The first stretch of the claim's words.
        speaker: The id of who puts it forward: "he" in his own words needs no telling.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "Ann Lee ran the port. She sold it."
        >>> front_mention(statements(parse(text), method="rules"), Span(22, 34)).name
        'Ann Lee'
    """
    people, text = statements.cast, statements.article.text
    front = front_of(text, claim)
    mention = next((m for m in people.within(claim) if m.span.start == front), None)
    if mention is None or mention.kind != "pronoun":
        return None
    if text[mention.span.end : mention.span.end + 1] in ("'", "’"):
        return None  # "he's"
    actor = people.actors[mention.actor]
    if not _fits(mention.span.of(text), actor) or (speaker and actor.id == speaker):
        return None
    if not is_only_one(statements, mention, actor) and not _goes_on(statements, mention):
        return None
    if not _is_name(statements, mention):
        return None
    return FrontMention(mention.span, mention.actor, actor.name)


def _fits(word: str, actor: Actor) -> bool:
    """Whether a named person can be meant by a pronoun, as far as sex and number tell."""
    sex, number = PRONOUNS.get(word.lower(), ("", ""))
    if sex not in ("m", "f") or number != "s" or actor.sex not in ("", sex):
        return False
    return actor.kind == PERSON and actor.named and is_real(actor)


def _goes_on(statements: Statements, pronoun: Mention) -> bool:
    """Whether the sentences before a pronoun begin with whom it means, the first with the name."""
    article, people = statements.article, statements.cast
    where = places(article)
    home = where.sentence(pronoun.span)
    start = where.sentences[home - 1] if home else 0
    if front_of(article.text, Span(start, pronoun.span.end)) != pronoun.span.start:
        return False  # it is not what its sentence is about
    for number in range(home - 1, max(home - 1 - BACK, 0), -1):
        start = where.sentences[number - 1]
        span = Span(start, where.sentences[number])
        first = next((m for m in people.within(span) if _is_person(people.actors[m.actor])), None)
        if first is None or first.actor != pronoun.actor:
            return False
        before = article.text[span.start : first.span.start]
        behind = article.text[first.span.end : first.span.end + 2]
        if asserts(before) or _POSSESSIVE.match(behind):
            return False
        if first.kind in NAMING:
            return True
        if not _fits(first.span.of(article.text), people.actors[first.actor]):
            return False  # "they"
    return False


def _is_name(statements: Statements, pronoun: Mention) -> bool:
    """Whether what stands for the name before a pronoun is surely one of a person.

    No credit ("Ann Lee/Wye Images"), nobody with a number ("Doe 3"), no thing of somebody's, no
    other name than the one before, and no single word that has neither a title nor an office.
    """
    people, text = statements.cast, statements.article.text
    named = [m for m in people.mentions if m.actor == pronoun.actor and m.kind in NAMING]
    before = [m for m in named if m.span.end <= pronoun.span.start]
    if not before or _NO_NAME.match(text, before[-1].span.end):
        return False
    words = before[-1].span.of(text).split()
    if any(word[0].islower() and word not in _PARTICLES for word in words):
        return False
    actor = people.actors[pronoun.actor]
    if actor.name.split()[-1] not in words:
        return False
    return len(actor.name.split()) > 1 or bool(actor.role) or any(m.kind == "title" for m in named)


def _is_person(actor: Actor) -> bool:
    return actor.kind == PERSON or (actor.kind == "other" and bool(actor.sex))
