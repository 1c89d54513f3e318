"""Whom words are said to: behind "told", or behind "wrote to"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.name_lists import noun_of
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_subjects import group

_HEARER_VERB = re.compile(
    r"\b(?:told|tells?|telling|asked|asks|urged|urges|informed|reminded|assured|advised|warned|notified|convinced|persuaded|challenged|implored|begged)\s*$",
    re.IGNORECASE,
)
_ONLY_HEARER = re.compile(  # what stands between it and "that" is who hears it
    r"\b(?:inform|remind|assur|advis|warn|notif|convinc|persuad)(?:s|ed|ing|es|ies|ied|e)?\s*$",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:on |in )?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,4}"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday)(?:, \d{4},?)?"
    r"(?: (?:morning|afternoon|evening|night))? (?=that )"
)
_TO = re.compile(r"\s*(?:to|with)\s+", re.IGNORECASE)
_NO_HEARER = frozenset(["be", "have", "do", "make", "a"])  # "to be", "to have"
_HEARER_END = re.compile(
    r"[,;:.]|\s(?:that|to|in|on|at|for|during|after|about|he|she|they|who|how|why|whether|if)\b|[“\"]",
    re.IGNORECASE,
)

_FINITE = (
    r"(?:is|are|was|were|had|has|have|will|would|did|do|does|could|can|should|must|may|might)"
    r"(?:n['’]t)?\b"
)
_WHO_WERE = re.compile(rf"(?:that|who|which) {_FINITE}[^“”\"]*", re.IGNORECASE)
_QUOTATION = re.compile(r"[\s,:]*[“\"]")
_HEARD_FIRST = re.compile(
    r"(?P<who>(?:[\w’'-]+ ){1,4}?)"
    r"(?:(?:(?:late|early) )?(?:on|in|at|last|this|earlier) (?:[\w’'-]+ ){1,4}?)?"
    rf"(?=(?:he|she|they|it) {_FINITE})"
)
_HEARD_BEFORE_CLAUSE = re.compile(
    r"(?P<who>(?:[\w.&’'-]+ ){1,5}?)"
    r"(?:\w+ly |(?:on |this |last |earlier this )?(?:\w+day|week|month|year|morning|night) )?"
    rf"(?=(?:that (?!{_FINITE}|who\b|which\b)|whether |if (?:he|she|they|it|there|the) |why |how ))"
)
_NOT_HEARD = frozenset([
    "about", "and", "because", "how", "if", "of", "or", "that", "what", "when", "where", "whether",
    "which", "who", "whom", "why",
])  # fmt: skip


def without_addressee(text: str, one: Candidate) -> Candidate:
    """A candidate without the words for whom it is told to, where the content begins with them.

    "Lee warned crews | that were late | “Go!”" and "Lee told | guests on Sunday she would go"; so
    does "Lee asked | Ward plainly whether he would go".

    Args:
        text: The article's text.
        one: The candidate.

    Example:
        >>> text = "Lee told officials on Sunday she would go."
        >>> one = Candidate((Span(0, 3),), (Span(4, 8),), (Span(9, 41),))
        >>> without_addressee(text, one).content[0].of(text)
        'she would go'
    """
    one = _without_date(text, one)
    if not one.cue or not one.content or not _HEARER_VERB.search(one.cue[-1].of(text)):
        return one
    first, cue_end = one.content[0], one.cue[-1].end
    if first.start < cue_end:
        return one
    if len(one.content) > 1 and first.start > cue_end + 2 and _WHO_WERE.fullmatch(first.of(text)):
        quoted = _QUOTATION.match(text, first.end)
        return replace(one, content=one.content[1:]) if quoted else one
    heard = _HEARD_FIRST.match(text, first.start, first.end)
    heard = heard or _HEARD_BEFORE_CLAUSE.match(text, first.start, first.end)
    if heard is None or text[cue_end : first.start].strip():
        return one
    words = heard["who"].split()
    if not _NOT_HEARD.isdisjoint(heard[0].lower().split()):
        return one
    led = text.startswith("that ", heard.end()) and _ONLY_HEARER.search(one.cue[-1].of(text))
    if not led and not _is_people(words):
        return one
    return replace(one, content=(Span(heard.end(), first.end), *one.content[1:]))


def _without_date(text: str, one: Candidate) -> Candidate:
    """A candidate without the day on which it was said: "noted | May 5 | that it rains"."""
    if not one.cue or not one.content or one.content[0].start < one.cue[-1].end:
        return one
    first = one.content[0]
    date = _DATE.match(text, first.start, first.end)
    return replace(one, content=(Span(date.end(), first.end), *one.content[1:])) if date else one


def _is_people(words: Sequence[str]) -> bool:
    """Whether words name who can be told something: "Republicans", "two senators"."""
    noun = noun_of(words[-1].lower())
    if noun is not None:
        return noun.kind in ("person", "collective", "organisation", "media")
    return words[-1][0].isupper()


def addressee(text: str, cue: Sequence[Span], content: Sequence[Span]) -> str:
    """The words that name whom something is said to; empty where nobody is named.

    Args:
        text: The article's text.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> addressee("Lee told the panel that it rained.", [Span(4, 8)], [Span(19, 33)])
        'the panel'
    """
    if not cue:
        return ""
    end = max(c.end for c in cue)
    end -= 3 if text[max(0, end - 3) : end].lower() == " to" else 0  # "wrote to" as one cue
    to = _TO.match(text, end)
    hears = _HEARER_VERB.search(text[max(0, end - 12) : end])
    if not (to or hears):
        return ""
    start = to.end() if to else end
    stop = _HEARER_END.search(text, start + 1, min(len(text), start + 80))
    nearest = min((c.start for c in content if c.start >= start), default=len(text))
    span = trim(text, Span(start, max(start, min(stop.start() if stop else start, nearest))), ",")
    first = span.of(text).split(" ")[0].lower()
    return span.of(text) if first and first not in group("source-end") | _NO_HEARER else ""
