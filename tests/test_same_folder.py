"""Whoever makes a report leaves the same folder; whoever is killed leaves nothing behind."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html as lxml_html

from analysis.common import fingerprint
from analysis.reporting import findings, report_folder
from analysis.reporting.export import export_report
from analysis.reporting.report import Report, report
from analysis.scheduling import report_index
from analysis.scheduling import run as runs

ROOT = Path(__file__).parents[1]
NOTEBOOKS = Path(__file__).parent / "data" / "notebooks"
PLAIN = NOTEBOOKS / "plain.ipynb"
# Written for Sayso.
FRONT = "---\ntitle: Rain Comes Again\noutlet: The Northam Post\n---\n"
TEXT = (
    "Rain Comes Again\n\n“It will rain all week and the valley will flood,” said Mayor Ann Lee.\n\n"
    "“The dam is old,” said Bob Roe, an engineer.\n"
)
BY_HAND = '- change: {words: "“The dam is old,”", speaker: Tom Ward, note: heard on the tape}\n'
Ended = tuple[int, str, str]
Sayso = Callable[..., Ended]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article with a side file, front matter and a correction."""
    file = tmp_path / "in" / "rain.txt"
    file.parent.mkdir()
    file.write_text(FRONT + TEXT, "utf-8")
    file.with_suffix(".yml").write_text("date: 2020-01-02\naliases: {Ann Lee: [the mayor]}\n")
    file.with_suffix(".corrections.yml").write_text(BY_HAND, "utf-8")
    return file


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))


def test_report_and_run_leave_the_same_folder(article: Path, tmp_path: Path, sayso: Sayso) -> None:
    jobs = tmp_path / "jobs.toml"
    jobs.write_text(
        f'out = "run"\nformats = ["html"]\nnotebook = "{PLAIN.as_posix()}"\n'
        '[jobs.all]\nfolders = ["in"]\n'
    )
    runs.run(jobs)
    words = ("--out", tmp_path / "out", "--to", "html", "--notebook", PLAIN)
    assert sayso("report", article, *words)[0] == 0
    one, other = tmp_path / "out" / "rain", tmp_path / "run" / "rain"
    names = {p.name for p in one.iterdir()}
    assert names == {p.name for p in other.iterdir()}
    assert names == {
        "report.html", "report.ipynb", "manifest.json", "article.txt", "analysis.json",
    }  # fmt: skip
    for name in findings.FILES:
        assert (one / name).read_bytes() == (other / name).read_bytes()
    told, run = fingerprint.read(one), fingerprint.read(other)
    assert told["found"] == run["found"]
    assert set(run) - set(told) == {"run", "notable"}
    assert set(told["outputs"]) == names - {"manifest.json"}
    again = sayso("report", article, *words)
    assert "is up to date" in again[2]
    (one / "analysis.json").unlink()  # what is missing is made again
    assert "is up to date" not in sayso("report", article, *words)[2]
    assert (one / "analysis.json").is_file()


def test_export_index_and_bundle_work_right_after_a_report(
    article: Path, tmp_path: Path, sayso: Sayso
) -> None:
    out = tmp_path / "out"
    words = ("--out", out, "--to", "html", "--notebook", PLAIN)
    assert sayso("report", article, *words)[0] == 0
    article.unlink()  # the folder is enough
    article.with_suffix(".corrections.yml").unlink()
    status, printed, told = sayso("export", out / "rain")
    assert (status, told) == (0, "")
    made = {Path(p) for p in printed.splitlines()}
    verdicts = out / "rain" / "verdicts.csv"  # a checker's own, beside the report
    assert {path.parent for path in made - {verdicts}} == {out / "rain" / "data"}
    statements = rows(out / "rain" / "data" / "statements.csv")
    assert [row["speaker"] for row in statements] == ["Ann Lee", "Tom Ward"]
    assert "checked by hand" in statements[1]["flags"]
    (facts,) = rows(out / "rain" / "data" / "article.csv")
    assert (facts["title"], facts["date"]) == ("Rain Comes Again", "2020-01-02")
    text = (out / "rain" / "data" / "article.txt").read_text("utf-8")
    (start, end) = (int(statements[0][k]) for k in ("start", "end"))
    assert text[start:end].startswith("“It will rain all week and the valley will flood,”")
    assert sayso("index", out)[0] == 0
    (row,) = report_index.rows(out)
    assert (row.title, row.outlet, row.date) == (
        "Rain Comes Again", "The Northam Post", "2020-01-02",
    )  # fmt: skip
    assert (row.speakers, row.statements) == (("Ann Lee", "Tom Ward"), 2)
    page = lxml_html.document_fromstring((out / "index.html").read_text("utf-8"))
    cells = [" ".join(c.text_content().split()) for c in page.xpath("//tbody/tr/*")]
    assert "–" not in cells
    assert "rain.txt" not in " ".join(cells)
    assert sayso("bundle", out / "rain")[0] == 0
    with zipfile.ZipFile(out / "rain.zip") as packed:
        packed.extractall(tmp_path / "sent")
    moved = export_report.export_report(tmp_path / "sent" / "rain", ["csv"], tmp_path / "moved")
    for path in moved:
        assert path.read_bytes() == (out / "rain" / "data" / path.name).read_bytes()


