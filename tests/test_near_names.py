"""Names that are another's by a slip, a nation by its people, and names with numbers."""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.statements.actor_table import spoken
from analysis.statements.statements import statements
from tests.times import grows_in_proportion, of_the_processor


def actors(text: str) -> dict[str, str]:
    """Each name as it stands, and the actor it is of."""
    people = cast(parse(text))
    return {
        m.span.of(text): people.actors[m.actor].name for m in people.mentions if m.kind != "pronoun"
    }


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("Ann Maurer runs the fund. The fund is rich, Mauer said.", "Mauer", "Ann Maurer"),
        ("The United Nations met. The Untied Nations voted.", "Untied Nations", "United Nations"),
        ("Finland sent a note. The Finns said no on Monday.", "Finns", "Finland"),
        ("South Korea lost. Fans of Korea left early.", "Korea", "South Korea"),
        ("North Korea fired. The rocket flew over the DPRK’s coast.", "DPRK", "North Korea"),
        ("Lega di Prato 7 (LP7) won. The mayor praised LP7.", "LP7", "Lega di Prato 7"),
        ("Ann Lee of Time magazine left. Time said so.", "Time magazine", "Time"),
        ("Area 1 is a firm. Bo Lee of Area 1 left.", "Area 1", "Area 1"),
        ("Bo Lee told Channel 9 News so. Channel 9 aired it.", "Channel 9", "Channel 9 News"),
    ],
)  # fmt: skip
def test_a_name_is_joined_to_whom_it_means(text: str, name: str, actor: str) -> None:
    assert actors(text)[name] == actor


@pytest.mark.parametrize(
    ("text", "name", "never"),
    [
        ("Ann Maurer runs the fund. The Maurers said no.", "Maurers", "Ann Maurer"),
        ("Finland sent a note. The Finns living abroad said no.", "Finns", "Finland"),
        ("North Korea met South Korea. The fans of Korea left.", "Korea", "South Korea"),
        ("Ann Hale and Bo Hall met. Later, Haly said no.", "Haly", "Ann Hale"),
        ("Bo bin Omar met King Omar of Vale. He left.", "King Omar", "Bo bin Omar"),
    ],
)  # fmt: skip
def test_a_name_that_may_mean_others_stays_by_itself(text: str, name: str, never: str) -> None:
    assert actors(text).get(name) != never


def test_what_comes_from_a_country_is_no_actor() -> None:
    text = "The South Korean leader met the North Korean minister, said Ann Lee."
    assert not {"South Korean", "North Korean"} & set(actors(text).values())


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("On Monday the U.S. Department of Justice said no.", "U.S. Department of Justice"),
        ("On Monday the U.S. House of Representatives voted.", "U.S. House of Representatives"),
        ("It rained. Institute of Harbours staff left on Monday.", "Institute of Harbours"),
        ("It was late. White House officials said that it rained on Monday.", "White House"),
        ("He cited the Fair Ports for Towns Act, and left.", "Fair Ports for Towns Act"),
        ("That day the Hale Center for Justice said so.", "Hale Center for Justice"),
        ("It was late. The court upheld Hale v. Ward on Monday, and left.", "Hale v. Ward"),
    ],
)  # fmt: skip
def test_a_body_has_its_whole_name(text: str, whole: str) -> None:
    assert whole in actors(text).values()


@pytest.mark.parametrize(
    ("office", "role"),
    [
        ("Secretary of State", "secretary of state"),
        ("Chief of Staff", "chief of staff"),
        ("Speaker of the House", "speaker of the House"),
        ("Mayor of London", "mayor of London"),
        ("Ambassador to Peru", "ambassador to Peru"),
        ("White House Press Secretary", "press secretary"),
        ("National Security Adviser", "national security adviser"),
        ("South Korean President", "South Korean president"),
    ],
)
def test_an_office_and_a_name_are_one_person(office: str, role: str) -> None:
    people = cast(parse(f"It rained on Monday. They met {office} Ann Lee on Tuesday, he said."))
    assert [(a.name, a.role) for a in people.actors if a.kind == "person"] == [("Ann Lee", role)]


