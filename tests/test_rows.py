"""Who has a row in the tables of actors and sources, and under which words. Written for Sayso."""

import pytest

from analysis.article.article import parse
from analysis.statements.actor_table import actors
from analysis.statements.sources import sources
from analysis.statements.statements import statements
from analysis.views.actors import table_rows


def _said(text: str):
    article = parse(text)
    return article, statements(article, method="rules")


def _listed(text: str) -> list[str]:
    article, said = _said(text)
    return [row.actor.name for part in table_rows(actors(article, said), article) for row in part]


def _sources(text: str) -> list[tuple[str, str]]:
    article, said = _said(text)
    return [(source.name, str(source.type)) for source in sources(article, said)]


@pytest.mark.parametrize(
    "source",
    ["A letter from Ann Lee", "Testimony given by Harbour Director Ann Lee"],
)
def test_the_words_of_a_letter_are_its_writers(source):
    _, said = _said(f"Ann Lee met Tom Ward on Monday. {source} said that the harbour was closed.")
    assert [s.speaker for s in said] == ["Ann Lee"]


def test_a_post_named_again_is_still_its_writers():
    text = "Ann Lee’s post said that it rained. “The harbour is closed,” the post continued."
    _, said = _said(text)
    assert {s.speaker for s in said} == {"Ann Lee"}


def test_a_study_speaks_for_itself():
    _, said = _said("Ann Lee’s study said that the harbour was closed.")
    assert [s.speaker == "Ann Lee" for s in said] == [False]


def test_places_are_listed_where_they_act():
    text = (
        "In Texas it rained, and the Ohio sun shone. Iowa sued Nebraska over the port. Ann Lee "
        "was born near Dallas, Texas. “It rains,” said Ann Lee."
    )
    assert set(_listed(text)) == {"Ann Lee", "Iowa", "Nebraska"}


def test_whoever_speaks_unsurely_is_listed_as_named():
    text = "Tom Ward met Ann Lee. Tom Ward pledged a new harbour. “It rains,” said Mary Cole."
    assert {"Tom Ward", "Ann Lee", "Mary Cole"} <= set(_listed(text))


def test_those_who_speak_together_have_their_own_rows():
    text = "“It rains,” Ann Lee and Tom Ward said."
    assert _sources(text) == [("Ann Lee", "named person"), ("Tom Ward", "named person")]
    article, said = _said(text)
    sure = {row.actor.name: row.sure for row in actors(article, said) if row.actor.named}
    assert sure == {"Ann Lee": 1, "Tom Ward": 1}


def test_what_happened_and_laws_are_no_sources():
    text = (
        "The evidence shows that the harbour was closed. The surprise decline suggests that it "
        "rained. The lawsuit says that Ann Lee lied."
    )
    assert _sources(text) == [("the lawsuit", "document")]


def test_an_office_is_whom_the_article_names_with_it():
    text = "Mayor Ann Lee met Tom Ward. “It rains,” the mayor said."
    assert _sources(text) == [("Ann Lee", "named person")]


def test_a_description_is_whole_or_left_out():
    text = (
        "“It rains,” said Tom Ward, director of ports and ships at the Kent Harbour Office. "
        "Special Counsel Mary Cole met Gov. Ann Lee. Jo Marsh, the head, left."
    )
    article, said = _said(text)
    told = {row.actor.name: row.description for row in actors(article, said)}
    assert told["Tom Ward"] == "director of ports and ships at the Kent Harbour Office"
    assert told["Mary Cole"] == "special counsel"
    assert (told["Ann Lee"], told["Jo Marsh"]) == ("governor", "")


def test_a_body_that_lists_its_fields_is_one_name():
    text = (
        "The Bureau of Mines, Ports and Lights met on Monday. The Bureau of Mines, Ports, "
        "Lights and Docks (MPL) wrote to Ann Lee, Tom Ward and Mary Cole. MPL is new."
    )
    _, said = _said(text)
    names = [a.name for a in said.cast.actors if a.named]
    assert names[0] == "Bureau of Mines, Ports, Lights and Docks"
    assert names[1:] == ["Ann Lee", "Tom Ward", "Mary Cole"]


def test_they_who_spoke_together_are_each_of_them():
    text = "“It rains,” Ann Lee and Tom Ward said. “It pours too,” they said."
    article, said = _said(text)
    rows = {row.actor.name: (row.sure, row.sure_words) for row in actors(article, said)}
    assert (rows["Ann Lee"], rows["Tom Ward"]) == ((2, 5), (2, 5))


def test_the_house_of_bishops_is_one_name():
    _, said = _said("The House of Bishops met Ann Lee. She left.")
    assert [a.name for a in said.cast.actors if a.named] == ["House of Bishops", "Ann Lee"]
