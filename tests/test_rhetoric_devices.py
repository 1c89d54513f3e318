"""Devices, key words, cue words and techniques. All sentences here are written for Sayso."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.article import parse
from analysis.common.resources import rows
from analysis.pipeline import analyse
from analysis.rhetoric.measure import Keyness, cue_words, keywords, passage, rhetoric
from analysis.statements.statements import statements
from analysis.tone.target_tone import toward


def found(measure: str, text: str) -> list[str]:
    return [span.of(text) for span in rhetoric(parse(text)).get(measure).spans]


HAS = [
    ("anaphora", "We need jobs here. We need schools here. We need hope here."),
    ("anaphora", "They had it all wrong: no plan for it, no money for it, no sense of it."),
    ("parallel openings", "I want to see the books. I want to see the bills. She left."),
    ("repetition", "It was a very, very long day."),
    ("repetition", "Ann knew it, we will not give up, we will not give in."),
    ("tricolon", "They kept on shouting, pushing and shoving."),
    ("tricolon", "He took our homes, our jobs and our hopes away from us all."),
    ("antithesis", "This is a burden, not a gift."),
    ("antithesis", "He spoke not of his money but of his children."),
    ("rhetorical questions", "Rents rise. Who can live like that? Nobody can."),
    (
        "conditional threats and promises",
        "“If they strike our port, we will destroy their fleet,” he said.",
    ),
    ("appeals to law", "The search was unconstitutional."),
    ("appeals to rights", "It is about our right to vote."),
    ("appeals to authority", "Experts say it is too late."),
    ("passives without agent", "Mistakes were made in the office."),
    ("passives without agent", "The bridge was unveiled on Monday."),
    ("passives without agent", "He was arrested, and by Monday all knew."),
    ("nominalisations", "The implementation of the evaluation took years."),
    ("loaded words", "The thugs slammed the plan."),
    ("scare quotes", "Their “reform” cost a million."),
]
HAS_NOT = [
    ("anaphora", "He said yes. He said no. He said maybe."),
    ("parallel openings", "She also ran. She also won a seat in the town."),
    ("repetition", "They asked whether to, to be honest, go on."),
    ("tricolon", "They went to Paris, Rome and London."),
    ("antithesis", "She has not read it but likes it."),
    ("rhetorical questions", "“Are you tired?” she asked him."),
    ("rhetorical questions", "Q: Will it rain?"),
    ("conditional threats and promises", "If it rains, the game will start late."),
    ("appeals to law", "Illegal immigrants crossed the border."),
    ("appeals to rights", "Turn right to reach the bridge."),
    ("passives without agent", "The law was passed by the Senate."),
    ("passives without agent", "He was tired and it's raised doubts."),
    ("passives without agent", "For a year there have been unconfirmed reports."),
    ("passives without agent", "There were wounded men on the quay."),
    ("passives without agent", "The report was unsigned."),
    ("passives without agent", "It was called into question, including by friends of hers."),
    ("loaded words", "Rightly or wrongly, the plan fell."),
    ("nominalisations", "The nation and its government left the city."),
    ("scare quotes", "He called the plan “absurd” and left."),
]


@pytest.mark.parametrize(("measure", "text"), HAS)
def test_a_device_is_found_where_it_stands(measure, text):
    assert found(measure, text)


@pytest.mark.parametrize(("measure", "text"), HAS_NOT)
def test_what_only_looks_like_it_is_left_out(measure, text):
    assert found(measure, text) == []


def test_a_threat_is_told_from_a_promise():
    threat = "“If they attack, we will retaliate,” he said."
    promise = "“If I am elected, I will protect your homes,” she said."
    kinds = [
        rhetoric(parse(text)).get("conditional threats and promises").kinds
        for text in (threat, promise)
    ]
    assert kinds == [("threat",), ("promise",)]


def test_single_words_in_a_headline_are_held_at_a_distance():
    text = (
        "Town Orders 'Speedy,' 'Serious' Repair of 'Cruel' Road\n\nWork began on Monday, it said."
    )
    assert found("scare quotes", text) == ["'Speedy,'", "'Serious'", "'Cruel'"]


def test_what_is_experimental_says_so():
    article = parse("Their “reform” cost a million.")
    assert rhetoric(article).get("scare quotes").experimental
    assert not rhetoric(article).get("hedges").experimental


@settings(deadline=None, max_examples=80)
@given(
    st.lists(
        st.sampled_from(
            ["If", "we", "will", "not", "but", "a", "the", ",", ".", "?", "“", "”", "never", "and",
             "to", "attack", "help", "burden", "is", "made", "by", "right", "'s", "Iran", "\n\n"]
        ),
        max_size=60,
    )
)  # fmt: skip
def test_devices_never_leave_the_text(words):
    text = " ".join(words)
    for row in rhetoric(parse(text)):
        assert all(0 <= s.start < s.end <= len(text) for s in row.value.spans), row.value.name


@pytest.mark.parametrize("piece", ["if we ", "not a b but ", "a, b and c, ", "Who? ", "( \" ' "])
def test_a_very_long_sentence_takes_no_long_time(piece):
    article = parse(piece * 4000)
    start = time.process_time()
    rhetoric(article)
    assert time.process_time() - start < 20


def test_key_words_stand_out_and_common_ones_do_not():
    text = "The walrus met the walrus. A walrus is a walrus, and the people saw the people there."
    keys = {key.word: key for key in keywords(parse(text))}
    assert keys["walrus"].count == 4
    assert [span.of(text) for span in keys["walrus"].spans] == ["walrus"] * 4
    assert "the" not in keys
    assert not Keyness(least=9)(passage(text))


def test_cue_words_by_speaker():
    text = (
        'Ann Lee claimed: "It rains a lot in our town." Bob Ray said: "It is dry as a bone here."'
    )
    rows = {(row.speaker, row.kind) for row in cue_words(statements(parse(text), method="rules"))}
    assert rows == {("Ann Lee", "claim"), ("Bob Ray", "neutral")}


def test_who_speaks_how_about_whom():
    text = (
        'Mary Smith said: "John Brown is a liar and a thief who ruined us."\n\n'
        "Brown was praised as a brave and honest hero by everyone in the town."
    )
    said = statements(parse(text), method="rules")
    relations = {(r.speaker, r.target): r for r in toward(said)}
    assert relations["Mary Smith", "John Brown"].negative == 1
    assert relations["reporter", "John Brown"].balance > 0
    assert all(row.sentence.holds(row.mention) for row in toward(said).sentences())
    assert len(toward(said).table()) == len(relations)


def test_techniques_are_explained_and_lie_in_the_text():
    text = "These vile traitors will destroy our great nation. It rained on Monday."
    wording = analyse(parse(text)).wording
    assert wording.techniques
    assert all(
        f.explanation and 0 <= f.span.start < f.span.end <= len(text) for f in wording.techniques
    )
    values = {value.name: value for value in wording.values(12)}
    assert values["persuasion techniques"].spans
    assert {f.code for f in wording.techniques} <= {row["code"] for row in rows("techniques")}
