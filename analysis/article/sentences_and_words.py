"""Sentences and words, with their offsets in the original text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from analysis.article.glued_sentences import glued_borders
from analysis.article.name_lists import given, short_bodies, short_places, words_of
from analysis.article.spans import Span, trim
from analysis.common.resources import stored
from analysis.common.slim_imports import load_nltk

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

# A word is held together by what stands inside it (don't, 1.5, U.S., P5+1, AT&T, co-op).
_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|w/o?(?=\s)"
    r"|[$£€]?\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s|m|bn|k)?\b%?"
    r"|\w+(?:[&+’'\-‐‑]\w+)*"
    r"|\.{2,}|--+"
    r"|[^\w\s]"
)
_LETTER = re.compile(r"[^\W_]")
_LINE = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]+")
# Signs that Punkt knows only in their plain form; one character for one keeps the offsets.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_TAIL = 64  # characters at the end of a sentence that can tell how it ends
# A middle initial at a sentence's end; "Elizabeth I." and "Malcolm X." are whole.
_INITIAL = re.compile(r"\b(?P<given>[A-Z][a-z]+) (?:[A-Z]\. ?)?[A-HJ-UWYZ]\.\Z")
# Two initials of a name; "the N.S. Lee" is none, and in "from N.Y. Lee went" a sentence ends.
_INITIALS = re.compile(r"(?:\A|(?P<before>[\w.’'-]+)(?P<comma>,?) )(?P<letters>[A-Z]\.[A-Z])\.\Z")
# What stands before a name and ends no sentence; "Sr." and "St." may stand behind one.
_TITLE = re.compile(
    r"(?:\A|[^\w.])(?:Adm|Amb|Capt|Cmdr|Col|Cpl|Dr|Gen|Govs?|Hon|Insp|Lt|Maj|Messrs|Mlle|Mme|Mrs?|Msgr"
    r"|Ms|Mx|Pfc|Pres|Prof|Pvt|Reps?|Rev|Sens?|Sgt|Spc|Supt)\.\Z"
)
_NICKNAME = re.compile(r"[“\"‘'(][A-Z][a-z]+[”\"’')] [A-Z][a-z]")
_PLACED = frozenset(["a", "an", "at", "from", "in", "into", "near", "the", "to"])
_SPELLED = re.compile(r"(?<!\w)(?:[A-Z]\.){3,}\Z")  # A.B.C.D. people
_ENDED = re.compile(r"[?!.…][\"”’')\]]+$")


def sentences(text: str, within: Sequence[Span] | None = None) -> tuple[Span, ...]:
    """The sentences of a text, none of which crosses the end of a line or a paragraph.

    Punkt (Kiss and Strunk 2006) with parameters trained on news and a list of abbreviations; a
    full stop without a space before a capital ends a sentence outside web addresses, and an initial
    within a name ends none; a sentence goes on after a quotation that ends in "?" or "!" when a
    small letter follows.

    Args:
        text: The original text.
        within: The paragraphs to look at; the whole text's lines where not given.

    Example:
        >>> text = "Sen. Cardin spoke. It rained."
        >>> [s.of(text) for s in sentences(text)]
        ['Sen. Cardin spoke.', 'It rained.']
    """
    if within is None:
        within = _lines(text)
    return tuple(span for p in within for span in _in_paragraph(text, p.start, p.end))


def sentences_from(text: str, within: Sequence[Span], start: int) -> Iterator[Span]:
    """The sentences of some paragraphs that end behind a place; none before it is looked at.

    Example:
        >>> text = "It rains. It pours. It stops."
        >>> [s.of(text) for s in sentences_from(text, [Span(0, len(text))], 12)]
        ['It pours.', 'It stops.']
    """
    for paragraph in within:
        spans = _in_paragraph(text, paragraph.start, paragraph.end)
        first = bisect_right(spans, start, key=lambda one: one.end)
        for at in range(first, len(spans)):
            yield spans[at]


@lru_cache(maxsize=4096)  # many ask for the sentences of the same paragraph
def _in_paragraph(text: str, first: int, last: int) -> tuple[Span, ...]:
    out: list[Span] = []
    punkt = _punkt()
    borders = glued_borders(text, first, last, punkt._params.abbrev_types)
    for one, other in pairwise((first, *borders, last)):
        for start, end in punkt.span_tokenize(text[one:other].translate(_PLAIN)):
            span = trim(text, Span(one + start, one + end))
            if not span:
                continue
            if out and _goes_on(text, out[-1], span):
                out[-1] = Span(out[-1].start, span.end)
            else:
                out.append(span)
    return tuple(out)


def words(text: str, span: Span | None = None) -> tuple[Span, ...]:
    """The words and punctuation marks of a text or of a part of it.

    Contractions, hyphenated words and abbreviations with inner full stops are one word each.

    Example:
        >>> [w.of("The U.S. didn't, he said.") for w in words("The U.S. didn't, he said.")]
        ['The', 'U.S.', "didn't", ',', 'he', 'said', '.']
    """
    span = Span(0, len(text)) if span is None else span
    return tuple([Span(*m.span()) for m in _WORD.finditer(text, span.start, span.end)])


def fewer(text: str, span: Span, most: int) -> bool:
    """Whether a part of a text has fewer words and marks than so many; no more are looked at.

    Example:
        >>> fewer("Go, he said.", Span(0, 12), 4), fewer("Go!", Span(0, 3), 4)
        (False, True)
    """
    matches = _WORD.finditer(text, span.start, span.end)
    return sum(1 for _ in islice(matches, most)) < most


def count(text: str, span: Span | None = None) -> int:
    """How many words a text or a part of it has; punctuation marks are not counted.

    Every count of words that Sayso shows is made here.

    Example:
        >>> count("Go, he said.", Span(0, 3)), count("The Senate - or half of it - met.")
        (1, 7)
    """
    has_letter = _LETTER.search
    first, last = (span.start, span.end) if span else (0, len(text))
    matches = _WORD.finditer(text, first, last)
    return sum(1 for m in matches if has_letter(text, m.start(), m.end()))


def is_word(token: str) -> bool:
    """Whether a token has a letter or a digit.

    Example:
        >>> is_word("P5+1"), is_word("--")
        (True, False)
    """
    return bool(_LETTER.search(token))


def _goes_on(text: str, before: Span, after: Span) -> bool:
    lower = text[after.start].islower()
    no_letters = not _LETTER.search(after.of(text))
    end = max(before.start, before.end - _TAIL)
    goes_on = _ENDED.search(text, end, before.end) or _SPELLED.search(text, end, before.end)
    if no_letters or (lower and goes_on):
        return True
    return text[before.end - 1] == "." and _is_name_on(text, Span(end, before.end), after)


def _is_name_on(text: str, before: Span, after: Span) -> bool:
    """Whether a name goes on behind an initial or a title: "the Jerome N. Lee Fund", "Mr. Page"."""
    titled = _TITLE.search(before.of(text)) is not None
    initial = _INITIAL.search(before.of(text))
    given_before = initial is not None and initial["given"] in given()
    if not titled and not given_before and not _is_initials(before.of(text)):
        return False
    if _NICKNAME.match(text, after.start, after.end):
        return True  # R.D. | “Tex” Lee
    word = _WORD.match(text, after.start, after.end)
    if word is None or not word[0][:1].isupper() or len(word[0]) < 3 - titled:
        return False
    return word[0].lower() not in words_of("function") | words_of("adverb")


def _is_initials(words: str) -> bool:
    """Whether words end in two initials of a person: "Gov. J.B.", but not "in D.C."."""
    match = _INITIALS.search(words)
    if match is None:
        return False
    letters, before = match["letters"], (match["before"] or "").lower()
    short = letters in short_places() or letters in short_bodies()
    letters = letters.replace(".", "")
    none = letters in words_of("zone") or (bool(match["comma"]) and letters in words_of("degree"))
    return not (short or none or before in _PLACED or letters == "LA")


def _lines(text: str) -> list[Span]:
    out, at = [], 0
    for match in _LINE.finditer(text):
        out.append(Span(at, match.start()))
        at = match.end()
    return [*out, Span(at, len(text))]


@cache
def _punkt() -> PunktSentenceTokenizer:
    punkt = load_nltk("tokenize.punkt")
    trained = stored("punkt")
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = {*trained["abbreviations"], *trained["learned"]}
    parameters.collocations = {(a, b) for a, b in trained["collocations"]}
    parameters.sent_starters = set(trained["starters"])
    parameters.ortho_context.update(trained["context"])
    tokenizer: PunktSentenceTokenizer = punkt.PunktSentenceTokenizer()
    tokenizer._params = parameters
    return tokenizer
