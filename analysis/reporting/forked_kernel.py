"""A notebook's kernel as a fork of a process that has everything loaded: no start to wait for."""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from queue import Empty
from typing import Any

from analysis.common.prefork.server import die_with, leave
from analysis.common.prefork.settings import can_fork, is_settled
from analysis.common.slim_imports import RARELY, load_ipykernel
from analysis.reporting import run_notebook

POLL = 0.005  # seconds between two looks whether a kernel has ended


def kernel_of_command() -> Callable[[Any], type] | None:
    """What makes the kernels of a command that makes reports itself, see ``forked_kernel``.

    Returns:
        None where each kernel has to be a fresh process: nothing can be forked here, or this
        process was not started with the settings of a kernel.
    """
    return partial(forked_kernel, apart=True) if can_fork() and is_settled() else None


def forked_kernel(output: Any, memory: int = 0, apart: bool = False) -> type:
    """A manager of kernels that are forked from this process, see ``reporting.run_notebook.run``.

    Args:
        output: An open file for what the kernel's process itself prints.
        memory: How many more bytes the kernel may take; 0 for as many as there are.
        apart: Whether the kernel leads a group of processes, as one does that is started afresh:
            no key of a terminal reaches it, and what it has started ends with it. In a run the
            report's own process leads such a group.
    """
    from jupyter_client.asynchronous.client import AsyncKernelClient
    from jupyter_client.provisioning.local_provisioner import LocalProvisioner
    from traitlets import Type

    class Client(AsyncKernelClient):
        async def _async_wait_for_ready(self, timeout: float | None = None) -> None:
            await _ready(self, timeout)

        wait_for_ready = _async_wait_for_ready

    class Forking(LocalProvisioner):
        async def launch_kernel(self, cmd: list[str], **options: Any) -> Any:
            argv = cmd[cmd.index("-f") :]
            folder = str(options.get("cwd") or ".")
            start = partial(_be_kernel, argv, folder, output, memory, apart)
            process: Any = _Process(start)
            self.process, self.pid = process, process.pid
            self.pgid = process.pid if apart else None
            return self.connection_info

    class Forked(run_notebook.own_kernel(output)):  # type: ignore[misc]
        transport = "tcp" if apart else "ipc"  # the path of a socket may be too long for one
        client_factory = Type(Client)

        async def _async_pre_start_kernel(self, **options: Any) -> Any:
            self.provisioner = Forking(
                kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self
            )
            return await super()._async_pre_start_kernel(**options)

        pre_start_kernel = _async_pre_start_kernel

        async def _async_wait(self, pollinterval: float = POLL) -> None:
            await super()._async_wait(min(pollinterval, POLL))

    return Forked


async def _ready(client: Any, timeout: float | None) -> None:
    """Wait until a kernel answers and its outputs arrive.

    jupyter_client then waits until no output has come for a fifth of a second; nbclient leaves out
    outputs that belong to no cell anyway.

    Raises:
        RuntimeError: The kernel died, or did not answer in time.
    """
    until = time.monotonic() + (timeout or float("inf"))
    while time.monotonic() < until:
        client.kernel_info()
        with contextlib.suppress(Empty):
            reply = await client.shell_channel.get_msg(timeout=1)
            if reply["msg_type"] == "kernel_info_reply":
                await client.iopub_channel.get_msg(timeout=0.2)
                client._handle_kernel_info_reply(reply)
                return
        if not await client._async_is_alive():
            raise RuntimeError("Kernel died before replying to kernel_info")
    raise RuntimeError(f"Kernel didn't respond in {timeout:g} seconds")


class _Process:
    """A forked process with what jupyter_client wants of a subprocess.Popen."""

    stdin = stdout = stderr = None

    def __init__(self, start: Any) -> None:
        self.returncode: int | None = None
        parent = os.getpid()
        self.pid = os.fork()
        if self.pid:
            return
        try:
            die_with(parent)
            start()
        finally:
            leave()

    def poll(self) -> int | None:
        if self.returncode is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self) -> int | None:
        while self.poll() is None:
            time.sleep(0.01)
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)


def _be_kernel(argv: list[str], folder: str, output: Any, memory: int, apart: bool) -> None:
    """Go on as a kernel: nothing of the parent's loop, signals and files is used any more."""
    import asyncio

    os.dup2(output.fileno(), 1)
    os.dup2(output.fileno(), 2)
    if apart:
        os.setsid()
        _let_go()
    load_ipykernel()
    from ipykernel.kernelapp import IPKernelApp

    gc.enable()
    gc.set_threshold(*RARELY)
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    asyncio._set_running_loop(None)
    asyncio.set_event_loop(asyncio.new_event_loop())
    os.chdir(folder)
    if memory:
        _limit(memory)
    app = IPKernelApp.instance()
    app.initialize([*argv, "--HistoryManager.enabled=False"])  # nobody will ask what was typed
    app.start()


def _let_go() -> None:
    """Keep open no file of the parent's: a lock is to end with the process that took it.

    Nothing stands in their places, so that what still knows their numbers does no harm with them.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in [int(path.name) for path in Path("/dev/fd").iterdir()]:
        if number not in (1, 2, nothing):
            os.dup2(nothing, number, inheritable=number == 0)


def _limit(memory: int) -> None:
    import resource

    pages = 0
    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
