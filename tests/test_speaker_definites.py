"""Whom descriptions take up again, and who stands behind "who" and "lawyers for".

All texts are written for Sayso.
"""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.actors.speaker_candidates import Asked, candidates
from analysis.actors.speaker_constraints import allowed
from analysis.actors.speaker_mentions import Stage
from analysis.article.article import parse
from analysis.article.quotes import quotes
from analysis.article.spans import Span
from analysis.statements.choose_speaker import Resolver
from analysis.statements.doubtful_speakers import holds_clause
from analysis.statements.statements import Statement, statements
from analysis.statements.sureness import LESS_SURE_SPEAKER


def said(text: str, words: str) -> Statement:
    found = statements(parse(text), method="rules")
    return next(s for s in found if words in found.words(s))


def may_speak(text: str, source: str, cue: str) -> list[str]:
    """The names of all who may stand behind some words; "" for none of the cast."""
    article = parse(text)
    marks = quotes(article)
    people = cast(article, quotations=marks)
    stage = Stage(people, marks)
    at = text.rindex(source)
    behind = text.index(cue, at + len(source))
    span, verb = Span(at, at + len(source)), Span(behind, behind + len(cue))
    resolved = people.resolve(span)
    actor = resolved.actor.id if resolved.actor is not None else ""
    asked = Asked(span, (verb,), (), actor if actor in stage.index else "", resolved.reason)
    ids = allowed(stage, asked, candidates(stage, asked))
    return [Resolver(people, marks).shown(asked, key)[0] if key else "" for key in ids]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Rita Cole has won. The billionaire businesswoman said that it would rain.",
            "Rita Cole",
        ),
        (
            "The council asked a harbour judge to help.\n\nThe judge said that it would rain.",
            "a harbour judge",
        ),
        (
            "A Hale/Post poll found few swim. It is wet. According to the survey, it would rain.",
            "a Hale/Post poll",
        ),
        (
            "Mayor Rita Cole wrote to Tom Ward. The regulation says that it would rain.",
            "the regulation",
        ),
        (
            "Treasury Secretary Rita Cole left. A Treasury official said that it would rain.",
            "a Treasury official",
        ),
        ("More than a dozen Democrats said that it would rain.", "more than a dozen Democrats"),
        ("At least five Democrats said that it would rain.", "at least five Democrats"),
    ],
)
def test_a_description_is_who_was_told_of(text: str, right: str) -> None:
    assert said(text, "it would rain").speaker == right


@pytest.mark.parametrize(
    ("text", "source", "right"),
    [
        ("Ann Lee met a sailor from Ohio who said no.", "who", ["a sailor from Ohio"]),
        ("A sailor from Ohio who said no left Ann Lee.", "who", ["a sailor from Ohio"]),
        ("Tom Ward met Rita Cole of Vermont, a mild moderate who said no.", "who", ["Rita Cole"]),
    ],
)
def test_who_tells_more_of_a_person_and_of_no_place(
    text: str, source: str, right: list[str]
) -> None:
    assert may_speak(text, source, "said") == right


@pytest.mark.parametrize(
    ("text", "source", "nobody"),
    [
        ("Ann Lee left. A friend of Ward told Rita Cole no.", "A friend of Ward", "Ann Lee"),
        ("Lawyers for Tom Ward told Rita Cole no.", "Lawyers for Tom Ward", "Tom Ward"),
        ("The group backing Tom Ward told Rita Cole no.", "The group backing Tom Ward", "Tom Ward"),
        ("Some sailors, including Ward, told Rita no.", "Some sailors, including Ward", "Ward"),
    ],
)
def test_whom_a_source_only_tells_of_does_not_speak(text: str, source: str, nobody: str) -> None:
    assert nobody not in may_speak(text, source, "told")


