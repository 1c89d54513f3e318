"""The sourcing of an article: on whom and what it draws, by which way, and who is anonymous.

A source here is one that tells the article something: a speaker, a document, a medium. What is only
decided, wanted or done ("the House approved") is no statement of a source and is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, overload

from analysis.actors.roles import label_of
from analysis.article.article import Article
from analysis.article.spans import Span
from analysis.statements.anonymity_phrases import Withheld, withheld
from analysis.statements.anonymous_sources import settled, withheld_names
from analysis.statements.channels import Channel, channels, own_outlet, same_outlet
from analysis.statements.corrections import Outcome
from analysis.statements.source_doubts import SourceDoubt, own_statements, with_doubts
from analysis.statements.source_groups import (
    DOCUMENT,
    counted,
    grouped,
    name_of,
    type_of,
)
from analysis.statements.source_identity import (
    is_name_elsewhere,
    opens_plainly,
    person_name,
    without_open_aside,
)
from analysis.statements.source_phrases import is_pronoun, span_words
from analysis.statements.source_titles import Title, title_of, title_of_words, words_of_title
from analysis.statements.source_types import SourceType
from analysis.statements.statement_words import words_by_statement
from analysis.statements.statements import Statement, Statements

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Source:
    """One on whom the article draws.

    Args:
        id: The speaker's id, or one made of the words that name it.
        name: What it is called.
        type: What sort of source it is.
        statements: The numbers of its statements, in order.
        channels: By what way each of them came.
        quoted: How many of its words stand in quotation marks.
        paraphrased: How many stand in the reporter's words.
        named_as: The words that name it where it first speaks.
        title: What the article says that it is; ``None`` where it does not.
        organisation: The body that the title names.
        withheld: The words that say that the name is kept back; ``None`` where none do.
        reason: The words that say why; ``None`` where none do.
        sure: Whether its statements are sure; else none of them is.
        own: The numbers of the statements that are surely its own.
        doubts: Why it is not sure enough to be listed for readers; empty where it is.
    """

    id: str
    name: str
    type: SourceType
    statements: tuple[int, ...]
    channels: tuple[Channel, ...]
    quoted: int
    paraphrased: int
    named_as: Span
    title: Span | None = None
    organisation: Span | None = None
    withheld: Span | None = None
    reason: Span | None = None
    sure: bool = True
    own: tuple[int, ...] = ()
    doubts: tuple[SourceDoubt, ...] = ()

    @property
    def words(self) -> int:
        """All words that are its own, quoted or not."""
        return self.quoted + self.paraphrased

    @property
    def anonymous(self) -> bool:
        """Whether the article keeps its name back."""
        return self.type is SourceType.ANONYMOUS


@dataclass(frozen=True, slots=True, repr=False)
class Sources(Sequence[Source]):
    """The sources of an article, in the order in which they first speak; shows itself as a table.

    Args:
        article: The article.
        items: The sources.
        unsourced: The numbers of the statements that the article gives to nobody.
        ends: The numbers of the first and the last statement that somebody makes, headlines and
            deeds left out; 0 where it is not sure, or not sure whose it is.
    """

    article: Article
    items: tuple[Source, ...]
    unsourced: tuple[int, ...] = ()
    ends: tuple[int, int] = (0, 0)

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> Source: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Source, ...]: ...
    def __getitem__(self, at: int | slice) -> Source | tuple[Source, ...]:
        return self.items[at]

    def __iter__(self) -> Iterator[Source]:
        return iter(self.items)

    def of(self, statement: int) -> Source | None:
        """The source of a statement, by the statement's number."""
        return next((s for s in self.items if statement in s.statements), None)

    @property
    def first(self) -> Source | None:
        """Whose statement comes first; ``None`` where that is not sure."""
        return self.of(self.ends[0])

    @property
    def last(self) -> Source | None:
        """Whose statement comes last; ``None`` where that is not sure."""
        return self.of(self.ends[1])

    def table(self) -> pd.DataFrame:
        """One row per source."""
        import pandas

        return pandas.DataFrame(
            [row_of(source, self.article.text) for source in self.items], columns=list(COLUMNS)
        )

    def _repr_html_(self) -> str:
        from analysis.common.html_table import html_table
        from analysis.common.jupyter import output

        return output(html_table(self.table()))

    def __repr__(self) -> str:
        lines = [f"<Sources of {self.article.slug!r}: {len(self)}>"]
        lines += [f"{s.type:<14} {len(s.statements):>3}  {s.name:.60}" for s in self.items[:40]]
        return "\n".join(lines)


