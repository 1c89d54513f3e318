"""Kinds of faults in who speaks, each with its variants. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.statements.statements import statements


def speakers(text: str, method: str = "tagger") -> list[str]:
    return [s.speaker for s in statements(parse(text), method=method)]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Chief of the Harbour Board Nina Falk said that the quay would open.", "Nina Falk"),
        ("The head of the water utility Ondrej Blaha said that rivers were clean.", "Ondrej Blaha"),
        ("Deputy Director for Public Health Nina Falk said that it was safe.", "Nina Falk"),
        ("The union’s chief negotiator, Nina Falk, said that talks had failed.", "Nina Falk"),
        (
            "A critic of Governor Rita Cole said that the plan was weak.",
            "a critic of Governor Rita Cole",
        ),
    ],
)
def test_a_source_that_ends_in_a_name_is_that_person(text: str, right: str) -> None:
    assert speakers(text) == [right]


def test_a_title_is_nobody_elses_who_bears_a_like_one() -> None:
    text = (
        "President Karl Hale met miners on Monday. “We were not asked,” President of the Bar "
        "Council Nina Falk told a reporter. The president left at noon."
    )
    assert speakers(text)[-1] == "Nina Falk"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            (
                "Danish Finance Minister Ola Krag met Finnish Finance Minister Eva Salo. The "
                "Finnish finance minister said that taxes would fall. The Danish finance "
                "minister said that they would not."
            ),
            ["Eva Salo", "Ola Krag"],
        ),
        (
            (
                "Finance Minister Ola Krag and Interior Minister Eva Salo came too. The finance "
                "minister said that taxes would fall."
            ),
            ["Ola Krag"],
        ),
        (
            "Governor Bo Hale spoke at noon in Vale. The senator said that he had not been asked.",
            ["the senator"],
        ),
        (
            "The mayor said that it was dry. “We lost everything,” said the baker.",
            ["the mayor", "the baker"],
        ),
    ],
)
def test_what_speaks_against_an_actor_forbids_it(text: str, right: list[str]) -> None:
    assert speakers(text) == right


def test_the_first_of_several_is_not_the_second() -> None:
    text = (
        "One driver said that the bus was full. Another driver said that it was empty. The first "
        "driver said that it rained."
    )
    assert "another" not in speakers(text)[2]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Kestrel said it would shut the pit. It said the ore had run out.", "Kestrel"),
        ("Tenant groups say that owners must act. Rents are too high, they say.", "tenant groups"),
        ("WHO said that the fever was gone from the coast.", "WHO"),
    ],
)
def test_it_and_they_are_whoever_spoke(text: str, right: str) -> None:
    assert {s.lower() for s in speakers(text)} == {right.lower()}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            (
                "Vance said he was tired. His son, Owen Vance, said he had slept. Vance said "
                "he would drive. Karl Vance is the coach."
            ),
            ["Karl Vance", "Owen Vance", "Karl Vance"],
        ),
        (
            (
                "Ida Rusk, an aide to Joan Pell, was cross. “When will people believe that Joan "
                "Pell paid?” she asked, as she cut off the host."
            ),
            ["Ida Rusk"],
        ),
    ],
)
def test_he_and_she_are_no_namesake_and_nobody_told_of_in_the_quotation(
    text: str, right: list[str]
) -> None:
    assert speakers(text) == right


def test_a_street_that_stands_for_a_government_is_it() -> None:
    text = "The deal was off, the lawyers said. Downing Street said that it had not been told."
    assert speakers(text)[-1] == "Downing Street"


def test_he_is_the_subject_of_the_sentence_before_and_not_the_last_speaker() -> None:
    text = (
        "Ed Moll said the barn was dry. Pete Lunt climbed out with his dog as the beam fell. "
        "“I heard it crack,” he said."
    )
    assert speakers(text)[-1] == "Pete Lunt"


def chains(text: str) -> list[tuple[str, ...]]:
    return [s.chain for s in statements(parse(text))]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Samir Aziz, the dean, said that the hall was closed, the local paper reported.",
            ("the local paper", "Samir Aziz"),
        ),
        (
            "“It was dark in the hall,” the station quoted Ms. Lena Fox as saying.",
            ("the station", "Lena Fox"),
        ),
        ("According to Tom Ward, Ann Lee said that the bridge was safe.", ("Tom Ward", "Ann Lee")),
        ("In the words of the dean, Samir Aziz, “this was greed”.", ("Samir Aziz",)),
    ],
)
def test_words_passed_on_are_theirs_who_said_them(text: str, right: tuple[str, ...]) -> None:
    assert chains(text)[-1] == right


def contents(text: str) -> list[str]:
    found = statements(parse(text))
    return [found.words(s) for s in found]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Cole said some crews, many of which were hired in May, had left.",
            "some crews, many of which were hired in May, had left",
        ),
        (
            "Hale said the well, which was dug in 1900, had run dry.",
            "the well, which was dug in 1900, had run dry",
        ),
        ("The song, said Bo Lund, its writer, is meant to annoy.", "The song … is meant to annoy"),
    ],
)
def test_a_content_is_not_cut_by_a_clause_or_its_own_cue(text: str, right: str) -> None:
    assert contents(text) == [right]


def test_short_quotations_are_their_own_cues() -> None:
    text = "“Who paid for it?” asked Ann Lee. “I did,” replied Tom Ward. “Why?” she asked."
    assert speakers(text) == ["Ann Lee", "Tom Ward", "Ann Lee"]


def test_questions_and_answers_are_those_of_the_two_named_above_them() -> None:
    text = (
        "Nina Falk, the port's director, spoke to Ed Moll about the quay.\n\n"
        "Q: Is the quay safe?\n\nA: It is safe for now. We check it each day.\n\n"
        "Q: Who pays for it?\n\nA: The port pays for half of it."
    )
    assert speakers(text) == ["Ed Moll", "Nina Falk"] * 2
    nobody = text.partition("\n\n")[2]
    assert speakers(nobody) == ["interviewer", "interviewee"] * 2


def test_turns_with_titles_in_capitals_are_each_ones_own() -> None:
    text = "MR HALE: I paid for it.\n\nMS COLE: You did not.\n\nMR HALE: I have the bill."
    assert [s.casefold() for s in speakers(text)] == ["mr hale", "ms cole", "mr hale"]


def test_letters_are_theirs_who_sign_them() -> None:
    text = (
        "Letters to the editor\n\nThe new quay is a gift to us all and I walk there each day.\n\n"
        "Rita Cole, Mill Lane\n\nThe quay was a waste and nobody wanted it.\n\nBo Hale, Northam"
    )
    assert speakers(text) == ["Rita Cole", "Bo Hale"]


def test_a_dash_goes_on_with_the_turn_that_a_dash_opened() -> None:
    text = "— I have sailed here for years, said Bo Lund. — They told us of the new wall in May."
    assert speakers(text)[0] == "Bo Lund"
    assert "new wall" in contents(text)[0]
