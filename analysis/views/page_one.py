"""The report's first words: sentences made from the findings, each with the way to its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.spans import Span
from analysis.article.text_kind import plainly, text_kind
from analysis.claims.claim import Kind
from analysis.common.english import agree, capital, counted
from analysis.common.html import Html
from analysis.common.html_table import link, links
from analysis.statements.voices import NOT_SURELY, Share, Voice, shares
from analysis.views import phrases
from analysis.views.claims import cue_of, denial, quoted, shortened
from analysis.views.method import editor, kind_told
from analysis.views.page_one_precision import (
    check_first,
    denials,
    heard,
    holds,
    is_own_outlet,
    precision,
    silent,
    speaker_of,
    speaks_most,
)
from analysis.views.tables import listed

if TYPE_CHECKING:
    from analysis.claims.claim import Claim
    from analysis.pipeline import Analysis

KIND_OF_TEXT = "kind of text"  # what limits all other sentences; it is not measured
NOBODY_NAMED = Markup("Statements are made ({}), but nobody is named for them.")
UNFAMILIAR = frozenset(("sentence change",))  # measures that say nothing to a reader by themselves
NOT_SURE_WHO = Markup("Who is heard is not sure enough to be said here: see {1} {0}.")
LONGEST_CLAIM = 130  # characters of a claim to check first
# Why a claim is worth a check.
WHY: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.NUMBER: "data can confirm this figure",
        Kind.PAST: "records or witnesses can confirm this",
        Kind.PRESENT: "this can be looked up",
    }
)


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing that page one says.

    Args:
        html: The sentence, with links to the words it was taken from.
        spans: Those words.
        p: How often sentences of its kind are right, as measured; None where that was not.
        kind: Its kind, as ``page one`` of benchmarks/results/meaning.json calls it, or
            ``KIND_OF_TEXT``; else empty.
    """

    html: Markup
    spans: tuple[Span, ...]
    p: float | None = None
    kind: str = ""

    @property
    def text(self) -> str:
        """The sentence without links."""
        return " ".join(self.html.striptags().split())

    @property
    def offsets(self) -> list[list[int]]:
        """The spans as pairs of numbers."""
        return [[s.start, s.end] for s in self.spans]


def assertions(a: Analysis) -> tuple[Assertion, ...]:
    """What page one says; a kind of sentence that is right too seldom is left out."""
    parts = [_voices(a), *_silent(a), *_first_checks(a), *_denials(a), *_kind_of_text(a)]
    return tuple(one for one in parts if one is not None)


def in_short(a: Analysis) -> Html:
    """Page one of a report: what is asserted of the article, and how often that is wrong."""
    lines = [one.html for one in assertions(a)]
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    note = Markup(" ").join(filter(None, (differs(a), _trust(a))))
    below = Markup('<p class="note">{}</p>').format(note) if note else Markup("")
    words = " ".join(line.striptags() for line in lines)
    return Html(Markup('<ul class="lede">{}</ul>{}').format(items, below), words)


def _assertion(kind: str, html: Markup, spans: tuple[Span, ...]) -> Assertion:
    """A sentence of a kind whose precision is measured."""
    return Assertion(html, spans, precision(kind), kind)


