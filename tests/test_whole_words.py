"""Speakers without a name, or two of them, are shown whole: no noun of theirs is cut off."""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.article.quotes import quotes
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.statements import assembled


def said(*sentences: tuple[str, str, str], before: str = "") -> list[str]:
    """The speakers of sentences given as source, cue and content."""
    text, found = before, []
    for source, cue, content in sentences:
        start = len(text)
        text += f"{source} {cue} {content}.\n\n"
        verb = start + len(source) + 1
        words = verb + len(cue) + 1
        found.append(
            Candidate(
                (Span(start, start + len(source)),),
                (Span(verb, verb + len(cue)),),
                (Span(words, words + len(content)),),
            )
        )
    article = parse(text)
    marked = quotes(article)
    return [s.speaker for s in assembled(article, cast(article), marked, found, "rules")]


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        ("at least half a dozen port lawyers", "at least half a dozen port lawyers"),
        ("voters from both left and right", "voters from both left and right"),
        ("leaders of half the tram drivers", "leaders of half the tram drivers"),
        (
            "representatives for CBS News, Reuters and the Kent Star",
            "representatives for CBS News, Reuters and the Kent Star",
        ),
        ("the party of “tram friends", "the party of “tram friends”"),
    ],
)
def test_the_words_of_a_group_are_not_cut(source: str, whole: str) -> None:
    assert said((source, "said", "that the harbour must close")) == [whole]


@pytest.mark.parametrize(
    ("source", "both"),
    [
        ("Ferry hawks and moderate Democrats", "Ferry hawks and moderate Democrats"),
        ("Democrats and President-elect Ann Lee", "Democrats and Ann Lee"),
        (
            "Sen. Ann Lee and other Capitol Hill navy bulls",
            "Ann Lee and other Capitol Hill navy bulls",
        ),
    ],
)
def test_both_of_two_speak(source: str, both: str) -> None:
    assert said((source, "have said", "that the harbour must close")) == [both]


@pytest.mark.parametrize(
    ("source", "one"),
    [
        ("House Ports and Means Committee Chairman Ann Lee", "Ann Lee"),
        ("author and Mayor Ann Lee", "Ann Lee"),
        ("critics of Lee and Ward", "critics of Lee and Ward"),
    ],
)
def test_one_who_is_told_of_by_an_and_is_one(source: str, one: str) -> None:
    assert said((source, "said", "that the harbour must close")) == [one]


def test_a_short_form_with_full_stops_cuts_no_description() -> None:
    clerk = "a clerk with the U.S. harbour office's fleet"
    rows = said((clerk, "said", "that it rains"), ("the clerk", "said", "that it snows"))
    assert rows == [clerk, clerk]


def test_his_campaign_is_whose_it_is_where_only_one_man_can_be_meant() -> None:
    text = "Tom Ward spoke in Vale on Monday. He left late.\n\n"
    words = ("his campaign", "said", "that it rained")
    assert said(words, before=text) == ["Tom Ward’s campaign"]
    assert said(words, before=f"{text}Bo Ray saw it.\n\n") == ["his campaign"]


def test_who_behind_there_were_is_not_where_they_were() -> None:
    there = "There were the tram nurses on the campus of Vale State University "
    assert said(("who", "told", "me that it rained"), before=there) == ["the tram nurses"]
