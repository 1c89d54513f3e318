"""Full stops for lines that end without one, put into what the encoder reads."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from analysis.tagger.word_pieces import Pieces, tokenizer

_ENDED = set(".!?…:;,—–-―")  # a line that ends so needs no stop
_CLOSERS = set("\"'”’»)]")
_SIGNED = re.compile(r"[\"”»’']\s?(?:―|—|–|--?)\s?[^\W\d_a-z][^\n]{1,60}$")


def stopped(pieces: Pieces) -> Pieces:
    r"""The pieces with a full stop behind each line that ends without one.

    Headlines of the corpus that the network was trained on end in a full stop, those of newspapers
    do not: without it a headline seems to go on into the text. What is put in is a word that holds
    no character; it stands before the quotation mark that closes a line, as in that corpus.

    Example:
        >>> from analysis.tagger.word_pieces import cut
        >>> p = stopped(cut("Trams run late\n\nIt rained."))
        >>> [p.text[a:b] for a, b in zip(p.start, p.end)]
        ['Trams', 'run', 'late', '', 'It', 'rained', '.']
    """
    n = len(pieces.start)
    heads = pieces.space[pieces.first] > 1
    at = [
        place
        for end in [*np.flatnonzero(heads[1:] if n else heads) + 1, *([n] if n else [])]
        if (place := _stop_at(pieces, heads, int(end))) >= 0
    ]
    if not at:
        return pieces
    before = np.array(at) - 1
    cuts = np.append(pieces.first, len(pieces))[at]
    last = pieces.first[before]
    quoted = np.where(np.isin(pieces.quote[last], (2, 4, 5)), pieces.quote[last], 0)
    stop = tokenizer().token_to_id(".")
    word = np.insert(np.zeros(n, np.int32), at, 1)
    number = np.flatnonzero(word == 0).astype(np.int32)[pieces.word]
    word = np.insert(number, cuts, np.flatnonzero(word))
    new = np.ones(len(word), bool)
    new[1:] = word[1:] != word[:-1]
    return Pieces(
        pieces.text,
        np.insert(pieces.ids, cuts, stop),
        word,
        np.insert(pieces.case, cuts, np.minimum(pieces.case[last], 1)),
        np.insert(pieces.space, cuts, 0),
        np.insert(pieces.quote, cuts, quoted),
        np.flatnonzero(new).astype(np.int32),
        np.insert(pieces.start, at, pieces.end[before]),
        np.insert(pieces.end, at, pieces.end[before]),
    )


def _stop_at(pieces: Pieces, heads: NDArray[np.bool_], end: int) -> int:
    """The word before which a stop is to stand at the end of a line of words; -1 for none."""
    text, at = pieces.text, end
    if end < len(heads) and text[pieces.start[end]].islower():
        return -1  # the line goes on in the next
    while at and text[pieces.end[at - 1] - 1] in _CLOSERS and not heads[at - 1]:
        at -= 1
        if pieces.space[pieces.first[at]] > 0:
            return -1  # no closing mark
    if not at or text[pieces.end[at - 1] - 1] in _ENDED:
        return -1
    stop = int(pieces.end[at - 1])
    if _SIGNED.search(text, max(0, stop - 80), stop):
        return -1  # the layout tells whose words these are
    return at
