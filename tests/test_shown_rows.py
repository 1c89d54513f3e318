"""What a page shows of furniture, fires, hedges and sources. All texts were written for Sayso."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.article.paragraphs import is_furniture
from analysis.article.spans import Span
from analysis.claims.flaws import _lacks_subject
from analysis.claims.no_claim import is_no_claim
from analysis.claims.stance import _softens
from analysis.pipeline import Analysis
from analysis.statements.attribution_candidate import Rule
from analysis.statements.descriptions import description
from analysis.statements.source_doubts import own_statements
from analysis.statements.source_types import source_type
from analysis.statements.spoken_about import is_real
from analysis.statements.statements import Statements, statements
from analysis.views.page_one_voices import voices_heard
from analysis.views.phrases import is_plural


def _said(text: str) -> Statements:
    return statements(parse(text), method="rules")


@pytest.mark.parametrize(
    ("words", "furniture"),
    [
        ("Completing this quiz entitles you to The Kent Post updates. Opt out at any time.", True),
        ("You also agree to our Privacy Policy. You're logged in to Fotobook.", True),
        ("Read our editorial standards.", True),
        ("Users agreed to the privacy policy of the port, the mayor said.", False),
        ("“You agree to our terms of use when you park,” Lee said.", False),
        ("The mayor answered this survey, which grants nobody a seat.", False),
    ],
)
def test_polls_and_sign_up_boxes_are_furniture(words: str, furniture: bool) -> None:
    assert is_furniture(words) is furniture


@pytest.mark.parametrize(
    "text",
    [
        "Crews fought the Alder Fire on Monday. The Alder Fire has burned two farms, Ann Lee said.",
        "Hurricane Berta hit Northam. Hurricane Berta killed two, Ann Lee said.",
        "The House met on Monday. Time is running out, and Ann Lee said so.",
        "The House met. Lee said that the Senate Democratic bill was late. The House met again.",
    ],
)
def test_fires_storms_time_and_adjectives_are_no_actors(text: str) -> None:
    words = ("Fire", "Hurricane", "Time", "Senate Democratic")
    shown = [a.name for a in cast(parse(text)).actors if is_real(a)]
    assert not [name for name in shown if any(word in name for word in words)]


def test_a_magazine_that_reports_opens_a_sentence_by_its_name() -> None:
    assert "Time" in [a.name for a in cast(parse("Time reported that the port had closed.")).actors]


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("“The inquiry deals with rumours that Ward may have lied,” Ann Lee said.", False),
        ("Ann Lee said the risk is now all year round.", False),
        ("Ann Lee said Ward may have lied.", True),
        ("Ann Lee suspects that the boat sank.", True),
    ],
)
def test_only_the_speakers_own_words_leave_a_thing_open(text: str, open_: bool) -> None:
    found = _said(text)
    assert _softens(text, found[0]) is open_


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("has declared a major disaster", True),
        ("repeatedly said the inquiry undermines him", True),
        ("finding the bodies could take weeks", False),
        ("reports of fraud were false", False),
        ("recently built houses burn less", False),
        ("protests are expected to go on", False),
        ("expected gains never came", False),
        ("expected the port to close", True),
    ],
)
def test_a_claim_whose_subject_was_left_behind_is_a_fragment(words: str, cut: bool) -> None:
    assert _lacks_subject(words) is cut


def test_days_of_a_timeline_are_no_claims_and_a_dateline_is_one() -> None:
    day = "May 4 - Notices issued."
    listed = parse(f"The cuts come in steps.\n\nMay 1 - The law begins.\n\n{day} They name a day.")
    at = listed.text.index(day)
    assert is_no_claim(listed, Span(at, at + len(day)))
    alone = parse(f"{day} They name a day.\n\nThe cuts come in steps.")
    assert not is_no_claim(alone, Span(0, len(day)))


def test_words_in_open_quotation_marks_are_not_the_reporters() -> None:
    text = (
        "The mayor met the board on Monday and spoke for an hour in the old hall.\n\n"
        "“The regime has slammed us, and the plan is corrupt …\n\n"
        "The board will meet again in June, and the regime of fees stays."
    )
    uses = Analysis(parse(text), method="rules", deep=False).devices
    who = [(u.span.of(text), u.who) for u in uses if u.measure == "loaded words"]
    assert ("slammed", "unnamed") in who
    assert ("slammed", "reporter") not in who
    assert all(one == "reporter" for word, one in who if text.rindex("regime") == text.find(word))


def test_a_bully_pulpit_is_not_loaded() -> None:
    text = "Lee used the bully pulpit. They bully the port."
    uses = Analysis(parse(text), method="rules", deep=False).devices
    assert [u.span.start for u in uses if u.measure == "loaded words"] == [text.rindex("bully")]


@pytest.mark.parametrize(
    ("text", "name", "right"),
    [
        ("It rains, the Kent Advertiser reports.", "Kent Advertiser", "medium"),
        ("Kent.com reports that it rains. Kent.com is read here.", "Kent.com", "medium"),
        ("Kent.com sells boats. Kent.com said it would grow.", "Kent.com", "organisation"),
    ],
)
def test_papers_and_sites_that_report_are_media(text: str, name: str, right: str) -> None:
    people = cast(parse(text))
    actor = next(a for a in people.actors if name in a.name)
    assert str(source_type(people, actor, actor.name, [actor.name])) == right


def test_a_plural_that_opens_a_sentence_is_a_group() -> None:
    people = cast(parse("Ratesetters said that it was late. Some ratesetters left."))
    assert str(source_type(people, None, "Ratesetters", ["Ratesetters"])) == "group"
    assert str(source_type(people, None, "Sanders", ["Sanders"])) == "named person"


def test_the_second_of_two_secretaries_has_her_title() -> None:
    people = cast(
        parse(
            "Transport Secretary Tom Ward and Homeland Security Secretary Ann Lee have said so. "
            "Lee spoke."
        )
    )
    lee = next(a for a in people.actors if a.name == "Ann Lee")
    assert description(people, lee) == "homeland security secretary"


def test_an_office_of_two_things_is_one_and_two_people_are_several() -> None:
    people = cast(parse("It rained."))
    assert not is_plural("the Office of Ports and Budget", people)
    assert is_plural("Ann Lee and Tom Ward", people)


def test_two_who_surely_speak_together_are_not_called_unsure() -> None:
    text = (
        "Ann Lee said that the port would close by night and open again at dawn on Friday. "
        "Tom Ward and Bo Lund said that the trains and the trams in the city would run late in May "
        "and that nobody would be paid for it before June."
    )
    said = _said(text)
    heard = voices_heard(said)
    assert said[1].sure
    assert heard.unsure == ()


def test_the_same_long_words_are_one_claim_whomever_they_are_taken_to_name() -> None:
    words = "The tram line to the old harbour lost 12 million crowns in May"
    text = f"“{words},” Ann Lee said.\n\nIt rained.\n\n“{words},” Ann Lee said."
    found = Analysis(parse(text), method="rules", deep=False).claims
    same = [c for c in found if "tram line" in found.words(c)]
    assert [bool(c.repeats) for c in same] == [False, True]


def test_who_is_named_with_a_plain_verb_of_saying_is_listed_as_the_source() -> None:
    said = _said("The port closed. The clerk, Ann Lee, said on “Port Sunday” that it would open.")
    lee = next(a for a in said.cast.actors if a.name == "Ann Lee")
    weak = [replace(s, confidence=0.82, rules=(Rule.PLAIN_VERB,), speaker_p=0.98) for s in said]
    assert own_statements(said.cast, lee, weak) == (1,)
    unplain = [replace(s, rules=()) for s in weak]
    assert own_statements(said.cast, lee, unplain) == ()
