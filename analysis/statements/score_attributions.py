"""Predicted attributions against gold: precision, recall and F1.

Two contents match when they share at least half of their words (Jaccard 1912), one to one, best
pairs first. An attribution is right when the sources of such a pair share a word or both have none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.common.loading import json_value, plain
from analysis.errors import DataError

MEASURES = (
    "content_exact", "content", "attribution", "attribution_cue", "quoted", "unquoted",
    "word_source", "word_cue", "word_content",
)  # fmt: skip
_WORD = re.compile(r"\w+")
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")  # a cue can be a bare colon
_MARK = re.compile('["“”]')

Offsets = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, of how many predicted and how many in the gold.

    Example:
        >>> Score(6, 8, 12).f1
        0.6
    """

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Hits / predicted; 0 where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Hits / gold; 0 where the gold is empty."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 2PR / (P + R) (van Rijsbergen 1979)."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an attribution, each by the offset of its first character."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    quoted: bool


def score(gold: Mapping[str, Any], predicted: Mapping[str, Any]) -> dict[str, Score]:
    """Score the attributions of many articles, pooled.

    Args:
        gold: From article id to {"text", "attributions"}.
        predicted: From article id to {"attributions"}; an id that lacks counts as no attribution.

    Returns:
        A Score for each of ``MEASURES``: content word for word, content by half its words, with its
        source, with its cue too, those with and without quotation marks, and single words.

    Example:
        >>> article = {"text": "It rains, he said.", "attributions":
        ...            [{"source": [[10, 12]], "cue": [[13, 17]], "content": [[0, 8]]}]}
        >>> score({"a": article}, {"a": article})["attribution"].f1
        1.0
    """
    counts: Counter[tuple[str, str]] = Counter()
    for key, article in gold.items():
        ours = predicted.get(key, {}).get("attributions", [])
        _count(article["text"], article["attributions"], ours, counts)
    return {
        m: Score(*(counts[m, side] for side in ("hits", "predicted", "gold"))) for m in MEASURES
    }


def which_right(text: str, gold: list[Any], predicted: list[Any]) -> list[bool]:
    """For each predicted attribution of one article, whether it counts as right.

    Example:
        >>> row = {"source": [[10, 12]], "cue": [[13, 17]], "content": [[0, 8]]}
        >>> which_right("It rains, he said.", [row], [row, {"content": [[10, 12]]}])
        [True, False]
    """
    expected = _prepared(text, gold)
    prepared = [_prepared(text, [row]) for row in predicted]
    pairs = _pairs(expected, [w for one in prepared for w in one], 0.5)
    right = {id(p) for g, p in pairs if _same_source(g, p)}
    return [any(id(w) in right for w in one) for one in prepared]


def matches(
    text: str, first: list[Any], second: list[Any], least: float = 0.5
) -> tuple[tuple[int, int], ...]:
    """Which attributions of two lists are of the same words, as pairs of places in the lists.

    Args:
        text: The article's text.
        first: Attributions, as ``attributions_row`` gives them.
        second: Others of the same text.
        least: How much of their words two must share (Jaccard), from 0 to 1.

    Example:
        >>> row = {"content": [[0, 8]]}
        >>> matches("It rains, he said.", [row], [{"content": [[10, 12]]}, row])
        ((0, 1),)
    """
    sides = [[_prepared(text, [row]) for row in rows] for rows in (first, second)]
    places = [{id(w): at for at, one in enumerate(side) for w in one} for side in sides]
    flat = [[w for one in side for w in one] for side in sides]
    pairs = _pairs(flat[0], flat[1], least)
    return tuple(sorted((places[0][id(a)], places[1][id(b)]) for a, b in pairs))


