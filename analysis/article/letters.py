"""Letters on a page, each signed below: what stands above a signature is its writer's.

A signature is a short line that is a name, alone or with a place behind a comma or in a line of its
own, right below the end of a sentence, or below "Yours sincerely".
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from analysis.article.interview_turns import Turn
from analysis.article.name_lists import titles
from analysis.article.spans import Span, trim

if TYPE_CHECKING:
    from analysis.article.article import Article

HEADING = re.compile(r"\bletters\b|\bto the editor\b|\breaders (?:write|respond|reply)\b", re.I)
SALUTE = re.compile(
    r"Dear\s+(?:[Ss]irs?|[Mm]adam|[Ee]ditors?|[A-Z][\w.]+)\b[^.!?]{0,40}[,:—–-]"
    r"|(?:Sirs?|SIRS?|Madam)\s*[,:—–-]|(?:Sir|Madam)$|To the [Ee]ditor\b|Re:|Re [“\"‘]"
)
_ABOUT = re.compile(r"Re:? [“\"‘].*:")  # Re “A New Tram” (editorial, June 2):
_CLOSES = re.compile(  # what stands above a signature
    r"(?:yours|sincerely|(?:with )?(?:kind|best|warm)(?:est)? (?:regards|wishes)|regards"
    r"|respectfully)"
    r"(?: (?:sincerely|faithfully|truly|etc\.?|yours|submitted|in \w+))*,?",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_a-z][\w.'’-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|al)){{1,3}}"
_SIGNED = re.compile(
    rf"[—–―-]*\s*(?P<who>{_NAME})(?: \([^)\n]{{2,30}}\))?(?:,\s*[^\W\d_a-z]"
    r"(?:[^\n.!?]|(?<=[A-Z])\.|\.\Z){1,60})?"
)
_PLACE = re.compile(r"[^\W\d_a-z][\w.'’ ,-]{1,50}")
_ENDS = '.!?”"’'
FEWEST = 2  # letters on a page of them; one with a salute is enough


def letters(article: Article) -> tuple[Turn, ...]:
    r"""The letters of a page, in order; none where the page is no page of letters.

    Example:
        >>> from analysis.article.article import parse
        >>> text = "Letters to the editor\n\nI do not agree.\n\nAnn Lee, Orel\n\nI do.\n\nTom Ward"
        >>> [t.label.of(text) for t in letters(parse(text))]
        ['Ann Lee', 'Tom Ward']
    """
    text, lines = article.text, _lines(article)
    salutes = sum(bool(SALUTE.match(line.of(text))) for line in lines)
    headed = bool(lines) and HEADING.search(f"{article.title}\n{lines[0].of(text)}") is not None
    if not (headed or salutes):
        return ()
    again = Counter(line.of(text) for line in lines)
    out: list[Turn] = []
    start = 1 if headed and lines and HEADING.search(lines[0].of(text)) else 0
    start += len(lines) > start and _ABOUT.fullmatch(lines[start].of(text)) is not None
    for at, line in enumerate(lines):
        last = at - 1 - bool(at and _CLOSES.fullmatch(lines[at - 1].of(text)))
        fresh = last >= start and again[line.of(text)] == 1
        signed = _signature(text, line, lines[last]) if fresh else None
        if signed is None:
            continue
        out.append(Turn(signed, signed, (Span(lines[start].start, lines[last].end),)))
        start = at + 1
        if start < len(lines) and _is_place(lines[start].of(text)):
            start += 1
    return tuple(out) if len(out) >= FEWEST or (out and salutes) else ()


def _lines(article: Article) -> list[Span]:
    text, out = article.text, []
    for paragraph in article.paragraphs:
        if paragraph.kind not in ("boilerplate", "caption"):
            for found in re.finditer(r"[^\n]+", paragraph.span.of(text)):
                start = paragraph.span.start
                line = trim(text, Span(start + found.start(), start + found.end()))
                out += [line] if line else []
    return out


def _signature(text: str, line: Span, last: Span) -> Span | None:
    """The name in a line that signs what ends with another line."""
    found = _SIGNED.fullmatch(line.of(text))
    if found is None or text[last.end - 1] not in _ENDS:
        return None
    if found["who"].split()[0].rstrip(".") in titles() and found["who"].count(" ") < 1:
        return None
    start = line.start
    return Span(start + found.start("who"), start + found.end("who"))


def _is_place(line: str) -> bool:
    """Whether the line below a signature is where the letter comes from."""
    return len(line.split()) < 6 and bool(_PLACE.fullmatch(line)) and line[-1] not in _ENDS
