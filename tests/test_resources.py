"""The data files that the package carries: one head, one reader, one sentence for what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analysis.common import resources
from analysis.common.resources import DATA, parse, rows, stored
from analysis.errors import DataError

FILES = sorted(path.stem for path in DATA.glob("*.tsv"))


@pytest.mark.parametrize("name", FILES)
def test_every_list_has_notes_then_a_heading_then_rows(name: str) -> None:
    lines = (DATA / f"{name}.tsv").read_text("utf-8").split("\n")
    notes = [line for line in lines if line.startswith("#")]
    assert lines[: len(notes)] == notes, "a comment stands among the rows"
    assert len(notes) > 0
    heading = lines[len(notes)].split("\t")
    assert all(re.fullmatch("[a-z]+", column) for column in heading), heading
    listed = rows(name)
    assert len(listed) == sum(1 for line in lines[len(notes) + 1 :] if line.strip())
    for row in listed:
        assert list(row) == heading
        assert all(cell == cell.strip() for cell in row.values()), row


def test_a_list_keeps_its_first_and_its_last_row() -> None:
    assert rows("function_words")[0] == {"word": "a"}
    assert rows("cues")[0] == {
        "form": "accuse", "lemma": "accuse", "class": "criticise", "takes": "noun"
    }  # fmt: skip
    assert parse("# told\nword\tclass\none\tx\nlast\ty", "a.tsv")[-1] == {
        "word": "last", "class": "y"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# only notes\n", r"^a\.tsv has no line that names its columns"),
        ("", r"^a\.tsv has no line that names its columns"),
        ("# n\nword\tclass\nbig\tbase\textra\n", r"^a\.tsv, line 3, does not fit the heading"),
        ("word\tclass\n\tbase\n", r"^a\.tsv, line 2, does not fit"),
    ],
)
def test_a_file_out_of_shape_is_told_by_its_line(text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse(text, "a.tsv")


def test_only_the_line_ends_of_the_file_end_a_row() -> None:
    assert parse("pattern\na\u2028b\x0bc\n", "a.tsv") == ({"pattern": "a\u2028b\x0bc"},)


def test_missing_and_broken_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DataError, match=r"no_such\.tsv is missing; install Sayso again"):
        rows("no_such")
    monkeypatch.setattr(resources, "DATA", tmp_path)
    (tmp_path / "half.json").write_text('{"a": 1', "utf-8")
    (tmp_path / "list.json").write_text("[1]", "utf-8")
    for name, why in (("half", "broken"), ("list", "broken"), ("none", "missing")):
        with pytest.raises(DataError, match=f"{name}.json is {why}; install Sayso again"):
            stored(name)
