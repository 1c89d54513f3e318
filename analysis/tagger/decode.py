"""From what the encoder says of words to attributions and entities.

Words get their tags by the best path; content goes to the cue it links to, a cue to its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.article.transcripts import placed
from analysis.tagger.viterbi import Run, runs, switching
from analysis.tagger.who_network import Floats, Links, Reading, log_softmax, settings
from analysis.tagger.word_pieces import Pieces

SOURCE, CUE, CONTENT = 0, 1, 2
_FAR = 600  # words
QUOTED = 0.5  # share of the words of a content from which on it is a quotation
_ENDINGS = ("s", "t", "re", "ve", "ll", "d", "m")  # what an apostrophe joins without making a name


class Part(NamedTuple):
    """A stretch of content, its probability and that of its link to each cue near it."""

    first: int
    last: int
    p: float
    link: dict[int, float]

    @property
    def size(self) -> int:
        """Words."""
        return self.last - self.first + 1


class Borders(NamedTuple):
    """Each word's line, whether the word is quoted, and whether its line ends in a colon."""

    line: NDArray[np.int64]
    quoted: NDArray[np.bool_]
    leads: NDArray[np.bool_]

    def parted(self, run: Run, cues: NDArray[np.int64]) -> NDArray[np.bool_]:
        """For each cue whether a line's end parts it from a content, all of one line."""
        if self.quoted[run.first : run.last + 1].mean() >= QUOTED:
            return np.zeros(len(cues), bool)
        led = self.leads[cues] & (cues < run.first)
        return np.asarray((self.line[cues] != self.line[run.first]) & ~led, bool)


class Found(NamedTuple):
    """One attribution in numbers of words: a source or nothing, a cue, stretches of content."""

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[tuple[int, int], ...]
    p: float


def attributions(reading: Reading, weights: Mapping[str, Any] | None = None) -> list[Found]:
    """All attributions of a text, in the order of their cues.

    Args:
        reading: What the encoder says.
        weights: Decoding weights, to try others than those stored with the network.
    """
    w = weights or settings()["decode"]
    return _with_layout(_linked(reading, w), reading.pieces)


def _with_layout(attributions: list[Found], pieces: Pieces) -> list[Found]:
    """The attributions that the layout tells, and of the others those that do not touch them."""
    laid_out, turns = [], []
    for place in placed(pieces.text):
        source, cue, content = (in_words(pieces, span) for span in place[:3])
        if cue and content:
            laid_out.append(Found(source, cue, (content,), place.p))
            turns += [content] if place.direct else []
    if not laid_out:
        return attributions
    whole = 2 * sum(b - a for a, b in turns) > len(pieces.start)  # a transcript: turns alone
    taken = np.zeros(len(pieces.start), bool)
    for one in laid_out:
        for a, b in (one.cue, *one.content):
            taken[a : b + 1] = True
    free = [
        f for f in attributions
        if not any(taken[a : b + 1].any() for a, b in (f.cue, *f.content))
        or (not whole and any(_is_within(f, turn) for turn in turns))
    ]  # fmt: skip
    return sorted([*free, *laid_out], key=lambda f: f.cue)


def _is_within(found: Found, turn: tuple[int, int]) -> bool:
    """Whether an attribution is told of by somebody in his turn: "Lee said it rained"."""
    parts = (found.source or (-1, -1), found.cue, *found.content)
    return all(turn[0] <= a and b <= turn[1] for a, b in parts)


def _linked(reading: Reading, w: Mapping[str, Any]) -> list[Found]:
    """The attributions that the network sees."""
    labelled = runs(reading.tags, reading.ends, w["bias"], w["ends"])
    borders = borders_of(reading.pieces)
    labelled = [part for run in labelled for part in _in_lines(run, borders.line)]
    cues = [r for r in labelled if r.kind == CUE]
    contents = [r for r in labelled if r.kind == CONTENT]
    sources = [r for r in labelled if r.kind == SOURCE]
    if not cues:
        return []
    edges = np.array([(cue.first, cue.last + 1) for cue in cues], np.int64)
    parts = [part for run in contents for part in _link(run, edges, borders, reading.links, w)]
    named = [_source(cue, sources, borders, reading.links, w) for cue in cues]
    linked = _settle(parts, cues, named, reading, w)
    out = []
    for number, stretches in sorted(linked.items()):
        cue, source = cues[number], named[number]
        size = sum(part.size for part in stretches)
        p = cue.p * sum(part.size * part.p * part.link[number] for part in stretches) / size
        if p >= w["least"]:
            content = tuple((part.first, part.last) for part in stretches)
            out.append(Found(source, (cue.first, cue.last), content, p))
    return out


