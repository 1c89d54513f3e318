"""The sourcing of an article: on whom and what it draws, by which way, and whose name it keeps back.

A source here is one that tells the article something: a speaker, a document, a medium. What is only
decided, wanted or done ("the House approved") is no statement of a source and is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, overload

from analysis.article.article import Article
from analysis.article.reporting_verbs import PHRASES, lookup
from analysis.article.spans import Span
from analysis.common.slugs import slugify
from analysis.statements.anonymity import Withheld, withheld
from analysis.statements.attribution_candidate import Rule
from analysis.statements.channels import Channel, channels
from analysis.statements.source_titles import Title, title_of, title_of_words, words_of_title
from analysis.statements.source_types import (
    SourceType,
    document_words,
    is_pronoun,
    keeps_name_back,
    phrase,
    source_type,
    span_words,
    words_of,
)
from analysis.statements.statements import Statement, Statements
from analysis.statements.statement_words import words_by_statement

if TYPE_CHECKING:
    import pandas as pd

_WORD = re.compile(r"[^\W\d_]+")
_DEFINITE = frozenset(["the", "that", "this", "these", "those", "both"])
_PRONOUNS = frozenset(["he", "she", "they", "it", "them", "who", "person", "people", "sources"])


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
    """

    article: Article
    items: tuple[Source, ...]
    unsourced: tuple[int, ...] = ()

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
        """Whose statement comes first."""
        return min(self.items, key=lambda s: s.statements[0], default=None)

    @property
    def last(self) -> Source | None:
        """Whose statement comes last."""
        return max(self.items, key=lambda s: s.statements[-1], default=None)

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


COLUMNS = (
    "source", "type", "title", "organisation", "channels", "statements", "words", "quoted",
    "paraphrased", "withheld", "reason", "numbers", "start", "end",
)  # fmt: skip


def row_of(source: Source, text: str) -> dict[str, object]:
    """A source as a row of a table."""
    ways = Counter(str(channel) for channel in source.channels)
    return {
        "source": source.name,
        "type": str(source.type),
        "title": words_of_title(text, source.title),
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
    }


def sources(article: Article, statements: Statements) -> Sources:
    """On whom and what an article draws.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "It rains, said Ann Lee. It pours, said an aide who asked not to be named."
        >>> article = parse(text)
        >>> [(s.name, str(s.type)) for s in sources(article, statements(article, method="rules"))]
        [('Ann Lee', 'named person'), ('an aide', 'anonymous')]
    """
    text = article.text
    kept = withheld(article, statements)
    telling = [s for s in statements if tells(text, s) and not _asks_for_it(s, kept)]
    groups: dict[str, list[Statement]] = {}
    unsourced = []
    for statement in telling:
        key = _key(text, statements, statement)
        if key:
            groups.setdefault(key, []).append(statement)
        else:
            unsourced.append(statement.number)
    groups = _joined(text, statements, groups)
    types = {key: _type(text, statements, key, group) for key, group in groups.items()}
    hidden = _attached(text, statements, kept, groups, types)
    ways = channels(article, statements)
    counts = words_by_statement(article, statements)
    out = [
        _source(statements, key, group, types[key], hidden.get(key), ways, counts)
        for key, group in groups.items()
    ]
    return Sources(article, tuple(out), tuple(unsourced))


def tells(text: str, statement: Statement) -> bool:
    """Whether a statement is something said, and not something done, decided or wanted."""
    if statement.kind != "indirect" or Rule.TURN in statement.rules:
        return True
    cue = " ".join(c.of(text) for c in statement.cue).lower()
    return any(p in cue for p in PHRASES) or any(lookup(word) for word in _WORD.findall(cue))


def _asks_for_it(statement: Statement, kept: Sequence[Withheld]) -> bool:
    """Whether a statement is the request for anonymity itself."""
    start = statement.content[0].start
    return any(w.span.start - 15 <= start <= w.span.end for w in kept)


def _key(text: str, statements: Statements, statement: Statement) -> str:
    """What one source's statements share; empty where the article names none."""
    words = span_words(text, statement.source)
    actor = statements.cast.get(statement.speaker_id)
    named_document = actor is not None and actor.kind == "document"
    if words and not is_pronoun(words) and document_words(words) and not named_document:
        return f"document {slugify(words)}"
    if not words or is_pronoun(words):
        return statement.speaker_id
    if actor is not None and actor.named and keeps_name_back(phrase(words)):
        inside = any(part.lower() in words.lower() for part in actor.name.split())
        return statement.speaker_id if inside else slugify(words)
    return statement.speaker_id or slugify(words)


def _words(text: str, group: Sequence[Statement]) -> list[str]:
    """The words that name a source where it speaks, pronouns left out."""
    every = (span_words(text, s.source) for s in group)
    return [words for words in every if words and not is_pronoun(words)]


