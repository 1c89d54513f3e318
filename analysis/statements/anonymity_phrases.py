"""Where an article says that it keeps a source's name back, and the reason that it gives.

"an official who spoke on condition of anonymity because she feared for her job": the phrase is
looked for in the reporter's words, its source in the same sentence or the ones around it, and the
reason right behind it, up to the end of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.article.article import Article
from analysis.article.lexicon import patterns
from analysis.article.quotes import top
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder, trim
from analysis.statements.statements import Statement, Statements

_REFUSED = re.compile(r"\b(?:declin|refus|not |would|could|that )|n['’]t ", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:(?:did|does|do)(?: not|n['’]t)\s+)?(?:ask|declin|refus|request|want|wish|prefer|insist)"
    r"\w*\s+(?:not\s+)?(?:(?:that|to)\s+)?\Z|\b(?:sp[eo]ak\w*|spoke|talk\w*)\s+(?:only\s+)?\Z",
    re.IGNORECASE,
)
_BACK = 30  # characters before "to be named" in which somebody refuses it
_NEAR = 40  # characters between the phrase and its reason, at most: "by name", "on Monday"
_BETWEEN = re.compile(
    r"[\s,]*(?:(?:by name|on the record|publicly|(?:on )?\w+day|this week|when|and)\b[\s,]*)?",
    re.IGNORECASE,
)
_STOP = re.compile(r"[;:—–()“”\"]|--|,(?!\d)|\.(?=\s|$)|[?!]")
_CITING = re.compile(r"\b(?:citing|fearing|for fear of)\b[^.;,“”\"]{3,120},", re.IGNORECASE)
_SAID = re.compile(r"\b(?:said|says|told|tells|added|explained|recalled|argued|insisted)\b")
_HE_SAID = re.compile(r"\b(?:he|she|they) (?:said|says) ", re.IGNORECASE)
AHEAD, BEHIND = 3, 2  # sentences before and behind in which the source may stand


@dataclass(frozen=True, slots=True)
class Withheld:
    """A place where the article says that a name is kept back.

    Args:
        span: The words that say so.
        reason: The words that say why; ``None`` where the article gives no reason.
        sentence: The number of its sentence.
        statements: The numbers of the statements whose source it may be about, the likeliest first.
        subject: The words before it in its sentence: "The official", "Some of them".
    """

    span: Span
    reason: Span | None
    sentence: int
    statements: tuple[int, ...]
    subject: Span


def withheld(article: Article, statements: Statements) -> tuple[Withheld, ...]:
    """Every place where a source's name is said to be kept back, in the order of the text.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "The deal is off, said an aide who asked not to be named to keep his job."
        >>> article = parse(text)
        >>> one = withheld(article, statements(article, method="rules"))[0]
        >>> one.span.of(text), one.reason.of(text)
        ('asked not to be named', 'to keep his job')
    """
    text = article.text
    spans = sentences(text, article.body)
    at = finder(spans)
    own = [q.span for q in top(statements.quotes) if q.kind == "speech"]
    quoted = finder(own)
    nearby = _Nearby(text, spans, statements)
    out: list[Withheld] = []
    for span, barred in _phrases(text):
        where = at(span)
        if not where or any(own[q].holds(span) for q in quoted(span)):
            continue
        sentence = spans[where[0]]
        if out and out[-1].sentence == where[0] and _one_phrase(text, out[-1], span):
            continue
        reason = _reason(text, span, sentence, statements, barred)
        subject = trim(text, Span(sentence.start, span.start))
        sources = nearby.sources(where[0], span)
        out.append(Withheld(span, reason, where[0], sources, subject))
    return tuple(out)


def _phrases(text: str) -> Iterator[tuple[Span, bool]]:
    """The words that keep a name back, and whether they are their own reason."""
    forms = patterns("anonymity")
    hits = [(m, False) for m in forms["kept"].finditer(text)]
    hits += [(m, True) for m in forms["barred"].finditer(text)]
    last = -1
    for m, barred in sorted(hits, key=lambda hit: (hit[0].start(), -hit[0].end())):
        words = m[0].lower()
        plain = words.startswith(("to be", "to give", "not be"))
        if plain and not _REFUSED.search(text, max(0, m.start() - _BACK), m.start()):
            continue
        if barred and not _speaks(text[m.end() : m.end() + 40]):
            continue
        if m.start() >= last:
            verb = _VERB.search(text, max(0, m.start() - _BACK), m.start())
            yield Span(verb.start() if verb else m.start(), m.end()), barred
            last = m.end()


def _speaks(after: str) -> bool:
    """Whether what somebody may not do is to tell: "not authorized to discuss it"."""
    words = after.lower().split()[:3]
    verbs = ("speak", "discuss", "talk", "comment", "disclose", "share", "reveal", "release",
             "describe", "brief", "address", "divulge", "give")  # fmt: skip
    return any(w.strip(".,") in verbs for w in words)


def _one_phrase(text: str, before: Withheld, span: Span) -> bool:
    """Whether a phrase goes on with the one before: "anonymity because not authorized to"."""
    end = before.reason.end if before.reason else before.span.end
    return span.start <= end or len(text[end : span.start].split()) < 3


def _reason(
    text: str, span: Span, sentence: Span, statements: Statements, barred: bool
) -> Span | None:
    """The words that say why, from "because" to the end of the clause."""
    start, forms = span.start, patterns("anonymity")
    if not barred:
        gap = _BETWEEN.match(text, span.end, min(sentence.end, span.end + _NEAR))
        begin = gap.end() if gap else span.end
        because = forms["because"].match(text, begin, sentence.end)
        if because is None:
            cited = _CITING.search(text, sentence.start, span.start)
            return trim(text, Span(*cited.span()), ",") if cited else None
        start = because.start()
    end = _clause_end(text, start, sentence, statements)
    reason = trim(text, Span(start, end), ",.")
    return reason if len(reason.of(text).split()) > 1 else None


def _clause_end(text: str, start: int, sentence: Span, statements: Statements) -> int:
    """Where a reason ends: at a comma, at the cue of its source, at the end of the sentence."""
    inner = _HE_SAID.search(text, start, min(sentence.end, start + 25))
    after = inner.end() if inner else start
    stop = _STOP.search(text, after, sentence.end)
    end = stop.start() if stop else sentence.end
    for s in statements:
        for cue in s.cue:
            told = start < cue.start < end and cue.start > after and _SAID.search(cue.of(text))
            if told and any(part.start < start for part in s.source):
                end = min(end, cue.start)
    return end


class _Nearby:
    """The statements by sentence, to find whose name is kept back."""

    def __init__(self, text: str, spans: Sequence[Span], statements: Statements) -> None:
        self.text = text
        self.count = len(spans)
        self.by_sentence: dict[int, list[Statement]] = {}
        at = finder(spans)
        for statement in statements:
            for part in statement.source[:1]:
                for number in at(part)[:1]:
                    self.by_sentence.setdefault(number, []).append(statement)

    def sources(self, sentence: int, span: Span) -> tuple[int, ...]:
        """The statements whose source may be meant: here first, then before, then behind."""
        here = sorted(self.by_sentence.get(sentence, ()), key=lambda s: _distance(s, span))
        before = [
            s
            for n in range(sentence - 1, max(-1, sentence - 1 - AHEAD), -1)
            for s in reversed(self.by_sentence.get(n, []))
        ]
        behind = [
            s
            for n in range(sentence + 1, min(self.count, sentence + 1 + BEHIND))
            for s in self.by_sentence.get(n, [])
        ]
        return tuple(s.number for s in (*here, *before, *behind))


def _distance(statement: Statement, span: Span) -> int:
    """How far a source stands from a phrase; one that holds it, or stands before it, is nearer."""
    part = statement.source[0]
    if part.overlap(span):
        return 0
    if part.end <= span.start:
        return span.start - part.end
    return 10_000 + part.start - span.end