def borders_of(pieces: Pieces) -> Borders:
    """The borders between the lines of a text."""
    head = pieces.space[pieces.first] > 1
    line = np.cumsum(head, dtype=np.int64)
    last = np.flatnonzero(np.append(head[1:], True)) if len(head) else np.flatnonzero(head)
    ends = np.array([pieces.text[pieces.end[at] - 1] == ":" for at in last.tolist()], bool)
    of_line = line - line[0] if len(line) else line
    return Borders(line, pieces.quote[pieces.first] > 0, ends[of_line])


def _in_lines(run: Run, line: NDArray[np.int64]) -> Iterator[Run]:
    """A run of words, cut at the ends of its lines."""
    cuts = run.first + 1 + np.flatnonzero(np.diff(line[run.first : run.last + 1]))
    edges = [run.first, *cuts.tolist(), run.last + 1]
    for first, end in pairwise(edges):
        yield run._replace(first=first, last=end - 1)


def _settle(
    parts: list[Part],
    cues: list[Run],
    named: list[tuple[int, int] | None],
    reading: Reading,
    w: Mapping[str, Any],
) -> dict[int, list[Part]]:
    """Give each stretch of content to one cue, or to none.

    Stretches of one cue form a chain: nothing but its own cue and source, marks and a few words
    stand between two of them. A stretch outside its cue's best chain goes to the next best cue
    that it fits, or stays if the link is very sure.
    """
    own = [_own(cue, source) for cue, source in zip(cues, named, strict=True)]
    letters = np.cumsum([0, *_lettered(reading)])
    linked: dict[int, list[Part]] = {}
    waiting = sorted(parts, key=lambda part: -max(part.link.values()) * part.size**0.5)
    for part in waiting:
        for number, p in sorted(part.link.items(), key=lambda kv: -kv[1]):
            if p < w["link"]:
                break
            chain = linked.setdefault(number, [])
            if (
                not chain
                or p >= w["sure"]
                or any(_near(part, other, own[number], letters, w) for other in chain)
            ):
                chain.append(part)
                break
    return {
        number: sorted(chain, key=lambda part: part.first)
        for number, chain in linked.items()
        if chain
    }


def _own(cue: Run, source: tuple[int, int] | None) -> list[tuple[int, int]]:
    """The words of a cue and its source, as ranges."""
    return [(cue.first, cue.last + 1)] + ([(source[0], source[1] + 1)] if source else [])


def _lettered(reading: Reading) -> list[bool]:
    """Whether each word holds a letter or digit."""
    text, p = reading.pieces.text, reading.pieces
    rows = zip(p.start.tolist(), p.end.tolist(), strict=True)
    return [text[a:b][:1].isalnum() for a, b in rows]


def _near(
    part: Part,
    other: Part,
    own: list[tuple[int, int]],
    letters: NDArray[np.int64],
    w: Mapping[str, Any],
) -> bool:
    """Whether two stretches may belong to one cue, by what stands between them."""
    low, high = min(part.last, other.last) + 1, max(part.first, other.first)
    between = int(letters[high] - letters[low])
    if not between:
        return True
    inner = [(a, b) for a, b in own if low <= a and b <= high]
    mine = sum(int(letters[b] - letters[a]) for a, b in inner)
    return bool(inner) and between - mine <= w["between"]


def _link(
    run: Run,
    edges: NDArray[np.int64],
    borders: Borders,
    links: tuple[Links, ...],
    w: Mapping[str, Any],
) -> list[Part]:
    """A run of content as stretches, mostly just one, each with its links to cues.

    ``edges`` are the first word of each cue and the one behind its last.
    """
    # No window is wider than this: cues farther away cannot be linked, and long texts have many.
    begin, end = np.searchsorted(edges[:, 0], (run.first - _FAR, run.last + _FAR)).tolist()
    log_p = _cue_log_p(run, edges[begin:end], borders, links, w["line"])
    near = np.flatnonzero((log_p > -12).any(0))
    if not len(near):
        return []
    log_p, near = log_p[:, near], near + begin
    states = switching(log_p, w["switch"])
    cuts = [0, *(np.flatnonzero(np.diff(states)) + 1).tolist(), len(states)]
    out = []
    for a, b in pairwise(cuts):
        link = dict(zip(near.tolist(), np.exp(log_p[a:b]).mean(0).tolist(), strict=True))
        out.append(Part(run.first + a, run.first + b - 1, run.p, link))
    return out


