"""Who speaks, about whom, and who is only spoken about. All texts were written for Sayso."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.article import parse
from analysis.pipeline import analyse
from analysis.statements.actor_table import actors, spoken
from analysis.statements.statements import statements

TEXT = (
    "Mayor Ann Lee met Tom Ward, a driver, at the town hall of Northam on Monday.\n\n"
    "“Ward is wrong, and I will not listen to him,” Lee said. “The tram will come.”\n\n"
    "Ward said that the mayor was wrong. “She is too late,” he added.\n\n"
    "Paul Hill was not there. A source close to the mayor said that Hill would pay for it.\n\n"
    "“The tram will never come,” said Hill’s letter, according to the Northam Post."
)


@pytest.fixture(scope="module")
def rows():
    found = analyse(parse(TEXT), method="rules", deep=False).actors
    return {row.actor.name: row for row in found}


def test_statements_and_words_are_counted_by_speaker(rows):
    assert (rows["Ann Lee"].direct, rows["Ann Lee"].indirect) == (1, 0)
    assert rows["Ann Lee"].words_spoken == 10 + 4
    assert rows["Tom Ward"].direct + rows["Tom Ward"].indirect == 2
    assert rows["Tom Ward"].words_spoken == 4


def test_who_speaks_about_whom(rows):
    assert "Tom Ward" in rows["Ann Lee"].speaks_about
    assert rows["Tom Ward"].spoken_about_by == ("Ann Lee",)
    assert rows["Ann Lee"].spoken_about_by == ()  # "the mayor" and "she" are no names
    assert "Ann Lee" not in rows["Ann Lee"].speaks_about


def test_pronouns_and_roles_are_mentions(rows):
    words = {span.of(TEXT) for span in rows["Ann Lee"].mentions}
    assert {"Mayor Ann Lee", "Lee", "She", "I", "the mayor"} <= words
    assert rows["Ann Lee"].first.of(TEXT) == "Mayor Ann Lee"


def test_who_is_never_quoted():
    text = "Ann Lee said that Tom Ward was wrong, and that Sue Day had paid him. He left."
    article = parse(text)
    found = actors(article, statements(article, method="rules"))
    assert [r.actor.name for r in found.never_quoted] == ["Tom Ward", "Sue Day"]


def test_an_anonymous_source_is_a_row_of_its_own(rows):
    (row,) = (r for r in rows.values() if r.actor.anonymous and r.statements)
    assert "source" in row.actor.name
    assert not row.actor.named


def test_whoever_passes_a_statement_on_is_not_silent(rows):
    row = rows["The Northam Post"]
    assert (row.statements, row.passes_on) == (0, 1)


def test_the_table_shows_every_actor(rows):
    article = parse(TEXT)
    found = actors(article, statements(article, method="rules"))
    table = found.table()
    assert list(table["actor"]) == [r.actor.name for r in found]
    assert table["statements"].sum() == len(statements(article, method="rules"))


def test_a_word_of_abuse_makes_no_new_actor():
    text = (
        "Tom Ward spoke in Northam. “Crooked Sarah Hill is afraid,” Ward said. Sarah Hill laughed."
    )
    article = parse(text)
    found = actors(article, statements(article, method="rules"))
    assert [r.actor.name for r in found if r.actor.kind == "person"] == ["Tom Ward", "Sarah Hill"]


def test_an_article_without_anybody():
    article = parse("It rained. It rained again, and then it stopped.")
    found = actors(article, statements(article, method="rules"))
    assert len(found) == 0
    assert list(found.table().columns)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_rows_in_the_text(text):
    article = parse(text)
    said = statements(article, method="rules")
    for row in actors(article, said):
        assert all(0 <= s.start < s.end <= len(text) for s in row.mentions)
    assert len(spoken(said).actors) == len(said.cast.actors)
