"""Who heads a row of the table of those who speak, and of what kind is one whom the cast lacks."""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.actors.cast import Actor, Cast
from analysis.article.name_lists import given, noun_of, peoples, words_of
from analysis.statements.attribution_candidate import Flag, Rule
from analysis.statements.source_phrases import document_words, phrase
from analysis.statements.source_types import is_thing
from analysis.statements.spoken_about import ACTORS, is_real
from analysis.statements.statements import Statement, Statements

_OF_NAME = re.compile(r"[Tt]he (?:\w+ )*[A-Z]")  # "the Lee campaign", whose body is plain
_OFFICE = re.compile(r"[Tt]he (?P<office>[A-Z]\w+(?: [A-Z]\w+)*) of (?:the )?[A-Z][\w ]+")
_NAME = re.compile(r"[A-Z][\w.’'&-]*(?: [A-Z][\w.’'&-]*)+")
# "New York Board of Elections | records"
_OWNED_TEXT = re.compile(
    r"(?:an? |the )?(?:[A-Z][\w.&’'-]* (?:(?:of|for|and|the) )*)+(?P<text>[a-z]+)"
    r"(?=\Z|,| (?:about|by|filed|from|issued|obtained|of|on|published|released|that|which)\b)"
)
_SHARE = re.compile(r"\d ?(?:%|per ?cent)")
_PORTION = re.compile(
    r"(?:the )?(?:dozens|hundreds|scores|thousands|millions|many|most|some|several|all|one|two"
    r"|three|both|part|half|a (?:couple|few|group|handful|host|majority|number|pair|range|series))"
    r" of ",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"[,;:—–()]|\b(?:about|across|against|around|at|behind|by|for|from|in|including|like|near|of|on"
    r"|outside|over|such as|that|to|under|whose|who|with|[a-z]+ed|[a-z]+ing(?= ))\b"
)
_PERSONS = ("ers", "ors", "ists", "ians", "ants", "ents", "men", "women", "crats", "people", "als")
# Words of which a reader asks: which ones?
_EMPTY = frozenset({
    "another", "anyone", "everyone", "it", "one", "others", "someone", "that", "them", "these",
    "they", "this", "those", "us", "we", "you",
})  # fmt: skip


def is_speaker(actor: Actor) -> bool:
    """Whether a row of speakers can be headed by it: somebody named, or described by a noun.

    "The nominee" and "one critic" may be somebody whom the article names elsewhere.

    Example:
        >>> is_speaker(Actor("x", "one of them", "collective", named=False))
        False
        >>> is_speaker(Actor("x", "four House Republicans", "collective", named=False))
        True
        >>> is_speaker(Actor("x", "the Lee campaign", "organisation", named=False))
        True
        >>> is_speaker(Actor("x", "retired officers and Ann Lee", "collective", named=False))
        False
    """
    if is_name_in_full(actor) or (actor.kind == "organisation" and _OF_NAME.match(actor.name)):
        return True
    if actor.named and actor.name[:1].isupper():
        return is_real(actor)
    words = actor.name.lower().split()
    if actor.kind not in ACTORS or words[-1] in _EMPTY or words[0] == "one":
        return False
    if words[0] in words_of("auxiliary"):
        return False
    if words[-1] in words_of("alone") or words[0] in words_of("preposition"):
        return False  # "many", "in other towns officials"
    if "and" in words and re.search(r"[A-Z]", actor.name):
        return False  # a row with a name in it: each has a row of his own
    if is_thing(phrase(actor.name)) or is_text_or_things(actor.name):
        return False
    if words[0] in words_of("owning") or _is_bare_noun(actor.name):
        return False
    known = words[0] in words_of("definite")
    lone = bool(actor.role) and not actor.named
    return lone or not known or (actor.kind == "collective" and len(words) == 2)


def _is_bare_noun(name: str) -> bool:
    """Whether words are one noun for one, as headlines and captions have it: "owner"."""
    noun = noun_of(name)
    return noun is not None and noun.number == "s" and name.islower()


