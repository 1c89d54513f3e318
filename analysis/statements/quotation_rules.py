"""Quotations whose cue the form tells for certain: behind a colon, or split around the cue.

    Lee went on:                        "It rains," said Lee, "and it will not stop."

    "The plan is sound."

How often this holds is counted on PolNeAR's train part by benchmarks/forms.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.article.article import Article
from analysis.article.quotes import Quote, near
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, finder, merged, trim
from analysis.statements.framing import behind_quotation
from analysis.statements.rules import Draft
from analysis.statements.subjects import Sentence, cues_in, in_sentences, subject

_BEHIND_COLON = re.compile(r":\s*\Z")
_SPLIT = re.compile(r"(?!.*(?:[.!?]\s|\bthat\b|[\n(]))[^“”\"]{1,120}[,—–-]\s*", re.IGNORECASE)
_OPEN_END = re.compile(r",['’‘]?\Z")
_HEARD = re.compile(r"\bof (?P<who>(?:[A-Z][\w.’'-]* )*[A-Z][\w’'-]*) (?P<verb>[a-z]+ing)\b")
LEAST = 5  # words of a quotation
COLON = "quotation behind a colon"
SPLIT = "quotation split around its cue"
GAP = 40  # white space and line ends between a colon and its quotation, at most
SURE = 0.9  # that a quotation is of the cue that a colon ends


@dataclass(frozen=True, slots=True)
class _Gift:
    """A quotation, the number of the draft that it goes to, and why."""

    quote: Quote
    to: int
    why: str


def introduced(article: Article, made: Sequence[Draft], outer: Sequence[Quote]) -> list[Draft]:
    """The drafts, with every quotation behind a colon given to the cue in the colon's sentence.

    Args:
        article: The article.
        made: The drafts.
        outer: The quotations that stand in no other, in order.
    """
    every = list(made)
    owner_of, of_cue = owners(made), finder([c for d in made for c in d.cue])
    number_of = [n for n, draft in enumerate(made) for _ in draft.cue]
    gifts: list[_Gift] = []
    for quote in outer:
        lead = lead_of(article, quote, outer)
        if lead is None:
            continue
        owner = owner_of(quote.inner)
        if owner is not None and not _elsewhere(article.text, made[owner], lead.span, quote):
            continue
        there = [number_of[at] for at in of_cue(lead.span)]
        to = max(there, key=lambda n: made[n].cue[-1], default=-1)
        if to < 0 and (ruled := _of_sentence(lead)):
            every.append(ruled)
            to = len(every) - 1
        if to >= 0:
            gifts.append(_Gift(quote, to, COLON))
    return _given(article.text, every, gifts)


def rejoined(text: str, made: Sequence[Draft], outer: Sequence[Quote]) -> list[Draft]:
    """The drafts, with the second half of every split quotation given to the cue that splits it.

    Args:
        text: The article's text.
        made: The drafts.
        outer: The quotations that stand in no other, in order.
    """
    owner_of = owners(made)
    gifts: list[_Gift] = []
    for first, second in halves(text, outer):
        owner = owner_of(first.inner)
        if owner is None or not behind_quotation(text, made[owner], outer):
            continue
        if owner_of(second.inner) != owner:
            gifts.append(_Gift(second, owner, SPLIT))
    return _given(text, made, gifts)


def on_one_side(article: Article, draft: Draft) -> Draft:
    """A draft whose content is all in the headline or all in the body, as its cue is.

    How few stand on both sides: benchmarks/forms.py.
    """
    heads = [p.span for p in article.paragraphs if p.kind == "headline"]
    if not heads or not draft.cue:
        return draft
    above = any(head.overlap(draft.cue[0]) for head in heads)
    kept = tuple(c for c in draft.content if any(head.overlap(c) for head in heads) == above)
    return replace(draft, content=kept) if kept and kept != draft.content else draft


def shown(text: str, draft: Draft) -> Draft:
    """A draft whose cue names who is heard: "The ad uses footage of Ann Lee asking" is Lee's words.

    Who shows them stays as the outer link of the chain. How many cues of trained annotators hold a
    name in this place: benchmarks/forms.py.
    """
    if len(draft.cue) != 1 or not draft.source:
        return draft
    heard = _HEARD.search(text, draft.cue[0].start, draft.cue[0].end)
    word = heard and lookup(heard["verb"])
    if not heard or not word or word.takes != "clause":
        return draft
    cue = Span(heard.start("verb"), draft.cue[0].end)
    outer = (*draft.outer, *draft.source)
    who, why = Span(*heard.span("who")), f"{draft.why}, heard in what is shown"
    return replace(draft, source=(who,), cue=(cue,), outer=outer, why=why)


def halves(text: str, outer: Sequence[Quote]) -> Iterator[tuple[Quote, Quote]]:
    """Pairs of quotations that can be the halves of one, split by a cue."""
    for first, second in pairwise(outer):
        small = second.inner.of(text)[:1].islower()
        gap = text[first.span.end : second.span.start]
        if small and first.kind == "speech" and _SPLIT.fullmatch(gap):
            yield first, second


def lead_of(article: Article, quote: Quote, outer: Sequence[Quote]) -> Sentence | None:
    """The sentence that a colon before the quotation ends; none where the quotation leads on."""
    text = article.text
    said = quote.inner.of(text)
    if quote.kind != "speech" or len(said.split()) < LEAST:
        return None
    before = _BEHIND_COLON.search(text, max(0, quote.span.start - GAP), quote.span.start)
    if before is None or _OPEN_END.search(said) or text.startswith(",", quote.span.end):
        return None
    colon = before.start()
    at = bisect_left(article.paragraphs, colon + 1, key=lambda p: p.span.end)
    if at == len(article.paragraphs) or article.paragraphs[at].kind != "body":
        return None
    start = article.paragraphs[at].own.start
    if colon + 1 <= start:
        return None
    lead = Span(start, colon + 1)
    found = list(in_sentences(text, lead, tuple(near(outer, lead))))
    return found[-1] if found else None


def owners(made: Sequence[Draft]) -> Callable[[Span], int | None]:
    """A function that tells the number of the draft that has most of a quotation."""
    rows = [(part, number) for number, draft in enumerate(made) for part in draft.content]
    find = finder([part for part, _ in rows])

    def owner(inner: Span) -> int | None:
        shares: dict[int, int] = {}
        for part, number in map(rows.__getitem__, find(inner)):
            shares[number] = shares.get(number, 0) + part.overlap(inner)
        return max(shares, key=shares.__getitem__, default=None)

    return owner


def _elsewhere(text: str, draft: Draft, lead: Span, quote: Quote) -> bool:
    """Whether a draft's cue stands before the sentence or farther behind the quotation."""
    if not draft.cue or behind_quotation(text, draft, [quote]):
        return False
    return all(c.end <= lead.start or c.start >= quote.span.end for c in draft.cue)


