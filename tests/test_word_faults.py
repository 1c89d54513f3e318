"""Kinds of faults in names, marks and speakers, with variants. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.quotes import quotes
from analysis.statements.runner_up import other_than
from analysis.statements.statements import Statements, statements

METHODS = pytest.mark.parametrize("method", ["tagger", "rules"])


def read(text: str, method: str = "tagger") -> Statements:
    return statements(parse(text), method=method)


def actors(text: str) -> list[str]:
    return [actor.name for actor in read(text).cast.actors]


# --- actors that are none


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Some 9,000 people signed, Ann Lee said.", "9,000 people"),
        ("The dyke shields 4,500 residents, Ann Lee said.", "4,500 residents"),
        ("Ann Lee said that 1,250,000 voters had stayed at home.", "1,250,000 voters"),
        ("Ann Lee said that 12\u202f000 workers had gone.", "12 000 workers"),
        ("Two thousand people came, Ann Lee said.", "two thousand people"),
        ("Ann Lee said that 1.5 million people had come.", "1.5 million people"),
    ],
)
def test_a_group_has_its_whole_number(text: str, group: str) -> None:
    assert sorted(actors(text)) == sorted(["Ann Lee", group])


@pytest.mark.parametrize(
    "text",
    [
        "“The photographs were taken from the wrong side,” said Ann Lee.",
        "The money had come out of the school fund, Ann Lee said.",
        "Ann Lee stood on the other side of the road and said that it was wet.",
        "The wrong sign was put up, Ann Lee said.",
    ],
)
def test_a_thing_is_no_actor(text: str) -> None:
    assert actors(text) == ["Ann Lee"]


def test_a_fund_that_speaks_is_an_actor() -> None:
    found = read("The pension fund said on Monday that it would sell its ships.")
    assert [s.speaker for s in found] == ["the pension fund"]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("“It is safe,” said Hart & Sons on the Mill Bridge.", "Hart & Sons"),
        ("Work by Hart & Sons on the Mill Bridge began in May.", "Hart & Sons"),
        ("Ann Lee met Orme & Daughters of Mill Street.", "Orme & Daughters"),
    ],
)
def test_a_firm_ends_before_where_it_works(text: str, firm: str) -> None:
    assert firm in actors(text)


@pytest.mark.parametrize(
    "text",
    [
        "Firm says dyke is safe\n\nHart & Sons said that it held. The firm said it would pay.",
        "Firm Told Of Cracks\n\nHart & Sons told us that it broke. The firm said it would pay.",
    ],
)
def test_a_firm_in_the_headline_is_the_one_below(text: str) -> None:
    found = read(text)
    assert not {"Firm", "firm", "the firm"} & {a.name for a in found.cast.actors}
    assert found[-1].speaker == "Hart & Sons"


@pytest.mark.parametrize(
    "text",
    [
        "„Wir haben nichts gewusst“, said Karl Moss.",
        "“Nous avons perdu,” said Karl Moss. “Cela suffit.”",
        "Karl Moss said: “Esto no puede ser.”",
    ],
)
def test_a_small_word_of_another_language_is_no_name(text: str) -> None:
    assert actors(text) == ["Karl Moss"]


def test_a_dean_named_dean_stays() -> None:
    found = read("Howard Dean spoke. The dean left. Dean, a doctor, began by saying he was ill.")
    assert found[-1].speaker == "Howard Dean"


# --- both halves of a quotation

NAMED = ["Mayor Helen Okafor", "Councillor Ruth Amari", "Police Chief Daniel Obi", "Dr. Ann Lee"]


@METHODS
@pytest.mark.parametrize("marks", ["“”", '""', "''"])
@pytest.mark.parametrize("who", NAMED)
@pytest.mark.parametrize("cue", ["{} said", "said {}", "{} told reporters", "{} added"])
def test_a_split_quotation_is_whole(method: str, marks: str, who: str, cue: str) -> None:
    left, right = marks if marks != "''" else ("''", "''")
    first, second = f"{left}The pictures,{right}", f"{left}were taken from the sea.{right}"
    text = f"Harbour shut for days\n\n{first} {cue.format(who)}, {second}"
    found = read(text, method)
    assert [[c.of(text) for c in s.content] for s in found] == [[first, second]]
    assert found[0].kind == "direct"
    assert found[0].speaker == who.split(" ", 2 if who.startswith("Police") else 1)[-1]


@METHODS
@pytest.mark.parametrize("title", ["Rain is coming", "Rain to hit harbour on Monday", "Rain"])
@pytest.mark.parametrize(
    "behind", ["on Monday", "Monday", "on 4 May", "last week", "on Monday night"]
)
def test_a_short_quotation_under_a_headline(method: str, title: str, behind: str) -> None:
    text = f"{title}\n\n“It will rain,” said Mayor Ann Lee {behind}."
    found = read(text, method)
    assert [(s.speaker, found.words(s)) for s in found] == [("Ann Lee", "“It will rain,”")]
    assert found[0].source[0].of(text) == "Mayor Ann Lee"
    assert [a.name for a in found.cast.actors] == ["Ann Lee"]


def test_a_source_is_not_what_the_quotation_goes_on_with() -> None:
    text = "“They can go to jail” for such a thing, Ann Lee said."
    assert [s.source[0].of(text) for s in read(text)] == ["Ann Lee"]


def test_words_before_the_cue_stay_with_the_quotation_behind_it() -> None:
    text = "It was, Ann Lee said, “a place where nobody had ever been happy for a day.”"
    found = read(text)
    assert len(found) == 1
    assert found.words(found[0]).startswith("It was")


# --- two apostrophes as marks


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("''I've read it twice.''", ["I've read it twice."]),
        ("Ann Lee put it down. ''I've read it twice.''", ["I've read it twice."]),
        ("''It rains,'' Ann Lee said. ''It pours.''", ["It rains,", "It pours."]),
        ("Ann Lee (''the mayor of all of them'') left.", ["the mayor of all of them"]),
        ("``It rains,'' Ann Lee said.", ["It rains,"]),
        ("The board is 5' 11'' long and 3'' wide.", []),
    ],
)
def test_two_apostrophes_are_marks(text: str, inner: list[str]) -> None:
    assert [q.inner.of(text) for q in quotes(parse(text))] == inner


# --- who speaks


@pytest.mark.parametrize(
    "wish",
    [
        "who asked not to be named",
        "who asked not to be identified",
        "who refused to be named",
        "who requested anonymity",
        "who asked for anonymity",
        "who declined to give his name",
        "who wished to remain anonymous",
    ],
)
@pytest.mark.parametrize("said", ["said that the ship was held", "said: “The ship is held here.”"])
def test_a_wish_not_to_be_named_is_no_statement(wish: str, said: str) -> None:
    found = read(f"A spokesman for the department, {wish}, {said}.")
    assert len(found) == 1
    assert found[0].speaker.startswith("a spokesman")


def test_another_wish_is_a_statement() -> None:
    text = "Ann Lee asked not to be sent home."
    assert [s.speaker for s in read(text)] == ["Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "A panel opened an inquiry into who knew what.",
        "The council began an investigation into who paid for the trip.",
        "Police launched a probe into how the fire began.",
        "The ministry opened a review into why the dyke broke.",
    ],
)
def test_an_inquiry_is_no_statement(text: str) -> None:
    assert list(read(text)) == []


@pytest.mark.parametrize("who", ["harbour master", "school caretaker", "harbourmaster"])
@pytest.mark.parametrize("mayor", ["Helen Okafor, the mayor,", "Mayor Tom Ward"])
def test_an_office_is_not_whom_another_paragraph_names(who: str, mayor: str) -> None:
    found = read(
        f"{mayor} said that the bridge was safe.\n\nThe ships were late on Monday.\n\n"
        f"The road was closed for hours, the {who} said. The wrong road was closed, he said."
    )
    assert [s.speaker for s in found][1:] == [f"the {who}"] * 2


# --- who else it may be


@pytest.mark.parametrize(
    ("speaker", "second", "shown"),
    [
        ("Hossein Dehghan", "Defense Minister Brigadier General Hossein Dehghan", ""),
        ("Peter Lindqvist", "its chief executive, Peter Lindqvist", ""),
        ("firm", "the firm", ""),
        ("a spokesman for the port", "a spokesman", ""),
        ("Bush", "George W. Bush", ""),
        ("a spokesman for the port", "the port", "the port"),
        ("Ann Lee", "Ann Lee’s lawyer", "Ann Lee’s lawyer"),
        ("Ann Lee", "Ann Lee and Tom Ward", "Ann Lee and Tom Ward"),
        ("Ann Lee", "Tom Ward", "Tom Ward"),
        ("Ann Lee", "Bob Lee", "Bob Lee"),
        ("the Bank of Norway", "Norway", "Norway"),
        ("Ann Lee", "", ""),
    ],
)
def test_a_runner_up_is_another(speaker: str, second: str, shown: str) -> None:
    assert other_than(speaker, second) == shown


def test_no_second_description_is_shown() -> None:
    found = read(
        "The firm, Nordvik, lost money. Its chief executive, Peter Lindqvist, said that the year"
        " was hard. The chief executive said he would stay."
    )
    assert [(s.speaker, s.runner_up) for s in found] == [("Peter Lindqvist", "")] * 2


def test_the_full_name_is_given_only_where_it_is() -> None:
    found = read(
        "Helen Okafor said that it rained. Okafor said that it poured. Mayor Okafor said that it"
        " snowed."
    )
    full = ["The full name is given." in s.why for s in found]
    assert full == [True, False, False]
