"""Names read off a text, set right by the rest of it: what is cut off, lowered or counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.actors.mention_candidates import MentionCandidate, Token, is_number
from analysis.article.lexicon import word_set
from analysis.article.name_lists import (
    given,
    heads,
    kind_of,
    known_names,
    noun_of,
    short_places,
    words_of,
)
from analysis.article.spans import Span

_MEASURES = frozenset([
    ("at", "least"), ("at", "most"), ("more", "than"), ("fewer", "than"), ("less", "than"),
    ("up", "to"),
])  # fmt: skip
_BEFORE = frozenset(["Former", "Incoming", "Longtime", "Outgoing", "So-called"])
_SEATS = frozenset([
    "Capitol Hill", "Congress", "House", "Pentagon", "Senate", "State Department", "Supreme Court",
    "White House",
])  # fmt: skip
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")  # what may end a sentence
_PARTICIPLE = re.compile(
    r"[A-Z]\w+-(?:aligned|allied|appointed|backed|based|born|controlled|era|founded|funded|led|linked"
    r"|owned|run|sponsored|style)"
)
_PRESIDENTS = frozenset(["Biden", "Bush", "Clinton", "Obama", "Reagan", "Trump"])
_NUMERAL = re.compile(r"[IVX]{2,}")  # Pope Benedict XVI
_NEARLY = frozenset(["almost", "nearly", "roughly"])


def parted(
    tokens: Sequence[Token], mentions: Sequence[MentionCandidate]
) -> Iterator[MentionCandidate]:
    """The names, with a surname cut off that only follows a body: "the Washington Post Trump"."""
    mentions = [one for two in _two_bodies(tokens, mentions) for one in _once(tokens, two)]
    last = Counter(mention.words[-1] for mention in mentions)
    full = {m.words[-1] for m in mentions if len(m.words) > 1 and m.words[0] in given()}
    for mention in mentions:
        mention = _without_seat(tokens, mention)
        words = mention.words
        if len(words) == 2 and _INITIALS.fullmatch(words[0]) and words[1] in full:
            yield from _cut(tokens, mention, 1)  # "to the U.N. | Power was"
        elif (
            len(words) < 3
            or mention.title
            or words[-2] not in heads()
            or words[-1] in heads()
            or last[words[-1]] < 3
            or words[0] in given()
            or mention.last - mention.first != len(words)
        ):
            yield mention
        else:
            yield from _cut(tokens, mention, mention.last - 1 - mention.first)


def _once(tokens: Sequence[Token], mention: MentionCandidate) -> Iterator[MentionCandidate]:
    """A name as two where it stands twice in a row, as in a caption: "Ann Lee | Ann Lee"."""
    half = len(mention.words) // 2
    one, other = mention.words[:half], mention.words[half:]
    if half < 2 or one != other or mention.last - mention.first != len(mention.words):
        yield mention
        return
    cut = mention.first + half
    yield replace(
        mention,
        last=cut,
        span=Span(mention.span.start, tokens[cut - 1].end),
        words=one,
        shown="",
    )
    span = Span(tokens[cut].start, mention.span.end)
    yield replace(mention, first=cut, span=span, words=other, shown="", title=())


def _cut(
    tokens: Sequence[Token], mention: MentionCandidate, count: int
) -> Iterator[MentionCandidate]:
    """A name as two: its first tokens, and its last word."""
    cut = mention.first + count
    body = Span(mention.span.start, tokens[cut - 1].end)
    yield MentionCandidate(mention.first, cut, body, "name", mention.words[:-1])
    tail = Span(tokens[cut].start, mention.span.end)
    yield replace(mention, first=cut, span=tail, words=mention.words[-1:], shown="")


def _two_bodies(
    tokens: Sequence[Token], mentions: Sequence[MentionCandidate]
) -> Iterator[MentionCandidate]:
    """The names, two bodies that "and" joins apart: "Department of Ports and | HPA".

    The second stands by itself elsewhere, and the first has a body's word.
    """
    alone = {mention.words for mention in mentions}
    for mention in mentions:
        at = mention.words.index("and") if "and" in mention.words else 0
        one, other = mention.words[:at], mention.words[at + 1 :]
        short = len(other) == 1 and len(other[0]) > 2 and other[0].isupper()
        whole = len(other) > 1 and other[-1] not in ("Committee", "Department", "Ministry")
        whole = whole and kind_of(other) not in ("person", "place")  # of New York and New Jersey
        body = one in alone or any(w in ("for", "of") for w in one)
        body = body and any(heads().get(word) == "organisation" for word in one)
        plain = mention.last - mention.first == len(mention.words) and not mention.title
        if not (at > 1 and plain and body and (short or whole) and other in alone):
            yield mention
            continue
        cut = mention.first + at
        span = Span(mention.span.start, tokens[cut - 1].end)
        yield MentionCandidate(mention.first, cut, span, "name", one)
        tail = Span(tokens[cut + 1].start, mention.span.end)
        yield replace(mention, first=cut + 1, span=tail, words=other, shown="")


def _without_seat(tokens: Sequence[Token], mention: MentionCandidate) -> MentionCandidate:
    """A medium's name without the seat that its reporter is at: "CNN | White House reporter".

    Or the name of a campaign fund without "PAC" before it.
    """
    words = mention.words
    if mention.title or mention.last - mention.first != len(words) or len(words) < 2:
        return mention
    if words[0] == "PAC" and len(words) > 2 and tokens[mention.first - 1].low == "super":
        return replace(_behind_call(tokens, mention), proofs={"it"})
    founded = _PARTICIPLE.fullmatch(words[0])  # the Ward-founded | Hale University
    if (
        founded
        or words[0] in _BEFORE
        or _is_of_one(words)
        or (words[0] == "Find" and kind_of(words[1:]) == "media")
    ):
        return _behind_call(tokens, mention)
    noun = noun_of(tokens[mention.last].low) if mention.last < len(tokens) else None
    if noun is None or noun.kind != "person":
        return mention
    for at in range(1, len(words)):
        seat = " ".join(words[at:]) in _SEATS
        if seat and kind_of(words[:at]) == "media":
            span = Span(mention.span.start, tokens[mention.first + at - 1].end)
            last = mention.first + at
            return replace(mention, last=last, span=span, words=words[:at], shown="")
    return mention


def _is_of_one(words: Sequence[str]) -> bool:
    """Whether a whole body's name stands behind a party or a president: "Obama | White House"."""
    rest = " ".join(words[1:])
    known = known_names().get(rest) == "organisation" or rest.startswith("Department of ")
    known = known and (" " in rest or rest.isupper() or rest in _SEATS)
    party = words[0] in ("Democratic", "Republican") and words[1:2] != ("Party",)
    whole = " ".join(words) not in known_names()
    return whole and known and (party or words[0] in _PRESIDENTS)


