"""Whose relative or lawyer a source names, where the article gives that person a name elsewhere.

"the accused’s mother" is she who was named as "the mother of the accused, Ann Lee", and nobody who
was named as the victim's; "his brother" is the brother whom the article names, where it names but
one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.actors.cluster_names import RELATIVES
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.speaker_mentions import Met, Stage
from analysis.article.spans import Span

_SERVE = ("advocate", "attorney", "barrister", "counsel", "lawyer", "solicitor", "spokesman",
          "spokesperson", "spokeswoman")  # fmt: skip
_KIN = "|".join(sorted((*RELATIVES, *_SERVE)))
_WHOSE = rf"(?P<kin>{_KIN}) (?:of|for) (?:the |an? )?(?:[\w-]+['’]s? )?(?P<owner>[\w-]+)"
_OWNS = r"(?P<owner>[\w-]+)['’]s?"
_OWNED = re.compile(
    rf"(?:(?P<his>his|her|their)|(?:the |an? )?{_OWNS}) (?P<kin>{_KIN})", re.IGNORECASE
)
_OF = re.compile(rf"(?:the )?{_WHOSE}", re.IGNORECASE)
_NAMED_OF = re.compile(rf"\b{_WHOSE},? $", re.IGNORECASE)
_NAMED_OWNED = re.compile(rf"(?:(?P<his>\b(?:his|her|their))|\b{_OWNS}) (?P<kin>{_KIN}),? $", re.I)
_NAMED_FIRST = re.compile(
    rf",? (?:the |an? )?(?:{_WHOSE}|(?P<owner_first>[\w-]+)['’]s? (?P<kin_owned>{_KIN}))\b", re.I
)
SENTENCES = 4  # since such a relative was spoken of
NEAR = 60  # characters before a name in which it is told whose relative it is
# Of two such owners neither is the other; those of one set may be one.
_SIDES = (
    (frozenset(("accused", "assailant", "attacker", "convict", "defendant", "gunman", "killer",
                "perpetrator", "shooter", "suspect")),
     frozenset(("deceased", "dead", "plaintiff", "victim"))),
    (frozenset(("bride",)), frozenset(("groom", "bridegroom"))),
    (frozenset(("driver",)), frozenset(("cyclist", "passenger", "pedestrian"))),
)  # fmt: skip


def relative_of(stage: Stage, source: Span) -> int:
    """The actor whom a source describes as a relative or lawyer; -1 where it names none so.

    Args:
        stage: The article.
        source: The words that name who speaks.
    """
    told = _described(stage.text, source)
    if told is None:
        return -1
    kin, owner = told["kin"].lower(), (told["owner"] or "").lower()
    named = {number: lead for number, lead, before in _named_so(stage, kin) if before or owner}
    if owner:
        same = [n for n, whose in named.items() if whose == owner]
        same = same or [n for n, whose in named.items() if _same_side(whose, owner)]
        return same[0] if len(same) == 1 else -1
    if kin in _SERVE:
        return -1  # of whom each may have one
    first = stage.sentence(source.start) - SENTENCES
    near = {m.actor for m in stage.met if m.start < source.start and m.sentence >= first}
    return next(iter(named)) if len(named) == 1 and near.issuperset(named) else -1


def without_other_side(stage: Stage, source: Span, ids: Sequence[str]) -> list[str]:
    """The candidates but for the relatives of the other side: of the victim, not of the accused.

    Args:
        stage: The article.
        source: The words that name who speaks.
        ids: Ids of all candidates; all of them are given back where none would be left.
    """
    told = _described(stage.text, source)
    if told is None or not told["owner"]:
        return list(ids)
    owner = told["owner"].lower()
    named = _named_so(stage, told["kin"].lower())
    other = {stage.cast.actors[n].id for n, whose, _ in named if _other_side(whose, owner)}
    return [i for i in ids if i not in other] or list(ids)


def _described(text: str, source: Span) -> re.Match[str] | None:
    whole = source.of(text).strip(" ,")
    return _OWNED.fullmatch(whole) or _OF.fullmatch(whole)


def _same_side(one: str, other: str) -> bool:
    return any(one in side and other in side for sides in _SIDES for side in sides)


def _other_side(one: str, other: str) -> bool:
    return any((one in a and other in b) or (one in b and other in a) for a, b in _SIDES)


def _named_so(stage: Stage, kin: str) -> Iterator[tuple[int, str, bool]]:
    """The persons who are said to be such a relative: whose, and whether before the name."""
    for met in stage.met:
        if not _names_person(stage, met):
            continue
        if (whose := _told_before(stage.text, met, kin)) is not None:
            yield met.actor, whose, True
        behind = _NAMED_FIRST.match(stage.text, met.end)
        if behind is not None and kin in (behind["kin"] or behind["kin_owned"]).lower():
            yield met.actor, (behind["owner"] or behind["owner_first"]).lower(), False


def _names_person(stage: Stage, met: Met) -> bool:
    return met.form in NAMING and stage.cast.actors[met.actor].kind == PERSON


def _told_before(text: str, met: Met, kin: str) -> str | None:
    """Whose relative a name is said to be right before it; none where it is no such relative."""
    lead = text[max(0, met.start - NEAR) : met.start]
    told = _NAMED_OF.search(lead) or _NAMED_OWNED.search(lead)
    if told is None or told["kin"].lower() != kin:
        return None
    return (told["owner"] or "").lower()
