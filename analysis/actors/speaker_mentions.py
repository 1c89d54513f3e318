"""An article's mentions with their places, prepared once for all questions about its speakers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.actors.cast import Cast, Mention
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.name_match import same_actor
from analysis.actors.roles import contrasted
from analysis.actors.speaker_rows import Row, begins, rows
from analysis.actors.speaker_subjects import WORD, acts, reports
from analysis.article.author import author_of, is_first_person
from analysis.article.name_lists import peoples, words_of
from analysis.article.quotes import Quote, top
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "esq"))
_BIO = re.compile(r"[^\n]{0,40}?(?:,| is | was | writes | teaches )")


@dataclass(slots=True)
class Met:
    """A mention with its neighbourhood; ``actor`` changes where the resolver knows better."""

    start: int
    end: int
    form: str
    actor: int
    sentence: int
    paragraph: int
    quoted: int
    subject: bool
    first: bool
    possessive: bool
    behind_preposition: bool
    speaks: bool

    @property
    def acts_outside(self) -> bool:
        """Whether it is a subject outside quotation marks."""
        return self.subject and self.quoted < 0


class Stage:
    """The mentions of an article in order, with sentences, paragraphs and quotations."""

    __slots__ = (
        "_by_actor",
        "_ends",
        "_first",
        "_names",
        "_opener",
        "_quotes",
        "_roles",
        "_rows",
        "_signed",
        "_subjects",
        "_writer",
        "cast",
        "index",
        "main",
        "met",
        "paragraph_starts",
        "sentence_starts",
        "starts",
        "text",
    )  # fmt: skip

    def __init__(self, cast: Cast, quotations: Sequence[Quote]) -> None:
        self.cast, self.text = cast, cast.article.text
        body = cast.article.body
        self.paragraph_starts = [p.start for p in body] or [0]
        self.sentence_starts = [s.start for s in sentences(self.text, body)] or [0]
        spoken = [q.inner for q in top(quotations) if q.kind == "speech"]
        self._quotes = [q.start for q in spoken]
        self._ends = [q.end for q in spoken]
        self.index = {a.id: i for i, a in enumerate(cast.actors)}
        self.met = [self._seen(m) for m in cast.mentions]
        self.starts = [m.start for m in self.met]
        self._by_actor: dict[int, list[Met]] = {}
        self._first: dict[int, Met] = {}
        self._opener: dict[int, Met] = {}
        for met in self.met:
            self._by_actor.setdefault(met.actor, []).append(met)
            self._opener.setdefault(met.paragraph, met)
            if met.subject and met.quoted < 0:
                self._first.setdefault(met.sentence, met)
        counts = sorted(self._by_actor, key=lambda a: (-len(self._by_actor[a]), a))
        self.main = tuple(counts)
        self._roles: dict[int, frozenset[str]] = {}
        self._names: dict[int, tuple[str, ...]] = {}
        self._signed: dict[int, tuple[int, ...]] = {}
        self._rows: tuple[Row, ...] | None = None
        self._writer: str | None = None

    @property
    def writer(self) -> str:
        """The id of who wrote the text, where he calls himself "I"; empty for nobody."""
        if self._writer is None:
            article = self.cast.article
            name = author_of(article) if is_first_person(article) else ""
            people = (a for a in self.cast.actors if name and a.named and a.kind == PERSON)
            self._writer = next((a.id for a in people if same_actor(a.name, name, PERSON)), "")
        return self._writer

    # --- places -----------------------------------------------------------------------------

    def sentence(self, at: int) -> int:
        """The number of the sentence at an offset."""
        return max(0, bisect_right(self.sentence_starts, at) - 1)

    def sentence_end(self, sentence: int) -> int:
        """Where a sentence ends: where the next one begins."""
        after = sentence + 1
        return self.sentence_starts[after] if after < len(self.sentence_starts) else len(self.text)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph at an offset."""
        return max(0, bisect_right(self.paragraph_starts, at) - 1)

    def quoted(self, at: int) -> int:
        """The quotation in which an offset lies; -1 outside."""
        i = bisect_right(self._quotes, at) - 1
        return i if i >= 0 and at < self._ends[i] else -1

    # --- mentions ---------------------------------------------------------------------------

    def touching(self, span: Span) -> list[Met]:
        """The mentions that share a character with a span."""
        first = bisect_left(self.starts, span.start - 200)
        last = bisect_left(self.starts, span.end)
        return [m for m in self.met[first:last] if m.end > span.start]

    def back(self, at: int, most: int) -> Iterator[Met]:
        """The mentions that begin before an offset, the last one first, so many at most."""
        stop = bisect_left(self.starts, at)
        return reversed(self.met[max(0, stop - most) : stop])

    def within(self, span: Span) -> list[Met]:
        """The mentions that lie wholly in a span."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [m for m in self.met[first:last] if m.end <= span.end]

    def of(self, actor: int) -> list[Met]:
        """An actor's mentions in order."""
        return self._by_actor.get(actor, [])

    def give(self, met: Met, actor: int) -> None:
        """Give a mention to another actor."""
        if actor == met.actor or actor < 0:
            return
        self._by_actor[met.actor].remove(met)
        met.actor = actor
        mine = self._by_actor.setdefault(actor, [])
        mine.insert(bisect_left(mine, met.start, key=lambda m: m.start), met)

    def first_subject(self, sentence: int) -> int:
        """The first subject of a sentence outside quotation marks; -1 where there is none."""
        subject = self._first.get(sentence)
        return subject.actor if subject is not None else -1

    def subjects(self, at: int) -> list[int]:
        """The subjects of the sentence at an offset that stand before it."""
        sentence, stop = self.sentence(at), bisect_left(self.starts, at)
        first = bisect_left(self.starts, self.sentence_starts[sentence])
        return [m.actor for m in self.met[first:stop] if m.subject]

    def opener(self, paragraph: int, before: int) -> int:
        """The first actor of a paragraph, where it stands before an offset; else -1."""
        mention = self._opener.get(paragraph)
        return mention.actor if mention is not None and mention.start < before else -1

    def name(self, actor: int) -> tuple[str, ...]:
        """The words of an actor's name in small letters, without "Jr." and the like."""
        name = self._names.get(actor)
        if name is None:
            words = low_words(self.cast.actors[actor].name)
            name = self._names[actor] = tuple(w for w in words if w not in _SUFFIXES)
        return name

    def roles(self, actor: int) -> frozenset[str]:
        """Words by which the article describes an actor: titles, roles, nations, party."""
        role_words = self._roles.get(actor)
        if role_words is None:
            one = self.cast.actors[actor]
            parts = [one.role, one.party, *([] if one.named else [one.name])]
            parts += self._described(self.of(actor))
            role_words = self._roles[actor] = frozenset(low_words(" ".join(parts)))
        return role_words

    def roles_but(self, actor: int, source: Span) -> frozenset[str]:
        """The same by the mentions that do not touch a source."""
        kept = [m for m in self.of(actor) if m.start >= source.end or m.end <= source.start]
        parts = [self.cast.actors[actor].party, *self._described(kept)]
        return frozenset(low_words(" ".join(parts)))

    def _described(self, mets: Sequence[Met]) -> list[str]:
        out: list[str] = []
        for met in mets:
            if met.form in ("title", "description"):
                before = self.text[max(0, met.start - 30) : met.start].split()[-1:]
                out += [w for w in before if w in peoples() or w in words_of("adjective")]
                owner = [re.sub(r"['’]s$", "", w) for w in before]  # the prosecution's expert
                out += [w for w in owner if w.lower() in contrasted()]
                out.append(self.text[met.start : met.end])
        return out

    def signers(self, at: int) -> tuple[int, ...]:
        """Who may be "I" outside quotation marks: the by-line, a signature, who is told of last."""
        own = self.paragraph(at)
        signers = self._signed.get(own)
        if signers is None:
            signers = self._signed[own] = tuple(self._signatures(own))
        return signers

    def _signatures(self, own: int) -> list[int]:
        out: list[int] = []
        starts, last = self.paragraph_starts, len(self.paragraph_starts) - 1
        for met in self.met:
            at = met.paragraph
            if met.form == "pronoun" or self.cast.actors[met.actor].kind != "person":
                continue
            if 2 < at <= own:
                continue
            lead = self.text[starts[at] : met.start].strip().lower()
            stop = starts[at + 1] if at < last else len(self.text)
            tail = self.text[met.end : stop].strip(" .\n")
            headed = at == 0 and not lead and tail.startswith(":")
            by_line = at <= 2 and (headed or lead in ("by", "co-authored by", "analysis by"))
            bio = own < at >= last - 1 and len(lead) < 12 and bool(_BIO.match(self.text, met.end))
            alone = at > own and not lead and len(tail) < 3
            if by_line or bio or alone:
                out.append(met.actor)
            if alone:
                break
        return list(dict.fromkeys(out))

    def row(self, at: int) -> tuple[int, ...]:
        """The row of named actors ("Ann Lee and Tom Ward") that stands nearest before an offset."""
        row = self._row(at)
        return row.actors if row is not None else ()

    def row_away(self, at: int) -> int:
        """How many sentences before an offset a row of named actors stands; -1 for none near."""
        row = self._row(at)
        return self.sentence(at) - row.sentence if row is not None else -1

    def pair(self, at: int) -> tuple[int, ...]:
        """The two persons whom "the two" mean by form alone; empty for nobody.

        Those named together last, where no two others are named behind their sentence.
        """
        row = self._row(at)
        if row is None or len(row.actors) != 2:
            return ()
        behind = {
            m.actor for m in self.met
            if m.form in NAMING and row.end <= m.start < at and m.sentence > row.sentence
        }  # fmt: skip
        people = {n for n in (*behind, *row.actors) if self.cast.actors[n].kind == "person"}
        others = len(people - {*row.actors})
        return row.actors if people.issuperset(row.actors) and others < 2 else ()

    def row_in(self, span: Span) -> tuple[int, ...]:
        """The row of named actors that begins a span; empty for none."""
        inside = (r for r in self.rows if span.start <= r.start and r.end <= span.end)
        longest = max(inside, key=lambda r: len(r.actors), default=None)
        if longest is None or not begins(self.text, span, longest):
            return ()
        if self.text.startswith(("'s ", "’s "), longest.end):
            return ()  # Lee and Ward's agent
        return longest.actors

    def _row(self, at: int) -> Row | None:
        here = self.sentence(at)
        near = (r for r in reversed(self.rows) if r.end <= at)
        return next((r for r in near if here - r.sentence <= 2), None)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows of actors, in order."""
        if self._rows is None:
            self._rows = tuple(rows(self.text, self.cast.actors, self.met))
        return self._rows

    # --- neighbourhood ----------------------------------------------------------------------

    def _seen(self, mention: Mention) -> Met:
        span, text = mention.span, self.text
        sentence = self.sentence(span.start)
        lead = text[self.sentence_starts[sentence] : span.start]
        first = not lead.strip(" “\"'‘")
        before = lead[-24:].split()[-1:]
        preposition = bool(before) and before[0].lower() in words_of("preposition")
        possessive = text.startswith(("'s", "’s", "' ", "’ "), span.end)
        end = self.sentence_end(sentence)
        subject = (
            not (preposition and not first)
            and not possessive
            and acts(text, span, mention.kind, lead, end)
        )
        return Met(
            span.start, span.end, mention.kind, mention.actor, sentence,
            self.paragraph(span.start), self.quoted(span.start), subject, first, possessive,
            preposition, subject and reports(text, span, before),
        )  # fmt: skip


def low_words(text: str) -> list[str]:
    """The words of a text in small letters, full stops behind them left out."""
    return [w.rstrip(".") if w.count(".") == 1 else w for w in map(str.lower, WORD.findall(text))]
