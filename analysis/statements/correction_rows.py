"""Corrections, and what became of each, as rows of JSON, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from analysis.statements.corrections import Correction, Outcome


def outcome_row(o: Outcome) -> dict[str, Any]:
    """What became of a correction as JSON can hold it."""
    values = {f.name: getattr(o.correction, f.name) for f in fields(o.correction)}
    values["at"] = list(values["at"]) if values["at"] else None
    values["names"] = list(values["names"])
    return {"correction": values, "number": o.number, "fits": o.fits, "told": o.message}


def outcome_of(row: Mapping[str, Any]) -> Outcome:
    """The outcome that ``outcome_row`` was given."""
    values = dict(row["correction"])
    values["at"] = tuple(values["at"]) if values["at"] else None
    values["names"] = tuple(values["names"])
    return Outcome(Correction(**values), row["number"], row["fits"], row["told"])
