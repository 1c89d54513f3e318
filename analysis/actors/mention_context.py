"""The context of a mention: is it a subject, does it speak, and what is next to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.actors.mention_candidates import MentionCandidate, Token
from analysis.actors.resolve_pronouns import Place
from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of, nouns, words_of
from analysis.article.reporting_verbs import lookup

ASIDE = 14  # words of an apposition at most
SECOND = 5  # words of a second role at most, and one


@dataclass(slots=True)
class Context:
    """What is looked at: the words, the mentions, the quotations, the headlines.

    Args:
        text: The original text.
        tokens: Its words.
        mentions: All mentions, by where they end.
        choices: For each name's mention (by ``id``) the clusters it may be of.
        quoted: For each token the quotation it stands in; -1 outside.
        headline: For each sentence whether it is a headline.
        begins: The name that begins at a token.
        ends: The name that ends with a token.
        offices: The name behind an office, by where "of the Harbour Club" begins.
        inner: The names (by ``id``) that only qualify what follows them.
    """

    text: str
    tokens: Sequence[Token]
    mentions: Sequence[MentionCandidate]
    choices: dict[int, tuple[int, ...]]
    quoted: Sequence[int]
    headline: Sequence[bool]
    begins: dict[int, MentionCandidate] = field(default_factory=dict)
    inner: set[int] = field(default_factory=set)
    ends: dict[int, MentionCandidate] = field(default_factory=dict)
    offices: dict[int, MentionCandidate] = field(default_factory=dict)
    _places: dict[int, Place] = field(default_factory=dict, repr=False)

    def low(self, at: int, sentence: int) -> str:
        """A token in small letters; empty outside the sentence."""
        if 0 <= at < len(self.tokens):
            token = self.tokens[at]
            if token.sentence == sentence:
                return token.low
        return ""

    def identified(self, mention: MentionCandidate) -> MentionCandidate | None:
        """The person's name that a description is said to have: "a man identified as Bo Lund".

        Or that stands behind what else he is: "analyst and author Bo Lund".
        """
        at, sentence = mention.last, self.sentence(mention)
        at += self.low(at, sentence) == ","
        if self.low(at, sentence) == "who" and self.low(at + 1, sentence) in ("is", "was"):
            at += 2
        at += self.low(at, sentence) in ("later", "since")
        if self.low(at, sentence) != "identified":
            return self._behind_second_role(mention)
        behind = range(at + 1, at + 6)  # "by the police as"
        end = next((i for i in behind if self.low(i, sentence) == "as"), at)
        by = end == at + 1 or self.low(at + 1, sentence) in ("by", "in", "only")
        return self.begins.get(end + 1) if by and end > at else None

    def _behind_second_role(self, mention: MentionCandidate) -> MentionCandidate | None:
        """The name behind what else somebody is: "analyst and author Ann Lee" is one person."""
        sentence, at = self.sentence(mention), mention.last + 1
        owned = self.low(mention.first - 1, sentence) in ("'s", "’s", "'", "’")
        if mention.determiner or owned or self.low(mention.last, sentence) != "and":
            return None
        name = self.begins.get(at)
        if name is not None:  # "former mayor and Senator Ann Lee"
            past = mention.words[0] in ("former", "retired")
            return name if past or name.title else None
        behind = range(at + 1, at + SECOND)
        last = next((i for i in behind if i in self.begins), at)
        noun = noun_of(self.low(last - 1, sentence)) if last > at else None
        parts = words_of("determiner") | words_of("owning") | {",", "and", "’s", "'s", ""}
        plain = all(self.low(i, sentence) not in parts for i in range(at, last))
        single = noun is not None and (noun.kind, noun.number) == ("person", "s")
        return self.begins[last] if single and plain else None

    def sentence(self, mention: MentionCandidate) -> int:
        """The number of the mention's sentence."""
        return self.tokens[mention.first].sentence

    def place(self, mention: MentionCandidate) -> Place:
        """Where the mention, one of the context's own, stands; asked in each of two passes."""
        place = self._places.get(id(mention))
        if place is None:
            place = self._places[id(mention)] = self._place(mention)
        return place

    def _place(self, mention: MentionCandidate) -> Place:
        quoted = self.quoted[mention.last - 1]
        if id(mention) in self.inner:
            return Place(self.sentence(mention), quoted, False, False)
        clause = self.low(mention.first - 1, self.sentence(mention)) in words_of("clause")
        aside = clause and mention.form == "pronoun"  # "after he asked"
        speaks = quoted < 0 and not aside and self.speaks(mention)
        return Place(self.sentence(mention), quoted, speaks or self.is_subject(mention), speaks)

    def behind(self, mention: MentionCandidate) -> tuple[str, str]:
        """The two words behind a mention, or behind the apposition that follows it."""
        sentence = self.sentence(mention)
        at = mention.last
        if self.low(at, sentence) == "(":
            at = next((i + 1 for i in range(at, at + 8) if self.low(i, sentence) == ")"), at)
        if self.low(at, sentence) == "," and is_verb(self.low(at + 1, sentence)):
            at += 1
        elif self.low(at, sentence) == "," and mention.form == "name":
            close = (i for i in range(at + 2, at + ASIDE) if self.low(i, sentence) == ",")
            at = next(close, at - 1) + 1
        return self.low(at, sentence), self.low(at + 1, sentence)

    def is_subject(self, mention: MentionCandidate) -> bool:
        """Whether a verb follows the mention, or it opens its sentence."""
        sentence = self.sentence(mention)
        if self.low(mention.first - 1, sentence) in words_of("preposition"):
            return False
        after = self.low(mention.last, sentence)
        if mention.form == "pronoun" and mention.words[0] in words_of("owning"):
            return False
        if is_verb(after) or after == "who" or is_verb(self.behind(mention)[0]):
            return True
        first = self.low(mention.first - 1, sentence) == ""
        return first and after not in ("'s", "'")

    def speaks(self, mention: MentionCandidate) -> bool:
        """Whether a reporting verb stands right behind the mention, or "said" right before it."""
        sentence = self.sentence(mention)
        one, two = self.behind(mention)
        if is_reporting(one):
            return True
        if (one in words_of("auxiliary") or one in words_of("adverb")) and is_reporting(two):
            return True
        verb = lookup(self.low(mention.first - 1, sentence))
        inverted = verb is not None and verb.takes == "clause" and verb.form != verb.lemma
        return inverted and not self.low(mention.last, sentence)[:1].isalpha()


def is_verb(word: str) -> bool:
    """Whether the word looks like a verb that follows a subject."""
    if word in words_of("auxiliary") or word in words_of("adverb") or is_reporting(word):
        return True
    if word in word_set("verbs", "past"):
        return True
    if not word.isalpha() or word in words_of("function") or word in nouns():
        return False
    return word.endswith(("ed", "s", "ly")) and not word.endswith("ous")  # "infectious"


def is_reporting(word: str) -> bool:
    """Whether the word is a verb that attributes speech."""
    verb = lookup(word) if word else None
    return verb is not None and verb.takes != "none"


def quoted_tokens(tokens: Sequence[Token], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """For each token the number of the quotation it stands in, -1 outside."""
    out = []
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        out.append(at if at >= 0 and token.start < ends[at] else -1)
    return out
