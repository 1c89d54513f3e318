"""How sure Sayso is of a statement: a probability that is right as often as it says.

The tagger's own probability is of the words; whether the whole statement is right hangs on more. A
logistic regression (Platt 1999) on a few facts of a candidate makes one number of them. Its
weights are made by training/confidence.py on gold data and stored in
analysis/data/confidence.json.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from analysis.article.quotes import Quote, near
from analysis.article.reporting_verbs import lookup
from analysis.article.sentences_and_words import count, words
from analysis.common.resources import stored
from analysis.errors import DataError
from analysis.statements.attribution_candidate import Candidate, Rule

NAMES = (
    "tagger",  # log odds of the tagger's probability; 0 for a candidate by rule alone
    "rule alone",
    "rule agrees",  # a rule found the same cue
    "quoted",  # share of the content that stands in quotation marks
    "no source",
    "known cue",
    "words",  # natural logarithm of the number of words of the content
    "short",  # the content has three words or fewer
    "parts",
)


def facts(text: str, candidate: Candidate, agrees: bool, outer: Sequence[Quote]) -> list[float]:
    """What is known of a candidate, in the order of ``NAMES``.

    Args:
        text: The article's text.
        candidate: The candidate.
        agrees: Whether a rule found a cue in the same place.
        outer: The quotations that stand in no other.
    """
    rule_alone = Rule.TAGGER not in candidate.rules
    p = min(max(candidate.confidence, 1e-4), 1 - 1e-4)
    size_in_words = sum(count(text, c) for c in candidate.content)
    size = sum(len(c) for c in candidate.content)
    quoted = sum(
        c.overlap(q.span) for c in candidate.content for q in near(outer, c) if q.kind == "speech"
    )
    cue = [lookup(w.of(text)) for c in candidate.cue for w in words(text, c)]
    return [
        0.0 if rule_alone else math.log(p / (1 - p)),
        float(rule_alone),
        float(agrees and not rule_alone),
        min(1.0, quoted / max(1, size)),
        float(not candidate.source),
        float(any(cue)),
        math.log(max(1, size_in_words)),
        float(size_in_words <= 3),
        float(len(candidate.content) > 1),
    ]


def confidence(values: Sequence[float], weights: Mapping[str, Any] | None = None) -> float:
    """The probability that a candidate with these facts is right, from 0 to 1.

    Raises:
        DataError: The weights are missing or of another version.
    """
    fitted = weights or _weights()
    z = fitted["bias"] + sum(w * x for w, x in zip(fitted["weights"], values, strict=True))
    return 1 / (1 + math.exp(-z))


def least() -> float:
    """The probability below which a candidate is not taken for a statement."""
    return float(_weights()["least"])


@cache
def _weights() -> Mapping[str, Any]:
    fitted = stored("confidence")
    if tuple(fitted["names"]) != NAMES:
        raise DataError("confidence.json is of another version; install Sayso again.")
    return fitted
