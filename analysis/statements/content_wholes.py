"""What a content lacks of its sentence: behind an inserted cue, a quotation, a relative clause.

"It rained, said Lee, | and will rain more" goes on behind the cue, "The dock, said Lee, | is shut"
has its verb there, "called it a “sad” | day" its noun behind the marks, "a man whose name | is not
known" its verb, and "boats, | one of which sank" the rest of what is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.article.lexicon import word_set
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, finder, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined
from analysis.statements.second_verbs import second_verb_end
from analysis.statements.whole_clauses import phrase_end, sentence_end

FRAME = 120  # characters of a source and its cue
BACK = 400
LONGEST_SUBJECT = 12  # words
_MARKS = '“”"'
_TAG = re.compile(
    r"\b(?:said|says|according to|told|added|adds|wrote|writes|reported|reports|noted|notes|asked"
    r"|called|warned|argued|claimed|insisted|saying|adding|citing|noting)\b"
)
_SAYS = re.compile(r"(?:said|says|according to|told \w+|noted|added|argued|argues|explained)", re.I)
_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did)"
)
_AND_VERB = re.compile(rf", (?:and|but|yet) (?:also |even |still |now |{_AUXILIARY}\b)")
_AND_CLAUSE = re.compile(r", (?:and|but) (?:often|usually|sometimes|that) ")
_ON_GOES = re.compile(
    r", (?:in|on|at|for|with|by|from|to) (?!(?:\w+ )?(?:\w+day|an? (?:\w+ )?"
    r"(?:interview|statement|email|speech|report|letter|tweet|study))\b)"
)
_VERB = re.compile(rf", (?P<verb>{_AUXILIARY}(?:n['’]t)?|[a-z]+s|[a-z]+ed) (?!by\b)")
_NOUN = re.compile(
    r"(?: \([A-Z]{2,8}\))? (?!(?:and|or|but|as|in|on|at|of|for|to|with|by|from|about|than|that|who"
    r"|which|when|while|if|is|are|was|were|has|had|have|would|will|last|this|during|after|before"
    r"|yesterday|today|because|since|until|over|under|into|against|between|among|through|amid|not|also|even|only"
    r"|just|so|too|then|now|he|she|they|it|we|i|you|the|a|an|his|her|their|its|said|says|told)\b)"
    r"(?P<noun>[a-z][a-z-]+)(?=[.,;]|\s+(?:in|on|of|for|to|with|by|from|and|that|as|at)\b)"
)
_NO_NOUN = frozenset((
    "known", "made", "given", "led", "seen", "set", "run", "built", "held", "twice", "once",
    "again", "anymore", "instead", "together", "later", "earlier", "ago", "alone", "first", "here",
    "there", "back", "out", "up", "down", "off", "away", "though", "while", "such", "like", "both",
))  # fmt: skip
_SHORT_QUOTE = re.compile(
    r".*(?:\b(?:an?|the|this|that|his|her|its|their|no|any|some)(?: [a-z-]+)?|\w+-era"
    r"|\b\w+(?:al|ive|ous|ar))"
    r" (?P<quote>[“\"][^“”\"]{2,40}[”\"])\Z",
    re.DOTALL,
)
_FRONT = re.compile(
    r"\s*(?:(?:And|But|So|Yet|Still|Also|Now|Meanwhile|However|In addition|Indeed)\b,? ?)?"
)
_CLOSED = re.compile(
    r"(?:[^“”\n]|“[^“”\n]{1,60}”){1,900}”"
)  # the end of a quotation that another one breaks
_ONE_VERB = re.compile(r", [a-z]+ (?:that )?")
_CLAUSE = re.compile(rf"\b{_AUXILIARY}\b|\b(?:who|which|that|he|she|they|it)\b|.,")
_RAN_ON = re.compile(rf"(?P<who>[^,]+), (?:and|but) (?:also )?{_AUXILIARY} [^“”\"]+")
_WHOSE = re.compile(r".*, whose (?:\w+ ){0,2}\w+\Z", re.DOTALL)
_IS = re.compile(rf" {_AUXILIARY} ")
_OF_WHICH = re.compile(r", (?:one|some|many|most|none|all|both|half|two|three) of (?:which|whom) ")
_APPOSED = re.compile(
    r"that (?P<who>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}), (?:an?|the|who|whose) [^;:“”\"]+\Z"
)
_THEN_VERB = re.compile(rf", {_AUXILIARY} ")
_KNOWN_AS = re.compile(r"\s?[—–,-]{0,2}\s?(?:known as|called|dubbed|nicknamed)\s")


def with_wholes(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with the rest of its sentence that it cannot lack.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "The old dock, said Ann Lee, is shut."
        >>> one = Candidate((Span(19, 26),), (Span(14, 18),), (Span(0, 12),))
        >>> [part.of(text) for part in with_wholes(text, [one])[0].content]
        ['The old dock', 'is shut']
    """
    every = [_without_rest(text, one) for one in candidates]
    parts = [p for one in every for p in (*one.source, *one.cue, *one.content)]
    found = finder(parts)

    def held(more: Span) -> bool:
        return any(not more.holds(parts[n]) for n in found(more))

    return [_whole(text, one, held) for one in every]


def _whole(text: str, one: Candidate, held: Callable[[Span], bool]) -> Candidate:
    if not one.source or not one.cue or not one.content:
        return one
    behind = _behind_cue(text, one)
    if behind is not None:
        rest = tuple(part for part in one.content[1:] if not behind.holds(part))
        new = Span(behind.start, min([behind.end, *(p.start for p in one.content[1:])]))
        return one if held(new) else replace(one, content=(one.content[0], behind, *rest))
    one = _joined(text, one)
    last = one.content[-1]
    if last.start < one.cue[-1].end:
        return one
    end = _end(text, one, last)
    more = Span(last.end, end) if end > last.end else None
    whole = trim(text, Span(last.start, end), ",:—–-") if more else None
    if whole is None or more is None or held(more):
        return one
    return replace(one, content=(*one.content[:-1], whole))


