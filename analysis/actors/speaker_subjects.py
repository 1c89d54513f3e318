"""Whether a mention is the subject of its clause, as far as the words beside it tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.actors.mention_context import is_reporting, is_verb
from analysis.article.name_lists import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.article.spans import Span

WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*\.?")
_ASIDE = re.compile(r"\s*\([^)]*\)|,[^,.;“”\"]{3,110},")
_NEAR = 160  # characters behind a mention in which its verb stands
_FAR = 260  # the same past more than one apposition
_TOLD_MORE = re.compile(
    r"(?:\s\([^)]{1,30}\)|\s(?:of|from)\s[A-Z][^,;:—–]{1,40}?)?(?:,|\s(?:--?|—|–))\s"
)
_FROM = re.compile(r"\s(?:of|from)\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z][\w.]+)?\s")
_CLAUSE_ENDS = re.compile(r"(?:,|\s(?:--?|—|–))\s+([a-z]+)(?:\s+([a-z]+))?")
_LEAD, _LONG = 6, 90  # words and characters before a name that may be its office


def acts(text: str, span: Span, kind: str, lead: str, end: int) -> bool:
    """Whether a verb stands behind a mention, or "said" before it.

    Args:
        text: The article's text.
        span: The mention.
        kind: Its kind: ``name``, ``pronoun`` and so on.
        lead: The words of its sentence before it.
        end: Where its sentence ends.
    """
    word = span.of(text).lower()
    if kind == "pronoun" and word in words_of("owning") | words_of("object"):
        return False
    rest = text[span.end : span.end + _NEAR]
    after = WORD.search(rest)
    if after and not rest[: after.start()].strip(' ”"),'):
        low = after.group().lower()
        if (is_verb(low) and "," not in rest[: after.start()]) or low == "who":
            return True
    aside = _ASIDE.match(rest)
    behind = WORD.search(rest, aside.end()) if aside else None
    if behind and is_verb(behind.group().lower()):
        return True
    if kind != "pronoun" and _opens(lead) and _acts_later(text, span.end, end):
        return True
    before = lead[-24:].split()[-1:]
    verb = before[0].lower().strip(',”"') if before else ""
    return is_reporting(verb) and verb.endswith(("d", "s", "ote"))


def reports(text: str, span: Span, before: Sequence[str]) -> bool:
    """Whether a reporting verb stands right behind a mention or right before it."""
    after = WORD.search(text, span.end, span.end + 24)
    near = [after.group()] if after else []
    return any(is_reporting(w.lower().strip(',”"')) for w in (*near, *before))


def _opens(lead: str) -> bool:
    """Whether only an office or a link stands before a name in its sentence: "But Mayor "."""
    words = [w.lower() for w in WORD.findall(lead)] if len(lead) < _LONG else []
    if len(lead) >= _LONG or len(words) > _LEAD or any(mark in lead for mark in ";:("):
        return False
    small = words_of("preposition") | words_of("clause")
    return not any(w in small or is_reporting(w) for w in words[1:]) and not (
        words and words[0] in small
    )


def _acts_later(text: str, start: int, end: int) -> bool:
    """Whether a verb follows what is told of a name: "Ann Lee of Vermont, 33, a nurse, said"."""
    rest = text[start : min(end, start + _FAR)]
    place = _FROM.match(rest)
    behind = WORD.match(rest, place.end()) if place else None
    if behind and _finite(behind.group()):
        return True
    if not _TOLD_MORE.match(rest) or rest.lstrip(" ,-—–").startswith(("and ", "or ", "but ")):
        return False
    for match in _CLAUSE_ENDS.finditer(rest):
        one, two = match.group(1), match.group(2) or ""
        if _finite(one) or (one in words_of("adverb") and _finite(two)):
            return True
    return False


def _finite(word: str) -> bool:
    """Whether a word is surely a verb with a subject before it."""
    if word in words_of("auxiliary"):
        return True
    return is_reporting(word) and word.endswith(("d", "s", "ote", "ook", "ave"))
