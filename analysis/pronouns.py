"""Pronouns: which actor named before them they stand for.

Every actor spoken of leaves a trace; a pronoun goes to the trace that fits its sex and number and
scores best for nearness, for being a subject, for being spoken of often and for having just spoken.
The weights below are chosen by hand on the dev articles named in benchmarks/actors.py.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.joining import PERSON, Draft
from analysis.spotting import Spot

# What an antecedent gains or loses.
PER_SENTENCE = -1.0
SUBJECT = 0.9
OFTEN = 0.35  # times log2(1 + mentions so far)
SEX_KNOWN = 0.8
SPOKE_LAST = 0.9
SAME_PRONOUN = 0.6
OTHER_SIDE = -0.7  # one inside, the other outside quotation marks
OWN_QUOTE = -3.0  # a speaker does not call himself "he"
SAME_CLAUSE = -2.5  # "Clinton told him": not Clinton
UNNAMED = -0.4
REACH = {"s": 6, "n": 3, "p": 3}  # sentences back


@dataclass(slots=True)
class Trace:
    """Where an actor was last spoken of."""

    token: int
    sentence: int
    subject: bool
    quoted: int  # number of the quotation it stands in, -1 outside
    form: str
    word: str
    count: int


@dataclass(slots=True)
class Memory:
    """What a reader remembers at one point of the text: the actors by how recently they were met."""

    traces: OrderedDict[int, Trace] = field(default_factory=OrderedDict)
    speaker: int = -1  # who spoke last
    spoke: int = -1  # in which sentence
    quote_speakers: dict[int, int] = field(default_factory=dict)
    subject: tuple[int, int] = (-1, -1)  # sentence and actor of the last subject

    def met(self, actor: int, spot: Spot, sentence: int, subject: bool, quoted: int) -> None:
        """Remember that an actor was spoken of here."""
        old = self.traces.pop(actor, None)
        count = old.count + 1 if old else 1
        if old and old.sentence == sentence and old.subject:
            subject = True
        self.traces[actor] = Trace(
            spot.first, sentence, subject, quoted, spot.form, spot.words[-1], count
        )
        if subject and quoted < 0:
            self.subject = (sentence, actor)


def fits(spot: Spot, draft: Draft) -> float:
    """How well a pronoun's sex and number agree with an actor: 0 is well, minus infinity not at all."""
    group = draft.kind in ("organisation", "media", "collective")
    if spot.sex in ("m", "f"):
        if draft.kind != PERSON or draft.plural or draft.sex not in ("", spot.sex):
            return -math.inf
        return SEX_KNOWN if draft.sex == spot.sex else 0.0
    if spot.sex == "n":
        if draft.kind in (PERSON, "collective", "other") or draft.plural:
            return -math.inf
        return {"organisation": 0.6, "media": 0.4, "document": 0.0, "place": 0.2}.get(
            draft.kind, -0.5
        )
    if draft.plural or draft.members:
        return 0.8
    if draft.kind == PERSON:
        return -2.0 if draft.named and draft.sex else -1.2
    return -0.1 if group else -1.0 if draft.kind == "place" else -math.inf


def antecedent(
    spot: Spot,
    memory: Memory,
    drafts: Sequence[Draft],
    sentence: int,
    quoted: int,
    subject: bool,
    reporting: bool,
) -> tuple[int, str]:
    """The actor a personal pronoun stands for (-1: none fits) and the reason in words."""
    best, chosen = -math.inf, -1
    reach = REACH["n" if spot.sex == "n" else spot.number if spot.sex else "p"]
    for steps, (actor, trace) in enumerate(reversed(memory.traces.items())):
        away = sentence - trace.sentence
        if away > reach or steps > 24:
            break
        agree = fits(spot, drafts[actor])
        if agree == -math.inf:
            continue
        score = agree + PER_SENTENCE * away + OFTEN * math.log2(1 + trace.count) - 0.02 * steps
        score += SUBJECT * trace.subject + SPOKE_LAST * (reporting and actor == memory.speaker)
        score += SAME_PRONOUN * (trace.form == "pronoun" and away <= 1)
        score += UNNAMED * (not drafts[actor].named)
        if (trace.quoted < 0) != (quoted < 0) or (
            quoted >= 0 and trace.quoted != quoted and trace.quoted >= 0
        ):
            score += OTHER_SIDE
        if quoted >= 0 and memory.quote_speakers.get(quoted, -1) == actor:
            score += OWN_QUOTE
        if not subject and not owning(spot) and away == 0 and memory.subject == (sentence, actor):
            score += -SAME_CLAUSE if spot.words[0].endswith(("self", "selves")) else SAME_CLAUSE
        if score > best:
            best, chosen = score, actor
    if best < -4.0:
        return -1, ""
    who = {"m": "man", "f": "woman", "n": "body or thing"}.get(spot.sex, "group")
    return chosen, f"pronoun {spot.words[0]}: nearest fitting {who}"


def owning(spot: Spot) -> bool:
    """Whether the pronoun possesses ("his letter"), so that it may stand for its clause's subject."""
    return (
        spot.words[0] in ("his", "her", "its", "their", "my", "our", "your", "whose")
        and spot.determiner != "object"
    )
