"""Titles of books and films in the running text: names in them are nobody's who is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analysis.actors.mention_candidates import MentionCandidate
from analysis.article.name_lists import given
from analysis.article.spans import Span, finder

_SMALL = r"(?:of|the|and|a|an|to|in|for|on|from|with|at|by|or|as|vs\.?|is|&)"
_WORD = r"[A-Z0-9][\w’'-]*"
_WORK = re.compile(
    r"\b(?:[Aa]uthors? of|(?:book|memoir|novel|documentary|film|movie|bestseller)s?,?) "
    rf"(?P<title>{_WORD}(?::? (?:{_WORD}|{_SMALL}(?= (?:{_SMALL} ){{0,2}}{_WORD}))){{2,18}})"
)


def titles_of_works(text: str) -> Iterator[Span]:
    """Where a title of three words and more stands behind "author of", "the book" and the like.

    What begins as a person's name does is a title only where it has a subtitle.

    Example:
        >>> text = "Lee is the author of The Long Dam: How Kent Was Won, a history of the town."
        >>> [span.of(text) for span in titles_of_works(text)]
        ['The Long Dam: How Kent Was Won']
        >>> list(titles_of_works("He is in the film Ann Lee Ward made."))
        []
    """
    for match in _WORK.finditer(text):
        words = match["title"].split()
        if words[0] not in given() or ":" in match["title"]:
            yield Span(*match.span("title"))


def without_works(text: str, mentions: Iterable[MentionCandidate]) -> list[MentionCandidate]:
    """What begins in no such title."""
    works = list(titles_of_works(text))
    if not works:
        return list(mentions)
    inside = finder(works)
    return [m for m in mentions if not inside(Span(m.span.start, m.span.start + 1))]
