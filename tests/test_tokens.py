"""Sentences and words: where they end, and that they lie on the text."""

import itertools
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.article import parse
from analysis.article.sentences_and_words import is_word, sentences, words
from analysis.article.spans import Span, merged, minus, trim


# Sentences written for Sayso.
@pytest.mark.parametrize(
    "parts",
    [
        ["Sen. Lee (D-Md.) spoke.", "Then it rained."],
        ["He lives in the U.S. Senate's oldest building.", "It is cold."],
        ["Mr. Trump met Gov. Lee on Jan. 5 at 3 p.m. in Room 2.", "They talked."],
        ["She said: “We will go.”", "He did not answer."],
        ["“Will you go?” he asked.", "“Never!” she said."],
        ["Trains run w/ delays, vs. none before.", "Acme Inc. pays."],
        ["It cost $5.5 million.", "J. K. Lee paid."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts):
    text = " ".join(parts)
    assert [s.of(text) for s in sentences(text)] == parts


def test_a_sentence_never_crosses_a_paragraph():
    text = "Council meets\n\nThe council met"
    article = parse(text)
    assert [s.of(text) for s in sentences(text, article.body)] == text.split("\n\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran’s P5+1 deal", ["Iran’s", "P5+1", "deal"]),
        ("well-known AT&T didn't", ["well-known", "AT&T", "didn't"]),
        ("“No,” he said.", ["“", "No", ",", "”", "he", "said", "."]),
        ("$1,200.50 or 12% w/ tax", ["$1,200.50", "or", "12%", "w/", "tax"]),
    ],
)
def test_words(text, expected):
    assert [w.of(text) for w in words(text)] == expected


@given(st.text())
def test_words_and_sentences_lie_on_the_text(text):
    pieces = words(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))
    assert all(w.of(text).strip() for w in pieces)
    found = sentences(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    letters = sum(is_word(w.of(text)) for w in pieces)
    assert letters == sum(any(s.holds(w) for s in found) for w in pieces if is_word(w.of(text)))


spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda p: Span(min(p), max(p)))


@given(spans, st.lists(spans, max_size=6))
def test_what_is_cut_out_and_what_is_left_make_the_whole(span, holes):
    left = minus(span, holes)
    inside = {i for h in holes for i in range(h.start, h.end)}
    expected = {i for i in range(span.start, span.end) if i not in inside}
    assert {i for part in left for i in range(part.start, part.end)} == expected
    assert all(a.end < b.start for a, b in zip(merged(holes), merged(holes)[1:], strict=False))


@given(st.text(), spans)
def test_trimming_takes_white_space_alone(text, span):
    span = Span(min(span.start, len(text)), min(span.end, len(text)))
    assert trim(text, span).of(text) == span.of(text).strip()


def test_a_span_that_runs_backwards_is_refused():
    with pytest.raises(ValueError, match="not a span"):
        Span(5, 3)


def test_what_splits_sentences_leaves_nltk_whole_for_others():
    ask = (
        "import sys; from analysis.article.sentences_and_words import sentences; "
        "sentences('It rained. She left.'); print('nltk' in sys.modules); "
        "import nltk; print(nltk.tokenize.sent_tokenize.__name__)"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "sent_tokenize"]
