"""Small multiples of many articles: a panel for each number, a line for each outlet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import floor, log10
from typing import TYPE_CHECKING, Any

from analysis.common.english import capital
from analysis.views import phrases
from analysis.views.dataframe_html import SHARES, group_name
from analysis.views.figures.sheet import NARROW, SMALL, Graphic, both, fit, sheet, widest

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

    from analysis.views.figures.sheet import Sheet

LINE = 0.3  # inches from outlet to outlet
MOST = 60  # dots of an outlet; of more articles a sample is drawn
DOTS = 400  # of a figure over time; of more articles the means of days, weeks or months are drawn
PERIODS = {"D": "day", "W": "week", "M": "month"}
MARKS = 7  # days that the axis of a figure over time names
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)  # of a power of ten: where an axis ends
HEAD, FOOT = 0.34, 0.34  # inches above and below a panel's lines


def multiples(
    frame: pd.DataFrame, columns: Sequence[str], top: int = 8, by: str = "outlet"
) -> Graphic:
    """How outlets differ: a panel for each column, a dot for each article, a stroke at the mean.

    An outlet with more than 60 articles has a dot for every second, third, ... by value; the mean
    is that of all.

    Args:
        frame: ``overview.numbers(articles)``.
        columns: The numbers to show.
        top: How many outlets are shown, those with most articles.
        by: Another column to compare by, see ``overview.numbers``.
    """
    counts = frame[by].value_counts()
    outlets = sorted(counts.index, key=lambda name: (-int(counts[name]), str(name)))
    shown = [str(name) for name in outlets[:top]]
    panels = {name: _values(frame, name, by, shown) for name in columns}

    def draw(width: float) -> Figure:
        left = widest(shown, 2.0 if width > NARROW else 1.2, SMALL) + 0.25
        across = 1 if width <= NARROW else min(3, max(1, len(columns)))
        high = HEAD + LINE * len(shown) + FOOT
        page = sheet(width, high * -(-len(columns) // across))
        panel = (width - left) / across
        for at, (name, values) in enumerate(panels.items()):
            x, y = left + at % across * panel, at // across * high
            _panel(page, x, y, panel - 0.25, name, values)
            if at % across == 0:
                for line, outlet in enumerate(shown):
                    middle = y + HEAD + LINE * (line + 0.5)
                    words = fit(outlet, SMALL, left - 0.15)
                    page.text(left - 0.14, middle, words, size=SMALL, align="right")
        return page.figure

    wide, narrow = both(draw)
    listing = "; ".join(
        f"{_label(name)}: "
        + ", ".join(f"{o} {_told(_mean(v), name)}" for o, v in zip(shown, values, strict=True))
        for name, values in panels.items()
    )
    more = len(outlets) - len(shown)
    thin = any(len(row) > MOST for values in panels.values() for row in values)
    left = [phrases.OUTLETS_SAMPLED.format(MOST)] if thin else []
    left += [phrases.more(more, group_name(by))] if more > 0 else []
    return Graphic(
        phrases.OUTLETS_TITLE.format(group_name(by)),
        wide,
        narrow,
        phrases.OUTLETS_ALT.format(group_name(by), listing),
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
    most = _top(values)
    first, last = (min(days), max(days)) if days else (0, 0)
    marks = _days_marked(date.fromordinal(first), date.fromordinal(last)) if last > first else []

    def draw(width: float) -> Figure:
        page = sheet(width, 2.0)
        page.line(0.6, 1.6, width - 0.2, 1.6)
        for tick in (0.0, most):
            y = 1.6 - 1.3 * tick / most
            page.text(0.5, y, _told(tick, column), size=SMALL, colour="soft", align="right")

        def across(day: int) -> float:
            return 0.7 + (width - 1.1) * (day - first) / max(1, last - first)

        for day, value in zip(days, values, strict=True):
            page.dot(across(day), 1.6 - 1.3 * value / most, "direct", 0.05)
        for day, words in marks[:: 2 if width <= NARROW else 1]:
            x = across(day.toordinal())
            page.line(x, 1.6, x, 1.67)
            page.text(x, 1.82, words, size=SMALL, colour="soft", align="center")
        if days and not marks:
            page.text(0.6, 1.82, f"{dated['date'].iloc[0]:%d %b %Y}", size=SMALL, colour="soft")
        return page.figure

    wide, narrow = both(draw)
    listing = "; ".join(
        f"{d:%d %b %Y} {_told(v, column)}" for d, v in zip(dated["date"], values, strict=True)
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


def _values(frame: pd.DataFrame, column: str, by: str, groups: Sequence[str]) -> list[list[float]]:
    return [[float(v) for v in frame[frame[by] == one][column].dropna()] for one in groups]


def _panel(
    page: Sheet, x: float, y: float, width: float, name: str, values: Sequence[Sequence[float]]
) -> None:
    most = _top([v for row in values for v in row])
    page.text(
        x, y + 0.14, fit(_label(name), SMALL, width, "semibold"), size=SMALL, weight="semibold"
    )
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
    page.text(x + width, foot + 0.1, _told(most, name), size=SMALL, colour="soft", align="right")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def _top(values: Sequence[float]) -> float:
    """Where an axis ends: a round number, the largest value or a little above.

    Example:
        >>> _top([0.542, 0.1]), _top([37.0]), _top([])
        (0.6, 40.0, 1.0)
    """
    most = max(values, default=0.0)
    if most <= 0:
        return 1.0
    unit = 10.0 ** floor(log10(most))
    return next(float(f"{step * unit:.6g}") for step in _STEPS if step * unit >= most * 0.9999)


def _days_marked(first: date, last: date) -> list[tuple[date, str]]:
    """The days between two that an axis names: years, months or days, seven at most.

    Example:
        >>> [words for _, words in _days_marked(date(2012, 5, 1), date(2016, 2, 1))]
        ['2013', '2014', '2015', '2016']
    """
    firsts = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    months = [day for day in firsts if first <= day <= last]
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    choices = [
        *((days[::step], "%d %b %Y") for step in (1, 2, 7, 14)),
        *(([d for d in months if d.month % step == 1 % step], "%b %Y") for step in (1, 2, 3, 6)),
        *(([d for d in months if d.month == 1 and d.year % step == 0], "%Y")
          for step in (1, 2, 5, 10, 20, 50, 100)),
    ]  # fmt: skip
    found, form = next(((found, form) for found, form in choices if len(found) <= MARKS), ([], ""))
    return [(day, f"{day:{form}}") for day in found]


def _told(value: Any, column: str) -> str:
    from analysis.rhetoric.value import shown

    words = f"{100 * float(value):.0f}%" if column in SHARES else shown(float(value))
    return words.removesuffix(".0")
