"""A run that is told to stop: SIGTERM and Ctrl-C, with real processes and real signals."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psutil
import pytest

from analysis.common import fingerprint
from analysis.scheduling.stopping import Stopped, stoppable

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other signals")

ROOT = Path(__file__).parents[1]
NOTEBOOKS = Path(__file__).parent / "data" / "notebooks"
LIMIT = 60.0  # seconds to get to work, on a busy machine
AT_ONCE = 10.0  # seconds to end, on a busy machine; two where there is nothing else to do
# Written for Sayso.
RAIN = "Rain Comes Again, Part {}\n\n“It will rain,” said Mayor Ann Lee on Monday.\n"


def jobs(folder: Path, notebook: Path, count: int = 3) -> Path:
    (folder / "in").mkdir()
    for n in range(count):
        (folder / "in" / f"rain-{n}.txt").write_text(RAIN.format(n), "utf-8")
    file = folder / "jobs.toml"
    file.write_text(
        f'out = "out"\nformats = ["html"]\nnotebook = "{notebook.as_posix()}"\n'
        '[jobs.all]\nfolders = ["in"]\n'
    )
    return file


def begun(file: Path) -> subprocess.Popen[str]:
    """The command in a session of its own, as a terminal or a service manager starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", "run", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )


def until(state: Any, process: subprocess.Popen[str]) -> None:
    """Wait for something to be so, as long as the process lives."""
    end = time.monotonic() + LIMIT
    while not state():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < end
        time.sleep(0.02)


def heartbeat(folder: Path) -> dict[str, Any]:
    try:
        value: dict[str, Any] = json.loads((folder / "out/.sayso/heartbeat.json").read_text())
    except FileNotFoundError:
        return {}
    return value


def whole(folder: Path) -> set[str]:
    """The reports that are there, each as its manifest says; nothing half made lies about."""
    names = set()
    for path in (folder / "out").glob("*/manifest.json"):
        known = fingerprint.read(path.parent)
        assert fingerprint.stands(path.parent, known, known["outputs"]), path
        names.add(path.parent.name)
    return names


@pytest.fixture
def waiting(tmp_path: Path, notebook: Any) -> Path:
    """A notebook that makes the first report and waits for ever in the second."""
    return notebook(
        "import pathlib, time, os\n"
        "if 'rain-1' in article and not pathlib.Path('../../go').exists():\n"
        f"    pathlib.Path({str(tmp_path / 'waits')!r}).write_text(str(os.getpid()))\n"
        "    time.sleep(1000)"
    )


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_run_ends_within_two_seconds_and_the_next_goes_on(
    how: signal.Signals, tmp_path: Path, waiting: Path
) -> None:
    file = jobs(tmp_path, waiting)
    process = begun(file)
    until((tmp_path / "waits").exists, process)
    until(lambda: heartbeat(tmp_path).get("made") == 1, process)
    others = psutil.Process(process.pid).children(recursive=True)
    started = time.monotonic()
    os.killpg(process.pid, how)  # as a terminal and a service manager do: to all of the group
    words, _ = process.communicate(timeout=LIMIT)
    assert time.monotonic() - started < AT_ONCE
    assert process.returncode == 128 + how
    assert f"Stopped by {how.name}; the next run does what is missing." in words
    assert "Traceback" not in words
    beat = heartbeat(tmp_path)
    assert (beat["state"], beat["stopped_by"]) == ("stopped", how.name)
    assert (beat["made"], beat["failed"], beat["left"]) == (1, 0, 2)
    summary = json.loads((tmp_path / "out/.sayso/summary.json").read_text())
    assert (summary["state"], len(summary["made"])) == ("stopped", 1)
    assert psutil.wait_procs(others, timeout=5)[1] == []
    assert whole(tmp_path) == {"rain-0"}

    (tmp_path / "go").touch()
    again = begun(file)
    words, _ = again.communicate(timeout=LIMIT)
    assert again.returncode == 0, words
    assert "2 made, 0 failed, 1 unchanged" in words
    assert whole(tmp_path) == {"rain-0", "rain-1", "rain-2"}
    assert not list((tmp_path / "out").rglob(".sayso-*"))
    assert "stopped_by" not in heartbeat(tmp_path)
    digest = (tmp_path / "out/.sayso/digest.md").read_text()
    assert "3 new reports" in digest  # those of the run that was stopped included


def test_a_run_that_is_still_loading_stops_as_quickly(tmp_path: Path) -> None:
    file = jobs(tmp_path, NOTEBOOKS / "plain.ipynb", 1)
    process = begun(file)
    until(lambda: heartbeat(tmp_path).get("state") == "making reports", process)
    os.kill(process.pid, signal.SIGTERM)  # the command alone: its server is none of ours to end
    started = time.monotonic()
    process.communicate(timeout=LIMIT)
    assert time.monotonic() - started < AT_ONCE
    assert process.returncode == 143
    assert heartbeat(tmp_path)["stopped_by"] == "SIGTERM"


def test_clearing_up_is_not_cut_short_by_a_second_signal() -> None:
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    cleared = []

    def work() -> None:
        with stoppable():
            try:
                os.kill(os.getpid(), signal.SIGTERM)
                time.sleep(LIMIT)
            finally:
                os.kill(os.getpid(), signal.SIGINT)
                os.kill(os.getpid(), signal.SIGTERM)
                cleared.append("all of it")

    with pytest.raises(Stopped, match="SIGTERM"):
        work()
    assert cleared
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == before
