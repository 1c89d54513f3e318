"""Whose words an article is made of, each word counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from analysis.article.spans import Span, minus
from analysis.statements.statements import UNNAMED, Statement, Statements
from analysis.statements.voices import QUOTED, count_words, paraphrased, voices

REPORTER = "The reporter"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an article's words one speaker has.

    Args:
        speaker: A name; ``The reporter`` for what nobody else is said to have said.
        quoted: Words inside quotation marks.
        told: Words of the speaker in the reporter's paraphrase.
        statements: The numbers of the speaker's statements.
    """

    speaker: str
    quoted: int
    told: int
    statements: tuple[int, ...]

    @property
    def words(self) -> int:
        """All words that are the speaker's."""
        return self.quoted + self.told


def shares(said: Statements) -> tuple[Share, ...]:
    """Every speaker's words, most first; the reporter's own words as the last entry.

    Each word of the article's body is counted once: quoted, told in paraphrase, or the reporter's
    own. A statement within another gives its words to the outer one.
    """
    article = said.article
    quoted: Counter[str] = Counter()
    told: Counter[str] = Counter()
    numbers: dict[str, list[int]] = {}
    by_number = {s.number: s for s in said}
    taken: list[Span] = []
    for stretch in voices(article, said):
        if stretch.voice == QUOTED:
            quoted[name_of(by_number[stretch.statement])] += count_words(article, stretch.span)
            taken.append(stretch.span)
    paraphrase = paraphrased(article, said)
    for statement in sorted(said, key=lambda s: (s.within, s.number)):
        numbers.setdefault(name_of(statement), []).append(statement.number)
        for span in paraphrase[statement.number]:
            for piece in minus(span, taken):
                told[name_of(statement)] += count_words(article, piece)
            taken.append(span)
    total = sum(count_words(article, span) for span in article.body)
    rows = [Share(n, quoted[n], told[n], tuple(sorted(numbers[n]))) for n in numbers]
    rows.sort(key=lambda row: (-row.words, row.statements))
    own = total - sum(row.words for row in rows)
    return (*rows, Share(REPORTER, 0, max(0, own), ()))


def name_of(statement: Statement) -> str:
    """The speaker's name, or the word for its lack."""
    return statement.speaker or UNNAMED


def voice_name(speaker: str, statement: int) -> str:
    """Whose words some are, as it is shown: a speaker's, an unnamed one's, or the reporter's.

    Example:
        >>> voice_name("Ann Lee", 3), voice_name("", 3), voice_name("", 0)
        ('Ann Lee', 'unnamed', 'The reporter')
    """
    return (speaker or UNNAMED) if statement else REPORTER