def test_another_article_of_that_name_has_a_report_of_its_own(tmp_path: Path, sayso: Sayso) -> None:
    one, other = tmp_path / "a" / "trams.txt", tmp_path / "b" / "trams.txt"
    for file, words in ((one, "“It rains,” said Ann Lee."), (other, "“It pours,” said Bob Roe.")):
        file.parent.mkdir()
        file.write_text(words, "utf-8")
    words = ("--out", tmp_path / "out", "--to", "html", "--notebook", PLAIN)
    assert sayso("report", one, *words)[0] == 0
    status, _, told = sayso("report", other, *words)
    assert status == 0
    assert f"{tmp_path / 'out' / 'trams'} is on another article" in told
    text = "“It pours, again,” said Bob Roe."
    other.write_text(text, "utf-8")  # edited: the same report
    assert sayso("report", other, *words)[0] == 0
    folders = {p.parent.name: p.read_text("utf-8") for p in tmp_path.glob("out/*/article.txt")}
    assert folders == {"trams": one.read_text("utf-8"), "trams-2": text}


def test_exports_are_made_again_with_the_report_and_verdicts_stay(
    article: Path, tmp_path: Path, sayso: Sayso
) -> None:
    words = ("report", article, "--out", tmp_path / "out", "--to", "html", "--notebook", PLAIN)
    assert sayso(*words)[0] == 0
    folder = tmp_path / "out" / "rain"
    assert sayso("export", folder, "--to", "csv", "--to", "claims")[0] == 0
    verdicts = (folder / "verdicts.csv").read_bytes() if (folder / "verdicts.csv").exists() else b""
    (folder / "data" / "mine.txt").write_text("mine")
    article.with_suffix(".corrections.yml").unlink()
    status, _, told = sayso(*words)
    assert status == 0
    assert "were made again: csv, claims" in told
    assert {row["speaker"] for row in rows(folder / "data" / "statements.csv")} == {
        "Ann Lee", "Bob Roe",
    }  # fmt: skip
    assert (folder / "data" / "mine.txt").read_text() == "mine"
    assert not (folder / "data" / "report.docx").exists()
    if verdicts:
        assert (folder / "verdicts.csv").read_bytes() == verdicts


def test_what_the_page_says_is_in_the_exports_is_there(seed_report: Report, tmp_path: Path) -> None:
    page = lxml_html.document_fromstring((seed_report.folder / "report.html").read_text("utf-8"))
    export_report.export_report(seed_report.folder, ["csv"], tmp_path)
    uses, keys, measures = (rows(tmp_path / f"{n}.csv") for n in ("uses", "keywords", "rhetoric"))
    (told,) = re.findall(r"All (\d+) measures", page.text_content())
    whole = [row for row in measures if row["part"] == "all"]
    assert len(whole) == int(told)
    assert {row["part"] for row in measures} == {"all", "reporter", "quoted"}
    loaded = {row["words"].lower() for row in uses if row["measure"] == "loaded words"}
    words = [row["word"] for row in keys if row["name"] != "True"]
    counts = {"Loaded words": len(loaded), "Keywords": len(words)}
    for title, count in counts.items():
        table = page.xpath(f"//table[caption[starts-with(normalize-space(), '{title}')]]")[0]
        shown = len(table.xpath("./tbody/tr"))
        left = int(table.xpath("following::p[@data-left][1]/@data-left")[0])
        assert shown + left == count, title


