"""Which statements have a source that a table cannot list: an event, a law, "its authors"."""

from __future__ import annotations

import re

from analysis.statements.attribution_candidate import Flag
from analysis.statements.doubtful_speakers import is_share
from analysis.statements.source_phrases import is_pronoun, phrase, span_words
from analysis.statements.source_types import is_thing
from analysis.statements.statements import Statement, Statements

_WORD = re.compile(r"[^\W\d_]+")
_WHOSE = frozenset(["his", "her", "its", "their", "our", "my", "your"])


def is_no_source(text: str, statements: Statements, statement: Statement) -> bool:
    """Whether the source is none to list: what happened, a law, "its authors", "half of them"."""
    actor = statements.cast.get(statement.speaker_id)
    words = span_words(text, statement.source)
    if (actor is not None and actor.named) or given_by_hand(text, statement):
        return False
    if words.split()[:1] and words.split()[0].lower() in _WHOSE:
        return True  # "its authors": a reader asks whose
    if is_share(words):
        return True  # those who were asked, of whom the poll tells
    known = actor is not None and actor.kind in ("person", "organisation", "media", "collective")
    name = statement.speaker if not words or is_pronoun(words) else words
    one = phrase(name)
    written = re.search(rf"\b{re.escape(one.head)}", name, re.IGNORECASE)
    if written is not None and written.start() and written[0][:1].isupper():
        return False  # a name, "Ann Lee and Tom Ward"
    return bool(name) and not known and is_thing(one)


def given_by_hand(text: str, statement: Statement) -> bool:
    """Whether an analyst named the speaker, and the words that name the source do not."""
    if Flag.BY_HAND not in statement.flags or statement.speaker_p != 1.0 or not statement.speaker:
        return False
    source = set(_WORD.findall(span_words(text, statement.source).casefold()))
    return not source & set(_WORD.findall(statement.speaker.casefold()))
