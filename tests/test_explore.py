"""Exploring and correcting an article: the functions, the widgets, the notebook."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest

import analysis as an
from analysis.errors import ParameterError
from analysis.reporting.run_notebook import run
from analysis.statements.attribution_candidate import Flag
from analysis.statements.corrections import corrections
from analysis.views import workbench as ex
from analysis.views.workbench_widgets import panel

ROOT = Path(__file__).parents[1]
TEXT = (
    "Council Meets\n\nTom Ward met Ann Lee on Monday.\n\n"
    '"The <b>bridge</b> is safe," said Ann Lee. "We tested it twice."\n\n'
    "Tom Ward said the tests were old."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(TEXT)
    return file


@pytest.fixture
def on(path: Path) -> ex.Bench:
    return ex.bench(path, method="rules")


def numbered(on: ex.Bench, words: str) -> int:
    return next(s.number for s in on.statements if words in on.statements.words(s))


def test_statements_by_speaker(on: ex.Bench) -> None:
    assert set(ex.speakers(on)) == {"Ann Lee", "Tom Ward"}
    assert [s.speaker for s in ex.spoken_by(on, "Tom Ward")] == ["Tom Ward"]
    assert len(ex.spoken_by(on)) == len(on.statements)
    (line, number), *_ = ex.choices(on, "Tom Ward")
    assert line.startswith(f"{number}  Tom Ward: ")


def test_in_place_shows_source_cue_and_content_escaped(on: ex.Bench) -> None:
    shown = ex.in_place(on, numbered(on, "is safe"))
    html = shown._repr_html_()
    for role in ("source", "cue", "content"):
        assert f'title="{role}"' in html
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    with pytest.raises(ParameterError, match="no statement 99"):
        ex.in_place(on, 99)


def test_a_speaker_is_corrected_saved_and_followed(on: ex.Bench, path: Path) -> None:
    number = numbered(on, "tests were old")
    now = ex.give(on, number, "Ann Lee", note="a slip")
    assert ex.statement(now, number).speaker == "Ann Lee"
    assert Flag.BY_HAND in ex.statement(now, number).flags
    assert "Ann Lee" in set(now.statements.table()["speaker"])
    assert not now.saved
    assert ex.statement(on, number).speaker == "Tom Ward"  # the bench before is as it was
    saved, beside = ex.save(now)
    assert saved.saved
    assert beside == path.with_suffix(".corrections.yml")
    assert sorted(p.name for p in path.parent.iterdir()) == [beside.name, path.name]
    again = ex.bench(path, method="rules")
    assert again.statements.items == now.statements.items
    read = corrections(an.read(path))
    assert [c.note for c in read] == ["a slip"]


def test_a_span_is_corrected_to_words_of_the_article(on: ex.Bench) -> None:
    number = numbered(on, "tests were old")
    now = ex.span_to(on, number, "the tests")
    one = ex.statement(now, number)
    assert [s.of(TEXT) for s in one.content] == ["the tests"]
    twice = ex.give(now, number, "Ann Lee")
    assert ex.statement(twice, number).speaker == "Ann Lee"
    assert [s.of(TEXT) for s in ex.statement(twice, number).content] == ["the tests"]
    with pytest.raises(ParameterError, match="not in the article"):
        ex.span_to(on, number, "words from quite another place")


def test_drop_and_undo(on: ex.Bench) -> None:
    now = ex.drop(on, numbered(on, "tests were old"))
    assert len(now.statements) == len(on.statements) - 1
    back = ex.undo(now)
    assert back.statements.items == on.statements.items
    with pytest.raises(ParameterError, match="no correction to undo"):
        ex.undo(back)
    assert "Dropped by hand" in ex.log(now).words


def test_a_correction_that_changes_nothing_is_refused(on: ex.Bench) -> None:
    number = numbered(on, "tests were old")
    with pytest.raises(ParameterError, match="already"):
        ex.give(on, number, "Tom Ward")


def test_a_text_without_a_file_cannot_be_saved(on: ex.Bench) -> None:
    from dataclasses import replace

    nowhere = replace(on, article=replace(on.article, path=""))
    with pytest.raises(ParameterError, match="no file of its own"):
        ex.save(nowhere)


def test_the_widgets_follow(path: Path) -> None:
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    box = panel(path, "rules")
    parts = {w.description: w for w in box.children if getattr(w, "description", "")}
    buttons = {b.description: b for w in box.children for b in getattr(w, "children", ())}
    parts["Speaker"].value = "Tom Ward"
    assert all("Tom Ward" in label for label, _ in parts["Statement"].options)
    assert parts["Said by"].value == "Tom Ward"
    parts["Said by"].value = "Ann Lee"
    buttons["Set speaker"].click()
    assert "Tom Ward" not in parts["Speaker"].options
    assert all("Ann Lee" in label for label, _ in parts["Statement"].options)
    assert Flag.BY_HAND in box.children[-1].value
    buttons["Save"].click()
    assert path.with_suffix(".corrections.yml").exists()
    buttons["Set words"].click()
    assert any("already" in str(getattr(w, "value", "")) for w in box.children)


def test_the_notebook_runs() -> None:
    stored = nbformat.read(ROOT / "notebooks" / "explore.ipynb", as_version=4)
    done, failure = run(stored, {"method": "rules"}, ROOT / "notebooks")
    assert failure is None, failure
    kinds = [k for c in done.cells for o in c.get("outputs", []) for k in o.get("data", {})]
    assert "application/vnd.jupyter.widget-view+json" in kinds
