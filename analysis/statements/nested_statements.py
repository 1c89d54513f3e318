"""Statements within statements, and contents that a cue or a clause cuts in two, by form.

"According to Ann Lee, Tom Ward said that it rained" has a statement of Ward's within Lee's; in
"Lee said the well, which was dug in 1900, had run dry" a clause must not end the content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.article.lexicon import word_set
from analysis.article.name_lists import words_of
from analysis.article.quotes import Quote, near
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, finder, merged, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.cue_subjects import Sentence, cues_in, group, in_sentences, subject

_WHICH = (
    r"(?:,|\s?[—–]|\s--?(?=\s))?\s*"
    r"(?:(?:in|on|at|from|for|to|with|by|under|over) )?"
    r"(?:(?:all|both|each|few|half|many|most|none|one|some|several|two|three) of )?"
    r"(?:who|whom|which|whose|where)\b[^“”\"\n;:.!?]{2,160}"
)
_RELATIVE = re.compile(_WHICH + r",?\s*")
_HEAD = re.compile(r" ([^,.;:“”\"\n]{2,60}, )")
# "said | the barn, which he had sold, | would be mended"
_LOST = re.compile(r" (?P<all>(?:that )?[^,.;:“”\"\n]{2,60}" + _WHICH + r",\s)")
_RELATIVE_FIRST = re.compile(r"(?:[a-z]+ (?:of )?)?(?:which|whom)\b|who\b|whose\b|where\b")
_CLAUSE = re.compile(_WHICH + r"?(?:,|\s?[—–]|\s--?(?=\s))\s*")
_RELAYS = re.compile(
    r"according to|\b(?:report|quot|cit|add|confirm)\w*|\b(?:notes|writes|wrote|in which)\b",
    re.IGNORECASE,
)
_PAPER = re.compile(  # what tells what others said: "a police report", "the indictment"
    r"\b(?:affidavits?|complaint|documents|filings?|indictment|lawsuit|papers|police report|records"
    r"|suit|transcripts?)\Z"
)
NESTED = 0.5  # confidence from which what one tells within another's words is kept
_HEARERS = re.compile(
    r" (?:(?:the )?(?:reporters|journalists|lawmakers|senators|investigators|officials|me|him"
    r"|her|them|us)(?= )|(?:an?|the) (?:detective|investigator|judge|jury|officer|reporter)(?= )"
    r"|(?:an?|the|his|her|their) [a-z]+(?: [a-z]+)?(?= that )"
    r"|[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}(?= that )"
    r"|(?:[A-Z][\w.]+|me|him|her|them|us|(?:the|a|an) [a-z]+)(?=,))(?:, [^,;.“”\"\n]{2,50},)?(?= )"
)
_DAY = re.compile(
    r" (?:(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday)(?= that )"
)
_OWN = re.compile(r"\W*(?:I|we|me|us|my|our|you)\b", re.IGNORECASE)
_SAYS = frozenset((
    "say", "tell", "add", "write", "claim", "insist", "deny", "warn", "admit", "announce", "argue",
    "suggest", "ask", "urge", "call", "note", "promise", "threaten", "accuse", "acknowledge",
    "explain", "testify", "conclude", "predict", "propose", "demand", "tweet", "describe", "pledge",
    "vow", "question", "assure", "inform", "remind",
))  # fmt: skip
_HEARD = frozenset(("tell", "assure", "inform", "remind", "warn"))
_TELLER = re.compile(r"[A-Z]|(?:an?|his|her|its|one|the|their) ")
_TOLD = re.compile(r"\s*(?:assured|informed|told|warned) (?:[\w’'-]+ ){0,3}[\w’'-]+\s*")
_HANGS = re.compile(r"\b(?:who|whom|which|that)\Z", re.IGNORECASE)
_TITLE = re.compile(r"(?:Mrs?|Ms|Dr|Sens?|Reps?|Govs?|Gen|Col|Lt|Sgt|Rev|Prof)\.?")
_WORD = re.compile(r"[a-z]+")
_NO_SUBJECT = re.compile(r"\A(?:who|whom|which|that|what)\b|\b(?:and|but|or),? \Z", re.IGNORECASE)
_PAST = frozenset(("said", "told", "wrote", "says", "tells", "writes"))
_AND = re.compile(
    r"(?:And|But|So|Yet) |(?:Meanwhile|However|Still|Instead|Indeed|Moreover|Also|\w{3,}ly), ",
    re.IGNORECASE,
)
_WHOM = re.compile(r" [^,.;:“”\"\n]{2,50}(?=,)")
_CONJUNCTIONS = frozenset(("because", "if", "once", "unless", "until"))  # it goes on
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b", re.IGNORECASE)
_CALLS_SO = re.compile(
    r" (?:the [a-z]+|him|her|it|them|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?) an? [a-z]"
)
LEAST = 3  # words of a content
WHO = 6  # words for who told something within another's words, at most
LEAD = 20  # words before the cue within a content


def with_inner(
    text: str, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates with what others are told to say at the start of a relayed content.

    Args:
        text: The article's text.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.
    """
    cued = finder([cue for one in candidates for cue in one.cue])
    candidates = _apart(text, candidates)
    out = list(candidates)
    for one in candidates:
        if not one.source:
            continue
        relays = _RELAYS.search(" ".join(cue.of(text) for cue in one.cue)) is not None
        relays = relays or _PAPER.search(one.source[-1].of(text)) is not None
        for part in _unparted(text, one.content):
            quoted = tuple(near(outer, part))
            whole = next((q.inner for q in quoted if q.span.holds(part)), None)
            if whole is None and any(quote.span.start <= part.start for quote in quoted):
                continue
            if whole is not None and not relays:
                continue
            that = len("that ") if text.startswith("that ", part.start, part.end) else 0
            own = Span(part.start + that, part.end)
            within = (own, quoted) if whole is None else (whole, ())
            inner = (_told_in(text, s) for s in in_sentences(text, *within))
            new = (c for c in inner if c is not None and not any(map(cued, c.cue)))
            free = relays and whole is None
            named = (c for c in new if free or not _is_pronoun(text, c.source[0]))
            out += [
                replace(c, confidence=one.confidence)
                for c in named
                if relays or _is_clause(text, c)
            ]
    return out


