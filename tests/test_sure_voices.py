"""A page names as a voice only whom it is sure of, or says that it is not.

The texts were written for Sayso.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape

import pytest

from analysis import views
from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.pipeline import Analysis, analyse
from analysis.rhetoric.cue_words import cue_words as cue_rows
from analysis.statements.statements import Statement
from analysis.statements.voices import NOT_SURELY
from analysis.views import tables
from analysis.views.figures.claims import KINDS
from analysis.views.page_one import assertions
from analysis.views.page_one_precision import speaker_of

TRAMS = """Trams to Run at Night, Mayor Says

“The trams will run until two in the morning from the first of May, on all four lines and on every \
day of the week,” said Ann Lee, the mayor of Northam, on Monday.

“That is illegal and against the law on working hours,” warned Tom Ward, who drives one.

The line has cost the town four million crowns since May, according to a report of the council.
"""
OPINION = """Opinion: Why the Trams Must Run

I have lived by the line for ten years. I know every tram by its voice. A town that stops its \
trams stops itself, and my street would be the first to sleep.

“The line will stay,” said Ann Lee, the mayor. I want to believe her, but the council has cut the \
money twice, and nobody has told me where the drivers of our night trams are to come from. I \
asked at the depot. I asked at the town hall. I was told to wait, and I have \
waited since the spring.

