"""Which claims a page may name as those to check first, and which of their words it shows.

The words that are shown hold a figure, and nothing that no record could settle: what is supposed,
planned, or told with a verdict.
"""

from __future__ import annotations

import re

from analysis.article.sentences_and_words import sentences
from analysis.claims.claim import Claim, Claims, Kind
from analysis.claims.kind_by_rules import asserts
from analysis.statements.cue_objects import has_finite_verb

_UNIT = (
    r"per ?cent|percentage|points?|million|billion|trillion|dozens?|hundreds?|thousands?|millions?"
    r"|billions?|times|in|out of|of|more|less|fewer|thirds|quarters|tenths|people|men|women"
    r"|seconds?|minutes?|hours?|days?|weeks?|miles?|feet|states?|jobs?|deaths?|cases?"
)
_FIGURE = re.compile(
    r"(?<![\w/])[$£€]?\d[\d,./]*\d?(?:\s?%|-?\w+)?"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty"
    rf"|forty|fifty|sixty|seventy|eighty|ninety|hundred)(?:-\w+)?\s+(?:{_UNIT})\b"
    r"|\b(?:half|(?:one|two|three)[ -](?:thirds?|quarters?|fifths?)|a (?:third|quarter|majority)"
    r"|(?:slight|vast|large|narrow) majority|twice|doubled|tripled|quadrupled|percent|per cent)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\ds?\Z")
_AGE = re.compile(r"\d\d?(?=[,.]|\Z)")  # "Bo Lund, 59,"
_NAMED = re.compile(r"(?:9/11|24/7|G-?\d+|COVID-19|\d+(?:st|nd|rd|th))\Z", re.IGNORECASE)
# What is supposed, planned, or told with a verdict: no record shows it.
_OPEN = re.compile(
    r"\b(?:would|will|won['’]t|perhaps|maybe|may have|might|likely|intent(?:ion)?s?|purpose"
    r"|blatantly|clearly|obviously|plainly|sham|common-?sense|phony|flat(?:ly|-out)"
    r"|at every turn|promises?|final (?:toll|count))\b"
    r"|, meaning\b|\bbefore (?!being\b|having\b)\w+ing\b|\bbut\b|\bthe country['’]s\b"
    r"|\b(?:these|those)\b(?! (?:who|that|with|in|of)\b)"
    r"|\Ano \w+ (?:between|for|of|to)\b|\bI (?:mean|say|use)\b",
    re.IGNORECASE,
)
_CLIPPED = re.compile(r"\b[A-Z]\W*\Z")  # "than the Trump A", of "Trump A.'s"
_SOMEBODY = re.compile(r"\W*(?:he|she|it|they)\b|.*\[", re.IGNORECASE | re.DOTALL)


def figure_in(words: str) -> re.Match[str] | None:
    """The first figure among some words: no year, and none that belongs to a name.

    Example:
        >>> figure_in("In 2012 about 47,500 claims were false")[0]
        '47,500'
        >>> figure_in("the G7 met in 2018") is None
        True
    """
    for match in _FIGURE.finditer(words):
        age = words[: match.start()].endswith(", ") and _AGE.match(words, match.start())
        if not (age or _YEAR.match(match[0].rstrip(".,")) or _NAMED.match(match[0])):
            return match
    return None


def told_part(claims: Claims, claim: Claim) -> str:
    """The sentence of a claim that tells what can be checked: with a figure, else the first."""
    words = claims.words(claim)
    parts = [s.of(words) for s in sentences(words)] or [words]
    return next((part for part in parts if figure_in(part)), parts[0])


def excerpt(claims: Claims, claim: Claim, most: int) -> str:
    """The words of a claim that are shown: up to so many characters, its first figure among them.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.claims.extract_claims import claims
        >>> from analysis.statements.statements import statements
        >>> text = "“Rain is bad. The port, which is old, lost 40 ships in May,” said Bo Lund."
        >>> article = parse(text)
        >>> found = claims(article, statements(article, method="rules"))
        >>> excerpt(found, found[0], 40)
        '… which is old, lost 40 ships in May'
    """
    words = _unmarked(told_part(claims, claim))
    if len(words) <= most:
        return words
    figure = figure_in(words)
    end = _end_of(words, figure.end()) if figure else 0
    if end < most - 2:
        return _cut(words, most)
    first = max(end - most + 4, 0)
    comma = words.find(", ", first, figure.start() if figure else first)
    start = comma + 2 if comma >= 0 else words.find(" ", first) + 1
    return "… " + _cut(words[start:], most)


def _end_of(words: str, at: int) -> int:
    """Where the words end that a figure goes with: two words more."""
    after = re.compile(r"(?:\s+\S+){0,2}").match(words, at)
    return after.end() if after else at


def _cut(words: str, most: int) -> str:
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"


def _unmarked(words: str) -> str:
    """Some words without quotation marks around all, or with one of a pair alone."""
    words = words.strip()
    for left, right in (("“", "”"), ('"', '"')):
        if words[:1] == left and words[-1:] == right and left not in words[1:-1]:
            words = words[1:-1]
        elif words[:1] == left and right not in words[1:]:
            words = words[1:]
        elif words[-1:] == right and left not in words[:-1]:
            words = words[:-1]
    words = words.strip().rstrip(",")
    return words + "”" * (words.count("“") == words.count("”") + 1)


def can_be_shown(claims: Claims, claim: Claim) -> bool:
    """Whether the words that a page shows of a claim can be looked up by themselves.

    They need a figure: of claims with one that stood on page one, editors found 31 of 32 worth a
    check, of those that told of an event without one 31 of 46.

    Args:
        claims: The claims of the article.
        claim: One of them.
    """
    words = told_part(claims, claim)
    if any(no.search(words) for no in (_OPEN, _CLIPPED)) or _SOMEBODY.match(words):
        return False
    figure = figure_in(words)
    if figure and (claim.kind is Kind.NUMBER or any(map(str.isdigit, figure[0]))):
        return "…" not in words or has_finite_verb(words) or asserts(words)
    return False
