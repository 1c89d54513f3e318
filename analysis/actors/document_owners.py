"""Whose words a letter, a post or a testimony are: "Ward's post said" is a statement of Ward's.

A poll or a study speaks for itself, and so does a document whose writer the article does not name.
"""

from __future__ import annotations

import re

from analysis.actors.cast import Actor
from analysis.actors.entity_types import PERSON
from analysis.actors.link_reasons import Link
from analysis.actors.mention_candidates import NAMING
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_mentions import Met, Stage, low_words
from analysis.actors.things import PLATFORMS, is_law
from analysis.article.name_lists import words_of
from analysis.article.spans import Span

_KINDS = (PERSON, "organisation", "media", "collective")
_OPENS = re.compile(
    r"(?:(?:the|a|an|this|that|in|one|according to|to|from)\s+)*(?:[a-z]+\s+)?\Z", re.I
)
_OWNED = re.compile(r"(?P<owner>['’]s?)?\s+(?P<front>(?:[\w-]+\s+){0,3}?)(?P<head>[a-z][\w-]*)\b")
_BY = re.compile(
    r"\b(?P<head>[A-Za-z][\w-]*)(?=(?:\s+(?!of\b)[a-z]+){0,2}?(?P<by>\s+(?:by|from)\s+))"
)
_LATER = re.compile(r"(?:the|that|this|these|those)\s+(?:\w+\s+)?(?P<head>[a-z][\w-]*)", re.I)
_STATEMENT = re.compile(r"the statement", re.IGNORECASE)
_READS = re.compile(r"(?:also |further )?reads?:?")
_FRONT = 3  # words before a document, at most
_LEAD = 30  # characters of an office between "by" and a name


def document_owner(stage: Stage, asked: Asked) -> str:
    """The id of the actor whose words the document is that a source names; empty for none.

    Args:
        stage: The article.
        asked: The source.

    Example:
        >>> from analysis.actors.cast import cast
        >>> from analysis.article.article import parse
        >>> stage = Stage(cast(parse("A letter from Ann Lee said no. Tom Ward left.")), ())
        >>> one = Asked(Span(0, 21), (), (), "", None, (), (), "", 1.0)
        >>> document_owner(stage, one)
        'ann-lee'
    """
    if not asked.source:
        return ""
    actor = _named_beside(stage, asked.source) or _named_behind(stage, asked.source)
    if actor is not None:
        return actor.id
    told = stage.cast.get(asked.rules)  # "it", the speech of somebody named
    owner = stage.cast.get(told.owner) if told is not None and told.kind == "document" else None
    if (
        told is not None
        and owner is not None
        and _may_own(owner)
        and _is_own(told.name.split()[-1])
    ):
        return owner.id
    return asked.rules if _known_before(stage, asked) else _issuer(stage, asked)


def paper_read(stage: Stage, asked: Asked) -> str:
    """What "it" is in "They sent a letter to the mayor. “...,” it read"; empty for none.

    Only what is written reads so: whoever it belongs to, else the letter itself.

    Args:
        stage: The article.
        asked: The source, "it".
    """
    if not any(_READS.fullmatch(part.of(stage.text)) for part in asked.cue):
        return ""
    here, actors = stage.sentence(asked.origin), stage.cast.actors
    papers = [
        m for m in stage.met
        if here - 2 <= m.sentence <= here and m.start < asked.origin and m.quoted < 0
        and actors[m.actor].kind == "document" and not is_law(actors[m.actor].name)
    ]  # fmt: skip
    if not papers:
        return ""
    last = [m for m in papers if m.sentence == papers[-1].sentence]
    paper = actors[last[0].actor]
    owner = stage.cast.get(paper.owner)
    own = owner is not None and _may_own(owner) and _is_own(paper.name.split()[-1])
    return owner.id if own and owner is not None else paper.id


def _named_beside(stage: Stage, source: Span) -> Actor | None:
    """The owner right before a document: "Ward's post", "a Port Office press release"."""
    text = stage.text
    for met in stage.touching(source):
        actor = stage.cast.actors[met.actor]
        if met.form not in NAMING or not _may_own(actor):
            continue
        if met.start < source.start or not _OPENS.match(text[source.start : met.start]):
            return None
        match = _OWNED.match(text, met.end, source.end)
        while match is not None and not _is_own(match["head"]):  # "press release", not "press"
            more = re.compile(r"\s+(?P<head>[a-z][\w-]*)\b").match(
                text, match.end("head"), source.end
            )
            match = more if more and match.end("head") - met.end < _LEAD else None
        return (
            actor if match is not None and _ends_phrase(text, match.end("head"), source) else None
        )
    return None


def _ends_phrase(text: str, end: int, source: Span) -> bool:
    """Whether a noun is the last of its phrase: "post", not the "post office"."""
    return (
        re.match(
            r"\s*(?:[,;:—–(]|(?:of|on|about|to|from|in|at|by|which|that)\b|\Z)",
            text[end : source.end],
        )
        is not None
    )


def _named_behind(stage: Stage, source: Span) -> Actor | None:
    """The owner behind a document: "testimony given by Ann Lee", "a letter from the port"."""
    words = source.of(stage.text)
    match = next((m for m in _BY.finditer(words) if _is_own(m["head"])), None)
    if match is None or len(words[: match.start()].split()) > _FRONT:
        return None
    start = source.start + match.end("by")
    mets = [
        m for m in stage.touching(source)
        if m.form in NAMING and m.start >= start and _may_own(stage.cast.actors[m.actor])
    ]  # fmt: skip
    first = mets[0] if mets else None
    if first is None or first.start > start + _LEAD:
        return None
    return stage.cast.actors[_last_of_run(stage, mets).actor]


def _last_of_run(stage: Stage, mets: list[Met]) -> Met:
    """The person at the end of an unbroken row of names: "Port Director Ann Lee"."""
    last = mets[0]
    for met in mets[1:]:
        if re.fullmatch(r"\s*(?:[A-Z]\w+\s+)?", stage.text[last.end : met.start]) is None:
            break
        last = met
    return last


def _known_before(stage: Stage, asked: Asked) -> bool:
    """Whether "the post" or "his post" is of a document whose owner is known from before."""
    if asked.reason is None or asked.reason.link is not Link.OWN_DOCUMENT or not asked.rules:
        return False
    words = low_words(asked.source.of(stage.text))
    owned = any(w in words_of("owning") or w.endswith(("'s", "’s", "s'", "s’")) for w in words)
    later = _LATER.fullmatch(asked.source.of(stage.text).strip())
    named = _may_own(stage.cast.actors[stage.index[asked.rules]])
    return _is_own(asked.reason.word) and (owned or (later is not None and named))


def _issuer(stage: Stage, asked: Asked) -> str:
    """Who spoke right before "the statement": "Acme promised to pay. “We err,” the statement said".

    Empty for nobody, and where that was a document.
    """
    if _STATEMENT.fullmatch(asked.source.of(stage.text)) is None or not asked.before:
        return ""
    last, end = asked.before[0]
    away = stage.sentence(asked.origin) - stage.sentence(max(0, end - 1))
    near = stage.paragraph(asked.origin) - stage.paragraph(max(0, end - 1)) <= 1
    actor = stage.cast.actors[stage.index[last]]
    return last if near and 0 <= away <= 1 and actor.kind in _KINDS else ""


def _may_own(actor: Actor) -> bool:
    return actor.named and actor.kind in _KINDS and actor.name not in PLATFORMS


def _is_own(word: str) -> bool:
    return word.lower() in words_of("own_document")
