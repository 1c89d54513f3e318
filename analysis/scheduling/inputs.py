"""Where a job's articles come from: files, folders, corpora, feeds and pages of the web."""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.article.article import Article, holds_many, read_all, read_each
from analysis.article.collection import files, holds_articles, is_own_page, side_files
from analysis.article.input_formats import LARGEST, file_bytes
from analysis.common.loading import day, why
from analysis.common.prefork.pool import Done, Work
from analysis.common.slugs import slugify
from analysis.errors import ArticleError, SaysoError
from analysis.scheduling import feed_cache
from analysis.scheduling.canonical_address import Stories, each_once, identity
from analysis.scheduling.fetch import shown
from analysis.scheduling.jobs import Job

_NOTHING: Mapping[str, str] = MappingProxyType({})
Fetch = Callable[[Sequence[Work]], Iterator[Done]]


@dataclass(frozen=True, slots=True)
class Item:
    """An article of a job.

    Args:
        source: What it is known by from run to run: a path seen from the reports, an address.
        name: What its report's folder is to be called.
        sha: SHA-256 of the file's bytes, or of the text.
        side: SHA-256 of what is stored with it: facts, aliases, corrections.
        path: Its file; empty where the text is to be written down first.
        text: The text, where it has no file of its own.
        facts: Title, outlet, date and url, where it has no file of its own.
    """

    source: str
    name: str
    sha: str
    side: str = ""
    path: str = ""
    text: str = ""
    facts: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A source that could not be read, and why.

    Args:
        source: The source.
        error: Why.
        left_out: Only a part of it was left out, which nobody here can mend: no failure.
    """

    source: str
    error: str
    left_out: bool = False


def items(job: Job, fetch: Fetch, since: date | None = None) -> tuple[list[Item], list[Trouble]]:
    """The articles of a job, in the order of its sources, and the sources that failed.

    Args:
        job: The job.
        fetch: Does work in processes of its own, see ``analysis.common.prefork.pool.each``.
        since: Articles that are dated, or last changed, before this day are left out.
    """
    out: list[Item] = []
    troubles: list[Trouble] = []
    for path, many in _paths(job, troubles):
        try:
            read = _rows(path, job.out, troubles) if many else [_file(path, job.out)]
            out += [item for item in read if since is None or _day(item) >= since]
        except SaysoError as error:
            troubles.append(Trouble(str(path), str(error)))
        except OSError as error:
            troubles.append(Trouble(str(path), f"{path} cannot be read: {why(error)}."))
    fetched = _fetched(job, fetch, troubles)
    out += [item for item in fetched if since is None or _day(item) >= since]
    return out, troubles


def _paths(job: Job, troubles: list[Trouble]) -> Iterator[tuple[Path, bool]]:
    """Each file once, and whether it holds many articles."""
    seen: set[Path] = set()
    for kind, names in (("files", job.files), ("folders", job.folders), ("corpora", job.corpora)):
        for name in names:
            try:
                paths = _in_folder(Path(name)) if kind == "folders" else _matching(name)
            except SaysoError as error:
                troubles.append(Trouble(name, str(error)))
                continue
            except OSError as error:
                troubles.append(Trouble(name, f"{name} cannot be read: {why(error)}."))
                continue
            if not paths and kind != "folders":
                troubles.append(Trouble(name, f"There is no file {name}; check the name."))
            for path in paths:
                if path not in seen:
                    seen.add(path)
                    yield path, kind == "corpora" or holds_many(path)


def _matching(name: str) -> list[Path]:
    if Path(name).exists() or not glob.has_magic(name):
        return [Path(name)] if Path(name).exists() else []
    paths = map(Path, sorted(glob.glob(name, recursive=True)))  # noqa: PTH207 - it may start anywhere
    return [p for p in paths if holds_articles(p) and p.is_file() and not is_own_page(p)]


def _in_folder(folder: Path) -> list[Path]:
    """The articles of a folder, but not of those in it, which may hold what was done with."""
    if not folder.is_dir():
        raise ArticleError(f"There is no folder {folder}; check the name.")
    return files(folder, deep=False)


def _file(path: Path, out: Path) -> Item:
    sha = hashlib.sha256(file_bytes(path)).hexdigest()
    there = b"\0".join(side.read_bytes() for side in side_files(path))
    side = hashlib.sha256(there).hexdigest() if there else ""
    return Item(_seen_from(out, path), slugify(path.stem), sha, side, str(path))


def _rows(path: Path, out: Path, troubles: list[Trouble]) -> list[Item]:
    """The articles of a corpus; a report each, known by the row's id. Bad rows are troubles."""
    items = []
    seen: set[str] = set()
    for article in read_each(path):
        if isinstance(article, SaysoError):
            troubles.append(Trouble(str(path), str(article)))
            continue
        if article.id in seen:
            message = f"{path} has a second article with the id {article.id!r}, which was left out."
            troubles.append(Trouble(str(path), message))
            continue
        seen.add(article.id)
        facts = _facts(article)
        items.append(
            _text(f"{_seen_from(out, path)}#{article.id}", article.slug, article.text, facts)
        )
    return items