_CLAUSE = re.compile(r",?\s+(?:and\s+)?(?:who|speaking|asking|requesting)\b")
_OPEN = re.compile(
    r"\s(?:released|published|conducted|issued|written|sent|given|taken|posted|last|this|next)\Z"
)
_ADVERB = re.compile(r"[A-Z][a-z]+ly,?\s+(?=[a-z])")
COLUMNS = (
    "source", "type", "described_as", "organisation", "channels", "statements", "words", "quoted",
    "paraphrased", "withheld", "reason", "numbers", "start", "end", "unsure",
)  # fmt: skip


def row_of(source: Source, text: str) -> dict[str, object]:
    """A source as a row of a table."""
    ways = Counter(str(channel) for channel in source.channels)
    return {
        "source": source.name,
        "type": str(source.type),
        "described_as": words_of_title(text, source.title),
        "organisation": words_of_title(text, source.organisation),
        "channels": ", ".join(way for way, _ in ways.most_common()),
        "statements": len(source.statements),
        "words": source.words,
        "quoted": source.quoted,
        "paraphrased": source.paraphrased,
        "withheld": words_of_title(text, source.withheld),
        "reason": words_of_title(text, source.reason),
        "numbers": ", ".join(map(str, source.statements)),
        "start": source.named_as.start,
        "end": source.named_as.end,
        "unsure": "; ".join(source.doubts),
    }


def source_json(source: Source) -> dict[str, object]:
    """A source as JSON can hold it, see ``docs/analysis.schema.json``."""
    places = ("title", "organisation", "withheld", "reason")
    spans = {name: getattr(source, name) for name in places}
    return {
        "id": source.id,
        "name": source.name,
        "type": str(source.type),
        "statements": list(source.statements),
        "channels": [str(channel) for channel in source.channels],
        "words_quoted": source.quoted,
        "words_paraphrased": source.paraphrased,
        "named_as": [source.named_as.start, source.named_as.end],
        **{name: [s.start, s.end] if s is not None else None for name, s in spans.items()},
        "unsure": [str(doubt) for doubt in source.doubts],
    }


def sources(article: Article, statements: Statements, by_hand: Sequence[Outcome] = ()) -> Sources:
    """On whom and what an article draws.

    Args:
        article: The article.
        statements: Its statements, as an analyst has corrected them.
        by_hand: What became of the corrections; those that give a type decide it.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = '"It rains," said Ann Lee. "It pours," said an aide who asked not to be named.'
        >>> article = parse(text)
        >>> [(s.name, str(s.type)) for s in sources(article, statements(article, method="rules"))]
        [('Ann Lee', 'named person'), ('an aide', 'anonymous')]
    """
    text = article.text
    kept = withheld(article, statements)
    groups, unsourced = grouped(text, statements, kept)
    order = sorted([*unsourced, *(s.number for group in groups.values() for s in group)])
    types = {key: type_of(text, statements, key, group) for key, group in groups.items()}
    for key, group in groups.items():
        body = types[key] is SourceType.ORGANISATION
        if body and same_outlet(name_of(text, key, group), own_outlet(article)):
            types[key] = SourceType.MEDIUM  # the outlet itself
    hidden = withheld_names(text, kept, groups, types)
    groups = counted(text, statements, groups, hidden)
    ways = channels(article, statements)
    given = _types_by_hand(groups, by_hand)
    types, hidden = settled(text, groups, types, hidden, ways, given)
    counts = words_by_statement(article, statements)
    out = [
        _source(statements, key, group, types[key], hidden.get(key), ways, counts)
        for key, group in groups.items()
    ]
    out = with_doubts(text, statements, groups, out)
    ends = (order[0], order[-1]) if order else (0, 0)
    sure = {s.number for group in groups.values() for s in group if s.sure}
    first, last = (n if n in sure else 0 for n in ends)
    return Sources(article, tuple(out), unsourced, (first, last))


