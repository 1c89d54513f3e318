"""The subject that stands before an inserted frame: "Work, said Lee, “is going to be scarce.”"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.name_lists import words_of
from analysis.article.spans import Span, minus, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_objects import has_finite_verb

_GOES_ON = re.compile(  # a quotation that begins with a verb
    r"[“\"](?:(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did"
    r"|do)(?:n['’]t|not)?\b|(?!(?:this|its?|as|his|always|perhaps|yes|less|towards|us|unless"
    r"|besides|across|various|others|red|indeed|one|hundreds|thousands|dozens|millions|need|speed)\b)"
    r"[a-z]+(?:ed|[^s\W]s) (?:the|that|an?|his|her|its|their|our|my|to|all|no|not|it|me|us|them)\b)"
)
_LEAD = re.compile(r"(?:(?<=[.!?:;] )|(?<=[.!?][”\"] )|\A)(?P<who>[^.!?:;“”\"\n,]{2,70}), \Z")
_HEARER = re.compile(r"(?: [^.!?,;:“”\"\n]{2,30})?,?\s*")  # told | reporters, “...
_TOO = frozenset((
    "additionally", "finally", "first", "furthermore", "last", "later", "next", "nevertheless",
    "second", "similarly", "specifically", "still", "today", "tomorrow", "yesterday", "further",
    "also", "likewise", "unfortunately", "then", "moreover", "meanwhile", "yet", "but", "and",
    "despite", "because", "if", "when", "while", "asked", "rather", "instead", "perhaps", "yes",
    "since", "until", "though", "although", "again", "once", "now", "soon", "there", "here",
))  # fmt: skip


def with_subjects(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, those whose quotation begins with its verb with the subject before them.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Work, said Ann Lee, “is scarce.”"
        >>> one = Candidate((Span(11, 18),), (Span(6, 10),), (Span(20, 32),))
        >>> [c.of(text) for c in with_subjects(text, [one])[0].content]
        ['Work', '“is scarce.”']
    """
    found = {at: who for at, one in enumerate(candidates) if (who := _subject(text, one))}
    out = []
    for at, one in enumerate(candidates):
        taken = [who for number, who in found.items() if number != at]
        rest = (
            tuple(part for c in one.content for part in minus(c, taken)) if taken else one.content
        )
        kept = tuple(part for part in rest if any(map(str.isalnum, part.of(text)))) or one.content
        content = tuple(filter(None, (trim(text, part, ",;:") for part in kept))) if taken else kept
        own = (found[at], *content) if at in found else content
        out.append(replace(one, content=own) if own != one.content else one)
    return out


def _subject(text: str, one: Candidate) -> Span | None:
    if len(one.source) != 1 or len(one.cue) != 1 or not one.content:
        return None
    start, end = min(one.source[0].start, one.cue[0].start), max(one.source[0].end, one.cue[0].end)
    first = one.content[0]
    beside = first.start >= end and _HEARER.fullmatch(text, end, first.start)
    if not beside or not _GOES_ON.match(text, first.start):
        return None
    lead = _LEAD.search(text[max(0, start - 100) : start])
    if lead is None:
        return None
    words = lead["who"].split()
    opens = words[0].lower()
    no_subject = opens in words_of("preposition") | _TOO or opens.endswith(("ly", "ing", "ed"))
    if no_subject or has_finite_verb(lead["who"]) or len(words) > 9:
        return None
    begin = max(0, start - 100) + lead.start("who")
    return Span(begin, begin + len(lead["who"]))