def _voices(a: Analysis) -> Assertion:
    """Who speaks most, where that is clear, and who else is heard."""
    statements, rows = listed(a.statements), heard(a)
    spans = tuple(s.span for s in statements)
    if not statements:
        total = sum(row.words for row in a.shares)
        text = Markup(
            "<strong>Nobody is heard</strong>: the article attributes none of its {} to anyone."
        ).format(counted(total, "word"))
        return Assertion(text, ())
    if not rows:
        text = NOT_SURE_WHO if any(s.speaker for s in statements) else NOBODY_NAMED
        numbers, noun = [s.number for s in statements], agree(len(statements), "statement")
        return Assertion(text.format(links(numbers, 3), noun), spans)
    first = speaks_most(a)
    if first is not None and holds("speaks most"):
        every = shares(a.statements, unsure_apart=True)  # as the bars and their table count
        speech = sum(row.words for row in every if row.voice is not Voice.REPORTER)
        own = next(row for row in every if row.name == first.name)
        several = phrases.is_plural(first.speaker, statements.cast)
        share = round(100 * own.words / max(1, speech))
        text = Markup("<strong>{} {} most</strong>, with {}% of all speech ({} {})").format(
            capital(first.speaker),
            "speak" if several else "speaks",
            share,
            agree(len(own.statements), "statement"),
            links(own.statements, 3),
        )
        others = _others([row for row in rows if row.name != first.name], a)
        others = others or _rest(every, own, 100 - share)
        return _assertion("speaks most", Markup("{}{}.").format(text, others), spans)
    return _assertion("heard", _heard(rows, a), spans)


def _rest(every: Sequence[Share], own: Share, percent: int) -> Markup:
    """Whose the rest of all speech is, where nobody else is surely heard: as the bars show it."""
    rows = [row for row in every if row is not own and row.voice is not Voice.REPORTER]
    others = any(row.words for row in rows if row.voice is not Voice.UNSURE)
    unsure = any(row.words for row in rows if row.voice is Voice.UNSURE)
    if not others and not unsure:
        return Markup("") if rows else Markup("; no other speaker was found")
    from_others = "comes from other sources" if others else ""
    whose = " or ".join(filter(None, (from_others, f"is {NOT_SURELY}" if unsure else "")))
    return Markup("; the other {}% {}").format(percent, whose) if percent else Markup("")


def _among(a: Analysis, named: Sequence[Share]) -> str:
    """What follows names of speakers, where others surely say something, too."""
    names = {row.name for row in named}
    others = any(s.sure and s.speaker not in names for s in a.statements)
    return ", among others" if others else ""


def _heard(rows: Sequence[Share], a: Analysis, most: int = 3) -> Markup:
    """Who is heard, none of whom speaks clearly most."""
    names = [link(f"s{row.statements[0]}", row.speaker) for row in rows[:most]]
    names[0] = link(f"s{rows[0].statements[0]}", capital(rows[0].speaker))
    named = Markup(" and ").join(filter(None, (Markup(", ").join(names[:-1]), names[-1])))
    several = len(rows) > 1 or phrases.is_plural(rows[0].speaker, a.statements.cast)
    more = _longer(rows, a) or _among(a, rows[:most])
    return Markup("<strong>{}</strong> {} heard{}.").format(named, "are" if several else "is", more)


def _longer(rows: Sequence[Share], a: Analysis) -> Markup:
    """That a document, say, has more words than the first who is heard, where one has."""
    names = {row.name for row in rows}
    every = shares(a.statements, unsure_apart=True)
    longer = [
        row
        for row in every
        if row.voice is Voice.SPEAKER
        and row.words > rows[0].words
        and row.name not in names
        and not is_own_outlet(row.name, a.statements)
    ]
    if not longer:
        return Markup("")
    numbers = sorted(number for row in longer for number in row.statements)
    return Markup("; {} more words ({} {})").format(
        "another source has" if len(longer) == 1 else "other sources have",
        agree(len(numbers), "statement"),
        links(numbers, 3),
    )


def _others(rows: Sequence[Share], a: Analysis) -> Markup:
    """Who else is heard, the first two by name: how many more there are is right too seldom."""
    if not rows:
        return Markup("")
    named = Markup(" and ").join(link(f"s{row.statements[0]}", row.speaker) for row in rows[:2])
    several = len(rows) > 1 or phrases.is_plural(rows[0].speaker, a.statements.cast)
    first = heard(a)[:1]
    more = _among(a, [*first, *rows[:2]])
    return Markup("; {} {} heard as well{}").format(named, "are" if several else "is", more)


