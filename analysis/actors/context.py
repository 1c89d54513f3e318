"""The neighbourhood of a spot: is it a subject, does it speak, what stands beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.actors.candidates import Spot, Token
from analysis.actors.resolve_pronouns import Place
from analysis.article.name_lists import nouns, words_of
from analysis.article.reporting_verbs import lookup

ASIDE = 14  # words of an apposition at most


@dataclass(slots=True)
class Scene:
    """What is looked at: the words, the spots, the quotations, the headlines.

    Args:
        text: The original text.
        tokens: Its words.
        spots: All spots, by where they end.
        choices: For each name's spot (by ``id``) the drafts it may be of.
        quoted: For each token the quotation it stands in; -1 outside.
        headline: For each sentence whether it is a headline.
        begins: The name that begins at a token.
        ends: The name that ends with a token.
        inner: The names (by ``id``) that only qualify what follows them.
    """

    text: str
    tokens: Sequence[Token]
    spots: Sequence[Spot]
    choices: dict[int, tuple[int, ...]]
    quoted: Sequence[int]
    headline: Sequence[bool]
    begins: dict[int, Spot] = field(default_factory=dict)
    inner: set[int] = field(default_factory=set)
    ends: dict[int, Spot] = field(default_factory=dict)
    _places: dict[int, Place] = field(default_factory=dict, repr=False)

    def low(self, at: int, sentence: int) -> str:
        """A token in small letters; empty outside the sentence."""
        if 0 <= at < len(self.tokens):
            token = self.tokens[at]
            if token.sentence == sentence:
                return token.low
        return ""

    def sentence(self, spot: Spot) -> int:
        """The number of the spot's sentence."""
        return self.tokens[spot.first].sentence

    def place(self, spot: Spot) -> Place:
        """Where the spot, one of the scene's own, stands; asked in each of two sweeps."""
        found = self._places.get(id(spot))
        if found is None:
            found = self._places[id(spot)] = self._place(spot)
        return found

    def _place(self, spot: Spot) -> Place:
        quoted = self.quoted[spot.last - 1]
        if id(spot) in self.inner:
            return Place(self.sentence(spot), quoted, False, False)
        clause = self.low(spot.first - 1, self.sentence(spot)) in words_of("clause")
        aside = clause and spot.form == "pronoun"  # "after he asked"
        speaks = quoted < 0 and not aside and self.speaks(spot)
        return Place(self.sentence(spot), quoted, speaks or self.is_subject(spot), speaks)

    def behind(self, spot: Spot) -> tuple[str, str]:
        """The two words behind a spot, or behind the apposition that follows it."""
        sentence = self.sentence(spot)
        at = spot.last
        if self.low(at, sentence) == "(":
            at = next((i + 1 for i in range(at, at + 8) if self.low(i, sentence) == ")"), at)
        if self.low(at, sentence) == "," and is_verb(self.low(at + 1, sentence)):
            at += 1
        elif self.low(at, sentence) == "," and spot.form == "name":
            close = (i for i in range(at + 2, at + ASIDE) if self.low(i, sentence) == ",")
            at = next(close, at - 1) + 1
        return self.low(at, sentence), self.low(at + 1, sentence)

    def is_subject(self, spot: Spot) -> bool:
        """Whether a verb follows the spot, or it opens its sentence."""
        sentence = self.sentence(spot)
        if self.low(spot.first - 1, sentence) in words_of("preposition"):
            return False
        after = self.low(spot.last, sentence)
        if spot.form == "pronoun" and spot.words[0] in words_of("owning"):
            return False
        if is_verb(after) or after == "who" or is_verb(self.behind(spot)[0]):
            return True
        first = self.low(spot.first - 1, sentence) == ""
        return first and after not in ("'s", "'")

    def speaks(self, spot: Spot) -> bool:
        """Whether a reporting verb stands right behind the spot, or "said" right before it."""
        sentence = self.sentence(spot)
        one, two = self.behind(spot)
        if is_reporting(one):
            return True
        if (one in words_of("auxiliary") or one in words_of("adverb")) and is_reporting(two):
            return True
        found = lookup(self.low(spot.first - 1, sentence))
        inverted = found is not None and found.takes == "clause" and found.form != found.lemma
        return inverted and not self.low(spot.last, sentence)[:1].isalpha()


def is_verb(word: str) -> bool:
    """Whether the word looks like a verb that follows a subject."""
    if word in words_of("auxiliary") or word in words_of("adverb") or is_reporting(word):
        return True
    if not word.isalpha() or word in words_of("function") or word in nouns():
        return False
    return word.endswith(("ed", "s", "ly"))


def is_reporting(word: str) -> bool:
    """Whether the word is a verb that attributes speech."""
    found = lookup(word) if word else None
    return found is not None and found.takes != "none"


def quoted_tokens(tokens: Sequence[Token], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """For each token the number of the quotation it stands in, -1 outside."""
    out = []
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        out.append(at if at >= 0 and token.start < ends[at] else -1)
    return out
