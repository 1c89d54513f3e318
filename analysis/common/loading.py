"""Where texts from outside become values: YAML, JSON, TOML, CSV, dates, addresses, paths.

All that a parser may raise is caught here, once, and told as an error of ours that names the file
and, where it is known, the line. What comes out is sound: nested no deeper than a reader can
follow, without numbers of thousands of digits, without halves of surrogate pairs.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from analysis.errors import ArticleError, ParameterError, SaysoError

DEEPEST = 50  # how far lists and mappings may be nested
DIGITS = 100  # a number may have no more
LONGEST_YAML = 300_000  # characters; its parser takes seconds for more
LONGEST_CELL = 20_000_000  # characters of one cell of a CSV file
_HALF = re.compile("[\ud800-\udfff]")
_ErrorClass = type[SaysoError]


class _UnsoundError(ValueError):
    """A value that a parser takes and nobody can use; the message is for the user."""


def yaml_value(source: str, name: str, error_class: _ErrorClass = ParameterError) -> Any:
    """The value of a YAML text.

    Args:
        source: The text.
        name: What to call it in a message.
        error_class: The error to raise.

    Raises:
        SaysoError: As ``error_class`` says: it is not YAML, or holds a value that cannot be.

    Example:
        >>> yaml_value("date: 2024-02-30", "a.yml")
        Traceback (most recent call last):
        analysis.errors.ParameterError: a.yml, line 1: '2024-02-30' is not a date or number.
    """
    import yaml

    if len(source) > LONGEST_YAML:
        raise error_class(f"{name} is longer than {LONGEST_YAML:,} characters; shorten it.")
    try:
        return _sound(yaml.load(source, _loader()))  # noqa: S506 - a child of the SafeLoader
    except _UnsoundError as error:
        raise error_class(f"{name}{error}.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or str(error).splitlines()[0]
        where = f" in line {mark.line + 1}" if mark is not None else ""
        raise error_class(f"{name} is not YAML: {why}{where}.") from error
    except RecursionError as error:
        raise error_class(f"{name} is nested too deeply.") from error


def json_value(source: str, name: str, error_class: _ErrorClass = ArticleError) -> Any:
    r"""The value of a JSON text; for the arguments see ``yaml_value``.

    Raises:
        SaysoError: As ``error_class`` says: it is not JSON, or holds a value that nobody can use.

    Example:
        >>> json_value("[" * 100_000, "a.json")
        Traceback (most recent call last):
        analysis.errors.ArticleError: a.json is nested too deeply.
        >>> json_value('"Mayor \ud800"', "a.json") == "Mayor \ufffd"
        True
    """
    try:
        return _sound(json.loads(source))
    except json.JSONDecodeError as error:
        where = f" in line {error.lineno}" if "\n" in source.strip() else ""
        raise error_class(f"{name} is not JSON: {error.msg}{where}.") from error
    except _UnsoundError as error:
        raise error_class(f"{name}{error}.") from error
    except RecursionError as error:
        raise error_class(f"{name} is nested too deeply.") from error
    except ValueError as error:  # Python reads no number of more than 4,300 digits
        raise error_class(f"{name} contains a number with too many digits.") from error


def toml_value(source: str, name: str) -> dict[str, Any]:
    """The mapping of a TOML text.

    Raises:
        ParameterError: It is not TOML, or holds a value that nobody can use.
    """
    try:
        value: dict[str, Any] = _sound(tomllib.loads(source))
    except _UnsoundError as error:
        raise ParameterError(f"{name}{error}.") from error
    except RecursionError as error:
        raise ParameterError(f"{name} is nested too deeply.") from error
    except tomllib.TOMLDecodeError as error:
        raise ParameterError(f"{name} is not TOML: {error}.") from error
    except ValueError as error:
        raise ParameterError(f"{name} contains a number with too many digits.") from error
    return value


def csv_rows(
    lines: Iterable[str], name: str, delimiter: str = ","
) -> Iterator[tuple[int, int, list[str] | ArticleError]]:
    r"""The rows of a CSV text: the number of each row's first line, how many it has, its cells.

    In place of a row that cannot be read comes what is wrong with it, and reading goes on with the
    line behind: a quotation mark that is never closed costs one line, not all that follow. What
    stands between a closing mark and the delimiter is an error too; to read on would lose the mark.

    Example:
        >>> [cells for _, _, cells in csv_rows(['a,b\n', '1,"2\n', '3,4\n'], "x.csv")][::2]
        [['a', 'b'], ['3', '4']]
    """
    csv.field_size_limit(LONGEST_CELL)
    source, again, at = iter(lines), deque[str](), 1
    while True:
        taken: list[str] = []
        reader = csv.reader(
            _fed(source, again, taken), strict=True, delimiter=delimiter, skipinitialspace=True
        )
        fault = ""
        while not fault:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                # A mark that stays open ends at one of another line, or with the file.
                open_ = len(taken) > 1 and "expected after" in str(error)
                open_ = open_ or taken[-1] == _END
                fault = "a quotation mark is opened and not closed" if open_ else str(error)
            else:
                fault = "it holds a NUL character" if any("\0" in cell for cell in cells) else ""
            if not fault:
                yield at, len(taken), cells
                at += len(taken)
                taken.clear()
        yield at, 1, ArticleError(f"{name}, line {at}, is not CSV: {fault}.")
        again.extendleft(line for line in reversed(taken[1:]) if line != _END)
        at += 1


_END = ""  # stands behind the last line


def _fed(source: Iterator[str], again: deque[str], taken: list[str]) -> Iterator[str]:
    """Lines for the parser, those to be read again first; each is noted in ``taken``."""
    while True:
        line = again.popleft() if again else next(source, _END)
        if line != _END:
            taken.append(line)
            yield line
            continue
        if taken:  # the parser wants more for a row that has begun
            taken.append(_END)
        return


def kept(path: Path) -> dict[str, Any]:
    """The mapping in a JSON file that Sayso keeps for itself; empty where it is gone or damaged."""
    try:
        value = json_value(path.read_bytes().decode(), path.name)
    except (OSError, UnicodeDecodeError, SaysoError):
        return {}
    return value if isinstance(value, dict) else {}


def plain(value: Any, name: str, error_class: _ErrorClass = ParameterError) -> str:
    """A text, number or date as text.

    Raises:
        SaysoError: As ``error_class`` says: it is a list, a mapping or nothing.

    Example:
        >>> plain(date(2024, 2, 29), "the date"), plain(7, "the title")
        ('2024-02-29', '7')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float, date)):
        return str(value)
    raise error_class(f"{name} must be a text, not {_KINDS.get(type(value), 'something else')}.")


