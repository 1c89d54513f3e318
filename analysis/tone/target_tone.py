"""Who speaks how about whom: the tagger's tone toward each actor, added up by speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from analysis.actors.cast import Actor, Mention
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder
from analysis.statements.spoken_about import owners
from analysis.statements.statements import UNNAMED, Statements
from analysis.statements.voices import REPORTER

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("person", "organisation", "collective", "media", "place")
FAINT = 0.5  # a balance of tone nearer to naught than this is to be checked
_BEST_FIRST = ("name", "title", "acronym", "description", "pronoun")


@dataclass(frozen=True, slots=True)
class TargetTone:
    """The tone of one sentence toward one actor mentioned in it.

    Args:
        sentence: The sentence.
        mention: Where it speaks of the actor.
        target: The actor's name.
        target_id: The actor's id.
        speaker: Who speaks: ``reporter``, the statement's speaker, or ``unnamed``.
        statement: The statement's number; 0 for the reporter.
        label: ``negative``, ``neutral`` or ``positive``.
        p: The probability of each, in that order.
    """

    sentence: Span
    mention: Span
    target: str
    target_id: str
    speaker: str
    statement: int
    label: str
    p: tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Relation:
    """How one speaker speaks about one actor: sentences by tone, and their mean.

    Args:
        speaker: Who speaks.
        target: About whom.
        target_id: The actor's id.
        negative, neutral, positive: How many sentences are which.
        balance: Mean of positive less negative probability, from -1 to 1.
        rows: The sentences.
    """

    speaker: str
    target: str
    target_id: str
    negative: int
    neutral: int
    positive: int
    balance: float
    rows: tuple[TargetTone, ...]

    @property
    def label(self) -> str:
        """What most of the sentences are: ``negative`` or ``positive``, else ``neutral``."""
        counts = {"negative": self.negative, "positive": self.positive}
        name, most = max(counts.items(), key=lambda pair: pair[1])
        return name if 2 * most > len(self.rows) else "neutral"

    @property
    def faint(self) -> bool:
        """Whether the tone is too near to neutral, on the whole, to be taken on trust."""
        return abs(self.balance) < FAINT


@dataclass(frozen=True, slots=True, repr=False)
class Toward(Sequence[Relation]):
    """Who speaks how about whom, the most spoken-about first; shows itself as a table."""

    relations: tuple[Relation, ...]
    text: str = ""

    @overload
    def __getitem__(self, index: int) -> Relation: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Relation]: ...
    def __getitem__(self, index: int | slice) -> Relation | Sequence[Relation]:
        return self.relations[index]

    def __len__(self) -> int:
        return len(self.relations)

    def __iter__(self) -> Iterator[Relation]:
        return iter(self.relations)

    def __repr__(self) -> str:
        lines = [f"<Toward: {len(self)} pairs of a speaker and whom they speak about>"]
        lines += [
            f"{r.speaker:<24.24} about {r.target:<24.24} {r.balance:+.2f}  "
            f"{r.negative} negative, {r.neutral} neutral, {r.positive} positive"
            for r in self.relations[:40]
        ]
        return "\n".join(lines)

    def sentences(self) -> tuple[TargetTone, ...]:
        """Every sentence and target by itself, in the order of the text."""
        rows = [row for relation in self.relations for row in relation.rows]
        return tuple(sorted(rows, key=lambda row: row.mention))

    def table(self) -> pd.DataFrame:
        """One row per speaker and target: sentences by tone, their balance."""
        import pandas as pd

        columns = ["speaker", "target", "negative", "neutral", "positive", "balance"]
        return pd.DataFrame(
            [[getattr(relation, name) for name in columns] for relation in self.relations],
            columns=columns,
        )

    def _repr_html_(self) -> str:
        from analysis.common.html_table import Look, html_rows
        from analysis.common.jupyter import output

        names = ("speaker", "target", "negative", "neutral", "positive")
        rows = [
            {name: getattr(r, name) for name in names} | {"balance": f"{r.balance:+.2f}"}
            for r in self.relations
        ]
        return output(html_rows(rows, Look(right=("balance",))))


def toward(statements: Statements, kinds: Sequence[str] = KINDS, threads: int = 1) -> Toward:
    """Who speaks how about whom, by the tagger's tone toward a target.

    For every sentence and every actor mentioned in it the tagger says negative, neutral or
    positive. The words are those of the innermost statement that holds the mention, reported or
    quoted; all else is the reporter's. Whoever is named only as the source of a statement is not
    spoken about by that, and is left out.

    Pitfalls: the tagger reads one sentence; irony and what the sentence before said escape it.
    ``benchmarks/tone.py`` states how often it agrees with readers on NewsMTSC, and VADER beside it.

    Args:
        statements: The statements of an article, with its cast.
        kinds: The kinds of actors to take as targets.
        threads: Processor threads to use.

    Raises:
        DataError: The tagger's weights are missing.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('Mary Smith said: "John Brown is a liar and a thief." Then it rained.')
        >>> found = toward(statements(article, method="rules"))
        >>> [(r.speaker, r.target, r.negative) for r in found if r.target == "John Brown"]
        [('Mary Smith', 'John Brown', 1)]
    """
    from analysis.tagger.wording import tones

    text = statements.article.text
    chosen = list(_chosen(statements, kinds))
    values = tones(text, [mention.span for _, mention, _ in chosen], threads=threads)
    owner = owners(statements)
    rows = []
    for (sentence, mention, actor), tone in zip(chosen, values, strict=True):
        statement = owner(mention.span)
        speaker = (statement.speaker or UNNAMED) if statement else REPORTER
        number = statement.number if statement else 0
        rows.append(
            TargetTone(
                sentence, mention.span, actor.name, actor.id, speaker, number, tone.label, tone.p
            )
        )
    return gathered(rows, text)


def gathered(rows: Iterable[TargetTone], text: str) -> Toward:
    """Sentences and targets by who speaks about whom, the most spoken-about first."""
    groups: dict[tuple[str, str], list[TargetTone]] = {}
    for row in rows:
        groups.setdefault((row.speaker, row.target_id), []).append(row)
    relations = [_relation(own) for own in groups.values()]
    return Toward(tuple(sorted(relations, key=lambda r: -len(r.rows))), text)


def _chosen(statements: Statements, kinds: Sequence[str]) -> Iterator[tuple[Span, Mention, Actor]]:
    """For each sentence and actor the mention that names it best."""
    sources = [span for statement in statements for span in statement.source]
    at_source = finder(sources)
    mentions = sorted(statements.cast.mentions, key=lambda mention: mention.span)
    at = 0
    for sentence in sentences(statements.article.text, statements.article.body):
        best: dict[int, Mention] = {}
        while at < len(mentions) and mentions[at].span.start < sentence.end:
            mention = mentions[at]
            at += 1
            named = any(sources[n].holds(mention.span) for n in at_source(mention.span))
            if named or not sentence.holds(mention.span):
                continue
            if statements.cast.actors[mention.actor].kind not in kinds:
                continue
            other = best.get(mention.actor)
            if other is None or _rank(mention) < _rank(other):
                best[mention.actor] = mention
        for mention in best.values():
            yield sentence, mention, statements.cast.actors[mention.actor]


def _rank(mention: Mention) -> int:
    return _BEST_FIRST.index(mention.kind) if mention.kind in _BEST_FIRST else len(_BEST_FIRST)


def _relation(rows: list[TargetTone]) -> Relation:
    labels = [row.label for row in rows]
    balance = sum(row.p[2] - row.p[0] for row in rows) / len(rows)
    first = rows[0]
    return Relation(
        first.speaker,
        first.target,
        first.target_id,
        labels.count("negative"),
        labels.count("neutral"),
        labels.count("positive"),
        balance,
        tuple(rows),
    )
