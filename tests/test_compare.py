"""Articles set beside each other, and many in small multiples."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.spans import Span
from analysis.corpus import compare, overview
from analysis.corpus.match_across_articles import canonical
from analysis.corpus.only_here import only_here
from analysis.corpus.shared_quotations import SharedQuotation, shared_quotations
from analysis.errors import ArticleError, ParameterError
from analysis.reporting.run_notebook import run
from analysis.views.figures import compare as figures_compare
from analysis.views.figures import overview as figures_overview
from benchmarks.compare import is_alone

ROOT = Path(__file__).parents[1]
SEEDS = [ROOT / "seeds" / f"iran-missiles{end}.txt" for end in ("", "-wire", "-opinion")]
CORPUS = Path(__file__).parent / "data" / "corpus" / "articles.jsonl"


@pytest.fixture(scope="module")
def read() -> tuple[compare.Read, ...]:
    return compare.read_together(SEEDS, method="rules")


def test_who_is_heard_in_one_account_alone(read: tuple[compare.Read, ...]) -> None:
    rows = compare.speakers(read).set_index("actor")
    assert rows.loc["Hassan Rouhani", "heard_in"] == 3
    assert rows.loc["Daniel Roake", ["iran-missiles", "A wire service"]].tolist() == ["", ""]
    assert "3 statements" in rows.loc["Mark Toner", "A wire service"]
    assert rows.loc["Bob Menendez", "A wire service"] == "named"


def test_what_one_has_the_others_lack(read: tuple[compare.Read, ...]) -> None:
    rows = compare.only_in(read).set_index("article")
    assert "Laura Kettering" in rows.loc["A wire service", "speakers"]
    assert "Laura Kettering" in rows.loc["An opinion page", "lacks"]
    assert "centrifuges" in rows.loc["An opinion page", "own_words"]
    for one in read:
        for word in rows.loc[one.label, "own_words"].split(", "):
            assert word in one.article.text.lower().replace("’", "'")
    alone = [claim.words for claim in only_here(read)]
    assert any("Both sides have spent too much" in words for words in alone)
    assert not any("no consequences for this violation" in words for words in alone)


def test_the_same_words_are_found_with_each_cue(read: tuple[compare.Read, ...]) -> None:
    quotations = shared_quotations(read)
    boasted = next(q for q in quotations if _says(q, "designing producing and testing"))
    assert {v.label for v in boasted.versions} == {one.label for one in read}
    assert {v.cue.split()[0] for v in boasted.versions} == {"warned", "said", "boasted"}
    for quotation in quotations:
        labels = [v.label for v in quotation.versions]
        assert len(set(labels)) == len(labels) > 1


def test_unlike_words_are_not_the_same(read: tuple[compare.Read, ...]) -> None:
    assert not any(_says(q, "gift to the generals") for q in shared_quotations(read))


def _says(quotation: SharedQuotation, words: str) -> bool:
    return any(words in " ".join(w.key for w in v.words) for v in quotation.versions)


def test_tone_is_told_for_actors_that_two_articles_share(read: tuple[compare.Read, ...]) -> None:
    rows = compare.tone_table(read)
    assert rows.groupby("actor")["article"].nunique().min() >= 2
    assert rows["balance"].between(-1, 1).all()
    assert "Hassan Rouhani" in set(rows["actor"])


@pytest.mark.parametrize("figure", [figures_compare.heard, figures_compare.tone_by_article])
def test_figures_say_what_they_show(figure, read: tuple[compare.Read, ...]) -> None:
    made = figure(read)
    html = made._repr_html_()
    for one in read:
        assert one.label in made.alt
        assert one.label in html
    assert "Hassan Rouhani" in made.alt


def test_too_few_and_twice_the_same_are_refused() -> None:
    with pytest.raises(ParameterError, match="two to"):
        compare.read_together(SEEDS[:1])
    with pytest.raises(ParameterError, match="named twice"):
        compare.read_together([SEEDS[0], SEEDS[0]])


@given(st.lists(st.text("abc .", max_size=8), max_size=6, unique=True))
def test_every_name_has_one_from_the_list_that_stands_for_it(names: list[str]) -> None:
    known = canonical(names)
    assert list(known) == names
    assert set(known.values()) <= set(names)


def test_many_articles_in_numbers() -> None:
    articles = overview.gathered(CORPUS)
    found = overview.numbers(articles, ("hedges",), method="rules").set_index("article")
    assert found.loc["bridge-d", "statements"] == 0
    assert found.loc["bridge-d", "reporter"] == 1
    assert found.loc["bridge-c", "hedges"] > found.loc["bridge-b", "hedges"]
    assert found.loc["bridge-a", "date"].isoformat() == "2024-03-01T00:00:00"
    heard = overview.actors_by_outlet(articles, method="rules").set_index("actor")
    assert heard.loc["Ines Calder", "The Harbour Post"] == 2
    means = overview.by_outlet(found.reset_index()).set_index("outlet")
    assert means.loc["The Inland Mail", "articles"] == 2


def test_small_multiples_say_what_they_show() -> None:
    found = overview.numbers(overview.gathered(CORPUS), ("hedges",), method="rules")
    panels = figures_overview.multiples(found, ["statements", "hedges"])
    assert "The Harbour Post" in panels.alt
    assert "Hedges" in panels._repr_html_()
    dated = figures_overview.over_time(found, "quoted")
    assert "1 of 4 articles" in dated.note
    assert "01 Mar 2024" in dated.alt
    none = figures_overview.over_time(found[found["date"].isna()], "quoted")
    assert none.nothing


def test_a_folder_is_read_by_name_and_nothing_is_refused(tmp_path: Path) -> None:
    assert [a.slug for a in overview.gathered(ROOT / "seeds")][-1] == "iran-missiles"
    assert len(overview.gathered(CORPUS, most=2)) == 2
    with pytest.raises(ArticleError, match="no article"):
        overview.gathered(tmp_path)
    with pytest.raises(ParameterError, match="no measure 'hedge'"):
        overview.numbers(overview.gathered(CORPUS, 1), ("hedge",), method="rules")


def test_many_articles_are_read_with_their_corrections(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text('"It will rain," said Ann Lee.')
    (tmp_path / "rain.corrections.yml").write_text(
        "- change: {words: It will rain, speaker: Tom Ward}\n"
    )
    read = overview.gathered(tmp_path)
    heard = overview.actors_by_outlet(read, method="rules")
    assert list(heard["actor"]) == ["Tom Ward"]
    assert list(overview.numbers(read, (), method="rules")["speakers"]) == [1]


@pytest.mark.parametrize(
    ("name", "parameters", "told"),
    [
        ("compare", {}, "Daniel Roake"),
        ("corpus", {"article": str(CORPUS)}, "The Inland Mail"),
    ],
)
def test_the_notebook_runs(name: str, parameters: dict[str, str], told: str) -> None:
    stored = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    done, failure = run(stored, {"method": "rules"} | parameters, ROOT / "notebooks")
    assert failure is None, failure
    outputs = [o for cell in done.cells for o in cell.get("outputs", [])]
    assert all("text/html" in o.get("data", {}) for o in outputs), outputs
    assert any(told in o["data"]["text/html"] for o in outputs)


@pytest.mark.parametrize(
    ("claim", "alone"),
    [
        (Span(0, 100), False),  # holds a short stretch that is told in no other article
        (Span(40, 50), True),
        (Span(95, 130), True),  # touches the first, is mostly the second
        (Span(200, 220), False),  # nobody read it
    ],
)
def test_a_claim_is_measured_by_the_stretch_that_is_most_like_it(claim, alone):
    rows = [
        {"at": [0, 100], "only": False},
        {"at": [40, 50], "only": True},
        {"at": [100, 130], "only": True},
    ]
    assert is_alone(claim, rows) is alone
