"""VADER's score of a text, with the words that made it (Hutto and Gilbert 2014)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from analysis.article.passage import plain
from analysis.article.spans import Span
from analysis.errors import DataError

_NOT_SAID = re.compile(r"[\"()\[\]{}]|(?<!\w)'|'(?!\w)|-{1,2}(?=\s)|(?<=\s)-|--")
_TOKEN = re.compile(r"\S+")


def vader(text: str) -> tuple[float, tuple[tuple[Span, float], ...]]:
    """VADER's compound score of a text and the words that made it, with their weights.

    Quotation marks, brackets and dashes are blanked first: VADER leaves those beside a short word
    and would not know the “no” between two.

    Example:
        >>> score, words = vader("Not a “good” idea.")
        >>> score < 0, [span.start for span, _ in words]
        (True, [7])
    """
    from vaderSentiment.vaderSentiment import SentiText

    view = _NOT_SAID.sub(lambda match: " " * len(match.group()), plain(text))
    scores = _analyzer().polarity_scores(view)
    tokens = SentiText(view).words_and_emoticons
    words = []
    for match, token, weight in zip(_TOKEN.finditer(view), tokens, scores["weights"], strict=True):
        if weight:
            start = match.start() + match.group().find(token)
            words.append((Span(start, start + len(token)), float(weight)))
    return float(scores["compound"]), tuple(words)


@cache
def _analyzer() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    class Analyzer(SentimentIntensityAnalyzer):  # type: ignore[misc]
        """VADER's analyzer, which also says what each word weighs in the score."""

        def score_valence(self, sentiments: Sequence[float], text: str) -> dict[str, Any]:
            return {**super().score_valence(sentiments, text), "weights": sentiments}

    try:
        analyzer = Analyzer()
    except OSError as error:
        raise DataError(
            "VADER's word list is missing; reinstall the package vaderSentiment."
        ) from error
    analyzer.emojis = {}  # the words it takes them for stand nowhere in the text
    return analyzer
