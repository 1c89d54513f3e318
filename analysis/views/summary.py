"""The report's first words: sentences made from the findings, each with the way to its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.positions import Places
from analysis.article.spans import Span
from analysis.article.text_kind import plainly, text_kind
from analysis.claims.rank import ranked, to_check
from analysis.common.html import Html
from analysis.common.html_table import link, links
from analysis.statements.shares import Share
from analysis.statements.voices import Voice
from analysis.views.claims import claimed_by, quoted
from analysis.views.method import right_of_100

if TYPE_CHECKING:
    from analysis.claims.claim import Claim, Claims
    from analysis.pipeline import Analysis
    from analysis.statements.speakers import Actors


FIRST = 3  # claims to check first that are named
WORTH = 0.5  # checkworthiness from which a claim is well worth a check


@dataclass(frozen=True, slots=True)
class Assertion:
    """One thing that page one says.

    Args:
        html: The sentence, with links to the words it was taken from.
        spans: Those words.
        p: How often sentences of its kind are right, as measured; None where that was not.
    """

    html: Markup
    spans: tuple[Span, ...]
    p: float | None = None

    @property
    def text(self) -> str:
        """The sentence without links."""
        return " ".join(self.html.striptags().split())

    @property
    def offsets(self) -> list[list[int]]:
        """The spans as pairs of numbers."""
        return [[s.start, s.end] for s in self.spans]


def assertions(a: Analysis) -> tuple[Assertion, ...]:
    """What page one says: who speaks and who does not, and what can be checked."""
    said = a.statements
    speaking = [s.span for s in said]
    out = [Assertion(_voices(a), tuple(speaking))]
    claimed = _claims(a.claims, a.places)
    if claimed:
        first = to_check([c for c in ranked(a.claims) if not c.denied])
        out.append(Assertion(claimed, tuple(c.span for c in first[:FIRST])))
    return tuple(out)


def in_short(a: Analysis) -> Html:
    """Page one of a report: what is asserted of the article, and how often that is wrong."""
    lines = [one.html for one in assertions(a)]
    items = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    note = Markup(" ").join(filter(None, (_differs(a), _trust(a))))
    below = Markup('<p class="note">{}</p>').format(note) if note else Markup("")
    words = " ".join(line.striptags() for line in lines)
    return Html(Markup('<ul class="lede">{}</ul>{}').format(items, below), words)


def _voices(a: Analysis) -> Markup:
    """Who has the most words, how many else are heard, and who is named but never heard."""
    said, rows = a.statements, a.shares
    total = sum(row.words for row in rows)
    named = [row for row in rows[:-1] if row.voice is Voice.SPEAKER]
    silent = _silent(a.actors, a.places)
    if not said:
        return Markup(
            "<strong>Nobody is heard</strong>: the article attributes none of its {} words to "
            "anybody{}."
        ).format(f"{total:,}", Markup("; {}").format(silent) if silent else "")
    if not named:
        return Markup("Statements are made ({}), but nobody is named for them{}.").format(
            links([s.number for s in said], 3), Markup("; {}").format(silent) if silent else ""
        )
    return Markup("{}; {}{}.").format(
        _first(named[0], total),
        _others(named[1:]),
        Markup(", while {}").format(silent) if silent else "",
    )


def _first(row: Share, total: int) -> Markup:
    return Markup(
        "<strong>{} speaks most</strong>, with {}% of the article’s {} words ({} {})"
    ).format(
        row.speaker,
        f"{100 * row.words / max(1, total):.0f}",
        f"{total:,}",
        "statements" if len(row.statements) > 1 else "statement",
        links(row.statements, 3),
    )


def _others(rows: Sequence[Share]) -> Markup:
    if not rows:
        return Markup("nobody else is heard")
    named = Markup(", ").join(link(f"s{row.statements[0]}", row.speaker) for row in rows[:2])
    more = f" and {len(rows) - 2} more" if len(rows) > 2 else ""
    return Markup("{}{} {} heard as well").format(named, more, "are" if len(rows) > 1 else "is")


def _silent(people: Actors, where: Places, most: int = 2) -> Markup | None:
    """Who is named most among those who never speak."""
    rows = [row for row in people.never_quoted if row.actor.named]
    rows.sort(key=lambda row: -len(row.mentions))
    if not rows:
        return None
    names = Markup(", ").join(
        link(f"t{where.sentence(row.first)}", row.actor.name)
        if where.sentence(row.first)
        else Markup("{}").format(row.actor.name)
        for row in rows[:most]
    )
    more = f" and {len(rows) - most} more" if len(rows) > most else ""
    return Markup("{}{} {} only spoken about").format(names, more, "are" if len(rows) > 1 else "is")


def _claims(found: Claims, where: Places, most: int = FIRST) -> Markup | None:
    """How many claims could be checked, and which to begin with."""
    order = [c for c in ranked(found) if not c.denied]
    first = to_check(order)
    if not order:
        return None
    if not first:
        return Markup("Of {} claims <strong>none can be checked now</strong>.").format(len(order))
    quotes = Markup("; ").join(
        Markup("“{}” ({}, {})").format(quoted(found, c, 60), _by(c), _place(c, where))
        for c in first[:most]
    )
    contested = sum(bool(c.contested_by) for c in first)
    told = f", {contested} contested" if contested else ""
    return Markup("<strong>{} of {} claims can be checked</strong>{}{}, first of all {}.").format(
        len(first), len(order), told, _worth(first), quotes
    )


def _worth(checkable: Sequence[Claim]) -> str:
    """How many of some claims the tagger takes for worth a check, where it was asked."""
    known = [c.checkworthiness for c in checkable if c.checkworthiness is not None]
    count = sum(worth >= WORTH for worth in known)
    told = {0: "none", len(checkable): "all"}.get(count, str(count))
    return f", {told} of them well worth it" if known else ""


def _place(claim: Claim, where: Places) -> Markup:
    """Where a claim stands, as a link."""
    if claim.statement:
        return link(f"s{claim.statement}", f"statement {claim.statement}")
    paragraph = where.paragraph(claim.span)
    return link(f"t{where.sentence(claim.span)}", f"paragraph {paragraph}")


def _by(claim: Claim) -> str:
    return claimed_by(claim) if claim.speaker or claim.statement else "the reporter"


def _differs(a: Analysis) -> Markup | None:
    """What sets a news report apart most from those of the reference corpus."""
    from analysis.rhetoric.reference import unusual

    if plainly(text_kind(a.article)):
        return None  # the corpus is of news reports
    found = unusual(a.measures, a.corpus)
    if not found:
        return None
    first, group = found[0][1].words, a.measures[found[0][0]].group
    other = next((s.short for at, s in found if a.measures[at].group != group), "")
    also = f", and {other}" if other else ""
    return Markup("Beside others, the article is {}{}.").format(first, also)


def _trust(a: Analysis) -> Markup | None:
    if plainly(text_kind(a.article)):
        text = "How often this is wrong was not measured for this kind of text"
        return Markup("{}.").format(link("trust", text))
    known = right_of_100(a.method)
    if known is None:
        return None
    return Markup("Of 100 statements listed, about {} are right: {}.").format(
        known[0], link("trust", "how often this is wrong")
    )
