"""A statement as JSON has it, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from analysis.article.spans import of_pairs, pairs
from analysis.statements.attribution_candidate import Flag, Rule
from analysis.statements.statement_class import StatementClass
from analysis.statements.statements import Statement

_PARTS = ("source", "cue", "content", "passed_by")  # fields of a statement that are spans
_LISTS = ("chain", "flags", "relays", "rules")
_CLASS = "statement_class"  # "class" in JSON, which Python has no attribute of


def statement_row(s: Statement) -> dict[str, Any]:
    """A statement as JSON has it."""
    out: dict[str, Any] = {f.name: getattr(s, f.name) for f in fields(s)}
    out |= {name: pairs(out[name]) for name in _PARTS}
    out |= {name: list(out[name]) for name in _LISTS}
    return out | {"class": out.pop(_CLASS)}


def statement_of(row: Mapping[str, Any]) -> Statement:
    """The statement that ``statement_row`` gave; one of an older version has no class: speech.

    Raises:
        KeyError: A field is missing.
        ValueError: A flag, a rule or a class is unknown.
    """
    known = {f.name: row[f.name] for f in fields(Statement) if f.name != _CLASS}
    known |= {name: of_pairs(known[name]) for name in _PARTS}
    known |= {name: tuple(known[name]) for name in _LISTS}
    known["flags"] = tuple(map(Flag, known["flags"]))
    known["rules"] = tuple(map(Rule, known["rules"]))
    known[_CLASS] = StatementClass(row.get("class", StatementClass.SPEECH))
    return Statement(**known)
