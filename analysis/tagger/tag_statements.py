"""The learned tagger: who says what, and which names stand in a text, with probabilities.

The network "who" (``data/tagger/who.onnx``) reads a text window by window; ``who_network`` runs it,
``decode`` makes attributions and entities of what it says, and here they become spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.article.spans import Span, trim
from analysis.errors import DataError, ParameterError
from analysis.tagger import decode
from analysis.tagger.who_network import read

__all__ = [
    "HEADS",
    "Attribution",
    "Entity",
    "Tagged",
    "Words",
    "head_rows",
    "tag",
    "tag_many",
]

HEADS = ("entities", "tone", "persuasion", "loaded", "checkworthy")
KINDS = ("person", "organisation", "place", "other")
TAGS = ("none", "source", "source, inside", "cue", "cue, inside", "content", "content, inside")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Something attributed to someone.

    Args:
        source: The words that name who says it; none where the article names nobody.
        cue: The words that attribute it.
        content: The words attributed, in one stretch or more.
        p: How sure the network is that all this is so, from 0 to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    p: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A name: its place, its kind (person, organisation, place, other) and its probability."""

    span: Span
    kind: str
    p: float


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Probabilities word by word, in arrays of one row per word.

    Args:
        start, end: Offsets of the word.
        log_tags, log_entities: The logarithms of ``tags`` and ``entities``.
    """

    start: NDArray[np.int32]
    end: NDArray[np.int32]
    log_tags: NDArray[np.float32]
    log_entities: NDArray[np.float32]

    @property
    def tags(self) -> NDArray[np.float32]:
        """Probability of each of ``TAGS``."""
        return np.exp(self.log_tags)

    @property
    def entities(self) -> NDArray[np.float32]:
        """Probability of no entity, then of begin and inside of each of ``KINDS``."""
        return np.exp(self.log_entities)


@dataclass(frozen=True, slots=True)
class Tagged:
    """All that the tagger finds in a text.

    Args:
        attributions: In the order of their cues; each word of content belongs to one of them.
        entities: In the order of the text; they do not overlap.
        words: The probabilities behind both; left out when two results are compared.
    """

    attributions: tuple[Attribution, ...]
    entities: tuple[Entity, ...]
    words: Words = field(compare=False, repr=False)


def tag(text: str, *, threads: int = 1) -> Tagged:
    """Find attributions and names in a text of any length.

    Args:
        text: The original text; all offsets count its characters.
        threads: Processor threads to use.

    Raises:
        DataError: The weights are missing from the package.

    Example:
        >>> text = "“It will rain,” Mary Hill said on Monday."
        >>> found = tag(text).attributions[0]
        >>> [span.of(text) for span in found.source + found.cue]
        ['Mary Hill', 'said']
    """
    reading = read(text, threads)
    p = reading.pieces
    starts, ends = p.start.tolist(), p.end.tolist()

    def spans(*runs: tuple[int, int]) -> tuple[Span, ...]:
        trimmed = (trim(text, Span(starts[first], ends[last])) for first, last in runs)
        return tuple(filter(None, trimmed))

    attributions = (
        Attribution(
            spans(one.source) if one.source else (), spans(one.cue), spans(*one.content), one.p
        )
        for one in decode.attributions(reading)
    )
    names = tuple(
        Entity(span, KINDS[r.kind], r.p)
        for r in decode.entities(reading)
        for span in spans((r.first, r.last))
    )
    real = p.end > p.start
    words = Words(p.start[real], p.end[real], reading.tags[real], reading.entities[real])
    return Tagged(tuple(a for a in attributions if a.cue and a.content), names, words)


def tag_many(texts: Iterable[str], *, threads: int = 1) -> Iterator[Tagged]:
    """Tag texts one after the other; each result is the same as ``tag`` gives.

    Texts do not share a batch: the 8-bit network scales its values by what it sees at once, so a
    batch would let a text change its neighbour's result, and padding would cost more than it saves.

    Example:
        >>> [len(found.attributions) for found in tag_many(["", "It rains."])]
        [0, 0]
    """
    for text in texts:
        yield tag(text, threads=threads)


def head_rows(
    head: str, rows: Iterable[Mapping[str, Any]], *, threads: int = 1
) -> Iterator[dict[str, Any]]:
    """What one head sees in each row, as ``sayso tag --head`` prints it.

    Args:
        head: One of ``HEADS``.
        rows: Objects with ``id`` and ``text``, for ``tone`` also ``targets`` ([[start, end], ...]).
        threads: Processor threads to use.

    Raises:
        ParameterError: There is no such head.
        DataError: A row lacks what the head needs.

    Example:
        >>> list(head_rows("entities", [{"id": "a", "text": ""}]))
        [{'id': 'a', 'entities': []}]
    """
    if head not in HEADS:
        raise ParameterError(f"There is no head {head!r}; choose one of {', '.join(HEADS)}.")
    if head == "entities":
        return _entity_rows(rows, threads)
    from analysis.tagger import wording

    rows_of = {
        "tone": wording.tone_rows,
        "persuasion": wording.persuasion_rows,
        "loaded": wording.loaded_rows,
        "checkworthy": wording.checkworthy_rows,
    }
    return rows_of[head](rows, threads=threads)


def _entity_rows(rows: Iterable[Mapping[str, Any]], threads: int) -> Iterator[dict[str, Any]]:
    for row in rows:
        text = row.get("text")
        if not isinstance(text, str):
            raise DataError(
                f'Row {row.get("id")!r} has no "text": give each row an "id" and a "text".'
            )
        tagged = tag(text, threads=threads).entities
        entities = [[e.span.start, e.span.end, e.kind, round(e.p, 4)] for e in tagged]
        yield {"id": row.get("id"), "entities": entities}
