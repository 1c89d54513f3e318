"""Whom the words of a source name. All texts were written for Sayso."""

import pytest

from analysis.actors.cast import cast
from analysis.actors.link_reasons import Link, Reason
from analysis.actors.relative_antecedent import antecedent
from analysis.article.article import parse
from analysis.article.spans import Span


def found(text, **known):
    return cast(parse(text, **known))


def resolved(people, words, nth=0, **more):
    text, at = people.article.text, -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return people.resolve(Span(at, at + len(words)), **more)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Sen. Tom Ward", "Tom Ward"),
        ("Ward’s letter", "Tom Ward"),
        ("the semi-official Lark News Agency", "Lark News Agency"),
        ("NBC’s Sue Day", "Sue Day"),
        ("Sue Day of the Northam Post", "Sue Day"),
        ("according to Ward", "Tom Ward"),
    ],
)
def test_the_head_of_a_source(words, name):
    people = found(
        "Sen. Tom Ward wrote. NBC’s Sue Day saw Ward’s letter before the semi-official "
        "Lark News Agency did. Later Sue Day of the Northam Post wrote, according to Ward, "
        "that it rained."
    )
    assert resolved(people, words).actor.name == name


def test_a_letter_speaks_for_its_writer_and_is_noted():
    people = found("Tom Ward wrote. “No,” said Ward’s decree.")
    answer = resolved(people, "Ward’s decree")
    assert answer.actor.name == "Tom Ward"
    assert "decree" in answer.document
    assert answer.reason == Reason(Link.OWN_DOCUMENT, "decree")


def test_the_members_of_a_group_are_noted():
    words = "21 Senate Dems — including Ben Ward (D-Md.) and Sen. Chuck Lee (D-N.Y.) —"
    people = found(f"“No,” {words} wrote on Monday.")
    answer = resolved(people, words)
    assert (answer.actor.name, answer.actor.kind) == ("21 Senate Dems", "collective")
    assert [m.name for m in answer.members] == ["Ben Ward", "Chuck Lee"]


def test_two_who_speak_together():
    people = found("Ann Lee and Tom Ward said no.")
    answer = resolved(people, "Ann Lee and Tom Ward")
    assert [m.name for m in answer.members] == ["Ann Lee", "Tom Ward"]
    assert answer.actor.kind == "collective"


def test_a_pronoun_without_antecedent_goes_to_who_spoke_last():
    people = found("Ann Lee came. " + "It rained. " * 12 + "She said no.")
    assert resolved(people, "She", last_speaker="ann-lee").actor.name == "Ann Lee"
    assert resolved(people, "She", last_speaker="Ann Lee").actor.name == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The trams face a growing number of critics who say no.", "a growing number of critics"),
        ("It is talked of among critics of the trams who say no.", "critics of the trams"),
        ("They ask the port’s old crew — who say no.", "the port’s old crew"),
        ("It rained. About 64 percent who say no.", "64 percent"),
    ],
)
def test_who_stands_for_a_phrase_without_the_words_before_it(text, shown):
    assert antecedent(text, Span(text.index("who"), text.index("who") + 3)) == shown
