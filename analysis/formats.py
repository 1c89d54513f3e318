"""What an article comes in: bytes, pages, rows of JSON or CSV, and the side file beside it."""

from __future__ import annotations

import csv
import difflib
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.errors import ArticleError, ParameterError

LARGEST = 20_000_000  # bytes of one article; a corpus file is read line by line
FACTS = ("title", "outlet", "date", "url")
SIDE_KEYS = (*FACTS, "aliases", "parameters", "author", "note")


def decode(data: bytes, name: str = "the file") -> str:
    """Bytes as text: UTF-8 or UTF-16 with a byte-order mark, UTF-8, else Windows-1252.

    Raises:
        ArticleError: The bytes are no text.
    """
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ArticleError(
                    f"{name} is damaged: {error.reason}; save it again as UTF-8."
                ) from error
    control = sum(data.count(byte) for byte in (*range(9), *range(14, 27), 28, 29, 30, 31))
    if b"\0" in data or control > max(8, len(data) // 100):
        raise ArticleError(f"{name} is not a text file; save the article as plain text or HTML.")
    for encoding in ("utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ArticleError(f"{name} is neither UTF-8 nor Windows-1252; save it again as UTF-8.")


def file_bytes(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        ArticleError: The file is missing, a folder, empty, too large or unreadable.
    """
    if not path.exists():
        raise ArticleError(f"There is no file {path}; check the name.")
    if path.is_dir():
        raise ArticleError(f"{path} is a folder; name the article's file.")
    corpus = path.suffix.lower() in (".jsonl", ".ndjson", ".csv")
    if not corpus and path.stat().st_size > LARGEST:
        raise ArticleError(
            f"{path} is larger than {LARGEST // 1_000_000} MB; cut it into articles."
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path} cannot be read: {error.strerror}.") from error
    if not data.strip():
        raise ArticleError(f"{path} is empty; give a file with an article in it.")
    return data


def page_text(path: Path, html: str) -> tuple[str, dict[str, Any]]:
    """The article's text in a web page, and what the page says of it.

    Raises:
        ArticleError: There is no article in the page.
    """
    import trafilatura

    document = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False)
    found = document.as_dict() if document is not None else {}
    text = str(found.get("text") or "").strip()
    if not text:
        raise ArticleError(f"No article was found in {path}; save its text as a .txt file instead.")
    title = str(found.get("title") or "")
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    names = {"title": "title", "sitename": "outlet", "date": "date", "url": "url"}
    return text, {ours: str(found[theirs]) for theirs, ours in names.items() if found.get(theirs)}


def json_lines(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    """The objects of a JSONL file, each with its place for a message.

    Raises:
        ArticleError: A line is not JSON.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield f"line {number}", json.loads(line)
            except json.JSONDecodeError as error:
                raise ArticleError(f"{path}, line {number}, is not JSON: {error.msg}.") from error


def json_rows(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    """The object, or the objects of the list, in a JSON file.

    Raises:
        ArticleError: The file is not JSON.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise ArticleError(f"{path} is not JSON: {error.msg} in line {error.lineno}.") from error
    for number, row in enumerate(value if isinstance(value, list) else [value], 1):
        yield f"article {number}", row


def csv_rows(path: Path, text: str) -> Iterator[tuple[str, Any]]:
    """The rows of a CSV file with a head line.

    Raises:
        ArticleError: The file is not CSV.
    """
    csv.field_size_limit(LARGEST)
    try:
        for number, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), 1):
            yield f"row {number}", row
    except csv.Error as error:
        raise ArticleError(f"{path} is not CSV: {error}.") from error


def side_of(path: Path) -> dict[str, Any]:
    """What the side file ``<name>.yml`` says of an article; nothing where there is none.

    Raises:
        ParameterError: The side file cannot be used.
    """
    side = path.with_suffix(".yml")
    if path.suffix == ".yml" or not side.exists():
        return {}
    return side_fields(decode(file_bytes(side), str(side)), str(side), strict=True)


def side_fields(source: str, name: str, *, strict: bool) -> dict[str, Any]:
    """The fields of an Article that a YAML text gives; nothing for one that is no side file.

    Args:
        source: The YAML text.
        name: What to call it in a message.
        strict: Whether a text that cannot be used is an error.

    Raises:
        ParameterError: The text cannot be used, and ``strict`` is set.
    """
    import yaml

    try:
        value = yaml.safe_load(source) or {}
    except yaml.YAMLError as error:
        if not strict:
            return {}
        raise ParameterError(f"{name} is not YAML: {str(error).splitlines()[0]}.") from error
    if not isinstance(value, dict):
        if not strict:
            return {}
        raise ParameterError(f'{name} must hold "name: value" lines.')
    for key in value:
        if strict and key not in SIDE_KEYS:
            near = difflib.get_close_matches(str(key), SIDE_KEYS, 1)
            hint = (
                f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(SIDE_KEYS)}."
            )
            raise ParameterError(f"{name} has an unknown entry {key!r}{hint}")
    out: dict[str, Any] = {k: str(value[k]) for k in FACTS if value.get(k) is not None}
    if value.get("aliases") is not None:
        out["aliases"] = _aliases(value["aliases"], name)
    if value.get("parameters") is not None:
        if not isinstance(value["parameters"], dict):
            raise ParameterError(f'{name}: "parameters" must hold "name: value" lines.')
        out["parameters"] = MappingProxyType(dict(value["parameters"]))
    return out


def _aliases(value: Any, name: str) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ParameterError(f'{name}: "aliases" must be "Full Name: [other name, ...]" lines.')
    out = {}
    for actor, others in value.items():
        others = [others] if isinstance(others, str) else others or []
        if not isinstance(others, list):
            raise ParameterError(f"{name}: the aliases of {actor!r} must be a list of names.")
        out[str(actor)] = tuple(str(other) for other in others)
    return MappingProxyType(out)
