"""Who is told to have said something behind another verb: "he said Lee laughed and told him that".

The words behind the second verb are Lee's, as "he" tells them; where they were seen as a statement
of their own, it is Lee's too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate, Rule

LEAST = 3  # words of what is told
_HEARER = r"(?:him|her|them|me|us|the [a-z]+|[A-Z][\w’'-]+)"
_TOLD = re.compile(
    r"(?:that )?(?P<who>(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
    r"|(?:the|his|her) [a-z]+) (?:(?:had|has|then|just|only) )?(?!was|were|is|are)"
    r"[a-z]+(?:ed|ook|ent|ame|ave|an|t)(?: (?!and\b)[^,.;:“”\"\n]{1,50}?)? and (?:then |also )?"
    rf"(?P<cue>told(?= {_HEARER} )|said|asked(?= (?:if|why|wh))|warned(?= {_HEARER} ))"
    rf"(?: {_HEARER}(?= (?:that\b|[“\"])))?"
    r",? (?P<rest>that [^.;:“”\"\n]{6,240}|[“\"][^“”\"\n]{6,240}[”\"])"
)
_TELLS = re.compile(r"\b(?:said|says|told|testified|claimed|alleged|wrote|recalled|added)\b")


def with_tellers(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, with what somebody is told to have said behind another verb.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Ann Lee said that Ward laughed and told her that it was late."
        >>> one = Candidate((Span(0, 7),), (Span(8, 12),), (Span(13, 60),))
        >>> [c.source[0].of(text) for c in with_tellers(text, [one])]
        ['Ann Lee', 'Ward']
    """
    out = list(candidates)
    for one in candidates:
        if not one.source or not one.cue or not _TELLS.search(one.cue[-1].of(text)):
            continue
        first = one.content[0]
        told = _TOLD.match(text, first.start) if first.start > one.cue[-1].end else None
        if told is None or len(told["rest"].split()) < LEAST:
            continue
        who, cue, rest = (Span(*told.span(name)) for name in ("who", "cue", "rest"))
        other = next((c for c in out if c is not one and any(cue.overlap(s) for s in c.cue)), None)
        whole = Span(first.start, max(first.end, rest.end))
        if other is not None and other.source and other.source != one.source:
            continue
        if other is None and not first.holds(rest):
            continue
        out = [replace(c, content=(whole,)) if c is one else c for c in out if c is not other]
        rules = (*one.rules, Rule.CUE_CLAUSE)
        inner = Candidate((who,), (cue,), (rest,), rules, confidence=one.confidence)
        out.append(inner)
    return out
