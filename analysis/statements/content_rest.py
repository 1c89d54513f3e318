"""The rest of a clause that a content leaves at a comma, and what follows of the reporter's own.

"Lee says it is late and with the tide out, | no boat can sail" and "The survey found the use of
old sails, blue or white, | is common" break off before the main verb; "Lee promised to stay | and
has bought a house" runs on into what she did.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, finder, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.attribution_edges import over_aside
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.whole_clauses import sentence_end

BACK = 400  # characters before a source in which its sentence begins
FEWEST = 3  # words of a content
LONGEST_GAP = 6  # words between two parts of one clause
_MARKS = '“”"'
_TAG = re.compile(
    r"\b(?:said|says|according to|told|added|adds|wrote|writes|reported|reports|noted|notes)\b"
)
_AND_THAT = re.compile(
    r",? (?:and|but) that (?:(?:he|she|it|they|we|I|you|there|the|an?|his|her|its|their|our|some"
    r"|many|most|all|no|any|if|when|while|because|such|these|those|nobody|nothing|everyone)\b"
    r"|[A-Z0-9“\"]|[a-z]+s (?:are|were|have|had|will|would|can|could|may|might|should|must)\b)"
)
_SIDE_END = re.compile(
    r" (?:and|but|that) (?:with|given|despite|because of|without|amid|thanks to|due to|based on)"
    r" [^,;:—–“”\"]*\Z"
)
_SUBJECT = re.compile(
    r", (?:he|she|it|they|we|I|you|there|the|an?|his|her|its|their|our|this|these|those|some|many"
    r"|most|all|no|[a-z]+s) "
)
_VERB = re.compile(
    r", (?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|must|do|does|did"
    r"|suggests?|means?|shows?|makes?|remains?|proves?)(?:n['’]t)? "
)
_PAST = re.compile(r", (?:\w+ly )?(?:[a-z]{3,}ed|told|said|made|took|went|gave|held|left|met) ")
_RUNS_ON = re.compile(
    r",? and (?P<verb>has|have|had|was|were|is|are) (?:(?:also|already|since|now|never|\w+ly) )?"
    r"(?!to\b)(?:\w+ed|\w+ing|taken|made|said|called|told|sought|put|set|begun|become|given|been"
    r"|won|lost|held|built|bought|sold|spent|come|gone|run|written|spoken|shown)\b"
)
_TO_DO = re.compile(r"(?:not |never )?to (?!be able\b)[a-z]+ ")
_OTHER_SUBJECT = re.compile(r"\b(?:who|which|that|what|whether|if|because|how|where|when)\b")
_HAD = re.compile(r"\b(?:has|have|had)\b")
_ABROAD = re.compile(r"(?P<tail>,? and), (?:in|on|at|with|for|by|from|as|after|before) [^,]*\Z")
_DID = re.compile(r", [a-z]+ ")
_RELATIVE = re.compile(r"(?:who|which|that|whose)\b")
_NOT_THAT = re.compile(r"\b(?:not|n['’]t) (?:so much |only |just )?that \Z")
_MORE_QUOTED = re.compile(
    r",? (?:and|or|nor)(?: even| perhaps| sometimes)? [“\"][^“”\"\n]{2,90}[”\"]"
)


def with_rest(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, the last words of each behind its cue ended where what is said ends.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Lee said that it rains, and that the boats are late."
        >>> one = Candidate((Span(0, 3),), (Span(4, 8),), (Span(9, 22),))
        >>> with_rest(text, [one])[0].content[0].of(text)
        'that it rains, and that the boats are late'
    """
    held = finder([part for one in candidates for part in (*one.source, *one.cue)])
    return [_whole(text, one, held) for one in candidates]


def _whole(text: str, one: Candidate, held: Callable[[Span], Sequence[int]]) -> Candidate:
    if not one.cue or not one.content:
        return one
    one = over_aside(text, _closed(text, one, held))
    last = one.content[-1]
    frame = (*one.source, *one.cue)
    if last.start < max(part.end for part in frame):
        return one
    stop = sentence_end(text, last.end)
    end = _second_that(text, one, last, stop) or _main_clause(text, one, last, stop)
    end = end or _more_quoted(text, last) or _before_deed(text, one, last)
    whole = trim(text, Span(last.start, end), ",—–-") if end else None
    if whole is None or whole == last or any(whole.overlap(part) for part in frame):
        return one
    return replace(one, content=(*one.content[:-1], whole))


