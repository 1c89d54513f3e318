"""The learned tagger and the rules joined: one list of drafts, each with what decided it.

The tagger sees most; what is certain by form is settled by the rules: the words that a colon leads
to, the whole of a source between a quotation and its cue, who passes a statement on, and that no
quotation is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.article.article import Article
from analysis.article.quotes import Quote, near, top
from analysis.article.spans import Span, finder, merged, trim
from analysis.article.tokens import is_word, words
from analysis.statements.borders import unfurnished, within_borders
from analysis.statements.calibration import confidence, facts, least
from analysis.statements.framing import without_unmarked
from analysis.statements.quotation_rules import introduced, on_one_side, rejoined, shown
from analysis.statements.rules import Draft, drafts

if TYPE_CHECKING:
    from analysis.tagger.tag import Attribution, Entity

Beneath = Callable[[Span], list[int]]

_TOLD = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|rumou?rs?|news|statements?|letters?|warnings?"
    r"|suggestions?|complaints?|charges?|findings?|stud(?:y|ies)|polls?)\b",
    re.IGNORECASE,
)


def joined_drafts(
    article: Article, found: Sequence[Quote], *, threads: int = 1
) -> tuple[tuple[Draft, ...], tuple[Entity, ...]]:
    """The drafts of an article by tagger and rules, and the names that the tagger saw.

    Raises:
        DataError: The tagger's files are missing or damaged.
    """
    from analysis.tagger.tag import tag

    tagged = tag(unfurnished(article), threads=threads)
    rated = _rated(article, found, tagged.attributions)
    taken = (replace(d, confidence=confidence(f)) for d, f in rated)
    return tuple(d for d in taken if d.confidence >= least()), tagged.entities


def candidates(
    article: Article, found: Sequence[Quote], *, threads: int = 1
) -> list[tuple[Draft, list[float]]]:
    """All drafts with the facts that their confidence is made of; for calibration."""
    from analysis.tagger.tag import tag

    seen = tag(unfurnished(article), threads=threads).attributions
    return _rated(article, found, seen)


def _rated(
    article: Article, found: Sequence[Quote], seen: Sequence[Attribution]
) -> list[tuple[Draft, list[float]]]:
    outer = top(found)
    speech = [q for q in outer if q.kind == "speech"]
    ruled = drafts(article, found)
    made = [_draft(article.text, a) for a in seen]
    made += _missed(article.text, made, ruled, speech)
    contents, cues = _finder(ruled, "content"), _finder(ruled, "cue")
    made = _of_one_cue([_by_form(article.text, d, ruled, contents) for d in made if d.content])
    made = introduced(article, _untorn(made, speech), outer)
    made = rejoined(article.text, made, outer)
    made = [on_one_side(article, without_unmarked(article.text, d, outer)) for d in made]
    made = [shown(article.text, _less(article.text, d)) for d in made]
    made = [d for d in made if not _addressed(article.text, d)]
    made = within_borders(article, made, outer)
    return [(d, facts(article.text, d, any(map(cues, d.cue)), outer)) for d in made]


def _finder(ruled: Sequence[Draft], part: str) -> Beneath:
    """A function that tells the numbers of the drafts whose content or cue shares a character."""
    rows = [(span, n) for n, draft in enumerate(ruled) for span in getattr(draft, part)]
    find = finder([span for span, _ in rows])
    return lambda span: [rows[at][1] for at in find(span)]


def _draft(text: str, one: Attribution) -> Draft:
    content = tuple(s for s in (trim(text, c) for c in one.content) if s)
    source = tuple(s for s in (trim(text, c, ",—–-") for c in one.source) if s)
    return Draft(source, one.cue, content, "tagger", one.p)


def _missed(
    text: str, made: Sequence[Draft], ruled: Sequence[Draft], speech: Sequence[Quote]
) -> list[Draft]:
    """The rules' drafts for quotations of which the tagger saw nothing."""
    covered = [c for d in made for c in d.content]
    beneath = finder(covered)
    out = []
    for draft in ruled:
        if "clause" in draft.why.split(",")[0].split(";")[0]:
            continue  # what it says without marks is for the tagger to see
        own = any(c.overlap(q.inner) for c in draft.content for q in near(speech, c))
        size = sum(len(c) for c in draft.content)
        seen = sum(c.overlap(covered[at]) for c in draft.content for at in beneath(c))
        if own and 5 * seen < size and _count(text, draft) > 2:
            out.append(replace(draft, confidence=0.5))
    return out


