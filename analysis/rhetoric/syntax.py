"""Style of the sentence: passives that name no agent, and nouns made of verbs and adjectives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article.lexicon import word_set
from analysis.article.passage import Passage, Sentence, Word
from analysis.article.spans import Span
from analysis.rhetoric.value import Value, rate

GROUP = "style"
_BETWEEN = re.compile(
    r"(?:\w+ly|n't|not|never|also|already|still|once|now|just|being|been|all|so|too)$"
)
_UN = re.compile(r"un(?!der|it|iform)\w{3,}ed")
_LATER = re.compile(
    r"[^.!?;:—–()\"“”]{0,140}?, (?:(?:including|mostly|mainly|chiefly|largely|partly|notably|even"
    r"|especially|first|also|not least|not only|in part|among others,) )?"
    r"by (?!\w+ing\b|\w+day\b|now\b|then\b|the (?:time|end)\b|\d)"
)
_NOMINAL = re.compile(r"\w{3,}(?:tion|sion|ment|ness|ity|ance|ence)s?$")


@dataclass(frozen=True, slots=True)
class Style:
    """Passives without an agent and nominal style, each as a rate in 1,000 words.

    A passive is a form of "be" or "get" and a past participle (-ed or the list ``participles``),
    with adverbs between; it is without an agent where no "by" follows within ``reach`` words of
    the same clause, nor behind a comma ("including by"). What stands behind "there is" tells what
    there is: "there were unpaid bills" is no passive. Nominalisations end in -tion, -sion, -ment,
    -ness, -ity, -ance, -ence (Biber 1988, "Variation across Speech and Writing"; the last two
    added) and are not on the list ``nominal`` of words that were not made from a verb or adjective
    ("nation", "city").

    Pitfalls: "is married", "was pleased" look like passives; the commonest such adjectives are
    left out. An agent may be named in another sentence. Passives in news often just tell what
    matters more.

    Args:
        reach: Words after the participle in which "by" is looked for.

    Example:
        >>> from analysis.article.passage import passage
        >>> text = "Mistakes were made. The law was passed by the Senate. He was tired."
        >>> [span.of(text) for span in Style()(passage(text))[0].spans]
        ['were made']
    """

    reach: int = 8

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        passive = [
            s for sentence in part.sentences for s in _passives(part.text, sentence, self.reach)
        ]
        nouns = [
            word.span
            for word in part.words
            if _NOMINAL.match(word.low) and not _is_name(word) and not _given(word.low)
        ]
        return (
            rate("passives without agent", passive, part.length),
            rate("nominalisations", nouns, part.length),
        )


def _passives(text: str, sentence: Sentence, reach: int) -> Iterator[Span]:
    pieces = sentence.pieces
    forms = word_set("small_words", "be") | word_set("small_words", "get")
    adjectives = word_set("participles", "adjective")
    for at, piece in enumerate(pieces):
        if piece.low not in forms:
            continue
        end = at + 1
        while end < len(pieces) and end - at < 4 and _BETWEEN.match(pieces[end].low):
            end += 1
        if end == len(pieces) or not _participle(pieces[end].low):
            continue
        word = pieces[end]
        if word.low in adjectives or not _one_clause(text, pieces[at], word):
            continue
        if _tells_what_there_is(text, pieces, at):
            continue
        if not _agent(text, pieces, end, reach):
            yield Span(piece.start, word.end)


def _tells_what_there_is(text: str, pieces: tuple[Word, ...], at: int) -> bool:
    """Whether "there" stands up to three words before a form of "be": "there have been"."""
    before = [piece for piece in pieces[max(0, at - 3) : at] if piece.low == "there"]
    return any(_one_clause(text, piece, pieces[at]) for piece in before)


def _participle(low: str) -> bool:
    if low in word_set("participles", "irregular"):
        return True
    if _UN.fullmatch(low) and low not in word_set("participles", "undoing"):
        return False  # "unconfirmed" is no form of a verb
    return low.endswith("ed") and len(low) > 4 and low not in word_set("participles", "no")


def _agent(text: str, pieces: tuple[Word, ...], at: int, reach: int) -> bool:
    for number in range(at + 1, min(at + 1 + reach, len(pieces))):
        if not _one_clause(text, pieces[at], pieces[number]):
            break
        if pieces[number].low == "by":
            return True
    return _LATER.match(text, pieces[at].end) is not None


def _one_clause(text: str, first: Word, last: Word) -> bool:
    return not re.search(r"[,;:.!?–—\"“”()]", text[first.end : last.start])


def _is_name(word: Word) -> bool:
    return word.raised


def _given(low: str) -> bool:
    return low in word_set("nominal") or low.removesuffix("s") in word_set("nominal")
