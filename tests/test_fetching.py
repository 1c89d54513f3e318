"""Fetching: public addresses over http(s) only, within limits; feeds and pages of all sorts."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import ArticleError
from analysis.scheduling import public_addresses
from analysis.scheduling.fetch import Answer, fetch, page, shown, text_of
from analysis.scheduling.read_feed import entries

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


def checked(host: str, *allow: str) -> tuple[str, ...]:
    return public_addresses.checked(host, 80, allow, 5)


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "2130706433", "0x7f000001", "127.1", "0177.0.0.1",
        # IPv4: the first and the last of each special-purpose range
        "0.0.0.0", "0.255.255.255", "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255",
        "127.0.0.1", "127.255.255.255", "169.254.0.0", "169.254.169.254", "172.16.0.0",
        "172.31.255.255", "192.0.0.0", "192.0.0.9", "192.0.0.170", "192.0.0.255", "192.0.2.1",
        "192.31.196.1", "192.52.193.1", "192.88.99.1", "192.168.0.0", "192.168.255.255",
        "192.175.48.1", "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1",
        "224.0.0.1", "239.255.255.255", "240.0.0.0", "255.255.255.255",
        # IPv6
        "::", "::1", "100::1", "100:0:0:1::1", "2001::1", "2001:2::1", "2001:10::1", "2001:20::1",
        "2001:db8::1", "2620:4f:8000::1", "3fff::1", "4000::1", "5f00::1", "fc00::1", "fdff::1",
        "fe80::1", "fec0::1", "ff02::1",
        # IPv4 carried in IPv6: compatible, mapped, translated, NAT64, local NAT64, 6to4, Teredo
        "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:192.0.0.9", "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::c000:9", "64:ff9b:1::808:808", "2002:7f00:1::",
        "2002:c0a8:101::1", "2001:0:808:808::f7f7:f7f7",
    ],
)  # fmt: skip
def test_no_address_that_is_not_public(host: str) -> None:
    with pytest.raises(ArticleError, match="not public"):
        checked(host)


@pytest.mark.parametrize(
    "host",
    [
        "1.1.1.1", "9.255.255.255", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
        "192.0.1.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2600::1", "2a00::1",
        "::ffff:1.1.1.1", "64:ff9b::101:101", "2002:101:101::1",
    ],
)  # fmt: skip
def test_public_addresses_are_fine(host: str) -> None:
    assert len(checked(host)) == 1


def test_allowed_addresses_are_fine() -> None:
    assert checked("10.1.2.3", "10.0.0.0/8") == ("10.1.2.3",)
    assert checked("::ffff:10.1.2.3", "10.0.0.0/8") == ("::ffff:10.1.2.3",)
    assert checked("fc00::1", "10.0.0.0/8", "fc00::/7") == ("fc00::1",)
    with pytest.raises(ArticleError, match="not public"):
        checked("192.168.1.1", "10.0.0.0/8")


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

    def connect(address: Any, *_: Any, **__: Any) -> Any:
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
    assert time.monotonic() - began < 10  # on a busy machine


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
    with pytest.raises(ArticleError, match="not a page but image/png"):
        page(Answer("https://news.example/a", b"\x89PNG", "image/png"))


def test_feeds_give_web_addresses_only() -> None:
    found = entries(Answer("https://news.example/feed", RSS.encode(), "application/xml"))
    assert [e["address"] for e in found] == ["https://news.example/a", "http://example.org/b"]
    assert found[0]["date"] == "2020-03-02"
    one = entries(Answer("https://news.example/feed", ATOM.encode(), "application/xml"))
    known = {"address": "https://example.org/a", "title": "One", "date": "2020-03-02"}
    assert one[0] == known | {"outlet": "News"}


def test_entities_in_feeds_are_refused() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">'
    outside = bomb.replace('"aaaa"', 'SYSTEM "file:///etc/passwd"')
    for head in (bomb, outside):
        data = (head + "]>" + RSS.partition("?>")[2].replace("One", "&b;")).encode()
        with pytest.raises(ArticleError, match="XML entities"):
            entries(Answer("https://news.example/feed", data, "application/xml"))


@pytest.mark.parametrize("data", [b"", b"\x00\xff\xfe garbage", b"<html><p>no feed</p></html>"])
def test_what_is_no_feed_is_told(data: bytes) -> None:
    with pytest.raises(ArticleError, match="not an RSS or Atom feed"):
        entries(Answer("https://news.example/feed", data, "application/xml"))


def test_addresses_are_written_down_without_secrets() -> None:
    assert shown("https://u:p@h.example:8080/a b?api_key=1&q=x#f") == (
        "https://h.example:8080/a%20b?api_key=-&q=x"
    )
    assert shown("http://u:p@[::1/a?token=abc") == "http://%5B::1/a"
    assert shown("http://a\u202eb/\ud800?q=\ud800") == "http://a%E2%80%AEb/%3F?q=%3F"


def text(data: bytes, kind: str = "text/html", charset: str = "") -> str:
    return text_of(Answer("https://news.example/a", data, kind, charset=charset))


def test_the_charset_is_the_one_that_the_page_is_in() -> None:
    said = "<p>“Žluťoučký kůň,” řekl"
    assert text(said.encode()) == said
    assert text(said.encode("cp1250"), charset="Windows-1250") == said
    meta = '<html><meta charset="windows-1250">' + said
    assert text(meta.encode("cp1250")) == meta
    older = "<meta http-equiv=Content-Type content='text/html; charset=cp1250'>" + said
    assert text(older.encode("cp1250")) == older
    xml = '<?xml version="1.0" encoding="windows-1250"?>' + said
    assert text(xml.encode("cp1250")) == xml
    # The header goes before the page, a byte-order mark before both.
    assert text(meta.encode(), charset="utf-8") == meta
    assert text(b"\xff\xfe" + meta.encode("utf-16-le"), charset="latin1") == meta
    # A page that can be read this far is not in UTF-16, and a comment names nothing.
    assert text(('<meta charset="utf-16">' + said).encode()).endswith(said)
    assert text(('<!-- <meta charset="koi8-r"> -->' + said).encode()).endswith(said)
    # In plain text nothing is markup.
    assert text(('<meta charset="koi8-r">' + said).encode(), "text/plain").endswith(said)


@pytest.mark.parametrize("charset", ["", "no-such", "utf-8", "punycode", "x-user-defined", "hz"])
def test_where_no_charset_fits_it_is_utf_8_and_else_windows_1252(charset: str) -> None:
    assert text("“Yes,” he said – twice".encode(), charset=charset) == "“Yes,” he said – twice"
    assert text(b"\x93Yes,\x94 he said \x96 twice", charset=charset) == "“Yes,” he said – twice"
    # A character cut in half leaves the others as they are.
    half = "“Yes,” said Žaneta Ří".encode()[:-1]
    assert text(half, charset=charset) == "“Yes,” said Žaneta Ř\ufffd"


@pytest.mark.parametrize(
    "charset",
    ["punycode", "idna", "unicode_escape", "raw_unicode_escape", "utf-7", "rot13", "zlib", "hex",
     "bz2", "base64", "undefined", "mbcs", "iso2022_jp_ext", "gb18030", "iso-2022-jp", "big5"],
)  # fmt: skip
def test_no_charset_takes_long(charset: str) -> None:
    data = b"<p>plain words</p>" + b"-\\u0041abc" * 100_000
    began = time.process_time()
    read = text(data, charset=charset)
    inside = text(f"<meta charset={charset}>".encode() + data)
    feed = f'<?xml version="1.0" encoding="{charset}"?>'.encode() + RSS.partition("?>")[2].encode()
    found = entries(Answer("https://news.example/feed", feed, "application/xml"))
    assert time.process_time() - began < 2
    assert read == data.decode()
    assert inside.endswith(read)
    assert found[0]["title"] == "One"


def test_what_is_no_text_is_told() -> None:
    with pytest.raises(ArticleError, match="is not text"):
        text(b"\x89PNG\0\0\0\rIHDR\xff\xfe")


def test_a_feed_is_not_taken_for_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "own.xml").write_text(RSS)
    data = str(tmp_path / "own.xml").encode()
    with pytest.raises(ArticleError, match="not an RSS or Atom feed"):
        entries(Answer("https://news.example/feed", data, "application/xml"))


def test_entities_are_seen_in_every_charset() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]>' + RSS.partition("?>")[2]
    for data in (bomb.encode("utf-16"), b"\xfe\xff" + bomb.encode("utf-16-be")):
        with pytest.raises(ArticleError, match="XML entities"):
            entries(Answer("https://news.example/feed", data, "application/xml"))


def test_a_feed_with_odd_links_gives_the_others() -> None:
    odd = "".join(
        f"<item><title>x</title><link>{link}</link></item>"
        for link in (
            "http://[::1/",
            "//[",
            "http://a:b:c/",
            "&#xD800;",
            "&#99999999999999999999;",
            "&#x110000;",
            "HTTPS://one.example/",
        )
    )
    data = RSS.replace("<item>", odd + "<item>", 1).encode()
    found = entries(Answer("https://news.example/feed", data, "application/xml"))
    places = [entry["address"] for entry in found]
    assert places[-2:] == ["https://news.example/a", "http://example.org/b"]
    assert "https://one.example/" in [place.lower() for place in places]
    assert not [place for place in places if "[" in place]
    assert all(shown(place).isascii() for place in places)
