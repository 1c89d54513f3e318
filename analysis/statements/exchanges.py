"""Quotations that follow one another in a paragraph, and tags by verbs that no list has.

“Where?” “By the sea.” are two persons' words: who goes on speaking opens no new marks. A quotation
that ends in a comma has its tag behind it whatever the verb: “Fine,” Lee wheezed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.article.quotes import Quote
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate, Rule

_NAME = r"(?:(?:Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
_TAG = re.compile(  # “Fine,” | Lee wheezed. and “Why?” | she shot back.
    rf" (?P<who>he|she|{_NAME}) (?P<cue>(?!was\b|is\b|had\b|has\b|and\b|of\b|in\b|to\b|for\b)[a-z]+"
    r"(?: back)?)(?=[.,] |[.,]?\n|\.\Z)"
)
_CRIED = re.compile(  # “Never,” | cried Ann Lee.
    rf" (?P<cue>[a-z]+ed) (?P<who>(?!(?:Mr|Mrs|Ms|Dr)\b){_NAME}|(?:Mr|Mrs|Ms|Dr)\.? {_NAME})"
    r"(?=[.,] |[.,]?\n|\.\Z)"
)
_ASKED_BY = re.compile(  # “Why?” | she was asked by the magistrate, Tom Ward.
    rf" (?:he|she|{_NAME}) (?P<cue>was asked) by (?P<who>[^,.;:“”\"\n]{{3,50}}(?:, {_NAME})?)"
    r"(?=[.,])"
)
_APART = re.compile(r"[.!?“”\"\n]")
SURE = 0.85  # of a tag by its form


def with_exchanges(
    text: str, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates with tags by form alone, and with quotations shared out in exchanges.

    Args:
        text: The article's text.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.

    Example:
        >>> text = "“Fine,” Lee wheezed."
        >>> one = with_exchanges(text, [], [Quote(Span(0, 7), Span(1, 6), "speech")])[0]
        >>> one.source[0].of(text), one.cue[0].of(text)
        ('Lee', 'wheezed')
    """
    out = list(candidates)
    for new in _tagged(text, out, outer):
        quote = new.content[0]
        for at, one in enumerate(out):
            rest = tuple(part for part in one.content if part != quote)
            cued = any(a.overlap(b) for a in one.cue for b in new.cue)
            out[at] = replace(one, content=() if cued else rest)
        out.append(new)
    out = [one for one in out if one.content]
    chains = list(_chains(text, outer))
    for chain in chains:
        out = _shared_out(text, out, chain)
    return out


