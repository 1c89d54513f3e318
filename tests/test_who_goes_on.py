"""Whom "he" and "they" go on for, and what is no statement. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.actors.things import is_no
from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.pipeline import Analysis, analyse
from analysis.statements.addressee import without_addressee
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.doubtful_speakers import highest_confidence
from analysis.statements.no_utterance import is_mere_act, is_name_part
from analysis.statements.perhaps_no_utterance import is_perhaps_no_utterance
from analysis.statements.relayed_speech import of_whom_is_quoted
from analysis.statements.sureness import LESS_SURE


def spans(text: str, *parts: str) -> list[tuple[Span, ...]]:
    return [(Span(text.index(p), text.index(p) + len(p)),) if p else () for p in parts]


def read(text: str) -> Analysis:
    return analyse(parse(text), by_hand=(), deep=False)


def speaker(text: str, words: str) -> str:
    a = read(text)
    return next(s.speaker for s in a.statements if words in a.statements.words(s))


def test_a_posts_writer_is_not_the_man_quoted_on_both_sides_of_it() -> None:
    text = (
        "The film was made by Ann Lee, a reporter in Northam, and by Paul Hale.\n\n"
        "In one of the scenes the docker Tom Ward says, “we hid the boats from the guards.”\n\n"
        "New film out today, watch it here and share it! — Paul Hale (@paulhale) June 4, 2019\n\n"
        "“The guards are going to be angry, but we need to hide the boats,” he says.\n"
    )
    assert speaker(text, "going to be angry") == "Tom Ward"


def test_he_that_opens_a_sentence_is_who_the_one_before_is_about() -> None:
    text = (
        "Senator Paul Hale proposed a new pier, which he said would bring ships back.\n\n"
        "Senator Tom Ward, who leads the fight against the pier, met six dockers in his office.\n\n"
        "He later told reporters that the meeting had gone well.\n"
    )
    assert speaker(text, "the meeting had gone well") == "Tom Ward"


def test_they_are_the_group_that_spoke_right_before() -> None:
    text = (
        "The Harbour Union met on Monday, and members of the union cheered.\n\n"
        "Voters in some towns said Mayor Ann Lee broke a promise to build a pier. And they said "
        "the town has missed a chance.\n"
    )
    assert speaker(text, "has missed a chance") == "voters in some towns"


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Lee was yet again denied funding for a pier.", "was yet again denied", "funding"),
        ("He has been refused a licence.", "has been refused", "a licence"),
    ],
)
def test_what_is_done_to_somebody_is_no_statement_of_his(text: str, cue: str, content: str) -> None:
    assert is_mere_act(text, *spans(text, cue, content))


def test_what_is_denied_by_somebody_or_told_as_a_clause_stays() -> None:
    text = "It was denied that the pier had sunk."
    assert not is_mere_act(text, *spans(text, "was denied", "that the pier had sunk"))


def test_a_word_of_a_name_is_no_verb() -> None:
    text = "He joined the walking club Hope for All in May."
    assert is_name_part(text, *spans(text, "Hope"))
    assert not is_name_part("Ann Lee Hopes for All.", [Span(8, 13)])


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Rowers, known as “Oarsmen.”", "", "known as", "“Oarsmen.”"),
        ("Lee has listed a stucco house.", "Lee", "has listed", "a stucco house"),
        ("Lee tiptoed around the tax shift.", "Lee", "tiptoed around", "the tax shift"),
        ("Lee wrote a kind note to Ward.", "Lee", "wrote", "a kind note to Ward"),
        ("They hit him during the march shouting “Go!”", "the march", "shouting", "“Go!”"),
        (
            "The campaign answered with letters from sailors criticising Ward on the pier.",
            "The campaign", "answered with letters from sailors criticising", "Ward on the pier",
        ),
    ],
)  # fmt: skip
def test_a_name_a_deed_or_an_event_is_perhaps_no_statement(
    text: str, source: str, cue: str, content: str
) -> None:
    assert is_perhaps_no_utterance(text, *spans(text, source, cue, content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Lee wrote a note saying it rained.", "Lee", "wrote", "a note saying it rained"),
        ("Lee listed three reasons for it.", "Lee", "listed", "three reasons for it"),
        ("At the march Lee was shouting “Go!”", "Lee", "was shouting", "“Go!”"),
    ],
)
def test_what_is_said_stays(text: str, source: str, cue: str, content: str) -> None:
    assert not is_perhaps_no_utterance(text, *spans(text, source, cue, content))


def test_whom_something_is_told_is_not_told() -> None:
    text = "Lee told Republicans on Thursday afternoon he would not sign it."
    content = "Republicans on Thursday afternoon he would not sign it"
    one = without_addressee(text, Candidate(*spans(text, "Lee", "told", content)))
    assert one.content[0].of(text) == "he would not sign it"
    text = "Lee warned owners at firms that were receiving loans, “You can't leave.”"
    source, cue, first, second = spans(
        text, "Lee", "warned", "that were receiving loans", "“You can't leave.”"
    )
    one = without_addressee(text, Candidate(source, cue, (*first, *second)))
    assert one.content == second
    text = "Lee told the story he had heard."
    kept = Candidate(*spans(text, "Lee", "told", "the story he had heard"))
    assert without_addressee(text, kept) == kept


def test_a_paper_passes_on_what_a_letter_says() -> None:
    text = "According to the Northam Post, the letter read, “It rains here.”"
    seen = Candidate(
        *spans(text, "the Northam Post", "According to", "the letter read, “It rains here.”")
    )
    one = of_whom_is_quoted(text, seen)
    assert (one.source[0].of(text), one.outer[0].of(text)) == ("the letter", "the Northam Post")
    assert one.content[0].of(text) == "“It rains here.”"


def test_a_platform_is_no_newspaper() -> None:
    assert is_no("outlet", "organisation", "Facebook")
    assert not is_no("company", "organisation", "Facebook")


def test_a_second_deed_behind_accusing_makes_it_less_sure() -> None:
    text = "Hale was loud, accusing Lee of lying about it and going after Ward for his boats."
    content = "Lee of lying about it and going after Ward for his boats"
    one = Candidate(*spans(text, "Hale", "accusing", content))
    assert highest_confidence(text, one, "indirect") == LESS_SURE
