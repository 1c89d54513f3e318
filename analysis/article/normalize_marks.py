"""Quotation marks of many kinds: put around words that have none, and made the usual ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

PAIRS = (("“", "”"), ('"', '"'), ("«", "»"))
_DOUBLE = frozenset('“”„‟"«»″＂')
_OPENS_BEFORE = frozenset('([{—–-/“‘"«')
_UNUSUAL = re.compile("[„‟″＂´‚‹›]|(?<!,),,(?!,)|(?<![^\\s(\\[—–-])[”»](?=[^\\s.,;:!?)\\]])")
_MARK = re.compile("„|‟|″|＂|´´|´|‚|‹|›|“|”|«|»|\"|''|``|,,|‘")
# What opens a quotation in the place of the usual mark, and by what each is closed.
_OPENING = {"„": "“", "‟": "“", "”": "“", "»": "«", "´´": "``", ",,": "``"}
_CLOSING = {
    "„": {"“": "”", "”": "”"},
    "‟": {"“": "”", "”": "”"},
    "”": {"“": "”", "”": "”"},
    "»": {"«": "»", "»": "»"},
    **{mark: {"''": "''", "´´": "''"} for mark in ("´´", ",,")},
}
_LOW, _EITHER, _SINGLE = frozenset("„‟"), frozenset("″＂"), frozenset("´‚‹›")
_LINE = re.compile(r"[^\n\r]+")
# “It was a ‘mess” by then.”: of two marks that close one quotation, the first closes the inner one.
_CROSSED = re.compile(r"“[^“”\n\r]*‘[^“”\"‘’\n\r]{1,40}(?P<mark>”)(?=[^“”\n\r]*”)")


def in_marks(lines: Sequence[str]) -> list[str]:
    """Paragraphs as one quotation: each opens with a mark, and the last closes.

    The marks are of a kind that the words themselves do not have.

    Example:
        >>> in_marks(["It rains.", "It will not stop."])
        ['“It rains.', '“It will not stop.”']
        >>> in_marks(["A “mess” it is."])
        ['"A “mess” it is."']
    """
    used = set("".join(lines))
    free = (pair for pair in PAIRS if used.isdisjoint(pair))
    left, right = next(free, PAIRS[0])
    last = len(lines) - 1
    return [f"{left}{line}{right if n == last else ''}" for n, line in enumerate(lines)]


def has_marks(lines: Sequence[str]) -> bool:
    """Whether paragraphs are one quotation already, in marks of their own.

    Example:
        >>> has_marks(["“It rains.", "“It will not.”"]), has_marks(["“No,” she said, “no.”"])
        (True, False)
    """
    first, last = lines[0].strip(), lines[-1].strip()
    if first[:1] not in _DOUBLE | {"‘"} or last[-1:] not in _DOUBLE | {"’"}:
        return False
    marks = sum(character in _DOUBLE for line in lines for character in line.strip()[1:-1])
    again = sum(line.strip()[:1] in _DOUBLE for line in lines[1:])
    inner = len(lines) > 1 and sum(line.strip()[-1:] in _DOUBLE for line in lines[:-1])
    return marks == 0 and inner in (0, again)


def usual_marks(text: str) -> str:
    """A text of the same length in which unusual quotation marks are such as English has.

    These are double primes (″), full-width marks, accents (´´), two commas, low marks („…“), and
    marks that are turned round (”…“, »…«) or the same on both sides (”…”, »…»), and a double mark
    that closes what a single one opened (“a ‘mess” now”). In a text that has none of them nothing
    changes.

    Example:
        >>> usual_marks("„It rains,“ she said. »It does,« said he. ″Yes,″ said I.")
        '“It rains,” she said. «It does,» said he. "Yes," said I.'
    """
    if "‘" in text:
        text = _CROSSED.sub(lambda m: m[0][:-1] + "’", text)
    if not _UNUSUAL.search(text):
        return text
    out = list(text)
    for line in _LINE.finditer(text):
        if _UNUSUAL.search(line[0]):
            for start, mark in _usual(text, line.start(), line.end()):
                out[start : start + len(mark)] = mark
    return "".join(out)


def _usual(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The usual marks of a line, each with its place."""
    opened = ""  # the double mark that is open
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        ends = after.isspace() or after in ".,;:!?)]"
        opens = not ends and (before.isspace() or before in _OPENS_BEFORE)
        if mark in _SINGLE:
            yield at, "‘" if opens else "’"
        elif mark == "‘":
            if opened == "„" and not opens:
                yield at, "’"
        elif mark in _EITHER:
            if opened == mark or not before.isdigit():  # else inches
                opened = mark if opens else ""
                yield at, '"'
        elif mark in _LOW or (opens and not opened and mark in _OPENING):
            opened = mark
            yield at, _OPENING[mark]
        elif not opens and mark in _CLOSING.get(opened, {}):
            yield at, _CLOSING[opened][mark]
            opened = ""
        elif mark == "´´":
            yield at, "''"
        else:
            opened = {"“": "“", "«": "«", "”": "", "»": ""}.get(mark, opened)
