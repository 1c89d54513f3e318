"""The claims ledger: who claims what, put how, on what evidence, where, and who says otherwise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from analysis.claims import Claim, Claims
from analysis.places import Places, places
from analysis.shown import REPORTER, SURE, UNNAMED, Shown
from analysis.statements import Statements
from analysis.tables import Look, html_rows, link


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


def ranked(found: Claims) -> tuple[Claim, ...]:
    """The claims in the order to look at them: contested and checkable first, then by worth.

    A claim that is made again stands there once, where it is made first.

    Args:
        found: ``analysis.claims.claims(article, said)``.

    Example:
        >>> from analysis.article import parse
        >>> from analysis.claims import claims
        >>> from analysis.statements import statements
        >>> article = parse("Rain will fall by night, said Bo Lund. Crime rose by 12 percent.")
        >>> found = claims(article, statements(article, method="rules"), tagger=False)
        >>> [c.kind for c in ranked(found)]
        ['number or comparison', 'prediction']
    """
    once = [c for c in found if not c.same_as]
    return tuple(
        sorted(
            once,
            key=lambda c: (
                not (c.checkable or c.contested_by),
                not c.contested_by,
                -(c.checkworthiness or 0),
                c.number,
            ),
        )
    )


def ledger(found: Claims, said: Statements, top: int = 10) -> Shown:
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
    checkable = [c for c in order if c.checkable or c.contested_by]
    shown = (checkable or order)[:top]
    table = html_rows(
        [_row(book, c) for c in shown],
        Look(
            _caption(order, checkable),
            "Those most worth a check first. Whether a claim is true is not told here.",
            heads={"number": "No.", "speaker": "Claimed by", "where": "Stands in"}
            | {"checkworthiness": "Worth a check, of 100"},
            cards=True,
            ids=[f"c{c.number}" for c in shown],
            speakers=[c.speaker for c in shown],
            right=("checkworthiness",),
            nothing="No claim was found: nothing in the article asserts what could be true or not.",
        ),
    )
    return Shown(table + _rest(order, shown), f"{len(found)} claims")


def quoted(found: Claims, claim: Claim, most: int = 70) -> str:
    """The first words of a claim, cut between two words."""
    words = found.words(claim)
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(",;:–—- ") + " …"


def claimed_by(claim: Claim) -> str:
    """Who makes a claim, in words."""
    return claim.speaker or (UNNAMED if claim.statement else REPORTER)


def _caption(order: Sequence[Claim], checkable: Sequence[Claim]) -> str:
    if not order:
        return ""
    claims = "One claim" if len(order) == 1 else f"{len(order)} claims"
    return f"{claims}, {len(checkable) or 'none'} of them to be checked now"


def _row(book: _Book, claim: Claim) -> dict[str, object]:
    place = book.anchor(claim)
    stands = (
        f"statement {claim.statement}"
        if claim.statement
        else f"paragraph {book.where.paragraph(claim.span)}"
    )
    doubt = Markup("")
    if claim.statement in book.doubtful:
        doubt = Markup('<br><span class="check">check this</span>')
    put = "" if claim.modality == "asserted" else claim.modality
    worth = claim.checkworthiness
    return {
        "number": claim.number,
        "claim": _words(book, claim),
        "speaker": claimed_by(claim),
        "kind": Markup("{}{}").format(
            claim.kind, Markup('<br><span class="dim">{}</span>').format(put) if put else ""
        ),
        "evidence": ", ".join(claim.evidence),
        "where": link(place, stands) + doubt,
        "checkworthiness": "–" if worth is None else f"{100 * worth:.0f}",
    }


def _words(book: _Book, claim: Claim) -> Markup:
    """A claim's words, a link to where they stand; then who says the same, and who the contrary."""
    out = link(book.anchor(claim), book.claims.words(claim))
    if again := book.again[claim.number]:
        told = Markup(", ").join(_mention(book, c) for c in again[:4])
        more = f" and {len(again) - 4} more" if len(again) > 4 else ""
        out += Markup('<span class="beside">Said again by {}{}</span>').format(told, more)
    for number in claim.contested_by[:3]:
        other = book.claims[number - 1]
        told = _mention(book, other)
        out += Markup('<span class="beside"><strong>Contested</strong> by {}: “{}”</span>').format(
            told, quoted(book.claims, other, 110)
        )
    return out


def _mention(book: _Book, claim: Claim) -> Markup:
    return link(book.anchor(claim), claimed_by(claim))


def _rest(order: Sequence[Claim], shown: Sequence[Claim]) -> Markup:
    """How many claims are not in the table, by kind."""
    left = [c.kind for c in order if c not in shown]
    if not left:
        return Markup("")
    kinds = ", ".join(f"{left.count(kind)} {kind}" for kind in dict.fromkeys(sorted(left)))
    return Markup(
        '<p class="note">And {} more: {}. <code>sayso export</code> gives all.</p>'
    ).format(len(left), kinds)
