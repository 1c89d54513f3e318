"""The learned tagger and the rules joined: one list of candidates, each with what decided it.

The tagger sees most; what is certain by form is settled by the rules: the words that a colon leads
to, the whole of a source between a quotation and its cue, who passes a statement on, and that no
quotation is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.article.article import Article
from analysis.article.quotes import Quote, near, top
from analysis.article.sentences_and_words import is_word, words
from analysis.article.spans import Span, finder, merged, trim
from analysis.statements.addressee import without_addressee
from analysis.statements.appositive_cues import appositive_cues, called_names
from analysis.statements.attribution_candidate import UNQUOTED, Candidate, Rule
from analysis.statements.attribution_edges import with_relayed, with_whole_edges
from analysis.statements.attribution_rules import rule_candidates
from analysis.statements.authors_additions import (
    is_of_next_words,
    told_apart,
    without_additions,
)
from analysis.statements.block_quotations import with_blocks
from analysis.statements.content_borders import with_borders
from analysis.statements.conversation_turns import with_turns
from analysis.statements.exchanges import with_exchanges
from analysis.statements.inserted_cues import inserted_cues
from analysis.statements.inserted_subjects import with_subjects
from analysis.statements.led_quotations import told_off
from analysis.statements.listed_contents import with_lists
from analysis.statements.nested_statements import mended, with_inner
from analysis.statements.opening_paragraphs import with_opening_paragraphs
from analysis.statements.paragraph_bounds import unfurnished, within_borders
from analysis.statements.passed_on import of_who_said
from analysis.statements.question_turns import with_question_turns
from analysis.statements.quotation_paragraphs import by_paragraph_before
from analysis.statements.quotation_rules import (
    Find,
    join_behind_colon,
    join_halves,
    join_own_paragraph,
    name_recorded_speaker,
    on_one_side,
    touching,
    without_unmarked,
)
from analysis.statements.quotation_turns import dashed_turns, own_cues
from analysis.statements.quoted_reports import with_answers, without_reports_words
from analysis.statements.quoted_within import with_quoted_within
from analysis.statements.relayed_orders import of_who_said_it, with_told_by
from analysis.statements.relayed_speech import (
    of_whom_is_quoted,
    quoted_as_saying,
    quoted_by_name,
)
from analysis.statements.run_on_contents import without_run_on
from analysis.statements.spoken_of import with_agent
from analysis.statements.statement_confidence import confidence, facts, least
from analysis.statements.tagged_clauses import beside_tag
from analysis.statements.whole_clauses import with_whole_clauses
from analysis.statements.whole_lists import with_whole_lists
from analysis.statements.whole_quotations import with_whole_quotations
from analysis.statements.words_of import with_words_of

if TYPE_CHECKING:
    from analysis.tagger.tag_statements import Attribution, Entity

SEEN = 0.2  # what the tagger is less sure of than this, it has not seen
_COMMA = re.compile(r",\s*")
_STOP = re.compile(r"[^.!?:;“”\"\n]{0,60}\.\s+")
_DAY = re.compile(
    r"(?<=\w),?\s+(?:(?:on|late|early)\s+)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|yesterday|today)(?:\s+(?:morning|afternoon|evening|night))?\Z"
)
_TELLING = re.compile(
    r"\b(?:reports?|claims?|allegations?|accusations?|rumou?rs?|news|statements?|letters?|warnings?"
    r"|suggestions?|complaints?|charges?|findings?|stud(?:y|ies)|polls?)\b",
    re.IGNORECASE,
)


def combined_candidates(
    article: Article, quotations: Sequence[Quote], *, threads: int = 1
) -> tuple[tuple[Candidate, ...], tuple[Entity, ...]]:
    """The candidates of an article by tagger and rules, and the names that the tagger saw.

    Raises:
        DataError: The tagger's files are missing or damaged.
    """
    from analysis.tagger.tag_statements import tag

    tagged, outer = tag(unfurnished(article), threads=threads), top(quotations)
    rated = _rated(article, quotations, tagged.attributions)
    taken = (replace(d, confidence=confidence(f)) for d, f in rated)
    sure = dashed_turns(article, [d for d in taken if d.confidence >= least()])
    for more in (inserted_cues, appositive_cues, called_names):
        sure += more(article, sure)
    sure = with_exchanges(article.text, with_words_of(article.text, sure, outer), outer)
    sure = with_turns(article, sure)
    sure = with_lists(article, with_blocks(article, sure, outer))
    sure = [one for one in sure if not is_of_next_words(article.text, one)]
    kept = [without_addressee(article.text, d) for d in with_inner(article.text, sure, outer)]
    kept = with_told_by(article.text, with_quoted_within(article.text, kept, quotations))
    kept = with_whole_quotations(article.text, kept, outer)
    return tuple(with_borders(article.text, kept)), tagged.entities


def rated_candidates(
    article: Article, quotations: Sequence[Quote], *, threads: int = 1
) -> list[tuple[Candidate, list[float]]]:
    """All candidates with the facts that their confidence is made of; for calibration."""
    from analysis.tagger.tag_statements import tag

    seen = tag(unfurnished(article), threads=threads).attributions
    return _rated(article, quotations, seen)


def _rated(
    article: Article, quotations: Sequence[Quote], seen: Sequence[Attribution]
) -> list[tuple[Candidate, list[float]]]:
    text, outer = article.text, top(quotations)
    speech, ruled = [q for q in outer if q.kind == "speech"], rule_candidates(article, quotations)
    candidates = [_tagged(text, a) for a in seen]
    candidates += _missed(text, candidates, ruled, speech)
    contents, cues = touching(ruled, "content"), touching(ruled, "cue")
    candidates = _of_one_cue([_by_form(text, d, ruled, contents) for d in candidates if d.content])
    candidates = own_cues(text, _untorn(candidates, speech), ruled, outer)
    candidates = join_behind_colon(article, candidates, outer)
    candidates = join_halves(text, candidates, outer)
    candidates = join_own_paragraph(article, candidates, ruled, outer)
    candidates = [on_one_side(article, without_unmarked(text, d, outer)) for d in candidates]
    candidates = [name_recorded_speaker(text, _less(text, d)) for d in candidates]
    candidates = [quoted_as_saying(text, mended(text, d)) for d in candidates]
    candidates = quoted_by_name(text, candidates)
    candidates = [of_whom_is_quoted(text, of_who_said_it(text, d)) for d in candidates]
    candidates = [with_agent(text, d) for d in candidates]
    candidates = [with_whole_edges(text, d) for d in candidates]
    candidates = with_relayed(text, with_subjects(text, candidates))
    candidates = [beside_tag(text, _without_tail(text, d, outer)) for d in candidates]
    candidates = [without_run_on(text, with_whole_clauses(text, d)) for d in candidates]
    candidates = [with_whole_lists(text, d) for d in candidates]
    candidates = [part for d in candidates for part in without_additions(text, d)]
    candidates = [of_who_said(text, d, outer) for d in candidates]
    heard = (d for d in candidates if not _addressed(text, d))
    candidates = [without_addressee(text, d) for d in heard]
    candidates = [part for d in candidates for part in told_off(text, d)]
    candidates = by_paragraph_before(article, within_borders(article, candidates, outer), outer)
    candidates = with_opening_paragraphs(article, candidates, outer)
    candidates = [part for d in candidates for part in told_apart(text, d)]
    candidates = with_question_turns(article, candidates, outer)
    candidates = without_reports_words(text, candidates, outer)
    candidates = with_answers(text, candidates)
    return [(d, facts(text, d, any(map(cues, d.cue)), outer)) for d in candidates]


def _tagged(text: str, one: Attribution) -> Candidate:
    content = tuple(s for s in (trim(text, c) for c in one.content) if s)
    source = tuple(s for s in (_undated(text, trim(text, c, ",—–-")) for c in one.source) if s)
    return Candidate(source, one.cue, content, (Rule.TAGGER,), one.p)


def _undated(text: str, source: Span) -> Span:
    """A source without the day behind it: "Mayor Ann Lee Monday"."""
    day = _DAY.search(source.of(text))
    return trim(text, Span(source.start, source.start + day.start()), ",") if day else source


def _missed(
    text: str, candidates: Sequence[Candidate], ruled: Sequence[Candidate], speech: Sequence[Quote]
) -> list[Candidate]:
    """The rules' candidates for quotations of which the tagger saw nothing."""
    covered = [c for d in candidates if d.confidence >= SEEN for c in d.content]
    beneath = finder(covered)
    out = []
    for candidate in ruled:
        if not UNQUOTED.isdisjoint(candidate.rules):
            continue  # what it says without marks is for the tagger to see
        own = any(c.overlap(q.inner) for c in candidate.content for q in near(speech, c))
        size = sum(len(c) for c in candidate.content)
        seen = sum(c.overlap(covered[at]) for c in candidate.content for at in beneath(c))
        if own and 5 * seen < size and _count(text, candidate) > 2:
            out.append(replace(candidate, confidence=0.5))
        elif own and (behind := _behind_frame(text, candidate, beneath)):
            out.append(replace(candidate, content=behind, confidence=0.5))
    return out


