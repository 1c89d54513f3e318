"""One pass over an article, front to back, that gives every mention its actor."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import islice

from analysis.actors.cluster_names import Cluster
from analysis.actors.entity_types import PERSON
from analysis.actors.headline_roles import named_first
from analysis.actors.link_reasons import NOBODY, Antecedent, Link, Reason
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.mention_context import Context, is_reporting
from analysis.actors.namesakes import bearer, sexes
from analysis.actors.resolve_nominals import Nominals
from analysis.actors.resolve_pronouns import NEAREST, Memory, Place, antecedent, fits, owning
from analysis.actors.roles import note_beside
from analysis.actors.things import adopted, is_thing
from analysis.article.name_lists import words_of

AHEAD = 7  # words behind a quotation in which its speaker is looked for
RIVALS = 6  # actors; where one of them has the pronoun's sex, it tells no other actor's
LATEST = 200  # actors, the latest met, among whom one who spoke is looked for
BACK = 14  # words before "who" in which its antecedent is looked for


def resolve_mentions(context: Context, clusters: list[Cluster]) -> list[Antecedent]:
    """The actor of each mention (-1: none) and why, in their order; adds clusters for phrases."""
    memory, nominals = Memory(surnames=sexes(context)), Nominals(context, clusters)
    given: dict[int, int] = {}  # token -> actor of the mention that ends there
    out: list[Antecedent] = []
    for mention in context.mentions:
        place = context.place(mention)
        if place.quoted >= 0 and place.quoted not in memory.quote_speakers:
            speaker = _quote_speaker(context, mention, place, memory, clusters)
            memory.quote_speakers[place.quoted] = speaker
        if mention.form == "name":
            answer = _name(context, mention, memory, clusters, place)
        elif mention.form == "description":
            answer = named_first(context, clusters, mention)
            if answer[0] < 0:
                answer = nominals.actor(mention, memory, given, place)
            if answer[1].link is Link.LAST_SUBJECT and _is_other(
                context, mention, clusters, answer
            ):
                answer = nominals.fresh(mention)
            if answer[1].link is Link.APPOSITION:
                note_beside(context, clusters[answer[0]], mention)
            if answer[0] not in memory.traces and is_thing(context, mention, place):
                answer = NOBODY
        else:
            answer = _pronoun(context, mention, memory, clusters, given, place)
        out.append(answer)
        if answer[0] >= 0:
            given[mention.last - 1] = answer[0]
            if mention.determiner not in words_of("nobody"):
                memory.met(answer[0], mention, place)
    return adopted(context, clusters, out)


def _is_other(
    context: Context, mention: MentionCandidate, clusters: Sequence[Cluster], answer: Antecedent
) -> bool:
    """Whether a description is of the other sex: "Bo said ... he added. The mayor said she ..."."""
    sentence, cluster = context.sentence(mention), clusters[answer[0]]
    behind = [context.low(mention.last + i, sentence) for i in range(3)]
    if not is_reporting(behind[0]):
        return False
    told = behind[2] if behind[1] == "that" else behind[1]
    sex = {"he": "m", "she": "f"}.get(told, "")
    own = cluster.sex or next((s for s, _ in cluster.votes.most_common(1)), "")
    return {own, sex} == {"m", "f"}


def _is_full(cluster: Cluster, mention: MentionCandidate) -> bool:
    """Whether a name has as many words as the fullest that the article gives, initials aside."""
    if cluster.kind != PERSON:
        return len(mention.words) > 1
    longest = max((_long(name) for name in cluster.names), default=0)
    return len(mention.words) > 1 and _long(mention.words) >= min(longest, 2)


def _long(name: Sequence[str]) -> int:
    return sum(len(word.replace(".", "")) > 1 for word in name)


def _name(
    context: Context,
    mention: MentionCandidate,
    memory: Memory,
    clusters: Sequence[Cluster],
    place: Place,
) -> Antecedent:
    """A name that one actor has, or the one of several that sex, nearness and weight point to."""
    choices = context.choices[id(mention)]
    outside = place.quoted < 0 and context.quoted[mention.first] < 0
    if len(choices) == 1:
        full = _is_full(clusters[choices[0]], mention)
        if outside:
            memory.full[choices[0]] = mention.first, place.sentence
        return choices[0], Reason(Link.FULL_NAME if full else Link.NAME)
    actor, reason = bearer(context, mention, choices, memory, clusters, place)
    if outside and len(mention.words) == 1:
        memory.bearers[mention.words[0]] = actor, mention.first
    return actor, reason


def _pronoun(
    context: Context,
    mention: MentionCandidate,
    memory: Memory,
    clusters: Sequence[Cluster],
    given: dict[int, int],
    place: Place,
) -> Antecedent:
    if mention.kind == "relative":
        return _relative(context, mention, clusters, given)
    if mention.kind:
        return _first_person(mention, memory, clusters, place)
    after = context.low(mention.last, place.sentence)
    if mention.words[0] == "her" and (not after[:1].isalpha() or after in words_of("function")):
        mention.determiner = "object"
    if mention.words[0] == "it" and _empty_it(context, mention, place.sentence):
        return NOBODY
    ahead = _ahead(context, mention, clusters, place)
    if ahead >= 0:
        return ahead, Reason(Link.CATAPHORA, mention.words[0])
    joined = _joined(context, mention, clusters, given)
    if joined >= 0:
        return joined, Reason(NEAREST[mention.sex], mention.words[0])
    actor, reason = antecedent(mention, memory, clusters, place)
    if actor >= 0 and mention.sex in ("m", "f") and not clusters[actor].sex:
        rivals = (clusters[a].sex == mention.sex for a in islice(reversed(memory.traces), RIVALS))
        if not any(rivals):
            clusters[actor].votes[mention.sex] += 1
    return actor, reason


def _joined(
    context: Context, mention: MentionCandidate, clusters: Sequence[Cluster], given: dict[int, int]
) -> int:
    """Who is named right before "and its", so that it is whose they are: "Norland and its allies".

    Nobody (-1) where that is of another sex.
    """
    and_ = context.low(mention.first - 1, context.sentence(mention)) == "and"
    actor = given.get(mention.first - 2, -1) if and_ and owning(mention) else -1
    named = actor >= 0 and mention.sex in NEAREST and clusters[actor].named
    return actor if named and fits(mention, clusters[actor]) > -math.inf else -1


def _first_person(
    mention: MentionCandidate, memory: Memory, clusters: Sequence[Cluster], place: Place
) -> Antecedent:
    """For "I" who speaks; for "we" whom the speaker belongs to, where the article says so."""
    actor = memory.quote_speakers.get(place.quoted, -1) if place.quoted >= 0 else -1
    if mention.kind == "second" or actor < 0:
        return NOBODY
    owner = clusters[actor].owner
    if mention.number == "p" and owner >= 0 and clusters[owner].kind != PERSON:
        return owner, Reason(Link.FIRST_PERSON_GROUP, mention.words[0])
    return actor, Reason(Link.FIRST_PERSON, mention.words[0])


def _relative(
    context: Context, mention: MentionCandidate, clusters: Sequence[Cluster], given: dict[int, int]
) -> Antecedent:
    """For "who" and "which" the nearest fitting actor before them in the sentence."""
    wanted: tuple[str, ...] = (PERSON, "collective")
    if mention.words[0] == "which":
        wanted = ("organisation", "media", "document", "place", "collective")
    for at in range(mention.first - 1, max(-1, mention.first - BACK), -1):
        if (
            context.tokens[at].sentence != context.sentence(mention)
            or context.tokens[at].text in ".;:"
        ):
            break
        if _is_half(context, at):
            continue  # Lee-friendly lawyers who
        if at in given and clusters[given[at]].kind in wanted:
            return given[at], Reason(Link.RELATIVE, mention.words[0])
    return NOBODY


def _is_half(context: Context, at: int) -> bool:
    """Whether a word is the first half of a compound."""
    word, hyphen = context.tokens[at : at + 2] if at + 1 < len(context.tokens) else (None, None)
    return (
        word is not None
        and hyphen is not None
        and (hyphen.text in ("-", "‐", "‑") and hyphen.start == word.end)
    )


def _empty_it(context: Context, mention: MentionCandidate, sentence: int) -> bool:
    """An "it" that stands for nobody: "it is clear that", "it seems"."""
    ahead = [context.low(mention.last + i, sentence) for i in range(8)]
    if ahead[0] in words_of("empty_it"):
        return True
    if ahead[0] in words_of("empty_it_after"):
        return any(word in words_of("empty_it_ahead") for word in ahead[2:4])
    return context.low(mention.first - 1, sentence) in ("make", "made", "makes", "making", "found")


def _ahead(
    context: Context, mention: MentionCandidate, clusters: Sequence[Cluster], place: Place
) -> int:
    """The subject that a possessive leads up to: "In his letter, Cardin wrote"; else -1."""
    if mention.sex not in ("m", "f") or not owning(mention) or place.quoted >= 0:
        return -1
    first = mention.first
    while (
        first and mention.first - first < 6 and context.tokens[first - 1].sentence == place.sentence
    ):
        first -= 1
    opener = context.tokens[first].text
    if mention.first - first > 5 or opener not in words_of("opens_with"):
        return -1
    for at in range(mention.last, mention.last + 12):
        if context.low(at, place.sentence) == ",":
            near = (context.begins.get(i) for i in range(at + 1, at + 7))
            choices = (context.choices[id(name)] for name in near if name is not None)
            people = [c[0] for c in choices if len(c) == 1 and clusters[c[0]].kind == PERSON]
            return people[0] if people and clusters[people[0]].sex in ("", mention.sex) else -1
    return -1


def _quote_speaker(
    context: Context,
    mention: MentionCandidate,
    place: Place,
    memory: Memory,
    clusters: Sequence[Cluster],
) -> int:
    """Who says a quotation, as far as its neighbours show: for "I" and for "he" inside it."""
    actor = _said_behind(context, mention, place.quoted, memory, clusters)
    if actor < 0:
        said_before = memory.spoke == place.sentence or memory.subject[0] != place.sentence
        actor = memory.speaker if said_before else memory.subject[1]
    if actor >= 0 and clusters[actor].kind == "document" and clusters[actor].owner >= 0:
        return clusters[actor].owner
    return actor


def _said_behind(
    context: Context,
    mention: MentionCandidate,
    quoted: int,
    memory: Memory,
    clusters: Sequence[Cluster],
) -> int:
    """The one whom "said" behind the quotation names; -1 where none does."""
    tokens, last = context.tokens, mention.last
    while last < len(tokens) and context.quoted[last] == quoted:
        last += 1
    for at in range(last, min(last + AHEAD, len(tokens))):
        between = context.text[tokens[last - 1].end : tokens[at].start]
        if tokens[at].text in ".;" or "\n" in between:
            break
        name = context.begins.get(at)
        if name is not None and context.speaks(name):
            actor = _name(context, name, memory, clusters, context.place(name))[0]
            if clusters[actor].kind != "place":
                return actor
        beside = [tokens[i].low for i in (at - 1, at + 1) if i < len(tokens)]
        if tokens[at].low in ("he", "she") and any(map(is_reporting, beside)):
            return _last_of(memory, clusters, "m" if tokens[at].low == "he" else "f")
    return -1


def _last_of(memory: Memory, clusters: Sequence[Cluster], sex: str) -> int:
    """The person of that sex who spoke last, else who was spoken of last."""
    for actor in (memory.speaker, *islice(reversed(memory.traces), LATEST)):
        if actor >= 0 and clusters[actor].kind == PERSON and clusters[actor].sex in ("", sex):
            return actor
    return -1
