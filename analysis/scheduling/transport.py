"""One request over http or https: to checked addresses only, within one deadline and one size.

A name is looked up once, all its addresses are checked, and the connection goes to one of them.
Every wait ends at one deadline; proxies, cookies, redirects and passwords are not used.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import brotli
import httpcore
import idna
import zstandard

from analysis.errors import ArticleError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
AGENT = "Sayso/0.1 (reads news articles)"
CODINGS = ("gzip", "deflate", "br", "zstd")  # in which a body may be packed
NESTED = 2  # codings that one body may have, one in the other
LONGEST = 8_000  # characters of an address
WINDOW = 1 << 23  # bytes that zstd may look back, as RFC 9659 has it for the web
# Bytes read at a time: what they unpack to, at the most, is a few million bytes.
STEP = {"gzip": 4096, "deflate": 4096, "br": 4096, "zstd": 128}
_SAFE = "/%:@!$&'()*+,;=~-._"
_PACKED = "the answer is wrongly compressed or cut short"

# The special-purpose registries of IANA, whether reachable or not, with multicast and what was
# given up. Of IPv6 only 2000::/3 is in public use, so that the rest needs no list.
_SPECIAL = [
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
        "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20",
    )
]  # fmt: skip
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
# IPv6 addresses that carry an IPv4 address, and how many bits stand behind it: mapped, NAT64, 6to4.
_CARRIERS = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take.

    Args:
        until: When everything must have come, by ``time.monotonic``.
        largest: Bytes that an answer may have, packed and unpacked.
        allow: Networks that may be asked though they are not public.
    """

    until: float
    largest: int
    allow: Sequence[str] = ()

    def left(self) -> float:
        """Seconds left.

        Raises:
            TimeoutError: There are none.
        """
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server replied: its status, its headers by their names in small letters, its body.

    The body is unpacked; only that of a 200 is read.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(address: str, limits: Limits, headers: Mapping[str, str]) -> Reply:
    """Send one request and read the reply.

    Raises:
        ArticleError: The host's addresses are not public, or the answer is too large.
        TimeoutError: Not everything came in time.
        OSError: The host is not known or not reached, or its answer is cut short or no HTTP.
        ValueError: The address cannot be read.
    """
    url = _url(address)
    host = url.host.decode()
    shown = f"[{host}]" if ":" in host else host
    usual = url.port == (443 if url.scheme == b"https" else 80)
    sent = {
        "Host": shown if usual else f"{shown}:{url.port}",
        "User-Agent": AGENT,
        "Accept": "*/*",
        "Accept-Encoding": ", ".join(CODINGS),
        "Connection": "close",
        **headers,
    }
    context = ssl.create_default_context() if url.scheme == b"https" else None
    backend = _Backend(limits)
    try:
        with (
            httpcore.HTTPConnection(url.origin, context, network_backend=backend) as connection,
            connection.stream("GET", url, headers=list(sent.items())) as response,
        ):
            reply_headers = _headers(response.headers)
            body = b""
            if response.status == 200:
                packed = _bounded(response.iter_stream(), limits, host)
                body = _unpacked(packed, reply_headers, limits, host)
            return Reply(response.status, reply_headers, body)
    except httpcore.TimeoutException as error:
        raise TimeoutError from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        cause = error.__cause__
        raise OSError((isinstance(cause, OSError) and cause.strerror) or str(error)) from error


def checked(host: str, port: int, limits: Limits) -> tuple[str, ...]:
    """The addresses of a host, each of them public or allowed.

    Raises:
        ArticleError: One of them is neither.
        TimeoutError: The look-up took too long.
        OSError: The host is not known.

    Example:
        >>> checked("127.0.0.1", 80, Limits(time.monotonic() + 9, 0))
        Traceback (most recent call last):
        analysis.errors.ArticleError: 127.0.0.1 is not fetched from: ... (see --allow).
        >>> checked("127.0.0.1", 80, Limits(time.monotonic() + 9, 0, ["127.0.0.0/8"]))
        ('127.0.0.1',)
    """
    networks = [ipaddress.ip_network(network) for network in limits.allow]
    addresses = _looked_up(host, port, limits)
    for text in addresses:
        outer = ipaddress.ip_address(text.partition("%")[0])
        inner = _carried(outer)
        allowed = any(outer in network or inner in network for network in networks)
        if not allowed and not _public(inner):
            raise ArticleError(f"{host} is not fetched from: {text} is not public (see --allow).")
    return addresses


def _looked_up(host: str, port: int, limits: Limits) -> tuple[str, ...]:
    """The addresses of a host; the system's look-up knows no deadline, so a thread waits for it."""
    answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=look_up, daemon=True).start()
    try:
        answer = answers.get(timeout=limits.left())
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, Exception):
        raise answer
    return tuple(dict.fromkeys(str(row[4][0]) for row in answer))


def _carried(address: Address) -> Address:
    """The IPv4 address that an IPv6 address carries, else the address."""
    for network, behind in _CARRIERS:
        if address in network:
            return ipaddress.IPv4Address(int(address) >> behind & 0xFFFFFFFF)
    return address


