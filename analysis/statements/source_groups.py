"""Which statements of an article are one source's, and whose name it keeps back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.actors.cast import Actor
from analysis.actors.name_match import same_actor
from analysis.actors.roles import label_of
from analysis.article.author import author_of, is_first_person
from analysis.article.spans import finder
from analysis.common.slugs import slugify
from analysis.statements.anonymity_phrases import Withheld
from analysis.statements.anonymity_words import keeps_name_back
from analysis.statements.attribution_candidate import Rule
from analysis.statements.described_first import is_named_below
from analysis.statements.joint_speakers import joint, speakers_of_row
from analysis.statements.no_source import given_by_hand, is_no_source
from analysis.statements.role_holders import is_told_before, role_holders
from analysis.statements.source_identity import names_nobody, one_of_them, self_named, united
from analysis.statements.source_phrases import (
    Phrase,
    document_words,
    is_pronoun,
    own_words,
    phrase,
    span_words,
    words_of,
)
from analysis.statements.source_types import SourceType, source_type
from analysis.statements.statement_class import StatementClass
from analysis.statements.statements import Statement, Statements
from analysis.statements.sureness import UNNAMED_SOURCE

_HEADS = ("headline", "heading")
DOCUMENT = "document "  # what the key of a document begins with
_WORD = re.compile(r"[^\W\d_]+")
_DEFINITE = frozenset(["the", "that", "this", "these", "those", "both"])


def grouped(
    text: str, statements: Statements, kept: Sequence[Withheld]
) -> tuple[dict[str, list[Statement]], tuple[int, ...]]:
    """The statements that tell something, by source, and the numbers of those that have none."""
    groups: dict[str, list[Statement]] = {}
    unsourced = []
    heads = [p.span for p in statements.article.paragraphs if p.kind in _HEADS]
    above, author = finder(heads), _author(statements)
    last: tuple[str, Statement] | None = None
    for statement in statements:
        deed = statement.statement_class is StatementClass.DEED
        if deed or asks_for_anonymity(statement, kept):
            continue
        if above(statement.span) and Rule.POST not in statement.rules:
            continue  # a headline says what the text below has from somebody
        key = key_of(text, statements, statement)
        if last and one_of_them(
            text, span_words(text, statement.source), last[1], statement.content[0]
        ):
            key = last[0]
        own = bool(key) and key == author and is_pronoun(span_words(text, statement.source))
        if not key or own or names_nobody(text, statements.cast, statement.source):
            unsourced.append(statement.number)
            continue
        if is_no_source(text, statements, statement):
            continue
        for one in [actor.id for actor in speakers_of_row(statements, statement)] or [key]:
            groups.setdefault(one, []).append(statement)
        last = key, statement
    return joined(text, statements, groups), tuple(unsourced)


def _author(statements: Statements) -> str:
    """The id of who writes, and is no source of his own; empty where he is nobody of the cast."""
    name = author_of(statements.article) if is_first_person(statements.article) else ""
    people = (a for a in statements.cast.actors if a.kind == "person" and a.named)
    return next((a.id for a in people if name and same_actor(a.name, name, "person")), "")


def counted(
    text: str,
    statements: Statements,
    groups: Mapping[str, list[Statement]],
    hidden: Mapping[str, Withheld],
) -> dict[str, list[Statement]]:
    """The groups with their sure statements alone; most of those without one are no sources.

    One whose own words describe somebody needs no sure speaker, for there is no name to get wrong:
    where none of its statements is sure, it is a source that is less sure (``Source.sure``).
    One of whom the article says that it keeps the name back is a source at any rate. Where nothing
    but pronouns tells who speaks, and they lead to no name, there is none.
    """
    out = {}
    for key, group in groups.items():
        actor = statements.cast.get(key)
        known = actor is not None and actor.named
        some = [s for s in group if s.sure] or (group if key in hidden else [])
        if not some and not known:
            some = [s for s in group if s.confidence >= UNNAMED_SOURCE and words_naming(text, [s])]
        named = known or any(s.speaker[:1].isupper() for s in some[:1])
        if some and (words_naming(text, some) or (named and not key.startswith(DOCUMENT))):
            out[key] = some
    return out


def asks_for_anonymity(statement: Statement, kept: Sequence[Withheld]) -> bool:
    """Whether a statement is the request for anonymity itself."""
    start = statement.content[0].start
    return any(w.span.start - 15 <= start <= w.span.end for w in kept)


def key_of(text: str, statements: Statements, statement: Statement) -> str:
    """What one source's statements share; empty where the article names none."""
    if given_by_hand(text, statement):
        return statement.speaker_id
    if name := self_named(text, statement.source):
        known = (a.id for a in statements.cast.actors if a.named and a.name == name)
        return next(known, slugify(name))
    words = span_words(text, statement.source)
    if not words or is_pronoun(words):
        return statement.speaker_id
    actor = statements.cast.get(statement.speaker_id)
    if key := _bearer(statements, actor, words):
        return key
    named = actor if actor is not None and actor.named else None
    whose = named is not None and (named.kind == "document" or own_words(words))
    if document_words(words) and not whose:
        return f"{DOCUMENT}{slugify(words)}"
    return _key_of_words(statements, statement, named, words)


