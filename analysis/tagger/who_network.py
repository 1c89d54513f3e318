"""A run of the network "who": a value for each word, and links between words.

``decode`` makes attributions and names of them, and ``tag_statements`` is the way to both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.common.resources import stored
from analysis.tagger import word_pieces as pc
from analysis.tagger.insert_full_stops import stopped
from analysis.tagger.onnx_session import session

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Links of the words in the core of one window; words are counted from the text's start.

    Args:
        core: First word of the core, and the one behind its last.
        cues: Words of the window that may be part of a cue.
        content: Core words by cues: how well the word's content links to the cue (a logit).
        begin: First word of the window.
        source: First or last word of a source (2) by cues by words of the window (logits).
        none: Cues by 2: the logit of having no source.
    """

    core: tuple[int, int]
    cues: pc.Ints
    content: Floats
    begin: int
    source: Floats
    none: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A text as the encoder sees it.

    Args:
        pieces: The text in pieces and words, each line ended by a stop (see
            ``analysis.tagger.insert_full_stops``).
        tags: Words by 7, log-probabilities: none, begin and inside of source, cue, content.
        ends: Words by 3, logits: whether a source, a cue, a content ends with the word.
        entities: Words by 9, log-probabilities: none, begin and inside of each kind of entity.
        links: One for each window, in order; their cores cover all words.
    """

    pieces: pc.Pieces
    tags: Floats
    ends: Floats
    entities: Floats
    links: tuple[Links, ...]


def read(text: str, threads: int = 1) -> Reading:
    """Let the encoder read a text of any length, window by window.

    Each window is read alone, without padding: the 8-bit network scales its values by what is in
    the batch, so a text's result would hang on its neighbours.

    Args:
        text: The original text.
        threads: Processor threads to use.

    Raises:
        DataError: The weights are missing from the package.

    Example:
        >>> read("It rained, she said.").tags.shape
        (6, 7)
    """
    pieces = stopped(pc.cut(text))
    values = settings()
    parts = [
        _window(pieces, w, threads) for w in pc.windows(pieces, values["core"], values["context"])
    ]
    if not parts:
        none = [np.zeros((0, n), np.float32) for n in (7, 3, 9)]
        return Reading(pieces, none[0], none[1], none[2], ())
    tags, ends, entities = (np.concatenate([p[0][i] for p in parts]) for i in range(3))
    return Reading(pieces, tags, ends, entities, tuple(p[1] for p in parts))


def _window(pieces: pc.Pieces, w: pc.Window, threads: int) -> tuple[tuple[Floats, ...], Links]:
    """One window: tags, ends and entities of its core, and its links."""
    begin, end = int(pieces.word[w.start]), int(pieces.word[w.end - 1]) + 1
    low, high = int(pieces.word[w.core_start]), int(pieces.word[w.core_end - 1]) + 1
    feed = pc.arrays([(pieces, w)])
    del feed["mask"]
    feed["at"] = (pieces.first[begin:end] - w.start + 1).astype(np.int64)
    tags, entities, links, none = (
        out[0] for out in session("who", threads).run(["tags", "entities", "links", "none"], feed)
    )
    log_tags = log_softmax(tags[:, :7])
    linked = _links(log_tags, links, none, begin, (low, high))
    core = slice(low - begin, high - begin)
    return (log_tags[core], tags[core, 7:], log_softmax(entities[core])), linked


def _links(
    log_tags: Floats, links: Floats, none: Floats, begin: int, core: tuple[int, int]
) -> Links:
    """Links of a window from the vectors of its words."""
    values = settings()
    content, cue, by, first, last = np.split(links, 5, axis=1)
    cues = np.flatnonzero(np.exp(log_tags[:, 3:5]).sum(1) > values["cue_least"])
    scale = np.float32(content.shape[1] ** -0.5)
    a, b = core[0] - begin, core[1] - begin
    words = np.arange(len(links))
    to_cue = content[a:b] @ cue[cues].T * scale + _reach(0, cues[None, :] - words[a:b, None])
    away = words[None, :] - cues[:, None]
    sides = [by[cues] @ side.T * scale + _reach(i, away) for i, side in ((1, first), (2, last))]
    return Links(core, (cues + begin).astype(np.int32), to_cue, begin, np.stack(sides), none[cues])


def _reach(which: int, away: NDArray[np.int64]) -> Floats:
    """The bias of a link by its distance in words."""
    table = _reaches()
    return np.asarray(table[which].take(away + table.shape[1] // 2, mode="clip"))


@cache
def _reaches() -> Floats:
    """The biases of each kind of link by distance; all beyond the last edge are one."""
    values = settings()
    edges = values["reach_edges"]
    most = max(map(abs, edges)) + 1
    place = np.searchsorted(edges, np.arange(-most, most + 1), side="right")
    return np.asarray(values["reach"], np.float32)[:, place]


def log_softmax(x: Floats) -> Floats:
    """Log-probabilities along the last axis.

    Example:
        >>> np.exp(log_softmax(np.zeros((1, 2), np.float32))).tolist()
        [[0.5, 0.5]]
    """
    shifted = x - x.max(-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(-1, keepdims=True)), np.float32)


@cache
def settings() -> Mapping[str, Any]:
    """Labels, distances and decoding weights that belong to the weights of the network "who".

    Raises:
        DataError: The file is missing or broken.
    """
    return stored("tagger/who")
