"""The name that stands beside a description: "Safety Officer, Ann Lee said", "Lee, the chairman".

A description that is word for word an apposition of somebody named elsewhere in the article is that
person, also where it stands first.
"""

from __future__ import annotations

import re

from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.resolve_source import BODY_OF
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_mentions import Met, Stage
from analysis.article.name_lists import nouns

FAR = 90  # characters between a name and what its bearer is said to be
_ONE = re.compile(r"(?:an?|among|one of|the) ")
_IS = re.compile(  # "Ann Lee (D-N.Y.), a nurse, is still | one of the few"
    r"(?: ?\([^()]{1,20}\))?(?:, [^,.;:“”\"]{2,60},)?(?: (?:also|now|still))?(?: on \w+day)?"
    r" (?:is|was|became|becomes|has become|remains|remained)(?: (?:\w+ly|also|now|perhaps|still))? "
)
FEWEST = 4  # words of a description that is nobody else's
_THE = re.compile(r"(?:the|former) ", re.IGNORECASE)
_BETWEEN = re.compile(  # "Ann Lee, D-N.Y., the | chairman of the port"
    r"(?: ?\([^()]{1,12}\))?,(?: [RDI]-[\w. ]{1,12},)?(?: who is)?(?: the)? "
)
_BEHIND = re.compile(r",? (?:(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr)\. )?")


def apposed_name(stage: Stage, asked: Asked) -> str:
    """The id of the person beside whose name a source stands; empty for nobody, and for several.

    Args:
        stage: The article.
        asked: The words.
    """
    found = _named_behind(stage, asked)
    if found < 0:
        found = _said_to_be(stage, asked)
    if found < 0:
        found = _described_elsewhere(stage, asked)
    return stage.cast.actors[found].id if found >= 0 else ""


def _named_behind(stage: Stage, asked: Asked) -> int:
    """Whom a source ends with, behind an office and one comma: "Port Safety Officer, Ann Lee"."""
    text, source = stage.text, asked.source
    last = [m for m in _people(stage) if source.start < m.start < m.end == source.end]
    if not last:
        return -1
    lead = text[source.start : last[-1].start]
    office = lead.removesuffix(", ")
    if not office or office == lead or BODY_OF.match(office) or "," in office:
        return -1
    if " and " in office.lower():
        return -1
    noun = nouns().get(office.split()[-1].lower())
    inside = any(m.start < source.start + len(office) for m in _people(stage)
                 if source.start <= m.start)  # fmt: skip
    person = noun is None or (noun.kind == PERSON and noun.number == "s")
    whole = " " in text[last[-1].start : last[-1].end]
    return last[-1].actor if person and whole and not inside else -1


def _said_to_be(stage: Stage, asked: Asked) -> int:
    """Who is said to be what a source tells: "Lee remains | one of few members | to endorse it"."""
    text, start = stage.text, asked.source.start
    if not _ONE.match(text, start):
        return -1
    near = [m for m in _people(stage) if start - FAR < m.end < start]
    rows = {row.end for row in stage.rows}
    is_ = (m for m in near if _IS.fullmatch(text, m.end, start) and m.end not in rows)
    return next((m.actor for m in is_), -1)


def _described_elsewhere(stage: Stage, asked: Asked) -> int:
    """Whose apposition elsewhere has the same words; -1 for nobody, and for several."""
    text, source = stage.text, asked.source
    words = source.of(text).rstrip(" ,")
    if not words.lower().startswith("the "):
        return -1
    bare = _THE.sub("", words, count=1)
    if len(bare.split()) < FEWEST or "," in bare or " of " not in bare:
        return -1
    people = _people(stage)
    if any(source.start <= m.start < source.end for m in people):
        return -1
    out: set[int] = set()
    for match in re.finditer(rf"\b{re.escape(bare)}\b", text):
        if not source.start <= match.start() < source.end:
            out |= {
                m.actor
                for m in people
                if (m.end < match.start() <= m.end + 40
                    and _BETWEEN.fullmatch(text, m.end, match.start()))
                or (0 < m.start - match.end() < 9 and _BEHIND.fullmatch(text, match.end(), m.start))
            }  # fmt: skip
    return out.pop() if len(out) == 1 else -1


def _people(stage: Stage) -> list[Met]:
    """The named persons, wherever the article names them."""
    actors = stage.cast.actors
    return [m for m in stage.met if m.form in NAMING
            and actors[m.actor].kind == PERSON and actors[m.actor].named]  # fmt: skip
