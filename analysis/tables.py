"""Values as tables: pandas frames with one name a column, and HTML that a reader can follow."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    import pandas

    from analysis.spans import Span
    from analysis.statements import Statements

# The one place for the names of columns: what a frame calls it, what a reader sees.
HEADS: Mapping[str, str] = {
    "number": "No.",
    "speaker": "Speaker",
    "kind": "Kind",
    "cue": "Cue",
    "cue_class": "Cue class",
    "content": "Words",
    "source": "Named as",
    "chain": "By way of",
    "addressee": "Said to",
    "confidence": "Confidence",
    "why": "Decided by",
    "flags": "Note",
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
    "spoken_about_by": "Spoken about by",
    "sentence": "Sentence",
    "voice": "Voice",
    "score": "Tone",
    "part": "Part",
    "measure": "Measure",
    "value": "Value",
    "unit": "Unit",
    "note": "Note",
}
CHECK = 0.5  # below this confidence a reader is asked to check the statement


def statements_table(said: Statements) -> pandas.DataFrame:
    """One row a statement, in the order of the text.

    Offsets are characters of the original text, from the statement's first to behind its last.
    """
    import pandas

    text = said.article.text
    rows = [
        {
            "number": s.number,
            "speaker": s.speaker,
            "kind": s.kind,
            "cue": _words(text, s.cue),
            "content": said.words(s),
            "source": _words(text, s.source),
            "chain": " › ".join(s.chain[:-1]),
            "addressee": s.addressee,
            "cue_class": s.cue_class,
            "confidence": round(s.confidence, 3),
            "why": s.why,
            "flags": ", ".join(s.flags),
            "start": s.span.start,
            "end": s.span.end,
        }
        for s in said
    ]
    columns = [
        "number", "speaker", "kind", "cue", "content", "source", "chain", "addressee", "cue_class",
        "confidence", "why", "flags", "start", "end",
    ]  # fmt: skip
    return pandas.DataFrame(rows, columns=columns)


def html_table(
    frame: pandas.DataFrame,
    caption: str = "",
    why: str = "",
    columns: Sequence[str] | None = None,
    heads: Mapping[str, str] | None = None,
    cards: bool = False,
    nothing: str = "Nothing was found.",
) -> Markup:
    """A frame as an HTML table: a caption, heads in words, numbers aligned, text escaped.

    Args:
        frame: Cells that are ``Markup`` are taken as HTML, all others as text.
        caption: What the table shows.
        why: A line below the caption.
        columns: Which columns, in order; all by default.
        heads: Heads for columns that ``HEADS`` has no word for, or other words.
        cards: Whether each row becomes a card on a narrow screen.
        nothing: What is said of a frame without a row.

    Example:
        >>> import pandas
        >>> "&lt;b&gt;" in html_table(pandas.DataFrame({"speaker": ["<b>"]}))
        True
    """
    names = list(columns if columns is not None else frame.columns)
    if not len(frame):
        return Markup('<p class="nothing">{}</p>').format(nothing)
    words = dict(HEADS) | dict(heads or {})
    numeric = {name for name in names if _all_numbers(frame[name])}
    head = Markup("").join(
        Markup('<th scope="col"{}>{}</th>').format(
            _class(name in numeric, name), words.get(name, name)
        )
        for name in names
    )
    rows = (_row(record, names, words, numeric) for record in frame[names].to_dict("records"))
    title = Markup("<caption>{}{}</caption>").format(
        caption, Markup('<span class="why">{}</span>').format(why) if why else ""
    )
    return Markup(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}"><table{}>{}'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(
        caption or "Table",
        Markup(' class="cards"') if cards else "",
        title if caption else "",
        head,
        Markup("").join(rows),
    )


def link(anchor: str, text: object, label: str = "") -> Markup:
    """A link to an anchor of the marked article.

    Example:
        >>> str(link("s3", 3))
        '<a href="#s3">3</a>'
    """
    told = Markup(' aria-label="{}"').format(label) if label else ""
    return Markup('<a href="#{}"{}>{}</a>').format(anchor, told, text)


def links(numbers: Iterable[int], most: int = 12) -> Markup:
    """Links to statements by their numbers, the first few and how many more.

    Example:
        >>> str(links([1, 2], most=1))
        '<a href="#s1" aria-label="statement 1">1</a> and 1 more'
    """
    known = list(numbers)
    shown = Markup(", ").join(link(f"s{n}", n, f"statement {n}") for n in known[:most])
    return shown + (f" and {len(known) - most} more" if len(known) > most else "")


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


def _words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)


def _row(
    record: Mapping[Any, Any], names: Sequence[str], words: Mapping[str, str], numeric: set[str]
) -> Markup:
    cells = []
    for at, name in enumerate(names):
        value = record[name]
        shown = value if isinstance(value, Markup) else escape(_told(value))
        if at == 0:
            cells.append(
                Markup('<th scope="row"{}>{}</th>').format(_class(name in numeric, name), shown)
            )
        else:
            cells.append(
                Markup('<td{} data-head="{}">{}</td>').format(
                    _class(name in numeric, name), words.get(name, name), shown
                )
            )
    return Markup("<tr>{}</tr>").format(Markup("").join(cells))


def _told(value: object) -> str:
    if isinstance(value, (tuple, list)):
        return ", ".join(map(str, value))
    return number(value.item() if hasattr(value, "item") else value)


def _all_numbers(column: Any) -> bool:
    from pandas.api.types import is_bool_dtype, is_numeric_dtype

    return bool(is_numeric_dtype(column) and not is_bool_dtype(column))


def _class(numeric: bool, name: str) -> Markup:
    kinds = (["number"] if numeric else []) + (["words"] if name == "content" else [])
    return Markup(' class="{}"').format(" ".join(kinds)) if kinds else Markup("")
