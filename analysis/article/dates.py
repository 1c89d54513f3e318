"""The day that a written date means: every date that comes with an article is read here.

Dots mean that the day comes first (03.06.2025). With slashes or hyphens either may; a number over
12 decides, in a table for the whole column. Where none decides, the date stays as it is written,
and nothing is sorted or filtered by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from analysis.common.loading import day


class DayOrder(StrEnum):
    """Whether the day or the month comes first in dates such as 03/06/2025."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([./])(\d{1,2})\2(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier jan", "february février feb", "march mars mar", "april avril apr",
            "may mai", "june juin jun", "july juillet jul", "august août aug",
            "september septembre sep sept", "october octobre oct", "november novembre nov",
            "december décembre dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_DAY = re.compile(
    r"\b(?:(?P<m1>[^\W\d_]{3,9})\.? (?P<d1>\d{1,2})(?:st|nd|rd|th)?,? (?P<y1>\d{4})"
    r"|(?P<d2>\d{1,2})(?:er|st|nd|rd|th)? (?P<m2>[^\W\d_]{3,9})\.?,? (?P<y2>\d{4}))\b"
)


def iso_date(text: str, order: DayOrder = DayOrder.UNKNOWN) -> str:
    """A date as ISO 8601 writes it; what is none, or may be two, stays as it is.

    Args:
        text: The date; one that ISO 8601 writes keeps its time.
        order: What comes first in the dates of its column.

    Example:
        >>> iso_date("03.06.2025"), iso_date("25/06/2025"), iso_date("June 3, 2025")
        ('2025-06-03', '2025-06-25', '2025-06-03')
        >>> iso_date("03/06/2025"), iso_date("03/06/2025", DayOrder.MONTH_FIRST)
        ('03/06/2025', '2025-03-06')
    """
    text = text.strip()
    if _ISO.match(text):
        return text
    if found := _YEAR_FIRST.match(text):
        return _written(found[1], found[3], found[4]) or text
    if found := _YEAR_LAST.match(text):
        first, mark, second, year = found.groups()
        chosen = DayOrder.DAY_FIRST if mark == "." else order_of([text])
        chosen = order if chosen is DayOrder.UNKNOWN else chosen
        if chosen is DayOrder.UNKNOWN and first != second:
            return text
        day_, month = (second, first) if chosen is DayOrder.MONTH_FIRST else (first, second)
        return _written(year, month, day_) or text
    if re.fullmatch(r"\d{8}", text) and (moment := day(text)):
        return moment.isoformat()
    return day_in(text) or text


def order_of(dates: Iterable[str]) -> DayOrder:
    """What comes first in a column of dates; unknown where nothing, or the contrary, tells it.

    Example:
        >>> order_of(["03/06/2025", "25/06/2025"]), order_of(["03/06/2025"])
        (<DayOrder.DAY_FIRST: 'day first'>, <DayOrder.UNKNOWN: 'unknown'>)
    """
    orders = set()
    for text in dates:
        found = _YEAR_LAST.match(text.strip())
        if found and found[2] != ".":
            if int(found[1]) > 12 >= int(found[3]):
                orders.add(DayOrder.DAY_FIRST)
            elif int(found[3]) > 12 >= int(found[1]):
                orders.add(DayOrder.MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else DayOrder.UNKNOWN


def is_ambiguous(text: str) -> bool:
    """Whether a date, once read, may still mean two days.

    Example:
        >>> is_ambiguous("03/06/2025"), is_ambiguous("03.06.2025"), is_ambiguous("in spring")
        (True, False, False)
    """
    found = _YEAR_LAST.match(iso_date(text))
    return bool(found and 1 <= int(found[1]) <= 12 and 1 <= int(found[3]) <= 12)


def is_impossible(text: str) -> bool:
    """Whether a date has the form of one, but there is no such day.

    Example:
        >>> is_impossible("31.02.2025"), is_impossible("2025-02-31"), is_impossible("in spring")
        (True, True, False)
    """
    read = iso_date(text)
    numeric = any(form.match(read) for form in (_ISO, _YEAR_FIRST, _YEAR_LAST))
    return numeric and day(read) is None and not is_ambiguous(text)


def day_in(words: str) -> str:
    """The first date in a line, as ISO 8601 writes it; empty where there is none.

    Example:
        >>> day_in("March 3, 2021 Wednesday"), day_in("mercredi 3 mars 2021"), day_in("in March")
        ('2021-03-03', '2021-03-03', '')
    """
    for found in _DAY.finditer(words):
        month = _MONTHS.get((found["m1"] or found["m2"]).lower())
        year, number = found["y1"] or found["y2"], found["d1"] or found["d2"]
        if month and (written := _written(year, str(month), number)):
            return written
    return ""


def _written(year: str, month: str, number: str) -> str:
    try:
        return date(int(year), int(month), int(number)).isoformat()
    except ValueError:
        return ""
