"""Pronouns: which actor named before them they stand for.

Every actor spoken of leaves a trace; a pronoun goes to the trace that fits its sex and number and
scores best for nearness, for being a subject, for being spoken of often and for having just spoken.
The weights were chosen by hand on the documents that benchmarks/actors.py names.

What is decided here holds for "he" anywhere but as a statement's source. There it is one answer of
several: ``statements/choose_speaker.py`` weighs it against all who may have spoken (``_choose``),
gives the pronoun to the speaker chosen (``_settle``), and ``Resolver.cast`` has it so.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.actors.cluster_names import Cluster
from analysis.actors.entity_types import PERSON
from analysis.actors.link_reasons import NOBODY, Antecedent, Link, Reason
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.near_names import country_of
from analysis.article.name_lists import words_of

# What an antecedent gains or loses.
PER_SENTENCE = -1.0
SUBJECT = 0.9
OFTEN = 0.35  # times log2(1 + mentions so far)
SEX_KNOWN = 0.8
SPOKE_LAST = 0.9  # before a reporting verb
SAID_HE = 1.0  # "X said he"
SAME_PRONOUN = 0.6
OTHER_SIDE = -0.7  # one inside, the other outside quotation marks
OWN_QUOTE = -3.0  # a speaker does not call himself "he"
SAME_CLAUSE = -2.5  # "Clinton told him": not Clinton
UNNAMED = -0.8
AS_PEOPLE = 0.8  # "they" to a country named by its people, and not "it"
UNSURE = -1.2  # "he" to a name of unknown kind
PER_STEP = -0.02
LEAST = -4.0
REACH = {"s": 6, "n": 3, "p": 3}  # sentences back
MOST = 24  # actors looked at
NEAREST = {"m": Link.PRONOUN_MAN, "f": Link.PRONOUN_WOMAN, "n": Link.PRONOUN_THING}


@dataclass(slots=True)
class Trace:
    """Where an actor was last spoken of: its sentence, whether as subject, in which quotation."""

    sentence: int
    subject: bool
    quoted: int
    form: str  # as MentionCandidate's, or "people" for a country named by its people
    count: int


@dataclass(slots=True)
class Memory:
    """What a reader remembers at one point of the text: the actors, the latest met last.

    Args:
        traces: Where each actor was met last.
        speaker: Who spoke last, outside quotation marks; -1 for nobody yet.
        spoke: In which sentence.
        quote_speakers: Who each quotation met so far is said by.
        subject: The sentence and the actor of the last subject.
        surnames: The sex that pronouns give a surname which several share.
        full: Where, and in which sentence, each actor was last named by a name that no other has,
            outside quotation marks.
        bearers: Whose a shared surname last was, and where, outside quotation marks.
    """

    traces: OrderedDict[int, Trace] = field(default_factory=OrderedDict)
    speaker: int = -1
    spoke: int = -1
    quote_speakers: dict[int, int] = field(default_factory=dict)
    subject: tuple[int, int] = (-1, -1)
    surnames: Mapping[str, str] = field(default_factory=dict)
    full: dict[int, tuple[int, int]] = field(default_factory=dict)
    bearers: dict[str, tuple[int, int]] = field(default_factory=dict)

    def met(self, actor: int, mention: MentionCandidate, at: Place) -> None:
        """Remember that an actor was spoken of here."""
        old = self.traces.pop(actor, None)
        subject = at.subject or (old is not None and old.sentence == at.sentence and old.subject)
        count = old.count + 1 if old else 1
        form = "people" if country_of(mention.words) else mention.form
        self.traces[actor] = Trace(at.sentence, subject, at.quoted, form, count)
        if subject and at.quoted < 0:
            self.subject = (at.sentence, actor)
        if at.speaks:
            self.speaker, self.spoke = actor, at.sentence


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: its sentence, its quotation (-1: none), its part in it."""

    sentence: int
    quoted: int
    subject: bool
    speaks: bool


def fits(mention: MentionCandidate, cluster: Cluster) -> float:
    """How well a pronoun's sex and number agree with an actor; minus infinity for not at all."""
    if mention.sex in ("m", "f"):
        if cluster.plural or cluster.sex not in ("", mention.sex):
            return -math.inf
        if cluster.kind != PERSON:
            return UNSURE if cluster.kind == "other" and cluster.named else -math.inf
        return SEX_KNOWN if cluster.sex == mention.sex else 0.0
    if mention.sex == "n":
        if cluster.kind in (PERSON, "collective", "other") or cluster.plural:
            return -math.inf
        agree = {"organisation": 0.6, "media": 0.4, "document": 0.0, "place": 0.2}
        return agree.get(cluster.kind, -0.5)
    if cluster.plural:
        return 0.8
    if cluster.kind == PERSON:
        return -2.0 if cluster.named and cluster.sex else -1.2
    return {"organisation": 0.1, "media": -0.1, "place": -0.8}.get(cluster.kind, -math.inf)


def antecedent(
    mention: MentionCandidate, memory: Memory, clusters: Sequence[Cluster], place: Place
) -> Antecedent:
    """The actor a personal pronoun stands for (-1: none fits) and the reason."""
    best, chosen = LEAST, -1
    reach = REACH["s" if mention.sex in ("m", "f") else mention.sex or "p"]
    for steps, (actor, trace) in enumerate(reversed(memory.traces.items())):
        if place.sentence - trace.sentence > reach or steps > MOST:
            break
        score = fits(mention, clusters[actor])
        if score == -math.inf:
            continue
        if trace.form == "people" and mention.sex not in ("m", "f"):
            score = {"n": -AS_PEOPLE}.get(mention.sex, AS_PEOPLE)  # the Russians ... they
        score += _nearness(trace, place, steps) + UNNAMED * (not clusters[actor].named)
        score += _role(mention, actor, trace, memory, place)
        if score > best:
            best, chosen = score, actor
    if chosen < 0:
        return NOBODY
    return chosen, Reason(NEAREST.get(mention.sex, Link.PRONOUN_GROUP), mention.words[0])


def _nearness(trace: Trace, place: Place, steps: int) -> float:
    away = place.sentence - trace.sentence
    score = PER_SENTENCE * away + PER_STEP * steps + OFTEN * math.log2(1 + trace.count)
    score += SUBJECT * trace.subject + SAME_PRONOUN * (trace.form == "pronoun" and away <= 1)
    outside = (trace.quoted < 0) != (place.quoted < 0)
    return score + OTHER_SIDE * (outside or trace.quoted != place.quoted)


def _role(
    mention: MentionCandidate, actor: int, trace: Trace, memory: Memory, place: Place
) -> float:
    """What speaking, and standing in the same clause, say for or against an actor."""
    score = 0.0
    if actor == memory.speaker:
        score += SPOKE_LAST * place.speaks
        score += SAID_HE * (memory.spoke == place.sentence and place.quoted < 0)
    if place.quoted >= 0 and memory.quote_speakers.get(place.quoted, -1) == actor:
        score += OWN_QUOTE
    same = trace.sentence == place.sentence and memory.subject == (place.sentence, actor)
    if same and not place.subject and _is_object(mention):
        score += -SAME_CLAUSE if mention.words[0].endswith(("self", "selves")) else SAME_CLAUSE
    return score


def _is_object(mention: MentionCandidate) -> bool:
    """Whether the pronoun is one that a verb or a preposition acts on."""
    return mention.words[0] in words_of("object") or mention.determiner == "object"


def owning(mention: MentionCandidate) -> bool:
    """Whether the pronoun possesses ("his letter"), so that it may stand for its subject."""
    return mention.words[0] in words_of("owning") and mention.determiner != "object"
