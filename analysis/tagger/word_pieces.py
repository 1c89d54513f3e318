"""From text to what the encoders read: word pieces, their features and windows over them.

A *piece* is a word or a part of one in the encoder's vocabulary; a *word* is what stands between
white space and punctuation marks. Both carry character offsets into the original text, and nothing
is ever written back into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.article.lines import LINE, wraps
from analysis.article.spans import Span
from analysis.common import resources
from analysis.errors import DataError

DATA = resources.DATA / "tagger"
PAD, UNKNOWN, START, STOP, MASK = 0, 100, 101, 102, 103  # ids in the vocabulary

# Values of the features. Files of weights rest on them: add at the end, never renumber.
CASES = ("unknown", "no letter", "lower", "Title", "UPPER", "miXed")
SPACES = ("none", "space", "line", "paragraph")
QUOTES = ("outside", "opening", "inside", "closing", "continued", "unclosed")

_LETTER = re.compile(r"[^\W\d_]")
_MARK = re.compile("[\"“”„«»‟]|''|``|‘|(?<![^\\s(\\[\"“—–-])'(?=\\w)|[’'](?!\\w)")
_OPENING, _CLOSING = set("“„«‟") | {"``"}, set("”»") | {"''"}
_SINGLE = set("‘’'")

Ints = NDArray[np.int32]
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """A text cut into pieces; the arrays of one length hold one value per piece.

    Args:
        text: The original text.
        ids: Index in the vocabulary.
        word: Index of the word that the piece is part of.
        case, space, quote: Indexes into ``CASES``, ``SPACES`` and ``QUOTES``.
        first: For each word, its first piece.
        start, end: For each word, the offsets of its first character and behind its last.
    """

    text: str
    ids: Ints
    word: Ints
    case: Ints
    space: Ints
    quote: Ints
    first: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``start:end`` that the encoder sees; its output at ``core_start:core_end`` counts."""

    start: int
    end: int
    core_start: int
    core_end: int

    def __len__(self) -> int:
        return self.end - self.start


@cache
def tokenizer() -> Any:
    """The word-piece tokenizer of both encoders (uncased English BERT vocabulary).

    Raises:
        DataError: The vocabulary is missing from the package.
    """
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    path = DATA / "vocab.txt"
    if not path.is_file():
        raise DataError(f"The vocabulary {path} is missing; reinstall Sayso.")
    words = path.read_text("utf8").split("\n")
    vocabulary = {word: i for i, word in enumerate(words) if word}
    unknown = "[UNK]"
    word_piece = Tokenizer(models.WordPiece(vocabulary, unk_token=unknown))
    word_piece.normalizer = normalizers.BertNormalizer(lowercase=True)
    word_piece.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return word_piece


def cut(text: str) -> Pieces:
    """Cut a text into pieces with features.

    Example:
        >>> p = cut("“Go,” he said.")
        >>> [p.text[a:b] for a, b in zip(p.start, p.end)]
        ['“', 'Go', ',', '”', 'he', 'said', '.']
        >>> [QUOTES[q] for q in p.quote[:5]]
        ['opening', 'inside', 'inside', 'closing', 'outside']
    """
    # Half of a surrogate pair, as JSON can carry it, is no character to the tokenizer.
    done = tokenizer().encode(_SURROGATE.sub("\ufffd", text), add_special_tokens=False)
    offsets = np.array(done.offsets, np.int32).reshape(-1, 2)
    ids, words = np.array(done.ids, np.int32), np.array(done.word_ids, np.int32)
    real = offsets[:, 1] > offsets[:, 0]
    offsets, ids, words = offsets[real], ids[real], words[real]
    new = np.ones(len(ids), bool)
    new[1:] = words[1:] != words[:-1]
    first = np.flatnonzero(new).astype(np.int32)
    word = (np.cumsum(new) - 1).astype(np.int32)
    last = np.append(first[1:], len(ids))[: len(first)] - 1
    start, end = offsets[first, 0], offsets[last, 1]
    wrapped = wraps(text)
    breaks = [m.start() for m in LINE.finditer(text) if m.start() not in wrapped]
    space = _spaces(breaks, start, end)
    case = _cases(text, start, end, space)
    quote = _quotes(text, start, breaks)
    return Pieces(text, ids, word, case[word], space[word], quote[word], first, start, end)


