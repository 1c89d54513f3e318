"""Rows of actors and sources: who stands once, under which name, described as what. Own texts."""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.actors.name_match import same_actor
from analysis.article.article import parse
from analysis.pipeline import Analysis, analyse
from analysis.statements.description_words import deed_in
from analysis.statements.sources import sources
from analysis.statements.spoken_about import spoken_about
from analysis.statements.table_speakers import is_text_or_things
from analysis.views.actors import table_rows
from analysis.views.sources import is_listed

HEAD = "A Long Day at the Harbour\n\n"


def read(text: str, head: str = HEAD) -> Analysis:
    return analyse(parse(head + text), deep=False)


def rows(text: str, head: str = HEAD) -> dict[str, str]:
    a = read(text, head)
    return {
        row.actor.name: row.description for part in table_rows(a.actors, a.article) for row in part
    }


def names(text: str) -> set[str]:
    return {a.name for a in cast(parse(HEAD + text)).actors if a.named}


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("He fired Mr. Marl, the port counsel, Donald F. Hale II, said. The clerk, Ann Marl, left.",
         "Ann Marl", "clerk"),
        ("The race includes labour attorney Sheila Lisk.", "Sheila Lisk", "labour attorney"),
        ("The board hired tram engineer Ola Berg.", "Ola Berg", "tram engineer"),
        ("He met Tobias Adler, head of the Harbour Fund’s trade and capital markets office, today.",
         "Tobias Adler", "head of the Harbour Fund’s trade and capital markets office"),
        ("The Cardinals first-year head coach, Bo Ray, left.", "Bo Ray",
         "Cardinals first-year head coach"),
        ("He met Ann Lee, an agent of the Bureau of Rum, Snuff, Squibs and Bows.", "Ann Lee", ""),
        ("He met Vic Lund, a graduate of Orel College whom he knew well.", "Vic Lund",
         "graduate of Orel College"),
        ("He fought the ways and means committee chairman, Bo Ray, today.", "Bo Ray",
         "ways and means committee chairman"),
    ],
)  # fmt: skip
def test_a_description_is_whole_and_its_own(text: str, name: str, told: str) -> None:
    assert rows(text)[name] == told


def test_a_worker_accused_of_something_is_still_described() -> None:
    assert deed_in(["port", "worker", "accused", "of", "theft", "from", "Ann"]) == -1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Fort Lee Mayor Mark Holm spoke.", {"Mark Holm"}),
        ("On Monday Orel Admissions Dean Ann Holm wrote.", {"Ann Holm"}),
        ("They met Incumbent Democrats Ann Holm and Bo Ray.", {"Ann Holm", "Bo Ray"}),
        ("With Texan Rick Holm came Grandmother-of-three Ann Lund.", {"Rick Holm", "Ann Lund"}),
        ("Service Director R.D. “Tex” Holm spoke. Holm left.", {"R.D. “Tex” Holm"}),
        ("Critics at Moody's Investors Service met Standard & Poor's.",
         {"Moody's Investors Service", "Standard & Poor's"}),
        ("The Panel on Harbour Change met. The Orel Observatory for Human Rights left.",
         {"Panel on Harbour Change", "Orel Observatory for Human Rights"}),
        ("The Department of Trams and HPA met. The HPA left.", {"Department of Trams", "HPA"}),
    ],
)  # fmt: skip
def test_a_name_holds_no_more_than_a_name(text: str, found: set[str]) -> None:
    assert found <= names(text)
    assert not any(one != name and one in name for name in names(text) for one in found)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The Democratic California senator left.", "Democratic California"),
        ("Sens. Ann Holm and Bo Ray, both Democrats, left.", "both Democrats"),
        ("She bought a currency called Libra. He sold Libra.", "Libra"),
        ("They paid for the project Lincoln Yards.", "Lincoln Yards"),
    ],
)
def test_what_is_nobody_has_no_row(text: str, wrong: str) -> None:
    assert wrong not in rows(text)


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("United States Senate", "U.S. Senate", "organisation"),
        ("House of Representatives", "House", "organisation"),
        ("Centre for Trams", "Center for Trams", "organisation"),
        ("JD Holm", "James David Holm", "person"),
        ("R.D. Holm", "Randolph Holm", "person"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str, kind: str) -> None:
    assert same_actor(one, other, kind)


def test_a_family_name_in_front_wins_over_a_place() -> None:
    text = "President Moon Jae-in spoke. Moon's aides left. A train met Moon today."
    assert "Moon" not in names(text)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("Details in the footnotes", True),
        ("two prisons in Orel", True),
        ("public polling", True),
        ("industry executives", False),
        ("hundreds of migrants", False),
        ("Nato leaders", False),
    ],
)
def test_things_and_texts_are_told_from_groups(words: str, *, answer: bool) -> None:
    assert is_text_or_things(words) is answer


