"""The report's first words: sentences made from the findings, each with the way to its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.author import signed_by
from analysis.article.name_lists import noun_of
from analysis.article.spans import Span
from analysis.article.text_kind import (
    NOT_MEASURED,
    PERHAPS_OPINION,
    TextKind,
    plainly,
    surely_opinion,
    text_kind,
)
from analysis.common.english import agree, capital, counted
from analysis.common.html import Html
from analysis.common.html_table import link, links
from analysis.statements.source_phrases import phrase
from analysis.statements.voices import Voice, shares
from analysis.views import phrases
from analysis.views.claims import cue_of, denial, shortened
from analysis.views.method import editor, kind_told, read_by_hand
from analysis.views.page_one_accusations import accused
from analysis.views.page_one_left_out import is_quoted, tells_of_poll
from analysis.views.page_one_lists import Heard, Voices
from analysis.views.page_one_named import named_most
from analysis.views.page_one_names import as_told
from analysis.views.page_one_points import (
    Sentence,
    first_checks,
    told,
    voices_told,
    without_names,
)
from analysis.views.page_one_precision import LONGEST_CLAIM, denials, holds, precision, silent
from analysis.views.page_one_voices import speaks_most, voices_heard
from analysis.views.tables import listed

if TYPE_CHECKING:
    from analysis.pipeline import Analysis

DOUBTFUL = 0.05  # of all speech, beyond which who says one thing alone does not "speak most"
KIND_OF_TEXT = "kind of text"  # what limits all other sentences; it is not measured
UNFAMILIAR = frozenset(("sentence change",))  # measures that say nothing to a reader by themselves
_BEHIND = re.compile(  # what a head noun is told more by: "report | on income and poverty"
    r",? (?:about|against|at|briefed|by|close|familiar|for|from|in|of|on|to|who|with)\b"
)
_QUOTED = re.compile(r"[“\"](?:[^\s“”\"]+\s+){2}[^“”\"]*[”\"]")  # somebody's words, perhaps
NOTHING = Markup("No single sentence is sure enough to stand here; what is found stands below.")
AMONG, NO_OTHER = ", among others", Markup("; no other speaker was found")


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
    heard, news = _voices(a), tuple(_measured(told(a)))
    opened = [span for one in news for span in one.spans]
    return (
        *news,
        *_measured(named_most(a)),
        *((heard,) if heard is not None else ()),
        *_silent(a),
        *(one for one in _measured(voices_told(a)) if not _again(one, opened)),
        *_accused(a),
        *_measured(first_checks(a)),
        *_denials(a),
        *_measured(without_names(a)),
        *_kind_of_text(a),
    )


def _again(one: Assertion, told: Sequence[Span]) -> bool:
    """Whether the words of a sentence stand in one that is told already."""
    return any(span.overlap(other) for span in one.spans for other in told)


def _measured(every: Iterable[Sentence]) -> Iterator[Assertion]:
    """Sentences as assertions, each with how often its kind is right."""
    for kind, html, spans in every:
        yield _assertion(kind, html, spans)


def in_short(a: Analysis) -> Html:
    """Page one of a report: what is asserted of the article, and how often that is wrong."""
    lines = [one.html for one in assertions(a)]
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines or (NOTHING,))
    note = Markup(" ").join(filter(None, (differs(a), _trust(a))))
    below = Markup('<p class="note">{}</p>').format(note) if note else Markup("")
    words = " ".join(line.striptags() for line in lines)
    return Html(Markup('<ul class="lede">{}</ul>{}').format(items, below), words)


def _assertion(kind: str, html: Markup, spans: tuple[Span, ...]) -> Assertion:
    """A sentence of a kind whose precision is measured."""
    return Assertion(html, spans, precision(kind), kind)


def _voices(a: Analysis) -> Assertion | None:
    """Who speaks most, where that is clear, and who else is heard.

    In an opinion a list of who is heard is right too seldom (9 of 16 in pieces read whole): there
    only one who speaks most (7 of 7), or who alone can be named and is quoted, is told. Nothing is
    told of voices none of whom is sure enough.
    """
    statements, heard = listed(a.statements), voices_heard(a.statements)
    spans = tuple(s.span for s in statements)
    if not a.statements and not _QUOTED.search(a.article.text):
        total = sum(row.words for row in a.shares)
        text = Markup(
            "<strong>Nobody is heard</strong>: in its {}, Sayso finds nothing attributed to anyone."
        ).format(counted(total, "word"))
        return Assertion(text, ())
    if not heard.named:
        return None
    if len(heard.named) == 1 and tells_of_poll(a.article):
        return None  # the poll itself, which is no voice, has more to say
    first, opinion = speaks_most(a), text_kind(a.article) is TextKind.OPINION
    alone = first is not None and len(first.statements) == len(heard.named) == 1
    if first is not None and (not alone or _hardly_doubtful(a)) and holds("speaks most"):
        several = _is_plural(first, a)
        text = Markup("<strong>{} {} most</strong>{} ({} {}){}.").format(
            capital(as_told(first.name, a.statements)),
            "speak" if several else "speaks",
            " beside the author" if opinion else "",  # whose words are most of the piece
            agree(len(first.statements), "statement"),
            links(first.statements, 3),
            _others(heard, a),
        )
        return _assertion("speaks most", text, spans)
    loose = not (heard.are_most and heard.are_clear)
    if loose or (opinion and not _one_is_quoted(heard, a)):
        return None
    return _assertion("heard", _heard(heard, a), spans)


def _one_is_quoted(heard: Voices, a: Analysis) -> bool:
    """Whether one source alone can be named, and is quoted."""
    rows = [a.statements[number - 1] for one in heard.named for number in one.statements]
    return len(heard.named) == 1 and any(is_quoted(a.article.text, s) for s in rows)


def _hardly_doubtful(a: Analysis) -> bool:
    """Whether hardly any speech is not surely somebody's; in an opinion, much may be the author's.

    Which share of all speech is whose, the table tells: on page one it was right too seldom.
    """
    if text_kind(a.article) is TextKind.OPINION:
        return False
    every = shares(a.statements, unsure_apart=True)  # as the bars and their table count
    speech = sum(row.words for row in every if row.voice is not Voice.REPORTER)
    doubtful = sum(row.words for row in every if row.voice in (Voice.UNSURE, Voice.UNNAMED))
    return doubtful <= DOUBTFUL * speech


def _heard(heard: Voices, a: Analysis) -> Markup:
    """Who is heard, none of whom speaks clearly most."""
    rows = heard.named
    told = [as_told(row.name, a.statements) for row in rows]
    told[0] = capital(told[0])
    named = _listed(rows, told)
    several = len(rows) > 1 or _is_plural(rows[0], a)
    more = AMONG if heard.are_more else ""
    return Markup("<strong>{}</strong> {} heard{}.").format(named, "are" if several else "is", more)


def _listed(rows: Sequence[Heard], told: Sequence[str]) -> Markup:
    """Sources by the names that page one has for them, each with the way to what it says."""
    names = [link(f"s{row.statements[0]}", name) for row, name in zip(rows, told, strict=True)]
    return Markup(" and ").join(filter(None, (Markup(", ").join(names[:-1]), names[-1])))


def _is_plural(one: Heard, a: Analysis) -> bool:
    """Whether a source is several: "national exit polls"."""
    actor = a.statements.cast.get(one.name)
    if actor is not None and actor.named:
        return phrases.is_plural(one.name, a.statements.cast)
    front = _BEHIND.split(one.name, maxsplit=1)[0]
    noun = noun_of(front.split()[-1].lower())
    if " and " in front or noun is not None:
        return " and " in front or (noun is not None and noun.number == "p")
    head = phrase(one.name).head if one.name.split()[-1][0].islower() else ""
    return phrases.is_plural(one.name, a.statements.cast) or head.endswith(("ls", "ys", "ts"))


def _others(heard: Voices, a: Analysis) -> Markup:
    """Who else is heard, by name: how many more there are is right too seldom."""
    rows = heard.named[1:]
    if not rows or (len(rows) == 1 and heard.others):  # one of several says little
        return Markup("") if heard.others or _anybody_else(a) else NO_OTHER
    named = _listed(rows, [as_told(row.name, a.statements) for row in rows])
    several = len(rows) > 1 or _is_plural(rows[0], a)
    more = AMONG if heard.others else ""
    return Markup("; {} {} heard as well{}").format(named, "are" if several else "is", more)


def _anybody_else(a: Analysis) -> bool:
    """Whether any other words may be somebody's, sure or not."""
    rows = [row for row in shares(a.statements, unsure_apart=True) if row.words]
    return len([row for row in rows if row.voice is not Voice.REPORTER]) > 1


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


