"""Whose words an article is made of, each word counted once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from analysis.article.spans import Span, minus
from analysis.statements.statements import Statement, Statements
from analysis.statements.voices import QUOTED, Voice, count_words, paraphrased, voices

NOBODY = "Nobody named"
REPORTER = "The reporter"


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an article's words one speaker has.

    Args:
        voice: Whose words they are.
        name: The speaker's; empty for the reporter and for speakers whom nobody names.
        quoted: Words inside quotation marks.
        told: Words of the speaker in the reporter's paraphrase.
        statements: The numbers of the speaker's statements.
    """

    voice: Voice
    name: str
    quoted: int
    told: int
    statements: tuple[int, ...]

    @property
    def speaker(self) -> str:
        """The speaker for readers: a name, or words for its lack."""
        return {Voice.REPORTER: REPORTER, Voice.UNNAMED: NOBODY}.get(self.voice, self.name)

    @property
    def words(self) -> int:
        """All words that are the speaker's."""
        return self.quoted + self.told


def shares(said: Statements) -> tuple[Share, ...]:
    """Every speaker's words, most first; the reporter's own words as the last entry.

    Each word of the article's body is counted once: quoted, paraphrased, or the reporter's
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
            quoted[by_number[stretch.statement].speaker] += count_words(article, stretch.span)
            taken.append(stretch.span)
    paraphrase = paraphrased(article, said)
    for statement in sorted(said, key=lambda s: (s.within, s.number)):
        numbers.setdefault(statement.speaker, []).append(statement.number)
        for span in paraphrase[statement.number]:
            for piece in minus(span, taken):
                told[statement.speaker] += count_words(article, piece)
            taken.append(span)
    total = sum(count_words(article, span) for span in article.body)
    rows = [
        Share(
            Voice.SPEAKER if n else Voice.UNNAMED, n, quoted[n], told[n], tuple(sorted(numbers[n]))
        )
        for n in numbers
    ]
    rows.sort(key=lambda row: (-row.words, row.statements))
    own = total - sum(row.words for row in rows)
    return (*rows, Share(Voice.REPORTER, "", 0, max(0, own), ()))


def name_of(statement: Statement) -> str:
    """The speaker's name, or a word for its lack."""
    return statement.speaker or NOBODY
