"""Which claims a page may name as those to check first, and which of their words it shows.

The words that are shown hold a figure, or tell of what happened in whole words: a judgement, a
state of mind, a finding of law and a clause without its verb are nothing that can be looked up.
"""

from __future__ import annotations

import re

from analysis.article.lexicon import word_set
from analysis.article.sentences_and_words import sentences
from analysis.claims.claim import Claim, Claims, Kind
from analysis.claims.kind_by_rules import asserts
from analysis.statements.cue_objects import has_finite_verb

EVENT_SURE = 0.75  # the probability of its kind, from which a claim without a figure is told
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
# What goes on in somebody, which no record shows.
_MIND = re.compile(
    r"\bin (?:\w+\W+){1,3}mind\b|\b(?:grasp|motives?|conscience|heart of hearts)\b"
    r"|\b(?:believe[sd]?|feels?|felt|thinks?|thought|hopes?|hoped|fears?|feared|wants?|wanted|knew"
    r"|knows?|loves?|hates?|intends?|intended|sincere(?:ly)?|understands?|understood)\b",
    re.IGNORECASE,
)
# What a court finds, or an advocate says that it should.
_LAW = re.compile(
    r"\b(?:unconstitutional(?:ly)?|constitutional|unlawful(?:ly)?|lawful(?:ly)?|illegal(?:ly)?"
    r"|burden of|irreparable|likely to succeed|violate[sd]?|violations?|justif(?:y|ies|ied)"
    r"|due process|no question|beyond doubt|in contempt|merits)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s(?:when|where|because|if|as|while|after|before|until|since)\s|…")
_SUBORDINATE = re.compile(
    r"(?:when|because|if|as|while|after|before|until|since|although|that)\b", re.IGNORECASE
)
_SAID_OF = re.compile(
    r"\b(?:is|are|was|were|been|be|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\s"
    r"((?:[\w-]+\s+){0,3}[\w-]+)",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(r"(?:to|of|for|with|about|by|from|at)\s")  # "to having met her"
_CAUSE = re.compile(r"\b(?:because|in order to|so as to|due to)\b", re.IGNORECASE)  # no record's
_COURTS = re.compile(r"\b(?:judge|justice|court|ruling|magistrate|tribunal|jury)\b", re.IGNORECASE)
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
_WEIGHS = re.compile(
    r"\b(?:not only|all but|nothing (?:but|short of|less than)|enough|should|ought|must|always"
    r"|truly|of course|really|simply|so-called)\b",
    re.IGNORECASE,
)


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


def can_be_shown(claims: Claims, claim: Claim, speaker: str) -> bool:
    """Whether the words that a page shows of a claim can be looked up by themselves.

    Args:
        claims: The claims of the article.
        claim: One of them.
        speaker: Who makes it, with his role: what a judge finds in law is no fact.
    """
    words = told_part(claims, claim)
    if _OPEN.search(words) or _CLIPPED.search(words):
        return False
    figure = figure_in(words)
    if figure and (claim.kind is Kind.NUMBER or any(map(str.isdigit, figure[0]))):
        return "…" not in words or _is_clause(words)
    if _NO_SUBJECT.match(words) or claim.kind is Kind.NUMBER:
        return False
    if claim.kind_p is not None and claim.kind_p < EVENT_SURE:
        return False
    if any(no.search(words) for no in (_MIND, _WEIGHS, _CAUSE)) or _COURTS.search(speaker):
        return False
    if not _is_clause(_BEHIND.split(words, maxsplit=1)[0]) and not _SUBORDINATE.match(words):
        return False  # "the mayor of fraud when they met"
    return not _LAW.search(words) and not _judging(words)


def _is_clause(words: str) -> bool:
    return has_finite_verb(words) or asserts(words)


def _judging(words: str) -> bool:
    """Whether a word that judges is said of something: "is reckless", "was not a disgrace"."""
    judges = word_set("attitude", "negative") | word_set("attitude", "positive")
    said_of = (match[1].lower().split() for match in _SAID_OF.finditer(words))
    return any(not judges.isdisjoint(group) for group in said_of)
