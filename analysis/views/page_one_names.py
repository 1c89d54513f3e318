"""What page one calls who is heard: with "the" where the article has it, judging words marked.

"The port authority and the White House are heard", not "Port authority and White House".
"""

from __future__ import annotations

import re

from analysis.actors.mention_candidates import NAMING
from analysis.article.lexicon import find, lexicon
from analysis.article.name_lists import noun_of
from analysis.article.passage import passage
from analysis.statements.statements import Statements

_CAMP = re.compile(r"\b(?:anti|pro)-[A-Z]\w+|\blib-\w+|\bjackass(?:es)?\b")
_BODIES = frozenset(("organisation", "collective", "medium", "media", "place", "document"))
_THE = re.compile(r"\b[Tt]he\s\Z")
_TITLED = re.compile(
    r"\)?\s\(?[A-Z]|\)"
)  # "Port Authority Chairwoman Ann Lee", no article of its own
_ALWAYS = re.compile(  # whatever headlines leave out
    r"\A(?:CIA|EU|European Union|FBI|House|Kremlin|NSA|Pentagon|Senate|UK|UN|US|Vatican|White House"
    r"|United (?:Kingdom|Nations|States))\Z|\b(?:Court|Department|Ministry|Senate)\Z"
    r"|\w \w.*\b(?:Administration|Agency|Bureau|Commission|Committee)\Z"
    r"|\A(?:American|British|European|Federal|International|National|North|U\.S|World)\b.*"
    r" (?:Association|Authority|Board|Council|Federation|Fund|Guard|Institutes?|Office"
    r"|Organi[sz]ation|Party|Service|Society|Union)\Z"
)
_BOARD = re.compile(r"(?:The )?Editorial Board, (?:[Tt]he )?(?P<paper>[^,]+)")
_CLAUSE = re.compile(r" (?:that|which) ")
_JUNIOR = re.compile(r", (?=(?:Jr|Sr)\b)")  # no comma of a name's own in a list of names


def as_told(name: str, said: Statements) -> str:
    """A source's name; in quotation marks what judges it, for these words are the article's.

    Args:
        name: What the article calls it.
        said: The statements, with the actors by name.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "Trams cost more, the Port Authority said. The Port Authority said it was sorry."
        >>> said = statements(parse(text), method="rules")
        >>> as_told("the hostile press", said), as_told("Port Authority", said)
        ('“the hostile press”', 'the Port Authority')
    """
    kind = next((a.kind for a in said.cast.actors if a.named and a.name == name), None)
    if kind is not None:
        bare = kind in _BODIES and not name.startswith("The ")
        known = bare and _ALWAYS.search(name) is not None
        name = f"the {name}" if known or (bare and _has_article(name, said)) else name
        if kind not in ("media", "person") and name.startswith("The "):
            name = f"t{name[1:]}"
        return _JUNIOR.sub(" ", name)
    if (board := _BOARD.fullmatch(name)) is not None:  # below an excerpt
        return f"the {board['paper']} editorial board"
    name = _bare(name)
    loaded = (hit.span.of(name) for hit in find(lexicon("loaded"), passage(name)))
    judges = _CAMP.search(name) or any(word[0].islower() for word in loaded)
    return f"“{name}”" if judges else name


def _bare(name: str) -> str:
    """A document without what a clause tells of it: "the lawsuit | that firms filed in May"."""
    front, *clause = _CLAUSE.split(name, maxsplit=1)
    noun = noun_of(front.split()[-1].lower()) if clause else None
    return front if noun is not None and noun.kind == "document" else name


def _has_article(name: str, said: Statements) -> bool:
    """Whether "the" mostly stands before the names of an actor in the article's sentences."""
    text, cast = said.article.text, said.cast
    places = [
        mention.span
        for mention in cast.mentions
        if mention.actor >= 0
        and mention.kind in NAMING
        and cast.actors[mention.actor].name == name
        and any(paragraph.holds(mention.span) for paragraph in said.article.body)
        and not _TITLED.match(text, mention.span.end)
    ]
    with_the = sum(_THE.search(text, max(0, s.start - 5), s.start) is not None for s in places)
    return with_the * 2 > len(places)
