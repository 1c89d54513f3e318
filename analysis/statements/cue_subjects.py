"""The words around a reporting verb: which of them are its subject."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from analysis.article.name_lists import words_of
from analysis.article.quotes import Quote, near
from analysis.article.reporting_verbs import ReportingWord, lookup
from analysis.article.sentences_and_words import is_word, sentences, words
from analysis.article.spans import Span, held, trim
from analysis.common.resources import rows

LONGEST = 200  # words in which a subject begins and ends
_ENDS = 64  # characters at the end of a sentence that can tell how it ends
_LY = re.compile(r"\w+ly$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb in a sentence."""

    at: int  # index of the verb among the sentence's tokens
    span: Span
    word: ReportingWord


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens outside quotations and the quotations in it."""

    text: str
    span: Span
    tokens: tuple[Span, ...]
    quotes: tuple[Quote, ...]

    def word(self, i: int) -> str:
        """The token at ``i``; empty beyond either end."""
        return self.tokens[i].of(self.text) if 0 <= i < len(self.tokens) else ""


def group(name: str) -> frozenset[str]:
    """The small words of one group of analysis/data/grammar.tsv."""
    return _groups()[name]


@cache
def _groups() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for row in rows("grammar"):
        out.setdefault(row["group"], set()).add(row["word"])
    return {name: frozenset(words) for name, words in out.items()}


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb."""
    return bool(_LY.match(word)) or word.lower() in group("adverb")


def cues_in(s: Sentence) -> list[Cue]:
    """The reporting verbs of a sentence, those that are nouns there left out."""
    out = []
    for i, token in enumerate(s.tokens):
        word = lookup(token.of(s.text))
        if word is None or word.takes == "none" or token.of(s.text)[0].isupper():
            continue
        before = s.word(i - 1).lower()
        noun = before in group("noun-before") and not (before == "by" and word.form.endswith("ing"))
        if noun or before.endswith(("’s", "'s", "’")):
            continue
        ends = s.word(i + 1) in (".", ",", "") and before[:1].isalnum()
        if word.form == word.lemma and ends and not s.quotes:
            continue  # a noun at the end of its phrase
        out.append(Cue(i, _widened(s, i), word))
    return out


def _widened(s: Sentence, i: int) -> Span:
    """The verb with the auxiliaries and adverbs before it."""
    start = i
    while start > 0 and (
        s.word(start - 1).lower() in group("auxiliary") or is_adverb(s.word(start - 1))
    ):
        start -= 1
        if s.tokens[start].end + 3 < s.tokens[start + 1].start:
            start += 1
            break
    end = s.tokens[i].end
    return Span(s.tokens[start].start, end)


def between(s: Sentence, quote: Quote, cue: Cue) -> tuple[Span, ...]:
    """The subject between a quotation and its cue."""
    span = trim(s.text, Span(quote.span.end, cue.span.start), ",—–-")
    first, comma = span.of(s.text).split(" ")[0], span.of(s.text).rfind(", ")
    if comma > 0 and first in words_of("preposition") | {"of"}:  # “a mess” in the making, Lee said
        span = trim(s.text, Span(span.start + comma + 1, span.end))
    spans = [
        t for t in words(s.text, span) if is_word(t.of(s.text)) and not is_adverb(t.of(s.text))
    ]
    return (Span(spans[0].start, span.end),) if spans else ()


def inverted(s: Sentence, cue: Cue) -> tuple[Span, ...]:
    """The noun phrase behind "said"."""
    start = end = None
    for token in s.tokens[cue.at + 1 : cue.at + 1 + LONGEST]:
        word = token.of(s.text)
        if start is None and word in ",:":
            break
        if start is None:
            start, end = token.start, token.end
            continue
        if word in ",.;:—–" or word.lower() in group("source-end") or word[0] in '“"':
            break
        end = token.end
    return (Span(start, end),) if start is not None and end is not None else ()


