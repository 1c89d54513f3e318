"""Articles of one kind, outlet, topic, year or leaning to compare with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis import analyse, parse
from analysis.errors import ParameterError
from analysis.rhetoric import reference_groups as groups
from analysis.rhetoric.reference import place, placed, shipped
from analysis.views import in_short
from analysis.views.measures import unusual

# Written for Sayso.
OPINION = """Opinion: I Have Had Enough of Our Trams

I have lived here for thirty years, and I have never seen my street so loud. I asked myself why, and
I think we all know. Do we want this? I do not.

My neighbours and I wrote to the mayor, and I still wait for her answer. Why must we always wait?
I say that we have waited long enough, and I will not be quiet until our nights are quiet again. I
have paid my taxes, I have raised my children, and I have kept my temper. Now I want my sleep.
"""


def test_the_groups_are_large_and_of_every_field() -> None:
    known = groups.groups()
    assert {own.field for own in known} == set(groups.Field)
    assert all(own.articles >= groups.LEAST_OF_GROUP for own in known)
    assert groups.STORED.stat().st_size < 1_500_000


def test_an_opinion_piece_is_compared_with_opinion_pieces() -> None:
    a = analyse(parse(OPINION), method="rules")
    assert a.corpus.items == "opinion pieces"
    assert a.corpus.articles < groups.of_kind("report").articles  # type: ignore[union-attr]
    assert any(placed(a.measures, a.corpus))
    assert a.like_with_like
    assert "opinion pieces" in in_short(a)._repr_html_()


def test_a_kind_without_a_group_falls_back_on_the_shipped_articles() -> None:
    assert groups.of_kind("too short") is None
    a = analyse(parse("It rained."), method="rules")
    assert a.corpus is shipped()
    assert not a.like_with_like


def test_opinion_pieces_speak_of_themselves_more_than_reports() -> None:
    value = groups.group("kind:report").levels["all", "self-mention"][15]
    report = place("self-mention", value, reference=groups.group("kind:report"))
    opinion = place("self-mention", value, reference=groups.group("kind:opinion"))
    assert report is not None
    assert opinion is not None
    assert opinion.percentile < report.percentile


def test_a_group_is_asked_for_by_name_whatever_the_case() -> None:
    own = groups.group("outlet:reuters")
    assert own.name == "Reuters, in US news, 2012 to 2020"
    # An outlet's articles are of all kinds, and the page says so.
    assert own.whole.startswith(f"{own.articles} articles (reports and opinion) of Reuters")
    assert groups.group("kind:report").mixture == ""
    assert groups.group("year:2018").whole.endswith(
        "articles (reports and opinion) of US news of 2018"
    )


def test_an_unknown_group_is_told_with_those_there_are(
    sayso: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    with pytest.raises(ParameterError, match=r"'poetry'.*opinion"):
        groups.group("kind:poetry")
    article = tmp_path / "a.txt"
    article.write_text("It rained, said Ann Lee.", "utf-8")
    status, _, complaint = sayso("report", article, "--reference", "year:1066", "--out", tmp_path)
    assert status == 2
    assert "'1066'" in complaint
    assert "2018" in complaint
    assert not (tmp_path / "a").exists()


def test_an_outlet_is_compared_with_itself_once() -> None:
    text = "\n\n".join(["We shall not, and we cannot, and we will never do that!"] * 30)
    a = analyse(parse(text, outlet="Fox News"), method="rules", reference="outlet:fox news")
    page = unusual(a.measures, a.article, a.corpus)._repr_html_()
    assert "(reports and opinion) of Fox News" in page
    assert "among the articles of" not in page
    other = unusual(a.measures, a.article, groups.group("kind:report"))._repr_html_()
    assert "among the articles of Fox News (reports and opinion)" in other


def test_few_hits_are_placed_nowhere_and_an_outlet_makes_no_difference() -> None:
    # One "clearly" in 12 words: however high its rate, one hit tells nothing.
    a = analyse(parse("It clearly rained, she said on Monday, and we stayed in.",
                      outlet="Fox News"), method="rules")  # fmt: skip
    (at,) = [n for n, row in enumerate(a.measures) if row.value.name == "boosters"]
    assert len(a.measures[at].value.spans) == 1
    for reference in (groups.group("kind:report"), groups.group("outlet:Fox News")):
        assert placed(a.measures, reference)[at] is None
    assert "boosters" not in unusual(a.measures, a.article)._repr_html_()


def test_the_command_lists_the_groups(sayso: Callable[..., tuple[int, str, str]]) -> None:
    status, printed, _ = sayso("reference", "--list")
    assert status == 0
    rows = dict(line.split("\t") for line in printed.splitlines())
    assert next(iter(rows.items())) == ("group", "articles")
    assert "kind:opinion" in rows
    assert "leaning:center" in rows
    status, _, complaint = sayso("reference")
    assert status == 2
    assert "--list" in complaint