_KINDS = {list: "a list", dict: "a mapping", type(None): "nothing"}


def sortable(written: str) -> date:
    """A day to sort by: what is no date comes before all.

    Example:
        >>> sorted(["2021-03-03", "soon"], key=sortable)
        ['soon', '2021-03-03']
    """
    return day(written) or date.min


def day(text: str) -> date | None:
    """The day that a text begins with, as ISO 8601 writes it; None where it is none.

    Example:
        >>> day("2024-02-29T10:00:00Z"), day("2024-02-30"), day("in spring")
        (datetime.date(2024, 2, 29), None, None)
    """
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def web(address: str) -> SplitResult | None:
    """The parts of an address of the web (http or https, with a host); None of any other.

    Example:
        >>> web("http://[::1/"), web("javascript:alert(1)"), web("https://news.example/a").hostname
        (None, None, 'news.example')
    """
    if any(c <= " " or "\x7f" <= c <= "\xa0" for c in address):
        return None
    try:
        parts = urlsplit(address)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname)
        return parts if valid and parts.port != 0 else None
    except ValueError:
        return None


def well_formed(value: Any) -> Any:
    r"""A value of texts, lists and mappings without halves of surrogate pairs.

    Example:
        >>> well_formed({"a": ["\ud800b"]}) == {"a": ["\ufffdb"]}
        True
    """
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: well_formed(one) for key, one in value.items()}
    return [well_formed(one) for one in value] if isinstance(value, list) else value


def is_file(path: Path) -> bool:
    """Whether a file is there; a name that the system cannot take is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def why(error: OSError) -> str:
    """What the system says of a failure, for a sentence."""
    return error.strerror or str(error) or type(error).__name__


def _sound(value: Any, depth: int = 0) -> Any:
    """A value as it can be used.

    Raises:
        _UnsoundError: It is nested too deeply, or a number is too long.
    """
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, int) and value.bit_length() > DIGITS * 10 // 3:
        raise _UnsoundError(" contains a number with too many digits")
    if isinstance(value, (list, tuple, dict)) and depth >= DEEPEST:
        raise _UnsoundError(" is nested too deeply")
    if isinstance(value, Mapping):
        return {_key(k): _sound(v, depth + 1) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_sound(v, depth + 1) for v in value]
    return value


def _key(key: Any) -> Any:
    """The key of a mapping: what JSON can hold too."""
    key = _sound(key, DEEPEST - 1)
    return key if key is None or isinstance(key, (str, int, float)) else str(key)


@cache
def _loader() -> Any:
    """PyYAML's safe loader, for which no value is a surprise."""
    import yaml

    class Loader(yaml.SafeLoader):
        """Takes no aliases (they can stand for billions of values), and stops at a depth."""

        depth = 0

        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                line = self.peek_event().start_mark.line + 1  # type: ignore[no-untyped-call]
                raise _UnsoundError(f", line {line}: write the value out in place of its alias")
            self.depth += 1
            if self.depth > DEEPEST:
                raise _UnsoundError(" is nested too deeply")
            node = super().compose_node(parent, index)
            self.depth -= 1
            return node

        def construct_object(self, node: Any, deep: bool = False) -> Any:
            try:
                return super().construct_object(node, deep)
            # What PyYAML's constructors raise where a value is not what its form or tag says.
            except (ValueError, ArithmeticError, LookupError, AttributeError, TypeError) as error:
                if isinstance(error, _UnsoundError):
                    raise
                text = node.value if isinstance(node.value, str) else node.tag
                shown = repr(text if len(text) <= 40 else f"{text[:39]}…")
                line = node.start_mark.line + 1
                raise _UnsoundError(f", line {line}: {shown} is not a date or number") from error

    return Loader
