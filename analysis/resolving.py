"""Whom a stretch of text, a statement's source for one, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.article import slugify
from analysis.names import nouns, words_of
from analysis.spans import Span, trim
from analysis.spotting import PRONOUNS

if TYPE_CHECKING:
    from analysis.mentions import Actor, Cast, Mention, Resolved

_LEAD = re.compile(r"(?:by|from|according to|as|per|in|to|for|of|with)\s+(?=\S)", re.I)
_JOINED = re.compile(
    r"\s*(?:\([^)]*\))?\s*(?:,\s*(?:and|or)\b|,|and\b|or\b|&|as well as\b)\s*(?:the\s+)?", re.I
)
_PARTED = re.compile(
    r"[,;:—–()]|\b(?:of|for|from|at|in|on|with|to|by|who|that|which|and|or|about|near|against)\b"
)
_AMONG = re.compile(r"\b(?:including|include|among them|such as|led by|like|both)\b|[—–:(]")
_SPEAKS_FOR_ITSELF = frozenset(
    "poll polls survey surveys study studies biography review analysis account ad ads video film documentary "
    "story article profile lawsuit indictment constitution website page".split()
)


def resolve(cast: Cast, span: Span, last_speaker: str = "", enclosing: str = "") -> Resolved:
    """Whom the words of a span name; see ``Cast.resolve``."""
    from analysis.mentions import Resolved

    text = cast.article.text
    span = trim(text, span, ',;:—–"“”')
    lead = _LEAD.match(text, span.start, span.end)
    if lead:
        span = trim(text, Span(lead.end(), span.end), ",")
    if not span:
        return Resolved(None, "no words")
    alone = span.of(text).lower().replace("’s", "").replace("'s", "")
    if alone in PRONOUNS:
        return _pronoun(cast, span, alone, last_speaker, enclosing)
    found = _outermost(cast, span)
    if not found or _far(text, span, found[0]):
        return Resolved(_described(cast, span), "described, not named")
    at = _head(text, found)
    group = _together(cast, found, at)
    if len(group) > 1:
        name = " and ".join([", ".join(a.name for a in group[:-1]), group[-1].name])
        return Resolved(_group(cast, name, group), "several named together", members=group)
    mention = found[at]
    actor = cast.actors[mention.actor]
    members: tuple[Actor, ...] = ()
    if actor.kind == "collective":
        rest = [m for m in found[at + 1 :] if cast.actors[m.actor].kind == "person"]
        if rest and _AMONG.search(text, mention.span.end, rest[0].span.start):
            members = tuple(dict.fromkeys(cast.actors[m.actor] for m in rest))
    if actor.kind == "document" and actor.owner and not _own_voice(actor):
        owner = cast.get(actor.owner)
        if owner is not None and owner.kind in ("person", "organisation", "media", "collective"):
            return Resolved(owner, f"whose {_last_word(actor.name)} it is", document=actor.name)
    return Resolved(actor, mention.why, members=members)


def _own_voice(actor: Actor) -> bool:
    return _last_word(actor.name) in _SPEAKS_FOR_ITSELF


def _last_word(name: str) -> str:
    return name.split()[-1].lower()


def _pronoun(cast: Cast, span: Span, word: str, last_speaker: str, enclosing: str) -> Resolved:
    from analysis.mentions import Resolved

    kind, number = PRONOUNS[word]
    if kind == "1":
        inner = cast.get(enclosing)
        if inner is not None:
            return Resolved(inner, f"first person {word}: who speaks")
    mention = next((m for m in cast.within(span) if m.kind == "pronoun"), None)
    if mention is not None:
        return Resolved(cast.actors[mention.actor], mention.why)
    last = cast.get(last_speaker)
    if last is not None and kind in ("m", "f") and last.kind == "person" and last.sex in ("", kind):
        return Resolved(last, f"pronoun {word}: who spoke last")
    if number == "p" and kind == "" and last is not None and last.kind != "person":
        return Resolved(last, f"pronoun {word}: who spoke last")
    return Resolved(None, f"pronoun {word}: nobody fits")


def _outermost(cast: Cast, span: Span) -> list[Mention]:
    """The mentions that touch the span, those within a larger one left out."""
    out: list[Mention] = []
    for mention in sorted(cast.touching(span), key=lambda m: (m.span.start, -m.span.end)):
        if not out or mention.span.end > out[-1].span.end:
            out.append(mention)
    return out


def _far(text: str, span: Span, mention: Mention) -> bool:
    """Whether the first mention is not the head: "thousands of parents around Iowa"."""
    before = text[span.start : max(span.start, mention.span.start)]
    return bool(
        re.search(
            r"[,;:—–(]|\b(?:of|for|from|at|in|on|with|to|by|who|that|around|near|against)\s", before
        )
    )


def _head(text: str, found: Sequence[Mention]) -> int:
    """Which mention the others qualify: the last of an unbroken row ("NBC’s Ali Vitali")."""
    at = 0
    while at + 1 < len(found):
        gap = text[found[at].span.end : found[at + 1].span.start]
        if _PARTED.search(gap) or found[at + 1].kind == "pronoun" or len(gap.split()) > 4:
            break
        at += 1
    return at


def _together(cast: Cast, found: Sequence[Mention], at: int) -> tuple[Actor, ...]:
    """The actors that stand in a row with commas and "and"; one where there is no row."""
    text, out = cast.article.text, [found[at]]
    joined = False
    for i in range(at + 1, len(found)):
        gap = text[found[i - 1].span.end : found[i].span.start]
        if not _JOINED.fullmatch(gap):
            if re.fullmatch(r"\s*(?:'s|’s)?\s*", gap):
                out[-1] = found[i]
                continue
            break
        joined = joined or bool(re.search(r"and|or|&|as well", gap))
        out.append(found[i])
    actors = tuple(dict.fromkeys(cast.actors[m.actor] for m in out))
    return actors if joined else actors[:1]


def _group(cast: Cast, name: str, members: Sequence[Actor]) -> Actor:
    from analysis.mentions import Actor

    spans = (members[0].mentions[0],) if members[0].mentions else ()
    return Actor(
        slugify(name), name, "collective", mentions=spans, members=tuple(m.id for m in members)
    )


def _described(cast: Cast, span: Span) -> Actor:
    """An actor of its own for words that no mention covers."""
    from analysis.mentions import Actor

    words = span.of(cast.article.text).split()
    if words[0].lower() in words_of("function") or words[0].lower() in nouns():
        words[0] = words[0].lower()
    short = " ".join(words[:12])
    kind = "other"
    head = re.split(
        r"\s(?:of|for|from|at|in|on|with|to|who|that|near|around|close)\s", f" {short} "
    )[0].split()
    noun = nouns().get(head[-1].lower().strip(".,’'s") if head else "") or nouns().get(
        head[-1].lower() if head else ""
    )
    if noun is not None:
        kind = {"source": "person"}.get(noun.kind, noun.kind)
    elif head and head[-1].endswith("s"):
        kind = "collective"
    hidden = noun is not None and (
        noun.kind == "source"
        or (kind == "person" and head[0].lower() in ("a", "an", "one", "another"))
    )
    return Actor(slugify(short), short, kind, mentions=(span,), anonymous=hidden, named=False)
