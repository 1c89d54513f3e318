"""What a command is given as articles: files, folders, standard input ("-"), addresses."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analysis.common.slugs import slugify
from analysis.errors import ArticleError, ParameterError, SaysoError

if TYPE_CHECKING:
    from analysis.article.article import Article

STANDARD_INPUT = "-"
NAME = "standard-input"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BARE_ADDRESS = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/|\Z)", re.IGNORECASE)
# How an answer of the web that is no page is called, so that its ending says what it is.
_ENDINGS = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "text/csv": ".csv",
    "application/json": ".json",
    "message/rfc822": ".eml",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from standard input or an address.

    Args:
        name: A name whose ending says what it is.
        data: Its bytes.
        facts: Title, outlet, date, url and author, as far as its page says.
    """

    name: str
    data: bytes
    facts: dict[str, str] = field(default_factory=dict)


def is_elsewhere(name: str) -> bool:
    """Whether what a command is given is no path.

    Example:
        >>> is_elsewhere("-"), is_elsewhere("https://news.example/a"), is_elsewhere("a.txt")
        (True, True, False)
    """
    return name == STANDARD_INPUT or bool(_ADDRESS.match(name))


def articles(names: Sequence[str], allow: Sequence[str]) -> Iterator[Article | SaysoError]:
    """Every article of what a command is given, or what is wrong with it.

    Args:
        names: Files, folders, addresses, or ``-``.
        allow: Networks that may be fetched from though they are not public.
    """
    from analysis.article.article import read_each

    for path in expanded(names):
        try:
            if isinstance(path, SaysoError):
                yield path
            elif is_elsewhere(path):
                came = fetched(path, allow)
                for article in read_each(came.name, came.data):
                    yield article if isinstance(article, SaysoError) else _with(article, came)
            else:
                yield from read_each(path)
        except SaysoError as error:
            yield error


def notes(article: Article) -> Iterator[str]:
    """What to tell of an article as it was read, each with its place: what was left out, mended."""
    from analysis.article import language

    row = f", row {article.row}" if article.row else ""
    for note in filter(None, (*article.notes, language.note(article.text))):
        yield f"{article.path or article.slug}{row}: {note}"


def paths(names: Sequence[str], out: Path, allow: Sequence[str]) -> list[str | SaysoError]:
    """The file of each article that a report is to be made of, or what is wrong with it.

    What comes from elsewhere is written into the run's own folder in the folder of reports, with a
    side file that has its facts.

    Args:
        names: Files, folders, addresses, or ``-``.
        out: The folder of the reports.
        allow: Networks that may be fetched from though they are not public.

    Raises:
        ParameterError: The folder cannot be written to.
        OSError: A file cannot be written.
    """
    given: list[str | SaysoError] = []
    for name in expanded(names):
        try:
            elsewhere = isinstance(name, str) and is_elsewhere(name)
            given.append(_stored(fetched(str(name), allow), out) if elsewhere else name)
        except ArticleError as error:
            given.append(error)
    return given


def distinct(articles: Sequence[str]) -> None:
    """Refuse two articles of one name, since they would overwrite each other's report.

    Raises:
        ParameterError: There are two.
    """
    seen: dict[str, str] = {}
    for path in articles:
        slug = _slug(path)
        if slug in seen and Path(path).resolve() != Path(seen[slug]).resolve():
            raise ParameterError(
                f"{seen[slug]} and {path} would both become the report {slug!r}; "
                "rename one of them or use different --out folders."
            )
        seen[slug] = path


def _slug(path: str) -> str:
    """What the report of an article will be called: after its id, where it has one."""
    from analysis.article.article import read
    from analysis.article.input_formats import MANY

    if Path(path).suffix.lower() in (".json", *MANY):
        with contextlib.suppress(SaysoError):  # it will be told when its turn comes
            return read(path).slug
    return slugify(Path(path).stem)


def networks(names: Sequence[str]) -> tuple[str, ...]:
    """Networks as ``--allow`` names them.

    Raises:
        ParameterError: One is none.
    """
    import ipaddress

    for name in names:
        try:
            ipaddress.ip_network(name)
        except ValueError as error:
            raise ParameterError(
                f"--allow must be a network such as 127.0.0.0/8: {error}."
            ) from error
    return tuple(names)


def expanded(names: Sequence[str]) -> Iterator[str | SaysoError]:
    """Folders as their files; of what is left out of them, one sentence tells."""
    from analysis.article import collection

    for name in names:
        if is_elsewhere(name) or not _is_folder(name):
            yield name if is_elsewhere(name) or not _is_bare(name) else _schemeless(name)
            continue
        try:
            held = collection.files(name)
            left = collection.left_out(name)
        except SaysoError as error:
            yield error
            continue
        yield from map(str, held)
        if not held:
            yield collection.nothing_in(name)
        if left:
            click.echo(_left(name, left), err=True)