def _cue_log_p(
    run: Run,
    edges: NDArray[np.int64],
    borders: Borders,
    links: tuple[Links, ...],
    line: float,
) -> Floats:
    """Words of a run by cues: the log-probability that the word links to the cue.

    Each line's end between the two, up to two of them, costs ``line``; no link crosses one but to
    what is quoted or stands behind a colon.
    """
    lines = borders.line
    out = np.full((run.last - run.first + 1, len(edges)), -30, np.float32)
    first = edges[:, 0]
    for link in links:
        low, high = max(run.first, link.core[0]), min(run.last + 1, link.core[1])
        if low >= high or not len(link.cues):
            continue
        rows = link.content[low - link.core[0] : high - link.core[0]]
        a, b = np.searchsorted(link.cues, edges).T
        here = np.flatnonzero(a < b)
        if not len(here):
            continue
        log_p = rows[:, a[here]]  # of a cue of one word; those of more are summed
        for k in np.flatnonzero(b[here] - a[here] > 1).tolist():
            log_p[:, k] = np.logaddexp.reduce(rows[:, a[here[k]] : b[here[k]]], axis=1)
        log_p -= line * np.minimum(np.abs(lines[low:high, None] - lines[first[here]]), 2)
        scores = np.full((high - low, len(edges)), -1e4, np.float32)
        scores[:, here] = log_p
        total = np.logaddexp.reduce(scores, axis=1)[:, None]
        out[low - run.first : high - run.first] = np.maximum(scores - total, -30)
    out[:, borders.parted(run, first)] = -30
    return out


def _source(
    cue: Run,
    sources: list[Run],
    borders: Borders,
    links: tuple[Links, ...],
    w: Mapping[str, Any],
) -> tuple[int, int] | None:
    """The source of a cue as its first and last word, or nothing; it stands in the cue's line."""
    link = next(one for one in links if one.core[0] <= cue.first < one.core[1])
    rows = np.flatnonzero((link.cues >= cue.first) & (link.cues <= cue.last))
    if not len(rows):
        return None
    none = link.none[rows].T[:, :, None]
    log_p = log_softmax(np.concatenate([none, link.source[:, rows]], 2)).mean(1)
    none_p, first_p, last_p = float(log_p[:, 0].sum()), log_p[0, 1:], log_p[1, 1:]
    line = borders.line[link.begin : link.begin + len(first_p)]
    away = line != borders.line[cue.first]
    first_p[away] = last_p[away] = -np.inf
    best: tuple[int, int] | None = None
    most = none_p + w["no_source"]
    for run in sources:
        a, b = run.first - link.begin, run.last - link.begin
        if a >= 0 and b < len(first_p) and float(first_p[a] + last_p[b]) > most:
            best, most = (run.first, run.last), float(first_p[a] + last_p[b])
    a, b = int(first_p.argmax()), int(last_p.argmax())
    if a <= b and float(first_p[a] + last_p[b]) - w["untagged"] > most:
        best = (a + link.begin, b + link.begin)
    return best


def entities(reading: Reading, weights: Mapping[str, Any] | None = None) -> list[Run]:
    """All named entities as runs of words; kinds: person, organisation, place, other.

    Words joined by a hyphen, a point, an ampersand or an apostrophe are one name or none.
    """
    w = weights or settings()["decode"]
    if not len(reading.entities):
        return []
    heads = np.flatnonzero(~_joined(reading.pieces))
    size = np.diff(np.append(heads, len(reading.entities)))
    log_p = reading.entities.copy()
    inner = np.ones(len(log_p), bool)
    inner[heads] = False
    log_p[inner, 1::2] = log_p[inner, 2::2]  # within a joined word a name goes on
    log_p = np.asarray(np.add.reduceat(log_p, heads, 0) / size[:, None], np.float32)
    last = heads + size - 1
    entity_runs = runs(log_softmax(log_p), None, w["entity_bias"], 0.0, w["entity_touch"])
    return [Run(int(heads[r.first]), int(last[r.last]), r.kind, r.p) for r in entity_runs]


def _joined(pieces: Pieces) -> NDArray[np.bool_]:
    """Whether each word is joined to the one before it: Ban Ki-moon, AT&T, O'Neill, U.S."""
    text, n = pieces.text, len(pieces.start)
    out = np.zeros(n, bool)
    close = pieces.space[pieces.first] == 0
    for i in range(1, n - 1):
        if close[i] and close[i + 1] and text[pieces.start[i]] in "-.&'’‑":
            at = pieces.start[i + 1]  # the text's end, where no word follows
            before, after = text[pieces.end[i - 1] - 1], text[at : at + 1]
            ending = text[pieces.start[i + 1] : pieces.end[i + 1]].lower() in _ENDINGS
            if before.isalnum() and after.isalnum() and not ending:
                out[i] = out[i + 1] = True
    return out


def in_words(pieces: Pieces, span: tuple[int, int]) -> tuple[int, int] | None:
    """The first and last word of a stretch of text; none where it holds no word.

    Example:
        >>> from analysis.tagger.word_pieces import cut
        >>> in_words(cut("It rained."), (3, 10))
        (1, 2)
    """
    first = int(np.searchsorted(pieces.start, span[0]))
    last = int(np.searchsorted(pieces.end, span[1], side="right")) - 1
    return (first, last) if first <= last else None