def without_nicknames(
    tokens: Sequence[Token], mentions: list[MentionCandidate]
) -> list[MentionCandidate]:
    """The names, less a word of abuse or praise before one that stands without it elsewhere.

    "Crooked Hillary Clinton" is Hillary Clinton, where the article has "Hillary Clinton" too.
    """
    whole = {mention.words for mention in mentions}
    for mention in mentions:
        words = mention.words
        points = mention.last - mention.first - len(words)  # of "B. Todd Jones"
        plain = not mention.title and 0 <= points <= sum(len(word) == 1 for word in words)
        begins = len(words) > 2 and (words[1] in given() or len(words[1]) == 1)
        if plain and begins and words[0] not in given() and words[1:] in whole:
            mention.first += 1
            mention.words, mention.shown = words[1:], ""
            mention.span = Span(tokens[mention.first].start, mention.span.end)
    return mentions


def without_calls(
    tokens: Sequence[Token], mentions: Sequence[MentionCandidate], firm: Counter[str]
) -> list[MentionCandidate]:
    """The names, less a verb that opens a call and has its capital from there.

    "Fire Hale!" is a call to fire Hale, where the article has "Mr. Hale" or "Hale" too.
    """
    names = Counter(mention.words for mention in mentions)
    names.update(
        mention.words[-1:]
        for mention in mentions
        if len(mention.words) > 1 and mention.words[0] in given()
    )
    return [
        _behind_call(tokens, mention) if _is_call(tokens, mention, names, firm) else mention
        for mention in mentions
    ]


