"""Bodies told apart by a place: "the Harbour Union (HU) of Kent", "Kent's Supreme Court"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analysis.actors.body_names import initials
from analysis.actors.mention_candidates import MentionCandidate, Token
from analysis.article.name_lists import heads, known_names, short_places
from analysis.article.spans import Span

Name = tuple[str, ...]
# Bodies that many places have, so that they tell little by themselves.
_EVERYWHERE = frozenset([
    ("Congress",), ("Constitutional", "Court"), ("Court", "of", "Appeals"), ("House",),
    ("House", "of", "Delegates"), ("House", "of", "Representatives"), ("Legislature",),
    ("National", "Assembly"), ("Parliament",), ("Senate",), ("Supreme", "Court"),
])  # fmt: skip
_FEDERAL = frozenset(["America", "United States", "U.S", "US", "Washington"])


def with_branches(
    text: str, tokens: Sequence[Token], mentions: Sequence[MentionCandidate]
) -> list[MentionCandidate]:
    """The names, those of branches and of a place's bodies whole.

    "The Harbour Union (HU) of Kent", "HU of Kent" and, where no other union is named in full, "HU"
    are one name.

    Args:
        text: The article's text.
        tokens: Its words.
        mentions: The names, in the order of the text.
    """
    out: list[MentionCandidate] = []
    short: dict[Name, Name] = {}
    at = 0
    while at < len(mentions):
        row = mentions[at : at + 3]
        if _is_branch(text, row):
            name, letters, place = row
            words = (*name.words, "of", *place.words)
            short[letters.words] = short[(*letters.words, "of", *place.words)] = words
            span = Span(name.span.start, place.span.end)
            out.append(
                replace(name, last=place.last, span=span, words=words, shown=" ".join(words))
            )
            at += 3
            continue
        out.append(mentions[at])
        at += 1
    whole = dict.fromkeys(mention.words for mention in out)  # in an order that no hash decides
    for words in whole:
        if "of" in words[1:-1] and len(words) > 4 and words not in short.values():
            cut = len(words) - 1 - words[::-1].index("of")
            for acronym in initials(" ".join(words[:cut])):
                if (branch := (acronym, *words[cut:])) in whole:
                    short[branch] = words
    for single in [name for name in short if len(name) == 1]:
        body = short[single]
        if any(words != body and words == body[: len(words)] for words in whole):
            del short[single]  # the national union is named, too
    return _of_places(text, tokens, [_called(mention, short) for mention in out])


def _is_branch(text: str, row: Sequence[MentionCandidate]) -> bool:
    """Whether a body, its letters in brackets, "of" and a place stand one behind the other."""
    if len(row) < 3 or any(mention.title for mention in row):
        return False
    name, letters, place = row
    acronym = "".join(letters.words)
    if len(name.words) < 2 or len(letters.words) > 1 or not acronym.isupper():
        return False
    if text[name.span.end : letters.span.start] != " (":
        return False
    if text[letters.span.end : place.span.start] not in (") of ", ") of the "):
        return False
    if not any(one.startswith(acronym) for one in initials(" ".join(name.words))):
        return False
    body = any(heads().get(word) == "organisation" for word in name.words)
    return body and _is_place(place.words)


def _is_place(words: Name) -> bool:
    whole = " ".join(words)
    return known_names().get(whole) == "place" or whole.rstrip(".") in short_places()


def _called(mention: MentionCandidate, short: dict[Name, Name]) -> MentionCandidate:
    words = short.get(mention.words)
    return mention if words is None else replace(mention, words=words, shown=" ".join(words))


def _of_places(
    text: str, tokens: Sequence[Token], mentions: Sequence[MentionCandidate]
) -> list[MentionCandidate]:
    """The names, bodies that many places have with the place that owns them: "Kent's Senate"."""
    out: list[MentionCandidate] = []
    for mention in mentions:
        place = out[-1] if out else None
        if place is None or not _is_owned(tokens, place, mention):
            out.append(mention)
            continue
        name = " ".join(place.words)
        words = (*short_places().get(name.rstrip("."), name).split(), *mention.words)
        span = Span(place.span.start, mention.span.end)
        shown = " ".join(span.of(text).split())
        out[-1] = replace(mention, first=place.first, span=span, words=words, shown=shown)
    return out


def _is_owned(tokens: Sequence[Token], place: MentionCandidate, body: MentionCandidate) -> bool:
    """Whether a state's or country's name stands with "'s" right before a body's."""
    if body.words not in _EVERYWHERE or body.title or place.title:
        return False
    owned = place.last == body.first - 1 and tokens[place.last].low in ("'s", "'")
    return owned and " ".join(place.words).rstrip(".") not in _FEDERAL and _is_place(place.words)
