"""Which of the names in a source is its head, and which only tell more of somebody else.

"Ann Lee, who praised Tom Ward" is Ann Lee, and "Tom Ward's lawyer" is not Tom Ward.
"""

from __future__ import annotations

import re

from analysis.actors.entity_types import PERSON
from analysis.actors.mention_candidates import NAMING
from analysis.actors.roles import label_of
from analysis.actors.speaker_mentions import Met, Stage, low_words
from analysis.article.name_lists import noun_of, titles, words_of
from analysis.article.spans import Span

_OWNS = re.compile(r"(?:['’]s|['’])\s+")
_ACRONYM = re.compile(r"(?: \([A-Z][\w.&’'-]{1,9})?\)")
_PHRASE_ENDS = re.compile(
    r"[,;:—–()]|\s(?:--?|of|for|from|at|in|on|with|to|by|who|that|which|and)\s"
)
_TOLD_MORE = re.compile(
    r"(?:\s\([^)]{1,20}\)|\sof\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?,\s(?!(?:and|or|but|as)\b)"
    r"(?:[a-z]|\d{1,3}\b)"
)
_AND = re.compile(r",\sand\s(?:[\w.]+\s){0,3}$")
_AGE = re.compile(r",\s\d{1,3}$")
_LEAD = 7  # words of an office before a name, at most
_MOST = 6  # mentions before "who" that are looked at
_BETWEEN = re.compile(
    r"(?:\s\([^)]{1,20}\)|,\s[A-Z]{1,3}-[A-Z][\w. ]{1,14}(?=,\s))?"  # "(D-Ohio)", ", R-Ohio"
    r"(?:(?:\s(?:of|from|in|at|for)\s[^,.;()“”\"]{2,40})?"
    r"(?:,\s(?:[a-z][^,.;()“”\"]{2,70}|(?:[A-Z][\w.]+\s){1,3}(?:Democrat|Republican|[Ii]ndependent)))?"
    r",\s|\s\()"
)
_APPOSED = re.compile(
    r"(?: ?\([^()]{1,14}\))?,(?: [A-Z]{1,3}-[A-Z][\w. ]{1,14},)?(?: an?| one| the)? "
)
_PLACED = re.compile(
    r"\s(?:of|from|in|at|near)\s(?:the\s)?[A-Z][\w.’'-]*(?:,?\s[A-Z][\w.’'-]*)*,?\s"
)
_OF_WHAT = re.compile(
    r" (?:for|of|at|from|with|(?:(?:carried out|conducted|done|released|run) )?by)"
    r" (?:(?:the|an?) )?(?:[a-z][\w-]* ){0,2}?"
    r"(?:(?:[A-Z]\.)+|[A-Z][\w’&-]*)(?: (?:(?:of|for|and|&) (?:the )?)?[A-Z][\w’&-]*){0,5}"
    r"(?=[,;:)]|\.(?!\w)|\s(?:—|–|--|who|has|had|is|was|said|says|told|tells|wrote|calls"
    r"|asked|asks|finds|found|reported|reports|showed|shows|suggested|suggests)\b)"
)
_TOLD_AS = re.compile(
    r"(?:\s\([^)]{1,20}\))?(?:\s(?:of|from|in)\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?"
    r",\san?\s[a-z-]+(?:\s[a-z-]+){0,5}\s"
)
_LINKS = frozenset(["about", "against", "at", "by", "for", "from", "in", "of", "on", "to", "with"])
_PRO = re.compile(r"\b(?:anti|pro|ex|non)-$", re.IGNORECASE)


def without_age(text: str, source: Span) -> Span:
    """A source without the age behind its last name: "one of the men, Ann Lee, 70".

    Example:
        >>> text = "a neighbour, Ann Lee, 70"
        >>> without_age(text, Span(0, len(text))).of(text)
        'a neighbour, Ann Lee'
    """
    age = _AGE.search(source.of(text))
    return Span(source.start, source.start + age.start()) if age else source


def opening_name(stage: Stage, source: Span) -> int:
    """The actor whose name a source opens with, where more about it follows; -1 for none.

    As in "former mayor Ann Lee, who praised Tom Ward" and "Ann Lee, mother of the victim Tom Ward".
    """
    text = stage.text
    for met in stage.touching(source):
        if met.form not in NAMING or met.start < source.start:
            continue
        if not _TOLD_MORE.match(text, met.end, source.end):
            continue
        if without_age(text, source).end == met.end:
            return -1  # "Lee, 70" is whom "Lee" is
        lead = text[source.start : met.start]
        alone = _is_lead(lead) and _may_speak(stage, met) and not _goes_on(stage, source, met)
        return met.actor if alone else -1
    return -1


def _goes_on(stage: Stage, source: Span, met: Met) -> bool:
    """Whether a second name follows: "Ann Lee, the mayor, and Tom Ward, her deputy"."""
    others = (m for m in stage.touching(source) if m.form in NAMING and m.start > met.end)
    return any(_AND.search(stage.text, met.end, m.start) for m in others)


