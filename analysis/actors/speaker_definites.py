"""Whom "the judge", "the poll" and "the billionaire businessman" take up again, by form alone.

Such words name nobody by themselves. They go back to a judge or a poll told of before, or are
another word for the one person whom the sentence before is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from analysis.actors.cast import Actor
from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.link_reasons import Link
from analysis.actors.mention_candidates import NAMING
from analysis.actors.roles import clash, is_another_trade, roles_again
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_mentions import Met, Stage, low_words
from analysis.actors.things import is_no
from analysis.article.name_lists import noun_of, titles, words_of

_AGAIN = (Link.NEAREST_HEAD, Link.ROLE, Link.SAME_HEAD, Link.SAME_SOURCE)
_DEFINITE = re.compile(r"the (?P<own>(?:[\w’'-]+ ){0,4})(?P<head>[\w-]+)", re.IGNORECASE)
_VARIED = re.compile(
    r"the (?P<own>(?:[\w’'-]+ ){0,4})(?P<head>[\w-]+)"
    r"(?: of [A-Z]\w+(?: [A-Z]\w+)? (?:ancestry|descent|origin|heritage))?",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\b(?:of|for|from|at|in|on|with|to|by|who|that|which|about)\b|[,;:(—–]")
_AGED = re.compile(r"\d{1,3}-year-old")
_OTHER = frozenset(["another", "any", "both", "each", "every", "no", "one", "other", "second"])
_PANEL = re.compile(r"(?:an?|the) (?P<of>House|Senate) (?:panel|committee)", re.IGNORECASE)
NEAR = 2  # sentences since another body spoke
_ASKED = re.compile(r"\basked\b")
_ANSWERS = re.compile(r"\bper ?cent\b|\d%|\b[Rr]espondents\b|\ba majority\b|\b(?:third|half) of\b")
# What no body but a medium is called.
_MEDIA = frozenset(
    ("broadcaster", "channel", "magazine", "network", "newspaper", "station", "tabloid")
)
# What nobody with a name is called.
_RIVALS = frozenset([
    "anonymous", "opposing", "rival", "unidentified", "unknown", "unnamed", "visiting",
])  # fmt: skip
_GROUPS = frozenset(["group", "organisation", "organization"])
POLLS = frozenset(["poll", "survey"])  # one word for the other
# What somebody is rather than the post he holds: another word for one who is named right before.
_WHAT = frozenset([
    "activist", "actor", "actress", "american", "author", "billionaire", "businessman",
    "businesswoman", "candidate", "celebrity", "comedian", "congressman", "congresswoman",
    "conservative", "contender", "entrepreneur", "frontrunner", "front-runner", "hopeful",
    "incumbent", "lawmaker", "legend", "libertarian", "magnate", "millionaire", "mogul", "native",
    "newcomer", "novelist", "philanthropist", "politician", "populist", "progressive", "rapper",
    "senator", "singer", "songwriter", "star", "superstar", "tycoon", "veteran",
])  # fmt: skip


def taken_up(stage: Stage, asked: Asked) -> str:
    """The id of the actor whom a definite description takes up again; empty for none.

    "A Senate panel" is the one committee of the Senate that the article names.

    Args:
        stage: The article.
        asked: The source.

    Example:
        >>> from analysis.actors.cast import cast
        >>> from analysis.article.article import parse
        >>> from analysis.article.spans import Span
        >>> text = "Ann Lee has risen fast. The billionaire businesswoman pledged a tram."
        >>> taken_up(Stage(cast(parse(text)), ()), Asked(Span(24, 53)))
        'ann-lee'
    """
    words = asked.source.of(stage.text).strip(" ,")
    if panel := _PANEL.fullmatch(words):
        return _committee(stage, panel["of"])
    definite = _DEFINITE.fullmatch(words)
    if definite is not None:
        polled = _poll(stage, asked, definite["own"], definite["head"].lower())
        again = polled or _again(stage, asked, definite["own"], definite["head"].lower())
        if again:
            return again
    varied = _VARIED.fullmatch(words)
    if varied is None or not is_other_word(varied["own"], varied["head"]):
        return ""
    return _last_person(stage, asked)


def _committee(stage: Stage, chamber: str) -> str:
    """The one committee of a chamber that the article names: "a Senate panel"; else empty."""
    named = [
        a.id for a in stage.cast.actors
        if a.named and a.name.startswith(f"{chamber} ") and a.name.endswith("Committee")
    ]  # fmt: skip
    return named[0] if len(named) == 1 else ""


def is_other_word(own: str, head: str) -> bool:
    """Whether a definite description says what somebody is, and not which post it is.

    Example:
        >>> is_other_word("billionaire ", "businessman"), is_other_word("harbour ", "master")
        (True, False)
    """
    low, before = head.lower(), own.lower().split()
    noun = noun_of(low.removeprefix("ex-"))
    past = noun is not None and (noun.kind, noun.number) == (PERSON, "s")
    past = past and (before[:1] == ["former"] or low.startswith("ex-"))
    past = past and low.title() not in titles()  # an office, which others have held
    return (bool(own) and low in _WHAT) or past or _AGED.fullmatch(low) is not None


def is_anothers_trade(stage: Stage, asked: Asked, number: int, head: str) -> bool:
    """Whether a post or trade told by itself is none of a named actor's: "the surveyor".

    A named body that is no medium is not "the network".
    """
    actor = stage.cast.actors[number]
    if head in _MEDIA and actor.named and actor.kind == "organisation":
        words = low_words(f"{actor.name} {actor.role}")
        return head not in words and words_of("medium").isdisjoint(words)
    person = actor.named and actor.kind == PERSON and not actor.party
    return person and is_another_trade(head, stage.roles_but(number, asked.source))


def is_rivals(own: Set[str], roles: Set[str]) -> bool:
    """Whether a description is of another than a person: "the visiting coach", "the unnamed"."""
    return bool(own & _RIVALS - roles)


def is_met_later(stage: Stage, asked: Asked, number: int, head: str) -> bool:
    """Whether somebody is named for the first time behind a description, and as another thing.

    "The company" may be a firm that is named later on.

    Args:
        stage: The article.
        asked: The source.
        number: The actor's place in the cast.
        head: The description's head.
    """
    actor = stage.cast.actors[number]
    if head in low_words(actor.role):
        return False
    noun = noun_of(head)
    first = next((m.start for m in stage.of(number) if m.form in NAMING), -1)
    if actor.kind in BODIES and noun is not None and noun.kind != PERSON:
        return False
    return actor.named and actor.kind in (PERSON, *BODIES) and first > asked.source.start


def head_of(actor: Actor) -> str:
    """The head of the words that an actor without a name is called by, or a name's last word."""
    words = low_words(_BEHIND.split(actor.name)[0])
    return words[-1] if words else ""


