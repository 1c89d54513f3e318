"""What some words hang on that an article tells before or behind them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.claims.points_back import points_back, taken_back


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("before", "words", "back"),
    [
        ("Six died in a federal prison in Kent.", "the prison has done ten tests", True),
        ("Six died in a federal prison in Kent.", "the prison of Kent has done ten tests", False),
        ("Six died in Kent.", "the prison has done ten tests", False),
        ("It is a country like any other.", "the country has done ten tests", False),
    ],
)
def test_a_thing_told_before_is_pointed_at(before: str, words: str, back: bool) -> None:
    text = f"{before} Bo Lund said {words}."
    assert points_back(text, at(text, words)) == back


def test_it_near_the_front_counts_where_asked() -> None:
    text = "Bo Lund said a doctor prescribed it for him last May."
    words = at(text, "a doctor prescribed it for him last May")
    assert points_back(text, words, strictly=True)
    assert not points_back(text, words)


@pytest.mark.parametrize(
    ("after", "back"),
    [
        ("A jury found that she had never been there.", True),
        ("However, footage shows another car.", True),
        ("The inquiry found no evidence of it.", True),
        ("He will speak again on Friday.", False),
    ],
)
def test_the_next_sentence_may_take_back_what_is_said(after: str, back: bool) -> None:
    text = f"Bo Lund said the mayor drove the car. {after} It rained."
    words = at(text, "the mayor drove the car")
    assert taken_back(text, words, sentences(text)) == back


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_words_can_be_asked(text: str, first: int, last: int) -> None:
    span = Span(min(first, last, len(text)), min(max(first, last), len(text)))
    assert points_back(text, span) <= points_back(text, span, strictly=True)
    assert isinstance(taken_back(text, span, sentences(text)), bool)