def _name(text: str, statements: Statements, key: str, group: Sequence[Statement]) -> str:
    if key.startswith("document "):
        words = phrase(_words(text, group)[0])
        return words.words[:1].lower() + words.words[1:]
    own = group[0].speaker if group[0].speaker_id == key else ""
    return own or next(iter(_words(text, group)), "") or group[0].speaker


def _joined(
    text: str, statements: Statements, groups: Mapping[str, list[Statement]]
) -> dict[str, list[Statement]]:
    """The groups, with "the official" put to "a port official" where nobody else is one."""
    out: dict[str, list[Statement]] = {}
    heads: dict[str, str] = {}
    for key, group in groups.items():
        actor = statements.cast.get(key)
        if (actor is not None and actor.named) or key.startswith("document "):
            out[key] = group
            continue
        one = phrase(_name(text, statements, key, group))
        before = heads.get(one.head, "")
        if before and one.first in _DEFINITE:
            out[before] = sorted([*out[before], *group], key=lambda s: s.number)
            continue
        heads[one.head] = key
        out[key] = list(group)
    return out


def _type(
    text: str, statements: Statements, key: str, group: Sequence[Statement]
) -> SourceType:
    if key.startswith("document "):
        return SourceType.DOCUMENT
    actor = statements.cast.get(key)
    name = _name(text, statements, key, group)
    return source_type(statements.cast, actor, name, _words(text, group))


def _attached(
    text: str,
    statements: Statements,
    kept: Sequence[Withheld],
    groups: Mapping[str, Sequence[Statement]],
    types: dict[str, SourceType],
) -> dict[str, Withheld]:
    """Whose name each place keeps back; the type of these sources is made anonymous."""
    key_of = {s.number: key for key, group in groups.items() for s in group}
    out: dict[str, Withheld] = {}
    loose = []
    for place in kept:
        keys = list(dict.fromkeys(key_of[n] for n in place.statements if n in key_of))
        key = _whose(text, place, keys, groups, types, statements)
        if not key:
            loose.append(place)
        elif key not in out or (out[key].reason is None and place.reason is not None):
            out[key] = place
    for place in loose:  # "the anonymous biologist", where the article tells why elsewhere
        for key, group in groups.items():
            said = {w for words in _words(text, group) for w in phrase(words).front}
            if key not in out and said & words_of("withheld"):
                out[key] = place
                break
    for key in out:
        types[key] = SourceType.ANONYMOUS
    return out


def _whose(
    text: str,
    place: Withheld,
    keys: Sequence[str],
    groups: Mapping[str, Sequence[Statement]],
    types: Mapping[str, SourceType],
    statements: Statements,
) -> str:
    """The source whose name a place keeps back; empty for none."""
    able = (SourceType.ANONYMOUS, SourceType.ROLE, SourceType.GROUP)
    keys = [key for key in keys if types[key] in able]
    numbers = set(place.statements[: len(place.statements)])
    holding = [
        key
        for key in keys
        for s in groups[key]
        if s.number in numbers and any(part.overlap(place.span) for part in s.source)
    ]
    if holding:
        return holding[0]
    subject = phrase(place.subject.of(text))
    words = {re.sub(r"s$", "", w.lower()) for w in _WORD.findall(place.subject.of(text))}
    for key in keys:
        heads = {re.sub(r"s$", "", phrase(w).head) for w in _words(text, groups[key])}
        if heads & words:
            return key
    reporter_subject = subject.first in _PRONOUNS or subject.head in _PRONOUNS
    if keys and (reporter_subject or _same_sentence(text, place, groups[keys[0]])):
        return keys[0]
    return ""


def _same_sentence(text: str, place: Withheld, group: Sequence[Statement]) -> bool:
    """Whether a source speaks in the sentence that keeps a name back."""
    inside = range(place.subject.start - 1, place.span.end + 300)
    return any(
        part.start in inside and "\n" not in text[place.span.end : part.start]
        and not re.search(r"[.!?][”\"]?\s", text[place.span.end : part.start])
        for s in group
        for part in s.source
    )  # fmt: skip


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
    if place is not None:
        told = tuple(Channel.INTERVIEW if c is Channel.NOT_TOLD else c for c in told)
    source = Source(
        id=key.removeprefix("document "),
        name=_name(text, statements, key, group),
        type=kind,
        statements=tuple(s.number for s in group),
        channels=told,
        quoted=sum(counts[s.number][0] for s in group),
        paraphrased=sum(counts[s.number][1] for s in group),
        named_as=first,
        title=title.title,
        organisation=title.organisation,
    )
    return source if place is None else replace(
        source, withheld=place.span, reason=place.reason
    )  # fmt: skip
