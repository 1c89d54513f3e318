"""How a report begins, as page one tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.article.article import parse, read
from analysis.claims.beginning import beginning
from analysis.pipeline import analyse
from analysis.views.page_one import assertions

LEAD = "The port of Northam was shut on Monday after a storm, its owner said."
REST = " It was late.\n\n" + "“It is late,” Bo Ray said on Monday. " * 20


@pytest.mark.parametrize(
    "before",
    [
        "A Storm\n\n",
        "A Storm\n\nBy Ann Lee\n\nNORTHAM, Me. (AP) — ",
        "A Storm\n\nImage copyright Reuters Image caption The port at night\n\n",
        "A Storm\n\nAnn Lee, Northam Post\n\n",
    ],
)
def test_a_report_begins_with_its_first_whole_sentence(before: str) -> None:
    article = parse(before + LEAD + REST)
    span = beginning(article)
    assert span is not None
    assert span.of(article.text) == LEAD


@pytest.mark.parametrize(
    "first",
    [
        "But it was shut on Monday after a storm, its owner said to them.",
        "Do you know why the port of Northam was shut on Monday after all?",
        "1 of 2 The port of Northam was shut on Monday after a storm there.",
        "The ruling from the court comes as the owner of the port is about to leave.",
        "It rained. ",
        "UPDATE: The port of Northam was shut on Monday after a storm in the night there.",
        "In recent weeks, storms in the north have shut a port and a road and three mines.",
        "The strangest part is that the port of Northam was shut on the day after the storm.",
        "“We have shut the whole port of Northam for good,” the owner of it told the town.",
        "The port of Northam was said to be safe for all of its ships. But it was shut.",
    ],
)
def test_what_leans_asks_or_is_a_caption_is_not_told(first: str) -> None:
    assert beginning(parse(f"Storm Shuts the Port\n\n{first}{REST}")) is None


@pytest.mark.parametrize(
    ("title", "told"), [("Storm Shuts a Port", True), ("Gun Law Fails", False)]
)
def test_what_shares_no_word_with_the_headline_leads_to_the_news(title: str, told: bool) -> None:
    article = parse(f"{title}\n\n{LEAD}{REST}")
    assert (beginning(article) is not None) == told


def test_a_box_of_links_within_the_first_sentence_is_none_of_its_words() -> None:
    box = "Ann Mary LeeLee wins vote on trams Why the port was late again | Port is late MORE"
    rest = "(I-Vt.) has closed the port of Northam for good on Monday"
    text = f"Lee Closes a Port\n\nMayor Ann Lee {box} {rest}.{REST}"
    told = [one.text for one in assertions(analyse(parse(text)))]
    assert any(f"“Mayor Ann Lee {rest}”" in " ".join(one.split()) for one in told)


def test_a_headline_that_ends_in_a_mark_is_not_the_news() -> None:
    text = f"Port of Northam Shut on Monday: ‘It Was a Storm!’\n\n{LEAD}{REST}"
    assert not any("It Was a Storm" in one.text for one in assertions(analyse(parse(text))))


def test_a_first_sentence_that_tells_of_a_day_needs_fewer_of_the_headline_s_words() -> None:
    title = "Storm Brings Ships, Trains to Standstill"
    undated = LEAD.replace("on Monday ", "")
    found = [beginning(parse(f"{title}\n\n{lead}{REST}")) for lead in (LEAD, undated)]
    assert [one is not None for one in found] == [True, False]


def test_page_one_tells_how_a_report_begins() -> None:
    told = [one.text for one in assertions(analyse(parse(f"A Storm\n\n{LEAD}{REST}")))]
    assert any(f"“{LEAD.rstrip('.')}”" in text for text in told)


def test_soft_hyphens_are_taken_out_of_words(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The sen\xadat\xador left, said Ann Lee of Northam on Monday.", "utf-8")
    article = read(file)
    assert "senator" in article.text
    assert any("Soft hyphens" in note for note in article.notes)
