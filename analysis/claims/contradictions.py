"""Which claims contradict each other by their form: where words or numbers tell it for sure.

the water is safe ... the water is ▸not safe◂       a predicate and its contrary
Ward hit her ... I did ▸not hit◂ her                 a deed and that it was not done
200,000 people had marched ... ▸put the number at◂ 35,000
no job was lost, ▸though records show◂ that ...      what documents show to the contrary
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article.similarity import content_words
from analysis.claims.claim import Claim, Kind, Stance

if TYPE_CHECKING:
    from analysis.statements.statements import Statements

NEAR = 5  # claims from one to the other
_NOT = r"(?: not|n['’]t| never)"
_BE = r"(?:is|are|was|were|’s|'s|be|been)"
_PREDICATE = re.compile(
    rf"\b(?:{_BE}(?P<no>{_NOT})?|(?P<aint>ain['’]t)) (?:(?:\w+ly|so|very|quite|at all) )?"
    r"(?P<what>[a-z]{4,})\b"
)
_DID_NOT = re.compile(
    r"\b(?:(?:did|do|does)(?: not|n['’]t)|(?:had|has|have)(?: not|n['’]t| never)|never)"
    r" (?:(?:\w+ly|once|even|ever|been) ){0,2}(?P<verb>[a-z]{3,})"
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|none|nothing|neither|nor|without|den(?:y|ied|ies))\b|n['’]t\b"
)
_NOTHING_DONE = re.compile(
    r"\b(?:never|did not|didn['’]t|had not|hadn['’]t) (?:(?:even|ever|once) )?"
    r"(?:touch(?:ed)?|l(?:ay|aid) an? (?:hand|finger) on|(?:do|did|done) (?:it|that|anything)"
    r"|harm(?:ed)?|hurt|attack(?:ed)?|assault(?:ed)?) ?"
    r"(?:him|her|them|anybody|anyone|it|that|anything|the [a-z]+|[A-Z]\w+)?",
)
_PUTS = re.compile(
    r"\b(?:puts?|putting|estimat\w+|gav?es?|gives?|recorded|counted|reported)\b[^.;]{0,40}"
    r"\b(?:number|figure|toll|total|count|cost|crowd|turnout|losses|damage|attendance|size)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"(?:that )?(?:it|they|this|these)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b\d[\d,.]*\d|\b\d\b")
_COUNTED = re.compile(
    r"\b\d[\d,.]*(?: million| billion)? (?!percent|per|million|billion)([a-z]{3,})\b"
)
_SHOWS = re.compile(
    r"\b(?:records?|documents?|data|figures|statistics|videos?|footage|e-?mails?|minutes|transcripts?"
    r"|photos?|photographs?|logs?|invoices|receipts|filings|tall(?:y|ies)|audits?|returns)\b"
    r"[^,.;]{0,60}$",
    re.IGNORECASE,
)
_THOUGH = re.compile(
    r"[,;–—]?\s*(?:even )?(?:though|although|but|yet|while|whereas)\s", re.IGNORECASE
)
_IN_FACT = re.compile(r"(?:but )?in (?:fact|reality|truth)\b", re.IGNORECASE)
_FACT_BEFORE = re.compile(r"[.”\"]\s+(?:But )?[Ii]n (?:fact|reality|truth),? $")
_PAST = {
    "threw": "throw", "thrown": "throw", "took": "take", "taken": "take", "gave": "give",
    "given": "give", "knew": "know", "known": "know", "stole": "steal", "stolen": "steal",
    "saw": "see", "seen": "see", "paid": "pay", "sold": "sell", "told": "tell", "sent": "send",
    "broke": "break", "broken": "break", "lost": "lose", "bought": "buy", "wrote": "write",
    "written": "write", "beat": "beat", "beaten": "beat", "shot": "shoot", "struck": "strike",
    "met": "meet", "made": "make", "kept": "keep", "hid": "hide", "hidden": "hide", "lied": "lie",
    "drove": "drive", "driven": "drive", "fired": "fire", "ordered": "order", "left": "leave",
}  # fmt: skip


_PLAIN = ("be", "been", "have", "had", "mak", "make", "know", "want", "think", "say", "get", "do")


@dataclass(frozen=True, slots=True)
class _Side:
    claim: Claim
    words: str
    speaker: str
    name: str


def contradictions(
    text: str, statements: Statements, claims: Sequence[Claim]
) -> Iterator[tuple[int, int]]:
    """The pairs of claims of two voices that contradict each other by their form.

    Args:
        text: The article's text.
        statements: Its statements.
        claims: The claims, numbered from 1 on in the order of the text.

    Example:
        >>> import analysis as an
        >>> text = "“The quay is safe,” said Ann Lee. “The quay is not safe,” said Bo Lund."
        >>> a = an.analyse(an.parse(text), method="rules", deep=False)
        >>> list(contradictions(text, a.statements, a.claims))
        [(1, 2)]
    """
    sides = [_side(text, statements, c) for c in claims if c.claimed or c.denied]
    for j, b in enumerate(sides):
        for a in sides[max(0, j - NEAR) : j]:
            if (
                a.speaker == b.speaker
                or not (a.speaker and b.speaker)
                or a.claim.span.overlap(b.claim.span)
            ):
                continue
            if (
                _flips(a, b)
                or _did_not(a, b)
                or _did_not(b, a)
                or _counts(text, statements, a, b)
                or _shown(text, statements, a, b)
            ):
                yield a.claim.number, b.claim.number


def _side(text: str, statements: Statements, claim: Claim) -> _Side:
    said = statements[claim.statement - 1] if claim.statement else None
    speaker = (said.speaker_id or said.speaker) if said else "reporter"
    words = " ".join(s.of(text) for s in claim.spans)
    return _Side(claim, " ".join(words.split()), speaker, claim.speaker)


def _flips(a: _Side, b: _Side) -> bool:
    """Whether one says that something is what the other says that it is not."""
    if not (a.claim.statement and b.claim.statement):
        return False
    for one in _PREDICATE.finditer(a.words):
        for other in _PREDICATE.finditer(b.words):
            no = [bool(m["no"] or m["aint"]) for m in (one, other)]
            if one["what"] == other["what"] and no[0] != no[1]:
                return a.claim.denied == b.claim.denied and _alike(a, b, one["what"])
    return False


def _did_not(a: _Side, b: _Side) -> bool:
    """Whether one tells of a deed that the other says was not done."""
    told = a.claim.statement and b.claim.statement and not (a.claim.denied or b.claim.denied)
    past = a.claim.kind is b.claim.kind is Kind.PAST
    if not (told and past) or _NEGATED.search(a.words):
        return False
    if a.claim.accuses == b.name and b.name and _NOTHING_DONE.search(b.words):
        return True
    done = {_base(w) for w in re.findall(r"[a-z]+", a.words)}
    denied = {_base(m["verb"]) for m in _DID_NOT.finditer(b.words)}
    shared = {w for w in denied & done if w not in _PLAIN}
    return any(_alike(a, b, w) for w in shared)


def _alike(a: _Side, b: _Side, what: str) -> bool:
    """Whether two claims share a word beside one, or the second speaks of who is accused."""
    one, other = ({_base(w) for w in content_words(s.words)} for s in (a, b))
    near = b.claim.number - a.claim.number == 1 and _POINTS_BACK.match(b.words) is not None
    return near or bool((one & other) - {_base(what)}) or bool(a.claim.accuses)


def _counts(text: str, statements: Statements, a: _Side, b: _Side) -> bool:
    """Whether the second puts the number that the first gave at another, or of the same things."""
    said = statements[b.claim.statement - 1] if b.claim.statement else None
    if said is None or not a.claim.statement or a.claim.denied or b.claim.denied:
        return False
    around = text[said.span.start : said.span.end]
    numbers = [_NUMBER.findall(words) for words in (a.words, around)]
    if not all(numbers) or set(numbers[0]) & set(numbers[1]):
        return False
    if Kind.NUMBER in (a.claim.kind, b.claim.kind) and _PUTS.search(around):
        return b.claim.number - a.claim.number == 1
    counted = [_COUNTED.findall(side.words) for side in (a, b)]
    if [len(_NUMBER.findall(side.words)) for side in (a, b)] != [1, 1] or not all(counted):
        return False
    return counted[0] == counted[1] and _alike(a, b, counted[0][0])


def _shown(text: str, statements: Statements, a: _Side, b: _Side) -> bool:
    """Whether what documents show follows as the contrary: "..., though records show ..."."""
    said = statements[b.claim.statement - 1] if b.claim.statement else None
    near = b.claim.number - a.claim.number == 1
    if not (near and a.claim.statement and b.claim.stance is a.claim.stance is Stance.ASSERT):
        return False
    if Kind.JUDGEMENT in (a.claim.kind, b.claim.kind):
        return False
    start = min(said.span.start, b.claim.span.start) if said else b.claim.span.start
    between = text[a.claim.span.end : start]
    source = " ".join(s.of(text) for s in said.source) if said else ""
    if _THOUGH.match(between):
        return len(between) < 60 and _SHOWS.search(f"{between} {source}") is not None
    in_fact = _IN_FACT.match(b.words) or _FACT_BEFORE.search(between)
    return in_fact is not None and _alike(a, b, "")


def _base(word: str) -> str:
    word = _PAST.get(word, word)
    for end in ("ing", "ed", "es", "s", "e"):
        if word.endswith(end) and len(word) - len(end) > 2:
            return word[: -len(end)]
    return word
