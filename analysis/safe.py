"""Text of strangers made harmless for the places it is written to: lines, cells, tables."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

# Orders of a terminal, as a whole; what is left of them without the escape says nothing.
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])?")
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:@/])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def line(text: object, most: int = 200) -> str:
    r"""Text on one line: no orders to a terminal, nothing invisible, nothing that turns the line.

    Args:
        text: Anything; its text is taken.
        most: Characters that may be left; more are cut with an ellipsis.

    Example:
        >>> line("Mayor\x1b[31m: \u202eyes\u200b\n no")
        'Mayor: yes no'
    """
    plain = _ANSI.sub("", str(text))
    seen = (" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in plain)
    kept = "".join(c for c in seen if unicodedata.category(c) not in ("Cf", "Cs", "Co"))
    told = " ".join(kept.split())
    return told if len(told) <= most else told[: most - 1].rstrip() + "…"


def markdown(text: object, most: int = 200) -> str:
    r"""Text for a cell of a Markdown table, where nothing of it is markup.

    Example:
        >>> markdown("a|b <i>")
        'a\\|b \\<i\\>'
    """
    return _MARKUP.sub(r"\\\1", line(text, most))


def cell(value: Any) -> Any:
    r"""A value for a cell that a spreadsheet program opens: text never starts as a formula does.

    Example:
        >>> cell("=1+1"), cell("\tplus"), cell(-3)
        ("'=1+1", "'\tplus", -3)
    """
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_FORMULA):
        return f"'{value}"
    return value


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    r"""Rows as CSV with a head line and harmless cells.

    Example:
        >>> csv_text(["a"], [["=1"]])
        "a\r\n'=1\r\n"
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([cell(value) for value in row] for row in rows)
    return out.getvalue()


def xml(text: object) -> str:
    r"""Text without the characters that XML 1.0 cannot hold.

    Example:
        >>> xml("a\x00b")
        'ab'
    """
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", str(text))
