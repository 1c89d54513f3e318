"""Small multiples of many articles: a panel for each number, a line for each outlet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.common.english import capital
from analysis.views import phrases
from analysis.views.figures.sheet import NARROW, SMALL, Graphic, both, fit, sheet, widest

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.views.figures.sheet import Sheet

LINE = 0.3  # inches from outlet to outlet
MOST = 60  # dots of an outlet; of more articles a sample is drawn
DOTS = 400  # of a figure over time; of more articles the means of days, weeks or months are drawn
PERIODS = {"D": "day", "W": "week", "M": "month"}
HEAD, FOOT = 0.34, 0.34  # inches above and below a panel's lines


def multiples(frame: pd.DataFrame, columns: Sequence[str], top: int = 8) -> Graphic:
    """How outlets differ: a panel for each column, a dot for each article, a stroke at the mean.

    An outlet with more than 60 articles has a dot for every second, third, ... by value; the mean
    is that of all.

    Args:
        frame: ``overview.numbers(articles)``.
        columns: The numbers to show.
        top: How many outlets are shown, those with most articles.
    """
    counts = frame["outlet"].value_counts()
    outlets = sorted(counts.index, key=lambda name: (-int(counts[name]), str(name)))
    shown = [str(name) for name in outlets[:top]]
    panels = {name: _values(frame, name, shown) for name in columns}

    def draw(width: float) -> Figure:
        left = widest(shown, 2.0 if width > NARROW else 1.2, SMALL) + 0.25
        across = 1 if width <= NARROW else min(3, max(1, len(columns)))
        high = HEAD + LINE * len(shown) + FOOT
        page = sheet(width, high * -(-len(columns) // across))
        panel = (width - left) / across
        for at, (name, values) in enumerate(panels.items()):
            x, y = left + at % across * panel, at // across * high
            _panel(page, x, y, panel - 0.25, _label(name), values)
            if at % across == 0:
                for line, outlet in enumerate(shown):
                    middle = y + HEAD + LINE * (line + 0.5)
                    words = fit(outlet, SMALL, left - 0.15)
                    page.text(left - 0.14, middle, words, size=SMALL, align="right")
        return page.figure

    wide, narrow = both(draw)
    listing = "; ".join(
        f"{_label(name)}: "
        + ", ".join(f"{o} {_told(_mean(v))}" for o, v in zip(shown, values, strict=True))
        for name, values in panels.items()
    )
    more = len(outlets) - len(shown)
    thin = any(len(row) > MOST for values in panels.values() for row in values)
    left = [phrases.OUTLETS_SAMPLED.format(MOST)] if thin else []
    left += [phrases.more(more, "outlet")] if more > 0 else []
    return Graphic(
        phrases.OUTLETS_TITLE,
        wide,
        narrow,
        phrases.OUTLETS_ALT.format(listing),
        lede=phrases.OUTLETS_LEDE,
        note=" ".join(left),
        nothing="" if shown else phrases.OUTLETS_NOTHING,
    )


def over_time(frame: pd.DataFrame, column: str) -> Graphic:
    """One number over time: a dot for each dated article, or for many the mean of a day or longer.

    Args:
        frame: ``overview.numbers(articles)``.
        column: The number to show.
    """
    dated = frame.dropna(subset=["date", column]).sort_values("date")
    undated = len(frame) - len(dated)
    lede = phrases.TIME_LEDE
    if len(dated) > DOTS:
        dated, period = _by_period(dated, column)
        lede = phrases.TIME_MEANS.format(period)
    days = [d.toordinal() for d in dated["date"]]
    values = [float(v) for v in dated[column]]
    most = max(values, default=0.0) or 1.0
    first, last = (min(days), max(days)) if days else (0, 0)

    def draw(width: float) -> Figure:
        page = sheet(width, 2.0)
        page.line(0.6, 1.6, width - 0.2, 1.6)
        for tick in (0.0, most):
            y = 1.6 - 1.3 * tick / most
            page.text(0.5, y, _told(tick), size=SMALL, colour="soft", align="right")
        for day, value in zip(days, values, strict=True):
            x = 0.7 + (width - 1.1) * (day - first) / max(1, last - first)
            page.dot(x, 1.6 - 1.3 * value / most, "direct", 0.05)
        if days:
            page.text(0.6, 1.82, f"{dated['date'].iloc[0]:%d %b %Y}", size=SMALL, colour="soft")
            if last > first:
                end = f"{dated['date'].iloc[-1]:%d %b %Y}"
                page.text(width - 0.2, 1.82, end, size=SMALL, colour="soft", align="right")
        return page.figure

    wide, narrow = both(draw)
    listing = "; ".join(
        f"{d:%d %b %Y} {_told(v)}" for d, v in zip(dated["date"], values, strict=True)
    )
    note = phrases.undated(undated, len(frame)) if undated else ""
    lacking = "" if days else phrases.TIME_NOTHING
    title = phrases.TIME_TITLE.format(_label(column))
    return Graphic(title, wide, narrow, f"{listing}.", lede=lede, note=note, nothing=lacking)


def _label(column: str) -> str:
    """A number's name for readers; the measures have theirs."""
    return capital(phrases.COLUMNS.get(column, column))


def _thinned(values: Sequence[float]) -> Sequence[float]:
    """No more than ``MOST`` of the values, spread over all of them in order of size."""
    step = -(-len(values) // MOST)
    return values if step < 2 else sorted(values)[step // 2 :: step]


def _by_period(dated: pd.DataFrame, column: str) -> tuple[pd.DataFrame, str]:
    """The means of days, weeks or months, the finest that makes few enough dots, and its name."""
    days = dated["date"].dt
    fitting = [code for code in PERIODS if days.to_period(code).nunique() <= DOTS]
    code = fitting[0] if fitting else "M"
    means = dated.groupby(days.to_period(code))[column].mean().rename_axis("date").reset_index()
    return means.assign(date=means["date"].dt.start_time), PERIODS[code]


def _values(frame: pd.DataFrame, column: str, outlets: Sequence[str]) -> list[list[float]]:
    return [[float(v) for v in frame[frame["outlet"] == o][column].dropna()] for o in outlets]


def _panel(
    page: Sheet, x: float, y: float, width: float, name: str, values: Sequence[Sequence[float]]
) -> None:
    most = max((v for row in values for v in row), default=0.0) or 1.0
    page.text(x, y + 0.14, fit(name, SMALL, width, "semibold"), size=SMALL, weight="semibold")
    foot = y + HEAD + LINE * len(values)
    for line, row in enumerate(values):
        middle = y + HEAD + LINE * (line + 0.5)
        page.line(x, middle, x + width, middle)
        for value in _thinned(row):
            page.dot(x + width * value / most, middle, "mixed", 0.055)
        if row:
            mean = x + width * _mean(row) / most
            page.line(mean, middle - 0.11, mean, middle + 0.11, "ink", 1.6)
    page.text(x, foot + 0.1, "0", size=SMALL, colour="soft")
    page.text(x + width, foot + 0.1, _told(most), size=SMALL, colour="soft", align="right")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _told(value: Any) -> str:
    from analysis.rhetoric.value import shown

    return shown(float(value))
