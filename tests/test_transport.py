"""What a stranger's server may do to a fetch: wait, drip, never end, break off, pack, send away."""

from __future__ import annotations

import contextlib
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest
import zstandard

from analysis.errors import ArticleError
from analysis.scheduling import transport
from analysis.scheduling.fetch import fetch

HOME = ("127.0.0.0/8", "::1/128")
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
# Written for Sayso.
PAGE = "<p>“It will rain on Monday,” said Ann Lee, the mayor of the town.</p>".encode() * 40
PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstandard.ZstdCompressor(write_checksum=True).compress,
}
Serve = Callable[[socket.socket], object]


class Server:
    """A server whose every answer is what a test says it is, byte for byte."""

    def __init__(self) -> None:
        self.serve: Serve = lambda _: None
        self.asked: list[bytes] = []
        self.closed = threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.home = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                threading.Thread(
                    target=self._one, args=(self.socket.accept()[0],), daemon=True
                ).start()

    def _one(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            self.asked.append(connection.recv(1 << 16))
            self.serve(connection)

    def drip(self, head: bytes, drop: bytes, tail: bytes = b"") -> None:
        """Say the head, then the drop every few milliseconds, for far longer than is waited."""

        def serve(connection: socket.socket) -> None:
            connection.sendall(head)
            for _ in range(400):
                connection.sendall(drop)
                if self.closed.wait(0.02):
                    return
            connection.sendall(tail)

        self.serve = serve

    def say(self, *parts: bytes) -> None:
        self.serve = lambda connection: connection.sendall(b"".join(parts))


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.closed.set()
    server.socket.close()


def late(address: str, seconds: float = 0.4) -> float:
    """How long a fetch takes that is to end because it took too long."""
    began = time.monotonic()
    with pytest.raises(ArticleError, match=f"did not answer in {seconds:g} seconds"):
        fetch(address, HOME, seconds=seconds)
    return time.monotonic() - began


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"", b"H"),
        (b"HTTP/1.1 200 OK\r\nX-Long: ", b"y"),
        (b"HTTP/1.1 200 OK\r\n", b"X-Many: y\r\n"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"0"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"X-After: y\r\n"),
        (OK + b"Content-Length: 9000\r\n\r\n", b"x"),
        (OK + b"\r\n", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
    ],
    ids=[
        "status", "header", "headers", "chunk-size", "chunk-extension", "chunks", "trailers",
        "body", "endless-body", "continue", "hints",
    ],
)  # fmt: skip
def test_the_limit_is_one_of_the_whole_answer(server: Server, head: bytes, drop: bytes) -> None:
    server.drip(head, drop)
    assert late(server.home) < 2.5


def test_a_flood_of_continues_ends(server: Server) -> None:
    def flood(connection: socket.socket) -> None:
        while not server.closed.is_set():
            connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)

    server.serve = flood
    began = time.monotonic()
    with pytest.raises(ArticleError, match=r"did not answer|has no end"):
        fetch(server.home, HOME, seconds=0.5)
    assert time.monotonic() - began < 2.5
    with pytest.raises(ArticleError, match="has no end"):
        fetch(server.home, HOME, seconds=20, largest=1000)


def test_redirects_share_one_limit(server: Server) -> None:
    def away(connection: socket.socket) -> None:
        server.closed.wait(0.15)
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n")

    server.serve = away
    assert late(server.home) < 2.5
    assert len(server.asked) < 6


def test_the_look_up_counts(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: server.closed.wait(10))
    assert late("http://slow.example/") < 2.5


def test_the_handshake_of_tls_counts(server: Server) -> None:
    server.drip(b"", b"\x16\x03\x03\x40\x00" + b"\x02" * 3)
    began = time.monotonic()
    with pytest.raises(ArticleError, match=r"did not answer|cannot be fetched"):
        fetch(server.home.replace("http", "https"), HOME, seconds=0.4)
    assert time.monotonic() - began < 2.5
    server.serve = lambda _: server.closed.wait(10)
    assert late(server.home.replace("http", "https")) < 2.5


