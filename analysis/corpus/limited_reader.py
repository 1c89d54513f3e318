"""A part's articles, read in a process of its own that ends where one of them takes too long.

Nothing but the end of its process stops a regular expression or a network at work. So each thread
of a worker has a reader beside it, which stays from part to part with all that it has loaded.
Before each article it sets a timer of the system's, whose signal it does not handle: if the article
is not read by then, the system ends the reader, the article becomes a row of errors, and a new
reader goes on behind it.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from analysis.article.article import parse
from analysis.common.prefork.server import die_with
from analysis.common.reexec import command
from analysis.corpus.partition import Part, articles
from analysis.corpus.rows import Rows, article_rows, failed, known_of
from analysis.corpus.schema import COLUMNS
from analysis.errors import ArticleError, DataError, SaysoError

CHARACTERS = 300_000  # that an article may have; some 50,000 words
SECONDS = 60.0  # of processor time that one may take; of the clock's, ten times as many
_CLOCK = 10
# Written for Sayso: with it nearly all word lists are loaded.
_REHEARSED = (
    "Rain\n\n“It rained all day, and the dam is a disgrace,” the mayor, Ann Lee, said on Monday. "
    "Bob Roe, an engineer, warned that Lee might be wrong, and denied that he took 40 crowns. "
    "“No,” he said."
)
_BEGUN, _DONE, _END = "begun", "done", "end"
_LATE = (-signal.SIGALRM, -signal.SIGPROF) if hasattr(signal, "setitimer") else ()
_own = threading.local()  # the reader of each thread


@dataclass(frozen=True, slots=True)
class Options:
    """How the articles of a corpus are read.

    Args:
        method: What finds the statements, ``tagger`` or ``rules``.
        deep: Whether claims are rated as well.
        characters: How many an article may have; one that has more is a row of errors.
        seconds: How many of processor time one may take, likewise.
    """

    method: str = "tagger"
    deep: bool = False
    characters: int = CHARACTERS
    seconds: float = SECONDS


@dataclass(slots=True)
class _Reader:
    """The process that reads, with what it is asked through and what it answers through."""

    process: subprocess.Popen[bytes]

    def answers(self, part: Part, options: Options, first: int) -> Iterator[tuple[str, Any]]:
        """What it says of a part from one article on; it breaks off where the process ends."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with contextlib.suppress(BrokenPipeError, EOFError, pickle.UnpicklingError):
            pickle.dump((part, options, first), self.process.stdin)
            self.process.stdin.flush()
            kind = ""
            while kind != _END:
                kind, value = pickle.load(self.process.stdout)  # noqa: S301 - from our own process
                yield kind, value

    def close(self) -> int:
        """End it; the status that it ended with."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait()

    def kill(self) -> None:
        """End it, whatever it is at."""
        self.process.kill()
        self.close()


def read(part: Part, options: Options) -> tuple[Rows, float]:
    """The rows of a part's articles by table, and the processor seconds that they took.

    Raises:
        DataError: No process can be started to read them.
    """
    if not _LATE:
        return here(part, options)
    rows: Rows = {name: [] for name in COLUMNS}
    cpu, count, last = 0.0, 0, ""
    while True:
        reader = _reader()
        now: Mapping[str, Any] | None = None
        kind = ""
        for kind, value in reader.answers(part, options, count):
            if kind == _BEGUN:
                now, last = value, value["source"]
            elif kind == _DONE:
                _add(rows, value)
                now, count = None, count + 1
            else:
                cpu += value
        if kind == _END:
            return rows, cpu
        _own.reader = None
        atexit.unregister(reader.kill)
        status = reader.close()
        if status > 0:  # it ended by itself: no article is to blame, and the next reader would too
            raise DataError(f"The process that reads articles failed (status {status}).")
        reason = _ended(status, options)
        if now is None:  # it ended while it parsed the next row, which is left out from now on
            number, where = _next(part, count, last)
            part, now = replace(part, lost=(*part.lost, number)), {**where, **known_of(None)}
        rows["errors"].append(failed(now, {}, reason))
        count += 1


def here(part: Part, options: Options) -> tuple[Rows, float]:
    """The same in this process, where no timer ends an article that takes too long."""
    rows: Rows = {name: [] for name in COLUMNS}
    cpu = 0.0
    for kind, value in _messages(part, options, 0):
        if kind == _DONE:
            _add(rows, value)
        elif kind == _END:
            cpu = value
    return rows, cpu


def _add(rows: Rows, more: Rows) -> None:
    for name, some in more.items():
        rows[name] += some


def _next(part: Part, count: int, last: str) -> tuple[int, dict[str, Any]]:
    """The number and place of the row behind the last that was read."""
    if part.form != "files":
        number = part.first + count
        return number, {"source": part.source, "row": number}
    at = part.paths.index(last) + 1 if last else 0
    return at, {"source": part.paths[min(at, len(part.paths) - 1)], "row": 0}


def _ended(status: int, options: Options) -> ArticleError:
    """Why there is nothing of an article that the reader ended at."""
    if status in _LATE:
        return ArticleError(
            f"It took more than {options.seconds:g} seconds of processor time and was skipped; "
            "--seconds allows more."
        )
    how = signal.Signals(-status).name if status < 0 else f"status {status}"
    return ArticleError(f"The process that read it ended with {how}.")


def _reader() -> _Reader:
    """This thread's reader, started where there is none.

    Raises:
        DataError: It cannot be started.
    """
    running: _Reader | None = getattr(_own, "reader", None)
    if running is not None and running.process.poll() is None:
        return running
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        command("corpus.limited_reader", "serve"), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    if process.stdout.read(1) != b"+":
        raise DataError(
            f"The process that reads articles could not be started (status {process.wait()})."
        )
    reader = _Reader(process)
    atexit.register(reader.kill)
    _own.reader = reader
    return reader


def serve() -> None:
    """The reader's side: for each part asked for, say what becomes of its articles."""
    asked, out = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    die_with(os.getppid())
    out.write(b"+")
    out.flush()
    warm = False
    while True:
        try:
            part, options, first = pickle.load(asked)  # noqa: S301 - from our own process
        except EOFError:
            return
        if not warm:  # what is loaded once is on no article's account
            with contextlib.suppress(SaysoError):
                text = parse(_REHEARSED)
                article_rows(text, "", {"source": "", "row": 1}, options.method, options.deep)
            warm = True
        for message in _messages(part, options, first, _timed):
            pickle.dump(message, out)
            out.flush()


