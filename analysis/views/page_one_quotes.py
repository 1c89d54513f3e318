"""The quotations of a report's voices that page one repeats: whole sentences, clear alone.

▸“The port must close,”◂ Ann Lee said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from analysis.article.quotes import top
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.claims.clarity import front_of, is_clear
from analysis.claims.kind_by_rules import asserts
from analysis.claims.subject import subject
from analysis.claims.things_meant import things_meant
from analysis.views.page_one_said import Told, has_meaning_of_it, of_named, takes_a_stand, weight

if TYPE_CHECKING:
    from analysis.pipeline import Analysis
    from analysis.statements.statements import Statement

OPENS = 0.4  # by which the first sentence of a quotation weighs more
JOINED = 10  # words that a sentence must have where it leans on another: "But ..."
_CUT = re.compile(  # also "not on trams—Lund is", which leaves out what Lund is
    r"[?…\[\]“”\"‘]|(?<!\w)'|\.\.\.|--|—\w+ (?:is|are|was|were|does|do|did|has|will)\W*\Z"
    r"|[a-z][.!][A-Z]|\b[A-Z]\W*\Z|\AThings like\b"
    r"|(?<!\bI )(?<!\bwe )\b(?:says|said)\b"  # what somebody else says
    r"|\AThis (?:whole|entire)\b|\b(?:that|who) (?:are|is|was|were) there\b"
    r"|\bsuch (?!an?\b|as\b)[a-z]+|\A(?:\S+ ){0,4}also\b|\AWe see it\b"
    r"|\bit (?:as well|too)\W*\Z|\b(?:do|does|did|doing|done) so\b"
)
_POINTS = re.compile(  # "this statement"; "they" with no people before it
    r"\bthis (?!year|week|month|morning|time|country|nation|city|state|president|administration"
    r"|congress|election|campaign|party|is\b)\w+"
)
_THEY = re.compile(r"\b(?:they|them)\b")
_PEOPLE = re.compile(r"\b(?:[a-z]{3,}s|people|men|women|children|police|[A-Z][a-z]+(?:an|crat)s)\b")
_PLAIN_BEFORE = re.compile(r"(?:\A|[.,:;!?…—–-]|[”\"])\s*[“\"‘']?\Z")
_LEAD = re.compile(  # but "No matter what it costs"
    r"(?:(?:(?:well|look|I mean|you know|now|yes|no|yet|listen),|well|yet|I mean|you know) )+",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[.!,]\s*\Z")
_ANSWERS = re.compile(  # "we did – his name was Lund"
    r"(?:I|you|he|she|it|we|they|that|this) (?:did|do|does|had|has|have|is|are|was|were|can|could"
    r"|will|would)(?:n['’]t| not)?\s*[,;:.–—-]",
    re.IGNORECASE,
)
_THEN_BUT = re.compile(  # what follows turns it round
    r"[”\"]?(?:[^\n“\"]{0,200}[.,] ?[“\"])?\s*But\b"
)


def quoted_sentences(a: Analysis) -> Iterator[Told]:
    """Every sentence that is surely somebody's, quoted, and understood alone."""
    about, text = subject(a.article), a.article.text
    for claim, statement, name in of_named(a):
        actor = a.statements.cast.get(statement.speaker_id)
        if actor is not None and actor.kind == "media":
            continue  # it quotes others
        for span, opens in _whole(a, statement):
            weighs = weight(a, claim, span.of(text), about) + OPENS * opens
            yield Told(name, span, statement.number, weighs)


def _whole(a: Analysis, statement: Statement) -> Iterator[tuple[Span, bool]]:
    """The sentences of a statement between quotation marks, and whether one begins a quotation."""
    text, people = a.article.text, a.statements.cast
    inner = [q.inner for q in top(a.statements.quotes) if q.kind == "speech"]
    for number, part in enumerate(statement.content):
        marked = next((q for q in inner if q.overlap(part)), None)
        if marked is None:
            continue
        within = Span(max(part.start, marked.start), min(part.end, marked.end))
        if not _PLAIN_BEFORE.search(text, max(0, within.start - 4), within.start):
            continue  # "a chance to show that “Ray has changed.”"
        rest = statement.content[number + 1 :]
        after = rest[0].of(text).lstrip("“\"‘' ") if rest else "A"
        for sentence in sentences(text, [within]):
            if not _is_whole(text, sentence, within, after):
                continue
            lead = _LEAD.match(text, sentence.start, sentence.end)
            start = lead.end() if lead else sentence.start
            shown = Span(front_of(text, Span(start, sentence.end)), sentence.end)
            clear = is_clear(text, [shown], people) and not things_meant(text, [shown], people)
            if clear and _says(shown.of(text), joined=shown.start > sentence.start):
                yield shown, sentence.start <= within.start


def _is_whole(text: str, sentence: Span, within: Span, after: str) -> bool:
    """Whether a sentence is not cut off, and nothing behind it turns it round."""
    words = sentence.of(text)
    if not words[:1].isupper() or not _WHOLE.search(words) or not takes_a_stand(words):
        return False
    ends = sentence.end == within.end and words.rstrip().endswith(",")
    return not (ends and not after[:1].isupper()) and not _THEN_BUT.match(text, sentence.end)


def _says(words: str, *, joined: bool) -> bool:
    """Whether the words that are shown say what they speak of."""
    if (
        _CUT.search(words)
        or _ANSWERS.match(words)
        or not takes_a_stand(words)
        or not asserts(words)
    ):
        return False
    if joined and len(words.split()) < JOINED:
        return False
    they = _THEY.search(words)
    nobody = they and not _PEOPLE.search(words[: they.start()])
    return not nobody and not _POINTS.search(words) and has_meaning_of_it(words)
