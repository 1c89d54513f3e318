"""Who cannot stand behind some words since they stand beside him: who is left out by form.

Whoever passes a statement on, is named in it, or only tells of whose lawyer speaks is no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.resolve_source import BODY_OF
from analysis.actors.speaker_candidates import SIDES, Asked, head_end
from analysis.actors.speaker_mentions import Stage, low_words
from analysis.actors.speaker_source_names import qualifiers
from analysis.article.name_lists import noun_of, words_of

_OF_FIRM = re.compile(r"(?P<who>[a-z]+) (?:at|with|from) (?:the )?[A-Z]")
_INCLUDES = re.compile(r"[^“”\"]{3,60}?(?:,| --| [—–]| \() ?including ", re.IGNORECASE)
NEAR = 2  # sentences since a body spoke, which "it" may be
_OF_SOME = ("against ", "behind ", "close to ", "of ")
_PARTED = re.compile(r"[,;:(—–]| -- ")  # behind these a name follows as whose the words are


def without_relays(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """The candidates without who passes the words on, where the source does not name them too."""
    passing = {m.actor for part in asked.outer for m in stage.within(part)}
    passing -= {m.actor for m in stage.touching(asked.source)}
    return [i for i in ids if not i or stage.index[i] not in passing] or list(ids)


def not_beyond(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """The candidates without a description that takes in the verb behind the source.

    As in "The lawsuits | state | counties should offer it".
    """
    cue = next((c.start for c in asked.cue if c.start >= asked.source.end), len(stage.text))
    beyond = {
        m.actor for m in stage.touching(asked.source) if m.form == "description" and m.end > cue
    } - {m.actor for m in stage.touching(asked.source) if m.end <= asked.source.end}
    return [i for i in ids if not i or stage.index[i] not in beyond] or list(ids)


def not_of_firm(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """For a noun by itself not those of one house: "economists" are not "economists at Acme"."""
    words = low_words(asked.source.of(stage.text))
    noun = noun_of(words[0]) if len(words) == 1 else None
    if noun is None or noun.number != "p" or "" not in ids:
        return list(ids)
    return [i for i in ids if not i or not _is_of_firm(stage, asked, stage.index[i], words[0])]


def _not_named_whole(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """For a surname not the one of two bearers whom the same sentence names whole.

    As in "Lee said that Bo Lee had been kind": it is Ann Lee who says it.
    """
    words = low_words(asked.source.of(stage.text))
    first = asked.content[0] if asked.content else asked.source
    if len(words) != 1 or first.start < asked.source.end:
        return list(ids)
    named = {
        m.actor for m in stage.within(first)
        if m.form in NAMING and not m.possessive
        and stage.text[m.start : m.end].lower().endswith(f" {words[0]}")
    }  # fmt: skip
    bearers = {i for i in ids if i and stage.name(stage.index[i])[-1:] == (words[0],)}
    told = {i for i in bearers if stage.index[i] in named}
    return [i for i in ids if i not in told] if told and bearers - told else list(ids)


def _is_of_firm(stage: Stage, asked: Asked, number: int, noun: str) -> bool:
    """Whether an actor is first met, before the source, as "economists at Acme"."""
    actor = stage.cast.actors[number]
    first = next(iter(stage.of(number)), None)
    if first is None or actor.named or actor.kind == PERSON or first.start >= asked.source.start:
        return False
    head, tail = first.start + len(noun), first.start + len(noun) + 40
    told = _OF_FIRM.match(stage.text[first.start : head].lower() + stage.text[head:tail])
    return told is not None and told["who"] == noun


def not_told_of(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """The candidates without persons whom the quotation names: nobody says so of himself."""
    named = {
        stage.cast.actors[met.actor].id for part in asked.content for met in stage.within(part)
        if met.form in NAMING and met.quoted >= 0 and stage.cast.actors[met.actor].kind == PERSON
    }  # fmt: skip
    return [i for i in ids if i not in named] or list(ids)


def not_own_object(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """For "it" not whom its own verb is about: "It accused the union of fraud"; nor a sure person.

    In "Hale will cut 600 jobs, it said" it is Hale, where no body spoke right before.

    Args:
        stage: The article.
        asked: The source, "it".
        ids: Ids of all candidates.
    """
    if own := _of_itself(stage, asked):
        return [own]
    ids = [i for i in ids if not i or not _is_sure_person(stage, i)] or ids
    starts = [p for p in asked.content[:1] if p.start > asked.source.start]
    objects = {
        stage.cast.actors[met.actor].id for part in starts for met in stage.within(part)
        if met.form in NAMING and met.quoted < 0 and not met.possessive and not met.subject
        and stage.text[part.start : met.start] in ("", "the ")
    }  # fmt: skip
    return [i for i in ids if i not in objects] or list(ids)


def _is_sure_person(stage: Stage, key: str) -> bool:
    actor = stage.cast.actors[stage.index[key]]
    return actor.kind == PERSON and actor.named and actor.kind_sure


def _of_itself(stage: Stage, asked: Asked) -> str:
    """The body that is the subject of what "it" says of itself; empty for none."""
    first, actors = next(iter(asked.content), asked.source), stage.cast.actors
    here = stage.sentence(asked.source.start)
    if first.end > asked.source.start or stage.sentence(first.start) != here:
        return ""
    for key, end in asked.before[:1]:
        near = here - stage.sentence(max(0, end - 1)) <= NEAR
        if near and actors[stage.index[key]].kind != PERSON:
            return ""
    for met in stage.within(first):
        actor = actors[met.actor]
        opens = stage.text[first.start : met.start] in ("", "The ", "the ")
        body = actor.kind in BODIES or (actor.kind in (PERSON, "other") and not actor.kind_sure)
        if opens and met.subject and met.form in NAMING and met.quoted < 0 and body:
            return actor.id
    return ""


def without_qualifiers(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """The candidates without whom a source names only to tell of whose lawyer it is."""
    told = {stage.cast.actors[n].id for n in qualifiers(stage, asked.source)}
    return [i for i in ids if i not in told] or list(ids)


def without_told(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """For "lawyers for Lee" and "critics of Lee" not Lee, nor for "a friend of Lee's" just anybody.

    Such a friend is nobody whom the source does not name.

    Args:
        stage: The article.
        asked: The words.
        ids: Ids of all candidates; ``""`` is none of the cast.
    """
    text, source = stage.text, asked.source
    ids = _not_named_whole(stage, asked, ids)
    end = head_end(text, source)
    words = low_words(text[source.start : end])
    mets = stage.touching(source)
    names = [m for m in mets if m.form in NAMING and not text.startswith("-", m.end)]
    if among := _INCLUDES.match(text, source.start, source.end):  # "deputies, including Lee"
        some = {m.actor for m in names if m.start >= among.end()}
        return [i for i in ids if not i or stage.index[i] not in some] or list(ids)
    if sides := SIDES.search(text, source.start, source.end):  # "the group backing Lee" is not Lee
        behind = [m for m in names if m.start >= sides.end()]
        parted = any(_PARTED.search(text, sides.end(), m.start) for m in behind)
        parted = parted and not BODY_OF.match(text, source.start, source.end)
        some = {behind[0].actor} if behind and not parted else set()
        return [i for i in ids if not i or stage.index[i] not in some] or list(ids)
    noun = noun_of(words[-1]) if words else None
    if "" not in ids or any(m.start < end or _PARTED.search(text, end, m.start) for m in names):
        return list(ids)
    indefinite = len(words) > 1 and words[0] in words_of("indefinite")
    single = noun is None or (noun.number != "p" and noun.kind in (PERSON, "source"))
    if indefinite and single:
        own = {m.actor for m in stage.touching(source) if m.start < end}
        return [i for i in ids if not i or stage.index[i] in own]
    if noun is not None and noun.number == "p" and text.startswith(_OF_SOME, end):
        some = {m.actor for m in names if stage.cast.actors[m.actor].kind == PERSON}
        return [i for i in ids if not i or stage.index[i] not in some]  # "critics of Lee"
    told = text.startswith(("for ", "to ", "with "), end)  # but "secretary of state Ann Lee"
    if noun is None or noun.kind not in (PERSON, "source", "collective") or not told:
        return list(ids)
    own = {m.actor for m in names}
    return [i for i in ids if not i or stage.index[i] not in own]
