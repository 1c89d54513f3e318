"""Who asks and who answers where turns are labelled with Q and A alone."""

from __future__ import annotations

import re

from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_mentions import Stage
from analysis.article.talk_signs import names_who_talked
from analysis.article.turn_labels import ANSWERS, PARTS, first_part

CROWD = 4  # persons before a first question of whom nobody can be told to ask or answer
LEAD = 600  # characters before it that may tell of a conversation
_ASKS = re.compile(r"(?:\b(?:by|interviewed by|interviewer|asked by)[:,]?) $", re.IGNORECASE)
_CALLED = re.compile(r"(?:\A|\n)\W*(?:Q|Question|QUESTION)\b(?:[^\n]*,|\W{1,4}) ?$")
_ENDS = re.compile(r"[?.!,]|$", re.MULTILINE)


def in_interview(stage: Stage, asked: Asked) -> list[str]:
    """For Q and A those two persons whom the words before the first turn name.

    Where they name nobody, whoever is called by name in a question answers: "Why, Mr. Lee?"

    Args:
        stage: The article.
        asked: The label.
    """
    first = first_part(stage.text)
    lead = [
        m for m in stage.met
        if first is not None and m.end <= first and m.form in NAMING
        and stage.cast.actors[m.actor].kind == PERSON
    ]  # fmt: skip
    people = list(dict.fromkeys(m.actor for m in lead)) or _called(stage)
    by_line = [m.actor for m in lead if _ASKS.search(stage.text[max(0, m.start - LEAD) : m.start])]
    with_role = [n for n in people if stage.cast.actors[n].role and n not in by_line]
    rest = [n for n in people if n not in by_line]
    if len(people) > CROWD and not names_who_talked(
        stage.text[max(0, (first or 0) - LEAD) : first]
    ):
        return [""]  # a column's questions from its readers, below a report on many
    answers = next(iter((*with_role, *rest)), -1)
    asks = next((n for n in (*by_line, *people) if n != answers), -1)
    chosen = answers if PARTS[asked.source.of(stage.text)] == ANSWERS else asks
    return [stage.cast.actors[chosen].id if chosen >= 0 else ""]


def _called(stage: Stage) -> list[int]:
    """Whom the questions call by name; nobody where they call several."""
    found = {
        m.actor for m in stage.met
        if m.form in NAMING and stage.cast.actors[m.actor].kind == PERSON
        and _CALLED.search(_line_before(stage.text, m.start)) and _ENDS.match(stage.text, m.end)
    }  # fmt: skip
    return list(found) if len(found) == 1 else []


def _line_before(text: str, at: int) -> str:
    """What stands before an offset in its line."""
    return text[text.rfind("\n", 0, at) + 1 : at]
