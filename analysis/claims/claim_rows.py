"""Claims and replies as rows of JSON, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from analysis.article.spans import of_pairs, pairs
from analysis.claims.claim import Claim, Evidence, Flaw, Kind, Stance
from analysis.claims.replies import Reply


def claim_row(c: Claim) -> dict[str, Any]:
    """A claim as JSON can hold it, see ``docs/analysis.schema.json``."""
    return {
        "number": c.number,
        "statement": c.statement or None,
        "spans": pairs(c.spans),
        "voice": c.speaker if c.statement else "reporter",
        "stance": c.stance.value,
        "kind": c.kind.value,
        "checkable": c.checkable,
        "worth": c.worth,
        "accuses": c.accuses,
        "evidence": [{"type": e.kind, "spans": pairs(e.spans), "p": e.p} for e in c.evidence],
        "contested_by": list(c.contested_by),
        "repeats": list(c.repeats),
        "checkworthiness": c.checkworthiness,
        "priority": c.priority,
        "about": list(c.about),
        "stance_p": c.stance_p,
        "kind_p": c.kind_p,
        "flaw": c.flaw.value,
    }


def reply_row(r: Reply) -> dict[str, Any]:
    """The answer to an accusation as JSON can hold it."""
    return {
        "accused": r.accused,
        "by": r.by,
        "claim": r.claim,
        "reply": r.how.value,
        "statement": r.statement or None,
    }


def claim_of(row: Mapping[str, Any]) -> Claim:
    """The claim that ``claim_row`` was given."""
    return Claim(
        number=row["number"],
        spans=of_pairs(row["spans"]),
        statement=row["statement"] or 0,
        speaker=row["voice"] if row["statement"] else "",
        stance=Stance(row["stance"]),
        kind=Kind(row["kind"]),
        checkable=row["checkable"],
        checkworthiness=row["checkworthiness"],
        priority=row["priority"],
        accuses=row["accuses"],
        evidence=tuple(Evidence(e["type"], of_pairs(e["spans"]), e["p"]) for e in row["evidence"]),
        about=tuple(row["about"]),
        repeats=tuple(row["repeats"]),
        contested_by=tuple(row["contested_by"]),
        stance_p=row["stance_p"],
        kind_p=row.get("kind_p"),
        flaw=Flaw(row.get("flaw", "")),
    )


def in_number(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims in the order of the text."""
    return tuple(sorted(claims, key=lambda c: c.number))
