"""A corpus read on Dask: on the processes of this machine, or on a cluster by its address."""

from __future__ import annotations

import contextlib
import logging
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.common.run_lock import run_lock as locked
from analysis.corpus import store
from analysis.corpus.join_parts import LEAN, close
from analysis.corpus.limited_reader import Options
from analysis.corpus.partition import ROWS, Part, alone, parts
from analysis.corpus.store import Done
from analysis.errors import ArticleError, DataError, ParameterError

USUAL = Options()
AHEAD = 2  # parts a worker's thread has before it, so that it never waits
PATIENCE = 15  # seconds for a scheduler to answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finished run.

    Args:
        folder: The folder of the corpus.
        parts: How many parts it has.
        new_parts: How many of them this run made; the others were there.
        articles, errors, words: Of all parts.
        cpu: Processor seconds that the workers spent on the parts made.
        seconds: Of the whole run.
        pruned: How many parts of other sources, or made by another Sayso, were removed.
    """

    folder: Path
    parts: int
    new_parts: int
    articles: int
    errors: int
    words: int
    cpu: float
    seconds: float
    pruned: int = 0


Tell = Callable[[int, int, int], None]


def build(
    sources: Sequence[str | Path],
    out: str | Path,
    *,
    scheduler: str = "",
    workers: int = 0,
    options: Options = USUAL,
    rows: int = ROWS,
    tell: Tell = lambda *_: None,
) -> Outcome:
    """Read all articles of the sources into the tables of a folder; only what is missing is done.

    Args:
        sources: See ``analysis.corpus.partition``.
        out: The folder; workers of a cluster must see it and the sources under the same names.
        scheduler: Address of a Dask scheduler; without one, workers are started here.
        workers: How many processes to start here; as many as there are cores where not given.
        options: How articles are read.
        rows: Articles a part; a change of it makes all parts anew.
        tell: Called after each part with the articles and errors so far, and the parts made.

    Raises:
        ArticleError: A source cannot be read, or none of its rows is an article.
        ParameterError: The folder or the scheduler cannot be used.
        DataError: The workers cannot write, have another Sayso, or keep dying.
        RenderError: Another run is at work on the folder.
    """
    begun = time.monotonic()
    if workers < 0 or rows < 1:
        raise ParameterError(
            "There must be at least one worker, and at least one article in a part."
        )
    if options.characters < 1 or not options.seconds > 0:
        raise ParameterError("An article must be allowed at least one character and some time.")
    if not sources:
        raise ParameterError("Name at least one source: a file or a folder of articles.")
    reader_key = store.reader(options.method, options.deep, options.characters, options.seconds)
    next(parts(sources, reader_key, 1))  # a source that cannot be read is told before work begins
    folder = store.prepared(out)
    every: dict[int, Done] = {}
    new_parts: list[Done] = []
    with locked(folder):
        store.swept(folder)
        with _lent(scheduler, workers) as client:
            work = _Work(client, str(folder.resolve()), options, reader_key)
            for number, one, new in _each(work, parts(sources, reader_key, rows)):
                every[number] = one
                new_parts += [one] if new else []
                tell(*_sums(every.values()), len(new_parts))
        store.swept(folder)  # what a worker that was killed had begun
        ordered = [every[number] for number in sorted(every)]
        gone = _closed(folder, sources, ordered, options, bool(new_parts))
    (articles, errors), words = _sums(ordered), sum(d.words for d in ordered)
    cpu, seconds = sum(d.cpu for d in new_parts), time.monotonic() - begun
    return Outcome(
        folder, len(ordered), len(new_parts), articles, errors, words, cpu, seconds, gone
    )


def _sums(every: Iterable[Done]) -> tuple[int, int]:
    """Articles and errors."""
    pairs = [(d.articles, d.errors) for d in every]
    return sum(a for a, _ in pairs), sum(e for _, e in pairs)


def _closed(
    folder: Path, sources: Sequence[str | Path], every: Sequence[Done], options: Options, new: bool
) -> int:
    """What is made of all parts together (names, copies, the index); how many parts were removed.

    Raises:
        ArticleError: There is no article in any of them.
        DataError: The names and copies cannot be written.
    """
    articles, errors = _sums(every)
    if not articles:
        reason = next((d.fault for d in every if d.fault), "they are empty")
        raise ArticleError(f"None of the rows ({errors}) is an article: {reason}")
    keys = [d.key for d in every]
    if new or store.index(folder).get("parts") != keys:
        (folder / store.INDEX).unlink(missing_ok=True)  # names and copies belong to its parts
        close(folder, keys)
    value = {
        "sources": [str(s) for s in sources], "method": options.method, "deep": options.deep,
        "articles": articles, "errors": errors, "words": sum(d.words for d in every), "parts": keys,
    }  # fmt: skip
    store.write_index(folder, value)
    return store.pruned(folder, keys)


@dataclass(frozen=True, slots=True)
class _Work:
    """What every part needs to be read."""

    client: Any
    out: str
    options: Options
    reader_key: str

    def send(self, part: Part, name: str, keep: bool = True) -> Any:
        """Give a part to the workers; its future."""
        arguments = (part, self.out, self.options, self.reader_key, keep)
        return self.client.submit(
            store.read_part, *arguments, key=f"sayso-{part.key}-{name}", pure=False
        )

    @property
    def most(self) -> int:
        """How many parts may be on their way."""
        threads: int = sum(self.client.nthreads().values())
        return AHEAD * max(1, threads)


def _each(work: _Work, every: Iterator[Part]) -> Iterator[tuple[int, Done, bool]]:
    """The number of each part, what became of it, and whether this run made it.

    Only a few parts are on their way at a time, so that neither client nor scheduler ever holds
    more of the corpus than that.
    """
    from distributed import as_completed

    queue = as_completed(loop=work.client.loop)
    waiting: dict[str, Part] = {}
    part = next(every, None)
    while part is not None or waiting:
        while part is not None and len(waiting) < work.most:
            old = store.finished(Path(work.out), part.key)
            if old is not None:
                yield part.number, old, False
            else:
                future = work.send(part, "0")
                waiting[future.key] = part
                queue.add(future)
            part = next(every, None)
        if waiting:
            future = next(queue)
            given = waiting.pop(future.key)
            result = _result(future)
            if result is None:
                result = _without_the_deadly(work, given)
            if not (Path(work.out) / store.PARTS / result.key).is_dir():
                raise DataError(
                    f"The workers cannot see {work.out}; name a folder that all of them share."
                )
            yield given.number, result, True


def _result(future: Any) -> Done | None:
    """A part's result; nothing where the workers died that it was given to."""
    from distributed import KilledWorker

    try:
        done: Done = future.result()
    except KilledWorker:
        return None
    finally:
        future.release()
    return done