def test_what_stands_out_beside_an_own_reference_is_exported(
    tmp_path: Path, sayso: Sayso, notebook: Callable[..., Path]
) -> None:
    (tmp_path / "in").mkdir()
    for n in range(20):
        (tmp_path / "in" / f"a{n}.txt").write_text(f"It rained in Northam, she said {n} times.")
    own = tmp_path / "own.reference.json.gz"
    assert sayso("reference", tmp_path / "in", "--out", own, "--no-tagger")[0] == 0
    file = tmp_path / "trams.txt"
    file.write_text(
        "Trams\n\nThe northam trams rained, said Ann Lee. Northam trams and trams of northam "
        "rained on northam. They rained, and the trams rained.\n"
    )
    book = notebook(
        "1 + 1", parameters='article = "x"\nmethod: str = "rules"\nreference: str = ""  # a file'
    )
    for name, more in (("plain", ()), ("own", ("--reference", own))):
        out = tmp_path / name
        words = ("report", file, "--out", out, "--notebook", book, "--to", "html", *more)
        assert sayso(*words)[0] == 0
        assert sayso("export", out / "trams", "--to", "csv")[0] == 0
    own.unlink()  # it is not asked for again
    assert sayso("export", tmp_path / "own/trams", "--to", "csv")[0] == 0
    found = {
        name: {row["word"] for row in rows(tmp_path / name / "trams/data/keywords.csv")}
        for name in ("plain", "own")
    }
    assert "rained" in found["plain"]
    assert "trams" in found["own"]
    assert "rained" not in found["own"]  # it rains in each of them


def test_exports_of_others_stay_when_a_run_lays_its_own(article: Path, tmp_path: Path) -> None:
    jobs = tmp_path / "jobs.toml"
    jobs.write_text(
        f'out = "out"\nformats = ["html"]\nexports = ["json"]\nnotebook = "{PLAIN.as_posix()}"\n'
        '[jobs.all]\nfolders = ["in"]\n'
    )
    runs.run(jobs)
    data = tmp_path / "out" / "rain" / "data"
    (data / "my own.csv").write_text("mine")
    made = (data / "tables.json").read_bytes()
    (data / "tables.json").write_text("{}")
    (summary,) = runs.run(jobs, runs.Options(force=True))
    assert summary.failed == ()
    assert (data / "my own.csv").read_text() == "mine"
    assert (data / "tables.json").read_bytes() == made


