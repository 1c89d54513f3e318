"""Whose words an article passes on: "Lee was quoted as saying by the Post" has Lee's words.

Who passes them on is no speaker: neither the paper behind "by", nor whoever rejects "a story that
quoted Lee as saying", nor the agency in "police said, according to the agency".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.name_lists import words_of
from analysis.article.quotes import Quote, near
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_subjects import cues_in, in_sentences

_NAMED = r"[^,.;“”\"\n]"
_BE_QUOTED = re.compile(
    r"(?P<be>(?:(?:has|have|had) (?:\w+ )?been|was|were|is|are|being) (?:\w+ly |also )?"
    r"(?:quoted|cited))"
    rf"(?: (?:by|in) (?P<first>{_NAMED}{{2,80}}?))? (?P<as>as (?:saying|telling \w+))"
    rf"(?: (?:by|in) (?P<last>{_NAMED}{{2,80}}?)(?=\s+that\b|\s+on\b|[,.;“”\"\n]|\Z))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?<=[a-z]{3})[.!?]\s+|[”\"]\s+|[;:\n]")
_TITLE = r"(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Prof|St|Hon)\."
_QUOTED_IN = re.compile(
    rf"(?P<who>(?:{_TITLE}|[^“”\"\n.;:]){{2,100}}?),?"
    r" (?P<as>as (?:saying|telling|writing))\b,?\s*(?=\S)"
)
_QUOTED_LAST = re.compile(
    rf"(?P<who>(?:{_TITLE}|[^“”\"\n.;:]){{2,100}}?),? (?P<as>as (?:saying|telling \w+))"
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
_SAYS = frozenset(("say", "announce", "confirm", "state", "warn", "add"))
_PASSES_ON = re.compile(
    r"(?:according to|(?:\w+ )?report(?:s|ed|ing)?(?: (?:on )?\w+day)?)\Z", re.IGNORECASE
)
_STARTS = re.compile(r"[.!?][\"”’)]*\s+|\n")
_SAID_THAT = re.compile(r"(?:\s+that)?,?\s*")
_SAID_LAST = re.compile(
    rf"(?P<end>[,!?][\"”]|,)\s+(?P<who>(?:{_TITLE}|[^,.;:“”\"\n]){{2,60}})\s+"
    r"(?P<verb>said|says|told \w+)(?: (?:(?:on )?\w+day|yesterday|earlier))?\Z"
)
_SAID_BETWEEN = re.compile(  # "It rained | , the mayor, Ann Lee, said, | the Post reported"
    rf"[,!?]?[”\"]?,?\s+(?P<who>(?:{_TITLE}|[^.;:“”\"\n]){{2,90}}?),?\s+"
    r"(?P<verb>said|says|told (?:(?:the|an?) (?:[\w’-]+ ){0,3})?[\w’-]+)"
    r"(?: (?:(?:(?:late|early) )?(?:on )?\w+day|yesterday|earlier|in an? [a-z ]{3,30}))?,\s+"
)
_COMMA = re.compile(r",\s+")
_SAID_BEHIND = re.compile(  # "It rained, the mayor, Ann Lee, | said, | the Post reported"
    r",\s+(?P<who>(?:the|an?|his|her|its)\s[^,.;:“”\"\n]{2,50},\s+"
    r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})"
    r",?\s+(?P<verb>said|says|told (?:(?:the|an?) (?:[\w’-]+ ){0,3})?[\w’-]+)"
    r"(?: (?:on )?\w+day)?,\s+\Z"
)
_TELLS = _SAYS | {"tell", "write", "claim", "insist", "argue", "note", "suggest", "acknowledge"}
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


_REPORTED_BY = re.compile(
    r"\b(?:is|are|was|were|has been|have been) (?:\w+ly |also )?"
    r"(?:reported|said|alleged|believed|understood|quoted) by "
)
_FORMS = (
    _said_to_have,
    _passive,
    _quoted_behind,
    _in_content,
    _told_ahead,
    _told_within,
    _document_read,
    _letter_taken,
)


def of_who_said(text: str, candidate: Candidate, outer: Sequence[Quote]) -> Candidate:
    """What somebody says and an outlet passes on behind it, with who says it.

    "Lee said | that it rained, the Post reported" gets its beginning, so that Lee is seen within;
    of "“It rained,” Lee said, according to the Post" Lee is the source.

    Args:
        text: The article's text.
        candidate: The candidate.
        outer: The quotations that stand in no other, in order.
    """
    first, frame = candidate.content[0], (*candidate.cue, *candidate.source)
    between = _said_between(text, candidate)
    if between is not None:
        return between
    content = Span(first.start, candidate.content[-1].end)  # one clause, and who says it
    apart = text[first.end : candidate.content[-1].start] if len(candidate.content) > 1 else ""
    if len(candidate.cue) != 1 or not candidate.source or apart.strip(", "):
        return candidate
    if not _PASSES_ON.match(candidate.cue[0].of(text)) or content.end > min(
        part.start for part in frame
    ):
        return candidate
    last = _SAID_LAST.search(text, content.start, content.end)
    if last is not None:
        source, cue = (Span(*last.span(name)) for name in ("who", "verb"))
        said, passed = Span(content.start, last.end("end")), (*candidate.outer, *candidate.source)
        rules = (*candidate.rules, Rule.PASSED_ON)
        return replace(
            candidate, source=(source,), cue=(cue,), content=(said,), outer=passed, rules=rules
        )
    start = max((m.end() for m in _STARTS.finditer(text, 0, content.start)), default=0)
    lead = Span(start, content.start)
    sentence = next(in_sentences(text, lead, tuple(near(outer, lead))), None) if lead else None
    cues = cues_in(sentence) if sentence is not None else []
    if not cues or cues[-1].word.lemma not in _TELLS:
        return candidate
    joined_on = _SAID_THAT.fullmatch(text, cues[-1].span.end, content.start)
    return replace(candidate, content=(Span(start, content.end),)) if joined_on else candidate


def _said_between(text: str, candidate: Candidate) -> Candidate | None:
    """What is said and then passed on, as in "It rained, the mayor, Ann Lee, said, radio told"."""
    if len(candidate.cue) != 1 or len(candidate.source) != 1:
        return None
    source = candidate.source[0]
    frame = min(source.start, candidate.cue[0].start)
    parts = tuple(part for part in candidate.content if part.end < frame)
    last = parts[-1] if parts else source
    if not parts or not _PASSES_ON.match(candidate.cue[0].of(text)):
        return None
    if len(parts) == 2 and _COMMA.fullmatch(text, parts[0].end, last.start):
        said = _SAID_BETWEEN.fullmatch(text, parts[0].end, frame)
        parts = parts[:1] if said else parts  # the tagger took who said it for a part
        last = parts[-1]
    said = _SAID_BETWEEN.fullmatch(text, last.end, frame)
    said = said or _SAID_BEHIND.search(text, last.start, frame)
    if said is None:
        return None
    who, says = Span(*said.span("who")), Span(*said.span("verb"))
    content = (*parts[:-1], Span(last.start, min(last.end, said.start())))
    if len(content[-1].of(text).split()) < FEWEST:
        return None
    outer, rules = (*candidate.outer, source), (*candidate.rules, Rule.PASSED_ON)
    return replace(candidate, source=(who,), cue=(says,), content=content, outer=outer, rules=rules)
