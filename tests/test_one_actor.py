"""One actor under several names, and names that are two actors'. Texts written for Sayso."""

import pytest

from analysis.actors.cast import Cast, cast
from analysis.article.article import parse


def people(text: str) -> Cast:
    return cast(parse(text))


def actor_at(found: Cast, words: str, at: int = 0) -> str:
    """The name of the actor that these words, the first or a later such, stand for."""
    spans = [m for m in found.mentions if m.span.of(found.article.text) == words]
    return found.actors[spans[at].actor].name


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        (
            "Agents of Immigration and Customs Enforcement came. The mayor met ICE again.",
            "ICE",
            "Immigration and Customs Enforcement",
        ),
        ("President John Kennedy met him. The plan of JFK failed.", "JFK", "John Kennedy"),
        ("Senate Democrat Carl Hobbs spoke. They met Hobbs.", "Hobbs", "Carl Hobbs"),
        ("The Missile Defense Agency tests. It cost MDA much.", "MDA", "Missile Defense Agency"),
        ("The Department of Justice sued. The Justice Department won.", "Justice Department",
         "Department of Justice"),
        ("Floods hit Missouri. They met in Ferguson, Mo., on Monday.", "Mo", "Missouri"),
        ("They met in Ferguson, Mo., on Monday.", "Mo", "Missouri"),
        ("Catholic website Hurra is old. They read Hurra.", "Hurra", "Hurra"),
    ],
)  # fmt: skip
def test_two_names_of_one_actor(text, short, name):
    assert actor_at(people(text), short) == name


def test_a_father_named_behind_his_role_is_one_actor():
    found = people("Sara Khan left. Her father, Aziz Sheikh, was sad. They met him.")
    assert actor_at(found, "Aziz Sheikh") == actor_at(found, "Her father") == "Aziz Sheikh"


@pytest.mark.parametrize(
    ("text", "short", "other"),
    [
        ("The Iowa State Troopers left. It rained in Iowa.", "Iowa", "Iowa State Troopers"),
        ("He left Capitol Hill. They told The Hill that it rained.", "Hill", "Capitol Hill"),
    ],
)
def test_a_part_of_a_name_is_another_actor(text, short, other):
    assert actor_at(people(text), short) != other


def test_the_group_is_the_one_named_last_and_not_who_says_we():
    found = people(
        "The Northam Harbour Company said that it dug. On Monday, Harbour Workers for Social"
        " Justice issued a letter.\n\n“We do not trust the clerks,” the group said."
    )
    assert actor_at(found, "the group") == "Harbour Workers for Social Justice"


def test_the_head_of_a_body_named_there_first_is_nobody_met_before():
    text = "Director Ann Lee of the Port Office spoke. {} said that it rained."
    found = people(text.format("The head of the Northam Sailors Union"))
    assert actor_at(found, "The head") != "Ann Lee"
    assert actor_at(people(text.format("The director")), "The director") == "Ann Lee"


def test_a_second_role_behind_and_is_the_same_persons():
    found = people("Ann Lee, a port analyst and a former prosecutor, said that it rained.")
    assert actor_at(found, "a former prosecutor") == "Ann Lee"
    assert actor_at(people("Ann Lee and a prosecutor left."), "a prosecutor") != "Ann Lee"


def test_a_place_may_be_a_surname_where_the_article_says_so():
    found = people("Anna Paris spoke. The crowd met Paris again.")
    assert actor_at(found, "Paris") == "Anna Paris"


def test_left_and_right_in_a_picture_are_no_parties():
    text = "PHOTO: Adviser Tom Ward (R) and Ann Lee (L) leave. Sen. Jo Marsh (R) left."
    parties = {a.name: a.party for a in people(text + "\n\nSen. Sam Hale (R) stayed.").actors}
    assert parties["Tom Ward"] == ""
    assert parties["Sam Hale"] == "R"


def test_a_former_president_is_shown_as_such():
    found = people("They met former President Ann Lee and Vice President Tom Ward.")
    assert {a.name: a.role for a in found.actors if a.role} == {
        "Ann Lee": "former president",
        "Tom Ward": "vice president",
    }


@pytest.mark.parametrize(
    "text",
    ["A press conference began.", "A police response followed.", "The liberal-Hobbs fog lifted."],
)
def test_a_noun_before_another_is_no_actor(text):
    assert [a.name for a in people(text).actors if not a.named] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Striker says he never bet\n\nFerran Ibarra told a tribunal on Monday.", "Ferran Ibarra"),
        (
            "Candidate vows free buses\n\nIf she wins, Jocelyn Abbot will act, she said.",
            "Jocelyn Abbot",
        ),
        (
            "Striker says he never bet\n\nFerran Ibarra met Ann Lee on Monday.",
            "striker",
        ),
        (
            "Striker says he never bet\n\nFerran Ibarra spoke. The striker, Bo Kern, left.",
            "Bo Kern",
        ),
        ("Striker says he never bet\n\nFriends of Ferran Ibarra met on Monday.", "striker"),
    ],
)
def test_a_bare_role_of_the_headline_is_the_only_one_named_first(text: str, name: str) -> None:
    assert actor_at(people(text), text.split()[0]) == name


def test_two_roles_of_a_headline_are_two_persons_and_theirs_are_the_words_below() -> None:
    text = (
        "Nurse and surgeon disagree\n\nThe nurse, Ada Holm, said that the surgeon threw a clamp. "
        "The surgeon, Dr Bo Lund, said he had not."
    )
    found = people(text)
    assert [actor_at(found, "the surgeon"), actor_at(found, "The nurse")] == ["Bo Lund", "Ada Holm"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Farmers of the Waihora valley met Ann Lee.", "Waihora", "place"),
        ("Southmilk said that its scales were tested.", "Southmilk", "organisation"),
    ],
)
def test_what_stands_behind_a_name_tells_its_kind(text: str, name: str, kind: str) -> None:
    assert [a.kind for a in people(text).actors if a.name == name] == [kind]
