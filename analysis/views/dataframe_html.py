"""Tables that were made as pandas frames, as a reader wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.common.html import Html
from analysis.common.html_table import Look, html_table, number
from analysis.views.phrases import COLUMNS

if TYPE_CHECKING:
    import pandas as pd

SHARES = frozenset(("quoted", "reporter"))  # columns that are shares, shown in percent


def table(frame: pd.DataFrame, caption: str) -> Html:
    """A table as a reader wants it: heads in words, numbers aligned, dates without the hour."""
    dates = frame.select_dtypes("datetime").columns
    shown = frame.assign(
        **{d: frame[d].dt.strftime("%d\u00a0%b\u00a0%Y").fillna("–") for d in dates}
    )
    numbers = {str(c): _written(frame[c], str(c)) for c in frame.select_dtypes("float").columns}
    shown = shown.assign(**numbers)
    heads = {str(c): COLUMNS.get(str(c), str(c)[:1].upper() + str(c)[1:]) for c in frame.columns}
    framed = Markup('<div class="frame">{}</div>').format(
        html_table(shown, Look(caption, heads=heads, right=tuple(numbers)))
    )
    return Html(framed, frame.to_string(max_colwidth=60))


def group_name(by: str) -> str:
    """What a column that articles are compared by is called in a sentence.

    Example:
        >>> group_name("text_kind"), group_name("political_leaning")
        ('kind of text', 'political leaning')
    """
    return "kind of text" if by == "text_kind" else by.replace("_", " ")


def _written(column: pd.Series[float], name: str) -> list[str]:
    """The numbers of a column, each with as many places as the largest of them is worth.

    Example:
        >>> import pandas
        >>> _written(pandas.Series([1251.57, 80.0]), "words")
        ['1,252', '80']
        >>> _written(pandas.Series([0.5]), "quoted")
        ['50%']
    """
    if name in SHARES:
        return [number(value if value != value else f"{100 * value:.0f}%") for value in column]
    most = column.abs().max()
    digits = 0 if most >= 100 or (column.dropna() % 1 == 0).all() else 1 if most >= 10 else 2
    return [number(float(value), digits) for value in column]
