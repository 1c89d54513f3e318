"""A statement without the boxes of links that a page has put amid its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from analysis.article.spans import Span, minus, trim

if TYPE_CHECKING:
    from analysis.statements.statements import Statement


def outside(text: str, one: Statement, boxes: Sequence[Span]) -> Statement:
    """The statement, each of its parts cut where a box stands in it.

    Args:
        text: The article's text.
        one: The statement.
        boxes: Where boxes stand, see ``analysis.article.link_boxes``.
    """
    source, cue, content = (
        tuple(part for s in spans for p in minus(s, boxes) if (part := trim(text, p)))
        for spans in (one.source, one.cue, one.content)
    )
    return replace(one, source=source, cue=cue, content=content)
