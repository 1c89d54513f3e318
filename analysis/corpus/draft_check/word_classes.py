"""Words that turn the sense: negations, hedges, and what limits the words before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from analysis.article.lexicon import find, lexicon, word_set
from analysis.article.passage import passage
from analysis.article.spans import Span
from analysis.corpus.draft_check.word_keys import Token

# What, behind the words that are kept, limits or turns them.
TURNS = frozenset(
    [
        "but", "if", "unless", "although", "though", "however", "until", "except", "without",
        "provided", "providing", "assuming", "yet", "not", "lest", "whereas", "only", "rather",
        "instead", "nor", "once",
    ]
)  # fmt: skip
LONG_TURNS = (
    ("as", "long", "as"),
    ("so", "long", "as"),
    ("even", "though"),
    ("even", "if"),
    ("on", "condition"),
    ("on", "the", "condition"),
    ("in", "case"),
    ("just", "not"),
    ("and", "not"),
    ("and", "only"),
    ("and", "if"),
    ("and", "yet"),
    ("or", "not"),
)
CONDITIONS = frozenset(("if", "unless"))
_EDGE = frozenset(["and", "but", "because", "so", "which", "who", "while", "or", "then", "as"])


@cache
def negations() -> frozenset[str]:
    """Single words that deny.

    Example:
        >>> "never" in negations(), "refuse to" in negations()
        (True, False)
    """
    return frozenset(word for word in word_set("negation") if word.isalpha())


def is_negation(token: Token) -> bool:
    """Whether a word denies."""
    return token.key in negations()


def hedges(text: str, span: Span) -> tuple[Span, ...]:
    """Where a passage leaves something open.

    Example:
        >>> [s.of("It may rain.") for s in hedges("It may rain.", Span(0, 12))]
        ['may']
    """
    return tuple(hit.span for hit in find(lexicon("hedges"), passage(text, [span])))


def turns(words: Sequence[str]) -> bool:
    """Whether words limit or turn what stands before them.

    Example:
        >>> turns(["unless", "it", "rains"]), turns(["and", "it", "rains"])
        (True, False)
    """
    if not words:
        return False
    return words[0] in TURNS or any(tuple(words[: len(long)]) == long for long in LONG_TURNS)


def ends_clause(word: str) -> bool:
    """Whether a word begins a clause of its own, which a negation before it does not reach."""
    return word in _EDGE


def overlapping(spans: Iterable[Span], places: Sequence[Span]) -> tuple[Span, ...]:
    """The spans that share a character with one of the places."""
    return tuple(span for span in spans if any(span.overlap(place) for place in places))
