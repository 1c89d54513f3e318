"""The claims ledger: who claims or denies what, put how, where, and who says otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from analysis.article.positions import Places, places
from analysis.claims.claims import Claim, Claims
from analysis.claims.rank import ranked, to_check
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows, link
from analysis.statements.statements import Statements
from analysis.statements.voices import voice_name
from analysis.views.tables import SURE, folded


@dataclass(frozen=True, slots=True)
class _Book:
    """The claims with what is needed to tell of them."""

    claims: Claims
    where: Places
    doubtful: frozenset[int]
    again: Mapping[int, tuple[Claim, ...]]

    def anchor(self, claim: Claim) -> str:
        if claim.statement:
            return f"s{claim.statement}"
        return f"t{self.where.sentence(claim.span)}"


def ledger(found: Claims, said: Statements, top: int = 10) -> Html:
    """The claims worth a look as a table, and how many more there are.

    Args:
        found: ``analysis.claims.claims(article, said)``.
        said: The statements that they were found in.
        top: How many rows at most.
    """
    book = _Book(
        found,
        places(found.article),
        frozenset(s.number for s in said if s.confidence < SURE),
        {c.number: tuple(o for o in found if o.same_as == c.number) for c in found},
    )
    order = ranked(found)
    shown, rest = order[:top], order[top:]
    table = _table(book, shown, _caption(found, order))
    if rest:
        told = f"{len(rest)} more: {_kinds(rest)}"
        table += folded(told, _table(book, rest, "The other claims"), paper=False)
    return Html(table, f"{len(found)} claims")


def _table(book: _Book, claims: Sequence[Claim], caption: str) -> Markup:
    look = Look(
        caption,
        "Kinds that can be checked now are in bold and come first, sorted by how much they are "
        "worth checking (from 0 to 100). Sayso does not say whether a claim is true.",
        heads={"number": "No.", "speaker": "Claimed by", "where": "Where"}
        | {"checkworthiness": "Worth checking"},
        cards=True,
        ids=[f"c{c.number}" for c in claims],
        speakers=[c.speaker for c in claims],
        right=("checkworthiness",),
        nothing="No claim was found: nothing in the article asserts what could be true or false.",
    )
    return html_rows([_row(book, c) for c in claims], look)


def quoted(found: Claims, claim: Claim, most: int = 70) -> str:
    """The first words of a claim, cut between two words."""
    words = found.words(claim)
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"


def claimed_by(claim: Claim) -> str:
    """Who makes a claim, in words."""
    return voice_name(claim.speaker, claim.statement)


def _caption(found: Claims, order: Sequence[Claim]) -> str:
    if len(order) <= 1:
        return ("One claim, denied" if order[0].denied else "One claim") if order else ""
    different = "different " if len(order) < len(found) else ""
    checkable, denied = len(to_check(order)), sum(c.denied for c in order)
    can = {0: "none", len(order): "all"}.get(checkable, str(checkable))
    told = f", and {denied} denied" if denied else ""
    return f"{len(order)} {different}claims, {can} of which can be checked now{told}"


def _row(book: _Book, claim: Claim) -> dict[str, object]:
    place = book.anchor(claim)
    stands = (
        f"statement\N{NO-BREAK SPACE}{claim.statement}"
        if claim.statement
        else f"paragraph\N{NO-BREAK SPACE}{book.where.paragraph(claim.span)}"
    )
    doubt = Markup("")
    if claim.statement in book.doubtful:
        doubt = Markup('<br><span class="check">check this</span>')
    put = "" if claim.modality == "asserted" else claim.modality
    worth = claim.checkworthiness
    return {
        "number": link(place, claim.number, f"claim {claim.number}"),
        "claim": _words(book, claim),
        "speaker": Markup("<strong>denied</strong> by {}").format(claimed_by(claim))
        if claim.denied
        else claimed_by(claim),
        "kind": Markup("{}{}").format(
            Markup("<strong>{}</strong>").format(claim.kind) if claim.checkable else claim.kind,
            Markup('<br><span class="dim">{}</span>').format(put) if put else "",
        ),
        "where": link(place, stands) + doubt,
        "checkworthiness": "–" if worth is None else f"{100 * worth:.0f}",
    }


def _words(book: _Book, claim: Claim) -> Markup:
    """A claim's words; then who says the same, and who the contrary."""
    out = Markup("{}").format(book.claims.words(claim))
    if again := book.again[claim.number]:
        told = Markup(", ").join(_mention(book, c) for c in again[:4])
        more = f" and {len(again) - 4} more" if len(again) > 4 else ""
        out += Markup('<span class="beside">Repeated by {}{}</span>').format(told, more)
    for number in claim.contested_by[:3]:
        other = book.claims[number - 1]
        told = _mention(book, other)
        out += Markup('<span class="beside"><strong>Contested</strong> by {}: “{}”</span>').format(
            told, quoted(book.claims, other, 110)
        )
    return out


def _mention(book: _Book, claim: Claim) -> Markup:
    return link(book.anchor(claim), claimed_by(claim))


def _kinds(claims: Sequence[Claim]) -> str:
    """How many claims are of which kind."""
    counts = Counter(c.kind for c in claims)
    return ", ".join(f"{kind} ×{n}" if n > 1 else kind for kind, n in counts.most_common())