def _is_lead(lead: str) -> bool:
    """Whether words before a name are but an office: "former secretary of state "."""
    words = low_words(lead)
    if len(words) > _LEAD or "," in lead or ":" in lead:
        return False
    links = [w for w in words if w in words_of("preposition")]
    if words[-1:] == links[-1:] and links:
        return False  # "a cousin of Ann Lee, who"
    if not links:
        return not words or words[0] not in words_of("indefinite")
    office = words[: words.index(links[0])]
    noun = noun_of(office[-1]) if office else None
    single = noun is not None and noun.kind == PERSON and noun.number == "s"
    return links == ["of"] and bool(office) and (single or office[-1].title() in titles())


def _may_speak(stage: Stage, met: Met) -> bool:
    return stage.cast.actors[met.actor].kind not in ("place", "event")


def qualifiers(stage: Stage, source: Span) -> frozenset[int]:
    """The actors whom a source names only to tell of which person or group it is.

    As in "Tom Ward's lawyer", "a Ward supporter" and "anti-Ward activists".
    """
    touching = stage.touching(source)
    told = {m.actor for m in touching if _qualifies(stage, source, m)}
    return frozenset(told - {m.actor for m in touching if not _qualifies(stage, source, m)})


def _qualifies(stage: Stage, source: Span, met: Met) -> bool:
    text = stage.text
    if met.form == "pronoun" or met.end >= source.end - 1:
        return False
    if _PRO.search(text[max(0, met.start - 5) : met.start]):
        return True
    aside = _ACRONYM.match(text, met.end, source.end)  # the Tram Board (TB) | agent
    end = aside.end() if aside else met.end
    owns = _OWNS.match(text, end, source.end)
    start = owns.end() if owns else end
    if not owns and text[start : start + 1] != " ":
        return False
    phrase = _PHRASE_ENDS.split(text[start : source.end], maxsplit=1)[0]
    words = low_words(phrase)
    noun = noun_of(words[-1]) if words else None
    if noun is None and owns and words and phrase.split()[-1] in titles():
        return True  # "Ward's future VP"
    if noun is not None and noun.kind == PERSON:
        return owns is not None or phrase.strip()[:1].islower()
    names = any(m.form in NAMING and m.start >= start and m.end <= source.end
                for m in stage.touching(source))  # fmt: skip
    if noun is not None:
        return owns is not None and noun.kind == "collective" and not names
    return owns is not None and names and phrase.strip()[:1].islower()


def relative_head(stage: Stage, source: Span) -> int:
    """The person whom "who" tells more of, past what else is told of him; -1 for none.

    As in "Ann Lee of Vermont, who", "Ann Lee, a moderate who" and "Ann Lee, the leader of the
    opposition in Northam, who".
    """
    for met in stage.back(source.start, _MOST):
        if met.form not in ("name", "title") or stage.cast.actors[met.actor].kind != PERSON:
            continue
        between = _BETWEEN.fullmatch(stage.text, met.end, source.start)
        told = between is not None or _is_told_as(stage.text[met.end : source.start])
        return met.actor if told and stage.quoted(met.start) < 0 else -1
    return -1


def _is_told_as(between: str) -> bool:
    """Whether words between a name and "who" tell what its bearer is: ", a moderate who"."""
    told = _TOLD_AS.fullmatch(between)
    return told is not None and not _LINKS.intersection(between.rpartition(", a")[2].split())


def whole_description(stage: Stage, actor: int) -> str:
    """The words that an actor without a name is first described by, with what they are of.

    As in "a writer for the leftist website Salon", where the description ends at "writer".

    Args:
        stage: The article.
        actor: The number of the actor.
    """
    first = stage.of(actor)[0]
    of = _OF_WHAT.match(stage.text, first.end) if first.form == "description" else None
    name = stage.cast.actors[actor].name
    return name + of[0] if of is not None else name


def name_before(stage: Stage, told: Met) -> int:
    """The person whom a description tells more of: "Ann Lee, R-Ohio, | a moderate"; -1 for none."""
    for met in stage.back(told.start, _MOST):
        actor = stage.cast.actors[met.actor]
        if met.form in ("name", "title") and actor.kind == PERSON and actor.named:
            apposed = _APPOSED.fullmatch(stage.text, met.end, told.start)
            return met.actor if apposed is not None else -1
    return -1


def placed_head(stage: Stage, source: Span) -> Met | None:
    """The person without a name whom "who" tells more of, past a place; ``None`` for nobody.

    As in "a patient from Northam who said": nobody is called Northam.

    Args:
        stage: The article.
        source: The word "who".
    """
    for met in stage.back(source.start, _MOST):
        actor = stage.cast.actors[met.actor]
        if met.form == "description" and actor.kind == PERSON and not actor.named:
            placed = _PLACED.fullmatch(stage.text, met.end, source.start)
            return met if placed else None
        if actor.kind == PERSON:
            return None
    return None


def placed_words(stage: Stage, source: Span, actor: int) -> str:
    """The words before "who" that describe a person with his place; empty where they do not.

    Args:
        stage: The article.
        source: The word "who".
        actor: The number of the person.
    """
    placed = placed_head(stage, source)
    if placed is None or placed.actor != actor:
        return ""
    words = stage.text[placed.start : source.start].rstrip(" ,")
    return label_of(words, words.split()[0].lower())
