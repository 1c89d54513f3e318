"""How a candidate stands in the words themselves: the facts about a source that has a noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from analysis.actors.cluster_names import RELATIVES
from analysis.actors.mention_candidates import NAMING
from analysis.actors.roles import roles_again
from analysis.actors.speaker_candidates import head_end
from analysis.actors.speaker_mentions import Met, Stage, low_words
from analysis.article.name_lists import nouns, peoples, words_of
from analysis.article.spans import Span

if TYPE_CHECKING:
    from analysis.actors.cast import Actor

FactValues = list[tuple[str, float]]
_ENDING = re.compile(r"['’]s?$")


def touch(
    text: str, source: Span, mine: Sequence[Met], touching: Sequence[Met], actor: Actor
) -> FactValues:
    """How the actor's mentions lie in the source."""
    first, big = mine[0], max(mine, key=lambda m: m.end - m.start)
    head = head_end(text, source)
    tail = low_words(text[big.end : source.end])[:1]
    lead = text[source.start : big.start]
    before = low_words(lead)[-1:]
    end = max(m.end for m in mine)
    others = [m for m in touching if m.actor != first.actor]
    forms = {m.form for m in mine}
    return [
        ("touch", 1.0), ("touch first", first.start <= touching[0].start),
        ("touch last", end >= max(m.end for m in touching)),
        ("touch at end", end >= source.end - 1),
        ("touch head", any(abs(m.end - head) <= 2 for m in mine)),
        ("touch before head", first.start < head), ("touch behind head", first.start >= head),
        ("touch opens", first.start - source.start <= 5),
        ("touch share", (big.end - big.start) / max(1, len(source))),
        ("touch whole", big.end - big.start >= len(source) - 5),
        ("touch person name", actor.kind == "person" and bool(forms & {"name", "title"})),
        ("touch possessive", text[first.end : first.end + 1] in ("'", "’") or
         (first.form == "pronoun" and end < source.end)),
        ("touch pronoun", forms == {"pronoun"}),
        ("touch name", bool(forms.intersection(NAMING))),
        ("touch description", "description" in forms),
        ("touch noun behind", bool(tail) and tail[0] in nouns()),
        ("touch behind preposition", bool(before) and before[0] in words_of("preposition")),
        ("touch in larger", any(m.start <= big.start and big.end <= m.end for m in others)),
        ("touch holds smaller", any(big.start <= m.start and m.end <= big.end for m in others)),
        ("touch behind comma", lead.rstrip().endswith(",")),
        ("touch comma behind", text[big.end : source.end].lstrip().startswith(",")),
    ]  # fmt: skip


def role(stage: Stage, source: Span, number: int, touching: Sequence[Met]) -> FactValues:
    """How the head of the source and what qualifies it fit what the article calls the actor."""
    text, actor = stage.text, stage.cast.actors[number]
    phrase = low_words(text[source.start : head_end(text, source)])
    if not phrase:
        return []
    head, role_words = _ENDING.sub("", phrase[-1]), stage.roles(number)
    own = set(phrase[:-1]) - _small()
    nations = _nations()
    clash = bool(own & nations and role_words & nations and not own & role_words & nations)
    owners = {stage.cast.actors[m.actor].id for m in touching} if actor.owner else set()
    again = any(head in roles_again().get(w, ()) for w in role_words)
    full = actor.named and own <= role_words and (head in role_words or again)
    return [
        ("fits fully", full),
        ("plays", head in role_words or again), ("plays own", head in role_words),
        ("qualifiers shared", min(3, len(own & role_words))),
        ("qualifiers missing", min(3, len(own - role_words))),
        ("qualifiers clash", bool(own) and not own & role_words), ("nation clash", clash),
        ("owner in source", actor.owner in owners),
        ("name in source", actor.named and bool({*stage.name(number)[-1:]} & {*phrase})),
        *_namesake(stage, number, actor, phrase, touching),
    ]  # fmt: skip


def _namesake(
    stage: Stage, number: int, actor: Actor, phrase: Sequence[str], touching: Sequence[Met]
) -> FactValues:
    """Whether the source has the actor's surname, and who else bears it."""
    if not actor.named or actor.kind != "person":
        return []
    name = stage.name(number)
    if not name or name[-1] not in phrase:
        return []
    rivals = sum(
        a.kind == "person" and a.named and stage.name(i)[-1:] == name[-1:]
        for i, a in enumerate(stage.cast.actors)
    )
    untouched = all(m.actor != number for m in touching)
    return [
        ("surname", 1.0), ("surname untouched", untouched), ("surname rivals", rivals > 1),
        ("given name", len(name) > 1 and name[0] in phrase),
        ("kin", bool(RELATIVES & stage.roles(number))),
    ]  # fmt: skip


@cache
def _small() -> frozenset[str]:
    return words_of("definite") | words_of("indefinite") | words_of("vague")


@cache
def _nations() -> frozenset[str]:
    return frozenset(w.lower() for w in peoples())
