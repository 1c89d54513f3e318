"""How it is said: measures of an article or of a part of one, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.article.article import Article
from analysis.article.passage import Passage, passage
from analysis.article.quotes import quotes
from analysis.article.spans import Span, finder
from analysis.common.resources import rows
from analysis.errors import ParameterError
from analysis.rhetoric.appeals import GROUP as DEVICES
from analysis.rhetoric.appeals import Moves
from analysis.rhetoric.cue_words import CueWords, cue_words
from analysis.rhetoric.diversity import GROUP as DIVERSITY
from analysis.rhetoric.diversity import Diversity
from analysis.rhetoric.hedges_boosters import GROUP as STANCE
from analysis.rhetoric.hedges_boosters import StanceMarkers
from analysis.rhetoric.keyness import Keyness, KeyWord, key_table
from analysis.rhetoric.length import GROUP as LENGTH
from analysis.rhetoric.length import Length
from analysis.rhetoric.loaded_words import GROUP as LOADED
from analysis.rhetoric.loaded_words import Loaded, scare_quotes
from analysis.rhetoric.persuasion import Wording
from analysis.rhetoric.readability import GROUP as READABILITY
from analysis.rhetoric.readability import Readability
from analysis.rhetoric.repetition import Repetition
from analysis.rhetoric.rhetorical_questions import RhetoricalQuestions
from analysis.rhetoric.rhythm import GROUP as RHYTHM
from analysis.rhetoric.rhythm import Rhythm
from analysis.rhetoric.syntax import GROUP as STYLE
from analysis.rhetoric.syntax import Style
from analysis.rhetoric.tricolon_antithesis import Parallels
from analysis.rhetoric.value import Measures, Row, Value
from analysis.statements.split_by_voice import SPLITS, Split, parts

if TYPE_CHECKING:
    from analysis.statements.statements import Statements

__all__ = [
    "MEASURES",
    "CueWords",
    "Diversity",
    "KeyWord",
    "Keyness",
    "Length",
    "Loaded",
    "Measures",
    "Moves",
    "Parallels",
    "Passage",
    "Readability",
    "Repetition",
    "RhetoricalQuestions",
    "Rhythm",
    "Row",
    "StanceMarkers",
    "Style",
    "Value",
    "Wording",
    "cue_words",
    "key_table",
    "keywords",
    "parts",
    "passage",
    "rhetoric",
]

Measure = Callable[[Passage], tuple[Value, ...]]

# Every measure that needs no more than a passage, with the group its values are shown in.
_SELF = ("self-mention", "we")  # what only whoever says it means by it
MEASURES: tuple[tuple[str, Measure], ...] = (
    (LENGTH, Length()),
    (READABILITY, Readability()),
    (DIVERSITY, Diversity()),
    (RHYTHM, Rhythm()),
    (STANCE, StanceMarkers()),
    (LOADED, Loaded()),
    (DEVICES, Repetition()),
    (DEVICES, Parallels()),
    (DEVICES, RhetoricalQuestions()),
    (DEVICES, Moves()),
    (STYLE, Style()),
)


def rhetoric(
    article: Article,
    statements: Statements | None = None,
    split: Split = "all",
    measures: Sequence[tuple[str, Measure]] = MEASURES,
    wording: Wording | None = None,
) -> Measures:
    """Measure how an article is written, as a whole or voice by voice.

    Args:
        article: What to measure; boilerplate paragraphs stay out.
        statements: Its statements. Without them, ``split="voice"`` takes quotation marks for the
            quoted voice.
        split: ``all`` (one part), ``voice`` (reporter, quoted) or ``speaker`` (the reporter and
            each speaker of at least 20 quoted words).
        measures: Groups and measures to take, all where not given.
        wording: What the wording network found; then its rates are measures as well.

    Raises:
        ParameterError: ``split`` is unknown, or asks for speakers without statements.

    Example:
        >>> from analysis.article.article import parse
        >>> found = rhetoric(parse("Ann said it may rain."))
        >>> found.get("hedges").spans[0].of(found.text)
        'may'
    """
    if split not in SPLITS:
        raise ParameterError(f"split is {split!r}; choose one of {', '.join(SPLITS)}.")
    rows: list[Row] = []
    whole = passage(article.text, article.body, article.body)
    scare = scare_quotes(whole, quotes(article))
    measures = [(g, replace(m, scare=scare) if isinstance(m, Loaded) else m) for g, m in measures]
    quoted = finder([quote.span for quote in quotes(article)])
    for name, spans in parts(article, statements, split).items():
        part = whole if split == "all" else passage(article.text, spans, article.body)
        for group, measure in measures:
            found = [_marked(value) for value in measure(part)]
            rows += [
                Row(name, group, _of_others(v, quoted) if split == "all" else v) for v in found
            ]
        if wording is not None:
            values = wording.values(part.length, spans)
            rows += [Row(name, LOADED, _marked(value)) for value in values]
    return Measures(tuple(rows), article.text)


def _of_others(value: Value, quoted: Callable[[Span], Sequence[int]]) -> Value:
    """The value, marked where it counts words of self-mention in quotations alone."""
    if value.name not in _SELF or not value.spans:
        return value
    return replace(value, only_quoted=all(quoted(span) for span in value.spans))


def _marked(value: Value) -> Value:
    """The value, with a note where its measure is experimental."""
    why = {row["measure"]: row["experimental"] for row in rows("measures")}
    if not why.get(value.name):
        return value
    note = f"experimental: {why[value.name]}"
    return replace(value, note=f"{value.note}; {note}" if value.note else note, experimental=True)


def keywords(article: Article, measure: Keyness | None = None) -> tuple[KeyWord, ...]:
    """The words of an article that stand out against the reference corpus; see ``Keyness``."""
    return (measure or Keyness())(passage(article.text, article.body))