def _fetched(job: Job, fetch: Fetch, troubles: list[Trouble]) -> Iterator[Item]:
    """The articles of the job's feeds and pages, each story once."""
    options = {"allow": list(job.allow), "seconds": job.max_seconds}
    entries: dict[str, Mapping[str, str]] = {a: {} for a in job.addresses}
    for entry in _entries(job, fetch, options, troubles):
        entries.setdefault(entry["address"], entry)
    entries = each_once(entries)
    pages = [
        Work(shown(a), "analysis.scheduling.fetch:fetch_page", {"address": a, **options})
        for a in entries
    ]
    stories = Stories()
    for done in _in_order(fetch(pages), pages):
        if done.error:
            troubles.append(Trouble(done.work.name, done.error))
            continue
        facts = dict(entries[done.work.options["address"]]) | {
            k: v for k, v in done.value.items() if v
        }
        text, canonical = facts.pop("text"), facts.pop("canonical", "")
        facts.pop("address", None)
        facts["url"] = identity(facts["url"], canonical)
        if not stories.new(facts["url"], canonical, facts.get("title", "")):
            continue
        if len(text) > LARGEST:
            troubles.append(Trouble(done.work.name, "Its article is too large."))
            continue
        name = slugify(facts.get("title") or facts["url"].rpartition("/")[2])
        yield _text(facts["url"], name, text, facts)


def _entries(
    job: Job, fetch: Fetch, options: Mapping[str, Any], troubles: list[Trouble]
) -> list[Mapping[str, str]]:
    """The entries of the job's feeds; those of a feed that has not changed are known already."""
    cached = feed_cache.kept(job.out)
    keys = {address: feed_cache.key(address) for address in job.feeds}
    asked = [
        Work(
            shown(address),
            "analysis.scheduling.read_feed:fetch_entries",
            {"address": address, "asks": feed_cache.asks(cached.get(key, {})), **options},
        )
        for address, key in keys.items()
    ]
    new: dict[str, Any] = {}
    for done in _in_order(fetch(asked), asked):
        key = keys[done.work.options["address"]]
        if done.error:
            troubles.append(Trouble(done.work.name, done.error))
        else:
            new[key] = cached[key] if done.value is None else done.value
            troubles += _without_link(done.work.name, new[key].get("without_link", []))
    if job.out.is_dir():  # where nothing was ever made, a dry run leaves no trace
        feed_cache.keep(job.out, new)
    return [entry for key in new for entry in new[key]["entries"]]


def _without_link(feed: str, titles: Sequence[str]) -> list[Trouble]:
    """What is told of a feed's entries that lead nowhere."""
    if not titles:
        return []
    names = ", ".join(f"“{title[:60]}”" if title else "one without a title" for title in titles[:3])
    more = f" and {len(titles) - 3} more" if len(titles) > 3 else ""
    entries = "An entry without a link was" if len(titles) == 1 else "Entries without a link were"
    return [Trouble(feed, f"{entries} left out: {names}{more}.", left_out=True)]


def _in_order(results: Iterator[Done], works: Sequence[Work]) -> list[Done]:
    """What was done in the order it was asked for, whichever was ready first."""
    place = {id(work): n for n, work in enumerate(works)}
    return sorted(results, key=lambda done: place[id(done.work)])


def _text(source: str, name: str, text: str, facts: Mapping[str, Any]) -> Item:
    kept = MappingProxyType({k: str(v) for k, v in facts.items() if v})
    sha = hashlib.sha256(stored(text)).hexdigest()
    side = hashlib.sha256(repr(sorted(kept.items())).encode("utf-8", "replace")).hexdigest()
    return Item(source, slugify(name), sha, side, "", text, kept)


def stored(text: str) -> bytes:
    """A text as it is written down: what is no character becomes a question mark in its place."""
    return text.encode("utf-8", "replace")


def _facts(article: Article) -> dict[str, str]:
    return {
        "title": article.title,
        "outlet": article.outlet,
        "date": article.date,
        "url": article.url,
        "author": article.author,
    }


def _seen_from(out: Path, path: Path) -> str:
    return Path(os.path.relpath(path.resolve(), out.resolve())).as_posix()


def _day(item: Item) -> date:
    """The day an article is dated; that of its file where it is not, today where it has none."""
    written = item.facts.get("date", "")
    if item.path:
        written = next((a.date for a in read_all(item.path)), "")
    if moment := day(written):
        return moment
    if not item.path:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(Path(item.path).stat().st_mtime, UTC).date()
    except (OSError, ValueError, OverflowError):  # it is gone, or its time is no date
        return datetime.now(UTC).date()
