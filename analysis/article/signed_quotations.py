"""Quotations from the press that are signed by their writer and outlet, as round-ups have them.

    “It is a fine bridge, and it is late.”        “It is a fine bridge.” — Ann Lee, the Northam Post

    Ann Lee, Northam Post

A signature signs the quotation right beside it and no other: of quotations without one nobody is
known to have written them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.article.interview_turns import Turn
from analysis.article.quotes import OPENING, Quote, Repair, quotes, top
from analysis.article.spans import Span, trim

if TYPE_CHECKING:
    from analysis.article.article import Article

FEWEST = 2  # signatures; one alone may be a caption or a place
MANY = 3  # signed quotations that make a round-up
SHARE = 0.15  # of its words that stand in them
LONGEST = 10  # words of a signature
_WORD = r"[^\W\d_a-z][\w.'’&-]*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|van|von|der|al|and|of))*"
_SIGNATURE = re.compile(
    rf"[—–-]*\s*(?P<who>{_NAME}), (?P<outlet>(?:the )?[^\W\d_a-z][^,.:;?!“”\"\n]{{2,40}})"
)
_DASH = re.compile(rf"\s*[—–-]{{1,2}}\s*(?:{_NAME}), (?:the )?[^\W\d_a-z][^,:;?!“”\"\n]{{2,40}}")
_BOARD = re.compile(r"\b(?:[Bb]oard|[Ee]ditors?|[Ss]taff)\Z")  # of some outlet: no name by itself


def signed_quotations(article: Article) -> tuple[Turn, ...]:
    r"""The quotations whose writer and outlet a line of its own right beside them names, in order.

    The lines stand all below or all above; where that is not plain, none is taken. What a board or
    "the editors" have written has all of the line for its label: "Editorial Board, Northam Post".

    Example:
        >>> from analysis.article.article import parse
        >>> text = "“It rains.”\n\nAnn Lee, Northam Post\n\n“It snows.”\n\nTom Ward, The Orel Sun"
        >>> [t.label.of(text) for t in signed_quotations(parse(text))]
        ['Ann Lee', 'Tom Ward']
    """
    return _signed(article, top(quotes(article)))


def _signed(article: Article, outer: Sequence[Quote]) -> tuple[Turn, ...]:
    text = article.text
    found = [q for q in outer if q.kind == "speech"]
    starts = {quote.span.start: at for at, quote in enumerate(found)}
    ends = {quote.span.end: at for at, quote in enumerate(found)}
    lines = [p.own for p in article.paragraphs if p.kind not in ("boilerplate", "caption")]
    below: list[Turn] = []
    above: list[Turn] = []
    for at, line in enumerate(lines):
        who = _signature(text, line)
        before = trim(text, lines[at - 1]) if at else None
        after = trim(text, lines[at + 1]) if at + 1 < len(lines) else None
        if who is not None and before and before.end in ends:
            *earlier, last = _whole(found, ends[before.end])
            whole = _opens_twice(text, found, before)
            own = Span(before.start if whole else max(last.start, before.start), last.end)
            below.append(Turn(who, who, (*earlier, own)))
        if who is not None and after and after.start in starts:
            above.append(Turn(who, who, _whole(found, starts[after.start])))
    if len(below) == len(above):
        return ()
    out = below if len(below) > len(above) else above
    return tuple(out) if len(out) >= FEWEST else ()


def _opens_twice(text: str, found: list[Quote], before: Span) -> bool:
    """Whether a paragraph opens with a mark and opens again before it has closed."""
    opens = any(q.span.start == before.start and Repair.UNCLOSED in q.repairs for q in found)
    return opens and text[before.start] in OPENING + '"'


def _whole(found: list[Quote], at: int) -> tuple[Span, ...]:
    """The quotation of which this one is a paragraph: each opens anew, the last alone closes."""
    first = last = at
    while first and found[first].continues:
        first -= 1
    while last + 1 < len(found) and found[last + 1].continues:
        last += 1
    return tuple(quote.span for quote in found[first : last + 1])


def _signature(text: str, line: Span) -> Span | None:
    """The name in a line that is a writer and an outlet; for a board, all of the line."""
    own = trim(text, line)
    found = _SIGNATURE.fullmatch(own.of(text)) if own else None
    if own is None or found is None or len(own.of(text).split()) > LONGEST:
        return None
    start = own.start + found.start("who")
    return Span(start, own.end if _BOARD.search(found["who"]) else own.start + found.end("who"))


def is_round_up(article: Article) -> bool:
    r"""Whether an article is made of quotations that are signed by their writers and outlets.

    Example:
        >>> from analysis.article.article import parse
        >>> is_round_up(parse("“It rains,” said Ann Lee."))
        False
    """
    text = article.text
    outer = top(quotes(article))
    signed = [span for turn in _signed(article, outer) for span in turn.content]
    for quote in outer:
        line = text[quote.span.end : text.find("\n", quote.span.end) % (len(text) + 1)]
        if quote.kind == "speech" and _DASH.fullmatch(line.rstrip()):
            signed.append(quote.span)
    size = sum(len(span.of(text).split()) for span in article.body)
    held = sum(len(span.of(text).split()) for span in signed)
    return len(signed) >= MANY and held >= SHARE * size
