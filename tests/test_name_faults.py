"""Kinds of faults in who is who, each with its variants. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.doubtful_speakers import highest_speaker_p
from analysis.statements.source_titles import title_of
from analysis.statements.statements import Statements, statements


def read(text: str) -> Statements:
    return statements(parse(text))


def named(found: Statements) -> list[str]:
    return [actor.name for actor in found.cast.actors if actor.named]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Jane Roe, M.D., said that the clinic would close. It is sad, Roe said.", ["Jane Roe"]),
        ("Helen Marsh QC said that the case was weak. “It is over,” Marsh said.", ["Helen Marsh"]),
        ("Karl Moss, MBE, said that he would stay in the hall.", ["Karl Moss"]),
        ("Ada Holm, Ph.D., told the panel that the dyke was old.", ["Ada Holm"]),
        ("Polls closed at 9 p.m. GMT, Ann Lee said.", ["Ann Lee"]),
        ("At 10:30 ET, Ann Lee said that she had won the vote.", ["Ann Lee"]),
        ("The talks begin at noon EST on Monday, said Tom Ward.", ["Tom Ward"]),
        ("In May, Ann Lee said that the port would open next May.", ["Ann Lee"]),
        ("Theresa May said in May that the bill was good. May said that she was sure.",
         ["Theresa May"]),
        ("April Holm said that the port would open in April.", ["April Holm"]),
    ],
)  # fmt: skip
def test_a_degree_a_time_zone_and_a_month_are_nobody(text: str, right: list[str]) -> None:
    found = read(text)
    assert named(found) == right
    assert {s.speaker for s in found} == set(right)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (("Velmora Biosciences, Inc., a clinical-stage company, said on Monday that its drug had "
         "failed. Velmora said that it would go on."), "Velmora Biosciences Inc"),
        ("Brindle Ltd. said that it would close its works. The works are old, Brindle said.",
         "Brindle Ltd"),
        ("Acme, Inc. said that sales had fallen. Acme said that it was sorry.", "Acme Inc"),
        (("Harrow Mills, LLC, a maker of flour, said that it had cash. It is enough, Harrow Mills "
         "said."), "Harrow Mills LLC"),
    ],
)  # fmt: skip
def test_the_form_of_a_company_is_part_of_its_name(text: str, name: str) -> None:
    found = read(text)
    assert named(found) == [name]
    assert {s.speaker for s in found} == {name}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (("President Hale opened the fair. “I am glad,” Hale said. His wife, Nora Hale, stood "
         "beside him. Hale said that it was late."), {"Hale"}),
        ("President Hale came at noon with first lady Nora Hale. Hale said that the dream lived.",
         {"Hale"}),
        ("Mayor Ward spoke for an hour. Ward’s brother Tom Ward came. Ward said that it rained.",
         {"Ward"}),
        ("Nora Hale, the president’s wife, opened the fair. “I am glad,” Hale said.",
         {"Nora Hale"}),
        ("Karl Hale spoke first. His wife, Nora Hale, listened. Hale said that it was late.",
         {"Karl Hale"}),
    ],
)  # fmt: skip
def test_a_relative_takes_nobodys_surname_away(text: str, right: set[str]) -> None:
    assert {s.speaker for s in read(text)} == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Ann’s brother Bob said that she was ill. “She will rest,” Bob said.", {"Bob"}),
        ("Tom Ward came late. Ward’s sister Eva said that the train had stopped.", {"Eva"}),
        ("Ann Lee came late. Lee’s brother, Max Roe, said that the train had stopped.",
         {"Max Roe"}),
    ],
)  # fmt: skip
def test_of_a_possessive_pair_the_second_speaks(text: str, right: set[str]) -> None:
    assert {s.speaker for s in read(text)} == right


@pytest.mark.parametrize(
    "text",
    [
        "Gordon Pike told Radio Granby that the goal was good. The league declined to comment.",
        "Gordon Pike told the Granby Post that the goal was good. The club declined to comment.",
        "Gordon Pike told Granby Television that the vote was good. The party refused to comment.",
        "Gordon Pike met the Granby Rowing Club. The bank said that it would not pay.",
    ],
)
def test_one_sort_of_body_is_not_another(text: str) -> None:
    wrong = {"Radio Granby", "Granby Post", "Granby Television", "Granby Rowing Club"}
    assert wrong.isdisjoint(s.speaker for s in read(text))


@pytest.mark.parametrize("word", ["however", "though", "meanwhile"])
def test_a_word_between_somebody_and_who_is_nobody(word: str) -> None:
    text = f"The reporter spoke to one man, {word}, who said that the rain was a blessing."
    assert [s.speaker for s in read(text)] == ["one man"]


@pytest.mark.parametrize(
    "text",
    [
        "President Marko Hale signed the law. “We were not asked,” Eva Salo told the daily.",
        "Governor Rita Cole vetoed the bill and left. “It is a shame,” said Eva Salo.",
        "The council passed the budget at night. It was late, said Eva Salo.",
        "Rita Cole opened the new bridge in May. “It is a fine bridge,” Eva Salo said.",
    ],
)
def test_an_act_without_words_is_no_statement(text: str) -> None:
    assert {s.speaker for s in read(text)} == {"Eva Salo"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("“The port is open,” said Ann Lee.The Ward bill is old, Lee said.",
         ["“The port is open,” said Ann Lee.", "The Ward bill is old, Lee said."]),
        ('They have no plan."The dyke is old," he wrote.Rep. Tom Ward agreed.',
         ["They have no plan.", '"The dyke is old," he wrote.', "Rep. Tom Ward agreed."]),
        ('"The dyke is old."The mayor left in 2011.It rained.',
         ['"The dyke is old."', "The mayor left in 2011.", "It rained."]),
        ("See www.Vale.Town and Roads.Com or vale.org/Old.Port, says the U.S. Army, Sen.Lee aside.",
         None),
        ("Will.I.Am sang for Yahoo!News in the St.John hall at 9 a.m. on Monday.", None),
    ],
)  # fmt: skip
def test_a_full_stop_without_a_space_ends_a_sentence(text: str, parts: list[str] | None) -> None:
    assert [s.of(text) for s in sentences(text)] == (parts or [text])


def test_an_adverb_that_opens_a_sentence_is_nobody() -> None:
    found = read(
        "Newly filed papers hold a study written by planner Tom Ward in which he concluded that "
        "the dyke was weak. Reilly said that the dyke was strong. Shortly after that, it rained."
    )
    assert named(found) == ["Tom Ward", "Reilly"]
    assert [s.speaker for s in found] == ["Tom Ward", "Reilly"]


@pytest.mark.parametrize("body", ["panel", "committee"])
def test_it_goes_on_for_the_body_that_spoke(body: str) -> None:
    found = read(
        f"A {body} met on Monday. The Vale Department told Tom Ward to keep a memo to himself, the "
        f"{body} said. It said that Ward did meet a baker."
    )
    said = [s.speaker for s in found if found.words(s).startswith(("The Vale", "that Ward"))]
    assert len(said) == 2
    assert len(set(said)) == 1
    assert body in said[0]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Citizens for Fair Ports President", "Citizens for Fair Ports"),
        ("Friends of the Harbour director", "Friends of the Harbour"),
        ("President of the Harbour Club", "Harbour Club"),
    ],
)
def test_a_title_may_begin_with_a_body_of_or_for_something(title: str, body: str) -> None:
    text = f"It rained in Northam. On Monday, {title} Ann Lee said that it was cold."
    found = read(text)
    actor = next(one for one in found.cast.actors if one.name == "Ann Lee")
    of = title_of(text, found.cast, actor)
    assert [of.title and of.title.of(text), of.organisation and of.organisation.of(text)] == [
        title,
        body,
    ]


def test_short_forms_that_begin_alike_leave_no_body_without_a_name() -> None:
    text = (
        "Bids by U.S. Harbour and Rescue Services (USHRS) opened on Monday, the U.S. said. USHRS "
        "gave no date."
    )
    found = statements(parse(text), method="rules")
    assert "U.S. Harbour and Rescue Services" in named(found)


@pytest.mark.parametrize(
    ("group", "person"),
    [
        ("Holm Haters", "Holm"),
        ("Holm Supporters", "Holm"),
        ("The Holm Foundation", "Holm"),
        ("The Holm Tower", "Holm"),
    ],
)
def test_a_group_or_thing_called_after_a_person_is_not_the_person(group: str, person: str) -> None:
    text = (
        f"{group} insisted that the tape was forged. Holm said on Monday that it was real. “I do "
        "not doubt it,” Holm said. Holm has asked for a second look."
    )
    found = read(text)
    kinds = {actor.name: actor.kind for actor in found.cast.actors if actor.named}
    name = group.removeprefix("The ")
    assert kinds[person] == "person"
    assert kinds[name] != "person"
    said = [s.speaker_id for s in found if "not doubt" in s.content[0].of(text)]
    ids = {actor.id for actor in found.cast.actors if actor.name == person}
    assert set(said) == ids


def test_a_surname_that_looks_like_a_plural_stays_a_surname() -> None:
    text = "Keisha Waters, 9, was at home. Keisha said that she was cold. Keisha told the police."
    assert named(statements(parse(text), method="rules")) == ["Keisha Waters"]


def test_a_double_surname_is_one_with_and_without_its_hyphen() -> None:
    text = (
        "Juan Pablo Lopez Sanchez was held on Monday. Lopez-Sanchez said that he was at home. "
        "Lopez Sanchez told the court so."
    )
    assert named(statements(parse(text), method="rules")) == ["Juan Pablo Lopez Sanchez"]


def test_a_city_with_a_given_name_in_it_goes_before_a_title() -> None:
    text = (
        "San Francisco Sheriff Ross Holm has defended his decision, saying he was following city "
        "law. Holm said that it was right."
    )
    found = read(text)
    kinds = {actor.name: actor.kind for actor in found.cast.actors if actor.named}
    assert kinds == {"San Francisco": "place", "Ross Holm": "person"}
    assert {s.speaker for s in found} == {"Ross Holm"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "A new NPR/PBS NewsHour/Marist poll found that 17 percent of Americans like the bill.",
            "a new NPR/PBS NewsHour/Marist poll",
        ),
        (
            "A Congressional Budget Office analysis released Monday found that it would cost more.",
            "a Congressional Budget Office analysis",
        ),
        (
            "He was ill. He met an infectious disease doctor who told him that there was hope.",
            "an infectious disease doctor",
        ),
    ],
)
def test_the_name_of_a_speaker_is_whole_and_no_more(text: str, speaker: str) -> None:
    assert [s.speaker for s in read(text)] == [speaker]


def test_a_box_of_highlights_is_no_part_of_the_text() -> None:
    text = (
        "Dyke bill stalls\n\nAnn Lee at the port. (Photo: Tom Ward, Northam Post) Story Highlights "
        "House chairman says the bill must win a majority\n\nThe bill was read on Monday. Ann Lee "
        "said that it was bad."
    )
    found = read(text)
    assert [s.speaker for s in found] == ["Ann Lee"]
    assert not [name for name in named(found) if "Highlights" in name]


def test_the_label_of_a_box_is_no_part_of_the_name_behind_it() -> None:
    text = (
        "Story highlights Ann Lee: The dyke bill is bad news for Northam\n\nThe bill was read on "
        "Monday. Lee said that it was bad."
    )
    found = read(text)
    assert [name for name in named(found) if "Lee" in name] == ["Ann Lee"]
    assert not [actor.name for actor in found.cast.actors if "ighlights" in actor.name]


def test_a_saint_before_a_title_is_a_city() -> None:
    found = read("San Juan Mayor Carmen Cruz said that it was bad. Cruz said that it would go on.")
    kinds = {actor.name: actor.kind for actor in found.cast.actors if actor.named}
    assert kinds == {"San Juan": "place", "Carmen Cruz": "person"}


def test_half_a_compound_is_not_who_speaks() -> None:
    text = (
        "The week ended with an assortment of Hale-friendly media figures who insist that the man "
        "was a plant. Tom Hale said no. Hale left."
    )
    insisted = next(s for s in read(text) if "plant" in s.content[0].of(text))
    assert insisted.speaker != "Tom Hale"


def test_what_is_one_thing_for_somebody_to_say_is_no_statement_of_theirs() -> None:
    text = (
        "It is one thing for paid harbour lobbyists to suggest the dyke was safe. It is sad, Ann "
        "Lee said."
    )
    assert [s.speaker for s in read(text) if s.sure] == ["Ann Lee"]


def test_he_is_less_surely_one_of_long_ago_where_another_was_named_since() -> None:
    text = f"Tom Hale opened the dyke. {'The rain fell on the roofs of the port. ' * 15}"
    text += "Karl Moss came by tram. He insisted that it was safe."
    at = text.index("He insisted")
    one = Candidate((Span(at, at + 2),), (Span(at + 3, at + 11),), (Span(at + 12, len(text) - 1),))
    people = cast(parse(text))
    assert highest_speaker_p(people, one, "Tom Hale") < highest_speaker_p(people, one, "Karl Moss")


def test_a_verb_before_a_surname_is_no_given_name() -> None:
    found = read(
        "Tom Ward met Ann Lee.\n\nRetorted Lee: “It is late.”\n\nQuipped Ward: “So are you.”"
    )
    assert named(found) == ["Tom Ward", "Ann Lee"]
