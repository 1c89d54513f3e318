"""Who is accused in one article, and whether an answer is told there or in another.

Whom a statement accuses is right too seldom to be shown (benchmarks/results/meaning.json), and who
answers was not measured: no page has it, ``answers_table`` has.

An answer is one that ``analysis.claims.replies`` has found, or a denial by the accused that has
words of the accusation in it, in whichever article. One that was not found may still be there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article.spans import Span
from analysis.claims.claim import Claim
from analysis.claims.replies import Answer, Reply, replies
from analysis.corpus.match_across_articles import same_names
from analysis.corpus.word_alignment import carries_meaning, words_in
from analysis.statements.voices import REPORTER

if TYPE_CHECKING:
    import pandas as pd

    from analysis.corpus.compare import Read

SHARED = 2  # words of the accusation, beside names, that a denial elsewhere must have
NAMED = frozenset(["person", "organisation", "media"])  # kinds of actors that can answer
STEM = 5  # letters by which words are compared


@dataclass(frozen=True, slots=True)
class Heard:
    """What one article has of an accused actor.

    Args:
        label: Whose article it is.
        accusation: The claim that accuses; None where none was found.
        by: Who makes it, by the name that all articles share; empty for the reporter.
        how: What is told of an answer.
        statement: The number of the statement that answers; 0 for none.
        speaks: The numbers of the other statements of the accused.
        known: Whether the article speaks of the accused at all.
    """

    label: str
    accusation: Claim | None
    by: str
    how: Answer
    statement: int
    speaks: tuple[int, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Accused:
    """An actor that an article accuses, and what each article has of it."""

    actor: str
    cells: tuple[Heard, ...]

    @property
    def only_elsewhere(self) -> bool:
        """Whether an answer stands in no article that accuses, but in another."""
        answered = {c.label for c in self.cells if c.how is not Answer.NOT_TOLD}
        accusing = {c.label for c in self.cells if c.accusation}
        return bool(answered - accusing) and not answered & accusing


def answers(read: Sequence[Read]) -> tuple[Accused, ...]:
    """For each who is accused by name in any article, what each article has of an answer.

    Those answered in another article than the one that accuses come first.

    Args:
        read: The articles.
    """
    names = same_names(read)
    charges = {one.label: dict(_charges(one, names)) for one in read}
    accused = dict.fromkeys(actor for rows in charges.values() for actor in rows)
    out = []
    for actor in accused:
        known = [row[actor] for row in charges.values() if actor in row]
        stems = frozenset().union(*(stems for _, _, stems in known)) - _stems(actor)
        out.append(Accused(actor, tuple(_cell(one, actor, charges, stems, names) for one in read)))
    return tuple(sorted(out, key=_rank))


def answers_table(read: Sequence[Read]) -> pd.DataFrame:
    """One row per accused and article: who accuses there, and what is told of an answer.

    The column ``measured`` says of each row that nobody has measured how often such a row is right.
    """
    import pandas as pd

    rows = [
        {
            "accused": row.actor,
            "article": cell.label,
            "accused_by": (cell.by or REPORTER) if cell.accusation is not None else "",
            "answer": cell.how.value,
            "statement": cell.statement,
            "measured": "no",
        }
        for row in answers(read)
        for cell in row.cells
    ]
    columns = ["accused", "article", "accused_by", "answer", "statement", "measured"]
    return pd.DataFrame(rows, columns=columns)


_Charge = tuple[Claim, Reply, frozenset[str]]


def _charges(one: Read, names: Mapping[str, str]) -> Iterator[tuple[str, _Charge]]:
    """The accusations that name the accused in their own words, by the accused."""
    kinds = {row.actor.name: row.actor.kind for row in one.people}
    for reply in replies(one.claimed, one.statements):
        claim = one.claimed[reply.claim - 1]
        accused = names.get(reply.accused, reply.accused)
        by = names.get(reply.by, reply.by)
        stems = _stems(one.claimed.words(claim))
        named = _stems(reply.accused)
        can_answer = kinds.get(reply.accused) in NAMED and reply.accused.split()[-1][:1].isupper()
        if by != accused and named & stems and can_answer:
            yield accused, (claim, reply, stems)


def _cell(
    one: Read,
    actor: str,
    charges: Mapping[str, Mapping[str, _Charge]],
    stems: frozenset[str],
    names: Mapping[str, str],
) -> Heard:
    """What an article has of one who is accused, in it or in another."""
    speaks = tuple(s.number for s in one.statements if names.get(s.speaker, s.speaker) == actor)
    known = bool(speaks) or any(names.get(r.actor.name) == actor for r in one.people)
    charge = charges[one.label].get(actor)
    how, answer = Answer.NOT_TOLD, 0
    if charge is not None:
        how, answer = charge[1].how, charge[1].statement
    if how is Answer.NOT_TOLD and (denial := _denial(one, speaks, stems)):
        how, answer = Answer.ANSWERED, denial
    return Heard(
        one.label,
        charge[0] if charge else None,
        names.get(charge[1].by, charge[1].by) if charge else "",
        how,
        answer,
        tuple(n for n in speaks if n != answer),
        known,
    )


def _denial(one: Read, speaks: Sequence[int], stems: frozenset[str]) -> int:
    """The statement in which the accused denies something that has words of an accusation."""
    for claim in one.claimed:
        own = claim.denied and claim.statement in speaks
        if own and len(_stems(one.claimed.words(claim)) & stems) >= SHARED:
            return claim.statement
    return 0


def _stems(words: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning."""
    keys = (w.key.removesuffix("'s") for w in words_in(words, [Span(0, len(words))]))
    return frozenset(key[:STEM] for key in keys if carries_meaning(key))


def _rank(accused: Accused) -> tuple[bool, bool, int]:
    told = any(c.how is not Answer.NOT_TOLD for c in accused.cells)
    return not accused.only_elsewhere, not told, -sum(bool(c.accusation) for c in accused.cells)
