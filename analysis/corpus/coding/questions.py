"""What a coder is asked about a statement or a sentence, and what may be answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NONE = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """One question, and its column in a coding sheet.

    Args:
        name: The column.
        unit: What it is asked about: ``statements`` or ``sentences``.
        answers: What may be answered, ``none`` last.
        column: What Sayso answers, as SQL; the coder never sees it.
        prompt: The question in words.
        counts_none: Whether shares are of all units, those answered with ``none`` too; else of the
            others alone, since ``none`` says that there is no statement.
        title: What the shares are shares of.
    """

    name: str
    unit: str
    answers: tuple[str, ...]
    column: str
    prompt: str
    counts_none: bool
    title: str

    @property
    def counted(self) -> tuple[str, ...]:
        """The answers that have a share."""
        return self.answers if self.counts_none else self.answers[:-1]


UNITS = ("statements", "sentences")
QUESTIONS = (
    Question(
        "kind", "statements", ("direct", "mixed", "indirect", NONE), "s.kind",
        "Are the words in question (column words) all in quotation marks (direct), partly (mixed) "
        "or not (indirect)? Answer none if nobody is reported to say, think or want them.",
        counts_none=False, title="Statements by kind",
    ),
    Question(
        "speaker", "statements", ("named", "unnamed", NONE),
        "if(coalesce(p.named AND NOT p.anonymous, false), 'named', 'unnamed')",
        "Does the article say by name who it is (a person, an organisation, a place), here or "
        "elsewhere? Answer none if nobody is reported to say, think or want it.",
        counts_none=False, title="Statements by whether their speaker is named",
    ),
    Question(
        "reported", "sentences", ("direct", "mixed", "indirect", NONE), "s.statement_kind",
        "Look only at the words of this sentence that report what somebody says, thinks or wants. "
        "Do they all stand in quotation marks (direct), some of them (mixed) or none (indirect)? "
        "Answer none if the sentence has no such words and is the reporter's own.",
        counts_none=True, title="Words by what their sentence reports",
    ),
)  # fmt: skip

RULES = (
    (
        "Code what the article says, not what is true, and look only at what is on the sheet; "
        "open the article (title and article say which) where that does not tell."
    ),
    (
        "Reported is what the article gives as somebody's words, thoughts, wishes, plans or "
        "demands: “said”, “wrote”, “believes”, “hopes”, “according to”. Somebody may be a "
        "person, a group, an organisation or a document (“the report found”)."
    ),
    (
        "“Polls show that …”, “a study found …” report what a poll or a study says: indirect, "
        "and unnamed unless the article names the poll or study."
    ),
    (
        "“She supports the bill”, “he opposes it” tell of a stand: indirect, where the article "
        "reports that somebody takes it. What somebody did (voted, signed, sued, resigned) is "
        "none."
    ),
    (
        "Quotation marks around a name, a title or a nickname, or around a word from which the "
        "reporter keeps a distance (the “deal”), report nobody's words: they do not count."
    ),
    (
        "A unit that is badly cut (words missing, or words too many, such as “she said”) is "
        "coded by what most of its words are; say so in note. If most of them are nobody's, "
        "answer none."
    ),
    (
        "A sentence with words of two people is coded by all of them together: direct if all of "
        "them stand in quotation marks."
    ),
    "If you cannot decide, leave the cell empty and write why in note.",
)


def questions(unit: str, names: Sequence[str] = ()) -> tuple[Question, ...]:
    """The questions about a unit.

    Args:
        unit: ``statements`` or ``sentences``.
        names: Those that are wanted; all where not given.

    Example:
        >>> [question.name for question in questions("statements")]
        ['kind', 'speaker']
    """
    return tuple(q for q in QUESTIONS if q.unit == unit and (not names or q.name in names))
