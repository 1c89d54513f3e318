"""Refusals, silences, passives, topics, speakers that are none, furniture. Texts of our own."""

from __future__ import annotations

import pytest

from analysis.actors.noun_phrase import noun_phrase
from analysis.article.article import parse
from analysis.claims.claim import Stance
from analysis.pipeline import Analysis, analyse
from analysis.statements.statement_class import StatementClass

LEAD = "Mayor Ann Lee met Tom Ward, a bus driver, at the town hall of Northam.\n\n"


def read(text: str, lead: str = LEAD) -> Analysis:
    return analyse(parse(lead + text), by_hand=())


def listed(analysis: Analysis) -> list[str]:
    """The statements' words that somebody puts forward or denies."""
    return [analysis.claims.words(c) for c in analysis.claims.put_forward if c.statement]


@pytest.mark.parametrize(
    "text",
    [
        "The library denied Tom Ward's request for a tour of the archive.",
        "A judge denied Tom Ward bail on Tuesday after a short hearing.",
        "The port denies him entry to its offices on most days.",
        "The embassy has denied the family a visa for the third time.",
        "The council denied the firm's application to build near the river.",
    ],
)
def test_a_refused_request_is_no_denial(text: str) -> None:
    a = read(text)
    assert not [c for c in a.claims if c.denied]
    assert {s.statement_class for s in a.statements} <= {StatementClass.DEED}


@pytest.mark.parametrize(
    "text",
    [
        "Tom Ward denied that the port had paid him.",
        "Tom Ward denied any role in the theft of the money.",
        "Tom Ward has denied taking money from the port.",
        "Tom Ward denied the council had paid him for the work.",
        "Tom Ward denied the allegations of fraud at the port.",
        "Tom Ward denied reports of a request for more money.",
        "Tom Ward denies all wrongdoing at the port.",
    ],
)
def test_a_claim_a_charge_or_a_wrong_is_denied(text: str) -> None:
    assert [c.speaker for c in read(text).claims if c.denied] == ["Tom Ward"]


@pytest.mark.parametrize(
    "text",
    [
        "The council does not explain why the trams are late.",
        "The council did not say whether the port would close.",
        "Tom Ward has yet to comment on the claim that he lied to the council.",
        "The council never mentions that the port was sold last year.",
        "The council gave no reason why the line was closed.",
    ],
)
def test_silence_is_no_speech(text: str) -> None:
    a = read(text)
    assert all(s.statement_class is StatementClass.DEED for s in a.statements)
    assert not listed(a)


@pytest.mark.parametrize(
    "text",
    [
        "It goes without saying that the trams are late, Ann Lee said.",
        "Ann Lee did not hesitate to say that the trams were late.",
    ],
)
def test_a_double_negation_is_speech(text: str) -> None:
    assert all(s.statement_class is StatementClass.SPEECH for s in read(text).statements)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ann Lee is often criticised for the delay of the trams.", {""}),
        ("Ann Lee was accused of taking money from the port.", {""}),
        ("Ann Lee was criticised by the unions for closing the port.", {"the unions"}),
        ("Ann Lee was blasted by drivers over the state of the trams.", {"drivers"}),
        ("Ann Lee accused Tom Ward of taking money from the port.", {"Ann Lee"}),
    ],
)
def test_the_subject_of_a_passive_does_not_speak(text: str, speakers: set[str]) -> None:
    assert {s.speaker for s in read(text).statements} <= speakers


@pytest.mark.parametrize(
    "headline", ["Mayor Ann Lee Cited for Closing Port", "Mayor Ann Lee Accused of Taking Money"]
)
def test_the_one_a_headline_accuses_does_not_speak(headline: str) -> None:
    body = "\n\nIt rained on Monday. Mayor Ann Lee said that the trams would run again."
    a = read(headline + body, "")
    spoken = [s for s in a.statements if s.content[0].start < len(headline)]
    assert not any(s.speaker for s in spoken)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee discussed her thoughts on the port with Tom Ward.",
        "The debate has raged for years about whether the port should close.",
        "Ann Lee has been a strong advocate for the rights of drivers.",
        "The council voted to close the port.",
    ],
)
def test_topics_and_deeds_are_no_claims_and_are_doubtful(text: str) -> None:
    a = read(text)
    assert not listed(a)
    assert all(s.confidence <= 0.4 for s in a.statements)


def test_what_is_charged_stays_a_claim() -> None:
    a = read("Tom Ward was charged with stealing money from the port.")
    stances = {str(c.stance) for c in a.claims if c.statement}
    assert Stance.DENY not in stances