def test_a_description_that_takes_in_the_verb_is_no_speaker() -> None:
    assert may_speak("The letters state sailors should swim.", "The letters", "state") == [""]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "The Tram Union said that it was late. “We fear it would rain,” the statement said.",
            "Tram Union",
        ),
        (
            "A Senate panel said that it would rain. The Senate Harbour Committee met on Monday.",
            "Senate Harbour Committee",
        ),
        (
            "Tom Ward spoke to the new mayor, Karl Moss.\n\n“I hope that it would rain,” he said.",
            "Karl Moss",
        ),
        (  # he who was told of goes on
            "Tom Ward left. He said he had met Karl Moss.\n\n“I fear it would rain,” he said.",
            "Tom Ward",
        ),
        (
            "A writer for the weekly Sun has left the town. He said that it would rain.",
            "a writer for the weekly Sun",
        ),
        (
            "Senator Rita Cole of Ohio and former Iowa mayor Tom Ward said that it would rain.",
            "Rita Cole and Tom Ward",
        ),
        (
            "Rita Cole, 52, and her brother, Tom Ward, 47, left. The pair said that it would rain.",
            "Rita Cole and Tom Ward",
        ),
        (
            "Sen. Rita Cole (R-Ohio) and Rep. Tom Ward left. The lawmakers say that it would rain.",
            "Rita Cole and Tom Ward",
        ),
        (  # others have been called so
            "Six lawmakers left. Rita Cole and Tom Ward ate. The lawmakers say that it would rain.",
            "the lawmakers",
        ),
        (
            "Rita Ward, the mother of Tom Ward, spoke.\n\n“I hope it would rain,” Ward said.",
            "Rita Ward",
        ),
        (
            "The Northam Post has polled the town. But it said that it would rain.",
            "The Northam Post",
        ),
    ],
)
def test_what_stands_beside_it_tells_who_speaks(text: str, right: str) -> None:
    assert said(text, "it would rain").speaker == right


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee met Tom Ward. Tom Ward saw Ann Lee.\n\nThe former envoy said that it would rain.",
        "The Port Council met the Ferry Union. The agency said that it would rain.",
    ],
)
def test_a_description_that_does_not_show_who_it_is_is_less_sure(text: str) -> None:
    one = said(text, "it would rain")
    assert not one.sure
    assert one.speaker_p is not None
    assert one.speaker_p <= LESS_SURE_SPEAKER


def test_a_reporters_i_is_nobody_elses() -> None:
    one = said(
        "Mayor Ann Lee left, Tom Ward said.\n\nI said that it would rain. The town slept.",
        "it would rain",
    )
    assert not one.listed


@pytest.mark.parametrize(
    ("source", "right"),
    [
        ("Lee has not yielded to Tom Ward", True),
        ("The talk marks the first time members", True),
        ("Ann Lee (whose boat was lost in May)", False),
        ("The Northam Post—which is owned by Ann Lee", False),
        ("those who have met the mayor", False),
        ("everyone I have met in town", False),
        ("the mayor", False),
    ],
)
def test_a_source_that_takes_in_a_verb_is_no_speaker(source: str, right: bool) -> None:
    assert holds_clause(source) == right


def test_what_it_shows_is_the_reporters_inference() -> None:
    text = "The Tram Union met. It shows that it would rain."
    assert not said(text, "it would rain").listed


def test_a_poll_asks_where_nobody_else_is_named() -> None:
    text = "A Hale/Post poll came out. Asked whether it would rain, 40 percent of voters said no."
    article = parse(text)
    marks = quotes(article)
    stage = Stage(cast(article, quotations=marks), marks)
    at, end = text.index("Asked"), text.index(", 40")
    question = Asked(Span(0, 0), (Span(at, at + 5),), (Span(at + 6, end),))
    ids = allowed(stage, question, candidates(stage, question))
    assert [stage.cast.get(i).name for i in ids] == ["a Hale/Post poll"]


def test_the_group_is_not_one_told_of_before_where_another_spoke_since() -> None:
    text = (
        "An armed group came to the quay. The Tram Union said that it was late.\n\n"
        "“We fear that it would rain,” the group added."
    )
    assert said(text, "it would rain").speaker == "Tram Union"


def test_a_party_is_not_the_network() -> None:
    text = "The GOP met on Monday in Northam, and Ann Lee spoke. The station said that it was late."
    found = statements(parse(text))
    assert [s.speaker for s in found] == ["the station"]
