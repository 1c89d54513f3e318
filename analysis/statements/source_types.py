"""What sort of source speaks: a named person, one named by role, a group, a document, nobody named.

A name tells by what it names. Words without a name tell by their head: "the report" is a document,
"a spokesman for the port" is named by role, "two officials" and "a person close to the talks" keep
a name back, "officials" and "critics" are a group.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from analysis.actors.cast import Actor, Cast, is_description
from analysis.article.name_lists import kind_of, noun_of
from analysis.article.name_lists import words_of as name_words
from analysis.article.spans import Span
from analysis.common.resources import rows


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
_LEAD = re.compile(r"\A(?:according to|by|from|as|per|in|to)\s+(?=\S)", re.IGNORECASE)
_BEHIND = re.compile(
    r"[,;:—–()]|\b(?:of|for|from|at|in|on|with|to|by|who|whom|whose|that|which|about|around|near|"
    r"against|representing|claiming|speaking|familiar|close|briefed|involved|including)\b"
)
_PRONOUN = re.compile(
    r"(?:(?:\w+ of )?(?:whom|them|which|us)|I|he|she|they|we|it|you|who|that|him|her|this|these|"
    r"those)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:[-.’'][^\W_]+)*\.?")
_ASIDE = re.compile(r",\s+(?:the|a|an|its)\s+([^,.;:()\n]{3,60})")
_OWNED = re.compile(r"\w['’]s?\s+\w")
_ROW = re.compile(r"\band\b")
_FEW = re.compile(r"(?:a (?:handful|number|couple|pair|few|dozen) of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without a name, taken apart.

    Args:
        words: All of it.
        front: The words up to its head, in small letters.
        head: The noun that it is about, in small letters.
        rest: What stands behind the head.
    """

    words: str
    front: tuple[str, ...]
    head: str
    rest: str

    @property
    def first(self) -> str:
        """Its first word, an article or a number for one."""
        return self.front[0] if self.front else self.head


@cache
def words_of(kind: str) -> frozenset[str]:
    """A class of words of ``analysis/data/source_words.tsv``, where the classes are told."""
    return {row["class"]: frozenset(row["words"].split()) for row in rows("source_words")}[kind]


def phrase(words: str) -> Phrase:
    """A noun phrase taken apart.

    Example:
        >>> one = phrase("two former port officials who saw it")
        >>> one.first, one.head, one.rest
        ('two', 'officials', 'who saw it')
    """
    words = _LEAD.sub("", " ".join(words.split()), count=1)
    few = _FEW.match(words)
    body = words[few.end() :].strip() if few else words
    cut = _BEHIND.search(body, 1)
    front = body[: cut.start()] if cut else body
    parts = _WORD.findall(front)
    low = [re.sub(r"['’]s?$", "", w.lower().rstrip(".")) for w in parts]
    # A capital within a phrase is a name's: "Mayor Bill de Blasio" is no bill.
    plain = [i for i, w in enumerate(parts) if (i == 0 or w[0].islower()) and _tells(low[i])]
    at = plain[-1] if plain else len(low) - 1
    head = low[at] if low else ""
    ahead = (*(["several"] if few else []), *low[: max(0, at)])
    return Phrase(words, tuple(ahead), head, body[cut.start() :].strip() if cut else "")


def _tells(word: str) -> bool:
    kinds = ("someone", "hidden", "document", "some_of", "post")
    return noun_of(word) is not None or any(word in words_of(kind) for kind in kinds)


def is_pronoun(words: str) -> bool:
    """Whether the words are a pronoun alone."""
    return bool(_PRONOUN.match(words.strip()))


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
    if _ROW.search(name) and actor is None and re.search(r"[A-Z]", name):
        return SourceType.GROUP
    bare = all(word[:1].isupper() for word in name.split()) and not noun_of(name.lower())
    if actor is None and bare and not is_description(name):  # a name that the cast has not
        return _OF_KIND.get(kind_of(name.split()), SourceType.PERSON)
    named_as = [phrase(words) for words in (*source, name)]
    if any(keeps_name_back(one) or official_without_name(one) for one in named_as):
        return SourceType.ANONYMOUS
    return described_type(max(named_as, key=lambda one: len(one.words.split())), actor)


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
    if one.head in words_of("document"):
        return SourceType.DOCUMENT
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


