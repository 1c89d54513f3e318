"""Whom an article's opening describes before it names him: "A judge ruled", then "Judge Ann Lee".

Where the description is of a spokesman, the next paragraph names him anywhere in an article.
"""

from __future__ import annotations

from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.roles import clash, is_other_rank
from analysis.actors.speaker_candidates import Asked, head_end
from analysis.actors.speaker_mentions import Stage, low_words
from analysis.article.name_lists import noun_of, words_of
from analysis.article.spans import Span

OPENING = 4  # paragraphs, the headline among them, in which an article tells of whom it names soon
SOON = 2  # paragraphs behind the description in which it does
_PARTIES = {"D": ("democrat", "democratic"), "R": ("republican", "gop")}
_ONE = frozenset(("a", "an", "one"))
# Of these an article has several, or keeps their names back.
_MANY = frozenset((
    "aide", "ally", "analyst", "candidate", "employee", "expert", "man", "member", "officer",
    "official", "person", "protester", "reporter", "resident", "source", "staffer", "supporter",
    "voter", "woman", "worker",
))  # fmt: skip


def named_below(stage: Stage, asked: Asked) -> str:
    """The one person named soon below whose title or role is what a source says.

    He alone in the article has that role, and nothing tells that he is of another party, nation
    or rank.

    Args:
        stage: The article.
        asked: The words of the source, and where it stands.

    Returns:
        The id of the actor; empty for nobody.
    """
    source = asked.source
    if not source or asked.members or stage.quoted(source.start) >= 0:
        return ""
    words = low_words(stage.text[source.start : head_end(stage.text, source)])
    noun = noun_of(words[-1]) if len(words) > 1 and words[0] in _ONE else None
    if noun is None or (noun.kind, noun.number) != (PERSON, "s"):
        return ""
    head, own = words[-1], set(words[1:-1])
    if head in _MANY or head in words_of("plain"):
        return ""
    bearers = [n for n in stage.main if _bears(stage, n, head, noun.sex)]
    if len(bearers) != 1 or not _is_soon(stage, bearers[0], source, head):
        return ""
    party = stage.cast.actors[bearers[0]].party[:1]
    roles = {*stage.roles(bearers[0]), *_PARTIES.get(party, ())}
    other = clash(own, roles) or is_other_rank(own, roles)
    return "" if other else stage.cast.actors[bearers[0]].id


def _bears(stage: Stage, number: int, head: str, sex: str) -> bool:
    """Whether an actor is a person with a name whose role a noun is."""
    actor = stage.cast.actors[number]
    person = actor.kind == PERSON and actor.named and {actor.sex, sex} != {"m", "f"}
    return person and head in stage.roles(number)


def _is_soon(stage: Stage, number: int, source: Span, head: str) -> bool:
    """Whether an actor is first named behind a source, so near that it may be of him."""
    body = stage.paragraph_starts[1] if len(stage.paragraph_starts) > 1 else 0
    names = (m.start for m in stage.of(number) if m.form in NAMING and m.start >= body)
    first, here = next(names, -1), stage.paragraph(source.start)
    away = stage.paragraph(first) - here if first > source.end else -1
    if head.startswith("spokes") and 0 <= away <= 1:
        return True
    return here <= OPENING and 0 <= away <= SOON
