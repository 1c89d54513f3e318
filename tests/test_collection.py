"""The articles of a folder: one answer, whoever asks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.article import collection
from analysis.article.collection import files
from analysis.common import fingerprint
from analysis.corpus import overview
from analysis.corpus.partition import articles as of_part
from analysis.corpus.partition import parts
from analysis.errors import ArticleError
from analysis.reporting import html_pdf
from analysis.rhetoric.build_reference import gather
from analysis.scheduling import inputs, report_index
from analysis.scheduling.jobs import Job
from analysis.views import workbench

PAGE = "<html><body><article><p>{}</p></article></body></html>"
RAIN = "The mayor said it would rain on {} and that nobody should be surprised by it at all."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six articles in five files, and everything that is none."""
    out = tmp_path / "news"
    out.mkdir()
    (out / "a.txt").write_text(RAIN.format("Monday"), "utf-8")
    (out / "b.xhtml").write_text(PAGE.format(RAIN.format("Tuesday")), "utf-8")
    (out / "C.MD").write_text(RAIN.format("Wednesday"), "utf-8")
    (out / "d.ndjson").write_text(
        "".join(json.dumps({"id": day, "text": RAIN.format(day)}) + "\n" for day in ("Fri", "Sat")),
        "utf-8",
    )
    (out / "e.json").write_text(json.dumps({"id": "e", "text": RAIN.format("Sunday")}), "utf-8")
    (out / ".hidden.txt").write_text(RAIN.format("never"), "utf-8")
    (out / ".drafts").mkdir()
    (out / ".drafts" / "f.txt").write_text(RAIN.format("never"), "utf-8")
    (out / "a.yml").write_text("outlet: Post\n", "utf-8")
    (out / "a.corrections.yml").write_text("[]\n", "utf-8")
    (out / "notes.doc").write_bytes(b"PK")
    (out / "g.txt").mkdir()
    report_index.write(out)  # index.html and feed.xml
    return out


IDS = ["C", "a", "b", "Fri", "Sat", "e"]


def test_all_who_read_a_folder_read_the_same_articles(folder: Path) -> None:
    assert [path.name for path in files(folder)] == [
        "C.MD",
        "a.txt",
        "b.xhtml",
        "d.ndjson",
        "e.json",
    ]
    known = sorted(name.lower() for name in IDS)
    assert sorted(a.id.lower() for a in overview.gathered(folder)) == known
    assert sorted(a.id.lower() for a in gather(folder)) == known
    parted = [a for part in parts([folder]) for _, _, a in of_part(part)]
    assert not [a for a in parted if isinstance(a, Exception)]
    assert sorted(a.id.lower() for a in parted) == known
    job = Job(name="news", out=folder.parent / "reports", folders=(str(folder),))
    found, troubles = inputs.items(job, lambda works: iter(()))
    assert not troubles
    assert sorted(item.name for item in found) == known
    assert [p.name for p in workbench.articles(folder)] == ["C.MD", "a.txt", "b.xhtml", "e.json"]


def test_what_sayso_wrote_is_no_article(folder: Path) -> None:
    before = files(folder)
    report = folder / "rain"
    report.mkdir()
    for name in ("report.html", "article.txt", "findings.json", "mine.txt"):
        (report / name).write_text(RAIN.format("Monday"), "utf-8")
    (report / "data").mkdir()
    (report / "data" / "claims.csv").write_text("text\nIt rains.\n", "utf-8")
    fingerprint.write(report, {"outputs": {"report.html": "0"}})
    tables = folder / "tables"
    (tables / "parts").mkdir(parents=True)
    (tables / "corpus.json").write_text('{"form": 1}', "utf-8")
    (tables / "parts" / "x.csv").write_text("text\nIt rains.\n", "utf-8")
    told = ("title", "sentence", "source", "error", "trace", "untouched", "version", "made_words")
    failed = html_pdf.environment().get_template("failure.html.j2").render(dict.fromkeys(told, "x"))
    (folder / "failure.html").write_text(failed, "utf-8")
    assert files(folder) == sorted([*before, report / "mine.txt"])
    assert files(folder, deep=False) == before
    assert collection.is_own_page(folder / "index.html")


def test_folders_within_count_and_a_link_in_a_circle_ends(folder: Path) -> None:
    within = folder / "deep" / "er"
    within.mkdir(parents=True)
    (within / "z.htm").write_text(PAGE.format(RAIN.format("Thursday")), "utf-8")
    (within / "back").symlink_to(folder, target_is_directory=True)
    assert files(folder)[-2:] == [within / "z.htm", folder / "e.json"]
    assert within / "z.htm" not in files(folder, deep=False)


def test_a_file_is_itself_and_nothing_is_told(folder: Path, tmp_path: Path) -> None:
    assert files(folder / ".hidden.txt") == [folder / ".hidden.txt"]
    with pytest.raises(ArticleError, match=r"There is no file or folder .*gone; check the name"):
        files(tmp_path / "gone")
    with pytest.raises(ArticleError, match="cannot be read"):
        files("x" * 5000)
    empty = tmp_path / "empty"
    empty.mkdir()
    assert files(empty) == []
    for read in (overview.gathered, lambda path: list(gather(path)), lambda p: list(parts([p]))):
        with pytest.raises(ArticleError, match="contains no articles; name a folder or file"):
            read(empty)


def test_what_stands_beside_an_article_is_known(folder: Path) -> None:
    beside = [folder / "a.yml", folder / "a.corrections.yml"]
    assert collection.side_files(folder / "a.txt") == beside
    assert collection.side_files(folder / "b.xhtml") == []
