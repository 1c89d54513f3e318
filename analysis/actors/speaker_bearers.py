"""Whom "the Brazilian leader" and "the freshman congresswoman" mean: the one who bears the office.

Such words are a voice of their own only where nobody whom the article names can be meant by them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.actors.cast import Actor
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.roles import clash, contrasted, peoples_of, roles_again
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_definites import head_of
from analysis.actors.speaker_mentions import Met, Stage, low_words
from analysis.article.name_lists import noun_of, nouns, peoples, titles, words_of

_DEFINITE = re.compile(
    r"the (?P<own>(?:[\w.’'-]+ ){0,4}?)(?P<head>[\w-]+)(?: of (?:the )?(?P<of>(?-i:[a-z]+)))?"
    r"(?: himself| herself)?(?:, (?:now|then|currently|formerly|a|an|the) [^“”\"]+)?",
    re.IGNORECASE,
)
_BRANCH = re.compile(r" (?:of|for) (?:the )?([A-Za-z]+)")
_OF = re.compile(r",? of (?:the )?[A-Z]")
_WHOSE = re.compile(
    r"(?:\b([A-Z]\w+)['’]s (?:[a-z-]+ ){0,3}[a-z-]+,? |[a-z] of (?:the )?([A-Z]\w+), )\Z"
)
_LEAD = 60  # characters before a name in which it is told whose office its bearer holds
# What says how one holds an office, and not which office it is.
_HOW = frozenset([
    "embattled", "first-term", "freshman", "incumbent", "influential", "longtime", "long-time",
    "newly-elected", "outspoken", "popular", "powerful", "second-term", "sitting", "then",
    "two-term", "unpopular", "veteran",
])  # fmt: skip
_RANKS = frozenset(["assistant", "associate", "deputy", "vice"])
_PAST = frozenset(["ex", "former", "late", "then"])
_NEAR, _WORDS = 20, 4  # characters before a name, and words up to its end, with a land
MAIN, NEAR = 2, 2  # persons whom an article is about, and sentences since one was told of
_OURS = frozenset(["american", "u.s", "us"])


def one_bearer(stage: Stage, asked: Asked) -> str:
    """The id of the one person who can be meant by an office in a description; empty for none.

    Of several whom the article calls president it is the one of whom it does not say of what land.

    Args:
        stage: The article.
        asked: The source.

    Example:
        >>> from analysis.actors.cast import cast
        >>> from analysis.article.article import parse
        >>> from analysis.article.spans import Span
        >>> text = "Rep. Ann Lee met Mayor Tom Ward. The freshman congresswoman was late."
        >>> one_bearer(Stage(cast(parse(text)), ()), Asked(Span(33, 59)))
        'ann-lee'
    """
    words = _DEFINITE.fullmatch(asked.source.of(stage.text).strip(" ,"))
    past, head = _past(words["head"].lower()) if words else (False, "")
    noun = noun_of(head)
    if words is None or noun is None or (noun.kind, noun.number) != (PERSON, "s"):
        return ""
    if head in words_of("helper") | words_of("plain") or _names_some(stage, asked):
        return ""
    if any(_is_called(stage, asked, n, head) for n in range(len(stage.cast.actors))):
        return ""
    own = frozenset(low_words(f"{words['own']} {words['of'] or ''}"))
    own |= {"former"} if past else set()
    fits = [n for n in _met(stage, asked) if _fits(stage, asked, n, own, head, noun.sex)]
    fits = _of_land_told(stage, asked, fits, own)
    alone = len(fits) == 1 and not _others_act(stage, asked, fits[0], noun.sex)
    alone = alone and _is_in_mind(stage, asked, fits[0])
    return stage.cast.actors[fits[0]].id if alone else ""


def _past(head: str) -> tuple[bool, str]:
    """Whether a noun tells of who held an office, and the office: "ex-governor"."""
    office = head.rpartition("-turned-")[2]
    bare = office.removeprefix("ex-").removeprefix("then-")
    return bare != office, bare


def _is_in_mind(stage: Stage, asked: Asked, number: int) -> bool:
    """Whether a person is one of those whom the article is about, or was named right before."""
    here, actors = stage.sentence(asked.origin), stage.cast.actors
    people = [n for n in stage.main if actors[n].named and actors[n].kind == PERSON]
    names = (m for m in stage.of(number) if m.form in NAMING and m.start < asked.origin)
    last = max((m.sentence for m in names), default=-1)
    return number in people[:MAIN] or here - last <= NEAR


def _others_act(stage: Stage, asked: Asked, number: int, sex: str) -> bool:
    """Whether somebody else with a name is the subject right before, or it is told of the bearer.

    As in "The general will not free Ward", and in "Holm says no. “Never,” the congressman said",
    where of Holm it is not told what he is.
    """
    if any(m.actor == number and m.form in NAMING for c in asked.content for m in stage.within(c)):
        return True
    here, actors = stage.sentence(asked.origin), stage.cast.actors
    return any(
        m.actor != number and (m.subject or m.speaks) and m.quoted < 0 and m.form in NAMING
        and actors[m.actor].kind == PERSON and {actors[m.actor].sex, sex} != {"m", "f"}
        and titles().keys().isdisjoint(w.title() for w in stage.roles_but(m.actor, asked.source))
        for m in stage.met if m.start < asked.origin and here - m.sentence <= 1
    )  # fmt: skip


def _names_some(stage: Stage, asked: Asked) -> bool:
    """Whether a person or body is named in the source: "the Lane Club president"."""
    named = (m for m in stage.touching(asked.source) if m.form in NAMING)
    return any(stage.cast.actors[m.actor].kind != "place" for m in named)


def _is_called(stage: Stage, asked: Asked, number: int, head: str) -> bool:
    """Whether somebody without a name was spoken of before by such a word: "a congresswoman"."""
    actor = stage.cast.actors[number]
    if actor.named or actor.kind != PERSON or actor.name.lower().startswith("the "):
        return False
    before = any(m.end <= asked.source.start for m in stage.of(number))
    return before and head in {head_of(actor), *roles_again().get(head_of(actor), ())}


def _met(stage: Stage, asked: Asked) -> list[int]:
    """The persons named before a source."""
    return [
        n for n, actor in enumerate(stage.cast.actors)
        if actor.named and actor.kind == PERSON
        and any(m.start < asked.origin and m.form in NAMING for m in stage.of(n)[:3])
    ]  # fmt: skip


def _fits(
    stage: Stage, asked: Asked, number: int, own: frozenset[str], head: str, sex: str
) -> bool:
    """Whether the article calls a person by the head, and no other word speaks against him."""
    actor, roles = stage.cast.actors[number], stage.roles_but(number, asked.source)
    roles |= _branches(stage, asked, number)
    if {actor.sex, sex} == {"m", "f"}:
        return False
    titled = (stage.text[m.start : m.end] for m in stage.of(number) if m.form == "title")
    told = {w for word in low_words(" ".join((actor.role, *titled))) for w in word.split("-")}
    if head not in told and not any(head in roles_again().get(w, ()) for w in told):
        return False
    if clash(own, roles) or (own & contrasted() and not own & roles):
        return False
    if told & _RANKS != own & _RANKS:
        return False  # a vice president is no president
    if not own & _PAST and _PAST.intersection(low_words(actor.role)[:1]):
        return False
    return all(w in roles or w in _HOW or w in _lands() or _is_party(w, actor) for w in own)


def _branches(stage: Stage, asked: Asked, number: int) -> frozenset[str]:
    """What the offices of an actor are of: "health" in "the minister of health, Ann Lee"."""
    start, end = asked.source.start, asked.source.end
    behind = (
        _BRANCH.match(stage.text, m.end)
        for m in stage.of(number)
        if m.form in ("title", "description") and not start <= m.start < end
    )
    return frozenset(found[1].lower() for found in behind if found)


def _is_party(word: str, actor: Actor) -> bool:
    """Whether a word is the party of an actor."""
    return bool(actor.party) and word[:1] == actor.party[:1].lower() and word in words_of("party")


def _of_land_told(
    stage: Stage, asked: Asked, fits: Sequence[int], own: frozenset[str]
) -> list[int]:
    """Of the bearers of an office those of the land told, else the one of whom none is told.

    As in a report that speaks of "President Lee" and of "Norland's president, Tom Ward". Nobody
    where "President Ward" is the subject right before.
    """
    told = own & _lands() - _OURS
    if told:
        same = [n for n in fits if told & _lands_of(stage, n)]
        return same or [n for n in fits if not _is_of_land(stage, n)]
    here = stage.sentence(asked.origin)
    bare = [n for n in fits if not _is_of_land(stage, n)]
    near = {
        m.actor for n in fits for m in stage.of(n)
        if m.start < asked.origin and here - m.sentence <= 1 and m.subject and m.form == "title"
    }  # fmt: skip
    return bare if near <= set(bare) else []


def _lands_of(stage: Stage, number: int) -> frozenset[str]:
    """The peoples whose office somebody holds, by what stands right at his names."""
    names = [m for m in stage.of(number) if m.form in NAMING]
    near = (stage.text[max(0, m.start - _NEAR) : m.end].rpartition("\n")[2] for m in names)
    words = {w for words in near for w in low_words(words)[-_WORDS:]}
    words |= set(low_words(stage.cast.actors[number].role))
    told = {land for m in names for land in _owner(stage, m)}
    return (_lands() & words) | (_lands() & peoples_of(told))


def _owner(stage: Stage, met: Met) -> list[str]:
    """The land whose office is told before a name: "Norland's president, | Ann Lee"."""
    told = _WHOSE.search(stage.text[max(0, met.start - _LEAD) : met.start])
    return [(told[1] or told[2]).lower()] if told else []


def _is_of_land(stage: Stage, number: int) -> bool:
    """Whether the article tells of which other land somebody holds an office."""
    named = (m for m in stage.of(number) if m.form in NAMING)
    other = _lands_of(stage, number) - _OURS
    return bool(other) or any(_OF.match(stage.text, m.end) for m in named)


@cache
def _lands() -> frozenset[str]:
    """The words for peoples, in small letters."""
    words = frozenset(word.lower().rstrip(".") for word in peoples()) | _OURS
    return words - nouns().keys()