def _accused(a: Analysis) -> Iterator[Assertion]:
    """Who is accused of what, where the form of the words leaves no doubt."""
    if holds("accused by form"):
        for html, spans in accused(a):
            yield _assertion("accused by form", html, spans)


def _denials(a: Analysis, most: int = 3) -> Iterator[Assertion]:
    """Who denies what."""
    if not holds("denies"):
        return
    for c in denials(a)[:most]:
        statement = a.statements[c.statement - 1]
        content, cue = a.statements.words(statement), cue_of(a.claims, statement)
        many = phrases.is_plural(c.speaker, a.statements.cast)
        text = shortened(denial(content, a.claims.words(c), cue, many=many), LONGEST_CLAIM)
        html = Markup("<strong>{}</strong> {} ({}).").format(
            c.speaker, text, link(f"s{c.statement}", f"statement {c.statement}")
        )
        yield _assertion("denies", html, c.spans)


def _kind_of_text(a: Analysis) -> Iterator[Assertion]:
    """How the text's kind limits what is said here; of an opinion with whose it is."""
    kind = text_kind(a.article)
    if plain := kind_told(kind):
        if kind is TextKind.OPINION and (who := signed_by(a.article)):
            plain = plain.replace(". ", f", signed by {who}. ", 1)
        elif kind is TextKind.OPINION and not surely_opinion(a.article):
            plain = plain.replace(NOT_MEASURED[kind], PERHAPS_OPINION, 1)
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
    kind = text_kind(a.article)
    if plainly(kind) and not read_by_hand(kind):
        text = "How often this is wrong was not measured for this kind of text"
        return Markup("{}.").format(link("trust", text))
    if plainly(kind):
        return link("trust", "How often this is wrong") + "."
    sure = any(s.sure for s in a.statements)
    right = editor("sure" if sure else "unsure") if a.method == "tagger" and a.statements else ""
    if not right:
        return link("trust", "How often this is wrong") + "."
    which = "Of the statements listed as sure" if sure else "Of statements that are less sure"
    return Markup(
        "{}, editors who checked other articles found {} right in speaker and words: {}."
    ).format(which, right, link("trust", "how often this is wrong"))
