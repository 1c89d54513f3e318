"""Whom "the court", "the company" and "the letter" take up again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from analysis.actors.cluster_names import Cluster
from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.link_reasons import NOBODY, Antecedent, Link, Reason
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.mention_context import Context
from analysis.actors.resolve_pronouns import Memory, Trace
from analysis.actors.roles import name_of, plays
from analysis.actors.things import is_no, only_headlined, qualifiers
from analysis.article.name_lists import noun_of, words_of

LOOK_BACK = 80  # actors looked at
NEAR = 3  # sentences since a body was named for which "the company" is another word
_FIRMS = frozenset(["company", "firm"])
# What a body is called of which but the name is known.
_CALLED = _FIRMS | {
    "airline", "automaker", "bank", "carmaker", "carrier", "charity", "chipmaker", "drugmaker",
    "group", "insurer", "lender", "manufacturer", "nonprofit", "organisation", "organization",
    "retailer", "start-up", "startup",
}  # fmt: skip
_CENTRAL = re.compile(
    r"\b(?:Bank of (?!America\b|New York\b)|Central Bank|Reserve Bank|Federal Reserve)"
    r"|^(?:ECB|Fed)$"
)
Met = tuple[int, Trace]


def body_or_document(
    context: Context,
    clusters: Sequence[Cluster],
    called: dict[str, int],
    mention: MentionCandidate,
    memory: Memory,
    sentence: int,
) -> Antecedent:
    """The nearest body or document with that head, else the nearest body with a name.

    Of two in one sentence it is the one that acts there: "Northam Court reversed Orel Court. The
    court said".

    Args:
        context: The article's words and mentions.
        clusters: The actors.
        called: Who went by "the team" alone; added to.
        mention: The noun phrase.
        memory: Who was met before.
        sentence: The number of its sentence.
    """
    head, own = mention.words[-1], qualifiers(mention)
    central = mention.words[-2:] == ("central", "bank")
    if own and not (central or head in _CALLED):
        return NOBODY
    found = list(_met_before(context, clusters, mention, memory, sentence))
    if own and not central:
        told = [m[0] for m in found if clusters[m[0]].named and own <= _told(clusters[m[0]])]
        return (told[0], Reason(Link.ROLE, head)) if len(told) == 1 else NOBODY
    if own:
        banks = (m[0] for m in found if _CENTRAL.search(name_of(clusters[m[0]])))
        actor = next(banks, -1) if len(own) == 1 else -1
        return (actor, Reason(Link.NEAREST_HEAD, head)) if actor >= 0 else NOBODY
    named = next((i for i, (actor, _) in enumerate(found) if is_called(clusters[actor], head)), -1)
    loose = _loose(clusters, head, found, sentence)
    paper = mention.kind == "media" and named >= 0 and clusters[found[named][0]].head == head
    if named >= 0 and not (paper and any(m in found[:named] for m in loose)):
        alike = [m for m in found if is_called(clusters[m[0]], head)]
        actor, trace = _acting(clusters, alike)
        if sentence - trace.sentence > 1:
            actor = called.get(head, actor)
        called[head] = actor
        return actor, Reason(Link.NEAREST_HEAD, head)
    goes_on = context.low(mention.last, sentence) in words_of("preposition")
    if mention.kind == "document" or goes_on or head in words_of("government"):
        return NOBODY
    if not loose:
        actor = _untold(context, clusters, head, memory, sentence)
        return (actor, Reason(Link.NEAREST_BODY, head)) if actor >= 0 else NOBODY
    others = [m for m in loose if not _employs(context, clusters[m[0]], mention, sentence)]
    actor, trace = _acting(clusters, others or loose)
    if head in _FIRMS and clusters[actor].kind == "media" and memory.speaker == actor:
        actor = _reported(clusters, memory, trace.sentence, actor)
    return actor, Reason(Link.NEAREST_BODY, head)


def is_called(cluster: Cluster, head: str) -> bool:
    """Whether a noun is the head of what an actor is called: "court" of "the Court of Appeal"."""
    return (
        cluster.head == head
        or plays(cluster, head)
        or any(head in (name[-1].lower(), _front(name)) for name in cluster.names)
    )


def _front(name: Sequence[str]) -> str:
    """The last word of a name before "of" and the like."""
    at = next((i for i, w in enumerate(name) if i and w in words_of("preposition")), len(name))
    return name[at - 1].lower()


def _met_before(
    context: Context,
    clusters: Sequence[Cluster],
    mention: MentionCandidate,
    memory: Memory,
    sentence: int,
) -> Iterator[Met]:
    """The bodies met before, the last first; for a document the documents."""
    kinds = ("document",) if mention.kind == "document" else BODIES
    for actor, trace in islice(reversed(memory.traces.items()), LOOK_BACK):
        cluster = clusters[actor]
        above = only_headlined(context, cluster, trace.sentence, sentence)
        if cluster.kind in kinds and not cluster.plural and not above:
            yield actor, trace


def _loose(
    clusters: Sequence[Cluster], head: str, found: Sequence[Met], sentence: int
) -> list[Met]:
    """The named bodies for which the noun may be another word; that say "we" only if no others."""
    near = [
        (actor, trace) for actor, trace in found
        if clusters[actor].named
        and not is_no(head, clusters[actor].kind, name_of(clusters[actor]))
        and sentence - trace.sentence <= NEAR
    ]  # fmt: skip
    ours = [(a, t) for a, t in near if t.quoted >= 0 and t.form == "pronoun"]
    return [m for m in near if m not in ours] or ours  # “We are glad,” the group said


def _told(cluster: Cluster) -> set[str]:
    """The words that describe a body: "Danish" of "Hale, a Danish bank"."""
    return {word for role in cluster.roles for word in role}


def _untold(
    context: Context, clusters: Sequence[Cluster], head: str, memory: Memory, sentence: int
) -> int:
    """Whom the sentence before is about, one word of which nothing else tells what it is; else -1.

    As in "Hale halved its staff. The firm said". It is a body then.
    """
    if head not in _CALLED:
        return -1
    for actor, trace in islice(reversed(memory.traces.items()), LOOK_BACK):
        if sentence - trace.sentence > 1:
            break
        cluster = clusters[actor]
        bare = cluster.named and all(len(name) == 1 for name in cluster.names)
        bare = bare and not (cluster.kind_sure or cluster.sex or cluster.votes or cluster.roles)
        above = context.headline[trace.sentence] and not context.headline[sentence]
        if bare and cluster.kind in ("other", PERSON) and trace.subject and not above:
            cluster.kind = "organisation"
            return actor
    return -1


def _employs(context: Context, cluster: Cluster, mention: MentionCandidate, sentence: int) -> bool:
    """Whether a body was named last but as whose people speak: "Analysts at | Orel Bank"."""
    last = next((m for m in reversed(cluster.mentions) if m.last <= mention.first), None)
    if last is None or context.sentence(last) < sentence - NEAR:
        return False
    at, where = last.first - 1, context.sentence(last)
    at -= context.low(at, where) == "the"
    noun = noun_of(context.low(at - 1, where))
    return (
        context.low(at, where) in ("at", "with", "for")
        and noun is not None
        and (noun.kind in (PERSON, "collective"))
    )


def _acting(clusters: Sequence[Cluster], found: Sequence[Met]) -> Met:
    """The last body met, or one of its kind that acts in the sentence where it was met."""
    last = found[0]
    beside = (m for m in found if m[1].sentence == last[1].sentence and m[1].quoted < 0)
    alike = (m for m in beside if clusters[m[0]].kind == clusters[last[0]].kind)
    acts = next((m for m in alike if m[1].subject), None)
    return acts if acts is not None and not last[1].subject else last


def _reported(clusters: Sequence[Cluster], memory: Memory, sentence: int, paper: int) -> int:
    """Whom a paper tells of, in "The Post reported that Acme had lost. The company said"."""
    told = (
        actor for actor, trace in reversed(memory.traces.items())
        if trace.sentence == sentence and actor != paper and trace.form != "pronoun"
        and clusters[actor].named and clusters[actor].kind in ("organisation", "other")
        and not any(c.isdigit() for c in name_of(clusters[actor]))
    )  # fmt: skip
    return next(told, paper)