def _without_rest(text: str, one: Candidate) -> Candidate:
    """A source behind its cue without what is said on: "said Lee | , and will rain"."""
    if not one.source or not one.cue or not one.content:
        return one
    source = one.source[-1]
    ran_on = _RAN_ON.fullmatch(text, source.start, source.end)
    if ran_on is None or one.cue[-1].end > source.start or one.content[0].end > one.cue[0].start:
        return one
    return replace(one, source=(*one.source[:-1], Span(source.start, ran_on.end("who"))))


def _behind_cue(text: str, one: Candidate) -> Span | None:
    """What goes on behind an inserted cue: "It rained, said Lee, | and will rain more"."""
    parts = (*one.source, *one.cue)
    frame = Span(min(p.start for p in parts), max(p.end for p in parts))
    ahead = [part for part in one.content if part.end <= frame.start]
    if len(ahead) != 1 or text[ahead[0].end : frame.start] != ", " or len(frame) > FRAME:
        return None
    last, others = ahead[0], one.content[1:]
    if text[last.end - 1] in _MARKS:
        return None
    if not _SAYS.fullmatch(joined(text, one.cue)) or not text.startswith(", ", frame.end):
        return None
    stop = sentence_end(text, frame.end)
    inside = [part for part in others if part.start < stop]
    if inside and not _ONE_VERB.fullmatch(text, frame.end, inside[0].start):
        return None
    rest, words = text[frame.end : stop], last.of(text)
    plain = not any(mark in rest for mark in '“”"()—–;:') and not _TAG.search(rest)
    if not plain or not _FRONT.fullmatch(sentence_before(text, last.start, BACK)):
        return None
    goes_on = _AND_VERB.match(rest) or _AND_CLAUSE.match(rest)
    goes_on = goes_on or (_ON_GOES.match(rest) if not _CLAUSE.search(rest) else None)
    if not goes_on and len(words.split()) < LONGEST_SUBJECT and not has_finite_verb(words):
        goes_on = _finite(rest)
    return trim(text, Span(frame.end + 1, stop), ",") if goes_on else None


def _finite(rest: str) -> re.Match[str] | None:
    """The verb behind an inserted cue that the words before it are the subject of."""
    found = _VERB.match(rest)
    if found is None:
        return None
    verb = found["verb"]
    base = word_set("verbs", "base")
    known = verb.endswith("ed") or verb[:-1] in base or verb[:-2] in base
    return found if known or re.fullmatch(rf"{_AUXILIARY}(?:n['’]t)?", verb) else None


def _joined(text: str, one: Candidate) -> Candidate:
    """A content without a gap that holds but "known as"."""
    parts = [one.content[0]]
    for part in one.content[1:]:
        gap = text[parts[-1].end : part.start]
        if parts[-1].start >= one.cue[-1].end and _KNOWN_AS.fullmatch(gap):
            parts[-1] = Span(parts[-1].start, part.end)
        else:
            parts.append(part)
    return replace(one, content=tuple(parts)) if len(parts) < len(one.content) else one


def _end(text: str, one: Candidate, last: Span) -> int:
    """Where a content ends that ends too early; its own end where it does not."""
    words, stop = last.of(text), sentence_end(text, last.end)
    if words[0] == "“" and words.count("“") > words.count("”") > 0:
        closed = _CLOSED.match(text, last.end)
        return closed.end() if closed else last.end
    if more := second_verb_end(text, one, last, stop):
        return more
    if words[-1] in '”"':
        return _with_predicate(text, one, last) or _with_noun(text, last, words)
    rest = text[last.end : stop]
    if _TAG.search(rest) or "—" in rest or not _tells(text, one):
        return last.end
    if _WHOSE.fullmatch(words) and _IS.match(rest):
        return phrase_end(text, last.end, stop)
    if _OF_WHICH.match(rest) and has_finite_verb(rest):
        return stop
    apposed = _APPOSED.fullmatch(words)
    return stop if apposed and _THEN_VERB.match(rest) else last.end


def _with_predicate(text: str, one: Candidate, last: Span) -> int:
    """The end of the verb phrase that a quotation is the subject of: “selling it” | was odd."""
    words = last.of(text)
    frame = max(part.end for part in (*one.source, *one.cue))
    led = text[frame : last.start] == ", " and words[0] in _MARKS and words[1:2].islower()
    if not led or words[-2] in ".,!?" or not _IS.match(text, last.end):
        return 0
    return phrase_end(text, last.end, sentence_end(text, last.end))


def _with_noun(text: str, last: Span, words: str) -> int:
    """The end of the noun behind a short quotation: "a “sad” | day"."""
    led = _SHORT_QUOTE.fullmatch(words)
    if led is None or len(led["quote"].split()) > 6 or words[-2] in ",!?":
        return last.end
    noun = _NOUN.match(text, last.end)
    if noun is None or noun["noun"].endswith(("ly", "ing", "ed")) or noun["noun"] in _NO_NOUN:
        return last.end
    return noun.end("noun")


def _tells(text: str, one: Candidate) -> bool:
    """Whether a cue is a verb that a whole clause follows."""
    verbs = [verb for word in joined(text, one.cue).split() if (verb := lookup(word)) is not None]
    return bool(verbs) and verbs[-1].takes in ("clause", "hearer")
