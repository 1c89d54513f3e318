"""Quotations whose cue the form tells for certain: behind a colon, split, or before the cue.

    Lee went on:                        "It rains," said Lee, "and it will not stop."

    "The plan is sound."

The plain case, a cue beside its quotation, is in attribution_rules.py. How often this holds is
counted on PolNeAR's train part by benchmarks/forms.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.article.article import Article
from analysis.article.paragraphs import paragraph_at
from analysis.article.quotes import Quote, near
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, finder, merged, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_subjects import Sentence, cues_in, in_sentences, subject

Find = Callable[[Span], list[int]]

_BEHIND_COLON = re.compile(r":\s*\Z")
_SPLIT = re.compile(r"(?!.*(?:[.!?]\s|\bthat\b|[\n(]))[^“”\"]{1,120}[,—–-]\s*", re.IGNORECASE)
_OPEN_END = re.compile(r",['’‘]?\Z")
_OPEN_TO_CUE = re.compile(r"[,?!…—–-]['’‘]?\Z")
_BESIDE = re.compile(r"[ \t,—–-]*")
_HEARD = re.compile(r"\bof (?P<who>(?:[A-Z][\w.’'-]* )*[A-Z][\w’'-]*) (?P<verb>[a-z]+ing)\b")
# What a reporter adds behind the frame, of a train part's 347 such tails in gold; 3 of 97 of the
# tails that are said begin so: “...,” Lee said, pointing at the crane; as it rained; a nod to Ward.
_ADDED = re.compile(
    r"(?:as|while|after|before|when|though|although|whose|who|which|an?|in (?:an?|the) [\w ]{0,20}"
    r"(?:reference|nod|allusion|response)|(?!nothing|anything|everything|something)\w{2,}ing)\b",
)
_GLOSSED = re.compile(r"[“\"][^”\"]{1,30}[”\"],? (?:meaning|being|referring|that is|i\.e\.)")
LEAST = 5  # words of a quotation
GAP = 40  # white space and line ends between a colon and its quotation, at most
SURE = 0.9  # that a quotation is of the cue that a colon ends


@dataclass(frozen=True, slots=True)
class _Move:
    """A quotation, the number of the candidate that it goes to, and by which rule."""

    quote: Quote
    to: int
    rule: Rule


def join_behind_colon(
    article: Article, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates, with every quotation behind a colon given to the cue in the colon's sentence.

    Args:
        article: The article.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.
    """
    every = list(candidates)
    owner_of, of_cue = owners(candidates), finder([c for d in candidates for c in d.cue])
    number_of = [n for n, candidate in enumerate(candidates) for _ in candidate.cue]
    moves: list[_Move] = []
    for quote in outer:
        lead = lead_of(article, quote, outer)
        if lead is None:
            continue
        owner = owner_of(quote.inner)
        if owner is not None and not _elsewhere(article.text, candidates[owner], lead.span, quote):
            continue
        there = [number_of[at] for at in of_cue(lead.span)]
        to = max(there, key=lambda n: candidates[n].cue[-1], default=-1)
        if to < 0 and (ruled := _of_sentence(lead)):
            every.append(ruled)
            to = len(every) - 1
        if to >= 0:
            moves.append(_Move(quote, to, Rule.BEHIND_COLON))
    return _moved(article.text, every, moves)


