"""Cues inserted between a subject and its verb: "Fares, warned the mayor, Ann Lee, could rise".

The form alone tells what is said and by whom; the tagger overlooks some of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.article.article import Article
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, finder
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_objects import has_finite_verb

_PLAIN = r"[^,.;:!?“”\"\n()]"
_INSERTED = re.compile(
    rf"(?:(?<=[.!?] )|\A)(?P<front>[A-Z]{_PLAIN}{{2,60}}), (?P<cue>[a-z]+)"
    rf" (?P<who>{_PLAIN}{{3,60}}?(?:, {_PLAIN}{{3,60}}?)?),"
    r" (?P<rest>(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)"
    r" [^“”\"\n;]*?)(?=[.!?](?:\s|\Z))"
)
_SAYS = frozenset((
    "say", "argue", "warn", "claim", "insist", "predict", "complain", "suggest", "contend",
    "promise", "maintain", "believe", "admit", "concede", "explain",
))  # fmt: skip
_NO_NAME = re.compile(r"(?:of|to|that|by|in|on|at|for|about|with|against|from|not|as)\b")
SURE = 0.85  # of such a form: in 2,501 news articles it comes 8 times, and all 8 are right


def inserted_cues(article: Article, seen: Sequence[Candidate]) -> Iterator[Candidate]:
    """The attributions by an inserted cue in paragraphs of the body of which nothing was seen.

    Args:
        article: The article.
        seen: The candidates that were seen by other means.
    """
    text = article.text
    held = finder([part for one in seen for part in (*one.content, *one.cue, *one.source)])
    for paragraph in article.paragraphs:
        if paragraph.kind != "body":
            continue
        own = paragraph.own
        for match in _INSERTED.finditer(own.of(text)):
            front, cue, who, rest = (
                Span(own.start + match.start(name), own.start + match.end(name))
                for name in ("front", "cue", "who", "rest")
            )
            verb = lookup(cue.of(text))
            told = verb is not None and verb.lemma in _SAYS
            named = not _NO_NAME.match(who.of(text)) and not has_finite_verb(who.of(text))
            if told and named and not held(Span(front.start, rest.end)):
                yield Candidate((who,), (cue,), (front, rest), (Rule.CLAUSE_CUE,), SURE)