The port, on the other hand, gets all that it asks for, year after year, and I wonder why.
"""


def doubted(text: str, which: Callable[[Statement], bool]) -> Analysis:
    """An analysis in which some statements, and their speakers, are not sure; the others are."""
    a = analyse(parse(text), method="rules", deep=False)
    said = a.statements
    items = tuple(
        replace(s, confidence=0.5, speaker_p=0.5)
        if which(s)
        else replace(s, confidence=0.95, speaker_p=0.95)
        for s in said
    )
    a.__dict__["_corrected"] = (replace(said, items=items), ())
    return a


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", html, flags=re.S)).split())


def rows(html: str) -> Iterator[str]:
    """The rows of tables, as they read."""
    return map(plain, re.findall(r"<tr[^>]*>(.*?)</tr>", html, flags=re.S))


def of_ward(s: Statement) -> bool:
    return s.speaker == "Tom Ward"


def of_cole(s: Statement) -> bool:
    return s.speaker == "Rita Cole"


def test_page_one_tells_who_speaks_most_only_beside_hardly_doubtful_speech() -> None:
    text = TRAMS.split("\n\nThe line has")[0]
    first = assertions(doubted(text, of_ward))[0].text
    assert "Ann Lee" not in first  # one of two, who says little more than half
    a = doubted(text, lambda s: False)
    sure = assertions(a)[0].text
    assert sure.startswith("Ann Lee speaks most")
    assert "%" not in sure  # the table below tells the shares
    alone = text.split("\n\n“That")[0]
    told = assertions(doubted(alone, lambda s: False))[0].text
    assert told.endswith("; no other speaker was found.")


@pytest.mark.parametrize(("others", "most"), [(2, True), (6, False)])
def test_nobody_speaks_most_where_nearly_all_speech_is_not_sure(others: int, most: bool) -> None:
    people = ("Tom Ward", "Rita Cole", "Karl Moss", "Ada Holm", "Nina Falk", "Hugo Brandt")
    text = "“The trams will run until two in the morning,” said Ann Lee.\n\n"
    text += "“It is all in May,” said Ann Lee.\n\n"
    text += "\n\n".join(f"“That is bad for the town,” said {one}." for one in people[:others])
    first = assertions(doubted(text, lambda s: s.speaker != "Ann Lee"))[0].text
    assert first.startswith("Ann Lee speaks most") == most


def test_page_one_names_no_voice_by_a_pronoun() -> None:
    text = (
        "The unions of the port met on Monday. The unions said that the port had lost 40 ships in "
        "May. They said that the crews had lost 300 men."
    )
    a = doubted(text, lambda s: False)
    told = [speaker_of(a, claim) for claim in a.claims if claim.statement]
    assert len(told) == 2
    assert all("unions" in name for name in told)


def test_page_one_says_nothing_of_voices_that_are_not_sure() -> None:
    a = doubted(TRAMS, lambda s: True)
    assert not any("heard" in one.text for one in assertions(a))


def test_devices_and_verbs_of_a_statement_that_is_not_sure_are_surely_nobodys() -> None:
    sure = doubted(TRAMS, lambda s: False)
    assert "Tom Ward" in views.cue_words(sure)._repr_html_()
    asked = [row for row in rows(views.devices_table(sure).html) if "against the law" in row]
    a = doubted(TRAMS, of_ward)
    assert "Tom Ward" not in views.cue_words(a)._repr_html_()
    assert "Ann Lee" in views.cue_words(a)._repr_html_()
    now = [row for row in rows(views.devices_table(a).html) if "against the law" in row]
    assert ["Tom Ward" in row for row in asked] == [True]
    assert [("Tom Ward" in row, NOT_SURELY in row) for row in now] == [(False, True)]
    assert "Tom Ward" not in views.in_words(a).words
    nobody = doubted(TRAMS, lambda s: True)
    for drawn in (views.cue_words(nobody), views.strip(nobody)):
        assert "None of the statements is sure." in drawn._repr_html_()


def test_a_source_whose_statements_are_not_sure_is_not_listed() -> None:
    a = doubted(TRAMS, lambda s: False)
    report = next(s for s in a.sources if "report" in s.name)
    assert report.sure
    number = report.statements[0]
    items = tuple(
        replace(s, confidence=0.8, kind="indirect") if s.number == number else s
        for s in a.statements
    )
    less = doubted(TRAMS, lambda s: False)
    less.__dict__["_corrected"] = (replace(a.statements, items=items), ())
    assert [(s.name, s.sure) for s in less.sources if "report" in s.name] == [(report.name, False)]
    assert report.name not in " ".join(rows(views.sourcing(less).html))
    assert report.name in " ".join(rows(views.sourcing(a).html))
    assert "1 less sure source is in the exports alone" in views.sourcing(less).html


def test_who_gives_an_opinion_is_the_author() -> None:
    a = analyse(parse(OPINION), method="rules", deep=False)
    for shown in (views.share_of_voice(a), views.ledger(a), views.measures_table(a)):
        page = plain(shown._repr_html_())
        assert "author" in page.lower()
        assert "reporter" not in page.lower()
    names = [row for row in rows(str(views.share_of_voice(a).table)) if "author" in row.lower()]
    assert len(names) == 1  # what the author thinks is his own
    news = analyse(parse(TRAMS), method="rules", deep=False)
    assert "The reporter" in views.share_of_voice(news)._repr_html_()


def test_others_are_heard_only_where_they_surely_are() -> None:
    text = TRAMS.split("\n\nThe line has")[0] + "\n\nRita Cole said that the town would wait."
    both = doubted(text.replace(", on all four lines and on every day of the week", ""), of_cole)
    assert assertions(both)[0].text.endswith("Tom Ward are heard.")
    more = doubted(text.partition("\n\nRita Cole")[0], of_ward)
    assert "among others" not in assertions(more)[0].text


def test_a_page_says_how_often_what_it_lists_is_right() -> None:
    page = views.in_short(doubted(TRAMS, lambda s: True))
    assert "listed as sure" not in page.words + plain(page.html)


def test_claims_of_unsure_statements_have_no_kind_and_are_told_apart() -> None:
    a = doubted(TRAMS, of_ward)
    page = views.ledger(a)
    told = [row for row in rows(page.html) if "illegal" in row.split("Before it:")[0]]
    assert len(told) == 1
    assert not any(kind in told[0] for kind in KINDS.values())
    assert "not counting 1 from a statement that is less sure" in plain(page.html)


def test_a_sure_statement_is_not_called_less_sure() -> None:
    a = doubted(TRAMS, lambda s: False)
    said = tuple(replace(s, speaker_p=0.88) for s in a.statements)
    page = plain(tables.statements(replace(a.statements, items=said)).html)
    assert "(less sure)" not in page
    assert "(speaker less sure)" not in page  # the source has the whole name
    other = tuple(replace(s, speaker="Rita Cole") for s in said)
    page = plain(tables.statements(replace(a.statements, items=other)).html)
    assert "Rita Cole (speaker less sure)" in page


def test_words_that_say_her_tell_who_that_is_where_only_one_can_be() -> None:
    first = "Tom Ward waited on the quay. Ann Lee spoke at the port. "
    for text, told in (
        (f"{first}“I like her plan for the trams,” Tom Ward said.", "[her: Ann Lee]"),
        (f"{first}Rita Cole left. “I like her plan for the trams,” Tom Ward said.", ""),
        (f"{first}“I like Ann Lee and her plan for the trams,” Tom Ward said.", ""),
        (f"{first}She said she would run the trams at night.", ""),
    ):
        page = plain(tables.statements(analyse(parse(text), method="rules").statements).html)
        assert (told or "[her") in page if told else "[" not in page


def test_a_table_of_verbs_has_cues_with_a_verb_of_saying_alone() -> None:
    text = TRAMS.replace("warned Tom Ward", "said at a press conference Tom Ward")
    a = doubted(text, lambda s: False)
    assert {row.kind for row in cue_rows(a.statements)} == {"neutral"}
    focused = tuple(replace(s, cue=(Span(0, 5),)) for s in a.statements)  # "Trams"
    assert len(cue_rows(replace(a.statements, items=focused))) == 0
