"""Who is heard: every source weighed by its words, those that are not sure told of or left out.

The texts were written for Sayso.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.article.article import parse
from analysis.claims.claim import Claim, Kind
from analysis.claims.first_checks import can_be_shown, excerpt, figure_in
from analysis.pipeline import Analysis, analyse
from analysis.statements.statements import Statement
from analysis.views import page_one
from analysis.views.page_one import assertions
from analysis.views.page_one_lists import Voices
from analysis.views.page_one_voices import sources, speaks_most, voices_heard

LONG = "“The trams will run until two in the morning on all four lines and on every day,” said "


def surely(text: str, **speakers: float) -> Analysis:
    """An analysis in which all is sure; of some sources, by their first word, the speaker less."""
    a = analyse(parse(text), method="rules", deep=False)

    def doubted(s: Statement) -> Statement:
        first = s.source[0].of(text).split()[-1] if s.source else ""
        return replace(s, confidence=0.95, speaker_p=speakers.get(first, 0.95))

    items = tuple(map(doubted, a.statements))
    a.__dict__["_corrected"] = (replace(a.statements, items=items), ())
    return a


def named(a: Analysis) -> list[str]:
    return [one.name for one in voices_heard(a.statements).named]


def test_a_document_with_most_words_is_heard_by_its_own_words() -> None:
    text = f"{LONG}Ann Lee. “No tram may run at night in any street of this town, nor in the "
    text += "port or near it, until the council has met again on it,” said the Tram Office report."
    assert named(surely(text, report=0.4)) == ["the Tram Office report", "Ann Lee"]


def test_neither_one_without_a_name_nor_a_given_name_is_heard_beside_others() -> None:
    text = (
        "“The trams will run until two in the morning on all lines,” said Ann Lee. “It is all in "
        "May, on every day of the whole week there,” said a rider from the port of the town. "
        "“They will be late in the night of every Monday,” Ann says. A report by Lee found that "
        "the trams had been late on nine of ten days in March."
    )
    assert named(surely(text)) == ["Ann Lee"]


def test_one_source_under_several_labels_counts_once() -> None:
    text = (
        "5,000 migrants said that they had left the port at night on foot. The migrants said that "
        "they would go on. Many of the migrants said that they were tired. Ann Lee said that the "
        "town would help all of them with food and beds."
    )
    first = sources(surely(text).statements)[0]
    assert "migrants" in first.name
    assert len(first.statements) == 3


def test_a_poll_is_named_rather_than_whom_it_asked() -> None:
    text = (
        "A Northam Post poll found that half the town likes the trams at night. According to the "
        "survey, few want fewer trams. Fifty-three percent of those surveyed said that they would "
        "pay more for them. Ann Lee said that she was glad of it."
    )
    every = [one.name for one in sources(surely(text).statements)]
    assert every == ["a Northam Post poll", "Ann Lee"]


def test_words_for_a_name_and_for_a_document_count_for_it() -> None:
    text = (
        "Judge Ida Moss said that the trams had to stop at night. The judge said that the town had "
        "had time enough. The new rules state: “No tram may run at night.” “No bus may run,” "
        "the rules say. Ann Lee said that she would obey."
    )
    every = [(one.name, one.statements) for one in sources(surely(text).statements)]
    assert len({name for name, _ in every if "Moss" in name or "judge" in name.lower()}) == 1
    assert len([name for name, _ in every if "rules" in name]) == 1


def test_several_are_heard_and_one_is() -> None:
    text = "Northam Post exit polls found that half the town likes the trams that run at night."
    assert assertions(surely(text))[0].text.startswith(
        ("Northam Post exit polls are heard", "Northam Post exit polls speak most")
    )


def test_who_only_relays_is_not_heard_before_those_relayed() -> None:
    a = surely(f"{LONG}Ann Lee, said Bo Lund. Tom Ward said that it rained in the port.")
    said = a.statements
    inner = said[0]
    outer = replace(inner, number=3, speaker="Bo Lund", speaker_id="bo-lund", source=())
    both = replace(said, items=(replace(inner, within=3), said[1], outer))
    words = {one.name: one.words for one in sources(both)}
    assert words["Ann Lee"] > 10
    assert words.get("Bo Lund", 0) == 0


def test_nobody_is_heard_beside_a_source_with_more_words_that_is_not_sure() -> None:
    text = "“The trams stop here in May, as they do each year,” said Ann Lee. "
    a = surely(f"{text}{LONG}the driver.", driver=0.75)
    items = (a.statements[0], replace(a.statements[1], speaker="Bo Lund", speaker_id=""))
    a.__dict__["_corrected"] = (replace(a.statements, items=items), ())
    assert not any("heard" in one.text for one in assertions(a))


@pytest.mark.parametrize(("stop", "most"), [(".", True), (":", False)])
def test_nobody_speaks_most_beside_a_paragraph_behind_a_colon(stop: str, most: bool) -> None:
    block = "The trams of this town have been late for long, and nobody is glad of it at all. " * 3
    text = f"{LONG}Ann Lee.\n\n“It rains,” said Tom Ward. He read{stop}\n\n{block}\n\nIt rained."
    assert (speaks_most(surely(text)) is not None) == most


def test_a_few_words_are_not_named_beside_many() -> None:
    text = f"{LONG}Ann Lee. {LONG}Tom Ward. “It rains,” said Bo Lund."
    heard = voices_heard(surely(text).statements)
    assert {one.name for one in heard.named} == {"Ann Lee", "Tom Ward"}
    assert not heard.unsure


@pytest.mark.parametrize(
    ("words", "kind", "shown"),
    [
        ("The port lost 40 ships in May", Kind.NUMBER, True),
        ("the mayor sold 12 old trams to a firm", Kind.PAST, True),
        ("the mayor sold the old trams to a firm", Kind.PAST, False),
        ("the trams were faster than ever before", Kind.NUMBER, False),
        ("the port would lose 40 ships in May", Kind.NUMBER, False),
        ("the mayor blatantly sold 12 old trams to a firm", Kind.PAST, False),
        ("it sold 12 old trams to a firm", Kind.PAST, False),
    ],
)
def test_only_what_can_be_looked_up_is_to_be_checked_first(
    words: str, kind: Kind, shown: bool
) -> None:
    a = analyse(parse(f"Bo Lund said that {words}."), method="rules", deep=False)
    start = a.article.text.index(words)
    span = replace(a.statements[0].content[0], start=start, end=start + len(words))
    claim = replace(a.claims[0], spans=(span,), kind=kind, kind_p=0.95)
    assert can_be_shown(a.claims, claim) is shown


def test_the_figure_stands_in_the_words_that_are_shown() -> None:
    text = (
        "“Trams are old. To give you a sense of how the port has fared since the great storm of "
        "last spring, when all was shut for weeks, it lost 40 ships to Southam,” said Bo Lund."
    )
    a = analyse(parse(text), method="rules", deep=False)
    claim: Claim = next(c for c in a.claims if c.statement)
    for most in (60, 100, 400):
        words = excerpt(a.claims, claim, most)
        assert "40 ships" in words
        assert len(words) <= most + 4
    assert figure_in("the G7 met Bo Lund, 59, on 9/11 in 2018") is None


def test_an_opinion_has_no_share_and_does_not_hear_its_author() -> None:
    text = """Opinion: Why the Trams Must Run