def _unparted(text: str, content: Sequence[Span]) -> list[Span]:
    """The parts of a content, those that but a comma parts made one."""
    out: list[Span] = []
    for part in content:
        if out and text[out[-1].end : part.start].strip() == ",":
            part = Span(out.pop().start, part.end)
        out.append(part)
    return out


def _is_clause(text: str, one: Candidate) -> bool:
    """Whether a content is a clause by its "that", or by its verb behind "said"."""
    content = one.content[0]
    says = one.cue[0].of(text).lower().endswith(("said", "told"))
    plain = says and has_finite_verb(content.of(text))
    return text.startswith("that ", content.start) or plain


def _apart(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, "the police say Ward | told" parted into what they say and what he told."""
    out = list(candidates)
    for number, (one, other) in enumerate(pairwise(candidates)):
        if len(one.cue) != 1 or not one.source or len(other.source) != 1 or not other.cue:
            continue
        whole, cue = other.source[0], one.cue[0]
        if one.source[0].start != whole.start or not whole.holds(cue):
            continue
        who = trim(text, Span(cue.end, whole.end), ",")
        told = _TELLER.match(text, who.start, who.end) and len(who.of(text).split()) <= WHO
        if not told or one.content != (who,) or other.cue[0].start < whole.end:
            continue
        end = max(part.end for part in other.content)
        if end > who.end:
            out[number] = replace(one, content=(Span(who.start, end),))
            out[number + 1] = replace(other, source=(who,))
    return out


def _is_pronoun(text: str, source: Span) -> bool:
    """Whether a source is a bare pronoun, which in a quotation may stand for anybody."""
    return source.of(text).lower() in group("pronoun")


def _told_in(text: str, first: Sentence) -> Candidate | None:
    """Who says what, where a sentence begins with it: "Tom Ward said that it rained"."""
    content = first.span
    cue = next(iter(cues_in(first)), None)
    if cue is None or cue.word.lemma not in _SAYS or cue.at > LEAD:
        return None
    joined = _AND.match(text, content.start, content.end)
    lead = Span(joined.end() if joined else content.start, cue.span.start)
    active = cue.word.form.endswith("ed") or cue.word.form in _PAST
    if cue.word.form == "called":  # "cited a number called “the gap”", "a group called Boats"
        behind = text[cue.span.end : content.end]
        calls = behind.startswith((" for ", " on ")) or any(mark in behind for mark in '“"')
        calls = calls or _CALLS_SO.match(behind) is not None
        active = calls and not lead.of(text).lower().startswith(("a ", "an "))
    if not active or _NO_SUBJECT.search(lead.of(text)) or _PASSIVE.search(cue.span.of(text)):
        return None
    source = subject(first, cue)
    apart = source and source[0].start - lead.start > 1
    if not source or (apart and "," not in lead.of(text)):
        return None
    hearers = _HEARERS if cue.word.lemma in _HEARD else _DAY
    heard = hearers.match(text, cue.span.end, content.end)
    rest = trim(text, Span(heard.end() if heard else cue.span.end, content.end), ",")
    that = rest.of(text).find(" that ")
    plain = that > 0 and cue.word.lemma in ("say", "tell")
    if plain and rest.of(text).split()[0] in words_of("preposition"):
        rest = Span(rest.start + that + 1, rest.end)  # "told the police | on Monday | that"
    if cue.word.form == "admitted" and rest.of(text).startswith("to "):
        return None  # "children admitted to the school"
    whole = trim(text, lead, ",")  # "Abdul Lee, the governor," with its apposition
    first_word = lead.of(text).split(" ")[0].lower()
    if first_word in words_of("preposition") or first_word.endswith("ing"):
        whole = source[0]  # "On Tuesday, Lee", "Speaking in Orel, Lee"
    if len(rest.of(text).split()) < LEAST or not whole or not _names_somebody(whole.of(text)):
        return None
    return Candidate((whole,), (cue.span,), (rest,), (Rule.CUE_CLAUSE,))


def _names_somebody(lead: str) -> bool:
    """Whether the words before a cue are its subject, and no clause that another verb is in."""
    first = lead.split(",")[0].split()
    if not first or first[0].endswith(("ing", "ly")) or _TITLE.fullmatch(lead):
        return False
    plain = " ".join(word for word in first if "-" not in word)
    return not _HANGS.search(lead) and not has_finite_verb(plain)


def mended(text: str, candidate: Candidate) -> Candidate:
    """A content that a clause between commas, or its own cue, has cut in two, made whole."""
    return _behind_cue(text, _over_clause(text, _from_head(text, candidate)))


def _from_head(text: str, candidate: Candidate) -> Candidate:
    """With the head of a clause that a content begins with: "said | the barn, | which he sold".

    And with the subject, where all before its verb was passed over.
    """
    if not candidate.content or not candidate.cue:
        return candidate
    first, cue = candidate.content[0], candidate.cue[-1]
    lost = _LOST.fullmatch(text, cue.end, first.start) if cue.end < first.start else None
    verb = _WORD.match(text, first.start)
    if lost and verb and verb[0] in words_of("auxiliary") | word_set("verbs", "past"):
        return replace(
            candidate, content=(Span(lost.start("all"), first.end), *candidate.content[1:])
        )
    head = _HEAD.fullmatch(text, cue.end, first.start) if cue.end < first.start else None
    if head is None or not _RELATIVE_FIRST.match(text, first.start) or has_finite_verb(head[1]):
        return candidate
    whole = Span(first.start - len(head[1]), first.end)
    return replace(candidate, content=(whole, *candidate.content[1:]))


def _over_clause(text: str, candidate: Candidate) -> Candidate:
    """Over ", which was dug in 1900," where the content goes on behind it."""
    own = (*candidate.source, *candidate.cue)
    parts = list(candidate.content)
    for before, after in pairwise(merged(candidate.content)):
        gap = Span(before.end, after.start)
        fits = _RELATIVE.fullmatch(gap.of(text)) or _TOLD.fullmatch(gap.of(text))
        if fits and not any(gap.overlap(s) for s in own):
            parts.append(gap)
    if len(candidate.content) == 1 and (whole := _goes_on(text, parts[0], own)):
        parts = [whole]
    return replace(candidate, content=merged(parts))


def _goes_on(text: str, content: Span, own: Sequence[Span]) -> Span | None:
    """A content that ends before such a clause though its verb stands behind it, with its verb."""
    clause = _CLAUSE.match(text, content.end)
    if clause is None:
        return None
    verb = _WORD.match(text, clause.end())
    bare = not any(w in words_of("auxiliary") for w in content.of(text).lower().split())
    if verb is None or not bare or verb.group() not in words_of("auxiliary"):
        return None
    whole = Span(content.start, _sentence_end(text, verb.end()))
    return None if any(whole.overlap(s) for s in own) else whole


def _behind_cue(text: str, candidate: Candidate) -> Candidate:
    """With what follows an inserted cue: "The song, said Bo Lund, is meant to annoy"."""
    if len(candidate.content) != 1 or not candidate.source or len(candidate.cue) != 1:
        return candidate
    content, cue, source = candidate.content[0], candidate.cue[0], candidate.source[-1]
    frame = Span(min(cue.start, source.start), max(cue.end, source.end))
    if cue.of(text) == "told" and cue.end == frame.end and (whom := _WHOM.match(text, cue.end)):
        frame = Span(frame.start, whom.end())
    if content.start > frame.end and text[frame.end : content.start].strip() == ",":
        return _before_cue(text, candidate, frame)
    lead = text[content.end : frame.start]
    inside = lead == " " and content.of(text)[-2:-1] == ","  # ",” said Bo Lund,"
    if (
        (lead.strip(" ") != "," and not inside)
        or not text.startswith(",", frame.end)
        or "\n" in lead
    ):
        return candidate
    end = _sentence_end(text, frame.end)
    rest = trim(text, Span(frame.end + 1, end), ",")
    first = rest.of(text).split(" ")[0] if rest else ""
    verb = first in words_of("auxiliary") or (first.endswith("s") and lookup(first) is None)
    verb = verb or first in word_set("verbs", "past")
    whole = has_finite_verb(content.of(text))
    if whole and first in _CONJUNCTIONS and len(rest.of(text).split()) >= LEAST:
        return replace(candidate, content=(content, rest))
    if whole or not verb or not first.islower() or len(rest.of(text).split()) < LEAST:
        return candidate
    return replace(candidate, content=(content, rest))


def _before_cue(text: str, candidate: Candidate, frame: Span) -> Candidate:
    """With what stands before an inserted cue, where the content holds but what follows it."""
    content = candidate.content[0]
    before = text[: frame.start].rstrip()
    start = max(before.rfind(stop) for stop in (". ", "? ", "! ", "\n", "”", '"', ";", ": ")) + 1
    front = trim(text, Span(start, len(before)), ",")
    verb = content.of(text).split(" ")[0] in words_of("auxiliary")
    opens = front and front.of(text)[0].isupper() and len(front.of(text).split()) <= LEAD
    if not (verb and opens and before.endswith(",")):
        return candidate
    return replace(candidate, content=(front, content))


def _sentence_end(text: str, start: int) -> int:
    match = re.compile(r"[.!?](?=\s|$)|[“”\"\n;]|$").search(text, start)
    return match.start() if match else len(text)


def is_told_within(text: str, one: Candidate, whole: Span) -> bool:
    """Whether a candidate is what somebody else is told to say within one's turn or quotation.

    Args:
        text: The article's text.
        one: The candidate.
        whole: The turn, or the quotation.
    """
    told = bool(one.source) and bool(one.cue) and one.confidence >= NESTED
    every = (*one.content, *one.cue, *one.source)
    return told and all(map(whole.holds, every)) and not _OWN.match(one.source[0].of(text))
