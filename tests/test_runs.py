"""Runs: all that is new, once; editions beside each other; nothing seen of one another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import nbformat
import pytest

from analysis.common import fingerprint, run_lock
from analysis.errors import ParameterError, RenderError
from analysis.reporting.compare_editions import changes
from analysis.scheduling import run as runs
from analysis.scheduling.run import Options, Summary

NOTEBOOKS = Path(__file__).parent / "data" / "notebooks"
# Written for Sayso.
RAIN = "Rain Comes Again\n\n“It will rain,” said Mayor Ann Lee on Monday. Nobody else spoke.\n"
MORE = (
    "Rain Comes Again\n\n“It will rain,” said Mayor Ann Lee on Monday. "
    "“The dam is old,” said Bob Roe, an engineer.\n"
)
HOSTILE = (
    "<script>alert(1)</script> ../../x $(touch owned) `touch owned`\n\n"
    "“{{ 7 * 7 }} \x1b[31m %%bash !touch owned \u202egnp.exe\u200b $x^2$ "
    "[a](javascript:alert(1)) <img src=x onerror=alert(1)>,” said =Ann Lee.\n"
)

Folder = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A jobs.toml over a folder of articles; gives the file."""

    def make(articles: dict[str, str], *, notebook: str = "plain", more: str = "") -> Path:
        (tmp_path / "in").mkdir(exist_ok=True)
        for name, text in articles.items():
            (tmp_path / "in" / name).write_text(text, "utf-8")
        file = tmp_path / "jobs.toml"
        file.write_text(
            f'out = "out"\nat_once = 2\nformats = ["html"]\n'
            f'notebook = "{(NOTEBOOKS / notebook).as_posix()}.ipynb"\n{more}\n'
            '[jobs.all]\nfolders = ["in"]\n',
            "utf-8",
        )
        return file

    return make


def one(found: Iterable[Summary]) -> Summary:
    (summary,) = found
    return summary


def names(summary: Summary) -> set[str]:
    return {made.name for made in summary.made}


def whole(out: Path) -> set[str]:
    """The reports of a folder, each checked against its manifest."""
    found = set()
    for path in out.glob("*/manifest.json"):
        known = fingerprint.read(path.parent)
        assert known["outputs"], path
        assert fingerprint.stands(path.parent, known, known["outputs"]), path
        assert (path.parent / "analysis.json").is_file()
        found.add(path.parent.name)
    assert not list(out.glob(".sayso-making-*"))
    return found


def test_only_what_is_new_is_made_and_a_change_makes_an_edition(
    folder: Folder, tmp_path: Path
) -> None:
    file = folder({"rain.txt": RAIN, "snow.txt": RAIN.replace("rain", "snow")})
    dry = one(runs.run(file, Options(dry=True)))
    assert names(dry) == {"rain", "snow"}
    assert not (tmp_path / "out").exists()

    first = one(runs.run(file))
    assert (names(first), first.status) == ({"rain", "snow"}, 0)
    assert whole(tmp_path / "out") == {"rain", "snow"}
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("*.*") if p.is_file()}
    again = one(runs.run(file))
    assert (names(again), again.unchanged) == (set(), 2)
    after = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").rglob("*.*") if p.is_file()}
    told = {".sayso/heartbeat.json", ".sayso/summary.json", ".sayso/summary.md"}
    changed = {p for p in after if after[p] != before.get(p)}
    assert {p.relative_to(tmp_path / "out").as_posix() for p in changed} <= told

    old = (tmp_path / "out/rain/report.html").read_bytes()
    folder({"rain.txt": MORE})
    (tmp_path / "in/snow.txt").rename(tmp_path / "in/sleet.txt")  # the same article, elsewhere
    third = one(runs.run(file))
    assert names(third) == {"rain--2"}
    assert third.made[0].edition == 2
    assert "1 speaker new" in third.made[0].changes
    assert (tmp_path / "out/rain/report.html").read_bytes() == old
    assert whole(tmp_path / "out") == {"rain", "rain--2", "snow"}
    told_changes = fingerprint.read(tmp_path / "out/rain--2")["changes"]["rows"]
    assert {"what": "speaker", "how": "new"}.items() <= next(
        row for row in told_changes if row["now"] == "Bob Roe" and row["what"] == "speaker"
    ).items()
    page = (tmp_path / "out/rain--2/changes.html").read_text("utf-8")
    assert "The dam is old" in page
    assert "../rain/report.html" in page
    index = (tmp_path / "out/index.html").read_text("utf-8")
    assert 'href="rain--2/changes.html"' in index
    assert 'href="rain/report.html"' in index
    # The text that was there before is known, wherever it comes from.
    folder({"rain.txt": RAIN})
    assert names(one(runs.run(file))) == set()


