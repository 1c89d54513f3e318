"""Who is in an article: who speaks, how much, about whom, and who is only mentioned."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, overload

from analysis.actors.cast import Actor, Cast, Mention, keyed
from analysis.actors.link_reasons import Link, Reason
from analysis.actors.mention_candidates import PRONOUNS
from analysis.article.article import Article
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span
from analysis.statements.acting_places import acting_places, is_place
from analysis.statements.descriptions import description
from analysis.statements.joint_speakers import joint
from analysis.statements.spoken_about import (
    COUNTED,
    is_sure,
    spoken_about,
    sure_names,
)
from analysis.statements.statements import Statement, Statements
from analysis.statements.table_speakers import strangers, surer
from analysis.statements.unnamed_rows import below_headlines, may_be_named, one_row_each
from analysis.statements.voices import QUOTED, voices

# Whether a stretch of text is worth a search for those who speak of themselves.
_FIRST = re.compile(r"\b(?:i|me|my|mine|myself)\b", re.IGNORECASE)

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("direct", "indirect", "mixed")
SPEAKERS = ("person", "organisation", "media", "collective")


@dataclass(frozen=True, slots=True)
class ActorRow:
    """What an article does with one actor.

    Args:
        actor: Who it is.
        mentions: Every place where the article speaks of it, pronouns included, in order.
        words_spoken: Its words between quotation marks.
        direct, indirect, mixed: How many statements of each kind it makes.
        speaks_about: The actors that its statements surely name, the most named first.
        spoken_about_by: The speakers whose statements surely name it, the most naming first.
        first: The first place where the article speaks of it.
        quoted: Whether any of its words stand in quotation marks.
        passes_on: How many statements of others come by way of it.
        sure: How many of its statements are surely statements, and its own.
        sure_words: Its words between quotation marks in those.
        names: The places where it is surely named.
        acts: Whether it is more than a place where something is.
        description: What the article says that it is, as a page shows it; else empty.
    """

    actor: Actor
    mentions: tuple[Span, ...]
    words_spoken: int
    direct: int
    indirect: int
    mixed: int
    speaks_about: tuple[str, ...]
    spoken_about_by: tuple[str, ...]
    first: Span
    quoted: bool
    passes_on: int = 0
    sure: int = 0
    sure_words: int = 0
    names: tuple[Span, ...] = ()
    acts: bool = True
    description: str = ""

    @property
    def statements(self) -> int:
        """How many statements of all kinds it makes."""
        return self.direct + self.indirect + self.mixed


@dataclass(frozen=True, slots=True, repr=False)
class Actors(Sequence[ActorRow]):
    """The actors of an article, speakers first; shows itself as a table.

    Everybody who speaks is in it, every person, body, group and place that the article names, and
    what else a statement is about.
    """

    article: Article
    items: tuple[ActorRow, ...]

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> ActorRow: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[ActorRow, ...]: ...
    def __getitem__(self, at: int | slice) -> ActorRow | tuple[ActorRow, ...]:
        return self.items[at]

    def __iter__(self) -> Iterator[ActorRow]:
        return iter(self.items)

    @property
    def never_quoted(self) -> tuple[ActorRow, ...]:
        """Persons, bodies and groups that are named but neither make nor pass on a statement."""
        silent = (r for r in self.items if not r.statements + r.passes_on)
        return tuple(r for r in silent if r.actor.kind in SPEAKERS)

    def table(self) -> pd.DataFrame:
        """One row per actor."""
        import pandas as pd

        rows = [
            {
                "actor": row.actor.name,
                "kind": row.actor.kind,
                "role": ", ".join(filter(None, (row.actor.role, row.actor.party))),
                "mentions": len(row.mentions),
                "statements": row.statements,
                "direct": row.direct,
                "mixed": row.mixed,
                "indirect": row.indirect,
                "words_spoken": row.words_spoken,
                "speaks_about": ", ".join(row.speaks_about),
                "spoken_about_by": ", ".join(row.spoken_about_by),
                "start": row.first.start,
            }
            for row in self.items
        ]
        return pd.DataFrame(rows, columns=list(COLUMNS))

    def _repr_html_(self) -> str:
        from analysis.common.html_table import html_table
        from analysis.common.jupyter import output

        return output(html_table(self.table()))

    def __repr__(self) -> str:
        lines = [f"<Actors of {self.article.slug!r}: {len(self)}>"]
        lines += [
            f"{row.actor.name:<32.32} {row.actor.kind:<13} {row.statements:>3} statements"
            f" {len(row.mentions):>4} mentions"
            for row in self.items[:40]
        ]
        return "\n".join(lines)


COLUMNS = (
    "actor", "kind", "role", "mentions", "statements", "direct", "mixed", "indirect",
    "words_spoken", "speaks_about", "spoken_about_by", "start",
)  # fmt: skip


def actors(article: Article, statements: Statements) -> Actors:
    """Everybody who speaks or is named in an article, and what is said by and about each.

    Words spoken are those between quotation marks that belong to a statement. An actor is spoken
    about where a statement's content surely names it; see ``spoken_about``.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('Ann Lee met Tom Ward. "Ward is wrong about this," Lee said.')
        >>> found = actors(article, statements(article, method="rules"))
        >>> [(r.actor.name, r.words_spoken, r.speaks_about) for r in found]
        [('Ann Lee', 5, ('Tom Ward',)), ('Tom Ward', 0, ())]
        >>> [r.actor.name for r in found.never_quoted]
        ['Tom Ward']
    """
    people = spoken(statements)
    everybody = {a.id: a for a in people.actors} | strangers(people, statements)
    everybody |= surer(people, statements)
    told_of = _told_of(people, statements)
    about: dict[str, Counter[str]] = defaultdict(Counter)
    of: dict[str, Counter[str]] = defaultdict(Counter)
    for one in spoken_about(statements):
        if one.statement is not None:
            about[one.statement.speaker_id][one.target.id] += 1
            of[one.target.id][one.statement.speaker_id] += 1
    words, kinds = _words(article, statements), _kinds(statements)
    certain = replace(statements, items=tuple(filter(is_sure, statements)))
    sure, sure_words = _together(people, certain), _words(article, certain)
    below = _together(people, replace(certain, items=below_headlines(certain)))
    named = tuple(sure_names(statements.cast, COUNTED))
    acting = acting_places(people, named)
    names: dict[str, list[Span]] = defaultdict(list)
    for mention in named:
        names[people.actors[mention.actor].id].append(mention.span)
    passed = Counter(name for s in statements for name in s.chain[:-1])
    rows = [
        ActorRow(
            actor=actor,
            mentions=actor.mentions,
            words_spoken=words[key],
            **kinds[key],
            speaks_about=_named(everybody, about[key]),
            spoken_about_by=_named(everybody, of[key]),
            first=min(actor.mentions, default=Span(0, 0)),
            quoted=words[key] > 0,
            passes_on=passed[actor.name],
            sure=sure[key] if actor.named else 0 if may_be_named(statements, actor) else below[key],
            sure_words=sure_words[key],
            names=tuple(names[key]),
            acts=not is_place(actor) or key in acting,
            description=description(people, actor),
        )
        for key, actor in everybody.items()
        if any(kinds[key].values()) or _worth_a_row(actor, key in told_of)
    ]
    rows = one_row_each(rows)
    rows.sort(key=lambda r: (-r.statements, -len(r.mentions), r.first))
    return Actors(article, tuple(rows))


def _kinds(statements: Statements) -> dict[str, dict[str, int]]:
    """How many statements of each kind each speaker makes."""
    out: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(KINDS, 0))
    for statement in statements:
        out[statement.speaker_id][statement.kind] += 1
    return out


def _together(people: Cast, statements: Statements) -> Counter[str]:
    """How many statements each speaker makes, alone or with others."""
    return Counter(
        key for s in statements for key in (s.speaker_id, *(actor.id for actor in joint(people, s)))
    )


def _worth_a_row(actor: Actor, told_of: bool) -> bool:
    """Whether one who makes no statement is shown: named, and an actor or what one speaks of."""
    shown = actor.kind in (*SPEAKERS, "place") or told_of
    return actor.named and bool(actor.mentions) and shown


def spoken(statements: Statements) -> Cast:
    """The cast with every "I" in a statement's content given to the statement's speaker.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('"I was there," said Ann Lee.')
        >>> [m.actor for m in spoken(statements(article, method="rules")).mentions]
        [0, 0]
    """
    people = statements.cast
    index = {a.id: i for i, a in enumerate(people.actors)}
    first_person: dict[Span, int] = {}
    for statement in statements:  # an inner statement comes behind the one that holds it
        speaker = index.get(statement.speaker_id)
        if speaker is None:
            continue
        for part in statement.content:
            for span in _singular(statements, part):
                first_person[span] = speaker
    if not first_person:
        return people
    kept = {m.span: m for m in people.mentions if m.span not in first_person}
    extra = [
        Mention(span, "pronoun", actor, Reason(Link.FIRST_PERSON, "I"))
        for span, actor in first_person.items()
    ]
    mentions = sorted([*kept.values(), *extra], key=lambda m: (m.span.start, m.span.end))
    spans: dict[int, list[Span]] = defaultdict(list)
    for mention in mentions:
        spans[mention.actor].append(mention.span)
    cast = tuple(replace(a, mentions=tuple(spans[i])) for i, a in enumerate(people.actors))
    starts = tuple(m.span.start for m in mentions)
    return Cast(people.article, cast, tuple(mentions), starts, keyed(cast))


def _singular(statements: Statements, part: Span) -> Iterator[Span]:
    """The places of "I", "me", "my" in a stretch of text."""
    from analysis.article.sentences_and_words import words

    text = statements.article.text
    if not _FIRST.search(text, part.start, part.end):
        return
    for word in words(text, part):
        bare = word.of(text).replace("’", "'").partition("'")[0]
        if PRONOUNS.get(bare.lower()) == ("1", "s") and bare != "i":
            yield Span(word.start, word.start + len(bare))


def _told_of(people: Cast, statements: Statements) -> set[str]:
    """Whom statements of others mention, by name or not."""
    out = set()
    for statement in filter(lambda s: s.speaker_id, statements):
        ids = {people.actors[m.actor].id for m in _in_content(people, statement)}
        out |= ids - {statement.speaker_id}
    return out


def _in_content(people: Cast, statement: Statement) -> set[Mention]:
    return {m for part in statement.content for m in people.within(part)}


def _words(article: Article, statements: Statements) -> Counter[str]:
    """How many words between quotation marks each speaker has, alone or with others."""
    people = statements.cast
    speakers = {
        s.number: (s.speaker_id, *(actor.id for actor in joint(people, s))) for s in statements
    }
    out: Counter[str] = Counter()
    for stretch in voices(article, statements):
        if stretch.voice == QUOTED and stretch.statement in speakers:
            for key in speakers[stretch.statement]:
                out[key] += count(article.text, stretch.span)
    return out


def _named(everybody: Mapping[str, Actor], counts: Counter[str]) -> tuple[str, ...]:
    """The names of those actors that have one or that speak, by count, then by name."""
    order = sorted(counts.items(), key=lambda pair: (-pair[1], everybody[pair[0]].name))
    return tuple(everybody[key].name for key, _ in order if everybody[key].named)
