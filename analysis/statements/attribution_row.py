"""What was found in forms that other programs read."""

from __future__ import annotations

from typing import Any

from analysis.article.spans import pairs
from analysis.statements.statements import Statements


def attributions_row(key: str, statements: Statements) -> dict[str, Any]:
    """One article's statements as the row that ``sayso score`` reads.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> row = attributions_row("a", statements(parse("It rains, he said."), method="rules"))
        >>> sorted(row)
        ['attributions', 'id']
    """
    rows = [
        {
            "source": pairs(s.source),
            "cue": pairs(s.cue),
            "content": pairs(s.content),
            "speaker": s.speaker,
            "speaker_p": s.speaker_p if s.speaker_p is None else round(s.speaker_p, 3),
            "runner_up": s.runner_up,
            "kind": s.kind,
            "class": str(s.statement_class),
            "why": s.why,
            "confidence": round(s.confidence, 3),
        }
        for s in statements
    ]
    return {"id": key, "attributions": rows}
