"""Speakers who are one person, half of two, or nobody at all; all texts are written for Sayso."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.actors.cast import cast
from analysis.actors.placed_persons import with_placed
from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.pipeline import Analysis, analyse
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.doubtful_speakers import (
    is_cut,
    is_second_alone,
    is_share,
    with_first,
    with_holders,
)
from analysis.views.page_one_precision import heard


def _read(text: str) -> Analysis:
    return analyse(parse(text), deep=False)


def _spans(text: str, *parts: str) -> list[Span]:
    return [Span(text.index(part), text.index(part) + len(part)) for part in parts]


@pytest.mark.parametrize(
    ("first", "second", "speakers"),
    [
        ("Rep. Ann Lee (D-Ohio) came.", "", {"Ann Lee"}),
        ("Rep. Ann Lee of Ohio came.", "", {"Ann Lee"}),
        ("Rep. Ann Lee (R-Ohio) came.", "", {"Ohio Democrat"}),
        ("Rep. Ann Lee (D-Ohio) came.", "Rep. Tom Ward (D-Ohio) left.", {"Ohio Democrat"}),
        ("Rep. Ann Lee (D-Iowa) came.", "", {"Ohio Democrat"}),
    ],
)
def test_a_place_and_a_party_are_the_one_person_from_there(
    first: str, second: str, speakers: set[str]
) -> None:
    text = (
        f"{first} {second}\n\n“That would be a very bad idea for us all,” the Ohio Democrat said."
    )
    a = _read(text)
    assert {s.speaker.removeprefix("the ") for s in a.statements} == speakers
    sure = {row.name for row in heard(a)}
    assert sure <= {"Ann Lee"}


def test_a_given_name_is_no_place() -> None:
    people = with_placed(cast(parse("Rep. Virginia Lee came. The Virginia Republican left.")))
    assert not any(one.named and one.name.endswith("Republican") for one in people.actors)
    lee = next(one for one in people.actors if one.name == "Virginia Lee")
    assert len(lee.mentions) == 1


def test_a_share_of_those_asked_is_no_speaker() -> None:
    shares = ("half", "two thirds", "another 20 percent", "a quarter", "6 in 10 sailors",
              "17 percent of those surveyed", "Fifty-five percent")  # fmt: skip
    assert [words for words in shares if not is_share(words)] == []
    others = (
        "two aides",
        "half the crew",
        "his half brother",
        "the Ohio Democrat",
        "a percent sign",
    )
    assert [words for words in others if is_share(words)] == []


def test_shares_are_neither_heard_nor_sources_and_keep_their_base() -> None:
    a = _read(
        "Among sailors, half said they would blame the harbour board for the delay.\n\n"
        "“We are late, and we know that we are late,” said Ann Lee."
    )
    half = next(s for s in a.statements if "blame" in a.statements.words(s))
    assert not half.sure
    assert {row.name for row in heard(a)} == {"Ann Lee"}
    assert "half" not in {source.name for source in a.sources}
    claim = next(c for c in a.claims if c.statement == half.number)
    assert a.claims.words(claim).startswith("Among sailors")


def test_parents_are_not_heard_beside_the_persons_they_are() -> None:
    a = _read(
        "The parents of Kim Lee told the board on Monday that they support a new harbour wall.\n\n"
        "“We want to see some action at last,” Tom Lee said.\n\n"
        "“It should never happen again to any family,” Ann Ward said."
    )
    assert {row.name for row in heard(a)} == {"Tom Lee", "Ann Ward"}


def test_the_second_of_two_alone_is_less_sure() -> None:
    text = "Lee, who stood at the pier, and his wife said the wall would be a good thing for all."
    source, cue, content = _spans(text, "his wife", "said", "the wall would be a good thing")
    assert is_second_alone(text, Candidate((source,), (cue,), (content,)))
    for other in ("Lee stood at the pier, and", "On Monday it rained and"):
        plain = text.replace("Lee, who stood at the pier, and", other)
        source, cue, content = _spans(plain, "his wife", "said", "the wall would be")
        assert not is_second_alone(plain, Candidate((source,), (cue,), (content,)))
    assert not any(s.sure and s.speaker == "his wife" for s in _read(text).statements)


def test_one_man_who_is_named_below_is_not_anonymous() -> None:
    text = (
        "While tests go on, one harbour man says the new drug saved his life.\n\n"
        "“I am here with my wife, and we are going home,” said Tom Ward as he left the clinic."
    )
    a = _read(text)
    first = replace(a.statements[0])
    if first.speaker == "Tom Ward":
        assert not any(source.anonymous for source in a.sources)
    others = _read(text.replace("said Tom Ward", "said Tom Ward to Ann Lee"))
    assert all(source.name != "Ann Lee" for source in others.sources)


def test_what_others_hold_is_theirs() -> None:
    text = "Lee has a message for advocates who calculate that a big margin will help."
    source, cue, content = _spans(
        text, "Lee", "has a message for advocates who calculate", "that a big margin will help"
    )
    changed = with_holders(text, Candidate((source,), (cue,), (content,)))
    assert [s.of(text) for s in changed.source] == ["advocates"]
    text = "Lee has told advocates that a big margin will help."
    source, cue, content = _spans(text, "Lee", "has told advocates", "that a big margin will help")
    same = Candidate((source,), (cue,), (content,))
    assert with_holders(text, same) == same


def test_a_content_does_not_end_before_its_verb() -> None:
    text = "They insist that the man who said it rained, at a rally, was some kind of plant."
    cut, whole = _spans(text, "that the man who said it rained", text[12:-1])
    assert is_cut(text, [cut])
    assert not is_cut(text, [whole])


def test_two_groups_who_speak_together_are_both_had() -> None:
    a = _read(
        "The wall fell.\n\nIts fall fed a debate, with supporters of a stricter harbour law and "
        "even some sailors denouncing the town as a place that harbours the careless.\n"
    )
    assert {s.speaker for s in a.statements if s.speaker.endswith("sailors")} <= {
        "supporters of a stricter harbour law and even some sailors"
    }
    text = "Supporters of the law and even some sailors said that the wall was late."
    source, cue, content = _spans(text, "some sailors", "said", "that the wall was late")
    both = with_first(text, Candidate((source,), (cue,), (content,)))
    assert [s.of(text) for s in both.source] == ["Supporters of the law and even some sailors"]
    text = "By some accounts, it fell, and some sailors said that the wall was late."
    source, cue, content = _spans(text, "some sailors", "said", "that the wall was late")
    alone = Candidate((source,), (cue,), (content,))
    assert with_first(text, alone) == alone