def _public(address: Address) -> bool:
    used = address.version == 4 or address in _PUBLIC_V6
    return used and not any(address in network for network in _SPECIAL)


def _url(address: str) -> httpcore.URL:
    """An address in its parts, as they are sent.

    Raises:
        ValueError: It has none, or they cannot be read.
    """
    parts = urlsplit(address)
    host = parts.hostname
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError("only http and https are fetched")
    if len(host) > 253:
        raise ValueError("its host is too long")
    if not host.isascii():
        host = idna.encode(host, uts46=True).decode()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    target = quote(parts.path or "/", safe=_SAFE)
    if parts.query:
        target += "?" + quote(parts.query, safe=_SAFE + "?")
    return httpcore.URL(scheme=parts.scheme, host=host, port=port, target=target)


class _Backend(httpcore.NetworkBackend):
    """Connects to one of the checked addresses of a host, within the limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits, self._own = limits, httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore.NetworkStream:
        addresses = checked(host, port, self._limits)
        for more, address in enumerate(addresses, 1 - len(addresses)):
            share = self._limits.left() / (1 - more)  # none may take the time of those after it
            try:
                return _Stream(self._own.connect_tcp(address, port, share), self._limits)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if not more:
                    raise
        raise OSError("its host has no address")


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline, and that does not read for ever."""

    def __init__(self, stream: httpcore.NetworkStream, limits: Limits) -> None:
        self._stream, self._limits = stream, limits
        self._room = 2 * limits.largest + 1_000_000  # for headers and the sizes of chunks too

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        data = self._stream.read(max_bytes, self._limits.left())
        self._room -= len(data)
        if self._room < 0:
            raise httpcore.ReadError("the answer has no end")
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._limits.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        del timeout
        secure = self._stream.start_tls(ssl_context, server_hostname, self._limits.left())
        return _Stream(secure, self._limits)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _headers(rows: Sequence[tuple[bytes, bytes]]) -> dict[str, str]:
    out: dict[str, str] = {}
    for key, value in rows:
        name, text = key.decode("ascii").lower(), value.decode("utf-8", "replace").strip()
        out[name] = f"{out[name]}, {text}" if name in out else text
    return out


def _bounded(pieces: Iterator[bytes], limits: Limits, host: str) -> bytes:
    """Pieces as one, as long as there is time for them and they are not too many."""
    out = bytearray()
    for piece in pieces:
        limits.left()
        out += piece
        if len(out) > limits.largest:
            raise ArticleError(f"{host} sent more than {limits.largest:,} bytes.")
    return bytes(out)


def _unpacked(data: bytes, headers: Mapping[str, str], limits: Limits, host: str) -> bytes:
    named = headers.get("content-encoding", "").lower().split(",")
    codings = [c.strip().removeprefix("x-") for c in named if c.strip() not in ("", "identity")]
    if len(codings) > NESTED or not set(codings) <= set(CODINGS):
        names = ", ".join(codings)[:60]
        raise ArticleError(
            f"{host} sends its answer compressed as {names!r}, which Sayso does not read."
        )
    for coding in reversed(codings):
        unpack = _brotli if coding == "br" else _frames
        try:
            data = _bounded(unpack(data, coding), limits, host)
        except (EOFError, zlib.error, brotli.error, zstandard.ZstdError) as error:
            raise OSError(_PACKED) from error
    return data


def _frames(data: bytes, coding: str) -> Iterator[bytes]:
    """What gzip, deflate or zstd packed; files and frames may follow one another, as they may."""
    at, step = 0, STEP[coding]
    start, make = _unpacker(data, coding)
    while data.startswith(start, at) and at < len(data):
        box = make()
        while not box.eof:
            piece = data[at : at + step]
            if not piece:
                raise EOFError
            at += len(piece)
            yield box.decompress(piece)
        at -= len(box.unused_data)
        if coding == "deflate":
            return
    if not at and data:
        raise EOFError


def _unpacker(data: bytes, coding: str) -> tuple[bytes, Callable[[], Any]]:
    """With which bytes each part of a packed body starts, and what unpacks one."""
    if coding == "zstd":
        box = zstandard.ZstdDecompressor(max_window_size=WINDOW)
        return b"\x28\xb5\x2f\xfd", box.decompressobj
    if coding == "gzip":
        return b"\x1f\x8b", lambda: zlib.decompressobj(zlib.MAX_WBITS | 16)
    # Servers disagree on what "deflate" is: with zlib's two bytes in front, or without.
    framed = len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    return b"", lambda: zlib.decompressobj(zlib.MAX_WBITS if framed else -zlib.MAX_WBITS)


def _brotli(data: bytes, coding: str) -> Iterator[bytes]:
    box, step = brotli.Decompressor(), STEP[coding]
    for at in range(0, len(data), step):
        piece = box.process(data[at : at + step], output_buffer_limit=1 << 20)
        while piece or not box.can_accept_more_data():
            yield piece
            piece = box.process(b"", output_buffer_limit=1 << 20)
        if box.is_finished():
            return
    if data:
        raise EOFError