def subject(s: Sentence, cue: Cue) -> tuple[Span, ...]:
    """The words before the cue that can be its subject."""
    ended = bisect_right(s.quotes, cue.span.start, key=lambda q: q.span.end)
    quoted = (s.quotes[at] for at in range(ended - 1, max(-1, ended - LONGEST), -1))
    left = (q.span.end for q in quoted if q.kind == "speech")
    floor = next(left, s.span.start)
    last_at = bisect_right(s.tokens, cue.span.start, key=lambda t: t.end)
    first_at = bisect_left(s.tokens, floor, key=lambda t: t.start)
    near_at = first_at if cue.word.form.endswith("ing") else max(first_at, last_at - LONGEST)
    tokens = s.tokens[near_at : min(last_at, near_at + LONGEST)]
    text = s.text
    if not tokens:
        return inverted(s, cue)
    if cue.word.form.endswith("ing"):
        return _first_phrase(s, tokens)
    closing = tokens[-1].of(text).lower()
    if closing in group("pronoun"):
        return (tokens[-1],)
    start, depth = len(tokens), 0
    for i in range(len(tokens) - 1, -1, -1):
        word = tokens[i].of(text)
        depth += (word == ")") - (word == "(")
        subordinate = word.lower() in group("subordinate")
        reports = word.islower() and (verb := lookup(word)) and verb.takes == "clause"
        if not depth and (word in ";:" or subordinate or reports):
            break
        if (
            not depth
            and word == ","
            and i < len(tokens) - 1
            and _starts_subject(text, tokens[i + 1 :])
        ):
            break
        start = i
    if start == len(tokens):
        return ()
    span = trim(text, Span(tokens[start].start, tokens[-1].end), ",—–-")
    return (span,) if span else ()


def _starts_subject(text: str, rest: Sequence[Span]) -> bool:
    """Whether what follows a comma is a subject of its own and not an apposition."""
    return not any(t.of(text) == "," for t in rest)


def _first_phrase(s: Sentence, tokens: Sequence[Span]) -> tuple[Span, ...]:
    """The sentence's first noun phrase, for "..., saying that"."""
    end = None
    for token in tokens:
        word = token.of(s.text)
        if end is not None and (lookup(word) or word.lower() in group("auxiliary") or _past(word)):
            break
        end = token.end
    return (trim(s.text, Span(tokens[0].start, end), ",—–-"),) if end else ()


def _past(word: str) -> bool:
    return word.islower() and (word.endswith("ed") or word in group("past"))


def in_sentences(text: str, span: Span, quotations: tuple[Quote, ...]) -> Iterator[Sentence]:
    """The paragraph's sentences; one that ends within a quotation goes on to the mark's end."""
    merged: list[Span] = []
    for sentence in sentences(text, [span]):
        end = merged[-1].end if merged else 0
        open_ = any(q.span.start < end < q.span.end for q in near(quotations, Span(end, end)))
        before = text[max(merged[-1].start, end - _ENDS) : end] if merged else ""
        tail = merged and (
            not re.search(r"[.!?…:][\"”'’)]*$", before)
            or (re.search(r"[!?…][\"”]$", before) and _tag(sentence.of(text)))
        )
        if open_ or tail:
            merged[-1] = Span(merged[-1].start, sentence.end)
        else:
            merged.append(sentence)
    for sentence in merged:
        inside = tuple(
            q
            for q in near(quotations, sentence)
            if sentence.holds(q.span) or sentence.overlap(q.inner) > 1
        )
        spoken = [q.span for q in inside if q.kind == "speech"]
        every = words(text, sentence)
        tokens = tuple(
            t for t, quoted in zip(every, held(every, spoken), strict=True) if not quoted
        )
        yield Sentence(text, sentence, tokens, inside)


def _tag(sentence: str) -> bool:
    """Whether a sentence is but a name and a cue: "Lee asked." behind a question."""
    words = sentence.split()
    return len(words) <= 7 and any(lookup(w.strip(".,")) for w in words[1:])
