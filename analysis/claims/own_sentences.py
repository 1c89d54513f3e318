"""Which of the reporter's own sentences say something that could be claimed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analysis.article.name_lists import words_of
from analysis.article.passage import Sentence
from analysis.article.spans import Span
from analysis.claims.kind_by_rules import asserts, speaks
from analysis.claims.main_clause import main_clause
from analysis.statements.statements import Statement

FEWEST = 7  # words of a clause behind what somebody else says
_WHOLE = re.compile(r"[\W\d]*[^\W\d_a-z].*[.!…][\"”’'»)\]]*\s*\Z", re.DOTALL)
_ORDER = re.compile(  # "If it is late, just say so."; "Look at the fares."
    r"(?:(?:if|when)\b[^,]*, )?(?:(?:just|please|then|so|now|simply|instead|and|but|ok|okay"
    r"|yes|or),? )*"
    r"(?:do not|don['’]t|let['’]s|let us|never|say|take|look|consider|imagine|remember|forget"
    r"|note|think"
    r"|ask|stay|keep|stop|tell|see|read|listen|watch|wait|suppose|compare|ignore|beware|blame)\b"
    r"(?! (?:is|are|was|were|has|had|will|would|can|could)\b)",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:what|how) about\b[^?]*\Z|\b(?:stay tuned|you be the judge|we(?:['’]ll| will"
    r"| shall) see)\W*\Z",
    re.IGNORECASE,
)
_BREAKS_OFF = frozenset((
    "a", "an", "the", "and", "or", "but", "as", "because", "since", "while", "when", "where",
    "that", "which", "who", "if", "than", "his", "her", "their", "its", "is", "are", "was",
    "were", "has", "had",
))  # fmt: skip
_JOINS = re.compile(r"(?:but|and|yet)(?: then)?\s+", re.IGNORECASE)
_BESIDE = re.compile(r"(?:while|whereas|although|though|even though)\s", re.IGNORECASE)


def says_something(text: str, sentence: Span, cut: Iterable[Sentence], fewest: int) -> bool:
    """Whether the reporter's words assert anything: no order, no question, no part of a list.

    Args:
        text: The article's text.
        sentence: The sentence.
        cut: The reporter's share of it, cut into words.
        fewest: How many words it must have at least.

    Example:
        >>> from analysis.article.passage import passage
        >>> def asserted(t): return says_something(t, Span(0, len(t)), passage(t).sentences, 4)
        >>> asserted("That brings it to ten million."), asserted("If it is late, just say so.")
        (True, False)
    """
    words = sentence.of(text)
    if not _WHOLE.match(words) or _ORDER.match(words.lstrip('“"‘(')) or _LEFT_OPEN.search(words):
        return False
    whole = [s for s in cut if s.whole and len(s.words) >= fewest]
    return any(asserts(s.span.of(text)) or _tells(text, s) for s in whole)


def _tells(text: str, sentence: Sentence) -> bool:
    """Whether a verb that no short list has tells of what is, was or will be: "brings it to"."""
    verb = main_clause(text, sentence.pieces).verb
    return verb is not None and verb.time != "modal"


def whole_again(text: str, sentence: Span, own: Span) -> Span:
    """The reporter's part of a sentence; all of it where the part breaks off: "confronted by".

    Example:
        >>> text = "Lee was met by fans who sang “Rain.”"
        >>> whole_again(text, Span(0, 36), Span(0, 14)).of(text) == text
        True
    """
    if own.end >= sentence.end:
        return own
    last = own.of(text).rsplit(maxsplit=1)[-1].lower()
    return sentence if last in _BREAKS_OFF | words_of("preposition") else own


def clause_behind(
    text: str, sentence: Span, own: Sequence[Span], statements: Iterable[Statement]
) -> Span | None:
    """What the reporter adds behind another's words: "..., but Lee offered no evidence".

    Only where the words before cannot go on in it: quoted words, or a mere thing ("warned of
    fraud, but ..."). Its "but" or "and" is left out.

    Args:
        text: The article's text.
        sentence: The sentence.
        own: The parts of it that are the reporter's.
        statements: The statements that stand in it.

    Example:
        >>> clause_behind("Lee sang, and it rained.", Span(0, 24), [Span(10, 24)], [])
    """
    if not own:
        return None
    last = own[-1]
    lead = _JOINS.match(text, last.start, last.end)
    if lead is None and not _BESIDE.match(text, last.start, last.end):
        return None
    clause = Span(lead.end() if lead else last.start, last.end)
    words = clause.of(text)
    if len(words.split()) < FEWEST or not _of_another_subject(words):
        return None
    before = [s for s in statements if s.content[-1].end <= last.start and _within(sentence, s)]
    if not before:
        return None
    nearest = max(before, key=lambda s: s.content[-1].end)
    told = nearest.content[-1].of(text)
    closed = told.rstrip(" ,.;").endswith(("”", '"')) and nearest.kind != "indirect"
    return clause if closed or not speaks(told) else None


def _within(sentence: Span, statement: Statement) -> bool:
    return any(part.overlap(sentence) for part in statement.content)


def _of_another_subject(words: str) -> bool:
    """Whether a clause has a subject of its own: not "and said", "but has not"."""
    first = words.split(maxsplit=1)[0]
    return not asserts(first) and asserts(words)
