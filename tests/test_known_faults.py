"""Names and groups that were cut or counted twice. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.article.sentences_and_words import sentences
from analysis.statements.statements import statements

SAID = "said that the law was unjust."


def speakers(text: str) -> list[str]:
    return [s.speaker for s in statements(parse(text), method="rules")]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Peter Hale, another immigrant, and a scholar and friend of hers,", "Peter Hale"),
        ("Ann Lee, a teacher, and a mother of three,", "Ann Lee"),
        ("Two-thirds of Ward supporters", "Two-thirds of Ward supporters"),
        ("L.G.B.T.Q. persons", "L.G.B.T.Q. persons"),
        ("Advocates of the fence, and even some Bay Area Democrats,",
         "advocates of the fence, and even some Bay Area Democrats"),
        ("[Secretary of State Mike] Hale", "Mike Hale"),
    ],
)  # fmt: skip
def test_who_speaks_is_whole_and_no_more(source: str, speaker: str) -> None:
    assert speakers(f"{source} {SAID}") == [speaker]


def test_a_mayor_and_somebody_else_are_two() -> None:
    assert speakers(f"Ann Lee, the mayor, and a spokesman {SAID}") != ["Ann Lee"]


def test_letters_with_full_stops_end_no_sentence_before_a_small_letter() -> None:
    text = "The law is unjust, said many A.B.C.D. people. They left."
    assert len(sentences(text)) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It was a lie.\n\nNeal K. Katyal, New York Times\n\nIt rained.", "Neal K. Katyal"),
        ("“We trust President [Barack] Obama and [Senator Tom] Ward.”", "Barack Obama"),
        ("She works for the Jerome N.\n\nIt rained.", "Jerome N."),
    ],
)
def test_a_name_is_whole(text: str, name: str) -> None:
    assert name in [actor.name for actor in cast(parse(text)).actors]


def test_two_groups_that_begin_alike_are_two() -> None:
    text = f"Advocates of it and even some nurses {SAID} Advocates of me and even some men {SAID}"
    assert len(set(speakers(text))) == 2


@pytest.mark.parametrize("name", ["Mr. Page", "Sen. Band", "Ms. Banks"])
def test_a_title_ends_no_sentence_before_a_name(name: str) -> None:
    text = f"It was {name} who asked. He is a Gov. The rest is known."
    assert sentences(text)[0].of(text) == f"It was {name} who asked."
    assert len(sentences(text)) == 3


def test_who_is_described_by_a_deed_may_stand_behind_the_words() -> None:
    text = (
        "The town has a “strong interest” in a single, uniform definition of a street, rather than "
        "50 from each ward, an official criticizing the city’s ban said Wednesday."
    )
    assert speakers(text) == ["an official criticizing the city’s ban"]
