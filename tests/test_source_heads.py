"""Who it is that the words of a source name. All texts are written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.signed_posts import posts
from analysis.article.spans import Span
from analysis.statements.addressee import without_addressee
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.source_heads import head_of, with_own_sources
from analysis.statements.statements import statements


@pytest.mark.parametrize(
    ("source", "head"),
    [
        ("Several guilds, including the Sailors", "Several guilds"),
        ("Top Vale Democrats including Holm, who backs fees", "Top Vale Democrats"),
        ("The mayor including his aides", "The mayor including his aides"),
        ("Ida Holm, a teacher and Vale Radio guest", "Ida Holm"),
        ("former port director and Vale Radio guest Ida Holm", "Ida Holm"),
        ("House Committee on Fish and Port Reform Chairman Bo Ward", "Bo Ward"),
        ("Bo Ward and Vale Radio guest Ida Holm", "Bo Ward and Vale Radio guest Ida Holm"),
        ("Ida Holm, a teacher, and Bo Ward", "Ida Holm, a teacher, and Bo Ward"),
    ],
)
def test_a_source_is_who_it_names_first(source: str, head: str) -> None:
    assert head_of(source, Span(0, len(source))).of(source) == head


@pytest.mark.parametrize(
    ("text", "source", "own"),
    [
        ("Despite a storm, the mayor said no.", "Despite a storm, the mayor", "the mayor"),
        ("By the 1950s sailors' guilds said no.", "the 1950s sailors' guilds", "sailors' guilds"),
        ("After Holm said no.", "After Holm", "After Holm"),
        ("Almost two years ago sailors said no.", "Almost two years ago sailors", "sailors"),
        ("Overall, about half said no.", "Overall, about half", "about half"),
        ("Two years ago I said no.", "Two years ago I", "Two years ago I"),
        ("A captain drily said no.", "A captain drily", "A captain"),
        ("His whole family said no.", "His whole family", "His whole family"),
        ("They met a sailor the port said was lost.", "a sailor the port", "the port"),
    ],
)
def test_a_source_begins_with_who_speaks(text: str, source: str, own: str) -> None:
    at = text.index(source)
    cue = text.index("said")
    said = Span(cue + 5, len(text) - 1)
    one = Candidate((Span(at, at + len(source)),), (Span(cue, cue + 4),), (said,))
    assert with_own_sources(text, [one])[0].source[0].of(text) == own


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("Bo Ward plainly whether he knew it", "whether he knew it"),
        ("sailors that were late whether it rained", "sailors that were late whether it rained"),
    ],
)
def test_whom_something_is_asked_is_not_said(content: str, told: str) -> None:
    text = f"Holm asked {content}."
    one = Candidate((Span(0, 4),), (Span(5, 10),), (Span(11, len(text) - 1),))
    assert without_addressee(text, one).content[0].of(text) == told


def test_a_post_has_the_line_before_it_that_the_article_quotes() -> None:
    text = (
        "A dear ferry\n\n“Fees are far too high on the ferry,” Holm wrote.\n\nIt rained all day."
        "\n\nFees are far too high on the ferry.\n\nLower them. — Ida Holm (@idaholm) May 3, 2019"
    )
    (post,) = posts(parse(text))
    assert post.content[0].of(text).startswith("Fees are")


def test_a_paragraph_that_tells_of_the_speaker_is_no_block_of_hers() -> None:
    text = (
        "Rep. Holm, chair of the port, said that fees may fall:\n\n"
        "Rep. Ida Holm, who leads the port, said she sees no need for a wall. Boats are dear here."
    )
    assert "wall" not in " ".join(s.of(text) for s in statements(parse(text))[0].content)


def test_a_surname_is_not_whom_its_own_words_name_whole() -> None:
    text = (
        "Holm says she will decide next year\n\n"
        "Mayor Ida Holm says she will decide in May about another run.\n\n"
        "Neither Holm nor her husband, former Mayor Bo Holm, is in office.\n\n"
        "Holm said that Bo Holm has been “very kind,” adding that he wants her to run."
    )
    *_, said, added = statements(parse(text))
    assert said.speaker == added.speaker == "Ida Holm"
