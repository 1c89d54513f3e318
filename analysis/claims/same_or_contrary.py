"""Which claims put forward the same, and which of two voices contradict each other."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.article.denial_words import has_denial
from analysis.article.lexicon import word_set
from analysis.article.similarity import SAME_WITHIN, contrary_claim, same_claim
from analysis.article.spans import Span, finder
from analysis.claims.claim import Claim, Claims

if TYPE_CHECKING:
    from analysis.statements.statements import Statements

WITHIN = 300  # claims back, more than an article has, among which one that says the same is sought
LEAST = 6  # words that are the same claim wherever they stand, whomever they are taken to name
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class _Named:
    """What a claim names: actors by their number, other names by their words in small letters."""

    names: frozenset[str | int]
    words: frozenset[str | int]

    def beyond(self, other: _Named) -> frozenset[str | int]:
        """The names that another claim does not have."""
        return self.names - other.names - other.words


def related(text: str, statements: Statements, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with what they repeat and by which they are contested.

    Args:
        text: The article's text.
        statements: Its statements.
        claims: The claims, numbered from 1 on in the order of the text.
    """
    from analysis.claims.contested import likely
    from analysis.claims.contradictions import contradictions

    repeats, pairs = _by_words(text, claims, [_named(text, statements, c) for c in claims])
    pairs |= likely(text, statements, claims)
    pairs |= set(contradictions(text, statements, claims))
    others: dict[int, set[int]] = {}
    for a, b in pairs:
        others.setdefault(a, set()).add(b)
        others.setdefault(b, set()).add(a)
    return tuple(
        replace(
            c,
            repeats=tuple(repeats.get(c.number, ())),
            contested_by=tuple(sorted(others.get(c.number, ()))),
        )
        for c in claims
    )


def _by_words(
    text: str, claims: Sequence[Claim], named: Sequence[_Named]
) -> tuple[Mapping[int, Sequence[int]], set[tuple[int, int]]]:
    """Who repeats whom, and who says the contrary, by the share of content words in common.

    A paraphrase in other words is missed: the words must be the same.
    """
    # Of two claims that each name somebody whom the other does not, neither repeats the other.
    put = [c for c in claims if c.claimed or c.denied]
    words = [" ".join(s.of(text) for s in c.spans) for c in put]
    numbers = [set(_NUMBER.findall(w)) for w in words]
    no = [says_no(c, w) for c, w in zip(put, words, strict=True)]
    repeats: dict[int, list[int]] = {}
    contrary: set[tuple[int, int]] = set()
    for i, claim in enumerate(put):
        for j in range(max(0, i - WITHIN), i):
            if numbers[i] != numbers[j] or claim.span.overlap(put[j].span):
                continue
            if no[i] == no[j]:
                same = claim.denied == put[j].denied
                one, other = named[claim.number - 1], named[put[j].number - 1]
                alike = words[i] == words[j] and len(words[i].split()) >= LEAST
                same = same and (alike or not (one.beyond(other) and other.beyond(one)))
                if same and same_claim(words[i], words[j], SAME_WITHIN):
                    repeats.setdefault(claim.number, []).append(put[j].number)
            elif other_voice(claim, put[j]) and contrary_claim(words[i], words[j]):
                contrary.add((put[j].number, claim.number))
    return repeats, contrary


def _named(text: str, statements: Statements, claim: Claim) -> _Named:
    """Whom and what a claim names, and its other words."""
    held = [m for span in claim.spans for m in statements.cast.within(span)]
    beneath = finder([m.span for m in held])
    raised: set[str | int] = {m.actor for m in held if m.actor >= 0}
    other: set[str | int] = set()
    for span in claim.spans:
        for match in _WORD.finditer(text, span.start, span.end):
            word = Span(*match.span())
            if not any(held[at].span.holds(word) for at in beneath(word)):
                low = match[0].lower()
                name = match[0][0].isupper() and low not in word_set("function_words")
                (raised if name else other).add(low)
    return _Named(frozenset(raised), frozenset(other))


def contrary(claims: Claims, one: Claim, other: Claim) -> bool:
    """Whether two claims say the contrary in nearly the same words.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.claims.extract_claims import claims
        >>> from analysis.statements.statements import statements
        >>> words = "the council closed the old tram depot"
        >>> article = parse(f"Ann Lee said {words}. Tom Ward denied that {words}.")
        >>> found = claims(article, statements(article, method="rules"))
        >>> contrary(found, found[0], found[1])
        True
    """
    words = [claims.words(c) for c in (one, other)]
    opposite = says_no(one, words[0]) != says_no(other, words[1])
    return opposite and contrary_claim(*words)


def other_voice(one: Claim, other: Claim) -> bool:
    """Whether two claims are of different voices; the reporter is one."""
    return (one.speaker, bool(one.statement)) != (other.speaker, bool(other.statement))


def says_no(claim: Claim, words: str) -> bool:
    """Whether a claim is that something is not so: by its own words, or because it is denied."""
    return has_denial(words) != claim.denied
