"""VADER's score of a text, with the words that made it (Hutto and Gilbert 2014), by NLTK's code."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from analysis.article.passage import plain
from analysis.article.spans import Span
from analysis.common.slim_imports import load_nltk
from analysis.errors import DataError

_NOT_SAID = re.compile(r"[\"()\[\]{}]|(?<!\w)'|'(?!\w)|-{1,2}(?=\s)|(?<=\s)-|--")
_TOKEN = re.compile(r"\S+")


def vader(text: str) -> tuple[float, tuple[tuple[Span, float], ...]]:
    """VADER's compound score of a text and the words that made it, with their weights.

    Quotation marks, brackets and dashes are blanked first: NLTK's analyzer takes one mark off a
    word's edge and would not know "cruel" between two.

    Example:
        >>> score, words = vader("Not a “good” idea.")
        >>> score < 0, [span.start for span, _ in words]
        (True, [7])
    """
    analyzer = _analyzer()
    from nltk.sentiment.vader import SentiText

    view = _NOT_SAID.sub(lambda match: " " * len(match.group()), plain(text))
    constants = analyzer.constants
    found = SentiText(view, constants.PUNC_LIST, constants.REGEX_REMOVE_PUNCTUATION)
    tokens = found.words_and_emoticons
    first: dict[str, int] = {}
    for at, token in enumerate(tokens):
        first.setdefault(token, at)
    weights: list[float] = []
    for at, token in enumerate(tokens):
        low = token.lower()
        kind_of = low == "kind" and tokens[at + 1 : at + 2] and tokens[at + 1].lower() == "of"
        if kind_of or low in constants.BOOSTER_DICT:
            weights.append(0.0)
        else:
            weights = analyzer.sentiment_valence(0, found, token, first[token], weights)
    weights = analyzer._but_check(tokens, weights)
    score = float(analyzer.score_valence(weights, view)["compound"])
    places = (m for m in _TOKEN.finditer(view) if len(m.group()) > 1)
    words = []
    for match, token, weight in zip(places, tokens, weights, strict=True):
        if weight:
            start = match.start() + max(0, match.group().find(token))
            words.append((Span(start, start + len(token)), float(weight)))
    return score, tuple(words)


@cache
def _analyzer() -> Any:
    load_nltk()
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    spec = find_spec("vaderSentiment")
    folders = spec.submodule_search_locations if spec else None
    path = (
        Path(next(iter(folders), "")) / "vader_lexicon.txt"
        if folders
        else Path("vader_lexicon.txt")
    )
    try:
        words = path.read_text("utf-8")
    except OSError as error:
        raise DataError(
            "VADER's word list is missing; install the package vaderSentiment again."
        ) from error
    # NLTK's own loader reads only from NLTK's data folders, so the list is handed over here.
    analyzer = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    analyzer.lexicon_file = words.rstrip("\n")
    analyzer.lexicon = analyzer.make_lex_dict()
    analyzer.constants = VaderConstants()
    return analyzer
