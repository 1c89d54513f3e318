"""Sources that page one does not name since another stands for them, or since they are no voice."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from analysis.actors.roles import roles_again
from analysis.article.name_lists import noun_of, titles
from analysis.statements.source_phrases import phrase, span_words
from analysis.views.page_one_left_out import PICTURES

if TYPE_CHECKING:
    from analysis.statements.statements import Statements
    from analysis.views.page_one_lists import Heard

_OWNED = re.compile(r"(?:[Tt]he )?([A-Z][\w.-]+)['’]s? ")  # the Journal's editorial
_FIGURES = re.compile(
    r"\b(?:polls?|polling|surveys?|tally|data|figures|numbers|statistics)\b", re.IGNORECASE
)
_LABELS = frozenset(("ANCHOR", "CALLER", "HOST", "MAN", "NARRATOR", "VOICE", "WOMAN"))
_OTHER = re.compile(r"(?:\w+ )?(?:an)?others?\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many)\b", re.I)
_OF_WHOM = re.compile(r"[Tt]he (?:document|email|letter|memo|message|note|post|statement|tweet)\Z")
_WHOSE = re.compile(  # of whom the page does not tell who they are, or whose
    r"\A(?:[Tt]he (?:boy|couple|girl|group|m[ae]n|others|pair|wom[ae]n)|an? (?:aide|lawyer"
    r"|official|spokes\w+))\Z|\bthere\b|\b(?:her|him|them)\Z"
)
_AUTHORS = re.compile(
    r"\b(\w+)['’]s? (?:lead |main |co-)?authors?\b|\bauthors? of (?:the|a) (\w+)\b"
)
_OFFICERS = re.compile(
    r"\b(?:analysts|authors|economists|experts|officials|researchers|scientists|study|report"
    r"|survey)\Z"
)
_ASKS = frozenset(("interviewer", "journalist", "journalists", "reporter", "reporters"))
_PROOFS = frozenset(("evidence", "fact", "facts", "history", "logic", "reason", "science"))


def is_no_voice(said: Statements, one: Heard, every: Sequence[Heard]) -> bool:
    """Whether a source is figures, pictures, or the piece of a medium that is named itself."""
    if phrase(one.name).head in _PROOFS | _ASKS or _OF_WHOM.match(one.name):
        return True
    if one.name in _LABELS or _WHOSE.search(one.name):
        return True
    if any(has_authors(said, o, one) for o in every if o is not one):
        return True
    named = {actor.name for actor in said.cast.actors if actor.named}
    if one.actor in named:
        return False
    if phrase(one.name).head in PICTURES:
        return True  # "the full video shows her at work"
    owner = _OWNED.match(one.name)
    owned = owner is not None and any(owner[1] in o.name for o in every if o.actor in named)
    papers = {o.name.removeprefix("The ") for o in every if o.actor in named and o is not one}
    owned = owned or any(f"{paper} editorial" in one.name for paper in papers)
    return owned or _FIGURES.search(one.name) is not None


def has_authors(said: Statements, one: Heard, document: Heard) -> bool:
    """Whether a source is the author of a study that is heard as well."""
    head, text = phrase(document.name).head, said.article.text
    told = (_AUTHORS.search(span_words(text, said[n - 1].source)) for n in one.statements)
    return bool(head) and any(found is not None and head in found.groups() for found in told)


def is_named_too(said: Statements, one: Heard, every: Sequence[Heard]) -> bool:
    """Whether "the president's spokesman" may be the spokesman who is named beside him.

    So may "the head of the port" be one of whom the article does not say what he is.
    """
    named = {actor.name: actor for actor in said.cast.actors if actor.named}
    if one.actor in named:
        return False
    told = phrase(one.name)
    noun = noun_of(told.head)
    beside = [named[other.actor] for other in every if other.actor in named]
    again = {told.head, *roles_again().get(told.head, ())}
    if any(not again.isdisjoint(actor.role.split()[-1:]) for actor in beside):
        return True
    holder = told.first == "the" and noun is not None and noun.number == "s"
    return (
        holder
        and told.head.title() in titles()
        and any(actor.kind == "person" and not actor.role for actor in beside)
    )


def is_same_group(said: Statements, one: Heard, first: Heard) -> bool:
    """Whether a group without a name may be the one that speaks most: "five former senators"."""
    kinds = {actor.name: (actor.kind, actor.named) for actor in said.cast.actors}
    unnamed = ("collective", False)
    heads = {phrase(source.name).head for source in (one, first)}
    both = kinds.get(one.actor, unnamed) == kinds.get(first.actor, unnamed) == unnamed
    counted = bool(_COUNTED.match(one.name))
    return one is not first and both and (counted or len(heads) == 1)


def _plain(name: str) -> str:
    """A name's letters and numbers alone, without its article."""
    return re.sub(r"\W", "", name.lower().removeprefix("the "))


def is_told_again(one: Heard, every: Sequence[Heard]) -> bool:
    """Whether "the officials" may be the airport officials who are heard as well."""
    words = one.name.split()
    if _OTHER.match(one.name):
        return True  # "another report", of whose first nothing is told
    if any(_plain(o.name) == _plain(one.name) for o in every[: every.index(one)]):
        return True  # "G-20 leaders" beside "the G20 leaders"
    if len(words) != 2 or words[0] != "the":
        return False
    return any(o is not one and f" {words[1]}" in o.name for o in every)


def holds_another(one: Heard, every: Sequence[Heard], names: Set[str]) -> bool:
    """Whether a source without a name is told by one that is heard, or is of its people.

    As in "people like Lee and Ward", and "the McKinsey researchers" beside McKinsey.
    """
    if one.actor in names:
        return False
    called = [o.actor.removeprefix("The ") for o in every if o is not one and o.actor in names]
    if _OFFICERS.search(one.name) and any(f"{name} " in one.name for name in called):
        return True
    row = re.split(r",? and |, ", one.name)
    if len(row) > 1 and any(part.endswith(name) for part in row for name in called):
        return True  # "the host Ann Lee and two guests"
    examples = re.split(r"\b(?:like|such as|including) ", one.name, maxsplit=1)[1:]
    words = {word for example in examples for word in re.findall(r"[\w’'-]+", example)}
    return not words.isdisjoint(name.split()[-1] for name in called)