def _behind_frame(text: str, candidate: Candidate, beneath: Find) -> tuple[Span, ...]:
    """The quotation right behind "“It rains,” Lee said.", where the tagger saw the first alone."""
    frame = max((p.end for p in (*candidate.cue, *candidate.source)), default=0)
    ahead = [c for c in candidate.content if c.end <= frame]
    behind = [c for c in candidate.content if c.start >= frame]
    if not ahead or not behind or not candidate.source or beneath(behind[0]):
        return ()
    first = behind[0]
    plain = _STOP.fullmatch(text, frame, first.start) and beneath(ahead[-1])
    return (first,) if plain and len(first.of(text).split()) > 2 else ()


def _by_form(
    text: str, candidate: Candidate, ruled: Sequence[Candidate], beneath: Find
) -> Candidate:
    """What is certain by form where a rule saw the same content: the whole source, the links."""
    at = -1
    while later := [n for c in candidate.content for n in beneath(c) if n > at]:
        at = min(later)
        other = ruled[at]
        passes_on = any(s.overlap(o) for s in candidate.source for o in other.outer)
        if passes_on:  # the tagger took who passes the words on for their source
            candidate = replace(candidate, source=other.source, cue=other.cue, outer=other.outer)
        elif other.outer:
            candidate = replace(candidate, outer=other.outer)
        same_cue = any(c.overlap(o) for c in candidate.cue for o in other.cue)
        wider = candidate.source and other.source and other.source[0].holds(candidate.source[0])
        if wider and any(other.source[0].overlap(c) for c in candidate.content):
            wider = False  # “It failed” as they wrote it, Lee said: the clause is content
        if same_cue and wider and Rule.QUOTATION_CUE in other.rules:
            candidate = replace(candidate, source=other.source)
        if same_cue and Rule.CUE_QUOTATION in other.rules:
            ahead = _before_frame(text, candidate)
            rest = tuple(c for c in candidate.content if c not in ahead)
            content = _introduced(text, rest, other.content) if rest else other.content
            candidate = replace(candidate, content=merged((*ahead, *content)))
        if same_cue:
            candidate = replace(candidate, inner=other.inner)
    return candidate


