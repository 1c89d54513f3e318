"""Who surely accuses somebody: the subject of the verb, by name or in the article's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.article.lexicon import patterns
from analysis.article.name_lists import short_places
from analysis.article.spans import Span
from analysis.claims.clarity import front_of
from analysis.claims.front_mention import front_mention

if TYPE_CHECKING:
    from analysis.actors.cast import Cast, Mention
    from analysis.statements.statements import Statements

PARTY = r"(?: \([A-Z][\w.,\s–-]{0,14}\))?"
ASIDE = r"(?:, [^,;:“”\"]{2,120},)?"
WHEN = (  # "on Friday", "in a tweet", "this week"
    r"(?: (?:late |early )?(?:on )?[A-Z]\w+day| (?:this|last) \w+| earlier"
    r"| in (?:an?|the|\d{4})(?: [\w-]+){0,3})*"
)
_TO_VERB = re.compile(rf"{PARTY}{ASIDE}{WHEN} ")
_HANGS = re.compile(  # what stands before a name that is but part of who is meant
    r"(?:\b(?:of|for|to|with|by|from|at|in|on|and|or|against|about|like|over|near|than|between"
    r"|versus|v|under|behind|including|not|all|some|many|most|few|during|within|before|into|dozen"
    r"|two|three|four|five|six|seven|eight|nine|ten|hundreds|\d+)"
    r"(?: the| an?)?|['’]s|s['’]|&|/|[“\"])\s*\Z",
    re.IGNORECASE,
)
_BEFORE = r"(?:\A|[;:–—,]|\b(?:that|when|after|while|because|since|but|although|where|as))\s*"
_OPENS = re.compile(rf"{_BEFORE}\Z", re.IGNORECASE)
_DETERMINED = re.compile(
    rf"{_BEFORE}(?P<the>(?:(?:the|an?|some|many|several|two) )?)\Z", re.IGNORECASE
)
_OF_PLACE = re.compile(r"(?: (?:in|from) [^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){0,2})? ")
_GOES_ON = re.compile(r"(?:,|\band) \Z")
_NEW_SUBJECT = re.compile(
    r"\b(?:who|which|that|when|while|after|before|because|if|as|where|though|although)\b|[“”\"]"
)
_ROLE = re.compile(  # "its owner, Ann Lee,"
    r"(?:(?:the|its|his|her|their|an?|former) )"
    r"(?:(?!of\b|for\b|and\b|or\b|who\b)[a-z][\w’'-]* ){0,3}"
    r"(?!of\b|for\b|and\b|or\b|in\b|to\b)[a-z][\w’'-]+(?P<comma>, | )(?=[^\W\d_a-z])"
)
_MEMBERS = ("Conservative", "Democrat", "Liberal", "Libertarian", "Republican")
_THINGS = ("document", "event")
_PART_OF_NAME = re.compile(r"['’,]| (?:and|or|of)\b")
_PLAIN_LEAD = frozenset((
    "a", "an", "the", "some", "many", "several", "other", "another", "two", "three", "critics",
    "prosecutors", "police", "investigators", "authorities", "officials", "opponents", "activists",
    "federal", "state", "local", "his", "her", "their", "detectives", "witnesses", "plaintiffs",
    "lawmakers", "conservatives", "liberals", "rivals", "court", "human", "rights", "law",
    "intelligence",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with the names in it."""

    statements: Statements
    sentence: Span

    @property
    def text(self) -> str:
        """The article's text."""
        return self.statements.article.text

    @property
    def cast(self) -> Cast:
        """The article's actors."""
        return self.statements.cast

    def names(self) -> Iterator[Mention]:
        """The names of those who can accuse and be accused, in order."""
        for mention in self.cast.within(self.sentence):
            actor = self.cast.actors[mention.actor]
            if mention.kind not in NAMING or not actor.named or actor.kind in _THINGS:
                continue
            words = mention.span.of(self.text).split()
            cut = words[0].removesuffix(".") in short_places()
            if words[-1] in _MEMBERS:
                continue
            if actor.kind == PERSON and (cut or words[-1] not in actor.name.split()):
                continue  # "N.Y. Lee", of a caption
            yield mention

    def named_at(self, place: int) -> Mention | None:
        """The longest name that starts at a place, "the" before it aside."""
        places = (place, place + 4) if self.text.startswith("the ", place) else (place,)
        here = [m for m in self.names() if m.span.start in places]
        return max(here, key=lambda m: m.span.end, default=None)

    def whom_at(self, place: int) -> tuple[Mention, int] | None:
        """Whose name starts at a place or behind a role there, and where it ends.

        As in "Ann Lee", "its owner, Ann Lee,", "the former mayor Ann Lee".
        """
        if (own := self.named_at(place)) is not None:
            return own, own.span.end
        role = _ROLE.match(self.text, place, self.sentence.end)
        named = self.named_at(role.end()) if role else None
        if role is None or named is None or self.cast.actors[named.actor].kind == "place":
            return None
        apart, end = role["comma"] == ", ", named.span.end
        if not apart:
            return named, end
        return (named, end + 1) if self.text[end : end + 1] == "," else None

    def name(self, mention: Mention) -> str:
        """The actor's fullest name where the mention is surely part of it, else its own words.

        With "the" where the article has it: "the White House".
        """
        name, words = self.cast.actors[mention.actor].name, mention.span.of(self.text).split()
        known = name.split()[-1] == words[-1] and self._told_before(name, mention)
        known = known or mention.kind == "acronym"
        before = self.text[max(0, mention.span.start - 4) : mention.span.start]
        known = known and words[-1].replace(".", "") not in ("US", "UK")  # no "the America"
        shown = name if known else " ".join(words)
        return f"the {shown}" if before.lower() == "the " and shown[:4].lower() != "the " else shown

    def _told_before(self, name: str, mention: Mention) -> bool:
        """Whether the fullest name stands before, and nobody else has its last word."""
        last = name.split()[-1]
        alone = sum(actor.name.split()[-1] == last for actor in self.cast.actors) == 1
        return alone and 0 <= self.text.find(name) <= mention.span.start

    def is_aside(self, span: Span) -> bool:
        """Whether all of an aside is a name, which may be what is meant: "of Lee, Bo Ray, said"."""
        words = span.of(self.text).strip(" ,")
        return any(
            m.span.of(self.text) == words for m in self.cast.within(span) if m.kind in NAMING
        )


