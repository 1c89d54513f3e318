"""Faults, each really brought about: nothing is lost, nothing doubled, nothing half."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from analysis.common import fingerprint, reexec
from analysis.common.prefork import pool
from analysis.errors import ParameterError
from analysis.scheduling import report_index, run

resource = pytest.importorskip("resource", reason="this system has no limits to set")

ROOT = Path(__file__).parents[1]
NOTEBOOKS = Path(__file__).parent / "data" / "notebooks"
# Written for Sayso.
RAIN = "Rain Comes Again, Part {}\n\n“It will rain,” said Mayor Ann Lee on Monday.\n"


def jobs(folder: Path, count: int = 1, *, more: str = "", notebook: str = "plain") -> Path:
    """A jobs.toml over so many articles."""
    (folder / "in").mkdir(exist_ok=True)
    for n in range(count):
        (folder / "in" / f"rain-{n:02}.txt").write_text(RAIN.format(n), "utf-8")
    file = folder / "jobs.toml"
    book = (NOTEBOOKS / f"{notebook}.ipynb").as_posix()
    file.write_text(
        f'out = "out"\nat_once = 2\nformats = ["html"]\nnotebook = "{book}"\n{more}\n'
        '[jobs.all]\nfolders = ["in"]\n'
    )
    return file


def command(file: Path, **options: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", "run", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        **options,
    )


def whole(out: Path) -> set[str]:
    """The reports of a folder; each is all there, as its manifest says."""
    found = set()
    for path in out.glob("*/manifest.json"):
        known = json.loads(path.read_text("utf-8"))
        assert fingerprint.stands(path.parent, known, known["outputs"]), path
        assert known["outputs"], path
        found.add(path.parent.name)
    return found


def ended(process: subprocess.Popen[str], limit: float = 300) -> str:
    out, _ = process.communicate(timeout=limit)
    return out


def test_a_run_that_is_killed_again_and_again_loses_nothing(tmp_path: Path) -> None:
    file, out = jobs(tmp_path, 30), tmp_path / "out"
    chance = random.Random(7)
    for kill in range(10):
        there = len(whole(out))
        process = command(file)
        # At some points nothing is made yet, at others several reports are being put together.
        more = 0 if kill in (0, 5) else chance.randint(1, 3)
        until = time.monotonic() + 300
        while len(list(out.glob("*/manifest.json"))) < there + more and process.poll() is None:
            assert time.monotonic() < until
            time.sleep(0.02)
        time.sleep(chance.uniform(0, 0.5 if more else 2.0))
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        whole(out)
    last = command(file)
    told = ended(last)
    assert last.returncode == 0, told
    names = {f"rain-{n:02}" for n in range(30)}
    assert whole(out) == names
    left = {p.name for p in out.iterdir()} - names
    assert left == {".sayso", "index.html", "feed.xml"}
    assert {p.name for p in (out / ".sayso").iterdir()} == {
        "digest.eml", "digest.html", "digest.md", "digested.json", "heartbeat.json", "inputs",
        "lock", "summary.json", "summary.md",
    }  # fmt: skip
    assert len(report_index.rows(out)) == 30
    (summary,) = run.run(file)
    assert (summary.made, summary.failed, summary.unchanged) == ((), (), 30)


def test_a_report_that_was_being_replaced_gets_its_place_back(tmp_path: Path) -> None:
    file, out = jobs(tmp_path), tmp_path / "out"
    run.run(file)
    kept = (out / "rain-00/report.html").read_bytes()
    # As a run leaves it that is killed between the two renames.
    (out / ".sayso-making-old-abc").mkdir()
    (out / "rain-00").rename(out / ".sayso-making-old-abc/rain-00")
    (out / ".sayso-making-xyz").mkdir()
    (out / ".sayso-making-xyz/report.html").write_text("half")
    (summary,) = run.run(file)
    assert (summary.made, summary.unchanged) == ((), 1)
    assert (out / "rain-00/report.html").read_bytes() == kept
    assert not list(out.glob(".sayso-making-*"))


def test_a_disk_that_is_full_harms_no_report(tmp_path: Path) -> None:
    file, out = jobs(tmp_path, 2), tmp_path / "out"
    run.run(file)
    good = (out / "rain-00/report.html").read_bytes()
    (tmp_path / "in/rain-00.txt").write_text(RAIN.format("00, changed"), "utf-8")

    def little_room() -> None:
        # What a process writes beyond this fails, as on a disk without room.
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    process = command(file, preexec_fn=little_room)
    told = ended(process)
    assert process.returncode == 1, told
    assert "failed: rain-00--2" in told
    assert "too large" in told or "No space" in told
    assert (out / "rain-00/report.html").read_bytes() == good
    assert whole(out) == {"rain-00", "rain-01"}
    (summary,) = run.run(file)
    assert [made.name for made in summary.made] == ["rain-00--2"]
    assert whole(out) == {"rain-00", "rain-01", "rain-00--2"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 kB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root can make a small file system")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True
    )
    if made.returncode:
        pytest.skip(f"no small file system here: {made.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_small_file_system_that_fills_up(tmp_path: Path, small_disk: Path) -> None:
    file = jobs(tmp_path, 2)
    file.write_text(file.read_text().replace('out = "out"', f'out = "{small_disk}"'))
    (summary,) = run.run(file)
    assert summary.status == 1
    assert any("No space" in failed.error for failed in summary.failed)
    assert whole(small_disk) == {made.name for made in summary.made}
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    (summary,) = run.run(file)
    assert summary.status == 0
    assert whole(small_disk) == {"rain-00", "rain-01"}


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    file, out = jobs(tmp_path), tmp_path / "out"
    out.write_text("a file stands where the folder is to be")
    with pytest.raises(ParameterError, match=r"cannot be written to .*out"):
        run.run(file)
    out.unlink()
    out.mkdir()
    with _read_only(out):
        process = command(file)
        told = ended(process)
    assert process.returncode == 2, told
    assert "cannot be written to" in told
    assert list(out.iterdir()) == []


@contextlib.contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """Make a folder one that cannot be written to; root needs a read-only file system for it."""
    if os.geteuid():
        folder.chmod(0o555)
        yield
        folder.chmod(0o755)
        return
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "ro,size=64k", "tmpfs", str(folder)], capture_output=True
    )
    if made.returncode:
        pytest.skip("root can write everywhere here")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_notebooks_that_raise_hang_die_and_flood(tmp_path: Path) -> None:
    names = ("plain", "raises", "hangs", "exhausts_memory", "prints_100_mb", "dies", "dies_once")
    text = 'out = "out"\nat_once = 2\nformats = ["html"]\nmax_memory = 1000\n'
    for n, name in enumerate(names):
        (tmp_path / f"{name}.txt").write_text(RAIN.format(n), "utf-8")
        text += f'[jobs.{name}]\nfiles = ["{name}.txt"]\n'
        text += f'notebook = "{(NOTEBOOKS / name).as_posix()}.ipynb"\n'
        text += "max_seconds = 3\n" if name == "hangs" else ""
    (tmp_path / "jobs.toml").write_text(text)
    (summary,) = run.run(tmp_path / "jobs.toml")
    out = tmp_path / "out"
    assert {made.name for made in summary.made} == {"plain", "prints-100-mb", "dies-once"}
    failed = {f.name: f.error for f in summary.failed}
    assert set(failed) == {"raises", "hangs", "exhausts-memory", "dies"}
    assert "no such luck" in failed["raises"]
    assert "longer than 3 seconds" in failed["hangs"]
    assert "MemoryError" in failed["exhausts-memory"]
    assert "kernel died" in failed["dies"].lower()
    for name in failed:
        assert (out / name / "failure.html").is_file()
        assert not (out / name / "manifest.json").exists()
    flood = (out / "prints-100-mb/report.html").read_text("utf-8")
    assert len(flood) < 3_000_000
    assert "was left out" in flood
    assert "alive" in (out / "dies-once/report.html").read_text("utf-8")


def test_a_process_that_dies_is_tried_once_more_and_a_late_one_is_stopped() -> None:
    late = 0.5 - pool.tasks.GRACE
    works = [
        pool.Work("dies", "os:abort", {}),
        pool.Work("late", "subprocess:run", {"args": ["sleep", "60"]}, late),
        pool.Work("good", "analysis.common.slugs:slugify", {"name": "Good"}),
        pool.Work("wrong", "analysis.article.article:read", {"path": "nowhere.txt"}),
    ]
    began = time.monotonic()
    done = {d.work.name: d for d in pool.each(works, at_once=2)}
    assert time.monotonic() - began < 30
    assert (done["dies"].kind, done["dies"].tries) == ("Died", 2)
    assert "SIGABRT" in done["dies"].error
    assert (done["late"].kind, done["late"].tries) == ("TimedOut", 1)
    assert done["good"].value == "good"
    assert done["wrong"].kind == "ArticleError"


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_a_task_holds_the_lock_and_what_it_started_ends_with_it(tmp_path: Path) -> None:
    late, noted = 1 - pool.tasks.GRACE, tmp_path / "started"
    words = ["sh", "-c", f"echo $$ > {noted}; exec sleep 60"]
    with (tmp_path / "lock").open("w") as lock:
        works = [
            pool.Work("holds", "os:listdir", {"path": "/proc/self/fd"}),
            pool.Work("late", "subprocess:run", {"args": words}, late),
        ]
        done = {d.work.name: d for d in pool.each(works, held=[lock.fileno()])}
        assert str(lock.fileno()) in done["holds"].value
    assert done["late"].kind == "TimedOut"
    state = Path("/proc", noted.read_text().strip(), "stat")
    assert not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


class Handler(BaseHTTPRequestHandler):
    """A feed whose pages fail in the ways that pages do."""

    def do_GET(self) -> None:
        rows = "".join(f"<item><link>/{p}</link></item>" for p in ("good", "error", "slow", "junk"))
        pages = {
            "/feed": f'<rss version="2.0"><channel>{rows}</channel></rss>',
            "/good": f"<html><title>Rain</title><article><p>{RAIN * 3}</p></article></html>",
            "/junk": "<html><script>alert(1)</script></html>",
            "/garbage": "\x00\x01 no feed",
        }
        if "slow" in self.path:
            time.sleep(5)
        self.send_response(200 if self.path in pages else 502)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        with contextlib.suppress(BrokenPipeError):
            self.wfile.write(pages.get(self.path, "bad gateway").encode())

    def log_message(self, *_: Any) -> None:
        pass


def test_feeds_that_fail_are_named_and_the_rest_is_done(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_address[1]}"
    book = (NOTEBOOKS / "plain.ipynb").as_posix()
    feeds = [f"{home}/{name}" for name in ("feed", "garbage", "error")]
    text = f'out = "out"\nformats = ["html"]\nnotebook = "{book}"\nat_once = 4\n'
    text += 'allow = ["127.0.0.0/8"]\n'
    text += f"[jobs.web]\nfeeds = {json.dumps(feeds)}\n"
    text += f'[jobs.slow]\nfeeds = ["{home}/slow-feed"]\nmax_seconds = 2\n'
    file = tmp_path / "jobs.toml"
    file.write_text(text)
    try:
        (summary,) = run.run(file)
    finally:
        server.shutdown()
        server.server_close()
    assert {failed.name.rpartition("/")[2] for failed in summary.failed} == {
        "garbage", "error", "slow-feed", "slow", "junk",
    }  # fmt: skip
    errors = {failed.name.rpartition("/")[2]: failed.error for failed in summary.failed}
    assert "not an RSS or Atom feed" in errors["garbage"]
    assert "status 502" in errors["error"]
    assert "did not answer in 2 seconds" in errors["slow-feed"]
    assert [made.title for made in summary.made] == ["Rain"]
    assert summary.status == 1
    # Without leave nothing at home is fetched, and that is told as well.
    file.write_text(text.replace('allow = ["127.0.0.0/8"]\n', ""))
    (summary,) = run.run(file)
    assert all("is not public" in failed.error for failed in summary.failed)
    assert len(summary.failed) == 4


def test_two_runs_at_once_make_each_report_once(tmp_path: Path) -> None:
    file, out = jobs(tmp_path, 4), tmp_path / "out"
    both = [command(file), command(file)]
    told = [ended(process) for process in both]
    made = [line for text in told for line in text.splitlines() if line.startswith("made ")]
    assert sorted(line.split()[1] for line in made) == [f"rain-{n:02}" for n in range(4)]
    assert whole(out) == {f"rain-{n:02}" for n in range(4)}
    for process, text in zip(both, told, strict=True):
        waited = process.returncode == 0
        assert waited or (process.returncode == 1 and "Another run is writing" in text)
    assert any(process.returncode == 0 for process in both)


def test_a_clock_that_jumps_confuses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, out = jobs(tmp_path), tmp_path / "out"
    jumps = itertools.cycle([4_102_444_800.0, 0.0, 1_600_000_000.0])
    monkeypatch.setattr(time, "time", lambda: next(jumps))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4102444800")  # 2100
    (first,) = run.run(file)
    os.utime(tmp_path / "in/rain-00.txt", (0, 0))
    assert 0 <= first.seconds < 300
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "315532800")  # 1980
    (tmp_path / "in/rain-00.txt").write_text(RAIN.format("1, again"), "utf-8")
    (second,) = run.run(file)
    assert [(made.name, made.edition) for made in second.made] == [("rain-00--2", 2)]
    assert 0 <= second.seconds < 300
    newest = [row.edition for row in report_index.rows(out)]
    assert sorted(newest) == [1, 2]
    assert "Edition 2" in (out / "index.html").read_text("utf-8")
    (third,) = run.run(file)
    assert (third.made, third.unchanged) == ((), 1)


def test_a_kernel_whose_port_is_taken_ends_at_once(tmp_path: Path) -> None:
    """Another process on the machine may take a port between its choice and its use."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ports = dict.fromkeys(
            ("shell_port", "iopub_port", "stdin_port", "control_port", "hb_port"),
            taken.getsockname()[1],
        )
        told = {"transport": "tcp", "ip": "127.0.0.1", "key": "k", **ports}
        told["signature_scheme"] = "hmac-sha256"
        (tmp_path / "kernel.json").write_text(json.dumps(told), "utf-8")
        ended = subprocess.run(
            [*reexec.command("reporting.kernel", "main"), "-f", str(tmp_path / "kernel.json")],
            capture_output=True,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 1
    assert b"Address already in use" in ended.stderr
