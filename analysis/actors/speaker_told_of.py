"""Whom "he" and "she" go on about: who the sentence before is about, or who alone can be meant."""

from __future__ import annotations

import re

from analysis.actors.cast import Actor
from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_mentions import Stage
from analysis.article.spans import Span

_STANDS = re.compile(r"\b(?:stood|stands|sat|sits|waited|knelt|lay|came|walked)\s\Z")
_APPOSED = re.compile(r"(?:The|An?|His|Her|Their|Its|Our) [\w’' -]{2,50}, ")  # The cook, Lee, left.
_MARKS = frozenset('“”"')
_LEADS = re.compile(  # what may stand before "he": "But", "In May,", "When asked why ...,"
    r"(?:(?:But|And|So|Then|Later|Instead|Still|Yet|Now|Here|There|Today|Afterwards?"
    r"|Outside|Inside|Minutes later|Hours later),? )?"
    r"(?:(?:[Ii]n|[Oo]n|[Bb]y|[Aa]t|[Dd]uring|[Ll]ast|[Tt]his|[Ee]arlier|[Ll]ater)\b"
    r"[^,“”\".;:]{1,30}, )?"
    r"(?:[Ww]hen (?:asked|pressed|questioned|challenged)\b[^“”\".;:]{0,200}, )?"
)


def told_of_before(stage: Stage, asked: Asked, sex: str) -> str:
    """The id of the person whom "he" means by form; empty for nobody.

    Args:
        stage: The article.
        asked: The source, "he" or "she".
        sex: m or f.

    Example:
        >>> from analysis.actors.cast import cast
        >>> from analysis.article.article import parse
        >>> from analysis.article.spans import Span
        >>> text = "Ann Lee met Tom Ward when she spoke."
        >>> told_of_before(Stage(cast(parse(text)), ()), Asked(Span(26, 29)), "f")
        'ann-lee'
    """
    return (
        _subject_before(stage, asked)
        or _speaker_before(stage, asked)
        or _introduced_before(stage, asked)
        or _goes_on_about(stage, asked)
        or _leads_to(stage, asked)
        or _alone_in_sentence(stage, asked, sex)
    )


def _subject_before(stage: Stage, asked: Asked) -> str:
    """Who the sentence before a quotation is about, where the quotation stands right behind it.

    As in "Ann Lee sat down. “I am tired,” she said."
    """
    first = min((c.start for c in asked.content), default=asked.anchor)
    here = stage.sentence(first)
    if first >= asked.anchor or stage.quoted(first + 1) < 0 or not here:
        return ""
    start = stage.sentence_starts[here - 1]
    if stage.paragraph(start) != stage.paragraph(first) or stage.quoted(start) >= 0:
        return ""
    before = [m for m in stage.within(Span(start, first)) if m.quoted < 0]
    named = {m.actor for m in before if stage.cast.actors[m.actor].named}
    subject = next(
        (
            m.actor
            for m in before
            if m.subject
            or m.first
            or _STANDS.search(stage.text, start, m.start)
            or _APPOSED.fullmatch(stage.text, start, m.start)
        ),
        -1,
    )
    people = {n for n in named if stage.cast.actors[n].kind == PERSON}
    return stage.cast.actors[subject].id if people == {subject} else ""


def _speaker_before(stage: Stage, asked: Asked) -> str:
    """Who spoke in the sentence before a quotation, where it names nobody else but within marks.

    As in "“It rains,” Lee wrote on Monday." and, behind it, "“This mayor has failed,” he said".
    """
    first = min((c.start for c in asked.content), default=asked.anchor)
    here = stage.sentence(first)
    if first >= asked.anchor or stage.quoted(first + 1) < 0 or not here or not asked.before:
        return ""
    start, (last, end) = stage.sentence_starts[here - 1], asked.before[0]
    if not start < end <= first or stage.paragraph(first) - stage.paragraph(start) > 1:
        return ""
    outside = [m for m in stage.within(Span(start, first)) if m.quoted < 0]
    people = {m.actor for m in outside if stage.cast.actors[m.actor].kind == PERSON}
    number = stage.index[last]
    told = not stage.cast.actors[number].named  # else "the candidate" may be somebody else
    told = told or any(m.actor == number and m.form in NAMING for m in outside)
    return last if told and people == {number} else ""


