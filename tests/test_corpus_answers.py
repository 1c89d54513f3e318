"""What the notebook asks of a corpus: the same from tables as from the articles themselves."""

from pathlib import Path

import pandas as pd
import pytest

from analysis import views
from analysis.corpus import overview, statement_rows
from analysis.errors import ParameterError
from analysis.views import phrases
from analysis.views.figures import overview as figures_overview
from tests.corpora import TEXT, made, row, write_lines

MEASURES = ("hedges", "negation")


def rows() -> list[dict]:
    told = [row(n, outlet=f"Outlet {n % 3}" if n % 3 else "") for n in range(7)]
    told = [{**r, "leaning": ("left", "right")[n % 2]} if n else r for n, r in enumerate(told)]
    return [{**r, "date": f"2021-02-0{n + 1}" if n else "unknown"} for n, r in enumerate(told)]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same articles as a corpus and as they are."""
    folder = tmp_path_factory.mktemp("corpus")
    lines = write_lines(folder / "a.jsonl", rows())
    made(folder / "out", lines)
    return overview.gathered(folder / "out"), overview.gathered(lines)


def test_numbers_are_the_same_from_tables(both):
    tables, articles = (overview.numbers(read, MEASURES, "rules") for read in both)
    pd.testing.assert_frame_equal(tables, articles, check_dtype=False)
    assert overview.numbers(both[0], ()).columns.tolist() == tables.columns.tolist()[:-2]
    with pytest.raises(ParameterError, match="no measure 'hedge'; choose one of"):
        overview.numbers(both[0], ("hedge",))


def test_any_column_can_be_compared_by(both):
    for by in ("leaning", "year"):
        tables, articles = (overview.numbers(read, (), "rules", by=by) for read in both)
        pd.testing.assert_frame_equal(tables, articles, check_dtype=False)
    means = overview.by_outlet(overview.numbers(both[0], MEASURES, by="leaning"), "leaning")
    assert dict(zip(means["leaning"], means["articles"], strict=True)) == {
        "left": 3, "none given": 1, "right": 3,
    }  # fmt: skip
    said = [statement_rows.rows(read, "rules", by="leaning") for read in both]
    assert sorted(said[0]["leaning"]) == sorted(said[1]["leaning"])
    page = views.shares(said[0], by="leaning")._repr_html_()
    assert page.index(">left<") < page.index(">right<")
    panels = figures_overview.multiples(overview.numbers(both[0], (), by="leaning"), ["quoted"], 8,
                                        "leaning")  # fmt: skip
    assert panels.title == "How the articles differ by leaning"
    for read in both:
        with pytest.raises(ParameterError, match=r"no column 'mood'; choose one of .*leaning"):
            overview.numbers(read, (), by="mood")


def test_actors_are_the_same_from_tables(both):
    tables, articles = (overview.actors_by_outlet(read, 3, "rules") for read in both)
    assert tables.set_index("actor").loc["Tom Ward"].to_dict() == (
        articles.set_index("actor").loc["Tom Ward"].to_dict()
    )


def test_copies_count_once(tmp_path: Path):
    text = "\n\n".join(TEXT.format(n=n, name="Ann") for n in range(4))
    lines = [{"id": f"c{n}", "outlet": f"o{n}", "text": text} for n in range(3)]
    made(tmp_path / "out", write_lines(tmp_path / "a.jsonl", [*lines, row(5)]))
    read = overview.gathered(tmp_path / "out")
    assert len(overview.numbers(read, ())) == 4
    assert len(overview.numbers(read, (), once=True)) == 2
    heard = overview.actors_by_outlet(read, once=True).set_index("actor")["articles"]
    assert heard["Tom Ward"] == 2


def test_figures_of_many_articles_stay_small():
    frame = pd.DataFrame({
        "article": [f"a{n}" for n in range(5000)],
        "outlet": ["one"] * 4900 + ["two"] * 100,
        "date": pd.date_range("2001-01-01", periods=5000),
        "quoted": [n / 5000 for n in range(5000)],
    })  # fmt: skip
    panels = figures_overview.multiples(frame, ["quoted"])
    assert panels.note == phrases.OUTLETS_SAMPLED.format(60)
    over = figures_overview.over_time(frame, "quoted")
    assert over.lede == phrases.TIME_MEANS.format("month")
    assert len(over.alt) < 10_000
    few = figures_overview.over_time(frame[:30], "quoted")
    assert few.lede == "Each dot is an article."