def test_the_first_of_many_addresses_does_not_take_all_the_time(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, went = socket.create_connection, []

    def connect(address: tuple[str, int], timeout: float, **_: object) -> socket.socket:
        went.append((address[0], timeout))
        if address[0] == "127.0.0.2":
            raise TimeoutError
        return real(address, timeout)

    def look_up(host: str, port: int, *_: object, **__: object) -> object:
        found = ("127.0.0.2", "127.0.0.1") if host == "two.example" else (host,)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in found]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", connect)
    server.say(OK, b"Content-Length: 2\r\n\r\nhi")
    assert fetch(f"http://two.example:{server.port}/", HOME, seconds=2).data == b"hi"
    assert [address for address, _ in went] == ["127.0.0.2", "127.0.0.1"]
    assert went[0][1] <= 1


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/ht",
        OK + b"Content-Length: 5000\r\n\r\n<p>half",
        OK + b"Transfer-Encoding: chunked\r\n\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n7\r\n<p>half\r\n",
        OK + b"Transfer-Encoding: chunked\r\n\r\n40\r\n<p>half",
        OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>half\r\n0\r\n\r\n",
        OK + b"Content-Length: 3\r\nContent-Length: 7\r\n\r\n<p>half",
        OK + b"Content-Length: -1\r\n\r\n<p>half",
        b"\x00\xff not http at all \r\n\r\n",
        b"<p>half</p>",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000,
    ],
)  # fmt: skip
def test_an_answer_that_breaks_off_is_no_article(server: Server, answer: bytes) -> None:
    server.say(answer)
    with pytest.raises(ArticleError, match=r"^http://127\.0\.0\.1:\d+/ cannot be fetched: .+\.$"):
        fetch(server.home, HOME, seconds=2)


@pytest.mark.parametrize("coding", PACK)
def test_what_the_web_packs_is_unpacked(server: Server, coding: str) -> None:
    server.say(OK, f"Content-Encoding: {coding}\r\n\r\n".encode(), PACK[coding](PAGE))
    assert fetch(server.home, HOME).data == PAGE
    large = bytes(range(256)) * 20_000
    server.say(OK, f"Content-Encoding: {coding}\r\n\r\n".encode(), PACK[coding](large))
    assert fetch(server.home, HOME).data == large
    assert b"\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n" in server.asked[0]


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("gzip", gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:])),
        ("gzip", gzip.compress(PAGE) + b"\0" * 512),
        ("zstd", PACK["zstd"](PAGE[:50]) + PACK["zstd"](PAGE[50:])),
        ("gzip, br", brotli.compress(gzip.compress(PAGE))),
        ("identity", PAGE),
    ],
)  # fmt: skip
def test_so_is_what_is_packed_in_rarer_ways(server: Server, coding: str, packed: bytes) -> None:
    server.say(OK, f"Content-Encoding: {coding}\r\n\r\n".encode(), packed)
    assert fetch(server.home, HOME).data == PAGE