def _before_frame(text: str, candidate: Candidate) -> tuple[Span, ...]:
    """What is said right before source and cue: "It was, Lee said, “a place of joy”"."""
    frame = min(part.start for part in (*candidate.cue, *candidate.source))
    if candidate.cue[-1].of(text).endswith(":"):
        return ()  # "It will rain, Lee said: “I know it.”" has what is said behind the colon
    return tuple(
        c for c in candidate.content if c.end <= frame and _COMMA.fullmatch(text, c.end, frame)
    )


def _introduced(text: str, content: tuple[Span, ...], quoted: tuple[Span, ...]) -> tuple[Span, ...]:
    """The quotation that a cue introduces, without the words that lead to it."""
    if any(text.startswith(("that", "That"), c.start) for c in content):
        return content  # a clause with a quotation in it, not a quotation led up to
    first = quoted[0]
    led = any(c.start < first.start and c.overlap(first) for c in content)
    return quoted if led or any(c.end <= first.start for c in content) else content


def _of_one_cue(candidates: list[Candidate]) -> list[Candidate]:
    """Drafts of one source and one cue are one statement in several parts."""
    out: dict[tuple[tuple[Span, ...], tuple[Span, ...]], Candidate] = {}
    for candidate in candidates:
        key = (candidate.source, candidate.cue)
        if candidate.cue and key in out:
            both = merged((*out[key].content, *candidate.content))
            p = max(out[key].confidence, candidate.confidence)
            out[key] = replace(out[key], content=both, confidence=p)
        else:
            out[key if candidate.cue else (candidate.content, ())] = candidate
    return list(out.values())


