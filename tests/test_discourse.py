"""Who agrees with whom: the numbers of the network, and a figure of thirty actors."""

from __future__ import annotations

import io
from itertools import combinations, product

import networkx
import pytest

from analysis.article.article import parse
from analysis.common.palette import DARK, LIGHT
from analysis.corpus.claim_matching.claim_key import claim_key
from analysis.corpus.claim_matching.claim_mentions import ClaimMention
from analysis.corpus.claim_matching.same_claim import Comparable
from analysis.corpus.discourse import (
    Discourse,
    Stand,
    actor_numbers,
    discourse_of,
    over_time,
    ties,
)
from analysis.pipeline import analyse
from analysis.reporting.export.network import discourse_gexf
from analysis.views.figures.discourse import LINE, _placed, claims_over_time, discourse_network
from analysis.views.figures.sheet import NARROW, WIDE, Graphic
from tests.test_figures import boxes


def stand(actor: str, claim: int, agrees: bool, date: str = "2020-01-02") -> Stand:
    words = f"claim {claim}"
    mention = ClaimMention(
        f"a{claim}", "Rain", "The Example", date, "", 1, 1, actor, words, not agrees, True, 0, 7,
        Comparable(claim_key(words), (), actor),
    )  # fmt: skip
    return Stand(actor, claim, agrees, mention)


# Ann and Tom agree on 1 and 2 and differ on 3; Eve meets Tom on 3 alone.
SMALL = Discourse(
    {1: "the bridge is old", 2: "the tram is late", 3: "the river rises"},
    (
        stand("Ann", 1, True), stand("Tom", 1, True), stand("Ann", 2, False),
        stand("Tom", 2, False), stand("Ann", 3, True, "2021-05-01"),
        stand("Tom", 3, False, "2021-06-01"), stand("Eve", 3, False, ""),
    ),
)  # fmt: skip


def crowd() -> Discourse:
    """Thirty actors with long names on sixteen claims."""
    first = ["Alexandra", "Bartholomew", "Constantin", "Desdemona", "Evangeline", "Ferdinand"]
    last = ["Abernathy-Fitzgerald", "Lee", "Montgomery-Featherstone", "Ward", "Oppenheimer"]
    names = [f"{a} {b}" for a, b in product(first, last)]
    stands = [
        stand(names[(7 * claim + 5 * n) % 30], claim, n % 3 > 0, f"20{10 + claim}-01-01")
        for claim in range(1, 17)
        for n in range(5)
    ]
    words = {n: f"the council will pay {n} million for the old depot" for n in range(1, 17)}
    return Discourse(words, tuple(stands))


def test_congruence_is_agreement_less_disagreement_by_average_activity() -> None:
    frame = ties(SMALL).set_index(["actor", "other"])
    assert frame.loc[("Ann", "Tom")].tolist() == [2, 1, round((2 - 1) / 3, 3)]
    assert frame.loc[("Tom", "Eve")].tolist() == [1, 0, round(1 / 2, 3)]
    assert frame.loc[("Ann", "Eve")].tolist() == [0, 1, round(-1 / 2, 3)]


def test_an_actor_on_both_sides_counts_on_both() -> None:
    both = Discourse({1: "x"}, (stand("Ann", 1, True), stand("Ann", 1, False),
                                stand("Tom", 1, True)))  # fmt: skip
    assert ties(both)[["same_stand", "opposite_stand", "congruence"]].values.tolist() == [[1, 1, 0]]


def test_the_numbers_of_an_actor() -> None:
    frame = actor_numbers(SMALL).set_index("actor")
    assert frame["claims"].to_dict() == {"Ann": 3, "Tom": 3, "Eve": 1}
    # Tom lies on the one way between Ann, with whom Eve disagrees, and Eve.
    assert frame["betweenness"].to_dict() == {"Ann": 0.0, "Tom": 1.0, "Eve": 0.0}
    assert frame.loc["Ann", ["agrees_with", "disagrees_with"]].tolist() == [1, 1]
    assert frame.loc["Tom", "balance"] == pytest.approx(1 / 3 + 1 / 2, abs=0.001)