def _by_form(text: str, draft: Draft, ruled: Sequence[Draft], beneath: Beneath) -> Draft:
    """What is certain by form where a rule saw the same content: the whole source, the links."""
    at = -1
    while later := [n for c in draft.content for n in beneath(c) if n > at]:
        at = min(later)
        other = ruled[at]
        passes_on = any(s.overlap(o) for s in draft.source for o in other.outer)
        if passes_on:  # the tagger took who passes the words on for their source
            draft = replace(draft, source=other.source, cue=other.cue, outer=other.outer)
        elif other.outer:
            draft = replace(draft, outer=other.outer)
        same_cue = any(c.overlap(o) for c in draft.cue for o in other.cue)
        wider = draft.source and other.source and other.source[0].holds(draft.source[0])
        if same_cue and wider and other.why.startswith("quotation, then cue"):
            draft = replace(draft, source=other.source)
        if same_cue and other.why.startswith("cue, then quotation"):
            draft = replace(draft, content=_introduced(text, draft.content, other.content))
        if same_cue:
            draft = replace(draft, inner=other.inner)
    return draft


def _introduced(text: str, content: tuple[Span, ...], quoted: tuple[Span, ...]) -> tuple[Span, ...]:
    """The quotation that a cue introduces, without the words that lead to it."""
    if any(text.startswith(("that", "That"), c.start) for c in content):
        return content  # a clause with a quotation in it, not a quotation led up to
    first = quoted[0]
    led = any(c.start < first.start and c.overlap(first) for c in content)
    return quoted if led or any(c.end <= first.start for c in content) else content


def _of_one_cue(made: list[Draft]) -> list[Draft]:
    """Drafts of one source and one cue are one statement in several parts."""
    out: dict[tuple[tuple[Span, ...], tuple[Span, ...]], Draft] = {}
    for draft in made:
        key = (draft.source, draft.cue)
        if draft.cue and key in out:
            both = merged((*out[key].content, *draft.content))
            p = max(out[key].confidence, draft.confidence)
            out[key] = replace(out[key], content=both, confidence=p)
        else:
            out[key if draft.cue else (draft.content, ())] = draft
    return list(out.values())


def _untorn(made: Sequence[Draft], speech: Sequence[Quote]) -> list[Draft]:
    """No quotation is torn: where two cues outside of it share one, one of them takes all.

    It is the one whose words run on into the quotation from before it, or has most of it.
    """
    out = list(made)
    ends = [quote.inner.end for quote in speech]
    shares: dict[int, dict[int, int]] = {}
    for i, draft in enumerate(out):
        for part in draft.content:
            at = bisect_right(ends, part.start)
            while at < len(speech) and speech[at].inner.start < part.end:
                owners = shares.setdefault(at, {})
                owners[i] = owners.get(i, 0) + part.overlap(speech[at].inner)
                at += 1
    for at, owners in sorted(shares.items()):
        quote = speech[at]
        outside = {
            i: n
            for i, n in owners.items()
            if out[i].cue and not any(c.overlap(quote.inner) for c in out[i].cue)
        }
        lead = {i for i in outside if _runs_into(out[i], quote)}
        most = max(outside, key=lambda i: (i in lead, outside[i]), default=-1)
        for i in sorted(outside.keys() - {most}):
            moved = tuple(c for c in out[i].content if quote.span.holds(c))
            kept = tuple(c for c in out[i].content if c not in moved)
            if moved and not any(c.overlap(quote.inner) for c in kept):
                out[i] = replace(out[i], content=kept)
                out[most] = replace(out[most], content=merged((*out[most].content, *moved)))
    return [d for d in out if d.content]


def _runs_into(draft: Draft, quote: Quote) -> bool:
    """Whether a draft's cue stands before a quotation, and its content reaches into it."""
    before = all(c.end <= quote.span.start for c in draft.cue)
    return before and any(c.start < quote.span.start < c.end for c in draft.content)


def _less(text: str, draft: Draft) -> Draft:
    """A draft without what another tells within it: "... in answer to a report that ..."."""
    kept = list(draft.content[:1])
    own = [*draft.cue, *draft.source]
    for before, part in pairwise(draft.content):
        between = Span(before.end, max(before.end, part.start))
        told = text.startswith("that ", part.start) and _TOLD.search(between.of(text))
        if not told or any(map(between.holds, own)):
            kept.append(part)
    return replace(draft, content=tuple(kept)) if len(kept) < len(draft.content) else draft


def _addressed(text: str, draft: Draft) -> bool:
    """Whether all that a draft has is whom something is said to: "sent his order to Tom Ward"."""
    if len(draft.content) != 1 or not draft.cue or not draft.cue[-1].of(text).endswith(" to"):
        return False
    found = [w.of(text) for w in words(text, draft.content[0]) if is_word(w.of(text))]
    return 0 < len(found) < 7 and all(word[0].isupper() for word in found)


def _count(text: str, draft: Draft) -> int:
    return sum(is_word(w.of(text)) for c in draft.content for w in words(text, c))
