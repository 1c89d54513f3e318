"""Tone by sentence. All sentences here are written for Sayso."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.article.article import parse
from analysis.errors import ParameterError
from analysis.statements.statements import statements
from analysis.tone.sentence_tone import label, tone
from analysis.tone.vader import vader

TEXT = (
    "Council Votes for a 'Cruel' Tax\n\n"
    "“This is a brilliant and wonderful plan for all of us,” said Ann Lee. "
    "The opposition called it a disaster.\n"
)


def test_the_reporters_and_the_quoted_words_are_scored_apart():
    rows = {(row.voice, row.label) for row in tone(parse(TEXT))}
    assert ("quoted", "positive") in rows
    assert ("reporter", "negative") in rows


def test_the_words_that_made_a_score_are_shown():
    article = parse(TEXT)
    quoted = next(row for row in tone(article) if row.voice == "quoted")
    words = {span.of(TEXT): weight for span, weight in quoted.words}
    assert set(words) == {"brilliant", "wonderful"}
    assert all(weight > 0 for weight in words.values())


def test_a_word_between_marks_counts_like_any_other():
    marked, words = vader("a “cruel” law")
    assert marked == vader("a cruel law")[0] < 0
    assert words[0][0].of("a “cruel” law") == "cruel"


def test_a_score_is_the_one_that_its_authors_code_gives():
    theirs = SentimentIntensityAnalyzer()
    for text in (
        "It is not very good!!",
        "An AWFUL, kind of bad law, but a good one.",
        "No, thanks.",
        "",
    ):
        score, words = vader(text)
        assert score == theirs.polarity_scores(text)["compound"]
        assert bool(words) == bool(score)


def test_negation_turns_and_marks_strengthen():
    assert vader("It is not good.")[0] < 0 < vader("It is good.")[0] < vader("It is good!!")[0]


def test_parts_are_pooled_from_their_sentences():
    article = parse(TEXT)
    pooled = {row.part: row for row in tone(article, by="voice")}
    rows = [row.score for row in tone(article) if row.voice == "reporter"]
    assert pooled["reporter"].score == pytest.approx(sum(rows) / len(rows))
    assert pooled["reporter"].sentences == len(rows)
    assert {"reporter", "unnamed"} == {row.part for row in tone(article, by="speaker")}


def test_tables_have_a_row_each_and_html_is_escaped():
    found = tone(parse("The <b>terrible</b> plan failed. Rain fell."))
    assert len(found.table()) == len(found) == 2
    assert "<b>" not in found._repr_html_()
    assert len(tone(parse(TEXT), by="voice").table()) == 2


def test_an_unknown_way_to_group_is_named():
    with pytest.raises(ParameterError, match="speaker"):
        tone(parse(TEXT), by="word")  # type: ignore[arg-type]


def test_borders_of_the_labels():
    assert [label(x) for x in (-1, -0.05, -0.049, 0.049, 0.05, 1)] == [
        "negative", "negative", "neutral", "neutral", "positive", "positive",
    ]  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=150))
def test_any_text_has_a_tone_with_spans_in_it(text):
    for row in tone(parse(text)):
        assert -1 <= row.score <= 1
        assert all(0 <= s.start < s.end <= len(text) for s, _ in row.words)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(
        st.sampled_from(["good", "bad,", "“evil”", "n't", "very", "but", "(great)", ":)", "a"])
    )
)
def test_weights_belong_to_their_words(words):
    text = " ".join(words)
    score, weights = vader(text)
    assert -1 <= score <= 1
    for span, _ in weights:
        assert span.of(text).strip() == span.of(text)
        assert span.of(text) not in ("a", "very", "but")


def test_a_name_has_no_tone() -> None:
    text = "The United States and the Treasury met Grace Love on Monday. It was a terrible day."
    article = parse(text)
    rows = tone(article, statements(article, method="rules"))
    assert [row.label for row in rows] == ["neutral", "negative"]
    assert [row.label for row in tone(article)] == ["positive", "negative"]