def _spaces(breaks: Sequence[int], start: Ints, end: Ints) -> Ints:
    """What stands before each word: an index into ``SPACES``."""
    before = np.searchsorted(np.array(breaks, np.int64), start)
    out = np.full(len(start), 3, np.int32)
    out[1:] = np.where(start[1:] > end[:-1], 1 + np.minimum(before[1:] - before[:-1], 2), 0)
    return out


def _cases(text: str, start: Ints, end: Ints, space: Ints) -> Ints:
    """The letter case of each word; unknown in a line whose letters are all of one case."""
    out = np.empty(len(start), np.int32)
    for i, (a, b) in enumerate(zip(start.tolist(), end.tolist(), strict=True)):
        word = text[a:b]
        if word.islower():
            out[i] = 2
        elif word[0].isupper() and (b - a == 1 or word[1:].islower()):
            out[i] = 3
        elif word.isupper():
            out[i] = 4
        else:
            out[i] = 5 if _LETTER.search(word) else 1
    edges = np.append(np.flatnonzero(space > 1), len(start)).tolist()
    for a, b in pairwise(edges):
        line = text[start[a] : end[b - 1]]
        if b - a > 2 and (line.isupper() or line.islower()):
            out[a:b] = 0
    return out


def _quotes(text: str, start: Ints, breaks: Sequence[int]) -> Ints:
    """Where each word stands to the quotation marks: an index into ``QUOTES``."""
    out = np.zeros(len(start), np.int32)
    carried = False
    for begin, stop in _paragraphs(text, breaks):
        marked, carried = _stretches(text, begin, stop, carried)
        for a, b, kind in marked:
            out[np.searchsorted(start, a) : np.searchsorted(start, b)] = kind
    return out


