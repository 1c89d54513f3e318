"""Sources that hold a name and are nobody's of that name: "Lee’s and Ward’s lawyers"."""

from __future__ import annotations

import re

from analysis.actors.mention_candidates import NAMING
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_mentions import Stage
from analysis.article.name_lists import noun_of

_HEAD = re.compile(r" (?P<head>[a-z]+)(?=\Z| (?:in|at|from|and|or) )")
_OF_TWO = re.compile(  # Lee’s and Ward’s lawyers, Lee and Ward’s lawyer
    r"(?:[Bb]oth )?(?:(?:Mr|Mrs|Ms|Dr)\. )?(?:[^\W\d_a-z][\w-]+ ){0,2}[^\W\d_a-z][\w-]+(?:['’]s?)?"
    r" and (?:(?:Mr|Mrs|Ms|Dr)\. )?(?:[^\W\d_a-z][\w-]+ ){0,2}[^\W\d_a-z][\w-]+['’]s? [a-z]+"
    r"(?!.*[, ][A-Z])"
)


def is_nobodys(stage: Stage, asked: Asked) -> bool:
    """Whether a source is of two, or only begins with a word that is surely no actor.

    As in "Lee’s and Ward’s lawyers said" and "Movie makers said".

    Args:
        stage: The article.
        asked: The source.
    """
    if _OF_TWO.match(stage.text, asked.source.start, asked.source.end):
        return True
    named = [m for m in stage.touching(asked.source) if m.form in NAMING]
    if len(named) != 1 or stage.cast.actors[named[0].actor].kind_sure:
        return False
    first = named[0]
    lead = stage.text[asked.source.start : first.start]
    head = _HEAD.match(stage.text, first.end, asked.source.end)
    doers = head is not None and (noun_of(head["head"]) or head["head"].endswith(("ers", "ors")))
    lower = not lead or (lead.endswith(" ") and lead.strip().isalpha() and len(lead.split()) == 1)
    return bool(lower and doers) and len(stage.of(first.actor)) == 1
