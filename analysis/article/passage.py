"""Passage: a part of an article cut into sentences and words once, for all measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.article.sentences_and_words import is_word, sentences_from, words
from analysis.article.spans import Span, merged

# A share of a sentence this short ("he said" beside a quotation) is no sentence of its own.
SHORTEST_SHARE = 6
_SPLIT = re.compile(r"(n['’]t|['’](?:s|ll|re|ve|d|m))$", re.I)
_BASES = {"ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "’ll": "will"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a piece of one, as written and as it is looked up."""

    start: int
    end: int
    low: str
    raised: bool  # begins with a capital letter

    @property
    def span(self) -> Span:
        """The word's span."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part's share of one.

    Args:
        span: From the first to the last character.
        words: Words with a letter or digit; contractions and hyphenated words are one.
        pieces: The same with contractions cut ("won't" is "will" and "n't"), for the word lists.
        whole: Whether it counts as a sentence: all of one, or at least six words of one.
        title: Whether most words begin with a capital letter, as in a headline.
        paragraph: The number of the paragraph it stands in, from 0 on.
    """

    span: Span
    words: tuple[Word, ...]
    pieces: tuple[Word, ...]
    whole: bool
    title: bool
    paragraph: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text, ready to be measured; made by ``passage``."""

    text: str
    spans: tuple[Span, ...]
    sentences: tuple[Sentence, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of the part, in order."""
        return tuple(word for sentence in self.sentences for word in sentence.words)

    @property
    def length(self) -> int:
        """The number of words."""
        return sum(len(sentence.words) for sentence in self.sentences)

    def whole(self) -> tuple[Sentence, ...]:
        """The sentences that count as sentences, see ``Sentence``."""
        return tuple(sentence for sentence in self.sentences if sentence.whole and sentence.words)


def passage(
    text: str, spans: Sequence[Span] | None = None, frame: Sequence[Span] | None = None
) -> Passage:
    """Cut a part of a text into sentences and words.

    Sentences are those of the whole text, so that a part which holds a share of a sentence (the
    words around a quotation) gets that share and is told whether it counts as a sentence.

    Args:
        text: The original text.
        spans: The part; the whole text where not given.
        frame: The paragraphs of the text; ``spans`` where not given.

    Example:
        >>> part = passage("“It rained,” he said. We won't go.")
        >>> [len(s.words) for s in part.sentences], part.sentences[1].pieces[1].low
        ([4, 3], 'will')
    """
    spans = merged(spans) if spans is not None else (Span(0, len(text)),)
    frame = tuple(frame) if frame is not None else spans
    out: list[Sentence] = []
    at = paragraph = 0
    for sentence in sentences_from(text, frame, spans[0].start) if spans else ():
        if sentence.start >= spans[-1].end:
            break
        while frame[paragraph].end < sentence.end:
            paragraph += 1
        while at < len(spans) and spans[at].end <= sentence.start:
            at += 1
        for number in range(at, len(spans)):
            part = spans[number]
            if part.start >= sentence.end:
                break
            share = Span(max(part.start, sentence.start), min(part.end, sentence.end))
            out.append(_sentence(text, share, share == sentence, paragraph))
    return Passage(text, tuple(spans), tuple(out))


def of(part: Passage, start: int, end: int) -> str:
    """The text between two offsets of a passage, with plain apostrophes and quotation marks."""
    return plain(part.text[start:end])


def plain(text: str) -> str:
    r"""The text with typographic apostrophes, quotation marks and dashes made plain, one for one.

    Example:
        >>> plain("“don’t”")
        '"don\'t"'
    """
    return text.translate(_PLAIN)


_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "—": "-",
        "\u00a0": " ",
    }
)


def _sentence(text: str, span: Span, whole: bool, number: int) -> Sentence:
    tokens = tuple(_words(text, span))
    long = [word for word in tokens if word.end - word.start > 3]
    title = len(long) > 2 and sum(word.raised for word in long) > 0.7 * len(long)
    pieces = tuple(piece for word in tokens for piece in _pieces(word))
    return Sentence(span, tokens, pieces, whole or len(tokens) >= SHORTEST_SHARE, title, number)


def _words(text: str, span: Span) -> Iterator[Word]:
    for match in words(text, span):
        word = text[match.start : match.end]
        if is_word(word):
            yield Word(match.start, match.end, plain(word).lower(), word[0].isupper())


def _pieces(word: Word) -> Iterator[Word]:
    cut = _SPLIT.search(word.low)
    if cut is None or len(word.low) != word.end - word.start or not cut.start():
        yield word
        return
    middle = word.start + cut.start()
    head, tail = word.low[: cut.start()], cut.group()
    yield Word(word.start, middle, _BASES.get(head, head) if tail == "n't" else head, word.raised)
    yield Word(middle, word.end, _BASES.get(tail, tail), False)
