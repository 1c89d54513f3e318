"""Tone: by sentence from a word list (VADER), and toward each actor from the tagger."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, overload

from analysis.actors.mention_candidates import NAMING
from analysis.article.article import Article
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.errors import ParameterError
from analysis.statements.statements import UNNAMED
from analysis.tone.vader import vader

if TYPE_CHECKING:
    import pandas as pd

    from analysis.statements.statements import Statements

By = Literal["sentence", "voice", "speaker"]
BYS = ("sentence", "voice", "speaker")
MARKED = 0.05  # VADER's own border between neutral and positive or negative
_NAMED = re.compile(
    r"\b[^\W\d_a-z]\w+"
)  # words with a capital: "21 Senate Dems" keeps its small ones


@dataclass(frozen=True, slots=True)
class SentenceTone:
    """The tone of a sentence, or of what one voice says in it.

    Args:
        sentence: The whole sentence.
        voice: ``reporter`` or ``quoted``.
        speaker: Whose quoted words they are; empty for the reporter and where unknown.
        score: VADER's compound score, from -1 (negative) to 1 (positive).
        words: The words that made the score, each with its share of it (before normalising).
        spans: The words of this voice in the sentence.
    """

    sentence: Span
    voice: str
    speaker: str
    score: float
    words: tuple[tuple[Span, float], ...]
    spans: tuple[Span, ...] = ()

    @property
    def label(self) -> str:
        """``negative``, ``neutral`` or ``positive`` by VADER's own borders."""
        return label(self.score)


@dataclass(frozen=True, slots=True)
class PartTone:
    """The tone of a voice or a speaker: the mean over its sentences, and how many are which."""

    part: str
    sentences: int
    score: float
    negative: int
    neutral: int
    positive: int
    words: tuple[tuple[Span, float], ...]


@dataclass(frozen=True, slots=True, repr=False)
class Tone(Sequence["SentenceTone | PartTone"]):
    """Tone by sentence, voice or speaker; shows itself as a table."""

    rows: tuple[SentenceTone | PartTone, ...]
    by: str
    text: str = ""

    @overload
    def __getitem__(self, index: int) -> SentenceTone | PartTone: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[SentenceTone | PartTone]: ...
    def __getitem__(
        self, index: int | slice
    ) -> SentenceTone | PartTone | Sequence[SentenceTone | PartTone]:
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[SentenceTone | PartTone]:
        return iter(self.rows)

    def __repr__(self) -> str:
        lines = [f"<Tone by {self.by}: {len(self)}>"]
        for row in self.rows[:40]:
            if isinstance(row, SentenceTone):
                words = " ".join(row.sentence.of(self.text).split())
                lines.append(f"{row.score:+.2f} {row.speaker or row.voice:<20.20} {words:.70}")
            else:
                lines.append(f"{row.score:+.2f} {row.part:<24.24} {row.sentences} sentences")
        return "\n".join(lines)

    def table(self) -> pd.DataFrame:
        """One row per sentence (and voice), or one a part, with the words that weigh most."""
        import pandas as pd

        return pd.DataFrame(self._cells(), columns=self._columns())

    def _columns(self) -> list[str]:
        if self.by == "sentence":
            return ["start", "end", "voice", "speaker", "score", "label", "words", "sentence"]
        return [self.by, "sentences", "score", "negative", "neutral", "positive", "words"]

    def _cells(self) -> list[list[Any]]:
        out: list[list[Any]] = []
        for row in self.rows:
            words = ", ".join(
                f"{span.of(self.text)} {weight:+.1f}"
                for span, weight in sorted(row.words, key=lambda word: -abs(word[1]))[:8]
            )
            if isinstance(row, SentenceTone):
                where = [row.sentence.start, row.sentence.end, row.voice, row.speaker]
                out.append([*where, row.score, row.label, words, row.sentence.of(self.text)])
            else:
                tally = [row.negative, row.neutral, row.positive]
                out.append([row.part, row.sentences, row.score, *tally, words])
        return out

    def _repr_html_(self) -> str:
        from analysis.common.html_table import Look, html_rows, number
        from analysis.common.jupyter import output

        rows = [
            {
                name: number(cell) if name == "score" else cell
                for name, cell in zip(self._columns(), cells, strict=True)
            }
            for cells in self._cells()
        ]
        return output(html_rows(rows, Look(right=("score",))))


