"""An article parted by voice or by speaker."""

from __future__ import annotations

from typing import Literal

from analysis.article.article import Article
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span
from analysis.errors import ParameterError
from analysis.statements.statements import UNNAMED, Statements
from analysis.statements.voices import QUOTED, REPORTER, voices

Split = Literal["all", "voice", "speaker"]
SPLITS = ("all", "voice", "speaker")
LEAST_WORDS = 20  # of a speaker; fewer words say nothing about how someone speaks


def parts(
    article: Article, statements: Statements | None = None, split: Split = "all"
) -> dict[str, tuple[Span, ...]]:
    """The parts of an article by name, each a tuple of spans; see ``rhetoric`` for the splits.

    Raises:
        ParameterError: Speakers are asked for, but there are no statements.
    """
    if split == "all":
        return {"all": article.body}
    if statements is None and split == "speaker":
        raise ParameterError(
            "split='speaker' needs the statements: rhetoric(article, said, 'speaker')."
        )
    out: dict[str, list[Span]] = {REPORTER: []}
    for stretch in voices(article, statements):
        quoted = stretch.voice == QUOTED
        name = (stretch.speaker or UNNAMED) if quoted and split == "speaker" else stretch.voice
        out.setdefault(name, []).append(stretch.span)
    if statements is None:
        out.setdefault(QUOTED, [])
    return {
        name: tuple(spans)
        for name, spans in out.items()
        if split != "speaker"
        or name == REPORTER
        or sum(count(article.text, span) for span in spans) >= LEAST_WORDS
    }
