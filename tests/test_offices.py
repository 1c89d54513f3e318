"""Whose an office is that is told without a name. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.statements.statements import statements

MON = "praised the bridge on Monday."
SAID = "had said that the bridge would be the longest of the land."


@pytest.mark.parametrize(
    ("before", "office", "speaker"),
    [
        (f"Rohan Mehta {MON}", "The home minister", "the home minister"),
        (f"The actor Rohan Mehta {MON}", "The home minister", "the home minister"),
        (f"Rep. Tom Ward {MON}", "The UN ambassador", "the UN ambassador"),
        (f"Ann Lee {MON}", "The aide", "the aide"),
        (f"Amit Shah, the home minister, sat. Rohan Mehta {MON}", "The home minister", "Amit Shah"),
        (f"Ann Lee {MON}", "The former governor", "Ann Lee"),
        (f"Ann Lee {MON}", "The Florida senator", "Ann Lee"),
        (f"Vladimir Orlov {MON}", "The Russian president", "Vladimir Orlov"),
    ],
)
def test_an_office_is_only_whose_it_may_be(before: str, office: str, speaker: str) -> None:
    found = statements(parse(f"{before} {office} {SAID}"), method="rules")
    assert found[-1].speaker == speaker


def test_an_office_that_the_article_names_later_is_whose_it_is() -> None:
    text = f"Rohan Mehta {MON} The home minister {SAID}\n\nAmit Shah, the home minister, left."
    found = statements(parse(text), method="rules")
    assert [s.speaker for s in found][-1] == "Amit Shah"
