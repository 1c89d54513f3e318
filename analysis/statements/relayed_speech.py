"""Whose words an article passes on: "Lee was quoted as saying by the Post" has Lee's words.

Who passes them on is no speaker: neither the paper behind "by", nor whoever rejects "a story that
quoted Lee as saying", nor the agency in "police said, according to the agency".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.name_lists import words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate, Rule

_NAMED = r"[^,.;“”\"\n]"
_TOLD_AS = (
    "(?:saying|telling|writing|adding|calling|describing|warning|claiming|insisting|stating|noting"
    "|declaring|boasting|complaining|denying|accusing)"
)
_BE_QUOTED = re.compile(
    r"(?P<be>(?:(?:has|have|had) (?:\w+ )?been|was|were|is|are|being) (?:\w+ly |also )?"
    r"(?:quoted|cited))"
    rf"(?: (?:by|in) (?P<first>{_NAMED}{{2,80}}?))? (?P<as>as (?:saying|telling \w+))"
    rf"(?: (?:by|in) (?P<last>{_NAMED}{{2,80}}?)(?=\s+that\b|\s+on\b|[,.;“”\"\n]|\Z))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?<=[a-z]{3})[.!?]\s+|[”\"]\s+|[;:\n]")
TITLE = r"(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Prof|St|Hon)\."
_QUOTED_AS = re.compile(
    r"\s+(?P<who>(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Prof|St|Hon)\.|[^“”\"\n.;:]){2,120}?),?\s+"
    rf"(?P<as>as {_TOLD_AS})\b"
)
_AS_SAYING = re.compile(rf",?\s+(?P<as>as {_TOLD_AS})\b")
_QUOTES = re.compile(r"\b(?:quot|cit)(?:e|es|ed|ing)$", re.IGNORECASE)
_QUOTED_IN = re.compile(
    rf"(?P<who>(?:{TITLE}|[^“”\"\n.;:]){{2,100}}?),?"
    rf" (?P<as>as {_TOLD_AS})\b,?\s*(?=\S)"
)
_QUOTED_LAST = re.compile(
    rf"(?P<who>(?:{TITLE}|[^“”\"\n.;:]){{2,100}}?),? (?P<as>as (?:saying|telling \w+))"
    r"(?: (?:on )?\w+day)?(?=[.!?](?:\s|\Z))"
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
_DOCUMENT_READ = re.compile(  # "According to the Post | , the letter read, “...”"
    r"(?P<who>(?:the|this|that|his|her|its|their) (?:[a-z]+ ){0,2}?(?:post|posting|tweet|letter"
    r"|e-?mail|memo|message|note|statement|caption|petition|complaint|lawsuit))"
    r" (?P<verb>reads?|said|says|stated|states),?:?\s*(?=[“\"])",
    re.IGNORECASE,
)
_LETTER_TAKEN = re.compile(  # "Lee | retweeted a message from Tom Ward that read:"
    r"\b(?:retweet|repost|cit|forward|receiv|fac|dismiss|reject|dispu|contest|disput|defi|answer"
    r"|respond|repli|point|refer|recit|quot|settl|fight|fought)\w*"
    r"(?: (?:to|off|out|against))? (?P<who>(?:an?|the|one|another) (?:[\w’'-]+ ){0,3}?(?:message"
    r"|e-?mail|tweet|post|letter|memo|note|text|lawsuit|suit|complaint|indictment|petition|report"
    r"|study|audit|poll|survey|article|story|editorial|column)"
    rf"(?: (?:by|from|in) {_NAMED}{{2,60}}?(?:, {_NAMED}{{2,40}}?,)?)?),?"
    r" (?:that|which) (?P<verb>read|said|says|claims?|claimed|alleg(?:es|ed)|accus(?:es|ed)|found"
    r"|finds|warn(?:s|ed)|argu(?:es|ed)|shows?|showed|stat(?:es|ed)|suggest(?:s|ed)|call(?:s|ed))"
    r"\b:?\s*",
    re.IGNORECASE,
)
SAYS = frozenset(("say", "announce", "confirm", "state", "warn", "add"))
_STARTS = re.compile(r"[.!?][\"”’)]*\s+|\n")
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
    for form in _FORMS:
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
    if not content:  # "It rained, | Ann Lee | was quoted by the Post as saying"
        comma = text.rfind(", ", who.start, who.end)
        if comma < 0 or len(text[who.start : comma].split()) < FEWEST:
            return None
        content, who = (Span(who.start, comma),), Span(comma + 2, who.end)
    return replace(one, source=(who,), cue=cue, content=content, outer=(paper,))


def _as_saying(text: str, one: Candidate) -> Candidate | None:
    """As in "The daily Zora | quoted the poet, Mr. Lee, as | saying | that it rained"."""
    cue, source = one.cue[0], one.source[0]
    word = _SAYING.fullmatch(cue.of(text))
    if word is None or len(one.cue) > 1 or source.end > cue.start:
        return None
    told = _QUOTES_AS.fullmatch(text, source.end, cue.start + len(word["as"] or ""))
    if told is None:
        return None
    verb, who, said = (Span(*told.span(name)) for name in ("verb", "who", "as"))
    cues = (verb, Span(said.start, cue.end))
    return replace(one, source=(who,), cue=cues, outer=(*one.outer, source))


def _said_to_have(text: str, one: Candidate) -> Candidate | None:
    """As in "Ann Lee was reported by the Post to have left, saying | that it rained"."""
    source = one.source[0]
    by = _REPORTED_BY.search(text, max(0, source.start - BACK), source.start)
    if by is None or by.end() != source.start or one.cue[0].start < source.end:
        return None
    apart = text[source.end : one.cue[0].start]
    who = _subject_before(text, by.start())
    if who is None or not apart.startswith(" to ") or _MARKS & set(apart) or ". " in apart:
        return None
    return replace(one, source=(who,), outer=(*one.outer, source))


def _quoted_behind(text: str, one: Candidate) -> Candidate | None:
    """As in "It rained, the Post quoted | Ann Lee | as saying"."""
    last, source = one.content[-1], one.source[0]
    quoting = _QUOTING.fullmatch(one.cue[-1].of(text))
    told = _QUOTED_LAST.match(text, last.start) if quoting and len(one.cue) == 1 else None
    if told is None or last.start < source.end or text[source.start - 2 : source.start] != ", ":
        return None
    start = max((m.end() for m in _STARTS.finditer(text, 0, source.start)), default=0)
    lead = trim(text, Span(start, source.start), ",")
    if len(lead.of(text).split()) < FEWEST or not _MARKS.isdisjoint(lead.of(text)):
        return None
    who, said = Span(*told.span("who")), Span(*told.span("as"))
    return replace(one, source=(who,), cue=(one.cue[-1], said), content=(lead,), outer=one.source)


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
    if told is None or verb is None or verb.lemma not in SAYS or ". " in told["lead"]:
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


def _document_read(text: str, one: Candidate) -> Candidate | None:
    """As in "According to the Post, the letter read, “It rains.”"."""
    first = one.content[0]
    if one.cue[0].of(text).lower() != "according to" or first.start < one.source[-1].end:
        return None
    read = _DOCUMENT_READ.match(text, first.start, first.end)
    if read is None:
        return None
    who, verb = Span(*read.span("who")), Span(*read.span("verb"))
    content = (Span(read.end(), first.end), *one.content[1:])
    return replace(
        one, source=(who,), cue=(verb,), content=content, outer=(*one.outer, *one.source)
    )


def _letter_taken(text: str, one: Candidate) -> Candidate | None:
    """As in "Ann Lee faces a lawsuit that claims | she lied", which is not hers."""
    start, end = min(p.start for p in (*one.source, *one.cue)), one.content[0].start
    taken = _LETTER_TAKEN.search(text, start, end) if start < end else None
    if taken is None or taken.end() != end:
        return None
    who, verb = Span(*taken.span("who")), Span(*taken.span("verb"))
    return replace(one, source=(who,), cue=(verb,), outer=(*one.outer, *one.source))


_SAYING = re.compile(rf"(?P<as>as )?{_TOLD_AS}")
_QUOTES_AS = re.compile(
    rf" (?P<verb>quot(?:ed|es)|cit(?:ed|es)) (?P<who>(?:{TITLE}|[^“”\"\n.;:]){{2,100}}?),?"
    r" (?P<as>as) "
)
_REPORTED_BY = re.compile(
    r"\b(?:is|are|was|were|has been|have been) (?:\w+ly |also )?"
    r"(?:reported|said|alleged|believed|understood|quoted) by "
)
_FORMS = (
    _as_saying,
    _said_to_have,
    _passive,
    _quoted_behind,
    _in_content,
    _told_ahead,
    _told_within,
    _document_read,
    _letter_taken,
)


def quoted_as_saying(text: str, candidate: Candidate) -> Candidate:
    """The one who is quoted as the source: "The station quoted Ann Lee as saying"."""
    if not candidate.source or not candidate.cue:
        return candidate
    cue = candidate.cue[0]
    match = _QUOTED_AS.match(text, cue.end) if _QUOTES.search(cue.of(text)) else None
    if match is None or any(c.overlap(Span(*match.span())) for c in candidate.content):
        return candidate
    who, more = Span(*match.span("who")), Span(*match.span("as"))
    if candidate.source[0].overlap(who):
        return candidate
    passed = (*candidate.outer, *candidate.source)
    rules = (*candidate.rules, Rule.PASSED_ON)
    return replace(candidate, source=(who,), cue=(cue, more), outer=passed, rules=rules)


def quoted_by_name(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """One statement of "The paper quoted | Gen. Ann Lee, the head, | as saying: ..." seen as two.

    Args:
        text: The article's text.
        candidates: The candidates.
    """
    out = list(candidates)
    for one in candidates:
        if not one.cue or not one.content or not _QUOTES.search(one.cue[-1].of(text)):
            continue
        who = one.content[0]
        link = _AS_SAYING.match(text, who.end)
        other = next(
            (d for d in out if link and d.cue and link.start("as") <= d.cue[0].start < link.end()),
            None,
        )
        if link and other is None and len(one.content) > 1 and link.end() <= one.content[1].start:
            whole = replace(
                one,
                source=(who,),
                cue=(one.cue[-1], Span(link.start("as"), link.end())),
                content=one.content[1:],
                outer=(*one.outer, *one.source),
                rules=(*one.rules, Rule.PASSED_ON),
            )
            out = [whole if d is one else d for d in out]
        elif (
            link
            and other is not None
            and len(one.content) == 1
            and not set(who.of(text)) & set('“”"')
        ):
            outer = (*other.outer, *one.source)
            cue = (one.cue[-1], Span(link.start("as"), link.end()))
            rules = (*other.rules, Rule.PASSED_ON)
            sure = max(one.confidence, other.confidence)
            whole = replace(
                other, source=(who,), cue=cue, outer=outer, rules=rules, confidence=sure
            )
            out = [whole if d is other else d for d in out if d is not one]
    return out
