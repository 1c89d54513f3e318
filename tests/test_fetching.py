"""Fetching: public addresses over http(s) only, within limits; feeds and pages of all sorts."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from analysis import fetching
from analysis.errors import ArticleError
from analysis.fetching import Answer, checked, entries, fetch, page, shown

HOME = ("127.0.0.0/8",)
PAGE = """<!DOCTYPE html><html><head><title>Rain Comes Again</title>
<meta property="og:site_name" content="The Example"><link rel="canonical" href="https://evil.example/"></head>
<body><nav>Home</nav><article><h1>Rain Comes Again</h1><p>“It will rain,” said Mayor Ann Lee on
Monday. The council of the city said that it was ready for whatever comes.</p><p>Nobody had seen
so much rain since the summer before last, the office of weather said on Tuesday.</p></article>
</body></html>"""
RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>
<item><title>One</title><link>/a</link><pubDate>Mon, 02 Mar 2020 10:00:00 GMT</pubDate></item>
<item><title>Two &lt;b&gt;bold&lt;/b&gt;</title><link>http://example.org/b</link></item>
<item><title>Three</title><link>javascript:alert(1)</link></item>
<item><title>Four</title><link>file:///etc/passwd</link></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>One</title><id>1</id><link href="https://example.org/a"/>
<updated>2020-03-02T10:00:00Z</updated></entry></feed>"""