def test_one_description_has_one_row_and_a_headline_none() -> None:
    text = (
        "“It rains,” said a spokesman for Hale Inc on Monday.\n\nIt snowed.\n\n“It snows,” said a "
        "spokesman for Hale Inc. on Friday."
    )
    found = rows(text, "Woman says the harbour is shut\n\n")
    assert len([name for name in found if name.startswith("a spokesman")]) == 1
    assert not {"woman", "Woman"} & found.keys()


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Bo Ray said that even the Tram Board noted that it rained.", "Tram Board"),
        ("It rained, according to Canada’s Ministry of Trams.", "Ministry of Trams"),
        ("“It rains,” U.S. Ambassador to the United Nations Nora Hale said.", "Nora Hale"),
        ("Praise came from Israeli Prime Minister Bo Ray who said it was fine.", "Bo Ray"),
        ("A U.S. Harbour Police Administration (HPA) field agent told reporters that it was late.",
         "a U.S. Harbour Police Administration field agent"),
    ],
)  # fmt: skip
def test_a_source_is_the_name_that_it_ends_in(text: str, speaker: str) -> None:
    assert speaker in {s.speaker for s in read(text).statements}


def test_the_spokesperson_is_who_was_described_before() -> None:
    text = (
        "“We take all ads,” a company spokesperson said.\n\nThe spokesperson said that the ad was "
        "old.\n\nThe rival slammed it. Spokesman Bo Ray said that it rained."
    )
    a = read(text)
    told = {s.name: s.statements for s in sources(a.article, a.statements)}
    assert told["a company spokesperson"] == (1, 2)
    assert len(told["Bo Ray"]) == 1


def test_whom_a_lead_describes_may_be_named_right_below() -> None:
    text = (
        "A top health official has admitted that it is late.\n\n“It is not good,” said Dr Ann "
        "Holm from the Harbour Institute.\n\nIt rained.\n\nThe tram came."
    )
    assert "a top health official" not in rows(text)


def test_sources_that_have_a_name_elsewhere_are_not_listed() -> None:
    text = (
        "One of the mayor's top allies said on Monday that it was late.\n\nThe Harbour Committee "
        "for Fair Trams met. “It is bad,” the group said in a statement.\n\nMultiple women said "
        "that it rained. “I am cold,” said Bo Ray."
    )
    a = read(text)
    listed = {s.name for s in sources(a.article, a.statements) if is_listed(s)}
    assert listed == {"multiple women", "Bo Ray"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Then Sgt. 1st Class Ann Holm met Attorney General-designate Bo Ray.",
         {"Ann Holm", "Bo Ray"}),
        ("They met Det. Chief Insp. Ola Berg and Amb. Ida Kemp.", {"Ola Berg", "Ida Kemp"}),
        ("The Soros-founded Orel European University closed.", {"Orel European University"}),
    ],
)  # fmt: skip
def test_a_rank_or_whose_it_is_is_no_part_of_a_name(text: str, found: set[str]) -> None:
    assert found <= names(text)
    assert not any(one != name and one in name for name in names(text) for one in found)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("“This Fortune 500 firm is bad,” Ann Lee said.", "Fortune"),
        ("“I say that as a New Yorker, too,” Ann Lee said.", "New Yorker"),
        ("She spoke Pashto with him, Ann Lee said.", "Pashto"),
        ("He wrote “Feminists and the Lee Question,” she said. Tom Lund met Ann Lee.",
         "Lee Question"),
    ],
)  # fmt: skip
def test_lists_towns_tongues_and_titles_do_nothing(text: str, wrong: str) -> None:
    assert wrong not in rows(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Obama Justice Department sued. The Justice Department paid.", "Justice Department"),
        ("The Democratic House of Representatives voted.", "House of Representatives"),
        ("The House Committee on Oversight and Government Reform met.",
         "House Committee on Oversight and Government Reform"),
        ("The Organization for Security and Cooperation in Europe met.",
         "Organization for Security and Cooperation in Europe"),
        ("Iraq and Afghanistan Veterans of America met.",
         "Iraq and Afghanistan Veterans of America"),
    ],
)  # fmt: skip
def test_a_body_is_whole_and_no_presidents(text: str, found: str) -> None:
    assert {name for name in names(text) if name != "Obama"} == {found}


def test_a_campaign_is_not_who_runs() -> None:
    text = (
        "“The Ward campaign is late,” Ann Lee said. Bo Ward left. “I like Bo Ward,” said Al Moss."
    )
    a = read(text)
    assert {(one.statement.speaker, one.target.name) for one in spoken_about(a.statements)
            if one.statement is not None} == {("Al Moss", "Bo Ward")}  # fmt: skip
