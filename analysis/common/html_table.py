"""Values as tables: pandas frames with one name per column, and HTML that a reader can follow."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from analysis.common import sanitize

if TYPE_CHECKING:
    import pandas


# The one place for the names of columns: what a frame calls it, what a reader sees.
HEADS: Mapping[str, str] = {
    "number": "No.",
    "speaker": "Speaker",
    "speaker_p": "Speaker sure",
    "runner_up": "Or",
    "kind": "Kind",
    "cue": "Cue",
    "cue_class": "Cue class",
    "class": "Class",
    "content": "Words",
    "source": "Named as",
    "chain": "Passed on by",
    "addressee": "Addressed to",
    "confidence": "Confidence",
    "why": "Decided by",
    "flags": "Notes",
    "start": "Start",
    "end": "End",
    "actor": "Actor",
    "name": "Name",
    "role": "Role",
    "mentions": "Mentions",
    "statements": "Statements",
    "words": "Words",
    "words_spoken": "Words spoken",
    "direct": "Direct",
    "mixed": "Mixed",
    "indirect": "Indirect",
    "speaks_about": "Speaks about",
    "spoken_about_by": "Mentioned by",
    "sentence": "Sentence",
    "voice": "Voice",
    "score": "Tone",
    "part": "Part",
    "claim": "Claim",
    "measure": "Measure",
    "value": "Value",
    "unit": "Unit",
    "note": "Note",
    "modality": "Modality",
    "stance": "Claimed or denied",
    "checkworthiness": "Worth checking",
    "checkable": "Can be checked",
    "worth": "Worth a check",
    "accuses": "Accuses",
    "evidence": "Evidence",
    "about": "About",
    "statement": "Statement",
    "same_as": "Same as",
    "contested_by": "Contested by",
}


# How a column is set: the article's own words, a number to go by, a cell that needs no head.
KINDS: Mapping[str, str] = {
    "content": "words",
    "claim": "words",
    "number": "number-of",
    "speaker": "plain",
}


FEW = 6  # rows that a page is not broken between

TALL = 600  # characters of a cell, from which its row may go on on the next sheet of paper


@dataclass(frozen=True, slots=True)
class Look:
    """How a table is shown.

    Args:
        caption: What it shows.
        why: A line below the caption.
        heads: Heads for columns that ``HEADS`` has no word for, or other words.
        cards: Whether each row becomes a card on a narrow screen.
        nothing: What is said of a frame without a row.
        ids: An id for each row.
        speakers: A speaker for each row, to filter by.
        right: Columns of numbers that are written out already.
    """

    caption: str = ""
    why: str = ""
    heads: Mapping[str, str] = field(default_factory=dict)
    cards: bool = False
    nothing: str = "Nothing was found."
    ids: Sequence[str] = ()
    speakers: Sequence[str] = ()
    right: Sequence[str] = ()


def html_table(frame: pandas.DataFrame, look: Look = Look()) -> Markup:
    """A frame as an HTML table, its text escaped; see ``html_rows``.

    Example:
        >>> import pandas
        >>> "&lt;b&gt;" in html_table(pandas.DataFrame({"speaker": ["<b>"]}))
        True
    """
    rows = [{str(name): cell for name, cell in row.items()} for row in frame.to_dict("records")]
    return html_rows(rows, look)


def html_rows(rows: Sequence[Mapping[str, object]], look: Look = Look()) -> Markup:
    """Rows of the same columns as an HTML table: caption, heads in words, numbers aligned.

    Args:
        rows: Cells that are ``Markup`` are taken as HTML, all others as text.
        look: How they are shown.

    Example:
        >>> "<caption>Names" in html_rows([{"name": "Ann"}], Look("Names"))
        True
    """
    if not rows:
        return Markup('<p class="nothing">{}</p>').format(look.nothing)
    names = list(rows[0])
    heads = {name: {**HEADS, **look.heads}.get(name, name) for name in names}
    numeric = {
        name for name in names if name in look.right or all(_is_number(row[name]) for row in rows)
    }
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(_class(name in numeric, name), heads[name])
        for name in names
    )
    attributes = {"id": look.ids, "data-speaker": look.speakers}
    body = (
        _row(row, {k: v[at] for k, v in attributes.items() if v}, heads, numeric)
        for at, row in enumerate(rows)
    )
    why = Markup('<span class="why">{}</span>').format(look.why) if look.why else ""
    title = Markup("<caption>{} {}</caption>").format(look.caption, why) if look.caption else ""
    return Markup(
        '<div class="scroll{}" tabindex="0" role="region" aria-label="{}"><table{}>{}'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(
        " keep" if len(rows) <= FEW else "",
        look.caption or "Table",
        Markup(' class="cards"') if look.cards else "",
        title,
        head,
        Markup("").join(body),
    )


def link(anchor: str, text: object, label: str = "") -> Markup:
    """A link to an anchor of the marked article.

    Example:
        >>> str(link("s3", 3))
        '<a href="#s3">3</a>'
    """
    attribute = Markup(' aria-label="{}"').format(label) if label else ""
    return Markup('<a href="#{}"{}>{}</a>').format(anchor, attribute, text)


def links(numbers: Iterable[int], most: int = 12) -> Markup:
    """Links to statements by number: the first few, and how many more there are.

    Example:
        >>> str(links([1, 2], most=1))
        '<a href="#s1" aria-label="statement 1">1</a> and 1 more'
    """
    ordered = list(numbers)
    shown = Markup(", ").join(link(f"s{n}", n, f"statement {n}") for n in ordered[:most])
    return shown + (f" and {len(ordered) - most} more" if len(ordered) > most else "")


def number(value: object, digits: int = 2) -> str:
    """A number as a reader wants it; a dash where there is none.

    Example:
        >>> number(1234.5678), number(float("nan")), number(7), number(-0.5)
        ('1,234.57', '–', '7', '−0.50')
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return "–"
    if isinstance(value, float):
        return f"{value:,.{digits}f}".replace("-", "−")
    return f"{value:,}".replace("-", "−") if isinstance(value, int) else str(value)


def _row(
    record: Mapping[str, object],
    attributes: Mapping[str, str],
    heads: Mapping[str, str],
    numeric: set[str],
) -> Markup:
    cells = []
    for at, (name, head) in enumerate(heads.items()):
        value, kind = record[name], _class(name in numeric, name)
        shown = value if isinstance(value, Markup) else escape(sanitize.shown(_told(value)))
        if at == 0:
            cells.append(Markup('<th scope="row"{}>{}</th>').format(kind, shown))
        else:
            cells.append(Markup('<td{} data-head="{}">{}</td>').format(kind, head, shown))
    tall = any(len(cell.striptags()) > TALL for cell in cells)
    attributes = {**attributes, **({"class": "tall"} if tall else {})}
    markup = Markup("").join(
        Markup(' {}="{}"').format(name, value) for name, value in attributes.items()
    )
    return Markup("<tr{}>{}</tr>").format(markup, Markup("").join(cells))


def _told(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value))
    return number(value.item() if hasattr(value, "item") else value)


def _is_number(value: object) -> bool:
    import numbers

    return isinstance(value, numbers.Real) and not isinstance(value, bool)


def _class(numeric: bool, name: str) -> Markup:
    kinds = (["number"] if numeric else []) + ([KINDS[name]] if name in KINDS else [])
    return Markup(' class="{}"').format(" ".join(kinds)) if kinds else Markup("")
