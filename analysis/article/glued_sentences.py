"""Where a sentence ends though no space follows: "It rained.The road was closed."."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

# A word, bracket, mark or year, what ends the sentence, a mark, and a word with a capital.
_GLUED = re.compile(
    r"(?P<word>[^\W\d_]{3,}|[)\]”\"]|\b(?:19|20)\d\d)(?P<end>[.?!])(?P<mark>[\"“”]?)"
    r"(?=(?P<next>[^\W\d_]+))"
)
_BREAKS = frozenset("/@#\\=_")  # signs of an address, a handle or a file's name
_GOES_ON = frozenset(".-_:")  # what follows in "Example.Com:80" and "A.Report.pdf"
_DOMAINS = frozenset(("com", "org", "net", "gov", "edu", "co", "uk", "us", "tv", "io", "js"))
_NEAR = 40  # characters on each side in which an address shows


def glued_borders(text: str, start: int, end: int, short_forms: Collection[str]) -> Iterator[int]:
    """Offsets inside a paragraph at which a sentence begins without a space before it.

    Not inside web addresses and initials, and not behind short forms.

    Args:
        text: The original text.
        start: Where the paragraph begins.
        end: Where it ends.
        short_forms: Words in small letters whose full stop ends no sentence ("sen").

    Example:
        >>> text = "Ask Sen.Lee about Roads.com.The road is open."
        >>> [text[at:] for at in glued_borders(text, 0, len(text), ("sen",))]
        ['The road is open.']
    """
    for match in _GLUED.finditer(text, start, end):
        word, following = match["word"], match["next"]
        if not following[0].isupper() or not (following[1:].islower() or following in ("A", "I")):
            continue
        if len(word) > 1 and (word.isupper() or word.lower() in short_forms):
            continue
        if word[0].isupper() and match["end"] != "." and not match["mark"]:
            continue  # Yahoo!News
        if not match["mark"] and _is_address(text, match):
            continue
        even = text.count('"', start, match.start("mark")) % 2 == 0
        opens = match["mark"] == "“" or (match["mark"] == '"' and even)
        yield match.start("mark") if opens else match.end()


def _is_address(text: str, match: re.Match[str]) -> bool:
    """Whether the sign between two words joins the parts of an address or a file's name."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    behind = text[match.end("next") : match.end("next") + _NEAR]
    left = before.split()[-1] if before.split() and not before[-1].isspace() else ""
    right = behind.split()[0] if behind.split() and not behind[0].isspace() else ""
    right = right.rstrip('.,;:!?"”’)')
    host = left.lower().startswith("www.") and match["word"].lower() not in _DOMAINS
    parts = match["next"].lower() in _DOMAINS or right[:1] in _GOES_ON
    return host or parts or not _BREAKS.isdisjoint(left + right)
