"""Whom page one names as heard: all sources weighed by their words, and only sure ones named.

A source is a speaker, or what the article calls a source that it does not name: "the draft rule".
Its words are those of all its listed statements, told in paraphrase or quoted, less what it only
passes on. One source under several labels ("the poll", "a new survey") counts once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.actors.placed_persons import place_of
from analysis.article.author import THE_AUTHOR, author_of
from analysis.article.name_lists import noun_of
from analysis.article.sentences_and_words import count
from analysis.article.spans import minus
from analysis.article.text_kind import TextKind, text_kind
from analysis.statements.joint_speakers import joint
from analysis.statements.same_source import Label, is_polled, label_in, merged
from analysis.statements.source_phrases import phrase, words_of
from analysis.statements.statement_class import StatementClass
from analysis.views.page_one_doubles import (
    holds_another,
    is_named_too,
    is_no_voice,
    is_same_group,
    is_told_again,
)
from analysis.views.page_one_left_out import is_loose, is_quoted, may_be_another
from analysis.views.page_one_lists import Heard, Voices
from analysis.views.page_one_precision import (
    CLEAR,
    GROUPS,
    NAMED,
    RELATIVES_AS_GROUP,
    clearly_most,
    is_own_outlet,
)

if TYPE_CHECKING:
    from analysis.pipeline import Analysis
    from analysis.statements.statements import Statement, Statements

MOST = 5  # sources that are named
MEDIA_MOST = 3  # media that are named where nobody else can be
SURE = 0.93  # probability of a speaker in one statement, from which a source is named
NEARLY = 0.9  # of the words of one who is not sure, from which another is named before him
FEWEST = 8  # words of a source with less than that many others have, to be named beside them
MEDIA = words_of("outlet") | {"media", "outlets", "reports", "newspapers"}
# A name that has lost its end: "Ada M", "analysts Bo Lund" without the other one.
_CUT = re.compile(r" [A-Z]\Z|\b[a-z]{3,}s(?: [A-Z][\w.]*){2,}\Z")
_ITSELF = re.compile(r"(?:the|this|a) (?:report|article|story)\Z")  # it could be this one
_DOCUMENT = re.compile(
    r"\b(?:analysis|article|data|documents?|editorial|email|filing|lawsuit|letter|memo|poll"
    r"|post|ranking|report|research|statement|story|study|survey)s?\b",
    re.IGNORECASE,
)
_NAME = re.compile(  # but no month
    r"\b(?!(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{4,}|il|ch)?\b)[A-Z][\w-]+"
)
SOME = 5  # words of a source that is missed in a list
SURELY = 3  # words that are surely a source's, for it to be named


def sources(said: Statements) -> tuple[Heard, ...]:
    """Every source of some statements, most words first; without the author of an opinion.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "Bo Lund said it would rain on Monday. The poll found that it pours in May."
        >>> said = statements(parse(text + " According to the survey, June is dry."))
        >>> [(one.name, one.words) for one in sources(said)]
        [('the poll', 8), ('Bo Lund', 5)]
    """
    heard = [
        s
        for s in said
        if s.listed
        and s.statement_class is StatementClass.SPEECH
        and not is_author(said, s)
        and not (s.speaker and is_own_outlet(s.speaker, said))
    ]
    own = _own_words(said, heard)
    labels = {s.number: label_in(said, s) for s in heard}
    rows: dict[object, list[Statement]] = defaultdict(list)
    group = merged(said, [(s, labels[s.number]) for s in heard])
    for s in heard:
        rows[group.get(labels[s.number].name) or s.number].append(s)
    out = [_heard(said, row, labels, own) for row in rows.values()]
    return tuple(sorted(out, key=lambda one: (-one.words, one.statements)))


def voices_heard(said: Statements) -> Voices:
    """Who is named as heard, whether others are, and what is longer but less sure."""
    all_sources = [one for one in sources(said) if not may_be_another(said, _rows(said, one))]
    loose = [one for one in all_sources if is_loose(said, _rows(said, one))]
    every = [one for one in all_sources if one not in loose]
    known = [one for one in every if one.name]
    alone = _each_once(said, known)
    sure = _nameable_all(said, alone)
    named = _first([one for one in sure if not one.relays])
    if not named:
        named = _first([one for one in sure if one.relays])[:MEDIA_MOST]
    unsure = [
        one
        for one in every
        if not (one.name or one.relays or _are_several(said, one)) and one.words >= FEWEST
    ]
    longest = max((one.words for one in unsure), default=0)
    kept = [one for one in named if one.words >= NEARLY * longest]
    little = sum(one.words for one in named) < longest
    opinion = text_kind(said.article) is TextKind.OPINION
    named = [] if opinion and little and not kept else kept or named
    missed = max((o.words for o in (*alone, *loose) if o not in named[:MOST]), default=0)
    missed = max(missed, longest)  # nobody is named who says less than one who is not
    named = [one for one in named if one is named[0] or one.words >= NEARLY * missed]
    weight = sum(one.words for one in unsure)
    longer = unsure if not kept or weight > sum(one.words for one in known) else []
    own = {one.name for one in named}
    both = [one for one in known if one.name and own.issuperset(_members(one.name) or ["–"])]
    beside = [*(one for one in known if one not in (*named, *both)), *loose]
    others = any(one.words >= SURELY for one in beside) or len(unsure) > 1
    others = others or any(_are_several(said, one) for one in every)
    names = {actor.name for actor in said.cast.actors if actor.named} - {n.actor for n in named}
    outlet = any(s.sure and s.speaker in names and not is_author(said, s) for s in said)
    numbers = sorted(number for one in longer for number in one.statements)
    share = sum(one.words for one in named) / max(1, sum(one.words for one in all_sources))
    left_out = sum(one.words >= SOME and one not in named for one in (*alone, *loose) if one.name)
    loud = tuple(numbers) if named else ()
    words = sum(one.words for one in all_sources if one not in both)
    rest = words / max(1, sum(one.words for one in named)) - 1
    return Voices(tuple(named), others or outlet, loud, share, left_out, rest)


def speaks_most(a: Analysis) -> Heard | None:
    """Who speaks most, where that is clear beside every other source, sure or not."""
    share, heard = clearly_most(a), voices_heard(a.statements).named
    if share is None or not heard or heard[0].actor != share.name:
        return None
    others = [one.words for one in sources(a.statements) if one.actor != share.name]
    return (
        heard[0] if share.words >= CLEAR * max(*others, _behind_a_colon(a.statements), 0) else None
    )


def _behind_a_colon(said: Statements) -> int:
    """How many words a paragraph behind a colon has that no statement holds: perhaps another's.

    "Here is what he said:", and then his statement, whose quotation marks are not closed.
    """
    text, most = said.article.text, 0
    held = [span for s in said for span in s.content]
    for before, after in pairwise(said.article.body):
        if before.of(text).rstrip().endswith(":"):
            most = max(most, sum(count(text, piece) for piece in minus(after, held)))
    return most


def is_author(said: Statements, statement: Statement) -> bool:
    """Whether it is the author of an opinion who says so, who is not heard in it but writes it."""
    if text_kind(said.article) is not TextKind.OPINION:
        return False
    return statement.speaker.lower() in (THE_AUTHOR, author_of(said.article).lower())


def _first(rows: Sequence[Heard]) -> list[Heard]:
    """Those to name: none with a few words beside others that have more."""
    return [one for one in rows[:MOST] if one is rows[0] or one.words >= FEWEST]


def _each_once(said: Statements, known: Sequence[Heard]) -> list[Heard]:
    """Of some sources each one, without those that another holds, or who are no voices."""
    names = {one.name for one in known}
    alone = [one for one in known if names.isdisjoint(_members(one.name))]
    alone = [one for one in alone if not is_no_voice(said, one, alone)] or alone
    alone = [one for one in alone if not is_named_too(said, one, alone)]
    alone = [one for one in alone if not is_told_again(one, known)]
    called = {actor.name for actor in said.cast.actors if actor.named}
    alone = [one for one in alone if not holds_another(one, alone, called)]
    return [one for one in alone if not is_same_group(said, one, alone[0])]


def _nameable_all(said: Statements, every: Sequence[Heard]) -> list[Heard]:
    """Of some sources those that are surely heard as they are named, in the same order.

    One person without a name may be another of the article's, and a document with somebody's name
    is heard beside him only once.
    """
    kinds = {actor.name: actor.kind for actor in said.cast.actors if actor.named}
    known = [one for one in every if one.actor in kinds and _is_sure(said, one)]
    names = {word for one in known if " " in one.name for word in one.name.split()}  # no second Ann
    out = [one for one in known if one.name not in names and _speaks(said, one)]
    out = [one for one in out if kinds[one.actor] != "media"] or out  # media pass on others' words
    told = {word for one in out for word in _NAME.findall(one.name)}
    for one in every:
        if one.actor in kinds:
            continue
        if _DOCUMENT.search(one.name):
            if known and one is not every[0]:
                continue  # perhaps it is theirs
            own = set(_NAME.findall(one.name[1:]))
            if own and told.isdisjoint(own):
                out.append(one)
                told |= own
        elif not (known or one.name.startswith("the ")) and _is_group(one) and _is_sure(said, one):
            out.append(one)  # beside those who are named it may be they
    return sorted(out, key=every.index)


def _speaks(said: Statements, one: Heard) -> bool:
    """Whether a source is quoted, or says more than one thing."""
    return len(one.statements) > 1 or any(is_quoted(said.article.text, s) for s in _rows(said, one))


def _is_group(one: Heard) -> bool:
    """Whether a source is several by the noun it is named by."""
    noun = noun_of(head := phrase(one.name).head.lower())
    return noun.number == "p" if noun is not None else head.endswith("s")


def _is_sure(said: Statements, one: Heard) -> bool:
    """Whether at least one statement of a source is surely its own."""
    return any(s.speaker_p is None or s.speaker_p >= SURE for s in _rows(said, one))


def _rows(said: Statements, one: Heard) -> list[Statement]:
    """The statements of a source that count for it."""
    return [said[number - 1] for number in one.statements]


def _are_several(said: Statements, one: Heard) -> bool:
    """Whether a source without a name of its own is surely several by name, who speak together."""
    return not one.name and all(s.sure and len(joint(said.cast, s)) > 1 for s in _rows(said, one))


def _members(name: str) -> list[str]:
    """Those whom the name of several has: "Ann Lee and Bo Lund"."""
    parts = re.split(r",? and |, ", name)
    return parts if len(parts) > 1 else []


def _own_words(said: Statements, heard: Sequence[Statement]) -> dict[int, int]:
    """How many words each statement has, less those that it quotes from somebody else."""
    text = said.article.text
    inner: dict[int, list[Statement]] = defaultdict(list)
    numbers = {s.number for s in heard}
    named = {actor.name for actor in said.cast.actors if actor.named}
    media = {actor.name for actor in said.cast.actors if actor.kind == "media"}

    def own(s: Statement, holder: Statement) -> bool:
        """Whether words in another's are those of whom he relays: somebody by name."""
        relayed = s.speaker in named or holder.speaker in media
        return relayed and s.speaker not in ("", holder.speaker)

    for s in heard:
        if s.within in numbers:
            inner[s.within].append(s)
    out: dict[int, int] = {}
    for s in heard:
        holder = said[s.within - 1] if s.within in numbers else None
        if holder is not None and not own(s, holder):
            out[s.number] = 0  # his words already
            continue
        others = [c for i in inner[s.number] if own(i, s) for c in i.content]
        spans = (piece for content in s.content for piece in minus(content, others))
        out[s.number] = sum(count(text, piece) for piece in spans)
    return out