I have lived by the line for ten years. I know every tram by its voice. A town that stops its \
trams stops itself, and my street would be the first to sleep. I say that it must not.

“The line will stay where it is, for all of us and for our children,” said Ann Lee, the mayor. I \
want to believe her, but the council has cut the money twice, and nobody has told me where the \
drivers of our night trams are to come from. I asked at the depot. I was told to wait, and I have \
waited since the spring.

The port, on the other hand, gets all that it asks for, year after year, and I wonder why.
"""
    told = assertions(surely(text))[0].text
    assert told.startswith("Ann Lee")
    assert "%" not in told
    assert "author" not in told


@pytest.mark.parametrize(
    ("first", "below"),
    [
        ("A harbour official said that the trams would stay.", "Bo Lund, a harbour official"),
        ("A sailor who votes in Northam said that the trams would stay.", "Bo Lund"),
    ],
)
def test_who_is_described_first_and_named_below_is_not_heard_twice(first: str, below: str) -> None:
    text = f"{first}\n\n{LONG}{below}.\n\nIt rained on the port.\n\nThe trams went by."
    assert named(surely(text)) == ["Bo Lund"]


def test_who_is_in_the_headline_alone_is_not_named_as_heard() -> None:
    text = f"Old Tram Driver Says the Line Must Stay\n\n{LONG}Ann Lee.\n\nIt rained on the port."
    assert named(surely(text)) == ["Ann Lee"]


def test_in_an_opinion_a_film_and_loose_words_make_nobody_heard() -> None:
    fill = "The line is not a gift; it is a bill, and I would call it absurd. " * 9
    loose = "The new film shows that the depot is empty. Ann Lee holds forth on why we must pay."
    loose += " Many conservatives insist that trams are a waste of the money of the town."
    a = surely(
        f"Opinion: Trams\n\n{fill}\n\n{loose}\n\n“I know that you are all wrong,” said Bo Lund."
    )
    assert named(a) == ["Bo Lund"]
    assert "heard" not in {one.kind for one in assertions(a)}  # lists are right too seldom there
    assert not set(named(surely(f"Trams Run\n\n{LONG}Ann Lee."))) - {"Ann Lee"}


def test_page_one_says_of_voices_nothing_where_none_is_sure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(page_one, "voices_heard", lambda said: Voices((), False, ()))
    a = surely(f"Trams Run\n\n{LONG}Ann Lee.")
    assert not any("heard" in one.text for one in assertions(a))
    monkeypatch.setattr(page_one, "assertions", lambda a: ())
    assert "No single sentence is sure enough to stand here" in page_one.in_short(a).html


def test_bodies_have_their_article_and_names_no_comma() -> None:
    text = f"{LONG}the Port Authority. {LONG}Bo Lund, Jr. The Port Authority had said so before."
    line = next(one.text for one in assertions(surely(text)) if "heard" in one.text)
    assert "the Port Authority" in line.replace("The", "the")
    assert "Lund, Jr" not in line


def test_the_judges_of_a_court_and_officials_told_again_are_no_second_voice() -> None:
    text = (
        "The appeals court said that the toll had been lawful in every one of the years. The "
        "three-judge panel ruled that drivers must pay it in full. Port officials said that they "
        "were glad of the ruling and would wait for it. The officials added that it was late. Toll "
        "officials said that all the gates of the bridge would stay as they are."
    )
    names = named(surely(text))
    assert "the three-judge panel" not in names
    assert "the officials" not in names


def test_no_report_says_that_somebody_is_heard_where_nothing_is_sure() -> None:
    a = surely("Ann Lee said that the trams would run until two in the morning.")
    unsure = tuple(replace(s, confidence=0.7) for s in a.statements)
    a.__dict__["_corrected"] = (replace(a.statements, items=unsure), ())
    assert not any("heard" in one.text for one in assertions(a))
