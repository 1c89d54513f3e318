"""Boxes of links that a page puts behind a name, and that a copy of its text runs into it.

    Mayor Ann Lee Ann Mary LeeLee wins vote on trams Why the port is late MORE said on Monday

Name, headlines and "MORE" are the page's furniture: nobody's words, and no words of the article.
So are headlines in brackets that stand behind a sentence: "(RELATED: Port is late again)".
"""

from __future__ import annotations

import re

from analysis.article.spans import Span

_SURNAME = r"(?:[A-Z][a-z]+-)?(?:Mc|Mac|O['’]|De|Le|La|Van)?[A-Z][a-zà-ÿ]+"
_WORD = r"(?:[A-Z][a-zA-Zà-ÿ.'’-]*|\([A-Z][a-z]+\)|de|van|von|al)"
_JR = r"(?:,?\s(?:Jr|Sr)\.?|\sI{2,3})?"
_LINKS = r"(?:(?!MORE\b)[^\n]){0,700}(?<!READ)(?<!LEARN)(?<!SEE)(?<!\s)\s?MORE)\b"
_GLUED = re.compile(  # Lee Ann Mary LeeLee wins vote MORE
    rf"\b(?P<surname>{_SURNAME}){_JR}(?P<box>\s?(?:{_WORD}\s){{0,5}}(?P=surname){_JR}"
    rf"(?=[A-Z'‘\"“\d$(]){_LINKS}"
)
_SPACED = re.compile(  # Ann Lee Ann Mary Lee Why the port is late MORE
    rf"\b(?P<given>[A-Z][\w.-]+) (?P<surname>{_SURNAME})"
    rf"(?P<box>\s(?P=given) (?:{_WORD}\s){{0,3}}(?P=surname)(?=\s[A-Z'‘\"“\d$(]){_LINKS}"
)
_SIGN = "MORE"
_ASIDE = re.compile(  # (RELATED: Why the port is late)
    r"(?:(?<!\s)\s+)?\(\s?(?:ALSO|MORE|RELATED|READ(?: MORE| ALSO)?|SEE(?: ALSO)?|WATCH|PHOTOS?"
    r"|VIDEOS?|Also on [A-Z]\w+|Related|Read (?:more|also)|See also)\s*:"
    r"[^()\n]{3,300}(?:\([^()\n]*\)[^()\n]*)?\)"
)


def link_boxes(text: str) -> tuple[Span, ...]:
    """Where boxes of links stand in a text, in order.

    Example:
        >>> text = "Ann Lee Ann Mary LeeLee wins vote on trams Port is late again MORE spoke."
        >>> [s.of(text)[:14] for s in link_boxes(text)]
        [' Ann Mary LeeL']
    """
    asides = [Span(*match.span()) for match in _ASIDE.finditer(text)]
    if _SIGN not in text:
        return tuple(asides)
    glued = [Span(*match.span("box")) for match in _GLUED.finditer(text)]
    spaced = (Span(*match.span("box")) for match in _SPACED.finditer(text))
    boxes = [*asides, *(s for s in glued if not any(map(s.overlap, asides)))]
    return tuple(sorted([*boxes, *(s for s in spaced if not any(map(s.overlap, boxes)))]))


def without_boxes(text: str) -> str:
    """The text with blanks for boxes of links, so that all offsets stay.

    Example:
        >>> text = "Ann Lee Ann Mary LeeLee wins vote on trams Port is late again MORE spoke."
        >>> " ".join(without_boxes(text).split())
        'Ann Lee spoke.'
    """
    out, at = [], 0
    for box in link_boxes(text):
        out += [text[at : box.start], " " * len(box)]
        at = box.end
    return "".join([*out, text[at:]])
