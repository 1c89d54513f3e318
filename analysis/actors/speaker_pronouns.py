"""Whom "he", "she", "it" and "they" can stand for, by form alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.cast import Actor
from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.mention_candidates import NAMING, PRONOUNS
from analysis.actors.speaker_candidates import Asked, class_of
from analysis.actors.speaker_mentions import Met, Stage
from analysis.actors.speaker_told_of import told_of_before
from analysis.article.name_lists import noun_of
from analysis.article.spans import Span

HE = frozenset(("he", "she", "his"))
REPORTERS = 0.45  # of somebody whom a reporter's "I" is taken for
OPENS = 4  # characters before a group that opens a sentence
_AT = re.compile(r" (?:at|from|in|of|on|with) ")
GROUP_NEAR = 2  # sentences since a group spoke in which "they" are that group
_ENDING = re.compile(r"['’]s?$")
_HANDLE = re.compile(r" ?\(\s?@\w")
_SIGNED = re.compile(r"[—–-] ?[^\n()]{1,60} ?\(\s?@[\w.]{2,60}\)[^\n]{0,30}\s*\Z")
_OPENS = re.compile(r"(?:(?:But|And|So|Then|Later|Instead|Still),? )?")
_FEW = re.compile(r"(?: [a-z]+){0,4}\.?\s*")  # “Yes,” Lee said | to him. | “No,” she said
_GOES_ON = re.compile(r"\b(?:add|continu|conclud)(?:s|es|ed)\b|\b(?:went|goes) on\b")


def of_sex(stage: Stage, asked: Asked, ids: Sequence[str]) -> list[str]:
    """For "he" and "she" persons alone, and nobody whom the quotation itself names."""
    actors = stage.cast.actors
    sex = PRONOUNS.get(_ENDING.sub("", asked.source.of(stage.text).lower()), ("", "s"))[0]
    if sex not in ("m", "f"):
        return list(ids)
    ids = [i for i in ids if not i or _may_be_he(actors[stage.index[i]])] or ids
    people = [
        i for i in ids
        if i and _may_be_he(actors[stage.index[i]]) and actors[stage.index[i]].sex in ("", sex)
    ]  # fmt: skip
    spoken_of = {
        met.actor for part in asked.content for met in stage.within(part)
        if met.form in NAMING and not met.possessive and (met.quoted >= 0 or _tells_of(asked, met))
    } if stage.quoted(asked.anchor) < 0 else set()  # fmt: skip
    others = [i for i in people if stage.index[i] not in spoken_of] or people
    if asked.content and asked.content[0].start < asked.anchor:  # “...,” he said of a guest
        others = [i for i in others if _met_before(stage, asked, stage.index[i])] or others
    signed = _signed_before(stage, asked)
    others = [i for i in others if stage.index[i] not in signed] or others
    others = [i for i in others if i != stage.writer] or others
    subject = _past_posts(stage, asked, signed) or told_of_before(stage, asked, sex)
    others = [i for i in others if not _is_other_sex(stage, asked, i, sex)] or others
    subject = _other_speaker(stage, asked) or subject
    return [subject] if subject in others else others or list(ids)


def _tells_of(asked: Asked, met: Met) -> bool:
    """Whether what "he" says without marks begins with a name: "he said that Lee was late"."""
    first = asked.content[0]
    opens = met.start - first.start in (0, len("that "))
    return opens and met.subject and first.start > asked.source.end


def _is_other_sex(stage: Stage, asked: Asked, key: str, sex: str) -> bool:
    """Whether somebody of whose sex nothing is known spoke as "he" before, for "she"."""
    if not key or stage.cast.actors[stage.index[key]].sex:
        return False
    start = stage.paragraph_starts[stage.paragraph(asked.anchor)]
    said = stage.within(Span(start, asked.anchor))
    spoke = (m for m in said if m.form == "pronoun" and m.actor == stage.index[key] and m.speaks)
    other = "she" if sex == "m" else "he"
    return any(stage.text[m.start : m.end].lower() == other for m in spoke)


def _other_speaker(stage: Stage, asked: Asked) -> str:
    """Who spoke before last, where quotation follows quotation in a paragraph; empty for nobody.

    “Late again,” said Lee. “Very,” said Ward. “Shall we walk?” she asked.
    """
    if len(asked.before) < 2 or not asked.content or any(map(_goes_on, _cues(stage, asked))):
        return ""
    (last, end), (other, start) = asked.before[:2]
    first = asked.content[0].start
    tags = stage.text[start:end].strip()
    near = first < asked.source.start and _FEW.fullmatch(stage.text, end, first) is not None
    turns = near and re.fullmatch(r"[.\s]*[“\"][^“”\"\n]+[”\"][^“”\"\n]*", tags) is not None
    same = stage.paragraph(start) == stage.paragraph(first)
    return other if turns and same and last != other else ""


def _cues(stage: Stage, asked: Asked) -> list[str]:
    return [cue.of(stage.text) for cue in asked.cue]


def _goes_on(cue: str) -> bool:
    return _GOES_ON.search(cue) is not None


def _may_be_he(actor: Actor) -> bool:
    """Whether an actor may be a person: no "SARS-CoV-2"."""
    thing = actor.name.isupper() or any(map(str.isdigit, actor.name))
    return actor.kind == PERSON or (actor.kind == "other" and not thing)


def _signed_before(stage: Stage, asked: Asked) -> set[int]:
    """Who only signs the posts right before, where the words before those name another person.

    A post that is shown between two quotations of one man gives "he" no new meaning.
    """
    starts, text = stage.paragraph_starts, stage.text
    first = min((asked.anchor, *(c.start for c in asked.content)))
    number, signers = stage.paragraph(first), set[int]()
    while number:
        before = Span(starts[number - 1], starts[number])
        if not _SIGNED.search(before.of(text)):
            break
        signers |= {m.actor for m in stage.within(before) if _HANDLE.match(text, m.end)}
        number -= 1
    if not signers or not number:
        return set()
    led = {
        m.actor for m in stage.within(Span(starts[number - 1], starts[number]))
        if stage.cast.actors[m.actor].kind == PERSON and m.quoted < 0
    }  # fmt: skip
    return signers if led and not led & signers else set()


def _past_posts(stage: Stage, asked: Asked, signed: set[int]) -> str:
    """Who spoke last before the posts that others signed; empty where there are none."""
    spoke = (i for i, _ in asked.before if stage.index[i] not in signed)
    return next(spoke, "") if signed else ""


def highest_p(stage: Stage, asked: Asked) -> float:
    """How sure a speaker is at most: an "I" outside quotation marks is a reporter's own.

    As in "I asked Ann Lee", where nobody but who wrote the text can be meant.

    Args:
        stage: The article.
        asked: The source.
    """
    if not asked.source or asked.holder or stage.quoted(asked.anchor) >= 0:
        return 1.0
    return REPORTERS if class_of(stage, asked.source) == "i" else 1.0


def _met_before(stage: Stage, asked: Asked, number: int) -> bool:
    return any(m.start < asked.anchor for m in stage.of(number)[:3])


def speaking(stage: Stage, asked: Asked, ids: Sequence[str], sort: str) -> list[str]:
    """For "it" and "they" right behind a statement of a body or group: who spoke before.

    "They" are no single person with a name.
    """
    if sort == "they" and asked.members and "" in ids:
        return [""]
    if sort == "they":
        many = [i for i in ids if not i or not _is_one(stage.cast.actors[stage.index[i]])]
        ids = many if any(many) else ids
    before = asked.before
    if stage.quoted(asked.anchor) >= 0:
        return list(ids)
    group = _group_before(stage, asked) or _group_about(stage, asked) if sort == "they" else ""
    if group and group in ids:
        return [group]
    if not before:
        return list(ids)
    last, end = before[0]
    kinds = BODIES if sort == "it" else ("collective",)
    actor = stage.cast.actors[stage.index[last]]
    near = stage.sentence(asked.anchor) - stage.sentence(max(0, end - 1)) <= 1
    if sort == "it" and near and last in ids and _is_it(actor):
        return [last]
    if sort == "it" and last in ids and _goes_on_alone(stage, asked, end, actor):
        return [last]
    body_spoke = near and actor.kind in kinds and last in ids
    subject = "" if sort != "it" or body_spoke else _thing_before(stage, asked)
    if subject and subject in ids:
        return [subject]
    first = min((asked.anchor, *(part.start for part in asked.content)))
    goes_on = any(map(_goes_on, _cues(stage, asked)))
    goes_on = goes_on and stage.sentence(first) - stage.sentence(max(0, end - 1)) <= 1
    if sort == "it" and goes_on and actor.kind == "document" and last in ids:
        return [last]  # "The report said that it rained. “It will rain again,” it added."
    if actor.kind not in kinds or not near:
        return list(ids)
    spoke = {i for i, _ in asked.before}
    again = [i for i in ids if i in spoke and stage.cast.actors[stage.index[i]].kind in kinds]
    return again or list(ids)


def _goes_on_alone(stage: Stage, asked: Asked, end: int, last: Actor) -> bool:
    """Whether "It" opens the sentence behind one in which a body, its subject, spoke last."""
    at, text = asked.source.start, stage.text
    here, first = stage.sentence(at), min((c.start for c in asked.content), default=at)
    opens = first > at and _OPENS.fullmatch(text[stage.sentence_starts[here] : at]) is not None
    if not here or not opens or last.kind not in BODIES:
        return False
    start = stage.sentence_starts[here - 1]
    names = stage.of(stage.index[last.id])
    led = any(start <= m.start <= start + OPENS and m.form != "pronoun" for m in names)
    return led and stage.sentence(max(0, end - 1)) == here - 1


def _thing_before(stage: Stage, asked: Asked) -> str:
    """What the sentence before is about, where "it" opens the next: "The Post was firm. It said".

    A document that somebody owns is left out: he speaks in it.
    """
    at, text = asked.source.start, stage.text
    here, first = stage.sentence(at), min((c.start for c in asked.content), default=at)
    if not here or first < at or not _OPENS.fullmatch(text[stage.sentence_starts[here] : at]):
        return ""
    subject = stage.first_subject(here - 1)
    if subject < 0 or stage.paragraph(stage.sentence_starts[here - 1]) != stage.paragraph(at):
        return ""
    actor = stage.cast.actors[subject]
    known = actor.kind in BODIES
    return actor.id if known and not actor.owner else ""


def goes_on_for(stage: Stage, source: Span, content: Sequence[Span], end: int) -> bool:
    """Whether a source is "they" right behind the words of a row of actors.

    Args:
        stage: The article.
        source: The source.
        content: What is said.
        end: Where the statement before ends, which the row made.
    """
    if class_of(stage, source) != "they" or stage.quoted(source.start) >= 0:
        return False
    first = min((source.start, *(part.start for part in content)))
    return 0 <= stage.sentence(first) - stage.sentence(max(0, end - 1)) <= GROUP_NEAR


def _group_before(stage: Stage, asked: Asked) -> str:
    """Whom "they" stand for by form alone; empty for nobody.

    Whoever spoke last but for a document, where that is a group: "The unions wrote to Lee. The
    letter said that it rained. In it, they said ...".
    """
    actors, index = stage.cast.actors, stage.index
    here = stage.sentence(asked.origin)
    spoke = ((i, end) for i, end in asked.before if actors[index[i]].kind != "document")
    last, end = next(spoke, ("", 0))
    if not last or actors[index[last]].kind != "collective":
        return ""
    return last if here - stage.sentence(max(0, end - 1)) <= GROUP_NEAR else ""


def _group_about(stage: Stage, asked: Asked) -> str:
    """The group that the sentence before is about, where no other body is told of since.

    As in "Scientists at the Lane Institute followed 60 birds. The birds sleep by day, they say".
    """
    here, actors = stage.sentence(asked.origin), stage.cast.actors
    start = stage.sentence_starts[here - 1]
    if (
        not here
        or stage.paragraph(start) != stage.paragraph(asked.origin)
        or stage.quoted(start) >= 0
    ):
        return ""
    before = stage.within(Span(start, stage.sentence_starts[here]))
    first = before[0] if before else None
    if first is None or actors[first.actor].kind != "collective" or first.start > start + OPENS:
        return ""
    if not first.subject and not _AT.match(stage.text, first.end):
        return ""
    since = stage.within(Span(stage.sentence_starts[here], asked.source.start))
    others = {m.actor for m in since if actors[m.actor].kind in (*BODIES, "collective")}
    others |= {m.actor for m in before if m.subject and actors[m.actor].kind == "collective"}
    return actors[first.actor].id if others <= {first.actor} else ""


def _is_it(actor: Actor) -> bool:
    """Whether an actor is a group that is told of in the singular as well: "a panel"."""
    noun = noun_of(actor.name.lower().split()[-1]) if actor.kind == "collective" else None
    return noun is not None and noun.number == "b"


def _is_one(actor: Actor) -> bool:
    return actor.named and actor.kind == PERSON
