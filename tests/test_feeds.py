"""Feeds from run to run: one that has not changed is not sent again, and nothing is missed."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from analysis.common.prefork.server import answer
from analysis.errors import ArticleError
from analysis.scheduling import feed_cache, run
from analysis.scheduling.fetch import fetch
from analysis.scheduling.inputs import Item, Trouble, items
from analysis.scheduling.jobs import read

HOME = ("127.0.0.0/8",)
# Written for Sayso.
PAGE = (
    "<html><title>{0}</title><article><p>“It will rain on {0},” said Ann Lee, the mayor of the "
    "town, on Monday. The council said that it was ready for whatever comes, and that the dam was "
    "looked at twice this year.</p></article></html>"
)
FEED = '<rss version="2.0"><channel>{}</channel></rss>'


class Site:
    """A site with a feed that knows when it was last asked."""

    def __init__(self) -> None:
        self.names, self.tag, self.date = ["one"], '"a"', "Mon, 02 Mar 2020 10:00:00 GMT"
        self.words = "Monday"
        self.more, self.heads = "", dict[str, str]()  # of the feed, and of pages by their path
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                if self.path != "/feed":
                    page = PAGE.format(site.words)
                    head = site.heads.get(self.path, "")
                    return self.answer(200, page.replace("<title>", f"{head}<title>"))
                by_tag = self.headers.get("If-None-Match") == site.tag != ""
                by_date = self.headers.get("If-Modified-Since") == site.date != ""
                if by_tag or (by_date and "If-None-Match" not in self.headers):
                    return self.answer(304, "")
                rows = "".join(f"<item><link>/{name}</link></item>" for name in site.names)
                return self.answer(200, FEED.format(rows + site.more))

            def answer(self, status: int, text: str) -> None:
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                for name, value in (("ETag", site.tag), ("Last-Modified", site.date)):
                    if value and self.path == "/feed":
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.home = f"http://127.0.0.1:{self.server.server_address[1]}"


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def jobs(folder: Path, site: Site) -> Path:
    file = folder / "jobs.toml"
    file.write_text(f'allow = ["127.0.0.0/8"]\n[jobs.web]\nfeeds = ["{site.home}/feed"]\n')
    return file


def here(works: Any) -> Any:
    """The works of a run, done in this process."""
    from analysis.common.prefork.pool import Done

    for work in works:
        yield Done(work, **answer(work.task, work.options))


def titles(file: Path) -> tuple[list[str], list[str]]:
    (job,) = read(file)
    found, troubles = items(job, here)
    return [item.text[:30] for item in found], [trouble.error for trouble in troubles]


@pytest.mark.parametrize("by", ["tag", "date"])
def test_an_unchanged_feed_is_not_sent_again_and_a_changed_one_is(
    tmp_path: Path, site: Site, by: str
) -> None:
    site.tag, site.date = (site.tag, "") if by == "tag" else ("", site.date)
    file = jobs(tmp_path, site)
    (tmp_path / "reports/.sayso").mkdir(parents=True)
    first, troubles = titles(file)
    assert (len(first), troubles) == (1, [])
    asked = [headers for path, headers in site.asked if path == "/feed"]
    assert not {"If-None-Match", "If-Modified-Since"} & asked[0].keys()
    # The feed has not changed, but its page has: it is looked at all the same.
    site.words = "Tuesday"
    second, troubles = titles(file)
    assert (len(second), troubles) == (1, [])
    assert "Tuesday" in second[0]
    headers = [headers for path, headers in site.asked if path == "/feed"][1]
    name, value = ("If-None-Match", '"a"') if by == "tag" else ("If-Modified-Since", site.date)
    assert headers[name] == value
    site.names, site.tag, site.date = ["one", "two"], '"b"' if by == "tag" else "", ""
    if by == "date":
        site.date = "Tue, 03 Mar 2020 10:00:00 GMT"
    third, troubles = titles(file)
    assert (len(third), troubles) == (2, [])


def test_what_is_kept_of_a_feed_may_be_damaged_or_lost(tmp_path: Path, site: Site) -> None:
    file = jobs(tmp_path, site)
    house = tmp_path / "reports/.sayso"
    house.mkdir(parents=True)
    key = feed_cache.key(f"{site.home}/feed")
    for text in (
        "{", "[]", "null", json.dumps({key: {"tag": '"a"', "entries": [{"address": 3}]}}),
        json.dumps({key: {"tag": "a\r\nX: y", "changed": "", "entries": []}}),
        json.dumps({key: {"tag": "a" * 1000, "changed": "", "entries": []}}),
    ):  # fmt: skip
        (house / feed_cache.NAME).write_text(text)
        found, troubles = titles(file)
        assert (len(found), troubles) == (1, [])
        assert "X" not in site.asked[-2][1]


def test_secrets_in_a_feed_are_not_written_down(tmp_path: Path, site: Site) -> None:
    site.names = ["one?token=hush"]
    file = jobs(tmp_path, site)
    house = tmp_path / "reports/.sayso"
    house.mkdir(parents=True)
    assert len(titles(file)[0]) == 1
    assert not (house / feed_cache.NAME).exists()
    assert feed_cache.kept(tmp_path / "reports") == {}


def test_nobody_is_told_that_nothing_changed_who_did_not_ask(site: Site) -> None:
    site.tag = ""
    same = fetch(f"{site.home}/feed", HOME, asks={"If-Modified-Since": site.date})
    assert same.same
    assert same.data == b""
    with pytest.raises(ArticleError, match="status 304"):
        answer_304(site)


def answer_304(site: Site) -> None:
    """A server that answers so though it was not asked to."""
    handler = site.server.RequestHandlerClass
    handler.do_GET = lambda self: self.answer(304, "")  # type: ignore[attr-defined]
    fetch(f"{site.home}/feed", HOME)


def test_a_run_that_is_told_nothing_changed_has_nothing_to_do(tmp_path: Path, site: Site) -> None:
    file = jobs(tmp_path, site)
    book = (Path(__file__).parent / "data/notebooks/plain.ipynb").as_posix()
    file.write_text(f'formats = ["html"]\nnotebook = "{book}"\n' + file.read_text())
    (first,) = run.run(file)
    assert (len(first.made), first.failed) == (1, ())
    (second,) = run.run(file)
    assert (second.made, second.failed, second.unchanged) == ((), (), 1)
    asked = [headers for path, headers in site.asked if path == "/feed"]
    assert asked[-1]["If-None-Match"] == '"a"'
    # A dry run asks in the same way and changes nothing.
    before = (tmp_path / "reports/.sayso" / feed_cache.NAME).read_bytes()
    (dry,) = run.run(file, run.Options(dry=True))
    assert dry.made == ()
    assert (tmp_path / "reports/.sayso" / feed_cache.NAME).read_bytes() == before


def found(file: Path) -> tuple[list[Item], list[Trouble]]:
    (job,) = read(file)
    return items(job, here)


@pytest.mark.parametrize(
    "form",
    ["one?utm_source=feed&amp;utm_medium=rss", "one#comments", "one?fbclid=abc", "one/", "one/amp",
     "amp/one", "one.amp", "one?amp=1", "one?outputType=amp"],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_one_story_under_two_addresses_is_one_article(
    tmp_path: Path, site: Site, form: str, first: bool
) -> None:
    site.names = ["one", form] if first else [form, "one"]
    (article,), troubles = found(jobs(tmp_path, site))
    assert article.source == article.facts["url"]
    assert article.source.removesuffix("/") == f"{site.home}/one"
    assert troubles == []


def test_a_story_is_known_by_the_same_address_from_run_to_run(tmp_path: Path, site: Site) -> None:
    file = jobs(tmp_path, site)
    sources = []
    site.heads = {"/one/amp": f'<link rel="canonical" href="{site.home}/one">'}
    for name in ("one", "one?utm_source=a", "one?utm_source=b", "one/amp"):
        site.names = [name]
        sources += [item.source for item in found(file)[0]]
    assert sources == [f"{site.home}/one"] * 4


def test_addresses_of_different_stories_stay_apart(tmp_path: Path, site: Site) -> None:
    site.names = ["one", "two", "one?id=2", "one?id=3", "ramp", "champ/one", "amp"]
    assert len(found(jobs(tmp_path, site))[0]) == 7


def test_a_canonical_link_joins_pages_of_one_title_and_site(tmp_path: Path, site: Site) -> None:
    site.names = ["one", "copy-17"]
    file = jobs(tmp_path, site)
    site.heads = {"/copy-17": f'<link rel="canonical" href="{site.home}/one">'}
    assert [item.source for item in found(file)[0]] == [f"{site.home}/one"]
    # What a page says of itself is no reason to leave out another page.
    elsewhere = '<link rel="canonical" href="https://elsewhere.example/one">'
    front = f'<link rel="canonical" href="{site.home}/">'
    for head in (elsewhere, front):
        site.heads = {"/copy-17": head, "/one": head}
        assert len(found(file)[0]) == 2
    site.heads = {
        "/copy-17": f'<link rel="canonical" href="{site.home}/one">'
        '<meta property="og:title" content="Quite another story">'
    }
    assert len(found(file)[0]) == 2


def test_an_entry_without_a_link_is_left_out_and_told(tmp_path: Path, site: Site) -> None:
    site.more = "<item><title>Lost</title></item><item><link>mailto:a@b.example</link></item>"
    file = jobs(tmp_path, site)
    articles, (trouble,) = found(file)
    assert len(articles) == 1
    assert trouble.left_out
    assert trouble.error == ("Entries without a link were left out: “Lost”, one without a title.")
    (summary,) = run.run(file, run.Options(dry=True))
    assert (summary.status, len(summary.left_out), len(summary.made)) == (0, 1, 1)
    assert "left out" in run.in_markdown(summary)


def test_outlet_author_and_date_come_from_feed_and_page(tmp_path: Path, site: Site) -> None:
    site.names = []
    site.more = (
        "<title>The Example &amp; Post</title><item><link>/one</link><title>Rain</title>"
        "<pubDate>Mon, 02 Mar 2020 10:00:00 GMT</pubDate><author>a@b.example (Ann Lee)</author>"
        "</item>"
    )
    file = jobs(tmp_path, site)
    ((article,), _) = found(file)
    facts = dict(article.facts)
    assert (facts["outlet"], facts["author"], facts["date"]) == (
        "The Example & Post", "Ann Lee", "2020-03-02"
    )  # fmt: skip
    site.heads = {
        "/one": '<meta name="author" content="Mia Wong">'
        '<meta property="og:site_name" content="The Page">'
        '<meta property="article:published_time" content="2020-03-01">'
    }
    ((article,), _) = found(file)
    facts = dict(article.facts)
    assert (facts["outlet"], facts["author"], facts["date"]) == (
        "The Page", "Mia Wong", "2020-03-01"
    )  # fmt: skip
