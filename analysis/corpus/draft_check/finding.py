"""What can be wrong with a draft: kinds with a sentence each, and a finding with both passages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from analysis.article.spans import Span


class Kind(StrEnum):
    """What differs between a draft and its sources."""

    ALTERED = "words altered"
    NEGATION = "negation lost or added"
    HEDGE = "hedge lost or added"
    NUMBER = "number differs"
    NO_NUMBER = "number not in the sources"
    CUT = "cut so that the sense may turn"
    JOINED = "joined from several places"
    NOT_QUOTED = "not a quotation in the source"
    SPEAKER = "speaker differs"
    STANCE = "stance differs"
    NO_QUOTATION = "quotation not in the sources"
    NO_STATEMENT = "not found in the sources"


class Unit(StrEnum):
    """What part of a draft is checked."""

    QUOTATION = "quotation"
    STATEMENT = "statement"
    SENTENCE = "sentence"


class Outcome(StrEnum):
    """What became of a part of a draft that was to be compared."""

    COMPARED = "compared"
    NOT_FOUND = "not found"
    NOT_COMPARED = "not compared"


SENTENCES = MappingProxyType(
    {
        Kind.ALTERED: "The words are not those of the source.",
        Kind.NEGATION: "One says “not” or the like where the other does not.",
        Kind.HEDGE: "One leaves open (“may”, “perhaps”, “about”) what the other does not.",
        Kind.NUMBER: "The number is not that of the source.",
        Kind.NO_NUMBER: "No source has this number for the same thing.",
        Kind.CUT: "What the draft leaves out limits, denies or turns what it keeps.",
        Kind.JOINED: "The words stand in the source in several places, not one behind the other.",
        Kind.NOT_QUOTED: "The source has these words in no quotation marks.",
        Kind.SPEAKER: "The source gives these words to somebody else.",
        Kind.STANCE: "One has the speaker deny what the other has the speaker say.",
        Kind.NO_QUOTATION: "No source has these words, or words like them.",
        Kind.NO_STATEMENT: "No passage of the sources was found that says this; one in quite other "
        "words may.",
    }
)


NOT_FOUND = frozenset((Kind.NO_QUOTATION, Kind.NO_STATEMENT))


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of a source.

    Args:
        source: The number of the source, from 0 on.
        span: Where it stands in it.
        marks: The words in it that differ from the draft's.
        speaker: Whose words it is; empty where nobody is known.
    """

    source: int
    span: Span
    marks: tuple[Span, ...] = ()
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something of a draft that is not as in its sources.

    Args:
        kind: What differs.
        unit: What part of the draft it is.
        span: Where that stands in the draft.
        marks: The words in it that differ.
        speaker: Whose words the draft says it is; empty where nobody is known.
        passages: Where the sources have it; several where the draft joins them, none where no
            source has it.
    """

    kind: Kind
    unit: Unit
    span: Span
    marks: tuple[Span, ...] = ()
    speaker: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """A quotation, statement or sentence of a draft, and what became of it.

    Args:
        unit: What part of the draft it is.
        span: Where it stands.
        outcome: Whether it was compared with a passage of the sources.
        speaker: Whose words the draft says it is; empty where nobody is known.
        passages: What it was compared with.
        findings: What differs.
        share: How much of its words the passage has, from 0 to 1: of a quotation 1, since its words
            are compared one by one.
    """

    unit: Unit
    span: Span
    outcome: Outcome
    speaker: str = ""
    passages: tuple[Passage, ...] = ()
    findings: tuple[Finding, ...] = ()
    share: float = 1.0


def as_row(finding: Finding, draft: str, sources: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """A finding as JSON has it.

    Args:
        finding: The finding.
        draft: The draft's text.
        sources: The name and the text of each source.

    Example:
        >>> found = Finding(Kind.NO_QUOTATION, Unit.QUOTATION, Span(0, 4))
        >>> as_row(found, "Rain falls.", ())["words"]
        'Rain'
    """
    return {
        "kind": finding.kind.name.lower(),
        "unit": finding.unit.value,
        "sentence": SENTENCES[finding.kind],
        "start": finding.span.start,
        "end": finding.span.end,
        "words": finding.span.of(draft),
        "marks": [[m.start, m.end] for m in finding.marks],
        "speaker": finding.speaker,
        "passages": _passage_rows(finding.passages, sources),
    }


def part_as_row(
    part: CheckedPart, draft: str, sources: tuple[tuple[str, str], ...]
) -> dict[str, Any]:
    """What became of a part of a draft, as JSON has it.

    Args:
        part: The part.
        draft: The draft's text.
        sources: The name and the text of each source.

    Example:
        >>> part = CheckedPart(Unit.SENTENCE, Span(0, 4), Outcome.NOT_COMPARED)
        >>> part_as_row(part, "Rain falls.", ())["outcome"]
        'not compared'
    """
    return {
        "unit": part.unit.value,
        "outcome": part.outcome.value,
        "share": round(part.share, 2),
        "start": part.span.start,
        "end": part.span.end,
        "words": part.span.of(draft),
        "speaker": part.speaker,
        "passages": _passage_rows(part.passages, sources),
    }


def _passage_rows(
    passages: tuple[Passage, ...], sources: tuple[tuple[str, str], ...]
) -> list[dict[str, Any]]:
    return [
        {
            "source": sources[p.source][0],
            "source_number": p.source,
            "start": p.span.start,
            "end": p.span.end,
            "words": p.span.of(sources[p.source][1]),
            "marks": [[m.start, m.end] for m in p.marks],
            "speaker": p.speaker,
        }
        for p in passages
    ]
