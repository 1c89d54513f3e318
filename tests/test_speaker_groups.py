"""Who speaks where several are named, or somebody is named who only tells of whom words are.

All texts are written for Sayso.
"""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_constraints import allowed
from analysis.actors.speaker_mentions import Stage
from analysis.actors.speaker_surroundings import who_asks
from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.statements.statements import statements


def speaker(text: str, words: str) -> str:
    said = statements(parse(text), method="rules")
    return next(s.speaker for s in said if words in said.words(s))


@pytest.mark.parametrize(
    ("source", "right"),
    [
        (
            "The senators running for mayor: Ann Lee, Tom Ward and Carl Moss,",
            "Ann Lee, Tom Ward and Carl Moss",
        ),
        (
            "Three lawmakers on the panel, Reps. Ann Lee, Tom Ward and Carl Moss,",
            "Ann Lee, Tom Ward and Carl Moss",
        ),
        (
            "The others on the list, Ann Lee, retired pilot Tom Ward and Carl Moss,",
            "Ann Lee, Tom Ward and Carl Moss",
        ),
        ("Reps. Ann Lee and Tom Ward", "Ann Lee and Tom Ward"),
        ("The critics of Ann Lee and Tom Ward", "the critics of Ann Lee and Tom Ward"),
        ("Lawyers for Ann Lee and Tom Ward", "lawyers for Ann Lee and Tom Ward"),
        ("Some allies of Tom Ward", "some allies of Tom Ward"),
        ("The super PAC backing Ann Lee", "the super PAC backing Ann Lee"),
    ],
)
def test_a_row_is_who_speaks_and_not_whom_a_group_is_for_or_against(
    source: str, right: str
) -> None:
    assert speaker(f"{source} said that it rains.", "rains") == right


@pytest.mark.parametrize(
    ("before", "right"),
    [
        ("Ann Lee faced questions about Tom Ward's charge.", "Ann Lee and Tom Ward"),
        ("Ann Lee saw Tom Ward. Carl Moss came. Lee met Ward.", "Ann Lee and Tom Ward"),
        ("Ann Lee ran against Tom Ward. Ward lost. Lee then beat Carl Moss.", ""),
        ("Carl Moss, Ann Lee's aide, met Tom Ward.", ""),
        ("Ann Lee met the mayor on Monday.", ""),
    ],
)
def test_the_two_are_the_two_told_of_last_and_most(before: str, right: str) -> None:
    assert speaker(f"{before} The two said that it rains.", "rains") == right


def test_another_word_for_somebody_is_not_the_mayor_where_the_text_is_about_another() -> None:
    text = (
        "Tom Ward wants a wall. Ward wrote to Ann Lee, and Ward called Lee. Mayor Ann Lee closed "
        "the port in May.\n\n“Walls work,” the presidential candidate said."
    )
    assert speaker(text, "Walls") != "Ann Lee"


def test_two_roles_before_a_name_are_one_person() -> None:
    text = "Political analyst and author Tom Ward said that it rains. He added that it is cold."
    said = statements(parse(text), method="rules")
    assert {s.speaker for s in said} == {"Tom Ward"}
    assert [a.name for a in said.cast.actors] == ["Tom Ward"]


@pytest.mark.parametrize(
    "source", ["Ward’s future VP", "The club’s release of letters from Tom Ward"]
)
def test_a_name_that_tells_of_whom_or_what_words_are_does_not_speak(source: str) -> None:
    assert speaker(f"Tom Ward left. {source} said that it rains.", "rains") != "Tom Ward"


def test_what_somebody_is_said_to_be_is_that_person() -> None:
    text = "Tom Ward remains one of the last senators not to endorse the plan."
    source, cue = Span(17, 41), Span(42, 56)
    stage = Stage(cast(parse(text)), ())
    assert allowed(stage, Asked(source, (cue,), (Span(57, 65),)), ["", "tom-ward"]) == ["tom-ward"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("When Ward was asked about the port on Fox News, he left.", "Fox News"),
        ("In an interview with Fox News’ Ann Lee, Ward was asked about the port.", "Ann Lee"),
        ("When asked about links to the Moss campaign, Ward repeated a claim by Tom Hale.", ""),
    ],
)
def test_who_asks_is_who_holds_the_interview(text: str, right: str) -> None:
    stage = Stage(cast(parse(text)), ())
    start = text.index("asked about")
    cue = Span(start, start + len("asked about"))
    asks = who_asks(stage, cue, (Span(cue.end + 1, cue.end + 9),))
    assert (stage.cast.actors[asks].name if asks >= 0 else "") == right