def without_states(
    tokens: Sequence[Token], mentions: Sequence[MentionCandidate]
) -> list[MentionCandidate]:
    """The names, less the short form of a state that ends the sentence before one.

    "She left for the U.S. Hale stayed" names Hale, where the article has "Ann Hale" too.
    """
    people = {m.words[-1] for m in mentions if len(m.words) > 1 and m.words[0] in given()}
    people |= {m.words[-1] for m in mentions if m.title}
    return [
        _behind_call(tokens, mention)
        if len(mention.words) == 2
        and mention.last - mention.first == 2
        and mention.words[0].rstrip(".") in short_places()
        and mention.words[1] in people
        else mention
        for mention in mentions
    ]


def _is_call(
    tokens: Sequence[Token],
    mention: MentionCandidate,
    names: Counter[tuple[str, ...]],
    firm: Counter[str],
) -> bool:
    first, name = mention.words[0], mention.words[1:]
    if first in given() or firm[first] or mention.title or mention.last - mention.first < 2:
        return False
    shouted = mention.last < len(tokens) and tokens[mention.last].text == "!"
    verb = shouted or first.lower() in word_set("verbs", "base")
    alone = names[mention.words] == 1 and names[name] > 0
    return verb and alone and tokens[mention.first].weak


def _behind_call(tokens: Sequence[Token], mention: MentionCandidate) -> MentionCandidate:
    first = mention.first + 1
    span = Span(tokens[first].start, mention.span.end)
    return replace(mention, first=first, span=span, words=mention.words[1:], shown="")


def lowered(mention: MentionCandidate, firm: Counter[str]) -> MentionCandidate:
    """A name in capitals ("TOM WARD:") as it is written elsewhere."""
    if any(len(w) > 2 and w.isupper() and not _NUMERAL.fullmatch(w) for w in mention.words):
        known_person = mention.words[0].title() in given() and len(mention.words) > 1
        words = tuple(
            w.title()
            if w.isupper() and not _keeps_capitals(w) and (firm[w.title()] or known_person)
            else w
            for w in mention.words
        )
        if words != mention.words:
            mention.words, mention.shown = words, ""
    return mention


def _keeps_capitals(word: str) -> bool:
    return word in words_of("suffix") or _NUMERAL.fullmatch(word) is not None


def counted(tokens: Sequence[Token], mention: MentionCandidate) -> MentionCandidate:
    """A part of a group is a group of its own: "21 Senate Dems", "some Republicans"."""
    if heads().get(mention.words[-1]) != "collective":
        return mention
    first = mention.first
    while first and tokens[first - 1].sentence == tokens[mention.first].sentence:
        before = tokens[first - 1]
        if not (
            (before.text[:1].isdigit() and is_number(before)) or before.low in words_of("part")
        ):
            break
        first -= 1
    if first == mention.first:
        return mention
    first = _with_measure(tokens, first)
    words = (*(t.low for t in tokens[first : mention.first]), *mention.words)
    span = Span(tokens[first].start, mention.span.end)
    return MentionCandidate(first, mention.last, span, "name", words, number="p")


def _with_measure(tokens: Sequence[Token], first: int) -> int:
    """Where the words begin that say how far a number holds: "at least five", "more than a dozen".

    Args:
        tokens: The words.
        first: The place of the number.
    """
    here = tokens[first].sentence
    low = [t.low for t in tokens[max(0, first - 3) : first] if t.sentence == here]
    at = first - (tokens[first].low == "dozen" and low[-1:] == ["a"])
    low = low[: len(low) - (first - at)]
    if tuple(low[-2:]) in _MEASURES:
        return at - 2
    return at - 1 if low[-1:] and low[-1] in _NEARLY else at
