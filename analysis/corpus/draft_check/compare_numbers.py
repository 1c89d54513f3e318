"""Whether the numbers of a draft stand in the sources for the same thing.

"Lund, 47," is wrong where the source has Lund, 42, and somebody else of 47; "28 states" where it
has 18 states and 28 days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from analysis.article.spans import Span
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.source_passages import SourcePassage, stem_of
from analysis.corpus.draft_check.word_keys import Token

NEAR = 6  # words around the same number in a source, one of which must be near it in the draft
BESIDE = 2  # words of meaning on either side of a number of the draft, by which it is known
COUNTED = 3  # words behind a number among which the thing counted is
_AGE = re.compile(
    r"\b([^\W\d_][\w'’-]+)"
    r"(?:,\s(?:aged?\s|who\s(?:is|was)\s)?|\s(?:is|was|turned)\s(?:aged?\s)?|\s\()"
    r"(1?\d?\d)(?=[,.;)]|\sand\b|\swhen\b|\syears?[\s-]old\b)"
)


@dataclass(frozen=True, slots=True)
class WrongNumber:
    """A number of a draft that the sources do not have for the same thing.

    Args:
        own: The number.
        other: What the source has instead; none where that is not known.
        number: The number of that source; -1 for none.
    """

    own: Token
    other: Token | None = None
    number: int = -1


def wrong_numbers(
    draft: IndexedText,
    words: Sequence[Token],
    passage: SourcePassage | None,
    sources: Sequence[IndexedText],
) -> Iterator[WrongNumber]:
    """The numbers among some words that the sources do not have for the same thing.

    "One" is often none, and is left out.

    Args:
        draft: The draft.
        words: Words of it, in order.
        passage: What of the sources has most of them; none where no passage was found.
        sources: The sources.
    """
    ages = {span: name for name, span in _ages(draft)}
    for at, token in enumerate(words):
        if token.value in ("", "0", "1"):
            continue
        if (name := ages.get(token.span, "")) and (known := list(_ages_of(name, sources))):
            if all(age.value != token.value for age, _ in known):
                age, number = known[0]
                yield WrongNumber(token, age, number)
            continue
        places = [(s, n) for s in sources for n, t in enumerate(s.tokens) if same(token, t)]
        beside = _beside(words, at)
        if any(beside & _around(source, n) for source, n in places):
            continue
        # Of money and percentages little tells what they count.
        elsewhere = bool(places and _unit(token))
        if passage and not elsewhere and (other := _counterpart(words, at, passage)):
            yield WrongNumber(token, other, passage.number)
        elif not places:
            yield WrongNumber(token)


def same(one: Token, other: Token) -> bool:
    """Whether two numbers have one value, and not two units.

    Example:
        >>> percent = Token("#3%", 0, 2)
        >>> same(percent, Token("#3$", 0, 2)), same(percent, Token("#3", 0, 1))
        (False, True)
    """
    if not one.value or one.value != other.value:
        return False
    return not (_unit(one) and _unit(other)) or _unit(one) == _unit(other)


def _unit(token: Token) -> str:
    return token.key[1 + len(token.value) :]


def _beside(words: Sequence[Token], at: int) -> frozenset[str]:
    """The words of meaning next to a number."""
    before = (t for t in reversed(words[:at]) if t.is_content and not t.is_number)
    behind = (t for t in words[at + 1 :] if t.is_content and not t.is_number)
    return frozenset(stem_of(t) for side in (before, behind) for t in islice(side, BESIDE))


def _around(source: IndexedText, at: int) -> frozenset[str]:
    near = source.tokens[max(0, at - NEAR) : at + NEAR + 1]
    return frozenset(stem_of(t) for t in near if t.is_content)


def _counterpart(words: Sequence[Token], at: int, passage: SourcePassage) -> Token | None:
    """A number of a passage that counts the same thing as one of the draft."""
    own = words[at]
    tokens = passage.source.within(passage.span)
    taken = {t.value for t in words}
    for n, token in enumerate(tokens):
        if not token.value or token.value in taken or _unit(token) != _unit(own):
            continue
        if _unit(own) or (_counted(words, at) and _counted(words, at) == _counted(tokens, n)):
            return token
    return None


def _counted(words: Sequence[Token], at: int) -> str:
    """The first word of meaning behind a number: what it counts."""
    behind = words[at + 1 : at + 1 + COUNTED]
    return next((stem_of(t) for t in behind if t.is_content and not t.is_number), "")


def _ages(text: IndexedText) -> Iterator[tuple[str, Span]]:
    """Whose age is where: a name and the place of a number."""
    for match in _AGE.finditer(text.text):
        if match[1][0].isupper():
            yield match[1].lower(), Span(*match.span(2))


def _ages_of(name: str, sources: Sequence[IndexedText]) -> Iterator[tuple[Token, int]]:
    for number, source in enumerate(sources):
        for other, span in _ages(source):
            if other == name:
                yield from ((token, number) for token in source.within(span))