def _bearer(statements: Statements, actor: Actor | None, words: str) -> str:
    """Who bears the name that some words are or end in: "ad maker Ann Lee" is no ad."""
    bare = words.lower().removeprefix("the ")
    for one in statements.cast.actors:
        if one.named and one.kind_sure and one.name.lower().removeprefix("the ") == bare:
            return one.id
    if actor is None or not actor.named or actor.kind != "person":
        return ""
    return actor.id if words.endswith(actor.name.split()[-1]) else ""


def _key_of_words(
    statements: Statements, statement: Statement, named: Actor | None, words: str
) -> str:
    """The key of a source that is no document, by its words and the actor who bears a name."""
    many = _one_of_many(words)
    if (many or named is None) and (member := _named_in(statements, statement)):
        return member
    if many or joint(statements.cast, statement):  # "Ann Lee and some of the House"
        return slugify(words)
    if named is None and (holders := role_holders(statements.cast, words)):
        if is_told_before(statements, statement, holders):
            return statement.speaker_id
        return holders[0].id if len(holders) == 1 else ""
    if named is not None and keeps_name_back(phrase(words)):
        if is_named_below(statements, statement, named):
            return named.id
        inside = any(part.lower() in words.lower() for part in named.name.split())
        return statement.speaker_id if inside else slugify(words)
    return statement.speaker_id or slugify(words)


def _one_of_many(words: str) -> bool:
    """Whether words name one out of several: "one of the lawyers", who did not say it."""
    one = phrase(words)
    return one.head in ("one", "another") and one.rest.startswith("of ")


def _named_in(statements: Statements, statement: Statement) -> str:
    """Whom the words of a source name, though its speaker is no one named; empty for nobody.

    "One of the hosts, Ann Lee" is Ann Lee. Of a row ("Ann Lee and a driver") the words may name one
    alone; words that name none of its members, "the driver", are a source of their own.
    """
    words = statement.source[0].of(statements.article.text)
    people = [a for a in statements.cast.actors if a.named and a.kind in ("person", "")]
    behind = words.rpartition(", ")[2] if ", " in words else ""
    same = [a.id for a in people if " " in behind and same_actor(behind, a.name, "person")]
    if len(same) == 1:
        return same[0]
    members = [a for a in people if a.name in statement.speaker]
    if " and " not in statement.speaker or not members:
        return ""
    for member in members:
        for name in (member.name, member.name.split()[-1]):
            alone = words.endswith(f" {name}") and len(members) == 1
            if words == name or words.startswith(f"{name},") or alone:
                return member.id
    spoken = any(part in words for member in members for part in member.name.split())
    return "" if spoken else slugify(words)


def words_naming(text: str, group: Sequence[Statement]) -> list[str]:
    """The words that name a source where it speaks, pronouns left out."""
    every = (span_words(text, s.source) for s in group if not given_by_hand(text, s))
    return [words for words in every if words and not is_pronoun(words)]


