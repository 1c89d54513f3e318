"""Who is heard, as page one lists it, and when such a list misleads nobody.

Three and more "among others" were right in 29 of 29 lists that editors read; two beside others
with much to say in 6 of 9, and four or more that were said to be all in 2 of 5.
"""

from __future__ import annotations

from dataclasses import dataclass

SHARE, ALONE = 0.6, 0.8  # of all words of sources, which those have whom a list names, or one has
LITTLE_ELSE = 0.2  # words of others for each of those named, at most, for two to be all
MISSED = 1  # sources that a list may miss


@dataclass(frozen=True, slots=True)
class Heard:
    """A source and how much it has to say.

    Args:
        name: What page one calls it; empty where nothing sure can be said.
        words: In all its listed statements, less those of others whom it only quotes.
        statements: The numbers of those that are sure; of all where none may be named.
        relays: Whether it is a medium, none of whose words are quoted: it passes on news.
        actor: The name of the actor it is; empty for none.
    """

    name: str
    words: int
    statements: tuple[int, ...]
    relays: bool = False
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """What page one says of who is heard.

    Args:
        named: Whom it names, most words first.
        others: Whether others are surely heard.
        unsure: The numbers of statements of sources that are not sure enough to be named, where one
            has more words than any that is named, or all together more than all that may be.
        share: Of all words of sources, that of those whom it names.
        missed: How many sources with a name say some words, and are not named.
        rest: How many words others have for each of theirs, without those of several of them.
    """

    named: tuple[Heard, ...]
    others: bool
    unsure: tuple[int, ...]
    share: float = 1.0
    missed: int = 0
    rest: float = 0.0

    @property
    def are_all_but_a_few(self) -> bool:
        """Whether two are named beside whom others have little to say."""
        return len(self.named) == 2 and self.rest <= LITTLE_ELSE and not self.missed

    @property
    def are_clear(self) -> bool:
        """Whether a list of them misleads nobody: two beside others with much to say may."""
        return len(self.named) != 2 or not self.others or self.rest <= LITTLE_ELSE

    @property
    def are_more(self) -> bool:
        """Whether a list of them says that others are heard: four or more are seldom all."""
        return len(self.named) > 3 or (self.others and not self.are_all_but_a_few)

    @property
    def are_most(self) -> bool:
        """Whether those who are named say most of what is said."""
        least = SHARE if len(self.named) > 1 else ALONE
        return not self.unsure and self.share >= least and self.missed <= MISSED
