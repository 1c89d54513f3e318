"""Whom a bare role of the headline means: "Striker says ...", where a first sentence names one."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.actors.cluster_names import Cluster
from analysis.actors.entity_types import PERSON
from analysis.actors.link_reasons import NOBODY, Antecedent, Link, Reason
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.mention_context import Context, is_verb
from analysis.article.name_lists import words_of

NEAR = 4  # words from a role to the name of whom it is said


def named_first(
    context: Context, clusters: Sequence[Cluster], mention: MentionCandidate
) -> Antecedent:
    """Whom a bare role at the front of a headline means; nobody where that is not sure.

    The first sentence below has that person as its subject, and names nobody else. The role is said
    of nobody else in the article, and the headline names no person.

    Args:
        context: The article's words and mentions.
        clusters: The actors.
        mention: The noun phrase, "Striker", one word.
    """
    sentence, role = context.sentence(mention), mention.words[-1]
    if not context.headline[sentence] or len(mention.words) > 1 or mention.determiner:
        return NOBODY
    opens = context.low(mention.first - 1, sentence) == ""
    opens = opens and is_verb(context.low(mention.last, sentence))
    if (mention.kind, mention.number, opens) != (PERSON, "s", True) or role in words_of("plain"):
        return NOBODY
    below = next((s for s in range(sentence, len(context.headline)) if not context.headline[s]), -1)
    if below < 0 or any(_is_person(context, clusters, m) for m in _names(context, sentence)):
        return NOBODY
    people = [m for m in _names(context, below) if _is_person(context, clusters, m)]
    if len({context.choices[id(m)][0] for m in people}) != 1 or not _leads(context, people[0]):
        return NOBODY
    actor = context.choices[id(people[0])][0]
    cluster = clusters[actor]
    if {cluster.sex, mention.sex} == {"m", "f"} or cluster.roles or people[0].title:
        return NOBODY
    if _is_anothers(context, role, actor):
        return NOBODY
    cluster.roles.append((role,))
    return actor, Reason(Link.NAMED_FIRST, role)


def _names(context: Context, sentence: int) -> list[MentionCandidate]:
    return [m for m in context.begins.values() if context.sentence(m) == sentence]


def _is_person(context: Context, clusters: Sequence[Cluster], mention: MentionCandidate) -> bool:
    choices = context.choices.get(id(mention), ())
    return len(choices) == 1 and clusters[choices[0]].kind == PERSON


def _leads(context: Context, name: MentionCandidate) -> bool:
    """Whether a name is the subject of its sentence, at its front or behind a clause."""
    sentence = context.sentence(name)
    before = context.low(name.first - 1, sentence)
    return before in ("", ",") and context.is_subject(name)


def _is_anothers(context: Context, role: str, actor: int) -> bool:
    """Whether the text below says the role of somebody else, or of somebody without a name."""
    for at, token in enumerate(context.tokens):
        if token.low != role or context.headline[token.sentence]:
            continue
        if context.low(at - 1, token.sentence) != "the":
            return True
        near = [context.begins.get(i) for i in range(at + 1, at + NEAR)]
        near += [context.ends.get(i) for i in range(at - NEAR, at)]
        if any(m is not None and context.choices[id(m)][:1] != (actor,) for m in near):
            return True
    return False
