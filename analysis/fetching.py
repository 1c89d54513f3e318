"""Fetching feeds and pages: over http and https only, from public addresses, within limits.

A name is looked up once, every address it has is checked, and the connection goes to one of those
checked; each redirect is checked in the same way. Proxies and cookies are not used.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import time
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from analysis.errors import ArticleError

LARGEST = 10_000_000  # bytes of one answer, unpacked
SECONDS = 30  # for one answer with all its redirects
REDIRECTS = 5
ENTRIES = 200  # entries of one feed that are looked at
AGENT = "Sayso/0.1 (reads news articles)"
_MOVED = (301, 302, 303, 307, 308)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_ENTITY = re.compile(rb"<!ENTITY", re.I)
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Args:
        address: Where it came from in the end.
        data: Its bytes.
        kind: The type it said.
        tag: Its ETag, and ``changed`` its Last-Modified, to ask by the next time; may be empty.
        same: It has not changed since, so there are no bytes.
    """

    address: str
    data: bytes
    kind: str
    tag: str = ""
    changed: str = ""
    same: bool = False


def fetch(
    address: str,
    allow: Sequence[str] = (),
    seconds: float = SECONDS,
    largest: int = LARGEST,
    asks: Mapping[str, str] = _NOTHING,
) -> Answer:
    """Fetch an address.

    Args:
        address: With http or https.
        allow: Networks that may be fetched from though they are not public.
        seconds: For everything together.
        largest: Bytes that the answer may have, unpacked.
        asks: Headers by which it is asked for only where it has changed, see ``analysis.feeds``.

    Raises:
        ArticleError: The address is not allowed, or nothing usable came back.

    Example:
        >>> fetch("file:///etc/passwd")
        Traceback (most recent call last):
        analysis.errors.ArticleError: file:///etc/passwd is not fetched: only http and https are.
    """
    until = time.monotonic() + seconds
    here = address
    for _ in range(REDIRECTS + 1):
        try:
            status, headers, data = _one(here, allow, until, largest, asks)
        except TimeoutError as error:
            raise ArticleError(f"{shown(here)} did not answer in {seconds:g} seconds.") from error
        except (OSError, http.client.HTTPException, zlib.error, ValueError) as error:
            told = str(error) or type(error).__name__
            raise ArticleError(f"{shown(here)} cannot be fetched: {told}.") from error
        target = headers.get("Location")
        if status in _MOVED and target:
            here = urljoin(here, target)
            continue
        if status != 200 and not (status == 304 and asks):
            raise ArticleError(f"{shown(here)} answered with status {status}.")
        tag, changed = headers.get("ETag", ""), headers.get("Last-Modified", "")
        return Answer(here, data, headers.get_content_type(), tag, changed, status == 304)
    raise ArticleError(f"{shown(address)} was redirected more than {REDIRECTS} times.")


def entries(answer: Answer) -> tuple[dict[str, str], ...]:
    """The entries of an RSS or Atom feed that have an address: address, title and date.

    Raises:
        ArticleError: It is no feed.
    """
    import feedparser

    if _ENTITY.search(answer.data):
        raise ArticleError(f"{shown(answer.address)} defines XML entities, which no feed needs.")
    found = feedparser.parse(answer.data, response_headers={"content-location": answer.address})
    if not found.get("version"):
        raise ArticleError(f"{shown(answer.address)} is no RSS or Atom feed.")
    out = []
    for entry in found.entries[:ENTRIES]:
        address = urljoin(answer.address, str(entry.get("link", "")))
        if urlsplit(address).scheme in ("http", "https"):
            date = entry.get("published_parsed") or entry.get("updated_parsed")
            told = f"{date[0]:04}-{date[1]:02}-{date[2]:02}" if date else ""
            title = " ".join(str(entry.get("title", "")).split())
            out.append({"address": address, "title": title, "date": told})
    return tuple(out)


def page(answer: Answer) -> dict[str, str]:
    """The article in a page: text, title, outlet, date and url.

    Raises:
        ArticleError: There is none, or it is no page.
    """
    from analysis.formats import decode, page_text

    if answer.kind not in ("text/html", "application/xhtml+xml", "text/plain"):
        raise ArticleError(f"{shown(answer.address)} is no page but {answer.kind}.")
    charset = re.search(rb"charset=[\"']?([\w-]+)", answer.data[:2000])
    text = _decoded(answer.data, charset[1].decode() if charset else "")
    text = decode(answer.data, shown(answer.address)) if text is None else text
    if answer.kind == "text/plain":
        return {"text": text, "url": shown(answer.address)}
    body, found = page_text(Path(shown(answer.address)), text)
    # An address of the page's own choice would make one report look like another's.
    return {"text": body, **{k: str(v) for k, v in found.items()}, "url": shown(answer.address)}