class Handler(BaseHTTPRequestHandler):
    """Pages that answer in all the ways that a stranger's server may."""

    def do_GET(self) -> None:
        port = self.server.server_address[1]
        moves = {
            "/moved": "/page",
            "/inward": f"http://localhost:{port}/page",
            "/outward": "http://169.254.169.254/latest/meta-data/",
            "/file": "file:///etc/passwd",
            "/round": "/round",
        }
        if self.path in moves:
            self.answer(302, b"", Location=moves[self.path])
        elif self.path == "/slow":
            time.sleep(3)
        elif self.path == "/drip":
            self.drip()
        elif self.path == "/huge":
            self.answer(200, b"x" * 300_000)
        elif self.path == "/bomb":
            self.answer(200, gzip.compress(b"\0" * 50_000_000), **{"Content-Encoding": "gzip"})
        elif self.path == "/gone":
            self.answer(503, b"later")
        elif self.path == "/garbage":
            self.wfile.write(b"\x00\xff not http at all \r\n\r\n")
        elif self.path == "/packed":
            self.answer(200, gzip.compress(PAGE.encode()), **{"Content-Encoding": "gzip"})
        else:
            self.answer(200, PAGE.encode())

    def answer(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def log_message(self, *_: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """Who asked has gone; that is what some tests are about."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.8.9.1", "localhost", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "192.0.2.1", "224.0.0.1", "255.255.255.255", "::1", "::",
        "fe80::1", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
        "2130706433", "0x7f000001", "127.1",
    ],
)  # fmt: skip
def test_no_address_that_is_not_public(host: str) -> None:
    with pytest.raises((ArticleError, OSError)):
        checked(host, 80)


def test_public_addresses_and_allowed_ones_are_fine() -> None:
    assert checked("1.1.1.1", 443) == ("1.1.1.1",)
    assert checked("10.1.2.3", 80, ["10.0.0.0/8"]) == ("10.1.2.3",)
    with pytest.raises(ArticleError, match="not public"):
        checked("192.168.1.1", 80, ["10.0.0.0/8"])


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, 1, 6, "", (a, 80)) for a in ("1.1.1.1", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(ArticleError, match=r"127\.0\.0\.1 is not public"):
        fetch("http://both.example/")


def test_a_name_that_changes_its_address_is_looked_up_once(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.rpartition(":")[2])
    asked: list[str] = []
    went: list[Any] = []

    def look_up(host: str, *_: Any, **__: Any) -> Any:
        asked.append(host)
        address = "1.1.1.1" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, 1, 6, "", (address, port))]

    def connect(address: Any, *_: Any) -> Any:
        went.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(ArticleError, match="cannot be fetched"):
        fetch(f"http://turns.example:{port}/")
    assert asked == ["turns.example"]
    assert went == ["1.1.1.1"]


def test_loopback_is_fetched_only_where_it_is_allowed(site: str) -> None:
    with pytest.raises(ArticleError, match="not public"):
        fetch(f"{site}/page")
    answer = fetch(f"{site}/page", HOME)
    assert answer.kind == "text/html"
    assert b"Rain Comes Again" in answer.data
    assert fetch(f"{site}/moved", HOME).address == f"{site}/page"
    assert fetch(f"{site}/packed", HOME).data == PAGE.encode()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("outward", "not public"),
        ("file", "only http and https"),
        ("round", "redirected more than"),
        ("gone", "status 503"),
        ("garbage", "cannot be fetched"),
    ],
)
def test_what_comes_back_wrong_is_told(site: str, path: str, told: str) -> None:
    with pytest.raises(ArticleError, match=told):
        fetch(f"{site}/{path}", HOME)


def test_a_redirect_to_another_private_name_is_checked_again(site: str) -> None:
    port = site.rpartition(":")[2]
    assert fetch(f"{site}/inward", [*HOME, "::1/128"]).address == f"http://localhost:{port}/page"
    with pytest.raises(ArticleError, match="not public"):
        fetch(f"{site}/inward", ["127.0.0.1/32"] if _has_ipv6() else [])


def _has_ipv6() -> bool:
    return any(":" in str(row[4][0]) for row in socket.getaddrinfo("localhost", 80))


@pytest.mark.parametrize("path", ["slow", "drip"])
def test_no_wait_is_without_end(site: str, path: str) -> None:
    began = time.monotonic()
    with pytest.raises(ArticleError, match="did not answer"):
        fetch(f"{site}/{path}", HOME, seconds=0.5)
    assert time.monotonic() - began < 2.5


@pytest.mark.parametrize("path", ["huge", "bomb"])
def test_no_answer_is_without_end(site: str, path: str) -> None:
    with pytest.raises(ArticleError, match="more than"):
        fetch(f"{site}/{path}", HOME, largest=100_000)


def test_a_page_is_read_and_keeps_its_own_address() -> None:
    found = page(Answer("https://news.example/a?token=abc", PAGE.encode(), "text/html"))
    assert found["title"] == "Rain Comes Again"
    assert found["outlet"] == "The Example"
    assert "It will rain" in found["text"]
    assert "Home" not in found["text"]
    assert found["url"] == "https://news.example/a?token=-"


def test_a_picture_is_no_page() -> None:
    with pytest.raises(ArticleError, match="no page but image/png"):
        page(Answer("https://news.example/a", b"\x89PNG", "image/png"))


def test_feeds_give_web_addresses_only() -> None:
    found = entries(Answer("https://news.example/feed", RSS.encode(), "application/xml"))
    assert [e["address"] for e in found] == ["https://news.example/a", "http://example.org/b"]
    assert found[0]["date"] == "2020-03-02"
    one = entries(Answer("https://news.example/feed", ATOM.encode(), "application/xml"))
    assert one[0] == {"address": "https://example.org/a", "title": "One", "date": "2020-03-02"}


def test_entities_in_feeds_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">'
    outside = bomb.replace('"aaaa"', 'SYSTEM "file:///etc/passwd"')
    for head in (bomb, outside):
        data = (head + "]>" + RSS.partition("?>")[2].replace("One", "&b;")).encode()
        with pytest.raises(ArticleError, match="XML entities"):
            entries(Answer("https://news.example/feed", data, "application/xml"))


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe garbage", b"<html><p>no feed</p></html>"])
def test_what_is_no_feed_is_told(data: bytes) -> None:
    with pytest.raises(ArticleError, match="no RSS or Atom feed"):
        entries(Answer("https://news.example/feed", data, "application/xml"))


def test_addresses_are_written_down_without_secrets() -> None:
    assert shown("https://u:p@h.example:8080/a b?api_key=1&q=x#f") == (
        "https://h.example:8080/a%20b?api_key=-&q=x"
    )
    assert fetching.AGENT.startswith("Sayso")