def test_stands_are_counted_by_period_and_undated_ones_come_last() -> None:
    frame = over_time(SMALL, "year")
    rows = frame[frame["number"] == 3][["period", "agree", "disagree"]].values.tolist()
    assert rows == [["2021", 1, 1], ["", 0, 1]]
    assert over_time(SMALL)["period"].tolist()[0] == "2020-01-02"


def test_the_network_of_one_article_and_of_one_without_a_dispute() -> None:
    words = "the council closed the old tram depot"
    a = analyse(parse(f"Ann Lee said {words}. Tom Ward denied that {words}."), method="rules")
    assert [(s.actor, s.agrees) for s in discourse_of(a).stands] == [
        ("Ann Lee", True), ("Tom Ward", False),
    ]  # fmt: skip
    alone = analyse(parse(f"Ann Lee said {words}."), method="rules")
    graphic = discourse_network(discourse_of(alone))
    assert graphic.nothing == "No claim is shared or disputed by two named actors."
    assert graphic.nothing in graphic._repr_html_()
    assert claims_over_time(discourse_of(alone)).nothing


@pytest.fixture(scope="module")
def graphics() -> list[Graphic]:
    return [discourse_network(crowd()), claims_over_time(crowd()), discourse_network(SMALL)]


def test_no_words_are_cut_off_or_lie_over_others(graphics: list[Graphic]) -> None:
    for graphic in graphics:
        for figure in (graphic.figure, graphic.narrow):
            width, height = figure.get_size_inches()
            placed = boxes(figure)
            for words, (left, low, right, high) in placed:
                assert left > -0.05, words
                assert right < width + 0.05, words
                assert low > -0.05, words
                assert high < height + 0.05, words
            for (one, a), (other, b) in combinations(placed, 2):
                across = min(a[2], b[2]) - max(a[0], b[0])
                down = min(a[3], b[3]) - max(a[1], b[1])
                assert across < 0.02 or down < 0.04, (one, other)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_thirty_actors_are_shown_apart_and_at_the_same_place_each_time(width: float) -> None:
    nodes = _placed(crowd(), width)
    assert sum(key.startswith("a:") for key in nodes) == 30
    for one, other in combinations(nodes.values(), 2):
        assert not one.over(other), (one, other)
        assert one.x >= 0
        assert one.x + one.width <= width
        assert one.y >= LINE / 2
    assert _placed(crowd(), width) == nodes


def test_a_figure_says_in_words_and_in_a_table_what_it_shows(graphics: list[Graphic]) -> None:
    network = discourse_network(SMALL)
    assert "claim 3: Ann agree, Tom, Eve disagree" in network.alt
    assert "the river rises" in network.table
    assert "Betweenness" in network.table
    page = graphics[0]._repr_html_()
    for name in ("direct", "negative"):
        assert f"var(--{name},{LIGHT[name]})" in page
        assert DARK[name] in page


def test_gephi_reads_the_network() -> None:
    graph = networkx.read_gexf(io.BytesIO(discourse_gexf(SMALL)))
    nodes = dict(graph.nodes(data=True))
    numbers = {facts["text"]: facts["number"] for facts in nodes.values() if "text" in facts}
    assert numbers == {words: number for number, words in SMALL.claims.items()}
    assert all(
        facts["label"] == f"{facts['number']}. {facts['text']}"
        for facts in nodes.values()
        if facts["type"] == "claim"
    )
    labels = {node: facts.get("text", facts["label"]) for node, facts in nodes.items()}
    relations = {
        frozenset((labels[a], labels[b])): facts["relation"]
        for a, b, facts in graph.edges(data=True)
    }
    assert relations[frozenset(("Tom", "the river rises"))] == "disagree"
    assert relations[frozenset(("Ann", "the river rises"))] == "agree"
    assert len(relations) == 7
