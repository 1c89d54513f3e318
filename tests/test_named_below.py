"""Whom an article's opening describes is the one whom it names, as the same, right below."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.statements.statements import statements


def first_speaker(text: str) -> str:
    return statements(parse(text))[0].speaker


@pytest.mark.parametrize(
    ("described", "named", "who"),
    [
        ("A Vale judge ruled", "“No,” wrote District Judge Ann Lee.", "Ann Lee"),
        (
            "One decorated former general warned",
            "“It rains,” said retired Gen. Bo Ray.",
            "Bo Ray",
        ),
        (
            "A spokesman for the tram board said",
            "“It rains,” said spokesman Bo Ray.",
            "Bo Ray",
        ),
    ],
)
def test_the_one_with_that_role_is_named_below(described: str, named: str, who: str) -> None:
    text = f"{described} on Monday that the trams must stop.\n\n{named}\n\nThe trams stood."
    assert first_speaker(text) == who


@pytest.mark.parametrize(
    ("described", "named"),
    [
        ("A Vale judge ruled", "Judge Ann Lee agreed. “No,” said Judge Tom Ward."),
        ("A Republican senator said", "“No,” said Sen. Ann Lee, D-Ohio."),
        ("A port official said", "“No,” said port official Ann Lee."),
        ("A Vale judge ruled", "It rained.\n\nIt snowed.\n\n“No,” said Judge Ann Lee."),
    ],
)
def test_one_of_several_or_another_is_not(described: str, named: str) -> None:
    text = f"{described} on Monday that the trams must stop.\n\n{named}\n\nThe trams stood."
    assert first_speaker(text).lower() == described.lower().rsplit(" ", 1)[0]
