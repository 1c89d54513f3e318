"""Loaded words by list, and scare quotes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from analysis.article.lexicon import find, lexicon, word_set
from analysis.article.passage import Passage, Word
from analysis.article.quotes import Quote
from analysis.article.reporting_verbs import lookup
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span
from analysis.rhetoric.value import Value, rate, rate_hits

GROUP = "loaded language"
MOST_WORDS = 3  # of a scare quote


@dataclass(frozen=True, slots=True)
class Loaded:
    """Loaded words of the list ``loaded``, and words held at a distance by quotation marks.

    A loaded word judges while it names: "regime" for government, "slammed" for criticised. The
    list is short and shown in the report; how often a sentence with one of its words was called
    biased by readers of MBIC (Spinde and others 2021) is stated by ``benchmarks/rhetoric.py``. The
    tagger's result is given as well.

    A scare quote, see ``scare_quotes``, counts where its marks stand: the word may be a speaker's,
    but it is the reporter who holds it at a distance.

    Pitfalls: a loaded word in a quotation is the speaker's, so read this by voice. Some words are
    loaded in one subject only ("radical" in politics, not in chemistry).

    Args:
        scare: The article's scare quotes, as ``scare_quotes`` finds them.

    Example:
        >>> from analysis.article.passage import passage
        >>> text = "The regime slammed the report."
        >>> [span.of(text) for span in Loaded()(passage(text))[0].spans]
        ['regime', 'slammed']
    """

    scare: tuple[Quote, ...] = ()

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        hits = find(lexicon("loaded"), part)
        scare = [
            quote.span
            for quote in self.scare
            if any(span.start <= quote.span.start < span.end for span in part.spans)
        ]
        return (
            rate_hits("loaded words", hits, part.length),
            rate("scare quotes", scare, part.length),
        )


def scare_quotes(
    whole: Passage, quotes: Iterable[Quote], most: int = MOST_WORDS
) -> tuple[Quote, ...]:
    """Of an article's quotations those that hold a few words at a distance.

    Each stands in a sentence that tells of no one's saying its words (no reporting verb, no
    "called", no "as"); where a headline quotes single words, its marks do the same work whoever
    said them.

    Args:
        whole: The article's body.
        quotes: Its quotations.
        most: Words at most; more are speech.
    """
    telling = _telling(whole)
    return tuple(
        quote
        for quote in quotes
        if quote.kind == "scare"
        and _few(whole.text, quote, most)
        and any(span.overlap(quote.inner) for span in whole.spans)
        and not _told(whole, quote, telling)
    )


def _few(text: str, quote: Quote, most: int) -> bool:
    held = quote.inner.of(text)
    return 0 < count(held) <= most and any(map(str.isalpha, held)) and "<" not in held


def _within(words: list[Word], span: Span) -> Iterator[Word]:
    """Of words in order those that begin in a span."""
    for at in range(bisect_left(words, span.start, key=lambda w: w.start), len(words)):
        if words[at].start >= span.end:
            return
        yield words[at]


def _telling(part: Passage) -> list[Word]:
    """The words that say that someone says, calls or writes something, in order."""
    names = word_set("small_words", "naming")
    return [word for word in part.words if lookup(word.low) or word.low in names]


def _told(part: Passage, quote: Quote, telling: list[Word]) -> bool:
    """Whether the sentence around a quotation says that someone said, called or wrote it."""
    first = bisect_right(part.sentences, quote.inner.start, key=lambda s: s.span.end)
    for sentence in part.sentences[first : first + 1]:
        if sentence.span.overlap(quote.inner):
            if sentence.title:
                return False
            behind = bisect_right(sentence.words, quote.span.start, key=lambda w: w.end)
            before = [word.low for word in sentence.words[max(0, behind - 2) : behind]]
            if "as" in before:  # "denounced him as a 'fool'"
                return True
            return any(not quote.inner.holds(w.span) for w in _within(telling, sentence.span))
    return False
