"""Who said what an outlet passes on behind it: "It rained, Ann Lee said, the Post reported"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.quotes import Quote, near
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.cue_subjects import cues_in, in_sentences
from analysis.statements.relayed_speech import FEWEST, SAYS, TITLE

_PASSES_ON = re.compile(
    r"(?:according to|(?:\w+ )?report(?:s|ed|ing)?(?: (?:on )?\w+day)?)\Z", re.IGNORECASE
)
_STARTS = re.compile(r"[.!?][\"”’)]*\s+|\n")
_SAID_THAT = re.compile(r"(?:\s+that)?,?\s*")
_SAID_LAST = re.compile(
    rf"(?P<end>[,!?][\"”]|,)\s+(?P<who>(?:{TITLE}|[^,.;:“”\"\n]){{2,60}})\s+"
    r"(?P<verb>said|says|told \w+)(?: (?:(?:on )?\w+day|yesterday|earlier))?\Z"
)
_SAID_BY = re.compile(  # "It rained, said Ann Lee | , according to the Post"
    rf"(?P<end>[,!?][\"”]|,)\s+(?P<verb>said|says)\s+"
    rf"(?P<who>(?:[A-Z]|(?:the|an?|one|his|her|its|their) )(?:{TITLE}|[^.;:“”\"\n]){{2,80}})\Z"
)
_SAID_BETWEEN = re.compile(  # "It rained | , the mayor, Ann Lee, said, | the Post reported"
    rf"[,!?]?[”\"]?,?\s+(?P<who>(?:{TITLE}|[^.;:“”\"\n]){{2,90}}?),?\s+"
    r"(?P<verb>said|says|announced|confirmed|warned|added|insisted|declared|admitted"
    r"|told (?:(?:the|an?) (?:[\w’-]+ ){0,3})?[\w’-]+)"
    r"(?: (?:(?:(?:late|early) )?(?:on )?\w+day|yesterday|earlier|in an? [a-z ]{3,30}))?,\s+"
)
_SAID_FIRST = re.compile(r"[,!?]?[”\"]? (?P<verb>said|says) ")  # "It rained | , said | Ann Lee"
_COMMA = re.compile(r",\s+")
_SAID_BEHIND = re.compile(  # "It rained, the mayor, Ann Lee, | said, | the Post reported"
    r",\s+(?P<who>(?:the|an?|his|her|its)\s[^,.;:“”\"\n]{2,50},\s+"
    r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})"
    r",?\s+(?P<verb>said|says|told (?:(?:the|an?) (?:[\w’-]+ ){0,3})?[\w’-]+)"
    r"(?: (?:on )?\w+day)?,\s+\Z"
)
_TELLS = SAYS | {"tell", "write", "claim", "insist", "argue", "note", "suggest", "acknowledge"}


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
    by = None if last else _SAID_BY.search(text, content.start, content.end)
    if by is not None and _is_told_by(text[content.start : by.start()], by["who"]):
        last = by
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


def _is_told_by(clause: str, who: str) -> bool:
    """Whether words before "said" are a clause, and those behind it somebody, with no "that"."""
    dated = re.match(r"(?:\w+day|yesterday|today|earlier|late|that)\b", who) is not None
    named = not dated and " that " not in who and not has_finite_verb(who.split(" who ")[0])
    return named and has_finite_verb(clause)


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
    verb = _SAID_FIRST.fullmatch(text, parts[0].end, last.start) if len(parts) == 2 else None
    if verb is not None and _is_told_by(parts[0].of(text), last.of(text)):
        outer, rules = (*candidate.outer, source), (*candidate.rules, Rule.PASSED_ON)
        cue = (Span(*verb.span("verb")),)
        return replace(
            candidate, source=(last,), cue=cue, content=parts[:1], outer=outer, rules=rules
        )
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
