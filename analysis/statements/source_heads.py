"""The words of a source that name who speaks, without those he is one of or who is one of them.

"Several deputies including Ann Lee" are several deputies, and "Ann Lee, a teacher and Northam Radio
guest" is one person; "Despite the rain, the mayor" begins with the mayor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.name_lists import noun_of, words_of
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate

_INCLUDING = re.compile(
    r"(?P<head>(?:[\w.’'&-]+ ){0,7}?(?P<last>[\w’'-]+)),?(?: [—–]| --| \()? ?including "
)
_SOME = frozenset(("several", "some", "many", "others", "most", "both", "few", "those"))
_APPOSED = re.compile(
    r"(?P<head>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}), (?:an?|the) [^,;:“”\"()]*\band"
    r" (?:(?:an?|the|former) )?(?:[A-Z][\w.&’-]* )+(?P<noun>[a-z]+)(?:,.*)?",
    re.DOTALL,
)
_FRONT = re.compile(
    r"(?:Despite|After|Before|While|With|Without|During|Following|Amid|By|Since|Although|Though"
    r"|Besides|Instead of|Rather than)\b [^,;:“”\"\n]{3,120}, (?=(?:the|an?|his|her|their|[A-Z])\b)"
)
_WHEN = re.compile(  # "Almost two years ago | the port board"; "Overall, | about half"
    r"(?:(?:[Nn]early|[Aa]lmost|About|Over|More than|[Jj]ust|Only|Some) )?(?:[\w-]+ ){1,3}?"
    r"(?:hours?|days?|weeks?|months?|years?|decades?|century|centuries) (?:ago|earlier|later),? "
    r"|(?:Overall|Meanwhile|Instead|However|Moreover|Similarly|Likewise|Separately|Elsewhere),? "
)
_ROUGHLY = frozenset(("about", "around", "over", "under"))  # before a number
_DECADE = re.compile(r"the (?:early |late |mid-)?\d{4}s (?=[a-z])")
_VERB = re.compile(r"(?:is|was|were|are|has|had|will|would|could|should|may|might|can|must) ")
_BY = re.compile(r"\b(?:[Bb]y|[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring) \Z")


_ROLE_AND_ROLE = re.compile(  # "former judge and Vale Radio guest Ann Lee"
    r"(?:(?:the|a|former) )?(?:[\w-]+ ){0,4}?(?P<first>[a-z-]+) and (?:[A-Z][\w.&’-]* )+"
    r"(?P<noun>[a-z]+) (?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,2})"
)
_LONG_BODY = re.compile(  # "House Panel on Fish and Port Reform Chairman Ann Lee"
    r"(?:[A-Z][\w.’-]* )*(?:Committee|Department|Commission|Board|Office|Ministry|Panel|Council)"
    r" (?:on|of|for) (?:[A-Z][\w-]*,? )+and (?:[A-Z][\w-]* )+?(?:(?:Vice )?Chair(?:man|woman)?"
    r"|Chairperson|Secretary|Director|President|Minister|Commissioner)"
    r" (?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,2})"
)
_CONTACT = re.compile(  # "a young sailor | the port" says was late
    r"an? (?:[\w-]+ ){1,4}(?P<who>the [a-z]+)"
)
_ADVERB = re.compile(r"(?<=[a-z]) (?P<adverb>[a-z]{3,}ly)\Z")
_NO_ADVERB = frozenset(("family", "ally", "bully", "assembly", "daily", "weekly", "monthly",
                        "monopoly", "elderly"))  # fmt: skip


def head_of(text: str, source: Span) -> Span:
    """The words of a source that tell who it is, without its examples and what he also is.

    Args:
        text: The article's text.
        source: The words of a source.

    Example:
        >>> text = "Top deputies including Ann Lee"
        >>> head_of(text, Span(0, 30)).of(text)
        'Top deputies'
    """
    among = _INCLUDING.match(text, source.start, source.end)
    if among and _is_group(among["last"]):
        return Span(source.start, among.end("head"))
    apposed = _APPOSED.fullmatch(text, source.start, source.end)
    noun = noun_of(apposed["noun"]) if apposed else None
    if apposed and (noun.number == "s" if noun else not apposed["noun"].endswith("s")):
        return Span(source.start, apposed.end("head"))
    two = _ROLE_AND_ROLE.fullmatch(text, source.start, source.end)
    if two and _is_role(two["first"]) and _is_role(two["noun"]):
        return Span(*two.span("who"))
    whole = _LONG_BODY.fullmatch(text, source.start, source.end)
    return Span(*whole.span("who")) if whole else source


def _is_role(word: str) -> bool:
    noun = noun_of(word)
    return (noun is None and word.endswith("or")) or (
        noun is not None and (noun.kind, noun.number) == ("person", "s")
    )


def _is_group(word: str) -> bool:
    noun = noun_of(word.lower())
    plural = noun is not None and noun.number == "p"
    party = word[0].isupper() and word.endswith(("ans", "ists", "ers", "ats", "ives"))
    return plural or party or word.lower() in _SOME


def with_own_sources(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, no source of which begins with where, when or against what he speaks.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Despite the rain, the mayor said it was dry."
        >>> one = Candidate((Span(0, 27),), (Span(28, 32),), (Span(33, 43),))
        >>> with_own_sources(text, [one])[0].source[0].of(text)
        'the mayor'
    """
    own = [_of_contact(text, _without_front(text, one)) for one in candidates]
    return [_without_adverb(text, one) for one in own]


def _of_contact(text: str, one: Candidate) -> Candidate:
    """Who tells of somebody named before without "whom": "a young sailor | the port | says was"."""
    if len(one.source) != 1 or not one.cue or not one.content:
        return one
    told = _CONTACT.fullmatch(text, one.source[0].start, one.source[0].end)
    lost = told and words_of("preposition").isdisjoint(told[0].lower().split())
    if not lost or not _VERB.match(text, one.content[0].start):
        return one
    return replace(one, source=(Span(*told.span("who")),)) if told else one


def _without_adverb(text: str, one: Candidate) -> Candidate:
    """A source without how he says it: "a senator drolly | observed"."""
    if len(one.source) != 1 or not one.cue or one.source[0].end > one.cue[0].start:
        return one
    source = one.source[0]
    last = _ADVERB.search(text, source.start, source.end)
    if last is None or last["adverb"] in _NO_ADVERB or noun_of(last["adverb"]) is not None:
        return one
    return replace(one, source=(Span(source.start, last.start()),))


def _without_front(text: str, one: Candidate) -> Candidate:
    if len(one.source) != 1:
        return one
    source = one.source[0]
    front = _FRONT.match(text, source.start, source.end)
    front = front or _WHEN.match(text, source.start, source.end)
    if front is None and _BY.search(text, max(0, source.start - 7), source.start):
        front = _DECADE.match(text, source.start, source.end)
    if front is None or front.end() >= source.end:
        return one
    first = text[front.end() : source.end].split()[0]
    links = words_of("preposition") - _ROUGHLY
    if front.re is not _DECADE and (first in links or first in ("I", "we")):
        return one
    return replace(one, source=(Span(front.end(), source.end),))