def fetch_entries(
    address: str, allow: Sequence[str], seconds: float, asks: Mapping[str, str] = _NOTHING
) -> dict[str, Any] | None:
    """Fetch a feed and read its entries; a task for ``forks``.

    Returns:
        Its ``entries``, with ``tag`` and ``changed`` to ask by the next time; None where it has not
        changed since it was last asked for.
    """
    answer = fetch(address, allow, min(seconds, SECONDS), asks=asks)
    if answer.same:
        return None
    return {"entries": list(entries(answer)), "tag": answer.tag, "changed": answer.changed}


def fetch_page(address: str, allow: Sequence[str], seconds: float) -> dict[str, str]:
    """Fetch a page and find its article; a task for ``forks``."""
    return page(fetch(address, allow, min(seconds, SECONDS)))


def shown(address: str) -> str:
    """An address as it may be written down: no name, no password, no secret in its query.

    Example:
        >>> shown("https://me:pw@news.example/a?id=3&token=abc#top")
        'https://news.example/a?id=3&token=-'
    """
    from analysis.parameters import secret

    parts = urlsplit(address)
    query = [(k, "-" if secret(k) else v) for k, v in parse_qsl(parts.query, True)]
    host = parts.netloc.rpartition("@")[2]
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, host, path, urlencode(query), ""))


def checked(host: str, port: int, allow: Sequence[str] = ()) -> tuple[str, ...]:
    """The addresses of a host, each of them public or allowed.

    Raises:
        ArticleError: One of them is neither.
        OSError: The host is not known.

    Example:
        >>> checked("127.0.0.1", 80)
        Traceback (most recent call last):
        analysis.errors.ArticleError: 127.0.0.1 is not fetched from: 127.0.0.1 is not public.
        >>> checked("127.0.0.1", 80, ["127.0.0.0/8"])
        ('127.0.0.1',)
    """
    networks = [ipaddress.ip_network(network) for network in allow]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    out = tuple(dict.fromkeys(str(row[4][0]) for row in found))
    for text in out:
        address = _inner(ipaddress.ip_address(text.partition("%")[0]))
        allowed = any(address.version == n.version and address in n for n in networks)
        if not allowed and not _public(address):
            raise ArticleError(f"{host} is not fetched from: {text} is not public.")
    return out


def _public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_private
        and not address.is_link_local
        and not address.is_loopback
        and not address.is_unspecified
    )


def _inner(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The IPv4 address that an IPv6 address carries in itself, else the address."""
    if isinstance(address, ipaddress.IPv6Address):
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address.teredo is not None:
            inner = address.teredo[1]
        return inner or address
    return address


def _one(
    address: str, allow: Sequence[str], until: float, largest: int, asks: Mapping[str, str]
) -> tuple[int, http.client.HTTPMessage, bytes]:
    """One request: its status, its headers and, for a 200, its body."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ArticleError(f"{shown(address)} is not fetched: only http and https are.")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise ArticleError(f"{shown(address)} is not fetched: it has no such port.") from error
    name = parts.hostname
    host = name if name.isascii() else name.encode("idna").decode()
    connection = _Pinned(host, port, parts.scheme, checked(host, port, allow), until)
    try:
        target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = quote(parts.query, safe="=&%/?:@!$'()*+,;~-._")
        connection.request(
            "GET",
            f"{target}?{query}" if query else target,
            headers={"User-Agent": AGENT, "Accept-Encoding": "gzip, identity;q=0.5", **asks},
        )
        response = connection.getresponse()
        body = _body(response, connection, until, largest) if response.status == 200 else b""
        return response.status, response.headers, body
    finally:
        connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to one of the checked addresses of a host, whatever a second look-up says."""

    def __init__(
        self, host: str, port: int, scheme: str, addresses: Sequence[str], until: float
    ) -> None:
        super().__init__(host, port)
        self.default_port = 443 if scheme == "https" else 80
        self._scheme, self._addresses, self._until = scheme, addresses, until

    def connect(self) -> None:
        for last, address in enumerate(self._addresses, 1 - len(self._addresses)):
            try:
                self.sock = socket.create_connection((address, self.port), _left(self._until))
                break
            except OSError:
                if not last:
                    raise
        if self._scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


def _body(
    response: http.client.HTTPResponse, connection: _Pinned, until: float, largest: int
) -> bytes:
    """The body, unpacked; no more than ``largest`` bytes are ever held."""
    packed = response.headers.get("Content-Encoding", "").lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise ArticleError(f"{connection.host} packs its answer as {packed!r}, which is not read.")
    unpack: Any = zlib.decompressobj(zlib.MAX_WBITS | 16) if "gzip" in packed else None
    out = bytearray()
    while True:
        left = _left(until)
        if connection.sock is not None:
            connection.sock.settimeout(left)
        data = response.read1(1 << 16)
        if not data:
            return bytes(out)
        out += unpack.decompress(data, largest + 1 - len(out)) if unpack else data
        if len(out) > largest:
            raise ArticleError(f"{connection.host} answers with more than {largest:,} bytes.")


def _left(until: float) -> float:
    """Seconds left."""
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _decoded(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset) if charset else None
    except (LookupError, UnicodeDecodeError):
        return None
