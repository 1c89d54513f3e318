"""Reports on several articles: a comparison, and a corpus as a page to share."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from analysis.corpus import overview, statement_rows
from analysis.errors import ParameterError, RenderError
from analysis.reporting.joint_report import joint_report
from analysis.reporting.notebooks import Takes, notebook_path, takes
from analysis.reporting.report import Report, report

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "data" / "corpus" / "articles.jsonl"
RULES = {"method": "rules"}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report on a corpus, without a PDF."""
    out = tmp_path_factory.mktemp("shared")
    return joint_report([CORPUS], out, ["html", "pdf"], RULES, "corpus")


@pytest.fixture(scope="module")
def page(shared: Report, chromium: str) -> Iterator[Any]:
    sync = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with sync.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.route("http*://**", lambda route: route.abort())
        opened.goto((shared.folder / "report.html").as_uri())
        yield opened
        browser.close()


def test_a_short_name_is_one_of_sayso_s_notebooks(tmp_path: Path) -> None:
    assert [takes(notebook_path(name)) for name in ("article", "compare", "corpus", "explore")] == [
        Takes.ARTICLE, Takes.ARTICLES, Takes.COLLECTION, Takes.PERSON
    ]  # fmt: skip
    copy = shutil.copy(notebook_path("compare"), tmp_path / "mine.ipynb")
    assert takes(Path(copy)) is Takes.ARTICLES
    for name in ("comparee", "../notebooks/nothing", "nowhere.ipynb", "a\0b"):
        with pytest.raises(ParameterError, match="no notebook"):
            notebook_path(name)
    wrong = tmp_path / "wrong.ipynb"
    for text, error in (
        ("{", "not a notebook"), ("[]", "not a notebook"),
        ('{"metadata": {"sayso": {"takes": "all"}}}', "something unknown"),
    ):  # fmt: skip
        wrong.write_text(text)
        with pytest.raises(ParameterError, match=error):
            takes(wrong)


def test_a_comparison_has_a_name_of_its_own(tmp_path: Path, sayso: Any) -> None:
    names = ["iran-missiles", "iran-missiles-wire", "iran-missiles-opinion"]
    for name in names:
        for path in (ROOT / "seeds").glob(f"{name}.*"):
            shutil.copy(path, tmp_path)
    files = [tmp_path / f"{name}.txt" for name in names]
    out = tmp_path / "out"
    alone = report(files[0], out, ["html"], RULES)
    before = {path.name: path.read_bytes() for path in alone.folder.iterdir()}
    words = ("--notebook", "compare", "--out", out, "--to", "html", "-p", "method=rules")
    status, printed, _ = sayso("report", *files[:2], *words)
    assert status == 0
    folder = out / "iran-missiles--compare"
    assert str(folder / "report.html") in printed
    assert {path.name: path.read_bytes() for path in alone.folder.iterdir()} == before
    text = (folder / "report.html").read_text("utf-8")
    assert "What only one article has" in text
    known = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert known["joint"]["of"] == [f"../../{name}.txt" for name in names[:2]]
    _, _, told = sayso("report", *files[:2], *words)
    assert "is up to date" in told
    status, printed, _ = sayso("report", files[0], files[2], *words)  # others: beside, not over it
    assert status == 0
    assert "iran-missiles--compare-" in printed
    assert (folder / "report.html").read_text("utf-8") == text
    files[1].with_suffix(".corrections.yml").write_text("- drop: {words: nothing of the kind}\n")
    _, printed, told = sayso("report", *files[:2], *words)  # the same comparison, made again
    assert str(folder / "report.html") in printed
    assert "up to date" not in told


