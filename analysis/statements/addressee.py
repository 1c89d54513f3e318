"""Whom words are said to: behind "told", or behind "wrote to"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.spans import Span, trim
from analysis.statements.cue_subjects import group

_HEARER_VERB = re.compile(
    r"\b(?:told|tells?|telling|asked|asks|urged|urges|informed|reminded|assured|advised|warned)\s*$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:to|with)\s+", re.IGNORECASE)
_NO_HEARER = frozenset(["be", "have", "do", "make", "a"])  # "to be", "to have"
_HEARER_END = re.compile(
    r"[,;:.]|\s(?:that|to|in|on|at|for|during|after|about|he|she|they|who|how|why|whether|if)\b|[“\"]",
    re.IGNORECASE,
)


def addressee(text: str, cue: Sequence[Span], content: Sequence[Span]) -> str:
    """The words that name whom something is said to; empty where nobody is named.

    Args:
        text: The article's text.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> addressee("Lee told the panel that it rained.", [Span(4, 8)], [Span(19, 33)])
        'the panel'
    """
    if not cue:
        return ""
    end = max(c.end for c in cue)
    end -= 3 if text[max(0, end - 3) : end].lower() == " to" else 0  # "wrote to" as one cue
    to = _TO.match(text, end)
    hears = _HEARER_VERB.search(text[max(0, end - 12) : end])
    if not (to or hears):
        return ""
    start = to.end() if to else end
    stop = _HEARER_END.search(text, start + 1, min(len(text), start + 80))
    nearest = min((c.start for c in content if c.start >= start), default=len(text))
    span = trim(text, Span(start, max(start, min(stop.start() if stop else start, nearest))), ",")
    first = span.of(text).split(" ")[0].lower()
    return span.of(text) if first and first not in group("source-end") | _NO_HEARER else ""
