"""Shares of a corpus beside what a coded sample makes of them, as tables and as lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.common import sanitize
from analysis.common.english import counted
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows
from analysis.corpus import Corpus
from analysis.corpus.coding.estimation import Estimate
from analysis.corpus.coding.evaluation import Agreed, agree
from analysis.corpus.coding.questions import QUESTIONS
from analysis.corpus.coding.shares import ALL, Corrected

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, str]
DIFFERENCES = 40  # rows of a table of differences, the surest first
UNCORRECTED = Markup(
    "As Sayso counts them, its errors included. Before you publish a share, code a sample: "
    "<code>sayso sample</code> draws a sheet, and <code>sayso report TABLES --notebook corpus "
    "-p coded=SHEET</code> takes it, filled in."
)
CORRECTED = (
    "The corrected share is estimated from {units} coded by hand. The interval holds the true "
    "share in about 95 of 100 samples, as far as the coder is right."
)
OTHER_SIZE = (
    "The sample was drawn when the tables had {then}; now they have {now}. Draw and code a new one."
)
HEADS = {
    "group": "Of", "answer": "Answer", "machine": "Sayso", "corrected": "Corrected",
    "interval": "95%", "first": "In", "second": "Against", "clear": "Sure",
    "precision": "Precision", "recall": "Recall", "between": "Between", "units": "Units",
    "percent": "The same", "alpha": "Alpha", "sample_percent": "The same in the sample",
    "sample_alpha": "Alpha in the sample", "question": "Question", "none": "None",
}  # fmt: skip


def shares_of(
    said: pd.DataFrame, coded: str, read: object = None, by: str = "outlet", key: str = ""
) -> Html:
    """Shares of statements by kind; corrected, with intervals, where a coded sheet is given.

    Args:
        said: What ``corpus.statement_rows.rows`` gave.
        coded: A sheet that ``sayso sample`` drew from these tables, filled in; empty for none.
        read: The corpus, to tell whether it is still as it was when the sample was drawn.
        by: The column of ``said`` to compare by, where there is no sheet.
        key: The sheet's key; beside it where not given.

    Raises:
        ParameterError: The sheet or its key cannot be read.
    """
    if not coded:
        return _uncorrected(said, by)
    found = agree(coded, key=key)
    notes = list(found.notes)
    if isinstance(read, Corpus) and read.about["articles"] != found.design.articles:
        notes.append(
            OTHER_SIZE.format(
                then=counted(found.design.articles, "article"),
                now=counted(read.about["articles"], "article"),
            )
        )
    parts = [_note(note) for note in notes]
    for one in found.questions:
        if one.none:
            parts.append(_table(none_rows(one), Look(NONE_TITLE, NONE_WHY, HEADS, right=_RIGHT)))
        why = CORRECTED.format(units=counted(one.units, found.design.of[:-1]))
        why += f" {WITHOUT_NONE}" if one.none else ""
        parts.append(_table(share_rows(one), Look(one.question.title, why, HEADS, right=_RIGHT)))
        if rows := difference_rows(one):
            title = f"{one.question.title}: differences"
            note = SURE + (f" {_first(rows)}" if len(rows) > DIFFERENCES else "")
            parts.append(_table(rows[:DIFFERENCES], Look(title, note, HEADS, right=_RIGHT)))
        title = f"{one.question.title}: how often Sayso is right"
        note = NO_RECALL if one.none else ""
        parts.append(_table(accuracy_rows(one), Look(title, note, HEADS, right=_RIGHT)))
    parts.append(_table(alpha_rows(found), Look("How far Sayso and the coder agree", ALPHA, HEADS)))
    return Html(Markup("").join(parts), "\n".join(lines(found)))


SURE = (
    "In percentage points. Sure: the interval leaves out 0. Of 20 rows without a difference, about "
    "one looks sure."
)
ALPHA = (
    "“The same” and Krippendorff’s alpha (0 as by chance, 1 for full agreement; the interval by a "
    "bootstrap) are weighted to the whole corpus. The sample itself has more of what is rare."
)
NONE_TITLE = "Listed by Sayso, but no statement"
NONE_WHY = "Of all statements that Sayso lists, the share that the coder called none."
WITHOUT_NONE = (
    "Shares are of the statements that are some: what the coder called none is not in the whole."
)
NO_RECALL = (
    "Any: that it is a statement at all. What Sayso misses is in no number here; a sample of "
    "sentences counts it."
)
_RIGHT = ("machine", "corrected", "interval", "precision", "recall", "none")


def _first(rows: Sequence[Row]) -> str:
    return f"The first {DIFFERENCES} of {len(rows):,}; `sayso agree --json` has all."


def share_rows(found: Corrected) -> list[Row]:
    """The shares of a question, as they are shown."""
    order = {(row.column, row.group): at for at, row in reversed(list(enumerate(found.shares)))}
    return [
        {"group": "all" if row.column == ALL else row.group, "answer": row.answer,
         "machine": percent(row.machine), **_cells(row.corrected)}
        for row in sorted(found.shares, key=lambda row: order[row.column, row.group])
    ]  # fmt: skip


def none_rows(found: Corrected) -> list[Row]:
    """What Sayso lists although it is no statement, by group."""
    return [
        {"group": "all" if row.column == ALL else row.group,
         "none": cells["corrected"], "interval": cells["interval"]}
        for row in found.none
        for cells in [_cells(row.corrected)]
    ]  # fmt: skip


def difference_rows(found: Corrected) -> list[Row]:
    """The differences of a question, those that are sure first, then the larger ones."""
    rows = [
        (not sure, -abs(row.corrected.value),
         {"first": row.first, "second": row.second, "answer": row.answer,
          "machine": signed(row.machine), **_cells(row.corrected, signed),
          "clear": "yes" if sure else "no"})
        for row in found.differences
        if row.corrected is not None
        for sure in [row.corrected.low > 0 or row.corrected.high < 0]
    ]  # fmt: skip
    return [row for _, _, row in sorted(rows, key=lambda one: one[:2])]


def accuracy_rows(found: Corrected) -> list[Row]:
    """Precision of each answer, and recall where the sample can tell it: not of statements."""
    return [
        {"answer": row.answer, "precision": _whole(row.precision)}
        | ({} if found.none else {"recall": _whole(row.recall)})
        for row in found.accuracy
    ]


def alpha_rows(found: Agreed) -> list[Row]:
    """How far coders agree with each other and with Sayso."""
    return [
        {"question": row.question, "between": row.between, "units": f"{row.units:,}",
         "percent": percent(row.percent), "alpha": _alpha(row.alpha),
         "sample_percent": percent(row.sample_percent), "sample_alpha": _alpha(row.sample_alpha)}
        for row in found.alphas
    ]  # fmt: skip


def _alpha(value: Estimate | None) -> str:
    if value is None:
        return "–"
    return f"{value.value:.2f} [{value.low:.2f}, {value.high:.2f}]".replace("-", "−")


def lines(found: Agreed) -> Iterator[str]:
    """All that a coded sample says, as lines for a terminal."""
    yield from map(sanitize.line, found.notes)
    yield from _listing("Agreement", alpha_rows(found))
    yield ALPHA
    if found.differing:
        yield f"The coders differ on {counted(len(found.differing), 'answer')}:"
        yield from (f"  {unit}  {name}: {a} / {b}" for unit, name, a, b in found.differing)
    for one in found.questions:
        if one.none:
            yield from _listing(NONE_TITLE, none_rows(one))
            yield NONE_WHY
        yield from _listing(one.question.title, share_rows(one))
        if one.none:
            yield WITHOUT_NONE
        if rows := difference_rows(one):
            yield from _listing(f"{one.question.title}: differences", rows[:DIFFERENCES])
            if len(rows) > DIFFERENCES:
                yield _first(rows)
        yield from _listing(f"{one.question.title}: how often Sayso is right", accuracy_rows(one))
        if one.none:
            yield NO_RECALL


def _listing(title: str, rows: Sequence[Row]) -> Iterator[str]:
    """Rows as columns of a terminal."""
    yield ""
    yield title
    if not rows:
        return
    heads = {name: HEADS[name] for name in rows[0]}
    shown = [{name: sanitize.line(row[name], 60) for name in heads} for row in (heads, *rows)]
    width = {name: max(len(row[name]) for row in shown) for name in heads}
    for row in shown:
        yield ("  " + "  ".join(f"{row[name]:<{width[name]}}" for name in heads)).rstrip()


def _uncorrected(said: pd.DataFrame, by: str) -> Html:
    """Shares of statements by kind and outlet as Sayso counts them."""
    kinds = QUESTIONS[0].counted
    groups = [("all", said), *(said.groupby(by) if len(said) else ())]
    rows = [
        {
            "group": str(name),
            "answer": kind,
            "machine": percent(float((own["kind"] == kind).mean())),
        }
        for name, own in groups
        for kind in kinds
        if len(own)
    ]
    look = Look(QUESTIONS[0].title, UNCORRECTED, HEADS, right=_RIGHT)
    return Html(_table(rows, look), counted(len(said), "statement"))


def percent(share: float) -> str:
    """A share in percent.

    Example:
        >>> percent(0.123), percent(1)
        ('12.3%', '100.0%')
    """
    return f"{100 * share:.1f}%"


def signed(share: float) -> str:
    """A difference of shares in percentage points.

    Example:
        >>> signed(0.02), signed(-0.5)
        ('+2.0', '−50.0')
    """
    return f"{100 * share:+.1f}".replace("-", "−")


def _cells(value: Estimate | None, shown: Callable[[float], str] = percent) -> Row:
    if value is None:
        return {"corrected": "–", "interval": "–"}
    interval = f"{shown(value.low)} to {shown(value.high)}"
    return {"corrected": shown(value.value), "interval": interval}


def _whole(value: Estimate | None) -> str:
    if value is None:
        return "–"
    return f"{percent(value.value)} ({percent(value.low)} to {percent(value.high)})"


def _note(sentence: str) -> Markup:
    return Markup('<p class="note">{}</p>').format(sentence)


def _table(rows: Sequence[Row], look: Look) -> Markup:
    return Markup('<div class="frame">{}</div>').format(html_rows(rows, look))
