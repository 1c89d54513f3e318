"""Which sources are anonymous: the one decision, read by statements, sources, tables and pages.

A source is anonymous if the article says that it keeps its name back (``anonymity_phrases``), or if
its own words tell of somebody whose name the article could give and does not: "a senior official",
"people familiar with the matter" (``anonymity_words``). A farmer, a passenger or a
spokesman without a name is none, and neither is a lawmaker whom all could hear at a hearing. An
analyst's correction decides over all of this.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.actors.cast import Actor, keyed
from analysis.statements.anonymity_phrases import Withheld
from analysis.statements.anonymity_words import keeps_name_back
from analysis.statements.attribution_candidate import Flag
from analysis.statements.channels import Channel
from analysis.statements.source_groups import key_of, name_of, type_of, words_naming
from analysis.statements.source_phrases import Phrase, phrase, words_of
from analysis.statements.source_types import SourceType
from analysis.statements.statements import Statement, Statements

if TYPE_CHECKING:
    from analysis.statements.sources import Sources

_WORD = re.compile(r"[^\W\d_]+")
_POLITICIANS = frozenset([
    "congressmen", "democrats", "governors", "lawmakers", "leaders", "legislators", "members",
    "republicans", "representatives", "senators",
])  # fmt: skip
_PRONOUNS = frozenset(["he", "she", "they", "it", "them", "who", "person", "people", "sources"])


def settled(
    text: str,
    groups: Mapping[str, Sequence[Statement]],
    types: Mapping[str, SourceType],
    hidden: Mapping[str, Withheld],
    ways: Mapping[int, Channel],
    by_hand: Mapping[str, SourceType],
) -> tuple[dict[str, SourceType], dict[str, Withheld]]:
    """The types of sources with all that makes one anonymous, and where it is said of each.

    Args:
        text: The article's text.
        groups: The statements of each source.
        types: What sort each is by the words that name it.
        hidden: What ``withheld_names`` gave.
        ways: By what way each statement came, by its number.
        by_hand: The types that an analyst gives.
    """
    out = {key: SourceType.ANONYMOUS if key in hidden else types[key] for key in groups}
    out |= by_hand
    shown = {key for key, kind in by_hand.items() if kind is not SourceType.ANONYMOUS}
    places = {key: place for key, place in hidden.items() if key not in shown}
    for key in _heard_in_public(text, groups, out, places, ways):
        many = phrase(name_of(text, key, groups[key])).head.endswith("s")
        out[key] = SourceType.GROUP if many else SourceType.ROLE
    return out, places


def _heard_in_public(
    text: str,
    groups: Mapping[str, Sequence[Statement]],
    types: Mapping[str, SourceType],
    hidden: Mapping[str, Withheld],
    ways: Mapping[int, Channel],
) -> list[str]:
    """Those without a name whom all could hear: a lawmaker at a hearing keeps no name back."""
    return [
        key
        for key, group in groups.items()
        if types[key] is SourceType.ANONYMOUS
        and key not in hidden
        and (
            all(ways[s.number] in (Channel.PUBLIC, Channel.COURT) for s in group)
            or _take_a_stand(text, key, group)
        )
        and not _is_insider(phrase(name_of(text, key, group)))
    ]


def _take_a_stand(text: str, key: str, group: Sequence[Statement]) -> bool:
    """Whether words sum up what politicians tell all: "several senators have said"."""
    head = phrase(name_of(text, key, group)).head
    cues = [cue.of(text).split()[0].lower() for s in group for cue in s.cue[:1]]
    return head in _POLITICIANS and bool(cues) and all(c in ("have", "had") for c in cues)


def _is_insider(one: Phrase) -> bool:
    """Whether words say themselves that one keeps a name back: "an aide close to the mayor"."""
    return one.head in words_of("hidden") or bool(set(one.rest.split()) & words_of("place"))


def withheld_names(
    text: str,
    kept: Sequence[Withheld],
    groups: Mapping[str, Sequence[Statement]],
    types: Mapping[str, SourceType],
) -> dict[str, Withheld]:
    """The sources of whom the article says that it keeps the name back, each with the place."""
    by_number = {s.number: key for key, group in groups.items() for s in group}
    out: dict[str, Withheld] = {}
    loose = []
    for place in kept:
        keys = list(dict.fromkeys(by_number[n] for n in place.statements if n in by_number))
        key = _whose(text, place, keys, groups, types)
        if not key:
            loose.append(place)
        elif key not in out or (out[key].reason is None and place.reason is not None):
            out[key] = place
    for place in loose:  # "the anonymous biologist", where the article tells why elsewhere
        for key, group in groups.items():
            said = {w for words in words_naming(text, group) for w in phrase(words).front}
            if key not in out and said & words_of("withheld"):
                out[key] = place
                break
    return out


def marked(statements: Statements, found: Sources) -> Statements:
    """The statements and their cast, flagged as the sources say who is anonymous.

    A statement of none of them (a deed, a headline, one that is not sure) goes by its speaker, else
    by the words of its own source.

    Args:
        statements: The statements of an article.
        found: Its sources.
    """
    by_number: dict[int, bool] = {}
    for source in found:
        for number in source.statements:
            by_number[number] = by_number.get(number, True) and source.anonymous
    speakers = {s.speaker_id: by_number[s.number] for s in statements if s.number in by_number}
    speakers |= {source.id: source.anonymous for source in found}
    items = []
    for statement in statements:
        hidden = by_number.get(statement.number, speakers.get(statement.speaker_id))
        if hidden is None:
            hidden = _by_words(statements, statement)
        kept = tuple(f for f in statement.flags if f is not Flag.ANONYMOUS)
        items.append(replace(statement, flags=(*kept, Flag.ANONYMOUS) if hidden else kept))
    people = tuple(_as_source(actor, speakers) for actor in statements.cast.actors)
    cast = replace(statements.cast, actors=people, _by_id=keyed(people))
    return replace(statements, items=tuple(items), cast=cast)


def _by_words(statements: Statements, statement: Statement) -> bool:
    if Flag.BY_HAND in statement.flags:
        return Flag.ANONYMOUS in statement.flags
    text = statements.article.text
    key = key_of(text, statements, statement)
    if not key or not statement.source:
        return False
    return type_of(text, statements, key, [statement]) is SourceType.ANONYMOUS


def _as_source(actor: Actor, speakers: Mapping[str, bool]) -> Actor:
    """The actor, anonymous if it is so as a source; of one who says nothing its words tell."""
    if actor.named:
        return actor
    return replace(actor, anonymous=speakers.get(actor.id, keeps_name_back(phrase(actor.name))))


def _whose(
    text: str,
    place: Withheld,
    keys: Sequence[str],
    groups: Mapping[str, Sequence[Statement]],
    types: Mapping[str, SourceType],
) -> str:
    """The source whose name a place keeps back; empty for none."""
    able = (SourceType.ANONYMOUS, SourceType.ROLE, SourceType.GROUP)
    keys = [key for key in keys if types[key] in able]
    numbers = set(place.statements[: len(place.statements)])
    holding = [
        key
        for key in keys
        for s in groups[key]
        if s.number in numbers and any(part.overlap(place.span) for part in s.source)
    ]
    if holding:
        return holding[0]
    subject = phrase(place.subject.of(text))
    words = {re.sub(r"s$", "", w.lower()) for w in _WORD.findall(place.subject.of(text))}
    for key in keys:
        heads = {re.sub(r"s$", "", phrase(w).head) for w in words_naming(text, groups[key])}
        if heads & words:
            return key
    reporter_subject = subject.first in _PRONOUNS or subject.head in _PRONOUNS
    if keys and (reporter_subject or _same_sentence(text, place, groups[keys[0]])):
        return keys[0]
    return ""


def _same_sentence(text: str, place: Withheld, group: Sequence[Statement]) -> bool:
    """Whether a source speaks in the sentence that keeps a name back."""
    inside = range(place.subject.start - 1, place.span.end + 300)
    return any(
        part.start in inside and "\n" not in text[place.span.end : part.start]
        and not re.search(r"[.!?][”\"]?\s", text[place.span.end : part.start])
        for s in group
        for part in s.source
    )  # fmt: skip