def _timed(seconds: float) -> None:
    """Have the system end this process after so many seconds; never with 0."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, _CLOCK * seconds)


def _messages(
    part: Part, options: Options, first: int, timed: Any = lambda _: None
) -> Iterator[tuple[str, Any]]:
    """What becomes of a part's articles from one on: where each stands, its rows, the seconds."""
    begun = time.process_time()
    every = enumerate(articles(part))
    while True:
        timed(options.seconds)
        at, (number, source, article) = next(every, (-1, (0, "", SaysoError())))
        timed(0)
        if at < 0:
            break
        if at < first:
            continue
        where = {"source": source, "row": number}
        known = known_of(None if isinstance(article, SaysoError) else article)
        yield _BEGUN, {**where, **known}
        timed(options.seconds)
        rows = _rows(article, f"{part.key[:12]}-{at:04}", where, known, options)
        timed(0)
        yield _DONE, rows
    yield _END, time.process_time() - begun


def _rows(
    article: Any, key: str, where: Mapping[str, Any], known: Mapping[str, str], options: Options
) -> Rows:
    """The rows of an article, or the one that says why there are none."""
    if isinstance(article, SaysoError):
        return {"errors": [failed(where, known, article)]}
    if (size := len(article.text)) > options.characters:
        reason = (
            f"It has {size:,} characters, more than the {options.characters:,} allowed; "
            "--characters allows more."
        )
        return {"errors": [failed(where, known, ArticleError(reason))]}
    try:
        return article_rows(article, key, where, options.method, options.deep)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a row of errors
        return {"errors": [failed(where, known, error)]}
