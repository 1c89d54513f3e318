"""An article on one page: who is heard, who speaks where, what to check first, how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.text_kind import text_kind
from analysis.claims.first_checks import excerpt
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.common.jupyter import bare
from analysis.views.claims import shortened
from analysis.views.method import PAGE_ONE, editor, kind_told
from analysis.views.page_one import KIND_OF_TEXT, Assertion, assertions, differs
from analysis.views.page_one_points import WHY
from analysis.views.page_one_precision import check_first, holds, speaker_of

if TYPE_CHECKING:
    from analysis.pipeline import Analysis


IN_SHORT, STRIP = "In short", "Who speaks where"
CHECKS, TRUST = "To check first", "How sure this is"
ELSEWHERE = ("check first", KIND_OF_TEXT)  # sentences of page one that a brief says further down
NOBODY = "The article attributes none of its words to anyone."
NO_CHECK = "No statement in this article is surely worth a check before the others."
SEE = "see the words"  # where the speaker is not sure enough to be named
STATEMENTS = (
    "Editors who checked other articles found {} listed statements right in speaker and words."
)
UNMEASURED = "How often a listed statement is right was not measured for this version."
KINDS = "Right of 100 on articles read by hand: {}."
CHECKED = "An analyst corrected some statements; nothing else was checked by hand."
UNCHECKED = "Nobody has checked this page by hand."
TRUTH = "Sayso does not say what is true."


@dataclass(frozen=True, slots=True)
class Room:
    """How much a brief may hold, so that it stays on one page.

    Args:
        speakers: How many speakers get a line in the strip.
        claim: The characters shown of a claim.
        name: The characters shown of who makes it.
        lines: How many sentences page one says.
        line: The characters of a sentence, from which its links give way to an ending.
    """

    speakers: int = 8
    claim: int = 280
    name: int = 90
    lines: int = 8
    line: int = 600


def brief(a: Analysis, room: Room = Room()) -> Html:
    """The sections of a brief: page one, the strip, the first checks, how sure all that is.

    Args:
        a: The analysis.
        room: How much it may hold.
    """
    lines = [one for one in assertions(a) if one.kind not in ELSEWHERE][: room.lines]
    parts = [
        _section("in-short", IN_SHORT, _lede(a, lines, room)),
        _section("speaks-where", STRIP, _strip(a, room)),
        _section("check-first", CHECKS, _checks(a, room)),
        _section("trust", TRUST, _trust(a)),
    ]
    return Html(Markup("").join(parts), " ".join(one.text for one in lines))


def _section(ident: str, heading: str, content: Markup) -> Markup:
    return Markup(
        '<section aria-labelledby="{0}"><h2 id="{0}">{1}</h2><div class="shown">{2}</div></section>'
    ).format(ident, heading, content)


def _lede(a: Analysis, lines: Sequence[Assertion], room: Room) -> Markup:
    items = Markup("").join(
        Markup("<li>{}</li>").format(
            one.html if len(one.text) <= room.line else shortened(one.text, room.line)
        )
        for one in lines
    )
    unusual = differs(a)
    note = Markup('<p class="note">{}</p>').format(unusual) if unusual else ""
    return Markup('<ul class="lede">{}</ul>{}').format(items, note)


def _strip(a: Analysis, room: Room) -> Markup:
    from analysis.views.figures.voices import strip

    if not len(a.statements):
        return Markup('<p class="nothing">{}</p>').format(NOBODY)
    drawing = strip(a.article, a.statements, room.speakers)
    return Markup(bare(drawing._repr_html_()))  # noqa: S704 - markup of our own figure


def _checks(a: Analysis, room: Room) -> Markup:
    """The claims to check first, as page one names them: none that is not surely worth it."""
    claims = check_first(a) if holds("check first") else ()
    rows = []
    for claim in claims:
        name = speaker_of(a, claim) if holds("speaker") else ""
        place = link(f"s{claim.statement}", f"statement {claim.statement}")
        paragraph = a.places.paragraph(claim.spans[0])
        rows.append(
            {
                "claim": f"“{excerpt(a.claims, claim, room.claim)}”",
                "who": shortened(name, room.name) or SEE,
                "where": Markup("{}, paragraph {}").format(place, paragraph),
                "why": WHY[claim.kind],
            }
        )
    heads = {"who": "Who says it", "where": "Where", "why": "Why it can be checked"}
    return html_rows(rows, Look(heads=heads, cards=True, nothing=NO_CHECK))


def _trust(a: Analysis) -> Markup:
    """How often each kind of sentence on this page is right, as measured."""
    if plain := kind_told(text_kind(a.article)):
        return Markup("<p>{}</p>").format(plain)
    precisions = {one.kind: one.p for one in assertions(a) if one.kind in PAGE_ONE}
    kinds = [f"{PAGE_ONE[kind]}: {100 * p:.0f}" for kind, p in precisions.items() if p is not None]
    known = editor("statements") if a.method == "tagger" else ""
    statements = STATEMENTS.format(known) if known else UNMEASURED
    of_kinds = KINDS.format("; ".join(kinds)) if kinds else ""
    checked = CHECKED if a.outcomes else UNCHECKED
    sentences = filter(None, (statements, of_kinds, checked, TRUTH))
    return Markup("<p>{}</p>").format(" ".join(sentences))
