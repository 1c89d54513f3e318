"""The statements of an article as a data frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.article.spans import Span
from analysis.statements.statements import Statements

if TYPE_CHECKING:
    import pandas as pd


def statements_table(said: Statements) -> pd.DataFrame:
    """One row per statement, in the order of the text.

    Offsets are characters of the original text, from the statement's first to behind its last.
    """
    import pandas

    text = said.article.text
    rows = [
        {
            "number": s.number,
            "speaker": s.speaker,
            "kind": s.kind,
            "cue": _words(text, s.cue),
            "content": said.words(s),
            "source": _words(text, s.source),
            "chain": " › ".join(s.chain[:-1]),
            "addressee": s.addressee,
            "cue_class": s.cue_class,
            "class": str(s.statement_class),
            "speaker_p": s.speaker_p if s.speaker_p is None else round(s.speaker_p, 3),
            "runner_up": s.runner_up,
            "confidence": round(s.confidence, 3),
            "why": s.why,
            "flags": ", ".join(s.flags),
            "start": s.span.start,
            "end": s.span.end,
        }
        for s in said
    ]
    columns = [
        "number", "speaker", "kind", "cue", "content", "source", "chain", "addressee", "cue_class",
        "class", "speaker_p", "runner_up", "confidence", "why", "flags", "start", "end",
    ]  # fmt: skip
    return pandas.DataFrame(rows, columns=columns)


def _words(text: str, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)
