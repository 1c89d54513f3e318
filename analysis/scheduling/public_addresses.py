"""Which addresses may be fetched from: those of the public network, and those that are allowed.

A feed or a redirect from outside may name any host: without this check it could have a machine of
the analyst's own network asked. A host of whose addresses one is not public is not asked at all; an
IPv4 address that an IPv6 address carries is checked as well.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Sequence
from typing import Any

from analysis.errors import ArticleError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

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


def checked(host: str, port: int, allow: Sequence[str], seconds: float) -> tuple[str, ...]:
    """The addresses of a host, each of them public or allowed.

    Args:
        host: Its name, or an address.
        port: The port that is to be asked.
        allow: Networks that may be fetched from though they are not public.
        seconds: That the look-up may take.

    Raises:
        ArticleError: One of them is neither.
        TimeoutError: The look-up took too long.
        OSError: The host is not known.

    Example:
        >>> checked("127.0.0.1", 80, [], 9)
        Traceback (most recent call last):
        analysis.errors.ArticleError: 127.0.0.1 is not fetched from: ... (see --allow).
        >>> checked("127.0.0.1", 80, ["127.0.0.0/8"], 9)
        ('127.0.0.1',)
    """
    networks = [ipaddress.ip_network(network) for network in allow]
    addresses = _looked_up(host, port, seconds)
    for text in addresses:
        outer = ipaddress.ip_address(text.partition("%")[0])
        inner = _carried(outer)
        allowed = any(outer in network or inner in network for network in networks)
        if not allowed and not _public(inner):
            raise ArticleError(f"{host} is not fetched from: {text} is not public (see --allow).")
    return addresses


def _looked_up(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """The addresses of a host; the system's look-up knows no deadline, so a thread waits for it."""
    answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=look_up, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
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
