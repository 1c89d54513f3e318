"""The vectors of words that all encoders have in common: words of like meaning have like vectors.

They are the encoders' table of word pieces (``words.bin``: 8-bit values, then a scale for each
piece), less the mean of all pieces, which tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from analysis.errors import DataError
from analysis.tagger import word_pieces as pc

Floats = NDArray[np.float32]


def mean_vector(text: str, weights: Mapping[str, float]) -> Floats:
    """The mean of a text's word vectors, each with its weight, of length 1.

    Args:
        text: A few sentences at most.
        weights: For words in small letters how much each counts; others count nothing.

    Returns:
        The vector; of zeros where no word counts.

    Raises:
        DataError: The table is missing from the package.

    Example:
        >>> def vector(word): return mean_vector(word, {word: 1.0})
        >>> doctor, nurse, tax = map(vector, ("doctor", "nurse", "tax"))
        >>> bool(doctor @ nurse > doctor @ tax)
        True
    """
    small, scale, mean = _table()
    pieces = pc.cut(text)
    out = np.zeros(small.shape[1], np.float32)
    edges = np.append(pieces.first, len(pieces))
    for at, (start, end) in enumerate(zip(pieces.start, pieces.end, strict=True)):
        weight = weights.get(text[start:end].lower(), 0.0)
        if weight:
            ids = pieces.ids[edges[at] : edges[at + 1]]
            out += weight * ((small[ids] * scale[ids, None]).mean(0) - mean)
    length = float(np.linalg.norm(out))
    return np.asarray(out / length, np.float32) if length else out


@cache
def _table() -> tuple[NDArray[np.int8], Floats, Floats]:
    """The pieces' values, the scale of each, and their mean."""
    path = pc.DATA / "words.bin"
    count = pc.tokenizer().get_vocab_size()
    try:
        raw = np.memmap(path, np.uint8, "r")
        width = len(raw) // count - 4  # a byte a value, and four of the scale
        small = raw[: count * width].view(np.int8).reshape(count, width)
        scale = np.array(raw[count * width :]).view(np.float32)
    except (OSError, ValueError) as error:
        raise DataError(f"The weights {path} are missing or broken; reinstall Sayso.") from error
    mean = (scale @ small.astype(np.float32)) / count
    return small, scale, np.asarray(mean, np.float32)