def _goes_on_about(stage: Stage, asked: Asked) -> str:
    """Who the sentence before is about, where "he" opens the next and tells what he said.

    As in "The sailor Ann Lee met six guests in her house." and, behind it, "She later told them",
    "In May, she told them" or "When asked why she met them, she said".
    """
    source, text = asked.source.start, stage.text
    here = stage.sentence(source)
    first = min((c.start for c in asked.content), default=source)
    at = stage.sentence_starts[here]
    if not here or not _LEADS.fullmatch(text[at:source]) or stage.quoted(source) >= 0:
        return ""
    start = stage.sentence_starts[here - 1]
    apart = stage.paragraph(at) - stage.paragraph(start)
    if first < source or apart > (source == at) or not _MARKS.isdisjoint(text[start:at]):
        return ""
    before, actors = stage.within(Span(start, at)), stage.cast.actors
    people = {
        m.actor for m in before
        if actors[m.actor].kind == PERSON and not _is_many(stage, actors[m.actor])
    }  # fmt: skip
    subject = next((m for m in before if m.subject and actors[m.actor].kind == PERSON), None)
    if subject is None or people != {subject.actor} or subject.form not in NAMING:
        return ""
    return actors[subject.actor].id if actors[subject.actor].named else ""


def _introduced_before(stage: Stage, asked: Asked) -> str:
    """Whom the end of the paragraph before names for the first time, where a quotation follows.

    As in "Lee spoke to the new mayor, Tom Ward." and, below it, "“I am tired,” he said."
    """
    first = min((c.start for c in asked.content), default=asked.anchor)
    here = stage.sentence(first)
    opens = first <= stage.sentence_starts[here] + 1
    if first >= asked.anchor or stage.quoted(first + 1) < 0 or not here or not opens:
        return ""
    start, actors = stage.sentence_starts[here - 1], stage.cast.actors
    if stage.paragraph(first) - stage.paragraph(start) != 1:
        return ""
    before = [m for m in stage.within(Span(start, first)) if m.form in NAMING]
    people = [m for m in before if actors[m.actor].kind == PERSON]
    if len({m.actor for m in people}) != 1 or people[-1].possessive or people[-1].quoted >= 0:
        return ""
    pronoun = asked.source.of(stage.text).lower()
    if any(m.form == "pronoun" and stage.text[m.start : m.end].lower() == pronoun
           for m in stage.within(Span(start, first))):  # fmt: skip
        return ""  # "when he noted that Tom Ward": he who was told of goes on
    last = people[-1]
    new = stage.of(last.actor)[0].start >= start and actors[last.actor].kind_sure
    titled = stage.text[last.start - 1] in "“\"‘'"  # "a site, “Greater Good”"
    return actors[last.actor].id if new and not titled else ""


def _is_many(stage: Stage, actor: Actor) -> bool:
    """Whether a name of one word is one of many people: "the Oarsmen", known as “Rowers”."""
    name = actor.name
    plural = " " not in name and name.endswith("s")
    return plural and re.search(rf'(?:\bthe |[“"]){re.escape(name)}\b', stage.text) is not None


def _leads_to(stage: Stage, asked: Asked) -> str:
    """Whom the words before a colon name first: "Only Lee tried: “...,” she said"."""
    first = min((c.start for c in asked.content), default=asked.anchor)
    if first >= asked.anchor or stage.quoted(first + 1) < 0:
        return ""
    lead = stage.text[max(0, first - 2) : first].strip()
    start = min(first, stage.sentence_starts[stage.sentence(max(0, first - 2))])
    people = [
        m for m in stage.within(Span(start, first))
        if m.quoted < 0 and stage.cast.actors[m.actor].kind == PERSON
    ]  # fmt: skip
    if lead != ":" or not people or people[0].possessive or people[0].behind_preposition:
        return ""
    return stage.cast.actors[people[0].actor].id if people[0].form in NAMING else ""


def _alone_in_sentence(stage: Stage, asked: Asked, sex: str) -> str:
    """The subject of the sentence in which "she" stands, where nobody else there can be meant.

    As in "Ann Lee met Tom Ward when she spoke".
    """
    source, actors = asked.source.start, stage.cast.actors
    start = stage.sentence_starts[stage.sentence(source)]
    first = min((c.start for c in asked.content), default=source)
    if (
        first < source
        or stage.quoted(source) >= 0
        or not _MARKS.isdisjoint(stage.text[start:source])
    ):
        return ""
    people = [
        m for m in stage.within(Span(start, source))
        if actors[m.actor].kind in (PERSON, "other") and actors[m.actor].sex in ("", sex)
    ]  # fmt: skip
    subject = next((m for m in people if m.subject and m.form in NAMING), None)
    if subject is None or {m.actor for m in people} != {subject.actor}:
        return ""
    return actors[subject.actor].id if actors[subject.actor].sex == sex else ""
