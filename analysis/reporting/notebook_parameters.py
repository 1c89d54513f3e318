"""The parameters of a notebook: their names, types and choices, and values checked against them."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.common.loading import yaml_value
from analysis.errors import ParameterError
from analysis.reporting.papermill_engine import load_papermill

LONGEST_LITERAL = 100_000  # characters; what is longer is a text
_CHOICES = re.compile(r"\bone of:?\s+([\w\-]+(?:\s*,\s*[\w\-]+)*(?:\s*(?:,|or|,\s*or)\s+[\w\-]+)?)")
_SECRET = re.compile(
    r"pass(?:word|wd|phrase|code)|secret|token|credential|(?:api|access|private|auth)_?key|^pwd$|^pw$"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One line of a notebook's ``parameters`` cell.

    Args:
        name: As the notebook calls it.
        kind: ``str``, ``int``, ``float``, ``bool``, ``list``, ``dict``; empty where unknown.
        default: The value the notebook itself gives.
        help: The comment behind the value.
        choices: The values that the comment allows ("one of a, b"); empty where any is.
    """

    name: str
    kind: str
    default: Any
    help: str
    choices: tuple[str, ...] = ()


def parameters(notebook: str | Path | Mapping[str, Any]) -> tuple[Parameter, ...]:
    """The parameters that the cell tagged ``parameters`` of a notebook sets.

    Args:
        notebook: The notebook's file, or the notebook as nbformat reads it.

    Raises:
        ParameterError: The notebook cannot be read.
    """
    load_papermill()
    from papermill.inspection import inspect_notebook

    try:
        entries = inspect_notebook(notebook)
    except (OSError, ValueError) as error:
        raise ParameterError(f"{notebook} is no notebook that can be read: {error}.") from error
    out = []
    for entry in entries.values():
        default = _literal(entry["default"])
        type_name = str(entry["inferred_type_name"])
        kind = type(default).__name__ if type_name == "None" and default is not None else type_name
        choices = _CHOICES.search(entry["help"])
        names = re.findall(r"[\w\-]+", choices.group(1)) if choices else []
        allowed = tuple(name for name in names if name != "or")
        out.append(Parameter(entry["name"], kind, default, entry["help"], allowed))
    return tuple(out)


def default_notebook(name: str = "article.ipynb") -> Path:
    """Where a notebook of Sayso lies: in the checkout, or where the package was installed to.

    Raises:
        ParameterError: It is in neither place.
    """
    import sys

    places = (
        Path(__file__).parents[2] / "notebooks",
        Path(sys.prefix) / "share/sayso/notebooks",
    )
    for place in places:
        if (place / name).is_file():
            return place / name
    raise ParameterError(f"The notebook {name} is missing; name one with --notebook.")


