"""Names of several at once: "Tom and Ann Lee" are two Lees, "the Tom Lees of the world" nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.actors.mention_candidates import MentionCandidate, Token
from analysis.article.name_lists import given, known_names, titles

Name = tuple[str, ...]
_MANY = frozenset([
    "are", "aren't", "do", "don't", "have", "haven't", "of", "were", "weren't",
])  # fmt: skip
_OF = frozenset(["the", "this", "our", "today"])
_THE = frozenset(["the", "these", "those"])
_PLURALS = ("ses", "xes", "ches", "shes", "zes")


def without_plurals(
    tokens: Sequence[Token], mentions: Sequence[MentionCandidate]
) -> Iterator[MentionCandidate]:
    """The names, those in the plural given to whom they are of, or to nobody.

    "The Tom Lees of the world" are Tom Lee where the text names him, and nobody elsewhere.

    Args:
        tokens: The words.
        mentions: The names, in the order of the text.
    """
    rows = _rows(tokens, mentions)
    named = Counter(m.words for i, m in enumerate(mentions) if i not in rows)
    for i, mention in enumerate(mentions):
        if i not in rows or named[mention.words]:  # Maxine Waters
            yield mention
            continue
        single = (*mention.words[:-1], _single(mention.words[-1]))
        if named[single] or named[single[-1:]]:
            yield replace(mention, words=single, shown="")


def _rows(tokens: Sequence[Token], mentions: Sequence[MentionCandidate]) -> set[int]:
    """The places of names in the plural: "the Tom Lees and Ann Wards | of the world"."""
    out: set[int] = set()
    row: list[int] = []
    for i, mention in enumerate(mentions):
        before = tokens[mention.first - 1].low if mention.first else ""
        gap = mention.first - mentions[row[-1]].last if row else 0
        joined = before in ("and", "or", ",") and 1 <= gap <= 2  # ", and"
        joined = joined and _is_plural(mention)  # "and | Kamila Wards", of a rarer given name
        begins = before in _THE and _is_plural(mention) and mention.words[0] in given()
        if not (joined or begins):
            row = []
            continue
        row = [*row, i] if joined else [i]
        behind, then = (*(t.low for t in tokens[mention.last : mention.last + 2]), "", "")[:2]
        if behind in _MANY and (behind != "of" or then in _OF):
            out.update(row)
    return out


def _is_plural(mention: MentionCandidate) -> bool:
    """Whether a name may be a plural: of two words, whose last ends in "s"."""
    words = mention.words
    plural = len(words) == 2 and words[1].endswith("s") and not words[1].endswith("ss")
    return plural and not mention.title


def _single(word: str) -> str:
    return word[:-2] if word.endswith(_PLURALS) else word[:-1]


def with_shared_surname(
    tokens: Sequence[Token], mentions: Sequence[MentionCandidate]
) -> Iterator[MentionCandidate]:
    """The names, the first of a couple with the surname of both: "Tom | and Ann Lee".

    Args:
        tokens: The words.
        mentions: The names, in the order of the text.
    """
    lasts = Counter(m.words[-1] for m in mentions)
    firsts = {m.words[0] for m in mentions if len(m.words) > 1}
    for i, mention in enumerate(mentions):
        after = mentions[i + 1] if i + 1 < len(mentions) else None
        alone = len(mention.words) == 1 and lasts[mention.words[0]] == 1
        if after is None or not alone or mention.title or mention.words[0] in firsts:
            yield mention
        elif _is_couple(tokens, mention, after):
            yield replace(mention, words=(mention.words[0], after.words[-1]), shown="")
        else:
            yield mention


def _is_couple(tokens: Sequence[Token], one: MentionCandidate, other: MentionCandidate) -> bool:
    """Whether a given name and a full name with a given name of the other sex are joined."""
    word = one.words[0]
    if len(other.words) != 2 or other.title or word in known_names() or word in titles():
        return False
    sexes = {given().get(word, ""), given().get(other.words[0], "")}
    joined = other.first == one.last + 1 and tokens[one.last].low in ("and", "&")
    return joined and sexes == {"m", "f"} and other.words[1] not in known_names()
