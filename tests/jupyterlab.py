"""JupyterLab for tests: a server of its own, and what a person does in its page."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]


@contextmanager
def lab(
    folder: Path, port: int, words: Sequence[str] = ("--ServerApp.root_dir=.",)
) -> Iterator[str]:
    """JupyterLab on this machine alone, started in the folder and ended by its process id."""
    config = folder / ".jupyter"
    config.mkdir(exist_ok=True)
    env = os.environ | {
        "JUPYTER_CONFIG_DIR": str(config),
        "JUPYTER_DATA_DIR": str(config / "data"),
        "JUPYTER_RUNTIME_DIR": str(config / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(config / "settings"),
        "PYTHONPATH": str(ROOT),
    }
    log = (config / "log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
         f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=t",
         "--LabApp.expose_app_in_browser=True",
         *words, f"--SchedulerApp.db_url=sqlite:///{config}/jobs.db"],
        cwd=folder, env=env, stdout=log, stderr=log, start_new_session=True,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(120):
            assert server.poll() is None, (config / "log").read_text()[-2000:]
            try:
                with urllib.request.urlopen(f"{address}/api/status?token=t", timeout=2):
                    break
            except OSError:
                time.sleep(0.5)
        else:
            pytest.fail((config / "log").read_text()[-2000:])
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(15)
        log.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


PROMPTS = "[...document.querySelectorAll('.jp-CodeCell .jp-InputArea-prompt')]"


def until(page: Any, told: str) -> None:
    """Wait until a page says that something is true."""
    for _ in range(120):
        if page.evaluate(told):
            return
        time.sleep(0.5)
    pytest.fail(f"not within a minute: {told}")


NEWS = ".jp-toast-buttonBar button:last-child"  # JupyterLab asks whether to tell of news: no
SESSION = "window.jupyterapp.shell.currentWidget?.context?.sessionContext"
IDLE = f"{SESSION}?.isReady && {SESSION}.session?.kernel?.status === 'idle'"


def run_all(page: Any) -> None:
    """Run all cells once the kernel is there: before, JupyterLab asks for one in a dialog.

    The page's own indicator says "idle" before there is a kernel, so the session is asked.
    """
    until(page, IDLE)
    page.evaluate(f"document.querySelectorAll('{NEWS}').forEach(button => button.click())")
    for _ in range(4):  # again where they were not taken
        page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
        for _ in range(60):
            if page.evaluate(f"{PROMPTS}.every(p => /\\[\\d+\\]/.test(p.textContent))"):
                return
            time.sleep(0.5)
    pytest.fail("the cells did not run")
