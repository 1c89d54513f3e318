"""Where a value stands in the reference corpus. All sentences here are written for Sayso."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.article import Article, parse, read_all
from analysis.errors import DataError, ParameterError
from analysis.rhetoric import build_reference as made
from analysis.rhetoric import reference as ref
from analysis.rhetoric.measure import rhetoric

GOLD = Path(__file__).parents[1] / ".." / "shared" / "gold" / "polnear" / "train.jsonl"


def corpus(size: int = 24) -> list[Article]:
    texts = [
        f"It {'may ' * (i % 6)}rain. We saw {i} people in the town today." for i in range(size)
    ]
    return [parse(text, outlet="ab"[i % 2]) for i, text in enumerate(texts)]


@pytest.fixture(scope="module")
def own() -> ref.Reference:
    return made.build(corpus(), "small talk", least_count=3)


def test_more_stands_higher(own):
    places = [ref.place("hedges", value, reference=own).percentile for value in (0, 100, 300, 900)]
    assert places == sorted(places)
    assert places[-1] == 100
    for value in (0, 300, 900):
        standing = ref.place("hedges", value, reference=own)
        assert "articles of small talk" in standing.words
        assert "100 of 100" not in standing.words


@given(st.lists(st.floats(0, 100), min_size=101, max_size=101).map(sorted), st.floats(-5, 105))
def test_a_place_is_a_share_and_grows_with_the_value(levels, value):
    here, further = ref._rank(levels, value), ref._rank(levels, value + 1)
    assert 0 <= here <= further <= 1


def test_the_middle_of_a_corpus_is_at_fifty(own):
    levels = own.levels["all", "words"]
    assert ref.place("words", levels[50], reference=own).percentile == pytest.approx(50, abs=8)


def test_what_has_no_number_or_no_name_has_no_place(own):
    assert ref.place("hedges", float("nan"), reference=own) is None
    assert ref.place("no such measure", 1.0, reference=own) is None


def test_stored_and_read_again_it_says_the_same(own, tmp_path):
    first = made.write(own, tmp_path / "one.json.gz").read_bytes()
    assert made.write(own, tmp_path / "two.json.gz").read_bytes() == first
    again = ref.load(tmp_path / "one.json.gz")
    assert again.words == own.words
    assert again.articles == own.articles == 24
    for key, levels in own.levels.items():
        assert again.levels[key] == pytest.approx(levels, rel=1e-3)
    assert not list(tmp_path.glob("*.part"))


def test_what_is_no_reference_says_so(tmp_path):
    with pytest.raises(DataError, match="sayso reference"):
        ref.load(tmp_path / "missing.json.gz")
    for number, content in enumerate((b"plain", gzip.compress(b"[1]"), gzip.compress(b"{}"))):
        path = tmp_path / f"{number}.json.gz"
        path.write_bytes(content)
        with pytest.raises(DataError, match=r"not a reference|another version|cannot be read"):
            ref.load(path)


def test_a_few_articles_are_no_reference():
    with pytest.raises(ParameterError, match="20 articles"):
        made.build(corpus(5), "few")


def test_an_unknown_outlet_is_named(own):
    with pytest.raises(ParameterError, match="'nobody'"):
        ref.place("words", 5.0, outlet="nobody", reference=own)
    known = replace(own, outlets={("a", "words"): tuple(range(21))})
    assert ref.place("words", 10.0, outlet="a", reference=known).percentile == 50


def test_every_measure_has_its_place_in_the_shipped_reference():
    text = "“We must never give up, and we will not,” said Ann. " * 8 + "\n\nWhy? It may rain."
    article = parse(text)
    for split in ("all", "voice"):
        for row in rhetoric(article, split=split):
            standing = ref.place(row.value.name, row.value.value, row.part)
            assert (standing is None) == (row.value.value != row.value.value), row.value.name


def test_a_percentile_rests_on_five_hits_at_least():
    text = "“We must never give up, and we will not,” said Ann. " * 8 + "\n\nWhy? It may rain."
    article = parse(text)
    for split in ("all", "voice"):
        found = rhetoric(article, split=split)
        for row, standing in zip(found, ref.placed(found), strict=True):
            if standing is not None:
                assert 0 <= standing.percentile <= 100
            if row.value.unit == "per 1,000 words" and len(row.value.spans) >= ref.LEAST_HITS:
                assert standing is not None, (row.part, row.value.name)
    assert all(
        standing.percentile >= 90 or standing.percentile <= 10
        for _, standing in ref.unusual(rhetoric(article))
    )
    standings = zip(found, ref.placed(found), strict=True)
    known = {row.value.name: standing for row, standing in standings if row.part == "reporter"}
    few = found.get("questions", "reporter")
    assert len(few.spans) == 1
    assert known["questions"] is None  # one question is no habit
    assert known["sentence length"] is not None  # no count


def test_so_few_is_told_only_where_more_are_usual():
    longer = rhetoric(parse("The council met in the old hall. " * 400))
    brief = rhetoric(parse("The council met in the old hall. " * 4))
    places = [
        dict(zip([row.value.name for row in m], ref.placed(m), strict=True))["hedges"]
        for m in (longer, brief)
    ]
    assert places[0] is not None
    assert places[0].percentile < 10
    assert places[1] is None


def test_the_shipped_reference_is_small_and_holds_no_sentence():
    assert ref.SHIPPED.stat().st_size < 300_000
    known = ref.shipped()
    assert known.articles == 840
    assert all(" " not in word for word in known.words)
    assert len(ref.familiar()) == ref.FAMILIAR


@pytest.mark.skipif(not GOLD.exists(), reason="needs PolNeAR in ../shared/gold")
def test_articles_of_the_corpus_spread_over_its_own_percentiles():
    articles = [a for i, a in enumerate(read_all(GOLD)) if i % 12 == 0]
    places = [ref.place("hedges", rhetoric(a).get("hedges").value).percentile for a in articles]
    assert 40 < sum(places) / len(places) < 60
    assert min(places) < 15 < 85 < max(places)
