"""What an article comes in: bytes, pages, or rows of JSON or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from analysis.article.charset import guessed, web_text
from analysis.article.page_markup import with_marks, without_furniture, without_posts
from analysis.common.loading import json_value, well_formed, why
from analysis.errors import ArticleError, SaysoError

LARGEST = 20_000_000  # bytes of one article; a corpus file is read line by line
PAGES = (".html", ".htm", ".xhtml")
FACTS = ("title", "outlet", "date", "url", "author")
MANY = (".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx")  # an article a line or row
STREAMED = (".jsonl", ".ndjson", ".csv", ".tsv")  # those of any length


def decode(data: bytes, name: str = "the file", *, markup: bool = False) -> str:
    """Bytes as text: UTF-8 or UTF-16 with a byte-order mark, UTF-8, else what they look like.

    Args:
        data: The bytes.
        name: What to call them in a message.
        markup: Whether they are a page, which may name its charset itself.

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
    if markup:
        return web_text(data, name=name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        charset = guessed(data)
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"{name} is neither UTF-8 nor in another known charset; save it again as UTF-8."
        ) from error


def file_bytes(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        ArticleError: The file is missing, a folder, empty, too large or unreadable.
    """
    try:
        if not path.exists():
            raise ArticleError(f"There is no file {path}; check the name.")
        if path.is_dir():
            raise ArticleError(f"{path} is a folder; name the article's file.")
        if path.suffix.lower() not in STREAMED and path.stat().st_size > LARGEST:
            raise ArticleError(
                f"{path} is larger than {LARGEST // 1_000_000} MB; split it into articles."
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # a name may be too long, or hold a NUL
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise ArticleError(f"{path} cannot be read: {reason}.") from error
    if not data.strip():
        raise ArticleError(f"{path} is empty; name a file that contains an article.")
    return data


def page_text(path: Path, html: str) -> tuple[str, dict[str, Any]]:
    """The article's text in a web page, and what the page says of it.

    Raises:
        ArticleError: There is no article in the page.
    """
    text, facts = "", dict[str, Any]()
    for cleaned in (True, False):  # what looked like a box beside the article may be the article
        # What a page can bring about in the parsers beneath: odd characters, dates, nesting.
        try:
            text, facts = _extracted(html, cleaned)
        except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as error:
            raise ArticleError(f"{path} cannot be read; save its text as a .txt file.") from error
        if text:
            break
    if not text:
        raise ArticleError(f"No article was found in {path}; save its text as a .txt file instead.")
    title = str(facts.get("title") or "")
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    named = zip(FACTS, ("title", "sitename", "date", "url", "author"), strict=True)
    return text, {ours: str(facts[theirs]) for ours, theirs in named if facts.get(theirs)}


def _extracted(html: str, cleaned: bool) -> tuple[str, dict[str, Any]]:
    """The text in a page, and what is known of it; no text where there is none."""
    import trafilatura
    from trafilatura.metadata import extract_metadata

    tree = trafilatura.load_html(html)
    if tree is None:
        return "", {}
    posts = without_posts(tree)
    if cleaned:
        without_furniture(tree)
    # A date is the page's where its markup says so; one from the text may be anything's.
    facts = extract_metadata(deepcopy(tree), extensive=False).as_dict()
    with_marks(tree, posts)
    document = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=False, with_metadata=False
    )
    text = document.as_dict()["text"] if document is not None else ""
    return str(well_formed(text) or "").strip(), well_formed(facts)


def byline(value: Any) -> str:
    """Who wrote an article, as one text; several names are joined by semicolons.

    Args:
        value: A name, a mapping with a ``name``, or a list of these; anything else is nobody.

    Example:
        >>> byline(["Ann Lee", {"name": "Tom Ward"}]), byline(None)
        ('Ann Lee; Tom Ward', '')
    """
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, map(byline, value)))
    if isinstance(value, dict):
        return byline(value.get("name"))
    return " ".join(value.split()) if isinstance(value, str) else ""


Rows = Iterator[tuple[str, Any]]  # each with its place, for a message; or what is wrong with it


def json_lines(path: Path, lines: Iterable[bytes]) -> Rows:
    """The objects of a JSONL file, each with its place; a SaysoError where a line is not JSON."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            where = f"line {number}"
            try:
                yield where, json_value(line_text(line, f"{path}, {where},"), f"{path}, {where},")
            except SaysoError as error:
                yield where, error


def json_rows(path: Path, text: str) -> Rows:
    """The object, or the objects of the list, in a JSON file.

    Raises:
        ArticleError: The file is not JSON.
    """
    value = json_value(text, str(path))
    for number, row in enumerate(value if isinstance(value, list) else [value], 1):
        yield f"article {number}", row


def lines_of(data: bytes, name: str) -> list[bytes]:
    """The lines of a file with many articles; each may be in UTF-8 or Windows-1252.

    Raises:
        ArticleError: The file is damaged.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = decode(data, name).encode()
    if b"\n" not in data:  # as old Macs ended their lines
        data = data.replace(b"\r", b"\n")
    return [line + b"\n" for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n")]


def line_text(line: bytes, name: str) -> str:
    """A line of a file with many articles as text.

    Raises:
        ArticleError: It holds a NUL, or is in no known encoding.
    """
    if b"\0" in line:
        raise ArticleError(f"{name} is not text: it holds a NUL character.")
    return decode(line, name)


def legible(data: bytes) -> str:
    """UTF-8, else Windows-1252; what neither knows becomes a sign that says so."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