@pytest.mark.parametrize("coding", PACK)
def test_a_packed_answer_that_is_cut_is_no_article(server: Server, coding: str) -> None:
    packed = PACK[coding](PAGE)
    head = OK + f"Content-Encoding: {coding}\r\n".encode()
    for cut in (1, 3, len(packed) // 2, len(packed) - 2, len(packed) - 1):
        server.say(head, f"Content-Length: {cut}\r\n\r\n".encode(), packed[:cut])
        with pytest.raises(ArticleError, match="wrongly compressed or cut short"):
            fetch(server.home, HOME, seconds=2)
    server.say(head, b"\r\n", b"<p>not packed at all</p>")
    with pytest.raises(ArticleError, match="wrongly compressed or cut short"):
        fetch(server.home, HOME, seconds=2)


def test_a_packed_answer_that_was_changed_is_no_article(server: Server) -> None:
    packed = bytearray(gzip.compress(PAGE))
    packed[-6] ^= 1  # its checksum
    server.say(OK, b"Content-Encoding: gzip\r\n\r\n", bytes(packed))
    with pytest.raises(ArticleError, match="wrongly compressed or cut short"):
        fetch(server.home, HOME)


@pytest.mark.parametrize("coding", PACK)
def test_bombs_are_bounded(server: Server, coding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    real = transport._bounded

    def bounded(pieces: Iterator[bytes], limits: transport.Limits, host: str) -> bytes:
        def seen() -> Iterator[bytes]:
            for piece in pieces:
                sizes.append(len(piece))
                yield piece

        return real(seen(), limits, host)

    monkeypatch.setattr(transport, "_bounded", bounded)
    bomb = PACK[coding](b"\0" * 30_000_000)
    server.say(OK, f"Content-Encoding: {coding}\r\n\r\n".encode(), bomb)
    with pytest.raises(ArticleError, match="more than 300,000 bytes"):
        fetch(server.home, HOME, largest=300_000)
    assert max(sizes) < 6_000_000
    assert sum(sizes) < 8_000_000


def test_zstd_does_not_look_back_for_ever(server: Server) -> None:
    far = zstandard.ZstdCompressionParameters(window_log=27)
    box = zstandard.ZstdCompressor(compression_params=far).compressobj()
    server.say(OK, b"Content-Encoding: zstd\r\n\r\n", box.compress(PAGE) + box.flush())
    with pytest.raises(ArticleError, match="wrongly compressed"):
        fetch(server.home, HOME)


def test_many_empty_parts_take_no_longer_than_the_limit(server: Server) -> None:
    server.say(OK, b"Content-Encoding: gzip\r\n\r\n", gzip.compress(b"") * 400_000)
    assert late(server.home, 0.1) < 2.5


@pytest.mark.parametrize("coding", ["compress", "gzip, gzip, gzip", "dcb", "; rm -rf /"])
def test_other_ways_of_packing_are_refused(server: Server, coding: str) -> None:
    server.say(OK, f"Content-Encoding: {coding}\r\n\r\n".encode(), gzip.compress(PAGE))
    with pytest.raises(ArticleError, match="does not read"):
        fetch(server.home, HOME)


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("http://[::1/", "redirects to http://%5B::1/, which is not a valid address"),
        ("//[", "redirects to"),
        ("http://[v9.x]/", "not a valid address|cannot be fetched"),
        ("http://a.example:99999/", "not a valid address"),
        ("http://a.example:b/", "not a valid address"),
        ("http://" + "a" * 300 + ".example/", "its host is too long"),
        ("http://" + "ž" * 70 + ".example/", "not a valid address"),
        ("http://x.example/" + "a" * 9000, "more than 8000 characters"),
        ("ftp://x.example/", "only http and https"),
        ("gopher:x", "only http and https"),
        ("http://127.0.0.1@10.0.0.1/", r"10\.0\.0\.1 is not public"),
        ("http://[::ffff:10.0.0.1]/", "not public"),
        ("http://192.0.0.8/", "not public"),
    ],
)
def test_a_redirect_to_nowhere_is_one_sentence(server: Server, target: str, told: str) -> None:
    server.say(b"HTTP/1.1 301 Gone\r\nLocation: ", target.encode(), b"\r\n\r\n")
    with pytest.raises(ArticleError, match=told) as caught:
        fetch(server.home, HOME, seconds=2)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["http://[::1/", "http://", "http:", "http:///a", "", "x", "http://a:0x/"]
)
def test_so_is_an_address_that_is_none(address: str) -> None:
    with pytest.raises(ArticleError):
        fetch(address)


def test_the_request_is_for_the_name_and_nothing_can_be_put_into_it(server: Server) -> None:
    server.say(OK, b"Content-Length: 2\r\n\r\nhi")
    fetch(f"http://me:pw@localhost:{server.port}/a b/ž?q=ř x\r\nX-Own: 1#part", HOME)
    head = server.asked[0].decode()
    assert head.startswith("GET /a%20b/%C5%BE?q=%C5%99%20xX-Own:%201 HTTP/1.1\r\n")
    assert f"\r\nHost: localhost:{server.port}\r\n" in head
    assert "pw" not in head
    assert "Cookie" not in head


def test_tls_is_checked_for_the_name_though_the_address_is_pinned(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not there to make a certificate")
    key, own = tmp_path / "key.pem", tmp_path / "own.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-keyout", key, "-out", own, "-days", "2", "-subj", "/CN=news.example",
         "-addext", "subjectAltName=DNS:news.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own, key)
    listener, real = socket.create_server(("127.0.0.1", 0)), socket.getaddrinfo

    def look_up(host: str, port: int, *rest: object, **more: object) -> object:
        return real("127.0.0.1" if str(host).endswith(".example") else host, port, *rest, **more)

    def serve() -> None:
        for _ in range(3):
            with contextlib.suppress(OSError):
                with context.wrap_socket(listener.accept()[0], server_side=True) as connection:
                    connection.recv(1 << 16)
                    connection.sendall(OK + b"Content-Length: 2\r\n\r\nhi")

    threading.Thread(target=serve, daemon=True).start()
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    port = listener.getsockname()[1]
    with pytest.raises(ArticleError, match=r"certificate verify failed|CERTIFICATE"):
        fetch(f"https://news.example:{port}/", HOME, seconds=2)
    monkeypatch.setenv("SSL_CERT_FILE", str(own))
    assert fetch(f"https://news.example:{port}/", HOME, seconds=2).data == b"hi"
    with pytest.raises(ArticleError, match=r"(?i)certificate|hostname"):
        fetch(f"https://other.example:{port}/", HOME, seconds=2)
    listener.close()