def test_one_text_makes_one_report_and_two_texts_never_one(folder: Folder, tmp_path: Path) -> None:
    file = folder({"rain.txt": RAIN, "copy.txt": RAIN, "old.txt": MORE})
    (tmp_path / "in/old.txt").rename(tmp_path / "in/RAIN.md")  # the same short name, another text
    rows = [{"id": "../../x", "text": MORE + "Yes.", "title": "T", "date": "2020-01-02"}]
    (tmp_path / "in/many.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    summary = one(runs.run(file, Options(at_once=3)))
    assert summary.unchanged == 1
    made = sorted(names(summary))
    assert len(made) == 3
    assert "x" in made
    assert whole(tmp_path / "out") == set(made)
    assert {p.name for p in tmp_path.iterdir()} == {"in", "out", "jobs.toml"}
    found = fingerprint.read(tmp_path / "out/x")["found"]
    assert (found["title"], found["date"]) == ("T", "2020-01-02")
    assert names(one(runs.run(file))) == set()
    late = one(runs.run(file, Options(since=date(2020, 1, 3), dry=True, force=True)))
    assert "x" not in names(late)
    assert len(names(late)) == 2


def test_reports_see_nothing_of_each_other(folder: Folder, tmp_path: Path) -> None:
    articles = {f"rain-{n}.txt": f"{RAIN}\nNumber {n}.\n" for n in range(4)}
    summary = one(runs.run(folder(articles, notebook="leaves_traces")))
    assert summary.status == 0
    for name in names(summary):
        book = nbformat.read(tmp_path / "out" / name / "report.ipynb", as_version=4)
        assert book.cells[-1].outputs[0].text == "seen False False\n"


def test_an_article_s_text_is_text_everywhere(folder: Folder, tmp_path: Path) -> None:
    command = """on_failure = ['sh', '-c', 'cat; echo "$SAYSO_ERRORS"']"""
    file = folder({"bad.txt": HOSTILE, "=cmd|x.txt": HOSTILE + "."}, more=command)
    (tmp_path / "in/evil.json").write_text('{"text": "$(touch owned)')
    summary = one(runs.run(file))
    assert summary.status == 1
    assert {f.name for f in summary.failed} == {"evil"}
    assert not list(tmp_path.rglob("owned"))
    out = tmp_path / "out"
    for path in (out / ".sayso/summary.md", out / "index.html", out / "feed.xml"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text
        assert not set("\x1b\u202e\u200b") & set(text)
    table = (out / ".sayso/summary.md").read_text("utf-8")
    assert r"\<script\>" in table
    page = (out / "bad/report.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_a_failure_is_told_to_the_user_s_command(folder: Folder, tmp_path: Path) -> None:
    told = tmp_path / "told"
    words = [sys.executable, "-c", (
        "import os, pathlib, sys; pathlib.Path(sys.argv[1]).write_text("
        "os.environ['SAYSO_FAILED'] + os.environ['SAYSO_ERRORS'] + sys.stdin.read(), 'utf-8')"
    ), str(told)]  # fmt: skip
    file = folder({"rain.txt": RAIN}, notebook="raises", more=f"on_failure = {json.dumps(words)}")
    summary = one(runs.run(file))
    assert summary.status == 1
    assert "no such luck" in summary.failed[0].error
    assert "no such luck" in told.read_text("utf-8")
    assert told.read_text("utf-8").startswith("1rain: ")
    beat = runs.heartbeat(tmp_path / "out")
    assert (beat["state"], beat["failed"], beat["left"]) == ("finished", 1, 0)
    value = json.loads((tmp_path / "out/.sayso/summary.json").read_text("utf-8"))
    assert (value["status"], value["failed"][0]["name"]) == (1, "rain")


def test_where_nothing_can_be_forked_the_same_is_made(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAYSO_NO_FORK", "1")
    assert names(one(runs.run(folder({"rain.txt": RAIN})))) == {"rain"}
    assert whole(tmp_path / "out") == {"rain"}


def test_two_runs_never_write_one_folder(tmp_path: Path) -> None:
    with (
        run_lock.run_lock(tmp_path),
        pytest.raises(RenderError, match="Another run is writing"),
        run_lock.run_lock(tmp_path, wait=0.2),
    ):
        pass
    with run_lock.run_lock(tmp_path, wait=0.2):
        pass


def test_the_command_tells_and_ends_as_documented(folder: Folder, tmp_path: Path) -> None:
    file = folder({"rain.txt": RAIN})
    sayso = [sys.executable, "-m", "analysis"]
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])}
    run = subprocess.run([*sayso, "run", str(file)], capture_output=True, text=True, env=env)
    assert run.returncode == 0, run.stderr
    assert "made rain (" in run.stdout
    assert "1 made, 0 failed, 0 unchanged" in run.stdout
    wrong = subprocess.run([*sayso, "run", "nowhere.toml"], capture_output=True, text=True, env=env)
    assert wrong.returncode == 2
    assert wrong.stderr == "sayso: There is no file nowhere.toml; check the name.\n"
    with pytest.raises(ParameterError, match="has no job 'b'; choose one of all"):
        runs.run(file, Options(names=("b",)))


def test_what_changed_is_told_in_words() -> None:
    def found(*rows: tuple[str, str]) -> dict[str, object]:
        said = [{"number": n, "speaker": s, "words": w} for n, (s, w) in enumerate(rows, 1)]
        return {"statements": said, "claims": []}

    old = found(("Ann", "It will rain on Monday, and hard."), ("Bob", "No."), ("Cid", "Yes."))
    new = found(("Ann", "It will rain on Monday and hard."), ("Cid", "No."), ("Cid", "Perhaps."))
    told = {(c.what, c.how, c.now or c.before) for c in changes(old, new)}
    assert told == {
        ("statement", "reworded", "It will rain on Monday and hard."),
        ("statement", "attributed to another speaker", "No."),
        ("statement", "new", "Perhaps."),
        ("statement", "gone", "Yes."),
        ("speaker", "gone", "Bob"),
    }
    assert changes(old, old) == ()