def tone(article: Article, statements: Statements | None = None, by: By = "sentence") -> Tone:
    """The tone of each sentence, the reporter's words and the quoted ones apart.

    VADER (Hutto and Gilbert 2014, "A parsimonious rule-based model for sentiment analysis of
    social media text"): each word on its list has a weight from -4 to 4, turned by negation,
    strengthened or softened by the words before; the sum x becomes ``x / sqrt(x² + 15)``.

    Pitfalls: it weighs words, not what is meant: "sanctions", "defense" and "nuclear" tell of the
    subject, not of a tone (names do not count, where the statements tell them). Made on tweets and
    reviews. ``benchmarks/tone.py`` states how often it is right about the tone toward an actor in
    news; ``toward`` does that better.

    Args:
        article: What to measure.
        statements: Its statements; without them, what stands in quotation marks is the quoted
            voice.
        by: ``sentence``, ``voice`` or ``speaker``.

    Raises:
        ParameterError: ``by`` is none of these.

    Example:
        >>> from analysis.article.article import parse
        >>> article = parse('The mayor was "a liar and a terrible cheat," she said.')
        >>> [(row.voice, row.label) for row in tone(article)]
        [('reporter', 'neutral'), ('quoted', 'negative')]
    """
    if by not in BYS:
        raise ParameterError(f"by is {by!r}; choose one of {', '.join(BYS)}.")
    rows = tuple(
        _by_sentence(article, _stretches(article, statements), _nameless(article, statements))
    )
    if by == "sentence":
        return Tone(rows, by, article.text)
    groups: dict[str, list[SentenceTone]] = {}
    for row in rows:
        name = row.voice
        if by == "speaker" and row.voice == "quoted":
            name = row.speaker or UNNAMED
        groups.setdefault(name, []).append(row)
    return Tone(tuple(_pooled(name, group) for name, group in groups.items()), by, article.text)


def statement_tones(article: Article, statements: Statements) -> dict[int, float]:
    """VADER's score of what each statement says, by its number; names do not count.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("“It is a terrible plan,” Ann Lee said.")
        >>> statement_tones(article, statements(article, method="rules"))[1] < 0
        True
    """
    view = _nameless(article, statements)
    return {one.number: _joined(view, list(one.content))[0] for one in statements}


def label(score: float) -> str:
    """A compound score in a word.

    Example:
        >>> label(-0.4), label(0.0), label(0.05)
        ('negative', 'neutral', 'positive')
    """
    if score >= MARKED:
        return "positive"
    return "negative" if score <= -MARKED else "neutral"


@dataclass(frozen=True, slots=True)
class _Part:
    span: Span
    voice: str
    speaker: str


def _stretches(article: Article, statements: Statements | None) -> list[_Part]:
    from analysis.statements.voices import voices

    return [_Part(s.span, s.voice, s.speaker) for s in voices(article, statements)]


def _nameless(article: Article, statements: Statements | None) -> str:
    """The text with names made unreadable: the United States are not united by their name."""
    text = article.text
    if statements is None:
        return text
    out, last = [], 0
    for mention in statements.cast.mentions:
        if mention.kind in NAMING and mention.span.start >= last:
            name = mention.span.of(text)
            out += [text[last : mention.span.start], _NAMED.sub(lambda m: "x" * len(m[0]), name)]
            last = mention.span.end
    return "".join([*out, text[last:]])


def _by_sentence(article: Article, stretches: list[_Part], view: str) -> Iterator[SentenceTone]:
    text, at = article.text, 0
    for sentence in sentences(text, article.body):
        while at < len(stretches) and stretches[at].span.end <= sentence.start:
            at += 1
        shares: dict[tuple[str, str], list[Span]] = {}
        for number in range(at, len(stretches)):
            part = stretches[number]
            if part.span.start >= sentence.end:
                break
            share = Span(max(part.span.start, sentence.start), min(part.span.end, sentence.end))
            if any(map(str.isalnum, share.of(text))):
                shares.setdefault((part.voice, part.speaker), []).append(share)
        for (voice, speaker), spans in shares.items():
            score, words = _joined(view, spans)
            yield SentenceTone(sentence, voice, speaker, score, words, tuple(spans))


def _joined(text: str, spans: list[Span]) -> tuple[float, tuple[tuple[Span, float], ...]]:
    """Score several shares as one; what stands between them is blank."""
    start, end = spans[0].start, spans[-1].end
    view, last = "", start
    for span in spans:
        view += " " * (span.start - last) + span.of(text)
        last = span.end
    score, words = vader(view[: end - start])
    return score, tuple((Span(start + s.start, start + s.end), weight) for s, weight in words)


def _pooled(name: str, rows: list[SentenceTone]) -> PartTone:
    labels = [row.label for row in rows]
    words = tuple(word for row in rows for word in row.words)
    return PartTone(
        name,
        len(rows),
        sum(row.score for row in rows) / len(rows),
        labels.count("negative"),
        labels.count("neutral"),
        labels.count("positive"),
        words,
    )


def _cell(cell: object) -> str:
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)
