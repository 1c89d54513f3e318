"""One story under several addresses: tracking parameters, fragments, AMP and mobile pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# What newsletters, social networks and campaigns hang on an address; it changes nothing of a page.
_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium)"
    r"|at_(?:medium|campaign|link_\w+|custom\d?|format)"
    r"|ns_(?:mchannel|source|campaign|linkname|fee)|hs(?:a_\w+|_?(?:enc|mi|ctatracking))|_hs(?:enc|mi)"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh|li_fat_id"
    r"|mc_[ce]id|mkt_tok|_ga|_gl|cmpid|cmp|icid|ocid|xtor|ito|smid|smtyp|spm|partner|soc_(?:src|trk)"
    r"|guccounter|guce_referrer\w*|ref_?(?:src|url)?|referrer|taid|wt\.mc_id|s_?cid|sh_kit|rss_?id",
    re.IGNORECASE,
)
_AMP = re.compile(r"amp|outputtype", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?:\A/amp(?=/.)|/amp(?=/?\Z)|\.amp(?=(?:\.html)?\Z)|/amp(?=/))", re.I)
_CACHE = re.compile(
    r"https?://(?:[\w-]+\.cdn\.ampproject\.org/(?:[vcir]/)?|(?:www\.)?google\.[\w.]{2,6}/amp/)(s/)?",
    re.IGNORECASE,
)
_HOST = re.compile(r"\A(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")


def plain_address(address: str) -> str:
    """An address without fragment and tracking parameters; of a copy kept for AMP, its own.

    Example:
        >>> plain_address("https://news.example/a?id=3&utm_source=feed#comments")
        'https://news.example/a?id=3'
    """
    cached = _CACHE.match(address)
    if cached:
        address = f"http{'s' if cached[1] else ''}://{address[cached.end() :]}"
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in query if not _TRACKING.fullmatch(name)]
    asked = parts.query if kept == query else urlencode(kept)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, asked, ""))


def story_key(address: str) -> str:
    """What stands for a story's address, whichever of its forms it has.

    Example:
        >>> story_key("https://amp.news.example/a/amp/?utm_medium=x")
        'news.example/a'
    """
    try:
        parts = urlsplit(plain_address(address))
        host = parts.netloc.rpartition("@")[2].lower()
    except ValueError:
        return address
    host = _HOST.sub("", host.removesuffix(":443").removesuffix(":80"))
    path = _AMP_PATH.sub("", parts.path)
    path = re.sub(r"/(?:index\.html?)?\Z", "", path)
    query = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not (_AMP.fullmatch(name) and value.lower() in ("", "1", "true", "amp"))
    )
    return f"{host}{path}{'?' if query else ''}{urlencode(query)}"


def is_variant(address: str) -> bool:
    """Whether an address is of an AMP or mobile form of a page.

    Example:
        >>> is_variant("https://news.example/a/amp"), is_variant("https://news.example/amp-hour")
        (True, False)
    """
    own = plain_address(address)
    host, _, rest = own.partition("://")[2].partition("/")
    bare = f"{host.lower().removeprefix('www.')}/{rest}".rstrip("/")
    return own != address.partition("#")[0] or story_key(own) != bare


def each_once(entries: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """Addresses with what is known of each, every story once, in order.

    Of several forms of a page its plain one is kept; what is known of the others fills its gaps.

    Example:
        >>> list(each_once({"https://a.example/b/amp": {}, "https://a.example/b": {}}))
        ['https://a.example/b']
    """
    groups: dict[str, list[str]] = {}
    for address in entries:
        groups.setdefault(story_key(address), []).append(address)
    return {
        min(group, key=is_variant): _filled(entries[address] for address in group)
        for group in groups.values()
    }


def identity(address: str, canonical: str) -> str:
    """What a page is known by from run to run.

    Its own address: one that the page chooses would make one report look like another's. So a
    canonical link counts only where it is another form of the same address.

    Args:
        address: Where the page came from in the end.
        canonical: What the page says its address is; may be empty.

    Example:
        >>> identity("https://a.example/b/amp", "https://a.example/b")
        'https://a.example/b'
    """
    own = plain_address(address)
    same = bool(canonical) and story_key(canonical) == story_key(own)
    return plain_address(canonical) if same and is_variant(own) else own


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site, and the second is not of its front page.

    Example:
        >>> same_site("https://amp.a.example/x", "https://www.a.example/y")
        True
    """
    first, _, _ = story_key(one).partition("/")
    second, _, path = story_key(other).partition("/")
    return first == second and bool(path)


@dataclass(slots=True)
class Stories:
    """The stories of one run, by the addresses of their pages and the canonical links in these.

    A canonical link is what a page says, and many say it wrongly: it makes two pages one story
    only where they have one title and are of one site.
    """

    _own: set[str] = field(default_factory=set)
    _titles: dict[str, str] = field(default_factory=dict)

    def new(self, address: str, canonical: str, title: str) -> bool:
        """Whether a page has a story that no page before it had; it is noted.

        Example:
            >>> stories = Stories()
            >>> stories.new("https://a.example/1", "", "Rain")
            True
            >>> stories.new("https://a.example/copy", "https://a.example/1", "Rain")
            False
        """
        own = story_key(address)
        keys = {own}
        if canonical and same_site(address, canonical):
            keys.add(story_key(canonical))
        known = own in self._own or (
            title != "" and any(self._titles.get(key) == title for key in keys)
        )
        self._own.add(own)
        for key in keys:
            self._titles.setdefault(key, title)
        return not known


def _filled(known: Iterable[Mapping[str, str]]) -> dict[str, str]:
    out: dict[str, str] = {}
    for facts in known:
        out |= {key: value for key, value in facts.items() if value and not out.get(key)}
    return out
