"""Rhythm: how long sentences are and how much their length moves."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median, pstdev

from analysis.article.passage import Passage
from analysis.rhetoric.value import Value

GROUP = "rhythm"
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Mean, median and spread of sentence length, the change from one to the next, the extremes.

    ``sentence change`` is the mean of ``|l(i+1) - l(i)|`` over the mean length: 0 for sentences of
    one length, about 1.1 where lengths are drawn at random from an exponential distribution. The
    spread is the standard deviation over the mean (coefficient of variation).

    Pitfalls: needs ten sentences to say much; a voice cut by quotations has shares of sentences,
    of which those under six words are left out.

    Args:
        short: Words of a short sentence at most.
        long: Words of a long sentence at least.

    Example:
        >>> from analysis.article.passage import passage
        >>> [v.value for v in Rhythm()(passage("It rained. We all stayed at home."))][:1]
        [3.5]
    """

    short: int = 8
    long: int = 35

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        sentences = part.whole()
        lengths = [len(sentence.words) for sentence in sentences]
        few = "fewer than ten sentences" if len(lengths) < 10 else ""
        middle = mean(lengths) if lengths else NAN
        changes = [abs(b - a) for a, b in pairwise(lengths)]
        brief = tuple(s.span for s, n in zip(sentences, lengths, strict=True) if n <= self.short)
        drawn = tuple(s.span for s, n in zip(sentences, lengths, strict=True) if n >= self.long)
        share = 100 / len(lengths) if lengths else NAN
        return (
            Value("sentence length", middle, "words", note=few),
            Value(
                "median sentence length",
                float(median(lengths)) if lengths else NAN,
                "words",
                note=few,
            ),
            Value(
                "sentence spread",
                pstdev(lengths) / middle if lengths else NAN,
                "of the mean",
                note=few,
            ),
            Value(
                "sentence change",
                mean(changes) / middle if changes else NAN,
                "of the mean",
                note=few,
            ),
            Value(
                "short sentences",
                share * len(brief),
                f"% with {self.short} words or fewer",
                brief,
                few,
            ),
            Value(
                "long sentences",
                share * len(drawn),
                f"% with {self.long} words or more",
                drawn,
                few,
            ),
        )
