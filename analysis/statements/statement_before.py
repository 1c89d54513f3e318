"""What the statement right before leaves for the next: a question, or a group that "they" are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.actors.speaker_pronouns import goes_on_for
from analysis.article.name_lists import noun_of
from analysis.article.spans import Span

if TYPE_CHECKING:
    from analysis.actors.speaker_candidates import Asked
    from analysis.actors.speaker_mentions import Stage
    from analysis.statements.attribution_candidate import Candidate
    from analysis.statements.choose_speaker import Choice


def is_question(text: str, one: Candidate) -> bool:
    """Whether a candidate is a question in marks."""
    first = one.content[0].of(text).rstrip()
    return bool(one.source) and first[:1] in ('"', "“") and first[:-1].endswith("?")


def is_they(stage: Stage, asked: Asked, end: int) -> bool:
    """Whether a source is "they" in the sentence behind the words of a group.

    Args:
        stage: The article.
        asked: The source.
        end: Where the group's statement ends.
    """
    if not asked.source or not goes_on_for(stage, asked.source, asked.content, end):
        return False
    between = stage.within(Span(min(end, asked.source.start), asked.source.start))
    if any(stage.cast.actors[met.actor].kind == "collective" for met in between):
        return False  # another group has been named since
    return stage.sentence(asked.source.start) - stage.sentence(max(0, end - 1)) <= 1


def is_group(choice: Choice) -> bool:
    """Whether who was chosen is a group that is no actor by itself: "Republicans here"."""
    if choice.actor or choice.members or not choice.name:
        return False
    nouns = (noun_of(word.lower()) for word in choice.name.split()[:4])
    return any(
        noun is not None and noun.number == "p" and noun.kind in ("person", "collective")
        for noun in nouns
    )