def used(notebook: str | Path, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a run of a notebook uses: its own values, and those given over them.

    Args:
        notebook: The notebook's file.
        values: The values given, checked.

    Raises:
        ParameterError: The notebook cannot be read.
    """
    return {p.name: p.default for p in parameters(notebook)} | dict(values)


def in_words(values: Mapping[str, Any]) -> str:
    """Parameters in words, the article's and empty ones left out, files without their folders.

    Example:
        >>> in_words({"article": "a.txt", "top": 8, "others": ["/srv/rain.txt"], "reference": ""})
        'top 8, others rain.txt'
    """
    return ", ".join(
        f"{name} {_named(value)}" for name, value in values.items() if value and name != "article"
    )


def _named(value: Any) -> str:
    """A value in words: of a file its name alone, since a page is read elsewhere."""
    if isinstance(value, (list, tuple)):
        return " ".join(map(_named, value))
    return re.split(r"[/\\\\]", value)[-1] if isinstance(value, str) else str(value)


def given(pairs: Sequence[str]) -> dict[str, str]:
    """``NAME=VALUE`` words as a mapping.

    Raises:
        ParameterError: A word has no ``=`` or no name.

    Example:
        >>> given(["top_actors=8"])
        {'top_actors': '8'}
    """
    out = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise ParameterError(f"{pair!r} is no parameter; write -p NAME=VALUE.")
        out[name.strip()] = value
    return out


def checked(declared: Sequence[Parameter], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values in the types that the notebook declares.

    Args:
        declared: The notebook's parameters.
        values: By name; words from a command line or values from a side file.

    Raises:
        ParameterError: A name that the notebook does not have, a value of another type, or an
            article: a report is of the one that it is named after, and of no other.

    Example:
        >>> checked([Parameter("top", "int", 12, "")], {"top": "8"})
        {'top': 8}
        >>> checked([Parameter("top", "int", 12, "")], {"topp": "8"})
        Traceback (most recent call last):
        analysis.errors.ParameterError: The notebook has no parameter 'topp'; did you mean 'top'?
    """
    from analysis.common.validation import hint

    by_name = {parameter.name: parameter for parameter in declared}
    out = {}
    for name, value in values.items():
        if secret(name):
            raise ParameterError(
                f"The parameter {name!r} looks like a secret, and parameters are written into "
                "notebook and manifest; let the notebook read it from the environment."
            )
        if name == "article":
            raise ParameterError(
                "The parameter 'article' cannot be set: a report is made of the article it is "
                "asked for; take it out."
            )
        if name not in by_name:
            others = hint(name, by_name, f"it has {', '.join(by_name) or 'none'}")
            raise ParameterError(f"The notebook has no parameter {name!r}{others}")
        out[name] = _typed(by_name[name], value)
    return out


def with_reference(
    values: Mapping[str, Any], home: Path, folder: Path
) -> tuple[dict[str, Any], dict[str, str]]:
    """The values with the file ``reference`` named as the report's folder sees it, and its hash.

    Args:
        values: By name, checked; an empty ``reference`` is Sayso's own, and one such as
            ``kind:opinion`` is a group of its own articles.
        home: The folder from which the file is named.
        folder: The report's folder, in which the notebook runs.

    Raises:
        DataError: The file is missing or is no reference.
        ParameterError: There is no such group.
    """
    from analysis.common import fingerprint
    from analysis.rhetoric import reference, reference_groups

    if not values.get("reference"):
        return dict(values), {}
    if reference_groups.is_group(str(values["reference"])):
        reference_groups.group(str(values["reference"]))
        return dict(values), {}
    path = home / str(values["reference"])
    if "\0" in str(path):
        raise ParameterError("The parameter 'reference' holds a NUL character; take it out.")
    reference.load(path)
    seen = Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    return {**values, "reference": seen}, {"reference": fingerprint.sha256(path)}


def secret(name: str) -> bool:
    """Whether a parameter's name looks like that of a password, token or key.

    Example:
        >>> secret("api_key"), secret("API-Key"), secret("top_speakers")
        (True, True, False)
    """
    return bool(_SECRET.search(name.lower().replace("-", "_")))


def _typed(parameter: Parameter, value: Any) -> Any:
    """The value as the parameter's type, or a ParameterError that names both."""
    from analysis.common.validation import not_one_of, validated

    if value is None and parameter.default is None:
        return None
    kind, where = _KINDS.get(parameter.kind), f"The parameter {parameter.name!r}"
    word = isinstance(value, str)  # such as a command line gives
    if word and kind in (list, dict, None):
        value = _literal(value)
    if kind:
        value = validated(kind, value, where, strict=not word)
    if parameter.choices and value not in parameter.choices:
        raise ParameterError(f"{where} {not_one_of(value, parameter.choices)}")
    return value


_KINDS: dict[str, type] = {
    "str": str, "int": int, "float": float, "bool": bool, "list": list, "dict": dict,
}  # fmt: skip


def _literal(source: str) -> Any:
    """The YAML or Python value a source text stands for; the text where it stands for none."""
    import ast

    if len(source) <= LONGEST_LITERAL:
        with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
            return ast.literal_eval(source)
        with suppress(ParameterError):
            return yaml_value(source, "the value")
    return source