def _types_by_hand(
    groups: Mapping[str, Sequence[Statement]], by_hand: Sequence[Outcome]
) -> dict[str, SourceType]:
    """The types that corrections give: by the number of a statement, or the name of an actor."""
    typed = [one for one in by_hand if one.fits and one.correction.type]
    numbers = {one.number: SourceType(one.correction.type) for one in typed if one.number}
    names = {
        name.casefold(): SourceType(one.correction.type)
        for one in typed
        for name in one.correction.names
    }
    out = {}
    for key, group in groups.items():
        for statement in group:
            kind = numbers.get(statement.number) or names.get(statement.speaker.casefold())
            if kind is not None:
                out[key] = kind
    return out


def _source(
    statements: Statements,
    key: str,
    group: Sequence[Statement],
    kind: SourceType,
    place: Withheld | None,
    ways: Mapping[int, Channel],
    counts: Mapping[int, tuple[int, int]],
) -> Source:
    text, cast = statements.article.text, statements.cast
    actor = cast.get(key)
    named = next((s.source[0] for s in group if s.source and not is_pronoun(
        span_words(text, s.source))), None)  # fmt: skip
    first = named or next((s.source[0] for s in group if s.source), group[0].span)
    title = Title()
    if actor is not None and actor.named and kind is SourceType.PERSON:
        title = title_of(text, cast, actor)
    elif kind in (SourceType.ANONYMOUS, SourceType.ROLE) and named is not None:
        longest = max((p for s in group for p in s.source), key=len)
        title = title_of_words(text, longest, cast)
    told = tuple(ways[s.number] for s in group)
    if place is not None:  # who asks for it was spoken to, and a background briefing is not public
        unheard = (Channel.NOT_TOLD, Channel.PUBLIC)
        told = tuple(Channel.INTERVIEW if c in unheard else c for c in told)
    if kind is SourceType.DOCUMENT:
        told = tuple(Channel.DOCUMENT if c is Channel.NOT_TOLD else c for c in told)
    name = name_of(text, key, group, actor)
    if kind is SourceType.PERSON:
        full = actor is not None and actor.named and " " in actor.name
        name = actor.name if actor is not None and full else person_name(name)
    elif actor is None or not actor.named:
        name = label_of(_OPEN.sub("", name), "")
        name = name[0].lower() + name[1:] if opens_plainly(text, name, first) else name
    own = own_statements(cast, actor, group)
    source = Source(
        id=key.removeprefix(DOCUMENT),
        name=_shown(text, name, place, first),
        type=kind,
        statements=tuple(s.number for s in group),
        channels=told,
        quoted=sum(counts[s.number][0] for s in group),
        paraphrased=sum(counts[s.number][1] for s in group),
        named_as=first,
        title=title.title,
        organisation=title.organisation,
        sure=any(s.sure for s in group),
        own=own,
    )
    return source if place is None else replace(
        source, withheld=place.span, reason=place.reason
    )  # fmt: skip


def _shown(text: str, name: str, place: Withheld | None, first: Span) -> str:
    """A name without "privately", without an open aside, or the clause that says why it is none."""
    name = without_open_aside(name)
    written = text.startswith(name.split()[0], first.start)
    if name[:1].islower() and not written and is_name_elsewhere(text, name.split()[0]):
        name = name[0].upper() + name[1:]
    if name[:1].isupper() and (adverb := _ADVERB.match(name)):
        name = name[adverb.end() :]
    clause = _CLAUSE.search(name)
    if clause is None or place is None or not first.start <= place.span.start <= first.end:
        return name
    return name[: clause.start()]