def hangs(before: str) -> bool:
    """Whether a name behind some words is but part of who is meant: "a friend of | Ann Lee".

    Example:
        >>> hangs("a friend of "), hangs("the mayor, ")
        (True, False)
    """
    return _HANGS.search(before) is not None


def accuser(frame: Frame, verb: int, *, participle: bool = False) -> tuple[str, Span] | None:
    """Who is surely the subject of a verb, and where that stands; None where it is not sure.

    Args:
        frame: The sentence.
        verb: Where the verb begins.
        participle: Whether it is one such as "accusing", which may belong to any noun before it.
    """
    text, start = frame.text, frame.sentence.start
    if participle:
        return _first(frame, verb)
    for mention in reversed(frame.cast.within(Span(start, verb))):
        if not _TO_VERB.fullmatch(text, mention.span.end, verb):
            continue
        if frame.is_aside(Span(mention.span.end, verb)):
            return None
        before, actor = text[start : mention.span.start], frame.cast.actors[mention.actor]
        if actor.kind == "place" and text[mention.span.end] == ",":
            return None  # "Ann Lee of Northam, 30, accused"
        if mention.kind in NAMING and actor.named:
            if actor.kind == "place" and hangs(before):
                continue  # "prosecutors in Northam"
            return None if hangs(before) else (frame.name(mention), mention.span)
        if mention.kind == "description" and (found := _DETERMINED.search(before)):
            span = Span(start + found.start("the"), mention.span.end)
            return _lowered(span.of(text)), span
    for noun in patterns("accusations")["accuser"].finditer(text, start, verb):
        of = _OF_PLACE.fullmatch(text, noun.end(), verb)
        if of is not None and _OPENS.search(text[start : noun.start()]):
            whole = Span(noun.start(), verb - 1)
            return _lowered(whole.of(text)), whole
    return _front(frame, verb) or _first(frame, verb)


def _front(frame: Frame, verb: int) -> tuple[str, Span] | None:
    """Whom the pronoun at the front of the sentence surely means, right before the verb."""
    front = front_mention(frame.statements, frame.sentence)
    if front is None or front.span.end + 1 != verb:
        return None
    return front.name, front.span


def _first(frame: Frame, verb: int) -> tuple[str, Span] | None:
    """The only one who is named before ", accusing" or "and accused": at the sentence's front."""
    before = frame.text[frame.sentence.start : verb]
    if not _GOES_ON.search(before) or _NEW_SUBJECT.search(before):
        return None
    ahead = [m for m in frame.names() if m.span.end <= verb]
    at_front = front_of(frame.text, frame.sentence)
    if len({m.actor for m in ahead}) != 1 or ahead[0].span.start != at_front:
        return None
    if _PART_OF_NAME.match(frame.text, ahead[0].span.end):
        return None
    return frame.name(ahead[0]), ahead[0].span


def _lowered(words: str) -> str:
    """Words from the front of a sentence as they stand within one: "the women".

    Example:
        >>> _lowered("The women"), _lowered("Northam police")
        ('the women', 'Northam police')
    """
    plain = words.split(maxsplit=1)[0].lower() in _PLAIN_LEAD
    return " ".join((words[:1].lower() + words[1:] if plain else words).split())
