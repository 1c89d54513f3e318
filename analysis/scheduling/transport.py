"""One request over http or https: to checked addresses only, within one deadline and one size.

A name is looked up once, all its addresses are checked (``analysis.scheduling.public_addresses``),
and the connection goes to one of them.
Every wait ends at one deadline; proxies, cookies, redirects and passwords are not used.
"""

from __future__ import annotations

import ssl
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
from analysis.scheduling.public_addresses import checked

AGENT = "Sayso/0.1 (reads news articles)"
CODINGS = ("gzip", "deflate", "br", "zstd")  # in which a body may be packed
NESTED = 2  # codings that one body may have, one in the other
LONGEST = 8_000  # characters of an address
WINDOW = 1 << 23  # bytes that zstd may look back, as RFC 9659 has it for the web
# Bytes read at a time: what they unpack to, at the most, is a few million bytes.
STEP = {"gzip": 4096, "deflate": 4096, "br": 4096, "zstd": 128}
_SAFE = "/%:@!$&'()*+,;=~-._"
_PACKED = "the answer is wrongly compressed or cut short"


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
        addresses = checked(host, port, self._limits.allow, self._limits.left())
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