def _silent(a: Analysis, most: int = 2) -> Iterator[Assertion]:
    """Who is named most among those who never speak."""
    rows = silent(a)[:most]
    if not rows or not holds("only spoken about"):
        return
    where = a.places
    names = Markup(" and ").join(
        link(f"t{where.sentence(row.first)}", row.actor.name)
        if where.sentence(row.first)
        else Markup("{}").format(row.actor.name)
        for row in rows
    )
    text = Markup("{} {} only mentioned.").format(names, "are" if len(rows) > 1 else "is")
    yield _assertion("only spoken about", text, tuple(row.first for row in rows))


def _first_checks(a: Analysis) -> Iterator[Assertion]:
    """What to check first, and why."""
    first = check_first(a)
    if not first or not holds("check first"):
        return
    text = Markup("; ").join(_to_check(a, c) for c in first)
    yield _assertion(
        "check first",
        Markup("<strong>To check first</strong>: {}.").format(text),
        tuple(span for c in first for span in c.spans),
    )


def _to_check(a: Analysis, c: Claim) -> Markup:
    name = speaker_of(a, c) if holds("speaker") else ""
    place = link(f"s{c.statement}", f"statement {c.statement}")
    where = Markup("{}, {}").format(name, place) if name else place
    figure = c.kind is Kind.NUMBER and any(letter.isdigit() for letter in a.claims.words(c))
    why = f": {WHY[c.kind]}" if c.kind_sure or figure else ""
    return Markup("“{}” ({}){}").format(quoted(a.claims, c, LONGEST_CLAIM), where, why)


def _denials(a: Analysis, most: int = 3) -> Iterator[Assertion]:
    """Who denies what."""
    if not holds("denies"):
        return
    for c in denials(a)[:most]:
        statement = a.statements[c.statement - 1]
        content, cue = a.statements.words(statement), cue_of(a.claims, statement)
        many = phrases.is_plural(c.speaker, a.statements.cast)
        text = shortened(denial(content, a.claims.words(c), cue, many=many), 120)
        html = Markup("<strong>{}</strong> {} ({}).").format(
            c.speaker, text, link(f"s{c.statement}", f"statement {c.statement}")
        )
        yield _assertion("denies", html, c.spans)


def _kind_of_text(a: Analysis) -> Iterator[Assertion]:
    """How the text's kind limits what is said here."""
    if plain := kind_told(text_kind(a.article)):
        yield Assertion(link("trust", plain), (), kind=KIND_OF_TEXT)


def differs(a: Analysis) -> Markup | None:
    """What sets a news report apart most from those of the reference corpus."""
    from analysis.rhetoric.reference import unusual

    if plainly(text_kind(a.article)) and not a.like_with_like:
        return None  # the corpus is of news reports
    every = unusual(a.measures, a.corpus)
    pairs = [
        pair
        for pair in every
        if a.measures[pair[0]].value.name not in UNFAMILIAR
        and not a.measures[pair[0]].value.experimental
    ]
    if not pairs:
        return None
    first, group = pairs[0][1], a.measures[pairs[0][0]].group
    other = next((s.short for at, s in pairs if a.measures[at].group != group), "")
    other = other.removeprefix(f"{first.short.split()[0]} ")  # "uses ... and uses"
    also = f" and {other}" if other else ""
    compared = phrases.COMPARED.format(a.corpus.whole)
    return Markup("{} {}{}.").format(compared, first.short, also)


def _trust(a: Analysis) -> Markup | None:
    if plainly(text_kind(a.article)):
        text = "How often this is wrong was not measured for this kind of text"
        return Markup("{}.").format(link("trust", text))
    sure = any(s.sure for s in a.statements)
    right = editor("sure" if sure else "unsure") if a.method == "tagger" and a.statements else ""
    if not right:
        return link("trust", "How often this is wrong") + "."
    which = "Of the statements listed as sure" if sure else "Of statements that are less sure"
    return Markup(
        "{}, editors who checked other articles found {} right in speaker and words: {}."
    ).format(which, right, link("trust", "how often this is wrong"))
