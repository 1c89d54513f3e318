"""Quotations that their cue follows: ``“It is near,” she said`` has no content beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.quotes import Quote
from analysis.article.spans import Span
from analysis.statements.rules import Draft

_OPEN_END = re.compile(r"[,?!…—–-]['’‘]?\Z")
_BESIDE = re.compile(r"[ \t,—–-]*")


def without_unmarked(text: str, draft: Draft, outer: Sequence[Quote]) -> Draft:
    """A draft whose frame (cue and source) stands right behind a quotation, without other words.

    The quotation must be open at its end: by a comma, or by a mark of question or cry. Stretches
    of content with no quotation in them then belong to another, or to the reporter.

    Args:
        text: The article's text.
        draft: The draft.
        outer: The quotations that stand in no other, in order.
    """
    if len(draft.content) < 2 or not behind_quotation(text, draft, outer):
        return draft
    kept = tuple(c for c in draft.content if _holds_quote(c, outer))
    return replace(draft, content=kept) if kept else draft


def behind_quotation(text: str, draft: Draft, outer: Sequence[Quote]) -> bool:
    """Whether a draft's cue or source stands right behind a quotation that is open at its end."""
    return any(_follows(text, s, outer) for s in _frame(draft))


def _frame(draft: Draft) -> tuple[Span, ...]:
    return (*draft.cue, *draft.source) if draft.cue else ()


def _follows(text: str, part: Span, outer: Sequence[Quote]) -> bool:
    """Whether a quotation that is open at its end stands right before a part of a frame."""
    at = bisect_left(outer, part.start + 1, key=lambda q: q.span.end) - 1
    if at < 0:
        return False
    quote = outer[at]
    gap = text[quote.span.end : part.start]
    is_open = "," in gap or bool(_OPEN_END.search(quote.inner.of(text)))
    return is_open and bool(_BESIDE.fullmatch(gap))


def _holds_quote(part: Span, outer: Sequence[Quote]) -> bool:
    at = bisect_left(outer, part.start + 1, key=lambda q: q.span.end)
    return at < len(outer) and part.overlap(outer[at].inner) > 0
