"""Whom "the Ohio Democrat" is: the one person whom the article places there.

Such words have capitals and no name. Read as a name they make a second actor of somebody who is
named elsewhere, as "Rep. Ann Lee (D-Ohio)" or "Ann Lee of Ohio".
"""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace
from functools import cache
from itertools import pairwise

from analysis.actors.cast import Actor, Cast, keyed
from analysis.actors.link_reasons import Link, Reason
from analysis.actors.mention_candidates import NAMING
from analysis.article.spans import Span
from analysis.common.resources import rows

_PARTIES = "Republican|Democrat"
_POSTS = (
    "senator|congressman|congresswoman|representative|lawmaker|governor"
    "|Senator|Congressman|Congresswoman|Representative|Governor"
)
_BEFORE = 40  # characters before a name in which its place stands: "Ohio Democratic Rep."
_OF = re.compile(r"(?:, (?:an? )?[\w-]+(?: [\w-]+)?)? (?:of|from) ")
_APPOSED = re.compile(r",? (?:an? |the )?")  # "Ann Lee, an Ohio Democrat"
_TITLES = re.compile(r"(?:(?:[A-Z][\w.’'-]*|freshman|state|senior|junior) )*\Z")


@cache
def short_states() -> dict[str, tuple[str, ...]]:
    """Every state with its short forms: Ohio, Maryland with "Md."."""
    return {
        row["name"]: tuple(s for s in row["short"].split(",") if s)
        for row in rows("names_places")
        if row["kind"] == "state"
    }


@cache
def _described() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, short_states()), key=len, reverse=True))
    return re.compile(rf"(?:[Tt]he )?(?P<state>{names}) (?P<what>{_PARTIES}|{_POSTS})")


def place_of(words: str) -> str:
    """The state of words such as "the Ohio Democrat"; empty where they are none such.

    Example:
        >>> place_of("the Ohio Democrat"), place_of("the Ohio Democrats"), place_of("Ohio Players")
        ('Ohio', '', '')
    """
    match = _described().fullmatch(words)
    return match["state"] if match is not None else ""


def with_placed(cast: Cast) -> Cast:
    """A cast in which words such as "the Ohio Democrat" name the one person who is from there.

    Where the article places none there, or several, they name nobody: they are a description. "The
    Democrat" is no name.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> people = cast(parse("Rep. Ann Lee (D-Ohio) left. The Ohio Democrat said nothing."))
        >>> [actor.name for actor in with_placed(people).actors if actor.kind == "person"]
        ['Ann Lee']
    """
    bare = {at for at, a in enumerate(cast.actors) if a.name in _PARTIES.split("|")}
    cast = _moved(cast, {}, set(), bare) if bare else cast
    described = {at: a for at, a in enumerate(cast.actors) if place_of(a.name)}
    if not described:
        return cast
    moved = {}
    for at, actor in described.items():
        beside = _apposed(cast, at)
        bearers = (
            [beside]
            if beside >= 0
            else [
                n
                for n, one in enumerate(cast.actors)
                if n not in described and is_placed(cast, one, actor.name)
            ]
        )
        if len(bearers) == 1:
            moved[at] = bearers[0]
    return _moved(cast, moved, set(described) - set(moved))


def _apposed(cast: Cast, described: int) -> int:
    """The person right behind whose name such words stand: "Ann Lee, an Ohio Democrat"; else -1."""
    text = cast.article.text
    for before, after in pairwise(cast.mentions):
        actor = cast.actors[before.actor]
        if after.actor != described or before.kind not in NAMING or place_of(actor.name):
            continue
        told = _APPOSED.fullmatch(text, before.span.end, after.span.start)
        if told and actor.kind == "person":
            return before.actor
    return -1


def is_placed(cast: Cast, person: Actor, words: str) -> bool:
    """Whether the article says that a named person is from the state of some words, and may be it.

    Args:
        cast: The actors of the article.
        person: One of them.
        words: Such as "the Ohio Democrat".
    """
    match = _described().fullmatch(words)
    if match is None or person.kind != "person" or not person.named:
        return False
    mark, party = person.party[:1], match["what"] in _PARTIES.split("|")
    if party and mark in ("R", "D", "I") and mark != match["what"][0]:
        return False
    text, state = cast.article.text, match["state"]
    forms = (state, *short_states()[state])
    if any(person.party.rstrip(".").endswith(f"-{form.rstrip('.')}") for form in forms):
        return True
    return any(
        _stands_with(text, m.span, state)
        for m in cast.mentions
        if cast.actors[m.actor] is person
        and m.kind in NAMING
        and not person.name.startswith(f"{state} ")  # "Virginia Lee"
    )


def _stands_with(text: str, name: Span, state: str) -> bool:
    """Whether a state stands right before or behind a name, as that of whoever bears it."""
    behind = _OF.match(text, name.end)
    if behind is not None and text.startswith(state, behind.end()):
        return True
    lead = text[max(0, name.start - _BEFORE) : name.start].rpartition("\n")[2]
    at = f"{lead}{name.of(text)}".rfind(f"{state} ")
    if at < 0 or (at and lead[at - 1 : at].isalnum()) or lead[:at].endswith("West "):
        return False
    if at >= len(lead):  # "Ohio Gov. Ann Lee", all of it a name with its title
        return at == len(lead) and len(name.of(text).split()) > len(state.split()) + 1
    between = lead[at + len(state) + 1 :]
    return bool(between) and _TITLES.fullmatch(between) is not None


def _moved(
    cast: Cast, moved: dict[int, int], nobody: set[int], gone: Set[int] = frozenset()
) -> Cast:
    """A cast with the mentions of some actors given to others, some nameless and some left out."""
    kept = [at for at in range(len(cast.actors)) if at not in moved and at not in gone]
    place = {at: n for n, at in enumerate(kept)}
    mentions = tuple(
        replace(
            m,
            actor=place[moved[m.actor]],
            kind="description",
            reason=Reason(Link.ROLE, m.span.of(cast.article.text).split()[-1]),
        )
        if m.actor in moved
        else replace(m, actor=place[m.actor])
        for m in cast.mentions
        if m.actor not in gone
    )
    spans: list[list[Span]] = [[] for _ in kept]
    for mention in mentions:
        spans[mention.actor].append(mention.span)
    actors = tuple(
        replace(
            cast.actors[at],
            mentions=tuple(s),
            named=cast.actors[at].named and at not in nobody,
        )
        for at, s in zip(kept, spans, strict=True)
    )
    starts = tuple(m.span.start for m in mentions)
    return replace(cast, actors=actors, mentions=mentions, _starts=starts, _by_id=keyed(actors))
