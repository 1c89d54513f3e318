"""Who stands behind a source: sure forms, contrast, rows, what is shown, the probability."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.analysis_json import as_json, restored
from analysis.article.article import parse
from analysis.errors import DataError
from analysis.pipeline import analyse
from analysis.statements.apply_corrections import corrected
from analysis.statements.corrections import Correction
from analysis.statements.speaker_weights import weights
from analysis.statements.statements import Statements, statements
from analysis.views.tables import statements as table


def said(text: str) -> Statements:
    return statements(parse(text), method="rules")


def speakers(text: str) -> list[str]:
    return [s.speaker for s in said(text)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("A spokesman for the harbour, Nina Falk, said that the quay was shut.", "Nina Falk"),
        ("The head of the water board Nina Falk said that the quay was shut.", "Nina Falk"),
        ("The union’s chief negotiator, Nina Falk, said that talks had failed.", "Nina Falk"),
    ],
)
def test_a_source_that_ends_in_a_persons_name_is_that_person(text: str, right: str) -> None:
    assert speakers(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "A critic of Governor Rita Cole said that the plan was weak.",
        "People close to Rita Cole said that the plan was weak.",
    ],
)
def test_who_is_only_told_of_in_a_source_is_not_its_speaker(text: str) -> None:
    assert "Rita Cole" not in speakers(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Actor and mayor Nina Falk said that the quay was shut.", "Nina Falk"),
        ("Port adviser and first daughter Nina Falk said that it was shut.", "Nina Falk"),
        ("Nina Falk, a former governor and 2004 candidate, said that it was shut.", "Nina Falk"),
        ("Nina Falk and Rolf Ward, the authors, said that it was shut.", "Nina Falk and Rolf Ward"),
        ("Nina Falk and the mayor said that it was shut.", "Nina Falk and the mayor"),
        ("Mayor Nina Falk left. The mayor and a guard said no to it.", "Nina Falk and a guard"),
        ("One Democrat, Vermont Sen. Nina Falk, said that it was shut.", "Nina Falk"),
        ("Sen. Nina Falk, Ohio Democrat, said that it was shut.", "Nina Falk"),
    ],
)
def test_what_only_tells_more_of_somebody_named_speaks_not_beside_her(
    text: str, right: str
) -> None:
    assert speakers(text) == [right]


def test_the_party_behind_a_name_does_not_stand_between_it_and_who() -> None:
    text = "They met Sen. Nina Falk, Ohio Democrat, who said that the quay was shut."
    assert speakers(text) == ["Nina Falk"]


def test_a_president_is_not_his_administration() -> None:
    text = (
        "The Falk Administration has failed. On Monday, President Falk said that the quay was shut."
    )
    assert speakers(text) == ["Falk"]


def test_a_post_is_shown_with_the_whole_name_of_its_writer() -> None:
    text = (
        "Rita Cole spoke on Sunday.\n\nDoes she like the quay? “It is a fine place to be, I think.”"
        " — Meet the Press (@MeetThePress) January 28, 2018"
    )
    assert "Meet the Press" in speakers(text)


def test_a_speaker_without_a_name_is_shown_by_all_words_that_describe_him() -> None:
    found = speakers("An official at the port of Vale said that the quay was shut.")
    assert found == ["an official at the port of Vale"]


def test_a_speaker_has_a_probability_and_a_runner_up() -> None:
    text = "Ann Lee met Rita Cole on Monday. She said that the line would open."
    (one,) = said(text)
    assert 0 < one.speaker_p < 1
    assert {one.speaker, one.runner_up} == {"Ann Lee", "Rita Cole"}


def test_a_name_is_surer_than_a_pronoun_that_two_fit() -> None:
    text = "Ann Lee met Rita Cole. She said that it rained. Tom Ward said that it did not."
    pronoun, name = said(text)
    assert name.speaker == "Tom Ward"
    assert name.speaker_p > pronoun.speaker_p


@pytest.mark.parametrize("content", ["{}", "[", json.dumps({"names": ["no such fact"]})])
def test_damaged_weights_are_told_in_a_sentence(tmp_path: Path, content: str) -> None:
    path = tmp_path / "speakers.json"
    path.write_text(content, "utf-8")
    with pytest.raises(DataError, match=r"speakers\.json cannot be read; install Sayso again"):
        weights(path)


def test_a_speaker_set_by_hand_is_sure() -> None:
    found = said("Ann Lee met Rita Cole. She said that it rained.")
    one = Correction("change", words="it rained", speaker="Rita Cole")
    changed = corrected(found, [one])[0][0]
    assert (changed.speaker, changed.speaker_p, changed.runner_up) == ("Rita Cole", 1.0, "")


def test_the_table_marks_a_speaker_who_is_not_sure_and_names_nobody_else() -> None:
    found = said("Ann Lee met Rita Cole. She said that it rained. Tom Ward said that it did not.")
    unsure, sure = (
        replace(found[0], speaker="Ann Lee", speaker_p=0.6, runner_up="Rita <Cole>"),
        replace(found[1], speaker_p=0.95, runner_up="Ann Lee"),
    )
    shown = table(replace(found, items=(unsure, sure)))._repr_html_()
    assert shown.count("(less sure)") == 1
    assert re.search(r"Ann Lee</strong> <[^>]+>\(less sure\)", shown)
    assert "Rita" not in shown


def test_probability_and_runner_up_are_stored() -> None:
    a = analyse(parse("Ann Lee met Rita Cole. She said that it rained."), method="rules")
    row = json.loads(json.dumps(as_json(a)))
    assert row["statements"][0]["speaker_p"] == a.statements[0].speaker_p
    assert restored(row)[-1]["_corrected"][0].items == a.statements.items
