"""Whose words an article passes on: "Lee was quoted as saying by the Post" has Lee's words.

Who passes them on is no speaker: neither the paper behind "by", nor whoever rejects "a story that
quoted Lee as saying", nor the agency in "police said, according to the agency".
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.article.name_lists import words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate, Rule

_NAMED = r"[^,.;“”\"\n]"
_BE_QUOTED = re.compile(
    r"(?P<be>(?:(?:has|have|had) (?:\w+ )?been|was|were|is|are|being) (?:\w+ly |also )?"
    r"(?:quoted|cited))"
    rf"(?: (?:by|in) (?P<first>{_NAMED}{{2,80}}?))? (?P<as>as (?:saying|telling \w+))"
    rf"(?: (?:by|in) (?P<last>{_NAMED}{{2,80}}?)(?=\s+that\b|\s+on\b|[,.;“”\"\n]|\Z))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?<=[a-z]{3})[.!?]\s+|[”\"]\s+|[;:\n]")
_QUOTED_IN = re.compile(
    r"(?P<who>(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Prof|St|Hon)\."
    r"|[^“”\"\n.;:]){2,100}?),? (?P<as>as (?:saying|telling|writing))\b,?\s*(?=\S)"
)
_QUOTING = re.compile(
    r"(?:.*\b(?P<which>that|which|who|it|and) )?(?:\w+ly )?(?P<verb>(?:quot|cit)(?:ed|es|ing))\Z",
    re.IGNORECASE | re.DOTALL,
)
_THAT_QUOTED = re.compile(  # "an article that quoted"
    rf"{_NAMED}{{2,60}}? (?:that|which) (?P<verb>quot(?:ed|es)|cit(?:ed|es)) (?=\S)"
)
_TOLD = re.compile(
    rf"(?P<lead>.+), (?P<who>{_NAMED}{{2,60}}?) (?P<verb>[a-z]+)(?: (?:on )?\w+day| earlier)?,\s*",
    re.DOTALL,
)
_THAT_BY = re.compile(
    rf"(?:\s+{_NAMED}{{1,60}})?\s+that,? (?P<by>according to) (?P<who>{_NAMED}{{2,80}}),\s+(?=\S)"
)
_SAYS = frozenset(("say", "announce", "confirm", "state", "warn", "add"))
_MARKS = frozenset('“”"„«»')
LONGEST = 14  # words of a subject
FEWEST = 3  # words of what is told
BACK = 160  # characters before a cue in which its subject begins


def of_whom_is_quoted(text: str, one: Candidate) -> Candidate:
    """A candidate with whose words they are for its source, and who passes them on apart.

    Args:
        text: The article's text.
        one: The candidate.

    Example:
        >>> text = "“It rains,” Ann Lee was quoted as saying by the Post."
        >>> seen = Candidate((Span(44, 52),), (Span(20, 40),), (Span(0, 11),))
        >>> one = of_whom_is_quoted(text, seen)
        >>> one.source[0].of(text), one.outer[0].of(text)
        ('Ann Lee', 'the Post')
    """
    if not one.cue or not one.content or not one.source:
        return one
    for form in (_passive, _in_content, _told_ahead, _told_within):
        other = form(text, one)
        if other is not None:
            return replace(other, rules=(*other.rules, Rule.PASSED_ON))
    return one


def _passive(text: str, one: Candidate) -> Candidate | None:
    """As in "Ann Lee was quoted as saying by the Post"."""
    form = _BE_QUOTED.match(text, one.cue[0].start)
    by = next((n for n in ("first", "last") if form and form[n]), "")
    who = _subject_before(text, one.cue[0].start) if form and by else None
    if form is None or who is None:
        return None
    be, said, paper = (Span(*form.span(name)) for name in ("be", "as", by))
    frame = Span(who.start, form.end())
    content = tuple(c for c in one.content if not c.overlap(frame))
    cue = (Span(be.start, said.end),) if by == "last" else (be, said)
    if not content:
        return None
    return replace(one, source=(who,), cue=cue, content=content, outer=(paper,))


def _subject_before(text: str, end: int) -> Span | None:
    """The words right before a passive that are its subject."""
    start = max(0, end - BACK)
    stops = [m.end() for m in _BEFORE.finditer(text, start, end)]
    start = stops[-1] if stops else start
    if start and not stops:
        return None
    subject = trim(text, Span(start, end), ",")
    words = subject.of(text).split() if subject else []
    if not words:
        return None
    if words[-1].lower() == "who":
        return Span(subject.end - 3, subject.end)
    comma = text.rfind(", ", subject.start, subject.end)
    if comma > 0 and words[0].lower() in words_of("preposition"):
        subject = trim(text, Span(comma + 1, subject.end))  # "In May, Lee"
    return subject if len(subject.of(text).split()) <= LONGEST else None


def _in_content(text: str, one: Candidate) -> Candidate | None:
    """As in "The Post quoted | Ann Lee as saying that it rains", "... a story that quoted"."""
    first = one.content[0]
    quoting = _QUOTING.match(one.cue[-1].of(text))
    inner = None if quoting else _THAT_QUOTED.match(text, first.start, first.end)
    if quoting is None and inner is None:
        return None
    start = inner.end() if inner else first.start
    told = _QUOTED_IN.match(text, start, first.end)
    if told is None:
        return None
    verb = Span(*inner.span("verb")) if inner else one.cue[-1]
    if quoting:
        verb = Span(verb.start + quoting.start("verb"), verb.end)
    who, said = Span(*told.span("who")), Span(*told.span("as"))
    content = (Span(told.end(), first.end), *one.content[1:])
    passing = one.source if quoting and not quoting["which"] else ()
    return replace(one, source=(who,), cue=(verb, said), content=content, outer=passing)


def _told_ahead(text: str, one: Candidate) -> Candidate | None:
    """As in "Two were hurt, police said, according to the agency"."""
    cue, first = one.cue[0], one.content[0]
    if cue.of(text).lower() != "according to" or one.source[0].start < cue.end:
        return None
    if first.start > cue.start or not _MARKS.isdisjoint(text[first.start : cue.start]):
        return None
    told = _TOLD.fullmatch(text, first.start, cue.start)
    verb = lookup(told["verb"]) if told else None
    if told is None or verb is None or verb.lemma not in _SAYS or ". " in told["lead"]:
        return None
    lead, who, says = (Span(*told.span(name)) for name in ("lead", "who", "verb"))
    if len(lead.of(text).split()) < FEWEST:
        return None
    outer = (*one.outer, *one.source)
    return replace(one, source=(who,), cue=(says,), content=(lead,), outer=outer)


def _told_within(text: str, one: Candidate) -> Candidate | None:
    """As in "Ann Lee said that, according to the police, two were hurt"."""
    last, verb = one.content[-1], lookup(one.cue[-1].of(text).split()[-1])
    plain = _MARKS.isdisjoint(last.of(text)) and one.source[-1].end <= one.cue[0].start
    if verb is None or not plain:
        return None
    told = _THAT_BY.match(text, one.cue[-1].end, last.end)
    if told is None or len(text[told.end() : last.end].split()) < FEWEST:
        return None
    who, by = Span(*told.span("who")), Span(*told.span("by"))
    content = (Span(told.end(), last.end),)
    return replace(one, source=(who,), cue=(by,), content=content, outer=(*one.outer, *one.source))