def _untorn(candidates: Sequence[Candidate], speech: Sequence[Quote]) -> list[Candidate]:
    """No quotation is torn: where two cues outside of it share one, one of them takes all.

    It is the one whose words run on into the quotation from before it, or has most of it.
    """
    out = list(candidates)
    ends = [quote.inner.end for quote in speech]
    shares: dict[int, dict[int, int]] = {}
    for i, candidate in enumerate(out):
        for part in candidate.content:
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


def _runs_into(candidate: Candidate, quote: Quote) -> bool:
    """Whether a candidate's cue stands before a quotation, and its content reaches into it."""
    before = all(c.end <= quote.span.start for c in candidate.cue)
    return before and any(c.start < quote.span.start < c.end for c in candidate.content)


def _less(text: str, candidate: Candidate) -> Candidate:
    """A candidate without what another tells within it: "... in answer to a report that ..."."""
    kept = list(candidate.content[:1])
    own = [*candidate.cue, *candidate.source]
    for before, part in pairwise(candidate.content):
        between = Span(before.end, max(before.end, part.start))
        tells = text.startswith("that ", part.start) and _TELLING.search(between.of(text))
        if not tells or any(map(between.holds, own)):
            kept.append(part)
    less = len(kept) < len(candidate.content)
    return replace(candidate, content=tuple(kept)) if less else candidate


def _without_tail(text: str, candidate: Candidate, outer: Sequence[Quote]) -> Candidate:
    """Without what a reporter adds behind the frame, where all before it is one quotation.

    As in "“It rains,” Lee said, | as the boats came in", but not "The ‘rain,’ Lee said, | is near".
    """
    frame = min((part.start for part in (*candidate.cue, *candidate.source)), default=0)
    ahead = [c for c in candidate.content if c.end <= frame]
    quoted = bool(ahead) and any(q.span.holds(ahead[-1]) for q in near(outer, ahead[-1]))
    return without_unmarked(text, candidate, outer) if quoted else candidate


def _addressed(text: str, candidate: Candidate) -> bool:
    """Whether its whole content is whom something is said to: "sent his order to Tom Ward"."""
    if (
        len(candidate.content) != 1
        or not candidate.cue
        or not candidate.cue[-1].of(text).endswith(" to")
    ):
        return False
    names = [w.of(text) for w in words(text, candidate.content[0]) if is_word(w.of(text))]
    return 0 < len(names) < 7 and all(name[0].isupper() for name in names)


def _count(text: str, candidate: Candidate) -> int:
    return sum(is_word(w.of(text)) for c in candidate.content for w in words(text, c))
