"""The statements as annotation programs hold them: labelled words, and whose they are.

brat, WebAnno TSV and UIMA CAS are written from these labels, and read back into them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.actors.mention_candidates import NAMING
from analysis.article.spans import Span
from analysis.statements.statements import Statement, Statements

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Label:
    """One statement.

    Args:
        source, cue, content: Its words, in the order of the text.
        speakers: Who says it; several where the parts of its content were given different ones.
        number: The number it had when it was handed on; 0 for one that was added.
        note: Why, in the annotator's words.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[str, ...] = ()
    number: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class NameLabel:
    """Words that name an actor, and the actor's name."""

    span: Span
    actor: str


@dataclass(frozen=True, slots=True)
class Labels:
    """All labels of an article.

    Args:
        statements: The statements.
        names: Words that name actors.
        loose: How many sources and cues belong to no statement.
    """

    statements: tuple[Label, ...]
    names: tuple[NameLabel, ...] = ()
    loose: int = 0


def labels(statements: Statements) -> Labels:
    """The labels of an article's statements, and each name of an actor where it first stands.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> made = labels(statements(parse('"It rains," said Ann Lee.'), method="rules"))
        >>> made.statements[0].speakers, made.names[0].actor
        (('Ann Lee',), 'Ann Lee')
    """
    return Labels(tuple(map(_label, statements)), tuple(_names(statements)))


def _label(s: Statement) -> Label:
    return Label(s.source, s.cue, s.content, (s.speaker,), s.number)


def _names(statements: Statements) -> Iterator[NameLabel]:
    cast, seen = statements.cast, set()
    for mention in cast.mentions:
        actor = cast.actors[mention.actor]
        words = " ".join(mention.span.of(statements.article.text).split())
        if mention.kind in NAMING and actor.named and (words, actor.id) not in seen:
            seen.add((words, actor.id))
            yield NameLabel(mention.span, actor.name)


def line_spans(text: str, span: Span) -> Iterator[Span]:
    """The span's lines: some programs know no line break within a piece."""
    for match in re.compile(r"[^\n\r]+").finditer(text, span.start, span.end):
        if match[0].strip():
            yield Span(*match.span())


def join_spans(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    r"""Spans in order, those joined that only white space parts, trimmed at their edges.

    Example:
        >>> join_spans("one\ntwo, three", (Span(4, 7), Span(0, 3), Span(9, 14)))
        (Span(start=0, end=7), Span(start=9, end=14))
    """
    out: list[Span] = []
    for span in sorted(spans):
        words = span.of(text)
        start = span.start + len(words) - len(words.lstrip())
        end = span.end - len(words) + len(words.rstrip())
        if start >= end:
            continue
        if out and not text[out[-1].end : start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, end))
        else:
            out.append(Span(start, end))
    return tuple(out)
