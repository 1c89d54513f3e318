"""The claims of an article by kind and by the evidence that is offered for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.claims import CHECKABLE, KINDS, Claim, Claims
from analysis.drawing import NARROW, SMALL, Graphic, Sheet, both, measure, sheet
from analysis.places import places
from analysis.tables import Look, html_rows, link

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROW = 0.33  # inches from kind to kind
BAR = 0.22  # inches that a square is high
NONE = "none offered"


def claims_by_kind(found: Claims) -> Graphic:
    """One square a claim, by its kind; dark where evidence is offered, and which beside it.

    Args:
        found: ``analysis.claims.claims(article, said)``.
    """
    groups = [(kind, [c for c in found if c.kind == kind]) for kind in KINDS]
    rows = [(kind, sorted(some, key=_by_evidence)) for kind, some in groups if some]
    anchors = _anchors(found)
    most = max((len(some) for _, some in rows), default=1)

    def draw(width: float) -> Figure:
        wide = width > NARROW
        left, step = (1.75, ROW) if wide else (0.0, 0.56)
        page = sheet(width, max(1, len(rows)) * step + 0.08)
        side = min(BAR + 0.02, (width - left - (2.3 if wide else 0.1)) / most)
        for at, (kind, some) in enumerate(rows):
            top = at * step + (0.06 if wide else 0.24)
            _name(page, kind, left, top)
            for place, claim in enumerate(some):
                _square(page, claim, left + place * side, top, side, anchors[claim.number])
            words, x = _evidence(some), left + len(some) * side + 0.12
            if not wide:
                words, x = str(len(some)), min(x, width - 0.3)
            page.text(x, top + BAR / 2, words, size=SMALL + 0.5, colour="soft")
        return page.figure

    wide, narrow = both(draw)
    told = "; ".join(f"{kind} {len(some)} ({_evidence(some)})" for kind, some in rows)
    lede = Markup(
        'One square a claim, with its number: <span class="key direct"></span> evidence is '
        'offered, <span class="key indirect"></span> none is. In bold, the kinds that can be '
        "checked now. A square leads to the words."
    )
    supported = sum(bool(c.evidence) for c in found)
    return Graphic(
        f"{supported or 'None'} of {len(found)} claims "
        f"{'come' if supported > 1 else 'comes'} with evidence",
        wide,
        narrow,
        f"Claims by kind, and the evidence offered: {told}.",
        lede,
        nothing="" if rows else "No claim was found.",
        table=_table(rows, anchors) if rows else Markup(""),
    )


def _by_evidence(claim: Claim) -> tuple[bool, int]:
    return not claim.evidence, claim.number


def _anchors(found: Claims) -> dict[int, str]:
    where = places(found.article)
    return {
        c.number: f"s{c.statement}" if c.statement else f"t{where.sentence(c.span)}" for c in found
    }


def _name(page: Sheet, kind: str, left: float, top: float) -> None:
    weight = "semibold" if kind in CHECKABLE else "normal"
    if left:
        page.text(left - 0.14, top + BAR / 2, kind, align="right", weight=weight)
    else:
        page.text(0, top - 0.11, kind, weight=weight)


def _square(page: Sheet, claim: Claim, x: float, top: float, side: float, anchor: str) -> None:
    url, dark = f"#{anchor}", bool(claim.evidence)
    page.box(x, top, side * 0.9, BAR, "direct" if dark else "indirect", url)
    label = str(claim.number)
    if measure(label, SMALL) + 0.03 < side * 0.9:
        page.text(
            x + side * 0.45,
            top + BAR / 2,
            label,
            size=SMALL,
            align="center",
            colour="paper" if dark else "ink",
            url=url,
        )


def _evidence(some: Sequence[Claim]) -> str:
    """The evidence offered for some claims, the commonest first."""
    counts = Counter(name for claim in some for name in claim.evidence)
    told = (f"{name} ×{n}" if n > 1 else name for name, n in counts.most_common())
    return ", ".join(told) or "no evidence"


def _table(rows: Sequence[tuple[str, Sequence[Claim]]], anchors: dict[int, str]) -> Markup:
    names = list(dict.fromkeys(e for _, some in rows for c in some for e in c.evidence))
    records = [
        {"kind": kind, "claims": len(some)}
        | {name: _links([c for c in some if name in c.evidence], anchors) for name in names}
        | {NONE: _links([c for c in some if not c.evidence], anchors)}
        for kind, some in rows
    ]
    heads = {"claims": "Claims", NONE: "No evidence"} | {n: n.capitalize() for n in names}
    why = "The numbers are those of the claims; each leads to its words."
    return html_rows(records, Look("Claims by kind and evidence", why, heads, cards=True))


def _links(some: Sequence[Claim], anchors: dict[int, str], most: int = 12) -> Markup:
    told = Markup(", ").join(
        link(anchors[c.number], c.number, f"claim {c.number}") for c in some[:most]
    )
    return told + (f" and {len(some) - most} more" if len(some) > most else "")
