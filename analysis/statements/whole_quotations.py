"""The rest of a quotation whose first words alone were taken: one mark opens it, one closes it.

In “It rains. It may go on. Nobody knows.” all three sentences are of who says the first, unless
another's words are told inside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.quotes import Quote, near
from analysis.article.spans import Span, finder
from analysis.statements.attribution_candidate import Candidate

FEWEST = 2  # words of what is missing
_WORD = re.compile(r"\w+")
_STOPS = re.compile(r"[.!?…][’']?\s*\Z")  # a sentence ends before what is missing
_OPENS = re.compile(r"\s*(?:[.!?]\s|\[)")  # or with its first sign; or a note stands there
_MARKS = re.compile('[“”"]')


def with_whole_quotations(
    text: str, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates, each to the end of the quotation that it begins.

    Args:
        text: The article's text.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.article.quotes import quotes
        >>> article = parse("Ann Lee said: “It rains now. It may go on for a week.”")
        >>> one = Candidate((Span(0, 7),), (Span(8, 12),), (Span(14, 28),))
        >>> found = with_whole_quotations(article.text, [one], quotes(article))
        >>> found[0].content[0].of(article.text)
        '“It rains now. It may go on for a week.”'
    """
    held = finder([p for one in candidates for p in (*one.source, *one.cue, *one.content)])
    out = []
    for one in candidates:
        content = []
        for part in one.content:
            rest = _rest(text, part, outer)
            content.append(Span(part.start, rest.end) if rest and not held(rest) else part)
        out.append(one if tuple(content) == one.content else replace(one, content=tuple(content)))
    return out


def _rest(text: str, part: Span, outer: Sequence[Quote]) -> Span | None:
    """What a part leaves out of the quotation in which it ends, from a sentence's start on."""
    for quote in near(outer, part):
        begun = part.start <= quote.inner.start < part.end < quote.inner.end
        if quote.kind != "speech" or quote.repairs or not begun:
            continue
        rest = Span(part.end, quote.span.end)
        words = rest.of(text)
        clear = _STOPS.search(text, part.start, part.end) or _OPENS.match(text, part.end, rest.end)
        whole = len(_WORD.findall(words)) >= FEWEST and "\n" not in words
        return rest if clear and whole and len(_MARKS.findall(words)) <= 1 else None
    return None