@pytest.mark.parametrize(
    ("words", "cut", "right"),
    [
        ("massive", False, ""),
        ("all", False, ""),
        ("both sides", False, ""),
        ("these drivers made the port", False, "these drivers"),
        ("a call from Northam Harbour Fund chief Ann Lee to get involved in", True,
         "a call from Northam Harbour Fund chief Ann Lee"),
        ("a slide from a talk that Tom Ward and his aides carry with", True,
         "a slide from a talk"),
        ("people who made a fortune", False, "people who made a fortune"),
        ("a statement made by the port", False, "a statement made by the port"),
        ("the assistant", False, "the assistant"),
        ("thousands of drivers", False, "thousands of drivers"),
    ],
)  # fmt: skip
def test_a_speaker_is_shown_by_a_whole_noun_phrase(words: str, cut: bool, right: str) -> None:
    assert noun_phrase(words, cut=cut) == right


@pytest.mark.parametrize(
    "line",
    [
        "JUST WATCHED Trams back on the bridge Replay More Videos ... MUST WATCH Trams back 01:49",
        "WATCH Ann Lee ride the last tram",
        "READ MORE: Why Northam closed its port",
        "( PHOTOS: The trams of Northam)",
        "We last updated this post at 4:20 p.m. ET:",
        "Why the trams stopped (14:18)",
        "How to mend a bridge (1:05:51)",
        "Story Continued Below",
        "Listen to past episodes of the Northam Hour and subscribe to it in iTunes.",
    ],
)
def test_furniture_is_nobodys_words(line: str) -> None:
    text = f"Trams Stop In Northam\n\n{LEAD}{line}\n\nAnn Lee said that the trams would run again."
    kinds = {p.own.of(text): p.kind for p in parse(text).paragraphs}
    assert kinds[line] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "WATCHING the port burn, Ann Lee wept.",
        "The vote was held on Monday (14:18 local time).",
        "Ann Lee asked drivers to watch the bridge.",
        "NATO ministers will meet at 4:20 p.m. on Monday, Ann Lee said.",
    ],
)
def test_prose_is_no_furniture(line: str) -> None:
    text = f"Trams Stop In Northam\n\n{LEAD}{line}\n\nAnn Lee said that the trams would run again."
    kinds = {p.own.of(text): p.kind for p in parse(text).paragraphs}
    assert kinds[line] == "body"


@pytest.mark.parametrize(
    ("text", "listed_words", "absent"),
    [
        (
            "The drivers never agreed, a fact Ann Lee said still hurts the port.",
            "a fact … still hurts the port",
            "",
        ),
        (
            "Drivers say the new clock is fairer than the old, which they say overstates delays.",
            "the new clock is fairer than the old",
            "which",
        ),
        (
            "The war on 'slow trams,' critics say, has given drivers free rein to speed.",
            "The war on 'slow trams,' … has given drivers free rein to speed",
            "",
        ),
    ],
)
def test_a_claim_is_a_whole_clause(text: str, listed_words: str, absent: str) -> None:
    words = listed(read(text))
    assert listed_words in words
    assert not absent or not any(w.startswith(absent) for w in words)


@pytest.mark.parametrize("title", ["Gen.", "Col.", "Sen."])
def test_who_is_quoted_as_saying_speaks_in_one_statement(title: str) -> None:
    text = (
        f"The paper also quoted {title} Bo Lund, the head of the port guard, as saying: “We have "
        "a duty to help the drivers of this town.”"
    )
    said = read(text).statements
    assert [s.speaker for s in said] == ["Bo Lund"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Democracy for America called the cuts "deeply unfair".', "Democracy for America"),
        ('Republicans for Clean Rivers said it was "unfair".', "Republicans for Clean Rivers"),
        ('"He is welcome," Earl Holt, head of the museum, told the station.', "Earl Holt"),
        ("Gov. Earl Holt said that the trams would run again on Monday.", "Earl Holt"),
    ],
)  # fmt: skip
def test_a_name_is_whole(text: str, name: str) -> None:
    assert read(text).statements[0].speaker == name


def test_an_earl_keeps_his_title() -> None:
    text = "The Earl Holt said that the trams would run. Earl Holt said that the port was shut."
    assert {s.speaker for s in read(text).statements} == {"Holt"}


def test_a_body_and_its_short_form_are_one() -> None:
    text = (
        "The Department of Justice is siding with the church. The DOJ said in a statement that the "
        "church had a strong case."
    )
    assert read(text).statements[0].speaker == "Department of Justice"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Opponents of Tom Ward say that the port costs too much.", "opponents of Tom Ward"),
        ("The officers threatened to return, according to the church's lawsuit.",
         "the church's lawsuit"),
        ("A police officer entered the hall. The officer told them that they had to leave.",
         "a police officer"),
    ],
)  # fmt: skip
def test_the_source_speaks_and_not_the_nearest_name(text: str, right: str) -> None:
    assert read(text).statements[0].speaker == right
