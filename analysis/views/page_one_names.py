"""What page one calls who is heard: with "the" where the article has it, judging words marked.

"The port authority and the White House are heard", not "Port authority and White House".
"""

from __future__ import annotations

import re

from analysis.article.lexicon import find, lexicon
from analysis.article.passage import passage
from analysis.statements.statements import Statements

_CAMP = re.compile(r"\b(?:anti|pro)-[A-Z]\w+|\blib-\w+|\bjackass(?:es)?\b")
_BODIES = frozenset(("organisation", "collective", "medium", "media", "place", "document"))
_THE = re.compile(r"\b[Tt]he\s\Z")
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
        name = f"the {name}" if kind in _BODIES and _has_article(name, said) else name
        return _JUNIOR.sub(" ", name)
    loaded = (hit.span.of(name) for hit in find(lexicon("loaded"), passage(name)))
    judges = _CAMP.search(name) or any(word[0].islower() for word in loaded)
    return f"“{name}”" if judges else name


def _has_article(name: str, said: Statements) -> bool:
    """Whether "the" stands before a name wherever the article's sentences have it as it is."""
    text = said.article.text
    form = re.compile(rf"\b{re.escape(name)}(?![\w’'-])")
    places = [
        match.start()
        for paragraph in said.article.body
        for match in form.finditer(text, paragraph.start, paragraph.end)
    ]
    with_the = sum(_THE.search(text, max(0, at - 5), at) is not None for at in places)
    return with_the * 2 > len(places)
