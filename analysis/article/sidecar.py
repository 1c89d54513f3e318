"""What stands beside an article, or at its head, in YAML: its facts, aliases and parameters."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator

from analysis.article.columns import further
from analysis.article.dates import is_ambiguous, is_impossible, iso_date
from analysis.article.input_formats import FACTS, byline, decode, file_bytes
from analysis.common.loading import yaml_value
from analysis.common.validation import Text, listed, must, validated
from analysis.errors import ParameterError

_Names = Annotated[tuple[Text, ...], BeforeValidator(listed), must("a list of names")]
_Aliases = Annotated[dict[Text, _Names], must('"Full Name: [other name, ...]" lines')]


def _one_day(written: str) -> str:
    """A date as ISO 8601 writes it, refused where it may be two days, or none."""
    if is_ambiguous(written):
        raise ValueError(f"may be two days, {written}; write it as 2025-06-03")
    if is_impossible(written):
        raise ValueError(f"names a day that there is not, {written}; write it as 2025-06-03")
    return iso_date(written)


class _Side(BaseModel, extra="forbid"):
    """The entries of a side file; of why it was written nothing is read."""

    title: Text | None = None
    outlet: Text | None = None
    date: Annotated[Text, AfterValidator(_one_day)] | None = None
    url: Text | None = None
    aliases: _Aliases | None = None
    author: Annotated[str | None, BeforeValidator(byline)] = None
    columns: Annotated[dict[Text, Any], must('"name: value" lines')] | None = None
    parameters: dict[Text, Any] | None = None
    note: Any = None


_OURS = re.compile(rf"^[ \t]*(?:{'|'.join(_Side.model_fields)})[ \t]*:", re.MULTILINE)


def side_file(path: Path) -> dict[str, Any]:
    """The fields of an Article that a side file gives.

    Raises:
        ParameterError: The file cannot be used.
    """
    return side_fields(decode(file_bytes(path), str(path)), str(path), strict=True)


def side_fields(source: str, name: str, *, strict: bool) -> dict[str, Any]:
    """The fields of an Article that a YAML text gives; nothing for one that is no side file.

    Args:
        source: The YAML text.
        name: What to call it in a message.
        strict: Whether a text that cannot be used is an error; else it is one only where it has
            an entry that a side file has.

    Raises:
        ParameterError: The text cannot be used.
    """
    try:
        value = yaml_value(source, name) or {}
    except ParameterError:
        if strict or _OURS.search(source):  # it is meant as one
            raise
        return {}
    if not strict:
        entries = value if isinstance(value, dict) else {}
        value = {key: entries[key] for key in _Side.model_fields if key in entries}
    side = validated(_Side, value, name)
    fields = {key: getattr(side, key) for key in (*FACTS, "aliases", "parameters", "columns")}
    if side.columns is not None:
        fields["columns"] = further(side.columns)
    return {
        key: MappingProxyType(field) if isinstance(field, dict) else field
        for key, field in fields.items()
        if field is not None
    }
