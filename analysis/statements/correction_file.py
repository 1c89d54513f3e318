"""A file of an analyst's corrections as pydantic checks it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, Field, StrictInt

from analysis.common.validation import Text, check_names, must, validated
from analysis.errors import ParameterError
from analysis.statements.corrections import Correction
from analysis.statements.source_types import SourceType


def _in_order(at: tuple[int, int]) -> tuple[int, int]:
    if not 0 <= at[0] < at[1]:
        raise ValueError(_PLACES)
    return at


_PLACES = "must be two whole numbers, [start, end], from 0 on and in this order"
_Place = Annotated[
    tuple[StrictInt, StrictInt], AfterValidator(_in_order), must(_PLACES.removeprefix("must be "))
]


def _known(kind: str) -> str:
    if kind not in tuple(SourceType):
        raise ValueError(_TYPES)
    return kind


_TYPES = f"must be one of {', '.join(SourceType)}"
_Type = Annotated[Text, AfterValidator(_known)]


class _Made(BaseModel, extra="forbid"):
    """Who made a correction, when and why."""

    note: Text | None = None
    who: Text | None = None
    when: Text | None = None


class _Statement(_Made):
    """What stands below ``add``, ``drop``, ``change`` and ``accept``."""

    words: Annotated[str, Field(pattern=r"\S"), must("the words of the statement it is about")]
    at: _Place | None = None
    parts: tuple[_Place, ...] = ()
    speaker: Text | None = None
    source: Text | None = None
    source_at: _Place | None = None
    cue: Text | None = None
    cue_at: _Place | None = None
    to: Text | None = None
    to_at: _Place | None = None
    type: _Type | None = None


class _Two(_Statement):
    """What stands below ``split`` and ``merge``, which are about two runs of words."""

    to: Annotated[Text, Field(pattern=r"\S"), must("the words of the second one")]


class _Alias(_Made):
    """What stands below ``alias``."""

    actor: Annotated[Text, Field(min_length=1), must("a name")]
    names: Annotated[tuple[Text, ...], Field(min_length=1), must("a list of names")]
    type: _Type | None = None


_VERBS = ("add", "drop", "change", "split", "merge", "accept", "alias")


def checked(rows: Any, name: str) -> tuple[Correction, ...]:
    """The corrections in the value of a file.

    Raises:
        ParameterError: It is not a list of corrections; the entry is named.
    """
    if not isinstance(rows, list):
        raise ParameterError(f'{name} must be a list of corrections, each a "- verb: ..." entry.')
    return tuple(_correction(row, f"{name}, entry {n}") for n, row in enumerate(rows, 1))


def _correction(row: Any, where: str) -> Correction:
    if not isinstance(row, dict) or len(row) != 1 or not isinstance(next(iter(row.values())), dict):
        names = ", ".join(_VERBS)
        raise ParameterError(f"{where}, must be one of {names} with its entries below it.")
    ((verb, body),) = row.items()
    check_names(row, _VERBS, where)
    if verb == "alias":
        alias = validated(_Alias, body, where)
        who = alias.model_dump(include={"note", "who", "when", "type"}, exclude_none=True)
        return Correction("alias", names=(alias.actor, *alias.names), **who)
    kind: type[_Statement] = _Two if verb in ("split", "merge") else _Statement
    return Correction(verb, **validated(kind, body, where).model_dump(exclude_none=True))
