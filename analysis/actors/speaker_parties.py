"""Whom "the Democrat" and "the Ohio Republican" stand for: who was spoken of right before.

Such words tell a party and perhaps a place, and no name. They go back to the one person near to
whom the article gives that party, else to who spoke or acted last, unless his party or place is
another. Where two of the party are near, they are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.placed_persons import short_states
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_mentions import Met, Stage

NEAR = 3  # sentences since a person was named whom such words may mean
_TELLS = re.compile(
    r"[Tt]he (?P<where>(?:[A-Z][\w.’'-]* ){0,3})(?P<party>Democrat|Republican|[Ii]ndependent"
    r"|Libertarian)"
)
_LEAD = 50  # characters before a name in which its party stands
_BEFORE = re.compile(
    r"\b(?P<party>Democrat|Republican|[Ii]ndependent|Libertarian)(?:ic)?\s(?:[\w.’'-]+\s){0,3}\Z"
)
_BEHIND = re.compile(
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)?)?,? (?:\((?P<mark>[DRI])\b|(?:an? |the )?(?:[\w.’'-]+ ){0,3}?"
    r"(?P<party>Democrat|Republican|[Ii]ndependent|Libertarian)\b)"
)


def party_member(stage: Stage, asked: Asked) -> str:
    """The id of the person whom words such as "the Ohio Democrat" mean; empty for none.

    Args:
        stage: The article.
        asked: The source.

    Example:
        >>> from analysis.actors.cast import cast
        >>> from analysis.article.article import parse
        >>> from analysis.article.spans import Span
        >>> text = "Sen. Ann Lee, a Republican, met Tom Ward. The Republican was late."
        >>> party_member(Stage(cast(parse(text)), ()), Asked(Span(42, 56)))
        'ann-lee'
    """
    told = _TELLS.fullmatch(asked.source.of(stage.text).strip(" ,"))
    if told is None:
        return ""
    actors = stage.cast.actors
    known = next((m.actor for m in stage.touching(asked.source) if _is_named(stage, m)), -1)
    if known >= 0:
        return actors[known].id
    letter, here = told["party"][0].upper(), stage.sentence(asked.origin)
    near = [
        m for m in stage.met
        if m.start < asked.origin and here - m.sentence <= NEAR and _is_named(stage, m)
    ]  # fmt: skip
    fits = [m for m in near if _may_be(stage, m.actor, letter, told["where"].strip())]
    same = {m.actor for m in fits if _party(stage, m.actor) == letter}
    if len(same) > 1:
        return ""
    if same and not told["where"]:
        return actors[same.pop()].id
    return _last(stage, asked, [m for m in fits if m.quoted < 0])


def _last(stage: Stage, asked: Asked, fits: Sequence[Met]) -> str:
    """Who spoke, acts or comes first in the last sentence that names one of some persons."""
    near = [m.actor for m in fits if m.sentence == fits[-1].sentence]
    acting = [m.actor for m in fits if m.sentence == fits[-1].sentence and m.subject]
    spoke = [stage.index[i] for i, _ in asked.before[:1] if stage.index[i] in near]
    last = next(iter((*spoke, *acting, *near)), -1)
    return stage.cast.actors[last].id if last >= 0 else ""


def _is_named(stage: Stage, met: Met) -> bool:
    actor = stage.cast.actors[met.actor]
    return actor.named and actor.kind == PERSON


def _may_be(stage: Stage, number: int, letter: str, where: str) -> bool:
    """Whether neither a person's party nor his place is another."""
    if _party(stage, number) not in ("", letter):
        return False
    mark = stage.cast.actors[number].party.rstrip(".").partition("-")[2]
    forms = (where, *short_states().get(where, ()))
    return not mark or where not in short_states() or mark in (f.rstrip(".") for f in forms)


def _party(stage: Stage, number: int) -> str:
    """The first letter of the party that the article gives a person; empty for none."""
    actor = stage.cast.actors[number]
    if actor.party[:1] in ("D", "R", "I"):
        return actor.party[0]
    for met in stage.of(number):
        if met.form not in NAMING:
            continue
        name = stage.text[met.start : met.end]
        lead = stage.text[max(0, met.start - _LEAD) : met.start].rpartition("\n")[2]
        before = _BEFORE.search(lead) or _BEFORE.search(f"{lead}{name.split()[0]} ")
        behind = _BEHIND.match(stage.text, met.end)
        if behind or before:
            found = behind or before
            return next(v for v in found.groupdict().values() if v)[0].upper() if found else ""
    return ""