def _closed(text: str, one: Candidate, held: Callable[[Span], Sequence[int]]) -> Candidate:
    """A candidate without a gap between two parts of one clause, where its verb stands in it."""
    parts = [one.content[0]]
    for part in one.content[1:]:
        gap = Span(parts[-1].end, max(parts[-1].end, part.start))
        words = gap.of(text)
        plain = re.fullmatch(r" ?,? ?[\w$%’' -]+,? ?", words) and len(words.split()) <= LONGEST_GAP
        quoted = text[gap.start - 1] in _MARKS or text[part.start] in _MARKS
        if plain and not quoted and has_finite_verb(words) and not held(gap):
            parts[-1] = Span(parts[-1].start, part.end)
        else:
            parts.append(part)
    return replace(one, content=tuple(parts)) if len(parts) < len(one.content) else one


def _tells(text: str, one: Candidate) -> bool:
    """Whether a cue has a verb that a whole clause follows: "said", not "asked for"."""
    verbs = [verb for verb in map(lookup, one.cue[-1].of(text).split()) if verb is not None]
    return bool(verbs) and verbs[-1].takes in ("clause", "hearer", "out")


def _second_that(text: str, one: Candidate, last: Span, stop: int) -> int:
    """The end of a second clause: "says it rains | , and that boats are late"; 0 for none."""
    more = _AND_THAT.match(text, last.end, stop)
    lead = sentence_before(text, min(part.start for part in (*one.source, *one.cue)), BACK)
    if (
        more is None
        or _NOT_THAT.search(lead)
        or not _tells(text, one)
        or text[last.end - 1] in _MARKS + "’'"
    ):
        return 0
    rest = text[more.end() : stop]
    return stop if has_finite_verb(text[more.end() - 1 : stop]) and not _TAG.search(rest) else 0


def _main_clause(text: str, one: Candidate, last: Span, stop: int) -> int:
    """The end of a clause whose verb a content leaves behind a comma; 0 for none."""
    words, rest = last.of(text), text[last.end : stop]
    if not _tells(text, one) or _is_open(words) or _TAG.search(rest):
        return 0
    side = _SIDE_END.search(words)
    if side and _SUBJECT.match(rest) and has_finite_verb(rest):
        return 0 if has_finite_verb(side[0]) else stop
    who = "".join(part.of(text) for part in one.source)
    if _RELATIVE.match(who) or one.cue[-1].of(text).endswith("ing"):
        return 0  # "the boat, which he says is late, | is here"
    bare = words.removeprefix("that ")
    alone = len(bare.split()) >= FEWEST and not has_finite_verb(bare)
    verb = _VERB.match(rest) or (words != bare and "," in bare and _PAST.match(rest))
    return stop if alone and verb else 0


def _is_open(words: str) -> bool:
    """Whether some words end within a quotation, or are one."""
    return words[:1] in _MARKS or words.count("“") != words.count("”") or words.count('"') % 2 == 1


def _more_quoted(text: str, last: Span) -> int:
    """The end of a second quotation in one row: “late” | or “too late”; 0 for none."""
    if text[last.end - 1] not in '”"' or text[last.end - 2] in ".,!?":
        return 0
    more = _MORE_QUOTED.match(text, last.end)
    return more.end() if more else 0


def _before_deed(text: str, one: Candidate, last: Span) -> int:
    """Where "promised to stay | and has bought a house" goes on for the reporter; 0 for nowhere."""
    words = last.of(text)
    if abroad := _ABROAD.search(words):
        goes_on = _DID.match(text, last.end) and not _SUBJECT.match(text, last.end)
        return last.start + abroad.start("tail") if goes_on else 0
    found = _RUNS_ON.search(words) if _TO_DO.match(words) else None
    if found is None or not set(words[: found.start()]).isdisjoint(_MARKS):
        return 0
    if _OTHER_SUBJECT.search(words[: found.start()]):
        return 0
    kept = len(words[: found.start()].split()) >= FEWEST
    same = _HAD.search(one.cue[0].of(text)) or found["verb"] not in ("has", "have", "had")
    return last.start + found.start() if kept and same else 0
