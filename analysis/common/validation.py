"""Values from outside checked by pydantic, and its errors as one sentence of ours.

A check of our own raises a ValueError whose message goes on after the entry's name: "must be a
list of words", "holds a control character; take it out". Import this module late: pydantic takes
a while to load, and most articles come without a file that needs it.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, TypeAdapter, ValidationError, WrapValidator

from analysis.common.loading import plain
from analysis.errors import ParameterError

T = TypeVar("T")
_OURS = "value_error"  # how pydantic calls an error that a check of our own raised
_UNKNOWN = ("extra_forbidden", "invalid_key")


def validated(kind: type[T], value: Any, where: str, *, strict: bool | None = None) -> T:
    """A value as a type, a model or a dataclass wants it.

    Args:
        kind: The type.
        value: The value, as a parser made it.
        where: The file, and the entry in it, for the message.
        strict: Whether a text is no number and a number no text; None leaves it to the type.

    Raises:
        ParameterError: The value is not of the type; its first fault is named.

    Example:
        >>> validated(int, "many", "The entry 'top'")
        Traceback (most recent call last):
        analysis.errors.ParameterError: The entry 'top' must be a whole number, not 'many'.
    """
    hashable: Any = kind
    try:
        valid: T = _adapter(hashable).validate_python(value, strict=strict)
    except ValidationError as problem:
        faults = problem.errors(include_url=False)
        fault = next((f for f in faults if f["type"] in _UNKNOWN), faults[0])
        raise ParameterError(_sentence(fault, kind, where)) from problem
    return valid


def check_names(names: Iterable[Any], allowed: Collection[str], where: str) -> None:
    """Refuse entries that nobody reads.

    Raises:
        ParameterError: A name is not of those known.

    Example:
        >>> check_names(["titel"], ["title", "date"], "a.yml")
        Traceback (most recent call last):
        analysis.errors.ParameterError: a.yml: unknown entry 'titel'; did you mean 'title'?
    """
    for name in names:
        if name not in allowed:
            raise ParameterError(f"{where}: {_unknown(name, allowed)}")


def hint(word: Any, allowed: Collection[str], otherwise: str = "") -> str:
    """The end of a sentence on a word that is not known: the nearest that is, if one is near.

    Example:
        >>> hint("titel", ["title", "date"]), hint("x", ["title"]), hint("x", ["a"], "use a")
        ("; did you mean 'title'?", '.', '; use a.')
    """
    near = difflib.get_close_matches(str(word), allowed, 1)
    return f"; did you mean {near[0]!r}?" if near else f"; {otherwise}." if otherwise else "."


def must(what: str) -> WrapValidator:
    """A check that says what an entry must be, in place of all that its type may find amiss."""

    def check(value: Any, handler: Callable[[Any], Any]) -> Any:
        try:
            return handler(value)
        except ValidationError as problem:
            if problem.errors()[0]["type"] == _OURS:
                raise
            raise ValueError(f"must be {what}") from problem

    return WrapValidator(check)


def one_of(*choices: str) -> AfterValidator:
    """A check that a text is one of these."""

    def check(value: str) -> str:
        if value not in choices:
            raise ValueError(not_one_of(value, choices))
        return value

    return AfterValidator(check)


def not_one_of(value: Any, choices: Collection[str]) -> str:
    """The end of a sentence on a value that is none of those that there are to choose from."""
    names = ", ".join(choices)
    return f"must be one of {names}, not {value!r}{hint(value, choices)}"


def listed(value: Any) -> Any:
    """One text as a list of one, nothing as an empty list."""
    return [value] if isinstance(value, str) else [] if value is None else value


def _text(value: Any) -> str:
    try:
        return plain(value, "")
    except ParameterError as error:
        raise ValueError(str(error).strip()) from error


Text = Annotated[str, BeforeValidator(_text)]  # a number or date of YAML is one too


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


# What pydantic calls a fault, up to the first "_", and what the value must be.
_WANTED = {
    "string": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "list": "a list",
    "tuple": "a list",
    "dict": '"name: value" lines',
    "mapping": '"name: value" lines',
    "model": '"name: value" lines',
}


def _sentence(fault: Any, kind: Any, where: str) -> str:
    if fault["type"] in _UNKNOWN:
        return f"{where}: {_unknown(fault['loc'][-1], getattr(kind, 'model_fields', ()))}"
    names = [repr(part) for part in reversed(fault["loc"]) if isinstance(part, str)]
    entry = f": {' in '.join(names)}" if names else ""
    if fault["type"] == "missing":
        return f"{where}{entry} is missing."
    wanted = _WANTED.get(fault["type"].partition("_")[0])
    if fault["type"] == _OURS:
        message = str(fault["ctx"]["error"])
    elif wanted:
        short = isinstance(fault["input"], (str, int, float)) and len(str(fault["input"])) < 60
        message = f"must be {wanted}" + (f", not {fault['input']!r}" if short else "")
    else:
        message = f"cannot be used: {fault['msg']}"
    return f"{where}{entry} {message}{'' if message[-1] in '.?' else '.'}"


def _unknown(name: Any, allowed: Collection[str]) -> str:
    names = ", ".join(allowed)
    return f"unknown entry {name!r}{hint(name, allowed, f'known are {names}')}"
