"""Words too long for a line: marked in HTML, so that they break and nothing else does."""

from __future__ import annotations

import re

LONG = 26  # characters without a space, from which a word is allowed to break anywhere
_PART = re.compile(r"(<(script|style|svg)\b.*?</\2>|<[^>]*>)", re.S)
_RUN = re.compile(rf"(?:&(?:#\d+|#x[0-9a-fA-F]+|\w+);|[^\s&<>]){{{LONG},}}")


def breakable(page: str) -> str:
    """HTML in which every long word may break within: addresses, tokens, made-up names.

    A table makes a column as wide as its longest word. Letting each word break anywhere would
    squeeze all columns, so only words of ``LONG`` characters or more are let.

    Args:
        page: HTML; scripts, styles and drawings in it are left alone.

    Example:
        >>> breakable("<td>short</td><td>" + 30 * "a" + "</td>")[:42]
        '<td>short</td><td><span class="long-word">'
        >>> breakable("<td>short</td>")
        '<td>short</td>'
    """
    out, at = [], 0
    for part in _PART.finditer(page):
        out += [_marked(page[at : part.start()]), part[0]]
        at = part.end()
    return "".join([*out, _marked(page[at:])])


def _marked(text: str) -> str:
    if len(text) < LONG:
        return text
    return _RUN.sub(lambda word: f'<span class="long-word">{word[0]}</span>', text)