def _of_sentence(lead: Sentence) -> Draft | None:
    """Who introduces a quotation, by rule: the subject of the last reporting verb."""
    cues = cues_in(lead)
    if not cues:
        return None
    source = subject(lead, cues[-1])
    return Draft(source, (cues[-1].span,), (), "cue, then quotation", SURE)


def _given(text: str, made: Sequence[Draft], gifts: Sequence[_Gift]) -> list[Draft]:
    """The drafts after all gifts: a quotation, and what runs on from it, leaves all but one."""
    if not gifts:
        return list(made)
    find = finder([gift.quote.inner for gift in gifts])
    contents: list[list[Span]] = [[] for _ in made]
    for number, draft in enumerate(made):
        for part in draft.content:
            cuts = [gifts[at] for at in find(part)]
            ends = [max(part.start, gift.quote.span.start) for gift in cuts] + [part.end]
            rest = trim(text, Span(part.start, ends[0]), ",:;—–-") if cuts else part
            contents[number] += [rest] if rest else []
            for gift, start, end in zip(cuts, ends, ends[1:], strict=False):
                contents[gift.to].append(Span(start, end))
    whys: dict[int, str] = {}
    for gift in gifts:
        contents[gift.to].append(gift.quote.span)
        whys[gift.to] = gift.why
    out = []
    for number, (draft, content) in enumerate(zip(made, contents, strict=True)):
        why = f"{draft.why}, {whys[number]}" if number in whys else draft.why
        if content:
            parts = merged(content) if number in whys else tuple(content)
            out.append(replace(draft, content=parts, why=why))
    return out
