"""A quotation that its own paragraph leads up to, told off from words of another paragraph.

    Lee is tough, without his focus on making trams dear.

    She hit hard in the debate. “Ward's record is one of delay.”

The quotation is hers of whom the sentence right before it tells, and no part of "his focus on".
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate, Rule

BACK = 200  # characters of a paragraph before a quotation
LED = 0.6  # how sure it is that the one told of speaks
_LEAD = re.compile(r"(?:\A|\n|[.!?][\"”’)]* )(?P<who>He|She|They)\b[^.!?:;“”\"\n]{3,120}\. +\Z")
_MARKS = frozenset('“"„«')


def told_off(text: str, candidate: Candidate) -> list[Candidate]:
    r"""A candidate, and apart from it the quotations of other paragraphs that another leads up to.

    Args:
        text: The article's text.
        candidate: A candidate.

    Example:
        >>> text = "He made trams dear.\n\nShe hit hard. “It is late.”"
        >>> one = Candidate((Span(0, 2),), (Span(3, 7),), (Span(8, 18), Span(35, 48)))
        >>> [c.source[0].of(text) for c in told_off(text, one)]
        ['He', 'She']
    """
    if len(candidate.content) < 2 or not candidate.cue:
        return [candidate]
    led = {
        part: who
        for part in candidate.content
        if text[part.start] in _MARKS
        and "\n" in text[candidate.cue[0].start : part.start]
        and (who := _who_leads(text, part)) is not None
    }
    kept = tuple(part for part in candidate.content if part not in led)
    if not led or not kept:
        return [candidate]
    own = [
        Candidate((who,), (), (trim(text, part),), (Rule.LED_BY_SENTENCE,), LED)
        for part, who in led.items()
    ]
    return [replace(candidate, content=kept), *own]


def _who_leads(text: str, part: Span) -> Span | None:
    """The pronoun that the sentence before a quotation begins with."""
    start = max(0, part.start - BACK)
    lead = _LEAD.search(text[start : part.start])
    return None if lead is None else Span(start + lead.start("who"), start + lead.end("who"))
