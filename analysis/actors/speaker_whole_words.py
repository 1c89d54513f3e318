"""Sources of which the chosen actor is but a part: the words around him belong to the speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.relative_antecedent import there_are
from analysis.actors.roles import label_of
from analysis.actors.speaker_candidates import Asked, head_end, own_words
from analysis.actors.speaker_mentions import Met, Stage, low_words
from analysis.article.name_lists import noun_of, peoples, titles, words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span

_PLAIN = r"[^,;:—–()“”\"\n]{1,60}?"
_TWO = re.compile(rf"(?P<one>{_PLAIN}) and (?P<other>{_PLAIN})(?: (?:each|both|all))?")
_LINKS = re.compile(
    r"\b(?:about|against|as|at|between|by|for|from|in|like|of|on|that|to|who|with)\b"
)
_REST = re.compile(r" (?P<noun>[a-z]{3,}(?<![ius’'])s)")
NEAR = 2  # sentences before "his" in which its owner is named
REACH = 2  # sentences before it in which nobody else may be told of whom it can mean
FURTHEST = 40  # mentions before it that are looked at
_PEOPLE = (PERSON, "collective", "organisation", "media", "source")


def described(stage: Stage, asked: Asked) -> int:
    """The actor without a name whom a source surely describes; -1 for none.

    Args:
        stage: The article.
        asked: The question, to which nobody of the cast is the likeliest answer.
    """
    opening = _opening(stage, asked)
    return opening if opening >= 0 else _of_owner(stage, asked)


def _opening(stage: Stage, asked: Asked) -> int:
    """The person without a name whom a source describes for the first time; -1 for none.

    As in "a clerk with the U.S. port office", who is "the clerk" below.
    """
    source, index = asked.source, stage.index.get(asked.rules, -1)
    if not source or index < 0 or asked.members:
        return -1
    actor, first = stage.cast.actors[index], stage.of(index)[0]
    opens = first.form == "description" and first.start == source.start
    some = stage.text[first.start : first.end].split()[0].lower() in words_of("indefinite")
    whole = not stage.text[first.end : head_end(stage.text, source)].strip()
    return index if opens and some and whole and not actor.named and actor.kind == PERSON else -1


def _of_owner(stage: Stage, asked: Asked) -> int:
    """Who "his office" is, where only one person can be meant by "his"; -1 for nobody.

    He is named in the sentence or the two before it, and nobody else of his sex is told of
    within a few sentences.
    """
    index = stage.index.get(asked.rules, -1)
    words = low_words(asked.source.of(stage.text)) if asked.source else []
    sex = {"his": "m", "her": "f"}.get(words[0] if words else "", "")
    actor = stage.cast.actors[index] if index >= 0 else None
    owner = stage.index.get(actor.owner, -1) if actor is not None and not actor.named else -1
    if not sex or owner < 0 or stage.cast.actors[owner].sex != sex:
        return -1
    here, near = stage.sentence(asked.source.start), False
    for met in stage.back(asked.source.start, FURTHEST):
        other, away = stage.cast.actors[met.actor], here - met.sentence
        if away > REACH:
            break
        if met.actor == owner:
            near = near or (away <= NEAR and met.form in NAMING)
        elif met.form != "pronoun" and other.kind == PERSON and other.sex in ("", sex):
            return -1
    return index if near else -1


def all_who_speak(
    stage: Stage, asked: Asked, key: str, members: Sequence[str]
) -> tuple[str, tuple[str, ...]] | None:
    """All who speak, where those chosen are but a part of the words; ``None`` where all is well.

    Args:
        stage: The article.
        asked: The question.
        key: Id of the actor chosen; empty for none.
        members: Ids of the row of actors chosen.

    Returns:
        What they are called, and the ids of those known where all of them are.
    """
    number = stage.index.get(key or (members[-1] if members else ""), -1)
    if asked.source and asked.source.of(stage.text).lower() == "who":
        if number >= 0 and stage.cast.actors[number].kind in (PERSON, "collective"):
            return None
        start = stage.sentence_starts[stage.sentence(asked.source.start)]
        words = there_are(stage.text, start, asked.source)
        return (words, ()) if words else None
    if not asked.source or number < 0:
        return None
    if key and (two := _joined(stage, asked, number)):
        return two[0], tuple(stage.cast.actors[n].id for n in two[1])
    row = [stage.cast.actors[stage.index[m]].name for m in members[:-1]]
    words = _with_rest(stage, asked, number, row)
    return (words, ()) if words else None


def _joined(stage: Stage, asked: Asked, actor: int) -> tuple[str, tuple[int, ...]] | None:
    """Both of two who speak together, one of whom alone is chosen; ``None`` where all is well.

    As in "port hawks and moderate Democrats" and "the White House and deputies".
    """
    two = _TWO.fullmatch(stage.text, asked.source.start, asked.source.end)
    if two is None or _LINKS.search(two["one"]) or _says_alone(stage, asked.cue):
        return None
    sides = Span(*two.span("one")), Span(*two.span("other"))
    mine = [m for m in stage.touching(asked.source) if m.actor == actor]
    if not mine or any(m.start < sides[0].end and m.end > sides[0].end for m in mine):
        return None  # the Arts and Crafts Board
    found = [_side(stage, side) for side in sides]
    names = [name for name, _ in found]
    numbers = [number for _, number in found]
    if not all(names) or numbers[0] == numbers[1] != -1 or actor not in _touched(stage, sides):
        return None
    members = tuple(numbers) if min(numbers) >= 0 else ()
    return " and ".join(names), members


def _touched(stage: Stage, sides: Sequence[Span]) -> set[int]:
    """The actors of whom one of two sides tells, but not the other."""
    one, other = ({m.actor for m in stage.touching(side)} for side in sides)
    return one ^ other


def _side(stage: Stage, side: Span) -> tuple[str, int]:
    """What one of two is called, and who it is (-1 for nobody known); empty where it is nobody."""
    text = stage.text
    words = side.of(text)
    if words == "I":
        return words, -1
    last = [m for m in stage.touching(side) if m.form in NAMING and m.end == side.end]
    name = min(last, key=lambda m: m.start, default=None)
    if name is not None:
        actor = stage.cast.actors[name.actor]
        lead = set(words.split()) - set(actor.name.split())
        whole = actor.named and actor.kind in _PEOPLE and all(map(_is_office, lead))
        return (actor.name, name.actor) if whole else ("", -1)
    head = low_words(_LINKS.split(words)[0])
    noun = noun_of(head[-1]) if head else None
    several = noun is not None and noun.number == "p" and noun.kind in (*_PEOPLE, "place")
    several = several or (
        noun is None and bool(head) and _REST.fullmatch(f" {head[-1]}") is not None
    )
    return (label_of(words, ""), -1) if several else ("", -1)


def _is_office(word: str) -> bool:
    """Whether a word before a name only tells of which people, or what, its bearer is."""
    plain = word.split("-")[0].rstrip(".")
    listed = (peoples(), words_of("adjective"), titles())
    return plain in ("the", "North", "South") or any(plain in words for words in listed)


def _with_rest(stage: Stage, asked: Asked, actor: int, before: Sequence[str] = ()) -> str:
    """The words of a source that go on behind the name chosen: "port | bulls"; empty for none."""
    last = _last_of(stage, asked.source, actor)
    rest = _REST.fullmatch(stage.text, last.end, asked.source.end) if last else None
    if rest is None or last is None or last.possessive or _says_alone(stage, asked.cue):
        return ""
    if rest["noun"] in words_of("verb") or lookup(rest["noun"]) is not None:
        return ""
    if not before:
        return own_words(stage.text, asked.source)
    return " and ".join([", ".join(before), stage.text[last.start : asked.source.end]])


def _last_of(stage: Stage, source: Span, actor: int) -> Met | None:
    mine = [m for m in stage.touching(source) if m.actor == actor and m.form != "pronoun"]
    return max(mine, key=lambda m: m.end, default=None)


def _says_alone(stage: Stage, cue: Sequence[Span]) -> bool:
    """Whether a cue is that of one speaker: "says", "is saying"."""
    words = low_words(cue[0].of(stage.text)) if cue else []
    verb = lookup(words[0]) if words else None
    single = verb is not None and verb.form != verb.lemma and verb.form.endswith("s")
    return single or (bool(words) and words[0] in ("is", "was", "has", "does"))
