"""Loaded words by list, and scare quotes."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.cues import lookup
from analysis.lexicons import find, lexicon, word_set
from analysis.quotes import Quote
from analysis.rhetoric.passage import Passage
from analysis.rhetoric.values import Value, rate

GROUP = "loaded language"


@dataclass(frozen=True, slots=True)
class Loaded:
    """Loaded words of the list ``loaded``, and words held at a distance by quotation marks.

    A loaded word judges while it names: "regime" for government, "slammed" for criticised. The
    list is short and shown in the report; how often a sentence with one of its words was called
    biased by readers of MBIC (Spinde and others 2021) is stated by ``benchmarks/rhetoric.py``. The
    tagger's reading stands beside it.

    A scare quote is a quotation of a few words in a sentence that tells of no one's saying them (no
    reporting verb, no "called", no "as"); where a headline quotes single words, its marks do the
    same work whoever said them.

    Pitfalls: a loaded word in a quotation is the speaker's, so read this by voice. Some words are
    loaded in one subject only ("radical" in politics, not in chemistry).

    Args:
        quotes: The article's quotations, as ``quotes`` finds them.
        most: Words of a scare quote at most; more are speech.

    Example:
        >>> from analysis.rhetoric.passage import passage
        >>> text = "The regime slammed the report."
        >>> [span.of(text) for span in Loaded()(passage(text))[0].spans]
        ['regime', 'slammed']
    """

    quotes: tuple[Quote, ...] = ()
    most: int = 3

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        hits = find(lexicon("loaded"), part)
        scare = [
            quote.span
            for quote in self.quotes
            if quote.kind == "scare"
            and _few(part.text, quote, self.most)
            and any(span.overlap(quote.inner) for span in part.spans)
            and not _told(part, quote)
        ]
        return (
            rate("loaded words", [h.span for h in hits], part.length, kinds=[h.kind for h in hits]),
            rate("scare quotes", scare, part.length),
        )


def _few(text: str, quote: Quote, most: int) -> bool:
    held = quote.inner.of(text)
    return 0 < len(held.split()) <= most and any(map(str.isalpha, held)) and "<" not in held


def _told(part: Passage, quote: Quote) -> bool:
    """Whether the sentence around a quotation says that someone said, called or wrote it."""
    for sentence in part.sentences:
        if sentence.span.overlap(quote.inner):
            others = [word for word in sentence.words if not quote.inner.holds(word.span)]
            names = word_set("small_words", "naming")
            before = [word.low for word in others if word.end <= quote.span.start][-2:]
            if "as" in before and not sentence.title:  # "denounced him as a 'fool'"
                return True
            return not sentence.title and any(lookup(w.low) or w.low in names for w in others)
    # A share of the sentence is another voice's: someone is told to speak in it.
    return not any(span.holds(quote.span) for span in part.spans)