def _heard(
    said: Statements, row: Sequence[Statement], labels: dict[int, Label], own: dict[int, int]
) -> Heard:
    """One source, named as its surest and longest statements name it."""
    weights: dict[Label, int] = defaultdict(int)
    for s in row:
        label = labels[s.number]
        if label.sure and _nameable(said, label):
            weights[label] += own[s.number]
    best = max(weights, key=lambda label: _rank(said, label, weights[label]), default=None)
    words = sum(own[s.number] for s in row)
    sure = sum(weights.values())
    name = best.name if best is not None and sure >= SURELY else ""
    numbers = [s.number for s in row if labels[s.number].sure or not name]
    kinds = {actor.name: actor.kind for actor in said.cast.actors}
    names = {labels[s.number].name for s in row}
    medium = all(kinds.get(one) == "media" or phrase(one).head in MEDIA for one in names)
    relays = medium and all(s.kind == "indirect" for s in row)
    actor = best.actor if best is not None else ""
    return Heard(name, words, tuple(n for n in numbers if own[n]), relays, actor)


def _rank(said: Statements, label: Label, words: int) -> tuple[bool, bool, bool, int]:
    """What a source is best called by: a name, else what tells most; no poll by whom it asked."""
    named = any(actor.named and actor.name == label.actor for actor in said.cast.actors)
    asks = not is_polled(label.name)
    return named and asks, asks, any(map(str.isupper, label.name[1:])), words


def _nameable(said: Statements, label: Label) -> bool:
    """Whether a page may name a source so: no relatives, nor anybody known by his place alone."""
    kinds = {actor.name: actor.kind for actor in said.cast.actors if actor.named}
    if kinds.get(label.actor, "person") not in (*NAMED, *GROUPS):
        return False
    if _CUT.search(label.name) or _ITSELF.match(label.name):
        return False
    return not place_of(label.name) and not RELATIVES_AS_GROUP.search(label.name)