def _again(stage: Stage, asked: Asked, own: str, head: str) -> str:
    """Whom the same noun stands for that the article used last: "a judge", then "the judge"."""
    if asked.reason is None or asked.reason.link not in _AGAIN or asked.rules not in stage.index:
        return ""
    actor, noun = stage.cast.actors[stage.index[asked.rules]], noun_of(head)
    if noun is None or noun.number == "p" or head in words_of("government"):
        return ""
    if actor.kind in ("place", "event", "collective") or head_of(actor) != head:
        return ""
    called = low_words(actor.name)
    if not set(own.lower().split()) <= set(called) or not _tells_more(actor, called):
        return ""
    if " ".join(called) == f"the {own}{head}".lower():
        return ""  # it would be called no better
    if noun.kind in BODIES and (other := _other_body(stage, asked, actor)) is not None:
        goes_on = head in _GROUPS and other.named and not is_no(head, other.kind, other.name)
        return other.id if goes_on and other.kind == "organisation" else ""
    number = stage.index[asked.rules]
    same = {n for n in _met_before(stage, asked) if head_of(stage.cast.actors[n]) == head}
    last = max((m.start for m in stage.of(number) if m.start < asked.origin), default=0)
    near = stage.sentence(asked.origin) - stage.sentence(last) <= 1
    return actor.id if near or same == {number} else ""


def _other_body(stage: Stage, asked: Asked, actor: Actor) -> Actor | None:
    """The body that spoke right before "the group", where it is another than the one given."""
    if not asked.before or asked.before[0][0] == actor.id:
        return None
    last, end = asked.before[0]
    other = stage.cast.actors[stage.index[last]]
    near = stage.sentence(asked.origin) - stage.sentence(max(0, end - 1)) <= NEAR
    return other if near and other.kind in (*BODIES, "collective") else None


def _tells_more(actor: Actor, called: Sequence[str]) -> bool:
    """Whether words are a whole phrase or a name: "a judge", no bare words of a headline."""
    whole = actor.named or called[0] in words_of("determiner")
    return called[0] not in _OTHER and (whole or re.search(r"['’]s? ", actor.name) is not None)


