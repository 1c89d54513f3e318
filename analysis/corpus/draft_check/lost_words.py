"""What a quotation leaves out of its sentence that limits, denies or turns what it keeps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analysis.article.quotes import Quote
from analysis.article.spans import Span
from analysis.corpus.draft_check.indexed_text import IndexedText
from analysis.corpus.draft_check.locate_words import Located
from analysis.corpus.draft_check.word_classes import (
    CONDITIONS,
    ends_clause,
    hedges,
    is_negation,
    turns,
)
from analysis.corpus.draft_check.word_keys import Token, keys
from analysis.statements.denial_cues import assertion_of

AHEAD = 8  # words behind a cut that are looked at
BACK = 6  # words before a cut among which a negation governs it
BACK_IN_PART = 2  # the same where a few words are quoted within the writer's own sentence
NEAR_BY = 40  # words of the draft, around the quotation, that may give what it leaves out
LEAST = 4  # words of a quotation that can be half of a sentence
_CLAUSE = re.compile(r"[,;:—–()]|--")


def lost_after(draft: IndexedText, quote: Quote, place: Located) -> tuple[Token, ...]:
    """The words behind a quotation, to the end of the clause, where they turn it."""
    if len(place.words) < LEAST or place.pairs[-1][0] < 0 or place.pairs[-1][1] < 0:
        return ()
    rest = _rest(place, place.pairs[-1][1])
    if not turns(keys(rest)):
        return ()
    following = keys(_around(draft, quote)[1])
    if _has(following, keys(rest[:2])) or rest[0].key in following[:12]:
        return ()
    return rest


def lost_before(draft: IndexedText, quote: Quote, place: Located) -> tuple[Token, ...]:
    """A negation before a quotation that governs it, or the condition that it depends on."""
    first = next(b for a, b in place.pairs if a >= 0 and b >= 0)
    lead = _lead(place, first)
    before = _around(draft, quote)[0]
    reach = BACK if _given_whole(draft, quote) else BACK_IN_PART
    for number, token in enumerate(reversed(lead[-reach:]), 1):
        if _joint(place.source.text, token, lead, number, place.token(first)):
            break
        if is_negation(token):
            said = draft.statement([quote.inner])
            denied = said is not None and assertion_of(draft.text, said) == "denied"
            return () if denied or any(map(is_negation, before[-12:])) else (token,)
    if lead and lead[0].key in CONDITIONS and _whole(draft, quote):
        return () if any(t.key in CONDITIONS for t in before[-12:]) else lead
    return ()


def lost_hedge(draft: IndexedText, quote: Quote, place: Located) -> tuple[Token, ...]:
    """A hedge that stands right before or behind a quotation: "I think", "perhaps"."""
    if len(place.words) < LEAST or min(place.pairs[0]) < 0 or min(place.pairs[-1]) < 0:
        return ()
    if not _given_whole(draft, quote):
        return ()
    lead, rest = _lead(place, place.pairs[0][1]), _rest(place, place.pairs[-1][1])
    before = lead[:-1] if lead and lead[-1].key == "that" else lead
    if rest and not _tag(place, rest[0]):
        rest = ()
    lost: tuple[Token, ...] = ()
    for side, near in ((before, -1), (rest, 0)):
        if not side:
            continue
        found = hedges(place.source.text, Span(side[0].start, side[-1].end))
        lost += tuple(
            t for t in side if any(h.overlap(t.span) and h.overlap(side[near].span) for h in found)
        )
    if not lost or any(_opens(t.key) for side in _around(draft, quote) for t in side[-12:]):
        return ()
    outside = draft.sentence(quote.span)
    own = (h for h in hedges(draft.text, outside) if not quote.span.holds(h))
    return () if any(own) else lost


def _tag(place: Located, first: Token) -> bool:
    """Whether a word begins what is put behind a sentence: ", perhaps", "I think"."""
    last = place.token(place.pairs[-1][1])
    return first.key == "i" or "," in place.source.text[last.end : first.start]


def _opens(word: str) -> bool:
    return word.startswith(("think", "thought", "believ", "guess", "suppos", "hope", "doubt"))


def lost_between(place: Located) -> tuple[Token, ...]:
    """What an ellipsis stands for, where it denies or turns."""
    for (_, b), (c, d) in pairwise(pair for pair in place.pairs if min(pair) >= 0):
        if c not in place.breaks or d <= b + 1:
            continue
        left_out = [place.token(n) for n in range(b + 1, d)]
        sentence = place.source.sentence(place.token(d).span)
        near = [t for t in left_out if t.start >= sentence.start]
        if near and (any(map(is_negation, near[-BACK:])) or near[0].key in CONDITIONS):
            inside = any(is_negation(t) for t in place.words[c : c + BACK])
            return () if inside else tuple(near)
    return ()


def _rest(place: Located, last: int) -> tuple[Token, ...]:
    """The words that the same quotation, or its sentence, goes on with."""
    out: list[Token] = []
    before = place.token(last)
    sentence = place.source.sentence(before.span)
    for number in range(last + 1, min(last + 1 + AHEAD, len(place.within.keys))):
        token = place.token(number)
        if token.start >= sentence.end or not _goes_on(place, number - 1, number):
            break
        out.append(token)
    return tuple(out)


def _lead(place: Located, first: int) -> tuple[Token, ...]:
    """The words that the same quotation's sentence begins with."""
    out: list[Token] = []
    sentence = place.source.sentence(place.token(first).span)
    number = first - 1
    while number >= 0 and place.token(number).start >= sentence.start:
        if not _goes_on(place, number, number + 1):
            break
        out.append(place.token(number))
        number -= 1
    return tuple(reversed(out))


def _goes_on(place: Located, before: int, after: int) -> bool:
    """Whether one word follows another in one quotation, or in one that is only interrupted."""
    source = place.source
    one, two = place.within.at[before], place.within.at[after]
    if source.quote_of[one] == source.quote_of[two]:
        return True
    if not place.quoted:
        return False
    ended = source.text[source.tokens[one].end :][:1]
    said = source.statement([source.tokens[one].span])
    same = said is not None and said is source.statement([source.tokens[two].span])
    return ended == "," and same


def _joint(text: str, token: Token, lead: Sequence[Token], number: int, first: Token) -> bool:
    """Whether a clause ends behind a word, or begins with it."""
    after = lead[len(lead) - number + 1] if number > 1 else first
    return bool(_CLAUSE.search(text[token.end : after.start])) or ends_clause(token.key)


def _whole(draft: IndexedText, quote: Quote) -> bool:
    """Whether a quotation is given as a sentence."""
    words = quote.inner.of(draft.text).strip()
    return words[:1].isupper() and words[-1:] in (".", ",", "!", "?")


def _given_whole(draft: IndexedText, quote: Quote) -> bool:
    """Whether a quotation stands for all that was said, not as a part of the writer's sentence."""
    said = draft.statement([quote.inner])
    return _whole(draft, quote) or (said is not None and said.kind == "direct")


def _around(draft: IndexedText, quote: Quote) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The words of the draft before and behind a quotation; those before in its sentence only."""
    sentence = draft.sentence(quote.span)
    start = max(0, quote.span.start - 12 * NEAR_BY)
    before = draft.within(Span(max(start, sentence.start), max(start, quote.span.start)))
    end = min(len(draft.text), quote.span.end + 12 * NEAR_BY)
    return before, draft.within(Span(quote.span.end, end))[:NEAR_BY]


def _has(words: Sequence[str], part: Sequence[str]) -> bool:
    size = len(part)
    return any(list(words[n : n + size]) == list(part) for n in range(len(words) - size + 1))