def name_of(text: str, key: str, group: Sequence[Statement], member: Actor | None = None) -> str:
    """What a source is called; ``member`` is the actor whose key it is."""
    if name := next(filter(None, (self_named(text, s.source) for s in group)), ""):
        return name
    if key.startswith(DOCUMENT):
        first = phrase(words_naming(text, group)[0]).words.removesuffix(" out")  # "a poll out"
        return label_of(first, "")
    own = next((s.speaker for s in group if s.speaker_id == key), "")
    if not own and member is not None and member.named:
        return member.name  # one of several who speak together
    for words in words_naming(text, group):  # with the capitals that the article has
        if words.casefold() == own.casefold() and own.islower():
            return label_of(words, "")
    naming = words_naming(text, group)
    if naming and own.lower() in words_of("member"):
        return label_of(naming[0], "")  # "a top Democrat"
    fuller = (words.rpartition(", ")[2] for words in naming if ", " in words)
    if own and " " not in own:  # "her father, Tom Ward", who is called Ward elsewhere
        own = next((f for f in fuller if f.endswith(f" {own}") and f.istitle()), own)
    if own and naming and not own[:1].isupper() and not _shares(own, naming):
        return label_of(naming[0], "")
    return own or next(iter(naming), "") or group[0].speaker


def _shares(name: str, naming: Sequence[str]) -> bool:
    """Whether what an unnamed source is called stands in words that name it."""
    return any(name.casefold() in words.casefold() for words in naming)


def joined(
    text: str, statements: Statements, groups: Mapping[str, list[Statement]]
) -> dict[str, list[Statement]]:
    """The groups, with "the official" put to "a port official" where nobody else is one."""
    out: dict[str, list[Statement]] = {}
    heads: dict[str, str] = {}
    last = ""  # who was kept nameless last
    moved: dict[str, str] = {}  # to which group one was put
    for key, group in groups.items():
        actor = statements.cast.get(key)
        if (actor is not None and actor.named) or key.startswith(DOCUMENT):
            out[key] = group
            continue
        one = phrase(name_of(text, key, group))
        before = heads.get(one.head, "")
        if one.head in words_of("hidden") and one.first == "the":  # "the source", an aide
            before = before or last
        while before in moved:
            before = moved[before]
        if keeps_name_back(one):
            last = key
        if before and one.first in _DEFINITE:
            out[before] = sorted([*out[before], *group], key=lambda s: s.number)
            moved[key] = before
            continue
        if before and _is_bare(phrase(name_of(text, before, out[before]))):
            group = sorted([*out.pop(before), *group], key=lambda s: s.number)
            moved[before] = key
        heads[one.head] = key
        out[key] = list(group)
    cast = statements.cast
    types = {key: type_of(text, statements, key, group) for key, group in out.items()}
    names = {key: name_of(text, key, group, cast.get(key)) for key, group in out.items()}
    whole: dict[str, list[Statement]] = {}
    seen: dict[str, str] = {}
    for key, one_of in united(statements.cast, out, names, types).items():
        actor = cast.get(one_of)
        if actor is None or not actor.named:  # "a senior official", twice
            one_of = seen.setdefault(names[one_of].casefold().rstrip("."), one_of)
        whole[one_of] = sorted([*whole.get(one_of, []), *out[key]], key=lambda s: s.number)
    return whole


def _is_bare(one: Phrase) -> bool:
    """Whether words tell a single post alone, so that it is told below whose: "the spokeswoman"."""
    return one.front == ("the",) and not one.rest and one.head.startswith("spokes")


def type_of(text: str, statements: Statements, key: str, group: Sequence[Statement]) -> SourceType:
    """What sort of source the speaker of some statements is."""
    if key.startswith(DOCUMENT):
        return SourceType.DOCUMENT
    if any(self_named(text, s.source) for s in group):
        return SourceType.PERSON
    actor = statements.cast.get(key)
    name = name_of(text, key, group, actor)
    return source_type(statements.cast, actor, name, words_naming(text, group))
