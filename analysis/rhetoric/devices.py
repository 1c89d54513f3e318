"""Who uses which device, loaded word or technique, and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.article.lexicon import find, lexicon, word_set
from analysis.article.passage import Word, passage, plain
from analysis.article.positions import places
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, finder
from analysis.statements.statements import UNNAMED
from analysis.statements.voices import QUOTED, REPORTER, voices

if TYPE_CHECKING:
    import pandas as pd

    from analysis.article.article import Article
    from analysis.rhetoric.persuasion import Wording
    from analysis.rhetoric.value import Measures
    from analysis.statements.statements import Statements

SCARE = "scare quotes"
PERSUASION = "persuasion techniques"
# Measures whose every span is worth a row of its own; the others are words by the dozen.
DEVICES = (
    SCARE, "conditional threats and promises", "rhetorical questions", "appeals to law",
    "appeals to rights", "appeals to authority", "anaphora", "parallel openings", "repetition",
    "tricolon", "antithesis",
)  # fmt: skip
LOADED = "loaded words"
_CURLY = re.compile("[“”]")
_JOINED = re.compile(r"[\s\"',]*")
_MOST = 3  # words behind a judging adjective that are taken for what it judges
_NAMING = ("so-called", "self-proclaimed", "self-styled", "self-described", "would-be")
_ADJECTIVE = ("al", "ic", "ous", "ive", "ish", "an")
_DENIED = 6  # words before an adjective in which a "not" takes it back


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a device, a loaded word or a technique.

    Args:
        measure: The measure that counted it.
        kind: Its class within the measure, e.g. ``threat``; may be empty.
        span: Where it stands.
        who: ``reporter``, the speaker's name, or ``unnamed``.
        statement: The number of the statement it is quoted in; 0 for the reporter's words.
        sentence, paragraph: The numbers of the sentence and paragraph it begins in.
        headline: Whether it stands in the headline.
        by: What found it: ``list``, ``pattern`` or ``tagger``.
        confidence: The tagger's; 0 where it was not asked.
    """

    measure: str
    kind: str
    span: Span
    who: str
    statement: int
    sentence: int
    paragraph: int
    headline: bool = False
    by: str = "pattern"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged by an adjective that stands before it: "cruel sanctions".

    Args:
        thing: The words that name it.
        adjectives: The words that judge it, in the order of the text.
        use: Who says it, and where; its span is that of all these words.
    """

    thing: str
    adjectives: tuple[str, ...]
    use: Use


def uses(
    article: Article,
    statements: Statements,
    measured: Measures,
    wording: Wording | None = None,
    names: Sequence[str] = (*DEVICES, LOADED),
) -> tuple[Use, ...]:
    """Every use of a device or loaded word, with who says it, in the order of the text.

    A scare quote is his in whose words its marks stand, whoever may have said the word.

    Args:
        article: The article.
        statements: Its statements.
        measured: ``rhetoric(article, statements)``.
        wording: What the wording network found; None where it was not asked.
        names: The measures whose spans are wanted.
    """
    place = _Places(article, statements)
    out = []
    for row in measured:
        value = row.value
        if value.name in names:
            by = "list" if value.name == LOADED else "pattern"
            kinds = value.kinds or ("",) * len(value.spans)
            out += [
                place.use(value.name, kind, span, by)
                for span, kind in zip(value.spans, kinds, strict=True)
            ]
    for one in wording.techniques if wording else ():
        kind = one.technique
        out.append(place.use(PERSUASION, kind, one.span, "tagger", one.confidence))
    for span, p in wording.words if wording else ():
        out.append(place.use(LOADED, "", span, "tagger", p))
    return tuple(sorted(out, key=lambda use: (use.span, use.measure, use.by)))


def judged(article: Article, statements: Statements) -> tuple[Judged, ...]:
    """What is judged by adjectives before it, outside headlines, in the order of the text.

    Adjectives are those of the lists ``loaded`` and ``attitude`` (negative); what they judge are
    the words behind them, up to a small word, a verb of saying or a mark.

    Pitfalls: only adjectives before a noun are seen, not "the plan is evil"; what stands behind
    "not" or "no" is left out; a verb behind the noun may be taken for part of it.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("They met the cruel and shameful sanctions with silence.")
        >>> [(j.thing, j.adjectives) for j in judged(article, statements(article, method="rules"))]
        [('sanctions', ('cruel', 'shameful'))]
    """
    place = _Places(article, statements)
    part = passage(article.text, article.body)
    judging = frozenset(
        hit.span
        for name, kind in (("loaded", "adjective"), ("attitude", "negative"))
        for hit in find(lexicon(name), part)
        if hit.kind == kind and hit.span.of(article.text).lower() not in _NAMING
    )
    return tuple(
        Judged(
            thing.of(article.text),
            tuple(word.low for word in words),
            # Whose judgement it is, the adjective tells: in “cruel” sanctions it is quoted.
            replace(place.use("judged", "", words[0].span), span=Span(words[0].start, thing.end)),
        )
        for sentence in part.sentences
        if not sentence.title
        for words, thing in _pairs(part.text, sentence.words, judging)
    )


def table(article: Article, uses: Iterable[Use]) -> pd.DataFrame:
    """A row per use: measure, kind, by, who, statement, sentence, paragraph, words, start, end."""
    import pandas as pd

    columns = ["measure", "kind", "by", "who", "statement", "sentence", "paragraph", "confidence"]
    return pd.DataFrame(
        [
            [getattr(use, name) for name in columns]
            + [use.span.of(article.text), use.span.start, use.span.end]
            for use in uses
        ],
        columns=[*columns, "words", "start", "end"],
    )


def grouped(uses: Iterable[Use]) -> Mapping[tuple[str, str], tuple[Use, ...]]:
    """Uses by measure and by who."""
    out: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        out.setdefault((use.measure, use.who), []).append(use)
    return {key: tuple(own) for key, own in out.items()}


class _Places:
    """Whose words a span is in, and where it stands."""

    def __init__(self, article: Article, statements: Statements) -> None:
        self.where = places(article)
        self.article, self.quotes = article, statements.quotes
        self.near = finder([quote.inner for quote in self.quotes])
        self.stretches = sorted(voices(article, statements), key=lambda s: s.span)
        self.starts = [s.span.start for s in self.stretches]
        self.heads = [p.span for p in article.paragraphs if p.kind == "headline"]

    def use(self, name: str, kind: str, span: Span, by: str = "pattern", p: float = 0.0) -> Use:
        # A scare quote is done by its marks, whoever may have said the word between them.
        doing = Span(span.start, span.start + 1) if name == SCARE else span
        first = max(0, bisect_right(self.starts, doing.start) - 1)
        near = [s for s in self.stretches[first : first + 8] if s.span.overlap(doing)]
        own = max(near, key=lambda s: s.span.overlap(doing), default=None)
        quoted = own is not None and own.voice == QUOTED
        who = (own.speaker or UNNAMED) if quoted and own else REPORTER
        if who == REPORTER and name != SCARE and self._in_marks(doing):
            who = UNNAMED
        return Use(
            name, kind, span, who, own.statement if quoted and own else 0,
            self.where.sentence(span), self.where.paragraph(span),
            any(head.overlap(span) for head in self.heads), by, p,
        )  # fmt: skip

    def _in_marks(self, span: Span) -> bool:
        """Whether words that are no statement's stand in quotation marks, closed or not."""
        held = [self.quotes[at] for at in self.near(span)]
        if held:
            return all(quote.kind != "scare" for quote in held)
        own = next((p.own for p in self.article.paragraphs if p.own.holds(span)), span)
        before = self.article.text[own.start : span.start]
        after = _CURLY.search(self.article.text, span.end, own.end)
        opened = before.rfind("“") > before.rfind("”")
        return opened or (after is not None and after[0] == "”")