def _paragraphs(text: str, breaks: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The lines of a text that are not empty, as offsets."""
    at = 0
    for stop in (*breaks, len(text)):
        if text[at:stop].strip():
            yield at, stop
        at = stop


def _stretches(
    text: str, begin: int, stop: int, carried: bool
) -> tuple[list[tuple[int, int, int]], bool]:
    """The marked stretches of one paragraph, and whether a quotation is left open at its end."""
    stretches: list[tuple[int, int, int]] = []
    opened, single, inside = -1, -1, 2
    for m in _MARK.finditer(text, begin, stop):
        mark, a, b = m[0], m.start(), m.end()
        if mark in _SINGLE:
            if opened < 0 and single < 0 and mark != "’" and (b < stop and not text[b].isspace()):
                single = a
            elif single >= 0 and mark != "‘" and a > single + 1:
                stretches += [(single, single + 1, 1), (single + 1, a, 2), (a, b, 3)]
                single = -1
        elif opened < 0 and mark not in _CLOSING:
            lead = not text[begin:a].strip()
            opened, inside = b, 4 if carried and lead else 2
            stretches.append((a, b, 1))
        elif opened >= 0 and mark not in _OPENING:
            stretches += [(opened, a, inside), (a, b, 3)]
            opened = -1
    if opened >= 0:
        stretches.append((opened, stop, 5 if inside == 2 else 4))
    return stretches, opened >= 0


def windows(pieces: Pieces, core: int = 128, context: int = 64) -> list[Window]:
    """Cut pieces into windows of whole lines, with lines or parts of them about as context.

    Args:
        pieces: What ``cut`` gave.
        core: The most pieces whose output is kept; a longer line is cut, if it can be at a stop.
        context: The most pieces to see on each side of the core.

    Returns:
        Windows in order; their cores cover all pieces, each once. A window is at most
        ``core + 2 * context`` long (more only where one word alone is longer).
    """
    total = len(pieces)
    line = np.zeros(total + 1, bool)
    heads = pieces.first[pieces.space[pieces.first] > 1]
    line[heads] = line[total] = True
    word = np.zeros(total + 1, bool)
    word[pieces.first] = word[total] = True
    stops = pieces.first[1:][_ends_sentence(pieces)]
    sentence = np.zeros(total + 1, bool)
    sentence[stops] = True
    out: list[Window] = []
    at = 0
    count = max(1, -(-total // core))
    even = max(1, -(-total // count))  # windows of about one length waste no work on padding
    while at < total:
        end = _break(at, min(at + core, total), at + even // 2, (line, sentence, word), total)
        left = _edge(max(at - context, 0), at, word)
        right = end + int(np.flatnonzero(word[end : min(end + context, total) + 1])[-1])
        out.append(Window(left, right, at, end))
        at = end
    return out


def _ends_sentence(pieces: Pieces) -> NDArray[np.bool_]:
    """Whether a sentence may end between each word and the next."""
    last = np.array([pieces.text[e - 1] in '.!?”"' for e in pieces.end[:-1].tolist()], bool)
    return np.asarray(last & (pieces.space[pieces.first][1:] > 0), bool)


def _break(at: int, most: int, least: int, marks: Sequence[NDArray[np.bool_]], total: int) -> int:
    """The best place to end a core: a line's end, else a sentence's, else a word's."""
    if most == total:
        return total
    for kind in marks:
        places = np.flatnonzero(kind[at + 1 : most + 1])
        if len(places) and at + 1 + places[-1] >= least:
            return int(at + 1 + places[-1])
    word = marks[-1]
    places = np.flatnonzero(word[at + 1 :])
    return int(at + 1 + places[0])


def _edge(least: int, at: int, word: NDArray[np.bool_]) -> int:
    """The first word's start from ``least`` on."""
    return least + int(np.flatnonzero(word[least : at + 1])[0])


def arrays(
    items: Sequence[tuple[Pieces, Window]], multiple: int = 1
) -> dict[str, NDArray[np.int64]]:
    """One batch for an encoder: each window between the start and stop piece, padded at the right.

    Args:
        items: Windows, each with the pieces it is cut from.
        multiple: Pad the length to a multiple of this.

    Returns:
        ``ids``, ``case``, ``space``, ``quote`` and ``mask``, each windows by length. Piece ``i`` of
        the text stands in column ``i - window.start + 1``.
    """
    length = max(len(w) for _, w in items) + 2
    length = -(-length // multiple) * multiple
    out = {
        name: np.zeros((len(items), length), np.int64)
        for name in ("ids", "case", "space", "quote", "mask")
    }
    for row, (pieces, w) in enumerate(items):
        n = len(w)
        for name in ("ids", "case", "space", "quote"):
            out[name][row, 1 : n + 1] = getattr(pieces, name)[w.start : w.end]
        out["ids"][row, 0], out["ids"][row, n + 1] = START, STOP
        out["mask"][row, : n + 2] = 1
    return out


def by_word(
    pieces: Pieces, window: Window, p: NDArray[Any]
) -> tuple[tuple[Span, ...], NDArray[Any]]:
    """The words of a window, and the mean of the values that a network gives for their pieces.

    Args:
        pieces: The text.
        window: What the network has read of it.
        p: A row of values for each piece of the window.

    Example:
        >>> read = cut("It rained.")
        >>> words, means = by_word(read, Window(0, 3, 0, 3), np.array([[0.25], [0.5], [1.0]]))
        >>> [word.of(read.text) for word in words], means.tolist()
        (['It', 'rained', '.'], [[0.25], [0.5], [1.0]])
    """
    word = pieces.word[window.start : window.end]
    low, high = int(word[0]), int(word[-1]) + 1
    edges = np.maximum(pieces.first[low:high] - window.start, 0)
    mean = np.add.reduceat(p, edges, 0) / np.diff(np.append(edges, len(word)))[:, None]
    offsets = zip(pieces.start[low:high].tolist(), pieces.end[low:high].tolist(), strict=True)
    return tuple(Span(a, b) for a, b in offsets), np.asarray(mean)
