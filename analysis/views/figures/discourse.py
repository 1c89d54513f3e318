"""Who agrees with whom on what: a network of actors and claims, and the same over time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.common.english import counted, first_few
from analysis.common.html_table import Look, html_rows, html_table
from analysis.common.palette import LIGHT
from analysis.corpus.discourse import Discourse, actor_numbers, over_time, two_mode_graph
from analysis.views import phrases
from analysis.views.figures.sheet import NARROW, SMALL, Graphic, both, fit, measure, sheet

if TYPE_CHECKING:
    import networkx
    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.views.figures.sheet import Sheet

TITLE, OVER_TIME_TITLE = "Who agrees with whom, and on what", "The shared claims over time"
LEDE = Markup(
    "Each dot is an actor, each numbered square a claim on which two actors or more take a stand. "
    "A {} solid line agrees, a {} dashed line disagrees, a dotted line does both. What stands near "
    "each other has more in common."
)
OVER_TIME_LEDE = Markup("Mentions in each {}: above the line those that {} agree, below {} deny.")
NOTHING = "No claim is shared or disputed by two named actors."
CLAIMS_CAPTION, ACTORS_CAPTION = "The claims in this figure", "The actors in this figure"
HEADS: Mapping[str, str] = {
    "agree": "Agree", "disagree": "Disagree", "claims": "Claims", "agrees_with": "Agrees with",
    "disagrees_with": "Disagrees with", "balance": "Balance", "betweenness": "Betweenness",
    "mentions": "Mentions", "period": "When",
}  # fmt: skip
MOST_CLAIMS = 30
BENDS, STEPS = (0.0, 0.2, -0.2, 0.4, -0.4), 24  # inches off a straight line; points of a line
SEEDS = range(1, 9)  # of the layouts that are tried
LINE, GAP = 0.19, 0.05  # inches: how high a label is, and the least between two
DOT = 0.055  # radius
_DASHES = {"agree": "-", "disagree": (0, (4, 2)), "both": (0, (1, 1.5))}
_COLOURS = {"agree": "direct", "disagree": "negative", "both": "soft"}


@dataclass(frozen=True, slots=True)
class _Node:
    """An actor or claim on the sheet: its mark, and the box of mark and label, in inches."""

    key: str
    label: str
    x: float
    y: float
    width: float

    @property
    def is_claim(self) -> bool:
        return self.key.startswith("c:")

    @property
    def middle(self) -> float:
        """Where lines meet it."""
        return self.x + (self.width / 2 if self.is_claim else DOT)

    def over(self, other: _Node) -> bool:
        """Whether two boxes lie over each other."""
        beside = self.x >= other.x + other.width + GAP or other.x >= self.x + self.width + GAP
        return not beside and abs(self.y - other.y) < LINE + GAP


def discourse_network(found: Discourse, top: int = 30) -> Graphic:
    """Actors and the claims they share: lines that agree, and lines that disagree.

    Args:
        found: ``analysis.corpus.discourse.discourse(groups)``.
        top: How many actors are shown, those on most claims.
    """
    shown = _shown(found, top)
    graph = two_mode_graph(shown)

    def draw(width: float) -> Figure:
        return _draw(shown, width)

    wide, narrow = both(draw)
    rows = _claim_rows(shown)
    listing = "; ".join(
        f"claim {row['number']}: {row['agree'] or 'nobody'} agree, {row['disagree'] or 'nobody'} "
        "disagree"
        for row in rows
    )
    left_out = (
        phrases.more(len(found.actors) - len(shown.actors), "actor"),
        phrases.more(len(found.claims) - len(shown.claims), "claim"),
    )
    sizes = f"{counted(len(shown.actors), 'actor')} and {counted(len(shown.claims), 'claim')}"
    table = html_rows(rows, Look(CLAIMS_CAPTION, heads=HEADS, cards=True)) + html_table(
        actor_numbers(shown), Look(ACTORS_CAPTION, heads=HEADS)
    )
    return Graphic(
        TITLE,
        wide,
        narrow,
        f"{sizes}: {listing}.",
        lede=LEDE.format(phrases.key("direct"), phrases.key("negative")),
        note=" ".join(part for part in left_out if part),
        nothing="" if graph.number_of_edges() else NOTHING,
        table=table if rows else Markup(""),
    )


def claims_over_time(found: Discourse, top: int = 12) -> Graphic:
    """When the claims with most mentions are made and denied.

    Args:
        found: ``analysis.corpus.discourse.discourse(groups)``.
        top: How many claims have a line.
    """
    counts = Counter(s.claim for s in found.stands)
    numbers = [n for n, _ in counts.most_common(top)]
    frame = over_time(found)
    frame = frame[frame["number"].isin(numbers)]
    periods = sorted(set(map(str, frame["period"])), key=lambda p: (not p, p))

    def draw(width: float) -> Figure:
        return _draw_time(found, numbers, periods, frame, width)

    wide, narrow = both(draw)
    listing = "; ".join(
        f"claim {row['number']}, {row['period'] or 'undated'}: {row['agree']} agree, "
        f"{row['disagree']} disagree"
        for row in frame.to_dict("records")
    )
    length = {10: "day", 7: "month", 4: "year"}.get(len(periods[0]) if periods else 4, "year")
    return Graphic(
        OVER_TIME_TITLE,
        wide,
        narrow,
        f"{listing}.",
        lede=OVER_TIME_LEDE.format(length, phrases.key("direct"), phrases.key("negative")),
        note=phrases.more(len(found.claims) - len(numbers), "claim"),
        nothing="" if numbers else NOTHING,
        table=html_table(frame, Look(OVER_TIME_TITLE, heads=HEADS)) if numbers else Markup(""),
    )


def _shown(found: Discourse, top: int) -> Discourse:
    """The actors on most claims, and the claims that two of them or more share."""
    actors = set(found.actors[:top])
    stands = [s for s in found.stands if s.actor in actors]
    shared = defaultdict[int, set[str]](set)
    for stand in stands:
        shared[stand.claim].add(stand.actor)
    order = sorted(shared, key=lambda number: (-len(shared[number]), number))
    kept = {number for number in order if len(shared[number]) > 1}
    kept &= set(order[:MOST_CLAIMS])
    return Discourse(
        {n: words for n, words in found.claims.items() if n in kept},
        tuple(s for s in stands if s.claim in kept),
    )


def _claim_rows(found: Discourse) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for number, words in found.claims.items():
        sides = {
            agrees: list(dict.fromkeys(
                s.actor for s in found.stands if s.claim == number and s.agrees is agrees
            ))
            for agrees in (True, False)
        }  # fmt: skip
        rows.append({
            "number": number, "claim": words, "agree": first_few(sides[True], 12),
            "disagree": first_few(sides[False], 12),
        })  # fmt: skip
    return rows


def _draw(found: Discourse, width: float) -> Figure:
    graph = two_mode_graph(found)
    nodes = _placed(found, width)
    page = sheet(width, max((n.y for n in nodes.values()), default=0.5) + LINE)
    for one, other, facts in graph.edges(data=True):
        points = _line(one, other, nodes)
        page.axes.plot(
            [x for x, _ in points],
            [y for _, y in points],
            color=LIGHT[_COLOURS[facts["relation"]]],
            linestyle=_DASHES[facts["relation"]],
            linewidth=min(3.0, 0.8 + 0.4 * facts["weight"]),
            zorder=1,
        )
    for node in nodes.values():
        _mark(page, node)
    return page.figure


def _mark(page: Sheet, node: _Node) -> None:
    if node.is_claim:
        page.box(node.x, node.y - LINE / 2, node.width, LINE, "quoted")
        page.text(node.middle, node.y, node.label, size=SMALL, align="center")
        return
    left = node.x + 2 * DOT + 0.03
    page.box(left, node.y - LINE / 2 + 0.02, node.x + node.width - left, LINE - 0.04, "paper")
    page.dot(node.x + DOT, node.y, "ink", DOT)
    page.text(left + 0.02, node.y, node.label, size=SMALL)


def _placed(found: Discourse, width: float) -> dict[str, _Node]:
    """Where each node stands: the layout of a few in which fewest lines run through a node."""
    graph = two_mode_graph(found)
    layouts = [_laid_out(graph, width, seed) for seed in SEEDS]

    def run_through(nodes: Mapping[str, _Node]) -> int:
        return sum(_hits(_curve(nodes[a], nodes[b], 0.0), (a, b), nodes) for a, b in graph.edges())

    return min(layouts, key=run_through)


def _laid_out(graph: networkx.Graph[str], width: float, seed: int) -> dict[str, _Node]:
    """A spring layout (Fruchterman and Reingold 1991), labels kept apart.

    Labels that would lie over others move down, so that the sheet grows with what is on it.
    """
    import networkx

    apart = 1.6 / max(1, len(graph)) ** 0.5
    where = networkx.spring_layout(graph, k=apart, seed=seed, iterations=200)
    longest = 0.45 * width if width <= NARROW else 0.32 * width
    nodes = []
    for key, facts in graph.nodes(data=True):
        claim = key.startswith("c:")
        label = key[2:] if claim else fit(facts["label"], SMALL, longest)
        size = measure(label, SMALL) + (0.12 if claim else 2 * DOT + 0.08)
        nodes.append(_Node(key, label, 0.0, 0.0, size))
    height = max(1.8, 3.4 * sum(node.width * LINE for node in nodes) / width)
    across, down = (_spread({key: float(at[n]) for key, at in where.items()}) for n in (0, 1))
    out: list[_Node] = []
    for one in sorted(nodes, key=lambda n: (down[n.key], across[n.key], n.key)):
        x = 0.02 + across[one.key] * (width - one.width - 0.04)
        node = replace(one, x=x, y=LINE + down[one.key] * height)
        while lying := [other for other in out if node.over(other)]:
            node = replace(node, y=max(other.y for other in lying) + LINE + GAP + 1e-6)
        out.append(node)
    return {node.key: node for node in out}


def _line(one: str, other: str, nodes: Mapping[str, _Node]) -> list[tuple[float, float]]:
    """A line from node to node, bent as far as it must be to run through no other."""
    curves = [_curve(nodes[one], nodes[other], bend) for bend in BENDS]
    return min(curves, key=lambda points: _hits(points, (one, other), nodes))


def _curve(one: _Node, other: _Node, bend: float) -> list[tuple[float, float]]:
    """Points of a Bézier curve whose middle lies ``bend`` inches off the straight line."""
    dx, dy = other.middle - one.middle, other.y - one.y
    length = math.hypot(dx, dy) or 1.0
    x = (one.middle + other.middle) / 2 - 2 * bend * dy / length
    y = (one.y + other.y) / 2 + 2 * bend * dx / length
    shares = [n / STEPS for n in range(STEPS + 1)]
    return [
        (
            (1 - t) ** 2 * one.middle + 2 * t * (1 - t) * x + t**2 * other.middle,
            (1 - t) ** 2 * one.y + 2 * t * (1 - t) * y + t**2 * other.y,
        )
        for t in shares
    ]


def _hits(
    points: Sequence[tuple[float, float]], ends: tuple[str, str], nodes: Mapping[str, _Node]
) -> int:
    """How many marks of other nodes a line runs through."""
    others = (node for key, node in nodes.items() if key not in ends)
    return sum(
        any(abs(x - node.middle) < LINE * 0.7 and abs(y - node.y) < LINE * 0.7 for x, y in points)
        for node in others
    )


def _spread(values: Mapping[str, float]) -> dict[str, float]:
    """Values from 0 to 1, half by size and half by rank: no part of the sheet is crowded."""
    low, high = min(values.values(), default=0.0), max(values.values(), default=1.0)
    ranks = {key: n for n, key in enumerate(sorted(values, key=lambda k: (values[k], k)))}
    by_size = {key: (value - low) / ((high - low) or 1.0) for key, value in values.items()}
    last = max(1, len(values) - 1)
    return {key: (by_size[key] + ranks[key] / last) / 2 for key in values}


def _draw_time(
    found: Discourse,
    numbers: Sequence[int],
    periods: Sequence[str],
    frame: pd.DataFrame,
    width: float,
) -> Figure:
    wide = width > NARROW
    left = 2.9 if wide else 0.0
    step, head = (0.5, 0.3) if wide else (0.74, 0.3)
    page = sheet(width, head + step * max(1, len(numbers)) + 0.05)
    cell = (width - left - 0.05) / max(1, len(periods))
    _heads(page, periods, left, cell)
    cells = {
        (row["number"], row["period"]): (int(row["agree"]), int(row["disagree"]))
        for row in frame.to_dict("records")
    }
    for at, number in enumerate(numbers):
        middle = head + step * at + (0.25 if wide else 0.47)
        name = f"{number}  {found.claims[number]}"
        if wide:
            page.text(0, middle, fit(name, SMALL, left - 0.15), size=SMALL)
        else:
            page.text(0, middle - 0.33, fit(name, SMALL, width), size=SMALL)
        page.line(left, middle, width - 0.05, middle)
        for place, period in enumerate(periods):
            agree, disagree = cells.get((number, period), (0, 0))
            x = left + cell * place + 0.02
            side = min(0.3, cell - 0.04)
            _count(page, x, middle - 0.2, side, agree, "direct")
            _count(page, x, middle + 0.02, side, disagree, "negative")
    return page.figure


def _heads(page: Sheet, periods: Sequence[str], left: float, cell: float) -> None:
    """The names of the periods, as many as there is room for."""
    free = 0.0
    for at, period in enumerate(periods):
        label, x = period or "undated", left + cell * at + 0.02
        length = measure(label, SMALL)
        x = min(x, page.width - length - 0.02)
        if x >= free:
            page.text(x, 0.12, label, size=SMALL, colour="soft")
            free = x + length + 0.1


def _count(page: Sheet, x: float, y: float, side: float, count: int, colour: str) -> None:
    if count:
        page.box(x, y, side, 0.18, colour)
        page.text(
            x + side / 2, y + 0.09, str(count), size=SMALL - 1, colour="paper", align="center"
        )
