"""Who else may have said it, where that is somebody, and no second description of the speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.actors.mention_candidates import NAMING
from analysis.actors.name_match import same_actor
from analysis.article.name_lists import words_of

if TYPE_CHECKING:
    from analysis.actors.speaker_candidates import Asked
    from analysis.actors.speaker_mentions import Stage

_MUTE = ("place", "event", "document")  # kinds of actors that say nothing themselves
_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*|,")
_LINKS = frozenset(("of", "for", "at", "in", "from", "on", "to", "with", "by", "against", "who"))
_JOINS = frozenset(("and", "or", "&"))


def other_than(speaker: str, second: str) -> str:
    """The runner-up, or nothing where it is the speaker under another description.

    Args:
        speaker: The name that is shown for the speaker.
        second: The name that would be shown for the runner-up.

    Example:
        >>> other_than("Ann Lee", "its chief executive, Ann Lee"), other_than("Ann Lee", "Tom Ward")
        ('', 'Tom Ward')
    """
    if not speaker or not second:
        return second
    short, long = sorted((_words(speaker), _words(second)), key=len)
    plain = not _LINKS.union(_JOINS).intersection((*short, *long))
    if plain and same_actor(speaker, second, "person"):
        return ""
    return "" if _describes(short, long) else second


def may_speak(stage: Stage, asked: Asked, key: str) -> bool:
    """Whether a runner-up is somebody who may have said it.

    Not stray capitals ("WATCH NEXT"), a place or a thing that the source does not name, nor anybody
    whom the words said or their cue name: "He praised Lee" is not Lee's.

    Args:
        stage: The article.
        asked: The words for whom an actor is sought.
        key: The runner-up's id; ``""`` for none of the cast.
    """
    if not key:
        return True
    number = stage.index[key]
    actor = stage.cast.actors[number]
    if actor.kind in _MUTE and all(m.actor != number for m in stage.touching(asked.source)):
        return False
    inside = (m for part in (*asked.content, *asked.cue) for m in stage.within(part))
    if any(m.actor == number and m.form in NAMING and not m.possessive for m in inside):
        return False
    return actor.kind != "other" or not actor.named or len(actor.mentions) > 2


def _words(name: str) -> list[str]:
    words = [word.removesuffix(".") for word in _WORD.findall(name.casefold())]
    while len(words) > 1 and words[0] in words_of("determiner"):
        words = words[1:]
    return words


def _describes(short: list[str], long: list[str]) -> bool:
    """Whether the longer words are the shorter with a description before or behind them."""
    if not short:
        return False
    if long == short:
        return True
    lead, tail = long[: -len(short)], long[len(short) :]
    owned = any(word.endswith(("'s", "’s", "s’")) for word in lead)
    if long[-len(short) :] == short and (lead[-1] == "," or not _LINKS & set(lead)):
        return not (owned and lead[-1] != "," and len(short) < 2) and not _JOINS & set(lead)
    return long[: len(short)] == short and (tail[0] == "," or tail[0] in _LINKS)