def test_two_offices_before_a_name_are_one_person() -> None:
    text = (
        "It was late. The mill's owner and manager, Ann Lee, said that it was not so. "
        "Rule 38 says that no crew may be bound by it, House and Senate leaders said."
    )
    speakers = {s.speaker for s in statements(parse(text))}
    assert {"Ann Lee", "House and Senate leaders"} <= speakers
    assert "Rule 38" in set(actors(text).values())


def test_a_word_that_opens_a_sentence_is_no_actor() -> None:
    text = "Clouds gathered over the town, said Ann Lee. Criticism grew. McHale left on Monday."
    assert {a.name for a in spoken(statements(parse(text))).actors} >= {"Ann Lee"}
    names = {a.name for a in spoken(statements(parse(text))).actors}
    assert not names & {"Clouds", "Criticism"}


def test_what_qualifies_and_what_stands_in_an_address_is_no_actor() -> None:
    text = (
        "The Lee-ordered plan was made long before, said the Iranian-born writer Ann Ward, in a "
        "Muslim-majority country, and she cited https://t.co/NMio8lenl with #NoHarbour."
    )
    assert [a.name for a in spoken(statements(parse(text))).actors if a.named] == ["Ann Ward"]


def test_several_capitals_are_a_person_only_where_something_says_so() -> None:
    text = "It was long before that he wanted the Border Wall built. He met Ann Lee, he said."
    kinds = {a.name: a.kind for a in spoken(statements(parse(text))).actors}
    assert kinds["Ann Lee"] == "person"
    assert kinds.get("Border Wall") != "person"


def test_an_administration_has_a_person_at_its_head() -> None:
    text = "It was long before that the Hale administration said so. Ann Lee of Orel left."
    kinds = {a.name: a.kind for a in spoken(statements(parse(text))).actors}
    assert kinds["Hale"] == "person"


def test_numbers_and_owners_take_time_in_proportion() -> None:
    def seconds(count: int) -> float:
        article = parse("\n\n".join(f"Bo Lee saw Pier {n} by Moody’s shop." for n in range(count)))
        return of_the_processor(lambda: cast(article))

    assert grows_in_proportion(seconds, 200, 10)


def test_justice_is_somebody_only_on_a_bench() -> None:
    text = "It rained. A state justice, Ann Lee, said that the mayor had obstructed justice."
    assert {a.name for a in cast(parse(text)).actors} == {"Ann Lee", "the mayor"}


def test_they_is_a_country_that_is_named_by_its_people() -> None:
    text = "Finland sent a note. Bo Lee of Turku read it. The Finns left, because they were tired."
    people = cast(parse(text))
    assert [people.actors[m.actor].name for m in people.mentions if m.span.of(text) == "they"] == [
        "Finland"
    ]


@pytest.mark.parametrize(
    ("full", "later"),
    [
        ("Omar al-Masri", "al-Masri"),
        ("Omar al-Masri", "Masri"),
        ("Omar el-Masri", "El-Masri"),
        ("Omar Masri", "al-Masri"),
        ("Zoltan Ra’ad Al Masri", "Al Masri"),
    ],
)
def test_a_family_name_may_have_its_article_or_not(full: str, later: str) -> None:
    text = (
        f"It rained for a week. The minister for human rights, {full}, said on Friday that the dam "
        f"was safe. “We know it,” {later} said later on that day. On Monday {later} left the town."
    )
    people = spoken(statements(parse(text))).actors
    assert [a.name for a in people if a.kind == "person"] == [full]


def test_an_article_begins_the_name_of_a_group() -> None:
    text = (
        "It rained for a week. Ann Lee said that an al-Namir-linked band and al-Namir itself had "
        "left. Key blocs, al-Sadek and the Harbour Regional Council (HRC) agreed."
    )
    names = {a.name for a in cast(parse(text)).actors}
    assert {"al-Namir", "al-Sadek", "Harbour Regional Council"} <= names
