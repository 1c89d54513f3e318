"""Lists behind a source and a colon: all of their lines are what the source says.

    The plan would do this, according to a summary:

    Spend 12 million pounds on the wall

    Pay for two new boats

Lines of a list are points, or end without a full stop; one of them alone is not what was said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.article import Article
from analysis.article.spans import Span, minus
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.nested_statements import is_told_within

FEWEST = 2  # lines of a list
LONGEST = 330  # characters of a line
_POINT = re.compile(r"(?:[-–—•·▪*]{1,2}|\d{1,2}[.)])\s?(?=\S)")
_STOPS = tuple('.!?:"”')


def with_lists(article: Article, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each that has a line of such a list with all of its lines.

    Args:
        article: The article.
        candidates: The candidates.
    """
    out = list(candidates)
    for at, lead in enumerate(article.paragraphs[:-FEWEST]):
        if lead.kind == "body" and lead.own.of(article.text).endswith(":"):
            lines = _lines(article, at + 1)
            if len(lines) >= FEWEST:
                out = _with_lines(article.text, out, lead.own, lines)
    return out


def _lines(article: Article, first: int) -> list[Span]:
    """The lines of the list that begins at a paragraph."""
    out: list[Span] = []
    points = False
    for paragraph in article.paragraphs[first:]:
        line = paragraph.own.of(article.text)
        point = _POINT.match(line) is not None
        if paragraph.kind not in ("body", "heading") or len(line) > LONGEST:
            break
        if (line.endswith(_STOPS) and not point) or (points and not point):
            break
        out.append(paragraph.own)
        points = point
    return out


def _with_lines(
    text: str, candidates: Sequence[Candidate], lead: Span, lines: Sequence[Span]
) -> list[Candidate]:
    whole = Span(lines[0].start, lines[-1].end)
    led = [
        number
        for number, one in enumerate(candidates)
        if any(part.overlap(whole) for part in one.content)
        and one.cue
        and all(map(lead.holds, one.cue))
    ]
    if not led:
        return list(candidates)
    last = max(led, key=lambda number: candidates[number].cue[-1].end)
    out = []
    for number, one in enumerate(candidates):
        rest = tuple(part for c in one.content for part in minus(c, [whole]))
        if number == last:
            rules = tuple(Rule.LED if rule is Rule.BLOCK else rule for rule in one.rules)
            out.append(replace(one, content=(*rest, *lines), rules=rules))
        elif number not in led or is_told_within(text, one, whole):
            out.append(one)
        elif rest:
            out.append(replace(one, content=rest))
    return out
