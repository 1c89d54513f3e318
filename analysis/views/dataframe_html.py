"""Tables that were made as pandas frames, as a reader wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.common.html import Html
from analysis.common.html_table import Look, html_table
from analysis.views.phrases import COLUMNS

if TYPE_CHECKING:
    import pandas as pd


def table(frame: pd.DataFrame, caption: str) -> Html:
    """A table as a reader wants it: heads in words, numbers aligned, dates without the hour."""
    dates = frame.select_dtypes("datetime").columns
    shown = frame.assign(
        **{d: frame[d].dt.strftime("%d\u00a0%b\u00a0%Y").fillna("–") for d in dates}
    )
    heads = {str(c): COLUMNS.get(str(c), str(c)[:1].upper() + str(c)[1:]) for c in frame.columns}
    framed = Markup('<div class="frame">{}</div>').format(
        html_table(shown, Look(caption, heads=heads))
    )
    return Html(framed, frame.to_string(max_colwidth=60))
