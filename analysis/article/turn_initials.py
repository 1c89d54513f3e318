"""Initials that label turns, and the full names before a conversation that they stand for."""

from __future__ import annotations

import re

from analysis.article.spans import Span
from analysis.article.turn_labels import WITHIN

_NICK = r"(?: [(]?[“\"][^“”\"]{2,12}[”\"][)]?)?"
FULL = re.compile(rf"(?<![\w.]){WITHIN}{_NICK}(?: {WITHIN}){{1,2}}")
_OF = r"(?: (?:van|von|der|den|de|del|da|di|du|la|le|ter|ten|bin|ibn|al|el|y))*"
_RUN = re.compile(rf"(?<![\w.]){WITHIN}{_NICK}(?:{_OF} {WITHIN}){{1,5}}")
_INITIALS = re.compile(r"[A-Z](?:[a-z]{0,3}[A-Z]){1,3}")
LONGEST = 6  # letters


def are_initials(word: str) -> bool:
    """Whether a word may be somebody's initials, small letters of particles among them.

    Example:
        >>> are_initials("JO"), are_initials("NvdM"), are_initials("Jo"), are_initials("JOHN")
        (True, True, False, True)
    """
    return len(word) <= LONGEST and _INITIALS.fullmatch(word) is not None


def initials(name: str) -> str:
    """The first letters of a name's parts.

    Example:
        >>> initials("Joan Marks-Ward"), initials("Joan")
        ('JMW', '')
    """
    parts = re.findall(r"[^\W\d_][\w’']*", re.sub(r"[“\"][^“”\"]*[”\"]", "", name))
    return "".join(part[0] for part in parts) if len(parts) > 1 else ""


def of_initials(text: str, letters: str, talk: Span) -> Span | None:
    r"""The full name whose initials these are, before a conversation or behind its last label.

    Example:
        >>> text = "Engineer Ann Lee met us.\n\nAL: We were wet."
        >>> of_initials(text, "AL", Span(26, 29)).of(text)
        'Ann Lee'
    """
    for part in (Span(0, talk.start), Span(talk.end, len(text))):
        for m in _RUN.finditer(text, part.start, part.end):
            for start in (m.start(), *(m.start() + gap.end() for gap in re.finditer(" ", m[0]))):
                own = initials(text[start : m.end()])
                if letters in (own, re.sub("[^A-Z]", "", own)):
                    return Span(start, m.end())  # behind "Engineer"
    return None