def _pairs(
    text: str, words: Sequence[Word], judging: frozenset[Span]
) -> Iterator[tuple[tuple[Word, ...], Span]]:
    """Adjectives that judge, with the words that name what they judge."""
    at = 0
    while at < len(words):
        positions = [at] if words[at].span in judging else []
        at += 1
        while positions and at < len(words) and _goes_on(text, words, at, judging):
            if words[at].span in judging:
                positions.append(at)
            at += 1
        thing = _thing(text, words, at) if positions and not _denied(words, positions[0]) else None
        if thing:
            yield tuple(words[n] for n in positions), thing


def _goes_on(text: str, words: Sequence[Word], at: int, judging: frozenset[Span]) -> bool:
    """Whether a row of judging adjectives goes on: "cruel and illegal", "cruel, shameful"."""
    if not _touches(text, words[at - 1], words[at]):
        return False
    if words[at].low in ("and", "but", "or"):
        return at + 1 < len(words) and words[at + 1].span in judging
    return words[at].span in judging


def _denied(words: Sequence[Word], at: int) -> bool:
    before = words[max(0, at - _DENIED) : at]
    return any(w.low in word_set("negation") or w.low.endswith("n't") for w in before)


def _thing(text: str, words: Sequence[Word], at: int) -> Span | None:
    """The words that name what is judged: as many as can be nouns before the next small word."""
    first = at
    while at < len(words) and at - first < _MOST:
        word, before = words[at], words[at - 1]
        if not _touches(text, before, word, comma=False) or not _can_name(word):
            break
        if at > first and word.low in word_set("participles", "irregular"):
            break
        if at > first and not before.raised:
            # A noun that qualifies another has no plural, and a verb of saying ends the phrase,
            # except behind an adjective ("medical claims").
            verb = lookup(word.low) and not before.low.endswith(_ADJECTIVE)
            plural = before.low.endswith("s") and not before.low.endswith("ss")
            if verb or plural or word.low.endswith(("ed", "ing", "ly")):
                break
        at += 1
    return Span(words[first].start, words[at - 1].end) if at > first else None


def _can_name(word: Word) -> bool:
    low = word.low
    small = low in word_set("function_words") or "'" in low or len(low) < 2
    return low.replace("-", "").replace(".", "").isalpha() and not small


def _touches(text: str, first: Word, last: Word, comma: bool = True) -> bool:
    gap = plain(text[first.end : last.start])
    return bool(_JOINED.fullmatch(gap)) and (comma or "," not in gap)
