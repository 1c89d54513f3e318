"""Measures of how an article is written. All sentences here are written for Sayso."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.article import parse
from analysis.article.lexicon import Lexicon, counts, find, lexicon, word_set
from analysis.common.resources import rows
from analysis.errors import DataError, ParameterError
from analysis.rhetoric.diversity import hdd, mattr, mtld, ttr, yule
from analysis.rhetoric.measure import MEASURES, parts, passage, rhetoric
from analysis.rhetoric.readability import count
from analysis.rhetoric.syllables import syllables
from analysis.rhetoric.value import shown

LISTS = (
    "hedges",
    "boosters",
    "absolutes",
    "appeals",
    "threats",
    "questions",
    "loaded",
    "modals",
    "negation",
    "people",
    "attitude",
)


def found(measure: str, text: str) -> list[str]:
    result = rhetoric(parse(text))
    return [span.of(text) for span in result.get(measure).spans]


@pytest.mark.parametrize(
    ("measure", "text", "words"),
    [
        ("hedges", "The senator may resign in May, perhaps.", ["may", "perhaps"]),
        ("hedges", "About 50 people wrote about the plan.", ["About"]),
        ("strong modals", "We must go, and they have to stay.", ["must", "have to"]),
        ("medium modals", "Will Smith won't sing; he’ll dance.", ["wo", "’ll"]),
        ("negation", "It isn't true, he said, and no one knew.", ["n't", "no one"]),
        ("self-mention", "I served in World War I, and my son did too.", ["I", "my"]),
        ("we", "They told us that the US is ours.", ["us", "ours"]),
        ("they", "They told us that theirs is bigger.", ["They", "theirs"]),
        ("comparatives", "A bigger crowd than ever saw a more dangerous leader.",
         ["bigger", "more dangerous"]),
        ("superlatives", "The strongest party, the most corrupt, wins most votes.",
         ["strongest", "most corrupt"]),
        ("attitude", "Sadly, the reckless plan is law.", ["Sadly", "reckless"]),
    ],
)  # fmt: skip
def test_a_word_counts_where_it_means_the_thing(measure, text, words):
    assert found(measure, text) == words


def test_questions_end_with_a_mark_also_within_quotation_marks():
    text = "“Who will pay for it?” she asked him there. Nobody answered her that day."
    assert len(rhetoric(parse(text)).get("questions").spans) == 1


def test_longer_words_and_sentences_are_harder_to_read():
    easy = rhetoric(parse("The dog ran. The cat sat. We all had fun."))
    hard = rhetoric(
        parse(
            "Institutional considerations notwithstanding, administrative responsibility persists."
        )
    )
    for name in ("Flesch–Kincaid", "Gunning fog", "SMOG", "Coleman–Liau", "ARI", "Dale–Chall"):
        assert hard.get(name).value > easy.get(name).value, name
    assert hard.get("Flesch reading ease").value < easy.get("Flesch reading ease").value


def test_counts_of_a_known_sentence():
    n = count(passage("The U.S. government reduced its well-known subsidies by 10 percent."))
    assert (n.sentences, n.words) == (1, 10)
    # govern-ment and sub-si-dies; "U.S." is two letters, "well-known" two syllables
    assert (n.long, n.complex) == (2, 2)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("the", 1), ("missile", 2), ("played", 1), ("needed", 2), ("senators", 3), ("U.S.", 2),
        ("FBI", 3), ("NATO", 2), ("strength", 1), ("area", 3), ("didn't", 2), ("Iran's", 2),
        ("crystal-clear", 3), ("1929", 4), ("people", 2), ("Union", 2), ("violation", 4),
    ],
)  # fmt: skip
def test_syllables(word, number):
    assert syllables(word) == number


def test_diversity_of_words_at_the_borders():
    different = [str(i) for i in range(60)]
    same = ["a"] * 60
    assert mattr(different) == ttr(different) == 1
    assert yule(different) == 0
    assert hdd(different) == pytest.approx(1)
    assert mattr(same) == pytest.approx(1 / 50)
    assert mtld(same) < 3 < mtld(different)


@given(st.lists(st.sampled_from("abcdefghij"), min_size=50, max_size=120))
def test_moving_window_equals_each_window_counted(words):
    windows = [words[i : i + 50] for i in range(len(words) - 49)]
    plain = sum(len(set(window)) / 50 for window in windows) / len(windows)
    assert mattr(words) == pytest.approx(plain)


@given(st.lists(st.sampled_from("abcdefgh"), min_size=42, max_size=90))
def test_expected_types_of_a_draw(words):
    total = len(words)
    chance = sum(
        1 - math.comb(total - times, 42) / math.comb(total, 42) for times in Counter(words).values()
    )
    assert hdd(words) == pytest.approx(chance / 42)


def test_too_short_for_a_measure_is_no_number_but_a_note():
    value = rhetoric(parse("It rained.")).get("MATTR")
    assert math.isnan(value.value)
    assert value.note
    assert shown(value.value) == "–"


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200))
def test_every_span_lies_in_the_text_and_nothing_raises(text):
    result = rhetoric(parse(text), split="voice")
    result.table()
    for row in result:
        assert all(0 <= s.start < s.end <= len(text) for s in row.value.spans)
        assert not row.value.kinds or len(row.value.kinds) == len(row.value.spans)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="aI've won't “may” no. \nU.S.?!", max_size=120))
def test_words_of_a_part_are_those_of_the_text(text):
    part = passage(text)
    places = [(w.start, w.end) for w in part.words]
    assert places == sorted(places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    for sentence in part.sentences:
        assert all(
            sentence.span.start <= w.start < w.end <= sentence.span.end for w in sentence.pieces
        )


def test_voices_share_the_words_between_them():
    text = "“We will never surrender our right to speak,” the mayor said. Rain fell in the town."
    article = parse(text)
    split = rhetoric(article, split="voice")
    assert split.parts() == ("reporter", "quoted")
    both = split.get("words", "reporter").value + split.get("words", "quoted").value
    assert both == rhetoric(article).get("words").value
    assert split.get("absolutes", "quoted").spans
    assert not split.get("absolutes", "reporter").spans
    assert split.get("sentences", "reporter").value == 1  # "the mayor said" is no sentence


def test_speakers_need_statements_and_splits_have_names():
    article = parse("It rained.")
    with pytest.raises(ParameterError, match="needs the statements"):
        parts(article, None, "speaker")
    with pytest.raises(ParameterError, match="voice"):
        rhetoric(article, split="voices")  # type: ignore[arg-type]


def test_a_measure_can_be_taken_alone_and_is_named_in_words():
    alone = rhetoric(parse("It rained all day."), measures=MEASURES[:1])
    assert {row.group for row in alone} == {"length"}
    named = {row["measure"] for row in rows("measures")}
    assert {row.value.name for row in rhetoric(parse("It rained all day."))} <= named


def test_nothing_is_shown_as_markup():
    assert "<script>" not in rhetoric(parse("<script>alert(1)</script> never"))._repr_html_()


@pytest.mark.parametrize("name", LISTS)
def test_word_lists_are_sound(name):
    words = lexicon(name)
    assert isinstance(words, Lexicon)
    phrases = [(e.words, e.before, e.not_before, e.after, e.not_after) for e in words.entries]
    assert len(phrases) == len(set(phrases)), "an entry stands twice"
    assert all(e.kind for e in words.entries)
    text = " . ".join(" ".join(e.words) for e in words.entries if not e.before and not e.after)
    assert find(words, passage(text))


def test_a_missing_list_says_so():
    with pytest.raises(DataError, match="missing"):
        word_set("no_such_list")
    with pytest.raises(DataError, match="whole number"):
        counts("small_words")
