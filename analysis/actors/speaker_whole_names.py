"""Sources that are a name but for words that surely go with it: "even the Tram Board".

So are "Canada's Ministry of Trams", "U.S. Ambassador to the United Nations Ann Lee" and, before
"who said", "Israeli Prime Minister Bo Ray".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.offices import is_office, is_sent
from analysis.actors.speaker_mentions import Met, Stage
from analysis.article.name_lists import known_names, noun_of, peoples, short_places, words_of
from analysis.article.spans import Span

if TYPE_CHECKING:
    from analysis.actors.cast import Actor

_ADDED = re.compile(r"(?:even|just|only|and|but|plus)\s+", re.IGNORECASE)
_OWN = re.compile(r" \([A-Z][\w.&’'-]{1,9}\) (?:[a-z-]+ ){0,2}(?P<noun>[a-z]+)")
_WHO = ("who", "whom")
_NAME_WORD = re.compile(r"\w+")
_OF = re.compile(r"\b(\w+) (?:of|for|from|by|to|with|about|like|against)\s(?:\S+\s){0,3}\Z")
_BREAKS = re.compile(r"[,;:()“”\"—–]|\b(?:and|or|of|for|from|by|to|with|about|like|than)\b")


def whole_name(stage: Stage, source: Span) -> int:
    """The actor whose name a source is, with what surely goes with it; -1 for none.

    Args:
        stage: The article.
        source: The words.
    """
    text = stage.text
    if source.of(text).lower() in _WHO:
        return _before_who(stage, source)
    named = [m for m in stage.touching(source) if m.form in NAMING and m.end == source.end]
    last = min(named, key=lambda m: m.start, default=None)
    if last is None or last.start < source.start or not stage.cast.actors[last.actor].named:
        return -1
    if last.start == source.start:
        return -1
    lead = _ADDED.sub("", text[source.start : last.start], count=1)
    kind = stage.cast.actors[last.actor].kind
    if kind in BODIES:
        return last.actor if _is_where(lead) else -1
    whole = " " in text[last.start : last.end]
    return last.actor if kind == PERSON and whole and _is_office(lead) else -1


def is_bodys_own(stage: Stage, source: Span) -> bool:
    """Whether a source is one of a body without a name: "a Harbour Police (HP) field officer"."""
    text = stage.text
    if source.of(text).split()[0].lower() not in words_of("indefinite"):
        return False
    named = [m for m in stage.touching(source) if m.form in NAMING and m.start > source.start]
    body = next((m for m in named if stage.cast.actors[m.actor].kind in BODIES), None)
    own = _OWN.fullmatch(text, body.end, source.end) if body is not None else None
    noun = noun_of(own["noun"]) if own is not None else None
    return noun is not None and noun.kind == PERSON and noun.number == "s"


def _before_who(stage: Stage, source: Span) -> int:
    """The person right before "who", without a comma: "Ann Lee | who said"; else -1."""
    text = stage.text
    last = next(stage.back(source.start, 1), None)
    if last is None or last.form not in NAMING or text[last.end : source.start] != " ":
        return -1
    person = stage.cast.actors[last.actor].kind == PERSON and " " in text[last.start : last.end]
    return last.actor if person and not _is_of_others(stage, last) else -1


def _is_of_others(stage: Stage, met: Met) -> bool:
    """Whether a name only tells whose others are: "critics of | Ann Lee | who said"."""
    before = stage.text[max(0, met.start - 40) : met.start]
    of = _OF.search(before)
    return before.endswith((" and ", " or ")) or (of is not None and noun_of(of[1]) is not None)


def _is_where(lead: str) -> bool:
    """Whether words before a body's name tell of which land it is: "the US", "Canada's"."""
    words = re.sub(r"\Athe\s+", "", lead.strip() + " ", flags=re.IGNORECASE).strip()
    bare = re.sub(r"['’]s?\Z", "", words)
    owned = bare != words
    land = bare in peoples() or bare in words_of("adjective")
    place = known_names().get(bare) == "place" or bare.rstrip(".") in short_places()
    owner = owned and bare[:1].isupper() and not _BREAKS.search(bare) and len(bare.split()) < 5
    return not words or land or owner or (place and bare.replace(".", "").isupper())


def _is_office(lead: str) -> bool:
    """Whether words before a full name are an office: "Ambassador to the United Nations"."""
    front = lead.strip()
    if not front or is_sent(front):
        return True
    *_, post = front.split()
    return is_office(post) and _BREAKS.search(front) is None and "’s" not in front


def is_other(actor: Actor, printed: str) -> bool:
    """Whether a body is another than the name printed: "Vale Tram Club" is no "Orel Tram Club"."""
    own, words = (set(_NAME_WORD.findall(n.lower())) for n in (actor.name, printed))
    if actor.kind not in BODIES or not actor.named or len(words) < 2:
        return False
    return not (own <= words or words <= own)
