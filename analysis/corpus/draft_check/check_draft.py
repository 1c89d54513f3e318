"""A draft checked against its sources: every quotation, statement and sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.article.spans import Span
from analysis.corpus.draft_check.check_quotations import check_quotation, quotations
from analysis.corpus.draft_check.check_statements import (
    attributing_sentences,
    check_attribution,
    check_sentence,
    check_statement,
    own_sentences,
)
from analysis.corpus.draft_check.finding import (
    CheckedPart,
    Finding,
    Outcome,
    Unit,
    as_row,
    part_as_row,
)
from analysis.corpus.draft_check.indexed_text import indexed
from analysis.corpus.draft_check.source_passages import passage_index
from analysis.errors import ParameterError
from analysis.pipeline import Analysis

MOST_SOURCES = 20


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What a check of a draft found.

    Args:
        draft: The draft.
        sources: The sources.
        parts: Each quotation, statement and other sentence, in the order of the draft.
        findings: What differs or was not found, in the order of the draft.
    """

    draft: Analysis
    sources: tuple[Analysis, ...]
    parts: tuple[CheckedPart, ...]
    findings: tuple[Finding, ...]

    def count(self, unit: Unit, outcome: Outcome) -> int:
        """Of how many parts of a kind something became."""
        return sum(part.unit is unit and part.outcome is outcome for part in self.parts)

    @property
    def passed(self) -> bool:
        """Whether all that was compared is as in the sources, and anything was compared."""
        return not self.findings and any(p.outcome is Outcome.COMPARED for p in self.parts)

    def as_json(self) -> dict[str, Any]:
        """All of it as JSON can hold it; offsets are into the draft's and the sources' texts."""
        texts = tuple((a.article.id, a.article.text) for a in self.sources)
        text = self.draft.article.text
        return {
            "draft": self.draft.article.id,
            "sources": [name for name, _ in texts],
            "counts": {
                unit.value: {outcome.value: self.count(unit, outcome) for outcome in Outcome}
                for unit in Unit
            },
            "findings": [as_row(f, text, texts) for f in self.findings],
            "parts": [part_as_row(part, text, texts) for part in self.parts],
        }


def checked(draft: Analysis, sources: Sequence[Analysis]) -> DraftCheck:
    """Compare a draft with its sources.

    Args:
        draft: The draft.
        sources: One source or more, ``MOST_SOURCES`` at most.

    Raises:
        ParameterError: There is no source, or too many.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.pipeline import analyse
        >>> texts = ('"It will not rain all day," said Ann Lee.',
        ...          '"It will rain all day," said Ann Lee.')
        >>> draft, source = (analyse(parse(text), method="rules") for text in texts)
        >>> [f.kind.name for f in checked(draft, [source]).findings]
        ['NEGATION']
    """
    if not 1 <= len(sources) <= MOST_SOURCES:
        raise ParameterError(
            f"A draft is checked against one to {MOST_SOURCES} sources, not {len(sources)}."
        )
    text, index = indexed(draft), passage_index([indexed(source) for source in sources])
    parts = [check_quotation(text, quote, index.sources) for quote in quotations(text)]
    reported = [s for s in draft.statements if s.kind != "direct"]
    parts += filter(None, (check_statement(text, said, index) for said in reported))
    parts += [check_sentence(text, sentence, index) for sentence in own_sentences(text)]
    rest = attributing_sentences(text)
    parts += filter(None, (check_attribution(text, sentence, index) for sentence in rest))
    out = [finding for part in parts for finding in part.findings]
    out.sort(key=lambda f: (f.span.start, f.span.end, list(type(f.kind)).index(f.kind)))
    parts.sort(key=lambda part: (part.span.start, part.span.end))
    return DraftCheck(draft, tuple(sources), tuple(parts), tuple(_once(out)))


def _once(findings: Sequence[Finding]) -> list[Finding]:
    """Each difference once: statements lie within others, and share their words."""
    kept: list[Finding] = []
    for finding in findings:
        twin = any(
            k.kind is finding.kind and _same_words(k, finding) for k in kept if k is not finding
        )
        if not twin:
            kept.append(finding)
    return kept


def _same_words(one: Finding, other: Finding) -> bool:
    if one.marks and one.marks == other.marks:
        return True
    shorter: Span = min(one.span, other.span, key=len)
    return one.unit is other.unit and one.span.overlap(other.span) == len(shorter)
