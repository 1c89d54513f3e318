"""The condition that opens a sentence before somebody's words: it is part of what is said.

"If it rains, Lee said the boats will stay" and "Unless it rains, “they will go,” Lee said" forecast
nothing without their first clause. Annotators take it in, before a verb of saying, in seventeen
sentences of twenty-one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, finder, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.whole_clauses import sentence_end

BACK = 400  # characters of a sentence that are looked at
FRAME = 90  # of a source and its cue
_CONDITION = re.compile(
    r"(?:(?:And|But|So|Yet|Or),? )?(?P<clause>(?:(?:[Ee]ven|[Oo]nly) )?(?:[Ii]f|[Uu]nless)"
    r" [^;:!?\n“”\"]{6,220}), "
)
_PHRASE = re.compile(  # "Without a wall, | Lee said it would sink", not "Without naming Ward, ..."
    r"(?:(?:And|But|So|Yet),? )?(?P<clause>(?:Without (?!\w+ing\b|\w*thing\b|much\b|doubt|question"
    r"|comment|elaborat|evidence|proof|detail)"
    r"|(?:Only )?(?:[Bb]ecause|[Ii]n case|[Ii]n the event|[Aa]s a result|[Ii]n light|[Ii]nstead) of"
    r"(?! \w+ing\b)|Thanks to|[Ee]ven without|[Uu]nder (?:the|this|that|such|his|her|its|their)"
    r" (?!(?:\w+ )?(?:headline|title|hashtag|heading|subject|pseudonym|name|pressure)))"
    r" ?[^,;:!?\n“”\"]{2,100}), "
)
_AUTHORS = re.compile(  # the author's own "if": a contrast, a hint to readers, an invitation
    r"(?:[Ee]ven )?[Ii]f (?:there (?:is|was|were|are)|you (?:ask|are|were|need|want|missed|think"
    r"|thought)|asked|pressed|true|confirmed|so|not|nothing else|only)\b"
    r"|.*\b(?:sounds?|seems?|looks?) familiar\b",
)
_MODAL = re.compile(
    r"\b(?:would|could|should|may|might|will|can|must|to)\b|['’](?:ll|d)\b", re.IGNORECASE
)
_ALSO = re.compile(r"\b(?:also|too|never)\b|n['’]t\b")
_OTHERS = frozenset(("who", "which", "that", "you", "one", "anyone"))
_WORD = re.compile(r"[^\W\d_]+")
_OPENS = re.compile(
    r"(?:(?:And|But|So|Yet) )?(?:(?:Even|Only) )?(?:if|unless|once|when|although|because)\b",
    re.IGNORECASE,
)
_KINDS = ("neutral", "argue", "warn", "write", "promise", "explain", "think")


def with_conditions(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each with the condition that its sentence opens with.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "If it rains tonight, Ann Lee said they would stay."
        >>> one = Candidate((Span(21, 28),), (Span(29, 33),), (Span(34, 49),))
        >>> [part.of(text) for part in with_conditions(text, [one])[0].content]
        ['If it rains tonight', 'they would stay']
    """
    held = finder([p for one in candidates for p in (*one.source, *one.cue, *one.content)])
    out = []
    for one in candidates:
        front = _condition(text, one) if one.source and one.cue and one.content else None
        if front is not None and not held(front):
            one = replace(one, content=_joined(one, front))
        main = _main(text, one) if one.source and one.cue and len(one.content) == 1 else None
        if main is not None and not held(main):
            one = replace(one, content=(*one.content, main))
        out.append(one)
    return out


def _joined(one: Candidate, front: Span) -> tuple[Span, ...]:
    first = one.content[0]
    if first.start - front.end <= 2:  # the comma alone is between: "If it rains, | “we stay,”"
        return (Span(front.start, first.end), *one.content[1:])
    return (front, *one.content)


def _condition(text: str, one: Candidate) -> Span | None:
    """The condition right before somebody's words, or before who says them."""
    parts = (*one.source, *one.cue)
    frame = Span(min(p.start for p in parts), max(p.end for p in parts))
    start = min(frame.start, one.content[0].start)
    if len(frame) > FRAME or one.source[0].of(text).lower() in _OTHERS:
        return None
    before = sentence_before(text, start, BACK)
    found = _CONDITION.fullmatch(before)
    if found is None and not text.startswith("to ", one.content[0].start):
        found = _PHRASE.fullmatch(before)
    if found is None or _AUTHORS.match(found["clause"]) or not _says(text, one):
        return None
    begins = start - len(before) + found.start("clause")
    return Span(begins, begins + len(found["clause"]))


def _main(text: str, one: Candidate) -> Span | None:
    """The main clause behind who says it: "If it rains, Lee said, | they will stay"."""
    clause, parts = one.content[0], (*one.source, *one.cue)
    frame = Span(min(p.start for p in parts), max(p.end for p in parts))
    between = text[clause.end : frame.start]
    if between.strip() != "," or not text.startswith(", ", frame.end) or len(frame) > FRAME:
        return None
    if sentence_before(text, clause.start, BACK).strip() or not _OPENS.match(clause.of(text)):
        return None
    main = trim(text, Span(frame.end + 1, sentence_end(text, frame.end + 1)), ",")
    plain = bool(main) and not any(mark in main.of(text) for mark in '“”";\n')
    return main if plain and has_finite_verb(main.of(text)) and _says(text, one) else None


def _says(text: str, one: Candidate) -> bool:
    """Whether a cue is a plain verb of saying or thinking, neither denied nor only possible."""
    tells = " ".join(part.of(text) for part in one.cue)
    if _MODAL.search(tells) or _ALSO.search(tells):
        return False
    verbs = [verb for verb in map(lookup, _WORD.findall(tells)) if verb is not None]
    return bool(verbs) and verbs[-1].kind in _KINDS and verbs[-1].takes in ("clause", "hearer")
