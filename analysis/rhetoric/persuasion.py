"""Persuasion techniques and loaded wording, as the tagger reads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.article.article import Article
from analysis.article.spans import Span
from analysis.common.resources import rows
from analysis.rhetoric.value import Value, rate

if TYPE_CHECKING:
    import pandas as pd

    from analysis.tagger.wording import Sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that uses a persuasion technique.

    Args:
        span: Where it stands.
        technique: Its name for a reader ("name-calling").
        confidence: The mean probability of its words.
        explanation: What the technique is, in one line.
        code: Its name in SemEval-2020 task 11.
    """

    span: Span
    technique: str
    confidence: float
    explanation: str
    code: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What the tagger says of an article's wording; shows itself as a table of techniques.

    Args:
        techniques: The persuasion techniques, in the order of the text.
        loaded: The sentences worded with bias, each with its probability.
        words: The words that make them so, each with its probability.
        text: The article's text.
    """

    techniques: tuple[Found, ...]
    loaded: tuple[tuple[Span, float], ...]
    words: tuple[tuple[Span, float], ...]
    text: str = ""

    def values(self, words: int, spans: Sequence[Span] = ()) -> tuple[Value, ...]:
        """The findings as measures: techniques and loaded words in 1,000 words of a part."""
        note = "found by the tagger; see the method section for its error rate"
        inside = [f for f in self.techniques if _within(f.span, spans)]
        kinds = [f.technique for f in inside]
        loaded = [span for span, _ in self.words if _within(span, spans)]
        return (
            rate("persuasion techniques", [f.span for f in inside], words, note, kinds),
            rate("loaded words (tagger)", loaded, words, note),
        )

    def table(self) -> pd.DataFrame:
        """One row per technique found."""
        import pandas as pd

        columns = ["start", "end", "technique", "words", "confidence", "explanation"]
        rows = [
            [
                f.span.start,
                f.span.end,
                f.technique,
                f.span.of(self.text),
                f.confidence,
                f.explanation,
            ]
            for f in self.techniques
        ]
        return pd.DataFrame(rows, columns=columns)

    def _repr_html_(self) -> str:
        from analysis.common.html_table import Look, html_rows
        from analysis.common.jupyter import output

        rows = [
            {
                "technique": f.technique,
                "words": f.span.of(self.text),
                "confidence": f.confidence,
                "what it is": f.explanation,
            }
            for f in self.techniques
        ]
        return output(html_rows(rows, Look(heads={"technique": "Technique"})))


def wording(article: Article, readings: Sequence[Sentence]) -> Wording:
    """Persuasion techniques and loaded wording, as the wording network reads the sentences.

    The 14 techniques are those of SemEval-2020 task 11 (Da San Martino and others 2020); loaded
    wording is what readers of MBIC (Spinde and others 2021) and the language models of Anno-lexical
    call biased or loaded.

    Pitfalls: the best systems of that task found half of the spans, and annotators disagree about
    many; take a span as a question to the text. A technique in a quotation is the speaker's.

    Args:
        article: The article.
        readings: What the wording network reads in each sentence.

    Raises:
        DataError: The network's settings are missing.
    """
    from analysis.tagger.how_network import settings

    names = {row["code"]: row for row in rows("techniques")}
    border = float(settings()["loaded"])
    techniques: list[Found] = []
    loaded: list[tuple[Span, float]] = []
    words: list[tuple[Span, float]] = []
    for sentence in readings:
        for t in sentence.techniques:
            row = names.get(t.technique, {"name": t.technique, "meaning": ""})
            techniques.append(Found(t.span, row["name"], t.p, row["meaning"], t.technique))
        if sentence.loaded.p >= border:
            loaded.append((sentence.span, sentence.loaded.p))
            words += sentence.loaded.words
    return Wording(tuple(techniques), tuple(loaded), tuple(words), article.text)


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return not spans or any(part.overlap(span) for part in spans)