def _tagged(
    text: str, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> Iterator[Candidate]:
    """The quotations that are tagged by form, where nothing was seen of the tag."""
    for quote in outer:
        last = quote.inner.of(text).rstrip()[-1:]
        tag = _TAG.match(text, quote.span.end) if last in ",?!" else None
        if tag is not None and last != "," and " back" not in tag["cue"]:
            tag = None
        start = quote.span.start
        opens = text[max(0, start - 3) : start].rstrip(" ")[-1:] in ("", *'\n.!?”"')
        cried = opens and last in ",?!" and tag is None
        tag = tag or (_CRIED.match(text, quote.span.end) if cried else None)
        tag = tag or (_ASKED_BY.match(text, quote.span.end) if last == "?" else None)
        if tag is None or _frame(text, candidates, quote.span) >= 0:
            continue
        source, cue = (Span(*tag.span(name)) for name in ("who", "cue"))
        behind = [
            q.span for q in outer
            if text.startswith(". ", tag.end()) and q.span.start == tag.end() + 2
            and text[q.span.start] == text[quote.span.start] and _closes(text, q.span)
        ]  # fmt: skip
        yield Candidate((source,), (cue,), (quote.span, *behind), (Rule.QUOTATION_CUE,), SURE)


def _closes(text: str, quote: Span) -> bool:
    """Whether a quotation ends its paragraph."""
    return not text[quote.end :].split("\n", 1)[0].strip()


def _frame(text: str, candidates: Sequence[Candidate], quote: Span) -> int:
    """The candidate that has a quotation and its tag beside it; -1 for none."""
    for number, one in enumerate(candidates):
        if not one.source or not any(part.overlap(quote) for part in one.content):
            continue
        for part in (*one.cue, *one.source):
            behind = part.start >= quote.end and not _APART.search(text, quote.end, part.start)
            ahead = part.end <= quote.start and not _APART.search(text, part.end, quote.start)
            if behind or ahead:
                return number
    return -1


def _chains(text: str, outer: Sequence[Quote]) -> Iterator[list[Span]]:
    """Rows of quotations with nothing but blanks between them, in one paragraph."""
    chain: list[Span] = []
    for one, other in pairwise(outer):
        gap = text[one.span.end : other.span.start]
        closed = one.inner.of(text).rstrip()[-1:] in ".?!—…" and one.span.end > one.inner.end
        opens = text[max(0, one.span.start - 3) : one.span.start].rstrip(" ")[-1:] in '\n.!?”"'
        if gap and not gap.strip(" ") and closed and opens and other.inner.of(text)[:1].isupper():
            chain = [*(chain or [one.span]), other.span]
        else:
            if chain:
                yield chain
            chain = []
    if chain:
        yield chain


def _shared_out(
    text: str, candidates: Sequence[Candidate], chain: Sequence[Span]
) -> list[Candidate]:
    """The candidates, the quotations of a chain given in turn to the two who speak in it."""
    out = list(candidates)
    tags = {at: n for at, quote in enumerate(chain) if (n := _frame(text, out, quote)) >= 0}
    if not tags:
        replier = _replier(text, out, chain)
        if replier < 0:
            return out
        tags[-1] = replier
    sides: dict[int, int] = {}
    for at, number in tags.items():
        if sides.setdefault(at % 2, number) != number and not _same(
            text, out, sides[at % 2], number
        ):
            return out
    for side in (0, 1):
        if side not in sides and (other := _other(text, out, chain[0], sides[1 - side])) >= 0:
            sides[side] = other
    if len(sides) < 2 or _same(text, out, sides[0], sides[1]):
        return out
    for at, quote in enumerate(chain):
        if at in tags:
            continue
        for number, one in enumerate(out):
            rest = tuple(part for part in one.content if not part.overlap(quote))
            own = number == sides[at % 2]
            content = tuple(sorted((*rest, quote))) if own else rest
            rules = (*one.rules, Rule.CONTINUES_STATEMENT) if own else one.rules
            out[number] = replace(one, content=content, rules=tuple(dict.fromkeys(rules)))
    return [one for one in out if one.content]


def _same(text: str, candidates: Sequence[Candidate], one: int, other: int) -> bool:
    """Whether two candidates have the same source, by its last word."""
    return one == other or _last(text, candidates[one]) == _last(text, candidates[other])


def _replier(text: str, candidates: Sequence[Candidate], chain: Sequence[Span]) -> int:
    """Who spoke right before a question and an answer without tags; -1 for nobody.

    “Shall we go?” Lee asked. “No,” said Ward. “Why not?” “It rains.”
    """
    asks = [quote.of(text).rstrip("”\"’' ").endswith("?") for quote in chain[:2]]
    if asks != [True, False]:
        return -1
    ends = {
        max(p.end for p in (*c.cue, *c.source)): n for n, c in enumerate(candidates) if c.source
    }
    end = max((e for e in ends if e <= chain[0].start), default=-1)
    return ends[end] if end >= 0 and text[end : chain[0].start].strip() == "." else -1


def _last(text: str, one: Candidate) -> str:
    return one.source[0].of(text).split()[-1].lower()


def _other(text: str, candidates: Sequence[Candidate], first: Span, number: int) -> int:
    """Whoever else spoke last before a chain, in its paragraph or the one before; -1 for none."""
    start = text.rfind("\n\n", 0, first.start)
    start = max(0, text.rfind("\n\n", 0, max(0, start)) if start > 0 else 0)
    before = [
        (max(part.end for part in one.source), n) for n, one in enumerate(candidates)
        if one.source and one.cue and start <= one.source[0].start < first.start
        and not _same(text, candidates, n, number)
    ]  # fmt: skip
    row = [n for _, n in sorted(before, reverse=True)]
    asks = bool(row) and candidates[row[0]].content[-1].of(text).rstrip("”\"’' ,").endswith("?")
    if _last(text, candidates[number]) in ("he", "she") and row and not asks:
        last = _last(text, candidates[row[0]])
        row = (
            row
            if last in ("i", "he", "she")
            else [n for n in row if _last(text, candidates[n]) != last]
        )
    return row[0] if row else -1
