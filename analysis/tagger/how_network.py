"""A run of the network "how": the probabilities of a sentence and of its words, for ``wording``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.article.lexicon import word_set
from analysis.article.spans import Span
from analysis.common.resources import stored
from analysis.tagger import word_pieces as pc
from analysis.tagger.onnx_session import session

LONGEST = 254  # pieces that the encoder sees at once; a longer sentence is cut between words

_LETTER = re.compile(r"[^\W_]")
_HALF = re.compile("[\ud800-\udfff]")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of one window of whole words.

    Args:
        words: The words, as offsets into the text that was cut.
        letters: For each word, whether it has a letter or digit.
        small: For each word, whether it says little by itself: "to", "the", a single letter.
        techniques: Words by techniques, and last whether any: probabilities.
        line: The same of the window as a whole.
        loaded_words: For each word, the probability that it is loaded.
        loaded: Probability that the window is loaded, the mean of what MBIC's readers and what
            Anno-lexical's language models call so.
        checkworthy: Probability that the window is worth a check.
    """

    words: tuple[Span, ...]
    letters: NDArray[np.bool_]
    small: NDArray[np.bool_]
    techniques: Floats
    line: Floats
    loaded_words: Floats
    loaded: float
    checkworthy: float


def read(pieces: pc.Pieces, threads: int = 1) -> Iterator[tuple[pc.Window, Reading]]:
    """Read a sentence, in one window or, where it is too long, in some.

    Example:
        >>> [len(reading.words) for _, reading in read(pc.cut("It rained."))]
        [3]
    """
    names = ["piece", "line", "loaded_piece", "loaded", "lexical", "checkworthy"]
    share = settings()["lexical"]  # how much the second of two senses of "loaded" counts
    for window in _chunks(pieces):
        out = _run(pieces, window, None, names, threads)
        piece, line, loaded_piece, loaded, lexical, checkworthy = (_sigmoid(o[0]) for o in out)
        loaded = (1 - share) * loaded + share * lexical
        words, mean = pc.by_word(pieces, window, np.c_[piece[1:-1], loaded_piece[1:-1]])
        p = np.asarray(mean, np.float32)
        kinds, loaded_words = p[:, :-1], p[:, -1]
        letters = np.array([bool(_LETTER.search(pieces.text, w.start, w.end)) for w in words], bool)
        small = np.array([_is_small(w.of(pieces.text)) for w in words], bool)
        marks = (words, letters, small)
        yield window, Reading(*marks, kinds, line, loaded_words, float(loaded), float(checkworthy))


def read_toward(pieces: pc.Pieces, target: Span, threads: int = 1) -> Floats | None:
    """Probabilities of a negative, neutral and positive tone toward a target in a sentence.

    Returns:
        Three probabilities; nothing where no piece lies in the target.

    Example:
        >>> read_toward(pc.cut("It rained."), Span(2, 3)) is None
        True
    """
    hit = ((pieces.start < target.end) & (pieces.end > target.start))[pieces.word]
    if not hit.any():
        return None
    # Of a sentence too long to see at once, the part about the target.
    begin = max(0, min(int(hit.argmax()) - LONGEST // 2, len(pieces) - LONGEST))
    end = min(len(pieces), begin + LONGEST)
    logits = _run(pieces, pc.Window(begin, end, begin, end), hit, ["tone"], threads)[0][0]
    e = np.exp(logits - logits.max())
    return np.asarray(e / e.sum(), np.float32)


def cut(text: str) -> pc.Pieces:
    """``pieces.cut`` for any string: the half characters that JSON can hold are passed over.

    Example:
        >>> len(cut("It" + chr(0xD800) + "rained."))
        3
    """
    return pc.cut(_HALF.sub("\ufffd", text))


def runs(
    seen: Reading, settings: Mapping[str, Any], kinds: Sequence[int] | None = None
) -> list[tuple[Span, int, float]]:
    """Stretches of words whose probability of a technique reaches its threshold.

    A word's probability is weighed with that of its whole sentence, as a geometric mean with
    the exponent ``line``; stretches with at most ``gap`` words between them are one. A stretch
    begins and ends with a word that says something: small words at its edges are left out.

    Args:
        seen: What the encoder says of a sentence.
        settings: ``thresholds``, one a technique, ``line`` and ``gap``.
        kinds: Numbers of the techniques to look for; all where not given.

    Returns:
        Stretch, number of the technique and mean probability, in order.

    Example:
        >>> settings = {"thresholds": [0.5], "line": 0.0, "gap": 0}
        >>> p = np.array([[0.1], [0.75], [0.25]], np.float32)
        >>> words = (Span(0, 2), Span(3, 7), Span(7, 8))
        >>> letters, small = np.array([True, True, False]), np.array([True, False, False])
        >>> runs(Reading(words, letters, small, p, p.max(0), p[:, 0], 0.5, 0.5), settings)
        [(Span(start=3, end=7), 0, 0.75)]
    """
    out: list[tuple[Span, int, float]] = []
    share = settings["line"]
    for kind in range(len(settings["thresholds"])) if kinds is None else kinds:
        weighed = seen.techniques[:, kind] ** (1 - share) * seen.line[kind] ** share
        hits = np.flatnonzero((weighed >= settings["thresholds"][kind]) & seen.letters)
        if not len(hits):
            continue
        at = np.cumsum(seen.letters)[hits]  # marks between two words are no gap
        for run in np.split(hits, np.flatnonzero(np.diff(at) > 1 + settings["gap"]) + 1):
            telling = run[~seen.small[run]]
            if not len(telling):
                continue
            a, b = int(telling[0]), int(telling[-1])
            mean = float(weighed[a : b + 1].mean())
            out.append((Span(seen.words[a].start, seen.words[b].end), kind, mean))
    return sorted(out)


def _is_small(word: str) -> bool:
    return len(word) < 2 or word.lower() in word_set("function_words")


def _chunks(pieces: pc.Pieces) -> Iterator[pc.Window]:
    """Windows of whole words that hold at most ``LONGEST`` pieces each."""
    at = 0
    edges = np.append(pieces.first, len(pieces))
    while at < len(pieces):
        end = int(edges[np.searchsorted(edges, at + LONGEST, "right") - 1])
        yield pc.Window(at, end, at, end)
        at = end


def _run(
    pieces: pc.Pieces, window: pc.Window, marked: Any, names: list[str], threads: int
) -> list[Floats]:
    """Logits of one window, alone in its batch.

    The 8-bit network scales its values by what is in the batch: alone, and without padding, a
    sentence's result is the same whatever is read with it.
    """
    feed = pc.arrays([(pieces, window)])
    feed["mark"] = np.zeros_like(feed["ids"])
    if marked is not None:
        feed["mark"][0, 1 : len(window) + 1] = marked[window.start : window.end]
    del feed["mask"]
    out: list[Floats] = session("how", threads).run(names, feed)
    return out


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -30, 30))), np.float32)


@cache
def settings() -> dict[str, Any]:
    """Names and thresholds that belong to the weights.

    Raises:
        DataError: The file is missing or broken.
    """
    return stored("tagger/how")
