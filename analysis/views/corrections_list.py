"""An analyst's corrections as a list: the words, what became of them, who made them and why."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from analysis.common.html_table import link
from analysis.statements.corrections import Correction, Outcome


def corrections_list(checked: Sequence[Outcome], prefix: str = "") -> Markup:
    """The corrections as a list, each with a link to the statement.

    Args:
        checked: What became of each.
        prefix: What the addresses of the statements begin with on a page of several articles.
    """
    lines = []
    for one in checked:
        words = " ".join(one.correction.words.split()) or one.correction.names[0]
        place = f"{prefix}s{one.number}"
        where = link(place, one.number, f"statement {one.number}") if one.number else ""
        text = one.message if one.fits else f"Not applied: {one.message}"
        text = " ".join(filter(None, (text, signed(one.correction))))
        lines.append(Markup("<li>“{}”: {} {}</li>").format(words[:120], text, where))
    return Markup("<ul>{}</ul>").format(Markup("").join(lines))


def signed(one: Correction) -> str:
    """Who made a correction, when and why, as far as the file says, in brackets.

    Example:
        >>> signed(Correction("drop", "x", who="Ann", when="2026-11-26T10:00:00Z", note="a slip"))
        '(Ann, 2026-11-26: a slip)'
    """
    by = ", ".join(filter(None, (one.who, one.when[:10])))
    words = ": ".join(filter(None, (by, " ".join(one.note.split()))))
    return f"({words[:200]})" if words else ""
