"""Cue words: with which words the reporter makes whom speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from analysis.article.reporting_verbs import has_verb
from analysis.article.spans import Span
from analysis.statements.statements import UNNAMED

if TYPE_CHECKING:
    import pandas as pd

    from analysis.statements.statements import Statements


@dataclass(frozen=True, slots=True)
class CueRow:
    """One speaker and one class of cue words.

    Args:
        speaker: To whom the words are attributed; ``unnamed`` where nobody is named.
        kind: The class: neutral, claim, argue, admit, warn, order, ask ...
        count: How many statements.
        words: The cues as they stand, the most frequent first.
        statements: The statements' numbers.
        spans: Where the cues stand.
    """

    speaker: str
    kind: str
    count: int
    words: tuple[str, ...]
    statements: tuple[int, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class CueWords(Sequence[CueRow]):
    """Which speaker gets which cue words; shows itself as a table."""

    rows: tuple[CueRow, ...]

    @overload
    def __getitem__(self, index: int) -> CueRow: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[CueRow]: ...
    def __getitem__(self, index: int | slice) -> CueRow | Sequence[CueRow]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[CueRow]:
        return iter(self.rows)

    def table(self) -> pd.DataFrame:
        """One row per speaker and class."""
        import pandas as pd

        columns = ["speaker", "kind", "count", "words"]
        rows = [[row.speaker, row.kind, row.count, ", ".join(row.words)] for row in self.rows]
        return pd.DataFrame(rows, columns=columns)

    def _repr_html_(self) -> str:
        from analysis.common.html_table import Look, html_rows
        from analysis.common.jupyter import output

        rows = [
            {
                "speaker": row.speaker,
                "class": row.kind,
                "count": row.count,
                "cues": ", ".join(row.words),
            }
            for row in self.rows
        ]
        heads = {"class": "Class", "count": "Times", "cues": "Cues"}
        return output(html_rows(rows, Look(heads=heads)))


def cue_words(statements: Statements) -> CueWords:
    """Which speaker gets which class of cue words.

    "Said" leaves the judgement to the reader; "claimed" doubts, "admitted" convicts, "warned"
    lends weight (Bell 1991, "The Language of News Media"; classes in
    ``analysis.article.reporting_verbs``). Whether
    one side claims and the other explains is a matter of counts, so read those of three and more.

    Args:
        statements: The statements of an article.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('Ann Lee claimed: "It rains a lot in our town."')
        >>> [(row.kind, row.words) for row in cue_words(statements(article, method="rules"))]
        [('claim', ('claimed',))]
    """
    text = statements.article.text
    groups: dict[tuple[str, str], list[int]] = {}
    cues: dict[int, tuple[Span, ...]] = {}
    for statement in statements:
        if not has_verb(" ".join(part.of(text) for part in statement.cue)):
            continue
        cues[statement.number] = statement.cue
        key = (statement.speaker or UNNAMED, statement.cue_class)
        groups.setdefault(key, []).append(statement.number)
    rows = []
    for (speaker, kind), numbers in groups.items():
        spans = tuple(span for number in numbers for span in cues[number])
        words = _ranked(" ".join(s.of(text) for s in cues[number]).lower() for number in numbers)
        rows.append(CueRow(speaker, kind, len(numbers), words, tuple(numbers), spans))
    return CueWords(tuple(sorted(rows, key=lambda row: (-row.count, row.speaker, row.kind))))


def _ranked(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word, _ in Counter(w.strip(" :,") or w for w in words).most_common())
