"""Who is heard in which article: statements, words, or only a mention; of sure statements alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article.sentences_and_words import count
from analysis.article.spans import Span
from analysis.corpus.match_across_articles import same_names
from analysis.statements.statement_words import words_by_statement

if TYPE_CHECKING:
    from analysis.corpus.compare import Read


@dataclass(frozen=True, slots=True)
class Presence:
    """What one article has of an actor.

    Args:
        statements: The numbers of its sure statements, in order.
        words: How many words these have, paraphrase included.
        quoted: How many of its words stand in quotation marks.
        mentions: How often the article speaks of it.
        first: Where it does so first; None where it does not.
    """

    statements: tuple[int, ...] = ()
    words: int = 0
    quoted: int = 0
    mentions: int = 0
    first: Span | None = None

    @property
    def only_mentioned(self) -> bool:
        """Whether the article names the actor and has no statement of it."""
        return self.first is not None and not self.statements


@dataclass(frozen=True, slots=True)
class Voice:
    """An actor that speaks in one article at least, and what each article has of it, in order."""

    actor: str
    cells: tuple[Presence, ...]

    @property
    def heard_in(self) -> int:
        """In how many articles it speaks."""
        return sum(bool(cell.statements) for cell in self.cells)

    @property
    def words(self) -> int:
        """How many words it has in all of them."""
        return sum(cell.words for cell in self.cells)


def voices_heard(read: Sequence[Read]) -> tuple[Voice, ...]:
    """Everybody who speaks in any of some articles: those heard in fewer of them come later.

    Args:
        read: The articles.
    """
    names = same_names(read)
    every = [_presences(one, names, at) for at, one in enumerate(read)]
    actors = dict.fromkeys(key for cells in every for key in cells)
    voices = (Voice(a[0], tuple(cells.get(a, Presence()) for cells in every)) for a in actors)
    heard = (voice for voice in voices if voice.heard_in)
    return tuple(sorted(heard, key=lambda v: (-v.heard_in, -v.words, v.actor)))


def _presences(one: Read, names: Mapping[str, str], at: int) -> dict[tuple[str, int], Presence]:
    """What an article has of each actor, by the name that all articles share.

    Whoever is only described ("others", "the author") is somebody else in each article, and has the
    article's number beside the name.
    """
    text = one.article.text
    quoted = words_by_statement(one.article, one.statements)
    out: dict[tuple[str, int], Presence] = {}
    for row in one.people:
        name = (names[row.actor.name], -1) if row.actor.named else (row.actor.name, at)
        own = [s for s in one.statements if s.sure and s.speaker == row.actor.name]
        old = out.get(name, Presence())
        first = min(filter(None, (old.first, row.first)), key=lambda span: span.start)
        out[name] = Presence(
            tuple(sorted({*old.statements, *(s.number for s in own)})),
            old.words + sum(count(text, span) for s in own for span in s.content),
            old.quoted + sum(quoted[s.number][0] for s in own),
            old.mentions + len(row.mentions),
            first,
        )
    return out
