"""Whose words are whose: the article's text parted into the reporter's and the quoted."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.article.article import Article
from analysis.article.quotes import near, top
from analysis.article.spans import Span, finder, merged, minus, trim
from analysis.article.tokens import count
from analysis.statements.statements import Statements

REPORTER = "reporter"
QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one voice.

    Args:
        span: Where it stands.
        voice: ``reporter`` or ``quoted``.
        speaker: The quoted speaker's name; empty for the reporter and for an unnamed speaker.
        statement: The number of the statement it belongs to; 0 for the reporter's own words.
    """

    span: Span
    voice: str
    speaker: str = ""
    statement: int = 0


def voices(article: Article, said: Statements) -> tuple[Stretch, ...]:
    """The body of an article, parted by voice, in order and without a gap.

    Quoted are the words between quotation marks that belong to a statement; all else, scare quotes
    and paraphrase included, is in the reporter's words.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('He said: "It rains a lot here." Then he left.')
        >>> said = statements(article, method="rules")
        >>> [s.span.of(article.text) for s in voices(article, said) if s.voice == "quoted"]
        ['It rains a lot here.']
    """
    quoted = _quoted(said)
    find = finder([span for span, _ in quoted])
    out: list[Stretch] = []
    for paragraph in article.body:
        inside = [quoted[at] for at in find(paragraph)]
        rest = minus(paragraph, [s for s, _ in inside])
        stretches = [*inside, *((s, Stretch(s, REPORTER)) for s in rest)]
        out += [stretch for _, stretch in sorted(stretches, key=lambda pair: pair[0])]
    return tuple(out)


def count_words(article: Article, span: Span) -> int:
    """How many words a span has, punctuation not counted."""
    return count(article.text, span)


def paraphrased(article: Article, said: Statements) -> dict[int, tuple[Span, ...]]:
    """For each statement the parts of its content that stand in the reporter's words."""
    marks = [q for q in top(said.quotes) if q.kind != "nickname"]
    out = {}
    for statement in said:
        parts = [
            trim(article.text, part, ',.“”"')
            for content in statement.content
            for part in minus(content, [q.span for q in near(marks, content)])
        ]
        out[statement.number] = tuple(p for p in parts if p)
    return out


def _quoted(said: Statements) -> list[tuple[Span, Stretch]]:
    """The quoted words with their speaker; a statement within another leaves them to it."""
    out: list[tuple[Span, Stretch]] = []
    taken: set[Span] = set()
    owners = sorted(said, key=lambda s: (s.within, s.number))
    rows = [(content, owner) for owner in owners for content in owner.content]
    find = finder([content for content, _ in rows])
    for quote in top(said.quotes):
        if quote.kind == "nickname" or quote.inner in taken or not quote.inner:
            continue
        for content, statement in (rows[at] for at in find(quote.inner)):
            if content.overlap(quote.inner) > len(quote.inner) // 2:
                stretch = Stretch(quote.inner, QUOTED, statement.speaker, statement.number)
                out.append((quote.inner, stretch))
                taken.add(quote.inner)
                break
    return sorted(out, key=lambda pair: pair[0])


def reporter_spans(article: Article, said: Statements) -> tuple[Span, ...]:
    """The stretches in the reporter's words."""
    return merged(s.span for s in voices(article, said) if s.voice == REPORTER)
