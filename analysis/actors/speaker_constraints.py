"""Who cannot stand behind some words, by form alone, and who certainly does.

The network weighs whoever is left: analysis/statements/choose_speaker.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.actors.apposed_names import apposed_name
from analysis.actors.cast import Actor
from analysis.actors.document_owners import document_owner, paper_read
from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.link_reasons import Link
from analysis.actors.mention_candidates import NAMING
from analysis.actors.roles import clash, contrasted, is_other_rank, peoples_of, roles_again
from analysis.actors.speaker_bearers import one_bearer
from analysis.actors.speaker_candidates import Asked, class_of, head_end, own_words
from analysis.actors.speaker_definites import (
    asking_poll,
    is_anothers_trade,
    is_met_later,
    is_rivals,
    taken_up,
)
from analysis.actors.speaker_exclusions import (
    not_beyond,
    not_of_firm,
    not_own_object,
    not_told_of,
    without_qualifiers,
    without_relays,
    without_told,
)
from analysis.actors.speaker_interviews import in_interview
from analysis.actors.speaker_mentions import Stage, low_words
from analysis.actors.speaker_namesakes import own_surname
from analysis.actors.speaker_nobodys import is_nobodys
from analysis.actors.speaker_parties import party_member
from analysis.actors.speaker_pronouns import HE, of_sex, speaking
from analysis.actors.speaker_relatives import relative_of, without_other_side
from analysis.actors.speaker_rows import stands_for_several
from analysis.actors.speaker_source_names import name_before, placed_head, relative_head
from analysis.actors.speaker_surroundings import who_asks
from analysis.actors.things import PAPERS, is_no
from analysis.article.name_lists import heads, noun_of, nouns, titles, words_of
from analysis.article.turn_labels import PARTS

DESCRIBED = frozenset(("definite", "indefinite", "owned", "bare"))
_ENDING = re.compile(r"['’]s?$")
_AND = re.compile(r", |\band\b")
TAIL = 6  # characters behind a head that tell which of a group are meant
_MINE = re.compile(r"(?:my|our) ", re.IGNORECASE)
_FOLLOWED = frozenset(["replacement", "successor"])
_DESCRIBES = re.compile(r"\.?, (?:a|an) ")
_PARTISAN = {"democratic": "democrat"}  # "the Democratic incumbent" is "incumbent Democrat Lee"


class Phrase(NamedTuple):
    """A description: its head, the words that tell it from others, and "former" and the like."""

    head: str
    own: frozenset[str]
    marks: frozenset[str] = frozenset()


def allowed(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """The candidates that form does not rule out; those given where it would leave none.

    Args:
        stage: The article.
        asked: The words.
        ids: Ids of all candidates; ``""`` is none of the cast.
    """
    if not asked.source:
        return _without_source(stage, asked, ids)
    ids = not_beyond(stage, asked, without_relays(stage, asked, ids))
    if asked.source.of(stage.text) in PARTS:
        return in_interview(stage, asked)
    if owner := document_owner(stage, asked):
        return [owner]
    sort = class_of(stage, asked.source)
    if (_is_row(stage, asked, sort) and "" in ids) or is_nobodys(stage, asked):
        return [""]
    if sort in HE:
        return of_sex(stage, asked, ids)
    if sort in ("it", "they"):
        return _it_or_they(stage, asked, ids, sort)
    told = _told_more(stage, asked) if sort == "who" else relative_of(stage, asked.source)
    if told >= 0:
        return [stage.cast.actors[told].id]
    ids = _of_many(stage, asked, without_qualifiers(stage, asked, ids))
    ids = without_other_side(stage, asked.source, without_told(stage, asked, ids))
    again = apposed_name(stage, asked) or party_member(stage, asked) or taken_up(stage, asked)
    if again := again or one_bearer(stage, asked):
        return [again]
    if sort in DESCRIBED:
        ids = not_of_firm(stage, asked, ids) if sort == "bare" else ids
        return _fitting(stage, asked, ids, sort)
    if opens := _opens(stage, asked):
        return [opens]
    if sort in ("name", "title"):
        return [asked.rules] if _one_bears(stage, asked) else own_surname(stage, asked, ids)
    return list(ids)


def _without_source(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    if poll := asking_poll(stage, asked):
        return [poll]
    asks = who_asks(stage, asked.cue[0], asked.content) if asked.cue else -1
    return [stage.cast.actors[asks].id] if asks >= 0 else not_told_of(stage, asked, ids)


def _it_or_they(stage: Stage, asked: Asked, ids: Sequence[str], sort: str) -> list[str]:
    if sort == "it":
        if paper := paper_read(stage, asked):
            return [paper]
        ids = not_own_object(stage, asked, ids)
    return speaking(stage, asked, ids, sort)


def _is_row(stage: Stage, asked: Asked, sort: str) -> bool:
    """Whether "the two" or "the lawmakers" are those who were named together right before."""
    words = asked.source.of(stage.text)
    counted = words.lower().startswith(("all", "both", "each"))
    several = (sort == "definite" or counted) and stands_for_several(words)
    return bool(asked.pair(stage)) or (several and bool(asked.members))


def _plays(stage: Stage, asked: Asked, actor: str) -> bool:
    """Whether the article calls an actor by the head of a description elsewhere too."""
    return phrase_of(stage, asked).head in _role_words(stage, asked, stage.index[actor])


def _of_many(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """For a group with a place or body behind it no single person, nor who is met only later.

    "Drivers at the Northam depot" are nobody's name, though one stands in the source.
    """
    first = next(iter(stage.touching(asked.source)), None)
    group = stage.cast.actors[first.actor] if first else None
    if first is None or group is None or group.named or group.kind != "collective":
        return list(ids)
    end = head_end(stage.text, asked.source)
    row = _AND.search(stage.text, end, asked.source.end)
    if first.start > asked.source.start + 4 or first.end > end or end == asked.source.end or row:
        return list(ids)
    own = stage.cast.actors[first.actor].id
    if own in ids and not _is_wider(stage, asked, first.actor):
        return [own]  # that they "said" it too is known by it
    return [i for i in ids if not i or _may_be_many(stage, stage.index[i], end)] or list(ids)


def _may_be_many(stage: Stage, number: int, end: int) -> bool:
    """Whether an actor is no single person, and was met before the head of a group ends."""
    actor, first = stage.cast.actors[number], next(iter(stage.of(number)), None)
    return actor.kind != PERSON and first is not None and (actor.named or first.start < end)


def _opens(stage: Stage, asked: Asked) -> str:
    """The actor whom a source names before a description: "Acme, Inc., a maker of anvils"."""
    touching = stage.touching(asked.source)
    first = touching[0] if touching and not asked.members else None
    if first is None or first.start > asked.source.start + 4 or first.form not in NAMING:
        return ""
    end = max(m.end for m in touching if m.start == first.start)
    aside = _DESCRIBES.match(stage.text, end, asked.source.end)
    others = {m.actor for m in touching if m.form in NAMING} - {first.actor}
    if aside is None or (others and " and " in stage.text[end : asked.source.end]):
        return ""
    return stage.cast.actors[first.actor].id


def _told_more(stage: Stage, asked: Asked) -> int:
    """The actor whom "who" tells more of, past a place or what else he is; -1 for none."""
    placed = placed_head(stage, asked.source)
    if placed is None:
        return relative_head(stage, asked.source)
    named = name_before(stage, placed)
    return named if named >= 0 else placed.actor


def _fitting(stage: Stage, asked: Asked, ids: Sequence[str], sort: str) -> list[str]:
    """For a description those whom nothing in it speaks against, or the one whom all of it fits."""
    phrase = phrase_of(stage, asked)
    if not phrase.head:
        return list(ids)
    if asked.asker:  # “Why?” Lee asked. “Because,” the boy said.
        ids = [i for i in ids if i != asked.asker or _plays(stage, asked, i)] or list(ids)
    named = {m.actor for m in stage.touching(asked.source) if m.form in NAMING}
    every = [stage.index[i] for i in ids if i]
    if sort in ("definite", "owned") and phrase.own and not named:
        full = [n for n in range(len(stage.cast.actors)) if _bears(stage, asked, n, phrase)]
        if len(full) == 1:
            return [stage.cast.actors[full[0]].id]
    touched = {m.actor for m in stage.touching(asked.source)}
    whole, trade = _whole(stage, asked), sort == "definite" and not phrase.own
    mine = _MINE.match(stage.text, asked.source.start) is not None
    kept = {
        n for n in every
        if n in named
        or not (
            (n not in touched and (sort == "indefinite" or _elsewhere(stage, n, phrase)))
            or (n in touched and _is_wider(stage, asked, n))
            or _against(stage, asked, n, phrase)
            or (trade and is_anothers_trade(stage, asked, n, phrase.head))
            or (sort == "definite" and is_met_later(stage, asked, n, phrase.head))
            or (mine and (one := stage.cast.actors[n]).named and not _plays(stage, asked, one.id))
        )
    }  # fmt: skip
    if whole in kept:
        return [i for i in ids if i and stage.index[i] in kept]
    return [i for i in ids if not i or stage.index[i] in kept] or list(ids)


def _is_wider(stage: Stage, asked: Asked, number: int) -> bool:
    """Whether an actor is a group told of before, of which the source means only some.

    "People briefed on the plan" are not the people who were told of before.
    """
    actor, source = stage.cast.actors[number], asked.source
    first = next(iter(stage.of(number)), None)
    tail = source.end - head_end(stage.text, source)
    if actor.named or actor.kind != "collective" or first is None or tail < TAIL:
        return False
    words = own_words(stage.text, source).lower()
    return first.start < source.start and actor.name.lower() != words


def _elsewhere(stage: Stage, number: int, phrase: Phrase) -> bool:
    """Whether an actor is met only beside the text, or is known by another description alone."""
    actor = stage.cast.actors[number]
    text = [p.span for p in stage.cast.article.paragraphs if p.kind in ("headline", "body")]
    inside = any(p.start <= m.start < p.end for m in stage.of(number) for p in text)
    return not inside or not (actor.named or phrase.head in low_words(actor.name))


def _whole(stage: Stage, asked: Asked) -> int:
    """The actor without a name whom the whole source describes; -1 for none."""
    for met in stage.touching(asked.source):
        actor = stage.cast.actors[met.actor]
        name, words = actor.name.lower(), own_words(stage.text, asked.source).lower()
        own = name == words or (actor.kind == PERSON and words.startswith(f"{name} "))
        opens = met.start == asked.source.start and met.form == "description"
        if own and opens and not actor.named:
            return met.actor
    return -1


def phrase_of(stage: Stage, asked: Asked) -> Phrase:
    """The head of a description and what qualifies it."""
    text, source = stage.text, asked.source
    words = low_words(text[source.start : head_end(text, source)])
    if not words:
        return Phrase("", frozenset())
    small = words_of("definite") | words_of("indefinite") | words_of("vague") | words_of("owning")
    small -= words_of("contrast_order")
    own = frozenset(words[:-1])
    return Phrase(_ENDING.sub("", words[-1]), own - small, own & contrasted())


def _role_words(stage: Stage, asked: Asked, number: int) -> frozenset[str]:
    """The words that describe an actor elsewhere than in the source, "club" for "club's" too."""
    words = stage.roles_but(number, asked.source)
    bare = {_ENDING.sub("", word) for word in words}
    return words | bare | peoples_of(bare - words)


def _bears(stage: Stage, asked: Asked, number: int, phrase: Phrase) -> bool:
    """Whether a person with a name bears all words of a description."""
    actor = stage.cast.actors[number]
    if not actor.named or actor.kind != PERSON:
        return False
    role_words = _role_words(stage, asked, number)
    again = any(phrase.head in roles_again().get(w, ()) for w in role_words)
    own = frozenset(_PARTISAN.get(word, word) for word in phrase.own)
    whole = phrase.own <= role_words or own <= role_words
    if "new" in phrase.marks and _FOLLOWED & role_words:
        return True  # the new chief executive is the former one's successor
    if "counterpart" in role_words and phrase.own <= role_words:
        return True  # the Danish coach is the Dutch one's Danish counterpart
    against = clash(phrase.marks, role_words)
    return (phrase.head in role_words or again) and whole and not against


def _is_first_of(stage: Stage, number: int, phrase: Phrase) -> bool:
    """Whether an actor is "one official" where a phrase is "the second official"."""
    actor = stage.cast.actors[number]
    words = low_words(actor.name)
    later = words_of("contrast_order") - {"first"}
    first = not actor.named and words[:1] in (["one"], ["a"], ["an"]) and not later & set(words)
    return first and bool(later & phrase.own)


def _against(stage: Stage, asked: Asked, number: int, phrase: Phrase) -> bool:
    """Whether a description contradicts what the article calls an actor."""
    actor, role_words = stage.cast.actors[number], _role_words(stage, asked, number)
    noun = noun_of(phrase.head)
    if actor.named and _is_no(phrase.head, actor):
        return True
    if phrase.head in PAPERS and actor.kind == "organisation" and actor.named:
        return any(other.kind == "media" for other in stage.cast.actors)
    if noun is None and actor.kind == "other" and actor.named:
        return phrase.head not in role_words
    if phrase.head in words_of("body") and actor.kind in BODIES and actor.named:
        own = {_ENDING.sub("", w) for w in low_words(actor.name)}
        if phrase.head not in own | role_words:
            return actor.kind == "media" or bool(own & (words_of("body") | words_of("medium")))
    if noun is None and not actor.named and actor.kind == PERSON:
        return phrase.head not in role_words  # "the baker" is not "the mayor"
    if actor.kind not in (PERSON, "other") or noun is None or noun.kind != PERSON:
        return False
    other = is_rivals(phrase.own, role_words) or _is_first_of(stage, number, phrase)
    rank = phrase.head in role_words and is_other_rank(phrase.own, role_words)
    if other or rank or clash(phrase.own | phrase.marks, role_words):
        return True
    if phrase.head in words_of("plain"):
        return False
    if phrase.head in role_words or any(
        phrase.head in roles_again().get(w, ()) for w in role_words
    ):
        return False
    if not actor.named:
        others = {w for w in role_words if w in nouns() and nouns()[w].kind == PERSON}
        return bool(others - words_of("plain"))
    office = phrase.head.title() in titles()
    return office and bool({w.title() for w in role_words} & titles().keys()) and not actor.party


def _is_no(head: str, actor: Actor) -> bool:
    """Whether a noun never stands for a named actor: a newspaper is no person, no association."""
    noun = nouns().get(head)
    if is_no(head, actor.kind, actor.name):
        return True
    if noun is None or noun.kind not in ("media", "organisation"):
        return False
    body = heads().get(actor.name.split()[-1]) == "organisation" and noun.kind == "media"
    return actor.kind == PERSON or body


def _one_bears(stage: Stage, asked: Asked) -> bool:
    """Whether the source is nothing but a name that one actor bears."""
    if asked.reason is None or asked.reason.link not in (Link.FULL_NAME, Link.NAME):
        return False
    touching = stage.touching(asked.source)
    whole = len(touching) == 1 and touching[0].end >= asked.source.end - 1
    same = whole and touching[0].start <= asked.source.start
    return same and asked.rules == stage.cast.actors[touching[0].actor].id
