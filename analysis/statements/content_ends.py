"""Where what is said ends: with its clause, and not amid it or behind the author's dash.

"what Lee loves — and Ward hopes to see — was sold" has “to see” of Ward's; "Lee did not know that
the “old dock” | was shut" ends before its verb, and "the mayor's | plan" before its noun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_clause import sentence_before
from analysis.statements.whole_clauses import phrase_end, sentence_end

BACK = 400  # characters before a source in which its sentence begins
FEWEST = 3  # words of a content
_MARKS = '“”"'
_DASH = re.compile(r"—| – | - |--")
_DATELINE = re.compile(r"[A-Z][A-Z]+[A-Za-z .,/()]{0,40}[—–-]+ ")
_MORE = re.compile(r"\s*(?:and|but|or|yet|not)\b")  # goes on with what is said
_OWNER = re.compile(r"(?:['’]s|s['’])\Z")
_AUXILIARY = re.compile(r" (?P<verb>[a-z]+(?:n['’]t)?) ")
_FINITE = frozenset((
    "is", "was", "were", "are", "has", "have", "had", "would", "will", "could", "should", "may",
    "might", "can", "must", "did", "does", "do", "wo",
))  # fmt: skip
_PLAIN = re.compile(r"\s+(?:(?!(?:who|which|that|whom|and|but|or)\b)[\w’'-]+\s+){0,3}")
_SIDE = re.compile(
    r"(?:(?:And|But|Yet|So),? )?(?:When|While|As|If|Although|Though|After|Before|Because|Since|Once"
    r"|Unless|Whether|How|That|What|Who|Whoever|Those|Anyone)\b|.*\b(?:who|which|that|whom|when|if"
    r"|because|while|as|whether|and|but)(?: \w+)? \Z",
    re.DOTALL,
)
_NO_SUBJECT = re.compile(
    r"(?:['’]s|s['’])\Z|\b(?:who|which|that)\Z|\A(?:his|its|their|my|our)\Z", re.IGNORECASE
)
_CLEAR = re.compile(
    r"(?:And|But|Yet|So|Still)? ?\Z|.*[,;:—–] \Z", re.DOTALL
)  # not "a man | Lee says"
_NO_VERB = re.compile(  # "calmly promising peace", "in its demands that": no verb of a sentence
    r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )\b\w+ing(?: \w+)?\Z"
    r"|\b(?:its|his|their|the) \w+\Z"
)
_SOON = re.compile(
    r"(?<=\w)[”\"]? (?:just |only )?(?:(?:(?:a few|a couple of|several|\w+) )?"
    r"(?:seconds|moments|minutes|hours|days|weeks|months|years)|shortly|soon|right|immediately|just)\Z"
)
_AFTER = re.compile(r" (?:after|before|later|earlier|ago)\b")
_ENDS = re.compile(r"[,.][”\"’']\Z")
_QUOTED = re.compile(r"[“\"][^“”\"\n]*[”\"]")


def with_ends(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, the last words of each behind its cue ended where their clause ends.

    Args:
        text: The article's text.
        candidates: The candidates.

    Example:
        >>> text = "Lee did not know that the “old dock” was shut."
        >>> one = Candidate((Span(0, 3),), (Span(4, 16),), (Span(17, 36),))
        >>> with_ends(text, [one])[0].content[0].of(text)
        'that the “old dock” was shut'
    """
    return [_ended(text, one) for one in candidates]


def _ended(text: str, one: Candidate) -> Candidate:
    if not one.source or not one.cue or not one.content:
        return one
    last = one.content[-1]
    if last.start < one.cue[-1].end:
        return one
    end = _dash(text, one, last) or _with_noun(text, last) or _with_verb(text, one, last)
    soon = None if end else _SOON.search(last.of(text))
    if soon and _AFTER.match(text, last.end):  # "hailed a victory moments | after Ward had spoken"
        end = last.start + soon.start()
    bare = set(last.of(text)).isdisjoint(_MARKS)
    whole = trim(text, Span(last.start, end or last.end), ",—–-" if end else ",:" if bare else "")
    parts = (*one.source, *one.cue)
    if whole is None or whole == last or (end and any(whole.overlap(p) for p in parts)):
        return one
    return replace(one, content=(*one.content[:-1], whole))


def _dash(text: str, one: Candidate, last: Span) -> int:
    """The dash that ends an aside which the cue stands in; 0 for none."""
    start = min(part.start for part in (*one.source, *one.cue))
    lead = sentence_before(text, start, BACK)
    dashes = list(_DASH.finditer(text, last.start, last.end))
    dateline = _DATELINE.match(lead)
    lead = lead[dateline.end() :] if dateline else lead
    own = one.source[0].of(text).lower() in ("i", "me", "we", "us")
    if own or len(dashes) != 1 or len(_DASH.findall(lead)) % 2 == 0:
        return 0
    at = dashes[0].start()
    kept = text[last.start : at]
    plain = set(kept).isdisjoint(_MARKS) and len(kept.split()) >= FEWEST
    return at if plain and _MORE.match(text, dashes[0].end()) is None else 0


def _with_noun(text: str, last: Span) -> int:
    """The end of the phrase whose owner alone a content ends with: "the mayor's | plan"."""
    if not _OWNER.search(last.of(text)) or re.match(r" [a-z]", text[last.end :][:2]) is None:
        return 0
    return phrase_end(text, last.end, sentence_end(text, last.end))


def _with_verb(text: str, one: Candidate, last: Span) -> int:
    """The end of a clause that a content leaves before its verb: "says the dock | is shut"."""
    verb = _AUXILIARY.match(text, last.end)
    if verb is None or verb["verb"].replace("’", "'").removesuffix("n't") not in _FINITE:
        return 0
    source, cue = one.source[-1], one.cue[0]
    tells = lookup(one.cue[-1].of(text).lower().split()[-1])
    told = tells is not None and tells.takes == "clause"
    plain = source.end <= cue.start and _PLAIN.fullmatch(text, source.end, cue.start) is not None
    lead = sentence_before(text, one.source[0].start, BACK)
    bare = _NO_SUBJECT.search(source.of(text)) or _NO_VERB.search(one.cue[-1].of(text))
    frame = lead == "As " and text[cue.end : last.start] == ", "  # "As Lee said, the dock | is"
    own = bool(bare) or last.of(text).startswith("to ")
    own = own or (not frame and (_CLEAR.match(lead) is None or _SIDE.match(lead) is not None))
    if not told or not plain or own or _ENDS.search(last.of(text)):
        return 0
    if text[last.start] in _MARKS and last.of(text).count(text[last.start]) == 1:
        return 0  # a quotation by itself
    return _over_marks(text, last.end, sentence_end(text, last.end))


def _over_marks(text: str, start: int, stop: int) -> int:
    """The end of a phrase, with the quotation that it runs into."""
    end = phrase_end(text, start, stop)
    while end < stop and text[end] in _MARKS:
        closed = _QUOTED.match(text, end, stop)
        if closed is None:
            break
        end = phrase_end(text, closed.end(), stop)
    return end
