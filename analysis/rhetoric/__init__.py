"""How it is said: measures of an article or of a part of one, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from analysis.article import Article
from analysis.errors import ParameterError
from analysis.lexicons import table
from analysis.quotes import quotes, top
from analysis.rhetoric.cuewords import CueWords, cue_words
from analysis.rhetoric.diversity import GROUP as DIVERSITY
from analysis.rhetoric.diversity import Diversity
from analysis.rhetoric.keyness import Keyness, KeyWord, key_table
from analysis.rhetoric.length import GROUP as LENGTH
from analysis.rhetoric.length import Length
from analysis.rhetoric.loaded import GROUP as LOADED
from analysis.rhetoric.loaded import Loaded
from analysis.rhetoric.moves import GROUP as DEVICES
from analysis.rhetoric.moves import Moves
from analysis.rhetoric.parallels import Parallels
from analysis.rhetoric.passage import Passage, passage
from analysis.rhetoric.readability import GROUP as READABILITY
from analysis.rhetoric.readability import Readability
from analysis.rhetoric.repetition import Repetition
from analysis.rhetoric.rhythm import GROUP as RHYTHM
from analysis.rhetoric.rhythm import Rhythm
from analysis.rhetoric.stance import GROUP as STANCE
from analysis.rhetoric.stance import Stance
from analysis.rhetoric.style import GROUP as STYLE
from analysis.rhetoric.style import Style
from analysis.rhetoric.techniques import Wording, techniques
from analysis.rhetoric.values import Measures, Row, Value
from analysis.spans import Span, minus

if TYPE_CHECKING:
    from analysis.statements import Statements

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
    "Rhythm",
    "Row",
    "Stance",
    "Style",
    "Value",
    "Wording",
    "cue_words",
    "key_table",
    "keywords",
    "parts",
    "passage",
    "rhetoric",
    "techniques",
]

Split = Literal["all", "voice", "speaker"]
Measure = Callable[[Passage], tuple[Value, ...]]
SPLITS = ("all", "voice", "speaker")
LEAST_WORDS = 20  # of a speaker; fewer words say nothing about how someone speaks

# Every measure that needs no more than a passage, with the group its values are shown in.
MEASURES: tuple[tuple[str, Measure], ...] = (
    (LENGTH, Length()),
    (READABILITY, Readability()),
    (DIVERSITY, Diversity()),
    (RHYTHM, Rhythm()),
    (STANCE, Stance()),
    (LOADED, Loaded()),
    (DEVICES, Repetition()),
    (DEVICES, Parallels()),
    (DEVICES, Moves()),
    (STYLE, Style()),
)


def rhetoric(
    article: Article,
    said: Statements | None = None,
    split: Split = "all",
    measures: Sequence[tuple[str, Measure]] = MEASURES,
    wording: Wording | None = None,
) -> Measures:
    """Measure how an article is written, as a whole or voice by voice.

    Args:
        article: What to measure; boilerplate paragraphs stay out.
        said: Its statements. Without them, ``split="voice"`` takes quotation marks for the
            quoted voice.
        split: ``all`` (one part), ``voice`` (reporter, quoted) or ``speaker`` (the reporter and
            each speaker of at least 20 quoted words).
        measures: Groups and measures to take, all where not given.
        wording: What ``techniques(article)`` found; then its rates are measures as well.

    Raises:
        ParameterError: ``split`` is unknown, or asks for speakers without statements.

    Example:
        >>> from analysis.article import parse
        >>> found = rhetoric(parse("Ann said it may rain."))
        >>> found.get("hedges").spans[0].of(found.text)
        'may'
    """
    if split not in SPLITS:
        raise ParameterError(f"split is {split!r}; take one of {', '.join(SPLITS)}.")
    rows: list[Row] = []
    found = quotes(article)
    measures = [(g, replace(m, quotes=found) if isinstance(m, Loaded) else m) for g, m in measures]
    for name, spans in parts(article, said, split).items():
        part = passage(article.text, spans, article.body)
        for group, measure in measures:
            rows += [Row(name, group, _marked(value)) for value in measure(part)]
        if wording is not None:
            told = wording.values(part.length, spans)
            rows += [Row(name, LOADED, _marked(value)) for value in told]
    return Measures(tuple(rows), article.text)


def _marked(value: Value) -> Value:
    """The value, with a note where its measure is experimental."""
    why = {row["measure"]: row.get("experimental", "") for row in table("measures")}
    if not why.get(value.name):
        return value
    note = f"experimental: {why[value.name]}"
    return replace(value, note=f"{value.note}; {note}" if value.note else note)


def keywords(article: Article, measure: Keyness | None = None) -> tuple[KeyWord, ...]:
    """The words of an article that stand out against the reference corpus; see ``Keyness``."""
    return (measure or Keyness())(passage(article.text, article.body))


def parts(
    article: Article, said: Statements | None = None, split: Split = "all"
) -> dict[str, tuple[Span, ...]]:
    """The parts of an article by name, each a tuple of spans; see ``rhetoric`` for the splits."""
    if split == "all":
        return {"all": article.body}
    if said is None:
        if split == "speaker":
            raise ParameterError(
                "split='speaker' needs the statements: rhetoric(article, said, 'speaker')."
            )
        return _by_marks(article)
    from analysis.voices import voices

    out: dict[str, list[Span]] = {"reporter": []}
    for stretch in voices(article, said):
        name = stretch.voice
        if stretch.voice == "quoted" and split == "speaker":
            name = stretch.speaker or "unknown speaker"
        out.setdefault(name, []).append(stretch.span)
    if split == "speaker":
        few = [
            name
            for name, spans in out.items()
            if name != "reporter" and _words(article, spans) < LEAST_WORDS
        ]
        for name in few:
            del out[name]
    return {name: tuple(spans) for name, spans in out.items()}


def _by_marks(article: Article) -> dict[str, tuple[Span, ...]]:
    quoted = tuple(q.inner for q in top(quotes(article)) if q.kind == "speech")
    rest = tuple(left for span in article.body for left in minus(span, quoted))
    return {"reporter": rest, "quoted": quoted}


def _words(article: Article, spans: Sequence[Span]) -> int:
    return sum(len(span.of(article.text).split()) for span in spans)
