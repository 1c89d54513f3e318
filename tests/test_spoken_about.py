"""Who surely speaks about whom, and what the table of actors shows. Texts written for Sayso."""

import re

import pytest

from analysis.article.article import parse
from analysis.statements.actor_table import actors
from analysis.statements.spoken_about import is_sure, spoken_about
from analysis.statements.statements import statements
from analysis.views.actors import actors as actors_table


def pairs(text: str) -> set[tuple[str, str]]:
    """Speaker (empty: the reporter) and target of all that is surely spoken about."""
    found = spoken_about(statements(parse(text), method="rules"))
    return {(one.statement.speaker if one.statement else "", one.target.name) for one in found}


def test_names_count_and_pronouns_do_not():
    text = "“Tom Ward is wrong. We told him,” said Ann Lee. “They and Mary Cole know it.”"
    assert {p for p in pairs(text) if p[0]} == {("Ann Lee", "Tom Ward"), ("Ann Lee", "Mary Cole")}


def test_nobody_speaks_about_oneself_by_name():
    assert ("Ann Lee", "Ann Lee") not in pairs("“Ann Lee will win,” said Ann Lee in Boston.")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Mary Hill met the Iowa State Troopers. They left.", ("", "Iowa")),
        ("The anti-Ward camp cheered. Tom Ward left.", ("", "Ward")),
        ("Hopes fell on Capitol Hill, and The Hill wrote that it rained.", ("", "Hill")),
    ],
)
def test_a_part_of_another_name_is_no_name(text, wrong):
    assert wrong not in pairs(text)


def test_quoted_words_that_are_nobodys_are_not_the_reporters():
    assert pairs("It rained. “Tom Ward is a liar and a cheat, all of us know.” It rained.") == set()


def test_what_is_not_sure_is_not_counted():
    said = statements(parse("“Tom Ward is wrong,” said Ann Lee."), method="rules")
    assert [is_sure(s) for s in said] == [True]


def rows_of(text: str) -> list[list[str]]:
    article = parse(text)
    html = actors_table(actors(article, statements(article, method="rules")), article).html
    rows = re.findall(r"<tr.*?</tr>", str(html), re.DOTALL)
    return [
        [" ".join(re.sub(r"<[^>]+>", " ", c).split()) for c in re.findall(r"<t[dh].*?</t[dh]>", r)]
        for r in rows
    ]


def test_speakers_come_first_and_nobody_is_counted_in_the_heading():
    text = (
        "Success\n\nTom Ward met Mary Cole in Boston. “Mary Cole is late,” said Ann Lee. “The "
        "mayor lied,” said one of them. Roughest was the end."
    )
    rows = rows_of(text)
    assert rows[1][0] == "Ann Lee"
    named = {row[0] for row in rows}
    assert {"Ann Lee", "Tom Ward", "Mary Cole"} <= named
    assert not named & {"Success", "Roughest", "one of them"}


def test_a_role_is_what_stands_at_the_name():
    text = (
        "Campaign spokeswoman Ann Lee spoke. If President Tom Ward said so, it would be odd. "
        "Mary Cole is catching a cold. The mayor, Jo Marsh, left."
    )
    cast = statements(parse(text), method="rules").cast
    roles = {actor.name: actor.role for actor in cast.actors}
    assert roles["Ann Lee"] == "campaign spokeswoman"
    assert roles["Tom Ward"] == ""
    assert roles["Mary Cole"] == ""
    assert roles["Jo Marsh"] == "mayor"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The vote failed in the town. It rained all day. Carl Hobbs", "Carl Hobbs"),  # signed
        ("It rained in Boston all day long.\n\nCarl Hobbs, Northam Post", "Carl Hobbs"),
        ("It rained.\n\nCarl Hobbs and Ann Lee contributed to this report.", "Carl Hobbs"),
        ("She spoke, as follows:\n\nThe plan of Carl Hobbs is bad for all of us.", "Carl Hobbs"),
        ("The full transcript of it is below.\n\nHi all. Carl Hobbs was late.", "Carl Hobbs"),
        ("It rained.\n\nThey cut it, and Carl Hobbs owes us more than our share.", "Carl Hobbs"),
    ],
)
def test_what_is_not_plainly_the_reporters_is_not_counted(text, name):
    assert ("", name) not in pairs(text)


def test_titles_and_common_nouns_are_no_actors():
    text = (
        "“We judge them, Mr. President,” said Ann Lee. “People in Boston pay taxes,” said Tom Ward."
    )
    assert not {target for _, target in pairs(text)} & {"President", "People"}


def test_a_title_behind_then_is_whole():
    text = "It was then-Secretary of State Mary Cole. They met Tom Ward."
    assert ("", "Mary Cole") in pairs(text)


def test_every_place_where_a_name_stands_is_counted():
    text = (
        "It rained in Virginia. Ward met Tom Ward’s friends of the Northam Dock Company (NDC). NDC "
        "President Mary Cole was late. The NDC paid, and the NDC left."
    )
    article = parse(text)
    found = actors(article, statements(article, method="rules"))
    counts = {row.actor.name: len(row.names) for row in found}
    assert (counts["Tom Ward"], counts["Northam Dock Company"]) == (2, 5)


def test_one_sentence_with_we_leaves_the_others_to_the_reporter():
    text = (
        "The town waited. Then we got the answer. Carl Hobbs spent a million on it. It is lost. "
        "It rained.\n\nAll wait."
    )
    assert ("", "Carl Hobbs") in pairs(text)
    assert pairs("We waited. Carl Hobbs spent a million. It rained.\n\nThey left.") == {
        ("", "Carl Hobbs")
    }
    assert pairs("We waited. Carl Hobbs spent a million.\n\nThey left.") == set()
