"""The index: every report found, sorted and searched without a server, and a feed of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from lxml import html as lxml_html

from analysis.reporting.compare_editions import Change
from analysis.reporting.compare_editions import lay as lay_changes
from analysis.scheduling import report_index
from analysis.scheduling.report_index import ATOM

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)> \x1b[31m\u202eevil\u200b'
FACTS: list[dict[str, Any]] = [
    {"title": "Rain Comes Again", "outlet": "The Example", "date": "2020-03-02",
     "speakers": ["Ann Lee", "Bob Roe", "Cid", "Dee"], "statements": 12, "tone": -0.31,
     "said": [[4, "Bob Roe", "“The dam will hold until spring,”", "denied"], [5, "", "It may rain"],
              ["x"], 7]},
    {"title": "A Dam Is Built", "outlet": "Another Paper", "date": "2021-01-05",
     "speakers": ["Zoe Poe"], "statements": 3, "tone": 0.2, "said": "nothing of the kind"},
    {"title": HOSTILE, "outlet": HOSTILE, "date": HOSTILE, "speakers": [HOSTILE],
     "statements": 7, "tone": 0.05, "said": [[1, HOSTILE, HOSTILE]]},
]  # fmt: skip


def lay(out: Path, name: str, found: dict[str, Any], **more: Any) -> None:
    folder = out / name
    folder.mkdir(parents=True)
    known = {
        "made": "2026-01-02T03:04:05Z",
        "title": "",
        "outputs": {"report.html": "0", "report.ipynb": "0"},
        "found": found,
        "run": {"job": "all", "source": f"../in/{name}.txt", "edition": 1, "first": name},
    } | more
    (folder / "manifest.json").write_text(json.dumps(known), "utf-8")
    (folder / "report.html").write_text("<!DOCTYPE html><title>x</title>", "utf-8")


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for n, found in enumerate(FACTS):
        lay(tmp_path, f"article-{n}", found)
    run = {"job": "all", "source": "../in/article-0.txt", "edition": 2, "first": "article-0"}
    lay(
        tmp_path,
        "article-0--2",
        FACTS[0] | {"title": "Rain Comes Again, Twice"},
        run=run,
        made="2026-01-03T00:00:00Z",
        changes={"counted": "2 claims new", "rows": []},
    )
    (tmp_path / "alone").mkdir()  # one made by `sayso report`
    (tmp_path / "alone/manifest.json").write_text(
        json.dumps(
            {"made": "2026-01-01T00:00:00Z", "title": "By Itself", "outputs": {"report.pdf": "0"}}
        )
    )
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/manifest.json").write_text("{")
    return tmp_path


def test_every_article_is_there_once_with_its_editions(reports: Path) -> None:
    page, feed = report_index.write(reports, "Our reports")
    assert (page.name, feed.name) == ("index.html", "feed.xml")
    tree = lxml_html.document_fromstring(page.read_text("utf-8"))
    rows = tree.xpath("//table[@id='reports']/tbody/tr")
    assert {row.get("id") for row in rows} == {"article-0--2", "article-1", "article-2", "alone"}
    twice = next(row for row in rows if row.get("id") == "article-0--2")
    links = [a.get("href") for a in twice.iter("a")]
    assert links == [
        "article-0--2/report.html", "article-0--2/changes.html", "article-0/report.html",
    ]  # fmt: skip
    assert "Ann Lee, Bob Roe, Cid and others" in twice.text_content()
    assert "−0.31" not in page.read_text("utf-8")  # no tone
    alone = next(row for row in rows if row.get("id") == "alone")
    assert [a.get("href") for a in alone.iter("a")] == ["alone/report.pdf"]
    before = page.stat().st_mtime_ns
    report_index.write(reports, "Our reports")
    assert page.stat().st_mtime_ns == before


def test_comparisons_and_reports_on_a_corpus_are_no_articles(tmp_path: Path) -> None:
    lay(tmp_path, "rain", FACTS[0])
    for name, notebook in (("rain--compare", "compare"), ("in--corpus", "corpus")):
        lay(tmp_path, name, {"title": name}, joint={"notebook": notebook, "of": []})
    page, _ = report_index.write(tmp_path)
    facts = lxml_html.document_fromstring(page.read_text("utf-8")).xpath("//p[@class='facts']/span")
    assert facts[0].text_content() == "1 article, 1 comparison, 1 report on many articles"


def test_what_is_no_date_comes_last(tmp_path: Path) -> None:
    for n, date in enumerate(("in spring", "2020-01-02", "2021-01-02")):
        lay(tmp_path, f"a{n}", FACTS[0] | {"date": date})
    assert [row.folder for row in report_index.rows(tmp_path)] == ["a2", "a1", "a0"]


def test_the_page_runs_nothing_but_its_own_script(reports: Path) -> None:
    report_index.write(reports, HOSTILE)
    text = (reports / "index.html").read_text("utf-8")
    tree = lxml_html.document_fromstring(text)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe-inline" not in policy.partition("script-src")[2]
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//img | //iframe | //@onerror | //*[starts-with(@href, 'javascript:')]")
    assert not tree.xpath("//*[starts-with(@href, 'http')] | //*[@src]")
    assert not set("\x1b\u202e\u200b") & set(text)


def test_the_feed_is_atom_and_its_ids_stay(reports: Path) -> None:
    import feedparser

    report_index.write(reports, "Our reports", "https://example.org/reports")
    data = (reports / "feed.xml").read_bytes()
    tree = etree.fromstring(data)
    space = {"a": ATOM}
    assert tree.tag == f"{{{ATOM}}}feed"
    for name in ("id", "title", "updated"):
        assert len(tree.findall(f"a:{name}", space)) == 1
        for entry in tree.findall("a:entry", space):
            assert len(entry.findall(f"a:{name}", space)) == 1
    found = feedparser.parse(data)
    assert not found.bozo
    assert len(found.entries) == 5
    assert found.entries[0].title == "Rain Comes Again, Twice (edition 2)"
    assert found.entries[0].link == "https://example.org/reports/article-0--2/report.html"
    ids = {entry.link.rpartition("/reports/")[2]: entry.id for entry in found.entries}
    assert len(set(ids.values())) == 5
    report_index.write(reports, "Our reports", "https://elsewhere.example/")
    again = feedparser.parse((reports / "feed.xml").read_bytes())
    assert {e.link.partition("example/")[2]: e.id for e in again.entries} == ids


def test_an_empty_folder_has_an_index_too(tmp_path: Path) -> None:
    page, _ = report_index.write(tmp_path)
    assert "There is no report yet" in page.read_text("utf-8")


def test_it_sorts_searches_and_can_be_read_by_all(reports: Path, chromium: str) -> None:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    report_index.write(reports, "Our reports")
    changes = [
        Change("statement", "new", "“The dam is old,”", "", "Bob Roe", 2),
        Change("claim", "gone", "", HOSTILE, HOSTILE),
    ]
    known = {"title": HOSTILE, "edition": 2, "before": "article-0", "version": "", "made_words": ""}
    lay_changes(changes, reports / "article-0--2", known)
    said: list[str] = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for scheme, width in (("light", 1280), ("dark", 1280), ("light", 390)):
            page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 800})
            page.on("console", lambda message: said.append(message.text))
            page.on("pageerror", lambda error: said.append(str(error)))
            page.goto((reports / "index.html").as_uri())
            found = Axe().run(page).response["violations"]
            assert [v["id"] for v in found] == []
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width
            page.goto((reports / "article-0--2/changes.html").as_uri())
            assert [v["id"] for v in Axe().run(page).response["violations"]] == []
        _sorted_and_searched(browser.new_page(), reports)
        browser.close()
    assert said == []


def _sorted_and_searched(page: Any, reports: Path) -> None:
    page.goto((reports / "index.html").as_uri())

    def shown() -> list[str]:
        rows = page.locator("#reports tbody tr:visible")
        return [rows.nth(n).get_attribute("id") for n in range(rows.count())]

    assert len(shown()) == 4
    page.get_by_role("button", name="Statements").click()
    assert shown() == ["article-0--2", "article-2", "article-1", "alone"]
    page.get_by_role("button", name="Statements").click()
    assert shown() == ["article-1", "article-2", "article-0--2", "alone"]
    page.get_by_role("button", name="Article").click()
    assert shown()[1:] == ["article-1", "alone", "article-0--2"]
    page.get_by_role("button", name="Most heard").click()
    assert shown()[-1] == "alone"
    page.get_by_role("button", name="Date").click()
    page.get_by_role("searchbox").fill("twice ann")
    assert shown() == ["article-0--2"]
    assert page.locator("#count").inner_text() == "1 of 4"
    page.get_by_role("searchbox").fill("hold SPRING")  # words that only a statement has
    assert shown() == ["article-0--2"]
    (link,) = page.locator("ul.said a").all()
    assert link.get_attribute("href") == "article-0--2/report.html#s4"
    assert link.inner_text() == "“The dam will hold until spring,”"
    assert page.locator("ul.said li").inner_text().startswith("Bob Roe denied: ")
    page.get_by_role("searchbox").fill("unnamed rain")
    assert page.locator("ul.said li").all_inner_texts() == ["unnamed: It may rain"]
    page.get_by_role("searchbox").fill("hold rain")  # in two statements, not in one
    assert shown() == []
    page.get_by_role("searchbox").fill("nobody said this")
    assert shown() == []
    assert page.get_by_text("No report has all of these words.").is_visible()
    page.get_by_role("searchbox").fill("")
    assert len(shown()) == 4
