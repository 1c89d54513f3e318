"""Word lists: TSV files in analysis/data, and finding their entries in a passage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from analysis.article.spans import Span
from analysis.common.resources import Row, rows
from analysis.errors import DataError

if TYPE_CHECKING:
    from analysis.article.passage import Passage, Sentence, Word


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a word list.

    Args:
        words: The words in lower case; ``*`` at the end of a word stands for any ending.
        kind: Its class within the list.
        before: The word before must be (or, with ``!`` in the file, must not be) one of these.
        after: The same for the word after. ``#`` stands for a number, ``.`` for the end or start of
            the clause, ``A`` for a word with a capital letter.
        lower: Whether the first word must begin with a small letter ("may", not "May").
    """

    words: tuple[str, ...]
    kind: str
    before: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    lower: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found: where, and of which class."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A word list, indexed by first word."""

    name: str
    entries: tuple[Entry, ...]
    index: Mapping[str, tuple[Entry, ...]]


@cache
def lexicon(name: str) -> Lexicon:
    """The word list ``analysis/data/NAME.tsv``.

    Raises:
        DataError: The file is missing, or a line is not "phrase, class, before, after, case".

    Example:
        >>> lexicon("hedges").name
        'hedges'
    """
    entries = []
    for row in rows(name):
        case = row.get("case", "")
        if case not in ("", "lower"):
            raise DataError(f"{name}.tsv: the case of {_phrase(row)!r} is {case!r}, not 'lower'.")
        must_before, never_before = _sides(row.get("before", ""))
        must_after, never_after = _sides(row.get("after", ""))
        words, kind = tuple(_phrase(row).lower().split()), row.get("class", "")
        entries.append(
            Entry(words, kind, must_before, never_before, must_after, never_after, case == "lower")
        )
    return indexed(name, entries)


def indexed(name: str, entries: Iterable[Entry]) -> Lexicon:
    """A Lexicon from entries that were made elsewhere (the user's own list)."""
    index: dict[str, list[Entry]] = {}
    entries = tuple(entries)
    for entry in entries:
        index.setdefault(entry.words[0], []).append(entry)
    ranked = {
        first: tuple(sorted(phrases, key=lambda e: -len(e.words)))
        for first, phrases in index.items()
    }
    return Lexicon(name, entries, MappingProxyType(ranked))


@cache
def word_set(name: str, kind: str | None = None) -> frozenset[str]:
    """The single words of a list (of one class), for a plain look-up."""
    return frozenset(
        _phrase(row).lower() for row in rows(name) if kind is None or row.get("class") == kind
    )


@cache
def counts(name: str) -> Mapping[str, int]:
    """A list of words with a whole number each.

    Raises:
        DataError: The file is missing, or a word has no number.
    """
    out = {}
    for row in rows(name):
        word, count = [*row.values()][:2]
        if not count.isdigit():
            raise DataError(f"{name}.tsv has no whole number behind {word!r}.")
        out[word] = int(count)
    return MappingProxyType(out)


def find(words: Lexicon, part: Passage) -> tuple[Hit, ...]:
    """Where the entries of a list stand in a passage; the longest entry wins, none overlap.

    Example:
        >>> from analysis.article.passage import passage
        >>> text = "It may rain in May, perhaps."
        >>> [hit.span.of(text) for hit in find(lexicon("hedges"), passage(text))]
        ['may', 'perhaps']
    """
    return tuple(hit for sentence in part.sentences for hit in find_in(words, part.text, sentence))


def find_in(words: Lexicon, text: str, sentence: Sentence) -> Iterator[Hit]:
    """The same for one sentence."""
    pieces, index, at = sentence.pieces, words.index, 0
    while at < len(pieces):
        entries = index.get(pieces[at].low, ())
        for entry in entries:
            if _matches(entry, text, pieces, at, sentence.title):
                end = at + len(entry.words)
                yield Hit(Span(pieces[at].start, pieces[end - 1].end), entry.kind)
                at = end - 1
                break
        at += 1


def _matches(entry: Entry, text: str, pieces: tuple[Word, ...], at: int, title: bool) -> bool:
    end = at + len(entry.words)
    if end > len(pieces) or (entry.lower and pieces[at].raised and not title):
        return False
    for offset in range(1, len(entry.words)):
        word, wanted = pieces[at + offset], entry.words[offset]
        if word.low != wanted and not (wanted[-1] == "*" and word.low.startswith(wanted[:-1])):
            return False
        if not _adjacent(text, pieces[at + offset - 1], word):
            return False
    if entry.before or entry.not_before:
        names = _names(text, pieces, at, -1)
        if (entry.before and not names & entry.before) or names & entry.not_before:
            return False
    if entry.after or entry.not_after:
        names = _names(text, pieces, end - 1, 1)
        if (entry.after and not names & entry.after) or names & entry.not_after:
            return False
    return True


def _names(text: str, pieces: tuple[Word, ...], at: int, step: int) -> frozenset[str]:
    other = at + step
    if not 0 <= other < len(pieces):
        return frozenset(".")
    first, second = (pieces[other], pieces[at]) if step < 0 else (pieces[at], pieces[other])
    if not _adjacent(text, first, second):
        return frozenset(".")
    word = pieces[other]
    names = {word.low}
    if (
        word.low[0].isdigit()
        or word.low[0] in "$£€"
        or word.low in word_set("small_words", "number")
    ):
        names.add("#")
    if word.raised:
        names.add("A")
    return frozenset(names)


def _adjacent(text: str, first: Word, second: Word) -> bool:
    gap = second.start - first.end
    return (
        gap == 0
        or (gap == 1 and text[first.end] in " \u00a0-‑\n")
        or text[first.end : second.start].isspace()
    )


def _sides(cell: str) -> tuple[frozenset[str], frozenset[str]]:
    items = cell.split()
    return frozenset(i for i in items if i[0] != "!"), frozenset(
        i[1:] for i in items if i[0] == "!"
    )


def _phrase(row: Row) -> str:
    """The first cell: what a line of a word list is about."""
    return next(iter(row.values()))


@cache
def patterns(name: str) -> Mapping[str, re.Pattern[str]]:
    """A pattern for each class of phrases of a list, which "*" ends where any ending will do."""
    groups: dict[str, dict[str, list[str]]] = {}
    for row in rows(name):
        phrase, kind = _phrase(row), row["class"]
        rest = re.escape(phrase[1:]).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        rests = groups.setdefault(kind, {}).setdefault(phrase[0], [])
        rests.append(rest.replace("'", "['’]"))
    return MappingProxyType({kind: _any_of(words) for kind, words in groups.items()})


def _any_of(words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """One pattern for phrases by their first letter, so that few are tried at a word."""
    starts = [
        f"['’](?:{'|'.join(rest)})" if first == "'" else rf"\b{first}(?:{'|'.join(rest)})"
        for first, rest in words.items()
    ]
    return re.compile(rf"(?:{'|'.join(starts)})(?!\w)", re.IGNORECASE)
