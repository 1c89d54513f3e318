"""Work in processes of its own, forked from one that has everything loaded.

A server is started in a clean environment, imports what reports need and forks for each piece of
work: every report has a process of its own, sees nothing of the others and starts at once. A piece
of work that takes too long or whose process dies is ended, and a dead one is tried once more.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from analysis.common.prefork import server as tasks
from analysis.common.prefork.settings import ENVIRONMENT, can_fork
from analysis.common.reexec import command

LONGEST = 600  # seconds that a piece of work may take
START = 120  # seconds that the server may take to load everything
AT_ONCE = 1.0  # seconds that the server may take to end where it is to end at once
BEAT = 1.0  # seconds between two calls of ``beat``
TRIES = 2
_ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "TOKENIZERS_PARALLELISM"), "1"
) | {"TOKENIZERS_PARALLELISM": "false"}


@dataclass(frozen=True, slots=True)
class Work:
    """A piece of work.

    Args:
        name: What to call it, for the user.
        task: ``module:function``; it takes the options and returns what JSON can hold.
        options: What JSON can hold.
        seconds: How long it may take.
    """

    name: str
    task: str
    options: Mapping[str, Any]
    seconds: float = LONGEST


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a piece of work: its value, or one sentence why there is none.

    Args:
        work: What was to be done.
        value: What the task returned.
        error: Empty where it was done.
        kind: The error's name; ``Died`` and ``TimedOut`` where the process was to blame.
        seconds: How long it took.
        tries: How often it was tried.
    """

    work: Work
    value: Any = None
    error: str = ""
    kind: str = ""
    seconds: float = 0.0
    tries: int = 1


def each(
    works: Sequence[Work],
    at_once: int = 1,
    *,
    warm: str = "",
    held: Sequence[int] = (),
    beat: Callable[[Sequence[str]], None] = lambda _: None,
) -> Iterator[Done]:
    """Do pieces of work, several at once, and tell of each when it is done.

    Args:
        works: What is to be done, in this order.
        at_once: How many at a time, from 1.
        warm: ``module:function`` that loads what all of them need.
        held: Open files, such as a lock's, that the processes are to hold while they live.
        beat: Called about once a second with the names of what is being done.
    """
    if not works:
        return
    if not can_fork():
        yield from _here(works, beat)
        return
    todo = deque((work, 1) for work in works)
    vain = 0
    while todo:
        with tempfile.TemporaryFile() as stderr:
            server = _started(warm, held, stderr)
            vain += 1
            wait = AT_ONCE  # where this is left before it is through, somebody wants it to end
            try:
                for done in _served(server, todo, max(1, at_once), beat):
                    vain = 0
                    yield done
                wait = tasks.GRACE
            finally:
                _stop(server, wait)
            reason = "the process that makes the reports died" + _last_words(stderr)
        for work, tries in [*todo] if vain >= TRIES else [row for row in todo if row[1] > TRIES]:
            todo.remove((work, tries))
            yield Done(work, error=reason, kind="Died", tries=min(tries, TRIES))


def _here(works: Sequence[Work], beat: Callable[[Sequence[str]], None]) -> Iterator[Done]:
    """Where nothing can be forked: one after the other, in this process."""
    for work in works:
        beat([work.name])
        started = time.monotonic()
        answer = tasks.answer(work.task, work.options)
        yield Done(work, seconds=time.monotonic() - started, **answer)


@dataclass(slots=True)
class _Job:
    """A piece of work that the server has been given."""

    work: Work
    tries: int
    began: float = field(default_factory=time.monotonic)


def _served(
    server: subprocess.Popen[bytes],
    todo: deque[tuple[Work, int]],
    at_once: int,
    beat: Callable[[Sequence[str]], None],
) -> Iterator[Done]:
    """Keep the server busy until all is done or the server is gone; what is left stays in todo."""
    assert server.stdin is not None
    assert server.stdout is not None
    busy: dict[int, _Job] = {}
    number, buffer, until = 0, b"", time.monotonic() + START
    try:
        while todo or busy:
            while todo and len(busy) < at_once:
                work, tries = todo.popleft()
                number += 1
                busy[number] = _Job(work, tries)
                _send(server.stdin, [number, work.task, dict(work.options), work.seconds])
            beat([job.work.name for job in busy.values()])
            if select.select([server.stdout], [], [], BEAT)[0]:
                data = os.read(server.stdout.fileno(), 1 << 16)
                if not data:
                    return
                *lines, buffer = (buffer + data).split(b"\n")
                for line in lines:
                    message = json.loads(line)
                    if done := _settled(busy, todo, message):
                        yield done
            ends = (job.began + job.work.seconds + 2 * tasks.GRACE for job in busy.values())
            if time.monotonic() > max(until, *ends, 0):
                return
    except BrokenPipeError:
        return
    finally:
        todo.extendleft((job.work, job.tries + 1) for job in busy.values())


def _settled(
    busy: dict[int, _Job], todo: deque[tuple[Work, int]], message: Mapping[str, Any]
) -> Done | None:
    """What the server's line says of a piece of work; None where it is to be tried once more."""
    job = busy.pop(message["number"])
    if message["kind"] == "Died" and job.tries < TRIES:
        todo.appendleft((job.work, job.tries + 1))
        return None
    took = round(time.monotonic() - job.began, 2)
    return Done(job.work, message["value"], message["error"], message["kind"], took, job.tries)


def _started(warm: str, held: Sequence[int], stderr: IO[bytes]) -> subprocess.Popen[bytes]:
    """The server: this interpreter, without this folder's modules, one thread per library."""
    return subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [*command("common.prefork.server", "serve"), warm],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=stderr,
        pass_fds=tuple(held),
        env=os.environ | ENVIRONMENT | _ONE_THREAD,
    )


def _send(pipe: IO[bytes], value: Any) -> None:
    pipe.write(json.dumps(value).encode() + b"\n")
    pipe.flush()


def _stop(server: subprocess.Popen[bytes], wait: float) -> None:
    """Close the server's input, which ends it and all its work; kill it where that takes longer."""
    assert server.stdin is not None
    assert server.stdout is not None
    with contextlib.suppress(BrokenPipeError):
        server.stdin.close()
    if wait <= AT_ONCE:
        server.send_signal(signal.SIGTERM)  # it may be loading, and not look at its input
    try:
        server.wait(wait)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGKILL)
        server.wait(tasks.GRACE)
    server.stdout.close()


def _last_words(stderr: IO[bytes]) -> str:
    """The last line that the server itself printed, for the user."""
    stderr.seek(0)
    lines = stderr.read()[-2000:].decode("utf-8", "replace").strip().splitlines()
    return f": {lines[-1][:200]}" if lines else ""