def fetched(name: str, allow: Sequence[str]) -> Fetched:
    """What standard input or an address holds.

    Raises:
        ArticleError: Nothing usable is there, or the address may not be fetched.
    """
    if name == STANDARD_INPUT:
        from analysis.article.input_formats import LARGEST

        data = sys.stdin.buffer.read(LARGEST + 1)
        if len(data) > LARGEST:
            most = LARGEST // 1_000_000
            raise ArticleError(f"The standard input has more than {most} MB; split it.")
        if not data.strip():
            raise ArticleError("The standard input is empty; pipe an article into it.")
        return Fetched(NAME, data)
    from analysis.scheduling import fetch

    answer = fetch.fetch(name, allow)
    last = fetch.shown(answer.address).partition("?")[0].rstrip("/").rpartition("/")[2]
    if ending := _ENDINGS.get(answer.kind):
        stem = last.removesuffix(ending)
        return Fetched(f"{slugify(stem)}{ending}", answer.data, {"url": fetch.shown(name)})
    facts = fetch.page(answer)
    text = facts.pop("text")
    title = slugify(facts.get("title") or last)
    return Fetched(f"{title}.txt", text.encode("utf-8", "replace"), facts)


def _name_of(data: bytes) -> str:
    """What standard input is called: by its title, or the headline in it."""
    from analysis.article.article import read_each, title_of

    try:
        one = next(read_each(NAME, data), None)
    except SaysoError:  # it is told when the article is read
        return NAME
    if one is None or isinstance(one, SaysoError) or one.row:
        return NAME
    return slugify(title_of(one))


def _with(article: Article, came: Fetched) -> Article:
    """An article with what its page says of it, in which its own head comes first."""
    known: dict[str, Any] = {
        name: value for name, value in came.facts.items() if not getattr(article, name)
    }
    return replace(article, **known)


def _stored(came: Fetched, out: Path) -> str:
    """Write down what came; the path of its file."""
    import yaml

    from analysis.article.documents.detect_format import SUFFIXES, kind_of
    from analysis.common.atomic_files import put
    from analysis.common.run_lock import run_folder

    suffix = Path(came.name).suffix
    if not suffix:
        kind = kind_of(came.data, Path(came.name))
        suffix = next(ending for ending, known in SUFFIXES.items() if known is kind)
    folder = run_folder(out) / "inputs"
    stem = _name_of(came.data) if came.name == NAME else Path(came.name).stem
    if _is_taken(folder / f"{stem}.yml", came.facts.get("url", "")):
        import hashlib

        stem += "-" + hashlib.sha256(came.facts["url"].encode()).hexdigest()[:8]
    if not came.facts and _holds_another(folder / f"{stem}{suffix}", came.data):
        import hashlib

        stem += "-" + hashlib.sha256(came.data).hexdigest()[:8]
    path = folder / f"{stem}{suffix}"
    put(path, came.data)
    if came.facts:
        put(path.with_suffix(".yml"), yaml.safe_dump(came.facts, allow_unicode=True))
    return str(path)


def _holds_another(path: Path, data: bytes) -> bool:
    """Whether another text than this one lies in a file's place."""
    from analysis.common.atomic_files import is_plain

    return is_plain(path) and path.read_bytes() != data


def _is_taken(side: Path, url: str) -> bool:
    """Whether a side file is of an article from another address."""
    from analysis.common.loading import is_file, yaml_value

    if not url or not is_file(side):
        return False
    try:
        known = yaml_value(side.read_text("utf-8"), side.name)
    except (OSError, UnicodeDecodeError, SaysoError):  # it is damaged: write over it
        return False
    return isinstance(known, dict) and known.get("url", url) != url


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _is_bare(name: str) -> bool:
    """Whether a name is an address that lacks its beginning."""
    from analysis.article.documents.detect_format import SUFFIXES
    from analysis.common.loading import is_file

    ending = Path(name).suffix.lower() in SUFFIXES and "/" not in name
    return bool(_BARE_ADDRESS.match(name)) and not ending and not is_file(Path(name))


def _schemeless(name: str) -> ParameterError:
    return ParameterError(f"There is no file {name}; an address begins with https:// or http://.")


def _left(folder: str, left: Sequence[Path]) -> str:
    """What to say of the files of a folder that are left out."""
    from analysis.common.english import counted
    from analysis.common.sanitize import line

    names = ", ".join(path.name for path in left[:5]) + (", …" if len(left) > 5 else "")
    count = counted(len(left), "file")
    return line(f"{folder}: {count} left out, of a kind that Sayso does not read: {names}.", 1000)
