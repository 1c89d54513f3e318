"""The US courts of appeals, which have many names: "the 9th U.S. Circuit", "the Ninth Circuit"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.actors.mention_candidates import MentionCandidate, Token
from analysis.article.spans import Span

_ORDER = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh",
)  # fmt: skip
_WHICH = rf"(?:1?\d(?:st|nd|rd|th)|{'|'.join(map(str.title, _ORDER))}|D\.C\.|DC|Federal)"
_US = r"(?:(?:U\.S\.|US|United States|federal) )?"
_NAME = re.compile(
    rf"\b(?:{_US}(?:Circuit )?Court of Appeals for the {_WHICH} Circuit"
    rf"|{_WHICH} {_US}Circuit(?:(?: U\.S\.)? Court of Appeals| Appeals Court| Court)?)\b"
    r"(?! (?:Chief |Judge|Justice))"
)
_KEY = re.compile(rf"(?P<which>{_WHICH}) {_US}circuit", re.IGNORECASE)


def with_circuits(
    text: str, tokens: Sequence[Token], mentions: Sequence[MentionCandidate]
) -> list[MentionCandidate]:
    """The names, those of circuit courts whole: "the U.S. Court of Appeals for the 4th Circuit".

    Args:
        text: The article's text.
        tokens: Its words.
        mentions: The names, in the order of the text.
    """
    found = list(_NAME.finditer(text)) if "Circuit" in text else []
    starts = [token.start for token in tokens] if found else []
    out = list(mentions)
    for match in found:
        first, last = (bisect_left(starts, at) for at in match.span())
        if first == last or tokens[first].start != match.start() or tokens[first].titled:
            continue
        over = [m for m in out if m.first < last and first < m.last]
        if any(m.first < first or m.last > last for m in over):
            continue  # a part of a longer name
        proofs = {"the"} | {proof for m in over for proof in m.proofs}
        words = tuple(match[0].split())
        court = MentionCandidate(first, last, Span(*match.span()), "name", words, proofs=proofs)
        out = [m for m in out if m not in over] + [court]
    return sorted(out, key=lambda mention: mention.first)


def circuit_key(key: str) -> str:
    """What all names of one circuit court share; empty for another name.

    Example:
        >>> circuit_key("ninth circuit"), circuit_key("9th us circuit court of appeals")
        ('9 circuit', '9 circuit')
        >>> circuit_key("court of appeals for the dc circuit"), circuit_key("circuit city")
        ('dc circuit', '')
    """
    match = _KEY.search(key)
    if match is None:
        return ""
    which = match["which"].casefold().replace(".", "")
    number = re.match(r"\d+", which)
    if number is not None:
        return f"{number[0]} circuit"
    return f"{_ORDER.index(which) + 1} circuit" if which in _ORDER else f"{which} circuit"