def keeps_name_back(one: Phrase) -> bool:
    """Whether words tell of somebody whose name the article could give and does not.

    Example:
        >>> keeps_name_back(phrase("a White House aide")), keeps_name_back(phrase("an aide’s memo"))
        (True, False)
        >>> keeps_name_back(phrase("people familiar with the matter"))
        True
    """
    front = set(one.front)
    if one.head in words_of("counted") | {"one", "another"} and not front:
        return _some_of_insiders(one)
    if one.head in words_of("hidden") or front & words_of("withheld"):
        return True
    knows = next(iter(_WORD.findall(one.rest.lower())), "")
    second = _WORD.findall(one.rest.lower())[1:3]
    near = knows in words_of("place") or (
        knows in ("with", "who") and any(w in words_of("place") | {"direct"} for w in second)
    )
    if near and one.head in words_of("someone") | words_of("insider") | {"lawyer", "lawyers"}:
        return True
    if one.head in words_of("someone") and not one.head.endswith(("people", "men", "s")):
        return one.first in name_words("indefinite") or one.head.startswith("some")
    if one.head not in words_of("insider"):
        return False
    if one.first == "another":
        return True
    many = one.head.endswith("s") or one.head.endswith("men")
    if many:
        # "Several groups’ members" counts the groups, not the members.
        owned = _OWNED.search(one.words)
        ranked = bool(front & {"senior", "top"}) and one.head.removesuffix("s") in words_of(
            "faceless"
        )
        return (ranked or bool(front & words_of("counted"))) and not owned
    return one.first in name_words("indefinite") and one.first not in ("no", "each", "every")


def _some_of_insiders(one: Phrase) -> bool:
    """Whether somebody is one or a few of some people: "one", "two of the aides"."""
    if not one.rest:
        return one.head in ("one", "another")
    if not one.rest.startswith("of "):
        return False
    noun = noun_of(phrase(one.rest.removeprefix("of ")).head)
    if one.head in ("one", "another"):
        return noun is not None and noun.kind in ("person", "collective", "source")
    return phrase(one.rest.removeprefix("of ")).head in words_of("insider") | words_of("hidden")


def official_without_name(one: Phrase) -> bool:
    """Whether words tell of one whom an article only calls "the official" or "the aide".

    Example:
        >>> official_without_name(phrase("the senior official"))
        True
        >>> official_without_name(phrase("the county election official"))
        False
    """
    return one.head in words_of("faceless") and set(one.front) - words_of("rank") == {"the"}


def _ending(word: str) -> str:
    """The kind of a noun that no list has, by its ending: "biohacker", "environmentalists"."""
    if word.endswith(("er", "or", "ist", "ian", "man", "woman")):
        return "person"
    if word.endswith(("ers", "ors", "ists", "ians", "men", "women")):
        return "collective"
    return ""


def _named(text: str, actor: Actor) -> SourceType:
    """What a name names; one of unknown kind by its words and those beside it, else a person."""
    kind = actor.kind if actor.kind in _OF_KIND else kind_of(actor.name.split())
    for span in actor.mentions if kind not in _OF_KIND else ():
        behind = _ASIDE.match(text, span.end)
        before = _WORD.findall(text[max(0, span.start - 30) : span.start].lower())[-1:]
        for word in (phrase(behind[1]).head if behind else "", *before):
            noun = noun_of(word)
            if noun is not None and noun.kind in _OF_KIND:
                return _OF_KIND[noun.kind]
    return _OF_KIND.get(kind, SourceType.PERSON)


def document_words(words: str) -> bool:
    """Whether the words name a document that is not just somebody's voice.

    "The report said" is the report's; "her statement said" is hers.

    Example:
        >>> document_words("A study by the port"), document_words("the mayor’s statement")
        (True, False)
    """
    one = phrase(words)
    noun = noun_of(one.head)
    if one.head in words_of("document"):
        return True
    own = one.head in name_words("own_document")
    return noun is not None and noun.kind == "document" and not own


def own_words(words: str) -> bool:
    """Whether the words name a document that is its owner's voice, wherever he is named.

    Example:
        >>> own_words("Ward's post"), own_words("testimony by Ward"), own_words("the study")
        (True, True, False)
    """
    return phrase(words).head in name_words("own_document")


def span_words(text: str, spans: Sequence[Span]) -> str:
    """The words of some spans, in one line."""
    return " ".join(" ".join(s.of(text).split()) for s in spans)
