"""Speech and the rest: what was said or written, thought, or planned and done. Texts of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.article.article import parse
from analysis.cli.app import sayso
from analysis.pipeline import analyse, load
from analysis.statements.statement_class import StatementClass, statement_class
from analysis.statements.statement_rows import statement_of, statement_row
from analysis.statements.voices import Voice, shares
from analysis.views.page_one_precision import heard

TEXT = (
    "Ann Lee said that the trams would run. Tom Ward hopes that it rains all week in the valley "
    "and in the hills behind it. Bo Lund said that he was glad.\n"
)


@pytest.mark.parametrize(
    ("cue", "right"),
    [
        ("has repeatedly said", "speech"),
        ("according to", "speech"),
        (":", "speech"),
        ("took to the radio to say", "speech"),
        ("went on to promise", "speech"),
        ("expressed hope", "speech"),
        ("called for", "speech"),
        ("hopes", "thought"),
        ("asked himself", "thought"),
        ("told herself that", "thought"),
        ("told the club itself", "speech"),
        ("was reluctant to endorse", "thought"),
        ("is widely expected", "thought"),
        ("wanted", "thought"),
        ("seemed", "thought"),
        ("plans to", "deed"),
        ("was charged with", "deed"),
        ("declined to comment on", "deed"),
        ("did not immediately respond to", "deed"),
        ("steered clear of mentioning", "deed"),
        ("pointedly did not name", "deed"),
        ("signed", "deed"),
        ("decided to", "deed"),
    ],
)
def test_the_cue_tells_speech_from_thought_and_deed(cue: str, right: str) -> None:
    assert statement_class(cue, "indirect") == right


def test_what_stands_in_quotation_marks_was_said() -> None:
    assert statement_class("laughed", "direct") is StatementClass.SPEECH


def test_who_speaks_most_is_counted_by_what_was_said() -> None:
    a = analyse(parse(TEXT), deep=False)
    assert {s.speaker: str(s.statement_class) for s in a.statements} == {
        "Ann Lee": "speech", "Tom Ward": "thought", "Bo Lund": "speech",
    }  # fmt: skip
    rows = {row.name: row for row in shares(a.statements) if row.voice is Voice.SPEAKER}
    assert rows["Tom Ward"].words == 0
    assert rows["Tom Ward"].statements == (2,)
    assert [row.name for row in heard(a)] == ["Ann Lee", "Bo Lund"]
    assert sum(row.words for row in shares(a.statements)) == a.article.word_count


def test_the_table_marks_what_was_not_said() -> None:
    from analysis import views

    page = views.statements_table(analyse(parse(TEXT), deep=False))._repr_html_()
    assert page.count("thought, not said") == 1


def test_speech_alone_can_be_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "trams.txt"
    file.write_text(TEXT, "utf-8")
    told = CliRunner().invoke(sayso, ["statements", "--jsonl", "--speech", str(file)])
    rows = json.loads(told.stdout)["attributions"]
    assert [(r["speaker"], r["class"]) for r in rows] == [
        ("Ann Lee", "speech"), ("Bo Lund", "speech"),
    ]  # fmt: skip
    a = analyse(file, speech=True, deep=False)
    assert [s.number for s in a.statements] == [1, 2]
    kept = load(a.save(tmp_path / "trams.json"))
    assert (kept.speech, len(kept.statements)) == (True, 2)


def test_a_statement_of_an_older_version_was_said() -> None:
    row = statement_row(analyse(parse(TEXT), deep=False).statements[1])
    assert row["class"] == "thought"
    del row["class"]
    assert statement_of(row).statement_class is StatementClass.SPEECH
