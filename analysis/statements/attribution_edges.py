"""Where source and content of an attribution begin and end, by form alone.

"“It rains,” one driver wrote, the Post noted" is the driver's; of "the Post, the Sun, and the Star
said" all three say it; "The port will close, notes Ann Lee" holds the whole sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.name_lists import words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, minus, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.perhaps_no_utterance import is_bare_object

_NAME = r"(?:[Tt]he )?[^\W\d_a-z][\w.&'’-]*(?: [^\W\d_a-z][\w.&'’-]*){0,4}"
_ROW = re.compile(rf"(?:{_NAME}, ){{2,}}(?:and|or) \Z")
_RELAYED = re.compile(
    r"[,.!?]?[”\"]?,?\s+(?!(?:is|are|was|were|been|has|have|had|will|would|not|never)\b)"
    r"(?P<who>[^,.;:“”\"\n]{2,60}?) (?P<verb>[a-z]+)(?: on (?:Twitter|Facebook))?,\s*"
)
_RELAYED_LATER = re.compile(  # “...” Lee wrote in the complaint, | the Post reported
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Dr|Gov|Sen|Rep)\. )?[^,.;:“”\"\n]{2,60}?) (?P<verb>[a-z]+)"
    r"(?: [^.;:“”\"\n]{2,80})?,\s*"
)
_FULL = re.compile(r"(?<=[a-z]{4})[.!?]\s+(?=(?:The|A|An|In|But|And|He|She|It|They) )")
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[^\W_a-z])|\n")
_ENDED = re.compile(r"\s*[.!?][\"”’)]*(?:\s|\Z)|\s*(?:of|for|at|in) [^.!?\n]{2,80}[.!?]")
_SAYS = frozenset(("say", "write", "tweet", "add", "post", "tell", "argue", "claim", "comment",
                   "exclaim", "shout", "yell", "cry", "ask", "joke", "explain", "reply", "recall",
                   "continue", "state"))  # fmt: skip
_CUT = re.compile(
    r"\b(?:when|if|because|while|as|after|before|until|since|where|whether|that|which)"
    r" (?:the |an? |his |her |its |their )?[\w'’-]+(?: [A-Z][\w'’-]+){0,2}\Z"
)
_ASIDE = re.compile(r", (?:who|which|where)\b[^“”\"\n;:.!?,]{2,120}, (?=[a-z]+)")
_AS = re.compile(r"[Aa]s (?:first )?(?:reported|noted|described|written|told|revealed) by")
_FOUND = re.compile(
    r"(?P<who>(?:an?|the) [^,.;:“”\"\n]{3,50}?) (?P<verb>(?:has |have |had )?(?:found|ruled|heard"
    r"|concluded|revealed|showed|said))\b"
)
_POSSESSIVE = re.compile(r"['’]s (?=(?:said|says|wrote|told|found|\w{3,}ed)\b)")
_FRAME = re.compile(r"[^,.;:\n]{0,30}, ")
_AND = re.compile(r",? and (?:he|she|it|they) (?:is|are|was|were|will|would|has|have|had)\b")
_PRONOUN_LAST = re.compile(r"(?P<lead>[a-z][^\n]*),[”\"]? (?P<who>he|she|they|it|I|we)", re.DOTALL)
_WHO_BEHIND = re.compile(
    r" (?P<who>[^.;:“”\"\n]{2,120}?),\s+(?=[“\"]?(?:is|are|was|were|has|have|had|will|would|can"
    r"|could|may|might|must|should) |[“\"][a-z]+s (?:the|that|an?|his|her|its|our) )"
)
_OF_SUBJECT = frozenset(("tell", "ask", "call", "accuse", "urge", "describe", "criticise"))
_AS_BY = re.compile(
    r"(?P<verb>(?:(?:has|have|had|been|was|were|is|are|being) )*\w+ed)"
    r" (?P<called>as [^,.;:]{3,80}) by"
)
_CONDITION = re.compile(
    r"(?:If|Unless|When|Once|While|Although|Though|Because|Since|After|Before|Until|Even)\b"
    r"[^“”\"]*\Z"
)
_TILL = re.compile(  # the end of a sentence, over "Gov. Ann Lee" and "Ann M. Lee"
    r"(?:\b(?:Gov|Sen|Rep|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Rev|[A-Z])\. (?=[A-Z])|[^.!?\n“”\";])*"
)


def with_whole_edges(text: str, candidate: Candidate) -> Candidate:
    """A candidate whose source and content are whole, and whose content holds neither.

    Args:
        text: The article's text.
        candidate: A candidate.

    Example:
        >>> text = "The Post, the Sun, and the Star said that it rained."
        >>> one = Candidate((Span(23, 31),), (Span(32, 36),), (Span(37, 51),))
        >>> with_whole_edges(text, one).source[0].of(text)
        'The Post, the Sun, and the Star'
    """
    if not candidate.cue or not candidate.content:
        return candidate
    one = _of_firm(text, _found_by(text, candidate))
    one = _turned(text, _alone(text, one))
    one = _of_last_sentence(text, _called(text, one))
    one = _with_row(text, _of_first_teller(text, one))
    one = _goes_on(text, _whole_clause(text, _whole_sentence(text, one)))
    return _from_comma(text, _without_frame(text, over_aside(text, one)))


def _alone(text: str, one: Candidate) -> Candidate:
    """A pronoun as source by itself, and what stands before it given to the content.

    As in "It is hard to | measure income, he | said".
    """
    found = _pronoun_last(text, one.source[0]) if len(one.source) == 1 else None
    if found is None:
        return one
    who, lead = Span(*found.span("who")), Span(*found.span("lead"))
    last = max((c for c in one.content if c.start < lead.start), default=None)
    if last is None or last.end > who.start or text[last.end : lead.start].strip():
        return one
    whole = Span(last.start, max(last.end, lead.end))
    content = tuple(whole if c == last else c for c in one.content)
    return replace(one, source=(who,), content=content)


def _found_by(text: str, one: Candidate) -> Candidate:
    """Who finds a thing out of its cue: "The ferry was full, | an inquiry found on Monday"."""
    found = _FOUND.match(text, one.cue[0].start, one.cue[0].end) if not one.source else None
    if found is None:
        return one
    who, verb = (Span(*found.span(name)) for name in ("who", "verb"))
    return replace(one, source=(who,), cue=(verb, *one.cue[1:]))


def _of_firm(text: str, one: Candidate) -> Candidate:
    """A name that ends in "’s" whole, where a verb with a clause follows: "Orr’s | said that"."""
    cue = one.cue[0]
    begun = _POSSESSIVE.match(text, cue.start, cue.end)
    if begun is None or len(one.source) != 1 or one.source[0].end != cue.start:
        return one
    last = one.source[0].of(text).split()[-1]
    clause = one.content[0].start >= cue.end and has_finite_verb(one.content[0].of(text))
    if not clause or not last[0].isupper() or last.lower() in words_of("function"):
        return one
    source = Span(one.source[0].start, cue.start + len("’s"))
    return replace(one, source=(source,), cue=(Span(begun.end(), cue.end), *one.cue[1:]))


def _turned(text: str, one: Candidate) -> Candidate:
    """Who speaks behind the cue, where the subject of what is said was taken for the source.

    As in "Fares, warned the mayor, Ann Lee, could rise".
    """
    if len(one.source) != 1 or len(one.cue) != 1 or len(one.content) != 1:
        return one
    subject, cue, content = one.source[0], one.cue[0], one.content[0]
    says = lookup(cue.of(text))
    if text[subject.end : cue.start].strip() != "," or content.start < cue.end or says is None:
        return one
    behind = _WHO_BEHIND.match(text, cue.end)
    if behind is None or says.lemma in _OF_SUBJECT or content.start > behind.end():
        return one
    who = Span(*behind.span("who"))
    first = who.of(text).split()[0].lower()
    if first in words_of("preposition") | {"that", "not"} or has_finite_verb(who.of(text)):
        return one
    till = _TILL.match(text, behind.end())
    end = content.end if content.end > behind.end() or till is None else till.end()
    return replace(one, source=(who,), content=(subject, trim(text, Span(behind.end(), end), ",")))


def _pronoun_last(text: str, source: Span) -> re.Match[str] | None:
    return _PRONOUN_LAST.fullmatch(text, source.start, source.end)


def _called(text: str, one: Candidate) -> Candidate:
    """What something is called, out of the cue into the content: "slammed as | a shame | by"."""
    found = _AS_BY.fullmatch(text, one.cue[0].start, one.cue[0].end) if len(one.cue) == 1 else None
    if found is None:
        return one
    verb, called = (Span(*found.span(name)) for name in ("verb", "called"))
    return replace(one, cue=(verb,), content=tuple(sorted((*one.content, called))))


def _of_last_sentence(text: str, one: Candidate) -> Candidate:
    """A source that goes over a full stop without the sentence before its own."""
    if len(one.source) != 1 or one.source[0].end > one.cue[0].start:
        return one
    source = one.source[0]
    stop = max((m.end() for m in _FULL.finditer(text, source.start, source.end)), default=-1)
    return replace(one, source=(Span(stop, source.end),)) if stop > 0 else one


def _of_first_teller(text: str, one: Candidate) -> Candidate:
    """“...,” one driver wrote, the Post noted: the driver's words, which the Post passes on."""
    if len(one.source) != 1 or len(one.cue) != 1:
        return one
    source, cue = one.source[0], one.cue[0]
    frame = Span(min(source.start, cue.start), max(source.end, cue.end))
    ahead = [c for c in one.content if c.end <= frame.start]
    if not ahead or frame.start - ahead[-1].end > 90:
        return one
    told = _RELAYED.fullmatch(text, ahead[-1].end, source.start) if cue.start > source.end else None
    mark = max(text.rfind(closing, ahead[0].start + 1, frame.start) for closing in '”"')
    if told is None and mark >= 0 and any(c.start < mark <= c.end for c in ahead):
        lead = len(text[mark + 1 : frame.start]) - len(text[mark + 1 : frame.start].lstrip(", "))
        told = _RELAYED_LATER.fullmatch(text, mark + 1 + lead, frame.start)
    verb = lookup(told["verb"]) if told else None
    if told is None or verb is None or verb.lemma not in _SAYS:
        return one
    who, says = Span(*told.span("who")), Span(*told.span("verb"))
    rules = (*one.rules, Rule.PASSED_ON)
    content = tuple(part for c in one.content for part in minus(c, [Span(who.start, frame.start)]))
    content = tuple(filter(None, (trim(text, c) for c in content)))
    outer = (*one.outer, source)
    return replace(one, source=(who,), cue=(says,), content=content, outer=outer, rules=rules)


