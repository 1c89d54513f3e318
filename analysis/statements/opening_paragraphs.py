"""A paragraph of a quotation that the next one goes on, given to who is told to say it there.

“It rains.

“It will not stop,” Ann Lee said.      Both paragraphs are Lee's: the first is left open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.article.article import Article
from analysis.article.paragraphs import paragraph_at
from analysis.article.quotes import Quote
from analysis.article.spans import merged
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.quotation_rules import owners, touching


def with_opening_paragraphs(
    article: Article, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates, each with the paragraphs before that its quotation goes on from.

    Only what nobody else has is given, and what opens its paragraph.

    Args:
        article: The article.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.
    """
    owner_of, held = owners(candidates), touching(candidates, "content")
    gains: dict[int, list[Quote]] = {}
    to = -1
    for before, quote in reversed(list(pairwise(outer))):
        at, last = (paragraph_at(article.paragraphs, q.inner.start) for q in (quote, before))
        opens = last >= 0 and article.paragraphs[last].own.start == before.span.start
        if not quote.continues or at == last or not opens or held(before.inner):
            to = -1
            continue
        owner = owner_of(quote.inner)
        to = owner if owner is not None else to
        if to >= 0 and candidates[to].cue:
            gains.setdefault(to, []).append(before)
    return [
        replace(
            one,
            content=merged((*one.content, *(q.span for q in gains[n]))),
            rules=(*one.rules, Rule.CONTINUES_PARAGRAPH),
        )
        if n in gains
        else one
        for n, one in enumerate(candidates)
    ]
