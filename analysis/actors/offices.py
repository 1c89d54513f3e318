"""Whether an office in a description can be the last subject's: "the home minister said"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.actors.cluster_names import Cluster
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.resolve_pronouns import Memory
from analysis.actors.roles import is_another_trade
from analysis.actors.things import qualifiers
from analysis.article.name_lists import (
    known_names,
    noun_of,
    peoples,
    short_places,
    titles,
    words_of,
)

_SENT = re.compile(
    r"(?:the )?(?:[\w.’'-]+ ){0,4}(?:ambassador|commissioner|consul|delegate|director|emissary"
    r"|envoy|minister|nuncio|rapporteur|representative|secretary) (?:at|for|in|of|on|to) "
    r"(?P<where>[\w.’'-]+(?: [\w.’'-]+){0,5})",
    re.IGNORECASE,
)


def is_office(word: str) -> bool:
    """Whether a word is a title, or a noun for somebody."""
    return word in titles() or noun_of(word.lower()) is not None


def is_sent(front: str) -> bool:
    """Whether an office and where it is stand before a name: "Ambassador to France | Ann Lee".

    Example:
        >>> is_sent("British Ambassador to France"), is_sent("a secretary of Mayor")
        (True, False)
    """
    sent = _SENT.fullmatch(front.strip())
    return sent is not None and not any(map(_is_ones, sent["where"].split()))


def _is_ones(word: str) -> bool:
    """Whether a word is a title or a noun for somebody; "Nations" with a capital is none."""
    noun = noun_of(word.lower())
    return word in titles() or (noun is not None and (noun.kind == PERSON or word.islower()))


def is_anothers(
    mention: MentionCandidate, cluster: Cluster, clusters: Sequence[Cluster], memory: Memory
) -> bool:
    """Whether a description is hardly another word for a person who was spoken of before.

    It is not where somebody else was named since, where it tells of a helper ("the aide"), or of an
    office and the article says that the person is something else, or does not say what he is and
    the office has a branch ("the home minister"). Whoever is former may be anything now.

    Args:
        mention: The description.
        cluster: The person.
        clusters: The article's actors.
        memory: Who was met before.
    """
    head, last = mention.words[-1], memory.traces[cluster.number].sentence
    if head in words_of("helper") or _named_since(cluster, clusters, memory, last):
        return True
    if "former" in mention.words or "ex" in mention.words:
        return False
    if not qualifiers(mention) and not cluster.party:
        trade = {word for role in cluster.roles for word in role if role[0] != "former"}
        if is_another_trade(head, trade):
            return True
    kind = next((k for k in ("office", "lawmaker") if head in words_of(k)), "")
    roles = {role[-1] for role in cluster.roles if role[0] != "former"}
    roles -= words_of("no_role") | words_of("stands_for")
    posts = words_of("office") | words_of("lawmaker")
    left = any(
        role[0] == "former" and role[-1].rpartition("-")[2] in posts for role in cluster.roles
    )
    if kind and not roles and left and _is_of_place(mention):
        return True  # "the Ohio senator", of a former mayor
    if not kind or not roles - words_of(kind):
        return kind == "office" and not roles and _has_branch(mention)
    return kind == "office" or bool(roles & posts)


def _is_of_place(mention: MentionCandidate) -> bool:
    """Whether a description tells of a place: "the Ohio senator"."""
    return any(known_names().get(word.title()) == "place" for word in qualifiers(mention))


def _named_since(cluster: Cluster, clusters: Sequence[Cluster], memory: Memory, last: int) -> bool:
    """Whether another person was named outside quotations behind the sentence ``last``."""
    for actor, trace in reversed(memory.traces.items()):
        if trace.sentence <= last:
            return False
        other = clusters[actor]
        person = other.kind == PERSON and other.named and actor != cluster.number
        if person and trace.quoted < 0 and {other.sex, cluster.sex} != {"m", "f"}:
            return True
    return False


def _has_branch(mention: MentionCandidate) -> bool:
    """Whether an office is told by more than a land: "home" in "the home minister"."""
    return bool(qualifiers(mention) - _lands() - words_of("vague"))


@cache
def _lands() -> frozenset[str]:
    """The words of places and peoples, in small letters."""
    places = (name for name, kind in known_names().items() if kind == "place")
    words = {word for name in (*places, *short_places()) for word in name.lower().split()}
    return frozenset(words | {word.lower() for word in peoples()})