def with_relayed(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, none of which takes a frame for what an outlet reports.

    Of "“...,” Lee said in Northam, the Post reported" the Post reports Lee's words, and not that
    she said something in Northam.

    Args:
        text: The article's text.
        candidates: The candidates.
    """
    out = list(candidates)
    for one in candidates:
        told = _relayed_frame(text, one)
        inner = next((b for b in out if told and _has_frame(b, told)), None)
        if inner is None:
            continue
        same = [b for b in out if (b.source, b.cue) == (one.source, one.cue)]
        more = tuple(c for b in same for c in b.content if c.start > one.cue[0].start)
        whole = replace(
            inner, content=(*inner.content, *more), rules=(*one.rules, Rule.PASSED_ON),
            confidence=one.confidence, outer=one.source,
        )  # fmt: skip
        out = [whole if b is inner else b for b in out if b not in same]
    return out


def _relayed_frame(text: str, one: Candidate) -> Span | None:
    """Who says it and how, where a content is but that and stands behind a quotation."""
    if len(one.source) != 1 or len(one.cue) != 1 or not one.content:
        return None
    first, start = one.content[0], min(one.source[0].start, one.cue[0].start)
    if not text[: first.start].rstrip(", ").endswith(("”", '"')) or first.end > start:
        return None
    told = _RELAYED_LATER.fullmatch(text, first.start, start)
    verb = lookup(told["verb"]) if told else None
    return Span(*told.span("verb")) if told and verb and verb.lemma in _SAYS else None


def _has_frame(one: Candidate, verb: Span) -> bool:
    return verb in one.cue and any(c.end <= verb.start for c in one.content)


def _with_row(text: str, one: Candidate) -> Candidate:
    """A source that is but the last of a row of names with all of them."""
    if len(one.source) != 1 or one.source[0].end > one.cue[0].start:
        return one
    source = one.source[0]
    if not re.match(_NAME, source.of(text)):
        return one
    start = max((m.end() for m in _STOP.finditer(text, 0, source.start)), default=0)
    row = _ROW.search(text, start, source.start)
    whole = Span(row.start(), source.end) if row else source
    taken = any(whole.overlap(part) for part in (*one.cue, *one.content))
    return one if row is None or taken else replace(one, source=(whole,))


def _whole_sentence(text: str, one: Candidate) -> Candidate:
    """The sentence before "..., notes Ann Lee", where the content is but its last name."""
    if len(one.content) != 1 or len(one.source) != 1 or len(one.cue) != 1:
        return one
    content, cue, source = one.content[0], one.cue[0], one.source[0]
    behind = text[content.end : cue.start].strip() == "," and cue.end <= source.start
    if not behind or not is_bare_object(content.of(text), ""):
        return one
    if not _ENDED.match(text, source.end):
        return one
    start = max((m.end() for m in _STOP.finditer(text, 0, content.start)), default=0)
    whole = Span(start, content.end)
    return replace(one, content=(whole,)) if len(whole.of(text).split()) > 5 else one


def _whole_clause(text: str, one: Candidate) -> Candidate:
    """The clause behind "As reported by the Post last month, ...", where but a thing was taken."""
    if len(one.content) != 1 or len(one.source) != 1 or len(one.cue) != 1:
        return one
    content, cue, source = one.content[0], one.cue[0], one.source[0]
    if not _AS.fullmatch(cue.of(text)) or not cue.end <= source.start < content.start:
        return one
    comma = _FRAME.match(text, source.end)
    end = _TILL.match(text, content.end)
    if comma is None or comma.end() > content.start or end is None:
        return one
    clause = trim(text, Span(comma.end(), end.end()), ":,")
    plain = _STOP.search(text, clause.start, clause.end) is None
    later = clause.start < content.start
    return replace(one, content=(clause,)) if plain and later else one


def _goes_on(text: str, one: Candidate) -> Candidate:
    """A clause with "that" goes on behind "and he is": "Lee said that it rains and she is wet"."""
    last = one.content[-1]
    if not last.of(text).startswith("that ") or last.start < one.cue[-1].end:
        return one
    more = _AND.match(text, last.end)
    if more is None:
        return one
    end = _TILL.match(text, more.end())
    whole = trim(text, Span(last.start, end.end() if end else more.end()), ",")
    rest = Span(last.end, whole.end)
    tells = any(lookup(word) for word in re.findall(r"[a-z]+", rest.of(text))[3:])
    taken = any(rest.overlap(part) for part in (*one.cue, *one.source))
    return one if taken or tells else replace(one, content=(*one.content[:-1], whole))


def over_aside(text: str, one: Candidate) -> Candidate:
    """A content that stops before its last verb: "when the council[, which rests, returns]".

    Args:
        text: The article's text.
        one: A candidate.
    """
    last = one.content[-1]
    aside = _ASIDE.match(text, last.end) if _CUT.search(last.of(text)) else None
    if aside is None:
        return one
    end = _TILL.match(text, aside.end())
    whole = trim(text, Span(last.start, end.end() if end else aside.end()))
    if any(whole.overlap(part) for part in (*one.cue, *one.source)):
        return one
    return replace(one, content=(*one.content[:-1], whole))


def _without_frame(text: str, one: Candidate) -> Candidate:
    """A content without the words that are its own source or cue."""
    frame = (*one.source, *one.cue)
    if not any(part.overlap(c) for part in frame for c in one.content):
        return one
    rest = [trim(text, p, ",;:—–-") for c in one.content for p in minus(c, frame)]
    kept = tuple(part for part in rest if any(map(str.isalnum, part.of(text))))
    return replace(one, content=kept) if kept else one


def _from_comma(text: str, one: Candidate) -> Candidate:
    """A content from the clause before it on, where it begins with a comma: "If wet, it stops"."""
    first = one.content[0]
    if text[first.start : first.start + 1] != ",":
        return one
    start = max((m.end() for m in _STOP.finditer(text, 0, first.start)), default=0)
    whole, lead = Span(start, first.end), Span(start, first.start)
    frame = any(lead.overlap(part) for part in (*one.source, *one.cue))
    clause = _CONDITION.match(text, lead.start, lead.end) and not frame
    begun = whole if clause else trim(text, first, ",;")
    return replace(one, content=(begun, *one.content[1:])) if begun else one