def read_rows(path: str | Path, text: bool) -> dict[str, Any]:
    """The rows of a JSONL file of attributions, by id.

    Raises:
        DataError: The file is missing, or a line is not such a row.
    """
    out: dict[str, Any] = {}
    try:
        lines = Path(path).read_text("utf-8").split("\n")
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be read: {error}; check the name.") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        row = json_value(line, f"{path}, line {number},", DataError)
        if (
            not isinstance(row, dict)
            or "id" not in row
            or not isinstance(row.get("attributions"), list)
            or not all(map(_is_attribution, row["attributions"]))
        ):
            raise DataError(f'{path}, line {number}, needs "id" and a list of "attributions".')
        if text and not isinstance(row.get("text"), str):
            raise DataError(f'{path}, line {number}, has no "text"; the gold file needs it.')
        out[plain(row["id"], f"{path}, line {number}: the id", DataError)] = row
    if not out:
        raise DataError(f"{path} has no row; give a JSONL file with one article a line.")
    return out


def _is_attribution(value: Any) -> bool:
    """Whether a value is a mapping whose source, cue and content are pairs of whole numbers."""
    roles = [value.get(role) or [] for role in _ROLES] if isinstance(value, dict) else [0]
    return all(
        isinstance(spans, list)
        and all(
            isinstance(span, list) and len(span) == 2 and all(type(at) is int for at in span)
            for span in spans
        )
        for spans in roles
    )


_ROLES = ("source", "cue", "content")


def _count(text: str, gold: list[Any], ours: list[Any], counts: Counter[tuple[str, str]]) -> None:
    expected, guessed = _prepared(text, gold), _prepared(text, ours)

    def add(measure: str, hits: int, predicted: int, of: int) -> None:
        for side, n in (("hits", hits), ("predicted", predicted), ("gold", of)):
            counts[measure, side] += n

    n_found, n_gold = len(guessed), len(expected)
    add("content_exact", len(_pairs(expected, guessed, 1.0)), n_found, n_gold)
    pairs = _pairs(expected, guessed, 0.5)
    add("content", len(pairs), n_found, n_gold)
    right = [(g, p) for g, p in pairs if _same_source(g, p)]
    add("attribution", len(right), n_found, n_gold)
    add("attribution_cue", sum(bool(g.cue & p.cue) for g, p in right), n_found, n_gold)
    for measure, quoted in (("quoted", True), ("unquoted", False)):
        sides = (sum(row.quoted is quoted for row in rows) for rows in (guessed, expected))
        add(measure, sum(g.quoted is quoted for g, _ in right), *sides)
    for role in ("source", "cue", "content"):
        all_gold: set[int] = set().union(*(getattr(row, role) for row in expected))
        all_found: set[int] = set().union(*(getattr(row, role) for row in guessed))
        add(f"word_{role}", len(all_gold & all_found), len(all_found), len(all_gold))


def _same_source(gold: _Words, predicted: _Words) -> bool:
    return bool(gold.source & predicted.source) or not (gold.source or predicted.source)


def _prepared(text: str, rows: list[Any]) -> list[_Words]:
    out = []
    for row in rows:
        spans = row.get("content") or []
        quoted = any(_MARK.search(text, max(0, start - 1), end + 1) for start, end in spans)
        content = _starts(text, spans, _WORD)
        if content:
            source = _starts(text, row.get("source") or [], _WORD)
            cue = _starts(text, row.get("cue") or [], _WORD_OR_SIGN)
            out.append(_Words(source, cue, content, quoted))
    return out


def _starts(text: str, spans: Offsets, unit: re.Pattern[str]) -> frozenset[int]:
    return frozenset(s + m.start() for s, e in spans for m in unit.finditer(text[s:e]))


def _pairs(
    gold: list[_Words], predicted: list[_Words], least: float
) -> list[tuple[_Words, _Words]]:
    """One-to-one pairs whose contents overlap enough, best first."""
    ranked = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = len(g.content & p.content)
            overlap = shared / (len(g.content) + len(p.content) - shared)
            if shared and overlap >= least:
                ranked.append((-overlap, i, j))
    free_gold, free_found = set(range(len(gold))), set(range(len(predicted)))
    out = []
    for _, i, j in sorted(ranked):
        if i in free_gold and j in free_found:
            free_gold.remove(i)
            free_found.remove(j)
            out.append((gold[i], predicted[j]))
    return out