@pytest.mark.parametrize(
    ("paths", "words", "error"),
    [
        (["a.txt"], ["--notebook", "compare"], "two articles or more"),
        (["a.txt", "b.txt"], ["--notebook", "corpus"], "one folder, table or corpus at a time"),
        (["a.txt"], ["--notebook", "explore"], "makes no report"),
        (["a.txt", "b.txt"], ["--notebook", "compare", "-p", "others=[]"], "name all articles"),
        (["a.txt", "b.txt"], ["--notebook", "compare", "-p", "topp=3"], "did you mean 'top'"),
        (["nowhere"], ["--notebook", "corpus"], "no file or folder"),
        (["empty"], ["--notebook", "corpus"], "contains no articles"),
    ],
)
def test_what_is_wrong_is_told_before_any_work(
    tmp_path: Path, sayso: Any, paths: list[str], words: list[str], error: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"It rains in {name}, said Ann Lee.")
    (tmp_path / "empty").mkdir()
    out = tmp_path / "out"
    status, _, told = sayso("report", *(tmp_path / p for p in paths), *words, "--out", out)
    assert (status, error in told) == (2, True), told
    assert not out.exists() or not any(out.iterdir())


def test_a_failed_cell_leaves_the_last_report(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.txt", "b.txt")]
    for file in files:
        file.write_text(f"It rains in {file.stem}, said Ann Lee.")
    book = tmp_path / "mine.ipynb"
    source = {
        "cells": [
            {"cell_type": "code", "id": "a", "execution_count": None, "outputs": [],
             "metadata": {"tags": ["parameters"]},
             "source": 'article: str = ""  # the first\nothers: list = []  # the rest'},
            {"cell_type": "code", "id": "b", "execution_count": None, "outputs": [],
             "metadata": {}, "source": "print([article, *others])"},
        ],
        "metadata": {"sayso": {"takes": "articles"},
                     "kernelspec": {"name": "python3", "display_name": "Python 3"},
                     "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }  # fmt: skip
    book.write_text(json.dumps(source))
    made = joint_report(files, tmp_path / "out", ["html"], {}, book)
    assert made.folder.name == "a--mine"
    shown = (made.folder / "report.html").read_text("utf-8")
    assert "../../b.txt" in shown
    source["cells"][1]["source"] = "1 / 0"  # type: ignore[index]
    book.write_text(json.dumps(source))
    with pytest.raises(RenderError, match="ZeroDivisionError"):
        joint_report(files, tmp_path / "out", ["html"], {}, book)
    assert (made.folder / "report.html").read_text("utf-8") == shown
    assert "ZeroDivisionError" in (made.folder / "failure.html").read_text("utf-8")
    source["cells"][1]["source"] = "print([article, *others])"  # type: ignore[index]
    book.write_text(json.dumps(source))
    joint_report(files, tmp_path / "out", ["html"], {}, book)
    assert not (made.folder / "failure.html").exists()


def test_what_was_said_is_in_the_page_and_escaped() -> None:
    from analysis import views
    from analysis.article.article import parse

    hostile = parse('"It <b>rains</b>," said Ann Lee.', "a", outlet='"><script>', date="2020-01-02")
    plain = parse('"No," said Ann Lee. "Yes," said Bob Roe.', "b", date="2021-01-02")
    frame = statement_rows.rows([hostile, plain], "rules")
    assert list(frame["date"]) == ["2021-01-02", "2021-01-02", "2020-01-02"]
    assert list(statement_rows.most_quoted(frame)["speaker"]) == ["Ann Lee", "Bob Roe"]
    shown = views.statement_list(frame, 2)._repr_html_()
    assert shown.count("<li ") == 2
    assert "The first 2 of 3 statements" in shown
    assert "<script" not in views.statement_list(frame)._repr_html_()
    assert "Nobody is quoted" in views.statement_list(frame[:0])._repr_html_()


def test_a_denial_reads_as_one_and_fragments_are_left_out() -> None:
    from analysis import views
    from analysis.article.article import parse

    text = "Helen Okafor denied that she had taken money. “No,” said Tom Ward."
    frame = statement_rows.rows([parse(text, "a")], "rules")
    assert list(frame["cue"]) == ["denied", "said"]
    fragment = {"speaker": "Tom Ward", "cue": "said", "kind": "indirect", "words": "so in 2019"}
    frame.loc[len(frame)] = frame.iloc[0].to_dict() | fragment
    items = lxml_html.fromstring(views.statement_list(frame)._repr_html_()).findall(".//li")
    read = [" ".join(item.text_content().split()) for item in items]
    assert [words.rpartition(" a")[0] for words in read] == [
        "Helen Okafor denied that she had taken money", "Tom Ward said “No,”",
    ]  # fmt: skip
    told = "Of all 3 statements, 1 fragment (“that”, “so in 2019”) is not listed here."
    assert told in views.statement_list(frame)._repr_html_()


def test_no_outlet_is_no_outlet() -> None:
    from analysis.article.article import parse

    text = "“It rains,” said Ann Lee."
    frame = statement_rows.rows([parse(text, "a"), parse(f"{text} ", "b", outlet="Post")], "rules")
    assert statement_rows.most_quoted(frame)["outlets"].tolist() == [1]


def test_a_corpus_says_the_same_as_its_articles(tmp_path: Path) -> None:
    from tests.corpora import made

    made(tmp_path / "out", CORPUS)
    tables = statement_rows.rows(overview.gathered(tmp_path / "out"))
    articles = statement_rows.rows(overview.analysed(overview.gathered(CORPUS), "rules"))
    key = ["date", "speaker", "words"]
    rows = [sorted(map(tuple, frame[key].fillna("").to_numpy())) for frame in (tables, articles)]
    assert rows[0] == rows[1]
    read = overview.analysed(overview.gathered(CORPUS), "rules")
    titled = overview.with_titles(overview.numbers(read, (), "rules"), read)["article"]
    assert "Ferry Line Offered" in set(titled)
    stories = overview.gathered(tmp_path / "out")
    same = overview.with_titles(overview.numbers(stories, ()), stories)["article"]
    assert set(same) == set(titled)


def test_the_page_is_searched_by_what_was_said(page: Any) -> None:
    def shown() -> list[str]:
        return list(page.locator(".said li:visible strong").all_inner_texts())

    everybody = shown()
    assert len(everybody) > 4
    search = page.locator(".said input[type=search]")
    search.fill("FERRY free")
    assert page.locator(".said li:visible q").all_inner_texts() == [
        "The city could run a free ferry while the bridge is closed"
    ]
    search.fill("")
    page.locator(".said select").last.select_option("The Inland Mail")
    assert 0 < len(shown()) < len(everybody)
    page.locator(".said select").first.select_option(label=f"{everybody[0]} (5)")
    assert set(shown()) == {everybody[0]}
    page.locator(".said select").last.select_option("")
    page.get_by_label("From").fill("2024-03-09")
    assert 0 < len(shown()) < 5
    page.get_by_label("From").fill("")
    page.locator(".said select").first.select_option("")
    assert shown() == everybody


def test_it_has_no_findings_of_one_article_to_hand_on(shared: Report, sayso: Any) -> None:
    for command in ("export", "bundle"):
        status, _, complaint = sayso(command, shared.folder)
        assert (status, "several articles" in complaint) == (2, True)
    assert not (shared.folder / "analysis.json").exists()


def test_everybody_can_read_the_page(page: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    for width, scheme in ((1200, "light"), (1200, "dark"), (390, "light")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page).response["violations"]
        assert [v["id"] for v in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_pdf_has_the_first_statements_alone(tmp_path: Path) -> None:
    import pandas as pd

    from analysis import views
    from analysis.reporting import html_pdf, prepare_pdf
    from analysis.views.searchable_list import ON_PAPER

    row = ("Rain", "The Example", "2020-01-02", "Ann Lee", "said", "direct", "It rains")
    frame = pd.DataFrame([row] * (ON_PAPER + 9), columns=list(statement_rows.COLUMNS))
    body = str(views.statement_list(frame).html)
    known = dict.fromkeys(("title", "lang", "input", "digest", "version", "made", "made_words"), "")
    whole = html_pdf.page(body, known | {"facts": [], "notes": []})
    assert whole.count("<li ") == ON_PAPER + 9
    assert prepare_pdf.prepared(whole).count("<li ") == ON_PAPER
