"""Who bears a surname that stands by itself, where several people in the article do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.cluster_names import KIN, NEAR_KIN
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_mentions import Met, Stage, low_words
from analysis.actors.speaker_source_names import without_age
from analysis.article.spans import Span

_ENDING = re.compile(r"['’]s?$")
_SAYS_OWN = re.compile(r"(?:(?:that|while|although|if|when) )?(he|she)\b")
_OWN = re.compile(
    r"[^“”\"\n]{0,160}?\b(?:(?P<he>his (?:wife|own)|himself)"
    r"|(?P<she>her (?:husband|own)|herself))\b"
)
_YOUNG, _OLD = ("younger", "junior"), ("elder", "older", "senior")
_CHILD = re.compile(
    r"(?:\b(?:his|her|their)|['’]s?) (?:[\w-]+ ){0,2}(?:\w*son|daughter|nephew|niece),? \Z",
    re.IGNORECASE,
)
_JUNIOR = re.compile(r"\b(?:Jr|Jnr|II|III)\b")
_SEXES = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}


def own_surname(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """The candidates that a surname by itself may mean.

    It is the one bearer whom "Lee said she knew" fits, or whom the sentence before is about by his
    full name, else nobody who is told of as a namesake's wife, son and the like.

    Args:
        stage: The article.
        asked: The words.
        ids: Ids of all candidates; ``""`` is none of the cast.
    """
    words = low_words(without_age(stage.text, asked.source).of(stage.text))
    if len(words) == 3 and words[0] == "the" and words[1] in (*_YOUNG, *_OLD):
        return _of_age(stage, ids, words[2], young=words[1] in _YOUNG) or list(ids)
    sex = _SEXES.get(words[0], "") if len(words) == 2 else ""
    words = words[1:] if sex else words
    if len(words) != 1 or len(ids) < 2:
        return list(ids)
    surname = _ENDING.sub("", words[0])
    bearers = [
        i for i in ids
        if i and stage.name(stage.index[i])[-1:] == (surname,)
        and stage.cast.actors[stage.index[i]].kind == PERSON
    ]  # fmt: skip
    if alone := _of_sex_said(stage, asked, bearers):
        return [alone]
    told = _told_of(stage, asked, bearers, sex) if len(bearers) > 1 else ""
    if told:
        return [told]
    if sex:  # "Mrs. Lee" is not John Lee
        wrong = [i for i in bearers if stage.cast.actors[stage.index[i]].sex not in ("", sex)]
        return [i for i in ids if i not in wrong] if len(wrong) < len(bearers) else list(ids)
    others = [i for i in bearers if not _is_kin(stage, stage.index[i])]
    spoke = {i for i, _ in asked.before}
    if asked.rules in spoke and spoke.isdisjoint(others):
        return list(ids)  # "said his son, Tom Hale ... Hale said": of the Hales only he has spoken
    return others if others and len(others) < len(bearers) else list(ids)


def _of_age(stage: Stage, ids: Sequence[str], surname: str, young: bool) -> list[str]:
    """The one bearer who is a son or daughter, for "the younger Lee", or who is none."""
    every = {i: stage.cast.actors[stage.index[i]] for i in ids if i}
    people = {
        i: any(_is_child(stage.text, m) for m in stage.of(stage.index[i]) if m.form in NAMING)
        for i, actor in every.items()
        if actor.kind == PERSON and actor.named and surname in low_words(actor.name)
    }
    fits = [i for i, child in people.items() if child == young]
    return fits if len(fits) == 1 and len(people) == 2 else []


def _is_child(text: str, met: Met) -> bool:
    """Whether a name is told to be somebody's child: "her son, Tom Lee", "Tom Lee Jr."."""
    before = text[max(0, met.start - NEAR_KIN) : met.start]
    return (
        _CHILD.search(before) is not None
        or _JUNIOR.search(text[met.start : met.end + 1]) is not None
    )


def _of_sex_said(stage: Stage, asked: Asked, bearers: Sequence[str]) -> str:
    """The one bearer whom words behind the surname fit: "Lee said she knew", "Lee and his wife"."""
    behind = asked.content and asked.content[0].start > asked.source.end
    own = _SAYS_OWN.match(stage.text, asked.content[0].start) if behind else None
    wanted = {"he": "m", "she": "f"}[own[1]] if own else _sex_behind(stage, asked.source)
    if not wanted:
        return ""
    sexes = {i: stage.cast.actors[stage.index[i]].sex for i in bearers}
    fits = [i for i, sex in sexes.items() if sex == wanted]
    return fits[0] if len(fits) == 1 and all(sexes.values()) else ""


def _sex_behind(stage: Stage, source: Span) -> str:
    """The sex that a source's own sentence tells: "Lee says that his wife", "Lee defends herself".

    Only before anybody else is named there, and not across a quotation mark.
    """
    end = stage.sentence_end(stage.sentence(source.end - 1))
    names = (m.start for m in stage.within(Span(source.end, end)) if m.form in NAMING)
    told = _OWN.match(stage.text, source.end, next(names, end))
    return "" if told is None else "f" if told["she"] else "m"


def _told_of(stage: Stage, asked: Asked, bearers: Sequence[str], sex: str) -> str:
    """The bearer whom the sentence before is about: "Ann Lee, mother of Tom Lee, objected."."""
    here = stage.sentence(asked.origin)
    if not here or stage.quoted(asked.anchor) >= 0:
        return ""
    start, numbers = stage.sentence_starts[here - 1], {stage.index[i] for i in bearers}
    if stage.paragraph(asked.origin) - stage.paragraph(start) > 1:
        return ""
    near = [
        m for m in stage.within(Span(start, asked.origin))
        if m.actor in numbers and m.form in NAMING and m.quoted < 0
    ]  # fmt: skip
    about = {m.actor for m in near if m.subject and _is_full(stage, m) and not _is_kins(stage, m)}
    first = {stage.first_subject(m.sentence) for m in near}
    if len(about) != 1 or about != first or any(m.actor not in about and m.subject for m in near):
        return ""
    actor = stage.cast.actors[about.pop()]
    return actor.id if not sex or actor.sex in ("", sex) else ""


def _is_kins(stage: Stage, met: Met) -> bool:
    """Whether a name stands behind "his father,"."""
    return KIN.search(stage.text[max(0, met.start - NEAR_KIN) : met.start]) is not None


def _is_full(stage: Stage, met: Met) -> bool:
    name = stage.name(met.actor)
    words = low_words(_ENDING.sub("", stage.text[met.start : met.end]))
    return len(name) > 1 and name[0] in words and name[-1] in words


def _is_kin(stage: Stage, number: int) -> bool:
    """Whether an actor's name stands first behind "his wife" or "Lee's son"."""
    names = [m for m in stage.of(number) if m.form in NAMING]
    full = next((m for m in names if " " in stage.text[m.start : m.end]), None)
    first = [*names[:1], *([full] if full else [])]
    return any(_is_kins(stage, m) for m in first)
