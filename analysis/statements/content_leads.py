"""The first words of what is said behind its cue, where a content begins too late.

"Lee said the mayor, who has | left, may return" has all from "the mayor" on; "Lee told the Post the
mayor | was late" lacks its subject, and "Lee said while | it rained, she would stay" its "while".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.article.name_lists import noun_of, words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, finder, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.whole_clauses import sentence_end

LONGEST = 240  # characters between a cue and the content that goes on
_PLAIN = re.compile(r"\s[^.;:!?“”\"\n—–()]+")
_SAYS = re.compile(
    r"(?:(?:has|have|had|also|then|later|now|often|repeatedly|\w+ly) )*"
    r"(?:sa(?:id|ys?)|claim(?:s|ed)?|argue[sd]?|insist(?:s|ed)?|not(?:es|ed)|add(?:s|ed)?"
    r"|suggest(?:s|ed)?|believe[sd]?|report(?:s|ed)?|explain(?:s|ed)?)"
)
_TELLS = re.compile(r"(?:(?:has|have|had|also|then|later|\w+ly) )*(?:told|tells?)")
_LATER = re.compile(  # a gap that is no part of what is said
    r"\s*(?:(?:May \d+|who|which|that|as|when|while|after|before|if|because|in|on|at|during|to|from"
    r"|by|of|about|this|last|earlier|later|just|only|\w+day|\w+ly|yesterday|today|it was|or|and|but"
    r"|is|are|was|were|has|have|had|does|do|did|there (?:is|was))\b)"
)
_VERB = re.compile(
    r"(?P<verb>is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|does|do|did"
    r"|thinks?|believes?|wants?|needs?|plans?|hopes?)(?:n['’]t)? "
)
_SUBJECT = re.compile(
    r"(?P<heard>(?:[\w.&’'-]+ ){1,5}?)(?P<who>(?:the|his|her|its|their|our|my|an?|this|those|these)"
    r" (?:[\w’'-]+ ){1,4})\Z"
)
_NAMES = re.compile(r"(?P<heard>[A-Za-z]+) (?P<who>(?:[A-Z][\w’'-]+ ){1,4})\Z")
_HEARERS = frozenset(("congress", "parliament", "abc", "cnn", "cbs", "nbc", "msnbc", "npr", "bbc",
                      "reuters", "politico", "axios", "afp", "bloomberg", "him", "her", "them",
                      "me", "us"))  # fmt: skip
_ADDING = re.compile(r"(?:also |further )?(?:add|not|explain|say|argu|insist|stress|claim)ing")
_THEN_QUOTED = re.compile(r"\s(?P<clause>(?!to\b)[^.;:!?“”\"\n—–]{8,200})[.:?]\s+")
_WHILE = re.compile(r"\s(?P<while>(?:that )?(?:while|although|though|unless)) \Z")
_NAME_FIRST = re.compile(r"\s(?P<name>[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*)?), \Z")
_NAME_NEXT = re.compile(r"[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*)?(?:,| and) ")


def with_leads(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each from the first word on that its source says behind the cue.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Lee told the Post the mayor was late."
        >>> one = Candidate((Span(0, 3),), (Span(4, 8),), (Span(28, 36),))
        >>> with_leads(text, [one])[0].content[0].of(text)
        'the mayor was late'
    """
    held = finder([p for one in candidates for p in (*one.source, *one.cue, *one.content)])
    out = []
    for one in candidates:
        start = _start(text, one)
        if start >= 0 and not held(Span(start, one.content[0].start)):
            first = one.content[0]
            one = replace(one, content=(Span(start, _end(text, one, start)), *one.content[1:]))
            if one.content[0].end < first.end:
                one = replace(one, content=(Span(start, first.end), *one.content[1:]))
        out.append(_with_clause(text, one, held))
    return out


def _with_clause(text: str, one: Candidate, held: Callable[[Span], Sequence[int]]) -> Candidate:
    """With the clause that "adding" leads to, where a quotation goes on behind it as a sentence."""
    if not one.cue or not one.content or not _ADDING.fullmatch(one.cue[-1].of(text)):
        return one
    start, first = one.cue[-1].end, one.content[0]
    if first.start < start or text[first.start] not in '“"':
        return one
    led = _THEN_QUOTED.fullmatch(text, start, first.start)
    if led is None or not has_finite_verb(led["clause"]) or held(Span(*led.span("clause"))):
        return one
    return replace(one, content=(Span(*led.span("clause")), *one.content))


def _start(text: str, one: Candidate) -> int:
    """Where a content ought to begin; -1 where it does."""
    if len(one.cue) != 1 or not one.content or not one.source:
        return -1
    cue, first = one.cue[0], one.content[0]
    before = one.source[-1].end <= cue.start
    gap = text[cue.end : first.start] if cue.end < first.start <= cue.end + LONGEST else ""
    if not before or not _PLAIN.fullmatch(gap) or text[first.start] in "“”\"‘'":
        return -1
    if any(cue.end <= part.start < first.start for part in (*one.source, *one.inner, *one.outer)):
        return -1
    if _SAYS.fullmatch(cue.of(text)):
        return _behind_says(text, cue.end, first, gap)
    return _behind_tells(text, cue.end, first, gap) if _TELLS.fullmatch(cue.of(text)) else -1


def _behind_says(text: str, start: int, first: Span, gap: str) -> int:
    if led := _WHILE.search(gap):
        return start + led.start("while") if led.start() == 0 else -1
    row = _NAME_FIRST.fullmatch(gap)
    if row and _NAME_NEXT.match(text, first.start) and not row["name"].endswith("day"):
        return start + row.start("name")
    clause = has_finite_verb(gap) and not _LATER.match(gap) and text[first.start].islower()
    return start + 1 if clause else -1


def _behind_tells(text: str, start: int, first: Span, gap: str) -> int:
    if _VERB.match(text, first.start) is None:
        return -1
    who = _SUBJECT.fullmatch(gap[1:]) or _NAMES.fullmatch(gap[1:])
    if who is None:
        return -1
    heard = who["heard"].lower().split()
    noun = noun_of(heard[-1])
    people = noun is not None and noun.kind in ("person", "collective", "organisation", "media")
    known = people or heard[-1] in _HEARERS or (len(heard) > 1 and gap[1].isupper())
    known = known or (heard[0] == "the" and len(heard) > 1)
    if not known or not words_of("preposition").isdisjoint(heard) or "that" in heard:
        return -1
    return start + 1 + who.start("who")


def _end(text: str, one: Candidate, start: int) -> int:
    """The end of what begins at an offset: of "while it rained, | she would" the sentence's."""
    first = one.content[0]
    if not text.startswith(("while", "although", "though", "unless", "that while"), start):
        return first.end
    stop = sentence_end(text, first.end)
    main = text.startswith(", ", first.end) and has_finite_verb(text[first.end : stop])
    tells = any(lookup(word) for word in re.findall(r"[a-z]+", text[first.end : stop])[:6])
    whole = trim(text, Span(first.start, stop), ",") if main and not tells else None
    return whole.end if whole is not None else first.end
