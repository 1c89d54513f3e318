"""Whose name in a source is its head, who is the subject, and who cannot be the runner-up.

All texts are written for Sayso.
"""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.actors.speaker_mentions import Stage
from analysis.actors.speaker_source_names import opening_name, qualifiers, relative_head
from analysis.article.article import Article, parse
from analysis.article.quotes import quotes
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.attribution_edges import with_whole_edges
from analysis.statements.statements import statements

BEFORE = "Tom Ward and Rita Cole met on Monday. "


def staged(text: str) -> Stage:
    article: Article = parse(text)
    marks = quotes(article)
    return Stage(cast(article, quotations=marks), marks)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("source", "right"),
    [
        ("Nina Falk, the editor in chief of the town's paper, the Vale Post", "Nina Falk"),
        ("former harbour minister Nina Falk, who praised Mayor Tom Ward", "Nina Falk"),
        ("Nina Falk, mother of the sailor Tom Ward", "Nina Falk"),
        ("Nina Falk of Northam, 34, a nurse", "Nina Falk"),
        ("a cousin of Tom Ward, who left", ""),
        ("Nina Falk, the mayor, and Tom Ward, her deputy", ""),
    ],
)
def test_a_name_that_more_is_told_of_is_the_head(source: str, right: str) -> None:
    text = f"{BEFORE}{source}, said that the quay was shut."
    stage = staged(text)
    number = opening_name(stage, at(text, source))
    assert (stage.cast.actors[number].name if number >= 0 else "") == right


@pytest.mark.parametrize(
    "source",
    [
        "Tom Ward's lawyer",
        "a Tom Ward supporter",
        "anti-Ward activists",
        "Tom Ward's rivals",
    ],
)
def test_a_name_that_tells_whose_lawyer_it_is_is_not_the_speaker(source: str) -> None:
    text = f"{BEFORE}On Tuesday {source} said that the quay was shut."
    stage = staged(text)
    told = [stage.cast.actors[n].name for n in qualifiers(stage, at(text, source))]
    assert told == ["Tom Ward"]
    assert "Tom Ward" not in [s.speaker for s in statements(parse(text), method="rules")]


def test_a_letter_or_an_actor_named_twice_is_no_mere_qualifier() -> None:
    text = f"{BEFORE}A letter by Tom Ward said that the quay was shut."
    stage = staged(text)
    assert not qualifiers(stage, at(text, "A letter by Tom Ward"))


@pytest.mark.parametrize(
    ("lead", "right"),
    [
        ("He spoke of Nina Falk of Texas, ", "Nina Falk"),
        ("He was mocked by Nina Falk, the leader of the union in Texas, ", "Nina Falk"),
        ("He met Nina Falk, a friend of Tom Ward, ", "Tom Ward"),
    ],
)
def test_who_is_whom_the_clause_tells_more_of(lead: str, right: str) -> None:
    text = f"{BEFORE}{lead}who said that the quay was shut."
    stage = staged(text)
    start = text.index("who said")
    number = relative_head(stage, Span(start, start + 3))
    assert stage.cast.actors[number].name == right


@pytest.mark.parametrize(
    "sentence",
    [
        "Nina Falk of Northam, a friend of Tom Ward, said little.",
        "But minister Nina Falk, 34, a nurse who lives in Northam, has left.",
        "Nina Falk -- author of two books on Tom Ward -- is ill.",
        "Nina Falk also left.",
        "Nina Falk won the vote.",
    ],
)
def test_a_name_is_the_subject_past_what_is_told_of_it(sentence: str) -> None:
    text = BEFORE + sentence
    stage = staged(text)
    assert stage.cast.actors[stage.first_subject(1)].name == "Nina Falk"


def test_a_party_before_a_surname_is_no_part_of_the_name() -> None:
    text = (
        "Tom Ward met Rita Cole. Republican Ward and Democrat Cole spoke. The Democrat Party met."
    )
    actors = cast(parse(text)).actors
    assert [a.name for a in actors if a.kind == "person"] == ["Tom Ward", "Rita Cole"]


def test_a_team_named_after_somebody_is_not_that_person() -> None:
    actors = cast(parse("Team Ward met on Monday. Ward was ill. He left early.")).actors
    assert [(a.name, a.kind) for a in actors] == [("Team Ward", "organisation"), ("Ward", "person")]


def test_the_team_goes_on_to_be_the_one_that_was_called_so() -> None:
    text = (
        "The harbour team won a medal on Monday. The team had trained for years. This time the team"
        " was early. The island team came last. Rain fell all day. The sky was grey. The team left."
    )
    people = cast(parse(text))
    last = people.at(Span(text.rindex("The team"), text.rindex(" left")))
    assert last is not None
    assert "harbour" in last.name


def test_a_pronoun_behind_what_is_said_is_the_whole_source() -> None:
    text = "“Most rules try to measure” income, he said, “and fail.”"
    one = Candidate(
        (at(text, "income, he"),), (at(text, "said"),), (at(text, "“Most rules try to measure”"),)
    )
    whole = with_whole_edges(text, one)
    assert [s.of(text) for s in whole.source] == ["he"]
    assert whole.content[0].of(text) == "“Most rules try to measure” income"


def test_nobody_whom_the_words_name_and_no_place_is_the_runner_up() -> None:
    text = "Tom Ward met Rita Cole in Northam. He said that Rita Cole would stay in Northam."
    (one,) = statements(parse(text), method="rules")
    assert (one.speaker, one.runner_up) == ("Tom Ward", "")


def test_links_with_a_label_in_capitals_are_no_statements() -> None:
    text = (
        "Port stays open\n\nTom Ward spoke on Monday.\n\n"
        "VALEWIRE: Voters are Leaving the Old Port in Great Numbers: New Study\n\n"
        "WARD: You say that you want to keep it"
    )
    kinds = [p.kind for p in parse(text).paragraphs]
    assert kinds[2:] == ["boilerplate", "body"]


@pytest.mark.parametrize(
    ("lead", "right"),
    [
        ("The mayor saw Tom Ward and Rita Cole, who had asked for Karl Moss to leave.",
         "Tom Ward and Rita Cole"),
        ("Writing in the Vale Post, Tom Ward and Rita Cole say that the port is old.",
         "Tom Ward and Rita Cole"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("two", ["The two", "Both men"])
def test_the_two_are_those_last_named_together(lead: str, right: str, two: str) -> None:
    found = statements(parse(f"{lead} {two} said that the council had lost its way."))
    assert found[-1].speaker == right


def test_the_two_are_nobody_named_together_before_two_others() -> None:
    lead = "Tom Ward and Rita Cole left on Monday. Later Karl Moss met Ada Holm in the hall."
    found = statements(parse(f"{lead} The two said that the council had lost its way."))
    assert found[-1].speaker != "Tom Ward and Rita Cole"
