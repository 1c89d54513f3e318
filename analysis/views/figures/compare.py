"""Figures that compare articles: who is heard, and in what tone actors are spoken about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.corpus.compare import Read, tone_table
from analysis.corpus.match_across_articles import same_names
from analysis.statements.voices import Voice, shares
from analysis.views import phrases
from analysis.views.figures.sheet import NARROW, SMALL, Graphic, both, fit, sheet, widest

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from analysis.statements.voices import Voice
from analysis.views.figures.sheet import Sheet

ROW, BAR = 0.32, 0.2  # inches from line to line, and that a bar is high
CLEAR = 0.2  # a balance beyond this counts as a tone, on a scale from -1 to 1


def heard(read: Sequence[Read], top: int = 10) -> Graphic:
    """Whose words each article is made of: one panel per article, one line per speaker.

    Args:
        read: The articles.
        top: How many speakers get a line; the reporter comes on top of them.
    """
    parts = _parts(read)
    order = sorted({name for cells in parts.values() for name in cells} - {""})
    order.sort(key=lambda name: -sum(cells.get(name, 0.0) for cells in parts.values()))
    names = [*order[:top], ""]  # the reporter last
    most = max((c.get(n, 0.0) for c in parts.values() for n in names), default=0.0) or 1.0

    def draw(width: float) -> Figure:
        return _panels(width, names, parts, most)

    wide, narrow = both(draw)
    listing = "; ".join(
        f"{label}: "
        + ", ".join(f"{n or phrases.REPORTER} {c[n]:.0%}" for n in names if c.get(n))
        + ""
        for label, c in parts.items()
    )
    more = len(order) - top
    return Graphic(
        phrases.HEARD_TITLE,
        wide,
        narrow,
        phrases.HEARD_ALT.format(listing),
        lede=phrases.HEARD_LEDE,
        note=phrases.more(more, "speaker"),
    )


def tone_by_article(read: Sequence[Read], top: int = 10) -> Graphic:
    """The tone toward the actors that several articles speak of: rows actors, columns articles.

    Args:
        read: The articles, read with ``tone=True``.
        top: How many actors are shown, those most spoken of.
    """
    frame = tone_table(read)
    counts = frame.groupby("actor")["sentences"].sum().sort_values(ascending=False, kind="stable")
    names = list(counts.index[:top])
    cells = {
        (str(row.actor), str(row.article)): (float(str(row.balance)), int(str(row.sentences)))
        for row in frame.itertuples()
    }
    labels = [one.label for one in read]

    def draw(width: float) -> Figure:
        return _tones(width, names, labels, cells)

    wide, narrow = both(draw)
    listing = "; ".join(
        f"{name}: "
        + ", ".join(
            f"{label} {_signed(cells[name, label][0])}"
            for label in labels
            if (name, label) in cells
        )
        for name in names
    )
    return Graphic(
        phrases.TOWARD_TITLE,
        wide,
        narrow,
        phrases.TOWARD_ALT.format(listing),
        lede=phrases.TOWARD_LEDE,
        nothing="" if names else phrases.TOWARD_NOTHING,
    )


def _parts(read: Sequence[Read]) -> Mapping[str, Mapping[str, float]]:
    """For each article the share of its words that each named speaker has; the reporter is ""."""
    names = same_names(read)
    out: dict[str, dict[str, float]] = {}
    for one in read:
        rows = shares(one.statements, unsure_apart=True)
        total = sum(row.words for row in rows) or 1
        cells = out.setdefault(one.label, {})
        for row in rows:
            if row.voice in (Voice.UNNAMED, Voice.UNSURE):
                continue
            name = names.get(row.name, row.name)
            cells[name] = cells.get(name, 0.0) + row.words / total
    return out


def _panels(
    width: float, names: Sequence[str], parts: Mapping[str, Mapping[str, float]], most: float
) -> Figure:
    """Panels side by side, on a phone or where there are many below each other."""
    labels = [name or phrases.REPORTER for name in names]
    left = widest(labels, 2.0 if width > NARROW else 1.35, SMALL) + 0.25
    across = min(len(parts), max(1, int((width - left) / 1.2)))
    down = -(-len(parts) // across)
    high = 0.4 + ROW * len(names) + 0.15
    page = sheet(width, high * down)
    panel = (width - left) / across
    for at, (label, cells) in enumerate(parts.items()):
        x, y = left + at % across * panel, at // across * high
        page.text(
            x, y + 0.16, fit(label, SMALL, panel - 0.1, "semibold"), size=SMALL, weight="semibold"
        )
        page.line(x, y + 0.34, x, y + 0.36 + ROW * len(names))
        for line, name in enumerate(names):
            middle = y + 0.4 + ROW * (line + 0.5)
            if at % across == 0:
                page.text(
                    left - 0.12,
                    middle,
                    fit(labels[line], SMALL, left - 0.15),
                    size=SMALL,
                    align="right",
                )
            _bar(
                page,
                x,
                middle,
                cells.get(name, 0.0) / most * (panel - 0.55),
                cells.get(name, 0.0),
                name,
            )
    return page.figure


def _bar(page: Sheet, x: float, middle: float, length: float, share: float, name: str) -> None:
    if not share:
        return
    page.box(x, middle - BAR / 2, max(length, 0.02), BAR, "mixed" if name else "reporter")
    page.text(x + max(length, 0.02) + 0.06, middle, f"{share:.0%}", size=SMALL, colour="soft")


def _tones(
    width: float,
    names: Sequence[str],
    labels: Sequence[str],
    cells: Mapping[tuple[str, str], tuple[float, int]],
) -> Figure:
    left = widest(names, 2.0 if width > NARROW else 1.2, SMALL) + 0.25
    cell = min(1.5, (width - left) / max(1, len(labels)))
    page = sheet(width, 0.4 + 0.4 * len(names))
    for n, label in enumerate(labels):
        words = fit(label, SMALL, cell - 0.08)
        page.text(left + (n + 0.5) * cell, 0.18, words, size=SMALL, colour="soft", align="center")
    for m, name in enumerate(names):
        y = 0.38 + 0.4 * m
        page.text(left - 0.12, y + 0.17, fit(name, SMALL, left - 0.15), size=SMALL, align="right")
        for n, label in enumerate(labels):
            if (name, label) in cells:
                _tone_cell(page, left + n * cell, y, cell, cells[name, label])
    return page.figure


def _tone_cell(page: Sheet, x: float, y: float, width: float, cell: tuple[float, int]) -> None:
    balance, count = cell
    lean = "negative" if balance < -CLEAR else "positive" if balance > CLEAR else "shade"
    page.box(x + 0.03, y, width - 0.06, 0.34, lean)
    label = f"{_signed(balance)} ({count})" if width > 0.75 else _signed(balance)
    ink = "ink" if lean == "shade" else "paper"
    page.text(x + width / 2, y + 0.17, label, size=SMALL, colour=ink, align="center")


def _signed(balance: float) -> str:
    return f"{balance:+.2f}".replace("-", "−").replace("+0.00", "0.00").replace("−0.00", "0.00")