def join_halves(
    text: str, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates, each split quotation's second half given to the cue that splits it.

    Args:
        text: The article's text.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.
    """
    owner_of = owners(candidates)
    moves: list[_Move] = []
    for first, second in halves(text, outer):
        owner = owner_of(first.inner)
        if owner is None or not behind_quotation(text, candidates[owner], outer):
            continue
        if owner_of(second.inner) != owner:
            moves.append(_Move(second, owner, Rule.SPLIT_QUOTATION))
    return _moved(text, candidates, moves)


def join_own_paragraph(
    article: Article,
    candidates: Sequence[Candidate],
    ruled: Sequence[Candidate],
    outer: Sequence[Quote],
) -> list[Candidate]:
    """The candidates, a quotation with its cue beside it given to no cue of another paragraph.

    Args:
        article: The article.
        candidates: The candidates.
        ruled: What the rules see.
        outer: The quotations that stand in no other, in order.
    """
    every, moves = list(candidates), []
    owner_of, of_cue = owners(candidates), touching(candidates, "cue")
    seen = touching(ruled, "content")
    for quote in outer:
        owner = owner_of(quote.inner) if quote.kind == "speech" else None
        at = paragraph_at(article.paragraphs, quote.inner.start)
        if owner is None or at < 0 or not candidates[owner].cue:
            continue
        own, cue = article.paragraphs[at].own, candidates[owner].cue[-1]
        lead = article.text[cue.end : own.start] if cue.end <= own.start else ""
        if own.overlap(cue) or lead.rstrip().endswith(":") or cue.of(article.text).endswith(":"):
            continue
        there = [ruled[n] for n in seen(quote.inner) if _stands_in(ruled[n], own, outer)]
        if not there:
            continue
        to = next((n for part in there[0].cue for n in of_cue(part) if n != owner), -1)
        if to < 0:
            every.append(replace(there[0], content=()))
            to = len(every) - 1
        moves.append(_Move(quote, to, Rule.OWN_PARAGRAPH))
    return _moved(article.text, every, moves)


def _stands_in(ruled: Candidate, own: Span, outer: Sequence[Quote]) -> bool:
    """Whether source and cue of a quotation stand in a paragraph, and in no quotation."""
    frame = (*ruled.source, *ruled.cue)
    beside = not {Rule.CUE_QUOTATION, Rule.QUOTATION_CUE, Rule.DASH_NAME}.isdisjoint(ruled.rules)
    if not (beside and ruled.source and ruled.cue and all(map(own.holds, frame))):
        return False
    return not any(q.span.overlap(part) for part in frame for q in near(outer, part))


def on_one_side(article: Article, candidate: Candidate) -> Candidate:
    """A candidate whose content is all in the headline or all in the body, as its cue is.

    How few stand on both sides: benchmarks/forms.py.
    """
    heads = [p.span for p in article.paragraphs if p.kind == "headline"]
    if not heads or not candidate.cue:
        return candidate
    above = any(head.overlap(candidate.cue[0]) for head in heads)
    kept = tuple(c for c in candidate.content if any(head.overlap(c) for head in heads) == above)
    return replace(candidate, content=kept) if kept and kept != candidate.content else candidate


def name_recorded_speaker(text: str, candidate: Candidate) -> Candidate:
    """Take who is heard for the speaker: "The ad uses footage of Ann Lee asking" is Lee's words.

    Who shows them stays as the outer link of the chain. How many cues of trained annotators hold a
    name in this place: benchmarks/forms.py.
    """
    if len(candidate.cue) != 1 or not candidate.source:
        return candidate
    heard = _HEARD.search(text, candidate.cue[0].start, candidate.cue[0].end)
    word = heard and lookup(heard["verb"])
    if not heard or not word or word.takes != "clause":
        return candidate
    cue = Span(heard.start("verb"), candidate.cue[0].end)
    outer = (*candidate.outer, *candidate.source)
    who = Span(*heard.span("who"))
    return replace(
        candidate, source=(who,), cue=(cue,), outer=outer, rules=(*candidate.rules, Rule.RECORDING)
    )


def without_unmarked(text: str, candidate: Candidate, outer: Sequence[Quote]) -> Candidate:
    """Without words beside a quotation right behind which the frame (cue and source) stands.

    The quotation must be open at its end: by a comma, or by a mark of question or cry. Stretches
    of content with no quotation in them then belong to another, or to the reporter.

    Args:
        text: The article's text.
        candidate: The candidate.
        outer: The quotations that stand in no other, in order.
    """
    if len(candidate.content) < 2 or not behind_quotation(text, candidate, outer):
        return candidate
    frame = max(part.end for part in _frame(candidate))
    kept = tuple(
        c
        for c in candidate.content
        if _holds_quote(c, outer) and not (c.start >= frame and _is_added(text, frame, c, outer))
    )
    return replace(candidate, content=kept) if kept else candidate


def _is_added(text: str, frame: int, part: Span, outer: Sequence[Quote]) -> bool:
    """Whether what follows a frame in its sentence is the reporter's, though it quotes a word."""
    if "\n" in text[frame : part.start] or any(
        q.kind == "speech" and len(q.inner.of(text).split()) >= LEAST for q in near(outer, part)
    ):
        return False
    return bool(_GLOSSED.match(text, part.start) or _ADDED.match(text, part.start))


def behind_quotation(text: str, candidate: Candidate, outer: Sequence[Quote]) -> bool:
    """Whether the cue or source stands right behind a quotation that is open at its end."""
    return any(_follows(text, s, outer) for s in _frame(candidate))


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
    quoted = quote.inner.of(text)
    if quote.kind != "speech" or len(quoted.split()) < LEAST:
        return None
    before = _BEHIND_COLON.search(text, max(0, quote.span.start - GAP), quote.span.start)
    if before is None or _OPEN_END.search(quoted) or text.startswith(",", quote.span.end):
        return None
    colon = before.start()
    at = bisect_left(article.paragraphs, colon + 1, key=lambda p: p.span.end)
    if at == len(article.paragraphs) or article.paragraphs[at].kind != "body":
        return None
    start = article.paragraphs[at].own.start
    if colon + 1 <= start:
        return None
    lead = Span(start, colon + 1)
    sentences = list(in_sentences(text, lead, tuple(near(outer, lead))))
    return sentences[-1] if sentences else None


def owners(candidates: Sequence[Candidate]) -> Callable[[Span], int | None]:
    """A function that tells the number of the candidate that has most of a quotation."""
    rows = [
        (part, number) for number, candidate in enumerate(candidates) for part in candidate.content
    ]
    find = finder([part for part, _ in rows])

    def owner(inner: Span) -> int | None:
        shares: dict[int, int] = {}
        for part, number in map(rows.__getitem__, find(inner)):
            shares[number] = shares.get(number, 0) + part.overlap(inner)
        return max(shares, key=shares.__getitem__, default=None)

    return owner


def touching(candidates: Sequence[Candidate], part: str) -> Find:
    """A function that tells the candidates whose cue or content shares a character with a span.

    Args:
        candidates: The candidates.
        part: ``cue`` or ``content``.
    """
    rows = [(span, n) for n, one in enumerate(candidates) for span in getattr(one, part)]
    find = finder([span for span, _ in rows])
    return lambda span: [rows[at][1] for at in find(span)]


def _elsewhere(text: str, candidate: Candidate, lead: Span, quote: Quote) -> bool:
    """Whether a candidate's cue stands before the sentence or farther behind the quotation."""
    if not candidate.cue or behind_quotation(text, candidate, [quote]):
        return False
    return all(c.end <= lead.start or c.start >= quote.span.end for c in candidate.cue)


def _of_sentence(lead: Sentence) -> Candidate | None:
    """Who introduces a quotation, by rule: the subject of the last reporting verb."""
    cues = cues_in(lead)
    if not cues:
        return None
    source = subject(lead, cues[-1])
    return Candidate(source, (cues[-1].span,), (), (Rule.CUE_QUOTATION,), SURE)


def _moved(text: str, candidates: Sequence[Candidate], moves: Sequence[_Move]) -> list[Candidate]:
    """The candidates after all moves: a quotation, and what runs on from it, leaves all but one."""
    if not moves:
        return list(candidates)
    find = finder([move.quote.inner for move in moves])
    contents: list[list[Span]] = [[] for _ in candidates]
    for number, candidate in enumerate(candidates):
        for part in candidate.content:
            cuts = [moves[at] for at in find(part)]
            ends = [max(part.start, move.quote.span.start) for move in cuts] + [part.end]
            rest = trim(text, Span(part.start, ends[0]), ",:;—–-") if cuts else part
            contents[number] += [rest] if rest else []
            for move, start, end in zip(cuts, ends, ends[1:], strict=False):
                contents[move.to].append(Span(start, end))
    rules: dict[int, Rule] = {}
    for move in moves:
        contents[move.to].append(move.quote.span)
        rules[move.to] = move.rule
    out = []
    for number, (candidate, content) in enumerate(zip(candidates, contents, strict=True)):
        if content and number in rules:
            out.append(
                replace(candidate, content=merged(content), rules=(*candidate.rules, rules[number]))
            )
        elif content:
            out.append(replace(candidate, content=tuple(content)))
    return out


def _frame(candidate: Candidate) -> tuple[Span, ...]:
    return (*candidate.cue, *candidate.source) if candidate.cue else ()


def _follows(text: str, part: Span, outer: Sequence[Quote]) -> bool:
    """Whether a quotation that is open at its end stands right before a part of a frame."""
    at = bisect_left(outer, part.start + 1, key=lambda q: q.span.end) - 1
    if at < 0:
        return False
    quote = outer[at]
    if quote.kind == "title":
        return False  # the book “Rain and Wind,” Lee said
    gap = text[quote.span.end : part.start]
    is_open = "," in gap or bool(_OPEN_TO_CUE.search(quote.inner.of(text)))
    return is_open and bool(_BESIDE.fullmatch(gap))


def _holds_quote(part: Span, outer: Sequence[Quote]) -> bool:
    at = bisect_left(outer, part.start + 1, key=lambda q: q.span.end)
    return at < len(outer) and part.overlap(outer[at].inner) > 0
