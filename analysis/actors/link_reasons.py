"""What decided whom a mention or a source names: a ``Link`` for code, a sentence for readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Link(StrEnum):
    """What ties words to an actor, or why nothing does."""

    FULL_NAME = "full name"
    NAME = "name"
    TITLE = "title"
    NEAREST_NAMESAKE = "nearest namesake"
    MAIN_NAMESAKE = "main namesake"
    APPOSITION = "apposition"
    SECOND_ROLE = "second role"
    ROLE = "role"
    OWNED = "owned"
    SAME_OWNER = "same owner"
    SAME_WORDS = "same words"
    SAME_HEAD = "same head"
    SAME_SOURCE = "same source"
    LAST_SUBJECT = "last subject"
    NEAREST_HEAD = "nearest head"
    NEAREST_BODY = "nearest body"
    NAMED_FIRST = "named first"
    PLACE_NAME = "place name"
    PAIR = "pair"
    DESCRIPTION = "description"
    PRONOUN_MAN = "pronoun, man"
    PRONOUN_WOMAN = "pronoun, woman"
    PRONOUN_THING = "pronoun, thing"
    PRONOUN_GROUP = "pronoun, group"
    CATAPHORA = "cataphora"
    FIRST_PERSON = "first person"
    FIRST_PERSON_GROUP = "first person, group"
    RELATIVE = "relative"
    LAST_SPEAKER = "last speaker"
    OWN_DOCUMENT = "own document"
    SEVERAL = "several"
    LIKELIEST = "likeliest"
    NO_ANTECEDENT = "no antecedent"
    NO_WORDS = "no words"
    NOBODY = "nobody"


# One sentence a link; "{word}" is the pronoun, or the head of the noun phrase, that it is about.
SENTENCES: Mapping[Link, str] = MappingProxyType({
    Link.FULL_NAME: "The full name is given.",
    Link.NAME: "Only one actor has this name.",
    Link.TITLE: "Of several actors with this name, the title fits only this one.",
    Link.NEAREST_NAMESAKE: "Of several actors with this name, this one was mentioned last.",
    Link.MAIN_NAMESAKE: "Of several actors with this name, this one is mentioned most.",
    Link.APPOSITION: "The description appears next to the name.",
    Link.SECOND_ROLE: "The description is a second role of the same person.",
    Link.ROLE: "This actor is described as “{word}”.",
    Link.OWNED: "The words say whose “{word}” it is.",
    Link.SAME_OWNER: "It is the “{word}” of the same owner as before.",
    Link.SAME_WORDS: "The same words were used before.",
    Link.SAME_HEAD: "The word “{word}” was used for this person before.",
    Link.SAME_SOURCE: "It is the same unnamed source as before.",
    Link.LAST_SUBJECT: "It is another description of the last subject.",
    Link.NEAREST_HEAD: "The word “{word}” refers to the last one mentioned.",
    Link.NEAREST_BODY: "The word “{word}” refers to the last organisation named.",
    Link.NAMED_FIRST: "The headline’s “{word}” is the one whom the first sentence names.",
    Link.PLACE_NAME: "The name of the {word} follows.",
    Link.PAIR: "They are the two people named last.",
    Link.DESCRIPTION: "The actor is described, not named.",
    Link.PRONOUN_MAN: "The pronoun “{word}” refers to the nearest man who fits.",
    Link.PRONOUN_WOMAN: "The pronoun “{word}” refers to the nearest woman who fits.",
    Link.PRONOUN_THING: "The pronoun “{word}” refers to the nearest body or thing that fits.",
    Link.PRONOUN_GROUP: "The pronoun “{word}” refers to the nearest group that fits.",
    Link.CATAPHORA: "The pronoun “{word}” points ahead to the subject of the sentence.",
    Link.FIRST_PERSON: "The pronoun “{word}” refers to the speaker.",
    Link.FIRST_PERSON_GROUP: "The pronoun “{word}” refers to the speaker’s group.",
    Link.RELATIVE: "The pronoun “{word}” refers to the words just before it.",
    Link.LAST_SPEAKER: "The pronoun “{word}” refers to whoever spoke last.",
    Link.OWN_DOCUMENT: "The {word} is this actor’s.",
    Link.SEVERAL: "Several actors are named together.",
    Link.LIKELIEST: "Of those who may be meant, this one is the likeliest.",
    Link.NO_ANTECEDENT: "Nobody fits the pronoun “{word}”.",
    Link.NO_WORDS: "No words name anyone.",
    Link.NOBODY: "The words refer to nobody.",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """Why words name an actor; ``str`` of it is a sentence for readers.

    Args:
        link: What decided.
        word: The pronoun or the head that the link is about; empty where it is about none.

    Example:
        >>> str(Reason(Link.PRONOUN_MAN, "he"))
        'The pronoun “he” refers to the nearest man who fits.'
    """

    link: Link
    word: str = ""

    def __str__(self) -> str:
        return SENTENCES[self.link].format(word="I" if self.word == "i" else self.word)


Antecedent = tuple[int, Reason]  # the number of an actor, -1 for none, and what decided
NOBODY: Antecedent = (-1, Reason(Link.NOBODY))
