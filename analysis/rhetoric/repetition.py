"""Figures of repetition: anaphora, parallel openings, repeated words and phrases."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.article.lexicon import word_set
from analysis.article.passage import Passage, Sentence, Word
from analysis.article.spans import Span, merged
from analysis.rhetoric.value import Value, rate

GROUP = "devices"
_CLAUSE = re.compile(r"[,;:–—]|--|\s(?:and|or|but)\s")


@dataclass(frozen=True, slots=True)
class Repetition:
    """Anaphora, parallel openings and repetition, each as a rate in 1,000 words.

    Anaphora: three or more successive sentences, or three or more members of one sentence, begin
    with the same words. Parallel opening: two successive sentences do. Repetition: a word said
    twice at once ("never, never"), or a phrase of ``phrase`` words or more that begins a clause and
    is said again in the same sentence or the next (Lanham 1991, "A Handlist of Rhetorical Terms").

    Pitfalls: names, articles and "he said" open many sentences without any design and are left
    out; lists of votes or places are not. A pattern sees the form, not the wish to move.

    Args:
        opening: Words that sentences must share to count as opening alike.
        phrase: Words a repeated phrase has at least.

    Example:
        >>> from analysis.article.passage import passage
        >>> text = "We will fight here. We will fight there. We will fight on."
        >>> [(v.name, len(v.spans)) for v in Repetition()(passage(text))]
        [('anaphora', 1), ('parallel openings', 0), ('repetition', 0)]
    """

    opening: int = 2
    phrase: int = 4

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        sentences = part.whole()
        runs = list(_runs(sentences, self.opening))
        anaphora = [span for span, length in runs if length >= 3]
        anaphora += [span for s in sentences for span in _members(part.text, s)]
        anaphora = list(merged(anaphora))
        inside = [span for span, length in runs if length == 2]
        covered = [s for s in inside if not any(a.overlap(s) for a in anaphora)]
        repeated = [span for s in sentences for span in _twice(part.text, s)]
        repeated += _again(part.text, sentences, self.phrase)
        repeated = [
            s for s in merged(repeated) if not any(a.holds(s) for a in [*anaphora, *covered])
        ]
        words = part.length
        return (
            rate("anaphora", anaphora, words),
            rate("parallel openings", covered, words),
            rate("repetition", repeated, words),
        )


def _runs(sentences: Sequence[Sentence], size: int) -> Iterator[tuple[Span, int]]:
    """Runs of sentences that open alike, with their length."""
    at = 0
    while at < len(sentences):
        end = at + 1
        first = _opening(sentences[at], size)
        while first and end < len(sentences) and _opening(sentences[end], size) == first:
            end += 1
        bodies = {_lows(s.words, 99) for s in sentences[at:end]}
        # The same long sentence again is a page's furniture, no figure of speech.
        if end - at > 1 and (len(bodies) > 1 or len(sentences[at].words) <= 6):
            yield Span(sentences[at].span.start, sentences[end - 1].span.end), end - at
        at = end


def _opening(sentence: Sentence, size: int) -> tuple[str, ...]:
    words = sentence.words[:size]
    if len(words) < size or len(sentence.words) < size + 2 or sentence.title:
        return ()
    low = tuple(word.low for word in words)
    plain = word_set("small_words", "no opening")
    if (
        all(word in plain for word in low)
        or low[0] == "according"
        or low[1] in ("also", "know")
        or any(w.raised for w in words[1:] if w.low != "i")
    ):
        return ()
    if low[0] in word_set("small_words", "third person") and _reports(low[1]):
        return ()
    if sentence.words[0].low not in word_set("small_words", "opening"):
        return () if len(low) < 2 or low[1] not in word_set("small_words", "opening") else low
    return low


def _reports(word: str) -> bool:
    from analysis.article.reporting_verbs import lookup

    return lookup(word) is not None or word in ("was", "is", "had", "has")


def _members(text: str, sentence: Sentence) -> Iterator[Span]:
    """Members of one sentence that begin alike, three or more in a row."""
    members = list(_cut(text, sentence))
    at = 0
    while at < len(members):
        end = at + 1
        first = members[at][0].low
        # "I came, I saw, I won" is told of anyone; a person's deeds must share a word more.
        size = 2 if first in word_set("small_words", "person") else 1
        opening = _lows(members[at], size)
        while end < len(members) and _lows(members[end], size) == opening:
            end += 1
        run = members[at:end]
        if len(run) >= 3 and first in word_set("small_words", "member") and _says(run[:3]):
            yield Span(run[0][0].start, run[-1][-1].end)
        at = end


def _says(run: Sequence[tuple[Word, ...]]) -> bool:
    """Whether members have words of their own, and not names alone ("from Iowa, from Ohio")."""
    return all(len(member) > 1 and not member[1].raised for member in run)


def _lows(words: tuple[Word, ...], size: int) -> tuple[str, ...]:
    return tuple(word.low for word in words[:size])


def _cut(text: str, sentence: Sentence) -> Iterator[tuple[Word, ...]]:
    here: list[Word] = []
    for word in sentence.words:
        if here and _CLAUSE.search(text, here[-1].end, word.start + 1):
            yield tuple(here)
            here = []
        if word.low in ("and", "or", "but"):
            if here:
                yield tuple(here)
            here = []
            continue
        here.append(word)
    if here:
        yield tuple(here)


def _twice(text: str, sentence: Sentence) -> Iterator[Span]:
    """A word said again at once: "never, never", "very, very", "wrong, wrong, wrong"."""
    words = sentence.words
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and words[end].low == words[at].low and _close(text, words, end):
            end += 1
        times = end - at
        if words[at].low.isalpha() and (times > 1 and _stresses(words[at].low, times)):
            yield Span(words[at].start, words[end - 1].end)
        at = end


def _close(text: str, words: Sequence[Word], at: int) -> bool:
    gap = text[words[at - 1].end : words[at].start]
    return gap.strip() in (",", "—", "–", "--", ".", "!", "...", "…", ";")


def _stresses(low: str, times: int) -> bool:
    """Whether saying a word again stresses it: what grades or answers, not a stumbled "to, to"."""
    if low in word_set("small_words", "doubled") or low in word_set("degree", "base"):
        return True
    if low in word_set("attitude") or low.endswith("ly"):
        return True
    return times > 2 and low not in word_set("function_words")


def _again(text: str, sentences: Sequence[Sentence], size: int) -> list[Span]:
    """A phrase said again in the same sentence or the next one: where it stands again."""
    out: list[Span] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, sentence in enumerate(sentences):
        words = sentence.words
        if number and _lows(words, 99) == _lows(sentences[number - 1].words, 99):
            continue
        for at in range(len(words) - size + 1):
            gram = words[at : at + size]
            key = tuple(word.low for word in gram)
            if not _says_something(gram):
                continue
            begins = at == 0 or _CLAUSE.search(text, words[at - 1].end, gram[0].start + 1)
            before = seen.get(key)
            if begins and before is not None and before >= number - 1:
                out.append(Span(gram[0].start, gram[-1].end))
            seen[key] = number
    return out


def _says_something(words: Sequence[Word]) -> bool:
    """Whether a phrase has a person and is more than names, numbers and small words."""
    if any(word.raised and word.low != "i" for word in words[1:]):
        return False
    if any(word.low[0].isdigit() for word in words):
        return False
    if words[0].low in word_set("small_words", "no repeat"):
        return False
    if not any(word.low in word_set("small_words", "person") for word in words):
        return False
    plain = word_set("function_words")
    return sum(word.low not in plain for word in words) >= 1
