"""What kind of claim a sentence makes, how it is put, and by which words that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from analysis.lexicons import find_in, lexicon
from analysis.rhetoric.passage import Sentence
from analysis.spans import Span
from analysis.statements import Statement

_NUMBER = re.compile(
    r"[$£€]\s?\d[\d,.]*|\d[\d,.]*\s?(?:%|percent|per cent|points?|million|billion|trillion|times)\b"
    r"|\b\d{1,3}(?:,\d{3})+\b|(?<![\w/:.-])\d+(?![\w/:-]|\.\d|st|nd|rd|th)(?=\s+[a-z]{3,})"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten) (?:times|in ten|out of|thirds|quarters)\b"
    r"|\b(?:dozens?|hundreds?|thousands?|millions?"
    r"|billions?|trillions?|percent|per cent|twice|half)\b(?!-)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_PAST = re.compile(
    r"\b(?:was|were|had|did|didn['’]t|wasn['’]t|went|came|took|made|gave|got|saw|said|told|began"
    r"|left|won|lost|met|held|led|kept|paid|sent|spent|ran|rose|fell|found|thought|knew|brought"
    r"|built|bought|caught|chose|drew|drove|fought|felt|grew|heard|hid|hurt|laid|lay|meant|put|read"
    r"|sat|sought|sold|shot|shook|spoke|stood|stole|struck|swore|taught|tore|threw|understood|woke"
    r"|wore|wrote|(?:has|have)\s+(?:\w+\s+)?(?:been|\w{2,}ed|\w+en|made|won|lost|had|done|said)"
    r"|[a-z]{2,}ed)\b",
)
_PRESENT = re.compile(
    r"\b(?:is|are|am|isn['’]t|aren['’]t|has|have|do|does|don['’]t|doesn['’]t|wants?|needs?|makes?|takes?"
    r"|gets?|goes|comes?|gives?|keeps?|pays?|spends?|costs?|owns?|lives?|works?|remains?|depends?"
    r"|believes?|thinks?|knows?|likes?|shows?|says?|means?|features?|includes?|lacks?|holds?|runs?)\b"
    r"|['’]s (?:a|an|the|not|no|very|so)\b",
)
_CLAUSE = re.compile(
    r"\b(?:will|would|can|could|shall|should|may|might|must|cannot|ought)\b"
    r"|\w(?:n['’]t|['’](?:ll|re|ve|m|d))\b"
    r"|\b(?:I|you|he|she|we|they|it|who|there|this|these|those|people|everyone|nobody)"
    r" (?:\w+ly )?[a-z]{3,}"
    r"|\b(?:he|she|it|that|there|what|who)['’]s\b",
    re.IGNORECASE,
)
_HAVE = re.compile(r"\b(?:would|could|might|may)\s+have\b", re.IGNORECASE)
_BRIEF = 8  # words of a claim in which one judging word gives the tone
_SAID_OF = (
    r"(?:\b(?:is|are|was|were|be|been|being|am|seems?|looks?|feels?|sounds?|remains?)\b"
    r"|['’](?:s|re|m)\b)"
)
_OWN = re.compile(r"\b(?:I|[Ww]e)\b")


def telling_words(text: str, span: Span, quoted: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    """The telling words; what the reporter puts in quotation marks is not his to claim."""
    inside = [q for q in quoted if q.overlap(span)]
    for kind, pattern in _patterns().items():
        for match in pattern.finditer(text, span.start, span.end):
            mark = Span(*match.span())
            if not any(q.holds(mark) for q in inside):
                yield mark, kind


def asserts(words: str) -> bool:
    """Whether there is a finite verb among the words, so that they say something."""
    return bool(_PAST.search(words) or _PRESENT.search(words))


def speaks(words: str) -> bool:
    """Whether what someone says seems to be a clause: a verb, or what only stands before one.

    "That" and a pronoun as subject stand for verbs that no list has ("they fight").

    Example:
        >>> speaks("they fight like it matters"), speaks("many goals for social justice")
        (True, False)
    """
    return asserts(words) or bool(_CLAUSE.search(words) or words[:5].lower() == "that ")


def kind_of(text: str, span: Span, kinds: set[str], statement: Statement | None) -> str:
    """The first that fits, from the most to the least telling."""
    cue = statement.cue_class if statement is not None else "neutral"
    own = bool(_OWN.search(text, span.start, span.end))
    will = "prediction" in kinds and not _HAVE.search(text, span.start, span.end)
    if cue == "promise" or ("promise" in kinds and (own or cue != "neutral")):
        return "promise"
    told = cue == "warn" and not asserts(span.of(text))  # "warned that it has grown" tells a fact
    if told or (("threat" in kinds or cue == "warn") and (will or "condition" in kinds)):
        return "threat or warning"
    if "condition" in kinds and will and ("accusation" in kinds or "threat" in kinds):
        return "threat or warning"
    if cue == "order" or ("demand" in kinds and not will):
        return "demand"
    if cue == "criticise" or "accusation" in kinds:
        return "accusation"
    if will:
        return "prediction"
    if "judgement" in kinds and cue not in ("report", "admit") and _judges(text, span):
        return "judgement"
    if counted(text, span) or "comparison" in kinds:
        return "number or comparison"
    if cue in ("praise", "think", "feel"):
        return "judgement"
    return "past fact" if _tense(span.of(text)) == "past" else "present fact"


def _judges(text: str, span: Span) -> bool:
    """Whether a judging word is what is said of something, not a word on the way.

    "The plan is reckless" judges; "he left the meeting with the reckless mayor in May" tells.
    """
    words = span.of(text)
    if len(words.split()) <= _BRIEF or not asserts(words):
        return True
    said_of = re.compile(
        rf"{_SAID_OF}(?:\W+\w+){{0,3}}?\W+{_patterns()['judgement'].pattern}", re.I
    )
    return bool(said_of.search(words))


def _tense(words: str) -> str:
    past, present = _PAST.search(words), _PRESENT.search(words)
    if past and present:
        return "past" if past.start() <= present.start() else "present"
    return "past" if past else "present"


def counted(text: str, span: Span) -> bool:
    """Whether a number is given that is no year and no day."""
    return any(not _YEAR.match(m[0]) for m in _NUMBER.finditer(text, span.start, span.end))


def modality_of(text: str, sentence: Sentence, kinds: set[str]) -> str:
    """How a claim is put: conditional before negated before hedged before asserted."""
    if "condition" in kinds:
        return "conditional"
    if any(True for _ in find_in(lexicon("negation"), text, sentence)):
        return "negated"
    if any(True for _ in find_in(lexicon("hedges"), text, sentence)):
        return "hedged"
    return "asserted"


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    groups: dict[str, list[str]] = {}
    path = Path(__file__).with_name("data") / "claims.tsv"
    for line in path.read_text("utf-8").splitlines():
        if line and line[:1] != "#":
            phrase, kind = line.split("\t")[:2]
            body = (
                re.escape(phrase).replace(r"\*", r"\w*").replace("'", "['’]").replace(r"\ ", r"\s+")
            )
            groups.setdefault(kind, []).append(body if phrase[0] == "'" else rf"\b{body}")
    return MappingProxyType(
        {kind: re.compile(rf"(?:{'|'.join(words)})(?!\w)", re.I) for kind, words in groups.items()}
    )
