"""The claims of an article by kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.article.positions import places
from analysis.claims.claim import CHECKABLE, Claim, Claims, Kind
from analysis.claims.rank_claims import ranked
from analysis.common.html_table import Look, html_rows, link
from analysis.views import phrases
from analysis.views.figures.sheet import NARROW, SMALL, Graphic, Sheet, both, measure, sheet

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# What each kind is called on the page.
KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PAST: "past fact",
        Kind.PRESENT: "present fact",
        Kind.NUMBER: "number or comparison",
        Kind.FORECAST: "forecast",
        Kind.JUDGEMENT: "judgement",
        Kind.OTHER: "other",
    }
)
_CHECKABLE = frozenset(KINDS[kind] for kind in CHECKABLE)
ROW = 0.33  # inches from kind to kind
BAR = 0.22  # inches that a square is high


def claims_by_kind(claims: Claims, unsure: Collection[int] = ()) -> Graphic:
    """One square per claim, by its kind where that is sure; dark where it can surely be checked.

    What is asked, wanted or promised is left out, and so is what is claimed again. Where the kind
    of most claims is not sure, the figure is left out.

    Args:
        claims: ``analysis.claims.claims(article, statements)``.
        unsure: Numbers of statements whose claims are left out, since they are not sure.
    """
    every = (c for c in ranked(claims) if c.statement not in unsure)
    claimed = sorted(every, key=lambda c: c.number)
    sure = [c for c in claimed if c.kind_sure]
    groups = [(KINDS[kind], [c for c in sure if c.kind is kind]) for kind in Kind]
    groups.append((phrases.NOT_SURE, [c for c in claimed if not c.kind_sure]))
    rows = [(name, some) for name, some in groups if some]
    anchors = _anchors(claims)
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
            x = min(left + len(some) * side + 0.12, width - 0.3)
            page.text(x, top + BAR / 2, str(len(some)), size=SMALL + 0.5, colour="soft")
        return page.figure

    wide, narrow = both(draw)
    listing = "; ".join(f"{kind} {len(some)}" for kind, some in rows)
    lede = phrases.CLAIMS_LEDE.format(phrases.key("direct"), phrases.key("indirect"))
    checkable = sum(c.check_sure for c in claimed)
    return Graphic(
        phrases.claims_title(checkable, len(claimed)),
        wide,
        narrow,
        phrases.CLAIMS_ALT.format(listing),
        lede,
        nothing="" if claimed else phrases.CLAIMS_NOTHING,
        table=_table(rows, anchors) if rows else Markup(""),
        longer=True,
        left_out=2 * len(sure) < len(claimed),
    )


def _anchors(claims: Claims) -> dict[int, str]:
    where = places(claims.article)
    return {
        c.number: f"s{c.statement}" if c.statement else f"t{where.sentence(c.span)}" for c in claims
    }


def _name(page: Sheet, kind: str, left: float, top: float) -> None:
    weight = "semibold" if kind in _CHECKABLE else "normal"
    if left:
        page.text(left - 0.14, top + BAR / 2, kind, align="right", weight=weight)
    else:
        page.text(0, top - 0.11, kind, weight=weight)


def _square(page: Sheet, claim: Claim, x: float, top: float, side: float, anchor: str) -> None:
    url, dark = f"#{anchor}", claim.check_sure
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


def _table(rows: Sequence[tuple[str, Sequence[Claim]]], anchors: dict[int, str]) -> Markup:
    records = [
        {"kind": kind, "claims": len(some), "which": _links(some, anchors)} for kind, some in rows
    ]
    look = Look(phrases.CLAIMS_TABLE, phrases.CLAIMS_WHY, phrases.CLAIMS_HEADS, cards=True)
    return html_rows(records, look)


def _links(some: Sequence[Claim], anchors: dict[int, str], most: int = 12) -> Markup:
    linked = Markup(", ").join(
        link(anchors[c.number], c.number, f"claim {c.number}") for c in some[:most]
    )
    return linked + (f" and {len(some) - most} more" if len(some) > most else "")
