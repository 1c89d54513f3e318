"""An article parted by voice or by speaker."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from analysis.article.article import Article
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span, minus
from analysis.article.tokens import count
from analysis.errors import ParameterError

if TYPE_CHECKING:
    from analysis.statements.statements import Statements

Split = Literal["all", "voice", "speaker"]
SPLITS = ("all", "voice", "speaker")
LEAST_WORDS = 20  # of a speaker; fewer words say nothing about how someone speaks


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
    from analysis.statements.statements import UNNAMED
    from analysis.statements.voices import voices

    out: dict[str, list[Span]] = {"reporter": []}
    for stretch in voices(article, said):
        name = stretch.voice
        if stretch.voice == "quoted" and split == "speaker":
            name = stretch.speaker or UNNAMED
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
    return sum(count(article.text, span) for span in spans)