def _poll(stage: Stage, asked: Asked, own: str, head: str) -> str:
    """The one poll that the article names: "a Northam Post poll", then "the survey"."""
    if head not in POLLS or own:
        return ""
    polls = [n for n in _met_before(stage, asked) if head_of(stage.cast.actors[n]) in POLLS]
    named = [n for n in polls if any(w[:1].isupper() for w in _inner(stage.cast.actors[n]))]
    chosen = named or polls
    return stage.cast.actors[chosen[0]].id if len(chosen) == 1 else ""


def asking_poll(stage: Stage, asked: Asked) -> str:
    """The poll that asks where nobody else is named: "Asked whether it rained, 40 percent said".

    Args:
        stage: The article.
        asked: A statement without a source.
    """
    at = asked.anchor
    here = stage.sentence(at)
    cue = " ".join(part.of(stage.text).lower() for part in asked.cue)
    sentence = stage.text[stage.sentence_starts[here] : stage.sentence_end(here)]
    if not _ASKED.search(cue) or not _ANSWERS.search(sentence):
        return ""
    mets = (m for m in reversed(stage.met) if m.start < at and m.form != "pronoun")
    polls = (stage.cast.actors[m.actor] for m in mets)
    return next((a.id for a in polls if head_of(a) in POLLS), "")


def _inner(actor: Actor) -> Sequence[str]:
    """The words of a name but for the first, which may have its capital from its place."""
    return actor.name.split()[1:]


def _met_before(stage: Stage, asked: Asked) -> list[int]:
    """The actors met before a source, pronouns and possessives left out, in order."""
    mets = (m for m in stage.met if m.start < asked.source.start)
    return list(dict.fromkeys(m.actor for m in mets if m.form != "pronoun" and not m.possessive))


def _last_person(stage: Stage, asked: Asked) -> str:
    """The one person named whom the sentence before is about, or who spoke in it; else empty."""
    here = stage.sentence(asked.origin)
    if not here:
        return ""
    start = stage.sentence_starts[here - 1]
    if stage.paragraph(asked.origin) - stage.paragraph(start) > 1:
        return ""
    near = [m for m in stage.met if start <= m.start < asked.origin and m.quoted < 0]
    if asked.before and asked.before[0][1] > start and not _is_person(stage, asked.before[0][0]):
        return ""
    spoke = {stage.index[i] for i, end in asked.before[:1] if end > start}
    people = {m.actor for m in near if not m.possessive and _is_named(stage, m)} | spoke
    about = {m.actor for m in near if m.subject or m.first} | spoke
    if len(people) != 1 or not people <= about:
        return ""
    actor = stage.cast.actors[next(iter(people))]
    return actor.id if _may_be(stage, asked, actor) else ""


def _is_named(stage: Stage, met: Met) -> bool:
    return _is_person(stage, stage.cast.actors[met.actor].id)


def _is_person(stage: Stage, key: str) -> bool:
    actor = stage.cast.actors[stage.index[key]]
    return actor.named and actor.kind == PERSON


def _may_be(stage: Stage, asked: Asked, actor: Actor) -> bool:
    """Whether neither the noun's sex nor somebody else so described speaks against a person."""
    words = low_words(_BEHIND.split(asked.source.of(stage.text))[0])
    noun = noun_of(words[-1])
    if noun is not None and noun.sex and actor.sex and noun.sex != actor.sex:
        return False
    number = stage.index[actor.id]
    if clash(set(words), stage.roles_but(number, asked.source)):
        return False
    met = [n for n in _met_before(stage, asked) if stage.cast.actors[n].kind == PERSON]
    called = [n for n in met if stage.cast.actors[n].named and _is_called(stage, n, words[-1])]
    if number not in called and (called or _has_other_post(stage, number)):
        return False  # another is the candidate
    others = (stage.cast.actors[n] for n in met)
    return not any(not o.named and head_of(o) == words[-1] for o in others)


def _is_called(stage: Stage, number: int, head: str) -> bool:
    """Whether the article calls a person by a word or the like beside his name."""
    words = _told_as(stage, number)
    return head in words or any(head in roles_again().get(w, ()) for w in words)


def _has_other_post(stage: Stage, number: int) -> bool:
    """Whether a person holds an office, and the one whom the article is about holds none."""
    people = (n for n in stage.main if stage.cast.actors[n].kind == PERSON)
    first = next(people, number)
    offices = [any(w.title() in titles() for w in _told_as(stage, n)) for n in (number, first)]
    return first != number and offices == [True, False]


def _told_as(stage: Stage, number: int) -> list[str]:
    """The words that tell beside a person's name what he is."""
    titled = (stage.text[m.start : m.end] for m in stage.of(number) if m.form == "title")
    return low_words(" ".join((stage.cast.actors[number].role, *titled)))
