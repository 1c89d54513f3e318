"""Whom a piece of opinion names most, as page one tells it: by a count of its sentences.

Who is spoken of is told of a report by its news; what an author argues is often told by no sentence
that a page could show, but whom the piece is about can be counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.author import author_of
from analysis.article.name_lists import given
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.article.text_kind import TextKind, text_kind
from analysis.common.html_table import link
from analysis.views.page_one_names import as_told
from analysis.views.page_one_precision import NAMED, holds, is_own_outlet

if TYPE_CHECKING:
    from analysis.pipeline import Analysis
    from analysis.statements.actor_table import ActorRow

FEWEST, SHARE = 4, 0.15  # sentences, and of all sentences, in which one is named
BESIDE = 0.6  # of the sentences of who is named most, from which another is told beside him
MOST = 2  # that are told
CLEARLY = 2  # sentences more than in which the next is named who is not told
KINDS = (TextKind.OPINION, TextKind.OTHER)


def named_most(a: Analysis) -> Iterator[tuple[str, Markup, tuple[Span, ...]]]:
    """Who is named in most sentences of a piece of opinion: its kind of sentence, and the words.

    Args:
        a: An analysis of an article.
    """
    if text_kind(a.article) not in KINDS or not holds("named most"):
        return
    every = sentences(a.article.text, a.article.body)
    counted = sorted(_counts(a, every), key=lambda pair: -pair[1])
    if not counted or counted[0][1] < max(FEWEST, SHARE * len(every)):
        return
    near = [pair for pair in counted if pair[1] >= max(FEWEST, BESIDE * counted[0][1])][:MOST]
    if any(row.actor.kind not in NAMED for row, _ in near):
        return  # a party, say, or a country
    if any(row.actor.name in given() for row, _ in near):
        return  # "Hillary", who has another name
    while near and len(counted) > len(near) and near[-1][1] < counted[len(near)][1] + CLEARLY:
        near.pop()  # the next is named nearly as often
    if not near:
        return
    told = Markup(" and ").join(
        link(f"t{a.places.sentence(row.names[0])}", as_told(row.actor.name, a.statements))
        for row, _ in near
    )
    stop = "" if as_told(near[-1][0].actor.name, a.statements).endswith(".") else "."  # "Ray Jr."
    html = Markup("<strong>Named most</strong>: {}{}").format(told, stop)
    yield "named most", html, tuple(row.names[0] for row, _ in near)


def _counts(a: Analysis, every: tuple[Span, ...]) -> Iterator[tuple[ActorRow, int]]:
    """In how many sentences each actor is named who is neither the author nor the outlet."""
    author = author_of(a.article).lower()
    for row in a.actors:
        if not row.actor.named or not row.names:
            continue
        if row.actor.name.lower() == author or is_own_outlet(row.actor.name, a.statements):
            continue
        number = sum(any(s.holds(name) for name in row.names) for s in every)
        if number:
            yield row, number