def is_text_or_things(name: str) -> bool:
    """Whether words without a name are of a text, or of many things that tell nothing.

    Example:
        >>> is_text_or_things("Harbour Board records"), is_text_or_things("a 2010 paper by Hale")
        (True, True)
        >>> is_text_or_things("dozens of amendments"), is_text_or_things("those attacks")
        (True, True)
        >>> is_text_or_things("members of the panel"), is_text_or_things("the authors of a paper")
        (False, False)
    """
    owned = _OWNED_TEXT.match(name)
    if owned is not None and document_words(owned["text"]):
        return True
    if _SHARE.search(name):
        return True
    words = re.sub(r"['’]s?\Z", "", _front(name).strip()).split()
    low = words[-1].lower().rstrip(".,") if words else ""
    if low == "paper":
        return not name.lower().startswith("the ")
    if document_words(low) or low.endswith("ing"):
        return noun_of(low) is None or document_words(low)
    lower = words[-1].islower() or (len(words) == 1 and words[0].istitle())
    many = lower and low.endswith("s") and not low.endswith("ss")
    named = low in words_of("party") or low.title() in peoples()
    return many and noun_of(low) is None and not low.endswith(_PERSONS) and not named


def _front(name: str) -> str:
    """The words of a phrase up to its head: "dozens of amendments | in the bill"."""
    part = _PORTION.match(name)
    start = part.end() if part else 0
    cut = _BEHIND.search(name, start + 1)
    return name[start : cut.start() if cut else None]


def is_name_in_full(actor: Actor) -> bool:
    """Whether somebody is called by a name that tells of a person or body, sure or not of which.

    A first name stands before its last word, or that word is a body's: "the Foreign Office".

    Example:
        >>> is_name_in_full(Actor("x", "Head Clerk Ann Lee", "other", kind_sure=False))
        True
        >>> is_name_in_full(Actor("x", "Lee’s Report", "document"))
        False
    """
    if actor.kind not in (*ACTORS, "other") or _NAME.fullmatch(actor.name) is None:
        return False
    *_, first, last = actor.name.split()
    noun = noun_of(last.lower())  # "Former San Francisco Mayor" has no name
    return first in given() if noun is None else noun.kind == "organisation"


def lone_office(people: Cast, name: str) -> str:
    """The office that words for somebody tell, where nobody whom the article names has it.

    Example:
        >>> from analysis.actors.cast import cast
        >>> from analysis.article.article import parse
        >>> people = cast(parse("Mayor Ann Lee met the Prime Minister of Orel."))
        >>> [lone_office(people, f"the {it} of Orel") for it in ("Prime Minister", "Mayor")]
        ['Prime Minister', '']
    """
    match = _OFFICE.fullmatch(name)
    noun = noun_of(match["office"].lower().split()[-1]) if match is not None else None
    if match is None or noun is None or noun.kind != "person":
        return ""
    named = (a for a in people.actors if a.named and a.kind == "person")
    roles = {word.lower() for a in named for word in f"{a.role} {a.name}".split()}
    return "" if noun.word in roles else match["office"]


def surer(people: Cast, statements: Statements) -> dict[str, Actor]:
    """The speakers of the cast of whom more is sure than the cast knows.

    By an account that signs a post somebody speaks, and whoever alone holds an office may have a
    row without a name.
    """
    out = {}
    for statement in statements:
        actor = people.get(statement.speaker_id)
        if actor is None:
            continue
        if Rule.POST in statement.rules:
            out[actor.id] = replace(actor, kind_sure=True)
        elif not actor.named and (office := lone_office(people, actor.name)):
            out[actor.id] = replace(actor, role=office)
    return out


def strangers(people: Cast, statements: Statements) -> dict[str, Actor]:
    """The speakers that the cast does not hold: "thousands of parents", "Lee and Ward"."""
    out: dict[str, Actor] = {}
    for statement in statements:
        key = statement.speaker_id
        if not key or people.get(key) is not None:
            continue
        spans = (*(out[key].mentions if key in out else ()), *statement.source)
        hidden = Flag.ANONYMOUS in statement.flags
        kind = _kind(statement)
        out[key] = Actor(
            key,
            statement.speaker,
            kind,
            role=lone_office(people, statement.speaker),
            mentions=spans,
            anonymous=hidden,
            named=False,
        )
    return out


def _kind(statement: Statement) -> str:
    """What kind of actor a speaker is, by the noun that he is described with."""
    if Flag.COLLECTIVE in statement.flags:
        return "collective"
    one = phrase(statement.speaker)
    noun, front = noun_of(one.head), one.words.removesuffix(one.rest).strip().lower()
    if noun is None or noun.kind not in ACTORS or not front.endswith(one.head):
        return "other"  # "a Reuters head count" is no head
    return "collective" if noun.number == "p" else noun.kind
