"""The server behind ``pool.py``: loads everything, forks for each task and watches over it."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from analysis.common.slim_imports import FORMATS, without
from analysis.errors import SaysoError

GRACE = 30  # seconds on top of its limit that a task has for its own clearing up
TICK = 0.5  # seconds between two looks at the clock
SLOW = (*FORMATS, "debugpy")  # what is loaded where it is there, and no report needs
_DIE_WITH_PARENT = 1  # Linux: PR_SET_PDEATHSIG


def answer(task: str, options: Mapping[str, Any]) -> dict[str, Any]:
    """Do a task: its value, or the error that a user is to read.

    Args:
        task: ``module:function``.
        options: Its keyword arguments.

    Example:
        >>> answer("analysis.common.slugs:slugify", {"name": "Rain at Noon"})["value"]
        'rain-at-noon'
        >>> answer("analysis.article.article:read", {"path": "nowhere.txt"})["kind"]
        'ArticleError'
    """
    module, _, name = task.partition(":")
    try:
        value = getattr(import_module(module), name)(**options)
    # Whatever an article brings about beneath is the failure of that article alone.
    except (
        SaysoError, OSError, MemoryError, RecursionError, ValueError, ArithmeticError, LookupError,
        TypeError,
    ) as error:  # fmt: skip
        reason = str(error) or "it ran out of memory"
        if isinstance(error, (ValueError, ArithmeticError, LookupError, TypeError)):
            reason = f"{type(error).__name__}: {reason}"
        return {"value": None, "error": reason, "kind": type(error).__name__}
    return {"value": value, "error": "", "kind": ""}


@dataclass(slots=True)
class _Child:
    """A process at work on a task."""

    pid: int
    number: int
    seconds: float
    began: float
    heard: bytes = b""
    late: bool = False


def serve() -> None:
    """Fork for each line of the input, tell what became of it; end with the input.

    A line is ``[number, task, options, seconds]``; the answer is an object with that number.
    """
    warm = sys.argv[1]
    out = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end_here)
    die_with(os.getppid())
    with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
        os.environ["JUPYTER_RUNTIME_DIR"] = folder
        if warm:
            with without(*SLOW):
                answer(warm, {})
        gc.collect()
        gc.freeze()  # the children share these pages as long as nobody touches them
        children: dict[int, _Child] = {}
        try:
            _loop(children, out)
        finally:
            for child in children.values():
                _end(child.pid)


def _end_here(_number: int, _frame: object) -> None:
    """End on SIGTERM by way of all that clears up."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise SystemExit(0)


def _loop(children: dict[int, _Child], out: int) -> None:
    buffer = b""
    while True:
        ready = select.select([0, *children], [], [], TICK)[0]
        if 0 in ready:
            data = os.read(0, 1 << 16)
            if not data:
                return
            *lines, buffer = (buffer + data).split(b"\n")
            for line in lines:
                pipe, child = _forked(out, *json.loads(line))
                children[pipe] = child
        for pipe, child in list(children.items()):
            if pipe in ready:
                child.heard += os.read(pipe, 1 << 20)
            child.late |= time.monotonic() - child.began > child.seconds + GRACE
            status = None if child.heard.endswith(b"\n") or child.late else _ended(child.pid)
            if child.heard.endswith(b"\n") or child.late or status is not None:
                child.heard += _rest(pipe) if status is not None else b""
                _tell(out, child, status)
                _end(child.pid)
                os.close(pipe)
                del children[pipe]


def _forked(
    out: int, number: int, task: str, options: Mapping[str, Any], seconds: float
) -> tuple[int, _Child]:
    """A child at work on a task, in a process group of its own, and the pipe it answers through."""
    reader, writer = os.pipe()
    server = os.getpid()
    pid = os.fork()
    if pid:
        os.close(writer)
        return reader, _Child(pid, number, seconds, time.monotonic())
    try:
        os.setsid()
        gc.disable()  # it will not live long enough to need it
        die_with(server)
        os.close(out)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        message = json.dumps(answer(task, options)).encode() + b"\n"
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(message)
    finally:
        leave()
    raise AssertionError("a child never comes here")


def _tell(out: int, child: _Child, status: int | None) -> None:
    if child.late:
        reason = f"it took longer than {child.seconds:g} seconds and was stopped"
        value = {"value": None, "error": reason, "kind": "TimedOut"}
    elif child.heard.endswith(b"\n"):
        value = json.loads(child.heard)
    else:
        value = {"value": None, "error": f"its process {_how(status or 0)}", "kind": "Died"}
    data = json.dumps({"number": child.number, **value}).encode() + b"\n"
    while data:
        data = data[os.write(out, data) :]


def _how(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        return f"was killed by the signal {signal.Signals(-code).name}"
    return f"ended with status {code} before it had finished"


def _ended(pid: int) -> int | None:
    """A child's status where it has ended; it stays a zombie, so that its group can be ended."""
    info = os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    if info is None:
        return None
    return info.si_status if info.si_code != os.CLD_EXITED else info.si_status << 8


def _rest(pipe: int) -> bytes:
    """What is left in the pipe of a child that has ended."""
    out = b""
    while select.select([pipe], [], [], 0)[0] and (data := os.read(pipe, 1 << 20)):
        out += data
    return out


def _end(pid: int) -> None:
    """Kill what is left of a child and of all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)  # it may not lead its group yet
    os.waitpid(pid, 0)


def leave() -> None:
    """End a forked process without running what its parent wanted to do at its own end."""
    failed = sys.exc_info()[1] is not None
    if failed:
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(1 if failed else 0)


def die_with(parent: int) -> None:
    """Have this process killed when its parent ends, where the system can do that."""
    if sys.platform.startswith("linux"):
        import ctypes

        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before it could be told
            os._exit(1)
