"""Short quotations each with a cue of its own, dashes that open turns, "in the words of"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.article import Article
from analysis.article.quotes import Quote
from analysis.article.spans import Span, finder, merged, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.quotation_rules import behind_quotation, owners

_WORDS_OF = re.compile(r"\bin the words of\s+(?=\S)", re.IGNORECASE)
_DASH = re.compile(r"[—–―-]{1,2}\s+(?=\S)")
_NEXT = re.compile(r"[.!?]\s+(?P<dash>[—–―-]{1,2}\s+)(?=\S)")
_MARKS = frozenset('“”"')
_NAME = r"(?:(?:Mrs?|Ms|Dr|Lord|Lady|Sir|Dame|Prof)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_WHOLE = re.compile(  # what stands behind the cue of a tag
    rf"(?:(?:the|an?|its|his|her|their) (?:[a-z’'-]+ ){{0,4}}[a-z’'-]+, )?{_NAME}(?=[,.]|\s[“\"])"
)
LONGEST = 80  # characters of a source behind "in the words of"


def own_cues(
    text: str, candidates: Sequence[Candidate], ruled: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates, a quotation with its own cue right behind it given to that cue.

    Args:
        text: The article's text.
        candidates: The candidates.
        ruled: What the rules see.
        outer: The quotations that stand in no other, in order.
    """
    out, freed = _of_own_sources(text, candidates, ruled, outer)
    owner_of = owners(out)
    cued = finder([cue for one in out for cue in one.cue])
    for one in ruled:
        if Rule.QUOTATION_CUE not in one.rules or len(one.content) != 1 or not one.source:
            continue
        quote = next((q for q in outer if q.span == one.content[0]), None)
        taken = any(cued(cue) for cue in one.cue)
        if quote is None or taken or not behind_quotation(text, one, [quote]):
            continue
        owner = owner_of(quote.inner)
        if owner is None and quote.span in freed:
            out.append(replace(one, confidence=freed[quote.span]))
        if owner is None or behind_quotation(text, out[owner], [quote]):
            continue
        kept = tuple(c for c in out[owner].content if not c.overlap(quote.inner))
        if kept and len(kept) == len(out[owner].content) - 1:
            out.append(replace(one, confidence=out[owner].confidence))
            out[owner] = replace(out[owner], content=kept)
    return [_with_name(text, one) for one in out]


def _of_own_sources(
    text: str, candidates: Sequence[Candidate], ruled: Sequence[Candidate], outer: Sequence[Quote]
) -> tuple[list[Candidate], dict[Span, float]]:
    """The candidates, "“No,” agreed Ward. “Why?”" with what stands before the cue, by its source.

    Where the tagger gives the cue to somebody else with what follows. The quotations that are then
    free come with their confidence.
    """
    out, freed = list(candidates), dict[Span, float]()
    for one in ruled:
        if Rule.QUOTATION_CUE not in one.rules or len(one.content) != 1 or not one.source:
            continue
        quote = next((q for q in outer if q.span == one.content[0]), None)
        if quote is None or not behind_quotation(text, one, [quote]):
            continue
        own = (*one.source, *one.content)
        for at, other in enumerate(out):
            wrong = other.source and any(a.overlap(b) for a in one.cue for b in other.cue)
            if wrong and other.content == one.content and _is_behind(text, one, other):
                source = _with_name(text, one).source
                out[at] = replace(other, source=source)  # “No,” shouted | Ward
                continue
            if not wrong or any(a.overlap(b) for a in own for b in (*other.source, *other.content)):
                continue
            freed |= {q.span: other.confidence for q in outer if q.span in other.content}
            out[at] = replace(one, confidence=other.confidence)
            out = [
                replace(c, content=tuple(p for p in c.content if n == at or p != quote.span))
                for n, c in enumerate(out)
            ]
    return [one for one in out if one.content], freed


def _is_behind(text: str, one: Candidate, other: Candidate) -> bool:
    """Whether a name stands right behind its cue, and another's before the quotation."""
    name, cue = one.source[0], one.cue[-1]
    far = all(
        part.end <= one.content[0].start or not _MARKS.isdisjoint(text[name.end : part.start])
        for part in other.source
    )
    return far and text[name.start].isupper() and text[cue.end : name.start] == " "


def _with_name(text: str, one: Candidate) -> Candidate:
    """A tag with the whole of who speaks: "asked | its chair, Lady Amherst", "said | Mrs. Lowe"."""
    if Rule.QUOTATION_CUE not in one.rules or len(one.source) != 1 or not one.cue:
        return one
    source = one.source[0]
    whole = _WHOLE.match(text, source.start) if one.cue[-1].end < source.start else None
    if whole is None or whole.end() <= source.end:
        return one
    return replace(one, source=(Span(source.start, whole.end()),))


def in_words_of(text: str, start: int, quote: Quote) -> Candidate | None:
    """A quotation behind "in the words of" and a name; none where that does not lead to it."""
    start = max(start, quote.span.start - LONGEST)
    if start >= quote.span.start:
        return None
    lead = Span(start, quote.span.start)
    match = _WORDS_OF.search(text, lead.start, lead.end)
    source = trim(text, Span(match.end(), lead.end), ",:") if match else None
    if match is None or not source or re.search(r"[“”\"\n;.!?](?:\s|$)", source.of(text)):
        return None
    cue = trim(text, Span(*match.span()))
    return Candidate((source,), (cue,), (quote.span,), (Rule.CUE_QUOTATION,))


def dashed_turns(article: Article, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, each that a dash opens going on behind the next dash of its paragraph."""
    text, out = article.text, list(candidates)
    every = [span for one in out for span in (*one.content, *one.cue, *one.source)]
    held = finder(every)
    for paragraph in article.paragraphs:
        own = paragraph.own
        opened = _DASH.match(text, own.start, own.end)
        if opened is None:
            continue
        for at, one in enumerate(out):
            first = one.content[0] if one.content else own
            frame = (*one.cue, *one.source)
            if not one.cue or first.start != opened.end() or not all(map(own.holds, frame)):
                continue
            following = _NEXT.search(text, max(s.end for s in frame), own.end)
            rest = following and trim(text, Span(following.end(), own.end))
            if rest and all(rest.holds(every[i]) for i in held(rest)):
                rules = tuple(dict.fromkeys((*one.rules, Rule.CONTINUES_STATEMENT)))
                out[at] = replace(one, content=merged((*one.content, rest)), rules=rules)
    return out
