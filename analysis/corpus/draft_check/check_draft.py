"""A draft checked against its sources: every quotation, statement and sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from analysis.article.spans import Span
from analysis.corpus.draft_check.check_quotations import check_quotation, quotations
from analysis.corpus.draft_check.check_statements import (
    check_sentence,
    check_statement,
    own_sentences,
)
from analysis.corpus.draft_check.finding import Finding, as_row
from analysis.corpus.draft_check.indexed_text import indexed
from analysis.errors import ParameterError
from analysis.pipeline import Analysis

MOST_SOURCES = 20


@dataclass(frozen=True, slots=True)
class DraftCheck:
    """What a check of a draft found.

    Args:
        draft: The draft.
        sources: The sources.
        findings: What differs, in the order of the draft.
        quotations: How many quotations were checked.
        statements: How many statements.
    """

    draft: Analysis
    sources: tuple[Analysis, ...]
    findings: tuple[Finding, ...]
    quotations: int
    statements: int

    def as_json(self) -> dict[str, Any]:
        """All of it as JSON can hold it; offsets are into the draft's and the sources' texts."""
        texts = tuple((a.article.id, a.article.text) for a in self.sources)
        return {
            "draft": self.draft.article.id,
            "sources": [name for name, _ in texts],
            "quotations": self.quotations,
            "statements": self.statements,
            "findings": [as_row(f, self.draft.article.text, texts) for f in self.findings],
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
    text, others = indexed(draft), [indexed(source) for source in sources]
    quoted = quotations(text)
    out: list[Finding] = []
    for quote in quoted:
        out += check_quotation(text, quote, others)
    for statement in draft.statements:
        if statement.kind != "direct":
            out += check_statement(text, statement, others)
    for sentence in own_sentences(text):
        out += check_sentence(text, sentence, others)
    out.sort(key=lambda f: (f.span.start, f.span.end, list(type(f.kind)).index(f.kind)))
    return DraftCheck(draft, tuple(sources), tuple(_once(out)), len(quoted), len(draft.statements))


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
