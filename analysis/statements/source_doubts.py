"""Which sources a page lists: those whose statements are surely theirs, told once, by their names.

In editors' trials about half of the rows of sources were wrong, most of them for a few reasons that
the text itself shows. A source with such a doubt stays in the exports, which tell it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis.actors.cast import Actor, Cast
from analysis.actors.mention_candidates import NAMING
from analysis.article.name_lists import given, noun_of
from analysis.article.name_lists import words_of as name_words
from analysis.statements.attribution_candidate import Flag, Rule
from analysis.statements.described_first import may_be_named_below
from analysis.statements.source_groups import words_naming
from analysis.statements.source_phrases import own_words, phrase, span_words, words_of
from analysis.statements.source_types import SourceType
from analysis.statements.statement_class import StatementClass
from analysis.statements.statements import Statement, Statements
from analysis.statements.sureness import SURE_SPEAKER, is_sure
from analysis.statements.table_speakers import lone_office

if TYPE_CHECKING:
    from analysis.statements.sources import Source


class SourceDoubt(StrEnum):
    """Why a source is not sure enough to be listed for readers."""

    STATEMENTS = "its statements may not be its own"
    NO_SPEECH = "it may only think or want something"
    NAMED_ELSEWHERE = "may be somebody whom the article names"
    SEVERAL = "several sources in one"
    VAGUE = "its words name nobody"
    TYPE = "its type is not sure"


# Who "is expected to back the bill", "heard the report" or "quoted Lee as saying" utters nothing.
_NO_UTTERANCE = re.compile(
    r"(?:is|are|was|were|been|be)\s+(?:\w+ly\s+)?(?:expected|said|believed|thought|reported|alleged|"
    r"rumou?red|known|supposed|told|asked|urged)\b|(?:\w+\s+)?(?:hear|hears|heard)\b"
    r"|quot(?:e|es|ed|ing)\b.*\bas saying\b",
    re.IGNORECASE | re.DOTALL,
)
_OWNED = re.compile(r"['’‘]s?\s+\w")
_ROW = re.compile(r"\band\b|/|;")
_NAME = re.compile(r"\b[A-Z][\w.’'&-]*")
# What stands behind the noun that a source is about: "teams from the universities of A and B".
_BEHIND = re.compile(r"(?<=[a-z]s)\s(?:of|from|at|in|for|with|across|on)\s.*", re.DOTALL)
_PLACED = re.compile(r"(?:in|at|on|from|for|with|by|of|to|as|among)\s")
_WHICH = frozenset(["any", "every", "each", "no"])
_BARE = frozenset([
    "some", "many", "others", "other", "few", "most", "several", "all", "both", "none", "one",
    "everyone", "everybody", "anyone", "anybody", "nobody", "somebody", "someone", "those", "these",
    "another", "two", "three", "a few", "the other", "the others", "the two", "the latter",
])  # fmt: skip
_GENERIC = frozenset(
    ["agency", "campaign", "committee", "company", "council", "department", "firm", "foundation"]
) | {"group", "institute", "network", "nonprofit", "organisation", "organization", "team", "union"}
_SPOKES = "spokes"
_TEXT = frozenset(["piece", "paper", "document", "text", "article"])


@dataclass(frozen=True, slots=True)
class Others:
    """What the doubts about one source ask of the article.

    Args:
        people: Whether the article names people.
        bodies: Whether it names organisations or media.
        texts: The head nouns of documents that are told before this source, and whose they are.
        office: Whether this source holds an office that nobody has whom the article names.
        speaks: Whether a statement of this source is speech.
    """

    people: bool = False
    bodies: bool = False
    texts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    office: bool = False
    speaks: bool = True


def own_statements(cast: Cast, actor: Actor | None, group: Sequence[Statement]) -> tuple[int, ...]:
    """The numbers of the statements that are surely a source's own, thoughts left out.

    A statement is, where it is sure, its source utters it, and the words that name the source have
    its name, or a pronoun or description leads to it with a probability that is sure too. Of one
    without a name no speaker can be wrong. Participles ("arguing that") count where nothing else
    does, since they stand far from whom they belong to.

    Args:
        cast: The actors of the article.
        actor: The source, where the cast holds it.
        group: Its statements.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> said = statements(parse("Ann Lee said that it rained."), method="rules")
        >>> own_statements(said.cast, said.cast.actors[0], list(said))
        (1,)
    """
    spoken = [
        s for s in group if s.statement_class is StatementClass.SPEECH and _is_own(cast, actor, s)
    ]
    text = cast.article.text
    near = [s for s in spoken if not all(c.of(text).endswith("ing") for c in s.cue) or not s.cue]
    return tuple(s.number for s in near or spoken)


def _is_own(cast: Cast, actor: Actor | None, statement: Statement) -> bool:
    text, by_name = cast.article.text, actor is not None and actor.named
    if Flag.BY_HAND in statement.flags:
        return statement.sure
    likely = statement.speaker_p if by_name else None
    kind, sort = statement.kind, statement.statement_class
    person = by_name and actor is not None and actor.kind == "person"
    plain = person and Rule.PLAIN_VERB in statement.rules
    if not is_sure(kind, sort, statement.confidence, likely, plain):
        return False
    if any(_NO_UTTERANCE.match(cue.of(text)) for cue in statement.cue):
        return False
    if actor is None or not by_name:
        return True
    named = owned = False
    for part in statement.source:
        for mention in cast.touching(part):
            if cast.actors[mention.actor] is actor and mention.kind in NAMING:
                its = _OWNED.match(text[mention.span.end : part.end]) is not None
                named, owned = named or not its, owned or its
    words = span_words(text, statement.source)
    if named or (owned and own_words(words)):
        return True
    if owned or phrase(words).first in name_words("indefinite"):
        return False  # "Lee's character", and "a retired captain", who is nobody named before
    return statement.speaker_p is None or statement.speaker_p >= SURE_SPEAKER


def with_doubts(
    text: str,
    statements: Statements,
    groups: Mapping[str, Sequence[Statement]],
    items: Sequence[Source],
) -> list[Source]:
    """Sources, each with why it is not sure enough to be listed.

    Args:
        text: The text of the article.
        statements: Its statements.
        groups: The statements of each source, in the order of the sources.
        items: The sources.
    """
    named = [one for one in statements.cast.actors if one.named]
    people = any(one.kind == "person" for one in named)
    bodies = any(one.kind in ("organisation", "media") for one in named)
    out: list[Source] = []
    texts: dict[str, frozenset[str]] = {}
    for source, (key, group) in zip(items, groups.items(), strict=True):
        speaks = any(s.statement_class is StatementClass.SPEECH for s in group)
        words, actor = words_naming(text, group), statements.cast.get(key)
        office = bool(lone_office(statements.cast, source.name))
        others = Others(people, bodies, texts, office, speaks)
        if actor is not None and any(Rule.POST in s.rules for s in group):
            actor = replace(actor, kind_sure=True)  # an account
        why = doubts(source.name, source.type, actor, words, source.own, others)
        alone = source.type in (SourceType.ROLE, SourceType.ANONYMOUS) and not source.withheld
        if not why and alone and may_be_named_below(statements, source.named_as, source.name):
            why = (SourceDoubt.NAMED_ELSEWHERE,)
        out.append(replace(source, doubts=why))
        if source.type is SourceType.DOCUMENT:
            head = phrase(source.name).head
            texts[head] = texts.get(head, frozenset()) | _owners(source.name)
    return out


def doubts(
    name: str,
    kind: SourceType,
    actor: Actor | None,
    words: Sequence[str],
    own: Sequence[int],
    others: Others,
) -> tuple[SourceDoubt, ...]:
    """Why a source is not sure enough to be listed; empty where nothing speaks against it.

    Args:
        name: What it is called.
        kind: What sort of source it is.
        actor: Who it is, where the cast holds it.
        words: The words that name it where it speaks.
        own: The numbers of the statements that are surely its own.
        others: Who else is in the article.

    Example:
        >>> role, others = SourceType.ROLE, Others(people=True)
        >>> [str(d) for d in doubts("the winner", role, None, ["the winner"], (1,), others)]
        ['may be somebody whom the article names']
        >>> doubts("a farmer", role, None, ["a farmer"], (1,), others)
        ()
    """
    known = actor is not None and actor.named and actor.name == name
    tests = {
        SourceDoubt.STATEMENTS: not own and others.speaks,
        SourceDoubt.NO_SPEECH: not own and not others.speaks,
        SourceDoubt.NAMED_ELSEWHERE: not known and _may_be_named(name, kind, words, others),
        SourceDoubt.SEVERAL: not known and _is_row(name, kind),
        SourceDoubt.VAGUE: not known and is_vague(name),
        SourceDoubt.TYPE: actor is not None and actor.named and not _is_type_sure(kind, actor),
    }
    return tuple(doubt for doubt, holds in tests.items() if holds)


def _is_type_sure(kind: SourceType, actor: Actor) -> bool:
    """Whether more than a capital tells what a name names; of one word a title or pronoun must."""
    if kind is SourceType.PERSON and " " not in actor.name and not (actor.sex or actor.role):
        return False
    return actor.kind_sure or kind not in (SourceType.PERSON, SourceType.ORGANISATION)


def _may_be_named(name: str, kind: SourceType, words: Sequence[str], others: Others) -> bool:
    """Whether words without a name may be of one that is listed by its name, or by other words."""
    if kind is SourceType.ROLE:
        return others.people and _is_definite(words) and not others.office
    one = phrase(name)
    many = one.head.endswith("s") and not one.head.endswith("ss")
    if kind is SourceType.MEDIUM:
        return others.bodies and not many
    if kind is SourceType.ORGANISATION:
        bare = one.front == ("the",) and not one.rest and one.head in _GENERIC
        return others.bodies and bare  # "the group", which has a name
    if kind is SourceType.DOCUMENT:
        same = others.texts.get(one.head)
        owners = _owners(name)
        other = bool(owners) and same is not None and not owners & same
        return (same is not None and not other) or (one.first == "the" and one.head in _TEXT)
    return False


def _owners(name: str) -> frozenset[str]:
    """The names within what a document is called: Gallup, of "another poll by Gallup"."""
    return frozenset(_NAME.findall(name)) - {"A", "An", "The"}


def _is_definite(words: Sequence[str]) -> bool:
    """Whether words for one person, "the winner" or "Lee's widow", ask who that is."""
    every = [phrase(one) for one in words]
    new = any(one.first in name_words("indefinite") for one in every)
    return not new and not any(one.head.startswith(_SPOKES) for one in every)


def _is_row(name: str, kind: SourceType) -> bool:
    """Whether a name joins a named one to others: "Ann Lee and her aides"."""
    if kind not in (SourceType.GROUP, SourceType.PERSON, SourceType.ORGANISATION):
        return False
    head = _BEHIND.sub("", name)
    person = any(word in given() for word in re.findall(r"\band ([A-Z]\w+) [A-Z]", name))
    if head != name and not person and not re.search(r"[A-Z]", head):
        return bool(_ROW.search(head))  # "port officials in Northam and Granby" are no row
    return bool(_ROW.search(name)) and re.search(r"\s[A-Z]|^[A-Z]\w+ [A-Z]", name) is not None


def is_vague(name: str) -> bool:
    """Whether a name tells of nobody: "some", "any student", "in other towns officials".

    Example:
        >>> [is_vague(name) for name in ("some", "any student", "@lee", "some sailors", "sources")]
        [True, True, True, False, False]
        >>> is_vague("spokesman"), is_vague("a spokesman"), is_vague("was all a spokesman")
        (True, False, True)
    """
    low = name.lower()
    noun = noun_of(name)
    if noun is not None and noun.number == "s" and noun.kind == "person":
        return True  # "spokesman", of a headline
    if low in _BARE or "@" in name or _PLACED.match(low):
        return True
    first = low.split()[0] if low.split() else ""
    if first in name_words("auxiliary"):
        return True  # "was all a Hale spokesman"
    return first in _WHICH and low not in words_of("hidden")
