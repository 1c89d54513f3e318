"""What sort of source speaks: a named person, one named by role, a group, a document, nobody named.

A name tells by what it names. Words without a name tell by their head: "the report" is a document,
"a spokesman for the port" is named by role, "two officials" and "a person close to the talks" keep
a name back, "officials" and "critics" are a group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from analysis.actors.cast import Actor, Cast, is_description
from analysis.article.name_lists import kind_of, known_names, noun_of
from analysis.article.spans import Span
from analysis.statements.anonymity_words import keeps_name_back, official_without_name
from analysis.statements.source_phrases import (
    WORD,
    Phrase,
    document_words,
    own_words,
    phrase,
    words_of,
)


class SourceType(StrEnum):
    """What sort of source speaks."""

    PERSON = "named person"
    ROLE = "named by role"
    GROUP = "group"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    MEDIUM = "medium"
    ANONYMOUS = "anonymous"


_OF_KIND = {
    "person": SourceType.PERSON,
    "organisation": SourceType.ORGANISATION,
    "place": SourceType.ORGANISATION,
    "media": SourceType.MEDIUM,
    "collective": SourceType.GROUP,
    "document": SourceType.DOCUMENT,
}
_ASIDE = re.compile(r",\s+(?:the|a|an|its)\s+([^,.;:()\n]{3,60})")
_AGENCY = re.compile(r"\b(?:News|Press) (?:Agency|Service|Wire)\Z|\bNewswire\Z")
_OF_MEMBERS = re.compile(  # "Harbour Workers' Network"
    r"\b(?:Party|Union|Group|Alliance|Action|Advocacy|Labou?r|Democrats?|Democratic|Republicans?"
    r"|Workers|Students|Parents|Women|LGBTQ?\+?|Policy|Justice|Rights)\b.* Network\Z"
)
_MAKERS = ("makers", "workers", "holders", "setters")
_SITE = re.compile(r"\.(?:com|org|net|news)\Z", re.IGNORECASE)
_REPORTS = re.compile(r"(?: (?:has|first|also|later|previously))* report(?:s|ed)\b")
_TOLD = re.compile(r"\b(?:told|(?:speaking|spoke) (?:to|with)|interview with) (?:the )?\Z")
_ROW = re.compile(r"\band\b")


def source_type(cast: Cast, actor: Actor | None, name: str, source: Sequence[str]) -> SourceType:
    """What sort of source somebody is.

    Args:
        cast: The actors of the article.
        actor: Who it is; ``None`` for one whom the cast does not hold.
        name: What it is called.
        source: The words that name it where it speaks, pronouns left out.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> nobody = cast(parse("It rained."))
        >>> [str(source_type(nobody, None, name, [name])) for name in ("a spokesman", "a source")]
        ['named by role', 'anonymous']
    """
    text = cast.article.text
    if actor is not None and actor.named and not _is_member(actor.name):
        kind = _named(text, actor)
        written = bool(source) and all(document_words(s) and not own_words(s) for s in source)
        body = kind is SourceType.ORGANISATION and not document_words(actor.name)
        return SourceType.DOCUMENT if body and written else kind  # "the Rain Club's report found"
    single = keeps_name_back(phrase(name))  # "an aide to the Trade and Port Committee"
    if _ROW.search(name) and actor is None and re.search(r"[A-Z]", name) and not single:
        return SourceType.GROUP
    bare = all(word[:1].isupper() for word in name.split()) and not noun_of(name.lower())
    if actor is None and bare and _is_plural_here(text, name):
        return SourceType.GROUP
    if actor is None and bare and not is_description(name):  # a name that the cast has not
        return _OF_KIND.get(kind_of(name.split()), SourceType.PERSON)
    named_as = [phrase(words) for words in (*source, name)]
    if any(keeps_name_back(one) or official_without_name(one) for one in named_as):
        return SourceType.ANONYMOUS
    return described_type(max(named_as, key=lambda one: len(one.words.split())), actor)


def _is_plural_here(text: str, name: str) -> bool:
    """Whether a word is a plural with a capital from its place: "Policymakers"."""
    low = name.lower()
    if " " in name or _ending(low) != "collective":
        return False
    return low.endswith(_MAKERS) or re.search(rf"\b{re.escape(low)}\b", text) is not None


def _is_member(name: str) -> bool:
    """Whether what looks like a name is only what somebody belongs to: "a top Democrat"."""
    noun = noun_of(name.lower())
    return name.lower() in words_of("member") and noun is not None


def described_type(one: Phrase, actor: Actor | None = None) -> SourceType:
    """The sort of source that words without a name tell of.

    Example:
        >>> for words in ("an official", "officials", "the police chief", "the suit"):
        ...     print(described_type(phrase(words)))
        anonymous
        group
        named by role
        document
    """
    if keeps_name_back(one):
        return SourceType.ANONYMOUS
    if one.head in words_of("portion") and one.rest.startswith("of "):
        return described_type(phrase(one.rest.removeprefix("of ")), actor)
    if one.head in words_of("document") | words_of("text"):
        return SourceType.DOCUMENT
    if one.head in words_of("body"):
        return SourceType.ORGANISATION
    if one.head in words_of("some_of") and one.rest.startswith("of "):
        return SourceType.GROUP
    noun = noun_of(one.head)
    kind = noun.kind if noun is not None else _ending(one.head)
    many = noun.number == "p" if noun is not None else one.head.endswith("s")
    if not kind and actor is not None:
        kind = actor.kind
    if kind in ("person", "source"):
        return SourceType.GROUP if many else SourceType.ROLE
    if kind == "organisation" and many:
        return SourceType.GROUP
    if kind in ("document", "media"):
        return _OF_KIND[kind]
    if many or one.head in words_of("public") or "public" in one.words.split():
        return SourceType.GROUP
    return _OF_KIND.get(kind, SourceType.DOCUMENT)  # a thing that tells something


def is_thing(one: Phrase) -> bool:
    """Whether words without a name tell of no source: a thing that happened, or a law.

    "The surprise decline suggests" and "the evidence shows" are the reporter's own reasoning.

    Example:
        >>> is_thing(phrase("the surprise decline")), is_thing(phrase("the law"))
        (True, True)
        >>> is_thing(phrase("the lawsuit")), is_thing(phrase("residents of the port"))
        (False, False)
    """
    if one.head in words_of("portion") and one.rest.startswith("of "):
        return is_thing(phrase(one.rest.removeprefix("of ")))
    if one.head in words_of("rule"):
        return True
    if one.head == "percent" and one.rest.startswith("of "):
        return is_thing(phrase(one.rest.removeprefix("of ")))
    noun = noun_of(one.head)
    text = one.head in words_of("document") or (noun is not None and noun.kind == "document")
    return described_type(one) is SourceType.DOCUMENT and not text


def _ending(word: str) -> str:
    """The kind of a noun that no list has, by its ending: "biohacker", "environmentalists"."""
    if word.endswith(("er", "or", "ist", "ian", "man", "woman")):
        return "person"
    if word.endswith(("ers", "ors", "ists", "ians", "men", "women")):
        return "collective"
    return ""


def _is_told(text: str, name: Span) -> bool:
    """Whether a name reports there, or is told something: "the site.com reports"."""
    before = text[max(0, name.start - 24) : name.start]
    return _REPORTS.match(text, name.end) is not None or _TOLD.search(before) is not None


def _named(text: str, actor: Actor) -> SourceType:
    """What a name names; one of unknown kind by its words and those beside it, else a person."""
    if _AGENCY.search(actor.name) or known_names().get(f"The {actor.name}") == "media":
        return SourceType.MEDIUM
    body = actor.kind == "organisation" and not _OF_MEMBERS.search(actor.name)
    if body and any(phrase(m.of(text)).head in words_of("outlet") for m in actor.mentions):
        return SourceType.MEDIUM  # "the newspaper"
    if _SITE.search(actor.name) and any(_is_told(text, m) for m in actor.mentions):
        return SourceType.MEDIUM
    *_, last = actor.name.lower().split()
    if " " in actor.name and not actor.kind_sure and last in words_of("text"):
        return SourceType.DOCUMENT  # "Senate Rule"
    kind = actor.kind if actor.kind in _OF_KIND else kind_of(actor.name.split())
    for span in actor.mentions if kind not in _OF_KIND else ():
        behind = _ASIDE.match(text, span.end)
        before = WORD.findall(text[max(0, span.start - 30) : span.start].lower())[-1:]
        for word in (phrase(behind[1]).head if behind else "", *before):
            noun = noun_of(word)
            if noun is not None and noun.kind in _OF_KIND:
                return _OF_KIND[noun.kind]
    return _OF_KIND.get(kind, SourceType.PERSON)