def started(*words: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "analysis", *map(str, words)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_the_next_clears_up_behind_a_report_that_was_killed_and_no_other(tmp_path: Path) -> None:
    out = tmp_path / "out"
    for name in ("slow", "rain"):
        (tmp_path / f"{name}.txt").write_text(TEXT, "utf-8")
    process = started(
        "report", tmp_path / "slow.txt", "--out", out, "--notebook", NOTEBOOKS / "hangs.ipynb"
    )
    try:
        until = time.monotonic() + 120
        while not [p for p in out.glob(".making-*") if p.is_dir()]:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
        left = {p.name for p in out.glob(".making-*")}
        assert len(left) == 2  # the folder and its lock
        report(tmp_path / "rain.txt", out, ["html"], notebook=PLAIN)
        assert {p.name for p in out.iterdir()} == {"rain", *left}  # it is still at work
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(30)
    assert {p.name for p in out.glob(".making-*")} == left
    assert not report(tmp_path / "rain.txt", out, ["html"], notebook=PLAIN).fresh
    assert {p.name for p in out.iterdir()} == {"rain"}


# Dies, as by SIGKILL, before the so-manieth rename, mkdir or rmdir of a replacement.
DIES = """
import os, sys, pathlib
from analysis.reporting import report_folder
left = [int(sys.argv[2])]
def dying(name):
    real = getattr(os, name)
    def call(*words, **more):
        if left[0] == 0:
            os._exit(9)
        left[0] -= 1
        return real(*words, **more)
    setattr(os, name, call)
for name in ("rename", "mkdir", "rmdir", "unlink"):
    dying(name)
out = pathlib.Path(sys.argv[1])
with report_folder.workshop(out) as beside:
    (beside / "report.html").write_text("new")
    (beside / "manifest.json").write_text('{"outputs": {"report.html": "1"}}')
    report_folder.put_folder(beside, out / "rain")
"""


def test_a_kill_at_any_step_leaves_the_old_report_or_the_new_one(tmp_path: Path) -> None:
    ended, seen = 9, set()
    for steps in range(40):
        out = tmp_path / str(steps)
        rain = out / "rain"
        (rain / "mine").mkdir(parents=True)
        (rain / "report.html").write_text("old")
        (rain / "manifest.json").write_text('{"outputs": {"report.html": "0"}}')
        (rain / "mine" / "notes.txt").write_text("mine")
        (rain / "link").symlink_to("nowhere")
        rain.chmod(0o700)
        ended = subprocess.run(
            [sys.executable, "-c", DIES, out, str(steps)],
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            check=False,
        ).returncode
        assert ended in (0, 9)
        report_folder.sweep_alone(out)
        assert [p.name for p in out.iterdir()] == ["rain"], steps
        assert (rain / "mine" / "notes.txt").read_text() == "mine"
        assert (rain / "link").is_symlink()
        page = (rain / "report.html").read_text()
        known = json.loads((rain / "manifest.json").read_text())
        assert (page, known["outputs"]["report.html"]) in (("old", "0"), ("new", "1"))
        assert {p.name for p in rain.iterdir()} == {"report.html", "manifest.json", "mine", "link"}
        assert not rain.stat().st_mode & 0o077
        seen.add((page, ended))
        if not ended:
            break
    assert ended == 0
    assert {("old", 9), ("new", 9), ("new", 0)} <= seen


def test_only_what_is_left_over_is_cleared(tmp_path: Path) -> None:
    def lay(folder: Path) -> Path:
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text('{"outputs": {"report.html": "0"}}')
        (folder / "report.html").write_text("old")
        return folder

    # As older versions, which had no locks, left it between the two renames, and before.
    lay(tmp_path / ".making-old-abc12345" / "rain")
    lay(tmp_path / ".making-xyz12345")
    (tmp_path / ".making-0123_abc").mkdir()
    # These are somebody's own.
    (tmp_path / ".making-pizza").mkdir()
    (tmp_path / ".making-dough").mkdir()
    (tmp_path / ".making-dough" / "recipe.txt").write_text("mine")
    (tmp_path / ".making-old-photos" / "2019").mkdir(parents=True)
    (tmp_path / ".making-notes.lock").write_text("mine")
    (tmp_path / ".making-link").symlink_to(tmp_path / ".making-dough")
    (tmp_path / ".notes-20240131").write_text("mine")
    report_folder.sweep(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {
        "rain", ".making-pizza", ".making-dough", ".making-old-photos", ".making-notes.lock",
        ".making-link", ".notes-20240131",
    }  # fmt: skip
    assert (tmp_path / ".making-dough" / "recipe.txt").read_text() == "mine"
    assert (tmp_path / ".making-old-photos" / "2019").is_dir()
    assert (tmp_path / "rain" / "report.html").read_text() == "old"


def test_two_reports_at_once_in_one_place_are_both_whole(tmp_path: Path) -> None:
    file = tmp_path / "rain.txt"
    file.write_text(TEXT, "utf-8")
    made = report(file, tmp_path / "out", ["html"], notebook=PLAIN)
    (made.folder / "notes.txt").write_text("mine")
    words = ("report", file, "--out", tmp_path / "out", "--notebook", PLAIN, "--to", "html")
    both = [started(*words, "--force") for _ in range(3)]
    assert [process.wait(180) for process in both] == [0, 0, 0]
    known = fingerprint.read(made.folder)
    assert fingerprint.stands(made.folder, known, known["outputs"])
    assert (made.folder / "notes.txt").read_text() == "mine"
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["rain"]