def _without_the_deadly(work: _Work, part: Part) -> Done:
    """Read a part that several workers died of without the articles that they die of.

    Raises:
        DataError: Workers die of it all the same.
    """
    deadly = [
        part.first + at
        for at, one in enumerate(alone(part))
        if _result(work.send(one, f"try-{at}", keep=False)) is None
    ]
    result = _result(work.send(replace(part, lost=tuple(deadly)), "1"))
    if result is None:
        raise DataError(
            "Workers keep dying; give them more memory, or start fewer with --workers. What is "
            "finished is kept: run the same command again to continue."
        )
    return result


def _settings() -> dict[str, Any]:
    """Dask's settings for workers of our own."""
    import dask

    name = "distributed.nanny.pre-spawn-environ"
    return {
        # A worker that dies is started again; but for this, Dask would let it go for good where it
        # is not back in 15 seconds, or dies a second time just then.
        "distributed.deploy.lost-worker-timeout": "1000 days",
        name: {**dask.config.get(name), **LEAN},
        "distributed.worker.profile.enabled": False,  # it would grow with the run, unlooked at
        # A part takes seconds: to look after workers many times a second costs more than it tells.
        "distributed.admin.tick.interval": "1s",
        "distributed.admin.system-monitor.interval": "5s",
        "distributed.worker.memory.monitor-interval": "1s",
    }


@contextlib.contextmanager
def _lent(scheduler: str, workers: int) -> Iterator[Any]:
    """A Dask client of the cluster at an address, or of processes started here.

    Raises:
        ParameterError: There is no scheduler at the address, or no worker comes to it.
    """
    import dask
    from distributed import Client, LocalCluster

    if not scheduler:
        with (
            dask.config.set(_settings()),
            LocalCluster(
                n_workers=workers or os.cpu_count() or 1,
                threads_per_worker=1,
                processes=True,
                dashboard_address=None,
                # None alone would still take port 8787, and warn where another run has it.
                scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},
                silence_logs=logging.CRITICAL,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ParameterError(
            f"There is no Dask scheduler at {scheduler}; start one with `dask scheduler`."
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise ParameterError(
                f"No worker has connected to {scheduler}; start some with "
                f"`dask worker {scheduler}`."
            ) from error
        yield client
