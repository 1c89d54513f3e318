"""Which acronym is which body's: "(DNC)" behind the long name, or its initials alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.actors.body_names import initials
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import MentionCandidate

if TYPE_CHECKING:
    from analysis.actors.cluster_names import Cluster, Forms

_WITH_OF = re.compile(r"[A-Z]of?[A-Z]+")  # DoJ, CofE
_PLACES = frozenset(["DC", "UK", "US", "USA"])
START = 3  # words by which two names of one body begin: "Bureau of Alcohol"
_BRACKET = re.compile(r"\s*\(\s*(?:the\s+)?[\"“']?([A-Z][A-Za-z0-9.&-]{1,9})[\"”']?\s*\)")


def join_acronyms(
    text: str, mentions: Sequence[MentionCandidate], clusters: list[Cluster], forms: Forms
) -> None:
    """An acronym in brackets behind its long form, or that only one long name's initials give."""
    by_initials: dict[str, set[int]] = defaultdict(set)
    for name, numbers in forms.items():
        if len(name) > 1 and len(numbers) == 1 and clusters[numbers[0]].kind != PERSON:
            for acronym in initials(" ".join(name)):
                by_initials[acronym].add(numbers[0])
    bracketed = _bracketed(text, mentions, forms)
    for name, numbers in list(forms.items()):
        short = "".join(name).replace(".", "")
        known = short.isupper() or short in bracketed
        if _WITH_OF.fullmatch(short) and short.upper() in by_initials:
            known, short = True, short.upper()
        if len(name) > 1 or len(short) < 2 or not known or len(numbers) != 1:
            continue
        fits = by_initials.get(short, set()) - set(numbers)
        if short in _PLACES and short not in bracketed:  # Washington, | DC, by the Daily Courier
            fits = {n for n in fits if clusters[n].kind == "place"}
        target = bracketed.get(short, next(iter(fits)) if len(fits) == 1 else numbers[0])
        for other in {numbers[0], *_same_body(clusters, target, fits)} - {target}:
            moved = [name] if other == numbers[0] else list(clusters[other].names)
            clusters[target].names += moved
            clusters[other].names[:] = [n for n in clusters[other].names if n not in moved]
            forms.update((n, (target,)) for n in moved)


def _same_body(clusters: Sequence[Cluster], target: int, others: Iterable[int]) -> Iterator[int]:
    """The bodies with these initials too whose names begin alike, by what they are for."""
    first = next(iter(clusters[target].names), ())[:START]  # another acronym may have moved them
    same = [o for o in others if any(n[:START] == first for n in clusters[o].names)]
    if same and len(first) == START:
        yield from same  # and "the Bureau", which could be either
        yield from (c.number for c in clusters if c.names == [first[:1]])


def _bracketed(text: str, mentions: Sequence[MentionCandidate], forms: Forms) -> dict[str, int]:
    """The short forms that stand in brackets right behind a long name."""
    out = {}
    for at, mention in enumerate(mentions):
        before = mentions[at - 1] if at else mention
        if len(mention.words) > 1 and text[before.span.end : mention.span.start].strip() == "(":
            short = "".join(before.words).replace(".", "")  # CEI (Italian Episcopal Conference)
            if len(before.words) == 1 and short.isupper() and len(short) > 1:
                out[short] = forms[mention.words][0]
        match = _BRACKET.match(text, mention.span.end)
        if match is None or len(mention.words) < 2:
            continue
        short = match[1].replace(".", "")
        letters = short.removeprefix("The").upper() or short.upper()
        letters = "".join(filter(str.isupper, short)) if _WITH_OF.fullmatch(short) else letters
        fits = any(long.startswith(letters) for long in initials(" ".join(mention.words)))
        if fits or (short.isupper() and short[0] == mention.words[0][0].upper()):
            out[short] = forms[mention.words][0]
    return out
