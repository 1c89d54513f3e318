"""Text of strangers made harmless for the places it is written to: pages, lines, cells, tables.

``shown`` is the one function for all that is looked at. What it is given stays as it was: offsets
count in the original, and only what a reader sees is another.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from analysis.common.loading import web

# Orders of a terminal, as a whole; what is left of them without the escape says nothing.
_ANSI = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?"
    r"|\x1b[ -/]*[0-~]?"
)
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Orders to terminals, overrides and isolates of direction, tags, annotations, half characters: a
# reader is to see that they are there.
_ACTS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2065-\u206f\ufff0-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]+"
)
_NO_CHARACTER = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# What nobody sees and many texts hold by chance, such as soft hyphens and the unseen operators of
# mathematics; joiners, and the selectors of a letter's form, stay where they do what they are for.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2060-\u2064\u3164\ufeff"
    "\uffa0]+"
)
_JOINER = re.compile("[\u200c\u200d]+")
_FORM = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
# The flags of England, Scotland and Wales are the pictures that are written with tags.
_FLAG = re.compile(
    "\U0001f3f4\U000e0067\U000e0062(?:\U000e0065\U000e006e\U000e0067|\U000e0073\U000e0063"
    "\U000e0074|\U000e0077\U000e006c\U000e0073)\U000e007f"
)
_ANY = re.compile(
    "|".join(p.pattern for p in (_FLAG, _BREAK, _ACTS, _NO_CHARACTER, _UNSEEN, _JOINER, _FORM))
)
# Any of these alone: to see at once that there is none takes no time.
_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff"
    "\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
# Scripts whose letters take another form where a joiner stands: Arabic and Syriac to the scripts of
# India and Tibet, Myanmar, Khmer, Mongolian, and what is like them in other planes.
_JOINED = re.compile(
    "[\u0600-\u1039\u1780-\u18af\u1900-\u1aaf\u1b00-\u1c4f\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e900-\U0001eeff]"
)
_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$&:@])")
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"  # what a formula starts with, of either width
_FORMULA = re.compile(rf"\s*[{_SIGNS}|%]|[\t\r\n]")
# The same behind what another reader takes for the end of a cell: ; and tab part cells there, and
# quotation marks, which it then takes for part of the cell before, no longer hold a line together.
_WITHIN = re.compile(rf"([;\t\n][\s\"]*)(?=[{_SIGNS}|%])")
_LOUD = re.compile(
    f"{_ACTS.pattern}|{_UNSEEN.pattern}|{_JOINER.pattern}|{_NO_CHARACTER.pattern}|[\x85\u2028\u2029]"
)


def shown(text: object) -> str:
    r"""Text as it may be shown: nothing in it acts on page, paper, terminal or cell.

    Orders to a terminal, turns of direction and hidden tags are named by their code points; what
    is unseen by nature (soft hyphens, zero-width spaces) is left out; line breaks are all alike.
    Joiners stay within emoji and within scripts that need them.

    Example:
        >>> shown("Mayor \u202esey\u202c\x1b[31m, so\u00adft")
        'Mayor [U+202E]sey[U+202C][U+001B][31m, soft'
        >>> family, persian = "\U0001f469\u200d\U0001f467", "\u0645\u06cc\u200c\u062e"
        >>> shown(family) == family, shown(persian) == persian, shown("a\u200db")
        (True, True, 'ab')
    """
    string = str(text)
    return _ANY.sub(_seen, string) if _ODD.search(string) else string


def _seen(match: re.Match[str]) -> str:
    characters, text = match[0], match.string
    if characters[0] == _FLAG.pattern[0]:
        return characters
    if _BREAK.fullmatch(characters):
        return "\n"
    if _ACTS.fullmatch(characters):
        return _named(characters)
    if _NO_CHARACTER.fullmatch(characters):
        return "\ufffd"
    before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if _JOINER.fullmatch(characters):
        return characters[0] if before and behind and _joins(characters[0], before, behind) else ""
    if _FORM.fullmatch(characters):
        return characters[0] if before and not before.isspace() else ""
    return ""


def _named(characters: str) -> str:
    """Characters by their code points; of many together the first and how many there are."""
    if len(characters) > 4:
        return f"[U+{ord(characters[0]):04X} and {len(characters) - 1} more]"
    return "".join(f"[U+{ord(c):04X}]" for c in characters)


def _joins(joiner: str, before: str, behind: str) -> bool:
    """Whether a joiner does what it is for: in a script that joins, or between two pictures."""
    if _JOINED.match(before):
        return bool(_JOINED.match(behind)) or behind.isspace() or not behind.isalnum()
    pictures = all(unicodedata.category(c) in ("So", "Sk", "Mn", "Me") or c in "♀♂" for c in before)
    return joiner == "\u200d" and pictures and unicodedata.category(behind) in ("So", "Sm")


def line(text: object, most: int = 200) -> str:
    r"""Text on one line: no orders to a terminal, nothing invisible, nothing that turns the line.

    Args:
        text: Anything; its text is taken.
        most: Characters that may be left; more are cut with an ellipsis.

    Example:
        >>> line("Mayor\x1b[31m: \u202eyes\u200b\n no")
        'Mayor: yes no'
    """
    plain = _ACTS.sub(" ", _TURNS.sub("", _ANSI.sub("", str(text))))
    kept = "".join(c for c in shown(plain) if unicodedata.category(c) != "Co")
    joined = " ".join(kept.split())
    return joined if len(joined) <= most else joined[: most - 1].rstrip() + "…"


_TURNS = re.compile("[\u202a-\u202e\u2061-\u206f\ufff0-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]")


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
        >>> cell("=1+1"), cell("\tplus"), cell("\uff1d1"), cell(-3)
        ("'=1+1", "'\tplus", "'\uff1d1", -3)
    """
    if not isinstance(value, str):
        return value
    text = shown(value)
    return f"'{text}" if _FORMULA.match(text) else text


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    r"""Rows as CSV with a head line and harmless cells, each in quotation marks.

    No part of a cell becomes a formula either where a program parts cells at semicolons or tabs.

    Example:
        >>> csv_text(["a"], [["=1"], ["b;=1"]])
        '"a"\r\n"\'=1"\r\n"b;\'=1"\r\n'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    for row in rows:
        cells = map(cell, row)
        writer.writerow(_WITHIN.sub(r"\1'", c) if isinstance(c, str) else c for c in cells)
    return out.getvalue()


def address(text: str) -> str:
    """An address that may stand in an export or page: of the web; empty for any other.

    Example:
        >>> address("https://news.example/a"), address("javascript:alert(1)")
        ('https://news.example/a', '')
    """
    stripped = text.strip()
    return stripped if web(stripped) is not None and shown(stripped) == stripped else ""


def json_text(value: Any, indent: int | None = None) -> str:
    r"""A value as JSON in which all that is unseen, or acts, is written as an escape.

    Example:
        >>> json_text({"a": "\u202e\x9b"})
        '{"a": "\\u202e\\u009b"}'
    """
    return escaped(json.dumps(value, ensure_ascii=False, indent=indent))


def escaped(source: str) -> str:
    """JSON with what is unseen, or acts, in its strings as escapes; it means the same."""
    return _LOUD.sub(lambda m: json.dumps(m[0])[1:-1], source)


def notebook(executed: Any) -> None:
    """Make all that an executed notebook shows harmless; how it runs is not changed."""
    for one in executed.cells:
        code = one.cell_type == "code"
        one.source = _LOUD.sub(_in_python, one.source) if code else shown(one.source)
        for output in one.get("outputs", ()):
            for name in ("text", "ename", "evalue"):
                if name in output:
                    output[name] = _printed(output[name])
            if "traceback" in output:
                output["traceback"] = [_printed(row) for row in output["traceback"]]
            for kind, content in output.get("data", {}).items():
                if isinstance(content, str) and (kind[:5] == "text/" or kind == "image/svg+xml"):
                    output["data"][kind] = (
                        shown(content) if kind == "text/html" else _printed(content)
                    )


def _in_python(match: re.Match[str]) -> str:
    """Characters as Python's strings name them, so that a parameter keeps its value."""
    return "".join(f"\\U{ord(c):08x}" for c in match[0])


def _printed(text: str) -> str:
    return shown(_ANSI.sub("", text))


def xml(text: object) -> str:
    r"""Text without the characters that XML 1.0 cannot hold.

    Example:
        >>> xml("a\x00b")
        'ab'
    """
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", str(text))
