"""What is wrong with an input is told in a sentence before any work, with exit status 2."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from analysis.article.article import read_each
from analysis.article.collection import files
from analysis.errors import SaysoError

# Written for Sayso.
TEXT = "“It rains,” said Ann Lee, the mayor."
GERMAN = (
    "Der Regen kam am Montag zurück, sagte die Bürgermeisterin. „Wir schließen die Brücke“, "
    "erklärte sie dem Rat der Stadt. Niemand darf sie betreten, bevor das Wasser wieder sinkt."
)


@pytest.mark.parametrize("notebook", ["", "compare", "corpus"])
def test_corrections_that_cannot_be_used(tmp_path: Path, notebook: str, sayso: Any) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(f"{TEXT} {name}", "utf-8")
    (folder / "b.corrections.yml").write_text("- shout: {words: rain}\n", "utf-8")
    given = {"": ["b.txt"], "compare": ["a.txt", "b.txt"], "corpus": ["."]}[notebook]
    words = ("--notebook", notebook) if notebook else ()
    status, _, told = sayso("report", *(folder / name for name in given), "--out", out, *words)
    assert (status, "b.corrections.yml, entry 1" in told) == (2, True), told
    assert not list(out.glob("*/*"))


def test_a_reference_that_is_not_there(tmp_path: Path, sayso: Any) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    words = ("--out", tmp_path / "out", "--reference", tmp_path / "none.json.gz")
    status, _, told = sayso("report", tmp_path / "a.txt", *words)
    assert (status, "none.json.gz" in told) == (2, True), told
    assert not list((tmp_path / "out").glob("*/*"))


def test_a_text_in_another_language_is_told(tmp_path: Path, sayso: Any) -> None:
    for name, text in (("a", TEXT), ("b", GERMAN)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    status, _, told = sayso("statements", tmp_path, "--rules")
    assert status == 0
    (line,) = told.splitlines()
    assert line.startswith(f"{tmp_path / 'b.txt'}: This text does not seem to be in English")


def test_lock_files_are_passed_over_and_the_rest_is_counted(tmp_path: Path, sayso: Any) -> None:
    for name in ("a.txt", "~$a.docx", "a.yml.txt~", "notes.rb", "b.doc"):
        (tmp_path / name).write_text(TEXT, "utf-8")
    (tmp_path / "a.yml").write_text("outlet: Post\n", "utf-8")
    assert [path.name for path in files(tmp_path)] == ["a.txt"]
    status, _, told = sayso("statements", tmp_path, "--rules")
    assert status == 0
    (line,) = told.splitlines()
    assert "3 files left out" in line
    assert line.endswith("a.yml.txt~, b.doc, notes.rb.")


@pytest.mark.parametrize("rest", ["2,It rained.\n", '2,"It rained, she said."\n'])
def test_a_quotation_mark_that_stays_open_is_told_as_such(tmp_path: Path, rest: str) -> None:
    path = tmp_path / "news.csv"
    path.write_text(f'id,text\n1,"It never ends.\n{rest}3,It pours.\n', "utf-8")
    faults = [str(one) for one in read_each(path) if isinstance(one, SaysoError)]
    assert faults[0].endswith("is not CSV: a quotation mark is opened and not closed.")


def test_an_index_of_nothing_is_not_written(tmp_path: Path, sayso: Any) -> None:
    status, _, told = sayso("index", tmp_path)
    assert (status, "There is no report in" in told) == (2, True)
    assert not list(tmp_path.iterdir())


def test_a_summary_can_be_read_as_it_is(tmp_path: Path) -> None:
    from analysis.common.sanitize import markdown

    assert "/" in markdown("in/news.csv")
    assert "\\/" not in markdown("in/news.csv")
    assert "https://" not in markdown("https://evil.example")  # no link by itself
