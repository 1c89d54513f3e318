"""Whose relative a source names, where the article gives that relative a name elsewhere.

"the accused’s mother" is she who was named as "the mother of the accused, Ann Lee", and "his
brother" the brother whom the article names, where it names but one.
"""

from __future__ import annotations

import re

from analysis.actors.cluster_names import RELATIVES
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.speaker_mentions import Met, Stage
from analysis.article.spans import Span

_KIN = "|".join(sorted(RELATIVES))
_OWNED = re.compile(
    rf"(?:(?P<his>his|her|their)|(?:the |an? )?(?P<owner>[\w-]+)['’]s?) (?P<kin>{_KIN})",
    re.IGNORECASE,
)
_OF = re.compile(rf"(?:the )?(?P<kin>{_KIN}) of (?:the |an? )?(?P<owner>[\w-]+)", re.IGNORECASE)
_NAMED_OF = re.compile(rf"\b(?P<kin>{_KIN}) of (?:the |an? )?(?P<owner>[\w-]+),? $", re.IGNORECASE)
_NAMED_OWNED = re.compile(
    rf"(?:(?P<his>\b(?:his|her|their))|\b(?P<owner>[\w-]+)['’]s?) (?P<kin>{_KIN}),? $",
    re.IGNORECASE,
)
SENTENCES = 4  # since such a relative was spoken of
NEAR = 60  # characters before a name in which it is told whose relative it is


def relative_of(stage: Stage, source: Span) -> int:
    """The actor whom a source describes as a relative; -1 where it names none so.

    Args:
        stage: The article.
        source: The words that name who speaks.
    """
    whole = source.of(stage.text).strip(" ,")
    told = _OWNED.fullmatch(whole) or _OF.fullmatch(whole)
    if told is None:
        return -1
    kin, owner = told["kin"].lower(), (told["owner"] or "").lower()
    found = {
        met.actor: lead for met in stage.met
        if _names_person(stage, met) and (lead := _told_before(stage.text, met, kin)) is not None
    }  # fmt: skip
    if owner:
        same = [actor for actor, whose in found.items() if whose == owner]
        return same[0] if len(same) == 1 else -1
    first = stage.sentence(source.start) - SENTENCES
    near = {m.actor for m in stage.met if m.start < source.start and m.sentence >= first}
    return next(iter(found)) if len(found) == 1 and near.issuperset(found) else -1


def _names_person(stage: Stage, met: Met) -> bool:
    return met.form in NAMING and stage.cast.actors[met.actor].kind == PERSON


def _told_before(text: str, met: Met, kin: str) -> str | None:
    """Whose relative a name is said to be right before it; none where it is no such relative."""
    lead = text[max(0, met.start - NEAR) : met.start]
    told = _NAMED_OF.search(lead) or _NAMED_OWNED.search(lead)
    if told is None or told["kin"].lower() != kin:
        return None
    return (told["owner"] or "").lower()
