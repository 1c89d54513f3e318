"""What was said in many articles, as a list to search and filter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.common import sanitize
from analysis.common.english import agree, counted
from analysis.common.html import Html
from analysis.common.loading import day
from analysis.statements.statement_words import says_enough
from analysis.statements.statements import UNNAMED

if TYPE_CHECKING:
    import pandas as pd

ON_PAPER = 40  # statements that a PDF has; a page on screen has all
LONGEST = 500  # characters of a statement

_ITEM = Markup(
    '<li data-outlet="{outlet}" data-speaker="{speaker}" data-date="{date}" class="{kind}{rest}">'
    '<strong>{speaker}</strong>{cue} <q class="words">{words}</q> '
    '<span class="dim">{article}{where}</span></li>'
)


def statement_list(frame: pd.DataFrame, most: int = 2000) -> Html:
    """Every statement with its speaker, article, outlet and date.

    In a report the list can be searched, and filtered by outlet, speaker and time; without a
    script it is there whole. Fragments ("that", "so in 2019") are left out.

    Args:
        frame: What ``corpus.statement_rows.rows`` gave.
        most: How many are shown at most.
    """
    enough = [says_enough(row["kind"], row["words"]) for row in frame.to_dict("records")]
    fragments = len(frame) - sum(enough)
    frame = frame[enough]
    rows = frame.head(most).to_dict("records")
    if not rows:
        sentence = "Nobody is quoted in these articles."
        return Html(Markup('<p class="nothing">{}</p>').format(sentence), sentence)
    items = Markup("\n").join(_item(row, rest=at >= ON_PAPER) for at, row in enumerate(rows))
    count = counted(len(frame), "statement")
    notes = []
    if len(frame) > len(rows):
        notes.append(f"The first {len(rows):,} of {count}, the newest first.")
    if fragments:
        notes.append(
            f"Of all {counted(len(frame) + fragments, 'statement')}, "
            f"{counted(fragments, 'fragment')} (“that”, “so in 2019”) "
            f"{agree(fragments, 'is', 'are')} not listed here."
        )
    if len(rows) > ON_PAPER:
        notes.append(f"On paper, the first {ON_PAPER} of {count}.")
    shown = Markup("").join(
        Markup('<p class="note{}">{}</p>').format(" paper" if "paper" in note else "", note)
        for note in notes
    )
    return Html(Markup('<div class="said">{}<ol>{}</ol></div>').format(shown, items), count)


def _item(row: Mapping[Any, Any], rest: bool) -> Markup:
    facts = [sanitize.line(row["outlet"]), sanitize.line(row["date"])]
    outlet = f", {facts[0]}" if facts[0] else ""
    date = Markup(', <span class="date">{}</span>').format(facts[1]) if facts[1] else ""
    cue = (
        Markup(' <span class="cue">{}</span>').format(words)
        if (words := sanitize.line(row["cue"], LONGEST))
        else ""
    )
    return _ITEM.format(
        outlet=facts[0],
        speaker=sanitize.line(row["speaker"]) or UNNAMED,
        date=moment.isoformat() if (moment := day(facts[1])) else "",
        cue=cue,
        kind=row["kind"],
        rest=" rest" if rest else "",
        words=sanitize.line(row["words"], LONGEST),
        article=sanitize.line(row["article"]),
        where=Markup("{}{}").format(outlet, date),
    )
