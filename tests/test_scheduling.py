"""The lines that docs/scheduling.md gives to schedulers, each run as its scheduler would."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from analysis.scheduling import jobs

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "scheduling.md").read_text("utf-8")
PLACE = "/srv/news"
# Written for Sayso.
RAIN = "Rain Comes Again\n\n“It will rain,” said Mayor Ann Lee on Monday.\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What stands in /srv/news: jobs, an article, and Sayso in an environment; all is made once."""
    folder = tmp_path_factory.mktemp("news")
    (folder / "rain.txt").write_text(RAIN, "utf-8")
    book = ROOT / "tests" / "data" / "notebooks" / "plain.ipynb"
    (folder / "jobs.toml").write_text(
        f'formats = ["html"]\nnotebook = "{book.as_posix()}"\n[jobs.all]\nfiles = ["rain.txt"]\n'
    )
    sayso = folder / ".venv" / "bin" / "sayso"
    sayso.parent.mkdir(parents=True)
    sayso.write_text(
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {sys.executable} -m analysis "$@"\n'
    )
    sayso.chmod(0o755)
    return folder


def bare(place: Path, line: str, folder: Path | None = None) -> None:
    """Run a line as a scheduler does: by sh, with next to nothing in the environment."""
    env = {"HOME": str(place), "PATH": "/usr/bin:/bin", "SHELL": "/bin/sh"}
    line = line.replace(PLACE, str(place))
    done = subprocess.run(["sh", "-c", line], cwd=folder or "/", env=env, capture_output=True)
    assert done.returncode == 0, (done.stderr + done.stdout).decode()
    assert (place / "reports" / "rain" / "report.html").is_file()


def test_the_cron_line(place: Path) -> None:
    (line,) = blocks("cron")
    *when, command = line.strip().split(None, 5)
    limits = ((0, 59), (0, 23), (1, 31), (1, 12), (0, 7))
    for field, (least, most) in zip(when, limits, strict=True):
        assert all(least <= int(number) <= most for number in re.findall(r"\d+", field))
    assert "%" not in command  # cron would take it for a line's end
    bare(place, command)
    assert (
        "1 made" in (place / "sayso.log").read_text()
        or "1 unchanged" in (place / "sayso.log").read_text()
    )


def test_the_systemd_lines(place: Path, tmp_path: Path) -> None:
    (line,) = blocks("sh")
    words = shlex.split(line)
    options = dict(
        word[2:].split("=", 1) for word in words if word.startswith("--") and "=" in word
    )
    command = words[max(n for n, word in enumerate(words) if word.startswith("--")) + 1 :]
    assert options["working-directory"] == PLACE
    bare(place, shlex.join(command), place)
    service, timer = blocks("ini")
    assert f"ExecStart={shlex.join(command)}" in service
    assert f"WorkingDirectory={PLACE}" in service
    assert f"OnCalendar={options['on-calendar']}" in timer
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not here to read the units")
    for name, text in (("sayso.service", service), ("sayso.timer", timer)):
        (tmp_path / name).write_text(text.replace(PLACE, str(place)))
    calendar = ["systemd-analyze", "calendar", options["on-calendar"]]
    subprocess.run(calendar, check=True, capture_output=True)
    units = [str(tmp_path / "sayso.service"), str(tmp_path / "sayso.timer")]
    told = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    ours = [row for row in (told.stdout + told.stderr).splitlines() if "sayso" in row]
    assert ours == []


def test_the_ci_workflow(place: Path) -> None:
    (text,) = blocks("yaml")
    value = yaml.safe_load(text)
    steps = value["jobs"]["reports"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs[0] == "make setup"
    targets = re.search(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text(), re.M)
    assert targets is not None
    assert "setup" in targets[1].split()
    bare(place, runs[1], place)


def test_the_cell_for_jupyter_scheduler(place: Path, tmp_path: Path) -> None:
    """Jupyter-scheduler copies the notebook alone into an empty folder and runs it there."""
    (source,) = blocks("python")
    found = f"import sys; sys.path.insert(0, {str(ROOT)!r})"
    cells = [new_code_cell(found), new_code_cell(source.replace(PLACE, str(place)))]
    book = new_notebook(cells=cells)
    client = NotebookClient(book, timeout=300, kernel_name="python3")
    client.execute(cwd=str(tmp_path))
    nbformat.validate(book)
    assert (place / "reports" / "rain" / "report.html").is_file()
    assert list(tmp_path.iterdir()) == []


def test_the_example_is_a_jobs_file(tmp_path: Path) -> None:
    (text,) = blocks("toml")
    known = tomllib.loads(text)
    assert set(known["jobs"]) == {"desk", "web"}
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "ours.ipynb").touch()
    (tmp_path / "pages.txt").write_text("https://example.org/b\n")
    (tmp_path / "jobs.toml").write_text(text)
    desk, web = jobs.read(tmp_path / "jobs.toml")
    assert desk.exports == ("xlsx", "annotations")
    assert web.addresses[-1] == "https://example.org/b"
