"""Which rows the table of actors shows, under which names. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.actors.cast import Cast, cast
from analysis.article.article import parse
from analysis.pipeline import Analysis, analyse
from analysis.statements.spoken_about import spoken_about
from analysis.views.actors import table_rows
from analysis.views.sources import is_listed


def people(text: str) -> Cast:
    return cast(parse(text))


def names(text: str) -> set[str]:
    return {actor.name for actor in people(text).actors if actor.named}


def read(text: str) -> Analysis:
    return analyse(parse(text), method="rules", deep=False)


def rows(text: str) -> dict[str, str]:
    """The names of the rows that are shown, folded or not, and their descriptions."""
    a = read(text)
    return {
        row.actor.name: row.description for part in table_rows(a.actors, a.article) for row in part
    }


def actor_of(text: str, words: str) -> str:
    found = people(text)
    spans = [m for m in found.mentions if m.span.of(text) == words]
    return found.actors[spans[-1].actor].name


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("It is bad, Republicans said. They met GOP leaders of the town.", "GOP", "Republicans"),
        ("The Republican Party met. Then the Republicans left.", "Republicans", "Republican Party"),
        ("The Justice Department sued. They wrote to DOJ again.", "DOJ", "Justice Department"),
        ("The Justice Department sued. They wrote to the DoJ.", "DoJ", "Justice Department"),
        ("The Daily Port News Foundation (TheDPNF) asked. They read TheDPNF.", "TheDPNF",
         "Daily Port News Foundation"),
        ("They met the U.S. Senate and the Ohio Senate. The bill is in the Senate.", "Senate",
         "U.S. Senate"),
        ("They met the Hale Foundation for the Old Arts. The Hale Foundation left.",
         "Hale Foundation", "Hale Foundation for the Old Arts"),
        ("WAFB-TV reported it. They read WAFB at home.", "WAFB", "WAFB-TV"),
        ("The troops of Russia left. It is the Russian Federation that sent them.",
         "Russian Federation", "Russia"),
        ("The Northam Post reported it. It was late, the Post said.", "Post", "The Northam Post"),
    ],
)  # fmt: skip
def test_a_body_and_its_short_name_are_one(text: str, short: str, name: str) -> None:
    assert actor_of(text, short) == name


def test_some_of_a_party_are_not_the_party() -> None:
    text = "They met GOP leaders. The bill is bad, House Republicans said. Some Republicans left."
    assert {"GOP", "House Republicans"} <= names(text)


def test_a_father_and_his_son_are_two() -> None:
    text = (
        "President Karl Hale helped. Karl Hale Jr said that it was late. Mr Hale Jr met her. "
        "Mr Hale left. President Hale denied it."
    )
    found = people(text)
    of = {m.span.of(text): found.actors[m.actor].name for m in found.mentions}
    assert of["President Hale"] == of["Mr Hale"] == "Karl Hale"
    assert of["Mr Hale Jr"] == "Karl Hale Jr"
    assert names("Donald Hale, Jr. wrote it. Don Hale Jr. left. Donald Hale is old.") == {
        "Donald Hale, Jr.", "Donald Hale"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The bill was signed by Director James A. Baker on Monday.", {"James A. Baker"}),
        ("It was said by George Will and by one Will Holm.", {"George Will", "Will Holm"}),
        ("He beat challenger Democrat Beto O’Dell of the town.", {"Beto O’Dell"}),
        ("They beat one man of the town, Dean Heller, by far.", {"Dean Heller"}),
        ("The king met Karl Hale III and no other man.", {"Karl Hale III"}),
        ("They met Mr. Hale. “Fire Hale!” they cried.", {"Hale"}),
        ("He is the envoy to Peru Ann Lee spoke of.", {"Peru", "Ann Lee"}),
        ("It was written by Rep.Vern Hale of the town.", {"Vern Hale"}),
        ("They gave to the Association for the Advancement of Old Ports.",
         {"Association for the Advancement of Old Ports"}),
        ("She studied at the Northam University of Science and Technology.",
         {"Northam University of Science and Technology"}),
        ("It was told by Northam Parks and Wildlife spokesman Tom Ward.",
         {"Northam Parks and Wildlife", "Tom Ward"}),
        ("They play in Major League Baseball for now.", {"Major League Baseball"}),
        ("They gave to Mothers Against Bad Driving at last.", {"Mothers Against Bad Driving"}),
        ("They met the former head of the CIA David Petrell.", {"CIA", "David Petrell"}),
        ("It is late, she told GB News: “It rains.”", {"GB News"}),
        ("They met the Rev. Karl Hale Jr. Vivian Lund left.", {"Karl Hale Jr.", "Vivian Lund"}),
        ("They met Prime Minister Theresa May and left.", {"Theresa May"}),
        ("It is paid by the Children’s Health Fund of old.", {"Children’s Health Fund"}),
        ("A sign of the Hambal Centre for Islamic studies fell.", {"Hambal Centre"}),
        ("Karl Hale, a writer known as Nina Holm, left.", {"Karl Hale"}),
        ("How they attacked the clerk John Lewis Read more", {"John Lewis"}),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_nothing_more(text: str, right: set[str]) -> None:
    assert names(text) == right


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Ann Lee met Tom Ward. The Super PAC met him. Two PACs met him.", {"Super PAC", "PACs"}),
        ("Ann Lee reads “Rex Morgan” at home.", {"Rex Morgan"}),
        (("It rains in Ohio. They drove to Ohio. They left Ohio on foot. They like Ohio. "
         "Winning Ohio could help Ann Lee. Ohio could be late."), {"Ohio"}),
        ("NORTHAM (AP) — It rained on Ann Lee. (Tom Ward/Port Post via AP)",
         {"AP", "Associated Press"}),
        ("It rained on Ann Lee on Monday.\n\nPhotograph: UPI / Northam Pictures", {"UPI"}),
        ("Ann Lee joined the Women’s March on the town.", {"Women"}),
        ("Ann Lee went to her office on Capitol Hill.", {"Capitol Hill"}),
        ("Ann Lee left when DACA was cut.", {"DACA"}),
        ("The Lund-Holm bill of Karl Lund and Nina Holm hurt Ann Lee.", {"Lund-Holm"}),
        ("Ann Lee signed the Executive Order at noon.", {"Order", "Executive Order"}),
        ("Ann Lee left. (RELATED: Port Board Push Stopped By Karl Lund)", {"Karl Lund"}),
        ("Ann Lee met Karl Lund and all future Lunds.", {"Lunds"}),
        ("Time will tell. Ann Lee has no time.", {"Time", "The Time"}),
    ],
)  # fmt: skip
def test_things_places_and_credits_have_no_row(text: str, none: set[str]) -> None:
    shown = rows(text)
    assert "Ann Lee" in shown
    assert not none & set(shown)


def test_a_piece_of_a_phrase_has_no_row() -> None:
    text = (
        "Retired port officer and former mayor Ann Lee said that it rained. In other towns "
        "officials said that it snowed. The port is old, say many."
    )
    assert not {name for name in rows(text) if " and " in name or name.startswith(("in ", "many"))}


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("Tom Ward, the port magnate, and his wife, Ann, gave to the town.", "port magnate"),
        ("He may fire Tom Ward, a port spokeswoman said on Monday.", ""),
        ("“I like Tom Ward, the president ought to like Ward,” he said.", ""),
        ("The council yanked CNN reporter Tom Ward’s pass on Monday.", "CNN reporter"),
        ("Demand Sen. Tom Ward put the bill up for a vote.", ""),
        ("That is the way Kent University political scientist Tom Ward tells it.", ""),
        ("The Committee on the Judiciary Chairman Tom Ward left.", ""),
        ("Health and Human Services Secretary Tom Ward left the town.", ""),
        ("Ann Lee and Energy Secretary Tom Ward left the town.", "energy secretary"),
        ("Defense Minister Brigadier General Tom Ward left the town.", "defense minister"),
        ("House Democrats and Attorney General Tom Ward left.", "attorney general"),
        ("Outgoing Lt. Gov. Tom Ward left the town.", "outgoing lieutenant governor"),
    ],
)
def test_a_description_is_the_persons_own_and_whole(text: str, described: str) -> None:
    assert rows(text)["Tom Ward"] == described


def test_an_era_or_supporters_are_not_who_they_are_called_after() -> None:
    text = (
        "“The rules of the Hale administration were bad,” Ann Lee said. “Hale supporters are "
        "loud,” Tom Ward said. “Hale is old,” Mary Cole said. Karl Hale left."
    )
    found = spoken_about(read(text).statements)
    about = {(one.statement.speaker, one.target.name) for one in found if one.statement}
    assert about == {("Mary Cole", "Karl Hale")}


def test_a_country_where_something_is_is_not_spoken_about() -> None:
    text = (
        "“The envoy in Peru is ill,” Ann Lee said. “It is in Lima, Peru,” Karl Hale said. “Peru is"
        " at fault,” Tom Ward said. Peru acted."
    )
    found = spoken_about(read(text).statements)
    about = {(one.statement.speaker, one.target.name) for one in found if one.statement}
    assert about == {("Tom Ward", "Peru")}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("“It rains,” said Port Watch Committee Head Clerk Ann Lee on Twitter.", "Ann Lee"),
        ("The Prime Minister of Orel said that it rains.", "Prime Minister of Orel"),
        ("A spokeswoman from the Orel Department of Ports said that it rains.", "A spokeswoman"),
        (
            "It is late.\n\nThe tram is late again. — Harbour Talk (@htalk) May 3, 2019",
            "Harbour Talk",
        ),
    ],
)
def test_who_surely_speaks_is_among_actors_and_sources(text: str, row: str) -> None:
    a = analyse(parse(f"A Day by the Sea\n\n{text}"), deep=False)
    shown = [one for part in table_rows(a.actors, a.article) for one in part]
    assert any(row.lower() in one.actor.name.lower() and one.sure for one in shown)
    assert any(row.lower() in source.name.lower() and is_listed(source) for source in a.sources)


def test_who_may_be_named_elsewhere_has_no_row() -> None:
    text = "Orel\n\nTom Ward, the prime minister, left. The Prime Minister of Orel said it rained."
    assert not any("of Orel" in name for name in rows(text))


@pytest.mark.parametrize(
    ("text", "name", "described"),
    [
        ("Ann Lee, co-founder of the Harbour Club — who is 40 — said it rained.", "Ann Lee",
         "co-founder of the Harbour Club"),
        ("(HPN) – Harbour Party nominee Ann Lee said that it rained.", "Ann Lee",
         "Harbour Party nominee"),
        ("Ann Lee said it rained. “It pours,” said Lee, a former mayor of Northam.", "Ann Lee",
         "former mayor of Northam"),
        ("They met former Ward strategist Ann Lee. Tom Ward said that it rained.", "Ann Lee",
         "former Ward strategist"),
        ("It worked for former Ohio Gov. Ann Lee. Lee said it rained.", "Ann Lee",
         "former Ohio governor"),
        ("Ann Lee, Northam Council of Ports regional director, said it rained.", "Ann Lee",
         "Northam Council of Ports regional director"),
        ("Ward elevated Ann Lee, effectively replacing his campaign manager, Bo Lund.", "Ann Lee",
         ""),
        ("Ward acted like a mini Ann Lee, a politician prone to rows.", "Ann Lee", ""),
        ("GOP Sens. Tom Ward of Maine, Bo Lund of Ohio and Ann Lee voted no.", "Ann Lee",
         "GOP senator"),
        ("It is part of special counsel Ann Lee’s inquiry.", "Ann Lee", "special counsel"),
        ("Ann Lee, 31, an architect in Northam, said it rained.", "Ann Lee",
         "architect in Northam"),
        ("Ann Lee, a professor at Kent and frequent critic on harbour issues, said it rained.",
         "Ann Lee", "professor at Kent"),
        ("“I’m a former reporter, Ann Lee, so I know,” Tom Ward said.", "Ann Lee", ""),
        ("Tom Ward hired Lund and returned former port chief Ann Lee to his staff.", "Ann Lee",
         "former port chief"),
    ],
)  # fmt: skip
def test_a_description_is_whole_and_of_whom_it_tells(text: str, name: str, described: str) -> None:
    assert rows(text)[name] == described


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("The House Ports, Mines and Technology Committee met Ann Lee.", {"Technology Committee"}),
        ("Ann Lee left after hurricane Sandy hit the town.", {"Sandy"}),
        ("Ann Lee met Presidents Tom Ward and Bo Lund.", {"Presidents Tom Ward"}),
        ("Ann Lee left.\n\nThis post was written through our Northam Post project.",
         {"Northam Post"}),
        ("The Nasdaq Composite fell. Ann Lee flew on Air Force One.",
         {"Nasdaq Composite", "Air Force One"}),
        ("Ann Lee praised our Partner Program and the Data Protection Regulation.", {"Program"}),
    ],
)  # fmt: skip
def test_things_and_pieces_of_names_have_no_row(text: str, out: set[str]) -> None:
    assert not out & rows(text).keys()


def test_a_land_in_the_headline_is_no_author() -> None:
    text = "South Korea: Lee Is Wrong\n\nSouth Korea is disputing former adviser Ann Lee’s account."
    assert "Ann Lee" in rows(text + "\n\nIt rained in Northam.\n\nIt rained again.\n\nIt was cold.")


def test_one_described_first_and_named_below_is_one_source() -> None:
    a = read(
        "A former port official said no.\n\nThe town asked why.\n\n“It rains,” said Ann Lee, "
        "the former port official.\n\nSeveral senators have said they will go."
    )
    assert [s.name for s in a.sources if not s.doubts] == ["Ann Lee", "several senators"]
    assert not any(s.anonymous for s in a.sources if not s.doubts)
    assert "A former port official" not in {
        row.actor.name for part in table_rows(a.actors, a.article) for row in part
    }
