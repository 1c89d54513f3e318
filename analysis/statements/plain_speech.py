"""Statements whose cue is a plain verb of saying: sure, and listed, from a little less on.

"Lee said earlier on Monday | that it rained" is right more often than its confidence tells, which
rests on the network's probability: see ``sureness.SURE_PLAIN``.
"""

from __future__ import annotations

import re

from analysis.article.reporting_verbs import lookup
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.statement_class import StatementClass
from analysis.statements.sureness import LISTED, LISTED_PLAIN, SURE_PLAIN, SURE_SPEECH

_SAYS = frozenset((
    "say", "tell", "write", "add", "argue", "note", "warn", "claim", "insist", "explain", "state",
    "tweet", "testify",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def plainly_said(
    text: str, candidate: Candidate, kind: str, sort: StatementClass
) -> tuple[Rule, ...]:
    """A candidate's rules, with ``PLAIN_VERB`` where a plain verb of saying makes it sure.

    Args:
        text: The article's text.
        candidate: The candidate.
        kind: ``direct``, ``indirect`` or ``mixed``.
        sort: What it is.

    Example:
        >>> from analysis.article.spans import Span
        >>> text = "Lee said on Monday that it rained."
        >>> one = Candidate((Span(0, 3),), (Span(4, 18),), (Span(19, 33),), (), 0.8)
        >>> plainly_said(text, one, "indirect", StatementClass.SPEECH) == (Rule.PLAIN_VERB,)
        True
    """
    if sort is not StatementClass.SPEECH or kind == "direct" or len(candidate.cue) != 1:
        return candidate.rules
    if not candidate.source or candidate.source[0].of(text) in ("that", "which"):
        return candidate.rules
    sure = candidate.confidence
    between = SURE_PLAIN <= sure < SURE_SPEECH or LISTED_PLAIN <= sure < LISTED
    every = map(lookup, _WORD.findall(candidate.cue[0].of(text)))
    verbs = [verb.lemma for verb in every if verb is not None]
    if not between or not verbs or verbs[-1] not in _SAYS:
        return candidate.rules
    return (*candidate.rules, Rule.PLAIN_VERB)
